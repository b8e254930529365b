"""The words of a language, most frequent first: what a real word is, and how common.

The list is read when it is first asked for, never at import. English has one; other languages have none yet, and
then nothing is known, so nothing is guarded. Countries, regions and capitals are a list of their own: a name that
is close to one of them is another place.
"""

from bisect import bisect_right
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


class WordRanks:
    """Rank (0 is the most frequent) and level (ten times the decimal logarithm of the count) of each word.

    In the text each level stands before its words and is read as if it were one of them: that saves a pass over
    83,000 words, and nobody asks whether "75" is a word.
    """

    def __init__(self, text: str) -> None:
        self.in_order = text.split()
        self.ranks: dict[str, int] = dict(zip(self.in_order, range(len(self.in_order)), strict=True))
        self._levels = [level for level in range(150, 0, -1) if str(level) in self.ranks]
        self._starts = [self.ranks[str(level)] for level in self._levels]

    def __contains__(self, word: str) -> bool:
        return word in self.ranks

    def level(self, word: str) -> int:
        """Ten times the decimal logarithm of the count; 0 for a word that is not in the list."""
        rank = self.ranks.get(word)
        return 0 if rank is None else self._levels[bisect_right(self._starts, rank) - 1]

    def above(self, level: float) -> int:
        """The rank up to which words have a higher level.

        >>> words("en").level(words("en").in_order[words("en").above(60) - 1]) > 60
        True
        """
        places = zip(self._levels, self._starts, strict=True)
        return next((start for each, start in places if each <= level), len(self.in_order))


def words(language: str) -> WordRanks:
    """The words of a language, "" being English; empty where there is no list.

    >>> words("en").level("billion"), "bilion" in words("en"), "bilion" in words("sv"), words("") is words("en")
    (75, False, False, True)
    """
    return _words(language or "en")


@cache
def _words(language: str) -> WordRanks:
    return WordRanks(text_of_words(language))


def _path(language: str) -> Path:
    return DATA / f"words-{language}.txt"


@cache
def text_of_words(language: str) -> str:
    """The whole list as it is kept, levels among its words; empty where there is none."""
    path = _path(language or "en")
    # Decoded at once: a stream of text looks for line ends first.
    return path.read_bytes().decode("ascii") if path.is_file() else ""


@cache
def frequent_text(language: str, count: int) -> str:
    """The beginning of the list, a line each."""
    path = _path(language or "en")
    text = ""
    if path.is_file():
        with path.open("rb") as file:
            # Words of news have eight characters with their space.
            text = file.read(12 * count).decode("ascii")
        if _end_of(text, count) == len(text):
            text = text_of_words(language)
    return "\n" + text[: _end_of(text, count)].rstrip().replace(" ", "\n") + "\n"


def _end_of(text: str, count: int) -> int:
    r"""Where the first `count` words of a list end; cutting it into words takes twice as long.

    >>> _end_of("9 the\n8 of and to\n", 4), _end_of("9 the\n8 of and to\n", 5), _end_of("a\nb\n", 9)
    (10, 14, 4)
    """
    place = 0
    while count > 0 and place < len(text):
        # A word and its space have two characters at least, so no more than `count` words end here.
        start, place = place, place + 2 * count
        count -= text.count(" ", start, place) + text.count("\n", start, place)
    return len(text) if count else max(text.rfind(" ", 0, place), text.rfind("\n", 0, place))


@cache
def frequent(count: int) -> frozenset[str]:
    """The most frequent English words, for many look-ups of few words.

    >>> "takeover" in frequent(12_000), "agree" in frequent(12_000)
    (False, True)
    """
    return frozenset(frequent_text("en", count).split())


@cache
def ranks(count: int) -> dict[str, int]:
    """The most frequent English words, each with its place, 0 the first; for weighing many words.

    >>> ranks(12_000)["the"] < ranks(12_000)["agree"]
    True
    """
    return {word: rank for rank, word in enumerate(frequent_text("en", count).split())}


def is_among(word: str, count: int, language: str = "") -> bool:
    """Whether a word is among the first `count` of a list, by a search of the text: for a few look-ups only.

    A table of all words costs more than a small run.

    >>> is_among("turkey", 12_000), is_among("texaco", 12_000)
    (True, False)
    """
    return f"\n{word}\n" in frequent_text(language, count)


@cache
def places() -> frozenset[str]:
    """Countries, large regions and capitals by their English names, word by word, folded.

    >>> "nigeria" in places(), "zelensky" in places()
    (True, False)
    """
    return frozenset((DATA / "countries-en.txt").read_text(encoding="ascii").split())
