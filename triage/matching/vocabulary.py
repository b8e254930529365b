"""The token dictionary: each distinct token is looked at once, for all profiles together.

`Vocabulary` maps a surface token to a meaning, or to None where no profile can use it. It is a dict whose misses
are computed, so that a batch of a million tokens is one `map` in C.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from triage.matching.match import KINDS, Kind
from triage.matching.needle_index import NeedleIndex
from triage.matching.needles import is_possessive
from triage.matching.pattern import Needle, Pattern, case_fits
from triage.matching.tokens import BOUNDARY

if TYPE_CHECKING:
    from triage.matching.fuzzy.index import FuzzyIndex

KIND_NUMBER: dict[Kind, int] = {kind: number for number, kind in enumerate(KINDS)}
#: The needles that a bare token satisfies, with kind and similarity.
Satisfied = Callable[[str], list[tuple[int, Kind, float]]]
POSSESSIVES = frozenset(("'s", "'S"))
#: What stands behind an English apostrophe.
CONTRACTED = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})


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
    #: Where a neighbour stands, and what it must be: most anchors fail here.
    step: int
    beside: int


class TokenMeaning(Struct, frozen=True):
    """All that a token can mean to the profiles."""

    singles: tuple[Single, ...]
    anchored: tuple[Anchored, ...]
    needles: dict[int, Sighting]


class Neighbour(dict[int, Sighting]):
    """An entry that means something only beside others. Without keys, so that a search for entries passes over it in C."""

    __slots__ = ("needles",)
    singles: tuple[Single, ...] = ()
    anchored: tuple[Anchored, ...] = ()

    def __init__(self, needles: dict[int, Sighting]) -> None:
        super().__init__()
        self.needles = needles


class Written(dict[str, TokenMeaning | Neighbour | None]):
    """What a vocabulary's own words mean but for near spellings; every other token means nothing, and costs next to it."""

    def __init__(self, vocabulary: "Vocabulary", is_own: Container[str]) -> None:
        """`is_own`: the words that stand in patterns, folded."""
        super().__init__()
        self._vocabulary = vocabulary
        self._is_own = is_own
        self[BOUNDARY] = vocabulary[BOUNDARY]

    def __missing__(self, surface: str) -> TokenMeaning | Neighbour | None:
        own = surface.lower() in self._is_own
        entry = self[surface] = self._vocabulary.as_written(surface) if own else None
        return entry


