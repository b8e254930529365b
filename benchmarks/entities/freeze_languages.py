"""Freeze what is known of names in other languages: given names, and countries as each language calls them.

Given names come from Faker; countries and the cities of time zones from the Unicode CLDR as Babel ships it. Both are
unpacked wheels in one folder. Cities and regions that other languages call otherwise are listed by hand in
`exonyms.tsv`.

    python benchmarks/entities/freeze_languages.py FOLDER
"""

import importlib
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT / "triage" / "languages" / "data"
DATA = ROOT / "triage" / "entities" / "data"
#: Language → the Faker locales whose given names its newspapers are full of.
LOCALES = {
    "de": "de_DE de_AT de_CH", "fr": "fr_FR fr_BE fr_CA fr_CH", "es": "es_ES es_AR es_CL es_CO es_MX", "it": "it_IT",
    "pt": "pt_BR pt_PT", "nl": "nl_NL nl_BE", "pl": "pl_PL", "cs": "cs_CZ sk_SK", "ru": "ru_RU", "uk": "uk_UA",
}  # fmt: skip
#: Letters beyond a–z (or а–я) that words of the language are written with.
LETTERS = {
    "de": "äöüß", "fr": "àâçéèêëîïôûùüÿœæ", "es": "áéíñóúü", "it": "àèéìòù", "pt": "áâãàçéêíóôõú", "nl": "éèëïöü",
    "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "ru": "ё", "uk": "ґєіїй",
}  # fmt: skip
_LATIN, _CYRILLIC = "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщьюя"
#: CLDR regions that are no place anybody goes to.
_NO_PLACES = frozenset("001 EU EZ UN QO XA XB ZZ 202 419".split())


def given_names(language: str) -> list[str]:
    """First names of men and women, sorted."""
    found: set[str] = set()
    for locale in LOCALES[language].split():
        provider: Any = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for name in dir(provider):
            value = getattr(provider, name)
            if name.startswith("first_names") and isinstance(value, (tuple, list, dict)):
                found.update(part for entry in value for part in entry.split(" "))
    return sorted(name for name in found if len(name) > 2 and name[0].isupper() and _fits(name, language))


def _fits(name: str, language: str) -> bool:
    """Whether a name could be written so in the language."""
    base = _CYRILLIC if language in {"ru", "uk"} else _LATIN
    extra = LETTERS[language] + ("ыэъ" if language == "ru" else "")
    return all(letter in base or letter in extra or letter in " -'’" for letter in name.lower())


def places(language: str) -> dict[str, list[str]]:
    """Country code → names of the country and of its cities that lend their name to a time zone."""
    from babel import Locale
    from babel.core import get_global

    locale = Locale(language)
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in locale.territories.items():
        if code not in _NO_PLACES:
            found[code if code.isalpha() else ""].append(name)
    zones = get_global("zone_territories")
    for zone, names in locale.time_zones.items():
        if "city" in names and not zone.startswith(("Etc/", "Antarctica/")):
            found[zones.get(zone, "")].append(names["city"])
    return {
        code: list(dict.fromkeys(name for name in names if name[0].isupper() and not set("(&,") & set(name)))
        for code, names in found.items()
    }


def main(folder: str) -> None:
    """Write the data files."""
    sys.path.insert(0, folder)
    rows = []
    for language in LOCALES:
        names = given_names(language)
        (LISTS / f"given-names-{language}.txt").write_text(
            "".join(f"{name}\n" for name in names), encoding="utf-8", newline="\n"
        )
        found = places(language)
        rows += [f"{language}\t{code}\t{'|'.join(found[code])}\n" for code in sorted(found)]
    (DATA / "countries.tsv").write_text("".join(rows), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
