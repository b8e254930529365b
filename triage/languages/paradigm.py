"""The forms of one word, and what they are told from."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace


class Paradigm(Struct, frozen=True, array_like=True):
    """The forms of one word, in small letters."""

    forms: tuple[str, ...]
    #: Those that are another word in small letters (German Armen, armen).
    capitalised: tuple[str, ...] = ()
    #: How a word begins that may be a form by its stem, and the stem; empty where that is too short to say anything.
    beginning: str = ""
    stem: str = ""
    #: Words with the same beginning and stem that are no forms of it.
    others: tuple[str, ...] = ()
    #: Forms of a name by rule.
    regular: tuple[str, ...] = ()
    #: Other words of the dictionary that look nearly the same, and those that differ in one accent.
    rivals: tuple[str, ...] = ()
    accented: tuple[str, ...] = ()
    #: With its capital and alone it is a name sooner than the common word that it is in small letters: Podemos, Iglesias.
    is_namesake: bool = False

    def with_forms(self, more: Iterable[str]) -> "Paradigm":
        """The paradigm with more forms."""
        return replace(self, forms=tuple(sorted({*self.forms, *more})))

    def with_regular(self, more: Iterable[str]) -> "Paradigm":
        """The paradigm with more forms of a name by rule."""
        return replace(self, regular=tuple(sorted({*self.regular, *more})))
