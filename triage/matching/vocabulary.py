"""The token dictionary: each distinct token is looked at once, for all profiles together.

`Vocabulary` maps a surface token to an `Entry`, or to None where no profile can use it. It is a dict whose misses
are computed, so that a batch of a million tokens is one `map` in C.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from msgspec import Struct

from triage.matching.compile import Needle, Pattern
from triage.matching.fold import fold
from triage.matching.forms import bases
from triage.matching.fuzzy import FuzzyIndex
from triage.matching.match import KINDS, Kind
from triage.matching.tokens import BOUNDARY
from triage.matching.translit import latin

KIND_NUMBER: dict[Kind, int] = {kind: number for number, kind in enumerate(KINDS)}
#: Articles and prepositions that lean on the next word: "l'Élysée", "dell'Italia", "d'Estaing".
ELIDED = frozenset("l d j m n s t c qu dell all nell sull dall un quell sant".split())


class Sighting(Struct, frozen=True):
    """How one token satisfies one needle; the trims cut "l'" and "'s" off the token's span."""

    kind: int
    similarity: float
    trim_start: int = 0
    trim_end: int = 0
    #: Counts in a line of capitals only if it stands cased elsewhere.
    wants_cased: bool = False


class Single(Struct, frozen=True):
    """A one-token pattern that this token satisfies."""

    pattern: int
    sighting: Sighting


class Anchored(Struct, frozen=True):
    """A longer pattern whose anchor this token is."""

    pattern: int
    needles: tuple[int, ...]
    anchor: int


class Entry(Struct, frozen=True):
    """All that a token can mean to the profiles."""

    singles: tuple[Single, ...]
    anchored: tuple[Anchored, ...]
    needles: dict[int, Sighting]


