"""Lists of English: the words of its dictionary, and the given names and surnames that Americans bear.

Read when they are first asked for; where they come from says NOTICE. The frequencies of words are matching's own.
"""

from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")


@cache
def dictionary() -> frozenset[str]:
    """Words in small letters, with their inflected forms and without names.

    >>> "heavies" in dictionary(), "tennant" in dictionary()
    (True, False)
    """
    return _listed("dictionary")


@cache
def given_names() -> frozenset[str]:
    """Given names as they are written.

    >>> "Theresa" in given_names()
    True
    """
    return _listed("given-names")


@cache
def surnames() -> frozenset[str]:
    """Surnames as they are written, the commonest of the census.

    >>> "Tennant" in surnames(), "Zelensky" in surnames()
    (True, False)
    """
    return _listed("surnames")


@cache
def is_personal_name(folded: str) -> bool:
    """Whether a folded word is a listed given name or surname.

    >>> is_personal_name("tennant"), is_personal_name("heavies")
    (True, False)
    """
    return folded in _folded_names()


@cache
def _folded_names() -> frozenset[str]:
    return frozenset(name.lower() for name in given_names() | surnames())


def _listed(name: str) -> frozenset[str]:
    return frozenset((DATA / f"{name}-en.txt").read_text(encoding="utf-8").split())
