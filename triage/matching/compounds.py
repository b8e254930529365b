"""Terms that count within compounds: Choleraepidemie and Grippeimpfstoff for Cholera and Impfstoff, where a term asks for it."""

from collections.abc import Iterable

from triage.languages.compounds import has_compounds, is_other_noun
from triage.matching.fold import fold


class Compounds:
    """The nouns of some terms in a language that writes nouns together."""

    def __init__(self, language: str) -> None:
        self._language = language
        #: Folded noun, or form of it, as the last part and as the first → its needles.
        self._last: dict[str, set[int]] = {}
        self._first: dict[str, set[int]] = {}

    @classmethod
    def of(cls, language: str) -> "Compounds | None":
        """The compounds of a language; None for those that do not write nouns together."""
        return cls(language) if has_compounds(language) else None

    def add(self, number: int, word: str, forms: Iterable[str]) -> None:
        """A needle's word, and its forms, in which it may stand last."""
        folded = fold(word)
        for form in {folded, *map(fold, forms)}:
            if len(form) > 2:
                self._last.setdefault(form, set()).add(number)
        for form in {folded, folded[:-1] if folded[-1:] in "ea" else folded}:
            if len(form) > 2:
                self._first.setdefault(form, set()).add(number)

    def find(self, folded: str) -> list[int]:
        """The needles of the nouns that a word is made of."""
        found: set[int] = set()
        for cut in range(3, len(folded) - 2):
            first, last = folded[:cut], folded[cut:]
            if first in self._first and is_other_noun(last, first, self._language, is_first=False):
                found |= self._first[first]
            if last in self._last and is_other_noun(first, last, self._language, is_first=True):
                found |= self._last[last]
        return sorted(found)
