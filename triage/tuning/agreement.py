"""How far coders agree beyond chance: Krippendorff's alpha for names without an order, which is what keep and skip are.

Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (University of Pennsylvania, 2011), whose worked examples
are the tests. Any number of coders; who did not code a unit is left out of it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import permutations


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Alpha of units, each with the values that its coders gave; None where nobody could have disagreed.

    >>> round(alpha([("a", "b"), ("a", "a"), ("b", "b"), ("b", "b")]), 3), alpha([("a", "a"), ("a",)])
    (0.533, None)
    """
    pairs: Counter[tuple[Hashable, Hashable]] = Counter()
    for values in units:
        for pair in permutations(values, 2):
            pairs[pair] += 1 / (len(values) - 1)  # type: ignore[assignment]
    totals: Counter[Hashable] = Counter()
    for (value, _), weight in pairs.items():
        totals[value] += weight
    count = sum(totals.values())
    observed = sum(weight for (one, other), weight in pairs.items() if one != other)
    expected = sum(totals[one] * totals[other] for one, other in permutations(totals, 2))
    return 1 - (count - 1) * observed / expected if expected else None
