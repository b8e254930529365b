"""What a fuzzy keyword accepts: the rules, for one keyword and one token at a time.

Only keyword, token and language decide, never other articles. `fuzzy` finds the keywords worth asking about,
`fuzzy_cost` says what a difference costs, `fuzzy_rivals` which other words lie closer.

    accepted                                                                        strict  auto   loose
    another spelling     labour for labor, Zuerich for Zürich, Qur'an for Quran      yes     yes    yes
    a misspelling        wehat for wheat: cost ≤ 0.26 · (letters − 3)               ≤ 0.6   yes    yes
    a name's sound       Zelenskiy for Zelensky: cost ≤ 0.25 · (sounds − 2),        ≤ 0.6   yes    yes
                         and only what transliterations exchange (`fuzzy_sounds`)
    a misreading         irnpact for impact, with look-alike letters made one        no      yes    yes
    refused all the same
    real words, places   but for a rare name that sounds alike (Khalid for Khaled)   yes     yes    no
    forms of real words  deckers, deposal; presidente for president                   yes     yes    no
    another name         Philip for Philips, Regan for Reagan, Nakia for Nokia       yes     yes    no
    your known words                                                                 yes     yes    no
    closer to another    bellion for bullion                                          yes     yes    no
    under 5 letters, numbers, acronyms                                               yes     yes    yes

A language without a list of words has no guard, so there auto is strict.
"""

from collections.abc import Collection
from itertools import pairwise
from math import inf
from typing import NamedTuple

from rapidfuzz.distance.OSA import distance

from triage.languages.common import common_words
from triage.languages.english import dictionary, is_personal_name
from triage.matching.common import is_given_name
from triage.matching.fuzzy_cost import VOWELS, cost
from triage.matching.fuzzy_keyword import FREQUENT, LONG, FuzzyKind, Keyword, plain, unfit
from triage.matching.fuzzy_rivals import rival
from triage.matching.fuzzy_sounds import are_patronymics, oddity
from triage.matching.name_spellings import are_spellings
from triage.matching.skeleton import skeleton
from triage.matching.spelling import ocr
from triage.matching.wordlist import WordRanks, is_among, places, words

STRICT = 0.6
#: A listed word may be a name in another spelling only if it is rare and sounds nearly the same.
NEARLY = 0.5
#: Names more frequent than so many words are known to every writer: Reagan, China, Baker.
KNOWN = 10_000
#: Keywords less frequent than so many words may be names although they are not written with a capital.
RARE = 30_000
#: What it costs to read a people as its place: Okinawans, Oaxacan.
PEOPLE = 0.5
#: A slip in a word with a capital, at the head of a sentence or in a title: Goverment.
CAPITAL = 0.8
#: Names with fewer letters are told apart by each vowel.
SHORT = 6
#: Names with as many letters bear a slip in a vowel: Yasukini is Yasukuni.
UNMISTAKABLE = 8
#: How odd a spelling with as many letters as a name that every writer knows must be to be another name.
FAR_OFF = 0.3
#: Similarities of what has no cost.
SPELLING, MISREAD = 0.95, 0.9


class SpellingVerdict(NamedTuple):
    """`similarity` is 0 where the token is refused, and then `why` says why."""

    similarity: float
    kind: FuzzyKind
    why: str = ""


class Token(NamedTuple):
    """A folded word of an article, apostrophes removed."""

    text: str
    sound: str
    surface: str
    language: str
    has_apostrophe: bool


def prepared(word: str, surface: str, language: str) -> Token:
    """A folded word of an article, made ready for the rules."""
    text = plain(word)
    return Token(text, skeleton(text), surface, language, has_apostrophe=text != word)


def _refused(why: str) -> SpellingVerdict:
    return SpellingVerdict(0.0, "fuzzy", why)


def judge(keyword: Keyword, token: Token, known_words: Collection[str]) -> SpellingVerdict:
    """Does the keyword accept the token?"""
    text = token.text
    why = keyword.barred or unfit(text)
    if why:
        return _refused(why)
    if text in keyword.forms:
        if keyword.has_apostrophe or token.has_apostrophe:
            return SpellingVerdict(SPELLING, "form")
        return _refused("a form of the word, not a misspelling")
    if text in keyword.accents:
        return SpellingVerdict(SPELLING, "accent")
    if text in keyword.spellings:
        return SpellingVerdict(SPELLING, "form")
    listed = words(token.language or keyword.language)
    why = "" if keyword.mode == "loose" else _known(keyword, token, listed, known_words)
    return _refused(why) if why else _compared(keyword, token, listed)


