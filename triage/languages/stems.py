"""Snowball stems: what is left of a word without its endings, for the languages that have an algorithm."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

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
    try:
        stemmers: Any = import_module("Stemmer").Stemmer
    except ImportError:  # the same rules in plain Python, a hundred times slower
        stemmers = import_module("snowballstemmer").stemmer
    stem: Callable[[str], str] = stemmers(SNOWBALL[language]).stemWord
    return stem
