"""Places in languages other than English: by their names in the language, by our gazetteer, and by what tells them.

Nouns that call a capital a place are in `described_places`, prepositions before one in `located_places`; what makes a
place a part of a longer name is in `longer_names`.
"""

from triage.entities.gazetteer import Gazetteer
from triage.entities.local.described_places import DescribedPlaces
from triage.entities.local.exonyms import natives_of, opens_sentence_as_word, places_of
from triage.entities.local.first_case import FirstCase
from triage.entities.local.located_places import LocatedPlaces
from triage.entities.local.longer_names import LongerNames
from triage.entities.local.place_reach import PlaceReach
from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.entities.tokens import Name
from triage.languages.common import common_words
from triage.languages.function_words import determiners
from triage.languages.naming.place_naming import place_naming
from triage.languages.naming.place_words import (
    AFTER_A_NOUN,
    BARE_LINKS,
    CENTRES,
    CERTAIN,
    LANDFORMS,
    LINKS,
    OF_LANDFORMS,
)


class PlaceRules:
    """Finds places in sentences of one language."""

    def __init__(self, words: LocalWords, gazetteer: Gazetteer) -> None:
        self._words = words
        self._naming = words.naming
        self._near = place_naming(words.language).near
        self._places = places_of(words.language)
        self._cities = gazetteer.places
        reach = PlaceReach(words)
        self._described = DescribedPlaces(words, reach)
        self._located = LocatedPlaces(words, gazetteer, reach)
        self.longer = LongerNames(words, gazetteer)

    def __call__(self, sentence: WordRun, base: dict[int, FirstCase]) -> list[Name]:
        """The places of a sentence; `base` learns under what each is counted."""
        found = []
        for b, e, (name, code) in self._places.find(sentence.forms, sentence.begin, sentence.end):
            if name not in AFTER_A_NOUN and self._is_meant(sentence.part(b, e)):
                found.append(Name(b, e, "LOC", 0.9))
                base[b] = FirstCase(tuple(name.split(" ")), code)
        taken = {index for name in found for index in range(name.begin, name.end)}
        more = [
            *self._listed_cities(sentence, taken),
            *self._described(sentence, taken, base),
            *self._located(sentence, taken),
        ]
        more = [name for name in more if not taken.intersection(range(name.begin, name.end))]
        return [self._with_landform(sentence, name, base) for name in [*found, *more]]

    def _is_meant(self, run: WordRun) -> bool:
        """Whether a name that the language has for a place is the place here."""
        words, form = self._words, run.first
        if not form[0].isupper() or (run.opens and opens_sentence_as_word(form, words.language)):
            return False
        if self._is_rather_a_name(run) or self.longer.holds(run):
            return False
        if not self._naming.has_cases:
            return True
        if run.before in words.given:
            return False  # Дмитрий Ливан
        # Dominika Kowalska, Софія
        return not (run.size == 1 and words.is_given(form) and (run.opens or run.after[:1].isupper()))

    def _with_landform(self, sentence: WordRun, name: Name, base: dict[int, FirstCase]) -> Name:
        """The name with the noun before it that has a capital as its first word, or goes on behind it: Rio Xingu, Rio das Antas."""
        if not self._naming.links_places:
            return name
        run = sentence.part(name.begin, name.end)
        if run.size == 1 and run.first in LANDFORMS and run.after in OF_LANDFORMS and run.at(run.stop + 1):
            if run.at(run.stop + 1)[0].isupper():
                base.pop(name.begin, None)
                return name._replace(end=name.end + 2)
        elif run.before in LANDFORMS and name.begin not in base:
            return name._replace(begin=name.begin - 1)
        return name

    def _is_rather_a_name(self, run: WordRun) -> bool:
        """Whether a place of one word is borne by people, and nothing says that one goes there: Miranda, Emilia."""
        words = self._words
        if run.first not in natives_of(words.language) or run.size > 1 or not self._is_borne(run.first):
            return False
        if run.opens:
            return True
        if run.before.lower() in words.locatives | determiners(words.language):
            return False
        ahead = run.at(run.start - 2)
        return not (run.before in LINKS and (ahead.islower() or ahead.lower() in words.nouns))

    def _is_borne(self, form: str) -> bool:
        """Whether people are called so, and no country or large city is."""
        words = self._words
        place = self._cities.values.get(form)
        if form in CERTAIN or (place is not None and place[0] in {"country", "capital", "city"}):
            return False
        return form in words.called_alone or form in words.surnames or form in words.surnames_abroad

    def _listed_cities(self, sentence: WordRun, taken: set[int]) -> list[Name]:
        """Places that our gazetteer has under the same name: large ones, and smaller ones where a place must stand."""
        found = []
        for b, e, (kind, _) in self._cities.find(sentence.forms, sentence.begin, sentence.end):
            run = sentence.part(b, e)
            if kind == "alias" or taken.intersection(range(b, e)) or len(run.first) < 4:
                continue
            if kind in {"country", "capital"} and not self._words.is_given(run.first):
                if not self.longer.holds(run):
                    found.append(Name(b, e, "LOC", 0.85))
            elif self._is_city(run, kind) and not self.longer.holds(run):
                found.append(Name(b, e, "LOC", 0.8))
        return found

    def _is_city(self, run: WordRun, kind: str) -> bool:
        """Whether a place that is no country, or a given name too, is meant here."""
        words = self._words
        if run.opens or (run.size == 1 and run.first in words.surnames):
            return False
        plain = run.size == 1 and (words.is_given(run.first) or run.first.lower() in common_words(words.language))
        if self._naming.capital_nouns:
            return not plain and self._is_told(run)
        return (not plain and kind != "town") or self._is_told(run)

    def _is_told(self, run: WordRun) -> bool:
        """Whether what stands before says that it is a place."""
        located = run.before.lower() in self._words.locatives
        return located or self._is_linked(run) or self._located.has_adjective(run)

    def _is_linked(self, run: WordRun) -> bool:
        """Whether something is "of" a town after which nobody is called: il conte di Southampton."""
        words, ahead = self._words, run.at(run.start - 2)
        if not ahead or run.before not in BARE_LINKS or words.is_common(run.first) or run.after[:1].isupper():
            return False
        if self._naming.capital_nouns:
            return run.before == "von" and ahead in self._near
        if not self._naming.is_plain or not ahead.islower():
            return False
        if run.size > 1:
            return True
        seat = words.is_role(ahead) or ahead in words.nouns or ahead in CENTRES
        return seat and not self._is_borne(run.first) and not words.is_listed_elsewhere(run.first)
