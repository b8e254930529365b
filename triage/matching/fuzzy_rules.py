"""What a fuzzy keyword accepts: the rules, for one keyword and one token at a time.

Only keyword, token and language decide, never other articles. `fuzzy` finds the keywords worth asking about.
"""

from collections.abc import Collection
from typing import Literal, NamedTuple

from rapidfuzz.distance import OSA

from triage.matching.skeleton import cost, skeleton
from triage.matching.spelling import ocr, spellings
from triage.matching.wordlist import words

Mode = Literal["strict", "auto", "loose"]
FuzzyKind = Literal["fuzzy", "translit", "accent", "form"]

#: Shorter words are never fuzzy: one edit makes another word of them more often than not.
LEAST_LETTERS = 5


class Verdict(NamedTuple):
    """`similarity` is 0 where the token is refused, and `why` says why."""

    similarity: float
    kind: FuzzyKind
    why: str


def _refused(why: str) -> Verdict:
    return Verdict(0.0, "fuzzy", why)


class Keyword(NamedTuple):
    """A fuzzy keyword with everything that can be worked out before a token is seen."""

    text: str
    surface: str
    mode: Mode
    language: str
    forms: tuple[str, ...]
    spellings: frozenset[str]
    skeletons: tuple[str, ...]
    misread: frozenset[str]


def prepare(word: str, surface: str, mode: Mode, language: str) -> Keyword:
    """Work out what does not depend on the token."""
    text = word.replace("'", "").replace("’", "")
    forms = inflections(text, capitalized=surface[:1].isupper())
    return Keyword(
        text=text,
        surface=surface,
        mode=mode,
        language=language,
        forms=forms,
        spellings=frozenset().union(*map(spellings, forms)),
        skeletons=tuple(skeleton(form) for form in forms),
        misread=frozenset(map(ocr, forms)),
    )


def inflections(word: str, *, capitalized: bool) -> tuple[str, ...]:
    """The word and its regular inflections, to find misspellings of these too.

    >>> inflections("acquire", capitalized=False)
    ('acquire', 'acquires', 'acquired', 'acquiring')
    """
    base = word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    plural = base[:-1] + "ies" if base.endswith("y") and base[-2:-1] not in "aeiou" else base + "s"
    found = [word, base, plural]
    if not capitalized and not word.endswith(("ed", "ing")):
        stem = base.removesuffix("e")
        found += [stem + "ed", stem + "ing"]
    return tuple(dict.fromkeys(found))


def judge(keyword: Keyword, token: str, surface: str, known_words: Collection[str]) -> Verdict:
    """Does the keyword accept the token?"""
    token = token.replace("'", "").replace("’", "")
    if len(keyword.text) < LEAST_LETTERS or len(token) < LEAST_LETTERS:
        return _refused("under 5 letters")
    if token.isdigit():
        return _refused("a number")
    if token in keyword.spellings:
        return Verdict(0.99, "form", "")
    sound = skeleton(token)
    listed = words(keyword.language)
    if sound == keyword.skeletons[0] and listed.ranks.get(token, 99999) > 20000:
        return Verdict(0.97, "translit", "")
    if token in known_words or token in listed:
        return _refused("a real word")
    length = len(token)
    edits = min(OSA.distance(form, token) for form in keyword.forms)
    if edits <= (1 if length < 8 else 2) and (token[0] == keyword.text[0] or edits == 1):
        return Verdict(1 - edits / (length + 1), "fuzzy", "")
    if min(cost(one, sound) for one in keyword.skeletons) <= 0.4 * max(1, (len(sound) - 2) / 2):
        return Verdict(0.9, "translit", "")
    if ocr(token) in keyword.misread:
        return Verdict(0.9, "fuzzy", "")
    return _refused("too different")
