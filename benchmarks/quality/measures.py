"""Measures of a ranking and of a decision, on plain numbers.

Ties are broken by a fixed shuffle, the same for every system, so that none profits from the order of the files.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32


class Figures(NamedTuple):
    """One system on one topic."""

    average_precision: float
    precision_at_10: float
    best_f1: float
    f1_at_50: float


def ranked(scores: Mapping[int, float]) -> list[int]:
    """Article numbers with a score above zero, best first."""
    positive = [number for number, score in scores.items() if score > 0]
    return sorted(positive, key=lambda number: (-scores[number], crc32(str(number).encode())))


def average_precision(order: Sequence[object], relevant: Collection[object]) -> float:
    """Mean precision at each relevant article; one that is not ranked counts 0.

    >>> average_precision([1, 2, 3], {1, 3}), average_precision([2], {1})
    (0.8333333333333333, 0.0)
    """
    right, total = 0, 0.0
    for place, number in enumerate(order, 1):
        if number in relevant:
            right += 1
            total += right / place
    return total / len(relevant) if relevant else 0.0


def precision_at(order: Sequence[object], relevant: Collection[object], count: int) -> float:
    """Share of the first `count` that is relevant; fewer results count as wrong ones."""
    return sum(number in relevant for number in order[:count]) / count


def f1(right: int, given: int, wanted: int) -> float:
    """Harmonic mean of precision and recall.

    >>> f1(1, 2, 2), f1(0, 0, 0)
    (0.5, 0.0)
    """
    return 2 * right / (given + wanted) if given + wanted else 0.0


def best_f1(order: Sequence[object], relevant: Collection[object]) -> float:
    """F1 at the best cut of the ranking."""
    best, right = 0.0, 0
    for place, number in enumerate(order, 1):
        right += number in relevant
        best = max(best, f1(right, place, len(relevant)))
    return best


def decided(scores: Mapping[int, float], relevant: Collection[int], threshold: float) -> tuple[int, int, int]:
    """Right, given and wanted at a threshold."""
    given = {number for number, score in scores.items() if score >= threshold}
    return sum(number in relevant for number in given), len(given), len(relevant)


def figures(scores: Mapping[int, float], relevant: Collection[int]) -> Figures:
    """All measures of one topic; `f1_at_50` means something only for scores of 0 to 100."""
    order = ranked(scores)
    return Figures(
        average_precision(order, relevant),
        precision_at(order, relevant, 10),
        best_f1(order, relevant),
        f1(*decided(scores, relevant, 50)),
    )


def mean(values: Sequence[float]) -> float:
    """Arithmetic mean; 0 of nothing."""
    return sum(values) / len(values) if values else 0.0
