"""Values ↔ bytes in the state: compact, compressed, and able to hold paths whose bytes are no UTF-8."""

import json
import zlib
from array import array
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

Value = TypeVar("Value")
#: The first byte says how the rest is written.
_PACK, _JSON = b"p", b"j"


def pack(value: Any) -> bytes:
    """The bytes of a value."""
    try:
        return _PACK + zlib.compress(msgspec.msgpack.encode(value), 6)
    except UnicodeEncodeError:
        # Lone surrogates stand for bytes of a path; only JSON can escape them.
        return _JSON + zlib.compress(json.dumps(msgspec.to_builtins(value)).encode("ascii"), 6)


def unpack(data: bytes, kind: type[Value]) -> Value:
    """The value; raises ValueError where the bytes hold none of that kind."""
    try:
        plain = zlib.decompress(data[1:])
        if data[:1] == _JSON:
            return msgspec.convert(json.loads(plain), kind)
        return msgspec.msgpack.decode(plain, type=kind)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise ValueError(f"not a {kind.__name__}: {error}") from error


def keys_packed(keys: Iterable[int]) -> bytes:
    """64-bit keys, in ascending order: neighbours compress, and land on the same pages of a table.

    >>> unpacked_keys(keys_packed([3, -1, 2]))
    [-1, 2, 3]
    """
    numbers = array("q", sorted(keys))
    return numbers.tobytes()


def unpacked_keys(data: bytes) -> list[int]:
    """The keys again."""
    numbers = array("q")
    numbers.frombytes(data)
    return numbers.tolist()
