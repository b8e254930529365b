"""Lists of references, as libraries and reference managers export them: RIS (Zotero, ProQuest, EBSCO …) and Web of Science.

RIS: lines "TI  - headline", a record from `TY` to `ER`. Web of Science: "TI headline" with further lines indented, a
record from `PT` to `ER`, "FN …" before the first. Lines without a tag go on with the one above. What there is of a text is the
abstract.
"""

import re
from collections.abc import Iterator
from string import ascii_letters

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.encoding import decode, is_text
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
    suffixes = (".ris", ".txt", ".ciw")

    def recognises(self, head: bytes, name: str) -> bool:
        """By the first tag of a record; no suffix says it."""
        return is_text(head) and (_RIS.match(head) or _WEB_OF_SCIENCE.match(head)) is not None

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """An article for each record with a title."""
        text, encoding = decode(data)
        is_ris = _RIS.match(data) is not None
        kind, nothing = "ris" if is_ris else "wos", "a list of references without an article"
        yield from placed(_articles(text, is_ris=is_ris), name, kind, encoding, bounds, nothing)


READER = _References()

Record = dict[str, list[str]]


def _articles(text: str, *, is_ris: bool) -> Iterator[Article | Problem]:
    records = _records(text, _RIS_LINE if is_ris else _SCIENCE_LINE)
    joint = "\n" if is_ris else " "
    return each(lambda record: _article(record, joint), records, is_article=lambda article: article.title)


def _records(text: str, line_of: re.Pattern[str]) -> Iterator[Record]:
    """The values by tags, one a line, of each record."""
    record: Record = {}
    values: list[str] = []
    for line in text.splitlines():
        found = line_of.fullmatch(line.rstrip()) if line[:1].isupper() else None
        if found is None:
            if values and line.strip():
                values.append(line.strip())
            continue
        tag, value = found[1], (found[2] or "").strip()
        if tag == "ER" or (tag in ("TY", "PT") and "TI" in record):
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
        if found := stamp(bare) or date_in(written):
            return written, found
    return next((" ".join(record[tag]) for tag in _DAY if record.get(tag)), ""), ""
