"""Lists of references, as libraries and reference managers export them: RIS (Zotero, ProQuest, EBSCO …), Web of Science,
PubMed, EndNote and BibTeX.

RIS: lines "TI  - headline", a record from `TY` to `ER`. Web of Science: "TI headline" with further lines indented, a
record from `PT` to `ER`, "FN …" before the first. PubMed: "TI  - headline", a record from each `PMID`. EndNote: "%T headline", a
record from each `%0`. Lines without a tag go on with the one above. What there is of a text is the abstract.
"""

import re
from collections.abc import Iterator
from string import ascii_letters

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.encoding import decode, is_text
from triage.readers.exports import bibtex
from triage.readers.fields import distinct, fold, language_tag, outlet_name, turned
from triage.readers.stamps import stamp
from triage.readers.web.markup import plain
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each, placed

_RIS = re.compile(rb"(?:\xef\xbb\xbf)?(?:[A-Z][\w ]{2,20}:[^\n]{0,200}\n|\s++)*+TY  ?- ?[A-Z]{2,6}\s")
_WEB_OF_SCIENCE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:FN [^\n]{1,80}(?:Web of Science|Clarivate|ISI|Thomson)[^\n]*\n|PT [A-Z]\r?\n(?:AU|BA|BE|CA) )"
)
_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?")
_SCIENCE_LINE = re.compile(r"([A-Z][A-Z0-9])(?: (.*))?")
_PUBMED = re.compile(rb"(?:\xef\xbb\xbf)?\s*+PMID- ?\d{1,10}[ \t\r]*+\n[A-Z]{2,4} *- ")
_PUBMED_LINE = re.compile(r"([A-Z]{2,4}) *-(?: (.*))?")
_ENDNOTE = re.compile(rb"(?:\xef\xbb\xbf)?\s*+%0 [A-Z][^\n]{2,40}\n%[A-Z0-9@!]")
_ENDNOTE_LINE = re.compile(r"(%[A-Za-z0-9@!&?<>$^~+*=()\[\]#|])(?: (.*))?")
#: Tags of PubMed and EndNote → those of RIS.
_OF_PUBMED = {"FAU": "AU", "AU": "A1", "JT": "T2", "TA": "JA", "DP": "DA", "PMID": "ID", "OT": "KW", "MH": "DE"}
_OF_ENDNOTE = {
    "%T": "TI", "%A": "AU", "%B": "T2", "%J": "T2", "%I": "PB", "%D": "PY", "%8": "DA", "%X": "AB", "%U": "UR", "%K": "KW", "%G": "LA", "%M": "AN",
}  # fmt: skip
#: Our fields → tags, best first.
_TITLE = ("TI", "T1", "CT", "BT")
_OUTLET = ("T2", "JO", "JF", "SO", "JA", "J2", "PB")
_TEXT = ("AB", "N2", "N1")
_DAY = ("DA", "Y1", "PY")
_URL = ("UR", "L2", "LK", "L1")
_AUTHORS = ("AU", "A1")
_KEYWORDS = ("KW", "DE")


class _References:
    name = "references"
    suffixes = (".ris", ".txt", ".ciw", ".nbib", ".enw", ".bib")

    def recognises(self, head: bytes, name: str) -> bool:
        """By the first tag of a record; no suffix says it."""
        return is_text(head) and _kind(head) != ""

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """An article for each record with a title."""
        text, encoding = decode(data)
        kind = _kind(data)
        joint = "\n" if kind == "ris" else " "
        found = each(
            lambda record: _article(record, joint), _records(text, kind), is_article=lambda article: article.title
        )
        yield from placed(found, name, kind, encoding, bounds, "a list of references without an article")


READER = _References()

Record = dict[str, list[str]]


def _kind(data: bytes) -> str:
    """Which list it is, by the first tag of a record; "" for none."""
    found = {
        "ris": _RIS.match(data),
        "wos": _WEB_OF_SCIENCE.match(data),
        "pubmed": _PUBMED.match(data),
        "endnote": _ENDNOTE.match(data),
        "bibtex": bibtex.is_bibtex(data),
    }
    return next((kind for kind, is_so in found.items() if is_so), "")


def _records(text: str, kind: str) -> Iterator[Record]:
    if kind == "bibtex":
        return bibtex.records(text)
    if kind == "pubmed":
        return _tagged(text, _PUBMED_LINE, ("PMID",), _OF_PUBMED)
    if kind == "endnote":
        return _tagged(text, _ENDNOTE_LINE, ("%0",), _OF_ENDNOTE)
    return _tagged(text, _RIS_LINE if kind == "ris" else _SCIENCE_LINE, ("TY", "PT"), {})


def _tagged(
    text: str, line_of: re.Pattern[str], starts: tuple[str, ...], names: dict[str, str]
) -> Iterator[Record]:
    """The values by tags, one a line, of each record; a record ends with `ER` or where another starts, and `names` are ours."""
    record: Record = {}
    values: list[str] = []
    for line in text.splitlines():
        found = line_of.fullmatch(line.rstrip()) if line[:1].isupper() or line[:1] == "%" else None
        if found is None:
            if values and line.strip():
                values.append(line.strip())
            continue
        tag, value = names.get(found[1], found[1]), (found[2] or "").strip()
        # Only in RIS and Web of Science the tag of a start may stand within a record.
        if tag == "ER" or (found[1] in starts and (names or "TI" in record)):
            if record:
                yield record
            record, values = {}, []
        if tag not in ("ER", "EF", "FN", "VR"):
            values = record.setdefault(tag, [])
            if value:
                values.append(value)
    if record:
        yield record


def _article(record: Record, joint: str) -> Article:
    abstract = plain(joint.join(_first(record, _TEXT)))
    authors = record.get("AF") or next((record[tag] for tag in _AUTHORS if tag in record), [])
    written, published = _time(record)
    url = next((value for value in _first(record, _URL) if value.startswith("http")), "")
    return Article(
        title=fold(plain(" ".join(_first(record, _TITLE)))),
        body=abstract,
        byline="; ".join(authors),
        authors=distinct(name for author in authors for name in turned(author)),
        keywords=distinct(word for tag in _KEYWORDS for value in record.get(tag, ()) for word in value.split(";")),
        outlet=outlet_name(" ".join(_first(record, _OUTLET))),
        url=url,
        language=language_tag(" ".join(record.get("LA", ()))),
        id=" ".join(record.get("UT") or record.get("ID") or record.get("AN") or ()),
        published=published,
        published_text=written,
    )


def _first(record: Record, tags: tuple[str, ...]) -> list[str]:
    return next((record[tag] for tag in tags if record.get(tag)), [])


def _without_season(written: str) -> str:
    """A day without what some write after the last slash: "2026/11/19/evening"."""
    day = written.rstrip(ascii_letters)
    return day.rstrip("/ ") if day.endswith(("/", " ")) else written


def _time(record: Record) -> tuple[str, str]:
    """The day as written and in ISO: "2026/11/19/", or a month and day ("NOV 19") beside a year."""
    year = " ".join(record.get("PY", ()))[:4]
    part = " ".join(record.get("PD", ()))
    if part and year:
        return f"{part} {year}", date_in(f"{part} {year}")
    for tag in _DAY:
        written = " ".join(record.get(tag, ()))
        bare = _without_season(written).replace("/", "-")
        # EndNote has the year apart from month and day.
        if found := stamp(bare) or date_in(written) or (tag == "DA" and year and date_in(f"{written} {year}")):
            return written, found
    return next((" ".join(record[tag]) for tag in _DAY if record.get(tag)), ""), ""
