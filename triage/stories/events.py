"""Which different articles are on one event: those whose rare words agree, and that nobody else shares with them.

Looser than a story, so nothing is hidden for it: an event only says what else there is. `average_link` proposes groups
of articles of the same days; a group is an event where it has words and names of its own. What a topic's articles
share, others of the topic share as well. docs/decisions/0016 has the figures.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise, product
from math import inf, log, sqrt

from msgspec import Struct

from triage.article import Article, moment
from triage.stories import compiled
from triage.stories.average_link import Link, Node, Vector, dot, joined, trees
from triage.stories.quotations import quoting_alike
from triage.stories.subject import IN_TITLE, RAREST_SHARE, Subject, share, subject

#: Seconds between two articles that are on one event if they are alike at all. A group may last longer, each article near another in time.
WINDOW = 36 * 3600.0
#: Seconds between two dated articles of which the later one may follow up the other, and how alike they must be.
LATER_WINDOW, LATER = 84 * 3600.0, 0.2
#: How alike (cosine) two groups must be on average over all pairs of their articles.
ALIKE = 0.11
#: The same for a dated article and an undated one, which may have come out at any time before it arrived.
UNDATED = 0.25
#: Words of an article that are compared, the weightiest.
COMPARED = 60
#: As many articles of everyday news stand behind those of a report: what is rare in a report of five articles is
#: hardly less so in one of five thousand, and one bar fits both.
BEHIND = 2_000
#: Two articles are compared when their leading words alone make them so much alike.
LEADING, PROMISING = 24, 0.05
#: Articles that a word brings another together with, the latest first.
OWNERS = 12
#: Articles of which the words are kept; those that are compared came within a day or two of each other.
KEPT = 2_000
#: A word is a group's own if it has this share of the articles of its days with the word, and those of the group have
#: it (F1, with CHANCE articles more that have it by chance, and this part of the articles of other days: names of
#: offices and markets stand in the news of every day). How often a name counts.
OWNED, CHANCE, OTHER_DAYS, NAME = 0.4, 3, 0.2, 3
#: Articles of a group's days. Where there are more, more have each of its words by chance, and those beside the group count
#: less, by this root of how many times more.
CROWD, CROWDED = 1_000, 1 / 3
#: The part of what a group has for itself that each of its articles has: one that has less came along with another.
EACH = 0.25
#: What the own words of a group must come to; how much more where the articles of the report are alike on average,
#: since those of one topic share words by chance; and in a report of a few, where much is a group's own.
OWN, TOPICAL, SMALL = 4.1, 110, 0.8
#: Reports of as many articles are small, and tell little of what is rare and how alike their articles are; how much
#: more is asked in those of less than twice as many.
STEADY, TINY = 30, 1.1
#: What the names that both parts of a group share must come to in a small report, by their rarity in everyday news, of
#: which 1 is a name that no list has; and in any (in a small one 1 more) with the words that both of their headlines
#: have, which count so often; one word of both headlines is a name, since "raises prices" stands above each such event.
NAMES, HEADED, AGREED = 4, 2, 8
#: A group of more is a frame that is filled every day, and looked at in its parts.
MOST = 100
#: Times that a word counts in one article at most, and what each number of times is worth.
MANY = 255
LOGARITHMS = (0.0, *(1 + log(count) for count in range(1, MANY + 1)))

Place = int


class Event(Struct, frozen=True):
    """The places of the articles on one event, in rank order; the first is its main one."""

    id: str
    places: tuple[Place, ...]


def events(ranked: Sequence[Article], apart: Iterable[tuple[Place, Place]] = ()) -> list[Event]:
    """The events with two articles or more, by the place of their main article.

    `apart` are places of one series, which are never on one event.
    """
    # In order of time, so that neither the order of reading nor that of rank changes anything.
    order = sorted(range(len(ranked)), key=lambda place: (*_age(ranked[place]), place))
    at = {place: number for number, place in enumerate(order)}
    articles = [ranked[place] for place in order]
    report = _Report(articles)
    series = [(at[one], at[other]) for one, other in apart]
    groups = report.quoting(list(report.standing(report.groups(series))), quoting_alike(articles), series)
    found = sorted(sorted(order[number] for number in group) for group in groups)
    return [Event(min((ranked[place] for place in places), key=_age).identity, tuple(places)) for places in found]


class _Numbers(dict[str, int]):
    """Each word is given the next number."""

    def __missing__(self, word: str) -> int:
        found = self[word] = len(self)
        return found


class _Report:
    """The articles that are compared, in order of time: how rare their words are, and who has them.

    Each is read once. Of all of them only numbers are kept: words as dictionaries are ten times as large, and a hundred
    thousand vectors half a gigabyte.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self._count = len(articles)
        self._times = [_time(article) for article in articles]
        #: An undated article is compared with any dated one before it; behind the last such article none is.
        self._last_undated = max((at for at, time in enumerate(self._times) if not time.is_dated), default=-1)
        self._numbers = _Numbers()
        #: By word, those that have it.
        self._having: list[array[int]] = []
        #: By article, one after the other, its words as they first stand there and how often each stands there, and
        #: where those of each begin.
        self._said, self._often, self._starts = array("I"), array("B"), array("Q", [0])
        #: The same for those that are names.
        self._names, self._name_starts = array("I"), array("Q", [0])
        self._english = bytearray()
        for number, article in enumerate(articles):
            self._keep(number, subject(article))
        self._words = list(self._numbers)
        self._weights = list(map(self._weighed, range(len(self._words))))
        self.vector = lru_cache(KEPT)(self._vector)
        #: A tree is looked at part by part.
        self._heading = lru_cache(KEPT)(self._headed_by)
        self._rarity = lru_cache(KEPT)(self._rare)
        self._sum = [0.0] * len(self._words)

    def _keep(self, number: int, about: Subject) -> None:
        numbers, having = self._numbers, self._having
        said = list(map(numbers.__getitem__, about.words))
        if len(numbers) > len(having):
            having.extend(array("I") for _ in range(len(numbers) - len(having)))
        for known in said:
            having[known].append(number)
        self._said.extend(said)
        counts = about.words.values()
        self._often.extend(counts if max(counts, default=0) <= MANY else [min(count, MANY) for count in counts])
        self._starts.append(len(self._said))
        self._names.extend(map(numbers.__getitem__, about.names))
        self._name_starts.append(len(self._names))
        self._english.append(about.is_english)

    def _said_by(self, number: int) -> Sequence[int]:
        return self._said[self._starts[number] : self._starts[number + 1]]

    def _named_by(self, number: int) -> Sequence[int]:
        return self._names[self._name_starts[number] : self._name_starts[number + 1]]

    @property
    def _is_small(self) -> bool:
        return self._count < 2 * STEADY

    def groups(self, apart: Sequence[tuple[int, int]]) -> list[Node]:
        """The groups that average link proposes; pairs that are `apart` never meet."""
        if compiled.ALIKE is None:
            return trees(self.links(), self.vector, ALIKE, apart)
        times = self._times
        bars = (LEADING, OWNERS, PROMISING, ALIKE, UNDATED, WINDOW, LATER, LATER_WINDOW)
        named = bytes(map(bool, map(self._named_by, range(self._count))))
        at, dated = array("d", [time.at for time in times]), bytes([time.is_dated for time in times])
        return joined(compiled.ALIKE.joins(self._summed(), named, at, dated, bars, apart))

    def _summed(self) -> Iterator[Vector]:
        """The vector of each article, once."""
        summed = self._sum
        for vector in map(self._vector, range(self._count)):
            for word, value in vector.items():
                summed[word] += value
            yield vector

    def links(self) -> Iterator[Link]:
        """Pairs that are alike by themselves, the later one last."""
        lately: dict[int, deque[tuple[int, float]]] = defaultdict(lambda: deque(maxlen=OWNERS))
        summed = self._sum
        for number in range(self._count):
            vector = self.vector(number)
            first = self._first_near(number)
            for word, value in vector.items():
                summed[word] += value
            # Without a name there is too little text, or a table.
            leading = list(islice(vector.items(), LEADING)) if self._named_by(number) else []
            alike: dict[int, float] = {}
            so_far = alike.get
            for word, value in leading:
                owners = lately[word]
                while owners and owners[0][0] < first and self._is_over(owners[0][0], number):
                    owners.popleft()
                for other, others in owners:
                    alike[other] = so_far(other, 0.0) + value * others
                owners.append((number, value))
            for other in [other for other, whole in alike.items() if whole >= PROMISING]:
                least = self._least(number, other)
                if least <= 1 and (whole := dot(vector, self.vector(other))) >= least:
                    yield whole, other, number

    def _first_near(self, number: int) -> int:
        """The earliest article within reach of one by its time."""
        return bisect_left(self._times, self._times[number].at - LATER_WINDOW, hi=number, key=_when)

    def _is_over(self, old: int, number: int) -> bool:
        """Whether nothing from here on is compared with an article that is out of reach."""
        return number > self._last_undated or not self._times[old].is_dated

    def standing(self, groups: list[Node]) -> Iterator[list[int]]:
        """The largest groups of each tree that have enough words of their own."""
        # In a small report much is a group's own by chance.
        least = OWN * (1 + TOPICAL * self._likeness()) * (1 + SMALL * STEADY / (self._count + STEADY))
        least *= TINY if self._is_small else 1.0
        waiting = groups
        while waiting:
            group = waiting.pop()
            if len(group.members) <= MOST and self._agrees(group) and self._is_apart(group, least):
                yield group.members
            else:
                waiting.extend(part for part in group.parts if part.parts)

    def quoting(
        self, groups: list[list[int]], alike: Iterable[Sequence[int]], apart: Sequence[tuple[int, int]]
    ) -> list[list[int]]:
        """The groups with those that quote the same words in the same days; pairs that are `apart` never meet."""
        home = {number: group for group in groups for number in group}
        never = {frozenset(pair) for pair in apart}
        for one, other in chain.from_iterable(map(pairwise, alike)):
            left, right = home.setdefault(one, [one]), home.setdefault(other, [other])
            if left is right or self._least(one, other) > ALIKE or len(left) + len(right) > MOST:
                continue
            # "We do not comment on rumours" is said by everybody.
            names, others = set(self._named_by(one)), set(self._named_by(other))
            if (names or others) and names.isdisjoint(others):
                continue
            if never and any(frozenset(pair) in never for pair in product(left, right)):
                continue
            left.extend(right)
            home.update(dict.fromkeys(right, left))
        return [group for group in {id(each): each for each in home.values()}.values() if len(group) > 1]

    def _is_apart(self, group: Node, least: float) -> bool:
        """Whether a group has enough for itself, and each of its articles a part of that."""
        own = self._own(group)
        total = round(sum(own.values()), 6)
        return total >= least and all(
            sum([own.get(word, 0.0) for word in self._said_by(number)]) >= EACH * total for number in group.members
        )

    def _own(self, group: Node) -> dict[int, float]:
        """The words that a group has for itself, in both of its parts: each by how rare it is."""
        first, last = self._days(group.members)
        size = len(group.members)
        less, more = (
            Counter(chain.from_iterable(map(self._said_by, part.members)))
            for part in sorted(group.parts, key=lambda part: len(part.members))
        )
        named = Counter(chain.from_iterable(map(self._named_by, group.members)))
        # In German every noun is capitalised, and no list says which are common.
        name = NAME if self._english[group.members[0]] else NAME / 2
        crowd = round((CROWD / max(CROWD, last - first)) ** CROWDED, 6)
        names: dict[int, float] = {}
        beside: dict[int, float] = {}
        for word, here in less.items():
            there = more[word]
            count = here + there
            if there and 2 * count >= size:
                everywhere = self._having[word]
                these_days = bisect_left(everywhere, last) - bisect_left(everywhere, first)
                others = these_days - count + OTHER_DAYS * (len(everywhere) - these_days)
                owned = 2 * count / (crowd * others + count + size + CHANCE)
                if owned >= OWNED:
                    rare = owned * self._rarity(word)
                    if named[word] > 1:
                        names[word] = name * rare
                    else:
                        beside[word] = rare
        # Names alone are two reports on one company's week, words alone a table that is filled every day.
        return names | beside if names and beside else {}

    def _agrees(self, group: Node) -> bool:
        """Whether the names of both parts and their headlines say so, by their rarity in everyday news.

        What is rare in a report says little where the report is small, or on one topic.
        """
        one, other = (set(chain.from_iterable(map(self._named_by, part.members))) for part in group.parts)
        names = sum(map(self._rarity, sorted(one & other)))
        first, second = (frozenset[int]().union(*map(self._heading, part.members)) for part in group.parts)
        headings = first & second
        # Which of them is a name is known in English only.
        named = headings & (one | other) if self._english[group.members[0]] else headings
        if not named or (self._is_small and names < NAMES):
            return False
        return names + HEADED * sum(map(self._rarity, sorted(headings))) >= AGREED + self._is_small

    def _headed_by(self, number: int) -> frozenset[int]:
        """The words of a title, which count so often."""
        often = self._often[self._starts[number] : self._starts[number + 1]]
        return frozenset(
            [word for word, count in zip(self._said_by(number), often, strict=True) if count >= IN_TITLE]
        )

    def _rare(self, word: int) -> float:
        """How rare a word is in everyday news, 1 for one that no list has."""
        return log(share(self._words[word])) / log(RAREST_SHARE)

    def _days(self, members: Sequence[int]) -> tuple[int, int]:
        """The first number of the articles of the group's days, and the one after the last."""
        times = [self._times[number] for number in members]
        first = min(time.at for time in times)
        last = max(time.at for time in times)
        low = bisect_left(self._times, first - WINDOW, key=_when)
        return low, bisect_right(self._times, last + WINDOW, key=_when)

    def _likeness(self) -> float:
        """How alike two articles of the report are on average."""
        pairs = sum(value * value for value in self._sum) - self._count
        return max(0.0, pairs) / (self._count + STEADY) ** 2

    def _weighed(self, word: int) -> float:
        """How rare a word is in everyday news and in the report; squared, so that names outweigh the topic."""
        having = BEHIND * share(self._words[word]) + max(1, len(self._having[word]) - 1)
        return log((BEHIND + self._count) / having) ** 2

    def _vector(self, number: int) -> Vector:
        """Word → its share in what an article says, in sum of squares 1, the weightiest first."""
        said, weights = self._said_by(number), self._weights
        often = self._often[self._starts[number] : self._starts[number + 1]]
        raw = {word: weights[word] * LOGARITHMS[count] for word, count in zip(said, often, strict=True)}
        kept = sorted(raw, key=raw.__getitem__, reverse=True)[:COMPARED]
        length = sqrt(sum([raw[word] ** 2 for word in kept])) or 1.0
        return {word: raw[word] / length for word in kept}

    def _least(self, one: int, other: int) -> float:
        return _least(self._times[one], self._times[other])


class _Time(Struct, frozen=True):
    """When an article came out, as far as is known: at a time, or at the latest when its file was written."""

    at: float
    is_dated: bool


def _time(article: Article) -> _Time:
    published = moment(article.published)
    if published is not None:
        return _Time(published, True)
    return _Time(inf if article.arrived is None else article.arrived, False)


def _when(time: _Time) -> float:
    return time.at


def _least(one: _Time, other: _Time) -> float:
    """How alike two articles must be by themselves, by what is known of their times; more than 1 for never.

    Undated articles go by the time of their file among each other. Beside a dated one they may be as old as it is.
    Articles without any time came together; one of them says nothing of a dated one.
    """
    if inf in (one.at, other.at):
        return ALIKE if one.at == other.at else inf
    if abs(one.at - other.at) <= WINDOW:
        return ALIKE
    if one.is_dated == other.is_dated:
        return LATER if one.is_dated and abs(one.at - other.at) <= LATER_WINDOW else inf
    dated, undated = (one, other) if one.is_dated else (other, one)
    return UNDATED if dated.at < undated.at else inf


def _age(article: Article) -> tuple[float, str, int]:
    return (_time(article).at, article.path, article.index)
