"""What an outlet carries below whatever it tells, and what is left of a text without it."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from zlib import crc32

from triage.stories.words import Sentence, words_of

#: Share of the shorter text that must be common to both.
ALIKE = 0.6
#: A text without its boilerplate has fewer words than these: nothing is left of it.
NOTHING = 8
#: Texts of which the runs are held as sets.
KNOWN = 1_000

#: Outlet and sentence, hashed; the same on every machine.
Boilerplate = frozenset[int]


def hash_of(outlet: str, words: Sequence[str]) -> int:
    """A sentence of an outlet, whatever its figures: "from 12 dollars a month"."""
    # Hardly a word is not of letters alone.
    plain = " ".join([word if word.isalpha() or not any(map(str.isdigit, word)) else "#" for word in words])
    return crc32(f"{outlet}\0{plain}".encode("utf-8", "surrogatepass"))


class OwnText:
    """What is left of a text without the boilerplate of its outlet."""

    def __init__(self, outlet: str, body: str, sentences: tuple[Sentence, ...], stock: Boilerplate) -> None:
        self.sentences = sentences
        if stock and outlet:
            self.sentences = tuple(each for each in sentences if hash_of(outlet, each.words) not in stock)
        self.was_cut = len(self.sentences) < len(sentences)
        #: Its words. Sentences of a few words are not among them; a text of nothing else is all its own.
        self.size = sum(len(each.words) for each in self.sentences) if sentences else len(words_of(body))
        #: Whether it says what stands above it, where that was asked.
        self.says_heading: bool | None = None

    @cached_property
    def runs(self) -> frozenset[int]:
        """Each three words in a row and how often they stood there before, hashed to 32 bits."""
        seen: Counter[int] = Counter()
        found = set()
        for number in map(hash, chain.from_iterable(_runs(each.words) for each in self.sentences)):
            found.add((hash((number, seen[number])) if number in seen else number) & 0xFFFF_FFFF)
            seen[number] += 1
        return frozenset(found)


def _runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(min(3, len(words)))), strict=False)


def share_most(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether the shorter of two texts, each the hashes of its runs, is most of it in the longer one."""
    shorter = min(len(one), len(other))
    return bool(shorter) and len(one & other) >= ALIKE * shorter


class OwnTexts(dict[int, tuple[bool, int, Sequence[int]]]):
    """What is left of many texts, by their number: whether anything was cut, words, runs. The texts need not be held."""

    def __init__(self, of: Callable[[int], OwnText]) -> None:
        super().__init__()
        self._of = of
        #: Of one template thousands share a part with fifty others each.
        self._runs = lru_cache(KNOWN)(lambda number: frozenset(self[number][2]))

    def __missing__(self, number: int) -> tuple[bool, int, Sequence[int]]:
        own = self._of(number)
        found = self[number] = own.was_cut, own.size, array("I", own.runs)
        return found

    def share_most(self, one: int, other: int) -> bool:
        """Whether two texts of which one at least has boilerplate share most of what is left of the shorter one."""
        (was_cut, size, _), (other_was_cut, other_size, _) = self[one], self[other]
        is_asked = (was_cut or other_was_cut) and min(size, other_size) >= NOTHING
        return is_asked and share_most(self._runs(one), self._runs(other))
