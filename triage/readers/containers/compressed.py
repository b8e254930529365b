"""Compression around one file (gzip, xz, bzip2, Zstandard): unpacked within the bounds, then read as what is inside.

Archives of several members are the affair of `archives`; a compressed tar is both, one after the other.
"""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import COMPRESSED, Bounds, head_size, missing, over_bound
from triage.readers.source import PIECE, CutOffError, Source

_GZIP = 16 + zlib.MAX_WBITS
_NAMES = {b"\x1f\x8b": "gzip", b"\xfd7zXZ": "xz", b"BZh": "bzip2", b"\x28\xb5": "Zstandard"}
_WEB_ARCHIVE = (b"WARC/", b"filedesc:")
#: Memory that an xz file may ask for.
_XZ_MEMORY = 256 << 20
_FLOOR = 1 << 20
#: Compressed bytes that are asked for at a time, and those that are unpacked without a limit.
_FEED, _SIP = 1 << 16, 1 << 11


class _Stream(Protocol):
    """What decompressors have in common."""

    @property
    def eof(self) -> bool:
        """Whether its member has ended."""

    @property
    def unused_data(self) -> bytes:
        """What follows it."""

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        """The next unpacked bytes, at most `max_length`."""


def read_gzip(
    data: bytes, name: str, bounds: Bounds, read: Callable[[bytes, str, Bounds], Iterator[Article | Problem]]
) -> Iterator[Article | Problem]:
    """The articles inside a compressed file, whichever way it is compressed; the same in itself is not opened again.

    `read` reads what is inside, whatever that is.
    """
    if holds_web_archive(data):
        # Compressed record by record: its reader unpacks one after the other.
        from triage.readers.web.warc import READER

        yield from READER.read(data, name, bounds)
        return
    unpacked = opened(data, name, bounds, bounds.file_bytes)
    if isinstance(unpacked, Problem):
        yield unpacked
    elif unpacked is None:
        yield over_bound(name, bounds)
    else:
        yield from read(unpacked, name, replace(bounds, file_bytes=max(len(unpacked), bounds.file_bytes)))


def holds_web_archive(data: bytes) -> bool:
    """Whether a compressed file begins with a record of a web archive."""
    return data.startswith(b"\x1f\x8b") and _unpack(data, 16, "gzip")[0].startswith(_WEB_ARCHIVE)


def opened(data: bytes, name: str, bounds: Bounds, size: int) -> bytes | Problem | None:
    """What is inside a compressed file, or why that cannot be had; None where it is larger than `size`."""
    kind = next(kind for magic, kind in _NAMES.items() if data.startswith(magic))
    limit = min(size, max(_FLOOR, bounds.expansion * len(data)))
    try:
        unpacked, is_whole = _unpack(data, limit, kind)
    except ImportError:
        return missing(name, "Zstandard needs", "zstd")
    if len(unpacked) > limit:
        return None if limit == size else _bomb(name, bounds)
    if unpacked.startswith(COMPRESSED):
        return Problem(path=name, code="unsupported", message=f"{_kind(unpacked)} inside {kind}")
    if not is_whole:
        # What came out before the damage may be half an article: better none than a wrong one.
        return Problem(path=name, code="damaged", message=f"its {kind} data is truncated or damaged")
    return unpacked


def unpacked_source(source: Source, name: str, bounds: Bounds) -> Source | Problem:
    """What is inside a compressed file of any size, unpacked piece by piece."""
    kind = _kind(source.head)
    try:
        unpacking = _Unpacking(source, kind, bounds)
        head = unpacking.read(head_size(bounds) + 1)
    except ImportError:
        return missing(name, "Zstandard needs", "zstd")
    if head.startswith(COMPRESSED):
        return Problem(path=name, code="unsupported", message=f"{_kind(head)} inside {kind}")
    return Source(head, unpacking.read)


