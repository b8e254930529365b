"""Large files in blocks of whole records: what a block is, and what all that read one share.

A block can be read by itself, here or in another process; what is to be said of a file as a whole is counted beside
it, in a `Tally`. How a file is cut into blocks stands in `cutting`.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr

from triage.article import Article
from triage.errors import Problem
from triage.readers.clock import OutOfTime, turned
from triage.readers.contract import Bounds, Reader
from triage.readers.encoding import decode
from triage.readers.source import Source

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
    """What `placed` gives, the indexes being those of a block."""
    from triage.readers.xml.xml_reader import placed  # knows XML as well, which no plain text asks for

    for thing in placed(articles, name, format_name, encoding, bounds):
        tally.places += 1
        force_setattr(thing, "index", -tally.places)
        yield thing


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
