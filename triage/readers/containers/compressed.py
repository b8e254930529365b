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
from triage.readers.contract import COMPRESSED, Bounds, missing, over_bound

_GZIP = 16 + zlib.MAX_WBITS
_NAMES = {b"\x1f\x8b": "gzip", b"\xfd7zXZ": "xz", b"BZh": "bzip2", b"\x28\xb5": "Zstandard"}
_WEB_ARCHIVE = (b"WARC/", b"filedesc:")
#: Memory that an xz file may ask for.
_XZ_MEMORY = 256 << 20
_FLOOR = 1 << 20


class _Stream(Protocol):
    """What decompressors have in common."""

    eof: bool
    unused_data: bytes

    def decompress(self, data: bytes, max_length: int = -1, /) -> bytes:
        """At most `max_length` bytes."""


def read_gzip(
    data: bytes, name: str, bounds: Bounds, read: Callable[[bytes, str, Bounds], Iterator[Article | Problem]]
) -> Iterator[Article | Problem]:
    """The articles inside a compressed file, whichever way it is compressed; the same in itself is not opened again.

    `read` reads what is inside, whatever that is.
    """
    kind = next(kind for magic, kind in _NAMES.items() if data.startswith(magic))
    limit = min(bounds.file_bytes, max(_FLOOR, bounds.expansion * len(data)))
    try:
        if kind == "gzip" and _unpack(data, 16, kind)[0].startswith(_WEB_ARCHIVE):
            # Compressed record by record: its reader unpacks one after the other.
            from triage.readers.web.warc import READER

            yield from READER.read(data, name, bounds)
            return
        unpacked, is_whole = _unpack(data, limit, kind)
    except ImportError:
        yield missing(name, "Zstandard needs", "zstd")
        return
    if len(unpacked) > limit:
        yield over_bound(name, bounds) if limit == bounds.file_bytes else _bomb(name, bounds)
    elif unpacked.startswith(COMPRESSED):
        yield Problem(path=name, code="unsupported", message=f"{_kind(unpacked)} inside {kind}")
    elif not is_whole:
        # What came out before the damage may be half an article: better none than a wrong one.
        yield Problem(path=name, code="damaged", message=f"its {kind} data is cut or damaged")
    else:
        yield from read(unpacked, name, replace(bounds, file_bytes=max(len(unpacked), bounds.file_bytes)))


def _kind(data: bytes) -> str:
    return next((kind for magic, kind in _NAMES.items() if data.startswith(magic)), "compressed data")


def _bomb(name: str, bounds: Bounds) -> Problem:
    message = f"unpacks to more than {bounds.expansion:,} times its size; not read"
    return Problem(path=name, code="bound", message=message)


def _unpack(data: bytes, limit: int, kind: str) -> tuple[bytes, bool]:
    """At most limit + 1 bytes, and whether all members came out whole; padding after the last is no damage."""
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


def _stream(kind: str) -> Any:
    if kind == "gzip":
        return zlib.decompressobj(_GZIP)
    if kind == "xz":
        return lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)
    if kind == "bzip2":
        return bz2.BZ2Decompressor()
    return _zstandard()


def _zstandard() -> _Stream:
    """The standard library's decompressor where it has one (from 3.14 on), else zstandard's."""
    try:
        from compression.zstd import ZstdDecompressor  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return _Zstandard()
    stream: _Stream = ZstdDecompressor()
    return stream


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