def _known(keyword: Keyword, token: Token, listed: WordRanks, known_words: Collection[str]) -> str:
    """Why the token is taken for a word of its own; empty where it may be a misspelling."""
    text = token.text
    if text in known_words:
        return "one of your known words"
    if text in places() or (text[-1] == "s" and text[:-1] in places()):
        return "a place"
    if not listed.in_order:
        if keyword.is_name and token.surface.islower():
            return "no name: it is written small"
        if _is_ordinary(keyword, token):
            return "a word of its language"
    rank = listed.ranks.get(text)
    if rank is None:
        return "a form of a real word" if _is_derived(keyword, text, listed) else ""
    if (
        rank >= FREQUENT
        and keyword.is_name
        and not token.surface.islower()
        and (text not in dictionary() or _is_nearly(keyword, token))
        and _sounds_alike(keyword, token)
    ):
        return ""
    return "a real word"


def _is_ordinary(keyword: Keyword, token: Token) -> bool:
    """Whether a word is common in its language, or in English and so likely in any; a name may have it as its spelling.

    Kairo is no other word than Cairo, though every German knows it; a common word in small letters is no name.
    """
    said = token.surface.casefold()
    is_common = said in common_words(token.language) or is_among(token.text, FREQUENT)
    if not is_common or not keyword.is_name or token.surface.islower():
        return is_common
    return _oddity(keyword, token.text) != 0


def _is_derived(keyword: Keyword, text: str, listed: WordRanks) -> bool:
    """A regular form of a listed word that the list leaves out (deckers, deposal), and not of the keyword.

    A vowel after the keyword, or for its y, makes it Spanish or French: presidente, electricite.
    """
    if keyword.is_name:
        return False
    word = keyword.text
    if text in {word + "a", word + "e", word + "o", word + "ia"} or (word[-1] == "y" and text == word[:-1] + "e"):
        return True
    if text.endswith("os") and not word.endswith(("s", "o")):
        return True
    base = text[:-1] if text[-1] == "s" and text[-2] not in "sxz" else text[:-2] + "e" if text[-2:] == "al" else ""
    return base in listed and base not in keyword.forms


def _is_nearly(keyword: Keyword, token: Token) -> bool:
    """Whether a token sounds the same and differs in one letter: Shariah, Barrack."""
    return any(heard == token.sound and beside(form, token.text) for form, heard in keyword.patterns)


def _sounds_alike(keyword: Keyword, token: Token) -> bool:
    text, sound = token.text, token.sound
    return any(
        abs(len(form) - len(text)) <= 2
        and (
            (beside(heard, sound) and cost(heard, sound, heard=True) <= NEARLY)
            or (beside(form, text) and cost(form, text, heard=True) <= NEARLY)
        )
        for form, heard in keyword.patterns
    )


def beside(one: str, other: str) -> bool:
    """One place apart, or equal."""
    return bool(distance(one, other, score_cutoff=1) <= 1)


def near(one: str, other: str) -> bool:
    """As far apart as the index looks: two places between long words, one between others or in the first letter."""
    most = 2 if one[0] == other[0] and len(one) >= LONG and len(other) >= LONG else 1
    return bool(distance(one, other, score_cutoff=most) <= most)


def is_near(keyword: Keyword, token: Token) -> bool:
    """Whether a token is near enough to a keyword, in letters or sound, to ask what the difference costs."""
    text, sound = token.text, token.sound
    size = len(text)
    is_name = keyword.is_name
    return any(
        -3 < len(form) - size < 3 and (heard == sound or near(form, text) or (is_name and beside(heard, sound)))
        for form, heard in keyword.patterns
    )


