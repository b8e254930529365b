"""People and places in languages other than English, by the language's own signs: no model, and precision first.

A person is told by a given name, a title, initials, a verb of speech beside two capitals, or a surname that ends as
surnames do; from then on the surname is that person everywhere in the article, in whatever case. Places come from
lists (`exonyms`). German nouns are capitalised too, so there a given name or title has one surname after it and a
verb of speech proves nothing.
"""

import re
from functools import cache, cached_property
from typing import NamedTuple

from triage.entities.abbreviated import join_abbreviations
from triage.entities.first_case import FirstCase, by_given_name, case_forms, heads_of, known_forms, womans
from triage.entities.gazetteer import gazetteer
from triage.entities.local_lists import ListRules
from triage.entities.local_people import PeopleRules
from triage.entities.local_places import PlaceRules
from triage.entities.local_towns import WITH_TOWNS
from triage.entities.local_words import SLAVIC, LocalWords
from triage.entities.slavic_people import SlavicPeople
from triage.entities.tokens import Name, Tokens
from triage.entities.town_rules import TownRules
from triage.entities.word_run import WordRun
from triage.languages.function_words import is_function_word

#: Articles and prepositions that have lost their vowel before a name.
_ELISION = re.compile(
    r"(?:[LlDdSsNnJjMmTtCc]|[Qq]u|[Ll]orsqu|[Jj]usqu|[Pp]uisqu|[Dd]ell|[Aa]ll|[Nn]ell|[Ss]ull|[Dd]all|[Uu]n|[Cc]oll)'(?=[^\W\d_])"
)


#: Before the name of somebody after whom something is called.
_NAMED_AFTER = frozenset(
    ("im", "im.", "imienia", "им", "им.", "имени", "ім", "ім.", "імені", "Saint", "San", "St.")
)


class NamesElsewhere(NamedTuple):
    """The names of an article, sentence by sentence."""

    names: list[list[Name]]
    #: (field, start) of a name → what it is counted under.
    bases: dict[tuple[str, int], FirstCase]


