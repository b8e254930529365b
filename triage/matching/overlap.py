"""Longest match: in one profile a token gives points to one term."""

from collections.abc import Iterable, Sequence

from triage.matching.occurrence import Occurrence

#: (term number, occurrence)
Claim = tuple[int, Occurrence]


def settle(
    claims: Iterable[Claim], weights: list[float], ids: list[str], conditions: Sequence[int] = ()
) -> tuple[list[Claim], list[tuple[Claim, Claim]]]:
    """Claims that keep their tokens, and those that lost them with the claim that took them.

    Most tokens first, then the order of kinds, similarity, the more conditions (of several terms with one text each has
    its own occurrences), the greater weight, the term's id; among one term's own claims the earlier place.
    """
    claims = list(claims)
    if len(claims) < 2:
        return claims, []
    # A token of a field as one number.
    held: list[int] = []
    for _, o in claims:
        at = o.field << 40 | o.first
        if o.first == o.last:
            held.append(at)
        else:
            held += range(at, at + o.last - o.first + 1)
    if len(held) == len(set(held)):
        return claims, []  # nobody disputes anything, as in most articles
    ranked = sorted(
        claims,
        key=lambda claim: (
            claim[1].first - claim[1].last,
            claim[1].kind,
            -claim[1].similarity,
            -conditions[claim[0]] if conditions else 0,
            -weights[claim[0]],
            ids[claim[0]],
            claim[1].field,
            claim[1].first,
        ),
    )
    taken: dict[tuple[int, int], Claim] = {}
    kept: list[Claim] = []
    lost: list[tuple[Claim, Claim]] = []
    for claim in ranked:
        occurrence = claim[1]
        places = [(occurrence.field, token) for token in range(occurrence.first, occurrence.last + 1)]
        taker = next((taken[place] for place in places if place in taken), None)
        if taker is not None:
            lost.append((claim, taker))
            continue
        kept.append(claim)
        for place in places:
            taken[place] = claim
    return kept, lost


def without_overlaps(occurrences: list[Occurrence]) -> list[Occurrence]:
    """The occurrences of one literal and its variants, each token in one of them: the longest, then by kind."""
    held = {(o.field, o.first) for o in occurrences}
    if len(held) == len(occurrences) and not any(o.first < o.last for o in occurrences):
        return occurrences
    taken: set[tuple[int, int]] = set()
    kept = []
    for o in sorted(occurrences, key=lambda o: (o.first - o.last, o.kind, -o.similarity)):
        places = {(o.field, token) for token in range(o.first, o.last + 1)}
        if taken.isdisjoint(places) or o.start >= 0:
            taken |= places
            kept.append(o)
    return kept
