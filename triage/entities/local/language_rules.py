"""People, places and bodies in languages other than English, by the language's own signs: no model, and precision first.

A person is told by a given name, a title, initials, a verb of speech beside two capitals, or a surname that ends as
surnames do; from then on the surname is that person everywhere in the article, in whatever case. Places come from
lists (`exonyms`). German nouns are capitalised too, so there a given name or title has one surname after it and a
verb of speech proves nothing.

This module has the order; which rules know what, `people` and `places` say.
"""

from functools import cache
from typing import NamedTuple

from triage.entities.gazetteer import gazetteer
from triage.entities.local.abbreviated import join_abbreviations
from triage.entities.local.bodies import BodyRules
from triage.entities.local.first_case import FirstCase
from triage.entities.local.lists import ListRules
from triage.entities.local.people import PeopleRules
from triage.entities.local.places import PlaceRules
from triage.entities.local.slavic_people import SlavicPeople
from triage.entities.local.spread import PlaceSpread, SurnameSpread, spread_towns
from triage.entities.local.town_rules import TownRules
from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.entities.tokens import Name, Tokens, form_text
from triage.languages.elisions import elision_end


class NamesElsewhere(NamedTuple):
    """The names of an article, sentence by sentence."""

    names: list[list[Name]]
    #: (field, start) of a name → what it is counted under.
    bases: dict[tuple[str, int], FirstCase]


class LanguageRules:
    """Finds people and places in articles of one language."""

    def __init__(self, words: LocalWords) -> None:
        self._language, self._naming = words.language, words.naming
        self._places = PlaceRules(words, gazetteer())
        self._people = PeopleRules(words)
        self._lists = ListRules(words)
        #: Where names have cases, there are lists of towns in theirs, and one word tells more of people.
        self._towns = TownRules(words) if words.naming.has_cases else None
        self._slavic = SlavicPeople(words) if words.naming.has_cases else None
        self._spread = SurnameSpread(words)
        self._bodies = BodyRules(words, gazetteer())
        self._spread_places = PlaceSpread(self._places.longer)

    def __call__(self, tokens: Tokens) -> NamesElsewhere:
        """The names of all sentences."""
        if self._naming.links_places:
            _part_elisions(tokens)
        if self._naming.has_cases:
            join_abbreviations(tokens, self._language)
        base: dict[int, FirstCase] = {}
        names = [
            [] if tokens.furniture[number] is None else self._sentence(tokens, begin, end, base)
            for number, (begin, end) in enumerate(tokens.sentences)
        ]
        self._spread(tokens, names, base)
        if self._towns:
            spread_towns(self._towns, tokens, names, base)
        else:
            self._spread_places(tokens, names, base)
        for number, (begin, end) in enumerate(tokens.sentences):
            if tokens.furniture[number] is not None and not _is_in_capitals(tokens.words, begin, end):
                names[number] = self._bodies(WordRun.sentence(tokens.forms, begin, end), names[number], base)
        bases = {}
        for number, sentence in enumerate(names):
            for name in sentence:
                known = base.get(name.begin) or FirstCase(tuple(tokens.forms[name.begin : name.end]))
                bases[tokens.fields[number], tokens.starts[name.begin]] = known
        return NamesElsewhere(names, bases)

    def _sentence(self, tokens: Tokens, begin: int, end: int, base: dict[int, FirstCase]) -> list[Name]:
        """The names of a sentence; `base` learns under what places are counted."""
        sentence = WordRun.sentence(tokens.forms, begin, end)
        places = self._places_of(sentence, base)
        people = [] if _is_in_capitals(tokens.words, begin, end) else self._people_of(sentence, places)
        if not self._naming.has_cases:
            within = {index for name in people for index in range(name.begin, name.end)}
            places = [name for name in places if name.begin not in within]  # Enrique II de Inglaterra
        others = gazetteer().other_names
        told = [name for name in [*places, *people] if form_text(tokens, name).lower() not in others]
        return sorted([*told, *self._lists(sentence, told)])

    def _people_of(self, sentence: WordRun, places: list[Name]) -> list[Name]:
        people = self._people(sentence, places)
        return self._slavic(sentence, people, places) if self._slavic else people

    def _places_of(self, sentence: WordRun, base: dict[int, FirstCase]) -> list[Name]:
        places = self._places(sentence, base)
        if self._towns is None:
            return places
        towns = self._towns(sentence, places, base, set())
        within = {index for name in towns for index in range(name.begin, name.end)}
        places = [name for name in places if within.isdisjoint(range(name.begin, name.end))] + towns
        return [name for name in places if not self._towns.is_club(sentence.part(name.begin, name.end))]


def _part_elisions(tokens: Tokens) -> None:
    """Make l'Italie, d'Emmanuel and dell'Ucraina two tokens each, in place."""
    cuts = {number: end for number, form in enumerate(tokens.forms) if (end := elision_end(form))}
    if not cuts:
        return
    shift = [0]
    for number in range(len(tokens.forms)):
        shift.append(shift[-1] + (number in cuts))
    for number in sorted(cuts, reverse=True):
        cut = cuts[number]
        start = tokens.starts[number]
        for words in (tokens.words, tokens.forms):
            words[number : number + 1] = [words[number][:cut], words[number][cut:]]
        tokens.starts.insert(number + 1, start + cut)
        tokens.ends.insert(number, start + cut)
    tokens.sentences[:] = [(begin + shift[begin], end + shift[end]) for begin, end in tokens.sentences]


def _is_in_capitals(words: list[str], begin: int, end: int) -> bool:
    """Whether a line is all capitals, which prove nothing."""
    letters = [word for word in words[begin:end] if word[0].isalpha() and len(word) > 1]
    return len(letters) > 1 and sum(word.isupper() for word in letters) * 2 > len(letters)


@cache
def rules_of(language: str) -> LanguageRules:
    """The rules of a language of `language.WITH_RULES`."""
    return LanguageRules(LocalWords(language, gazetteer()))
