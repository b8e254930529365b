"""What wire copy carries above the story: recognising slug lines, bylines, notes, codes and agencies.

Pure functions over one line. Where they stand in the article, and what becomes of them, is decided in `story`;
datelines are known in `datelines`, what stands below in `foot`. When in doubt a line is story: a name left in the body costs less than a sentence lost.
"""

import re
from typing import Literal

from triage.expression import Expression
from triage.readers.wire.furniture_words import AGENCIES, BYLINE_STARTS, EMBARGO_SIGNS, UPPER

Kind = Literal["slug", "byline", "note", "embargo", "published", "updated", "rule", "agency", "source"]

_NAME = rf"[{UPPER}][\w.'’-]*(?: (?:[{UPPER}][\w.'’-]*|d[aeiu]s?|v[ao]n|de[rn]|bin|al|el|la|le|ter|zu)){{0,4}}"
_BYLINE = Expression(
    r"(?:By|BY|by|Von|VON|Par|PAR|Por|POR)[ :]+"
    rf"(?P<names>{_NAME}(?:(?:,? (?:and|und|et|y|e|&)|,) {_NAME}){{0,6}})"
    r"(?P<rest>(?:[,;|/] | in | at | for | [-–—] ).{1,60})?\.?"
)
_BYLINE_SECOND = Expression(
    rf"(?:The )?(?:Associated Press|AP|Reuters|AFP|Agence France-Presse|Kyodo News|Bloomberg News|[{UPPER}]\w+ (?:News|Press))"
    r"(?: [A-Z]\w+)?(?: (?:Writer|Correspondent|Reporter|Editor|Staff))?"
)
#: US-HARBOUR; BC-AF--Sierra Leone-Ferry,1st Ld-Writethru; FERRY-LOKO/ (UPDATE 1, PIX).
_CODE = Expression(
    rf"(?:[A-Z]{{2}}-[\w'’.&/-]++|(?:AM|AP|BC|PM)-[A-Z]{{2,3}}--[\w'’.&/ -]++)(?:, ?+[\w .()-]{{1,40}}+)*+"
    rf"|(?=.{{8}})[{UPPER}]{{2,}}\d*(?:[-/][{UPPER}(&][{UPPER}\d()&]+)+/?(?: \([{UPPER}][{UPPER}\d ,/-]{{1,40}}\))?"
)
_KEYED_SLUG = Expression(rf"[{UPPER}][\w.'’&/-]*(?: [{UPPER}][\w.'’&/-]*)? (?P<code>[A-Z]{{2,4}})")
_NO_CODES = frozenset(
    ("US", "USA", "UK", "EU", "UN", "UAE", "NATO", "PM", "TV", "II", "III", "IV", "CEO", "GDP", "OF")
)
_NOTE = Expression(
    r"\(?\s*(?:EDS|Eds?|EDITORS?|Editors?)(?:['’]s?|s['’])?(?: [Nn][Oo][Tt][Ee]s?)?\s*[:—–-].*"
    r"|\((?:Adds|Updates|Corrects|Corrected|Refiles|Recasts|Repeats|Removes|Fixes|Clarifies|Edits|Changes|Rewrites|"
    r"Releads|ATTN|ADDS|UPDATES|CORRECTS|RECASTS|REPEATS|REFILES)\b[^()]*\)"
    r"|(?:CORRECTION|Correction|CORRECTS|Corrects|Clarification|CLARIFICATION)\s*[:—–].*"
    r"|(?:NOTE TO|Note to) (?:EDITORS|editors|Editors)\b.*"
    r"|(?i:(?:press|news|media) release|for immediate release|presse(?:mitteilung|meldung|information)|communiqué(?: de presse)?|nota de (?:prensa|imprensa)|comunicado de (?:prensa|imprensa)"
    r"|comunicato stampa|persbericht|press?emeddelelse|pressmeddelande|pressemelding|lehdistötiedote|пресс-релиз)[ :–—-]*"
    r"|(?:URGENT|BULLETIN|FLASH|NEWSALERT|NEWS ALERT|EILMELDUNG|ALERTE)",
    re.DOTALL,
)
_EMBARGO = Expression(
    r"[\W_]*(?:(?:STRICTLY |Strictly |UNDER |Under )(?:EMBARGO|embargo)|EMBARGO|Embargo)(?:ED|ed)?\b.*|[\W_]*(?:SPERRFRIST|Sperrfrist)\b.*"
    r"|[\W_]*(?:NOT FOR|HOLD FOR|Not for|Hold for) (?:RELEASE|PUBLICATION|USE|BROADCAST|release|publication|use)\b.*"
)
#: How notes and embargo lines begin.
_NOTE_LETTERS = frozenset(
    "ED Ed CO Co CL Cl NO No UR BU FL NE Ne EI AL EM Em SP Sp HO Ho ST St UN Un PR Pr ME Me FO Fo PE Pe LE Le Пр ПР".split()
)
#: The same, and how bylines begin.
HEAD_STARTS = _NOTE_LETTERS | {start[:2] for start in BYLINE_STARTS}
_YEAR = Expression(r"\d{4}")
#: What rules are drawn with.
_RULERS = "*_=-~#+–—"
_RULE = Expression(r"([=\-_*~#+–—])(?:\s?\1){2,}")
_AGENCY = Expression(r"(?:\(END\))?\W*(?P<name>[A-Za-z][A-Za-z .-]{0,20}[A-Za-z])[\W_]*(?:\^M|N)?")
LONGEST_AGENCY = 40

