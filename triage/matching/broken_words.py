"""Halves of a word that a line parts: "sel-" and "fish" are no fish, while "pro-" and "Ukraine" are about Ukraine.

The whole has to be a known word, and the other half none that words are joined of; in doubt the half is found.
"""

from triage.expression import Expression
from triage.languages.common import common_words
from triage.languages.english import dictionary_text
from triage.matching.fold import fold
from triage.matching.occurrence import ArticleMatches, Occurrence, Texts
from triage.matching.tokens import may_break_words
from triage.matching.wordlist import is_among

#: English words that are joined with a hyphen; a syllable is seldom among them.
FREQUENT = 12_000
#: Syllables that are.
_SYLLABLES = frozenset("al be com con de dis ex for gene im in inter man men per pro sup trans un".split())
_PARTED = Expression(r"(?<!\w)([^\W\d_]{2,30})[-\u2010\u00ad] ?\r?\n[ \t]*(?=([^\W\d_]{2,30})(?!\w))")


def without_halves(found: ArticleMatches) -> None:
    """Forget the occurrences that are half of a word."""
    halves = _Halves(found.texts)
    for slots in list(found.profiles.values()):
        for slot, occurrences in list(slots.items()):
            kept = [one for one in occurrences if not halves.hold(one)]
            if len(kept) < len(occurrences):
                slots[slot] = kept
            if not kept:
                del slots[slot]
    for profile in [profile for profile, slots in found.profiles.items() if not slots]:
        del found.profiles[profile]


class _Halves(dict[int, tuple[set[int], set[int]]]):
    """By field, where second halves of a word begin, and where first ones end; looked for when it is first asked."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts

    def __missing__(self, field: int) -> tuple[set[int], set[int]]:
        starts, ends = self[field] = set[int](), set[int]()
        text, language = self._texts.text(field), self._texts.article.language.partition("-")[0]
        for parted in _PARTED.finditer(text) if may_break_words(text) else ():
            first, second = parted.groups()
            if _are_halves(first, second, first, language):
                starts.add(parted.start(2))
            if _are_halves(first, second, second, language):
                ends.add(parted.end(1))
        return starts, ends

    def hold(self, occurrence: Occurrence) -> bool:
        """Whether an occurrence begins or ends within a word."""
        starts, ends = self[occurrence.field]
        if not starts and not ends:
            return False
        start, end = self._texts.span(occurrence)
        return start in starts or end in ends


def _are_halves(first: str, second: str, other: str, language: str) -> bool:
    """Whether two stretches of letters are one word, of which `other` is no word."""
    whole, rest = fold(first + second), fold(other)
    if language in {"", "en"}:
        return whole in dictionary_text() and (rest in _SYLLABLES or not is_among(rest, FREQUENT))
    return whole in common_words(language) and rest not in common_words(language)
