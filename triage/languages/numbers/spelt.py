"""Numbers in words: a run of number words → its value, and the words that multiply ("million", "dozen")."""

from decimal import Decimal

from triage.languages.numbers.number_words import HALF, NumberWords
from triage.languages.numbers.pieces import NumberPiece, folded

_AND = {"de": ("und",), "fr": ("et",), "en": ("and",), "es": ("y",), "it": ("e",), "pt": ("e",), "nl": ("en",)}


def may_begin(word: str, words: NumberWords) -> bool:
    """Whether a number may begin with a folded word."""
    return word in words.starts or (words.thousand != "" and words.thousand in word)


def multiplied(pieces: list[NumberPiece], at: int, words: NumberWords) -> tuple[int, int]:
    """How many pieces say "million", "dozen" or the like, and what they come to."""
    taken, times = 0, 1
    while at + taken < len(pieces):
        factor = (
            words.multipliers.get(folded(pieces[at + taken].text)) if pieces[at + taken].kind == "word" else None
        )
        if factor is None or taken > 1:
            break
        times, taken = times * factor, taken + 1
        if (
            at + taken < len(pieces)
            and pieces[at + taken].text == "."
            and factor >= 1000
            and len(pieces[at + taken - 1].text) < 4
        ):
            taken += 1  # "3 Mio. Euro"
    return taken, times


def spelt(pieces: list[NumberPiece], at: int, words: NumberWords, language: str) -> tuple[str, int]:
    """The value of a run of number words, and how many pieces it takes; "one" for the word that is mostly an article."""
    first = folded(pieces[at].text)
    if first in words.vague:
        return f"{words.vague[first]}+", 1
    if first in HALF:
        return _half(pieces, at, words)
    if first == "a" and language == "en" and not _longest(pieces, at, words)[1]:
        taken, times = multiplied(pieces, at + 1, words)
        return (plain(Decimal(times)), 1 + taken) if taken else ("", 0)
    total, place = Decimal(0), at
    while place < len(pieces):
        value, taken = _longest(pieces, place, words)
        times_taken, times = multiplied(pieces, place + taken, words)
        if not taken and not times_taken:
            break
        # "a hundred" and "hundred", "a dozen" and "mil": alone they multiply one.
        if not taken and (place > at or times == 1 or len(first) < 3):
            break
        total += (value if taken else 1) * times
        place += taken + times_taken
        if times < 1000:
            break
        joint = _and(pieces, place, language)
        if not _longest(pieces, place + joint, words)[1]:
            break
        place += joint
    taken = place - at
    if taken == 1 and first in words.ones:
        return "one", 1
    return plain(total), taken


def _half(pieces: list[NumberPiece], at: int, words: NumberWords) -> tuple[str, int]:
    """Half a dozen, une demi-douzaine, media docena."""
    for taken in (2, 3):
        factor = words.multipliers.get(folded(pieces[at + taken - 1].text)) if at + taken <= len(pieces) else None
        if factor and not factor % 2:
            return plain(Decimal(factor) / 2), taken
    return "", 0


def _longest(pieces: list[NumberPiece], at: int, words: NumberWords) -> tuple[int, int]:
    """The longest run of words that is a number below a thousand, or a compound above it."""
    found, taken, run = 0, 0, ""
    for count in range(1, 2 * words.longest):
        if at + count > len(pieces):
            break
        piece = pieces[at + count - 1]
        if piece.kind == "word":
            run = f"{run} {folded(piece.text)}".strip()
        elif piece.text not in "-‐‑" or not run or pieces[at + count - 2].end != piece.start:
            break
        if piece.kind == "word" and run in words.values:
            found, taken = words.values[run], count
        elif run.count(" ") >= words.longest:
            break
    if not taken and at < len(pieces) and words.thousand and pieces[at].kind == "word":
        return _compound(folded(pieces[at].text), words)
    return found, taken


def _compound(word: str, words: NumberWords) -> tuple[int, int]:
    """zwölftausendfünfhundert, tweeduizend, tremila."""
    head, thousand, tail = word.partition(words.thousand)
    if not thousand or (not head and not tail):
        return 0, 0
    tail = tail.removeprefix("und") if tail not in words.values else tail
    if (head and head not in words.values) or (tail and tail not in words.values):
        return 0, 0
    return 1000 * words.values.get(head, 1) + words.values.get(tail, 0), 1


def _and(pieces: list[NumberPiece], at: int, language: str) -> int:
    return int(at < len(pieces) and pieces[at].text.lower() in _AND.get(language, ()))


def plain(value: Decimal) -> str:
    """A value in digits, the same however it was written."""
    return f"{value.normalize():f}"
