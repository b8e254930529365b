"""Words as they are compared: case, accents and joiners away, letters of other scripts kept.

Arabic, Persian and Hindi letters that are written one for the other are one. Folding is for comparing only; spans are
always of the text as it stands.
"""

from functools import cache

from triage.expression import Expression

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
#: Letters and figures of which keyboards and writers take one for the other: teh marbuta, the yehs, the kafs and hehs.
_ALIKE = {
    "\u0629": "\u0647", "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643", "\u06c1": "\u0647", "\u06d5": "\u0647",
    **{chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0, 0x0966, 0x09E6) for digit in range(10)},
}  # fmt: skip
#: The dot below of Indic letters; many leave it out.
_NUKTAS = (0x093C, 0x09BC, 0x0A3C, 0x0ABC, 0x0B3C)
_TABLE = str.maketrans({**_LETTERS, **_ALIKE, **dict.fromkeys((*map(ord, _DROPPED), *_POINTS, *_NUKTAS), "")})
#: Removed where a whole term is compared: "co-operation" and "co operation" are "cooperation".
_JOINTS = str.maketrans("", "", "-' .\u2019\u2010\u2011\u2013\u00a0")


#: Marks that do not change the letter: after Latin and Greek all; stress.
#: Marks of Cyrillic й, of Kana and of Indic vowels make another letter and stay; ё is written е by most.
_MARKS = Expression(
    "(?<=[a-z\u0250-\u02af\u03b1-\u03c9])[\u0300-\u036f]+|(?<=\u0435)\u0308|(?<=[\u0430-\u044f])[\u0300\u0301]"
)


#: A Hindi nasal before a consonant of its own row, or the half moon: most write the dot for it.
_NASALS = Expression("(?:ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])|ँ)")


def fold(word: str) -> str:
    """A word in the form in which it is compared.

    >>> [fold(word) for word in ("Erdoğan", "Łódź", "Straße", "İstanbul", "co\u00adop", "Ёлкин", "が")]
    ['erdogan', 'lodz', 'strasse', 'istanbul', 'coop', 'елкин', 'が']
    >>> fold("غزة") == fold("غزه"), fold("हिन्दी") == fold("हिंदी"), fold("\u0421OVID"), fold("ｶﾞｽ")
    (True, True, 'covid', 'ガス')
    >>> fold("臺") == fold("台"), fold("關") == fold("关"), fold("国") == fold("因")
    (True, True, False)
    """
    if word.isascii():
        return word.lower()
    if max(word) < _LATIN_ENDS:
        return word.translate(_LATIN)
    return _folded(word)


class _LatinFolds(dict[int, str]):
    """A Latin letter as it is compared, worked out when it is first met: most words of most languages need no more."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _plain(chr(code))
        return found


_LATIN = _LatinFolds()
#: Above are marks, which change the letter before them, and other scripts.
_LATIN_ENDS = "\u0250"


def _folded(word: str) -> str:
    from triage.matching.lookalikes import in_one_script, mixes_scripts

    return _plain(in_one_script(word) if mixes_scripts(word) else word)


def _plain(word: str) -> str:
    """A word of one script as it is compared."""
    from unicodedata import normalize

    plain = normalize("NFKD", word).casefold()
    # Letters first: what stands before a mark decides whether it goes ("Ǿ" is "o" as "Ø" is).
    bare = _MARKS.sub("", normalize("NFKD", plain).translate(_TABLE))
    if "\u0900" <= bare[:1] <= "\u097f":
        bare = _NASALS.sub("ं", bare)
    bare = normalize("NFC", bare)
    return bare.translate(_simplified()) if "\u3400" <= bare[:1] <= "\u9fff" else bare


@cache
def _simplified() -> dict[int, str]:
    """Traditional Chinese characters, and the simplified ones that are written for them."""
    from triage.matching.wordlist import DATA

    pairs = (DATA / "simplified.txt").read_text(encoding="utf-8").split()
    return {ord(pair[0]): pair[1] for pair in pairs}


def joined(text: str) -> str:
    """A folded text without hyphens, spaces, dots and apostrophes, for comparing a term as a whole.

    >>> joined("co-operation"), joined("u.s."), joined("jong un")
    ('cooperation', 'us', 'jongun')
    """
    return text.translate(_JOINTS)
