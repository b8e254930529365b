"""A word of an article as the fuzzy rules look at it, and how near two words are."""

from typing import NamedTuple

from rapidfuzz.distance.OSA import distance

from triage.matching.fuzzy.keyword import LONG
from triage.matching.needles import plain
from triage.matching.skeleton import skeleton


class Token(NamedTuple):
    """A folded word of an article, apostrophes removed."""

    text: str
    sound: str
    surface: str
    language: str
    has_apostrophe: bool


def prepared(word: str, surface: str, language: str) -> Token:
    """A folded word of an article, made ready for the rules."""
    text = plain(word)
    return Token(text, skeleton(text), surface, language, has_apostrophe=text != word)


def beside(one: str, other: str) -> bool:
    """Whether two words are at most one edit apart."""
    return bool(distance(one, other, score_cutoff=1) <= 1)


def near(one: str, other: str) -> bool:
    """Whether two words are as close as the index looks: at most two edits apart if both are long and begin alike, else one."""
    most = 2 if one[0] == other[0] and len(one) >= LONG and len(other) >= LONG else 1
    return bool(distance(one, other, score_cutoff=most) <= most)
