"""What counted of a term and under a profile, what did not, and what a score records of it: contributions and matches."""

from collections.abc import Callable
from operator import itemgetter
from typing import Literal

from msgspec import Struct

from triage.article import FIELDS
from triage.matching.match import KINDS, Kind, Match
from triage.matching.occurrence import FIELD_NUMBER, ZONES, ArticleMatches, Occurrence
from triage.scoring.formula import points, without
from triage.scoring.gates import Gate
from triage.scoring.score import MOST_MATCHES, Contribution

ContributionKind = Kind | Literal["gate", "combination"]


class Counted(Struct, gc=False):
    """One term's (or combination's) counted occurrences: weighted frequency and addend."""

    id: str
    weight: float
    frequency: float
    occurrences: list[Occurrence]
    addend: float = 0.0
    is_combination: bool = False
    #: Its matches, once somebody asked; for all profiles that have it in common.
    matches: list[Match] | None = None


LostReason = Literal[
    "zone", "entity", "first_words", "near", "unless_near", "dates", "at_least", "taken", "max_count"
]


class Lost(Struct, frozen=True):
    """An occurrence that does not count, and why; collected only when somebody asks."""

    term: str
    occurrence: Occurrence
    #: The condition it fails; "taken" where another term has its tokens.
    why: LostReason
    #: The term that took its tokens, and where that stands.
    taker: str = ""
    taken_by: Occurrence | None = None


class WeighedProfile(Struct, gc=False):
    """What counted under one profile, and the gate that closed, if one did."""

    counted: list[Counted]
    gate: Gate | None
    #: What the gates saw: the occurrences of each term that satisfy its conditions, and the combinations that hold.
    qualified: list[list[Occurrence]]
    holding: set[str]
    #: The value of what counted, before the gate.
    whole: float
    #: What a score records of it, once somebody asked: profiles that have the same word in common have the same.
    contributions: tuple[Contribution, ...] | None = None
    matches: tuple[tuple[Match, ...], int] | None = None


class WeighedTerm(Struct, gc=False):
    """What a term comes to in one article under all profiles in which it counts for as much."""

    occurrences: list[Occurrence]
    #: The tokens that it claims; none where it stands in no zone that counts.
    held: frozenset[int]
    counted: Counted
    #: What a profile comes to in which nothing else stands.
    weighed: WeighedProfile | None = None


def details_of(
    found: ArticleMatches, weighed: WeighedProfile, *, with_matches: bool
) -> tuple[tuple[Contribution, ...], tuple[Match, ...], int]:
    """Contributions and matches, made once, and how many more matches there are."""
    contributions = weighed.contributions
    if contributions is None:
        contributions = contributions_of(weighed.counted, weighed.gate, weighed.whole)
        weighed.contributions = contributions
    if not with_matches:
        return contributions, (), 0
    if weighed.matches is None:
        weighed.matches = matches_of(found, weighed.counted)
    return contributions, *weighed.matches


def contributions_of(counted: list[Counted], gate: Gate | None, whole: float) -> tuple[Contribution, ...]:
    """The points of each term and combination, most first, and what a closed gate took."""
    if len(counted) == 1 and gate is None and (addend := counted[0].addend) > 0:
        # Of hundreds of profiles most have one term in an article: it earns all, in the arithmetic of `points`.
        return (_contribution(counted[0], whole * addend / addend, whole),)
    addends = [item.addend for item in counted]
    parts = [
        _contribution(item, earned, loss)
        for item, earned, loss in zip(counted, points(addends), without(addends), strict=True)
    ]
    if gate is not None:
        parts.append(
            Contribution(term=gate.name, points=-whole, without=-whole, count=gate.count, kinds={"gate": 1})
        )
    if len(parts) > 1:
        parts.sort(key=lambda part: (-part.points, part.term))
    return tuple(parts)


def _contribution(item: Counted, earned: float, loss: float) -> Contribution:
    kinds: dict[ContributionKind, int] = {}
    if len(item.occurrences) == 1 and not item.is_combination:
        kinds[KINDS[item.occurrences[0].kind]] = 1
        return Contribution(term=item.id, points=earned, without=loss, count=1, kinds=kinds)
    for occurrence in item.occurrences:
        kind: ContributionKind = "combination" if item.is_combination else KINDS[occurrence.kind]
        kinds[kind] = kinds.get(kind, 0) + 1
    return Contribution(term=item.id, points=earned, without=loss, count=len(item.occurrences), kinds=kinds)


