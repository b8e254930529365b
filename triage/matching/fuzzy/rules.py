"""What a fuzzy keyword accepts: the rules, for one keyword and one token at a time.

Only keyword, token and language decide, never other articles. `index` finds the keywords worth asking about,
`costs` says what a difference costs, `rivals` which other words lie closer.

    accepted                                                                        strict  auto   loose
    another spelling     labour for labor, Zuerich for Zürich, Qur'an for Quran      yes     yes    yes
    a misspelling        wehat for wheat: cost ≤ 0.26 · (letters − 3)               ≤ 0.6   yes    yes
    a name's sound       Zelenskiy for Zelensky: cost ≤ 0.25 · (sounds − 2),        ≤ 0.6   yes    yes
                         and only what transliterations exchange (`sounds`)
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
from math import inf
from typing import NamedTuple

from rapidfuzz.distance.OSA import distance

from triage.languages.common import common_words
from triage.languages.english import dictionary_text, is_common_name, is_firm_or_place
from triage.matching.fuzzy.costs import DROPPED, cost
from triage.matching.fuzzy.derived import contraction, is_derived
from triage.matching.fuzzy.keyword import FREQUENT, LONG, FuzzyKind, Keyword, unfit
from triage.matching.fuzzy.names import (
    ENGLISH,
    RARE,
    SHORT,
    SURELY,
    UNMISTAKABLE,
    are_two,
    begins_otherwise,
    has_one_spelling,
    is_consonant_slip,
    is_famous,
    is_heard_apart,
    is_hushed_otherwise,
    is_known_everywhere,
    is_other_vowel,
    is_spelt_otherwise,
    is_too_short_to_tell,
    least_oddity,
    may_be_odd,
    other_name,
    undoubled,
)
from triage.matching.fuzzy.rivals import rival
from triage.matching.fuzzy.sounds import EXCHANGED, oddity
from triage.matching.fuzzy.token import Token, beside, near
from triage.matching.name_spellings import are_spellings
from triage.matching.spelling import ocr
from triage.matching.wordlist import WordRanks, is_among, places, words

STRICT = 0.6
#: A listed word may be a name in another spelling only if it is rare and sounds nearly the same.
NEARLY = 0.5
#: What it costs to read a people as its place: Okinawans, Oaxacan.
PEOPLE = 0.5
#: A slip in a word with a capital, at the head of a sentence or in a title: Goverment.
CAPITAL = 0.8
#: What a slip in a long name may cost: an unlike consonant makes another one (Belgrave is not Belgrade).
NAME = 0.95
#: Languages that write every noun with a capital: there a capital makes no name.
CAPITAL_NOUNS = frozenset(("de", "lb"))
#: Letters of a word of another language in which a letter is lost, at least, and those at its beginning that are not.
PLAIN, BEGINNING = 8, 3
#: Similarities of what has no cost.
SPELLING, MISREAD = 0.95, 0.9


class SpellingVerdict(NamedTuple):
    """`similarity` is 0 where the token is refused, and then `why` says why."""

    similarity: float
    kind: FuzzyKind
    why: str = ""


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
    if token.has_apostrophe and contraction().search(token.surface):
        return "two words"
    if token.language == "vi" and not token.surface.isascii():
        return "a word of its language"  # every syllable with an accent is one
    if not listed.in_order:
        if keyword.is_name and token.surface.islower():
            return "no name: it is written small"
        if _is_ordinary(keyword, token):
            return "a word of its language"
    rank = listed.ranks.get(text)
    if is_firm_or_place(text) and (rank is None or not token.surface.islower()):
        return "a name of its own"
    if rank is None:
        if token.surface.islower() and text in dictionary_text():
            return "a real word"
        return "a form of a real word" if is_derived(keyword, text, listed) else ""
    if (
        rank >= FREQUENT
        and keyword.is_name
        and not token.surface.islower()
        and (
            text not in dictionary_text()
            or (_is_nearly(keyword, token) and not (is_common_name(keyword.text) and token.surface.isascii()))
        )
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
    if token.language in CAPITAL_NOUNS and keyword.text not in places():
        return True
    return least_oddity(keyword, token.text) != 0


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
    if keyword.mode != "strict" and _is_plain_slip(keyword, token):
        return SpellingVerdict(round(0.98 - DROPPED / (2 * len(text)), 3), "fuzzy")
    if other_name(keyword, token, listed):
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


def _is_plain_slip(keyword: Keyword, token: Token) -> bool:
    """Whether a long word of another language has two letters swapped or lost one: govenro, gobieno, Regirung.

    What its dictionary has beside the word is no misspelling at all; it is asked of what begins with the same letters.
    """
    word, text = keyword.text, token.text
    if token.language in ENGLISH or len(word) < PLAIN or text[:BEGINNING] != word[:BEGINNING]:
        return False
    common = common_words(token.language)
    is_noun = token.language in CAPITAL_NOUNS and word in common
    if not common or (keyword.is_name and not is_noun) or not (token.surface.islower() or is_noun):
        return False
    is_swapped = len(text) == len(word) and sorted(text) == sorted(word)
    return (is_swapped or len(text) == len(word) - 1) and distance(word, text) == 1


def _readings(keyword: Keyword, token: Token, listed: WordRanks, most: float) -> list[tuple[float, FuzzyKind]]:
    """What it costs to read the token as the keyword, for each reading that costs little enough."""
    text, sound = token.text, token.sound
    is_name = keyword.is_name
    is_rare = listed.ranks.get(keyword.text, RARE) >= RARE
    is_long = len(keyword.text) >= LONG
    allowed = (
        0.25 * (len(keyword.patterns[0].sound) - 2) if keyword.is_name else NEARLY if is_rare and is_long else 0.0
    )
    if is_name and (token.surface.islower() or begins_otherwise(keyword, token, listed)):
        allowed = 0.0
    heard_most = most
    if is_name and not keyword.is_part and keyword.mode != "loose":
        if least_oddity(keyword, text) != 0:
            most = min(most, NAME if len(keyword.text) >= UNMISTAKABLE else CAPITAL)
        if token.language not in ENGLISH and not _is_spelt_there(keyword, token):
            return []
    if not is_name and token.language not in ENGLISH and not _is_cognate(keyword, text):
        return []
    if not allowed and token.surface[:1].isupper():
        most = heard_most = min(
            most, CAPITAL
        )  # an unknown word with a capital is more often a name than a slip: Minstar
    is_settled = is_name and token.language in ENGLISH and has_one_spelling(keyword)
    found: list[tuple[float, FuzzyKind]] = []
    for form, heard in keyword.patterns:
        if abs(len(form) - len(text)) > 2 or not (
            heard == sound or near(form, text) or (is_name and beside(heard, sound))
        ):
            continue
        if form.endswith(("ed", "ing")) and form != keyword.text and form not in listed:
            continue  # nobody dollared
        if (
            is_name
            and form != keyword.text
            and keyword.mode != "loose"
            and (oddity(form, text) != 0 or form[0] != text[0])
        ):
            continue  # nobody misspells several people of one name: Michaels is not Mitchell
        price = cost(form, text)
        if price <= min(most, 0.26 * (len(keyword.text if is_name else form) - 3)) and _is_slip(
            keyword, form, token
        ):
            found.append((price, "fuzzy"))
        if is_name and not token.surface.islower() and are_spellings(form, text):
            found.append((0.0, "translit"))
        elif is_name and form[-1] == "a" and text in {form + "n", form + "ns"}:
            found.append((PEOPLE, "form"))
        is_several = form != keyword.text and text[-1] == "s" and not is_known_everywhere(keyword.text)
        if allowed and not (is_settled or is_several) and _is_transliterated(keyword, form, heard, token):
            price = min(cost(heard, sound, heard=True), cost(form, text, heard=True))
            if price <= min(heard_most, allowed):
                found.append((price, "translit"))
    return found


def _is_spelt_there(keyword: Keyword, token: Token) -> bool:
    """Whether a token may be a name as another language spells it; where every noun has a capital, more is wanted."""
    text = token.text
    odd = least_oddity(keyword, text)
    if token.surface.casefold() in common_words(token.language):
        return odd == 0 and not _is_doubled_at_end(keyword.text, text)
    if len(text) < SHORT and keyword.text not in places():
        return False
    if token.language not in CAPITAL_NOUNS:
        return True
    return (
        odd is not None
        and odd <= (EXCHANGED if len(text) >= UNMISTAKABLE else 0.0)
        and not _is_doubled_at_end(keyword.text, text)
    )


def _is_cognate(keyword: Keyword, text: str) -> bool:
    """Whether a word of another language sounds as the keyword does: Attraktion; not "ballt", which is no ballot."""
    if len(text) >= LONG and (text[:5] == keyword.text[:5] or len(text) > SURELY):
        return True
    return least_oddity(keyword, text) == 0


def _is_doubled_at_end(word: str, text: str) -> bool:
    """Rabatt is not Rabat."""
    return text[-1] == text[-2] and word[-2:] != text[-2:]


def _is_slip(keyword: Keyword, form: str, token: Token) -> bool:
    """Whether what differs may be a slip; with a capital, other vowels or two slips make another name."""
    surface = token.surface
    if keyword.mode == "loose":
        return True
    is_short_name = keyword.is_name and len(form) < UNMISTAKABLE and keyword.text not in dictionary_text()
    if is_short_name and (surface.islower() or form != keyword.text):
        return False  # a short name is written with its capital
    if keyword.is_name and surface.islower() and len(form) < LONG and not _is_key_slip(form, token.text):
        return (
            False  # nor is a short word for which a capital was asked another one of letters: libor is not Labor
        )
    if not surface[:1].isupper() or (surface.isupper() and not keyword.is_name):
        return True
    odd = oddity(form, token.text)
    if keyword.is_name and odd and not keyword.is_part and is_hushed_otherwise(form, token.text):
        return False
    if keyword.is_name and odd is None and not is_consonant_slip(form, token.text):
        return False  # Matosevic is not Milosevic
    if (
        keyword.is_name
        and not keyword.is_part
        and are_two(form, token.text, odd)
        and sorted(form) != sorted(token.text)
    ):
        return False
    if keyword.is_name and token.language in ENGLISH and _is_settled(keyword, form, token.text, odd):
        return False
    return not is_other_vowel(keyword, form, token.text, odd)


def _is_key_slip(form: str, text: str) -> bool:
    """Whether letters are swapped, left out or doubled, rather than others put in: wehat, weat, tarrif, not libor."""
    return len(text) < len(form) or sorted(text) == sorted(form) or undoubled(text) == undoubled(form)


def _is_settled(keyword: Keyword, form: str, text: str, odd: float | None) -> bool:
    """Whether what differs in an English text makes another name, though it sounds alike."""
    return (
        is_too_short_to_tell(keyword, form, text)
        or is_spelt_otherwise(keyword, form, text, odd)
        or (odd == 0 and is_heard_apart(keyword, text))
    )


def _is_transliterated(keyword: Keyword, form: str, heard: str, token: Token) -> bool:
    """Whether what differs is what another alphabet changes, and not too many letters."""
    odd = oddity(form, token.text)
    if odd is None or odd > (0.0 if is_famous(keyword) else may_be_odd(keyword, form)):
        return False
    if keyword.mode != "loose" and token.language in ENGLISH and is_heard_apart(keyword, token.text):
        return False
    is_same = heard == token.sound
    if is_same and len(form) >= LONG:
        return True
    apart = distance(form, token.text)
    if not keyword.is_part and are_two(form, token.text, odd):
        return False
    return bool(apart <= (2 if is_same else max(1, len(form) // 3)))
