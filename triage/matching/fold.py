"""Words as they are compared: case, accents and joiners away, letters of other scripts kept.

Folding is for comparing only; spans are always of the text as it stands.
"""

import re
from functools import cache

#: Latin letters that no decomposition reduces to ASCII.
_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i",
    "ŋ": "n", "ŧ": "t", "ĸ": "k", "ə": "a", "ɛ": "e", "ɔ": "o", "ƒ": "f", "ŀ": "l", "ĳ": "ij",
}  # fmt: skip
#: Soft hyphen, zero-width space, non-joiner and joiner, word joiner, byte order mark; Arabic tatweel and
#: letters that only mark the break of the voice (ʻ ʼ ʾ ʿ).
_DROPPED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0640\u02bb\u02bc\u02be\u02bf"
#: Vowel signs of Hebrew and Arabic. They go with the letters: what stands before a mark decides whether it goes.
_POINTS = (
    *range(0x0591, 0x05BE), 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670,
    *range(0x06D6, 0x06DD),
)  # fmt: skip
_TABLE = str.maketrans({**_LETTERS, **dict.fromkeys((*map(ord, _DROPPED), *_POINTS), "")})
#: Removed where a whole term is compared: "co-operation" and "co operation" are "cooperation".
_JOINTS = str.maketrans("", "", "-' .\u2019\u2010\u2011\u2013\u00a0")


@cache
def _marks() -> re.Pattern[str]:
    """Marks that do not change the letter: after Latin and Greek all; stress.

    Marks of Cyrillic й, of Kana and of Indic vowels make another letter and stay; ё is written е by most.
    """
    return re.compile(
        "(?<=[a-z\u0250-\u02af\u03b1-\u03c9])[\u0300-\u036f]+|(?<=\u0435)\u0308|(?<=[\u0430-\u044f])[\u0300\u0301]"
    )


def fold(word: str) -> str:
    """A word in the form in which it is compared.

    >>> [fold(word) for word in ("Erdoğan", "Łódź", "Straße", "İstanbul", "co\u00adop", "Ёлкин", "が")]
    ['erdogan', 'lodz', 'strasse', 'istanbul', 'coop', 'елкин', 'が']
    """
    if word.isascii():
        return word.lower()
    from unicodedata import normalize

    plain = normalize("NFKD", word).casefold()
    # Letters first: what stands before a mark decides whether it goes ("Ǿ" is "o" as "Ø" is).
    return normalize("NFC", _marks().sub("", normalize("NFKD", plain).translate(_TABLE)))


def joined(text: str) -> str:
    """A folded text without hyphens, spaces, dots and apostrophes, for comparing a term as a whole.

    >>> joined("co-operation"), joined("u.s."), joined("jong un")
    ('cooperation', 'us', 'jongun')
    """
    return text.translate(_JOINTS)
