"""Places told by a noun: la ville de Mijek, le maire de Signes, река Хмелинка, Вологодская область."""

from typing import NamedTuple

from triage.entities.local.first_case import FirstCase, region_in_first_case
from triage.entities.local.place_reach import PlaceReach
from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.entities.tokens import Name
from triage.languages.naming.place_naming import place_naming
from triage.languages.naming.place_words import CENTRES, CENTURIES, DIRECT, LINKING, OWN_ARTICLES, RULERS


class _Noun(NamedTuple):
    """The word before a place that may say that it is one."""

    place: int
    form: str
    #: Whether "of" stands between.
    is_linked: bool


class DescribedPlaces:
    """Finds capitals that a noun calls a place in one language."""

    def __init__(self, words: LocalWords, reach: PlaceReach) -> None:
        self._words = words
        self._naming = words.naming
        self._region_ends = place_naming(words.language).region_ends
        self._reach = reach

    def __call__(self, sentence: WordRun, taken: set[int], base: dict[int, FirstCase]) -> list[Name]:
        """The places of a sentence that a noun tells; `base` learns under what a region is counted."""
        words, found = self._words, []
        for index in range(sentence.begin + 1, sentence.end):
            form = sentence.forms[index]
            if not form[0].isupper() or index in taken or not words.is_capital(form) or len(form) < 3:
                continue
            run = sentence.part(index, index + 1)
            if run.after in words.suffixes and form.lower().endswith(self._region_ends):
                found.append(Name(index, index + 2, "LOC", 0.85))
                base[index] = region_in_first_case(form, run.after)
            elif (name := self._named(run, self._noun(run), taken)) is not None:
                found.append(name)
        return found

    def _noun(self, run: WordRun) -> _Noun:
        """The word before a capital and what links them: el distrito autónomo de Koriakia."""
        forms, place = run.forms, run.start - 1
        while place > run.begin and run.start - place < 3 and forms[place].lower() in LINKING:
            place -= 1
        linked = place < run.start - 1
        if linked and place > run.begin and self._naming.links_places and self._is_adjective(forms[place]):
            place -= 1
        return _Noun(place, forms[place], linked)

    def _is_adjective(self, form: str) -> bool:
        """Whether a word in small letters is none of the nouns that tell a place, so that one may stand before it."""
        return form.islower() and form not in self._words.nouns and form not in CENTRES and form not in RULERS

    def _named(self, run: WordRun, noun: _Noun, taken: set[int]) -> Name | None:
        """The place that a noun tells; None if it tells none."""
        words, form = self._words, run.first
        may_be_ruled = noun.is_linked and self._reach.may_be_ruled(form)
        if may_be_ruled and noun.form.lower() in RULERS:
            return Name(run.start, run.stop, "LOC", 0.8)
        start = run.start - self._has_own_article(run.before)
        if may_be_ruled and self._naming.is_plain and noun.form in CENTRES:
            if words.is_common(form):
                return None
            return Name(start, self._reach.end(run, run.start, taken), "LOC", 0.8)
        if not self._names_place(run, noun):
            return None
        stop = self._reach.end(run, run.start, taken)
        if noun.is_linked and noun.form[0].isupper() and self._naming.links_places and noun.place > run.begin:
            start = noun.place  # Golfo de México
        return Name(start, stop, "LOC", 0.8)

    def _has_own_article(self, before: str) -> bool:
        return before[:1].isupper() and before.lower() in OWN_ARTICLES

    def _names_place(self, run: WordRun, noun: _Noun) -> bool:
        """Whether the noun is one for places and linked as the language does it, and the capital no word or person."""
        if noun.form not in self._words.nouns:
            return False
        links = self._naming.links_places
        if noun.is_linked != links and not (not noun.is_linked and noun.form.lower() in DIRECT):
            return False
        return not (self._names_somebody(run) if self._naming.has_cases else self._is_a_word(run))

    def _is_a_word(self, run: WordRun) -> bool:
        """Whether a capital behind a noun for places is an ordinary word, and begins no town: Nova Ubiratã."""
        if run.first.lower() in CENTURIES:
            return True
        new_town = self._naming.is_plain and run.after[:1].isupper() and self._words.is_strange(run.after)
        return self._words.is_common(run.first) and not new_town

    def _names_somebody(self, run: WordRun) -> bool:
        """Whether a given name and a surname follow the noun: глава района Омар Гаджиев."""
        words, after = self._words, run.after
        if not after or not words.is_capital(after) or run.at(run.stop + 1) in words.suffixes:
            return False  # город Ржев Тверской области
        return words.is_given(run.first) or after.lower().endswith(words.endings)
