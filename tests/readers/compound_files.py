"""Compound files of our own: the least that holds streams, a Word document, a mail of Outlook."""

import struct

_SECTOR, _SMALL = 512, 64
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """A file with these streams, each below 4,096 bytes and so kept in small sectors."""
    small = b""
    small_table: list[int] = []
    entries = []
    for number, (name, content) in enumerate(streams.items(), 1):
        assert len(content) < 4096, name
        following = number + 1 if number < len(streams) else _FREE
        start = len(small_table)
        count = -(-len(content) // _SMALL)
        small_table += [*range(start + 1, start + count), _END] if count else []
        small += content.ljust(count * _SMALL, b"\0")
        entries.append(_entry(name, 2, _FREE, following, start if count else _END, len(content)))
    parts = [b"", _numbers(small_table), small]
    parts[0] = b"".join((_entry("Root Entry", 5, 1, _FREE, 0, len(small)), *entries))
    counts = [-(-len(part) // _SECTOR) for part in parts]
    table, starts = [_FAT], []
    for count in counts:
        starts.append(len(table))
        table += [*range(len(table) + 1, len(table) + count), _END]
    parts[0] = _entry("Root Entry", 5, 1, _FREE, starts[2], len(small)) + b"".join(entries)
    assert len(table) <= _SECTOR // 4
    head = struct.pack("<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 1,
                       starts[0], 0, 4096, starts[1], counts[1], _END, 0)  # fmt: skip
    head += _numbers([0, *[_FREE] * 108])
    sectors = (part.ljust(count * _SECTOR, b"\0") for part, count in zip(parts, counts, strict=True))
    return head + _numbers(table).ljust(_SECTOR, b"\xff") + b"".join(sectors)


def _numbers(numbers: list[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    return struct.pack("<64sHBBIII36xIQ", written, len(written), kind, 1, _FREE, right, child, start, size)


def word97(*runs: str, flags: int = 0) -> bytes:
    """A document of pieces, every second one in one byte a character; a paragraph ends with a carriage return."""
    block = bytearray(0x400)
    struct.pack_into("<HH", block, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", block, 0x0A, flags)
    struct.pack_into("<I", block, 0x4C, sum(map(len, runs)))
    ends, pieces = [0], b""
    for number, run in enumerate(runs):
        ends.append(ends[-1] + len(run))
        place = len(block)
        block += run.encode("cp1252") if number % 2 else run.encode("utf-16-le")
        pieces += struct.pack("<HIH", 0, place * 2 | 0x40000000 if number % 2 else place, 0)
    rows = struct.pack(f"<{len(ends)}I", *ends) + pieces
    table = b"\x01" + struct.pack("<H", 2) + b"xx" + b"\x02" + struct.pack("<I", len(rows)) + rows
    struct.pack_into("<II", block, 0x01A2, 0, len(table))
    return compound({"WordDocument": bytes(block), "0Table": table})


def outlook(texts: dict[str, str], data: dict[str, bytes] | None = None, ticks: int = 0) -> bytes:
    """A mail of text properties, properties in bytes, and the time at which it was sent."""
    rows = b"\0" * 32 + struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks)
    streams = {f"__substg1.0_{number}001F": text.encode("utf-16-le") for number, text in texts.items()}
    streams |= {f"__substg1.0_{number}0102": value for number, value in (data or {}).items()}
    return compound({"__properties_version1.0": rows, **streams})
