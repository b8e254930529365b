"""Given names in the cases of Slavic languages: Pavla is Pavel, Олександри is Олександра."""

from functools import cache

from triage.languages.naming.given_names import given_names
from triage.languages.naming.name_endings import forms_of_name

#: Those that lose a vowel.
_IRREGULAR = {
    "cs": {"Karel": "Karla Karlovi Karlem Karle Karlu", "Pavel": "Pavla Pavlovi Pavlem Pavle Pavlu", "Zdeněk": "Zdeňka Zdeňkovi Zdeňkem Zdeňku", "Luděk": "Luďka Luďkovi Luďkem Luďku"},
    "ru": {"Павел": "Павла Павлу Павлом Павле", "Пётр": "Петра Петру Петром Петре", "Лев": "Льва Льву Львом Льве", "Любовь": "Любови Любовью", "Илья": "Ильи Илье Илью Ильёй Ильей"},
    "uk": {"Лев": "Лева Леву Левом Леві", "Павло": "Павла Павлу Павлові Павлом", "Ігор": "Ігоря Ігорю Ігореві Ігорем", "Петро": "Петра Петру Петрові Петром"},
    "pl": {"Paweł": "Pawła Pawłowi Pawłem Pawle", "Jerzy": "Jerzego Jerzemu Jerzym", "Mateusz": "Mateusza Mateuszowi Mateuszem Mateuszu",
        "Kacper": "Kacpra Kacprowi Kacprem Kacprze", "Aleksander": "Aleksandrowi Aleksandrem Aleksandrze"},
}  # fmt: skip
#: How women's names end.
VOWELS = frozenset("aeoyuаеоуияюіїє")
#: A given name stands in these hardly ever.
_PLURALS = ("ов", "ев", "ів", "їв", "ам", "ами", "ах", "ów", "owie", "ami", "ach", "ům")


@cache
def _irregular(language: str) -> dict[str, str]:
    return {form: name for name, forms in _IRREGULAR.get(language, {}).items() for form in forms.split()}


def given_in_case(form: str, language: str) -> str:
    """The given name that loses a vowel in this case, surname though it may be; empty where it is none.

    >>> given_in_case("Pavlem", "cs"), given_in_case("Novákem", "cs")
    ('Pavel', '')
    """
    return _irregular(language).get(form, "")


@cache
def bent_given_names(language: str) -> dict[str, str]:
    """Given name in another case → as it is written in the first.

    >>> bent_given_names("cs")["Pavlem"], bent_given_names("ru")["Анатолия"]
    ('Pavel', 'Анатолий')
    """
    irregular = _irregular(language)
    bent = dict(irregular)
    # A woman's name goes before a man's that has the same form only in the plural: Олександри, Лесі.
    womans: dict[str, str] = {}
    for name in sorted(given_names(language)):
        if language in {"pl", "cs"} and not name.isalpha():
            continue
        for form in sorted(_forms(name, language)):
            if not form.endswith(_PLURALS):
                known = womans if name[-1] in VOWELS and form[-1] in "іеыи" else bent
                known.setdefault(form.capitalize(), name)
    bent.update((form, name) for form, name in womans.items() if form not in irregular)
    return bent


def _forms(name: str, language: str) -> frozenset[str]:
    """The forms of a name in small letters."""
    if name.endswith("ий"):  # Анатолия, though surnames in -ий are adjectives
        return frozenset(name[:-1].lower() + ending for ending in ("я", "ю", "ем", "и", "єм"))
    if language == "cs" and name.endswith(("ie", "ia")):  # Lucie, Lucii
        return frozenset(name[:-1].lower() + ending for ending in ("i", "í", "e"))
    return frozenset(forms_of_name(name.lower(), language))
