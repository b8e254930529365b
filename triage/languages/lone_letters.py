"""Words of a single letter, language by language: what a letter that stands alone at the beginning of a sentence may be."""

from triage.languages.common import common_words
from triage.languages.english import common_names, dictionary

_WORDS = {
    "en": "a i o",
    "fr": "a à y ô",
    "es": "a e o u y",
    "pt": "a à e é o",
    "it": "a à e è i o",
    "ca": "a e i o",
    "ro": "a e o",
    "pl": "a i o u w z",
    "cs": "a i k o s u v z",
    "sk": "a i k o s u v z",
    "hbs": "a i k o s u",
    "hr": "a i k o s u",
    "sr": "a i k o s u а и к о с у",
    "sl": "a h k o s v z",
    "hu": "a ó s ő",
    "sv": "i å ö",
    "da": "i å ø",
    "no": "i å ø",
    "nb": "i å ø",
    "de": "o",
    "nl": "u",
    "vi": "à ở ý",
    "tr": "o",
    "ru": "а в и к о с у я",
    "uk": "а в з і й о у я є",
    "be": "а з і у я",
    "bg": "а в и к о с у я",
    "mk": "а в и о с у",
    "el": "η ο ή ω",
}


#: What follows "I" in English, where "I ran" would be Iran.
_AFTER_I = frozenset(
    "am was have had will would could should can cannot do did don didn never always often once first used think thought know knew want wanted "
    "grew remember remembered met went got feel felt love loved hate live lived work worked write wrote see saw have hope believe asked told said".split()
)


def may_stand_alone(letter: str) -> bool:
    """Whether a letter is a word in any language.

    >>> may_stand_alone("A"), may_stand_alone("T")
    (True, False)
    """
    return any(letter.casefold() in words.split() for words in _WORDS.values())


def stands_alone(letter: str, following: str, language: str) -> bool:
    """Whether a letter before a word is a word, and not the beginning of that one, in a language (a primary subtag).

    >>> [stands_alone("A", word, "en") for word in ("man", "woman", "ccording", "bout", "dam")]
    [True, True, False, False, False]
    >>> [stands_alone("I", word, "en") for word in ("am", "ran", "n")], stands_alone("W", "styczniu", "pl")
    ([True, False, False], True)
    """
    small, rest = letter.casefold(), following.casefold()
    if small not in _WORDS.get(language, "").split():
        return False
    if language != "en":
        words = common_words(language)
        return rest in words and small + rest not in words
    if small == "i":
        return rest in _AFTER_I
    words = dictionary()
    # Aman is a name, and a story that begins with him is rare.
    is_name = small + rest in common_names() and rest != "man"
    return rest in words and small + rest not in words and not is_name
