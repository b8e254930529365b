"""gzip around one file: unpacked within the bounds, then read as what is inside."""

import zlib
from collections.abc import Iterator

from triage.article import Article
from triage.errors import Problem
from triage.readers.registry import Bounds, over_bound, read_bytes

_GZIP = 16 + zlib.MAX_WBITS


def read_gzip(data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    """The articles inside; gzip in gzip is not opened again."""
    unpacked, is_whole = _unpack(data, bounds.file_bytes)
    if len(unpacked) > bounds.file_bytes:
        yield over_bound(name, bounds)
    elif unpacked.startswith(b"\x1f\x8b"):
        yield Problem(path=name, code="unsupported", message="gzip inside gzip")
    elif not is_whole:
        # What came out before the damage may be half an article: better none than a wrong one.
        yield Problem(path=name, code="damaged", message="its gzip data is cut or damaged")
    else:
        yield from read_bytes(unpacked, name, bounds)


def _unpack(data: bytes, limit: int) -> tuple[bytes, bool]:
    """At most limit + 1 bytes, and whether all members came out whole; padding after the last is no damage."""
    pieces: list[bytes] = []
    size = 0
    while data.startswith(b"\x1f\x8b"):
        member = zlib.decompressobj(_GZIP)
        try:
            piece = member.decompress(data, limit + 1 - size)
        except zlib.error:
            return b"".join(pieces), False
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            break
        if not member.eof:
            return b"".join(pieces), False
        data = member.unused_data
    return b"".join(pieces), size > limit or not data.strip(b"\0")
