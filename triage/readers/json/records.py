"""Our own JSON read back: hits, rejects and articles as `--json` and `--jsonl` write them.

An article keeps what its record says. In a stream, and in a file that is read alone, that goes for path and index, too:
a report of yesterday names the files of yesterday. One that was met in a folder says nothing about other files.
Other JSON is other readers' affair.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from triage.article import Article, moment
from triage.errors import Problem
from triage.readers.blocks import Block, Layout, Tally, text_of
from triage.readers.clock import turned
from triage.readers.contract import Bounds
from triage.readers.encoding import decode
from triage.readers.json.json_lines import LinesReader
from triage.readers.json.json_values import BREAKS_OFF, half_said, without_broken_end, without_halves

#: Keys that stand near the top of everything we write; `schema` alone is in too much other JSON.
_OURS = re.compile(
    rb'(?s)\s*\{(?=.{0,200}?"schema"\s*:\s*\d)(?=.{0,200}?(?:"run"\s*:\s*\{|"type"\s*:\s*"'
    rb'(?:run|hit|reject|story|problem|stats|article)"))'
)
_TEXTS = (
    "title abstract body byline credits slug outlet language url id published published_text updated status embargoed expires "
    "version path format encoding"
).split()
_ONE_LINE = ("title", "slug", "outlet", "url", "language", "published_text", "status")
_ARTICLES = ("hit", "reject", "article")


class _Record(Struct):
    """What of a record makes an article; null is how our output says unknown."""

    type: str = ""
    title: str | None = None
    abstract: str | None = None
    body: str | None = None
    byline: str | None = None
    credits: str | None = None
    slug: str | None = None
    outlet: str | None = None
    language: str | None = None
    language_detected: bool | None = None
    url: str | None = None
    id: str | None = None
    published: str | None = None
    published_text: str | None = None
    updated: str | None = None
    arrived: str | float | None = None
    status: str | None = None
    embargoed: str | None = None
    expires: str | None = None
    version: str | None = None
    path: str | None = None
    format: str | None = None
    encoding: str | None = None
    authors: tuple[str, ...] | None = None
    keywords: tuple[str, ...] | None = None
    index: int | None = None


class _Line(_Record):
    """A record, or a document that holds some."""

    hits: list[_Record] = []
    rejects: list[_Record] = []


class _Records(LinesReader):
    name = "records"
    suffixes = (".json", ".jsonl", ".ndjson")

    def recognises(self, head: bytes, name: str) -> bool:
        """By our keys; the suffix does not matter."""
        if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
            head = decode(head)[0].encode("utf-8", "replace")
        return _OURS.match(head) is not None

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """Articles in the order of the file; one problem for all records that were written without body."""
        if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
            data = decode(data)[0].encode("utf-8", "replace")
        text = data.decode("utf-8", "replace") if b"\\u" in data else ""
        whole = without_halves(text)
        if whole != text:
            yield half_said(name)
            data = whole.encode("utf-8")
        bodiless = count = problems = 0
        for record in _records(data, name):
            if isinstance(record, Problem):
                problems += 1
                yield record
                continue
            count += 1
            if count > bounds.members:
                yield Problem(
                    path=name, code="bound", message=f"more than {bounds.members:,} records; the rest not read"
                )
                break
            if record.body is None:
                bodiless += 1
            else:
                yield _article(record, name, count - 1, keeps_place=bounds.keeps_places)
        yield from _said_at_the_end(name, count, bodiless, has_problems=bool(problems))

    def is_record(self, line: str) -> bool:
        """Whether a line is a document by itself."""
        return _is_whole(line.encode("utf-8", "replace"))

    def read_block(
        self, block: Block, layout: Layout, name: str, bounds: Bounds, tally: Tally
    ) -> Iterator[Article | Problem]:
        """The articles of the records in a block."""
        data = _without_halves(text_of(block, layout, tally), block.first, tally).encode("utf-8", "replace")
        for record in _lines(data, name, block.first):
            turned()
            if isinstance(record, Problem):
                yield record
                continue
            tally.places += 1
            if record.body is None:
                tally.note("bodiless", 0)
            else:
                yield _article(record, name, -tally.places, keeps_place=bounds.keeps_places)

    def closing(self, tally: Tally, layout: Layout, name: str, bounds: Bounds) -> Iterator[Problem]:
        """What is to be said of the records."""
        yield from super().closing(tally, layout, name, bounds)
        bodiless = tally.counts.get("bodiless", 0)
        yield from _said_at_the_end(name, tally.places, bodiless, has_problems=bool(tally.problems))


READER = _Records()


def _said_at_the_end(name: str, count: int, bodiless: int, *, has_problems: bool) -> Iterator[Problem]:
    if not count and not has_problems:
        yield Problem(path=name, code="empty", message="a report without an article")
    if bodiless:
        noun, them = ("record has", "it") if bodiless == 1 else ("records have", "them")
        message = f"{bodiless:,} {noun} no body; write {them} with --with body"
        yield Problem(path=name, code="unsupported" if bodiless == count else "damaged", message=message)


def _without_halves(text: str, number: int, tally: Tally) -> str:
    whole = without_halves(text) if "\\u" in text else text
    if whole != text:
        tally.note("half", number)
    return whole


def _records(data: bytes, name: str) -> Iterator[_Record | Problem]:
    """The records of a document, or of lines."""
    first, _, rest = data.lstrip().partition(b"\n")
    if rest.strip() and not _is_whole(first):
        try:
            document = msgspec.json.decode(data, type=_Line)
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            whole = without_broken_end(data.decode("utf-8", "replace")) if "truncated" in str(error) else ""
            if not whole:
                yield _damaged(name, error)
                return
            yield Problem(path=name, code="damaged", message=BREAKS_OFF)
            document = msgspec.json.decode(whole.encode("utf-8"), type=_Line)
        yield from _inside(document)
        return
    yield from _lines(data, name)


def _is_whole(line: bytes) -> bool:
    """Whether the first line is a record by itself, as in JSON Lines; a document may be indented."""
    return line.rstrip().endswith(b"}")


def _lines(data: bytes, name: str, first: int = 1) -> Iterator[_Record | Problem]:
    decoder, kinds = msgspec.json.Decoder(_Line), msgspec.json.Decoder(_Kind)
    for number, line in enumerate(data.split(b"\n"), first):
        if not line.strip():
            continue
        try:
            # Lines that are no articles (the run, the counts) have keys of the same names with other values.
            kind = kinds.decode(line).type
            if kind and kind not in _ARTICLES:
                continue
            record = decoder.decode(line)
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
            yield _damaged(name, error, number)
            continue
        yield from _inside(record)


def _inside(record: "_Line") -> Iterator[_Record]:
    """The record itself if it is an article, else those that a document holds."""
    if record.type in _ARTICLES:
        yield record
    else:
        yield from record.hits
        yield from record.rejects


class _Kind(Struct):
    type: str = ""


def _damaged(name: str, error: Exception, line: int | None = None) -> Problem:
    said = "nested too deep" if isinstance(error, RecursionError) else str(error).split("\n")[0]
    place = "" if line is None else f"line {line:,}: "
    return Problem(path=name, code="damaged", message=f"{place}not a triage record: {said}")


def _article(record: _Record, name: str, place: int, *, keeps_place: bool) -> Article:
    texts: dict[str, Any] = {key: getattr(record, key) or "" for key in _TEXTS}
    texts["path"] = (keeps_place and texts["path"]) or name
    texts["format"] = texts["format"] or "records"
    for key in ("published", "updated"):
        if texts[key] and moment(texts[key]) is None:
            # Not as we write times: whoever wrote it, everything after this relies on them.
            texts["published_text"], texts[key] = texts["published_text"] or texts[key], ""
    for key in _ONE_LINE:
        if not texts[key].isprintable():
            texts[key] = " ".join(texts[key].split("\n"))
    return Article(
        **texts,
        authors=record.authors or (),
        keywords=record.keywords or (),
        language_detected=bool(record.language and record.language_detected),
        index=max(0, record.index) if keeps_place and record.index is not None else place,
        arrived=_seconds(record.arrived),
    )


def _seconds(arrived: str | float | None) -> float | None:
    """Seconds since the epoch of an ISO time; None where it is none."""
    return moment(arrived) if isinstance(arrived, str) else arrived
