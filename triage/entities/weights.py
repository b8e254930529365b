"""The weights of the trained model, a row for every attribute, so that what a word is worth can be added up by words.

A row holds a weight for every label but O, less that of O, in fixed point: one integer with a lane of 32 bits for each
label. A sum of rows is then one addition of two integers, and the same in whatever order. Rows are made of a model by
`benchmarks/entities/compact.py`.
"""

import struct
from collections.abc import Iterable

#: The labels of the lanes of a row, lowest first.
LABELS = ("B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
LANE = 32
#: A weight of 1 in a lane: sums of a hundred rows stay far inside it, and weights are exact to six digits behind the point.
SCALE = 1 << 20
_SIZE = len(LABELS) * LANE // 8
_SIGNS = sum(1 << (LANE * lane + LANE - 1) for lane in range(len(LABELS)))
_lanes = struct.Struct(f"<{len(LABELS)}i").iter_unpack


class Weights:
    """Rows by attribute: "w=Tokyo" is the key "Tokyo" of the family "w="; what has no "=" is of the family ""."""

    def __init__(self, keys: str, rows: bytes) -> None:
        self._rows = rows
        self._families: dict[str, dict[str, int]] = {}
        place = 0
        for line in keys.rstrip("\n").split("\n"):
            family, *names = line.split(" ")
            self._families[family] = dict(zip(names, range(place, place + len(names) * _SIZE, _SIZE), strict=True))
            place += len(names) * _SIZE

    def family(self, name: str) -> dict[str, int]:
        """Key → place of its row, of one family."""
        return self._families.get(name, {})

    def halves(self, name: str) -> tuple[set[str], set[str]]:
        """The words of the keys of a family of pairs, "of|the": those in front, and those behind; one may be "|" itself."""
        words = f"|{'|'.join(self.family(name))}|".replace("|||", "|\n|")[1:-1].split("|")
        front, behind = set(words[::2]), set(words[1::2])
        for half in (front, behind):
            if "\n" in half:
                half.add("|")
        return front, behind

    def at(self, place: int) -> int:
        """The row that begins at this place."""
        return int.from_bytes(self._rows[place : place + _SIZE], "little", signed=True)

    def row(self, attribute: str) -> int:
        """The row of an attribute; 0 for one that the model does not know."""
        family, mark, key = attribute.partition("=")
        place = self.family(f"{family}=" if mark else "").get(key if mark else family)
        return 0 if place is None else self.at(place)


def lanes(totals: Iterable[int]) -> Iterable[tuple[int, ...]]:
    """The lanes of every sum of rows, in the order of `LABELS`."""
    return _lanes(b"".join([((total + _SIGNS) ^ _SIGNS).to_bytes(_SIZE, "little") for total in totals]))
