"""PDF: one article each, the text of its pages in the order of the file; or the many of an export, as databases print it.

Text is taken as pypdf lays it out; lines that end mid-sentence are joined, words parted at line ends too. The headline is
what is printed largest on the first page, else the title of the properties where the text begins with it, else the first
lines; day and author are those below it, else those of the properties. A press review is as many as it has such headlines with a day. Scanned pages have no text and say so.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from itertools import groupby
from typing import Any

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, missing
from triage.readers.documents import press_review
from triage.readers.documents.document_article import article_of, placed_or_said, story_or_stories, too_many
from triage.readers.documents.office import DocumentParagraph
from triage.readers.documents.printed_lines import (
    PrintedLine,
    headline_place,
    headline_sizes,
    joined,
    lines_of_page,
    parted,
    unwrapped,
)
from triage.readers.exports.text_export import export_in, paragraphs_of_lines
from triage.readers.fields import fold
from triage.readers.wire.furniture import head_kind, is_byline
from triage.readers.word_dates import date_in

_MOST_PAGES = 500
_TITLE_LINES = 6
#: Below a headline of a review: lines among which its day is, and how long such a line is.
_DAY_LINES, _LONGEST_DAY = 3, 100
#: Letters above a headline that are no text of the story.
_MOST_ABOVE = 240
_TIME = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?([+-]\d\d)?'?(\d\d)?")
#: What browsers print around a page: when it was printed and its title; its address and the number of the sheet.
_PRINTED_AT = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?:[: ][AaPp0-9]\S{0,3})?")
_PRINTED_FROM = re.compile(r"(?P<url>(?:https?|file)://\S+)\s+\d{1,4}/\d{1,4}")
_SHEET = re.compile(r"\d{1,4}\s?(?:of|/|von|sur|de)\s?\d{1,4}")
_SITE = re.compile(r" [-|–—·] ([^|–—·]{2,40})")
_PAGE_NUMBER = re.compile(r"(?i)\s*(?:page\s+|seite\s+)?\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?\s*")


class _Pdf:
    name = "pdf"
    suffixes = (".pdf",)

    def recognises(self, head: bytes, name: str) -> bool:
        """By the signature."""
        return head.lstrip().startswith(b"%PDF-")

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The article of the document."""
        try:
            pypdf = import_module("pypdf")
        except ImportError:
            yield missing(name, "PDF needs", "pdf")
            return
        import logging

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        yield from placed_or_said(_things(pypdf, data, name), name, self.name, bounds)


READER = _Pdf()


def _things(pypdf: Any, data: bytes, name: str) -> Iterator[Article | Problem]:
    import io
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            document = pypdf.PdfReader(io.BytesIO(data))
            if document.is_encrypted and not document.decrypt(""):
                yield Problem(path=name, code="unreadable", message="is encrypted")
                return
            count = len(document.pages)
            pages = [lines_of_page(document.pages[at], at) for at in range(min(count, _MOST_PAGES))]
            facts = _facts(document)
    except Exception as error:
        # Damaged files make the library raise nearly everything there is, recursion included.
        said = str(error).strip().partition("\n")[0][:100] or type(error).__name__
        yield Problem(path=name, code="damaged", message=f"not a whole PDF ({said[:1].lower()}{said[1:]})")
        return
    facts["url"] = _address(pages)
    lines = _lines(pages, facts.get("/Title", ""))
    if not any(line.text.strip() for line in lines):
        yield Problem(
            path=name, code="unsupported", message="a PDF without text; scanned pages need recognition first"
        )
        return
    exported = list(_exported(lines))
    if exported:
        yield from exported
        yield from too_many(name, "pages", count, _MOST_PAGES)
        return
    reviewed = _reviewed(lines)
    yield from story_or_stories(reviewed, {}) if reviewed else article_of(*_document(lines, facts))
    yield from too_many(name, "pages", count, _MOST_PAGES)


def _facts(document: Any) -> dict[str, str]:
    """What the document says of itself; an entry that cannot be read costs nothing else, as the text does without."""
    facts = {}
    with suppress(Exception):  # see above
        entries = dict(document.metadata or {})
        for key, value in entries.items():
            with suppress(Exception):
                facts[str(key)] = fold(str(value))
    return facts


def _exported(lines: list[PrintedLine]) -> Iterator[Article | Problem]:
    """The articles of an export; none where the pages are no export."""
    from triage.readers.exports import nexis_uni

    printed = [DocumentParagraph(line.text) for line in lines]
    if nexis_uni.is_export(printed):
        yield from nexis_uni.articles(printed, paragraphs_of_lines, is_wrapped=True)
        return
    text = "\n".join(unwrapped(lines))
    export = export_in(text)
    if export is not None:
        yield from export.articles(text)


def _reviewed(lines: list[PrintedLine]) -> list[DocumentParagraph]:
    """The paragraphs of a press review, the lines of one larger size being its headlines; [] for any other document."""
    for size in headline_sizes(lines):
        paragraphs: list[DocumentParagraph] = []
        for found, group in groupby(lines, lambda line: line.size if line.text else 0.0):
            block = list(group)
            if found == size:
                paragraphs.append(DocumentParagraph(fold(" ".join(line.text for line in block)), "heading1"))
            else:
                paragraphs += _paragraphs(_with_day_apart(block) if paragraphs else block)
        if press_review.stories(paragraphs):
            return paragraphs
    return []


