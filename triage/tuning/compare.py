"""Two versions of a profile on the same articles: what comes in, what goes, what moves, and which change did it."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from triage.article import Article
from triage.profiles.model import Combination, Profile, Term
from triage.scoring.score import REASON_WORDS, Reason, Score
from triage.tuning.labels import Judged, Label
from triage.tuning.measured import Scored, measure
from triage.tuning.measures import DecisionCounts

Movement = Literal["gained", "lost", "up", "down"]
BANDS = ("passing", "likely", "strong")
#: A change of fewer points is the arithmetic of other changes.
LEAST = 0.5


class Cause(Struct, frozen=True):
    """One change of the profile that moved an article; `points` is None where it is no matter of points."""

    #: A term, a gate or "threshold".
    name: str
    #: What was done to it: "new", "gone", "changed", "" (unchanged itself: weights are relative), "50 → 40".
    change: str
    points: float | None = None


class MovedArticle(Struct, frozen=True, kw_only=True):
    """An article that the two versions treat differently."""

    article: Article
    movement: Movement
    old: Score | None
    new: Score | None
    #: Strongest first; never empty.
    causes: tuple[Cause, ...]
    #: True for keep, None without a label.
    wanted: bool | None = None

    @property
    def helped(self) -> bool | None:
        """Whether that was right, by its label."""
        return None if self.wanted is None else self.wanted == (self.movement in ("gained", "up"))


class Comparison(Struct, frozen=True, kw_only=True):
    """All differences, those of each movement by how far they went."""

    old: Profile
    new: Profile
    articles: int
    #: Hits of both versions in the same band.
    same: int
    moved: tuple[MovedArticle, ...]

    def of(self, *movements: Movement) -> tuple[MovedArticle, ...]:
        """The differences of some movements."""
        return tuple(one for one in self.moved if one.movement in movements)


class Figures(Struct, frozen=True, kw_only=True):
    """The labels' word on both versions."""

    labels: int
    old: DecisionCounts
    new: DecisionCounts


def compare_scored(
    old: Profile, before: Sequence[Scored], new: Profile, after: Sequence[Scored], judged: Judged
) -> tuple[Comparison, Figures | None]:
    """What differs between two versions, each with its scores of the same articles; and their figures where there are labels."""
    articles = [one.article for one in after]
    pairs = [(first.score, last.score) for first, last in zip(before, after, strict=True)]
    comparison = compare(old, new, articles, pairs, judged.labels)
    if not judged.labels:
        return comparison, None
    figures = Figures(
        labels=len(judged.labels),
        old=measure(old, before, judged).counts,
        new=measure(new, after, judged).counts,
    )
    return comparison, figures


def compare(
    old: Profile,
    new: Profile,
    articles: Sequence[Article],
    scores: Sequence[tuple[Score | None, Score | None]],
    labels: Mapping[int, Label],
) -> Comparison:
    """`scores`: before and after, for each article."""
    moved, same = [], 0
    for place, (article, (before, after)) in enumerate(zip(articles, scores, strict=True)):
        movement = _movement(before, after)
        if movement is None:
            same += after is not None and after.hit
            continue
        label = labels.get(place)
        moved.append(
            MovedArticle(
                article=article,
                movement=movement,
                old=before,
                new=after,
                causes=_causes(old, new, before, after, upward=movement in ("gained", "up")),
                wanted=label.keeps if label is not None else None,
            )
        )
    moved.sort(key=lambda one: (-abs(_value(one.new) - _value(one.old)), one.article.path, one.article.index))
    return Comparison(old=old, new=new, articles=len(articles), same=same, moved=tuple(moved))


def _movement(before: Score | None, after: Score | None) -> Movement | None:
    was, is_now = before is not None and before.hit, after is not None and after.hit
    if was != is_now:
        return "gained" if is_now else "lost"
    if before is None or after is None or not was or before.band == after.band:
        return None
    return "up" if BANDS.index(after.band) > BANDS.index(before.band) else "down"


