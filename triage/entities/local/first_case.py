"""A name in several cases as one: Tuska and Tuskowi are Tusk, Гасимовой is Гасимова."""

from functools import cache
from typing import NamedTuple

from triage.entities.local.words import LocalWords
from triage.languages.naming.given_cases import VOWELS
from triage.languages.naming.name_endings import forms_of_name
from triage.languages.naming.person_naming import naming
from triage.languages.naming.surname_cases import first_case_of_surname
from triage.languages.naming.well_known import well_known_surnames

#: How surnames end in the first case, where their ending tells them.
_FIRST_CASES = {
    "pl": ("ski", "cki", "wicz", "czyk"), "cs": ("ský", "cký", "ová"),
    "ru": ("ский", "цкий", "ов", "ев", "ин", "ова", "ева", "ина"), "uk": ("ський", "цький", "енко", "ов", "ев", "ін", "чук"),
}  # fmt: skip
#: Endings of surnames that women bear in another form.
_WOMENS = {
    "ru": (("ов", "ова"), ("ев", "ева"), ("ин", "ина"), ("ский", "ская")),
    "uk": (("ський", "ська"), ("ов", "ова"), ("ев", "ева"), ("єв", "єва"), ("ін", "іна")),
}
_MENS_NAMES = frozenset(
    "Илья Ілля Никита Микита Лука Фома Кузьма Микола Данила Петра Олекса Kuba Barnaba Bonawentura Jarda Honza Franta Tonda Standa Саша Женя Лёша Ваня Коля Миша Паша Юра Вова Дима Андреа".split()
)


#: How Czech surnames of women end, whatever the case, and those that have none.
_WOMANS = ("á", "é", "ou", "í", "o", "u", "y", "i")
#: Surnames of men in another case than the first.
_MANS = ("ego", "wicza", "czyka", "ého", "ого", "вича", "енка", "чука")
#: Nouns of regions, as they are spelt in Russian and Ukrainian.
_REGIONS = ("область", "район", "край", "округ", "губерния", "губернія", "республика", "республіка", "уезд")


class FirstCase(NamedTuple):
    """What a mention is counted under."""

    #: The tokens of the name in its first case.
    forms: tuple[str, ...]
    #: The two letters of a place's country, where the list tells it.
    country: str = ""


def case_forms(surname: str, language: str) -> set[str]:
    """A surname and its forms, capitalised."""
    forms = {surname}
    if naming(language).has_cases or naming(language).joins_words:
        forms |= {form.capitalize() for form in forms_of_name(surname.lower(), language)}
    return forms


def region_in_first_case(adjective: str, noun: str) -> FirstCase:
    """The name of a region of Russia or Ukraine in the first case.

    >>> region_in_first_case("Вологодской", "области").forms, region_in_first_case("Рахівському", "районі").forms
    (('Вологодская', 'область'), ('Рахівський', 'район'))
    """
    stem, found, _ = adjective.rpartition("сь" if "ськ" in adjective else "ск")
    first = next((first for first in _REGIONS if noun.startswith(first[:-1])), noun)
    if not found:
        return FirstCase((adjective, noun))
    if found == "сь":
        return FirstCase((stem + ("ська" if first[-1] in "ьяа" else "ський"), first))
    return FirstCase((stem + ("ская" if first[-1] in "ьяа" else "ский"), first))


@cache
def known_forms(language: str) -> dict[str, str]:
    """Forms of surnames that every newspaper names alone → in their first case."""
    famous = sorted(well_known_surnames(language))
    forms = {form: name for name in famous for form in sorted(case_forms(name, language))}
    return {**forms, **{name: name for name in famous}}


def is_case_of_known(form: str, language: str) -> bool:
    """Whether a word is a form of a surname that every newspaper names alone."""
    return form in known_forms(language)


def heads_of(surnames: list[str], capitals: set[str], language: str) -> dict[str, str]:
    """Surname as found → the one of which it is a case, in the article or by its ending: Tuska, Tuskowi → Tusk."""
    if not naming(language).has_cases:
        return {surname: surname for surname in surnames}
    heads: dict[str, str] = {}
    for surname in sorted(surnames, key=lambda form: (len(form), form)):
        near = sorted(
            (form for form in capitals if form != surname and form[:3] == surname[:3]), key=lambda f: (len(f), f)
        )
        head = next((form for form in near if surname in case_forms(form, language)), None)
        heads[surname] = head or _first_case(surname, language) or surname
    return heads


def _first_case(surname: str, language: str) -> str:
    """The surname of which a telling ending shows this to be a case; empty where it shows nothing.

    >>> _first_case("Лавровым", "ru"), _first_case("Sikorskiego", "pl"), _first_case("Merkel", "pl")
    ('Лавров', 'Sikorski', '')
    """
    for ending in _FIRST_CASES.get(language, ()):
        for length in range(3, len(surname)):
            if surname[:length].endswith(ending[: max(2, len(ending) - 1)]):
                for form in (surname[:length], surname[:length] + ending[-1]):
                    if form != surname and form.endswith(ending) and surname in case_forms(form, language):
                        return form
    return ""


def by_given_name(given: str, surname: str, words: LocalWords) -> str:
    """The surname in the first case, if the given name before it stands in another: Andrzejem Wajdą → Wajda."""
    first = words.bent_given[given] if is_mans_case(given, surname, words) else _given(given, words)
    if not words.naming.has_cases or first == given or len(surname) < 4:
        return surname
    is_womans = first[-1] in "aаяeе" and first not in _MENS_NAMES
    return first_case_of_surname(surname, words.language, is_womans=is_womans)


def womans(given: str, surname: str, words: LocalWords) -> str:
    """The surname as a woman bears it, if the given name is a woman's: Гасимовой → Гасимова, not Гасимов."""
    first = _given(given, words)
    if first[-1] in "ая" and first not in _MENS_NAMES:
        for his, hers in _WOMENS.get(words.language, ()):
            if surname.endswith(his):
                return surname[: len(surname) - len(his)] + hers
    return surname


def _given(given: str, words: LocalWords) -> str:
    """A given name in its first case."""
    return given if given in words.given else words.bent_given.get(given, given)


def is_mans_case(given: str, surname: str, words: LocalWords) -> bool:
    """Whether a woman's name is rather a case of a man's: Stanisława Dolińskiego, Karla Čapka."""
    return given in words.bent_given and (
        surname.endswith(_MANS)
        or (words.language == "cs" and not surname.endswith(_WOMANS))
        or (set(surname) <= set("IVX") and words.bent_given[given][-1] not in VOWELS)
    )


def first_cases(names: list[str], surname: str, head: str, words: LocalWords) -> list[str]:
    """Given names and patronymics in the first case, by what their neighbours tell: Stanisława Dolińskiego, Jana Pawła."""
    bent = [name for name in names if name not in words.given and name in words.bent_given]
    if not bent and surname != head and head[-1] not in VOWELS:  # Roberta Dudka, who is Dudek elsewhere
        bent = [name for name in names if name in words.bent_given and words.bent_given[name][-1] not in VOWELS]
    is_mans = bool(bent) and words.bent_given[bent[0]][-1] not in VOWELS
    cases = []
    for name in names:
        first = _given(name, words)
        if first == name and ((is_mans and name in words.bent_given) or is_mans_case(name, surname, words)):
            first = words.bent_given[name]
        elif first == name and bent and words.naming.is_cyrillic:
            first = first_case_of_surname(name, words.language, is_womans=not is_mans)
        cases.append(first)
    return cases
