"""What kind a name is, by lists that are sure and by its own first and last words.

A step of repairing a sentence, after names were cut and before they are widened (`settle`).
"""

from triage.entities.gazetteer import Gazetteer
from triage.entities.name_edges import is_title
from triage.entities.passed_over import ADDRESSED
from triage.entities.tokens import Name, Tokens, form_text

#: So sure of a name's kind, the model is believed against the list of countries and regions: Piedmont, an airline.
SURE_OF_KIND = 0.9
_LAWS = frozenset("Act Bill Law Treaty Prize Award Cup Championship Championships Accord Virus Disease".split())
#: Behind what a disease is named after: "Newcastle disease", "Parkinson's disease".
_ILLNESSES = frozenset(
    "virus viruses disease fever flu syndrome encephalitis hemorrhagic haemorrhagic ebolavirus hantavirus lymphoma".split()
)
_LANDFORMS = frozenset(
    "Island Islands River Lake Valley County Province Sea Mountains Peninsula Strait Desert".split()
)
#: How companies like to end when they are one word.
_COMPANY_LIKE = ("corp", "banc", "bank", "banken", "chem", "tech", "soft", "petrol", "dyne", "tron")
_COMPANY_STARTS = frozenset("AB NV SA AG PT Banco Banca Banque Compagnie Societe Grupo Credit Royal".split())
#: Last words that no person has, whatever the first is: "Rose Partners".
_FIRMS = frozenset(
    "Partners Brothers Bros Associates Sons Group Industries Stores Bank Trust Systems Technologies Foundation".split()
)
#: Last words that no person has even after a given name: "Marie Stopes International".
_NEVER_LAST = frozenset(
    "International Ministries Industries Foundation Institute University School College Hospital Center Centre Academy Museum Library Airport Indians "
    "Party Council Committee Program Programme Project Fund Trust Award Prize Bank Association Club League Airlines Airways Motors Records".split()
)
#: Last words that make a "place" an organisation.
_BODIES = frozenset(
    "council ministry commission committee bank agency association federation board company army party university congress "
    "parliament senate assembly authority bureau corporation department institute union".split()
)
#: Last words of streets, grounds and buildings, whoever they are named after.
GROUNDS = frozenset(
    "Street Road Avenue Boulevard Square Bridge Airport Park Stadium Lane Drive Gardens Arena Monument Waterfront Plaza Castle "
    "Cathedral Cemetery Highway Expressway Freeway Courthouse Racecourse Ballpark Palace Tower Basilica Mosque Mausoleum".split()
)
#: What is protected, celebrated or waved is no body.
_IDEAS = frozenset(
    "Rule Flag Month Twenties Crescent Rights Hope Genesis Wars Doctrine Plan Initiative Revolution War Affair Era Age "
    "Declaration Average Averages Index Time Diary Deals Remix Amendment Amendments Theory Policy Destruction Fans Imperialists Exit People Wall Order Dream Deal Massacre Uprising Protocol Conjecture Syndrome Scandal".split()
)
#: First words of what is no body but a part of a town, a mountain, a lake.
_QUARTERS = frozenset("Midtown Downtown Uptown Mount Cape".split())
#: Last words of somebody's office.
_OFFICE_HOLDERS = frozenset(
    "Minister Secretary Counsel TD MP MEP Ambassador Governor Chairman Spokesman Spokeswoman President Councillor Senator Solicitor-General".split()
)
#: Who is a General of another kind; Dollar General is a firm.
_GENERALS = frozenset(
    "Attorney Solicitor Surgeon Inspector Auditor Director Governor Postmaster Comptroller Secretary Consul Adjutant".split()
)
#: States of the US as the wires shorten them.
_STATES = frozenset(
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Mass. Md. Mich. Minn. Miss. Mo. Mont. Neb. Nev. "
    "N.C. N.D. N.H. N.J. N.M. N.Y. Okla. Ore. Pa. R.I. S.C. S.D. Tenn. Tex. Va. Vt. W.Va. Wash. Wis. Wyo.".split()
)
_OFFICERS = frozenset(
    "adviser advisor coordinator co-ordinator envoy vice-president solicitor-general attorney-general president-for undersecretary under-secretary deputy secretary-general".split()
)
MISSIONS = frozenset("Embassy Consulate".split())


