"""Dictionaries of forms and lemmas (simplemma's), read backwards too: from a lemma to its forms.

A dictionary of millions of forms takes seconds and hundreds of MiB to load whole. Only those parts of it are read in
which the words of a profile may stand, and let go (`dictionary_blocks`).
"""

from collections.abc import Collection, Mapping
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from msgspec import Struct

if TYPE_CHECKING:
    from triage.languages.dictionary_blocks import DictionaryBlocks

#: Primary subtags and the dictionary that serves them.
_DICTIONARIES = {
    "bs": "hbs", "hr": "hbs", "no": "nb", "sh": "hbs", "sr": "hbs", "fil": "tl",
    **{tag: tag for tag in (
        "ar ast bg ca cs cy da de el es et fa fi fr ga gd gl he hi hu hy id is it ka la lb lt lv mk ml ms nb nl nn pl pt ro "
        "ru se sk sl sq sv sw tl tr uk"
    ).split()},
}  # fmt: skip
#: Bytes of a beginning; with fewer, too many words begin alike.
LEAST_BEGINNING = 3


class Entries(Struct, frozen=True):
    """What a dictionary has of some words."""

    #: Word as the dictionary writes it → its lemma.
    lemmas: Mapping[str, str]
    #: Lemma as the dictionary writes it → its forms.
    forms: Mapping[str, tuple[str, ...]]
    #: Words that begin as asked → their lemmas.
    alike: Mapping[str, str]


NOTHING = Entries({}, {}, {})


def dictionaries() -> frozenset[str]:
    """The names of all dictionaries that serve a language."""
    return frozenset(_DICTIONARIES.values())


def has_dictionary(language: str) -> bool:
    """Whether a language has a dictionary of forms."""
    return language in _DICTIONARIES


@cache
def version() -> str:
    """The version of the library, which decides what is in its dictionaries."""
    from importlib import metadata  # as large as the rest of a small scan; an English one asks for no version

    try:
        return metadata.version("simplemma")
    except metadata.PackageNotFoundError:
        return ""


class FormsDictionary:
    """The dictionary of forms of a language, unpacked for as long as it is asked; one that has nothing where there is none."""

    _blocks: "DictionaryBlocks | None" = None

    def __init__(self, language: str) -> None:
        self.name = _DICTIONARIES.get(language, "")
        if self.name and version():
            from triage.languages.dictionary_blocks import DictionaryBlocks

            self._blocks = DictionaryBlocks(self.name)

    def look_up(self, words: Collection[str], beginnings: Collection[str]) -> Entries:
        """The lemmas of words, the forms of lemmas among them or theirs, and all words with one of the beginnings."""
        if self._blocks is None:
            return NOTHING
        wanted = {word.encode() for word in words}
        lemmas = self._blocks.lemmas(wanted)
        forms = self._blocks.forms({*wanted, *lemmas.values()})
        heads = {beginning.encode() for beginning in beginnings}
        alike = self._blocks.alike({head for head in heads if len(head) >= LEAST_BEGINNING})
        return Entries(
            _decoded(lemmas),
            {
                lemma.decode(): tuple(straightened(form.decode()) for form in found)
                for lemma, found in forms.items()
            },
            {straightened(form.decode()): lemma.decode() for form, lemma in alike.items()},
        )

    def lemmas(self, words: Collection[str]) -> dict[str, str]:
        """The words that the dictionary has → their lemmas."""
        return _decoded(self._blocks.lemmas({word.encode() for word in words})) if self._blocks else {}


def _decoded(lemmas: Mapping[bytes, bytes]) -> dict[str, str]:
    return {form.decode(): lemma.decode() for form, lemma in lemmas.items()}


def written(word: str) -> str:
    """A word as the dictionaries write it: composed, with straight apostrophes.

    >>> written("здоров’я")
    "здоров'я"
    """
    return straightened(normalize("NFC", word))


def straightened(word: str) -> str:
    """A word with straight apostrophes, which simplemma has in some languages and others have in texts."""
    return word.replace("\u2019", "'").replace("\u02bc", "'")


def in_small_letters(word: str, language: str = "") -> str:
    """A word in small letters, which Turkish and Azeri have two of for I.

    >>> in_small_letters("İNGİLTERE", "tr"), in_small_letters("IRAK", "tr"), in_small_letters("IRAK")
    ('ingiltere', 'ırak', 'irak')
    """
    if language in {"tr", "az"}:
        word = word.replace("İ", "i").replace("I", "ı")
    return word.lower().replace("i\u0307", "i")