class Vocabulary(dict[str, Entry | None]):
    """Patterns of all profiles, seen from the token; one for each language that stems differently.

    Patterns are numbered by their position in `patterns`.
    """

    def __init__(self, patterns: Iterable[Pattern], language: str, known_words: Collection[str] = ()) -> None:
        super().__init__()
        self[BOUNDARY] = Entry((), (), {})
        self.language = language
        self._needle_ids: dict[Needle, int] = {}
        self._needles: list[Needle] = []
        self._exact: defaultdict[str, list[int]] = defaultdict(list)
        self._bases: defaultdict[tuple[str, str], defaultdict[str, list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._prefixes: defaultdict[str, list[int]] = defaultdict(list)
        self._prefix_lengths: list[int] = []
        self._wild: list[tuple[re.Pattern[str], int]] = []
        self._fuzzy = FuzzyIndex(known_words)
        self._fuzzy_needles: dict[int, list[int]] = {}
        self._translit: defaultdict[str, list[int]] = defaultdict(list)
        self._singles: defaultdict[int, list[int]] = defaultdict(list)
        self._anchored: defaultdict[int, list[Anchored]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            ids = tuple(self._intern(needle) for needle in pattern.needles)
            if len(ids) == 1:
                self._singles[ids[0]].append(number)
            else:
                self._anchored[ids[pattern.anchor]].append(Anchored(number, ids, pattern.anchor))
        self._prefix_lengths = sorted({len(prefix) for prefix in self._prefixes})

    def _intern(self, needle: Needle) -> int:
        known = self._needle_ids.get(needle)
        if known is not None:
            return known
        number = self._needle_ids[needle] = len(self._needles)
        self._needles.append(needle)
        if needle.as_ == "wildcard":
            self._wild.append((_wildcard(needle.folded), number))
        elif needle.as_ == "prefix":
            self._prefixes[needle.folded].append(number)
        else:
            self._index_word(needle, number)
        return number

    def _index_word(self, needle: Needle, number: int) -> None:
        self._exact[needle.folded].append(number)
        language = needle.language or self.language
        if needle.forms != "exact":
            index = self._bases[needle.forms, language]
            for base in bases(needle.folded, needle.forms, language):
                index[base].append(number)
        if needle.fuzzy != "off":
            word = self._fuzzy.add(needle.folded, surface=needle.surface, mode=needle.fuzzy, language=language)
            self._fuzzy_needles.setdefault(word, []).append(number)
        if needle.translit:
            self._translit[latin(needle.folded)].append(number)

    def __missing__(self, surface: str) -> Entry | None:
        """Work out a token that was never met before."""
        sightings: dict[int, Sighting] = {}
        core = surface.strip("'")
        trim_end = 0
        if core[-2:] in {"'s", "'S", "’s", "’S"}:
            core, trim_end = core[:-2], 2
        if core:
            self._look_up(core, 0, trim_end, sightings)
            cut = core.find("'")
            if cut > 0 and core[:cut].lower() in ELIDED:
                self._look_up(core[cut + 1 :], cut + 1, trim_end, sightings)
        entry = self._entry(sightings) if sightings else None
        self[surface] = entry
        return entry

    def _entry(self, sightings: dict[int, Sighting]) -> Entry | None:
        singles = [
            Single(pattern, sighting)
            for needle, sighting in sightings.items()
            for pattern in self._singles.get(needle, ())
        ]
        anchored = [found for needle in sightings for found in self._anchored.get(needle, ())]
        return Entry(tuple(singles), tuple(anchored), sightings)

    def _look_up(self, core: str, trim_start: int, trim_end: int, sightings: dict[int, Sighting]) -> None:
        """Add what `core` satisfies; the first way found is the best, in the order of kinds."""
        folded = fold(core)

        def see(number: int, kind: Kind, similarity: float = 1.0) -> None:
            if number not in sightings:
                needle = self._needles[number]
                if _case_fits(needle, core):
                    wants_cased = needle.is_common and core.isupper()
                    sightings[number] = Sighting(KIND_NUMBER[kind], similarity, trim_start, trim_end, wants_cased)

        for number in self._exact.get(folded, ()):
            same = _same_accents(self._needles[number], core)
            if same or self._needles[number].accents == "ignore":
                see(number, "exact" if same else "accent")
        for (forms, language), index in self._bases.items():
            for base in bases(folded, forms, language):  # type: ignore[arg-type]
                for number in index.get(base, ()):
                    if self._needles[number].accents == "ignore" or core.isascii():
                        see(number, "form")
        if self._translit and not core.isascii():
            for number in self._translit.get(latin(folded), ()):
                see(number, "translit")
        for length in self._prefix_lengths:
            for number in self._prefixes.get(folded[:length], ()):
                see(number, "prefix")
        for pattern, number in self._wild:
            if pattern.fullmatch(folded) or pattern.fullmatch(core.lower()):
                see(number, "wildcard")
        if self._fuzzy_needles:
            for word, similarity, kind in self._fuzzy.find(folded, surface=core, language=self.language):
                for number in self._fuzzy_needles[word]:
                    see(number, kind, similarity)


def _case_fits(needle: Needle, core: str) -> bool:
    case = needle.case
    if case == "ignore":
        return True
    if case == "acronym" and core == needle.surface.capitalize():
        return True
    if case in {"upper", "acronym"}:
        # A plural of an acronym keeps its small s: "NGOs".
        return core.isupper() or (core[-1:] == "s" and core[:-1].isupper() and not needle.folded.endswith("s"))
    if case == "capitalized":
        return core[:1].isupper()
    shared = _shared_length(needle.surface, core)
    return core[:shared] == needle.surface[:shared]


def _shared_length(first: str, second: str) -> int:
    length = 0
    for one, other in zip(first.lower(), second.lower(), strict=False):
        if one != other:
            break
        length += 1
    return min(length, len(first), len(second))


def _same_accents(needle: Needle, core: str) -> bool:
    """Equal but for case; Turkish İ and the like are compared by their folded forms."""
    from unicodedata import normalize

    if core.isascii() and needle.surface.isascii():
        return True
    return normalize("NFC", core.casefold()) == normalize("NFC", needle.surface.casefold())


def _wildcard(text: str) -> re.Pattern[str]:
    return re.compile(
        "".join(r"\w*" if char == "*" else r"\w" if char == "?" else re.escape(char) for char in text)
    )
