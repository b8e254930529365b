"""Web archives (WARC, and ARC as older crawls have it), plain or compressed record by record: an article for each page.

Only responses and resources that are HTML and arrived whole are read; requests, revisits, pictures and errors are not.
Front pages hold no article of their own. warcio takes chunks and compression off; `pages` reads what is left.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from importlib import import_module
from io import BufferedReader, BytesIO, StringIO
from itertools import islice
from typing import Any, NamedTuple

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, missing
from triage.readers.cutting import too_large
from triage.readers.fields import fold, language_tag
from triage.readers.source import PIECE, AsFile, Source
from triage.readers.web.markup import paragraphs
from triage.readers.web.page_encoding import decode_page
from triage.readers.web.pages import page_article
from triage.readers.xml.xml_reader import each, placed

_PAGES = ("text/html", "application/xhtml+xml")
#: No address that stands in an archive is refused for its form.
_FRONT_PAGE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]{0,20}:(?://[^/?#]*+)?)?/?(?:[?#].*)?", re.DOTALL)
#: Some sites have all their stories at the address of the front page, by number.
_STORY = re.compile(
    r"[?&](?:p|id|page_id|post|nid|aid|article|article_id|story|story_id|news_id)=\w", re.IGNORECASE
)
_STARTS = (b"WARC/", b"filedesc://")


class _Warc:
    name = "warc"
    suffixes = (".warc", ".arc")

    def recognises(self, head: bytes, name: str) -> bool:
        """By the line that every record begins with."""
        return head.lstrip().startswith(_STARTS)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles of the pages in the order of the archive; damage ends it and is reported."""
        return self._archive(BytesIO(data), lambda: len(data), name, bounds)

    def stream(self, source: Source, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The same of an archive of any size; the bounds are those of a page."""
        return self._archive(BufferedReader(AsFile(source), PIECE), lambda: source.taken, name, bounds)

    def _archive(
        self, file: Any, taken: Callable[[], int], name: str, bounds: Bounds
    ) -> Iterator[Article | Problem]:
        try:
            import_module("warcio")
        except ImportError:
            yield missing(name, "web archives need", "warc")
            return
        archive = _Archive(file, taken, name, bounds)
        count = 0
        for thing in placed(archive.articles(), name, self.name, "", bounds):
            count += 1
            yield thing
        if archive.problem:
            yield archive.problem
        elif not count:
            yield nothing_in(name)


def nothing_in(name: str) -> Problem:
    """The problem of an archive none of whose records is an article."""
    return Problem(path=name, code="unsupported", message="a web archive without an article")


READER = _Warc()


class _Page(NamedTuple):
    payload: bytes
    #: As the server said it; "" where it did not.
    charset: str
    url: str
    #: Of the text of a page (WET), "" where it is not said; None of a page.
    language: str | None


class _Archive:
    def __init__(self, file: Any, taken: Callable[[], int], name: str, bounds: Bounds) -> None:
        """`taken` says how many bytes of the file were read by now."""
        self._file = file
        self._taken = taken
        self._name = name
        self._bounds = bounds
        #: Bytes of pages that were unpacked.
        self._given = 0
        self.problem: Problem | None = None

    @property
    def _room(self) -> int:
        """Bytes of pages that may still be unpacked."""
        return max(self._bounds.expansion * self._taken(), 1 << 20) - self._given

    def articles(self) -> Iterator[Article | Problem]:
        records = import_module("warcio.archiveiterator").ArchiveIterator(self._file, arc2warc=True)
        try:
            for number, record in enumerate(islice(self._heard(records), self._bounds.members), 1):
                page = self._page(record)
                if page is not None and len(page.payload) > self._bounds.file_bytes:
                    yield too_large(self._name, number, self._bounds)
                elif page is not None:
                    yield from each(self._article, (page,), is_article=lambda article: True)
                if self._room < 0:
                    self.problem = self._of("bound", "unpacks to more than the limit; the rest is not read")
                    return
        except Exception as error:
            # The library, zlib and the parsers of headers have errors of their own.
            said = str(error).strip().partition("\n")[0].partition(", first line")[0][:120] or type(error).__name__
            # Without its headers a record is None to the library.
            why = " in its last record" if isinstance(error, AttributeError) else f": {said}"
            self.problem = self._of("damaged", f"the archive breaks off{why}")

    def _heard(self, records: Any) -> Iterator[Any]:
        """The records; what the library says on standard error becomes a problem, and what it does not say of a cut archive."""
        said = StringIO()
        record = None
        is_cut = False
        close = records.close

        def ended() -> None:
            # The last time that it can be asked: does what is compressed end with the file, and was all of it a record?
            nonlocal is_cut
            unpacking = records.reader and records.reader.decompressor
            is_cut = is_cut or bool(unpacking and not unpacking.eof) or records.fh.tell() > records.offset
            close()

        records.close = ended
        while True:
            with redirect_stderr(said):
                last, record = record, next(records, None)
            if "WARNING" in said.getvalue():
                self.problem = self._of("damaged", "a record has another length than it says")
            elif said.getvalue().strip():
                self.problem = self._of("damaged", "what is compressed in it is damaged; some is not read")
            if record is None:
                if is_cut or (last is not None and _is_short(last)):
                    self.problem = self._of("damaged", "the archive breaks off in its last record")
                return
            yield record

    def _of(self, code: Any, message: str) -> Problem:
        return Problem(path=self._name, code=code, message=message)

    def _page(self, record: Any) -> _Page | None:
        """The page in a record, unpacked, or as much of it as the bound allows and a byte; None where it holds none."""
        is_text = record.rec_type == "conversion"
        if record.rec_type not in ("response", "resource", "conversion"):
            return None
        headers = record.http_headers
        if headers is not None and not (headers.get_statuscode() or "").startswith("200"):
            return None
        kind = (headers.get_header("Content-Type") if headers is not None else record.content_type) or ""
        media, _, parameters = kind.partition(";")
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        is_front = _FRONT_PAGE.fullmatch(url.strip("<>")) and not _STORY.search(url)
        if media.strip().lower() not in (("text/plain",) if is_text else _PAGES) or is_front:
            return None
        payload = record.content_stream().read(min(self._bounds.file_bytes, self._room) + 1)
        self._given += len(payload)
        if self._room < 0:
            return None
        language = record.rec_headers.get_header("WARC-Identified-Content-Language") or ""
        return _Page(
            payload, _charset(parameters), url.strip("<>"), language.partition(",")[0] if is_text else None
        )

    def _article(self, page: _Page) -> Article | None:
        if page.language is not None:
            return self._text(page, page.language)
        text, encoding = decode_page(page.payload, page.charset)
        found = page_article(text, self._name, encoding, page.url)
        return replace(found, format=READER.name) if isinstance(found, Article) else None

    def _text(self, page: _Page, language: str) -> Article:
        """The text of a page, as extracts of Common Crawl have it: its title in the first line."""
        title, _, text = paragraphs(page.payload.decode("utf-8", "replace")).partition("\n")
        return Article(
            title=fold(title),
            body=text.strip(),
            url=page.url,
            language=language_tag(language),
            format=READER.name,
            encoding="utf-8",
        )


def _is_short(record: Any) -> bool:
    """Whether less of a record was there than its headers say, or less than its headers."""
    has_length = record.rec_headers.get_header("Content-Length") is not None
    return not has_length or getattr(record.raw_stream, "limit", 0) > 0


def _charset(parameters: str) -> str:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'")
    return ""