def _compared(keyword: Keyword, token: Token, listed: WordRanks) -> SpellingVerdict:
    text = token.text
    if _other_name(keyword, token, listed):
        return _refused("another name")
    is_strict = keyword.mode == "strict" or (keyword.mode == "auto" and not listed.in_order)
    readings = _readings(keyword, token, listed, STRICT if is_strict else inf)
    if not readings:
        if not is_strict and ocr(text) in keyword.misread and not (keyword.is_name and len(text) < LONG):
            return SpellingVerdict(MISREAD, "fuzzy")
        return _refused("too different")
    price, kind = min(readings)
    is_cased_name = keyword.is_name and not token.surface.islower()
    if keyword.mode != "loose" and not is_cased_name and text not in listed:
        other = rival(text, keyword.text, price, listed)
        if other:
            return _refused(f"closer to {other}")
    return SpellingVerdict(round(max(0.5, 0.98 - price / (2 * len(text))), 3), kind)


def _other_name(keyword: Keyword, token: Token, listed: WordRanks) -> bool:
    """Names that a slip or another alphabet would turn into each other, but that are two: Philips and Philip.

    A given name that everybody knows is spelt in one way: in another vowel it is somebody else's (Regan, Austen).
    """
    if keyword.mode == "loose" or not keyword.is_name:
        return False
    word, text = keyword.text, token.text
    if (text == word + "i" and word[-1] not in VOWELS) or (word == text + "i" and text[-1] not in VOWELS):
        return True  # somebody from there: al-Baghdadi
    inner = token.surface[1:]
    if not (inner.islower() or token.surface.isupper()) and not inner[:1].isupper():
        return True  # MacOS is not Marcos
    if word[-1] == "s" and text[-1] not in "cszx" and text.count("s") < word.count("s"):
        return True
    if not (keyword.is_part or token.surface.islower()) and _is_somebody(keyword, text):
        return True
    if are_patronymics(word, text) and len(word) == len(text):
        return True
    if token.surface.islower() or not _is_known(word, listed):
        return False
    if text in listed and not any(beside(form, text) for form in keyword.forms):
        return True
    return len(word) < LONG and is_given_name(word) and _vowels(word) != _vowels(text)


def _is_somebody(keyword: Keyword, text: str) -> bool:
    """Whether a token is a listed name of people, and no listed or plain spelling of the keyword."""
    if not is_personal_name(text) or are_spellings(keyword.text, text):
        return False
    return _oddity(keyword, text) != 0


def _oddity(keyword: Keyword, text: str) -> float | None:
    """The least oddity of the keyword's forms and the token; None where a consonant differs in all of them."""
    return min(
        (odd for odd in (oddity(form, text) for form, _ in keyword.patterns) if odd is not None), default=None
    )


def _is_known(word: str, listed: WordRanks) -> bool:
    return listed.ranks.get(word, RARE) < KNOWN


def _vowels(text: str) -> str:
    """Those of a word in order of the alphabet; a doubled one counts once."""
    return "".join(
        sorted(letter for before, letter in pairwise(" " + text) if letter in VOWELS and letter != before)
    )


def _may_be_odd(keyword: Keyword, form: str) -> float:
    """How odd the transliteration of a name may be: a short one hardly, for Basra is not Basri; in a phrase, more."""
    if keyword.is_part:
        return 2.0
    return 0.0 if len(form) < SHORT else 0.3 if len(form) < LONG else 1.2


def _is_other_vowel(keyword: Keyword, form: str, text: str, odd: float | None) -> bool:
    """Whether only vowels differ, and not as a slip or another alphabet changes them: another name (Nakia, Nokia).

    A word in small letters is no name: in a short one, a vowel changed for another makes one (polio, Poleo).
    """
    if odd is None or (beside(form, text) and sorted(form) == sorted(text)):
        return False
    if keyword.is_name and len(form) == len(text) and odd >= FAR_OFF and _is_famous(keyword):
        return True  # Georgia is not Giorgio
    if beside(form, text) and len(form) >= UNMISTAKABLE:
        return False
    if not keyword.is_name:
        return len(form) == len(text) < LONG
    return odd > _may_be_odd(keyword, form)


def _begins_otherwise(keyword: Keyword, token: Token, listed: WordRanks) -> bool:
    """Whether the first letters are not those of one name in two alphabets (Gaddafi, Kadhafi), but of two names."""
    word, text = keyword.text, token.text
    first, other = _first(word, keyword.patterns[0].sound), _first(text, token.sound)
    if first == other or (first in VOWELS and other in VOWELS):
        return False
    if _is_known(word, listed) or word[0] + text[0] in {"fw", "wf"}:
        return True
    return {first, other} in ({"c", "s"}, {"k", "s"}) and not ("h" in word[:4] and "h" in text[:4])


