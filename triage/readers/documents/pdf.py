"""PDF: one article each, the text of its pages in the order of the file; or the many of an export, as databases print it.

Text is taken as pypdf lays it out; lines that end mid-sentence are joined, words parted at line ends too. Headline is
the title of the properties where the text has it, else the first lines. Scanned pages have no text and say so.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, missing
from triage.readers.documents.document_article import placed_or_said
from triage.readers.documents.office import DocumentParagraph
from triage.readers.exports.text_export import export_in, paragraphs_of_lines
from triage.readers.fields import fold, people

_MOST_PAGES = 500
_TIME = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?([+-]\d\d)?'?(\d\d)?")
_JOINED = re.compile(r"(\w)[-\xad]\n(?=[a-zà-öø-ÿ])")
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
            pages = [document.pages[at].extract_text() for at in range(min(len(document.pages), _MOST_PAGES))]
            facts = _facts(document)
    except Exception as error:
        # Damaged files make the library raise nearly everything there is, recursion included.
        said = str(error).strip().partition("\n")[0][:100] or type(error).__name__
        yield Problem(path=name, code="damaged", message=f"not a whole PDF ({said[:1].lower()}{said[1:]})")
        return
    lines = _lines(pages)
    if not any(map(str.strip, lines)):
        yield Problem(
            path=name, code="unsupported", message="a PDF without text; scanned pages need recognition first"
        )
        return
    exported = list(_exported(lines))
    if exported:
        yield from exported
        return
    yield _article(paragraphs_of_lines(lines), facts)


def _facts(document: Any) -> dict[str, str]:
    """What the document says of itself; an entry that cannot be read costs nothing else, as the text does without."""
    facts = {}
    with suppress(Exception):  # see above
        entries = dict(document.metadata or {})
        for key, value in entries.items():
            with suppress(Exception):
                facts[str(key)] = fold(str(value))
    return facts


def _exported(lines: list[str]) -> Iterator[Article | Problem]:
    """The articles of an export; none where the pages are no export."""
    from triage.readers.exports import nexis_uni

    printed = [DocumentParagraph(line) for line in lines]
    if nexis_uni.is_export(printed):
        yield from nexis_uni.articles(printed, paragraphs_of_lines, is_wrapped=True)
        return
    text = "\n".join(lines)
    export = export_in(text)
    if export is not None:
        yield from export.articles(text)


def _article(body: str, facts: dict[str, str]) -> Article:
    title = facts.get("/Title", "")
    first, _, rest = body.partition("\n\n")
    if fold(first).startswith(title) and title:
        body = fold(first)[len(title) :].strip() + "\n\n" + rest if fold(first) != title else rest
    elif (not title or title not in fold(body)) and len(first) <= 300 and rest:
        title, body = fold(first), rest
    byline = facts.get("/Author", "")
    return Article(
        title=title,
        body=body.strip(),
        byline=byline,
        authors=people(byline),
        published=_time(facts.get("/CreationDate", "")),
        published_text=facts.get("/CreationDate", ""),
        updated=_time(facts.get("/ModDate", "")),
    )


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


def _lines(pages: list[str]) -> list[str]:
    """The pages' lines, without numbers and running heads."""
    lines = [[line.rstrip() for line in page.replace("\x00", "").split("\n")] for page in pages]
    running = _running(lines)
    kept = [
        line
        for page in lines
        for line in page
        if line.strip() not in running and not _PAGE_NUMBER.fullmatch(line or "x")
    ]
    return _JOINED.sub(r"\1", "\n".join(kept)).split("\n")


def _running(pages: list[list[str]]) -> set[str]:
    """Lines that stand at the top or bottom of most pages."""
    if len(pages) < 3:
        return set()
    edges: Counter[str] = Counter()
    for page in pages:
        shown = [line.strip() for line in page if line.strip()]
        edges.update({*shown[:2], *shown[-2:]})
    return {line for line, count in edges.items() if count > len(pages) / 2}
