"""Which different articles are on one event: those that open with the same names and tell of them in the same words.

Looser than a story, so nothing is hidden for it: an event only says what else there is. Precision first all the
same; docs/decisions/0016 has the figures.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log, sqrt

from msgspec import Struct

from triage.article import Article, moment
from triage.stories.subject import subject, worth

#: Seconds between two articles on one event.
WINDOW = 36 * 3600.0
#: How alike the words of two articles must be (cosine), how alike they are without the names, and how much the names
#: are worth that both open with. Two reports on one company's week share all but the second.
ALIKE, BESIDE, NAMED = 0.6, 0.2, 0.7
#: A name that is worth less, or that so many of the last articles open with, brings no two articles together.
NAME, OWNERS = 0.4, 25
#: What a word counts for in title and head.
IN_HEAD = 1.5
#: Articles of which the words are kept; those that are compared came within a day or two of each other.
KEPT = 2_000

Place = int


class Event(Struct, frozen=True):
    """The places of the articles on one event, in rank order; the first is its main one."""

    id: str
    places: tuple[Place, ...]


def events(ranked: Sequence[Article], apart: Iterable[tuple[Place, Place]] = ()) -> list[Event]:
    """The events with two articles or more, by the place of their main article.

    Every other article is on the event of the main one itself, not of a third. `apart` are places of one series,
    which are never on one event.
    """
    alike = _alike(ranked)
    for one, other in apart:
        alike[one].discard(other)
        alike[other].discard(one)
    taken: set[Place] = set()
    found: list[Event] = []
    for place in range(len(ranked)):
        others = sorted(alike[place] - taken) if place not in taken else []
        if others:
            taken.update((place, *others))
            first = min((ranked[each] for each in (place, *others)), key=_age)
            found.append(Event(first.identity, (place, *others)))
    return found


def _alike(articles: Sequence[Article]) -> dict[Place, set[Place]]:
    """For each place those that are on the same event, in both directions."""
    weighed = _Weighed(articles)
    times = [_time(article) for article in articles]
    alike: dict[Place, set[Place]] = defaultdict(set)
    lately: dict[str, deque[Place]] = defaultdict(lambda: deque(maxlen=OWNERS))
    # The order of reading changes nothing, nor does the order of rank.
    for place in sorted(range(len(articles)), key=lambda each: (*_age(articles[each]), each)):
        shared: dict[Place, list[str]] = defaultdict(list)
        for name in weighed.names[place]:
            if weighed.worth[name] >= NAME:
                for other in lately[name]:
                    shared[other].append(name)
                lately[name].append(place)
        for other, names in shared.items():
            if _are_near(times[place], times[other]) and weighed.are_alike(other, place, names):
                alike[place].add(other)
                alike[other].add(place)
    return alike


class _Weighed:
    """The words of a set of articles, each weighed by how rare it is in English and among them.

    Only names are kept of all articles; the words of most are never asked for, and a hundred thousand are a gigabyte.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        having: Counter[str] = Counter()
        #: Of each article, in an order of their own, so that sums are the same everywhere.
        self.names: list[list[str]] = []
        for article in articles:
            one = subject(article)
            having.update(one.words.keys())
            self.names.append(sorted(one.names))
        most = log(1 + len(articles))
        # What all of a profile's hits have in common says nothing of any two of them; a word of two articles is as
        # rare as one can be, however few articles there are.
        self.worth = {
            word: worth(word) * log(1 + len(articles) / max(1, count - 1)) / most for word, count in having.items()
        }
        self._vector = lru_cache(KEPT)(self._made)

    def are_alike(self, one: Place, other: Place, names: Sequence[str]) -> bool:
        """Whether two that open with these names are on one event."""
        if sum(self.worth[name] for name in names) < NAMED:
            return False
        left, right = self._vector(one), self._vector(other)
        whole = sum(value * right[word] for word, value in left.items() if word in right)
        # Rounded, so that no machine's arithmetic decides.
        if round(whole, 6) < ALIKE:
            return False
        named = sum(left[name] * right[name] for name in names)
        lengths = [1 - sum(each[name] ** 2 for name in names) for each in (left, right)]
        return min(lengths) > 0 and round((whole - named) / sqrt(lengths[0] * lengths[1]), 6) >= BESIDE

    def _made(self, place: Place) -> dict[str, float]:
        """Word → its share in what the article says, in sum of squares 1."""
        one = subject(self._articles[place])
        raw = {
            word: self.worth[word] * (1 + log(count)) * (IN_HEAD if word in one.head else 1)
            for word, count in one.words.items()
        }
        length = sqrt(sum(value * value for value in raw.values()))
        return {word: value / length for word, value in raw.items()}


def _time(article: Article) -> float | None:
    """When it came out, or in; None for an undated one of a stream."""
    published = moment(article.published)
    return article.arrived if published is None else published


def _are_near(one: float | None, other: float | None) -> bool:
    """Articles without any time came together; one of them says nothing of a dated one."""
    return one is other is None if one is None or other is None else abs(one - other) <= WINDOW


def _age(article: Article) -> tuple[float, str, int]:
    time = _time(article)
    return (float("inf") if time is None else time, article.path, article.index)
