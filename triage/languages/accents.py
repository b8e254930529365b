"""The accented letters that a language writes as a matter of course, so that leaving one out is another word or a slip.

What is missing here is missing on purpose: the Greek accent, which many leave out, Russian ё and stress, Dutch stress,
accents on loan words.
"""

import re
from functools import cache
from unicodedata import normalize

_VIETNAMESE = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_LETTERS = {
    "az": "çğöşü", "ca": "àçéèíïóòúü", "cs": "áčďéěíňóřšťúůýž", "cy": "âêîôûŵŷ", "da": "åøé", "de": "äöü",
    "es": "áéíóúüñ", "et": "äöõüšž", "fi": "äöå", "fr": "àâçéèêëîïôùûü", "ga": "áéíóú", "gl": "áéíóúñü", "hr": "čćđšž",
    "hu": "áéíóöőúüű", "is": "áéíóúýöð", "it": "àèéìòù", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "nl": "ëïéèöü",
    "no": "åøé", "pl": "ąćęłńóśźż", "pt": "áâãàçéêíóôõú", "ro": "ăâîșşțţ", "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšž",
    "sq": "çë", "sr": "čćđšž", "sv": "åäöé", "tr": "çğıöşü", "vi": _VIETNAMESE,
}  # fmt: skip
#: Languages whose accents are tones: a word without is another word and no lazy writing of it.
TONAL = frozenset(("vi",))
_STROKED = {"ø": "o", "đ": "d", "ł": "l", "ı": "i"}
_SAME = {"nb": "no", "nn": "no", "bs": "hr", "sh": "hr"}


def letters(language: str) -> str:
    """Small accented letters of a language by its primary subtag; empty where there are none.

    >>> letters("de"), letters("en")
    ('äöü', '')
    """
    return _LETTERS.get(_SAME.get(language, language), "")


def one_accent_more(word: str, language: str) -> list[str]:
    """A word of plain letters with the accents that its language has on one of them.

    >>> one_accent_more("lag", "sv"), one_accent_more("låg", "sv"), one_accent_more("lag", "en")
    (['låg', 'läg'], [], [])
    """
    if not word.isascii():
        return []
    accents = _by_letter(letters(language))
    return [
        f"{word[:place]}{accented}{word[place + 1 :]}"
        for place, letter in enumerate(word)
        for accented in accents.get(letter, "")
    ]


@cache
def _by_letter(accented: str) -> dict[str, str]:
    """Plain letters, and those of the accented ones that are written on them."""
    found: dict[str, str] = {}
    for letter in accented:
        plain = _STROKED.get(letter, normalize("NFD", letter)[0])
        found[plain] = found.get(plain, "") + letter
    return found


@cache
def _any_of(accented: str) -> re.Pattern[str]:
    return re.compile(f"[{accented}]")


def written(language: str, *texts: str) -> str:
    """The accented letters that a text in a language does not leave out: none where it has not one of them.

    >>> written("fr", "", "Un été chaud")[:3], written("fr", "Un ete chaud"), written("en", "a café")
    ('àâç', '', '')
    """
    accented = letters(language)
    if not accented or not any(not text.isascii() and _any_of(accented).search(text) for text in texts):
        return ""
    return accented


@cache
def _own(language: str) -> re.Pattern[str]:
    """Letters that a language has to itself."""
    others = "".join(accented for other, accented in _LETTERS.items() if other != language)
    own = "".join(sorted(set(letters(language)) - set(others)))
    return re.compile(f"[{own}]")


def accented_letters(*texts: str) -> str:
    """The accented letters of some language that texts have, as small letters.

    >>> accented_letters("Café", "für"), accented_letters("con")
    ('éü', '')
    """
    return "".join(sorted(set("".join(texts).lower()) & _all()))


@cache
def _all() -> frozenset[str]:
    return frozenset("".join(_LETTERS.values()))


def is_tonal(accented: str, written: str) -> bool:
    """Whether accented letters are of a tonal language, and so are those of a text.

    >>> is_tonal("ệ", letters("vi")), is_tonal("é", letters("vi")), is_tonal("ệ", letters("fr"))
    (True, False, False)
    """
    return any(written == letters(one) and _own(one).search(accented) is not None for one in TONAL)
