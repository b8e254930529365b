"""A fuzzy keyword with everything that can be worked out before a token is seen, and what is never fuzzy."""

from typing import Literal, NamedTuple

from triage.matching.common import is_given_name
from triage.matching.forms import keyword_bases
from triage.matching.needles import LEAST_LETTERS, never_fuzzy, plain
from triage.matching.skeleton import skeleton
from triage.matching.spelling import all_spellings, digraphs, ocr

Mode = Literal["strict", "auto", "loose"]
FuzzyKind = Literal["fuzzy", "translit", "accent", "form"]

#: Words with fewer letters, and sounds, may differ in one place only, longer ones in two.
LONG = 7
#: Listed words among so many most frequent ones are themselves and nothing else.
FREQUENT = 15_000


class KeywordPattern(NamedTuple):
    """A keyword in one inflection, and how it sounds."""

    form: str
    sound: str


class Keyword(NamedTuple):
    """The first pattern is the keyword as it was given."""

    text: str
    mode: Mode
    language: str
    #: Written with a capital.
    is_name: bool
    has_apostrophe: bool
    #: A word of a phrase and of no term alone: the words beside it say whose name it is.
    is_part: bool
    #: Too short, a number, an acronym: why nothing is accepted.
    barred: str
    patterns: tuple[KeywordPattern, ...]
    forms: frozenset[str]
    #: The patterns in British and American spelling.
    spellings: frozenset[str]
    #: … with umlauts written out or not.
    accents: frozenset[str]
    #: … with look-alike letters made one.
    misread: frozenset[str]


def unfit(text: str) -> str:
    """Why a token is never fuzzy; empty if it may be. A digit or two may be a scanner's (c1osed)."""
    if len(text) < LEAST_LETTERS:
        return f"under {LEAST_LETTERS} letters"
    if text.isalpha():
        return ""
    return "a number" if sum(map(str.isdigit, text)) * 3 > len(text) else ""


def prepare(word: str, surface: str, mode: Mode, language: str, *, is_part: bool = False) -> Keyword:
    """Work out what does not depend on the token."""
    text = plain(word)
    is_name = surface[:1].isupper()
    barred = never_fuzzy(text, surface)
    is_english = language in {"", "en"}
    forms = inflections(text, is_name=is_name) if is_english else (text,)
    return Keyword(
        text=text,
        mode=mode,
        language=language,
        is_name=is_name,
        has_apostrophe=text != word,
        is_part=is_part,
        barred=barred,
        forms=frozenset(forms),
        patterns=() if barred else tuple(KeywordPattern(form, skeleton(form)) for form in forms),
        spellings=_spellings(text, forms, is_name=is_name) if is_english and not barred else frozenset(),
        accents=frozenset().union(*(digraphs(form, surface) for form in forms)) if is_name else frozenset(),
        misread=frozenset(map(ocr, forms)),
    )


def _spellings(text: str, forms: tuple[str, ...], *, is_name: bool) -> frozenset[str]:
    """Of the British and American spellings, given names have one: Cesar is not Caesar, nor Travers Travres."""
    if is_name and is_given_name(text):
        return frozenset()
    return all_spellings(forms)


def inflections(word: str, *, is_name: bool) -> tuple[str, ...]:
    """The word and its regular inflections, whose misspellings count too; of names only the one in -s.

    >>> inflections("acquire", is_name=False)
    ('acquire', 'acquires', 'acquired', 'acquiring')
    >>> inflections("currencies", is_name=False)[:2], inflections("Zelensky", is_name=True)
    (('currencies', 'currency'), ('Zelensky', 'Zelenskys'))
    """
    singular = keyword_bases(word, word.capitalize() if is_name else word, "plural", "en")
    base = singular[1 if word.endswith("ies") else -1] if len(singular) > 1 else word
    found = [word, base, _plural(base, is_name=is_name)]
    if not is_name and not word.endswith(("ed", "ing")):
        stem = base.removesuffix("e")
        found += [stem + "ed", stem + "ing"]
    return tuple(form for form in dict.fromkeys(found) if len(form) >= LEAST_LETTERS)


def _plural(word: str, *, is_name: bool) -> str:
    if is_name:
        return word if word.endswith("s") else word + "s"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + "s"
