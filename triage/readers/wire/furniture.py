"""What wire copy carries around the story: recognising slug lines, bylines, datelines, notes, tails.

Pure functions over one line or paragraph. Where they stand in the article, and what becomes of them, is decided in
`text`. When in doubt a line is story: a name left in the body costs less than a sentence lost.
"""

import re
from typing import Literal, NamedTuple

from triage.expression import Expression

Kind = Literal["slug", "byline", "note", "embargo", "published", "updated", "rule", "agency"]
FootKind = Literal["credit", "agency", "keywords", "rule"]

#: As they sign their copy, in lower case → as we name them.
AGENCIES = {
    "reuters": "Reuters",
    "reuter": "Reuters",
    "thomson reuters": "Reuters",
    "ap": "AP",
    "associated press": "AP",
    "the associated press": "AP",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "dpa": "dpa",
    "efe": "EFE",
    "kyodo": "Kyodo",
    "kyodo news": "Kyodo",
    "jiji": "Jiji",
    "jiji press": "Jiji",
    "xinhua": "Xinhua",
    "upi": "UPI",
    "ansa": "ANSA",
    "tass": "TASS",
    "interfax": "Interfax",
    "apa": "APA",
    "belga": "Belga",
    "anp": "ANP",
    "ntb": "NTB",
    "ritzau": "Ritzau",
    "stt": "STT",
    "pti": "PTI",
    "ians": "IANS",
    "yonhap": "Yonhap",
    "bernama": "Bernama",
    "aap": "AAP",
    "pa": "PA",
    "pa media": "PA",
    "cp": "CP",
    "the canadian press": "CP",
    "lusa": "Lusa",
    "anadolu": "Anadolu",
    "bloomberg": "Bloomberg",
    "dow jones": "Dow Jones",
    "prnewswire": "PR Newswire",
    "pr newswire": "PR Newswire",
    "business wire": "Business Wire",
    "globe newswire": "GlobeNewswire",
}
#: Places from which copy is filed without naming a country; a bare "TOYOTA - " must stay in the story.
_FILING_PLACES = frozenset(
    "AMSTERDAM ANKARA ATHENS BAGHDAD BANGKOK BEIJING BEIRUT BERLIN BRUSSELS BUDAPEST CAIRO CAPE CARACAS CHICAGO "
    "DAMASCUS DUBAI DUBLIN FRANKFURT GENEVA HAVANA HELSINKI HONOLULU ISLAMABAD ISTANBUL JAKARTA JERUSALEM KABUL KIEV "
    "KYIV LISBON LONDON MADRID MANILA MEXICO MIAMI MILAN MOSCOW NAIROBI OKINAWA OSLO OTTAWA PARIS PRAGUE RIYADH ROME "
    "SEOUL SHANGHAI SINGAPORE STOCKHOLM SYDNEY TAIPEI TEHRAN TOKYO TORONTO VIENNA WARSAW WASHINGTON ZURICH".split()
)
_UPPER = "A-ZÀ-ÖØ-Þ"
_NAME = rf"[{_UPPER}][\w.'’-]*(?: (?:[{_UPPER}][\w.'’-]*|d[aeiu]s?|v[ao]n|de[rn]|bin|al|el|la|le|ter|zu)){{0,4}}"
_BYLINE = Expression(
    r"(?:By|BY|by|Von|VON|Par|PAR|Por|POR)[ :]+"
    rf"(?P<names>{_NAME}(?:(?:,? (?:and|und|et|y|e|&)|,) {_NAME}){{0,6}})"
    r"(?P<rest>(?:[,;|/] | in | at | for | - ).{1,60})?\.?"
)
BYLINE_STARTS = ("By", "BY", "by ", "Von ", "VON ", "Par ", "PAR ", "Por ", "POR ")
_BYLINE_SECOND = Expression(
    rf"(?:The )?(?:Associated Press|AP|Reuters|AFP|Agence France-Presse|Kyodo News|Bloomberg News|[{_UPPER}]\w+ (?:News|Press))"
    r"(?: [A-Z]\w+)?(?: (?:Writer|Correspondent|Reporter|Editor|Staff))?"
)
_CODE = Expression(
    rf"[A-Z]{{2}}-[\w'’.&/-]++(?:, ?+[\w .()-]{{1,40}}+)*+|(?=.{{8}})[{_UPPER}]{{2,}}\d*(?:[-/][{_UPPER}(&][{_UPPER}\d()&]+)+/?"
)
_KEYED_SLUG = Expression(rf"[{_UPPER}][\w.'’&/-]*(?: [{_UPPER}][\w.'’&/-]*)? (?P<code>[A-Z]{{2,4}})")
_NO_CODES = frozenset(
    ("US", "USA", "UK", "EU", "UN", "UAE", "NATO", "PM", "TV", "II", "III", "IV", "CEO", "GDP", "OF")
)
_NOTE = Expression(
    r"\(?\s*(?:EDS|Eds?|EDITORS?|Editors?)(?:['’]s?|s['’])?(?: [Nn][Oo][Tt][Ee]s?)?\s*[:—–-].*"
    r"|\((?:Adds|Updates|Corrects|Corrected|Refiles|Recasts|Repeats|Removes|Fixes|Clarifies|Edits|Changes|Rewrites|"
    r"Releads|ADDS|UPDATES|CORRECTS|RECASTS|REPEATS|REFILES)\b[^()]*\)"
    r"|(?:CORRECTION|Correction|CORRECTS|Corrects|Clarification|CLARIFICATION)\s*[:—–].*"
    r"|(?:NOTE TO|Note to) (?:EDITORS|editors|Editors)\b.*"
    r"|(?:URGENT|BULLETIN|FLASH|NEWSALERT|NEWS ALERT|EILMELDUNG|ALERTE)",
    re.DOTALL,
)
_EMBARGO = Expression(
    r"[\W_]*(?:(?:STRICTLY |Strictly |UNDER |Under )(?:EMBARGO|embargo)|EMBARGO|Embargo)(?:ED|ed)?\b.*|[\W_]*(?:SPERRFRIST|Sperrfrist)\b.*"
    r"|[\W_]*(?:NOT FOR|HOLD FOR|Not for|Hold for) (?:RELEASE|PUBLICATION|USE|BROADCAST|release|publication|use)\b.*"
)
#: How notes and embargo lines begin.
_NOTE_LETTERS = frozenset("ED Ed CO Co CL Cl NO No UR BU FL NE EI AL EM Em SP Sp HO Ho ST St UN Un".split())
#: What notes begin with that do not ask to wait, and lines of routing in words, in small letters.
NOTE_STARTS = frozenset(
    "ed correct clarification urgent bulletin flash newsalert eilmeldung alerte asianet medianet".split()
).union(("note to", "news alert"))
#: The same, and how bylines begin.
HEAD_STARTS = _NOTE_LETTERS | {start[:2] for start in BYLINE_STARTS}
_YEAR = Expression(r"\d{4}")
#: What rules are drawn with.
_RULERS = "*_=-~#+–—"
_RULE = Expression(r"([=\-_*~#+–—])(?:\s?\1){2,}")
_AGENCY = Expression(r"\W*(?P<name>[A-Za-z][A-Za-z .-]{0,20}[A-Za-z])[\W_]*(?:\^M|N)?")

