"""Snowball stems: what is left of a word without its endings, for the languages that have an algorithm."""

from collections.abc import Callable
from functools import cache

#: Primary subtags and the Snowball algorithm for them; English is stemmed only where a term asks for its root.
SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """Small letters in, stem out; the word itself where the language has no algorithm.

    >>> stemmer("de")("häuser"), stemmer("uk")("києва")
    ('haus', 'києва')
    """
    if language not in SNOWBALL:
        return str
    from Stemmer import Stemmer  # an article in English, or in a language without stems, never needs it

    stem: Callable[[str], str] = Stemmer(SNOWBALL[language]).stemWord
    return stem
