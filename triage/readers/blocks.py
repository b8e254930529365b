"""Large files in blocks of whole records: what a block is, and how lines, rows of a table and messages are cut without being read.

A block can be read by itself, here or in another process; what is to be said of a file as a whole is counted beside
it, in a `Tally`. Which formats have records that can be cut says `RecordReader` in `contract`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr

from triage.article import Article
from triage.errors import Problem
from triage.readers.clock import OutOfTime, turned
from triage.readers.contract import Bounds, Reader, size_said
from triage.readers.encoding import decode
from triage.readers.source import PIECE, Source, in_utf8

_R = TypeVar("_R")

#: Numbers of records that a sentence lists at most.
LISTED = 30


class Layout(Struct, frozen=True, array_like=True):
    """What the beginning of a file says of all its records."""

    #: The module of the reader.
    module: str
    #: As articles are to show it, and that of the bytes in the blocks.
    encoding: str = ""
    charset: str = "utf-8"
    #: Between the columns of a table, and their names.
    separator: str = ""
    columns: tuple[str, ...] = ()
    #: Whether "5/4/2022" is in April; None where nobody knows.
    day_first: bool | None = None


class Block(Struct, frozen=True, array_like=True):
    """Whole records of a file."""

    data: bytes
    #: The number of its first record, from 1: lines, rows and messages are counted.
    first: int


class Tally(Struct, array_like=True):
    """What is counted while blocks are read."""

    #: Indexes given out: articles, and records that cannot be read.
    places: int = 0
    articles: int = 0
    problems: int = 0
    #: How many records there were of each kind, and the numbers of the first of them.
    counts: dict[str, int] = {}
    numbers: dict[str, list[int]] = {}
    #: Names of columns that were seen, where the user named some.
    names: dict[str, None] = {}

    def note(self, kind: str, number: int, count: int = 1) -> None:
        """One more record of a kind."""
        self.counts[kind] = self.counts.get(kind, 0) + count
        listed = self.numbers.setdefault(kind, [])
        if len(listed) < LISTED:
            listed.append(number)

    def add(self, other: "Tally") -> None:
        """What was counted in the next block."""
        self.places += other.places
        self.articles += other.articles
        self.problems += other.problems
        self.names |= other.names
        for kind, count in other.counts.items():
            self.counts[kind] = self.counts.get(kind, 0) + count
        for kind, numbers in other.numbers.items():
            listed = self.numbers.setdefault(kind, [])
            listed += numbers[: LISTED - len(listed)]


class RecordReader(Reader, Protocol):
    """A reader of files that are records one after the other, and may be of any size."""

    def layout(self, source: Source, bounds: Bounds) -> tuple[Layout, Source] | None:
        """What the beginning says of the records, and where they begin; None where this file has to be read whole."""

    def blocks(self, source: Source, layout: Layout, name: str, bounds: Bounds) -> Iterator[Block | Problem]:
        """The records, not read yet; those beyond the bound are problems."""

    def read_block(
        self, block: Block, layout: Layout, name: str, bounds: Bounds, tally: Tally
    ) -> Iterator[Article | Problem]:
        """The articles of a block; an index below zero counts from −1 on within the block."""

    def closing(self, tally: Tally, layout: Layout, name: str, bounds: Bounds) -> Iterator[Problem]:
        """What is to be said of the file as a whole."""


def too_large(name: str, number: int, bounds: Bounds) -> Problem:
    """The problem of one record beyond the bound."""
    message = f"record {number:,} is larger than the limit of {size_said(bounds.file_bytes)}; not read"
    return Problem(path=name, code="bound", message=message)


def blocks_of_lines(source: Source, name: str, bounds: Bounds) -> Iterator[Block | Problem]:
    """Lines, each a record."""
    limit = bounds.file_bytes
    number = 1
    kept = _Kept(limit)
    while piece := source.read(PIECE):
        end = piece.rfind(b"\n") + 1
        if not end:
            kept.add(piece)
            continue
        start = 0
        if kept.is_too_large:
            yield too_large(name, number, bounds)
            start, number = piece.index(b"\n") + 1, number + 1
        data = kept.joined(piece[start:end])
        if len(data) > limit:
            ends = (place + 1 for place in _all(data, b"\n"))
            yield from _within(data, ends, number, name, bounds)
        elif data:
            yield Block(data, number)
        number += data.count(b"\n")
        kept.add(piece[end:])
    yield from kept.last(number, name, bounds)


class LinesReader:
    """What readers of JSON Lines share: a line is a record, and the first one tells whether the file is such."""

    def is_record(self, line: str) -> bool:
        """Whether a line is a record by itself."""
        raise NotImplementedError

    def layout(self, source: Source, bounds: Bounds) -> tuple[Layout, Source] | None:
        """Lines, if the first is a record by itself and others come after it."""
        first, _, rest = decode(source.head[: source.head.rfind(b"\n") + 1])[0].lstrip().partition("\n")
        if not rest.strip() or not self.is_record(first):
            return None
        lines, encoding, charset = in_utf8(source)
        return Layout(type(self).__module__, encoding, charset), lines

    def blocks(self, source: Source, layout: Layout, name: str, bounds: Bounds) -> Iterator[Block | Problem]:
        """Lines, not read yet."""
        return blocks_of_lines(source, name, bounds)


class _Kept:
    """The beginning of a record that has not ended yet; forgotten as soon as it is beyond the bound."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._pieces: list[bytes] = []
        self._size = 0

    @property
    def is_too_large(self) -> bool:
        return self._size > self._limit

    def add(self, piece: bytes) -> None:
        self._size += len(piece)
        if self.is_too_large:
            self._pieces.clear()
        elif piece:
            self._pieces.append(piece)

    def joined(self, piece: bytes) -> bytes:
        """What was kept and a piece more; afterwards nothing is kept."""
        data = b"".join((*self._pieces, piece))
        self._pieces.clear()
        self._size = 0
        return data

    def last(self, number: int, name: str, bounds: Bounds) -> Iterator[Block | Problem]:
        """What is left at the end of the file."""
        if self.is_too_large:
            yield too_large(name, number, bounds)
        elif self._pieces:
            yield Block(self.joined(b""), number)


