"""Whole numbers for people: a score that stays on its side of every line, points that add up to it."""

import math
from collections.abc import Sequence
from typing import Literal

from triage.scoring.score import LIKELY, STRONG


def shown_score(value: float, threshold: float | Literal["any"] = "any") -> int:
    """Rounded, but never up over a band or the threshold: the unrounded value decides, and must be seen to.

    >>> shown_score(94.7), shown_score(49.7), shown_score(49.2), shown_score(61.6, 62)
    (95, 49, 49, 61)
    """
    rounded = math.floor(value + 0.5)
    lines = (STRONG, LIKELY) if threshold == "any" else (STRONG, LIKELY, threshold)
    return math.floor(value) if any(value < line <= rounded for line in lines) else rounded


def shown_points(points: Sequence[float], total: int) -> list[int]:
    """Whole points that add up to `total`, by largest remainder; `total` is the rounded sum of the points.

    >>> shown_points([41.6, 26.2, 17.1, 9.8], 95)
    [42, 26, 17, 10]
    """
    whole = [math.floor(value) for value in points]
    missing = total - sum(whole)
    by_remainder = sorted(range(len(points)), key=lambda index: (whole[index] - points[index], index))
    for turn in range(abs(missing)) if points else ():
        index = by_remainder[turn % len(points)] if missing > 0 else by_remainder[-1 - turn % len(points)]
        whole[index] += 1 if missing > 0 else -1
    return whole


def decimal_points(points: Sequence[float], score: float) -> list[float]:
    """Points with three decimals that add up to the score as `number` has it; `score` is the sum of the points.

    >>> decimal_points([10.0004, 10.0004, 10.0004], 30.0012)
    [10.001, 10.0, 10.0]
    """
    thousandths = shown_points([1000 * value for value in points], round(1000 * number(score)))
    return [value / 1000 for value in thousandths]


def many(count: int, noun: str, nouns: str = "") -> str:
    """A count with its noun; `nouns` where an s makes no plural.

    >>> many(1, "hit"), many(1204, "hit"), many(0, "story", "stories")
    ('1 hit', '1,204 hits', '0 stories')
    """
    return f"{count:,} {noun if count == 1 else nouns or f'{noun}s'}"


def cut_said(count: int) -> str:
    """What `--top` left out of a list."""
    return f"{count:,} cut by --top"


def number(value: float) -> float:
    """Three decimals, and no negative zero.

    >>> number(94.70049), number(-0.0001)
    (94.7, 0.0)
    """
    return round(float(value), 3) + 0.0
