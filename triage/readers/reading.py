"""Paths → articles, lazily: the walk, one open and read a file, and the registry put together.

The only place in the readers that opens files. What to do with a problem is the caller's affair.
"""

import errno
import os
import stat
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from msgspec import Struct
from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.arrivals import note_arrival
from triage.readers.clock import OutOfTime, running, steps
from triage.readers.contract import COMPRESSED, Bounds, head_size, out_of_time
from triage.readers.own_files import OwnFiles
from triage.readers.registry import plain_copy, read_bytes
from triage.readers.walk import FoundFile, LeftAlone, Reason, say, walk

if TYPE_CHECKING:
    from triage.readers.source import Source

#: Larger buffers are slower: the system call fills a fresh one each time.
_CHUNK = 1 << 16
#: Nobody waits here for who writes to a pipe; of a file it makes no difference.
_OPEN = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
#: What tells whether a file has changed: times of the last writing and of the last change of any kind (which no program
#: can set), bytes, inode.
Signature = tuple[int, int, int, int]
_LEAVABLE: dict[str, Reason] = {"empty": "empty", "unsupported": "unsupported"}


class KnownResult(Struct, frozen=True):
    """An article whose result somebody has already; the readers pass it on without a look at it."""

    article: Article
    matched: Any
    #: What is printed of it, where somebody has made that too.
    line: str | None = None


Read = Article | KnownResult | Problem | LeftAlone
#: Bytes or the beginning of a large file, when it arrived, and its signature; None where it is a stream.
Content = tuple["bytes | Source", float | None, Signature | None]
#: Nanoseconds since the epoch for what was settled long ago.
LONG_AGO = 1 << 62


class Noted(Protocol):
    """What is told all that is passed on of a file."""

    def append(self, thing: Article | KnownResult | Problem, /) -> None:
        """Note one more."""


class OpenedFile:
    """A file that was taken up: what is in it comes when `things` is gone through, from the file or from elsewhere."""

    __slots__ = ("found", "has_articles", "is_known", "noted", "results", "signature", "taken_ns", "things")

    def __init__(
        self,
        found: FoundFile,
        things: Iterable[Article | KnownResult | Problem],
        is_known: bool = False,
        has_articles: bool = False,
    ) -> None:
        self.found = found
        self.things = things
        #: Whether it was read by an earlier run.
        self.is_known = is_known
        #: Where not None: what was passed on of it, in its order.
        self.noted: Noted | None = None
        #: Where the results of its articles are to go; set by whoever wraps the reading of files.
        self.results: Any = None
        #: Whether it is sure that there are articles in it and no problems.
        self.has_articles = has_articles
        #: By what the file will be known to be the same; None where it is no file, or before it was opened.
        self.signature: Signature | None = None
        #: When it was opened.
        self.taken_ns = LONG_AGO


Things = Iterator[FoundFile | LeftAlone | Problem]
#: Puts itself around the reading of files, one after the other: where they are known already, or read elsewhere. A file
#: of which nobody need know anything more is passed on as it was found.
Around = Callable[
    [Things, Callable[[FoundFile], OpenedFile]], Iterator[FoundFile | OpenedFile | LeftAlone | Problem]
]


