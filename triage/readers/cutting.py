"""Large files cut into blocks of whole records without being read: lines, rows of a table, messages.

Only where a record ends is looked for here; what is in it is its reader's affair. What a block is stands in `blocks`.
"""

import re
from collections.abc import Callable, Iterator

from triage.errors import Problem
from triage.readers.blocks import Block
from triage.readers.contract import Bounds, size_said
from triage.readers.source import PIECE, Source


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
