"""Lists of English: the words of its dictionary, and the given names and surnames that Americans bear.

Read when they are first asked for; where they come from says NOTICE. The frequencies of words are matching's own.
"""

from functools import cache
from pathlib import Path

from triage.languages.word_text import WordText

DATA = Path(__file__).with_name("data")


@cache
def dictionary() -> frozenset[str]:
    """Words in small letters, with their inflected forms and without names.

    >>> "heavies" in dictionary(), "tennant" in dictionary()
    (True, False)
    """
    return _listed("dictionary")


@cache
def dictionary_text() -> WordText:
    """The same words, for whoever asks for few."""
    return WordText(_text("dictionary"))


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
def given_names_abroad() -> frozenset[str]:
    """Given names of other countries in Latin letters that are no English ones, with and without accents.

    >>> "Chinedu" in given_names_abroad(), "Theresa" in given_names_abroad()
    (True, False)
    """
    return _listed("given-names-abroad")


@cache
def surnames_abroad() -> frozenset[str]:
    """Surnames of other countries in Latin letters, likewise."""
    return _listed("surnames-abroad")


@cache
def is_personal_name(folded: str) -> bool:
    """Whether a folded word of five letters or more is a given name or surname, a rare one too.

    >>> is_personal_name("tennant"), is_personal_name("lichtenstein"), is_personal_name("heavies")
    (True, True, False)
    """
    return folded in common_names() or f"\n{folded}\n" in _rare_surnames()


def is_common_name(folded: str) -> bool:
    """Whether a folded word is a common given name or surname.

    >>> is_common_name("schultz"), is_common_name("sanna"), is_common_name("teheran")
    (True, True, False)
    """
    return folded in common_names()


@cache
def _rare_surnames() -> str:
    """The rest of the census, one a line; searched as a text, for it is asked for few words."""
    return "\n" + (DATA / "rare-surnames-en.txt").read_text(encoding="ascii")


@cache
def common_names() -> WordText:
    """The common given names and surnames, folded."""
    named = f"{_text('given-names')}\n{_text('surnames')}".lower()
    return WordText(" ".join((named, *_names_abroad("Given names"))))


def is_name_abroad(folded: str) -> bool:
    """Whether a folded word is a name that people bear in other languages.

    >>> is_name_abroad("sanna"), is_name_abroad("sanaa")
    (True, False)
    """
    return folded in _names_abroad("Given names")


def is_firm_or_place(folded: str) -> bool:
    """Whether a folded word is the name of a firm, a club or a place that news has from all over the world.

    >>> is_firm_or_place("neste"), is_firm_or_place("nestle"), is_firm_or_place("nestel")
    (True, True, False)
    """
    return folded in _names_abroad("Firms") or folded in _names_abroad("Places")


@cache
def _names_abroad(section: str) -> frozenset[str]:
    """The names below the heading that begins so."""
    text = (DATA / "names-abroad.txt").read_text(encoding="ascii")
    found = text.partition(f"\n# {section}")[2].partition("\n")[2].partition("\n#")[0]
    return frozenset(found.split())


def _listed(name: str) -> frozenset[str]:
    return frozenset(_text(name).split())


def _text(name: str) -> str:
    return (DATA / f"{name}-en.txt").read_text(encoding="utf-8")
