"""Names that an article has told once, found again where they stand alone; and the first case of each.

A surname is its bearer everywhere in the article, in whatever case; a town that a noun or preposition told is one
where nothing tells it.
"""

from functools import cached_property
from typing import NamedTuple

from triage.entities.local.first_case import (
    FirstCase,
    by_given_name,
    case_forms,
    first_cases,
    heads_of,
    is_mans_case,
    known_forms,
    womans,
)
from triage.entities.local.longer_names import LongerNames
from triage.entities.local.town_rules import TownRules
from triage.entities.local.word_run import WordRun
from triage.entities.local.words import LocalWords
from triage.entities.tokens import Name, Tokens
from triage.languages.function_words import is_function_word
from triage.languages.naming.person_naming import NAMED_AFTER


class _Surnames(NamedTuple):
    """The surnames of an article."""

    #: Every form of a surname → the one in the first case.
    heads: dict[str, str]
    #: Those that every newspaper names alone.
    alone: dict[str, str]
    #: Particles of its people: von der Leyen.
    particles: set[str]


class SurnameSpread:
    """Finds surnames by themselves in one language, and gives every form of a name the one in the first case."""

    def __init__(self, words: LocalWords) -> None:
        self._words = words
        self._naming = words.naming

    @cached_property
    def _well_known(self) -> dict[str, str]:
        """Forms of surnames that every newspaper names alone → in their first case."""
        return known_forms(self._words.language)

    def __call__(self, tokens: Tokens, names: list[list[Name]], base: dict[int, FirstCase]) -> None:
        """Add to the names of every sentence; `base` learns under what people are counted."""
        forms = tokens.forms
        known = self._surnames(forms, names)
        for number, (begin, end) in enumerate(tokens.sentences):
            if tokens.furniture[number] is None:
                continue
            taken = {index for name in names[number] for index in range(name.begin, name.end)}
            for index in range(begin, end):
                if forms[index] not in known.heads or index in taken:
                    continue
                run = WordRun(forms, begin, end, index, index + 1)
                if self._is_somebody(run, known):
                    start = self._start(run, taken, known.particles)
                    names[number].append(Name(start, index + 1, "PER", 0.8))
            names[number].sort()
        for sentence in names:
            for name in sentence:
                if name.type == "PER":
                    base[name.begin] = self._first_case(forms[name.begin : name.end], known)

    def _surnames(self, forms: list[str], names: list[list[Name]]) -> _Surnames:
        """The surnames of the people who are named in full, of those whom everybody knows, and in all their forms."""
        full = [
            name
            for sentence in names
            for name in sentence
            if name.type == "PER" and name.end - name.begin > 1 and forms[name.end - 1] != "."
        ]
        capitals = {form for form in forms if form[0].isupper() and len(form) > 2}
        alone = {form: self._well_known[form] for form in capitals & self._well_known.keys()}
        heads = self._heads(forms, full, capitals)
        bent = {
            form: head for head in dict.fromkeys(heads.values()) for form in case_forms(head, self._words.language)
        }
        particles = {
            form
            for name in full
            if forms[name.begin] not in self._words.particles
            for form in forms[name.begin : name.end]
            if form in self._words.particles
        }
        return _Surnames({**self._parts_alone(forms, full), **alone, **bent, **heads}, alone, particles)

    def _heads(self, forms: list[str], full: list[Name], capitals: set[str]) -> dict[str, str]:
        """Surname as found → in the first case, as a woman or a man bears it."""
        words = self._words
        surnames = sorted({forms[name.end - 1] for name in full if len(forms[name.end - 1]) > 2})
        heads = heads_of(surnames, capitals, words.language)
        for name in full:
            surname = forms[name.end - 1]
            if surname not in surnames:
                continue  # the initial of a suspect, the number of a pope
            given = next(filter(words.is_given, forms[name.begin : name.end - 1]), forms[name.begin])
            head = heads.get(surname, surname)
            told = by_given_name(given, surname, words)
            if head == surname or (told != surname and head[-1] in "аaя" and told[-1] not in "аaяą"):
                head = told  # Виталию Милонову is Милонов, though Милонова stands in the article, too
            heads[surname] = head if is_mans_case(given, surname, words) else womans(given, head, words)
        return heads

    def _parts_alone(self, forms: list[str], full: list[Name]) -> dict[str, str]:
        """Parts of whole names by which Romance papers call somebody afterwards: Geddel, of Geddel Vieira Lima."""
        words = self._words
        if not self._naming.links_places:
            return {}
        parts = {form for name in full for form in forms[name.begin : name.end - 1]}
        return {
            form: form
            for form in sorted(parts)
            if len(form) > 3 and words.is_strange(form) and not words.is_given(form)
        }

    def _is_somebody(self, run: WordRun, known: _Surnames) -> bool:
        """Whether a surname by itself is its bearer, and no part of another name."""
        words = self._words
        if run.opens and is_function_word(run.first.lower(), words.language):
            return False
        if run.first in known.alone and self._is_called_after(run):
            return False  # a street, a prize
        beside = self._naming.is_plain and run.after[:1].isupper()
        return run.before.lower() not in words.bodies and (not beside or run.after.lower() in words.titles)

    def _is_called_after(self, run: WordRun) -> bool:
        """Whether a street, a prize, a school bears a well-known surname: улица Льва Толстого, Masarykova univerzita."""
        words = self._words
        if run.before in words.nouns or run.before in NAMED_AFTER:
            return True
        if not self._naming.has_cases:
            return False
        place = run.start - 1
        while place > max(run.begin, run.start - 4) and run.forms[place][0].isupper():
            place -= 1  # náměstí T. G. Masaryka
        earlier = run.at(place).lower() if run.before[:1].isupper() else ""
        return earlier in NAMED_AFTER or earlier in words.bodies or run.after.lower() in words.bodies

    def _start(self, run: WordRun, taken: set[int], particles: set[str]) -> int:
        """Where the name begins whose surname this is: with a first name that no list has, with its particles."""
        start = run.start - self._has_first_name(run, taken)
        if run.at(start - 2) in {"von", "van"} and run.at(start - 1) in {"der", "den"}:
            start -= 2  # von der Leyen
        while self._naming.has_cases and start > run.begin and run.forms[start - 1] in particles:
            start -= 1
        return start

    def _has_first_name(self, run: WordRun, taken: set[int]) -> bool:
        """Whether the capital before a surname is a first name that no list has: "Kenji" Fujimori."""
        words, before = self._words, run.before
        if self._naming.has_cases or not before or run.start - 1 in taken:
            return False
        if self._naming.capital_nouns:
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

    def _first_case(self, name: list[str], known: _Surnames) -> FirstCase:
        """What a person is counted under."""
        if name[-1] == ".":
            name[-2:] = [name[-2] + "."]
        if known.particles.issuperset(name[:-1]):
            name = name[-1:]  # von der Leyen is who Ursula von der Leyen is
        head = known.heads.get(name[-1], name[-1])
        return FirstCase((*first_cases(name[:-1], name[-1], head, self._words), head))


