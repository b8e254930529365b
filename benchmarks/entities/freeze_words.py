"""Freeze what large texts show of English words: their company (Brown clusters) and how often they have a capital.

Reads an unpacked wheel of `spacy-lookups-data`; and names of people all over the world from an unpacked `Faker`.

    python benchmarks/entities/freeze_words.py LOOKUPS_FOLDER FAKER_FOLDER
"""

import gzip
import importlib
import json
import pkgutil
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from freeze import PLAIN, wrapped

from triage.entities.gazetteer import gazetteer
from triage.entities.word_scores import line_of

DATA = Path(__file__).resolve().parents[2] / "triage" / "entities" / "data"
LISTS = Path(__file__).resolve().parents[2] / "triage" / "languages" / "data"
#: The most frequent words that have a cluster; more of them are names seen once.
WORDS = 60_000
#: Bits of a cluster that are kept: features look at the first 4, 6 and 10.
BITS = 10
#: Log probability above which a capitalised word is frequent enough to say something; of a word never seen small.
SEEN, UNSEEN = -16.5, -18.5
#: Natural logarithm of the odds of a capital to one bucket.
STEP, MOST = 1.5, 4
#: So many that a line has a dozen entries.
LINES = 1 << 13


def table(folder: Path, name: str) -> dict[str, Any]:
    """One table of the wheel."""
    found: dict[str, Any] = json.loads(gzip.decompress((folder / f"en_lexeme_{name}.json.gz").read_bytes()))
    return found


def clusters(cluster: dict[str, int], log: dict[str, float]) -> dict[str, str]:
    """Word → its cluster's first bits. The wheel has them as numbers whose lowest bit comes first."""
    words = [
        word for word, number in cluster.items() if number and word.replace(".", "").replace("-", "").isalpha()
    ]
    words = sorted(words, key=lambda word: (-log.get(word, -30), word))[:WORDS]
    return {word: f"{cluster[word]:b}"[::-1][:BITS] for word in words}


def capitals(log: dict[str, float]) -> dict[str, int]:
    """Word in small letters → its bucket, from always small to always capital."""
    found = {}
    for word, seen in log.items():
        if seen > SEEN and word.isalpha() and word.istitle():
            odds = seen - log.get(word.lower(), UNSEEN)
            found[word.lower()] = max(-MOST, min(MOST, round(odds / STEP)))
    return found


def usage_lines(bits: Mapping[str, str], odds: Mapping[str, int]) -> str:
    """The file of `Usage`: every entry in the line in which it is looked for, between blanks."""
    entries = [(word.lower(), f"{word}={value}") for word, value in bits.items()]
    entries += [(word, f"{word}:{value}") for word, value in odds.items()]
    lines: list[list[str]] = [[] for _ in range(LINES)]
    for lower, entry in sorted(entries):
        lines[line_of(lower, LINES)].append(entry)
    return "\n".join(f" {' '.join(line)} " for line in lines)


def world_names() -> tuple[set[str], set[str]]:
    """Given names and surnames in Latin letters, with and without accents, that are no English word and no place."""
    import faker.providers.person as people

    known = gazetteer()
    given: set[str] = set()
    last: set[str] = set()
    for module in pkgutil.iter_modules(people.__path__):
        if not module.ispkg:
            continue
        provider: Any = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for name in dir(provider):
            value = getattr(provider, name)
            if not isinstance(value, (tuple, list, dict)) or any(
                part in name for part in ("format", "prefix", "suffix", "language", "title")
            ):
                continue
            surname = any(part in name for part in ("last", "sur", "family"))
            if surname or "first" in name or "given" in name:
                entries = [entry[-1] if isinstance(entry, tuple) else entry for entry in value]
                for entry in entries:
                    if isinstance(entry, str):
                        (last if surname else given).update(spellings(entry))

    def fits(name: str) -> bool:
        return name.lower() not in known.words and name not in known.places.values

    return set(filter(fits, given)), set(filter(fits, last))


def spellings(entry: str) -> set[str]:
    """The words of a name as a newspaper may print them."""
    found = set()
    for part in entry.split():
        name = part.title() if part.isupper() else part
        letters = unicodedata.normalize("NFKD", name.translate(PLAIN))
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
        found |= {name, plain}
    return {
        name for name in found
        if len(name) > 1 and name[0].isupper() and name.replace("-", "").replace("'", "").isalpha()
        and "LATIN" in unicodedata.name(name[0], "")
    }  # fmt: skip


def main(lookups: str, folder: str) -> None:
    """Write the data files."""
    sys.path.insert(0, folder)
    source = Path(lookups) / "spacy_lookups_data" / "data"
    log = table(source, "prob")
    lines = usage_lines(clusters(table(source, "cluster"), log), capitals(log))
    (DATA / "usage.txt").write_text(lines, encoding="utf-8", newline="\n")
    given, last = world_names()
    known = gazetteer()
    (LISTS / "given-names-abroad-en.txt").write_text(
        wrapped(sorted(given - known.first)), encoding="utf-8", newline="\n"
    )
    (LISTS / "surnames-abroad-en.txt").write_text(
        wrapped(sorted(last - known.last)), encoding="utf-8", newline="\n"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
