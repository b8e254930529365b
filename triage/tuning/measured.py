"""One profile on labelled articles: what it finds, what it misses, and which term is to blame or to thank."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from triage.article import Article
from triage.profiles.model import Combination, Profile, Term
from triage.scoring.score import Contribution, Score
from triage.tuning.labels import Judged
from triage.tuning.measures import Cut, DecisionCounts, average_precision, best_cut, decided, precision_at, sweep


class Scored(Struct, frozen=True, kw_only=True):
    """An article under one profile; no score where nothing matched."""

    article: Article
    score: Score | None = None

    @property
    def value(self) -> float:
        """The score that a threshold would be held against: 0 where another thing than the threshold rejects it."""
        score = self.score
        if score is None or (score.reason is not None and score.reason.code != "below_threshold"):
            return 0.0
        return score.value

    @property
    def hit(self) -> bool:
        """Whether it is reported."""
        return self.score is not None and self.score.hit


class TermUse(Struct, frozen=True, kw_only=True):
    """What a term does among the labelled articles."""

    term: str
    weight: float
    #: Hits that it gives points to, kept and skipped ones.
    right: int = 0
    wrong: int = 0
    #: Those that would be no hits without it.
    only_right: int = 0
    only_wrong: int = 0
    #: Articles that would be hits without it (a negative weight).
    kept_out_right: int = 0
    kept_out_wrong: int = 0


class Measured(Struct, frozen=True, kw_only=True):
    """All figures of one profile."""

    profile: Profile
    #: Articles of the folder, and those of them with a label.
    articles: int
    judged: Judged
    counts: DecisionCounts
    average_precision: float | None
    precision_at_10: float | None
    sweep: tuple[Cut, ...]
    best: Cut | None
    terms: tuple[TermUse, ...]
    #: Kept articles that are not reported, worst first, and skipped ones that are.
    misses: tuple[Scored, ...]
    alarms: tuple[Scored, ...]

    @property
    def kept(self) -> int:
        """Labels that say keep."""
        return sum(label.keeps for label in self.judged.labels.values())

    @property
    def skipped(self) -> int:
        """Labels that say skip."""
        return len(self.judged.labels) - self.kept


def measure(profile: Profile, scored: Sequence[Scored], judged: Judged) -> Measured:
    """Hold the scores of a folder against the labels; unlabelled articles do not count."""
    labelled = [(scored[place], label.keeps) for place, label in sorted(judged.labels.items())]
    pairs = [(one.value, keeps) for one, keeps in labelled]
    order = sorted((pair for pair in labelled if pair[0].value > 0), key=lambda pair: _rank(pair[0]))
    misses = sorted(
        (one for one, keeps in labelled if keeps and not one.hit), key=lambda one: (one.value, _place(one))
    )
    alarms = sorted((one for one, keeps in labelled if one.hit and not keeps), key=_rank)
    return Measured(
        profile=profile,
        articles=len(scored),
        judged=judged,
        counts=decided([(one.hit, keeps) for one, keeps in labelled]),
        average_precision=average_precision(pairs),
        precision_at_10=precision_at([keeps for _, keeps in order], 10),
        sweep=sweep(pairs),
        best=best_cut(pairs),
        terms=_terms(profile, labelled),
        misses=tuple(misses),
        alarms=tuple(alarms),
    )


def _rank(one: Scored) -> tuple[float, tuple[str, int]]:
    return -one.value, _place(one)


def _place(one: Scored) -> tuple[str, int]:
    return one.article.path, one.article.index


def _terms(profile: Profile, labelled: Sequence[tuple[Scored, bool]]) -> tuple[TermUse, ...]:
    """Every term and combination that scores, in the order of the profile."""
    every: tuple[Term | Combination, ...] = (*profile.terms, *profile.combinations)
    members = [member for member in every if not member.exclude]
    counts: dict[str, dict[str, int]] = {member.id: {} for member in members}
    for one, keeps in labelled:
        if one.score is None:
            continue
        for part in one.score.contributions:
            for what in _roles(one.score, part):
                if part.term in counts:
                    name = f"{what}_{'right' if keeps else 'wrong'}".lstrip("_")
                    counts[part.term][name] = counts[part.term].get(name, 0) + 1
    return tuple(TermUse(term=member.id, weight=member.weight, **counts[member.id]) for member in members)


def _roles(score: Score, part: Contribution) -> list[str]:
    roles = []
    if score.hit and part.points > 0:
        roles.append("")
        if not _would_hit(score, part):
            roles.append("only")
    below = score.reason is not None and score.reason.code == "below_threshold"
    if not score.hit and below and part.points < 0 and _would_hit(score, part):
        roles.append("kept_out")
    return roles


def _would_hit(score: Score, part: Contribution) -> bool:
    """Whether it would be reported without this term."""
    if score.threshold == "any":
        return score.counted > 1
    return score.value - part.without >= score.threshold


def scored_of(
    articles: Sequence[Article], scores: Sequence[Mapping[str, Score]], profile: str
) -> tuple[Scored, ...]:
    """One `Scored` for each article under one of the profiles."""
    return tuple(
        Scored(article=article, score=found.get(profile)) for article, found in zip(articles, scores, strict=True)
    )
