"""Occurrences → Score: conditions, longest match, counting, the sum, the gates."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from triage.entities.entity import Recogniser
from triage.matching.match import Match
from triage.matching.occurrence import (
    ZONE_NUMBER,
    ZONES,
    ArticleMatches,
    Decisive,
    Occurrence,
    Slots,
)
from triage.matching.overlap import Claim, held_by, settle
from triage.matching.plan import Plan
from triage.matching.vocabulary import KIND_NUMBER
from triage.profiles.model import FIELD_WEIGHTS, Combination, Profile, Term
from triage.scoring.counted import Counted, Lost, WeighedProfile, WeighedTerm, details_of
from triage.scoring.formula import (
    FUZZY_SHARE,
    evidence,
    length_norm,
    reference_weight,
    saturate,
    value,
)
from triage.scoring.gates import Gates
from triage.scoring.score import Contribution, Reason, Score, band_of

if TYPE_CHECKING:
    from triage.matching.conditions import Places
    from triage.scoring.combinations import HoldingCombinations
    from triage.scoring.term_conditions import TermConditions

FUZZY = KIND_NUMBER["fuzzy"]


#: The occurrences of a term that has none; shared, so nothing may be added to it.
_NONE: list[Occurrence] = []
#: What gates and combinations of a profile without any have seen; shared as well.
_UNASKED: list[list[Occurrence]] = []
_NO_COMBINATION: set[str] = set()
_BELOW_THRESHOLD = Reason("below_threshold")


class FindPlaces:
    """Where the occurrences stand, worked out once somebody asks: most profiles have no condition on places."""

    __slots__ = ("_found", "_places")

    def __init__(self, found: ArticleMatches) -> None:
        self._found = found
        self._places: Places | None = None

    def __call__(self) -> "Places":
        """The places, worked out at the first call."""
        if self._places is None:
            from triage.matching.conditions import Places

            self._places = Places(self._found.texts)
        return self._places


class ProfileScorer:
    """A profile compiled for scoring."""

    def __init__(self, plan: Plan, worths: dict[Any, int] | None = None) -> None:
        """`worths`: numbers of what terms count for, common to all profiles of a matcher."""
        profile = plan.profile
        self.plan = plan
        #: Who is asked for terms that must lie in a name; None: the recogniser that comes with triage.
        self.recogniser: Recogniser | None = None
        self.profile: Profile = profile
        self._zones = [_zone_weights(profile, term) for term in profile.terms]
        self._weights = [term.weight for term in profile.terms]
        self._ids = [term.id for term in profile.terms]
        self._conditions = [_conditions(term) for term in profile.terms]
        items: tuple[Term | Combination, ...] = (*profile.terms, *profile.combinations)
        scoring = [item.weight for item in items if not item.exclude]
        self.reference = reference_weight(scoring)
        self.gates = Gates(plan)
        self._is_plain = [_is_plain(term) for term in profile.terms]
        #: What a term adds that could occur no more often.
        self._most = [evidence(weight, self.reference, 1.0) for weight in self._weights]
        #: Whether an occurrence counts by its zone alone, as in most profiles of many.
        self._is_bare = (
            self.gates.are_none
            and not profile.combinations
            and all(self._is_plain)
            and all(term.max_count is None for term in profile.terms)
        )
        worths = {} if worths is None else worths
        told = zip(self._ids, self._weights, map(tuple, self._zones), self._most, strict=True)
        self._worths = [worths.setdefault(worth, len(worths)) for worth in told] if self._is_bare else []

    @cached_property
    def decisive(self) -> Decisive:
        """Slots of which one occurrence makes a hit, whatever else stands in the article."""
        if self.profile.threshold != "any" or not self.gates.are_none:
            return {}
        return {slot: zones for slot, zones in enumerate(self._zones) if self._is_plain[slot]}

    @cached_property
    def _combinations(self) -> "HoldingCombinations":
        from triage.scoring.combinations import HoldingCombinations

        return HoldingCombinations(
            self.plan, [_zone_weights(self.profile, one) for one in self.profile.combinations]
        )

    @cached_property
    def _term_conditions(self) -> "TermConditions":
        from triage.scoring.term_conditions import TermConditions

        return TermConditions(self.plan, self.recogniser)

    @cached_property
    def unmeasured(self) -> Score:
        """A hit of which nobody asked how good it is: without figures."""
        threshold = self.profile.threshold
        return Score(profile=self.profile.id, value=0.0, threshold=threshold, hit=True, band="passing")

    def may_reach(self, found: ArticleMatches, slots: Slots) -> bool:
        """False where even with every occurrence counted the threshold is out of reach; most rejects end here."""
        threshold = self.profile.threshold
        if threshold == "any" or self.profile.combinations:
            return True
        norm = length_norm(found.words)
        most = 0.0
        for slot, occurrences in slots.items():
            if 0 <= slot < len(self._zones) and self._weights[slot] > 0:
                zones = self._zones[slot]
                frequency = sum(zones[occurrence.zone] or 0.0 for occurrence in occurrences)
                most += evidence(self._weights[slot], self.reference, saturate(frequency, norm))
        return value([most]) >= threshold

    def weigh(self, found: ArticleMatches, slots: Slots, lost: list[Lost] | None = None) -> WeighedProfile:
        """What counts in one article; `lost` collects what does not."""
        if self._is_bare and lost is None:
            return self._weigh_bare(found, slots)
        places = FindPlaces(found)
        # A profile may have thousands of terms and an article a few of them: only these are walked.
        terms = len(self._ids)
        qualified: list[list[Occurrence]] = [_NONE] * terms
        met = sorted([number for number in slots if 0 <= number < terms])
        for number in met:
            qualified[number] = self._qualified(number, slots, places, found, lost)
        counted = self._count_terms(met, qualified, lost)
        holding: set[str] = set()
        if self.profile.combinations:
            combinations = self._combinations.counted(slots, qualified, places)
            holding = {combination.id for combination in combinations}
            counted += [each for each in combinations if each.id not in self.gates.excluding]
        norm = length_norm(found.words)
        for item in counted:
            item.addend = evidence(item.weight, self.reference, saturate(item.frequency, norm))
        gate = self.gates.closed(slots, qualified, holding)
        return WeighedProfile(counted, gate, qualified, holding, value([item.addend for item in counted]))

    def _weigh_bare(self, found: ArticleMatches, slots: Slots) -> WeighedProfile:
        """What `weigh` gives, in a few steps: of hundreds of profiles most have a term or two in an article, and no condition.

        What a term comes to is worked out once for all profiles that have it in common.
        """
        if len(found.profiles) == 1:
            return _weighed(self._count_at_once(found, slots))
        terms: list[WeighedTerm] = []
        for number in sorted(slots) if len(slots) > 1 else slots:
            if 0 <= number < len(self._zones):
                term = self._weighed_term(number, slots[number], found)
                if term.held:
                    terms.append(term)
        if len(terms) == 1:
            alone = terms[0]
            if alone.weighed is None:
                alone.weighed = _weighed([alone.counted])
            return alone.weighed
        if len(terms) > 1:
            held = set().union(*[term.held for term in terms])
            if len(held) < sum([len(term.held) for term in terms]):
                return _weighed(self._count_at_once(found, slots))
        return _weighed([term.counted for term in terms])

    def _weighed_term(self, number: int, occurrences: list[Occurrence], found: ArticleMatches) -> WeighedTerm:
        worth = self._worths[number]
        known: WeighedTerm | None = found.terms.get(worth)
        if known is not None and known.occurrences == occurrences:
            return known
        zones = self._zones[number]
        kept = [o for o in occurrences if zones[o.zone] is not None]
        held = held_by(kept)
        if len(kept) > 1:
            claims, _ = settle([(number, o) for o in kept], self._weights, self._ids, self._conditions)
            kept = [o for _, o in claims]
        counted = self._count(number, kept, None)
        counted.addend = self._most[number] * saturate(counted.frequency, length_norm(found.words))
        found.terms[worth] = made = WeighedTerm(occurrences, frozenset(held), counted)
        return made

    def _count_at_once(self, found: ArticleMatches, slots: Slots) -> list[Counted]:
        """What counts of all terms: where several claim one token, and where no other profile has them too."""
        claims: list[Claim] = []
        for number in sorted(slots):
            if 0 <= number < len(self._zones):
                zones = self._zones[number]
                claims += [(number, o) for o in slots[number] if zones[o.zone] is not None]
        claims, _ = settle(claims, self._weights, self._ids, self._conditions)
        by_term: dict[int, list[Occurrence]] = {}
        for number, occurrence in claims:
            by_term.setdefault(number, []).append(occurrence)
        norm = length_norm(found.words)
        counted = []
        for number in sorted(by_term):
            item = self._count(number, by_term[number], None)
            item.addend = self._most[number] * saturate(item.frequency, norm)
            counted.append(item)
        return counted

    def assemble(
        self,
        found: ArticleMatches,
        weighed: WeighedProfile,
        *,
        with_contributions: bool = True,
        with_matches: bool = True,
    ) -> Score:
        """The score; without contributions and matches only the verdict, which is all that some formats print.

        A profile in which nothing counted has value 0, no contributions and the reason `below_threshold`.
        """
        counted, gate = weighed.counted, weighed.gate
        final = 0.0 if gate is not None else weighed.whole
        threshold = self.profile.threshold
        reason: Reason | None = None
        if gate is not None:
            reason = Reason(gate.code, gate.name)
        elif not counted or (threshold != "any" and final < threshold):
            reason = _BELOW_THRESHOLD
        contributions: tuple[Contribution, ...] = ()
        matches: tuple[Match, ...] = ()
        cut = 0
        if with_contributions:
            contributions, matches, cut = details_of(found, weighed, with_matches=with_matches)
        return Score(
            profile=self.profile.id,
            value=final,
            threshold=threshold,
            hit=reason is None,
            band=band_of(final),
            reason=reason,
            contributions=contributions,
            matches=matches,
            matches_cut=cut,
            counted=len(counted),
        )

    def detailed(
        self, score: Score, found: ArticleMatches, weighed: WeighedProfile, *, with_matches: bool = True
    ) -> Score:
        """A verdict with what it is made of."""
        contributions, matches, cut = details_of(found, weighed, with_matches=with_matches)
        return replace(score, contributions=contributions, matches=matches, matches_cut=cut)

    def _qualified(
        self, number: int, slots: Slots, places: FindPlaces, found: ArticleMatches, lost: list[Lost] | None
    ) -> list[Occurrence]:
        """The occurrences of a term that satisfy its own conditions."""
        occurrences, zones = slots[number], self._zones[number]
        kept = [occurrence for occurrence in occurrences if zones[occurrence.zone] is not None]
        if lost is not None:
            lost += [Lost(self._ids[number], o, "zone") for o in occurrences if zones[o.zone] is None]
        if self._is_plain[number]:
            return kept
        return self._term_conditions.kept(self.profile.terms[number], kept, slots, places, found, lost)

    def _count_terms(
        self, met: list[int], qualified: list[list[Occurrence]], lost: list[Lost] | None
    ) -> list[Counted]:
        claims: list[Claim] = [
            (number, occurrence)
            for number in met
            if not self.profile.terms[number].exclude
            for occurrence in qualified[number]
        ]
        if len(claims) < 2:
            return [self._count(number, [occurrence], lost) for number, occurrence in claims]
        kept, taken = settle(claims, self._weights, self._ids, self._conditions)
        if lost is not None:
            lost += [
                Lost(self._ids[claim[0]], claim[1], "taken", self._ids[taker[0]], taker[1])
                for claim, taker in taken
                if claim[0] != taker[0]
            ]
        by_term: dict[int, list[Occurrence]] = {}
        for number, occurrence in kept:
            by_term.setdefault(number, []).append(occurrence)
        return [self._count(number, by_term[number], lost) for number in sorted(by_term)]

    def _count(self, number: int, occurrences: list[Occurrence], lost: list[Lost] | None) -> Counted:
        zones = self._zones[number]
        term = self.profile.terms[number]
        if len(occurrences) == 1 and term.max_count is None:
            return Counted(term.id, term.weight, _worth(zones, occurrences[0]), occurrences)

        def worth(occurrence: Occurrence) -> float:
            return _worth(zones, occurrence)

        occurrences.sort(key=_place)
        if term.max_count is not None and len(occurrences) > term.max_count:
            best = sorted(occurrences, key=lambda o: -worth(o))[: term.max_count]
            if lost is not None:
                lost += [Lost(term.id, o, "max_count") for o in occurrences if o not in best]
            occurrences = [o for o in occurrences if o in best]
        return Counted(term.id, term.weight, sum(map(worth, occurrences)), occurrences)


def _weighed(counted: list[Counted]) -> WeighedProfile:
    return WeighedProfile(counted, None, _UNASKED, _NO_COMBINATION, value([item.addend for item in counted]))


def _place(occurrence: Occurrence) -> tuple[int, int]:
    return occurrence.field, occurrence.first


def _worth(zones: Sequence[float | None], occurrence: Occurrence) -> float:
    weight = zones[occurrence.zone] or 0.0
    return weight * FUZZY_SHARE if occurrence.kind == FUZZY else weight


def _zone_weights(profile: Profile, item: Term | Combination) -> list[float | None]:
    """The weight of each zone; None where the term does not look. "body" includes the lead."""
    zones: list[float | None] = [None] * len(ZONES)
    wanted = set(item.within) if item.within is not None else set(FIELD_WEIGHTS) | set(profile.fields)
    if "body" in wanted and item.within is not None:
        wanted.add("lead")
    unwanted = set(item.not_within) if isinstance(item, Term) else set()
    if "body" in unwanted:
        unwanted.add("lead")
    for zone in wanted - unwanted:
        zones[ZONE_NUMBER[zone]] = profile.fields.get(zone, FIELD_WEIGHTS.get(zone, 1.0))
    return zones


def _is_plain(term: Term) -> bool:
    return (
        term.entity is None
        and term.first_words is None
        and term.near is None
        and term.unless_near is None
        and term.at_least <= 1
        and not term.from_
        and not term.until
    )


def _conditions(term: Term) -> int:
    """How many conditions an occurrence of a term must satisfy."""
    return sum(
        (
            term.within is not None,
            bool(term.not_within),
            term.entity is not None,
            term.first_words is not None,
            term.near is not None,
            term.unless_near is not None,
            bool(term.from_ or term.until),
        )
    )