def _value(score: Score | None) -> float:
    return score.value if score is not None else 0.0


def _causes(
    old: Profile, new: Profile, before: Score | None, after: Score | None, *, upward: bool
) -> tuple[Cause, ...]:
    gates = _gates(before, after)
    if gates:
        return gates
    changes = _changes(old, new)
    points = _points(after)
    for name, value in _points(before).items():
        points[name] = points.get(name, 0.0) - value
    moved = [(name, value if upward else -value) for name, value in points.items()]
    # What was itself changed comes before what only shifted because the reference weight did.
    causes = [
        Cause(name, changes.get(name, ""), value if upward else -value)
        for name, value in sorted(moved, key=lambda one: (one[0] not in changes, -one[1], one[0]))
        if value >= LEAST
    ]
    if old.threshold != new.threshold and _threshold_alone(before, after, new, old):
        causes.insert(0, Cause("threshold", f"{_said(old.threshold)} → {_said(new.threshold)}"))
    return tuple(causes) or (Cause("threshold", f"{_said(old.threshold)} → {_said(new.threshold)}"),)


def _threshold_alone(before: Score | None, after: Score | None, new: Profile, old: Profile) -> bool:
    """Whether the old score would have moved under the new threshold."""
    if before is None or after is None:
        return False
    return _reaches(before, old) != _reaches(before, new)


def _reaches(score: Score, profile: Profile) -> bool:
    return score.counted > 0 if profile.threshold == "any" else score.value >= profile.threshold


def _said(threshold: float | str) -> str:
    return threshold if isinstance(threshold, str) else f"{threshold:g}"


def _gates(before: Score | None, after: Score | None) -> tuple[Cause, ...]:
    """A gate or filter that is closed in one version only."""
    was, now = _closed(before), _closed(after)
    if was == now:
        return ()
    if now is not None:
        return (Cause(now.by or now.code, REASON_WORDS[now.code]),)
    assert was is not None
    return (Cause(was.by or was.code, f"no longer {REASON_WORDS[was.code]}"),)


def _closed(score: Score | None) -> Reason | None:
    reason = None if score is None else score.reason
    return None if reason is None or reason.code == "below_threshold" else reason


def _points(score: Score | None) -> dict[str, float]:
    return {part.term: part.points for part in score.contributions if "gate" not in part.kinds} if score else {}


def _changes(old: Profile, new: Profile) -> dict[str, str]:
    """Term or combination → what was done to it."""
    before, after = _members(old), _members(new)
    changes = {}
    for name in {**before, **after}:
        if name not in before:
            changes[name] = "new"
        elif name not in after:
            changes[name] = "gone"
        elif before[name] != after[name]:
            first, last = before[name], after[name]
            same = replace(first, weight=last.weight) == last
            changes[name] = f"weight {first.weight:g} → {last.weight:g}" if same else "changed"
    return changes


def _members(profile: Profile) -> dict[str, Term | Combination]:
    every: tuple[Term | Combination, ...] = (*profile.terms, *profile.combinations)
    return {member.id: replace(member, line=None) for member in every}


class Effect(Struct, frozen=True, kw_only=True):
    """One change of the profile and what it did to labelled articles."""

    name: str
    change: str
    moved: int
    helped: int
    hurt: int


def effects(comparison: Comparison) -> tuple[Effect, ...]:
    """Each change that was the first cause of a movement, the best first."""
    found: dict[tuple[str, str], list[bool | None]] = {}
    for one in comparison.moved:
        cause = one.causes[0]
        found.setdefault((cause.name, cause.change), []).append(one.helped)
    every = [
        Effect(name=name, change=change, moved=len(seen), helped=seen.count(True), hurt=seen.count(False))
        for (name, change), seen in found.items()
    ]
    return tuple(sorted(every, key=lambda one: (one.hurt - one.helped, -one.moved, one.name)))
