"""The accented letters that a language writes as a matter of course, so that leaving one out is another word or a slip.

What is missing here is missing on purpose: the Greek accent, which many leave out, Russian ё and stress, Dutch stress,
accents on loan words.
"""

import re
from functools import cache

_VIETNAMESE = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_LETTERS = {
    "az": "çğöşü", "ca": "àçéèíïóòúü", "cs": "áčďéěíňóřšťúůýž", "cy": "âêîôûŵŷ", "da": "åøé", "de": "äöü",
    "es": "áéíóúüñ", "et": "äöõüšž", "fi": "äöå", "fr": "àâçéèêëîïôùûü", "ga": "áéíóú", "gl": "áéíóúñü", "hr": "čćđšž",
    "hu": "áéíóöőúüű", "is": "áéíóúýöð", "it": "àèéìòù", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "nl": "ëïéèöü",
    "no": "åøé", "pl": "ąćęłńóśźż", "pt": "áâãàçéêíóôõú", "ro": "ăâîșşțţ", "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšž",
    "sq": "çë", "sr": "čćđšž", "sv": "åäöé", "tr": "çğöşü", "vi": _VIETNAMESE,
}  # fmt: skip
#: Languages whose accents are tones: a word without is another word and no lazy writing of it.
TONAL = frozenset(("vi",))
_SAME = {"nb": "no", "nn": "no", "bs": "hr", "sh": "hr"}


def letters(language: str) -> str:
    """Small accented letters of a language by its primary subtag; empty where there are none.

    >>> letters("de"), letters("en")
    ('äöü', '')
    """
    return _LETTERS.get(_SAME.get(language, language), "")


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


def tonal_language(*texts: str) -> str:
    """The tonal language that texts are written in by their letters; empty for all others.

    >>> tonal_language("con", "bệnh viện"), tonal_language("con", "café"), tonal_language("con")
    ('vi', '', '')
    """
    foreign = [text.lower() for text in texts if not text.isascii()]
    return next((one for one in TONAL if any(_own(one).search(text) for text in foreign)), "")
