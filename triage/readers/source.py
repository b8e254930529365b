"""A file that is too large to be held: its beginning, looked at before anything is decided, and the rest as it is read.

What opens files, what unpacks them and what takes members out of archives gives one of these; readers that go record
by record take it. Nobody asks it for more than a piece, unless a format has to be read whole.
"""

import codecs
import io
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Protocol

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, Reader
from triage.readers.encoding import decode

#: Bytes that are asked for at a time.
PIECE = 1 << 20
#: Encodings in which a line feed is not one byte: they are turned into UTF-8 on the way.
_WIDE = ("utf-16", "utf-32")


class CutOffError(Exception):
    """The bytes break off, or cannot be unpacked from here on; `str` says why."""


class Source:
    """A stream of bytes of which the first were read already."""

    def __init__(
        self,
        head: bytes,
        read: Callable[[int], bytes],
        *,
        file: BinaryIO | None = None,
        can_seek: bool = True,
    ) -> None:
        #: At least the first bytes; all of a file that is no longer than what was asked for.
        self.head = head
        #: Whether nothing follows the head.
        self.is_whole = read is nothing
        #: The file itself where one may go back and forth in it.
        self.file = file if can_seek else None
        self._open = file
        #: Bytes given out so far.
        self.taken = 0
        self._kept = head
        self._read = read

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size`; b"" at the end. Raises CutOffError or OSError where there should be more."""
        kept = self._kept
        if kept:
            data, self._kept = (kept, b"") if size < 0 or size >= len(kept) else (kept[:size], kept[size:])
            if size < 0:
                data += self._all()
        else:
            data = self._all() if size < 0 else self._read(size)
        self.taken += len(data)
        return data

    def whole(self, limit: int) -> bytes:
        """All of it, but no more than one byte beyond the limit."""
        pieces = []
        room = limit + 1
        while room > 0 and (piece := self.read(min(room, PIECE))):
            pieces.append(piece)
            room -= len(piece)
        return b"".join(pieces)

    def close(self) -> None:
        """Whoever opened it has no more use for it."""
        if self._open is not None:
            self._open.close()

    def _all(self) -> bytes:
        pieces = []
        while piece := self._read(PIECE):
            pieces.append(piece)
        return b"".join(pieces)


def nothing(size: int) -> bytes:
    """What follows a head that is the whole file."""
    return b""


class StreamReader(Reader, Protocol):
    """A reader that also goes through a file of any size as a stream, in flat memory."""

    def stream(self, source: Source, name: str, bounds: Bounds) -> Iterator[Article | Problem] | None:
        """As `read`, the bounds being those of one document; None where this file has to be read whole."""


def source_of(file: Any, size: int, *, can_seek: bool = False) -> Source:
    """The source of an open binary file, at least `size` bytes of it looked at."""
    pieces: list[bytes] = []
    room = size
    while room > 0 and (piece := file.read(min(room, PIECE))):
        pieces.append(piece)
        room -= len(piece)
    return Source(b"".join(pieces), file.read, file=file if can_seek else None)


def in_utf8(source: Source) -> tuple[Source, str, str]:
    """The text in bytes that lines can be cut from, the encoding it came in, and the one that it is in now.

    The beginning decides. A byte order mark goes.
    """
    head = source.head
    end = head.rfind(b"\n") + 1
    encoding = decode(head[:end] or head)[1]
    if not encoding.startswith(_WIDE):
        if head.startswith(codecs.BOM_UTF8):
            source.read(len(codecs.BOM_UTF8))
            source.head = head[len(codecs.BOM_UTF8) :]
        return source, encoding, encoding
    decoder = codecs.getincrementaldecoder(encoding)("replace")

    def read(size: int) -> bytes:
        while piece := source.read(size):
            text = decoder.decode(piece)
            if text:
                return text.encode("utf-8", "replace")
        return decoder.decode(b"", True).encode("utf-8", "replace")

    first = read(len(head)).removeprefix(codecs.BOM_UTF8)
    return Source(first, read), encoding, "utf-8"


class AsFile(io.RawIOBase):
    """A source for libraries that want a file."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def readable(self) -> bool:
        """True: a source is there to be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes into a buffer; as many as there are."""
        data = self._source.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
