"""Whether a word of a text has the accents of a word of a profile: the same, some missing, or others.

An accent that is missing is forgiven, unless the text is one that writes it; an accent that contradicts never is:
"pêche" is no "péché". Letters of Latin and Greek are compared; what other scripts set above and below is spelling, and
`fold` knows what of it may vary.
"""

from functools import lru_cache
from typing import Literal
from unicodedata import combining, normalize

from triage.expression import Expression
from triage.matching.fold import fold

#: How the accents of a text's word compare with a term's.
Agreement = Literal["same", "forgiven", "contradicting"]

#: Strokes, which no decomposition shows, and letters that are two.
_LETTERS = {
    "ł": "l\u0338",
    "ø": "o\u0338",
    "đ": "d\u0338",
    "ħ": "h\u0338",
    "ŧ": "t\u0338",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ı": "i\u0338",  # in Turkish another letter than i: winter is no person
}
#: Alef with madda, with hamza above and below.
_HAMZAS = frozenset("\u0622\u0623\u0625")
#: Cedilla and comma below are one; so are the accents of Greek, of which modern print has one.
_ONE = {"\u0326": "\u0327"}
_ONE_IN_GREEK = {"\u0300": "\u0301", "\u0342": "\u0301"}
#: Greek breathings, lengths and the iota below.
_DROPPED_IN_GREEK = frozenset("\u0313\u0314\u0345\u0304\u0306")


_STRESS = "\u0301"


#: Vietnamese sets the tone of two vowels on the second or on the first: Hoà, Hòa.
_TONE_BEHIND = Expression("([oO](?=[aeAE])|[uU](?=[yY]))([aeyAEY])([\u0300\u0301\u0303\u0309\u0323])(?!\\w)")


def agreement(term: str, word: str, written: str = "") -> Agreement:
    """How a word that is a term's but for case and accents is accented; `written`: letters the text does not leave out.

    >>> agreement("été", "ÉTÉ"), agreement("ete", "été"), agreement("été", "ete"), agreement("pêche", "péché")
    ('same', 'forgiven', 'forgiven', 'contradicting')
    >>> agreement("pêché", "péché", "éê"), agreement("été", "ete", "é"), agreement("État", "Etat", "é")
    ('contradicting', 'contradicting', 'forgiven')
    >>> agreement("όνομα", "όνομά"), agreement("νόμος", "νομός")
    ('same', 'contradicting')
    """
    if term.isascii() and word.isascii():
        return "same"
    if term.casefold() == word.casefold():
        return "same"
    ours, theirs = _accents(term), _accents(word)
    is_bare = not any(marks for marks, _, _ in ours)
    result: Agreement = "same"
    for (wanted, letter, _), (found, _, is_capital) in zip(ours, theirs, strict=False):
        if found == wanted or (is_capital and letter == "ı"):
            continue
        if not is_bare and (not found < wanted or (letter in written and not is_capital)):
            return "contradicting"
        result = "forgiven"
    return result


def same_hamza(term: str, word: str) -> bool:
    """Whether two Arabic words do not bear their hamza in different places.

    >>> same_hamza("أمام", "إمام"), same_hamza("أمام", "امام"), same_hamza("Imam", "imam")
    (False, True, True)
    """
    if term.isascii():
        return True
    return not any(a != b and a in _HAMZAS and b in _HAMZAS for a, b in zip(term, word, strict=False))


@lru_cache(maxsize=4096)
def _accents(word: str) -> tuple[tuple[frozenset[str], str, bool], ...]:
    """The accents of each letter, the small letter with them, and whether it is a capital."""
    found: list[tuple[str, list[str], bool]] = []
    for char in _TONE_BEHIND.sub(r"\1\3\2", normalize("NFKD", word)):
        if not combining(char):
            plain = _LETTERS.get(char.lower(), char)
            if len(plain) > 1 and combining(plain[1]):
                found.append((plain[0], [plain[1]], char.isupper()))
            else:
                found += [(letter, [], char.isupper()) for letter in plain]
        elif found:
            base, marks, _ = found[-1]
            mark = _heard(base, char)
            if mark:
                marks.append(mark)
    _leave_one(found)
    return tuple((frozenset(marks), _letter(base, marks), is_capital) for base, marks, is_capital in found)


def _leave_one(found: list[tuple[str, list[str], bool]]) -> None:
    """Take the second accent from a Greek word, which it has before a pronoun: το όνομά του."""
    stressed = [marks for base, marks, _ in found if "\u0370" <= base <= "\u03ff" and _STRESS in marks]
    if len(stressed) > 1:
        stressed[-1].remove(_STRESS)


def _heard(base: str, mark: str) -> str:
    """What a mark counts as on a letter; nothing on letters that are neither Latin nor Greek, and the dots of i."""
    if "\u0370" <= base <= "\u03ff":
        return "" if mark in _DROPPED_IN_GREEK else _ONE_IN_GREEK.get(mark, mark)
    if base > "\u024f" or (base in "iI" and mark == "\u0307"):
        return ""
    return _ONE.get(mark, mark)


def _letter(base: str, marks: list[str]) -> str:
    stroked = next((letter for letter, plain in _LETTERS.items() if plain == base.lower() + "".join(marks)), "")
    return stroked or normalize("NFC", base.lower() + "".join(marks))


def shares_accents(word: str, form: str) -> bool:
    """Whether the first letter in which a form differs from a word is another letter, and not its accent."""
    unlike = next((pair for pair in zip(word, form, strict=False) if pair[0] != pair[1]), None)
    return unlike is None or fold(unlike[0]) != fold(unlike[1])