class PlaceSpread:
    """Finds towns again, by themselves, that some noun or preposition told elsewhere in the article."""

    def __init__(self, longer: LongerNames) -> None:
        self._longer = longer

    def __call__(self, tokens: Tokens, names: list[list[Name]], base: dict[int, FirstCase]) -> None:
        """Add to the names of every sentence."""
        towns = _towns(tokens.forms, names, base)
        if not towns:
            return
        for number, (begin, end) in enumerate(tokens.sentences):
            if tokens.furniture[number] is None:
                continue
            sentence = WordRun.sentence(tokens.forms, begin, end)
            taken = {index for name in names[number] for index in range(name.begin, name.end)}
            for town in towns:
                names[number] += self._again(sentence, town, taken)
            names[number].sort()

    def _again(self, sentence: WordRun, town: tuple[str, ...], taken: set[int]) -> list[Name]:
        """Where a sentence has a town."""
        forms, size = sentence.forms, len(town)
        return [
            Name(index, index + size, "LOC", 0.75)
            for index in range(sentence.begin, sentence.end - size + 1)
            if forms[index] == town[0]
            and tuple(forms[index : index + size]) == town
            and taken.isdisjoint(range(index, index + size))
            and self._longer.stands_alone(sentence.part(index, index + size))
        ]


def _towns(forms: list[str], names: list[list[Name]], base: dict[int, FirstCase]) -> set[tuple[str, ...]]:
    """The towns of an article that no list has, and nobody in it is called like."""
    found = [name for sentence in names for name in sentence]
    borne = {form for name in found if name.type == "PER" for form in forms[name.begin : name.end]}
    towns = {
        tuple(forms[name.begin : name.end])
        for name in found
        if name.type == "LOC" and name.begin not in base and len(forms[name.begin]) > 3
    }
    return {town for town in towns if borne.isdisjoint(town)}


def spread_towns(rules: TownRules, tokens: Tokens, names: list[list[Name]], base: dict[int, FirstCase]) -> None:
    """Find the listed towns of an article again where nothing but their name tells them."""
    named = {
        " ".join(base[name.begin].forms)
        for sentence in names
        for name in sentence
        if name.type == "LOC" and name.begin in base
    }
    if not named:
        return
    for number, (begin, end) in enumerate(tokens.sentences):
        if tokens.furniture[number] is not None:
            taken = {index for name in names[number] for index in range(name.begin, name.end)}
            more = rules(WordRun.sentence(tokens.forms, begin, end), names[number], base, named)
            free = [name for name in more if taken.isdisjoint(range(name.begin, name.end))]
            names[number] = sorted([*names[number], *free])
