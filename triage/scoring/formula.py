"""The arithmetic of a score (design: "Score"), on numbers alone.

The constants come from a grid on the Reuters-21578 ModApte training split with 18 hand-made profiles and were
transferred untouched to BBC news; `benchmarks/quality` measures any change.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import exp

#: Saturation: a term that occurs `SATURATION · n` weighted times has earned half of what it can.
SATURATION = 4.0
#: Share of the length norm that does not depend on length, its pivot, and the clip, in tokens.
NORM_BASE, NORM_PIVOT, SHORTEST, LONGEST = 0.5, 250.0, 50, 2000
#: How fast the evidence closes the gap to 100.
STEEPNESS = 2.0
#: A term weighs at most this many times the reference weight.
CAP = 2.0
#: What a fuzzy occurrence counts.
FUZZY_SHARE = 0.8
#: So many of the largest weights make the reference weight.
LARGEST = 3


@lru_cache(LONGEST)
def length_norm(words: int) -> float:
    """`n`: longer articles need more mentions.

    >>> round(length_norm(721), 3), length_norm(10) == length_norm(50)
    (1.942, True)
    """
    return NORM_BASE + (1 - NORM_BASE) * min(max(words, SHORTEST), LONGEST) / NORM_PIVOT


def saturate(frequency: float, norm: float) -> float:
    """`sat`: 0..1, steep at first.

    >>> saturate(0, 1.0), saturate(4, 1.0)
    (0.0, 0.5)
    """
    return frequency / (frequency + SATURATION * norm)


def reference_weight(weights: Iterable[float]) -> float:
    """`W`: the median of the three largest positive weights (of fewer: the largest).

    The median and not the maximum, so that one heavy term that never occurs does not sink all the others.

    >>> reference_weight([3, 3, 4, 3, 2]), reference_weight([1, 5]), reference_weight([1, -2])
    (3, 5, 1)
    """
    largest = sorted((weight for weight in weights if weight > 0), reverse=True)[:LARGEST]
    return largest[1] if len(largest) == LARGEST else largest[0]


def evidence(weight: float, reference: float, saturated: float) -> float:
    """`a`: a term's addend, weight over `W` within ±2."""
    return max(-CAP, min(weight / reference, CAP)) * saturated


def value(addends: Iterable[float]) -> float:
    """`S`: 0..100."""
    return value_of_sum(sum(addends))


def value_of_sum(total: float) -> float:
    """`S` of addends that are added up already."""
    return 100.0 * (1.0 - exp(-STEEPNESS * max(0.0, total)))


def points(addends: Sequence[float]) -> list[float]:
    """The share of each addend; they add up to `value(addends)`.

    Positive addends share `S⁺`, what the score would be without the negative ones; those share the loss.

    >>> [round(p, 1) for p in points([0.6, 0.3, -0.2])]
    [55.6, 27.8, -8.1]
    """
    if len(addends) == 1 and addends[0] > 0:
        # Of hundreds of profiles most have one term in an article.
        return [value_of_sum(addends[0]) * addends[0] / addends[0]]
    gain = sum([a for a in addends if a > 0])
    loss = sum([a for a in addends if a < 0])
    top = value_of_sum(gain)
    drop = top - value_of_sum(gain + loss) if loss else 0.0
    shares = []
    for addend in addends:
        if addend > 0:
            shares.append(top * addend / gain)
        else:
            shares.append(-drop * addend / loss if addend < 0 else 0.0)
    return shares


def without(addends: Sequence[float]) -> list[float]:
    """What the score would lose if the addend were cut and all else stayed (negative for a negative addend)."""
    if len(addends) == 1:
        return [value_of_sum(addends[0])]
    total = sum(addends)
    whole = value_of_sum(total)
    return [whole - value_of_sum(total - addend) for addend in addends]
