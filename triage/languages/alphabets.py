"""Which of the languages that share a script a few words may be in, by their letters: ў is Belarusian, ъ inside a syllable Bulgarian, ة Arabic.

Not enough to be sure by, since a name from abroad may have any letter; enough to look for inflected words.
"""

from triage.expression import Expression

_COMMON = frozenset("абвгдежзклмнопрстуфхцчш")
_CYRILLIC = {
    "be": _COMMON | frozenset("ёійўыьэюя"),
    "bg": _COMMON | frozenset("ийщъьюя"),
    "mk": _COMMON | frozenset("ѓѕијљњќџ"),
    "ru": _COMMON | frozenset("ёийщъыьэюя"),
    "sr": _COMMON | frozenset("ђијљњћџ"),
    "uk": _COMMON | frozenset("ґєиіїйщьюя"),
}
_CYRILLIC_LETTER = Expression("[\u0400-\u04ff]")
#: In Russian a sign that stands before these vowels only.
_BULGARIAN_VOWEL = Expression("ъ(?![еёюя])")
_OF_ARABIC_SCRIPT = frozenset({"ar", "fa", "ku", "ps", "sd", "ug", "ur"})
_URDU, _PERSIAN, _ARABIC = frozenset("ٹڈڑےںہ"), frozenset("پچژگکی"), frozenset("ةىكيأإ")


def cyrillic_languages(text: str) -> tuple[str, ...]:
    """The languages whose alphabet has all Cyrillic letters of a text.

    >>> cyrillic_languages("Порт пакінулі пяць караблёў"), cyrillic_languages("На обличчі рана"), cyrillic_languages("Работникът")
    (('be',), ('uk',), ('bg',))
    """
    small = text.lower()
    letters = frozenset(_CYRILLIC_LETTER.findall(small))
    fitting = [tag for tag, alphabet in _CYRILLIC.items() if letters and letters <= alphabet]
    if _BULGARIAN_VOWEL.search(small) and "ru" in fitting:
        fitting.remove("ru")
    return tuple(fitting)


def arabic_language(text: str) -> str:
    """Urdu, Persian or Arabic, by letters that the others have not; empty where a text has none of these or of several.

    >>> arabic_language("مدرسته والمدارس مغلقة"), arabic_language("در گذشته"), arabic_language("مسافروں کی"), arabic_language("سلام")
    ('ar', 'fa', 'ur', '')
    """
    letters = frozenset(text)
    if letters & _URDU:
        return "ur"
    persian, arabic = letters & _PERSIAN, letters & _ARABIC
    if bool(persian) == bool(arabic):
        return ""
    return "fa" if persian else "ar"


def contradicts(tag: str, text: str) -> bool:
    """Whether letters of a text, in two words at least, are none of a language's.

    >>> contradicts("mk", "Опозицията на Бойко"), contradicts("bg", "Опозицията на Бойко"), contradicts("ur", "مدرسة مغلقة")
    (True, False, True)
    """
    if tag in _CYRILLIC:
        alphabet = _CYRILLIC[tag]
        return sum(not alphabet.issuperset(_CYRILLIC_LETTER.findall(word)) for word in text.lower().split()) > 1
    return tag in _OF_ARABIC_SCRIPT and (told := arabic_language(text)) != "" and (told == "ar") != (tag == "ar")
