"""Paths → articles, lazily: the walk, one open and read a file, and the registry put together.

The only place in the readers that opens files. What to do with a problem is the caller's affair.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from msgspec.structs import force_setattr

from triage.article import Article
from triage.errors import Problem
from triage.readers.registry import Bounds, read_bytes
from triage.readers.walk import Found, LeftAlone, Reason, say, walk

#: Larger buffers are slower: the system call fills a fresh one each time.
_CHUNK = 1 << 16
_OPEN = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_LEAVABLE: dict[str, Reason] = {"empty": "empty", "unsupported": "unsupported"}


class Reading:
    """An iterator over articles, problems and what was left alone, which counts the files as it goes."""

    def __init__(
        self, things: Iterator[Found | LeftAlone | Problem], stdin: BinaryIO | None, bounds: Bounds
    ) -> None:
        #: Files in which something could be read.
        self.files = 0
        #: Files, links and folders that could not be.
        self.unread = 0
        self.left_alone = 0
        self._stdin = stdin
        self._bounds = bounds
        self._run = self._articles(things)

    def __iter__(self) -> Iterator[Article | Problem | LeftAlone]:
        return self._run

    def __next__(self) -> Article | Problem | LeftAlone:
        return next(self._run)

    def _articles(self, things: Iterator[Found | LeftAlone | Problem]) -> Iterator[Article | Problem | LeftAlone]:
        for thing in things:
            if isinstance(thing, Found):
                yield from self._file(thing)
            else:
                if isinstance(thing, LeftAlone):
                    self.left_alone += 1
                else:
                    self.unread += 1
                yield thing

    def _file(self, found: Found) -> Iterator[Article | Problem | LeftAlone]:
        path = found.path
        try:
            data, arrived = self._take(path)
        except (OSError, ValueError) as error:
            self.unread += 1
            message = say(error) if isinstance(error, OSError) else "not a possible file name"
            yield Problem(path=path, code="unreadable", message=message)
            return
        has_articles = False
        for thing in read_bytes(data, path, self._bounds):
            if isinstance(thing, Article):
                has_articles = True
                # Fresh from its reader and ours alone; a copy would cost as much as reading the file. A record
                # that was read back keeps the path and the arrival it was written with.
                if thing.arrived is None and thing.path == path:
                    force_setattr(thing, "arrived", arrived)
                yield thing
            elif thing.code in _LEAVABLE and not found.is_named:
                self.left_alone += 1
                yield LeftAlone(path, _LEAVABLE[thing.code])
                return
            else:
                yield thing
        if has_articles:
            self.files += 1
        else:
            self.unread += 1

    def _take(self, path: str) -> tuple[bytes, float | None]:
        """The bytes of a file, one more than the bound at most, and when it arrived; None for a stream."""
        if path == "-":
            if self._stdin is None:
                raise FileNotFoundError(2, "no standard input")
            return _drain(self._stdin, self._bounds.file_bytes + 1), None
        number = os.open(path, _OPEN)
        try:
            facts = os.fstat(number)
            arrived = facts.st_mtime if stat.S_ISREG(facts.st_mode) else None
            data = os.read(number, min(_CHUNK, self._bounds.file_bytes + 1))
            if len(data) < facts.st_size or arrived is None:
                data = self._rest(number, data)
            return data, arrived
        finally:
            os.close(number)

    def _rest(self, number: int, data: bytes) -> bytes:
        chunks = [data]
        room = self._bounds.file_bytes + 1 - len(data)
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
    return Reading(_things(paths, include, exclude, files_from), stdin, bounds or Bounds())


def listed(data: bytes) -> list[str]:
    r"""The paths of a list, one a line or, as from `find -print0`, separated by NUL.

    >>> listed(b"a.txt\r\nb c.txt\n\n"), listed(b"a\nb\0c\0")
    (['a.txt', 'b c.txt'], ['a\nb', 'c'])
    """
    lines = data.split(b"\0") if b"\0" in data else [line.rstrip(b"\r") for line in data.split(b"\n")]
    return [os.fsdecode(line) for line in lines if line]


def _things(
    paths: Sequence[str], include: Sequence[str], exclude: Sequence[str], files_from: Sequence[str]
) -> Iterator[Found | LeftAlone | Problem]:
    if paths:
        yield from walk(paths, include=include, exclude=exclude)
    if files_from:
        yield from walk(files_from, include=include, exclude=exclude, is_literal=True)


def _drain(stream: BinaryIO, limit: int) -> bytes:
    chunks: list[bytes] = []
    while limit > 0:
        chunk = stream.read(min(1 << 20, limit))
        if not chunk:
            break
        chunks.append(chunk)
        limit -= len(chunk)
    return b"".join(chunks)