class Reading:
    """An iterator over articles, problems and what was left alone, which counts the files as it goes."""

    def __init__(
        self, things: Things, stdin: BinaryIO | None, bounds: Bounds, around: Around | None = None
    ) -> None:
        #: Files in which something could be read.
        self.files = 0
        #: Files, links and folders that could not be.
        self.unread = 0
        self.left_alone = 0
        self._stdin = stdin
        self._bounds = bounds
        self._of_records = replace(bounds, keeps_places=True)
        #: Of a file that is no longer all is taken in at once.
        self._head = head_size(bounds)
        #: Up to so many bytes of plain text are read in one step.
        self._short = min(_CHUNK, bounds.file_bytes)
        #: Reads the blocks of large files elsewhere, if anything does: `large.Share`, before it the file's arrival.
        self.share: Any = None
        self._opened: Signature | None = None
        #: Tables that say what pages beside them are, by path.
        self._tables: dict[str, Mapping[str, Article]] = {}
        self._run = self._read(things if around is None else around(things, self.take))

    def __iter__(self) -> Iterator[Read]:
        return self._run

    def __next__(self) -> Read:
        return next(self._run)

    def close(self) -> None:
        """Close what is open, where nobody goes on; else it would stay so until Python tidies up."""
        self._run.close()

    def take(self, found: FoundFile) -> OpenedFile:
        """Take a file up; it is opened when its things are gone through."""
        taken = OpenedFile(found, ())
        taken.things = self._things(taken)
        return taken

    def _read(self, things: Iterator[FoundFile | OpenedFile | LeftAlone | Problem]) -> Generator[Read]:
        with running(self._bounds.seconds):
            for thing in things:
                if isinstance(thing, FoundFile):
                    # Most files are one article of plain text, which every step here would slow down.
                    content = self._look(thing)
                    if isinstance(content, Article):
                        self.files += 1
                        yield content
                    else:
                        yield from self._file(OpenedFile(thing, self._things_in(content, thing)))
                elif isinstance(thing, OpenedFile):
                    if thing.has_articles:
                        self.files += 1
                        yield from thing.things
                    else:
                        yield from self._file(thing)
                else:
                    if isinstance(thing, LeftAlone):
                        self.left_alone += 1
                    else:
                        self.unread += 1
                    yield thing

    def _file(self, taken: OpenedFile) -> Iterator[Read]:
        has_articles, noted = False, taken.noted
        for thing in taken.things:
            if noted is not None:
                noted.append(thing)
            if not isinstance(thing, Problem):
                has_articles = True
                yield thing
            elif thing.code in _LEAVABLE and not taken.found.is_named and not has_articles:
                self.left_alone += 1
                yield LeftAlone(taken.found.path, _LEAVABLE[thing.code], thing.message)
                return
            else:
                yield thing
        if has_articles:
            self.files += 1
        else:
            self.unread += 1

    def _things(self, taken: OpenedFile) -> Iterator[Any]:
        taken.taken_ns = time.time_ns()
        content = self._look(taken.found)
        taken.signature = self._opened
        if isinstance(content, Article):
            yield content
        else:
            yield from self._things_in(content, taken.found)

    def _look(self, found: FoundFile) -> "Article | Problem | Content":
        """The article of a short file of plain text; else what is in the file, or why it cannot be opened."""
        path = found.path
        self._opened = None  # until it turns out to be a file of this machine
        try:
            data, arrived = self._take(path, is_met=not found.is_named)
        except (OSError, ValueError) as error:
            message = say(error) if isinstance(error, OSError) else "not a possible file name"
            return Problem(path=path, code="unreadable", message=message)
        if isinstance(data, bytes) and len(data) <= self._short:
            copy = plain_copy(data, path, arrived)
            if copy is not None:
                return copy
        return data, arrived, self._opened

    def _things_in(self, content: "Problem | Content", found: FoundFile) -> Iterator[Any]:
        if isinstance(content, Problem):
            yield content
            return
        data, arrived, signature = content
        path = found.path
        has_articles = False
        bounds = self._of_records if found.is_alone else self._bounds
        try:
            size, seconds = 0, float(bounds.seconds)
            if not isinstance(data, bytes) or data.startswith(COMPRESSED):
                if signature is None:
                    # Nobody knows how much comes of a stream.
                    seconds = float("inf")
                else:
                    size = signature[2]
                things = self._of_large(data, path, bounds, arrived)
            else:
                size = len(data)
                things = read_bytes(data, path, bounds)
            for thing in steps(things, size, seconds):
                # Fresh from its reader and ours alone; a copy would cost as much as reading the file. A record
                # that was read back keeps the path and the arrival it was written with.
                if isinstance(thing, Article):
                    has_articles = True
                    if path.endswith(".html"):
                        self._complete(thing, path)
                    if thing.arrived is None and thing.path == path:
                        note_arrival(thing, arrived)
                yield thing
        except OutOfTime as over:
            yield out_of_time(path, over.seconds, has_articles=has_articles)
        finally:
            if not isinstance(data, bytes) and path != "-":
                data.close()

    def _complete(self, article: Article, path: str) -> None:
        """Put into the article of a page what a table beside it says, as in exports of Substack."""
        from triage.readers.exports import substack

        if not substack.is_post(path):
            return
        for place in substack.places_of_table(path):
            if place not in self._tables:
                try:
                    data = self._whole(place)
                except (OSError, ValueError):
                    data = b""
                self._tables[place] = substack.posts_of(data)
            if self._tables[place]:
                substack.complete(article, self._tables[place], path)
                return

    def _whole(self, path: str) -> bytes:
        """A file that is needed as a whole to read others."""
        data, _ = self._take(path, is_met=True)
        if isinstance(data, bytes):
            return data
        try:
            return data.whole(self._bounds.file_bytes)
        finally:
            data.close()

    def _of_large(self, data: "bytes | Source", path: str, bounds: Bounds, arrived: float | None) -> Iterator[Any]:
        from triage.readers.large import read_source
        from triage.readers.source import Source, nothing

        if self.share is not None:
            bounds = replace(bounds, share=partial(self.share, arrived))
        return read_source(data if isinstance(data, Source) else Source(data, nothing), path, bounds)

    def _take(self, path: str, *, is_met: bool = False) -> tuple["bytes | Source", float | None]:
        """The bytes of a file, or its beginning and how to go on where it is large, and when it arrived; None for a stream.

        What was met in a folder was a file a moment ago; where a pipe has taken its place, it is not read.
        """
        if path == "-":
            if self._stdin is None:
                raise FileNotFoundError(2, "no standard input")
            from triage.readers.source import source_of

            source = source_of(self._stdin, self._head + 1)
            return (source if len(source.head) > self._head else source.head), None
        number = os.open(path, _OPEN)
        try:
            facts = os.fstat(number)
            arrived, begun = None, b""
            if stat.S_ISREG(facts.st_mode):
                arrived = facts.st_mtime
                self._opened = (facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size, facts.st_ino)
            elif is_met:
                raise OSError(errno.EINVAL, "No file any more")
            else:
                from triage.bounded_file import begun_of

                begun = begun_of(number)
            data = begun + os.read(number, min(_CHUNK, self._head + 1))
            if len(data) < facts.st_size or arrived is None:
                data = self._rest(number, data)
            if len(data) <= self._head:
                return data, arrived
            file = os.fdopen(number, "rb")
            number = -1
            from triage.readers.source import Source

            return Source(data, file.read, file=file, can_seek=arrived is not None), arrived
        finally:
            if number >= 0:
                os.close(number)

    def _rest(self, number: int, data: bytes) -> bytes:
        chunks = [data]
        room = self._head + 1 - len(data)
        while room > 0:
            chunk = os.read(number, min(_CHUNK, room))
            if not chunk:
                break
            chunks.append(chunk)
            room -= len(chunk)
        return b"".join(chunks)


def read(
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    bounds: Bounds | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    files_from: Sequence[str] = (),
) -> Reading:
    """Read the articles of files and folders, lazily and in code-point order; `files_from` names files literally."""
    things = files_of(paths, include=include, exclude=exclude, files_from=files_from)
    return Reading(things, stdin, bounds or Bounds())


def listed(data: bytes) -> list[str]:
    r"""The paths of a list, one a line or, as from `find -print0`, separated by NUL.

    >>> listed(b"a.txt\r\nb c.txt\n\n"), listed(b"a\nb\0c\0")
    (['a.txt', 'b c.txt'], ['a\nb', 'c'])
    """
    lines = data.split(b"\0") if b"\0" in data else [line.rstrip(b"\r") for line in data.split(b"\n")]
    return [os.fsdecode(line) for line in lines if line]


def files_of(
    paths: Sequence[str],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    files_from: Sequence[str] = (),
    own: OwnFiles | None = None,
) -> Things:
    """The files of `read`, before they are taken up; those of `own` are left alone."""
    if paths:
        yield from walk(paths, include=include, exclude=exclude, own=own)
    if files_from:
        yield from walk(files_from, include=include, exclude=exclude, is_literal=True, own=own)
