"""Towns, regions and rivers in the cases of Slavic languages, and what speaks for it that one is meant.

A small town needs a preposition, a noun or another place before it, for many a town is a surname or a word too; a large
one does not. The list is opened letter by letter: an article names few towns of many.
"""

from functools import cache
from itertools import product
from typing import NamedTuple

from triage.entities.gazetteer import read
from triage.entities.local.exonyms import OTHER_WORDS, rows_of
from triage.languages.naming.place_endings import forms_of_place

#: Languages with a list of towns.
WITH_TOWNS = frozenset({"pl", "cs", "ru", "uk"})
#: More often another word than the place.
_OTHER_WORDS = frozenset(
    "Мале Тойота Toyota Wola Król Kowal Zator Rynek Zachód Wschód Północ Południe Sejm Skała Chata Kąty Polana Senat Trump Most Hrad Svoboda Ves "
    "Киров Королёв Жуков Чехов Октябрь Труд Советы Союз Лига Юность Север Юг Запад Партия Рада Слобода".split()
)


class Town(NamedTuple):
    """A place as the list has it."""

    name: str
    #: The two letters of its country, empty where it lies in more than one.
    country: str
    #: Known so well that it needs no sign beside it.
    is_large: bool


class LocalTowns:
    """The towns of one language: tokens in any case → the town."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._rows: dict[str, list[Town]] = {}
        self._words: dict[str, dict[str, Town]] = {}
        self._phrases: dict[str, dict[str, list[tuple[list[str], Town]]]] = {}
        if language in WITH_TOWNS:
            self._load()

    def _load(self) -> None:
        regions = [
            row.split("\t", 1)[1]
            for row in read("regions.tsv").splitlines()
            if row.startswith(self._language + "\t")
        ]
        rows = [(row, True) for row in regions]
        rows += [(f"{code}\t{'|'.join(names)}", True) for code, names in rows_of(self._language)]
        rows += [(row, row[2:3] == "+") for row in read(f"towns-{self._language}.tsv").splitlines()]
        for row, is_large in rows:
            code, names = row.split("\t")
            for name in names.split("|"):
                if (
                    name not in _OTHER_WORDS
                    and name not in OTHER_WORDS
                    and not name.startswith(("Ceuta ", "Сеут"))
                ):
                    self._rows.setdefault(_key(name), []).append(Town(name, code[:2], is_large))

    def find(self, forms: list[str], index: int, end: int) -> tuple[int, Town] | None:
        """Where the longest town that begins here ends, and which it is."""
        first = forms[index].lower()
        key = _key(first)
        if key not in self._rows:
            return None
        if key not in self._words:
            self._open(key)
        for rest, town in self._phrases[key].get(first, ()):
            stop = index + 1 + len(rest)
            if stop <= end and all(map(self._is_case_of, forms[index + 1 : stop], rest)):
                return stop, town
        single = self._words[key].get(first)
        return (index + 1, single) if single else None

    def _open(self, key: str) -> None:
        """Bend the names that begin with these letters."""
        words: dict[str, Town] = {}
        phrases: dict[str, list[tuple[list[str], Town]]] = {}
        towns = sorted(self._rows[key], key=lambda town: not town.is_large)
        for town in towns:
            if " " not in town.name:
                words.setdefault(town.name.lower(), town)
        for town in towns:
            first, *rest = town.name.split(" ")
            parts = first.split("-")
            if (
                len(parts) == 3 and len(parts[1]) < 4 and not rest
            ):  # Ростов-на-Дону, as it is taken apart into tokens
                for form in self._cases(parts[0].lower()):
                    phrases.setdefault(f"{form}-{parts[1]}", []).append((["-", parts[2]], town))
            for form in self._cases(first.lower()):
                if rest:
                    phrases.setdefault(form, []).append((rest, town))
                else:
                    words.setdefault(form, town)
        for found in phrases.values():
            found.sort(key=lambda row: -len(row[0]))
        self._words[key], self._phrases[key] = words, phrases

    def _cases(self, word: str) -> set[str]:
        parts = word.split("-")
        bent = [{part, *forms_of_place(part, self._language)} if len(part) > 2 else {part} for part in parts]
        return {"-".join(forms) for forms in product(*bent)} if len(parts) < 4 else {word}

    def _is_case_of(self, form: str, word: str) -> bool:
        return form == word or (
            form[0].isupper() == word[0].isupper()
            and len(word) > 2
            and form.lower() in self._cases(word.lower())
            and word not in {"nad", "pod", "na"}
        )


def _key(name: str) -> str:
    return name[:2].lower().replace("ó", "o")


@cache
def towns_of(language: str) -> LocalTowns:
    """The towns of a language; an empty list for one without."""
    return LocalTowns(language)
