"""Which reader a file is for: by its content, the suffix being a hint.

The table names modules and imports one only when a file may be for it. What is known about files and folders lies in
`walk` and `reading`; here there are bytes and a name.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any, Literal

from msgspec import Struct

from triage.article import Article
from triage.errors import Problem
from triage.expression import Expression
from triage.readers.arrivals import note_arrival
from triage.readers.contract import (
    BINARY_STARTS,
    COMPRESSED,
    MARK_STARTS,
    Bounds,
    Reader,
    broken_down,
    empty,
    over_bound,
    suffix_of,
)
from triage.readers.finish import RECORDS, clear_markup, finish

_MARK = b"\xef\xbb\xbf"
_SAMPLE = 4096
_MEBIBYTE = 1 << 20


class ReaderEntry(Struct, frozen=True):
    """A row of the table: enough to know whether the module is worth importing."""

    module: str
    #: First bytes, after white space and a byte order mark; none: any.
    starts: tuple[bytes, ...] = ()
    #: Whether the text must begin like the names of columns; spares other text the import of the module.
    is_of_columns: bool = False
    #: Bytes from which a file is read in a process of its own, with an eye on the clock; None: never.
    slow_from: int | None = None
    #: The extra of the distribution that its library comes with; "" where it comes with the plain install.
    extra: str = ""
    #: Whether a file of any size is read record by record (`blocks.RecordReader`), or as a stream (`source.StreamReader`).
    large: Literal["", "records", "stream"] = ""


#: What mail begins with, so that other text is spared a look for headers.
MAIL_STARTS = tuple(
    b"Received:|Return-Path:|Return-path:|Delivered-To:|Envelope-To:|Message-ID:|Message-Id:|MIME-Version:|Mime-Version:|"
    b"DKIM-Signature:|X-Received:|X-Mozilla-Status:|X-Gmail-Labels:|X-GM-THRID:|X-Mailer:|ARC-Seal:|Authentication-Results:|"
    b"Content-Type:|Reply-To:|List-Id:|From:|To:|Date:|Subject:|Sender:|From ".split(b"|")
)

#: What a chat of WhatsApp begins with: a day, in brackets or not. Written out, so that other text that begins with a number stays plain.
_DAYS = tuple(
    f"{day}{sign}{digit}".encode()
    for day in (*map(str, range(1, 32)), *(f"0{one}" for one in range(1, 10)))
    for sign in "/.-"
    for digit in "0123456789"
)
#: Years first, as in South Africa, Canada and Sweden.
_YEARS = tuple(f"20{year}{sign}".encode() for year in range(10, 50) for sign in "/-.")
CHAT_STARTS = (b"[", b"\xe2\x80\x8e[", *_DAYS, *_YEARS)

#: What rows of GDELT's graph begin with: a time since 2015, of which year and month are written out.
GDELT_STARTS = tuple(f"{year}{month:02}".encode() for year in range(2015, 2050) for month in range(1, 13))

#: Subtitles begin with the number of a cue, alone on its line: not always the first, where they were cut.
_CUE_NUMBERS = tuple(f"{number}{end}".encode() for number in range(100) for end in ("\n", "\r\n"))
#: Others with the time of the first, which is in the first minute nearly always.
_CUE_TIMES = (b"0:00:", b"00:00:")

#: What may be the names of columns: three short ones with the same sign between them, no blank behind it as in prose, no digit
#: as in 2,455,000, and none that ends as &lt; does.
_COLUMNS = Expression(
    rb"(?:\xef\xbb\xbf)?+(?:sep=.\r?\n)?+[^\n\t,;|&<]{1,40}+([\t,;|])(?![ \d])[^\n\t,;|&<]{1,40}+\1(?![ \d])[^\n\t,;|&<]"
)
#: Archives that nothing here unpacks, by their signatures.
_PACKED = {b"7z\xbc\xaf\x27\x1c": "a 7z", b"Rar!\x1a\x07": "a RAR"}

#: Asked in this order; the first that recognises a file reads it. Plain text takes what is left.
TABLE: tuple[ReaderEntry, ...] = (
    ReaderEntry("triage.readers.documents.notes", (b"+++", b"{", b"---", b"#", b"![")),
    ReaderEntry("triage.readers.web.har", (b"{",), slow_from=_MEBIBYTE, extra="pages"),
    ReaderEntry("triage.readers.json.records", (b"{",), large="records"),
    ReaderEntry("triage.readers.json.json_news", (b"{", b"[", b"window.YTD."), large="records"),
    ReaderEntry("triage.readers.xml.nitf", (b"<",)),
    ReaderEntry("triage.readers.xml.newsml_g2", (b"<",)),
    ReaderEntry("triage.readers.xml.newsml", (b"<",)),
    ReaderEntry("triage.readers.xml.ritzau", (b"<",)),
    ReaderEntry("triage.readers.xml.jimi", (b"<",)),
    ReaderEntry("triage.readers.xml.press_release", (b"<",)),
    ReaderEntry("triage.readers.xml.rcv1", (b"<",)),
    ReaderEntry("triage.readers.xml.reuters_sgml", (b"<",)),
    ReaderEntry("triage.readers.xml.trec", (b"<",)),
    ReaderEntry("triage.readers.xml.mediawiki", (b"<",)),
    ReaderEntry("triage.readers.xml.wordpress", (b"<",)),
    ReaderEntry("triage.readers.xml.feeds", (b"<",)),
    ReaderEntry("triage.readers.wire.anpa1312", (b"\x16", b"\x01", b"\x00")),
    ReaderEntry("triage.readers.wire.iptc7901", (b"\x16", b"\x01", b"\x00", b"\x7f")),
    ReaderEntry("triage.readers.xml.factiva_xml", (b"<",)),
    ReaderEntry("triage.readers.exports.factiva", (b"<",)),
    ReaderEntry("triage.readers.exports.proquest", (b"<",)),
    ReaderEntry("triage.readers.exports.nexis_html", (b"<",)),
    ReaderEntry("triage.readers.exports.europresse", (b"<",)),
    ReaderEntry("triage.readers.exports.japanese_archives", (b"<",)),
    ReaderEntry("triage.readers.exports.integrum", (b"<",)),
    ReaderEntry("triage.readers.exports.defacto", (b"<",)),
    ReaderEntry("triage.readers.exports.clippings", (b"<",)),
    ReaderEntry("triage.readers.exports.bookmarks", (b"<",)),
    ReaderEntry("triage.readers.exports.telegram_html", (b"<",)),
    ReaderEntry("triage.readers.documents.ods", (b"PK\x03\x04",)),
    ReaderEntry("triage.readers.documents.marked_workbooks", (b"<",)),
    ReaderEntry("triage.readers.documents.odp", (b"PK\x03\x04",)),
    ReaderEntry("triage.readers.documents.odt", (b"PK\x03\x04", b"<")),
    ReaderEntry("triage.readers.xml.endnote", (b"<",)),
    ReaderEntry("triage.readers.xml.timed_text", (b"<",)),
    ReaderEntry("triage.readers.xml.djnml", (b"<",)),
    ReaderEntry("triage.readers.xml.pubmed", (b"<",)),
    ReaderEntry("triage.readers.xml.jats", (b"<",)),
    ReaderEntry("triage.readers.xml.evernote", (b"<",)),
    ReaderEntry("triage.readers.xml.tei", (b"<",)),
    ReaderEntry("triage.readers.xml.sitemaps", (b"<",)),
    ReaderEntry("triage.readers.xml.unknown", (b"<",)),
    ReaderEntry("triage.readers.web.pages", (b"<",), slow_from=_MEBIBYTE, extra="pages"),
    ReaderEntry(
        "triage.readers.web.warc", (b"WARC/", b"filedesc:"), slow_from=_MEBIBYTE, extra="warc", large="stream"
    ),
    ReaderEntry("triage.readers.web.webarchive", (b"bplist0",), slow_from=_MEBIBYTE, extra="pages"),
    ReaderEntry("triage.readers.wire.zczc", (b"ZCZC", b"zczc")),
    ReaderEntry(
        "triage.readers.exports.references",
        (b"TY  -", b"TY -", b"FN ", b"PT ", b"Provider:", b"PMID-", b"%", b"@"),
    ),
    ReaderEntry("triage.readers.documents.parquet", (b"PAR1",), extra="parquet", large="records"),
    ReaderEntry("triage.readers.documents.pdf", (b"%PDF-",), slow_from=_MEBIBYTE // 4, extra="pdf"),
    ReaderEntry("triage.readers.documents.rtf", (b"{\\rtf",), slow_from=_MEBIBYTE, extra="office"),
    ReaderEntry("triage.readers.documents.compound", (b"\xd0\xcf\x11\xe0",), extra="office"),
    ReaderEntry("triage.readers.documents.docx", (b"PK\x03\x04",)),
    ReaderEntry("triage.readers.documents.pptx", (b"PK\x03\x04",)),
    ReaderEntry("triage.readers.documents.epub", (b"PK\x03\x04",)),
    ReaderEntry("triage.readers.documents.workbooks", (b"PK\x03\x04",), slow_from=_MEBIBYTE, extra="office"),
    ReaderEntry("triage.readers.containers.archives", (b"PK\x03\x04", b"PK\x05\x06"), large="stream"),
    ReaderEntry("triage.readers.containers.mail", MAIL_STARTS, large="records"),
    ReaderEntry("triage.readers.documents.captions", (b"WEBVTT", b"[Script Info]", *_CUE_TIMES, *_CUE_NUMBERS)),
    ReaderEntry("triage.readers.exports.whatsapp", CHAT_STARTS),
    ReaderEntry("triage.readers.exports.gdelt", GDELT_STARTS),
    ReaderEntry("triage.readers.exports.text_export"),
    ReaderEntry("triage.readers.documents.tables", is_of_columns=True, large="records"),
    ReaderEntry("triage.readers.wire.text"),
    ReaderEntry("triage.readers.containers.mail", large="records"),
    ReaderEntry("triage.readers.documents.tables", large="records"),
    ReaderEntry("triage.readers.containers.archives", large="stream"),
)


def read_bytes(data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    """The articles in `data`; a problem where it holds none: `empty`, `unsupported`, `bound` or `damaged`.

    Nothing is looked at before the first is asked for, and no reader's exception comes through.
    """
    has_articles = False
    try:
        module, things = _things(data, name, bounds)
        for thing in things:
            if isinstance(thing, Article):
                has_articles = True
                finish(thing, module)
            yield thing
    except Exception as error:
        yield broken_down(name, error, has_articles=has_articles)


def plain_copy(data: bytes, name: str, arrived: float | None = None) -> Article | None:
    """The article of a short file of plain text, read in one step; None for anything else, or in doubt.

    What comes is what `read_bytes` would give, at a fifth of its cost. No clock runs: there is little to read.
    """
    first = data[:1]
    if first <= b" " or first == b"\x7f" or data.startswith(_marks().get(first, ())) or _COLUMNS.match(data):
        return None
    text, sure_article = _plain_readers()
    if not (name.endswith(".txt") or suffix_of(name) in text.READER.suffixes):
        return None
    try:
        written, encoding = text.plain_text_of(data)
        # The core takes no text that has control characters or may be an export.
        sure: Article | None = sure_article(written, name, encoding, arrived)
        if sure is not None:
            clear_markup(sure)
            return sure
        head = data[:_SAMPLE]
        has_few_controls, may_be_export = _doubtful()
        if b"\0" in data or not has_few_controls(head) or may_be_export(head):
            return None
        if text.texts_with_headers(written) or text.texts_with_numbers(written) or text.may_be_review(written):
            return None
        found: list[Article] = text.articles_of(written, encoding, name)
    except Exception:
        # What is said of a reader that breaks down says `read_bytes`.
        return None
    article = found[0]
    if len(found) > 1 or not (article.title or article.body or article.credits):
        return None
    finish(article, text.__name__)
    note_arrival(article, arrived)
    return article


@cache
def _plain_readers() -> tuple[Any, Any]:
    """What `plain_copy` needs, imported when it is first asked."""
    from triage.readers.wire import text
    from triage.readers.wire.plain_copy import sure_article

    return text, sure_article


@cache
def _doubtful() -> tuple[Any, Any]:
    """What knows other bytes than text, and exports; the core lets most copy pass without them."""
    from triage.readers.encoding import has_few_controls
    from triage.readers.exports.text_export import may_be_export

    return has_few_controls, may_be_export


@cache
def _marks() -> dict[bytes, tuple[bytes, ...]]:
    """What files of other formats than plain text begin with, by their first byte."""
    marks: defaultdict[bytes, list[bytes]] = defaultdict(list)
    for mark in (*COMPRESSED, *MARK_STARTS, *BINARY_STARTS, *(mark for entry in TABLE for mark in entry.starts)):
        marks[mark[:1]].append(mark)
    return {first: tuple(each) for first, each in marks.items()}


def _things(data: bytes, name: str, bounds: Bounds) -> tuple[str, Iterator[Article | Problem]]:
    """The module that reads the bytes, and what it finds."""
    if len(data) > bounds.file_bytes:
        return "", iter((over_bound(name, bounds),))
    if data.startswith(COMPRESSED):
        from triage.readers.containers.compressed import read_gzip

        # What is inside is finished there.
        return RECORDS, read_gzip(data, name, bounds, read_bytes)
    entry = entry_for(data, name)
    if entry is not None:
        if entry.slow_from is not None and len(data) >= entry.slow_from:
            from triage.readers.worker import read_apart

            return entry.module, read_apart(entry.module, data, name, bounds)
        return entry.module, _reader(entry.module).read(data, name, bounds)
    if not data.strip():
        return "", iter((empty(name),))
    packed = next((kind for mark, kind in _PACKED.items() if data.startswith(mark)), "")
    said = f"{packed} archive, which triage cannot unpack" if packed else "not a format that triage reads"
    return "", iter((Problem(path=name, code="unsupported", message=said),))


def entry_for(data: bytes, name: str) -> ReaderEntry | None:
    """The row of the table whose reader recognises these bytes."""
    head = data[:_SAMPLE]
    # Text that begins with a visible character of ASCII, as nearly all does, has nothing before it to take off.
    start = head if b"!" <= head[:1] <= b"~" else _plain(head).lstrip()
    if not start:
        # A page of white space first; the readers judge by what comes after it.
        head = start = data.lstrip()[:_SAMPLE]
    if not start:
        return None
    for entry in _rows(start[0]):
        # Once for every file: the checks stand here because a call each costs plain text a percent.
        if entry.starts and not start.startswith(entry.starts):
            continue
        if entry.is_of_columns and not _COLUMNS.match(start):
            continue
        if _reader(entry.module).recognises(head, name):
            return entry
    return None


@cache
def _rows(first: int) -> tuple[ReaderEntry, ...]:
    """The rows that a first byte leaves over: for plain text, few."""
    return tuple(entry for entry in TABLE if not entry.starts or any(mark[0] == first for mark in entry.starts))


@cache
def _reader(module: str) -> Reader:
    reader: Reader = import_module(module).READER
    return reader


def _plain(head: bytes) -> bytes:
    """The head without byte order mark, UTF-16 as UTF-8: shells on Windows write records so."""
    if head.startswith(_MARK):
        return head[3:]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").encode("utf-8", "replace")
    return head
