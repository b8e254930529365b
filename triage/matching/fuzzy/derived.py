"""Words that are others with an ending or something in front, and so no misspelling: deckers, countersuit, presidente."""

import re
from functools import cache

from triage.languages.common import in_order
from triage.languages.english import dictionary_text
from triage.matching.fold import fold
from triage.matching.fuzzy.keyword import Keyword
from triage.matching.wordlist import WordRanks

#: Languages in whose words firms and offices are named.
ROMANCE = ("fr", "es", "it", "pt")
#: What makes another word of a listed one, and the letters that must follow.
_PREFIXES = (
    *((prefix, 4) for prefix in ("anti", "counter", "cyber", "hyper", "micro", "multi", "super", "trans")),
    *((word, 7) for word in ("de", "in", "of", "to", "at", "and")),
    ("pre", 9),
)
#: … and what makes one behind it.
_BUILDING, _REVERSING = ("er", "ers", "ing"), ("un", "de", "re")
_SUFFIXES = ("less", "like", "wise", "hood", "dom")


def is_derived(keyword: Keyword, text: str, listed: WordRanks) -> bool:
    """A regular form of a listed word that the list leaves out (deckers, deposal), and not of the keyword.

    A vowel after the keyword, or for its y, makes it Spanish or French: presidente, electricite.
    """
    if keyword.is_name:
        return False
    word = keyword.text
    if text in {word + "y", word + "a", word + "e", word + "o", word + "ia"} or (
        word[-1] == "y" and text == word[:-1] + "e"
    ):
        return True
    if (
        (word[-1] == "e" and text in {word[:-1] + "o", word[:-1] + "a"})
        or _is_prefixed(text)
        or _is_built(text, word)
    ):
        return True
    if (word[-1] == "y" and text == word[:-1] + "i") or any(
        text.endswith(suffix) and text.removesuffix(suffix) in dictionary_text() for suffix in _SUFFIXES
    ):
        return True
    if text.endswith("ies") and word[-1] != "y" and text[:-3] + "y" in listed:
        return True  # polies
    if text.endswith("os") and not word.endswith(("s", "o")):
        return True
    base = text[:-1] if text[-1] == "s" and text[-2] not in "sxz" else text[:-2] + "e" if text[-2:] == "al" else ""
    return base in listed and base not in keyword.forms


def _is_built(text: str, word: str) -> bool:
    """Whether a word is built of a listed one that is not the keyword's: seater is no sweater, undocking no unlocking.

    >>> _is_built("seater", "sweater"), _is_built("undocking", "unlocking"), _is_built("begining", "beginning")
    (True, True, False)
    """
    return any(
        text.endswith(ending) and len(base) > 3 and base in dictionary_text() and not word.startswith(base)
        for ending in _BUILDING
        for base in (text.removesuffix(ending), text.removesuffix(ending) + "e")
    ) or (
        text.startswith(_REVERSING)
        and text.endswith(("ed", "ing"))
        and len(text) > 7
        and text[2:] in dictionary_text()
    )


def _is_prefixed(text: str) -> bool:
    """Whether a word is another with something in front, a word without its space too: countersuit, inoperation."""
    return any(
        text.startswith(prefix) and len(text) - len(prefix) >= least and text[len(prefix) :] in dictionary_text()
        for prefix, least in _PREFIXES
    )


@cache
def is_romance(text: str) -> bool:
    """Whether a folded word is a common one of French, Spanish, Italian or Portuguese, or its plural: Petroleos, Syndicats."""
    return any(text in words or (text[-1] == "s" and text[:-1] in words) for words in map(_folded_common, ROMANCE))


@cache
def _folded_common(language: str) -> frozenset[str]:
    words = in_order(language)
    # Most have nothing to fold, and the others are folded as one text: none changes with its neighbour.
    accented = fold("\n".join([word for word in words if not word.isascii()])).split("\n")
    return frozenset(filter(str.isascii, words)).union(accented)


@cache
def contraction() -> re.Pattern[str]:
    """What ends two words in one: who'll."""
    return re.compile("['’](?:ll|re|ve|d|t)$")
