"""Where inputs come from: the seeds of a target, and seeded mutations of them for runs without atheris.

An input is a byte that picks a name (a suffix, a set of profiles: what the target makes of it) and then the text of a
seed file. Archives are written in text too, `=== name` before each member, so that what is mutated is the XML inside
and not the compression around it.
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

SEEDS = Path(__file__).parent / "seeds"
#: What readers and loaders take for structure, and what has broken others before.
PIECES = (
    b"\x00", b"\xff", b"\xfe\xff", b"\x1b[2J", b"\r", b"\n\n", b"<", b">", b"&", b"&#0;", b"&#x110000;", b"]]>", b"<![CDATA[",
    b"<!--", b'"', b"'", b"\\", b"{", b"}", b"[", b"]", b":", b",", b"\t", b"0", b"-1", b"99999999999999999999", b"1e999", b"NaN",
    b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xcc\x81", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xe6\x9d\xb1", b"\xc4\xb0", b"\xc3\x9f",
    b"=?utf-8?q?=41?=", b"charset=utf-7", b"{{", b"*", b"%", b"10000-01-01", b"0000-00-00", b"+99:99",
)  # fmt: skip


def seeds(target: str, choices: Sequence[str]) -> list[bytes]:
    """The seeds of a target as inputs; the suffix of a file's name, or its first word, picks the choice."""
    return [
        bytes((_choice(file, choices),)) + file.read_bytes()
        for file in sorted((SEEDS / target).iterdir())
        if file.is_file()
    ]


def _choice(file: Path, choices: Sequence[str]) -> int:
    fitting = [
        number
        for number, choice in enumerate(choices)
        if choice.endswith(file.suffix or ".") or file.name.split("-")[0] == choice
    ]
    return fitting[0] if fitting else 0


def mutations(originals: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """The originals and then as many changed ones; the same for the same seed, on every machine."""
    yield from originals
    chance = random.Random(seed)
    for _ in range(count):
        changed = chance.choice(originals)
        for _ in range(chance.choice((1, 1, 2, 4, 8))):
            changed = _changed(changed, originals, chance)
        yield changed


def _changed(data: bytes, originals: Sequence[bytes], chance: random.Random) -> bytes:
    at, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    end = min(end, at + chance.choice((1, 2, 8, 64)))
    match chance.randrange(6):
        case 0:
            return data[:at] + data[end:]
        case 1:
            return data[:at] + chance.choice(PIECES) + data[at:]
        case 2:
            return data[:at] + chance.choice(PIECES) + data[end:]
        case 3:
            return data[:at] + data[at:end] * chance.choice((2, 3, 30)) + data[end:]
        case 4:
            other = chance.choice(originals)
            start = chance.randint(0, len(other))
            return data[:at] + other[start : start + 64] + data[at:]
        case _:
            return data[:at] + bytes((chance.randrange(256),)) + data[at + 1 :]