class _Unpacking:
    """A compressed stream, unpacked member by member."""

    def __init__(self, source: Source, kind: str, bounds: Bounds) -> None:
        self._source = source
        self._kind = kind
        self._expansion = bounds.expansion
        self._magic = next(magic for magic, name in _NAMES.items() if name == kind)
        self._member: Any = _stream(kind, is_piecewise=True)
        #: Bytes that go into the member next.
        self._data = b""
        self._given = 0

    def read(self, size: int) -> bytes:
        """As many bytes as asked for, fewer at the end; raises CutOffError where the data does not go on as it should."""
        pieces = []
        while size > 0 and (piece := self._next(min(size, PIECE))):
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def _next(self, size: int) -> bytes:
        while True:
            if self._member.eof and not self._goes_on():
                return b""
            try:
                piece: bytes = self._member.decompress(self._data, size)
            except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
                raise CutOffError(f"its {self._kind} data is truncated or damaged") from error
            self._data = getattr(self._member, "unconsumed_tail", b"")
            if piece:
                self._given += len(piece)
                if self._given > max(_FLOOR, self._expansion * self._source.taken):
                    raise CutOffError(f"unpacks to more than {self._expansion:,} times its size")
                return piece
            if not self._member.eof and not self._data and not self._feed():
                raise CutOffError(f"its {self._kind} data is truncated or damaged")

    def _feed(self) -> bool:
        self._data = self._source.read(_FEED)
        return bool(self._data)

    def _goes_on(self) -> bool:
        """Whether another member follows; padding is none."""
        data: bytes = self._member.unused_data
        while len(data) < len(self._magic) or not data.strip(b"\0"):
            more = self._source.read(_FEED)
            if not more:
                break
            data = data.strip(b"\0") + more
        if not data.strip(b"\0"):
            return False
        if not data.startswith(self._magic):
            raise CutOffError(f"its {self._kind} data is truncated or damaged")
        self._member, self._data = _stream(self._kind, is_piecewise=True), data
        return True


def _kind(data: bytes) -> str:
    return next((kind for magic, kind in _NAMES.items() if data.startswith(magic)), "compressed data")


def _bomb(name: str, bounds: Bounds) -> Problem:
    message = f"unpacks to more than {bounds.expansion:,} times its size; not read"
    return Problem(path=name, code="bound", message=message)


def _unpack(data: bytes, limit: int, kind: str) -> tuple[bytes, bool]:
    """What is packed, at most limit + 1 bytes, and whether all members came out whole; padding after the last is no damage."""
    pieces: list[bytes] = []
    size = 0
    magic = next(magic for magic, name in _NAMES.items() if name == kind)
    while data.startswith(magic):
        member = _stream(kind)
        try:
            piece = member.decompress(data, limit + 1 - size)
        except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError):
            return b"".join(pieces), False
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            break
        if not member.eof:
            return b"".join(pieces), False
        data = member.unused_data
    return b"".join(pieces), size > limit or not data.strip(b"\0")


def _stream(kind: str, *, is_piecewise: bool = False) -> Any:
    if kind == "gzip":
        return zlib.decompressobj(_GZIP)
    if kind == "xz":
        return lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)
    if kind == "bzip2":
        return bz2.BZ2Decompressor()
    return _zstandard(is_piecewise=is_piecewise)


def _zstandard(*, is_piecewise: bool) -> _Stream:
    """The standard library's decompressor where it has one (from 3.14 on), else zstandard's."""
    try:
        from compression.zstd import ZstdDecompressor  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return _ZstandardPieces() if is_piecewise else _Zstandard()
    stream: _Stream = ZstdDecompressor()
    return stream


class _ZstandardPieces:
    """zstandard with the interface of the standard library, over pieces of a frame."""

    def __init__(self) -> None:
        import zstandard

        self._error = zstandard.ZstdError
        self._frame = zstandard.ZstdDecompressor(max_window_size=1 << 27).decompressobj()
        self.unconsumed_tail = b""

    @property
    def eof(self) -> bool:
        """Whether the frame has ended."""
        return bool(self._frame.eof)

    @property
    def unused_data(self) -> bytes:
        """What follows the frame."""
        data: bytes = self._frame.unused_data
        return data + self.unconsumed_tail

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        """What comes of the first of these bytes: the library knows no limit, and a few make no more than some MiB."""
        data, self.unconsumed_tail = data[:_SIP], data[_SIP:]
        try:
            return bytes(self._frame.decompress(data))
        except self._error as error:
            raise OSError(str(error)) from error


class _Zstandard:
    """zstandard with the interface of the standard library."""

    def __init__(self) -> None:
        import zstandard

        self._library = zstandard
        self.eof = False
        self.unused_data = b""

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        from io import BytesIO

        try:
            with self._library.ZstdDecompressor(max_window_size=1 << 27).stream_reader(
                BytesIO(data), read_across_frames=True
            ) as stream:
                pieces: list[bytes] = []
                while max_length > 0 and (piece := stream.read(min(max_length, 1 << 20))):
                    pieces.append(piece)
                    max_length -= len(piece)
        except self._library.ZstdError as error:
            raise OSError(str(error)) from error
        found = b"".join(pieces)
        # A frame that is cut ends silently; its checksum or size would have told.
        self.eof = bool(found) and self._is_whole(data, len(found))
        return found

    def _is_whole(self, data: bytes, size: int) -> bool:
        parameters = self._library.get_frame_parameters(data)
        known = parameters.content_size
        return known in (size, self._library.CONTENTSIZE_UNKNOWN) or known < size