def _all(data: bytes, mark: bytes, start: int = 0, stop: int | None = None) -> Iterator[int]:
    """Where a mark stands."""
    stop = len(data) if stop is None else stop
    while (start := data.find(mark, start, stop)) >= 0:
        yield start
        start += len(mark)


def _within(data: bytes, ends: Iterator[int], number: int, name: str, bounds: Bounds) -> Iterator[Block | Problem]:
    """The records of a block that are within the bound, where some may not be; `ends` is where each ends."""
    start = begin = 0
    first = number
    for end in ends:
        if end - start - 1 > bounds.file_bytes:
            if start > begin:
                yield Block(data[begin:start], first)
            yield too_large(name, number, bounds)
            begin, first = end, number + 1
        start, number = end, number + 1
    if start > begin:
        yield Block(data[begin:start], first)


class RowCutter:
    """Where rows of a table end, by the rules of the csv module, over pieces of bytes as they come.

    A quotation mark opens a cell only where one begins; within it, two stand for one. All else about cells is the
    affair of whoever reads the rows.
    """

    def __init__(self, separator: str) -> None:
        self._starts = separator.encode() + b"\r\n"
        self._is_quoted = False
        self._before = b"\n"

    def outside(self, piece: bytes) -> Iterator[tuple[int, int]]:
        """The stretches outside of quotation marks, in which a line feed ends a row."""
        place = 0
        while place < len(piece):
            quote = piece.find(b'"', place)
            stop = len(piece) if quote < 0 else quote
            if not self._is_quoted:
                yield place, stop
            if quote < 0:
                break
            place = quote
            while place < len(piece) and piece[place] == _QUOTE:
                place += 1
            run = place - quote
            if self._is_quoted:
                self._is_quoted = run % 2 == 0
            elif (piece[quote - 1 : quote] if quote else self._before) in self._starts:
                self._is_quoted = run % 2 == 1
        self._before = piece[-1:]

    def ends(self, data: bytes) -> Iterator[int]:
        """Where each row ends."""
        for start, stop in self.outside(data):
            for place in _all(data, b"\n", start, stop):
                yield place + 1


_QUOTE = ord('"')


def blocks_of_rows(source: Source, name: str, separator: str, bounds: Bounds) -> Iterator[Block | Problem]:
    """Rows of a table, of which each may take several lines."""
    cutter = RowCutter(separator)
    limit = bounds.file_bytes
    number = 1
    kept = _Kept(limit)
    for piece in _between_quotes(source):
        begin = end = rows = 0
        for start, stop in cutter.outside(piece):
            count = piece.count(b"\n", start, stop)
            if count and kept.is_too_large:
                yield too_large(name, number, bounds)
                kept.joined(b"")
                begin, number, count = piece.index(b"\n", start) + 1, number + 1, count - 1
                end = begin
            if count:
                end, rows = piece.rindex(b"\n", start, stop) + 1, rows + count
        if not end:
            kept.add(piece)
            continue
        data = kept.joined(piece[begin:end])
        if len(data) > limit:
            yield from _within(data, RowCutter(separator).ends(data), number, name, bounds)
        elif data:
            yield Block(data, number)
        number += rows
        kept.add(piece[end:])
    yield from kept.last(number, name, bounds)


