"""Figures of a decision and of a ranking, on plain numbers; those of scikit-learn, which the tests compare them with."""

from collections.abc import Sequence
from itertools import groupby
from math import sqrt

from msgspec import Struct

#: Standard deviations on both sides of the mean that hold 95 of 100.
Z = 1.959963984540054


class DecisionCounts(Struct, frozen=True):
    """What a decision gave: how many rightly, how many in all, how many there were to find."""

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float | None:
        """The share of what was given that is right; None where nothing was given."""
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        """The share of what there was to find that was given; None where there was nothing."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float:
        """Their harmonic mean.

        >>> DecisionCounts(1, 2, 2).f1, DecisionCounts(0, 0, 0).f1
        (0.5, 0.0)
        """
        total = self.given + self.wanted
        return 2 * self.right / total if total else 0.0


class Proportion(Struct, frozen=True):
    """A share with the bounds between which the true one lies in 95 of 100 samples."""

    share: float
    low: float
    high: float


def proportion(right: int, count: int) -> Proportion | None:
    """The share of a random sample with Wilson's score interval; None of nothing.

    Wilson, Journal of the American Statistical Association 22 (1927): it stays between 0 and 1 and holds for small samples too.

    >>> [round(bound, 3) for bound in (proportion(8, 10).low, proportion(8, 10).high)], proportion(0, 0)
    ([0.49, 0.943], None)
    """
    if not count:
        return None
    share, spread = right / count, Z * Z / count
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / count + spread / count / 4) / (1 + spread)
    return Proportion(share, min(share, max(0.0, middle - half)), max(share, min(1.0, middle + half)))


class Cut(Struct, frozen=True):
    """A threshold and what it would give."""

    threshold: float
    counts: DecisionCounts


Pairs = Sequence[tuple[float, bool]]


def decided(decisions: Sequence[tuple[bool, bool]]) -> DecisionCounts:
    """The counts of (given, wanted) pairs."""
    return DecisionCounts(
        sum(given and wanted for given, wanted in decisions),
        sum(given for given, _ in decisions),
        sum(wanted for _, wanted in decisions),
    )


def at(pairs: Pairs, threshold: float) -> DecisionCounts:
    """What a threshold gives of (score, wanted) pairs; a score of 0 is never a hit."""
    return decided([(score >= threshold and score > 0, wanted) for score, wanted in pairs])


def sweep(pairs: Pairs) -> tuple[Cut, ...]:
    """What each threshold at which something changes would give, lowest first; scores of 0 are never given."""
    wanted = sum(relevant for _, relevant in pairs)
    right = given = 0
    cuts = []
    for score, group in groupby(sorted(pairs, key=lambda pair: -pair[0]), key=lambda pair: pair[0]):
        if score <= 0:
            break
        labels = [relevant for _, relevant in group]
        right, given = right + sum(labels), given + len(labels)
        cuts.append(Cut(score, DecisionCounts(right, given, wanted)))
    return tuple(reversed(cuts))


def best_cut(pairs: Pairs) -> Cut | None:
    """The threshold with the best F1, as a round number between the scores it parts; None without a right one.

    >>> best_cut([(80, True), (60, True), (30, False)]).threshold
    45
    """
    cuts = sweep(pairs)
    if not any(cut.counts.right for cut in cuts):
        return None
    place = max(range(len(cuts)), key=lambda number: (cuts[number].counts.f1, number))
    below = cuts[place - 1].threshold if place else 0.0
    return Cut(round_between(below, cuts[place].threshold), cuts[place].counts)


def round_between(low: float, high: float) -> float:
    """A number above `low` and at most `high` that is easy to write, near the middle.

    >>> round_between(30, 60), round_between(41.2, 42.9), round_between(41.2, 41.3)
    (45, 42, 41.25)
    """
    middle = (low + high) / 2
    for step in (5, 1, 0.1, 0.01):
        number = round(round(middle / step) * step, 2)
        if low < number <= high:
            return int(number) if number == int(number) else number
    return high


def average_precision(pairs: Pairs) -> float | None:
    """The area under precision over recall, by steps, equal scores taken together; None without a wanted one.

    >>> round(average_precision([(3, True), (2, False), (1, True)]), 4)
    0.8333
    """
    wanted = sum(relevant for _, relevant in pairs)
    if not wanted:
        return None
    area = 0.0
    right = given = 0
    for _, group in groupby(sorted(pairs, key=lambda pair: -pair[0]), key=lambda pair: pair[0]):
        labels = [relevant for _, relevant in group]
        right, given = right + sum(labels), given + len(labels)
        area += sum(labels) / wanted * right / given
    return area


def precision_at(ranking: Sequence[bool], count: int) -> float | None:
    """The share of the first `count` that is wanted; of fewer, of those; None of none."""
    first = ranking[:count]
    return sum(first) / len(first) if first else None
