"""What at the edges of a proposed name is no part of it: titles, articles, quotes, a people before somebody."""

from triage.entities.gazetteer import Gazetteer
from triage.entities.tokens import Name, Tokens

_DEPARTMENTS = frozenset(
    "ministry foreign defence defense finance interior prime trade parliament government embassy supreme army navy air police "
    "treasury central justice health education transport agriculture economic economy energy industry labor labour "
    "securities environment consulate coast open cup league".split()
)
#: Not what an organisation is called: "U.S. Government" is the United States and a word.
_VAGUE = frozenset("government administration company budget economy officials official president company".split())
#: Capitals that are no body: techniques, degrees, units, ranks.
_NO_NAMES = frozenset(
    "ai sms eep pcr mri ppe ied vbied uav gps lgbt lgbtq nft esg diy faq url html pdf usb led lcd dvd cd rpm mph kph bbl lb oz cif fob wti v.c. c.e.o. vt hd gpu cpu ngo hq pc dna rna atm pin bmi iq "
    "reit reits agm egm tnt ufo ufos vip gmo gmos hiv std stds iq adhd ptsd cctv fx evs suv suvs rv url usb vpn vr ar xp os ios html css php sql xml rss "
    "gps 401k ipo ipos m&a lbo esop etf etfs cd cds cpi ppi roi ebitda eps ytd pm mp mps mep meps msp tds poc sars mers copd bbq byo eta rsvp faq asap aka "
    "thatcherite thatcherites brent wti foo olympic olympics irc rdf sax imap smtp http https ftp ssl tls dns tcp udp im utf ascii pdt qa sos prsi wwdc attorney-general solicitor-general dc daca ui ux mig migs hdmi ddl json cbd thc a.i. lpg pse bse oled ssd hdd gdpr ddt pcb pcbs cfc cfcs vhs mp3 npv irr td tds "
    "mia jwst sdi ram rom edm kc qc sc api apis sdk cms crm erp llm llms gpt iot sme smes esl gcse gcses sat sats gpa obe mbe cbe "
    "a320 a330 a340 a350 a380 "
    "m.s. r.d. m.d. j.d. ph.d. b.a. m.a. b.s. r.n. esq. d.d.s. m.b.a. m.p.h. ed.d. psy.d. d.o. k-12 stem".split()
)
_EDGES = frozenset("the The a A an An 's 'S ’s and of said".split())


def trim(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> Name | None:
    """The name without titles, articles, quotes and possessives at its edges; None when nothing is left."""
    forms = tokens.forms
    begin, end = name.begin, name.end
    while begin < end and (not forms[begin][0].isalnum() or forms[begin] in _EDGES):
        begin += 1
    while name.type == "ORG" and begin < end - 1 and forms[begin].isdigit():
        begin += 1  # "300 Islamic State trucks"
    while end > begin and _loose_end(forms[end - 1], name.type, gazetteer, alone=end - 1 == begin):
        end -= 1
    while (
        name.type == "PER"
        and begin < end - 1
        and (is_title(forms[begin], gazetteer) or _is_compound(forms[begin], gazetteer))
    ):
        begin += 1
    if name.type == "PER":
        begin += _shouted(forms[begin:end], gazetteer)
    if name.type == "PER" and end - begin > 2 and forms[begin + 1] in gazetteer.first:
        lower = forms[begin].lower()  # "Investor Martin T. Sosnoff"
        begin += (
            lower in gazetteer.words and forms[begin] not in gazetteer.first and forms[begin] not in gazetteer.last
        )
    is_given = name.type == "PER" and end - begin == 2 and forms[begin] in gazetteer.first
    if (
        end - begin > 1
        and forms[begin] in gazetteer.demonyms
        and _led_by_people(forms[begin + 1], name.type)
        and not (is_given and forms[begin + 1] not in gazetteer.first)  # Christian Bruch
    ):
        begin += 1
    if all(_says_nothing(forms[place], gazetteer) for place in range(begin, end)):
        return None
    if end - begin == 1 and _is_nothing(forms[begin], gazetteer):
        return None
    return name._replace(begin=begin, end=end)


def _shouted(forms: list[str], gazetteer: Gazetteer) -> int:
    """How many words in capitals stand before a given name: "MVP Ben Ostrander", not "OSTRANDER Ben Paul"."""
    count = next((at for at, form in enumerate(forms) if len(form) < 3 or not form.isupper()), len(forms))
    if len(forms) - count < 2 or forms[count] not in gazetteer.first or forms[-1] in gazetteer.first:
        return 0
    return count


def _is_compound(form: str, gazetteer: Gazetteer) -> bool:
    """Whether a hyphen joins English words: "Flu-Hit" before a name."""
    parts = form.lower().split("-")
    return len(parts) > 1 and form not in gazetteer.first and all(part in gazetteer.words for part in parts)


def _says_nothing(form: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is none of those that make a name: a number, a day, "Inc", "and"."""
    lower = form.lower()
    return form[0].isdigit() or lower in gazetteer.not_names or lower in gazetteer.companies or form in _EDGES


def _loose_end(form: str, kind: str, gazetteer: Gazetteer, *, alone: bool) -> bool:
    """Whether the last token is no part of the name: a possessive, a stop, "4th", a plain word, "Administration"."""
    if form in _EDGES or (not form[-1].isalnum() and (len(form) == 1 or form[-1] != ".")):
        return True
    if alone:
        return False
    if form == "HQ":
        return True
    if form.lower() in {"dlrs", "dlr", "stg", "mln", "bln", "pct", "cts"}:
        return True
    if kind in {"PER", "LOC"} and form.lower() in gazetteer.not_names:
        return True
    if kind == "PER" and form.lower() in _VAGUE:
        return True
    return form[0].islower() or (form[0].isdigit() and not form.isdigit())


def _led_by_people(following: str, kind: str) -> bool:
    """Whether a people before a name is no part of it: "Japanese Foreign Ministry", not "British Airways"."""
    return kind == "PER" or (kind in {"ORG", "LOC"} and following.lower() in _DEPARTMENTS)


def is_title(form: str, gazetteer: Gazetteer) -> bool:
    """Whether a word stands before names without belonging to them."""
    lower = form.lower()
    return lower in gazetteer.titles or (lower in gazetteer.title_parts and form not in gazetteer.first)


def _is_nothing(form: str, gazetteer: Gazetteer) -> bool:
    lower = form.lower()
    if lower in _NO_NAMES or (form[:-1].isupper() and form[-1] == "s" and len(form) > 2):
        return True
    return lower in gazetteer.titles or len(form) == 1 or (form[0].islower() and lower in gazetteer.words)