#: Mixed case or dotted: in a headline of capitals, "SELLS YEN - DEALERS" is no country.
_REGION = rf"(?:, (?:[{_UPPER}][a-zà-öø-ÿ][\w'’-]*\.?|(?:[{_UPPER}]\.){{2,}})(?: [{_UPPER}][\w'’-]*)?){{1,2}}"
_UPPER_PLACE = rf"[{_UPPER}](?:[{_UPPER}.'’-]| (?=[{_UPPER}])|/(?=[{_UPPER}]))+"
_MIXED_PLACE = rf"[{_UPPER}][\w.'’-]+(?:[ /][{_UPPER}][\w.'’-]+){{0,3}}"
#: Agencies that sign their datelines without parentheses.
_BARE = "AAP|Kyodo|Xinhua|PTI|IANS|Yonhap|Bernama|BERNAMA|Antara|Jiji|ANSA|NTB"
_BARE_AGENCY = Expression(_BARE)
_WHEN = rf"(?:(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)[a-z]*,? )?(?:[^\W\d_]{{3,10}}\.? \d{{1,2}}|\d{{1,2}}\.? (?!(?:{_BARE}) )[^\W\d_]{{3,10}}\.?)(?:,? \d{{4}})?"
#: Characters within which it stands.
DATELINE = 160
_DATELINE = Expression(
    rf"(?:(?P<upper>{_UPPER_PLACE})(?P<region>(?:{_REGION})?)|(?P<mixed>{_MIXED_PLACE})(?:{_REGION})?)?"
    rf"(?:(?:,\s+|\s+|^)?(?P<when>(?<![^\s,(]){_WHEN}))?"
    rf"(?:\.?,?\s*(?:\((?P<agency>[^()\n]{{2,40}})\)|/(?P<wire>[A-Z][\w -]{{2,30}})/)|[ ](?P<bare>{_BARE})(?=[ ]?-))?"
    r"(?P<dash>(?<=/)\.(?=\s)|\s?\.?(?:--?|[–—])(?=\s)|\s[–—]|\.?--|\s?—)\s*"
)
_CREDIT = Expression(
    r"\(?\s*(?:(?:Additional|Further|Extra) )?(?:Reporting|Writing|Editing|Compiled|Edited|Written|Translated|Translation|"
    r"Graphics?|Research|Production|Bericht|Redigiert|Reportage|Reporte|Édité|Editado|Información|Rédigé)"
    r"(?:,? (?:and )?(?:additional )?(?:reporting|writing|editing|translation|graphics?))* (?:by|von|par|por|de)\b.*",
    re.DOTALL | re.IGNORECASE,
)
_CREDIT_PROSE = Expression(
    r"\(?\s*(?:(?:The )?(?:AP|Associated Press|Reuters|AFP|Bloomberg|Kyodo)\b.{0,200}?|[^.]{3,160}) "
    r"contributed (?:reporting|(?:to|for) this (?:report|story|article)).{0,80}",
    re.DOTALL,
)
_TAIL = Expression(
    r"\(?\s*+(?:MORE|More|more)\s*+\)?(?:\s*+\.\.\.)?|-++\s*+30\s*+-++|\(?-*+\s*+(?:ENDS?|Ends|E N D S|FIN|ENDE)\s*+-*+\)?|\W*-0-(?:\W*| [A-Z][a-z]{2}/\d\d/\d{4} \d{1,2}:\d\d GMT)"
    r"|(?:©|\([cC]\)|Copyright[:,]?\s*(?:©|\([cC]\)|\d{4}|[Bb]y\b)).*|All [Rr]ights [Rr]eserved\b.*"
    r"|Our Standards: The Thomson Reuters Trust Principles\.?"
    r"|\({1,2}[^()@\n]*+@[^()\n]*+\){1,2}"
    r"|(?:AAP|dpa|AFP|EFE|PA|ANSA)(?: RTV)?(?: [a-z]{2,4}\d?(?:/[a-z]{2,4})?){1,5}+(?:\s{1,4}Author: .{3,60})?|[A-Z]{2,4} \d{6} GMT [A-Z]{3} \d{2,4}"
    r"|[a-z]{2,4}(?:[/-][a-z]{2,4}){1,3}|SOURCE:? {1,3}[A-Z0-9][^\n]{1,80}"
)
#: How credits begin, behind an opening bracket.
_CREDIT_WORDS = frozenset(
    "additional further extra report writing editing compiled edited written translat graphic research production bericht "
    "redigiert informaci".split()
)
#: How all begins that stands at a foot and begins with a letter, but for codes in small letters ("sc/xx").
FOOT_WORDS = _CREDIT_WORDS.union(
    "more end fin copyright aap dpa afp efe ansa source keyword tag".split(),
    ("e n d", "pa ", "all rights", "our standards"),
)
_CREDIT_STARTS, _FOOT_STARTS = (frozenset(word[:3] for word in words) for words in (_CREDIT_WORDS, FOOT_WORDS))
AGENCY_STARTS = frozenset(name[:3] for name in AGENCIES)
SHORT_AGENCIES = frozenset(name[:2] for name in AGENCIES if not name[2:3].isalpha())
_LONGEST_AGENCY, _LONGEST_CODE = 40, 19
#: What the end of a text holds in which somebody may be credited, or that a wire has stamped, in small letters.
CREDIT_SIGNS = ("diting", "eporting", "riting", "ontributed", " gmt ")
_KEYWORDS = Expression(r"(?:Keywords?|KEYWORDS?|Tags?|TAGS?)\s*:\s*(?P<words>.+)")
_EMPHASIS = "*_ \t"


