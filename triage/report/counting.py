"""How many articles were read and how many are hits, by outlet, language, profile or period.

Every combination of what was met has a row, with zero where nothing was counted; between the first and the last period
none is missing. Articles that give no outlet, language or date are counted apart, under an empty name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import prod
from typing import Literal

from msgspec import Struct

from triage.article import Article
from triage.report.periods import PERIODS, between, period_of
from triage.report.report import Hit, Reject

Dimension = Literal["profile", "outlet", "language", "day", "week", "month", "year"]
DIMENSIONS: tuple[Dimension, ...] = ("profile", "outlet", "language", *PERIODS)
Each = Literal["article", "story"]
#: Rows beyond which those of zero are left out.
MOST_ROWS = 100_000


class CountRow(Struct, frozen=True):
    """One combination of names and its counts."""

    #: In the order of the dimensions; "" where articles do not say.
    names: tuple[str, ...]
    #: Articles read.
    articles: int
    hits: int

    @property
    def share(self) -> float | None:
        """Hits among the articles; None where none was read."""
        return self.hits / self.articles if self.articles else None


class Counting:
    """Articles and hits as they are counted."""

    def __init__(self, by: Sequence[Dimension], profiles: Sequence[str]) -> None:
        self.by = tuple(by)
        self._profiles = tuple(profiles)
        self._articles: Counter[tuple[str, ...]] = Counter()
        self._hits: Counter[tuple[str, ...]] = Counter()
        #: All of them, whatever they say.
        self.articles = self.hits = 0
        #: Hits whose article gives no date.
        self.undated = 0

    def read(self, one: Hit | Reject) -> None:
        """Count an article that was read."""
        self.articles += 1
        for names in self._names(one.article, self._profiles):
            self._articles[names] += 1

    def hit(self, hit: Hit) -> None:
        """Count a hit, once for each profile where they are told apart."""
        self.hits += 1
        self.undated += not hit.article.published
        profiles = [score.profile for score in hit.scores if score.hit]
        for names in self._names(hit.article, profiles):
            self._hits[names] += 1

    def rows(self) -> list[CountRow]:
        """All rows in the order of their names, what is unknown last; those of zero too, unless they are too many."""
        known = {*self._articles, *self._hits}
        names: Iterable[tuple[str, ...]] = known
        if self.would_be <= MOST_ROWS:
            names = product(*(self._values(place) for place in range(len(self.by))))
        ordered = sorted(names, key=lambda each: [(not name, name) for name in each])
        return [CountRow(each, self._articles[each], self._hits[each]) for each in ordered]

    @property
    def would_be(self) -> int:
        """How many rows there are with those of zero."""
        return prod(len(self._values(place)) for place in range(len(self.by)))

    @property
    def is_whole(self) -> bool:
        """Whether rows of zero are among the rows."""
        return self.would_be <= MOST_ROWS

    def _names(self, article: Article, profiles: Sequence[str]) -> Iterator[tuple[str, ...]]:
        said = [profiles if each == "profile" else (_said(article, each),) for each in self.by]
        return product(*said)

    def _values(self, place: int) -> list[str]:
        dimension = self.by[place]
        if dimension == "profile":
            return sorted(self._profiles)
        met = {names[place] for names in (*self._articles, *self._hits)}
        known = sorted(met - {""})
        if dimension in PERIODS and known:
            known = list(between(known[0], known[-1], dimension))
        return [*known, ""] if "" in met else known


def _said(article: Article, dimension: Dimension) -> str:
    if dimension == "outlet":
        return article.outlet
    if dimension == "language":
        return article.language
    assert dimension != "profile"
    return period_of(article.published, dimension)


def is_period(dimension: str) -> bool:
    """Whether a dimension is one of time."""
    return dimension in PERIODS
