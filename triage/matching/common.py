"""Is a capitalised word or an acronym a common word as well (Turkey, Apple, May, WHO, IT)?

Asked for a handful of words while profiles are compiled; so the word list is searched as one text and not made
into a table, which would cost more than a small run.
"""

from functools import cache

from triage.matching.wordlist import DATA, is_among

#: Rarer words are hardly ever met in small letters, and many of them are names after all (texaco, gorbachev, trump).
#: Read off a list of words that the Reuters-21578 training files never write small.
COMMON = 12_000


@cache
def _lines(name: str) -> str:
    return "\n" + (DATA / name).read_text(encoding="ascii")


@cache
def is_common(folded: str) -> bool:
    """Whether a folded English word is a common word and not only a name.

    >>> is_common("turkey"), is_common("who"), is_common("opec"), is_common("peru"), is_common("ferrari")
    (True, True, False, False, False)
    """
    return is_among(folded, COMMON) and not is_name(folded)


def is_name(folded: str) -> bool:
    """Whether a folded word is a listed surname or brand.

    >>> is_name("ferrari"), is_name("apple")
    (True, False)
    """
    return any(f"\n{folded}\n" in _lines(name) for name in ("names-en.txt", "brands-en.txt"))


@cache
def is_place(folded: str) -> bool:
    """Whether folded words with one space between are a country, a state, a capital or a large city.

    >>> is_place("sri lanka"), is_place("abe")
    (True, False)
    """
    return f"\n{folded}\n" in _lines("places-en.txt")


@cache
def is_given_name(folded: str) -> bool:
    """Whether a folded word is a given name common in the United States.

    >>> is_given_name("theresa"), is_given_name("white")
    (True, False)
    """
    return f"\n{folded}\n" in _lines("given-en.txt")