#: As GlobeNewswire writes it below its headlines.
_SOURCED = Expression(r"[A-Z][a-z]{2,8} \d{1,2}, \d{4} \d{1,2}:\d\d [A-Z]{2,4} ?\| ?Source: [^|]{2,80}")
_EMPHASIS = "*_ \t"


def is_rule(line: str) -> bool:
    """Whether a line is drawn, not written.

    >>> is_rule("====="), is_rule("* * *"), is_rule("--"), is_rule("-30-")
    (True, True, False, False)
    """
    return line[:1] in _RULERS and _RULE.fullmatch(line) is not None


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
            and line[-1] != ")"
            and " " in line
            and not ("20" in line or "19" in line or "18" in line)
        ):
            return None
    elif is_rule(line):
        return "rule"
    text = line.strip(_EMPHASIS)
    if _names_authors(text):
        return "byline"
    if text[:2] in _NOTE_LETTERS or not text[:1].isalnum():
        if _NOTE.fullmatch(text):
            return "note"
        if _EMBARGO.fullmatch(text):
            return "embargo"
    if any(map(str.isdigit, text)) and _asks_to_wait(text):
        return "embargo"
    if len(text) <= 80 and ("20" in text or "19" in text or "18" in text) and _YEAR.search(text):
        from triage.readers.dates import date_line

        dated = date_line(text)
        if dated:
            return "updated" if dated[2] else "published"
        if "|" in text and _SOURCED.fullmatch(text):
            return "published"
        from triage.readers.wire.source_lines import source_line

        if source_line(text):
            return "source"
    if len(text) <= 60:
        return _short_kind(text, is_alone)
    return None


def _asks_to_wait(text: str) -> bool:
    lower = text.lower()
    if not any(sign in lower for sign in EMBARGO_SIGNS):
        return False
    from triage.readers.embargo import asks_to_wait

    return asks_to_wait(text)


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
    # Codes have no spaces, but for what stands behind "US-" and in brackets.
    may_be_code = text[2:3] == "-" or " " not in text or text[-1] == ")"
    if ("-" in text or "/" in text) and may_be_code and _CODE.fullmatch(text):
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
    found = _AGENCY.fullmatch(line) if len(line) <= LONGEST_AGENCY else None
    return AGENCIES.get(found["name"].lower(), "") if found and found["name"] not in ("pa", "cp", "ap") else ""


#: A name in Chinese, Japanese or Korean, which has no blank in it, and is none of a paper or a desk.
_WIDE_NAME = Expression(
    r"[\u3400-\u9fff\uac00-\ud7a3]{2,5}(?<![社网網报報讯訊部组組刊台局辑輯者])(?<!기자)(?<!뉴스)(?<!일보)"
)
#: Where somebody wrote from: "Kaori Kaneko in Tokyo".
_PLACE = Expression(rf" in [{UPPER}].*", re.DOTALL)


#: What stands before names in bylines of papers and pages.
_SIGNED = Expression(
    rf"\A\s*(?:(?:(?:Story |Words |Written |Reported )?[Bb][Yy]|F(?:rom|ROM)|V(?:on|ON)|P(?:ar|AR|or|OR)|[Dd]oor|di|[Aa][vf]|von|par|por)(?:\s*:\s*|\s+)"
    rf"|(?:Te[kx]st|Autor(?:in|en|es|a)?|Autore|Auteur|Author|Автор|Forfatter)\s*:\s*)(?=[{UPPER}А-Я])"
)
#: What stands between names; what may be part of a name only before a name of two words.
_BETWEEN = Expression(
    r",|;|&|\b(?:and|und|et|y)\b|(?<=\w) (?:og|och|en|ja|e|ed|i|и|та|ve|és|și) (?=[^\W\d_][\w.'’-]* +[^\W\d_])"
)


def authors(byline: str) -> tuple[str, ...]:
    """The names in a byline.

    >>> authors("From Kaori Kaneko and Tim Kelly, Reuters"), authors("Kaori Kaneko in Tokyo and Jan in 't Veld")
    (('Kaori Kaneko', 'Tim Kelly'), ('Kaori Kaneko', "Jan in 't Veld"))
    """
    found = _BYLINE.fullmatch(byline.split("\n", maxsplit=1)[0].strip(_EMPHASIS))
    text = found["names"] if found else _SIGNED.sub("", byline)
    names = (_stripped(_PLACE.sub("", name)) for name in _BETWEEN.split(text))
    return tuple(
        name
        for name in names
        if name and (" " in name or _WIDE_NAME.fullmatch(name)) and name.lower() not in AGENCIES
    )


def _stripped(name: str) -> str:
    """A name without signs around it; a stop belongs to an initial and to "Jr."."""
    bare = name.strip(" .,;*_|–—-")
    return f"{bare}." if name.rstrip(" ,;*_").endswith(".") and _SHORTENED.search(bare) else bare


_SHORTENED = Expression(r"[ .](?:[^\W\d_]|[JS]r)\Z")