def _between_quotes(source: Source) -> Iterator[bytes]:
    """The pieces of a source; none ends between two quotation marks."""
    kept = b""
    while piece := source.read(PIECE):
        piece = kept + piece
        bare = piece.rstrip(b'"')
        kept = piece[len(bare) :]
        if bare:
            yield bare
    if kept:
        yield kept


def converted(
    records: Iterable[tuple[int, _R]],
    convert: Callable[[_R], Iterable[Article | Problem]],
    name: str,
    bounds: Bounds,
) -> Iterator[Article | Problem]:
    """The articles of numbered records, each with the time of one."""
    for number, record in records:
        turned()
        try:
            yield from list(convert(record))
        except OutOfTime as over:
            message = f"record {number:,} takes longer than {over.seconds:,.0f} s to read; not read"
            yield Problem(path=name, code="bound", message=message)


def placed_within(
    articles: Iterator[Article | Problem], name: str, format_name: str, encoding: str, bounds: Bounds, tally: Tally
) -> Iterator[Article | Problem]:
    """As `placed`, the indexes being those of a block."""
    from triage.readers.xml.xml_reader import placed  # knows XML as well, which no plain text asks for

    for thing in placed(articles, name, format_name, encoding, bounds):
        tally.places += 1
        force_setattr(thing, "index", -tally.places)
        yield thing


def blocks_between(
    source: Source,
    name: str,
    bounds: Bounds,
    starts: Callable[[bytes, int], Iterator[re.Match[bytes]]],
    overlap: int,
) -> Iterator[Block | Problem]:
    """Records that begin where `starts` finds a beginning; a beginning is no longer than `overlap`."""
    number = 1
    data = b""
    is_skipping = False
    while piece := source.read(PIECE):
        seen = max(0, len(data) - overlap)
        data += piece
        # One that the piece cuts short is found with the next.
        places = [found.start() for found in starts(data, seen) if found.start() and found.end() < len(data)]
        if is_skipping:
            if not places:
                data = data[-overlap:]
                continue
            yield too_large(name, number, bounds)
            data, places = data[places[0] :], [place - places[0] for place in places[1:]]
            number, is_skipping = number + 1, False
        if places:
            yield from _between(data[: places[-1]], places, number, name, bounds)
            number += len(places)
            data = data[places[-1] :]
        if len(data) > bounds.file_bytes:
            data, is_skipping = data[-overlap:], True
    if is_skipping:
        yield too_large(name, number, bounds)
    elif data:
        yield from _between(data, [len(data)], number, name, bounds)


def _between(data: bytes, ends: list[int], number: int, name: str, bounds: Bounds) -> Iterator[Block | Problem]:
    if len(data) > bounds.file_bytes:
        yield from _within(data, iter(ends), number, name, bounds)
    elif data:
        yield Block(data, number)


def text_of(block: Block, layout: Layout, tally: Tally) -> str:
    """The text of a block; lines that are not in the encoding of the file are read in what they seem to be, and counted."""
    try:
        return block.data.decode(layout.charset)
    except (UnicodeDecodeError, LookupError):
        pass
    lines = []
    for number, line in enumerate(block.data.split(b"\n"), block.first):
        try:
            lines.append(line.decode(layout.charset))
        except (UnicodeDecodeError, LookupError):
            tally.note("encoding", number)
            lines.append(decode(line)[0] if layout.charset == "utf-8" else line.decode(layout.charset, "replace"))
    return "\n".join(lines)


def encoding_said(tally: Tally, layout: Layout, name: str) -> Iterator[Problem]:
    """That the beginning of a file spoke for all of it, and not all of it is so."""
    count = tally.counts.get("encoding", 0)
    if count:
        first = tally.numbers["encoding"][0]
        which = f"line {first:,} is" if count == 1 else f"{count:,} lines are, the first of them {first:,},"
        how = "read by what it seems to be" if count == 1 else "each read by what it seems to be"
        message = f"{which} not in {layout.encoding}, as the beginning of the file is; {how}"
        yield Problem(path=name, code="damaged", message=message)
