"""A text cut for whoever looks for figures in it: words, numbers, marks, and what is a date or a time in digits."""

import re
from functools import cache, lru_cache
from unicodedata import normalize

from msgspec import Struct

from triage.expression import Expression


class NumberPiece(Struct, frozen=True, gc=False):
    """A word, a number with the unit written on it, a mark, or a stretch that holds no figure."""

    #: "word", "number", "mark" or "skip".
    kind: str
    text: str
    start: int
    end: int
    #: What is written on a number: "bn", "th".
    unit: str = ""


#: By the group of the expression that ends last.
KINDS = {"skip": "skip", "unit": "number", "word": "word", "mark": "mark"}


#: Vowels and other signs on letters of Hebrew, Arabic and Hindi, which `\\w` leaves out.
SIGNS = "\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957"


@cache
def _pieces() -> re.Pattern[str]:
    gap = "[ \u00a0\u202f\u2009]"
    return re.compile(
        # Most pieces are words; all that begins with a digit is tried where one stands.
        rf"(?P<word>[^\W\d_]++(?:['’]?[^\W\d_]++|[{SIGNS}]++)*+)|(?P<mark>[^\w\s])|(?=\d)(?:"
        # Times and dates in digits are swallowed whole.
        r"(?P<skip>(?<![\w.])(?:\d{1,2}(?::[0-5]\d){1,2}(?:[.,]\d+)?(?![\d:])"
        r"|\d{4}-\d{1,2}-\d{1,2}(?!\d)(?:T[\d:.+Z-]*)?"
        r"|\d{1,2}(?P<between>[./-])\d{1,2}(?P=between)(?:\d{4}|\d\d)(?![\d/])"
        r"|\d{1,2}\.\d{1,2}\.(?!\d)"
        r"|[01]?\d(?:\.[0-5]\d)?\s?[ap]\.?m\b\.?"
        r"|[012]?\d[.h:][0-5]\d(?=\s?(?:uhr|hrs|gmt|utc|h\b))"
        r"|[012]?\dh[0-5]?\d?\b"
        r"|[012]\d[0-5]\d(?=\s?(?:gmt|utc|hrs|local|est|edt|cet|cest|jst)\b)))"
        rf"|(?P<number>\d{{1,3}}(?:{gap}\d{{3}}){{1,6}}+(?!{gap}?\d)(?![\d.,]?\d)(?:,\d+)?"
        r"|\d++(?:[.,'’٬٫]\d++)*+(?:[-–]\d++/\d++|/\d++|[-–]\d++(?:[.,]\d++)*+)?)(?P<unit>[^\W\d_]*+))",
        re.IGNORECASE,
    )


def pieces_of(text: str) -> list[NumberPiece]:
    """The pieces in the order of the text."""
    pieces: list[NumberPiece] = []
    for found in _pieces().finditer(text):
        kind, (start, end) = KINDS[found.lastgroup or ""], found.span()
        if kind == "number":
            pieces.append(NumberPiece(kind, found[0], start, end, found["unit"]))
        else:
            pieces.append(NumberPiece(kind, text[start:end], start, end))
    return pieces


_ACCENTS = Expression("[\u0300-\u036f\u064b-\u065f]")


@lru_cache(1 << 14)
def folded(word: str) -> str:
    """A word as number words are looked up: in small letters, without accents and signs on Arabic letters, with a straight apostrophe."""
    if word.isascii():
        return word.lower()
    return _ACCENTS.sub("", normalize("NFKD", word.casefold())).replace("’", "'")
