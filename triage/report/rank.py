"""The order of a report: score, then date, then place."""

from collections.abc import Callable, Sequence
from typing import Generic, Literal, TypeVar

from triage.article import Article, moment
from triage.report.report import Hit, Reject
from triage.scoring.score import Score

RankKey = tuple[float, float, str, int]
Ranking = TypeVar("Ranking")


def _key(value: float, article: Article) -> RankKey:
    published = moment(article.published) if article.published else None
    return (-value, float("inf") if published is None else -published, article.path, article.index)


def rank_key(hit: Hit) -> RankKey:
    """Unrounded score, then published (newest first, unknown last), path, index."""
    return _key(hit.score, hit.article)


Order = Literal["score", "date", "outlet"]
#: What `--sort` takes.
ORDERS: tuple[Order, ...] = ("score", "date", "outlet")


def places_in(hits: Sequence[Hit], order: Order) -> list[int]:
    """The places of ranked hits in another order; hits that are equal there keep their rank.

    By date the newest comes first, what has no date last. By outlet in the order of the alphabet, no outlet last.
    """
    places = list(range(len(hits)))
    if order == "date":
        times = [moment(hit.article.published) for hit in hits]
        places.sort(key=lambda at: (float("inf") if (time := times[at]) is None else -time, at))
    elif order == "outlet":
        names = [hit.article.outlet.strip().casefold() for hit in hits]
        places.sort(key=lambda at: (not names[at], names[at], at))
    return places


def open_value(score: Score) -> float:
    """What the score would be if its gates were open."""
    return score.value - sum(part.points for part in score.contributions if "gate" in part.kinds)


def nearest(one: Hit | Reject) -> Score | None:
    """The score that is largest with its gates open; None where nothing matched."""
    return max(one.scores, key=open_value, default=None)


def miss_key(reject: Reject) -> RankKey:
    """Like `rank_key`, by what the best score would be if its gates were open."""
    best = nearest(reject)
    return _key(open_value(best) if best else 0.0, reject.article)


class Ranked(Generic[Ranking]):
    """Keeps the first `top` of whatever is added, in the order of `key`, in memory for twice as many."""

    def __init__(self, top: int | None, key: Callable[[Ranking], RankKey]) -> None:
        self._top = top
        self._key = key
        self._kept: list[tuple[RankKey, int, Ranking]] = []
        #: How many were added.
        self.added = 0

    def add(self, one: Ranking) -> None:
        """Take one in; it may be dropped, now or later."""
        self._kept.append((self._key(one), self.added, one))
        self.added += 1
        if self._top is not None and len(self._kept) > 2 * self._top + 64:
            self._trim()

    def _trim(self) -> None:
        self._kept.sort(key=lambda kept: kept[:2])
        del self._kept[self._top :]

    def in_order(self) -> tuple[Ranking, ...]:
        """What was kept, first rank first."""
        if self._top is not None:
            self._trim()
        else:
            self._kept.sort(key=lambda kept: kept[:2])
        return tuple(one for _, _, one in self._kept)

    @property
    def cut(self) -> int:
        """How many were dropped."""
        return 0 if self._top is None else max(0, self.added - self._top)
