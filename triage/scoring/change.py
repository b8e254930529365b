"""What would have made a reject a hit: the smallest single change of its profile that does.

Every change is tried: the changed profile is scored again on what was found in the article, and only a change that
makes a hit is offered. The order of what is tried first is ours: gates and filters that are closed must open; then
a condition of one term that keeps occurrences from counting; then the weight of one term; the threshold last.
"""

from collections.abc import Callable, Iterator, Sequence
from math import floor
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from triage.matching.occurrence import Slots
from triage.profiles.model import Combination, Profile, Term
from triage.scoring.counted import Lost, WeighedProfile
from triage.scoring.gates import Gates
from triage.scoring.score import Score

Judge = Callable[[Profile], Score]

#: A weight is raised by whole steps, or by halves where the profile has such; so many are tried.
STEPS = 12
#: Terms whose weight is tried, largest contribution first.
MOST_TERMS = 12
FILTERS = frozenset({"language", "status", "filter"})


class ProfileChange(Struct, frozen=True, kw_only=True):
    """One way to a hit; `says` completes "would be a hit if …"."""

    says: str
    #: The score with it, unrounded.
    value: float
    #: The profile with the change made.
    profile: Profile


class ProfileChanges(Struct, frozen=True, kw_only=True):
    """What a reject lacks."""

    #: Points missing to the threshold with all gates open; 0 where the score is high enough.
    short: float
    cheapest: ProfileChange | None = None
    #: A lower threshold, where nothing but the score is in the way.
    threshold: ProfileChange | None = None


def changes(
    profile: Profile,
    judge: Judge,
    gates: Gates,
    slots: Slots,
    weighed: WeighedProfile,
    lost: Sequence[Lost],
    words: int,
) -> ProfileChanges:
    """The changes that make a hit of a reject; `judge` scores the article with another version of the profile."""
    opened, says = _open_gates(profile, gates, slots, weighed)
    opened, more = _pass_filters(opened, judge, words)
    says += more
    score = judge(opened)
    threshold = 0.0 if profile.threshold == "any" else profile.threshold
    short = max(0.0, threshold - score.value)
    if score.hit:
        found = ProfileChange(says=" and ".join(says), value=score.value, profile=opened) if says else None
        return ProfileChanges(short=0.0, cheapest=found)
    cheapest = _cheapest(opened, judge, lost, score)
    if cheapest is not None and says:
        cheapest = replace(cheapest, says=" and ".join((*says, cheapest.says)))
    return ProfileChanges(
        short=short, cheapest=cheapest, threshold=None if says else _lower_threshold(profile, judge, score)
    )


def _cheapest(profile: Profile, judge: Judge, lost: Sequence[Lost], score: Score) -> ProfileChange | None:
    """The condition whose end lifts the score least and still makes a hit, else the smallest raise of a weight."""
    loosened = [_tried(changed, says, judge) for says, changed in _loosened(profile, lost)]
    hits = [change for change in loosened if change is not None]
    return min(hits, key=lambda change: change.value) if hits else _heavier(profile, judge, score)


def _tried(profile: Profile, says: str, judge: Judge) -> ProfileChange | None:
    score = judge(profile)
    return ProfileChange(says=says, value=score.value, profile=profile) if score.hit else None


def _lower_threshold(profile: Profile, judge: Judge, score: Score) -> ProfileChange | None:
    whole = floor(score.value)
    if profile.threshold == "any" or whole < 1:
        return None
    return _tried(replace(profile, threshold=float(whole), threshold_rule="given"), f"threshold {whole}", judge)


def _loosened(profile: Profile, lost: Sequence[Lost]) -> Iterator[tuple[str, Profile]]:
    """Each condition that kept an occurrence from counting, given up for its term."""
    seen: dict[tuple[str, str], int] = {}
    for each in lost:
        seen[each.term, each.why] = seen.get((each.term, each.why), 0) + 1
    terms = {term.id: term for term in profile.terms}
    for (id_, why), count in seen.items():
        loose = _without_condition(terms[id_], why, count)
        if loose is not None:
            yield loose[0], _with_term(profile, loose[1])


def _without_condition(term: Term, why: str, count: int) -> tuple[str, Term] | None:
    name = term.id
    if why == "at_least":
        needs = "one mention" if count == 1 else f"{count} mentions"
        return f"{name} needed {needs}", replace(term, at_least=count)
    if why == "near" and term.near:
        return f"{name} counted anywhere, not only near {_any_of(term.near.terms)}", replace(term, near=None)
    if why == "unless_near" and term.unless_near:
        return f"{name} counted near {_any_of(term.unless_near.terms)} too", replace(term, unless_near=None)
    if why == "first_words":
        return f"{name} counted after the first {term.first_words} words too", replace(term, first_words=None)
    if why == "zone":
        return f"{name} counted in every field", replace(term, within=None, not_within=())
    if why == "max_count":
        return f"every mention of {name} counted", replace(term, max_count=None)
    if why == "dates":
        return f"{name} counted on that day too", replace(term, from_="", until="")
    return None


