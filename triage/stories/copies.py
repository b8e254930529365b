"""Near-duplicates: which earlier articles an article shares its text with.

An index to which articles are added one by one, each compared with those before it. Long texts are found by a
quarter of their shingles, and what is found is then compared exactly; docs/decisions/0010 has the figures. What
becomes of two articles that are alike is decided in `stories`.
"""

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from math import nan
from typing import Literal

from msgspec import Struct

from triage.article import Article, moment
from triage.stories import compiled
from triage.stories.shingles import numbers_of, shingles_of

#: Share of the shingles that two articles have in common, of all of both (Jaccard) or of the shorter (containment).
ALIKE = 0.6
#: Texts of fewer tokens are found by all their shingles: a quarter of them lost 3 % of the short pairs.
SHORT = 150
#: A quarter of all shingles are less.
QUARTER = 1 << 30
#: Found shingles that make a candidate; one is enough for texts so short that few are looked at.
SHARED, VERY_SHORT = 3, 60
#: Candidates that seem to share less of the shorter text than this are not compared exactly.
HOPELESS = 0.25
#: A shingle is looked up in so many of the latest articles that have it: a disclaimer stands in all of an agency's.
#: Of 25, 50, 100 and 400 none lost a pair of the wire; a family of 1,500 fixings costs .4, .7, 1.3 and 4.9 ms each.
OWNERS = 50
#: The template guard: texts of one frame that share less than half of their numbers, three at least in both.
SAME_NUMBERS, NUMBERS = 0.5, 3
#: A shorter text that stands nearly whole in the longer one, numbers too (a cut or a headline may break one), is
#: cut and no other news.
WHOLE, BROKEN = 0.9, 1
#: Of another day, and as many seconds apart, one frame with other numbers is the next of a series.
DAY, APART, NEXT_NUMBERS = 86400.0, 12 * 3600.0, 0.75

#: Shingles that are held at once to find those that come again.
HELD = 1 << 20
#: Articles of which the numbers are kept, and of which the set of shingles.
KEPT, RECENT = 2_000, 500

Verdict = Literal["copy", "series", "overlap"]


class Alike(Struct, frozen=True, gc=False):
    """What an article shares with an earlier one.

    copy: one text. series: one frame with different numbers, which is different news. overlap: some sentences.
    """

    #: The earlier article, counted from 0 as they were added.
    number: int
    verdict: Verdict
    jaccard: float
    containment: float


class CopyIndex:
    """Takes articles one by one or all at once; keeps arrays of numbers, about 2 KiB for an article of 200 words."""

    def __init__(self) -> None:
        self._articles: list[Article] = []
        #: Shingles of all articles, one after the other, and where those of each begin.
        self._shingles, self._starts = array("I"), array("Q", [0])
        self._tokens, self._published = array("I"), array("d")
        #: By the hash of their shingles; of identical texts the first.
        self._first: dict[int, int] = {}
        self._postings = _Postings()
        #: Few are so much like another that their numbers are looked at.
        self._numbers = lru_cache(KEPT)(self._numbers_of)
        #: One article is compared with several others in a row.
        self._shingles_of = lru_cache(RECENT)(self._shingles_again)

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, article: Article) -> list[Alike]:
        """What the article shares with those before it, earliest first; of identical texts the first is named."""
        number = len(self)
        same = self._keep(article)
        if same is not None:
            return [Alike(same, "copy", 1.0, 1.0)]
        return self._alike(number, self._looked_up(number))

    def add_all(self, articles: Sequence[Article]) -> Iterator[list[Alike]]:
        """Add each of the articles, in their order; cheaper than one by one, since most shingles stand in one article only."""
        start = len(self)
        same = [self._keep(article) for article in articles]
        if compiled.ALIKE is not None and not start:
            yield from self._all_compared(same)
            return
        shared = self._met_again([at for at, other in enumerate(same) if other is None]) if not start else None
        for number, other in enumerate(same, start):
            if other is not None:
                yield [Alike(other, "copy", 1.0, 1.0)]
            else:
                looked_up = self._looked_up(number)
                yield self._alike(number, looked_up if shared is None else shared.intersection(looked_up))

    def _all_compared(self, same: Sequence[int | None]) -> Iterator[list[Alike]]:
        """What all articles share, if there were none before them."""
        assert compiled.ALIKE is not None
        skipped = bytes(other is not None for other in same)
        bars = (SHORT, QUARTER, OWNERS, SHARED, VERY_SHORT)
        found = compiled.ALIKE.sharing(self._shingles, self._starts, self._tokens, skipped, bars)
        for number, (other, sharing) in enumerate(zip(same, found, strict=True)):
            if other is not None:
                yield [Alike(other, "copy", 1.0, 1.0)]
            else:
                yield [alike for one, count in sharing if (alike := self._compare(number, one, count))]

    def _keep(self, article: Article) -> int | None:
        """Take an article; the first one with the same text, where there is one."""
        number = len(self)
        shingles, tokens = shingles_of(article)
        published = moment(article.published)
        self._articles.append(article)
        self._shingles.extend(shingles)
        self._starts.append(len(self._shingles))
        self._tokens.append(tokens)
        self._published.append(nan if published is None else published)
        if not shingles:
            return None
        same = self._first.setdefault(hash(shingles), number)
        # Not posted again: a thousand copies of one text cost no more than one.
        return same if same != number and self._shingles_of(same) == shingles else None

    def _looked_up(self, number: int) -> Sequence[int]:
        """The shingles by which an article is found."""
        shingles = self._shingles[self._starts[number] : self._starts[number + 1]]
        return shingles if self._tokens[number] < SHORT else [each for each in shingles if each < QUARTER]

    def _met_again(self, numbers: Sequence[int]) -> set[int] | None:
        """The shingles by which two articles or more are found; in rounds, so that few are held at once.

        None for more than may be held: then all are looked up, which finds the same.
        """
        rounds = 1 + self._starts[-1] // HELD
        again: set[int] = set()
        for turn in range(rounds):
            seen: set[int] = set()
            for number in numbers:
                own = self._looked_up(number)
                if rounds > 1:
                    own = [each for each in own if each % rounds == turn]
                again.update(seen.intersection(own))
                seen.update(own)
            if len(again) > HELD:
                return None
        return again

    def _alike(self, number: int, looked_up: Collection[int]) -> list[Alike]:
        found = self._postings.add(number, looked_up) if looked_up else {}
        return [alike for other in sorted(found) if (alike := self._compare(number, other, found[other]))]

    def _shingles_again(self, number: int) -> frozenset[int]:
        return frozenset(self._shingles[self._starts[number] : self._starts[number + 1]])

    def _numbers_of(self, number: int) -> frozenset[int]:
        return numbers_of(self._articles[number])

    def _size(self, number: int) -> int:
        return self._starts[number + 1] - self._starts[number]

    def _compare(self, one: int, other: int, found: int) -> Alike | None:
        tokens = self._tokens[one], self._tokens[other]
        # As most that share a shingle end here, nothing else is looked at before.
        if found < SHARED and min(tokens) >= VERY_SHORT:
            return None
        sizes = self._size(one), self._size(other)
        shorter = min(sizes)
        likely = found * (1 if max(tokens) < SHORT else 4)
        if likely < HOPELESS * shorter and shorter >= VERY_SHORT:
            return Alike(other, "overlap", likely / (sum(sizes) - likely), likely / shorter)
        shared = len(self._shingles_of(one) & self._shingles_of(other))
        if shared < SHARED and shared < shorter:
            return None
        jaccard, containment = shared / (sum(sizes) - shared), shared / shorter
        if jaccard < ALIKE and containment < ALIKE:
            return Alike(other, "overlap", jaccard, containment)
        other_day = _is_other_day(self._published[one], self._published[other])
        is_series = are_series(self._numbers(one), self._numbers(other), containment, other_day=other_day)
        return Alike(other, "series" if is_series else "copy", jaccard, containment)


