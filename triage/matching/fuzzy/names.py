"""Names that a slip or another alphabet would turn into each other, but that are two: Philips and Philip.

`rules` asks before it counts what a difference costs. The lists of names are those of `languages.english`.
"""

from itertools import pairwise

from rapidfuzz.distance.OSA import distance

from triage.languages.english import (
    dictionary_text,
    is_common_name,
    is_firm_or_place,
    is_name_abroad,
    is_personal_name,
)
from triage.matching.common import is_given_name
from triage.matching.fuzzy.costs import VOWELS
from triage.matching.fuzzy.derived import is_romance
from triage.matching.fuzzy.keyword import LONG, Keyword
from triage.matching.fuzzy.sounds import OTHER, UNSTRESSED, are_patronymics, oddity
from triage.matching.fuzzy.token import Token, beside
from triage.matching.name_spellings import are_spellings, is_pinyin
from triage.matching.wordlist import WordRanks, places, words

#: Names more frequent than so many words are known to every writer: Reagan, China, Baker.
KNOWN = 10_000
#: Keywords less frequent than so many words may be names although they are not written with a capital.
RARE = 30_000
#: Names with fewer letters are told apart by each vowel.
SHORT = 6
#: Names with as many letters bear a slip in a vowel: Yasukini is Yasukuni.
UNMISTAKABLE = 8
#: Names with as many bear an unusual consonant and another letter.
SURELY = 9
#: How odd a spelling with as many letters as a name that every writer knows must be to be another name.
FAR_OFF = 0.3
ENGLISH = frozenset(("", "en"))


def _is_title(keyword: Keyword, text: str) -> bool:
    """Whether a word with a capital is a name rather than a slip: Collison, Petroleos, Novo Industri, Yachats.

    Two letters that changed places are a slip in a short word, too: Wehat.
    """
    word = keyword.text
    is_short = len(word) < LONG and sorted(word) != sorted(text)
    return is_short or word.startswith(text) or is_personal_name(text) or is_romance(text)


def _is_somebody(keyword: Keyword, token: Token) -> bool:
    """Whether a token is a listed name of people, and no listed or plain spelling of the keyword.

    Of two families that sound alike each has its spelling, doubled letters aside: Schultz is not Shultz.
    """
    text = token.text
    is_listed = is_personal_name(text) if token.surface.isascii() else is_common_name(text)
    if not is_listed or are_spellings(keyword.text, text):
        return False
    word = keyword.text
    if is_name_abroad(text) and not is_personal_name(word):
        return True
    if is_common_name(word):
        if not (_is_open(word) or is_firm_or_place(word)) or _loosely(text) != _loosely(word):
            return True
    elif is_personal_name(word) and is_common_name(text):
        return True  # Allton is not Alton
    elif word not in places() and not is_personal_name(word):
        if (is_common_name(text) or word in dictionary_text()) and not _is_open(word):
            return True  # Frist is not First, Lombardi is not Lombardy, nor Britton a Briton
        if len(word) < SHORT:
            return _loosely(text) != _loosely(word)
    return least_oddity(keyword, text) != 0


#: How names end that families vary (Lehman, Lehmann; Pollak, Pollack), or that come from alphabets with another writing.
_OPEN_ENDS = (
    "man", "mann", "ak", "ack", "ov", "ova", "ev", "eva", "off", "eff", "ow", "ew", "sky", "ski", "skiy", "enko", "vich",
    "vic", "poulos", "shvili", "dze", "yan",
)  # fmt: skip


#: Letters that other languages have for the sound of sh, in whatever group.
_HUSHED = frozenset("cxj")
#: Given names of some, and known to all in every language's spelling.
_CONTINENTS = frozenset(("america", "africa", "europe"))


def is_known_everywhere(word: str) -> bool:
    """Whether a word is a country, region, capital or continent, which other languages spell their own way."""
    return word in places() or word in _CONTINENTS


def _is_open(name: str) -> bool:
    return name.endswith(_OPEN_ENDS)


def has_one_spelling(keyword: Keyword) -> bool:
    """Whether a name is at home in English, as a name of people or a common word, so that no other alphabet changes it.

    Christoffer is not Christopher, nor Streep the Strip; names from elsewhere are open if `name-spellings` has them so.
    """
    word = keyword.text
    if keyword.is_part or keyword.mode == "loose" or is_known_everywhere(word):
        return False
    return not _is_open(word) if is_personal_name(word) else word in dictionary_text()


def is_too_short_to_tell(keyword: Keyword, form: str, text: str) -> bool:
    """Whether a short name is one that few writers know: a letter more, less or other is as likely another name (Sinjar, Sinar)."""
    if keyword.is_part or len(keyword.text) >= LONG or sorted(form) == sorted(text):
        return False
    return words("en").ranks.get(keyword.text, RARE) >= RARE


