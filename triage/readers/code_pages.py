"""Which alphabet of one byte a letter explains bytes that are no UTF-8: the one that makes a language's commonest words of them.

Hungarian in the code page of Central Europe reads almost as well in that of the West, but for ő and ű: no look at letters
tells them apart, and words do. Asked of the words with letters beyond ASCII, a few hundred of a text. Where hardly one of them is
common, as in names alone, nothing is said.
"""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from triage.languages.common import common_words

_WEST = ("de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "is", "ca")
_CENTRE = ("pl", "cs", "hu", "ro", "sk", "sl", "hbs")
_EAST = ("ru", "uk", "bg", "mk")
#: Each with the languages that are written in it; of those that explain a text equally well the first is meant.
_PAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cp1252", _WEST),
    ("cp1250", _CENTRE),
    ("iso8859-2", _CENTRE),
    ("cp1251", _EAST),
    ("cp1253", ("el",)),
    ("iso8859-7", ("el",)),
    ("cp1254", ("tr",)),
    ("cp1255", ("he",)),
    ("cp1256", ("ar", "fa")),
    ("cp1257", ("lt", "lv")),
    ("koi8-r", ("ru",)),
    ("koi8-u", ("uk",)),
    ("iso8859-5", _EAST),
    ("iso8859-6", ("ar",)),
    ("mac-roman", _WEST),
    ("mac-cyrillic", _EAST),
    ("cp866", _EAST),
    ("cp852", _CENTRE),
    ("cp850", _WEST),
    ("cp1258", ("vi",)),
)
#: After these nothing further is tried where half of the words are common.
_SURE = frozenset(("cp1252", "iso8859-2", "cp1251", "iso8859-7", "cp1254", "cp1255", "cp1256"))
#: Bytes of a text that are looked at, and words.
_SAMPLE, _MOST_WORDS = 1 << 14, 120
_WORD = re.compile(rb"[A-Za-z\x80-\xff]++")
#: What older alphabets have for letters of today: ş for ș, the Arabic forms of two Persian letters.
_SAME = str.maketrans("şţيك", "șțیک")
#: The share of words that have to be common, and how many; of so many that is beyond chance.
_LEAST_SHARE, _LEAST_WORDS = 0.2, 2
#: The share for alphabets of DOS and the like, in which Chinese, too, may look like words.
_RARE_SHARE, _RARE = 0.34, frozenset(("mac-cyrillic", "cp866", "cp852", "cp850", "cp1258"))


def page_of(data: bytes) -> str:
    """The name of the alphabet in which these bytes hold the common words of a language; "" where none does so clearly.

    >>> page_of("A nővér később újra fölhívta őt".encode("cp1250")), page_of("Übergröße für später".encode("cp1252"))
    ('cp1250', 'cp1252')
    >>> page_of("Вчера он снова сказал это".encode("koi8-r")), page_of("Zs\u0171r\u0151".encode("cp1250"))
    ('koi8-r', '')
    """
    found = dict.fromkeys(_WORD.findall(data[:_SAMPLE]))
    words = [word for word in found if not word.isascii()][:_MOST_WORDS]
    best, most, clean = "", 0, 0
    for name, languages in _PAGES:
        said = [*_decoded(words, name)]
        for language in languages:
            known = _known(language)
            count = sum(word in known for word in said)
            # Of two that make as many common words, the one that leaves fewer signs and capitals inside others.
            if (count, len(said)) > (most, clean):
                best, most, clean = name, count, len(said)
        if name in _SURE and most >= _LEAST_WORDS and 2 * most > len(words):
            break
    share = _RARE_SHARE if best in _RARE else _LEAST_SHARE
    return best if most >= _LEAST_WORDS and most >= share * len(words) else ""


def _decoded(words: list[bytes], name: str) -> Iterator[str]:
    """The words in an alphabet, as lists have them; without what is none in it."""
    for word in words:
        try:
            text = word.decode(name)
        except UnicodeDecodeError:
            continue
        if text.isalpha() and (text[1:] == text[1:].lower() or text.isupper()):
            yield normalize("NFC", text.casefold()).translate(_SAME)


@cache
def _known(language: str) -> frozenset[str]:
    """The common words of a language with letters beyond ASCII; a letter alone is no word."""
    return frozenset(
        word.translate(_SAME) for word in common_words(language) if not word.isascii() and len(word) > 1
    )