def retype(tokens: Tokens, name: Name, begin: int, end: int, gazetteer: Gazetteer) -> Name:
    """The name with the type that a list or its own words are sure of; as it came where nothing is."""
    forms = tokens.forms
    if form_text(tokens, name).lower() in gazetteer.other_names or _is_disease(tokens, name, end, gazetteer):
        return name._replace(type="MISC")
    alone = name.end - name.begin == 1
    if not alone and (person := _person_taken(forms, name, gazetteer)):
        return person
    if name.type == "ORG" and not alone and form_text(tokens, name) not in gazetteer.organisations.values:
        name = _no_body(forms, name, gazetteer)
        if name.type != "ORG":
            return name
    if name.type in {"PER", "ORG"} and _is_town_of_state(forms, name, begin, end, gazetteer):
        return name._replace(type="LOC", confidence=max(name.confidence, 0.85))
    if name.type == "PER" and _is_firm_of_persons(forms, name, end, gazetteer):
        return name._replace(type="ORG", confidence=max(name.confidence, 0.8))
    listed = _by_list(tokens, name, begin, gazetteer)
    if listed is not None:
        return listed
    if alone:
        return _single(forms, name, begin, gazetteer)
    told = _by_words(tokens, name, gazetteer)
    if told is not None:
        return told
    if _is_foreign_firm(forms, name, end, gazetteer):
        return name._replace(confidence=min(name.confidence, 0.55))
    if name.type == "LOC" and forms[name.end - 1] in {"Street", "Avenue", "Road", "Boulevard"}:
        return name._replace(confidence=max(name.confidence, 0.7))
    return name


