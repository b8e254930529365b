"""See _alike.c."""

from array import array
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

_Known = TypeVar("_Known")

SOURCE: str
Buffer = array[Any]

def shingles(data: bytes, strips: bool, length: int, /) -> tuple[list[int], int]:
    """The CRC-32 of every run of `length` words, which blanks part, and how many words; `strips` them of apostrophes."""

def pieces(text: str, known: Mapping[str, _Known], /) -> list[_Known]:
    """What is known of each word of a text, and of what stands between sentences, quotations and paragraphs."""

def sharing(
    shingles: Buffer, starts: Buffer, tokens: Buffer, skipped: bytes, bars: tuple[int, int, int, int, int], /
) -> list[list[tuple[int, int]]]:
    """For each article those before it that it is to be compared with, and how many shingles by which it is found they have."""

def joins(
    vectors: Iterable[dict[int, float]],
    named: bytes,
    at: Buffer,
    dated: bytes,
    bars: tuple[int, int, float, float, float, float, float, float],
    apart: Iterable[tuple[int, int]],
    /,
) -> list[tuple[int, int]]:
    """The pairs of articles that join two groups, in their order."""
