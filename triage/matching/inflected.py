"""A profile's words in the inflected forms of a language: which of them a text's word is a form of.

By the dictionary where it knows the word (kind lemma), by the stem where it does not (kind form). Words are compared
as they are written; accents that a text leaves out are forgiven as they are for the word itself.
"""

from collections.abc import Collection, Container, Iterable
from functools import lru_cache

from msgspec import Struct

from triage.languages.dictionaries import in_small_letters, written
from triage.languages.inflection import LONGEST_ENDING
from triage.languages.inflections import Inflections
from triage.languages.irish import has_capital
from triage.languages.lemmas import ROMANCE
from triage.languages.naming.name_endings import bends_known_names, has_name_endings
from triage.languages.stems import stemmer
from triage.matching.accents import agreement, same_hamza, shares_accents
from triage.matching.fold import fold
from triage.matching.match import Kind

_HIS, _OF_WOMEN = "\u0647", "\u0629"
#: Letters of a beginning by which most words are told to be no form of any.
HEAD = 3


class InflectedWord(Struct, frozen=True):
    """A word of a profile: its needle's number, how it is written, whether accents have to be the same."""

    number: int
    surface: str
    is_strict: bool = False
    #: It is all of a term, and nobody said what case it has: with a capital it may be a name.
    is_alone: bool = False


class _Form(Struct, frozen=True):
    number: int
    form: str
    kind: Kind
    is_strict: bool
    #: In small letters it is another word.
    wants_capital: bool
    #: Of a name in a language with cases: with its capital a form may have accents that the name lacks.
    is_name: bool


class _Stem(Struct, frozen=True):
    number: int
    beginning: str
    #: Letters of a form, at most: longer words are compounds.
    longest: int
    others: frozenset[str]
    #: The word as it is written, where accents have to be the same; else empty.
    strict: str
    #: A German noun: in small letters a word is no form of it, whatever its stem.
    wants_capital: bool


class Inflected:
    """The words of profiles in one language."""

    def __init__(
        self, words: Iterable[InflectedWord], language: str, inflections: Inflections, accents: str
    ) -> None:
        """`accents`: letters that the texts do not write without theirs."""
        self._language = language
        self._accents = accents
        self._stem = stemmer(language)
        self._forms: dict[str, list[_Form]] = {}
        self._stems: dict[str, list[_Stem]] = {}
        self._rivals: dict[str, set[int]] = {}
        self._accented: dict[str, set[int]] = {}
        listed = list(words)
        has_cases = has_name_endings(language) and not bends_known_names(language)
        found = inflections.of(sorted({word.surface for word in listed}), language)
        for word in listed:
            paradigm = found[word.surface]
            is_name = word.surface[:1].isupper()
            is_namesake = paradigm.is_namesake and word.is_alone
            forms = paradigm.forms
            if is_namesake and language in ROMANCE:
                forms = (in_small_letters(written(word.surface), language),)  # no name is bent there
            for folded, form in _folded(forms):
                wants_capital = is_namesake or (is_name and form in paradigm.capitalised)
                entry = _Form(word.number, form, "lemma", word.is_strict, wants_capital, is_name and has_cases)
                self._forms.setdefault(folded, []).append(entry)
            for folded, form in _folded(paradigm.regular):
                entry = _Form(word.number, form, "form", word.is_strict, wants_capital=True, is_name=True)
                self._forms.setdefault(folded, []).append(entry)
            for rival in paradigm.rivals:
                self._rivals.setdefault(rival, set()).add(word.number)
            for rival in paradigm.accented:
                self._accented.setdefault(rival, set()).add(word.number)
            if paradigm.stem:
                stem = _Stem(
                    word.number,
                    paradigm.beginning,
                    len(paradigm.stem) + LONGEST_ENDING,
                    frozenset((*paradigm.others, *paradigm.capitalised, *paradigm.regular)),
                    in_small_letters(written(word.surface), language) if word.is_strict else "",
                    is_namesake or (language == "de" and is_name),
                )
                self._stems.setdefault(paradigm.stem, []).append(stem)
        self._heads = {stem.beginning[:HEAD] for stems in self._stems.values() for stem in stems}

    def find(self, core: str, folded: str, others: Container[int] = ()) -> list[tuple[int, Kind, float]]:
        """The needles that a word is a form of; `others`: those that it is but for its accents, so that a stem says nothing."""
        found: list[tuple[int, Kind, float]] = []
        forms = self._forms.get(folded)
        small = ""
        if forms is not None:
            small = in_small_letters(written(core), self._language)
            found = [(form.number, form.kind, 1.0) for form in forms if self._is_form(form, small, core)]
        if folded[:HEAD] in self._heads or not folded.isascii():
            small = small or in_small_letters(written(core), self._language)
            if small[:HEAD] in self._heads:
                found += [each for each in self._by_stem(small, core) if each[0] not in others]
        return found

    def rivals(self, core: str) -> Collection[int]:
        """The needles of which a word is no misspelling: the dictionary has it as another word."""
        return self._rivals.get(in_small_letters(written(core), self._language), ()) if self._rivals else ()

    def accented(self, core: str) -> Collection[int]:
        """The needles that a word is but for an accent that makes it another word."""
        return self._accented.get(in_small_letters(written(core), self._language), ()) if self._accented else ()

    def other_in_small(self, folded: str) -> Collection[int]:
        """The needles with a capital that are another word without it: Armen, Essen."""
        return {form.number for form in self._forms.get(folded, ()) if form.wants_capital and form.kind == "lemma"}

    def _by_stem(self, small: str, core: str) -> list[tuple[int, Kind, float]]:
        return [
            (stem.number, "form", 1.0)
            for stem in self._stems.get(self._stem(small), ())
            if len(small) <= stem.longest
            and small.startswith(stem.beginning)
            and small not in stem.others
            and (core[:1].isupper() or not stem.wants_capital)
            and shares_accents(stem.strict, small)
        ]

    def _is_form(self, form: _Form, small: str, core: str) -> bool:
        if form.wants_capital and not (core[:1].isupper() or (self._language == "ga" and has_capital(core))):
            return False
        if form.form == small:
            return True
        if form.form.endswith(_HIS) and small.endswith(_OF_WOMEN):
            return (
                False  # كتابه is his book, and كتابة is writing; the one is the other misspelt the other way round
            )
        is_named = form.is_name and core[:1].isupper()
        if not is_named and form.form.isascii() and "\xdf" < max(small) < "\u0250":
            return False  # a dictionary leaves no accent out: wählen is not of Wahl, though its plural is Wahlen
        agreed = agreement(form.form, core, self._accents) if same_hamza(form.form, core) else ""
        return agreed == "same" or (agreed == "forgiven" and not form.is_strict)


@lru_cache(maxsize=4096)
def _folded(forms: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((fold(form), form) for form in forms)
