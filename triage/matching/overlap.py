"""Longest match: in one profile a token gives points to one term."""

from collections import Counter
from collections.abc import Iterable, Sequence

from triage.matching.match import KINDS
from triage.matching.occurrence import Occurrence

#: From this kind on matches are found in the text and not by tokens.
TEXT_KIND = KINDS.index("substring")
_WHOLE = 1 << 30

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
    held = held_by([o for _, o in claims])
    if len(held) == len(set(held)):
        return claims, []  # nobody disputes anything, as in most articles
    # Of a hundred claims a few are disputed: only these are ranked.
    disputed = {token for token, count in Counter(held).items() if count > 1}
    undisputed: list[Claim] = []
    contested: list[Claim] = []
    for claim in claims:
        _, o = claim
        at = o.field << 40 | o.first
        is_open = (
            at in disputed if o.first == o.last else not disputed.isdisjoint(range(at, at + o.last - o.first + 1))
        )
        (contested if is_open else undisputed).append(claim)
    ranked = sorted(
        contested,
        key=lambda claim: (
            claim[1].first - claim[1].last,
            -_letters(claim[1]),
            claim[1].kind,
            -claim[1].similarity,
            -conditions[claim[0]] if conditions else 0,
            -weights[claim[0]],
            ids[claim[0]],
            claim[1].field,
            claim[1].first,
        ),
    )
    kept, lost = _settled(ranked)
    return undisputed + kept, lost


def _settled(ranked: Iterable[Claim]) -> tuple[list[Claim], list[tuple[Claim, Claim]]]:
    """Ranked claims that keep their tokens, since no better one has them, and those that lose them, each with its taker."""
    taken: dict[tuple[int, int], list[Claim]] = {}
    kept: list[Claim] = []
    lost: list[tuple[Claim, Claim]] = []
    for claim in ranked:
        occurrence = claim[1]
        places = [(occurrence.field, token) for token in range(occurrence.first, occurrence.last + 1)]
        takers = (taker for place in places for taker in taken.get(place, ()))
        taker = next((one for one in takers if not _stand_apart(one[1], occurrence)), None)
        if taker is not None:
            lost.append((claim, taker))
            continue
        kept.append(claim)
        for place in places:
            taken.setdefault(place, []).append(claim)
    return kept, lost


def held_by(occurrences: Iterable[Occurrence]) -> list[int]:
    """The tokens of some occurrences, a token of a field as one number, as often as it is claimed."""
    held: list[int] = []
    for o in occurrences:
        at = o.field << 40 | o.first
        if o.first == o.last:
            held.append(at)
        else:
            held += range(at, at + o.last - o.first + 1)
    return held


def _letters(o: Occurrence) -> int:
    """The length of words within one token; whole tokens are longer."""
    return o.end - o.start if o.start >= 0 and o.kind < TEXT_KIND else _WHOLE


def _stand_apart(one: Occurrence, other: Occurrence) -> bool:
    """Whether two words of one token have no letter in common: those of a hashtag."""
    return (
        one.start >= 0
        and other.start >= 0
        and max(one.kind, other.kind) < TEXT_KIND
        and (one.end <= other.start or other.end <= one.start)
    )


def without_overlaps(occurrences: list[Occurrence]) -> list[Occurrence]:
    """The occurrences of one literal and its variants, each token in one of them: the longest, then by kind."""
    held = {(o.field, o.first) for o in occurrences}
    if len(held) == len(occurrences) and not any(o.first < o.last for o in occurrences):
        return occurrences
    taken: set[tuple[int, int]] = set()
    kept: list[Occurrence] = []
    for o in sorted(occurrences, key=lambda o: (o.first - o.last, -_letters(o), o.kind, -o.similarity)):
        places = {(o.field, token) for token in range(o.first, o.last + 1)}
        if taken.isdisjoint(places) or (o.start >= 0 and (o.kind >= TEXT_KIND or _is_apart(o, kept))):
            taken |= places
            kept.append(o)
    return kept


def _is_apart(o: Occurrence, kept: list[Occurrence]) -> bool:
    return all((one.field, one.first) != (o.field, o.first) or _stand_apart(one, o) for one in kept)
