"""Text → tokens with spans.

A token is a maximal run of letters, digits and marks, apostrophes between them included ("Trump's", "O'Brien"),
or a single character of a script that is written without spaces (Han, Kana, Thai …). Hyphens, dots and
underscores separate: "Asia-Pacific" is two tokens, "U.S." is "U" and "S". Where scripts such as Hangul, Arabic and
Devanagari meet Latin letters or digits, a token ends: "NATO를" is "NATO" and "를".

`surfaces` is the fast road that matching takes over batches and gives no spans; `spans` is the slow one, taken
only for fields in which something matched. Both see the same tokens in the same order; a property test holds
them together.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from triage.expression import Expression
from triage.matching.core import CORE

if TYPE_CHECKING:
    from triage.matching._core import Tokeniser

#: Written without spaces: each character is a token of its own. Half-width Katakana and Han extensions included.
UNSPACED = (
    "\u0e01-\u0e30\u0e32-\u0e33\u0e40-\u0e46"  # Thai
    "\u0e81-\u0eb0\u0eb2-\u0eb3\u0ec0-\u0ec6"  # Lao
    "\u1000-\u102a\u1780-\u17b3"  # Burmese, Khmer
    "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30fe"  # Kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d"  # Han
    "\U00020000-\U0003ffff"
)
#: Written with spaces, and on to Latin words and figures without: Hebrew, Arabic and its neighbours, Indic scripts,
#: Tibetan, Ethiopic, Hangul.
ATTACHED = (
    "\u0590-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1100-\u11ff\u1200-\u139f\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
    "\ufb1d-\ufdff\ufe70-\ufefc\uffa0-\uffdc"
)
#: Combining marks that `\w` leaves out, and joiners that belong to the word around them (soft hyphen, zero width).
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d"
    "\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c4d"
    "\u0c81-\u0c83\u0cbc-\u0ccd\u0d00-\u0d03\u0d3b-\u0d4d\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3\u1dc0-\u1dff\u20d0-\u20ff\u3099-\u309a\ufe20-\ufe2f"
    "\uff9e-\uff9f"
)
JOINERS = "\u00ad\u200b-\u200d\u2060\ufeff"
#: Straight, curly, the curly one of the wrong side, the accent that stands in for it, the modifier letter, the Hebrew
#: geresh, full width.
APOSTROPHES = "'\u2019\u2018\u00b4\u02bc\u05f3\uff07"
#: Set between the texts of a batch; a text that holds one takes the slow road.
BOUNDARY = "\0"


@cache
def _token() -> re.Pattern[str]:
    # Each class costs a millisecond to compile: as few as will do.
    letters = rf"[^\W_{UNSPACED}{ATTACHED}\u02bc]", rf"(?![\W_])[{ATTACHED}]"
    runs = (rf"(?:{letter}[{MARKS}{JOINERS}]*)+" for letter in letters)
    words = "|".join(f"{run}(?:[{APOSTROPHES}]{run})*" for run in runs)
    return re.compile(rf"{words}|[{UNSPACED}][{MARKS}]*")


@cache
def _ascii_token() -> re.Pattern[str]:
    """The pattern of a token in a text without anything foreign: the same tokens at half the cost."""
    return re.compile(r"[0-9A-Za-z]+(?:'[0-9A-Za-z]+)*")


@cache
def _latin_token() -> re.Pattern[str]:
    """The pattern of a token in a text of Latin letters without combining marks and joiners: the same tokens."""
    return re.compile(rf"[^\W_]+(?:[{APOSTROPHES}][^\W_]+)*")


@cache
def tokeniser() -> "Tokeniser":
    """The exact rule as the compiled core walks it; only where there is a core."""
    assert CORE is not None
    classes = ((ATTACHED, 2), (UNSPACED, 4), (MARKS, 8), (JOINERS, 16), (APOSTROPHES, 32))
    made: Tokeniser = CORE.Tokeniser(
        tuple((first, last, bits) for letters, bits in classes for first, last in _ranges(letters))
    )
    return made


def _ranges(letters: str) -> list[tuple[int, int]]:
    """What stands between the brackets of a class of a regular expression, as code points.

    >>> _ranges("a-cx")
    [(97, 99), (120, 120)]
    """
    return [(ord(each[0]), ord(each[-1])) for each in re.findall("(?s).-.|.", letters)]


#: Longer texts are not asked letter by letter what they hold.
_SHORT = 200


def _token_of(text: str) -> re.Pattern[str]:
    return _short_rule(text) or _token()


def _short_rule(text: str) -> re.Pattern[str] | None:
    """The rule for texts in ASCII and names in Latin letters; None where it takes the exact one, which is slow to compile."""
    if text.isascii():
        return _ascii_token()
    if len(text) < _SHORT and max(text.replace("’", "'")) < "\u0250" and "\xad" not in text:
        return _latin_token()
    return None


#: Alphabets of one byte a letter: Western, Central European, Cyrillic, Greek, Turkish, Baltic.
_CODECS = ("latin-1", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257")


@cache
def _table(codec: str) -> bytes:
    """The table of another alphabet of one byte a letter."""
    if codec == "latin-1":
        return _latin_1_table()
    chars = [bytes([code]).decode(codec, "replace") for code in range(256)]
    return bytes(code if char.isalnum() or char in {BOUNDARY, "'"} else 0x20 for code, char in enumerate(chars))


@cache
def _latin_1_table() -> bytes:
    """Everything that is no letter, digit or apostrophe becomes a space; the boundary stays."""
    keep = {ord(BOUNDARY), ord("'")}
    table = bytearray(code if chr(code).isalnum() or code in keep else 0x20 for code in range(256))
    table[ord("´")] = ord("'")
    return bytes(table)


def spans(text: str) -> list[tuple[int, int]]:
    """The half-open span of each token, in code points.

    >>> spans("Trump's U.S. trip")
    [(0, 7), (8, 9), (10, 11), (13, 17)]
    """
    return list(cuts(text))


def cuts(text: str) -> Iterator[tuple[int, int]]:
    """The spans one after another, for those who do not need them all."""
    if CORE is None:
        return map(re.Match.span, _token_of(text).finditer(text))
    found = _marks(text)
    return zip(found[::2], found[1::2], strict=True)


def _marks(text: str) -> "memoryview[int]":
    """Beginning and end of each token in turn, measured by the core."""
    # The core writes sizes, which are as wide as pointers.
    return memoryview(tokeniser().marks(text)).cast("P")


class Ruler:
    """Measures single tokens of an ASCII text without cutting the others: five times faster than `spans` for a few."""

    __slots__ = ("_at", "_plain", "_rest", "asked")

    def __init__(self, plain: bytes) -> None:
        self._plain = plain
        #: How often, by what it cost: each time what is left of the text.
        self.asked = 0
        self._at = 0
        self._rest = plain.lstrip()

    @classmethod
    def of(cls, text: str) -> "Ruler | None":
        """The tokens of a text; None where it needs the exact rule."""
        if not text.isascii() or BOUNDARY in text:
            return None
        plain = text.encode("ascii").translate(_latin_1_table())
        return None if _needs_exact_rule(plain) else cls(plain)

    def opening(self, count: int) -> int | None:
        """Where the first `count` tokens end; None where no further token follows."""
        parts = self._plain.split(None, count)
        if len(parts) <= count:
            return None
        return len(self._plain[: len(self._plain) - len(parts[-1])].rstrip(b" '"))

    def span(self, token: int) -> tuple[int, int]:
        """The same as `spans(text)[token]`; cheapest in ascending order.

        >>> Ruler.of("He said 'yes' twice").span(2)
        (9, 12)
        """
        # A step through 16 kB costs as much as looking at a word.
        self.asked += 1 + (len(self._rest) >> 14)
        if token < self._at:
            self._at, self._rest = 0, self._plain.lstrip()
        if token > self._at:
            self._rest = self._rest.split(None, token - self._at)[-1]
            self._at = token
        start = len(self._plain) - len(self._rest)
        size = self._rest.find(b" ")
        word = self._rest if size < 0 else self._rest[:size]
        return start + len(word) - len(word.lstrip(b"'")), start + len(word.rstrip(b"'"))


class MarkedTokens:
    """Spans of any text where there is a core, which measures all tokens in the time that a cut takes here."""

    __slots__ = ("asked", "marks")

    def __init__(self, text: str) -> None:
        #: Beginning and end of each token in turn.
        self.marks = _marks(text)
        #: None costs more than another.
        self.asked = 0

    def span(self, token: int) -> tuple[int, int]:
        """The same as `spans(text)[token]`."""
        return self.marks[2 * token], self.marks[2 * token + 1]


def opening(text: str, count: int) -> int | None:
    """Where the first `count` tokens end; None where no further token follows.

    >>> opening("He said 'yes' twice.", 3), opening("He said", 2)
    (12, None)
    """
    if CORE is not None:
        marks = _marks(text)
        return marks[2 * count - 1] if len(marks) > 2 * count else None
    ruler = Ruler.of(text)
    if ruler is None:
        found = _token_of(text).finditer(text)
        first = list(islice(found, count + 1))
        return first[-2].end() if len(first) > count else None
    return ruler.opening(count)


def words(text: str) -> list[str]:
    """The tokens as they stand.

    >>> words("The Asia-Pacific's “pivot”, COVID-19 東京")
    ['The', 'Asia', "Pacific's", 'pivot', 'COVID', '19', '東', '京']
    """
    pattern = _short_rule(text)
    if pattern is None and CORE is not None:
        return [text[start:end] for start, end in cuts(text)]
    return (pattern or _token()).findall(text)


def count(text: str) -> int:
    """The number of tokens."""
    return len(_surfaces_of(text)) if CORE is None else len(_marks(text)) // 2


def surfaces(texts: list[str]) -> list[str]:
    r"""The tokens of all texts, each text followed by `BOUNDARY`; typographic apostrophes are straight.

    Quotation marks that look like apostrophes may still hang on a token's ends: the vocabulary cuts them, once
    for each distinct token instead of once for each token.

    >>> surfaces(["Abe’s visit", "", "x"])
    ["Abe's", 'visit', '\x00', '\x00', 'x', '\x00']
    """
    joined = " \0 ".join(texts)
    if texts and joined.isascii() and not any(BOUNDARY in text for text in texts):
        tokens = _split(joined.encode("ascii"))
        if tokens is not None:
            tokens.append(BOUNDARY)
            return tokens
    tokens = []
    for text in texts:
        tokens += _surfaces_of(text)
        tokens.append(BOUNDARY)
    return tokens


def _split(data: bytes, codec: str = "latin-1") -> list[str] | None:
    """The tokens; None where an apostrophe stands alone or doubled: those need the exact rule."""
    plain = data.translate(_table(codec))
    return None if _needs_exact_rule(plain) else plain.decode(codec).split()


def _needs_exact_rule(plain: bytes) -> bool:
    return _ODD_APOSTROPHE.search(plain) is not None or plain[:2] == b"' " or plain[-2:] == b" '" or plain == b"'"


#: One that stands double or alone; looked for by its first byte, ten times faster than by `in`.
_ODD_APOSTROPHE = Expression(rb"'(?:'|(?<= ') )")


def straightened(text: str) -> str:
    """A text, as long as before, whose apostrophes are all straight.

    >>> straightened("Wendel´s, Лукʼянівка")
    "Wendel's, Лук'янівка"
    """
    for mark in APOSTROPHES[1:]:
        if mark in text:
            text = text.replace(mark, "'")
    return text


def _surfaces_of(text: str) -> list[str]:
    if not text.isascii():
        text = straightened(text)
        for mark in "“”–—…":
            if mark in text:
                text = text.replace(mark, " ")
    if BOUNDARY not in text and "\xad" not in text:
        # Where all of a text is of one of these alphabets, bytes are cut ten times faster than letters.
        for codec in _CODECS:
            try:
                data = text.encode(codec)
            except UnicodeEncodeError:
                continue
            tokens = _split(data, codec)
            return words(text) if tokens is None else tokens
    return words(text)


def may_hide_words(text: str) -> bool:
    """Whether a text is looked at once more: words are broken in it, or hidden in a hashtag."""
    return may_have_hashtags(text) or may_break_words(text)


def may_have_hashtags(text: str) -> bool:
    """Whether the sign of a hashtag stands in a text."""
    return "#" in text or "＃" in text


def may_break_words(text: str) -> bool:
    """The quick question, which most texts answer with no: whether a line ends in a hyphen."""
    # A single letter is looked for quickly, and few texts have a carriage return.
    if "-\n" in text or "- \n" in text or ("\r" in text and ("-\r" in text or "- \r" in text)):
        return True
    return not text.isascii() and any(hyphen in text for hyphen in ("\xad\n", "\u2010\n", "\xac\n", "\xad\r"))
