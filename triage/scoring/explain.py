"""The whole arithmetic of one article under one profile: what counted, what did not and why, what would change it.

Made once, for the article that somebody asks about. Nothing here is worked out beside the scorer: the occurrences are
those that the finder saw, the sums are its sums, and every "if" is a second scoring of the same occurrences.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from triage.article import Zone
from triage.matching.finder import Found
from triage.matching.match import KINDS, Kind
from triage.matching.occurrence import BODY, TITLE, ZONES, Occurrence, Slots, Texts
from triage.matching.plan import Plan
from triage.matching.short_names import surname_of
from triage.profiles.model import Combination, Profile, Term
from triage.scoring.change import Changes, changes
from triage.scoring.formula import length_norm, value
from triage.scoring.gates import Gates
from triage.scoring.refused import Refused, refused
from triage.scoring.score import Reason, Score
from triage.scoring.scorer import Counted, Lost, ProfileScorer, Weighed

#: Where occurrences stand, for the columns of the table; "rest" is the body after the lead.
Column = Literal["title", "abstract", "lead", "rest", "other"]
COLUMNS: tuple[Column, ...] = ("title", "abstract", "lead", "rest", "other")
#: Kinds that stand for a name given in full elsewhere in the article.
SHORT: frozenset[Kind] = frozenset({"surname", "acronym"})

ReasonOf = Callable[[Profile], Reason | None]


class Line(Struct, frozen=True, kw_only=True):
    """One term or combination in the sum; `if_cut` is how the score would change without it."""

    term: str
    weight: float
    points: float
    if_cut: float
    #: Counted occurrences by column; empty for a term that is absent or does not count.
    counts: dict[Column, int]


class Spelling(Struct, frozen=True, kw_only=True):
    """A surface form that counted."""

    term: str
    text: str
    kind: Kind
    count: int
    #: For short names: where the full name first stands.
    introduced: str = ""


class NotCounted(Struct, frozen=True, kw_only=True):
    """Occurrences of a term that do not count; `inside` is the stretch of the text that another term took."""

    term: str
    text: str
    why: str
    count: int
    inside: str = ""


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
    lines: tuple[Line, ...]
    spelt: tuple[Spelling, ...]
    not_counted: tuple[NotCounted, ...]
    refused: tuple[Refused, ...]
    gates: tuple[GateLine, ...]
    #: None for a hit.
    changes: Changes | None


def explain(
    scorer: ProfileScorer,
    found: Found,
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
    short = _surnames(scorer.plan, found.texts)
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
        not_counted=(*_not_counted(scorer.profile, found, lost), *_unclear(scorer.plan, found, slots, short)),
        refused=refused(scorer.plan, found.texts, _together(slots, short), language, known_words),
        gates=tuple(_gates(scorer.profile, scorer.gates, slots, weighed)),
        changes=None
        if score.hit
        else changes(scorer.profile, judge, scorer.gates, slots, weighed, lost, found.words),
    )


def _verdict(scorer: ProfileScorer, found: Found, slots: Slots, reason_of: ReasonOf) -> Score:
    score = scorer.assemble(found, scorer.weigh(found, slots))
    reason = reason_of(scorer.profile) if score.hit else None
    return score if reason is None else replace(score, hit=False, reason=reason)


def _lines(
    scorer: ProfileScorer, found: Found, slots: Slots, weighed: Weighed, score: Score, whole: float
) -> tuple[Line, ...]:
    counted = {item.id: item for item in weighed.counted}
    earned = {part.term: part.points for part in score.contributions if "gate" not in part.kinds}
    profile = scorer.profile
    members: tuple[Term | Combination, ...] = (*profile.terms, *profile.combinations)
    lines = [
        Line(
            term=member.id,
            weight=member.weight,
            points=earned.get(member.id, 0.0),
            if_cut=_if_cut(scorer, found, slots, member, whole, is_counted=member.id in counted),
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
    found: Found,
    slots: Slots,
    member: Term | Combination,
    whole: float,
    *,
    is_counted: bool,
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
    if not is_counted and other.reference == scorer.reference:
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


def _spelt(found: Found, weighed: Weighed) -> tuple[Spelling, ...]:
    """The surface forms of each term, the commonest first; those that differ only in case are one."""
    spelt: list[Spelling] = []
    for item in weighed.counted:
        if item.is_combination:
            continue
        forms: dict[tuple[str, int], list[str]] = {}
        for occurrence in item.occurrences:
            text = _text(found, occurrence)
            forms.setdefault((text.casefold(), occurrence.kind), []).append(text)
        introduced = _introduced(weighed, item)
        for (_, kind), texts in sorted(forms.items(), key=lambda form: (form[0][1], -len(form[1]), form[0][0])):
            name = KINDS[kind]
            spelt.append(
                Spelling(
                    term=item.id,
                    text=max(texts, key=lambda text: (texts.count(text), text)),
                    kind=name,
                    count=len(texts),
                    introduced=introduced if name in SHORT else "",
                )
            )
    return tuple(spelt)


def _introduced(weighed: Weighed, item: Counted) -> str:
    """The zone in which the full name of a term first stands."""
    full = [o for o in item.occurrences if KINDS[o.kind] not in SHORT]
    if not full:
        # Another term may have taken its tokens: "Shinzo Abe" inside "Prime Minister Shinzo Abe".
        return "text"
    return ZONES[min(full, key=lambda o: (o.zone == 3, o.field, o.first)).zone]


def _text(found: Found, occurrence: Occurrence) -> str:
    start, end = found.texts.span(occurrence)
    return " ".join(found.texts.text(occurrence.field)[start:end].split())


def _not_counted(profile: Profile, found: Found, lost: Sequence[Lost]) -> Iterator[NotCounted]:
    """What the scorer left out, the same text for the same reason once."""
    terms = {term.id: term for term in profile.terms}
    groups: dict[tuple[str, str, str, str], int] = {}
    for each in lost:
        inside = _text(found, each.taken_by) if each.taken_by is not None else ""
        key = (each.term, _text(found, each.occurrence), _said(each, terms[each.term]), inside)
        groups[key] = groups.get(key, 0) + 1
    for (term, text, why, inside), count in groups.items():
        yield NotCounted(term=term, text=text, why=why, count=count, inside=inside)


def _said(lost: Lost, term: Term) -> str:
    """The condition in words."""
    if lost.why == "taken" and lost.taken_by is not None:
        own, other = lost.occurrence, lost.taken_by
        is_longer = other.last - other.first > own.last - own.first
        return "taken by the longer term" if is_longer else f"counts for {lost.taker}"
    near = term.near if lost.why == "near" else term.unless_near
    if near is not None and lost.why in ("near", "unless_near"):
        unit = near.unit if near.unit == "words" or near.within == 1 else f"{near.unit}s"
        reach = f"within {near.within} {unit} of {', '.join(near.terms)}"
        return f"not {reach}" if lost.why == "near" else reach
    return {
        "zone": _fields(term, ZONES[lost.occurrence.zone]),
        "first_words": f"not among the first {term.first_words} words",
        "dates": "not on this day",
        "at_least": f"fewer than {term.at_least} mentions",
        "max_count": f"only {term.max_count} count",
    }.get(lost.why, lost.why)


def _surnames(plan: Plan, texts: Texts) -> Slots:
    """The surnames of terms wherever they stand, whoever they mean."""
    surnames = {slot: surname_of(plan.profile.terms[slot].text) for slot in plan.named}
    found: Slots = {}
    for field in (TITLE, BODY):
        text = texts.text(field)
        for place, (start, end) in enumerate(texts.spans(field)):
            word = text[start:end].replace("’", "'").removesuffix("'s")
            for slot, surname in surnames.items():
                if surname is not None and word in (surname, surname.upper()):
                    found.setdefault(slot, []).append(Occurrence(field, place, place, 0, 1.0))
    return found


def _fields(term: Term, zone: Zone) -> str:
    if term.within is not None:
        return f"in the {zone}; looked for in {', '.join(term.within)} only"
    return f"in the {zone}, where it is not looked for"


def _unclear(plan: Plan, found: Found, slots: Slots, short: Slots) -> Iterator[NotCounted]:
    """Surnames of a term that may be somebody else's."""
    for number, occurrences in short.items():
        term = plan.profile.terms[number]
        full = slots.get(number, [])
        taken = {(o.field, token) for o in full for token in range(o.first, o.last + 1)}
        left = [o for o in occurrences if (o.field, o.first) not in taken]
        if left and not term.exclude:
            why = "may be somebody else" if full else f"{term.text} is not named in full"
            yield NotCounted(term=term.id, text=_text(found, left[0]), why=why, count=len(left))


def _together(slots: Slots, short: Slots) -> Slots:
    """The occurrences of each term and of its surname."""
    both = {slot: list(occurrences) for slot, occurrences in slots.items()}
    for slot, occurrences in short.items():
        both.setdefault(slot, []).extend(occurrences)
    return both


def _gates(profile: Profile, gates: Gates, slots: Slots, weighed: Weighed) -> Iterator[GateLine]:
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
