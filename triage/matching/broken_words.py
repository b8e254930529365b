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
_SYLLABLES = frozenset("com con dis im per sup".split())
#: Letters of the longest half that is looked at.
_REACH = 30
_BEFORE = Expression(r"(?<!\w)([^\W\d_]{2,30})[-\u2010\u00ad]\r?\n[ \t]*\Z")
_AFTER = Expression(r"[-\u2010\u00ad]\r?\n[ \t]*([^\W\d_]{2,30})(?!\w)")


def without_halves(found: ArticleMatches) -> None:
    """Forget the occurrences that are half of a word."""
    texts = found.texts
    for slots in list(found.profiles.values()):
        for slot, occurrences in list(slots.items()):
            kept = [one for one in occurrences if not _is_half(texts, one)]
            if len(kept) < len(occurrences):
                slots[slot] = kept
            if not kept:
                del slots[slot]
    for profile in [profile for profile, slots in found.profiles.items() if not slots]:
        del found.profiles[profile]


def _is_half(texts: Texts, occurrence: Occurrence) -> bool:
    text = texts.text(occurrence.field)
    if not may_break_words(text):
        return False
    start, end = texts.span(occurrence)
    before, after = _BEFORE.search(text[max(0, start - _REACH) : start]), _AFTER.match(text, end)
    words, language = text[start:end].split(), texts.article.language.partition("-")[0]
    return (before is not None and _are_halves(before[1], words[0], before[1], language)) or (
        after is not None and _are_halves(words[-1], after[1], after[1], language)
    )


def _are_halves(first: str, second: str, other: str, language: str) -> bool:
    """Whether two stretches of letters are one word, of which `other` is no word."""
    whole, rest = fold(first + second), fold(other)
    if language in {"", "en"}:
        return whole in dictionary_text() and (rest in _SYLLABLES or not is_among(rest, FREQUENT))
    return whole in common_words(language) and rest not in common_words(language)