def _any_of(names: Sequence[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown}, …" if len(names) > 3 else shown


def _with_term(profile: Profile, changed: Term) -> Profile:
    return replace(profile, terms=tuple(changed if term.id == changed.id else term for term in profile.terms))


def _with_member(profile: Profile, changed: Term | Combination) -> Profile:
    if isinstance(changed, Term):
        return _with_term(profile, changed)
    combinations = tuple(changed if each.id == changed.id else each for each in profile.combinations)
    return replace(profile, combinations=combinations)


def _heavier(profile: Profile, judge: Judge, score: Score) -> ProfileChange | None:
    """One term that counts with a greater weight: the fewest steps, then the least score."""
    items: tuple[Term | Combination, ...] = (*profile.terms, *profile.combinations)
    members = {item.id: item for item in items}
    counted = [members[part.term] for part in score.contributions if part.count and part.term in members]
    counted = [member for member in counted if member.weight][:MOST_TERMS]
    whole = all(float(member.weight).is_integer() for member in members.values())
    for step in range(1, STEPS + 1):
        found = []
        for member in counted:
            weight = member.weight + step * (1.0 if whole else 0.5)
            if member.weight < 0 < weight:
                continue
            says = f"{member.id} weighed {weight:g}, not {member.weight:g}"
            found.append(_tried(_with_member(profile, replace(member, weight=weight)), says, judge))
        hits = [change for change in found if change is not None]
        if hits:
            return min(hits, key=lambda change: change.value)
    return None


def _open_gates(
    profile: Profile, gates: Gates, slots: Slots, weighed: WeighedProfile
) -> tuple[Profile, list[str]]:
    """The profile without the entries that closed its gates, and what was given up."""

    def count(name: str) -> int:
        return gates.count(name, slots, weighed.qualified, weighed.holding)

    if weighed.gate is None:
        return profile, []
    excluding = {name for name in gates.exclude if count(name)}
    missing = {name for name in gates.all if not count(name)}
    require = profile.require
    says = [f"{name} did not exclude" for name in gates.exclude if name in excluding]
    says += [f"{name} were not required" for name in gates.all if name in missing]
    changed: dict[str, Any] = {
        "none": tuple(name for name in require.none if name not in excluding),
        "all": tuple(name for name in require.all if name not in missing),
    }
    if require.any and not any(map(count, require.any)):
        says.append(f"{' or '.join(require.any)} were not required")
        changed["any"] = ()
    if require.at_least and sum(1 for name in require.at_least.of if count(name)) < require.at_least.count:
        says.append(f"{require.at_least.count} of {', '.join(require.at_least.of)} were not required")
        changed["at_least"] = None

    def freed(member: Any) -> Any:
        # What excluded and no longer does gives no points either.
        if member.exclude and member.id in excluding:
            member = replace(member, exclude=False, weight=0.0)
        return replace(member, required=False) if member.required and member.id in missing else member

    return (
        replace(
            profile,
            exclude=tuple(name for name in profile.exclude if name not in excluding),
            require=replace(require, **changed),
            terms=tuple(map(freed, profile.terms)),
            combinations=tuple(map(freed, profile.combinations)),
        ),
        list(dict.fromkeys(says)),
    )


def _pass_filters(profile: Profile, judge: Judge, words: int) -> tuple[Profile, list[str]]:
    """The profile without the filters that keep the article out, one after the other, and what was given up."""
    says: list[str] = []
    bare = replace(profile, threshold="any")
    while (reason := judge(replace(bare, filter=profile.filter, languages=profile.languages)).reason) is not None:
        if reason.code not in FILTERS or len(says) == STEPS:
            break
        profile, said = _without_filter(profile, reason.code, reason.by or "", words)
        says.append(said)
    return profile, says


def _without_filter(profile: Profile, code: str, by: str, words: int) -> tuple[Profile, str]:
    filter_ = profile.filter
    if code == "language":
        changed = replace(profile, languages=(), filter=replace(filter_, languages=()))
        return changed, f"{by} were among its languages"
    if code == "status":
        statuses = (*(filter_.statuses or ("usable",)), by)
        return replace(profile, filter=replace(filter_, statuses=statuses)), f"its statuses had {by}"
    if by in ("min_words", "max_words"):
        return replace(profile, filter=replace(filter_, **{by: words})), f"{by} were {words}"
    if by == "max_age":
        return replace(profile, filter=replace(filter_, max_age=None)), "there were no max_age"
    changed = replace(profile, filter=replace(filter_, outlets=(), exclude_outlets=()))
    return changed, f"{by} were not among the outlets left out"
