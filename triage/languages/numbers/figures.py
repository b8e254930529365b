"""The figures of a text: how many, how much, in digits or in words, with their places.

Four and 4, forty-one and 41, 1.5 billion and 1,500 million are equal. Dates, times, years, ordinals, ages of a code
(MH370), story numbers and the word for 1 are no figures; a percentage and an age are figures of another kind than a
count, so that "12 percent" does not say that twelve died.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec import Struct

from triage.expression import Expression
from triage.languages.months import month_number
from triage.languages.numbers.number_words import NumberWords, number_words
from triage.languages.numbers.pieces import NumberPiece, folded, pieces_of
from triage.languages.numbers.spelt import may_begin, multiplied, plain, spelt
from triage.languages.telltale import likely

#: Digits of a figure that are no number of a telephone or a record.
LONGEST = 15


class Figure(Struct, frozen=True, gc=False):
    """A figure and where it stands."""

    #: The same for every way to write it; "%" or "y" behind a percentage or an age, "+" behind an uncounted amount.
    value: str
    start: int
    end: int
    #: Where the word that makes it a percentage ends.
    behind: int


#: Before a number these make it one of a series, a page, a flight.
_NUMBERED = frozenset(
    "no nos number nr nummer num numéro numero número page pages seite vol volume chapter section article artikel artículo "
    "artigo articolo paragraph route flight room item story take lead channel version résolution resolution apollo "
    "boeing airbus psalm".split()
)
#: Before four digits they say that a year is meant; so does a month.
_BEFORE_YEAR = frozenset(
    "in since of by for from until till before after during the early late mid year fiscal through to and or this im seit "
    "jahr jahre jahres anno von bis und en de del depuis année avant dès el desde hasta año nel dal del dall em até ano in sinds "
    "van tot jaar le la les do da dos season class copyright".split()
)
_PERCENT = frozenset(
    "percent pct percentage prozent procent percento proc procenta procenty procentů procentach prosent prosenttia percenta "
    "процент процента проценты процентов процентам відсоток відсотка відсотки відсотків posto százalék százalékos प्रतिशत फीसदी फीसद "
    "بالمئة بالمائة درصد אחוז אחוזים persen パーセント ％".split()
)
#: Before the number.
_PERCENT_OF = frozenset(("yüzde", "%"))
_CENT = {"per": ("cent", "cento"), "pour": ("cent",), "por": ("ciento", "cento"), "v": ("h",)}
_UNITS = {"m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "bln": 10**9, "tn": 10**12, "k": 10**3}
_ORDINALS = frozenset("st nd rd th er ère ème eme e è re º ª ste de".split())
#: 5G and 3D are no amounts.
_CODES = frozenset("G D P Ghz".split())
_AGED = frozenset("aged age alter edad âge età idade leeftijd".split())
_YEARS = frozenset("year years jahre jahren ans años anni anos jaar jährige jähriger".split())
_OLD = frozenset("old alt oud".split())
_OF = frozenset("de di of".split())


def figures(text: str, language: str = "") -> tuple[Figure, ...]:
    """What counts as a figure, in the order of the text.

    >>> [one.value for one in figures("Forty-one dead, 12 percent of 1,200 on Nov 12, 2026 at 12:00")]
    ['41', '12%', '1200']
    >>> [one.value for one in figures("Zwei Dutzend Tote, 1,5 Mio Euro Schaden, sagte ein Sprecher am 3. Mai", "de")]
    ['24', '1500000']
    >>> [one.value for one in figures("One man, 41, died; a 41-year-old was 3rd on flight MH370, dozens fled")]
    ['41y', '41y', '12+']
    """
    return tuple(one for one in _found(text, likely(text, language)) if one.value != "one")


def stated(text: str, language: str = "") -> frozenset[str]:
    """Every value that a text has in it, 1 in words as well: whatever stands here is not news.

    >>> sorted(stated("One of 10-15 ships"))
    ['1', '10', '10-15', '15']
    """
    found: set[str] = set()
    for one in _found(text, likely(text, language)):
        found.add("1" if one.value == "one" else one.value)
        if "-" in one.value or "/" in one.value:
            found.update(re.split(r"[-/]", one.value))
    return frozenset(found)


def amounts(text: str) -> list[str]:
    """Whatever is written in digits, but for dates, clock times and numbers of stories.

    Cheap, for it is asked of every article: only the neighbours of digits are looked at.

    >>> amounts("Published Nov 12, 2026 12:00, story 4119: rates at 6.25, edited 03:49 PM, 1,200 tonnes")
    ['6.25', '1,200']
    """
    return [found.group() for found in _DIGITS.finditer(text) if not _is_idle(text, found.group(), *found.span())]


_DIGITS = Expression(r"\d++(?:[:.,/-]\d++)*+")


_DATE = Expression(r"\d{4}-\d\d?-\d\d?|\d\d?([./-])\d\d?\1(?:\d{4}|\d\d)|\d\d?(?::\d\d){1,2}(?:\.\d+)?")


def _is_idle(text: str, run: str, start: int, end: int) -> bool:
    if not run.isdigit():
        return run.count(",") == 0 and _DATE.fullmatch(run) is not None
    if len(run) > 6 or (run[0] == "0" and run != "0"):
        return True
    before, after = text[max(0, start - 14) : start], text[end : end + 14]
    if before.lower().endswith(_STORY) or after.lower().lstrip(" .").replace(".", "").startswith(_CLOCK):
        return True
    if len(run) <= 2:
        return _is_month(_last_word(before).title()) or _is_month(
            after.lstrip(". ").partition(" ")[0].strip(".,;)")
        )
    if len(run) != 4 or run[:2] not in ("19", "20"):
        return False
    return any(_is_month(word.strip(".,").title()) for word in before.split())


def _last_word(before: str) -> str:
    return before.rstrip(" ").rpartition(" ")[2].strip(".,(")


_STORY = ("story ", "take ", "item ", "lead ", " no. ", " no ", " nr. ", "#")
_CLOCK = ("am ", "am,", "pm ", "pm,", "gmt", "utc", "edt", "cest", "jst", "uhr", "hrs")


class _Beginnings(dict[str, bool]):
    """Whether a figure may begin with a word; bounded in memory."""

    def __init__(self, words: NumberWords) -> None:
        self._words = words

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = begins = may_begin(folded(word), self._words)
        return begins


#: How many words are remembered of a language.
_MOST_WORDS = 20_000


@cache
def _beginnings(language: str) -> _Beginnings:
    return _Beginnings(number_words(language))


def _found(text: str, language: str) -> Iterator[Figure]:
    words, begins = number_words(language), _beginnings(language)
    pieces = pieces_of(text)
    behind = 0
    for at, piece in enumerate(pieces):
        if at < behind or not (piece.kind == "number" or (piece.kind == "word" and begins[piece.text])):
            continue
        taken = 0
        if piece.kind == "word":
            value, taken = spelt(pieces, at, words, language)
        elif not _is_no_figure(pieces, at):
            value, taken = _number(pieces, at, words, language)
        if taken:
            value, more = _kind(pieces, at, taken, value)
            behind = at + taken + more
            yield Figure(value, piece.start, pieces[at + taken - 1].end, pieces[behind - 1].end)


def _is_no_figure(pieces: list[NumberPiece], at: int) -> bool:
    """Part of a date, a year, an ordinal, a number of something, a code."""
    piece = pieces[at]
    digits = piece.text[: len(piece.text) - len(piece.unit)]
    before = pieces[at - 1] if at else None
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    is_plain = digits.isdigit()
    if (
        piece.unit.lower() in _ORDINALS
        or piece.unit in _CODES
        or (is_plain and (len(digits) > LONGEST or (digits[0] == "0" < digits[1:])))
    ):
        return True
    if before is not None and _is_named_by(pieces, at, before):
        return True
    return is_plain and not piece.unit and _is_of_date(pieces, at, int(digits), len(digits), after)


def _is_named_by(pieces: list[NumberPiece], at: int, before: NumberPiece) -> bool:
    """Part of a code (COVID-19, MH370), or the number of something (page 7, No. 12)."""
    touches = before.end == pieces[at].start
    earlier = pieces[at - 2] if at > 1 else None
    if touches and before.text in "#№°º_/@":
        return True
    # "minus-12" is none that anybody writes.
    if touches and before.text in "-–" and earlier and earlier.end == before.start and earlier.kind == "word":
        return True
    if touches and before.kind == "word" and before.text.isascii():
        return True
    if before.text.lower() in _NUMBERED:
        return True
    if earlier is None:
        return False
    if before.text == "." and earlier.text.lower() in _NUMBERED and before.start == earlier.end:
        return True
    return before.text == "°" and earlier.text.lower() == "n"


def _is_of_date(pieces: list[NumberPiece], at: int, value: int, length: int, after: NumberPiece | None) -> bool:
    """`12 November`, `Nov. 12, 2026`, `in 2026`, `3. Mai`, `14 Uhr`."""
    near = [each for each in pieces[max(0, at - 3) : at] if each.kind != "mark" or each.text not in ".,"]
    following = [
        each for each in pieces[at + 1 : at + 4] if each.text not in (".", "º") and each.text.lower() not in _OF
    ]
    is_after_month = bool(near) and _is_month(near[-1].text)
    if length <= 2 and 1 <= value <= 31:
        if is_after_month or (following and _is_month(following[0].text)):
            return True
        return after is not None and after.text.lower() in ("uhr", "heures", "gmt", "utc")
    if length != 4 or not 1600 <= value <= 2099:
        return False
    if any(_is_month(each.text) for each in near):
        return True
    if near and (near[-1].text.lower() in _BEFORE_YEAR or near[-1].text in "(-–/'’"):
        return True
    # "2000 dead" is a toll, "the budget 2026" a year.
    return not following or not following[0].text[0].islower()


@cache
def _is_month(word: str) -> bool:
    # Short names of one language are words of another: "12 out of 41", "may 12".
    known = month_number(word)
    return (
        bool(known)
        and (len(word) >= 4 or word.lower() in _SHORT)
        and (word[0].isupper() or word.lower() != "march")
    )


_SHORT = frozenset("jan feb mar apr may jun jul aug sep oct nov dec mai juin août okt dez mei mrt".split())


def _number(pieces: list[NumberPiece], at: int, words: NumberWords, language: str) -> tuple[str, int]:
    """The value in digits, with "million" and "dozen" behind it, and how many pieces it takes."""
    piece = pieces[at]
    digits = piece.text[: len(piece.text) - len(piece.unit)]
    if re.search(r"\d[-–/]", digits):
        return digits.replace("–", "-"), 1
    value = _value(digits, language)
    value *= _UNITS.get(piece.unit.lower(), 1)
    taken, times = multiplied(pieces, at + 1, words)
    return plain(value * times), 1 + taken


def _value(digits: str, language: str) -> Decimal:
    """The value; 1.200 is more than a thousand in most languages and not in English."""
    digits = "".join(str(int(each)) if each.isdecimal() else each for each in digits)
    bare = re.sub(r"[\s'’٬\u00a0\u202f\u2009]", "", digits).replace("٫", ".")
    separators = [each for each in bare if each in ".,"]
    if not separators:
        return Decimal(bare)
    last = separators[-1]
    head, _, tail = bare.rpartition(last)
    is_decimal = len(set(separators)) == 2
    if len(set(separators)) == 1:
        decimal_sign = "." if language == "en" else ","
        is_decimal = len(separators) == 1 and (len(tail) != 3 or last == decimal_sign or head == "0")
        if len(separators) > 1 and len(tail) != 3:
            is_decimal = False
    whole = re.sub(r"[.,]", "", head)
    return Decimal(f"{whole}.{tail}") if is_decimal else Decimal(whole + tail)


def _kind(pieces: list[NumberPiece], at: int, taken: int, value: str) -> tuple[str, int]:
    """The value with its kind, and how many further pieces say so."""
    rest = [each.text.lower() for each in pieces[at + taken : at + taken + 4]]
    rest += [""] * (4 - len(rest))
    if rest[0] == "%" or rest[0] in _PERCENT:
        return f"{value}%", 1
    if rest[1] in _CENT.get(rest[0], ()):
        return f"{value}%", 2
    if (rest[0], rest[1]) == ("-", "percent"):
        return f"{value}%", 2
    before = pieces[at - 1].text.lower() if at else ""
    if before in _PERCENT_OF:
        return f"{value}%", 0
    is_year = rest[0] in _YEARS or (rest[0] == "-" and rest[1] in _YEARS)
    is_aged = before in _AGED or (is_year and (_OLD & set(rest) or rest[1].startswith("jährig")))
    # "Smith, 41, said"
    is_between = before == "," and rest[0] == "," and at > 1 and pieces[at - 2].kind == "word" and value.isdigit()
    if (is_aged or (is_between and len(value) <= 2)) and value != "one":
        return f"{value}y", 0
    return value, 0