def _is_disease(tokens: Tokens, name: Name, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a disease is named after a place or a person: Newcastle disease, Parkinson's disease."""
    behind = name.end + (tokens.forms[name.end : name.end + 1] in (["'s"], ["’s"]))
    if behind >= end or tokens.forms[behind].lower() not in _ILLNESSES:
        return False
    return form_text(tokens, name).lower() in gazetteer.diseases


def _is_foreign_firm(forms: list[str], name: Name, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a "person" without a known first name is of a country, as firms are in lists: "Marmara Hava of Turkey"."""
    known = forms[name.begin] in gazetteer.first or forms[name.begin] in gazetteer.first_abroad
    if name.type != "PER" or known or forms[name.end : name.end + 1] != ["of"] or name.end + 1 >= end:
        return False
    return gazetteer.places.values.get(forms[name.end + 1], ("",))[0] == "country"


def _by_list(tokens: Tokens, name: Name, begin: int, gazetteer: Gazetteer) -> Name | None:
    """What the lists of bodies, peoples and places say of the whole name; None where they say nothing."""
    forms = tokens.forms
    text = form_text(tokens, name)
    if name.end - name.begin > 1 and forms[name.end - 1] in MISSIONS:
        head = gazetteer.places.values.get(form_text(tokens, name._replace(end=name.end - 1)))
        if head is not None:
            return name._replace(type="ORG", confidence=0.9)
    if name.end - name.begin == 1 and text in gazetteer.demonyms:
        return name._replace(type="NORP", confidence=0.95)
    organisation = gazetteer.organisations.values.get(text)
    place = gazetteer.places.values.get(text)
    if organisation is not None and not (place and organisation[1] != "agencies"):
        if name.type != "PER" or organisation[1] == "agencies":
            return name._replace(type="ORG", confidence=max(name.confidence, 0.9))
        return name
    if place is None:
        return None
    if name.type != "LOC":
        titled = name.begin > begin and forms[name.begin - 1].lower() in gazetteer.titles
        person = name.type == "PER" and (titled or text in gazetteer.first)
        if place[0] in {"country", "alias"} and not person and name.confidence < SURE_OF_KIND:
            return name._replace(type="LOC", confidence=max(name.confidence, 0.9))
    elif place[0] in {"country", "alias"} or _alone_sure(place[0], text, gazetteer):
        return name._replace(confidence=max(name.confidence, 0.85))
    return None


def _by_words(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> Name | None:
    """What the first and last words of a longer name say of it; None where they say nothing."""
    forms = tokens.forms
    first, last = forms[name.begin], forms[name.end - 1]
    place = gazetteer.places.values.get(form_text(tokens, name))
    if last.lower() in gazetteer.companies and last[0].isupper():
        return name._replace(type="ORG", confidence=max(name.confidence, 0.9))
    if name.type == "ORG" and any(
        form.lower() in gazetteer.companies for form in forms[name.begin + 1 : name.end]
    ):
        return name._replace(confidence=max(name.confidence, 0.85))
    if last in _LAWS and "for" not in forms[name.begin : name.end]:
        return name._replace(type="MISC")
    if name.type == "ORG" and last in _LANDFORMS:
        return name._replace(type="LOC", confidence=min(name.confidence, 0.8))
    if name.type == "PER":
        return _no_person(name, first, last, place, gazetteer)
    if name.type == "LOC" and place is None and last.lower() in _BODIES:
        return name._replace(type="ORG", confidence=min(name.confidence, 0.8))
    return None


def _no_person(
    name: Name, first: str, last: str, place: tuple[str, str] | None, gazetteer: Gazetteer
) -> Name | None:
    """The body or place that a "person" is by its first and last words; None if it may be one."""
    if place is not None and first not in gazetteer.first:
        return name._replace(type="LOC", confidence=0.8)
    sure = last in _NEVER_LAST or first in gazetteer.organisations.values
    if sure or first in _COMPANY_STARTS or last in _FIRMS:
        return name._replace(type="ORG", confidence=min(name.confidence, 0.8))
    return None


def _single(forms: list[str], name: Name, begin: int, gazetteer: Gazetteer) -> Name:
    """One word: a person after a title, a firm by its ending."""
    before = forms[name.begin - 1] if name.begin > begin else ""
    if forms[name.begin] in _STATES:
        return name._replace(type="LOC", confidence=max(name.confidence, 0.85))
    if before in ADDRESSED or (name.type == "PER" and is_title(before, gazetteer)):
        return name._replace(type="PER", confidence=max(name.confidence, 0.9))
    if name.type == "PER" and forms[name.begin].lower().endswith(_COMPANY_LIKE):
        return name._replace(type="ORG", confidence=min(name.confidence, 0.8))
    return name


def _no_body(forms: list[str], name: Name, gazetteer: Gazetteer) -> Name:
    """An "organisation" as the person, the place, the office or the idea that it is."""
    words = forms[name.begin : name.end]
    last = words[-1]
    if last in GROUNDS or words[0] in _QUARTERS:
        return name._replace(type="LOC", confidence=max(0.65, min(name.confidence, 0.8)))
    is_office = last in _OFFICE_HOLDERS or (last == "General" and words[-2] in _GENERALS)
    if last in _IDEAS or is_office or (words[0] == "State" and words[1] == "of"):
        return name._replace(type="MISC")
    if (
        last == "Banks"
        and len(words) == 2
        and _is_plain_person(words[:1], gazetteer)
        and _is_given(words[0], gazetteer)
    ):
        return name._replace(type="PER", confidence=min(name.confidence, 0.85))
    if (
        last.lower() in gazetteer.org_ends
        or words[0].lower() in gazetteer.org_starts
        or words[-1].lower() in gazetteer.companies
    ):
        return name
    if any(c.isdigit() for c in last) and last[0].isalpha():
        return name._replace(type="MISC")  # a product: "Precision R7610"
    heads = [word.lower() for word in words]
    if heads[0] in gazetteer.titles and 2 <= len(words) <= 3 and _is_plain_person(words[1:], gazetteer):
        return name._replace(begin=name.begin + 1, type="PER", confidence=min(name.confidence, 0.85))
    if not _OFFICERS.isdisjoint(heads):
        return name._replace(type="MISC")
    return name


def _person_taken(forms: list[str], name: Name, gazetteer: Gazetteer) -> Name | None:
    """The person in what was taken for something else: "Aussie Samantha Stosur", "Jo-Wilfried Tsonga"; None if there is none."""
    people = forms[name.begin] in gazetteer.demonyms
    begin = name.begin + people
    double = _is_double_given(forms[begin], gazetteer)
    if not 2 <= name.end - begin <= 3 or not (double or (people and forms[begin] in gazetteer.first)):
        return None
    if forms[name.end - 1].lower() in gazetteer.org_ends or not _is_plain_person(
        forms[begin : name.end], gazetteer
    ):
        return None
    return name._replace(begin=begin, type="PER", confidence=min(max(name.confidence, 0.7), 0.85))


def _is_town_of_state(forms: list[str], name: Name, begin: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether the abbreviation of a state follows, as after towns: Far Hills, N.J."""
    if name.end + 1 >= end or forms[name.end] != "," or forms[name.end + 1] not in _STATES:
        return False
    words = forms[name.begin : name.end]
    named = len(words) > 1 and (words[0] in gazetteer.first or words[-1].lower() in gazetteer.org_ends)
    titled = name.begin > begin and is_title(forms[name.begin - 1], gazetteer)
    return len(words) <= 2 and not (named or titled) and " ".join(words) not in gazetteer.organisations.values


def _is_given(form: str, gazetteer: Gazetteer) -> bool:
    """Whether a list has a word as a given name, and none as more of a place than a town: Tyra, not Virginia."""
    return form in gazetteer.first and gazetteer.places.values.get(form, ("town",))[0] in {"town", "city"}


def _is_double_given(form: str, gazetteer: Gazetteer) -> bool:
    """Whether a hyphen joins given names: "Jo-Wilfried", not "Dallas-Fort"."""
    parts = form.split("-")
    places = gazetteer.places.values
    if len(parts) != 2 or not all(part.istitle() for part in parts):
        return False
    town = any(places.get(part, ("",))[0] in {"country", "us_state", "capital", "city"} for part in parts)
    return not town and any(part in gazetteer.first for part in parts)


def _is_plain_person(words: list[str], gazetteer: Gazetteer) -> bool:
    """Whether words are only capitalised, and none is an English one."""
    return all(
        word[0].isupper() and (word.lower() not in gazetteer.words or word in gazetteer.last) for word in words
    )


def _speaks_as_firm(forms: list[str], place: int, end: int) -> bool:
    """Whether "said it" or "shares" follow, as after firms: "Shell said it would", "Amazon shares"; people say he and she."""
    after = forms[place : min(place + 2, end)]
    return after[:1] == ["shares"] or (
        len(after) > 1 and after[0] in {"said", "says"} and after[1] in {"it", "its"}
    )


def _is_firm_of_persons(forms: list[str], name: Name, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a "person" is a firm: one word that speaks as firms do, or three surnames, as of bankers and lawyers."""
    words = forms[name.begin : name.end]
    if len(words) == 1:
        country = gazetteer.places.values.get(words[0], ("",))[0] in {"country", "alias"}
        return not country and _speaks_as_firm(forms, name.end, end)
    return (
        len(words) == 3
        and words[2] in gazetteer.last
        and all(len(word) > 4 and word.isalpha() for word in words)
        and not any(word in gazetteer.first or word in gazetteer.first_abroad for word in words)
    )


def _alone_sure(kind: str, text: str, gazetteer: Gazetteer) -> bool:
    return kind in {"us_state", "capital"} and text not in gazetteer.first