def _is_other_day(one: float, other: float) -> bool:
    """Whether two articles are of different days and some time apart; an unknown date (NaN) is of none."""
    return abs(one - other) >= APART and one // DAY != other // DAY


def are_series(one: frozenset[int], other: frozenset[int], containment: float, *, other_day: bool = False) -> bool:
    """Whether texts of one frame have different numbers: daily fixings, results, loading lists.

    >>> are_series(frozenset({1, 2, 3}), frozenset({1, 4, 5}), 0.7)
    True
    >>> are_series(frozenset({1, 2, 3}), frozenset({1, 2, 3, 4, 5, 6, 7}), 0.7)
    True
    >>> are_series(frozenset({1, 2, 3}), frozenset({1, 2, 3, 4, 5, 6, 7}), 1.0)
    False
    >>> are_series(frozenset({1}), frozenset({2}), 0.9), are_series(frozenset({1}), frozenset({2}), 0.9, other_day=True)
    (False, True)
    """
    fewer = min(len(one), len(other))
    shared = len(one & other)
    if not fewer or shared == fewer == max(len(one), len(other)):
        return False
    if other_day and shared < fewer:
        return shared < NEXT_NUMBERS * fewer
    if fewer < NUMBERS or (containment >= WHOLE and shared >= fewer - BROKEN):
        return False
    return shared < SAME_NUMBERS * len(one | other)


class _Postings:
    """Shingle → the articles that have it: a hash table with chains, in arrays.

    A dict of the same entries takes five times the memory, which at 100,000 articles is half a gigabyte.
    """

    def __init__(self) -> None:
        self._heads = array("I", bytes(4 << 12))
        self._mask = (1 << 12) - 1
        # Entry 0 is the end of every chain.
        self._shingle, self._owner, self._next = array("I", [0]), array("I", [0]), array("I", [0])

    def add(self, owner: int, shingles: Collection[int]) -> Counter[int]:
        """How many of the shingles each earlier owner has; from now on this one has them too."""
        if len(self._owner) + len(shingles) > len(self._heads):
            self._grow()
        found: list[int] = []
        heads, mask, known, owners, following = self._heads, self._mask, self._shingle, self._owner, self._next
        for shingle in shingles:
            slot = shingle & mask
            at = head = heads[slot]
            left = OWNERS
            while at and left:
                if known[at] == shingle:
                    found.append(owners[at])
                    left -= 1
                at = following[at]
            heads[slot] = len(owners)
            known.append(shingle)
            owners.append(owner)
            following.append(head)
        return Counter(found)

    def _grow(self) -> None:
        size = 4 * len(self._heads)
        self._mask = size - 1
        heads, mask, following = array("I", bytes(4 * size)), self._mask, self._next
        for at in range(1, len(self._shingle)):
            slot = self._shingle[at] & mask
            following[at] = heads[slot]
            heads[slot] = at
        self._heads = heads