def matches_of(found: ArticleMatches, counted: list[Counted]) -> tuple[tuple[Match, ...], int]:
    """The matches in reading order, and how many more there are than are listed."""
    told = [item for item in counted if not item.is_combination]
    if len(told) == 1 and len(told[0].occurrences) <= MOST_MATCHES:
        return tuple(_in_order(_matches(found, told[0]))), 0
    cut = sum([len(item.occurrences) for item in told]) - MOST_MATCHES
    if cut > 0 or len(found.profiles) == 1:
        return _in_one_pass(found, told), max(0, cut)
    placed = [
        (occurrence.field, occurrence.first, match)
        for item in told
        for occurrence, match in zip(item.occurrences, _matches(found, item), strict=True)
    ]
    placed.sort(key=itemgetter(0, 1))
    return tuple(_in_order([match for _, _, match in placed])), 0


def _matches(found: ArticleMatches, item: Counted) -> list[Match]:
    """The matches of one term, made once."""
    if item.matches is None:
        occurrences = item.occurrences
        # Spans are measured from the start of a text on: in reading order that is one pass.
        if len(occurrences) > 1:
            spans = found.texts.spans_in_turn(occurrences)
        else:
            spans = [found.texts.span(occurrences[0])]
        make = _maker(found)
        item.matches = [make(found, item.id, one, span) for one, span in zip(occurrences, spans, strict=True)]
    return item.matches


def _in_order(matches: list[Match]) -> list[Match]:
    """Matches by their spans. Where tokens are in order these are, unless several lie above one another."""
    before = None
    for match in matches:
        if (
            before is not None
            and before.field == match.field
            and (before.start, before.end) > (match.start, match.end)
        ):
            return sorted(matches, key=_span)
        before = match
    return matches


def _in_one_pass(found: ArticleMatches, told: list[Counted]) -> tuple[Match, ...]:
    """The matches of all terms, as many as are listed, where no other profile has them too."""
    places = [
        (occurrence.field, occurrence.first, item.id, occurrence)
        for item in told
        for occurrence in item.occurrences
    ]
    places.sort(key=itemgetter(0, 1))
    if len(places) > MOST_MATCHES:
        places = _chosen(places)
    spans = found.texts.spans_in_turn([place[3] for place in places])
    make = _maker(found)
    made = [make(found, term, one, span) for (_, _, term, one), span in zip(places, spans, strict=True)]
    return tuple(_in_order(made))


def _span(match: Match) -> tuple[int, int, int]:
    return FIELD_NUMBER[match.field], match.start, match.end


def _chosen(places: list[tuple[int, int, str, Occurrence]]) -> list[tuple[int, int, str, Occurrence]]:
    """The matches that are listed: the first of each term and kind, then the second of each, …, in reading order."""
    seen: dict[tuple[str, int], int] = {}
    turns: list[tuple[int, int]] = []
    for number, (_, _, term, occurrence) in enumerate(places):
        turn = seen[term, occurrence.kind] = seen.get((term, occurrence.kind), 0) + 1
        turns.append((turn, number))
    turns.sort()
    return [places[number] for number in sorted(number for _, number in turns[:MOST_MATCHES])]


def _maker(found: ArticleMatches) -> Callable[[ArticleMatches, str, Occurrence, tuple[int, int]], Match]:
    """How matches are made: once for all profiles that have the term, where there are several."""
    return _new_match if len(found.profiles) == 1 else _shared_match


def _shared_match(found: ArticleMatches, term: str, occurrence: Occurrence, span: tuple[int, int]) -> Match:
    """A match made once for all profiles: of hundreds many ask for the same words."""
    match = found.matches.get((term, occurrence))
    if match is None:
        match = found.matches[term, occurrence] = _new_match(found, term, occurrence, span)
    return match


def _new_match(found: ArticleMatches, term: str, occurrence: Occurrence, span: tuple[int, int]) -> Match:
    start, end = span
    field = occurrence.field
    return Match(
        term=term,
        field=FIELDS[field],
        zone=ZONES[occurrence.zone],
        start=start,
        end=end,
        text=found.texts.text(field)[start:end],
        kind=KINDS[occurrence.kind],
        similarity=occurrence.similarity,
    )