class Vocabulary(dict[str, TokenMeaning | Neighbour | None]):
    """Patterns of all profiles, seen from the token; one for each language that stems differently.

    Patterns are numbered by their position in `patterns`.
    """

    def __init__(self, patterns: Sequence[Pattern], index: NeedleIndex) -> None:
        """`index`: the needles of the same patterns, for the articles that are looked at."""
        super().__init__()
        self[BOUNDARY] = TokenMeaning((), (), {})
        #: Words that are known to mean nothing.
        self.silent: frozenset[str] = frozenset()
        self.language = index.language
        self._index = index
        self._needles = index.needles
        self._singles: defaultdict[int, list[int]] = defaultdict(list)
        self._anchored: defaultdict[int, list[Anchored]] = defaultdict(list)
        for number, (pattern, ids) in enumerate(zip(patterns, index.ids, strict=True)):
            if len(ids) == 1:
                self._singles[ids[0]].append(number)
            else:
                anchor = pattern.anchor
                step = -1 if anchor else 1
                self._anchored[ids[anchor]].append(Anchored(number, ids, anchor, step, ids[anchor + step]))

    @property
    def near(self) -> "FuzzyIndex | None":
        """The index of near spellings; None where no word may be misspelt."""
        return self._index.near

    @cached_property
    def written(self) -> Written:
        """What the vocabulary's own words mean, for somebody who need not know all that a token can mean."""
        return Written(self, self._index.written)

    def as_written(self, surface: str) -> TokenMeaning | Neighbour | None:
        """The meaning of a word that stands in a pattern, without the other words that are spelt nearly so."""
        return None if surface in self.silent else self._meaning(surface, self._index.satisfied_but_near)

    def __missing__(self, surface: str) -> TokenMeaning | Neighbour | None:
        """Work out a token that was never met before."""
        entry: TokenMeaning | Neighbour | None = None
        if surface in self.silent:
            pass
        elif not self._index.means_nothing(surface):
            entry = self._meaning(surface, self._index.satisfied)
        elif self._index.middle_names and self._index.is_middle_name(surface):
            entry = self._middle_name
        self[surface] = entry
        return entry

    @cached_property
    def _middle_name(self) -> Neighbour:
        """What somebody's name means that is nothing else: thousands of them have one meaning."""
        return Neighbour(dict.fromkeys(self._index.middle_names, Sighting(KIND_NUMBER["form"], 1.0)))

    def _meaning(self, surface: str, satisfied: Satisfied) -> TokenMeaning | Neighbour | None:
        """What a token means by the needles that its parts satisfy."""
        core, trim_end = surface, 0
        sightings: dict[int, Sighting] = {}
        if "'" in surface:
            core = surface.strip("'")
            if self._index.has_apostrophes and "'" in core:
                for number, kind, similarity in satisfied(core):
                    # "Marcos's" is Marcos, whatever other terms hold an apostrophe; "McDonald's" is its own.
                    if kind in {"exact", "accent"} and "'" in self._needles[number].surface:
                        self._see(sightings, number, core, Sighting(KIND_NUMBER[kind], similarity))
            if core[-2:] in POSSESSIVES:
                core, trim_end = core[:-2], 2
        cut = core.find("'")
        if cut > 0 and self._has_suffix(core[cut + 1 :]):
            for number, kind, similarity in satisfied(core[:cut]):
                sighting = Sighting(KIND_NUMBER[kind], similarity, 0, len(core) - cut)
                self._see(sightings, number, core[:cut], sighting)
        for number, kind, similarity in satisfied(core):
            self._see(sightings, number, core, Sighting(KIND_NUMBER[kind], similarity, 0, trim_end))
        if cut > 0 and _is_elided(core[:cut]):
            for number, kind, similarity in satisfied(core[cut + 1 :]):
                sighting = Sighting(KIND_NUMBER[kind], similarity, cut + 1, trim_end)
                self._see(sightings, number, core[cut + 1 :], sighting)
        return self._entry(sightings) if sightings else None

    def _entry(self, sightings: dict[int, Sighting]) -> TokenMeaning | Neighbour:
        singles = [
            Single(pattern, sighting)
            for needle, sighting in sightings.items()
            for pattern in self._singles.get(needle, ())
        ]
        anchored = [found for needle in sightings for found in self._anchored.get(needle, ())]
        return (
            TokenMeaning(tuple(singles), tuple(anchored), sightings)
            if singles or anchored
            else Neighbour(sightings)
        )

    def _see(self, sightings: dict[int, Sighting], number: int, core: str, sighting: Sighting) -> None:
        """Note a needle once; the first way found is the best, in the order of kinds."""
        needle = self._needles[number]
        if is_possessive(needle.folded) and core[-1:] not in {"s", "S"}:
            return  # nobody called Moody is Moody's
        if needle.is_followed and sighting.trim_end:
            return
        if needle.capital_in and core.islower() and (self.language or "en") in needle.capital_in:
            return
        if number not in sightings and (case_fits(needle, core) or self._is_capitalised_here(needle, core)):
            if core.isupper() and (needle.is_common or self._is_common_here(needle)):
                sighting = replace(sighting, wants_cased=True)
            sightings[number] = sighting

    def _is_capitalised_here(self, needle: Needle, core: str) -> bool:
        """Whether the language of these texts writes an acronym with one capital: Onu in Italian."""
        if needle.case != "upper" or not self.language or not core.istitle():
            return False
        from triage.languages.abbreviations import CAPITALISED_ACRONYMS

        return needle.folded in CAPITALISED_ACRONYMS.get(self.language, ())

    def _is_common_here(self, needle: Needle) -> bool:
        """Whether an acronym is a common word in the language of these texts: UN in French."""
        if needle.case != "upper" or not self._index.spoken or self._index.spoken == "en":
            return False
        from triage.languages.function_words import is_function_word

        return is_function_word(needle.folded, self._index.spoken)

    def _has_suffix(self, suffix: str) -> bool:
        """Whether what stands behind an apostrophe is a Turkish ending."""
        if suffix in CONTRACTED:
            return False
        from triage.languages.attached import has_suffix

        return has_suffix(suffix, self.language)


def _is_elided(start: str) -> bool:
    # Few tokens have an apostrophe.
    from triage.languages.elisions import is_elided

    return is_elided(start)
