"""Members of an archive, of whatever kind, read as files of their own within what may come out of it.

Sizes in headers are not believed: what comes out is counted. Which members there are say `archives`.
"""

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import IO

from msgspec import Struct
from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem, ProblemCode
from triage.readers.clock import OutOfTime, time_is_over
from triage.readers.contract import Bounds, Room, head_size, out_of_time
from triage.readers.exports import substack
from triage.readers.large import read_source
from triage.readers.registry import read_bytes
from triage.readers.source import CutOffError, Source

_FLOOR = 1 << 20
#: Files of the largest size that may come out of one archive, and of those in it.
_MOST = 16
#: Problems of members that are said one by one; an archive may have a million of them.
_SAID = 1000
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    LookupError,
)
TAR_ERRORS = (tarfile.TarError, zlib.error, OSError, EOFError, ValueError, LookupError)
#: Problems of members which in a folder would be no problems.
_LEFT_ALONE = ("empty", "unsupported")


class ArchiveMember(Struct):
    """A member as it stands in its archive."""

    name: str
    #: None where it is not to be read; then `reason` says why.
    file: IO[bytes] | None = None
    reason: str = ""


class Unpacking:
    """One archive being read, and how much of it may still come out."""

    def __init__(self, path: str, size: int, bounds: Bounds) -> None:
        self._path = path
        self._bounds = bounds
        most = max(_FLOOR, bounds.expansion * size)
        self._room = bounds.room or Room(min(most, _MOST * bounds.file_bytes), most)
        self._size = size
        #: What a table of posts says of the pages after it.
        self._posts: substack.Posts = {}

    def read(self, members: Iterator[ArchiveMember]) -> Iterator[Article | Problem]:
        """The articles of the members, and why others were not read."""
        if self._bounds.nesting <= 0:
            yield self._problem("bound", "an archive inside archives, nested deeper than the limit; not read")
            return
        found = problems = 0
        for count, member in enumerate(members, 1):
            if count > self._bounds.members:
                yield self._problem("bound", f"more than {self._bounds.members:,} members; the rest is not read")
                return
            try:
                for thing in self._member(member):
                    found += 1
                    problems += isinstance(thing, Problem)
                    if isinstance(thing, Article) or problems <= _SAID:
                        yield thing
            except OutOfTime as over:
                self._room.is_over = True
                yield out_of_time(f"{self._path}!{member.name}", over.seconds, has_articles=False)
            if self._room.is_over or time_is_over():
                self._room.is_over = True
                yield from self._unread(members)
                return
            if min(self._room.left, self._room.passing) < 0:
                if self._bounds.room is None:
                    yield self._problem("bound", self._too_much())
                return
        if problems > _SAID:
            yield self._problem("damaged", f"{problems - _SAID:,} more problems with its members")
        if not found:
            yield self._problem("unsupported", "an archive without an article")

    def _unread(self, members: Iterator[ArchiveMember]) -> Iterator[Problem]:
        """The members that nobody has time for, by name and number."""
        count = 0
        for member in islice(members, self._bounds.members):
            count += 1
            if count <= _SAID:
                said = "not read: its archive takes too long"
                yield Problem(path=f"{self._path}!{member.name}", code="bound", message=said)
        if count > _SAID:
            yield self._problem("bound", f"{count - _SAID:,} more members are not read: it takes too long")

    def _member(self, member: ArchiveMember) -> Iterator[Article | Problem]:
        path = f"{self._path}!{member.name}"
        if member.file is None:
            yield Problem(path=path, code="unreadable", message=member.reason)
            return
        limit = head_size(self._bounds)
        try:
            data = member.file.read(min(limit, self._room.left) + 1)
        except (*ZIP_ERRORS, *TAR_ERRORS) as error:
            yield Problem(path=path, code="damaged", message=f"cannot be unpacked ({why(error)})")
            return
        self._room.passing -= len(data)
        bounds = replace(self._bounds, nesting=self._bounds.nesting - 1, keeps_places=False, room=self._room)
        if len(data) > limit:
            source = _MemberSource(data, member.file, self._room)
            things = read_source(source, path, bounds)
        else:
            self._room.left -= len(data)
            if self._room.left < 0:
                return
            if member.name.endswith(substack.TABLE):
                self._posts = substack.posts_of(data)
            things = read_bytes(data, path, bounds)
        for thing in things:
            if self._posts and isinstance(thing, Article):
                substack.complete(thing, self._posts, path)
            # What the archive may not unpack is said of the archive.
            is_over = min(self._room.left, self._room.passing) < 0
            if not isinstance(thing, Problem) or not (is_over or thing.code in _LEFT_ALONE):
                yield thing

    def _too_much(self) -> str:
        most = _MOST * self._bounds.file_bytes
        if self._bounds.expansion * self._size > most:
            return f"unpacks to more than {most >> 20:,} MiB; the rest is not read"
        return f"unpacks to more than {self._bounds.expansion:,} times its size; the rest is not read"

    def _problem(self, code: ProblemCode, message: str) -> Problem:
        return Problem(path=self._path, code=code, message=message)


class _MemberSource(Source):
    """A large member that is being unpacked: what is held of it counts for more than what only passes through."""

    def __init__(self, head: bytes, file: IO[bytes], room: Room) -> None:
        super().__init__(head, self._unpacked)
        self._member = file
        self._room = room

    def whole(self, limit: int) -> bytes:
        """All of it, but no more than one byte beyond the limit; raises CutOffError where the archive may not unpack to so much."""
        data = super().whole(min(limit, self._room.left))
        self._room.left -= len(data)
        if self._room.left < 0:
            raise CutOffError("unpacks to more than the limit")
        return data

    def _unpacked(self, size: int) -> bytes:
        try:
            data = self._member.read(size)
        except (*ZIP_ERRORS, *TAR_ERRORS) as error:
            raise CutOffError(f"cannot be unpacked ({why(error)})") from error
        self._room.passing -= len(data)
        if self._room.passing < 0:
            self._room.left = -1
            raise CutOffError("unpacks to more than the limit")
        return data


def why(error: Exception) -> str:
    """What a library says of a damaged archive, as the end of a sentence."""
    text = str(error).strip().partition("\n")[0].rstrip(".")[:100] or type(error).__name__
    return text[:1].lower() + text[1:]