def is_spelt_otherwise(keyword: Keyword, form: str, text: str, odd: float | None) -> bool:
    """Whether a name of people that has one spelling sounds the same as a token, which so is another name: Raimond.

    Swapped letters are a slip, and so are a key held down (Trumpp), a vowel left out and another consonant (Wolgang).
    """
    held = (place for place in range(1, len(text)) if text[place] == text[place - 1])
    if any(text[:place] + text[place + 1 :] == form for place in held):
        return False
    if odd is None or odd > (OTHER if len(text) > len(form) else UNSTRESSED):
        return False
    if not text.isascii() or sorted(form) == sorted(text):
        return False
    return is_personal_name(keyword.text) and has_one_spelling(keyword)


def _loosely(text: str) -> str:
    """A name without doubled letters, y within as i, -sky as -ski, th and ck as t and k: what families vary among themselves."""
    plain = text.replace("th", "t").replace("ck", "k").replace("sky", "ski")
    return undoubled(plain[:-1].replace("y", "i") + plain[-1:])


def undoubled(text: str) -> str:
    """Each letter once where it stands doubled."""
    return "".join(letter for before, letter in pairwise(" " + text) if letter != before)


def _ends_otherwise(keyword: Keyword, token: Token) -> bool:
    """Whether a name has a letter more or less at its end: Albani is not Albania, Brazile not Brazil, but Surinam Suriname.

    A name whose first letters are swapped is another one as well.
    """
    word, text = keyword.text, token.text
    if keyword.is_part or token.surface.islower():
        return False
    if len(word) < SHORT and text.count("h") != word.count("h") and "h" not in {text[-1], word[-1]}:
        return True  # Anhan is not Annan
    if text == word[:-1]:
        return word[-1] not in "eh" and word[-1] != word[-2]
    if text[:-1] == word:
        if text[-1] == "e":
            return not text.endswith(("ine", "ene")) or is_famous(keyword)
        return text[-1] in "aio" and oddity(word, text) != 0
    if text[:-1] == word[:-1] and {text[-1], word[-1]} <= VOWELS and (oddity(word, text) or 0.0) > UNSTRESSED:
        return True  # Katerina, Katerini
    if {text, word} in ({stem + "ia", stem + "a"} for stem in (text[:-1], word[:-1])):
        return True  # Franconia, Francona
    return text[:2] == word[1::-1] and word[0] != word[1]


def other_name(keyword: Keyword, token: Token, listed: WordRanks) -> bool:
    """Names that a slip or another alphabet would turn into each other, but that are two: Philips and Philip.

    A given name that everybody knows is spelt in one way: in another vowel it is somebody else's (Regan, Austen).
    """
    word, text = keyword.text, token.text
    if keyword.mode == "loose":
        return False
    if not keyword.is_name:
        return not token.surface.islower() and _is_title(keyword, text)
    if _ends_otherwise(keyword, token):
        return True
    if (text == word + "i" and word[-1] not in VOWELS) or (word == text + "i" and text[-1] not in VOWELS):
        return True  # somebody from there: al-Baghdadi
    inner = token.surface[1:]
    if not (inner.islower() or token.surface.isupper()) and not inner[:1].isupper():
        return True  # MacOS is not Marcos
    if word[-1] == "s" and text[-1] not in "cszx" and text.count("s") < word.count("s"):
        return True
    if not (keyword.is_part or token.surface.islower()) and _is_somebody(keyword, token):
        return True
    if not (keyword.is_part or token.surface.islower()) and is_pinyin(word) and is_pinyin(text):
        return len(word) == len(text) or word[0] != text[0]
    if are_patronymics(word, text) and len(word) == len(text):
        return True
    if token.surface.islower() or not _is_known(word, listed):
        return False
    if text in listed and not any(beside(form, text) for form in keyword.forms):
        return True
    return len(word) < LONG and is_given_name(word) and _vowels(word) != _vowels(text)


def _is_known(word: str, listed: WordRanks) -> bool:
    return listed.ranks.get(word, RARE) < KNOWN


def _vowels(text: str) -> str:
    """The vowels of a word in the order of the alphabet; a doubled one counts once."""
    return "".join(
        sorted(letter for before, letter in pairwise(" " + text) if letter in VOWELS and letter != before)
    )


def begins_otherwise(keyword: Keyword, token: Token, listed: WordRanks) -> bool:
    """Whether the first letters are not those of one name in two alphabets (Gaddafi, Kadhafi), but of two names."""
    word, text = keyword.text, token.text
    first, other = first_sound(word, keyword.patterns[0].sound), first_sound(text, token.sound)
    if not keyword.is_part and is_hushed_otherwise(word, text):
        return True
    is_short = token.language in ENGLISH and not keyword.is_part and len(word) < SHORT
    if is_short and {word[0], text[0]} in ({"v", "w"}, {"j", "y"}):
        return True  # Wigan is not Vigan
    if first == other or (first in VOWELS and other in VOWELS):
        return False
    if _is_known(word, listed) or word[0] + text[0] in {"fw", "wf"}:
        return True
    if {word[0], text[0]} == {"k", "h"} and "kh" not in {word[:2], text[:2]}:
        return True
    return {first, other} in ({"c", "s"}, {"k", "s"}) and not ("h" in word[:4] and "h" in text[:4])