class Dateline(NamedTuple):
    """The opening of a story: where its words and where its dash end, who filed it, when."""

    said: int
    end: int
    agency: str
    when: str


def is_rule(line: str) -> bool:
    """Whether a line is drawn, not written.

    >>> is_rule("====="), is_rule("* * *"), is_rule("--"), is_rule("-30-")
    (True, True, False, False)
    """
    return _RULE.fullmatch(line) is not None


def head_kind(line: str, *, is_alone: bool) -> Kind | None:
    """What a line near the top is, if it is no story; `is_alone` when a blank line stands below it.

    >>> head_kind("Abe FBN", is_alone=True), head_kind("By Kaori Kaneko", is_alone=True), head_kind("By now", is_alone=True)
    ('slug', 'byline', None)
    """
    first = line[:1]
    if len(line) > 400:
        return None
    if first.isalnum():
        # Most lines end here: they begin like none of these, have no year in them, and are no code.
        if (
            line[:2] not in HEAD_STARTS
            and not is_alone
            and line[2:3] != "-"
            and " " in line
            and not ("20" in line or "19" in line or "18" in line)
        ):
            return None
    elif first in _RULERS and _RULE.fullmatch(line):
        return "rule"
    text = line.strip(_EMPHASIS)
    if _names_authors(text):
        return "byline"
    if text[:2] in _NOTE_LETTERS or not text[:1].isalnum():
        if _NOTE.fullmatch(text):
            return "note"
        if _EMBARGO.fullmatch(text):
            return "embargo"
    if len(text) <= 80 and ("20" in text or "19" in text or "18" in text) and _YEAR.search(text):
        from triage.readers.dates import date_line

        dated = date_line(text)
        if dated:
            return "updated" if dated[2] else "published"
    if len(text) <= 60:
        return _short_kind(text, is_alone)
    return None