class LanguageRules:
    """Finds people and places in articles of one language."""

    def __init__(
        self,
        words: LocalWords,
        places: PlaceRules,
        people: PeopleRules,
        towns: TownRules | None = None,
        slavic: SlavicPeople | None = None,
    ) -> None:
        self._words = words
        self._lists = ListRules(words)
        self._places = places
        self._people = people
        self._towns = towns
        self._slavic = slavic

    def __call__(self, tokens: Tokens) -> NamesElsewhere:
        """The names of all sentences."""
        if self._words.naming.links_places:
            _part_elisions(tokens)
        if self._slavic:
            join_abbreviations(tokens, self._words.language)
        base: dict[int, FirstCase] = {}
        names: list[list[Name]] = []
        for number in range(len(tokens.sentences)):
            begin, end = tokens.sentences[number]
            if tokens.furniture[number] is None:
                names.append([])
                continue
            whole = WordRun.sentence(tokens.forms, begin, end)
            places = self._places(whole, base)
            if self._towns:
                towns = self._towns(tokens.forms, begin, end, places, base, set())
                within = {index for name in towns for index in range(name.begin, name.end)}
                places = [name for name in places if within.isdisjoint(range(name.begin, name.end))] + towns
                places = [name for name in places if not self._towns.is_club(tokens.forms, name, begin)]
            people = []
            if not _is_in_capitals(tokens.words, begin, end):
                people = self._people(whole, places)
                if self._slavic:
                    people = self._slavic(tokens.forms, begin, end, people, places)
            if not self._slavic:
                within = {index for name in people for index in range(name.begin, name.end)}
                places = [name for name in places if name.begin not in within]  # Enrique II de Inglaterra
            told = [*places, *people]
            names.append(sorted([*told, *self._lists(tokens.forms, begin, end, told)]))
        self._spread(tokens, names, base)
        if self._towns:
            self._spread_towns(self._towns, tokens, names, base)
        if not self._slavic:
            self._spread_places(tokens, names, base)
        bases = {}
        for number, sentence in enumerate(names):
            for name in sentence:
                known = base.get(name.begin) or FirstCase(tuple(tokens.forms[name.begin : name.end]))
                bases[tokens.fields[number], tokens.starts[name.begin]] = known
        return NamesElsewhere(names, bases)

    def _spread_places(self, tokens: Tokens, names: list[list[Name]], base: dict[int, FirstCase]) -> None:
        """Find towns again, by themselves, that some noun or preposition told elsewhere in the article."""
        forms = tokens.forms
        towns = {
            tuple(forms[name.begin : name.end])
            for sentence in names
            for name in sentence
            if name.type == "LOC" and name.begin not in base and len(forms[name.begin]) > 3
        }
        borne = {
            form
            for sentence in names
            for name in sentence
            if name.type == "PER"
            for form in forms[name.begin : name.end]
        }
        towns = {town for town in towns if not borne.intersection(town)}
        if not towns:
            return
        for number, (begin, end) in enumerate(tokens.sentences):
            if tokens.furniture[number] is None:
                continue
            taken = {index for name in names[number] for index in range(name.begin, name.end)}
            for town in towns:
                size = len(town)
                for index in range(begin, end - size + 1):
                    if forms[index] != town[0] or tuple(forms[index : index + size]) != town:
                        continue
                    if taken.isdisjoint(range(index, index + size)) and self._places.longer.stands_alone(
                        WordRun(forms, begin, end, index, index + size)
                    ):
                        names[number].append(Name(index, index + size, "LOC", 0.75))
            names[number].sort()

    def _has_first_name(self, forms: list[str], index: int, begin: int, taken: set[int]) -> bool:
        """Whether the capital before a surname is a first name that no list has: "Kenji" Fujimori."""
        words, before = self._words, forms[index - 1] if index > begin else ""
        if words.language in SLAVIC or not before or index - 1 in taken:
            return False
        if words.language == "de":
            odd = words.is_strange(before) and "-" not in before and not before.endswith("er")
            return words.is_given_abroad(before) or (odd and not words.is_surname(before))
        lower = before.lower()
        return (
            words.is_capital(before)
            and before[1:].islower()
            and len(before) > 2
            and lower not in words.titles
            and lower not in words.bodies
            and (not words.is_common(before) or words.is_given_abroad(before))
            and not is_function_word(lower, words.language)
        )

    @cached_property
    def _well_known(self) -> dict[str, str]:
        """Forms of surnames that every newspaper names alone → in their first case."""
        return known_forms(self._words.language)

    def _is_called_after(self, forms: list[str], index: int, begin: int, end: int) -> bool:
        """Whether a street, a prize, a school bears a well-known surname: улица Льва Толстого, Masarykova univerzita."""
        before = forms[index - 1] if index > begin else ""
        after = forms[index + 1].lower() if index + 1 < end else ""
        if before in self._words.nouns or before in _NAMED_AFTER:
            return True
        if self._words.language not in SLAVIC:
            return False
        place = index - 1
        while place > max(begin, index - 4) and forms[place][0].isupper():
            place -= 1  # náměstí T. G. Masaryka
        earlier = forms[place].lower() if place >= begin and before[:1].isupper() else ""
        return earlier in _NAMED_AFTER or earlier in self._words.bodies or after in self._words.bodies

    def _spread_towns(
        self, towns: TownRules, tokens: Tokens, names: list[list[Name]], base: dict[int, FirstCase]
    ) -> None:
        """Find the towns of the article again where nothing but their name tells them."""
        named = {
            " ".join(base[name.begin].forms)
            for sentence in names
            for name in sentence
            if name.type == "LOC" and name.begin in base
        }
        for number, (begin, end) in enumerate(tokens.sentences):
            if named and tokens.furniture[number] is not None:
                taken = {index for name in names[number] for index in range(name.begin, name.end)}
                more = towns(tokens.forms, begin, end, names[number], base, named)
                names[number] = sorted(
                    [*names[number], *(name for name in more if taken.isdisjoint(range(name.begin, name.end)))]
                )

    def _parts_alone(self, forms: list[str], full: list[Name]) -> dict[str, str]:
        """Parts of whole names by which Romance papers call somebody afterwards: Geddel, of Geddel Vieira Lima."""
        words = self._words
        if not words.naming.links_places:
            return {}
        parts = {form for name in full for form in forms[name.begin : name.end - 1]}
        return {
            form: form
            for form in sorted(parts)
            if len(form) > 3 and words.is_strange(form) and not words.is_given(form)
        }

    def _spread(self, tokens: Tokens, names: list[list[Name]], base: dict[int, FirstCase]) -> None:
        """Find surnames by themselves, and give every form of a name the one in the first case."""
        forms = tokens.forms
        full = [
            name
            for sentence in names
            for name in sentence
            if name.type == "PER" and name.end - name.begin > 1 and forms[name.end - 1] != "."
        ]
        whole = [name for name in full if forms[name.begin] not in self._words.particles]
        own = {form for name in whole for form in forms[name.begin : name.end] if form in self._words.particles}
        surnames = sorted({forms[name.end - 1] for name in full if len(forms[name.end - 1]) > 2})
        capitals = {form for form in forms if form[0].isupper() and len(form) > 2}
        alone = {form: self._well_known[form] for form in capitals & self._well_known.keys()}
        heads = heads_of(surnames, capitals, self._words.language)
        for name in full:
            if forms[name.end - 1] not in surnames:
                continue  # the initial of a suspect, the number of a pope
            surname = forms[name.end - 1]
            given = next(filter(self._words.is_given, forms[name.begin : name.end - 1]), forms[name.begin])
            head = heads.get(surname, surname)
            told = by_given_name(given, surname, self._words)
            if head == surname or (told != surname and head[-1] in "аaя" and told[-1] not in "аaяą"):
                head = told  # Виталию Милонову is Милонов, though Милонова stands in the article, too
            heads[surname] = head if self._words.is_mans_case(given, surname) else womans(given, head, self._words)
        known = {
            form: head for head in dict.fromkeys(heads.values()) for form in case_forms(head, self._words.language)
        }
        known = {**alone, **known, **heads}
        known = {**self._parts_alone(forms, full), **known}
        for number, (begin, end) in enumerate(tokens.sentences):
            if tokens.furniture[number] is None:
                continue
            taken = {index for name in names[number] for index in range(name.begin, name.end)}
            for index in range(begin, end):
                form = forms[index]
                if (
                    form not in known
                    or index in taken
                    or (index == begin and is_function_word(form.lower(), self._words.language))
                ):
                    continue
                after = forms[index + 1] if index + 1 < end else ""
                before = forms[index - 1] if index > begin else ""
                if form in alone and self._is_called_after(forms, index, begin, end):
                    continue  # a street, a prize
                beside = (
                    after[:1].isupper() and self._words.language != "de" and self._words.language not in SLAVIC
                )
                if before.lower() not in self._words.bodies and (
                    not beside or after.lower() in self._words.titles
                ):
                    start = index - self._has_first_name(forms, index, begin, taken)
                    if (
                        start - 2 >= begin
                        and forms[start - 2] in {"von", "van"}
                        and forms[start - 1] in {"der", "den"}
                    ):
                        start -= 2  # von der Leyen
                    while self._words.language in SLAVIC and start > begin and forms[start - 1] in own:
                        start -= 1  # von der Leyen
                    names[number].append(Name(start, index + 1, "PER", 0.8))
            names[number].sort()
        for sentence in names:
            for name in sentence:
                if name.type == "PER":
                    words = list(forms[name.begin : name.end])
                    if words[-1] == ".":
                        words[-2:] = [words[-2] + "."]
                    if set(words[:-1]) <= own:
                        words = words[-1:]  # von der Leyen is who Ursula von der Leyen is
                    head = known.get(words[-1], words[-1])
                    firsts = self._words.first_cases(words[:-1], words[-1], head)
                    base[name.begin] = FirstCase((*firsts, head))


def _part_elisions(tokens: Tokens) -> None:
    """Make l'Italie, d'Emmanuel and dell'Ucraina two tokens each, in place."""
    cuts = {
        number: match.end()
        for number, form in enumerate(tokens.forms)
        if "'" in form and (match := _ELISION.match(form))
    }
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
    words = LocalWords(language, gazetteer())
    towns = TownRules(words) if language in WITH_TOWNS else None
    slavic = SlavicPeople(words) if language in SLAVIC else None
    return LanguageRules(words, PlaceRules(words, gazetteer()), PeopleRules(words), towns, slavic)
