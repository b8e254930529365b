"""The words of a text as they are compared: which tell something, which are forms of one, how many two sentences have in common."""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache, lru_cache

from msgspec import Struct

from triage.expression import Expression
from triage.languages.calendar import DAYS
from triage.languages.months import month_number
from triage.languages.numbers.number_stems import number_stem
from triage.languages.telltale import function_words
from triage.matching.tokens import MARKS
from triage.matching.wordlist import frequent

#: Words that stand in every headline, by their rank in a list of frequent ones.
FREQUENT = 150
#: Two words that are so alike are one with a slip of the pen; letters at their beginning that make them forms of one,
#: and letters by which they may end otherwise.
SLIP, STEM, ENDING = 0.8, 4, 3
#: Words of which it is known whether they tell anything.
MANY = 1 << 14

#: Two sentences of so few words are the same but for one place, of which the rest has so many words and it so many.
SHORT, FRAME, PLACE = 15, 4, 3

Span = tuple[int, int]


#: Words, each further time that one stands there with its number: two have as many in common as stand in both as often.
Bag = frozenset[str | tuple[str, int]]


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of a body: where it stands, its words, how often each stands in it, a space around every one."""

    span: Span
    words: tuple[str, ...]
    bag: Bag
    spaced: str


#: Where no spaces part words, each character is one; elsewhere the signs on a letter are of its word (Hindi writes most vowels so).
WORD = Expression(f"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\\W_]++(?:[{MARKS}]++[^\\W_]*+)*+")


def bag_of(words: Sequence[str]) -> Bag:
    """The words, how often each stands there.

    >>> one, other = bag_of("no rain, no ice".split()), bag_of("no ice, no rain".split())
    >>> len(one), len(one & other)
    (4, 2)
    """
    alone = frozenset(words)
    if len(alone) == len(words):
        return alone
    further = [(word, nth) for word, count in Counter(words).items() if count > 1 for nth in range(1, count)]
    return alone.union(further)


def one_place(one: Sequence[str], other: Sequence[str]) -> tuple[Sequence[str], Sequence[str]] | None:
    """What stands in each of two short sentences that begin and end alike; None where that is too much, or nothing.

    >>> one_place("they freed one man there today".split(), "they freed three men there today".split())
    (['one', 'man'], ['three', 'men'])
    >>> one_place("they freed one man there".split(), "they freed three men there".split()) is None
    True
    """
    shorter, longer = len(one), len(other)
    if longer > SHORT or shorter > SHORT or not (one[0] == other[0] or one[-1] == other[-1]):
        return None
    if shorter > longer:
        shorter, longer = longer, shorter
    begin = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    end = next((at for at in range(shorter - begin) if one[-1 - at] != other[-1 - at]), shorter - begin)
    if begin + end < FRAME or not 0 < longer - begin - end <= PLACE:
        return None
    return one[begin : len(one) - end], other[begin : len(other) - end]


_ASCII_WORD = Expression("[0-9a-z]++")


def words_of(text: str) -> list[str]:
    """The words that are compared."""
    return _ASCII_WORD.findall(text.lower()) if text.isascii() else WORD.findall(text.casefold())


def telling(title: str) -> frozenset[str]:
    """The words of a headline without the small ones and the figures.

    >>> sorted(telling("Cholera kills 41 in Harare's camps"))
    ['camp', 'cholera', 'harare', 'kill']
    """
    small = small_words()
    found = {
        stem(word)
        for word in WORD.findall(title)
        if (len(word) > 2 or not word.isascii()) and not word.isdigit() and word.lower() not in small
    }
    return frozenset(found)


def is_calendar(word: str) -> bool:
    """Whether it is a month or a day of the week."""
    return word.lower() in DAYS or bool(month_number(word))


@cache
def small_words() -> frozenset[str]:
    """Words that stand in every text, in the languages of which we know them."""
    return frequent(FREQUENT) | function_words()


def stem(word: str) -> str:
    """A word without case and plural.

    >>> stem("Camps"), stem("gas"), stem("kills")
    ('camp', 'gas', 'kill')
    """
    word = word.casefold()
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


@lru_cache(MANY)
def tells(word: str) -> bool:
    """Whether a folded word tells something: no small one, no day or month, no number.

    >>> tells("cholera"), tells("the"), tells("monday"), tells("41")
    (True, False, False, False)
    """
    is_long = len(word) > 2 or not word.isascii()
    return is_long and not has_digit(word) and word not in small_words() and not is_calendar(word)


def has_digit(word: str) -> bool:
    """Whether a word is a number or has one in it.

    >>> has_digit("h5n1"), has_digit("घायल")
    (True, False)
    """
    return not word.isalpha() and any(map(str.isdigit, word))


def stem_length(word: str) -> int:
    """How many letters at its beginning another form of a word has as well."""
    return max(STEM, len(word) - ENDING)


def are_forms(one: str, other: str) -> bool:
    """Whether two folded words may be forms of one, or one with a slip of the pen.

    >>> are_forms("raised", "raises"), are_forms("meyer", "meier"), are_forms("raised", "cut")
    (True, True, False)
    >>> are_forms("employed", "unemployed"), are_forms("fünf", "fünfzehn"), are_forms("тринадцать", "тридцать")
    (False, False, False)
    >>> are_forms("mh370", "mh371")
    False
    """
    if has_digit(one) or has_digit(other):
        return one == other
    numbers = number_stem(one), number_stem(other)
    if any(numbers):
        return numbers[0] == numbers[1]
    length = max(stem_length(one), stem_length(other))
    if len(one) >= length <= len(other) and one[:length] == other[:length]:
        return True
    return abs(len(one) - len(other)) <= 2 and is_slip(one, [other])


def is_slip(word: str, others: Iterable[str]) -> bool:
    """Whether one of the others is the same but for a slip: Meyer and Meier; a syllable before it makes it another word."""
    # Imported where something is compared.
    from rapidfuzz.distance import Indel

    # Letters that both have in their order are at least as many as difflib counts, and much sooner counted.
    near = [other for other in others if Indel.normalized_similarity(word, other) >= SLIP]
    return bool(near) and any(
        not (other.endswith(word) or word.endswith(other)) or abs(len(word) - len(other)) < 2
        for other in get_close_matches(word, near, 3, SLIP)
    )