#: A line of routing above everything: a letter code with a number, then numbers and short codes.
_ROUTING = Expression(
    r"[A-Z]{1,6}\d{2,5} +\d[\d.]*+(?: +[A-Z\d./-]{1,14}){2,8}|(?:AsiaNet|Asianet|ASIANET|MEDIANET|Medianet) ?\d{3,6}"
)
_AGENCY_LINE = Expression(
    r"(?:THE |The )?(?P<name>[A-Za-z][A-Za-z-]{1,12}(?: (?:Press|Press Association))?)(?:'s)?(?: (?:News|NEWS|Agency|AGENCY|Service|SERVICE|General|GENERAL|Wire|World|Economic|English))*(?: \([A-Z][a-z]+\))?"
)


def routing_kind(line: str, below: str) -> Kind | None:
    """What the very first line is, if it is neither headline nor furniture known elsewhere: codes, or an agency above a day.

    >>> routing_kind("NOR01 4 POL 0212 NOR/AFP-XY12", ""), routing_kind("KYODO NEWS (Japan)", "20 November 2026")
    ('note', 'agency')
    >>> routing_kind("COVID19 2 NEW CASES", ""), routing_kind("Kyodo News (Japan)", "It is sold.")
    (None, None)
    """
    if line[-1].isdigit() and len(line) <= 60 and _ROUTING.fullmatch(line):
        return "note" if line[:5].lower() in ("asian", "media") or len(_NUMBERS.findall(line)) > 1 else None
    if below[-1:].isdigit() and len(below) <= 60 and len(line) <= 60 and (found := _AGENCY_LINE.fullmatch(line)):
        from triage.readers.dates import date_line

        is_known = found["name"].lower() in AGENCIES and found["name"] not in ("pa", "cp", "ap")
        return "agency" if is_known and date_line(below) else None
    return None