def _with_day_apart(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines below a headline, those of paper and day by themselves, however close the lines are."""
    apart: list[PrintedLine] = []
    for at, line in enumerate(lines):
        is_dated = at < _DAY_LINES and 0 < len(line.text) <= _LONGEST_DAY and bool(date_in(line.text))
        apart.extend((PrintedLine(""), line, PrintedLine("")) if is_dated else (line,))
    return apart


def _document(lines: list[PrintedLine], facts: dict[str, str]) -> tuple[list[DocumentParagraph], dict[str, str]]:
    """The pages as paragraphs, the headline marked, and what is said of them, named as office programs name it."""
    title = facts.get("/Title", "")
    place = headline_place(lines) or _place_of(title, lines)
    said = {
        "title": title,
        "creator": facts.get("/Author", ""),
        "created": _time(facts.get("/CreationDate", "")),
        "url": facts["url"],
        "modified": _time(facts.get("/ModDate", "")),
    }
    if place is None:
        return _paragraphs(lines), said
    headline = DocumentParagraph(fold(" ".join(line.text for line in lines[slice(*place)])), "title")
    said["outlet"] = _outlet(title, headline.text)
    above, below = _paragraphs(lines[: place[0]]), _paragraphs(_below(lines[place[1] :]))
    # A masthead, a menu or a kicker is no opening of the story; columns that go on above it are.
    if sum(len(paragraph.text) for paragraph in above) <= _MOST_ABOVE:
        said["created"] = date_in(" ".join(paragraph.text for paragraph in above)) or said["created"]
        return [headline, *below, *above], said
    return [*above, headline, *below], said


def _outlet(title: str, headline: str) -> str:
    """The name of the site that hangs on the title of a printed page behind the headline; "" for none.

    >>> _outlet("Ferries lie still - Norvik News", "Ferries lie still"), _outlet("Ferries lie still", "Ferries lie still")
    ('Norvik News', '')
    """
    found = _SITE.fullmatch(title.removeprefix(headline)) if title.startswith(headline) else None
    return found[1] if found else ""


def _place_of(title: str, lines: list[PrintedLine]) -> tuple[int, int] | None:
    """The first lines, where they are the title that the properties give."""
    start = next((at for at, line in enumerate(lines) if line.text.strip()), 0)
    for end in range(start + 1, min(start + _TITLE_LINES, len(lines) - 1) + 1):
        if title and fold(" ".join(line.text for line in lines[start:end])) == title:
            return start, end
    return None


def _below(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines below the headline; who wrote the story and when stands by itself, however close the lines are."""
    apart: list[PrintedLine] = []
    for at, line in enumerate(lines):
        is_furniture = at < _TITLE_LINES and head_kind(line.text, is_alone=True) in (
            "byline",
            "published",
            "updated",
        )
        apart.extend((PrintedLine(""), line, PrintedLine("")) if is_furniture else (line,))
    return apart


def _paragraphs(lines: list[PrintedLine]) -> list[DocumentParagraph]:
    text = paragraphs_of_lines([line.text for line in parted(lines)])
    return [DocumentParagraph(paragraph) for paragraph in text.split("\n\n") if paragraph]


def _time(written: str) -> str:
    """ISO of "D:20161110071200+01'00'"; what is not written is not made up."""
    from triage.readers.stamps import stamp

    found = _TIME.match(written)
    if found is None or found[3] is None:
        return ""
    day = f"{found[1]}-{found[2]}-{found[3]}"
    if found[5] is None:
        return stamp(day)
    zone = f"{found[7]}:{found[8] or '00'}" if found[7] else "Z" if "Z" in written else ""
    return stamp(f"{day}T{found[4]}:{found[5]}:{found[6] or '00'}{zone}")


def _lines(pages: list[list[PrintedLine]], title: str) -> list[PrintedLine]:
    """The pages' lines, without numbers, running heads and what a browser prints around a page with this title."""
    running = _running([[line.text for line in page] for page in pages])
    kept = [
        line
        for page in pages
        for line in page
        if line.text.strip() not in running
        and not _PAGE_NUMBER.fullmatch(line.text or "x")
        and not _is_printed(line.text.strip(), title)
    ]
    return joined(kept)


def _is_printed(line: str, title: str) -> bool:
    """Whether a browser wrote a line when it printed a page with this title."""
    if _PRINTED_FROM.fullmatch(line):
        return True
    said = fold(line)
    if title and said.endswith(title):
        return _PRINTED_AT.fullmatch(said.removesuffix(title).strip()) is not None
    at = _PRINTED_AT.search(said)
    return at is not None and _SHEET.fullmatch(said.replace(at[0], "").strip()) is not None


def _address(pages: list[list[PrintedLine]]) -> str:
    """The address of a page that a browser printed."""
    found = (_PRINTED_FROM.fullmatch(line.text.strip()) for page in pages for line in page)
    return next((place["url"] for place in found if place and place["url"].startswith("http")), "")


def _running(pages: list[list[str]]) -> set[str]:
    """Lines that stand at the top or bottom of most pages."""
    if len(pages) < 3:
        return set()
    edges: Counter[str] = Counter()
    for page in pages:
        shown = [line.strip() for line in page if line.strip()]
        edges.update({*shown[:2], *shown[-2:]})
    # An export of one author's stories has the same byline on top of most pages.
    return {line for line, count in edges.items() if count > max(2, len(pages) / 2) and not is_byline(line)}
