"""What Irish does to the beginning of a name behind small words: i nGaillimh, ó Ghaillimh, muintir na hÉireann."""

from collections.abc import Iterator

_VOWELS = frozenset("aeiouáéíóú")
#: What is written before a consonant behind "in" and "our"; s has a t behind the article.
_ECLIPSED = {"b": "m", "c": "g", "d": "n", "f": "bh", "g": "n", "p": "b", "t": "d", "s": "t"}
_LENITED = frozenset("bcdfgmpst")


def mutations(name: str) -> Iterator[str]:
    """The other beginnings of a name in small letters.

    >>> list(mutations("corcaigh")), list(mutations("éirinn")), list(mutations("laois"))
    (['chorcaigh', 'gcorcaigh'], ['héirinn', 'néirinn', 'téirinn'], [])
    """
    first = name[:1]
    if first in _VOWELS:
        yield from (f"{letter}{name}" for letter in "hnt")
        return
    if first in _LENITED and name[1:2] != "h":
        yield f"{first}h{name[1:]}"
    if first in _ECLIPSED:
        yield f"{_ECLIPSED[first]}{name}"


def has_capital(word: str) -> bool:
    """Whether a word has a capital at its beginning, or behind what is written before it.

    >>> has_capital("Frainc"), has_capital("bhFrainc"), has_capital("frainc")
    (True, True, False)
    """
    return not word[:3].islower()
