"""Regular forms that a dictionary lacks of a word, by what it has of other words that end alike.

A dictionary of forms has one lemma for each form, and not all forms of every word: Polish wybrzeża stands there as a form of
a verb, Latvian komisijas not at all. Words that end alike are mostly bent alike: most that have two or three forms of
a word in hand have the others, too. What is told here comes with triage; `benchmarks/quality/build_analogies.py` counts
it in simplemma's dictionaries, where each share below was tried on the paradigms of Hunspell's dictionaries.
"""

from collections.abc import Collection
from functools import cache
from pathlib import Path
from zlib import decompress

import msgspec
from msgspec import Struct

#: Letters of an ending, at most.
LONGEST = 4
#: How many forms of a word must be known to tell others by them; with fewer its ending alone tells.
FEW = 3
#: The share of a word's known forms that must speak for another.
ENOUGH = 0.6
_DATA = Path(__file__).with_name("data")


class EndingChange(Struct, frozen=True, array_like=True):
    """How a form is made of a word: letters that go at its end, letters that come."""

    cut: int
    added: str

    def of(self, word: str) -> str:
        """The form of a word."""
        return f"{word[: len(word) - self.cut]}{self.added}"


class EndingForms(Struct, frozen=True, array_like=True):
    """How the words of an ending are bent."""

    changes: tuple[EndingChange, ...]
    #: The changes that many of the words have, a bit for each.
    usual: bytes
    #: For each change those that at least half of the words have which have it, a bit for each.
    beside: tuple[bytes, ...]


@cache
def has_analogies(dictionary: str) -> bool:
    """Whether anything is known of how words of a dictionary end."""
    return shipped(dictionary).exists()


def shipped(dictionary: str) -> Path:
    """Where what is told of a dictionary is kept."""
    return _DATA / f"analogies-{dictionary}.bin"


def likely_forms(word: str, forms: Collection[str], dictionary: str) -> tuple[frozenset[str], bool]:
    """The forms that a word should have beside those that the dictionary has; and whether these speak for it.

    All in small letters. Where few are known, the ending of the word is all that speaks for the others.
    """
    endings = _endings(dictionary)
    known = {ending_change(word, form) for form in forms if form != word}
    is_known = len(known) >= FEW
    for length in range(min(LONGEST, len(word) - 1), 0, -1):
        ending = endings.get(word[-length:])
        if ending is None:
            continue
        if is_known:
            witnesses = [row for change, row in zip(ending.changes, ending.beside, strict=True) if change in known]
            if len(witnesses) < FEW - 1:
                continue
            told = _told_by(witnesses, ending)
        else:
            told = [change for number, change in enumerate(ending.changes) if _has(ending.usual, number)]
        return frozenset(change.of(word) for change in told if change not in known), is_known
    return frozenset(), is_known


def _told_by(witnesses: list[bytes], ending: EndingForms) -> list[EndingChange]:
    enough = ENOUGH * len(witnesses)
    return [
        change
        for number, change in enumerate(ending.changes)
        if sum(_has(row, number) for row in witnesses) >= enough
    ]


def _has(bits: bytes, number: int) -> bool:
    return bool(bits[number >> 3] >> (number & 7) & 1)


def ending_change(word: str, form: str) -> EndingChange:
    """What makes a form of a word.

    >>> ending_change("droga", "drogi")
    EndingChange(cut=1, added='i')
    """
    same = in_common(word, form)
    return EndingChange(len(word) - same, form[same:])


def in_common(word: str, other: str) -> int:
    """How many letters two words begin with.

    >>> in_common("droga", "drogi"), in_common("droga", "rząd")
    (4, 0)
    """
    same = 0
    for letter, of_other in zip(word, other, strict=False):
        if letter != of_other:
            break
        same += 1
    return same


@cache
def _endings(dictionary: str) -> dict[str, EndingForms]:
    return msgspec.msgpack.decode(decompress(shipped(dictionary).read_bytes()), type=dict[str, EndingForms])