def _first(text: str, sound: str) -> str:
    """The first sound; a bare c before such letters is a k in all languages: Casse, not Chase."""
    return "k" if text[0] == "c" and text[1] in "aoulrk" else sound[0]


def _readings(keyword: Keyword, token: Token, listed: WordRanks, most: float) -> list[tuple[float, FuzzyKind]]:
    """What it costs to read the token as the keyword, for each reading that costs little enough."""
    text, sound = token.text, token.sound
    is_name = keyword.is_name
    is_rare = listed.ranks.get(keyword.text, RARE) >= RARE
    allowed = 0.25 * (len(keyword.patterns[0].sound) - 2) if keyword.is_name else NEARLY if is_rare else 0.0
    if is_name and (token.surface.islower() or _begins_otherwise(keyword, token, listed)):
        allowed = 0.0
    if not allowed and token.surface[:1].isupper():
        most = min(most, CAPITAL)  # an unknown word with a capital is more often a name than a slip: Minstar
    found: list[tuple[float, FuzzyKind]] = []
    for form, heard in keyword.patterns:
        if abs(len(form) - len(text)) > 2 or not (
            heard == sound or near(form, text) or (is_name and beside(heard, sound))
        ):
            continue
        if form.endswith(("ed", "ing")) and form != keyword.text and form not in listed:
            continue  # nobody dollared
        price = cost(form, text)
        if price <= min(most, 0.26 * (len(keyword.text if is_name else form) - 3)) and _is_slip(
            keyword, form, token
        ):
            found.append((price, "fuzzy"))
        if is_name and not token.surface.islower() and are_spellings(form, text):
            found.append((0.0, "translit"))
        elif is_name and form[-1] == "a" and text in {form + "n", form + "ns"}:
            found.append((PEOPLE, "form"))
        if allowed and _is_transliterated(keyword, form, heard, token):
            price = min(cost(heard, sound, heard=True), cost(form, text, heard=True))
            if price <= min(most, allowed):
                found.append((price, "translit"))
    return found


def _is_slip(keyword: Keyword, form: str, token: Token) -> bool:
    """Whether what differs may be a slip; with a capital, other vowels or two slips make another name."""
    surface = token.surface
    if keyword.mode == "loose":
        return True
    is_short_name = keyword.is_name and len(form) < UNMISTAKABLE and keyword.text not in dictionary()
    if is_short_name and (surface.islower() or form != keyword.text):
        return False  # a short name is written with its capital
    if not surface[:1].isupper() or (surface.isupper() and not keyword.is_name):
        return True
    odd = oddity(form, token.text)
    if keyword.is_name and odd is None and not _is_consonant_slip(form, token.text):
        return False  # Matosevic is not Milosevic
    return not _is_other_vowel(keyword, form, token.text, odd)


def _is_famous(keyword: Keyword) -> bool:
    """Whether a name by itself is one that every writer knows how to spell: Georgia is not Giorgia."""
    return not keyword.is_part and _is_known(keyword.text, words(keyword.language))


def _is_consonant_slip(form: str, text: str) -> bool:
    """Whether a consonant of a name is dropped, added, swapped or changed as slips do: of short names, one before another.

    Dafur is Darfur and Hyudai is Hyundai, but Asana is not Astana.
    """
    if not beside(form, text):
        return False
    if len(form) >= UNMISTAKABLE or len(form) == len(text):
        return len(form) >= UNMISTAKABLE or sorted(form) == sorted(text)
    if len(text) > len(form):
        return True
    at = next((place for place, pair in enumerate(zip(form, text, strict=False)) if pair[0] != pair[1]), len(text))
    after = form[at + 1 : at + 2]
    return form[at] in "lmnr" and bool(after) and after not in VOWELS


def _is_transliterated(keyword: Keyword, form: str, heard: str, token: Token) -> bool:
    """Whether what differs is what another alphabet changes, and not too many letters."""
    odd = oddity(form, token.text)
    if odd is None or odd > (0.0 if _is_famous(keyword) else _may_be_odd(keyword, form)):
        return False
    is_same = heard == token.sound
    if is_same and len(form) >= LONG:
        return True
    return bool(distance(form, token.text) <= (2 if is_same else max(1, len(form) // 3)))
