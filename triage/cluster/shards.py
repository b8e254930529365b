"""Files → shards: which part of the input is one piece of work, so that a job can stop and go on.

The cut depends on the listing alone, never on the machines, so that a job begun on three and finished on ten has the
same parts. A shard is a run of files, or of pieces of files that are too large.
"""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct

from triage.errors import Problem
from triage.readers.blocks import Layout, Tally
from triage.report.report import Stats

#: Bytes of a shard: a 256th of the input, so that a small job has several and a large one few enough to list.
LEAST, MOST, SHARE = 256 << 10, 64 << 20, 256
#: What opening a file costs, in bytes.
OPENING = 2048


class InputFile(Struct, frozen=True, gc=False):
    """A file of the input."""

    #: Where its articles say they were read: as typed plus the relative path.
    path: str
    #: What to open: an absolute path or a URL.
    place: str
    size: int = 0
    #: Seconds since the epoch; None where nobody knows.
    arrived: float | None = None
    is_named: bool = False
    #: The one file of the run, whose records keep their places.
    is_alone: bool = False
    #: Of a piece of a large file: its bytes, or its row groups, from and up to; both 0 for a whole file.
    begin: int = 0
    end: int = 0
    #: Records before it, and what the beginning of the file says of all of them.
    before: int = 0
    layout: Layout | None = None


class InputListing(Struct, frozen=True):
    """All files of the input in code-point order, and what the walk met besides."""

    files: tuple[InputFile, ...]
    left_alone: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        """Another one as soon as a file comes, goes, grows or is written again."""
        seen = sha256()
        for file in self.files:
            seen.update(repr((file.path, file.size, file.arrived)).encode("utf-8", "surrogatepass"))
        return seen.hexdigest()


class Shard(Struct, frozen=True):
    """A piece of work: one part of the output."""

    number: int
    files: tuple[InputFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.size for file in self.files)

    @property
    def has_pieces(self) -> bool:
        """Whether some of it is a piece of a file."""
        return any(file.end for file in self.files)


class CutFile(Struct, frozen=True):
    """What is counted of a large file: in the pieces of one shard, or in all of them."""

    path: str
    layout: Layout
    tally: Tally
    is_named: bool = False


class FinishedShard(Struct, frozen=True, kw_only=True):
    """What is known of a shard that is finished."""

    number: int
    stats: Stats
    problems: tuple[Problem, ...] = ()
    #: Rows and bytes of its part.
    rows: int = 0
    written: int = 0
    #: Bytes read.
    read: int = 0
    #: Seconds of processor time.
    seconds: float = 0.0
    #: Of the job whose shard it is.
    job: str = ""
    #: Files that could not be read for now; a shard with any is read again by the next run.
    unread_for_now: tuple[str, ...] = ()
    #: How often a read was tried again.
    retries: int = 0
    #: Files of which it has pieces.
    cut_files: tuple[CutFile, ...] = ()

    @property
    def is_final(self) -> bool:
        """Whether reading it again would find the same."""
        return not self.unread_for_now


def cut(files: Sequence[InputFile]) -> list[Shard]:
    """The shards of a listing, in its order.

    >>> [len(shard.files) for shard in cut([InputFile("a", "/a", 1 << 20), InputFile("b", "/b", 1), InputFile("c", "/c", 1)])]
    [1, 2]
    """
    total = sum(file.size + OPENING for file in files)
    bound = min(MOST, max(LEAST, total // SHARE))
    shards: list[Shard] = []
    gathered: list[InputFile] = []
    size = 0
    for file in files:
        cost = file.size + OPENING
        if gathered and size + cost > bound:
            shards.append(Shard(len(shards), tuple(gathered)))
            gathered, size = [], 0
        gathered.append(file)
        size += cost
    if gathered:
        shards.append(Shard(len(shards), tuple(gathered)))
    return shards


def together(parts: Iterable[Stats]) -> Stats:
    """The sum of counts."""
    total = Stats()
    for part in parts:
        for name in Stats.__struct_fields__:
            setattr(total, name, getattr(total, name) + getattr(part, name))
    return total


def packed(value: Any) -> bytes:
    """A value as JSON; paths may hold what is no UTF-8."""
    return json.dumps(msgspec.to_builtins(value), separators=(",", ":")).encode("ascii")


def done_of(data: bytes) -> FinishedShard:
    """A finished shard, read back; ValueError for what is no whole note."""
    return msgspec.convert(json.loads(data), FinishedShard)


def share_of(shards: Sequence[Shard], number: int, count: int) -> list[Shard]:
    """The shards of one of several equal machines, numbered from 1; neighbours go to different ones.

    >>> [shard.number for shard in share_of([Shard(number, ()) for number in range(7)], 3, 3)]
    [2, 5]
    """
    return [shard for shard in shards if shard.number % count == number - 1]
