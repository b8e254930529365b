"""Near-duplicates: which earlier articles an article shares its text with.

An index to which articles are added one by one, each compared with those before it. Long texts are found by a
quarter of their shingles, and what is found is then compared exactly; docs/decisions/0010 has the figures. What
becomes of two articles that are alike is decided in `stories`.
"""

from array import array
from collections import Counter
from math import nan
from typing import Literal

from msgspec import Struct

from triage.article import Article
from triage.stories.shingles import Fingerprint, fingerprint

#: Share of the shingles that two articles have in common, of all of both (Jaccard) or of the shorter (containment).
ALIKE = 0.6
#: Texts of fewer tokens are found by all their shingles: a quarter of them lost 3 % of the short pairs.
SHORT = 150
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
    """Takes articles one by one; memory is arrays of numbers, about 2 KiB for an article of 200 words."""

    def __init__(self) -> None:
        #: Shingles and numbers of all articles, one after the other, and where those of each begin.
        self._shingles, self._numbers = array("I"), array("I")
        self._starts, self._number_starts = array("Q", [0]), array("Q", [0])
        self._tokens, self._published = array("I"), array("d")
        self._first: dict[int, int] = {}
        self._postings = _Postings()

    def __len__(self) -> int:
        return len(self._tokens)

    def add(self, article: Article) -> list[Alike]:
        """What the article shares with those before it, earliest first; of identical texts the first is named."""
        return self.add_fingerprint(fingerprint(article))

    def add_fingerprint(self, one: Fingerprint) -> list[Alike]:
        """The same for a fingerprint that was kept."""
        number = len(self)
        self._keep(one)
        if not one.shingles:
            return []
        same = self._first.setdefault(hash(one.shingles), number)
        if same != number and self._shingles_of(same) == one.shingles:
            # Not posted again: a thousand copies of one text cost no more than one.
            return [Alike(same, "copy", 1.0, 1.0)]
        looked_up = [each for each in one.shingles if one.tokens < SHORT or each >> 30 == 0]
        found = self._postings.add(number, looked_up)
        return [alike for other in sorted(found) if (alike := self._compare(one, other, found[other]))]

    def _keep(self, one: Fingerprint) -> None:
        self._shingles.extend(one.shingles)
        self._numbers.extend(one.numbers)
        self._starts.append(len(self._shingles))
        self._number_starts.append(len(self._numbers))
        self._tokens.append(one.tokens)
        self._published.append(nan if one.published is None else one.published)

    def _shingles_of(self, number: int) -> frozenset[int]:
        return frozenset(self._shingles[self._starts[number] : self._starts[number + 1]])

    def _numbers_of(self, number: int) -> frozenset[int]:
        return frozenset(self._numbers[self._number_starts[number] : self._number_starts[number + 1]])

    def _compare(self, one: Fingerprint, other: int, found: int) -> Alike | None:
        size = self._starts[other + 1] - self._starts[other]
        shorter = min(len(one.shingles), size)
        are_short = one.tokens < SHORT and self._tokens[other] < SHORT
        if found < (SHARED if min(one.tokens, self._tokens[other]) >= VERY_SHORT else 1):
            return None
        likely = found * (1 if are_short else 4)
        if likely < HOPELESS * shorter and shorter >= VERY_SHORT:
            return Alike(other, "overlap", likely / (len(one.shingles) + size - likely), likely / shorter)
        shared = len(one.shingles & self._shingles_of(other))
        if shared < SHARED and shared < shorter:
            return None
        jaccard, containment = shared / (len(one.shingles) + size - shared), shared / shorter
        if jaccard < ALIKE and containment < ALIKE:
            return Alike(other, "overlap", jaccard, containment)
        other_day = _is_other_day(one.published, self._published[other])
        is_series = are_series(one.numbers, self._numbers_of(other), containment, other_day=other_day)
        return Alike(other, "series" if is_series else "copy", jaccard, containment)


def _is_other_day(one: float | None, other: float) -> bool:
    """Nothing is so of an unknown date (None, NaN)."""
    return one is not None and abs(one - other) >= APART and one // DAY != other // DAY


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

    def add(self, owner: int, shingles: list[int]) -> Counter[int]:
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
