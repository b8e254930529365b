"""What is known of names before any text is read: places, people's names, organisations, demonyms, common words.

Everything comes from the files in `data`; it is loaded once, at first use. Names of places and organisations are written there
token by token: "Standard & Poor 's".
"""

from collections.abc import Iterable
from functools import cache
from itertools import chain, compress, pairwise, repeat
from pathlib import Path

from triage.languages.english import dictionary, given_names, given_names_abroad, surnames, surnames_abroad

#: Kinds of places, by how much their name alone proves.
KINDS = ("country", "alias", "us_state", "capital", "city", "town")


#: Beside the code: `importlib.resources` costs more to import than the files to read.
DATA = Path(__file__).with_name("data")


def read(name: str) -> str:
    """The text of one of our data files."""
    return (DATA / name).read_text(encoding="utf-8")


class Phrases:
    """Names of one or more tokens, found longest first."""

    def __init__(self, values: dict[str, tuple[str, str]]) -> None:
        """`values`: what each name stands for; names are tokens apart by blanks."""
        self.values = values
        #: First token → how many tokens the longest name has that begins with it.
        self.heads = longest_by_head(values)

    def find(self, forms: list[str], begin: int, end: int) -> list[tuple[int, int, tuple[str, str]]]:
        """All names among these tokens, from left to right, none inside another."""
        heads = map(self.heads.__contains__, forms[begin:end])
        return self.find_at(forms, compress(range(begin, end), heads), end)

    def find_at(self, forms: list[str], places: Iterable[int], end: int) -> list[tuple[int, int, tuple[str, str]]]:
        """All names among these tokens, where it is known at which places one may begin."""
        found = []
        values, heads = self.values, self.heads
        after = 0
        for index in places:
            if index < after:
                continue
            for size in range(min(heads[forms[index]], end - index), 0, -1):
                value = values.get(forms[index] if size == 1 else " ".join(forms[index : index + size]))
                if value is not None:
                    after = index + size
                    found.append((index, after, value))
                    break
        return found


class Gazetteer:
    """All lists, ready for look-up."""

    def __init__(self) -> None:
        sections = _sections(read("words.txt"))
        self.titles = frozenset(sections["titles"])
        self.title_parts = frozenset(sections["title_parts"])
        self.not_names = frozenset(sections["not_names"])
        self.other_names = frozenset(sections["other_names"])
        self.diseases = frozenset(sections["diseases"])
        self.org_ends = frozenset(sections["org_ends"])
        self.org_starts = frozenset(sections["org_starts"])
        self.companies = frozenset(sections["companies"])
        self.place_ends = frozenset(sections["place_ends"])
        self.place_starts = frozenset(sections["place_starts"])
        self.place_sides = frozenset(sections["place_sides"])
        self.particles = frozenset(sections["particles"])
        self.said = frozenset(sections["said"])
        self.words = dictionary()
        self.first = given_names() | frozenset(sections["first_extra"])
        self.last = surnames()
        self.first_abroad = given_names_abroad()
        self.last_abroad = surnames_abroad()
        self.demonyms = {
            word.replace("_", " "): code for words, code in _pairs(read("demonyms.tsv")) for word in words.split()
        }
        #: First words of peoples of two words: "Costa Ricans".
        self.demonym_heads = frozenset(word.split(" ")[0] for word in self.demonyms if " " in word)
        self.places = Phrases(_places())
        listed = chain(*(zip(sections[kind], repeat(kind)) for kind in ("agencies", "organisations")))
        bodies = {name: ("ORG", kind) for name, kind in listed}
        for name in _names(read("organisations.txt")):
            bodies.setdefault(name, ("ORG", "organisations"))
        for name in list(bodies):
            # "Nafta", "Unesco": how British papers write acronyms that are spoken.
            if len(name) > 3 and name.isupper() and name.isalpha():
                spoken = name.capitalize()
                if name.lower() not in self.words and spoken not in self.first and spoken not in self.last:
                    bodies.setdefault(spoken, ("ORG", "organisations"))
        self.organisations = Phrases(bodies)
        #: Name → the full name of the same thing ("U.S." → "United States"), full names included.
        self.synonyms = dict(_synonyms(read("synonyms.txt")))
        self._capitals: dict[str, str] | None = None

    def is_place(self, word: str) -> bool:
        """Whether one word (a compound such as "Asia-Pacific" too) names a place or a people beyond much doubt."""
        place = self.places.values.get(word)
        return (place is not None and place[0] != "town") or word in self.demonyms

    def opens_name(self, word: str) -> bool:
        """Whether a word makes one expect a name: "Minister", "Shinzo"."""
        if not word[0].isupper() or word.isupper():
            return False
        return word.lower() in self.titles or (word in self.first and word.lower() not in self.words)

    def country(self, name: str) -> str | None:
        """The country code of a place; None where there is none or more than one."""
        place = self.places.values.get(name)
        return place[1] or None if place else None

    def cased(self, capitals: str) -> list[str] | None:
        """The well-known name that these blank-separated capitals are, as tokens."""
        if self._capitals is None:
            bodies = self.organisations.values
            places = reversed(self.places.values.items())
            listed = [*bodies, *(name for name, (kind, _) in places if kind != "town")]
            pairs = [(name.upper(), name) for name in listed]
            # "USDA" is no "Usda".
            pairs = [pair for pair in pairs if pair[0] not in bodies or " " in pair[1]]
            # Of names that look the same in capitals the first one counts.
            self._capitals = {word.upper(): word for word in reversed(self.demonyms)}
            self._capitals.update([pair for pair in reversed(pairs) if pair[0] != pair[1]])
        name = self._capitals.get(capitals)
        return name.split(" ") if name else None


def longest_by_head(names: Iterable[str]) -> dict[str, int]:
    """First token → how many tokens the longest of these names has that begins with it."""
    longest = dict.fromkeys([name for name in names if " " not in name], 1)
    for head, blank, rest in [name.partition(" ") for name in names if " " in name]:
        size = 2 + rest.count(blank)
        if size > longest.get(head, 0):
            longest[head] = size
    return longest


def _places() -> dict[str, tuple[str, str]]:
    """Place → its kind and country, which is nothing where it is in several; of several kinds the first counts."""
    rows = [line.split("\t") for line in read("geonames.tsv").split("\n") if line]
    rows += [["alias", code, name] for name, code in _pairs(read("places.tsv"))]
    rows.sort(key=lambda row: KINDS.index(row[0]))
    places: dict[str, tuple[str, str]] = {}
    # From the last to the first, each written over what is there.
    for kind, code, names in reversed(rows):
        places.update(zip(reversed(names.split("|")), repeat((kind, code))))
    return places


def _sections(text: str) -> dict[str, list[str]]:
    """The entries of each `[section]`; blanks part them, or "|" in sections that use it."""
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    marks = [number for number, line in enumerate(lines) if line.startswith("[")] + [len(lines)]
    found = {}
    for begin, end in pairwise(marks):
        body = " ".join(lines[begin + 1 : end])
        entries = [entry.strip() for entry in body.split("|")] if "|" in body else body.split()
        found[lines[begin].strip("[]")] = [entry for entry in entries if entry]
    return found


def _names(text: str) -> Iterable[str]:
    """Names parted by "|" and the ends of lines."""
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            yield from filter(None, line.split("|"))


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            left, _, right = line.partition("\t")
            yield left, right.strip()


def _synonyms(text: str) -> Iterable[tuple[str, str]]:
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            names = [name.strip() for name in line.split("|")]
            for name in names:
                yield name, names[0]


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of this process."""
    return Gazetteer()
