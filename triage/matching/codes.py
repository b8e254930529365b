"""Codes of letters and figures: COVID-19, S&P 500, MH370, F-16. Solid, hyphened or apart, they are one.

A code is cut where letters meet figures; each such border may be a joint of one token or the gap between two.
"""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from triage.expression import Expression
from triage.matching.gaps import HYPHENS

#: More borders are written as the profile has them, or all solid.
MOST_BORDERS = 3


class Piece(NamedTuple):
    """A run of letters or of figures, with the gap before it and the number of the literal's token it is from."""

    text: str
    gap: str
    token: int


_RUNS = Expression(r"\d+|[^\W\d_]+")


def other_cuts(words: Sequence[str], gaps: Sequence[str]) -> Iterator[list[tuple[Piece, ...]]]:
    """The other ways to cut a literal into tokens, each token as its pieces; none where no code is in it.

    >>> [["".join(p.text for p in token) for token in cut] for cut in other_cuts(["MH370"], [])]
    [['MH', '370']]
    >>> [["".join(p.text for p in token) for token in cut] for cut in other_cuts(["S", "P", "500"], ["&", " "])]
    [['S', 'P500']]
    """
    if not any(char.isdigit() for word in words for char in word):
        return
    pieces = [
        Piece(run, ("", *gaps)[number] if place == 0 and number else "", number)
        for number, word in enumerate(words)
        for place, run in enumerate(_RUNS.findall(word) if word.isalnum() else [word])
    ]
    borders = [number for number in range(1, len(pieces)) if _is_border(pieces, number, len(words))]
    if not borders:
        return
    own = tuple(pieces[number].token != pieces[number - 1].token for number in borders)
    choices: Sequence[tuple[bool, ...]] = list(product((False, True), repeat=len(borders)))
    if len(borders) > MOST_BORDERS:
        choices = [(False,) * len(borders)]
    for choice in choices:
        if choice != own:
            yield _cut(pieces, dict(zip(borders, choice, strict=True)))


def _cut(pieces: Sequence[Piece], is_apart: dict[int, bool]) -> list[tuple[Piece, ...]]:
    tokens: list[tuple[Piece, ...]] = []
    for number, piece in enumerate(pieces):
        if number and not is_apart.get(number, piece.token != pieces[number - 1].token):
            tokens[-1] = (*tokens[-1], piece)
        else:
            tokens.append((piece,))
    return tokens


def _is_border(pieces: Sequence[Piece], number: int, tokens: int) -> bool:
    """Whether letters meet figures here in a code: "Boeing 737", "covid-19", "401(k)"; not "The 100 best"."""
    left, right = pieces[number - 1], pieces[number]
    if left.text[-1:].isdigit() == right.text[:1].isdigit():
        return False
    gap = right.gap
    if gap in {"", "("} or gap in HYPHENS:
        return True
    letters = right.text if left.text[-1:].isdigit() else left.text
    return gap == " " and (letters.isupper() or (tokens <= 3 and letters != letters.lower()))
