"""A run and its repetition: what is the same, and for each difference whether input, profile or version made it.

Both are given as the records that they wrote. An article is the same one where path and position are; its text is where
its `id` is, too.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from msgspec import Struct

Cause = Literal["input", "profile", "version", "settings"]
CAUSES: tuple[Cause, ...] = ("input", "profile", "version", "settings")
#: What a record says of an article, as far as two runs are compared by it.
Record = Mapping[str, Any]
Place = tuple[str, int]


class PastRun(Struct, frozen=True, kw_only=True):
    """A run as it was written down."""

    version: str
    rules_version: str
    arguments: Mapping[str, Any]
    #: Profile → hash.
    profiles: Mapping[str, str]
    #: Hits, and rejects where the run wrote them.
    articles: Mapping[Place, Record]


class RunDifference(Struct, frozen=True, kw_only=True):
    """One article that two runs do not say the same of."""

    cause: Cause
    path: str
    position: int
    title: str
    #: Its score in the run and in the repetition; None where it is no hit.
    was: float | None
    now: float | None


class RunComparison(Struct, frozen=True, kw_only=True):
    """What differs between a run and its repetition."""

    #: (name, before, now), for versions and for profiles.
    versions: tuple[tuple[str, str, str], ...]
    profiles: tuple[tuple[str, str, str], ...]
    differences: tuple[RunDifference, ...]
    #: Articles that both say the same of.
    same: int


def compare(past: PastRun, now: PastRun, everything: PastRun) -> RunComparison:
    """`everything` is the repetition with its rejects, which tells an article that is gone from one that is no hit now."""
    pairs = (("triage", past.version, now.version), ("rules", past.rules_version, now.rules_version))
    versions = tuple(pair for pair in pairs if pair[1] != pair[2])
    names = dict.fromkeys((*past.profiles, *now.profiles))
    hashes = ((name, past.profiles.get(name, ""), now.profiles.get(name, "")) for name in names)
    profiles = tuple(each for each in hashes if each[1] != each[2])
    changed = {name for name, _, _ in profiles}
    differences = []
    same = 0
    for place in sorted({*past.articles, *now.articles}):
        before, after = past.articles.get(place), now.articles.get(place)
        if _told(before) == _told(after):
            same += 1
            continue
        there = after or everything.articles.get(place)
        cause = _cause(before, there, changed, has_versions=bool(versions))
        known = after or before or {}
        differences.append(
            RunDifference(
                cause=cause,
                path=place[0],
                position=place[1],
                title=known.get("title") or "",
                was=_score(before),
                now=_score(after),
            )
        )
    return RunComparison(versions=versions, profiles=profiles, differences=tuple(differences), same=same)


def _cause(before: Record | None, there: Record | None, changed: set[str], *, has_versions: bool) -> Cause:
    """Why two records of one place differ; `there` is what is at the place now, hit or not."""
    if there is None or (before is not None and before["id"] != there["id"]):
        return "input"
    if changed & {*_verdicts(before), *_verdicts(there)}:
        return "profile"
    if has_versions:
        return "version"
    # It was no hit under the same profiles and rules: it was not there, unless something else has changed.
    return "input" if before is None else "settings"


def _told(record: Record | None) -> Any:
    return None if record is None else (record["id"], _verdicts(record))


def _verdicts(record: Record | None) -> dict[str, tuple[float, bool]]:
    return {} if record is None else {one["id"]: (one["score"], one["hit"]) for one in record["profiles"]}


def _score(record: Record | None) -> float | None:
    hits: Iterable[float] = (score for score, is_hit in _verdicts(record).values() if is_hit)
    return max(hits, default=None)
