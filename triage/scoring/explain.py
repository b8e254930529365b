"""The whole arithmetic of one article under one profile: what counted, what did not and why, what would change it.

Made once, for the article that somebody asks about. Nothing here is worked out beside the scorer: the occurrences are
those that the finder saw, the sums are its sums, and every "if" is a second scoring of the same occurrences.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from triage.matching.match import KINDS, Kind
from triage.matching.occurrence import ZONES, ArticleMatches, Slots
from triage.matching.plan import Plan
from triage.profiles.model import Combination, Profile, Term
from triage.scoring.change import ProfileChanges, changes
from triage.scoring.counted import Counted, Lost, WeighedProfile
from triage.scoring.formula import length_norm, value
from triage.scoring.gates import Gates
from triage.scoring.not_counted import NotCounted, left_out, surnames, text_of, together, unclear
from triage.scoring.refused import Refused, refused
from triage.scoring.score import Reason, Score
from triage.scoring.scorer import ProfileScorer

#: Where occurrences stand, for the columns of the table; "rest" is the body after the lead.
Column = Literal["title", "abstract", "lead", "rest", "other"]
COLUMNS: tuple[Column, ...] = ("title", "abstract", "lead", "rest", "other")
#: Kinds that stand for a name given in full elsewhere in the article.
SHORT: frozenset[Kind] = frozenset({"surname", "acronym"})

ReasonOf = Callable[[Profile], Reason | None]


class TermLine(Struct, frozen=True, kw_only=True):
    """One term or combination in the sum; `if_cut` is how the score would change without it."""

    term: str
    weight: float
    points: float
    if_cut: float
    #: Counted occurrences by column; empty for a term that is absent or does not count.
    counts: dict[Column, int]


class CountedSpelling(Struct, frozen=True, kw_only=True):
    """A surface form that counted."""

    term: str
    text: str
    kind: Kind
    count: int
    #: For short names: where the full name first stands.
    introduced: str = ""


class GateLine(Struct, frozen=True, kw_only=True):
    """One gate: what it names, how often each occurs, and whether it lets the article pass."""

    rule: Literal["exclude", "require"]
    names: tuple[str, ...]
    counts: tuple[int, ...]
    is_met: bool
    #: So many of the names must occur.
    needed: int = 1


class Explanation(Struct, frozen=True, kw_only=True):
    """Every figure behind a score."""

    profile: Profile
    score: Score
    #: The score with its gates open.
    open_value: float
    #: E of the formula: the sum of what the terms add.
    evidence: float
    words: int
    norm: float
    #: Largest points first, then what is absent, in the order of the profile.
    lines: tuple[TermLine, ...]
    spelt: tuple[CountedSpelling, ...]
    not_counted: tuple[NotCounted, ...]
    refused: tuple[Refused, ...]
    gates: tuple[GateLine, ...]
    #: None for a hit.
    changes: ProfileChanges | None


def explain(
    scorer: ProfileScorer,
    found: ArticleMatches,
    slots: Slots,
    reason_of: ReasonOf,
    *,
    language: str = "",
    known_words: Collection[str] = (),
) -> Explanation:
    """The explanation of one article.

    `reason_of` is what the filters of a version of the profile say; `language` is that of the vocabulary which
    matched the article.
    """
    short = surnames(scorer.plan, found.texts)
    lost: list[Lost] = []
    weighed = scorer.weigh(found, slots, lost)

    def judge(profile: Profile) -> Score:
        return _verdict(ProfileScorer(replace(scorer.plan, profile=profile)), found, slots, reason_of)

    score = _verdict(scorer, found, slots, reason_of)
    whole = value([item.addend for item in weighed.counted])
    lines = _lines(scorer, found, slots, weighed, score, whole)
    return Explanation(
        profile=scorer.profile,
        score=score,
        open_value=whole,
        evidence=sum(item.addend for item in weighed.counted),
        words=found.words,
        norm=length_norm(found.words),
        lines=lines,
        spelt=_spelt(found, weighed),
        not_counted=(*left_out(scorer.profile, found, lost), *unclear(scorer.plan, found, slots, short)),
        refused=refused(scorer.plan, found.texts, together(slots, short), language, known_words),
        gates=tuple(_gates(scorer.profile, scorer.gates, slots, weighed)),
        changes=None
        if score.hit
        else changes(scorer.profile, judge, scorer.gates, slots, weighed, lost, found.words),
    )


def _verdict(scorer: ProfileScorer, found: ArticleMatches, slots: Slots, reason_of: ReasonOf) -> Score:
    score = scorer.assemble(found, scorer.weigh(found, slots))
    reason = reason_of(scorer.profile) if score.hit else None
    return score if reason is None else replace(score, hit=False, reason=reason)


def _lines(
    scorer: ProfileScorer, found: ArticleMatches, slots: Slots, weighed: WeighedProfile, score: Score, whole: float
) -> tuple[TermLine, ...]:
    counted = {item.id: item for item in weighed.counted}
    earned = {part.term: part.points for part in score.contributions if "gate" not in part.kinds}
    profile = scorer.profile
    members: tuple[Term | Combination, ...] = (*profile.terms, *profile.combinations)
    # What does not count may still be seen by a combination.
    numbers = {term.id: number for number, term in enumerate(profile.terms)}
    lines = [
        TermLine(
            term=member.id,
            weight=member.weight,
            points=earned.get(member.id, 0.0),
            if_cut=_if_cut(
                scorer,
                found,
                slots,
                member,
                whole,
                is_seen=member.id in counted or bool(slots.get(numbers.get(member.id, -1))),
            ),
            counts=_columns(counted[member.id]) if member.id in counted else {},
        )
        for member in members
        if member.id not in scorer.gates.excluding
    ]
    order = {part.term: place for place, part in enumerate(score.contributions)}
    return tuple(sorted(lines, key=lambda line: order.get(line.term, len(order))))


def _columns(item: Counted) -> dict[Column, int]:
    by_zone: dict[str, Column] = {"title": "title", "abstract": "abstract", "lead": "lead", "body": "rest"}
    counts: dict[Column, int] = {}
    for occurrence in item.occurrences:
        column = by_zone.get(ZONES[occurrence.zone], "other")
        counts[column] = counts.get(column, 0) + 1
    return counts


def _if_cut(
    scorer: ProfileScorer,
    found: ArticleMatches,
    slots: Slots,
    member: Term | Combination,
    whole: float,
    *,
    is_seen: bool,
) -> float:
    """The score without the term, gates open, less the score with it.

    Unlike `without` in the data formats this scores again: other terms get the tokens it had taken, and the
    reference weight is that of the terms that remain.
    """
    profile = scorer.profile
    items: tuple[Term | Combination, ...] = (*profile.terms, *profile.combinations)
    rest = [each for each in items if each is not member and each.id not in scorer.gates.excluding]
    if not any(each.weight > 0 for each in rest):
        return -whole
    plan, changed = _plan_without(scorer.plan, slots, member)
    other = ProfileScorer(plan)
    if not is_seen and other.reference == scorer.reference:
        return 0.0
    return value([item.addend for item in other.weigh(found, changed).counted]) - whole


def _plan_without(plan: Plan, slots: Slots, member: Term | Combination) -> tuple[Plan, Slots]:
    """The plan as if the profile did not have the term; what names it in a gate sees a literal in its place."""
    profile = plan.profile
    if isinstance(member, Combination):
        kept = tuple(each for each in profile.combinations if each is not member)
        return replace(plan, profile=replace(profile, combinations=kept)), slots
    number = next(place for place, term in enumerate(profile.terms) if term is member)
    last = len(profile.terms) - 1

    def moved(slot: int) -> int:
        return last if slot == number else slot - 1 if number < slot <= last else slot

    terms = tuple(term for term in profile.terms if term is not member)
    named = {name: tuple(map(moved, each)) for name, each in plan.slots.items()}
    bare = Plan(replace(profile, terms=terms), plan.literals, named, plan.named)
    return bare, {moved(slot): occurrences for slot, occurrences in slots.items()}


def _spelt(found: ArticleMatches, weighed: WeighedProfile) -> tuple[CountedSpelling, ...]:
    """The surface forms of each term, the commonest first; those that differ only in case are one."""
    spelt: list[CountedSpelling] = []
    for item in weighed.counted:
        if item.is_combination:
            continue
        forms: dict[tuple[str, int], list[str]] = {}
        for occurrence in item.occurrences:
            text = text_of(found, occurrence)
            forms.setdefault((text.casefold(), occurrence.kind), []).append(text)
        introduced = _introduced(item)
        for (_, kind), texts in sorted(forms.items(), key=lambda form: (form[0][1], -len(form[1]), form[0][0])):
            name = KINDS[kind]
            spelt.append(
                CountedSpelling(
                    term=item.id,
                    text=max(counts := Counter(texts), key=lambda text: (counts[text], text)),
                    kind=name,
                    count=len(texts),
                    introduced=introduced if name in SHORT else "",
                )
            )
    return tuple(spelt)


def _introduced(item: Counted) -> str:
    """The zone in which the full name of a term first stands."""
    full = [o for o in item.occurrences if KINDS[o.kind] not in SHORT]
    if not full:
        # Another term may have taken its tokens: "Shinzo Abe" inside "Prime Minister Shinzo Abe".
        return "text"
    return ZONES[min(full, key=lambda o: (o.zone == 3, o.field, o.first)).zone]


def _gates(profile: Profile, gates: Gates, slots: Slots, weighed: WeighedProfile) -> Iterator[GateLine]:
    """All gates, the requirements first."""

    def counts(names: Sequence[str]) -> tuple[int, ...]:
        return tuple(gates.count(name, slots, weighed.qualified, weighed.holding) for name in names)

    for name in gates.all:
        found = counts((name,))
        yield GateLine(rule="require", names=(name,), counts=found, is_met=all(found))
    require = profile.require
    if require.any:
        found = counts(require.any)
        yield GateLine(rule="require", names=require.any, counts=found, is_met=any(found))
    if require.at_least:
        found = counts(require.at_least.of)
        needed = require.at_least.count
        is_met = sum(map(bool, found)) >= needed
        yield GateLine(rule="require", names=require.at_least.of, counts=found, is_met=is_met, needed=needed)
    if gates.exclude:
        names = tuple(dict.fromkeys(gates.exclude))
        found = counts(names)
        yield GateLine(rule="exclude", names=names, counts=found, is_met=not any(found))