def is_hushed_otherwise(word: str, text: str) -> bool:
    """Whether one name begins in s and the other in sh: Siraj is not Shiraz."""
    if {word[0], text[0]} == {"s", "z"}:
        return word.startswith("sh") or text.startswith("sh")  # Zamir is not Shamir
    return {word[0], text[0]} == {"s"} and word.startswith(("sh", "sch")) != text.startswith(("sh", "sch"))


#: Sounds that alphabets exchange in long names and places only: in a short one they tell two apart.
_TOLD_APART = (
    ("h", "j"),
    ("b", "v"),
    ("b", "w"),
    ("f", "w"),
    ("b", "p"),
    ("d", "t"),
    ("g", "c"),
    ("g", "k"),
    ("g", "q"),
)
_AT_FIRST = frozenset(("bv", "bw", "ck", "dt", "fp", "gk", "gq", "jz"))


def is_heard_apart(keyword: Keyword, text: str) -> bool:
    """Whether a consonant differs as it does between two names: Mishima, Misima; Dodik, Dodig; Kurti, Curti.

    Places that everybody knows are spelt in many languages: Qatar, Katar; Havana, Habana.
    """
    word = keyword.text
    if keyword.is_part or is_known_everywhere(word):
        return False
    if (("sh" in word) != ("sh" in text)) and not (_HUSHED & {*word.replace("sh", ""), *text.replace("sh", "")}):
        return True
    first = "".join(sorted({word[0], text[0]}))
    if first == "bv" or (len(word) < UNMISTAKABLE and first in _AT_FIRST):
        return True
    if len(word) >= UNMISTAKABLE:
        return False
    if any("ch" in one and "k" in other and "h" not in other for one, other in ((word, text), (text, word))):
        return True  # Machel is not Makel
    return any(
        (word.count(one) - text.count(one)) * (word.count(other) - text.count(other)) < 0
        for one, other in _TOLD_APART
    )


def first_sound(text: str, sound: str) -> str:
    """The first sound; a bare c before such letters is a k in all languages: Casse, not Chase."""
    return "k" if text[0] == "c" and text[1] in "aoulrk" else sound[0]


def are_two(form: str, text: str, odd: float | None) -> bool:
    """Whether two letters and more differ, and more than transliterations do: Chicano is not Chissano, nor Houtte Houthi."""
    if not odd or len(form) >= (SURELY if odd >= UNSTRESSED else LONG):
        return False
    return bool(distance(form, text) > 1)


def is_famous(keyword: Keyword) -> bool:
    """Whether a name by itself is one that every writer knows how to spell: Georgia is not Giorgia."""
    return not keyword.is_part and _is_known(keyword.text, words(keyword.language))


def is_consonant_slip(form: str, text: str) -> bool:
    """Whether a consonant of a name is dropped, added, swapped or changed as slips do: of short names, one before another.

    Dafur is Darfur and Hyudai is Hyundai, but Asana is not Astana.
    """
    if not beside(form, text):
        return False
    if sorted(form) == sorted(text):
        return True
    if len(form) >= UNMISTAKABLE:
        return len(form) > UNMISTAKABLE or form in words("en")
    if len(form) == len(text):
        return False
    if len(text) > len(form):
        return True
    at = next((place for place, pair in enumerate(zip(form, text, strict=False)) if pair[0] != pair[1]), len(text))
    after = form[at + 1 : at + 2]
    return form[at] in "lmnr" and bool(after) and after not in VOWELS


def is_other_vowel(keyword: Keyword, form: str, text: str, odd: float | None) -> bool:
    """Whether only vowels differ, and not as a slip or another alphabet changes them: another name (Nakia, Nokia).

    A word in small letters is no name: in a short one, a vowel changed for another makes one (polio, Poleo).
    """
    if odd is None or (beside(form, text) and sorted(form) == sorted(text)):
        return False
    if keyword.is_name and len(form) == len(text) and odd >= FAR_OFF and is_famous(keyword):
        return True  # Georgia is not Giorgio
    if beside(form, text) and len(form) >= UNMISTAKABLE:
        return False
    if not keyword.is_name:
        return len(form) == len(text) < LONG
    return odd > may_be_odd(keyword, form)


def may_be_odd(keyword: Keyword, form: str) -> float:
    """How odd the transliteration of a name may be: a short one hardly, for Basra is not Basri; in a phrase, more."""
    if keyword.is_part:
        return 2.0
    if len(form) < SHORT or (len(form) < LONG and not is_known_everywhere(keyword.text)):
        return 0.0
    return 0.3 if len(form) < LONG else 1.2


def least_oddity(keyword: Keyword, text: str) -> float | None:
    """The least oddity of the keyword's forms and the token; None where a consonant differs in all of them."""
    return min(
        (odd for odd in (oddity(form, text) for form, _ in keyword.patterns) if odd is not None), default=None
    )