def is_file_name(line: str) -> bool:
    """Whether a line below codes is the name of a story: words with hyphens and no blanks.

    >>> is_file_name("strike-Norway-ports"), is_file_name("Dockers accept pay-deal")
    (True, False)
    """
    return len(line) <= 60 and "-" in line and " " not in line and _FILE_NAME.fullmatch(line) is not None


_FILE_NAME = Expression(r"[\w.'’]+(?:[-,/][\w.'’]+){1,6}")


def agency_in(line: str) -> str:
    """The agency of a line "KYODO NEWS (Japan)", under the name we use."""
    found = _AGENCY_LINE.fullmatch(line)
    return AGENCIES.get(found["name"].lower(), "") if found else ""


_NUMBERS = Expression(r"(?<= )\d[\d.]*(?= |$)")


def _short_kind(text: str, is_alone: bool) -> Kind | None:
    # Codes have no spaces, but for what stands behind "US-".
    if ("-" in text or "/" in text) and (text[2:3] == "-" or " " not in text) and _CODE.fullmatch(text):
        return "slug"
    if is_alone:
        keyed = _KEYED_SLUG.fullmatch(text)
        if keyed and keyed["code"] not in _NO_CODES and not text.isupper():
            return "slug"
        if agency(text):
            return "agency"
    return None


def is_byline(line: str) -> bool:
    """Whether a line names the authors.

    >>> is_byline("By Kaori Kaneko and Tim Kelly in Tokyo"), is_byline("By then it was late.")
    (True, False)
    """
    return _names_authors(line.strip(_EMPHASIS))


def _names_authors(text: str) -> bool:
    return text.startswith(BYLINE_STARTS) and len(text) <= 200 and _BYLINE.fullmatch(text) is not None


def is_second_byline(line: str) -> bool:
    """Whether a line under a byline says whom the author works for.

    >>> is_second_byline("Associated Press Writer"), is_second_byline("The Associated Press said so.")
    (True, False)
    """
    return len(line) <= 60 and _BYLINE_SECOND.fullmatch(line.strip(_EMPHASIS)) is not None


def agency(line: str) -> str:
    """The agency that a line consists of, under the name we use.

    >>> agency("REUTER..."), agency("(AP)"), agency("Reuters said")
    ('Reuters', 'AP', '')
    """
    found = _AGENCY.fullmatch(line) if len(line) <= _LONGEST_AGENCY else None
    return AGENCIES.get(found["name"].lower(), "") if found and found["name"] not in ("pa", "cp", "ap") else ""


def dateline(text: str, start: int, *, wants_agency: bool = False) -> Dateline | None:
    """The dateline with which the text at `start` opens; `wants_agency` where one without an agency will not do.

    Bare capitals before a dash are one only with a date, an agency, a country, or a place from which copy is filed.

    >>> dateline("TOKYO, Nov 10 (Reuters) - Abe", 0), dateline("TOYOTA - once", 0)
    (Dateline(said=23, end=26, agency='Reuters', when='Nov 10'), None)
    """
    opening = text[start : start + DATELINE]
    # One of these is in every dateline, and in few other openings; "MOSCOW, November 20. /TASS/. Exports fell" has no dash.
    if not (
        ("-" in opening and (" -" in opening or "--" in opening or ".-" in opening or ")-" in opening))
        or "–" in opening
        or "—" in opening
        or ("/" in opening and "/. " in opening)
    ):
        return None
    if wants_agency and not ("(" in opening or "/" in opening or _BARE_AGENCY.search(opening)):
        return None
    found = _DATELINE.match(text, start, start + DATELINE)
    if found is None or found.end() == start:
        return None
    when = found["when"] or ""
    if when and not _is_day(when):
        return None
    said = found["agency"] or found["wire"] or found["bare"] or ""
    if when and not said and (found["upper"] or found["mixed"]) and "," not in text[start : found.start("when")]:
        # A headline: "SUGAR SOUGHT ON APRIL 8 - TRADE".
        return None
    known = AGENCIES.get(said.lower(), "")
    if found["mixed"]:
        is_sure = bool(known or (said and when))
    elif found["upper"]:
        is_sure = bool(
            known or when or found["region"] or found["upper"] in _FILING_PLACES or (said and said[0].isupper())
        )
    else:
        is_sure = bool(known or when)
    return Dateline(found.start("dash"), found.end(), known or said, when) if is_sure else None


def _is_day(when: str) -> bool:
    """Whether the time of a dateline is one, its year given or not."""
    from triage.readers.dates import is_month_day, iso_date

    return is_month_day(_without_weekday(when)) or bool(iso_date(when))


def _without_weekday(when: str) -> str:
    words = when.split()
    return (
        " ".join(words[1:])
        if len(words) > 2 and words[0].rstrip(",.").isalpha() and not words[2].isdigit()
        else when
    )


def authors(byline: str) -> tuple[str, ...]:
    """The names in a byline.

    >>> authors("By Kaori Kaneko and Tim Kelly, Reuters")
    ('Kaori Kaneko', 'Tim Kelly')
    """
    found = _BYLINE.fullmatch(byline.split("\n", maxsplit=1)[0].strip(_EMPHASIS))
    text = found["names"] if found else byline
    names = (name.strip(" .,;*_") for name in re.split(r",|;|&|\b(?:and|und|et|y)\b", text))
    return tuple(name for name in names if name and " " in name and name.lower() not in AGENCIES)


def tail_kind(line: str) -> FootKind | None:
    """What a line or paragraph at the foot is, if it is no story.

    >>> tail_kind("(Editing by Joseph Radford)"), tail_kind("REUTER"), tail_kind("Editing is hard.")
    ('credit', 'agency', None)
    """
    if _is_plainly_story(line):
        return None
    if _TAIL.fullmatch(line):
        return "credit"
    if len(line) <= _LONGEST_AGENCY and agency(line):
        return "agency"
    first = line[:1]
    if first in _RULERS and _RULE.fullmatch(line):
        return "rule"
    if first in "KT" and _KEYWORDS.fullmatch(line):
        return "keywords"
    return "credit" if is_credit(line) else None


def _is_plainly_story(line: str) -> bool:
    """Whether the last line of a text cannot be anything else: it begins like no tail, agency, credit or keywords.

    The expressions of those are long, and every text has a last line.
    """
    first, opening = line[:1], line[:3].lower()
    return (
        first.isalnum()
        and first.isascii()
        and opening not in _FOOT_STARTS
        and (len(line) > _LONGEST_AGENCY or (opening not in AGENCY_STARTS and opening[:2] not in SHORT_AGENCIES))
        and (len(line) > _LONGEST_CODE or not ("-" in line or "/" in line))
        and " GMT " not in line
        and "contributed" not in line
    )


def may_end_in_credits(ending: str) -> bool:
    r"""Whether it is worth looking for credits of several lines; most stories end otherwise.

    >>> may_end_in_credits("(Editing by\n  Joseph Radford)"), may_end_in_credits("They are met again.")
    (True, False)
    """
    return (
        ending[-1:] == ")"
        or ("ting" in ending and ("diting" in ending or "eporting" in ending or "riting" in ending))
        or "ontributed" in ending
    )


def is_credit(paragraph: str) -> bool:
    """Whether a paragraph says who reported, wrote and edited.

    >>> is_credit("(Reporting by A. Reporter; Editing by E. Ditor)"), is_credit("(July/June) unchanged at 137 pct.")
    (True, False)
    """
    if paragraph[:1] == "(" and paragraph[-1:] != ")":
        return False
    opening = (paragraph[1:] if paragraph[:1] == "(" else paragraph).lstrip()[:3].lower()
    may_credit = opening in _CREDIT_STARTS or not opening.isascii()
    return (may_credit and _CREDIT.fullmatch(paragraph) is not None) or (
        "contributed" in paragraph and _CREDIT_PROSE.fullmatch(paragraph) is not None
    )


def keywords_of(line: str) -> tuple[str, ...]:
    """The words of a line "Keywords: …".

    >>> keywords_of("Keywords: JAPAN; TRADE")
    ('JAPAN', 'TRADE')
    """
    found = _KEYWORDS.fullmatch(line)
    words = re.split(r"[,;]", found["words"]) if found else []
    return tuple(word.strip() for word in words if word.strip())
