"""The token dictionary: each distinct token is looked at once, for all profiles together.

`Vocabulary` maps a surface token to an `Entry`, or to None where no profile can use it. It is a dict whose misses
are computed, so that a batch of a million tokens is one `map` in C.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from triage.languages.accents import letters
from triage.matching.fold import fold
from triage.matching.forms import IRREGULAR, bases, keyword_bases
from triage.matching.fuzzy import FuzzyIndex
from triage.matching.fuzzy_keyword import LEAST_LETTERS
from triage.matching.match import KINDS, Kind
from triage.matching.needles import is_possessive
from triage.matching.pattern import Needle, Pattern
from triage.matching.tokens import BOUNDARY
from triage.profiles.model import Forms

if TYPE_CHECKING:
    from triage.matching.accents import Agreement
    from triage.matching.compounds import Compounds
    from triage.matching.inflected import Inflected
    from triage.matching.translit import Transliterated

#: Letters that inflection leaves alone, irregular forms apart; of shorter bases all but the last ("use", "using").
HEAD = 4
ENGLISH = frozenset(("", "en"))
POSSESSIVES = frozenset(("'s", "'S"))
#: What stands behind an English apostrophe.
CONTRACTED = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
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
    """The same of a vocabulary's own words as they are written; every other token means nothing, and costs next to it."""

    def __init__(self, vocabulary: "Vocabulary") -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self[BOUNDARY] = vocabulary[BOUNDARY]

    def __missing__(self, surface: str) -> TokenMeaning | Neighbour | None:
        entry = self[surface] = self._vocabulary[surface] if self._vocabulary.is_written(surface) else None
        return entry


class Vocabulary(dict[str, TokenMeaning | Neighbour | None]):
    """Patterns of all profiles, seen from the token; one for each language that stems differently.

    Patterns are numbered by their position in `patterns`.
    """

    def __init__(
        self,
        patterns: Iterable[Pattern],
        language: str,
        known_words: Collection[str] = (),
        accents: str = "",
        forms_folder: str = "",
        likely: str = "",
    ) -> None:
        """`accents`: the letters that the articles do not write without theirs; `forms_folder` keeps forms of words.

        `likely`: another language whose forms count as well, in texts too short to be sure of theirs.
        """
        super().__init__()
        self[BOUNDARY] = TokenMeaning((), (), {})
        #: Words that are known to mean nothing.
        self.silent: frozenset[str] = frozenset()
        self.language = language
        self._likely = likely
        #: The letters that the articles do not write without their accents.
        self._accents = accents
        self._needle_ids: dict[Needle, int] = {}
        self._needles: list[Needle] = []
        self._exact: defaultdict[str, list[int]] = defaultdict(list)
        self._bases: defaultdict[tuple[Forms, str], defaultdict[str, list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )
        #: By language: the words that are bent as it bends them.
        self._bent: defaultdict[str, list[int]] = defaultdict(list)
        #: By language: the words that count within compounds.
        self._in_compounds: defaultdict[str, list[int]] = defaultdict(list)
        self._prefixes: defaultdict[str, list[int]] = defaultdict(list)
        self._prefix_lengths: list[int] = []
        self._wild: list[tuple[re.Pattern[str], int]] = []
        self._initials: list[int] = []
        self._fuzzy = FuzzyIndex(known_words)
        self._fuzzy_needles: dict[int, list[int]] = {}
        self._translit: defaultdict[str, list[int]] = defaultdict(list)
        self._transliterated: Transliterated | None = None
        self._singles: defaultdict[int, list[int]] = defaultdict(list)
        self._anchored: defaultdict[int, list[Anchored]] = defaultdict(list)
        patterns = tuple(patterns)
        #: Words that are terms by themselves: nothing beside them says whose name they are.
        self._alone = {pattern.needles[0] for pattern in patterns if len(pattern.needles) == 1}
        for number, pattern in enumerate(patterns):
            ids = tuple(self._intern(needle) for needle in pattern.needles)
            if len(ids) == 1:
                self._singles[ids[0]].append(number)
            else:
                anchor = pattern.anchor
                step = -1 if anchor else 1
                self._anchored[ids[anchor]].append(Anchored(number, ids, anchor, step, ids[anchor + step]))
        self._bent_words = self._bent_in(accents, forms_folder)
        self._compounds = self._compounds_in(forms_folder)
        self._prefix_lengths = sorted({len(prefix) for prefix in self._prefixes})
        #: How bases begin: a token that begins otherwise is no form of any of them.
        self._heads = {base[: min(HEAD, len(base) - 1)] for index in self._bases.values() for base in index}
        self._is_english = all(language in ENGLISH for _, language in self._bases)
        self._rest = bool(self._translit or self._prefixes or self._wild)
        self._has_apostrophes = any("'" in needle.folded for needle in self._needles)

    def _bent_in(self, accents: str, folder: str) -> "list[Inflected]":
        """The words that other languages than English bend, by language."""
        if not self._bent:
            return []
        from triage.languages.inflections import Inflections
        from triage.matching.inflected import Inflected, InflectedWord

        inflections = Inflections(folder)
        found = []
        for language, numbers in self._bent.items():
            needles = ((number, self._needles[number]) for number in numbers)
            words = [
                InflectedWord(number, needle.surface, needle.accents != "ignore") for number, needle in needles
            ]
            found.append(Inflected(words, language, inflections, accents))
        return found

    def _compounds_in(self, folder: str) -> "list[Compounds]":
        """The words that count within compounds, by language."""
        if not self._in_compounds:
            return []
        from triage.languages.inflections import Inflections
        from triage.matching.compounds import Compounds

        found = []
        for language, numbers in self._in_compounds.items():
            compounds = Compounds.of(language)
            if compounds is not None:
                words = sorted({self._needles[number].surface for number in numbers})
                paradigms = Inflections(folder).of(words, language)
                for number in numbers:
                    surface = self._needles[number].surface
                    compounds.add(number, surface, paradigms[surface].forms)
                found.append(compounds)
        return found

    @cached_property
    def written(self) -> Written:
        """For who need not know all that a token can mean."""
        return Written(self)

    def is_written(self, surface: str) -> bool:
        """Whether a pattern has this token as it stands, case aside."""
        return surface.lower() in self._exact

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
        elif needle.as_ == "initial":
            self._initials.append(number)
            for other in needle.others:
                self._exact[other].append(number)
        else:
            self._index_word(needle, number)
        return number

    def _index_word(self, needle: Needle, number: int) -> None:
        if needle.as_ == "compound":
            self._in_compounds[needle.language or self.language or self._likely].append(number)
        for word in (needle.folded, *needle.others):
            self._exact[word].append(number)
        language = needle.language or self.language
        is_english = language in ENGLISH
        forms: Forms = "stem" if needle.has_default_forms and not is_english else needle.forms
        if self._likely and is_english and (needle.has_default_forms or forms == "stem"):
            self._bent[self._likely].append(number)
        if forms == "stem" and not is_english and _is_inflected(language):
            self._bent[language].append(number)
        elif forms != "exact":
            index = self._bases[forms, language]
            for base in keyword_bases(needle.folded, needle.surface, forms, language):
                index[base].append(number)
        if needle.fuzzy != "off":
            is_part = needle not in self._alone
            fuzzy = self._fuzzy.add(
                needle.folded, surface=needle.surface, mode=needle.fuzzy, language=language, is_part=is_part
            )
            self._fuzzy_needles.setdefault(fuzzy, []).append(number)
        if needle.translit:
            self._index_transliterated(needle.folded, number)

    def _index_transliterated(self, folded: str, number: int) -> None:
        from triage.matching.translit import Transliterated, latin

        if self._transliterated is None:
            self._transliterated = Transliterated()
        self._translit[latin(folded)].append(number)
        self._transliterated.add(folded, number)

    def __missing__(self, surface: str) -> TokenMeaning | Neighbour | None:
        """Work out a token that was never met before."""
        if surface in self.silent or self._means_nothing(surface):
            self[surface] = None
            return None
        core, trim_end = surface, 0
        sightings: dict[int, Sighting] = {}
        if "'" in surface:
            core = surface.strip("'")
            if self._has_apostrophes and "'" in core:
                for number, kind, similarity in self._satisfied(core):
                    # "Marcos's" is Marcos, whatever other terms hold an apostrophe; "McDonald's" is its own.
                    if kind in {"exact", "accent"} and "'" in self._needles[number].surface:
                        self._see(sightings, number, core, Sighting(KIND_NUMBER[kind], similarity))
            if core[-2:] in POSSESSIVES:
                core, trim_end = core[:-2], 2
        cut = core.find("'")
        if cut > 0 and self._has_suffix(core[cut + 1 :]):
            for number, kind, similarity in self._satisfied(core[:cut]):
                sighting = Sighting(KIND_NUMBER[kind], similarity, 0, len(core) - cut)
                self._see(sightings, number, core[:cut], sighting)
        for number, kind, similarity in self._satisfied(core):
            self._see(sightings, number, core, Sighting(KIND_NUMBER[kind], similarity, 0, trim_end))
        if cut > 0 and core[:cut].lower() in ELIDED:
            for number, kind, similarity in self._satisfied(core[cut + 1 :]):
                sighting = Sighting(KIND_NUMBER[kind], similarity, cut + 1, trim_end)
                self._see(sightings, number, core[cut + 1 :], sighting)
        entry = self._entry(sightings) if sightings else None
        self[surface] = entry
        return entry

    def _means_nothing(self, surface: str) -> bool:
        """The short answer for most tokens: numbers and words that are like no needle."""
        if self._rest or self._compounds or not surface.isascii():
            return False
        if not surface.isalpha():
            return surface.isdigit() and surface not in self._exact
        folded = surface.lower()
        if folded in self._exact or (self._initials and len(surface) == 1):
            return False
        if self._bent_words and any(words.find(surface, folded) for words in self._bent_words):
            return False
        if self._may_inflect(folded):
            for (forms, language), index in self._bases.items():
                for base in bases(folded, forms, language):
                    if base in index:
                        return False
        # Asked here, most words that are in no list cost half as much as by the long way.
        return (
            not self._fuzzy_needles
            or self._fuzzy.is_ordinary(folded, is_lower=surface.islower())
            or not self._fuzzy.find(folded, surface=surface, language=self.language)
        )

    def _may_inflect(self, folded: str) -> bool:
        """False for most tokens: they begin like no base, so they are no form of one."""
        heads = self._heads
        return (
            folded[:4] in heads
            or folded[:3] in heads
            or folded[:2] in heads
            or folded in IRREGULAR
            or not self._is_english
        )

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
        if number not in sightings and _case_fits(needle, core):
            if needle.is_common and core.isupper():
                sighting = replace(sighting, wants_cased=True)
            sightings[number] = sighting

    def _satisfied(self, core: str) -> list[tuple[int, Kind, float]]:
        """The needles that a bare token satisfies but for case, best kinds first. Most tokens satisfy none."""
        folded = core.lower() if core.isascii() else fold(core)
        found: list[tuple[int, Kind, float]] = []
        others = set()
        if self._initials and len(core) == 1 and core.isupper():
            found += [(number, "form", 1.0) for number in self._initials]
        for number in self._exact.get(folded, ()):
            if folded != self._needles[number].folded:
                found.append((number, "form", 1.0))
                continue
            needle = self._needles[number]
            agreed = self._agreement(needle.surface, core)
            if agreed == "same":
                found.append((number, "exact", 1.0))
            elif agreed == "forgiven" and needle.accents == "ignore" and not self._is_another_tone(needle):
                found.append((number, "accent", 1.0))
            else:
                others.add(number)
        found += (
            [each for each in self._resembling(folded, core) if each[1] == "lemma" or each[0] not in others]
            if others
            else self._resembling(folded, core)
        )
        return found

    def _agreement(self, term: str, core: str) -> "Agreement":
        if term.isascii() and core.isascii():
            return "same"
        from triage.matching.accents import agreement

        return agreement(term, core, self._accents)

    def _is_another_tone(self, needle: Needle) -> bool:
        """Whether a word with accents is another word than a needle without, in texts of a tonal language."""
        return bool(needle.tonal) and self._accents == letters(needle.tonal)

    def _resembling(self, folded: str, core: str) -> list[tuple[int, Kind, float]]:
        """The needles that are no such token, but that it is a form of, begins like, is near to …"""
        found: list[tuple[int, Kind, float]] = []
        for words in self._bent_words:
            found += words.find(core, folded)
        if self._may_inflect(folded):
            found += [(number, "form", 1.0) for number in self._inflected(folded, core)]
        for compounds in self._compounds:
            found += [(number, "form", 1.0) for number in compounds.find(folded)]
        if self._rest:
            found += self._by_rest(folded, core)
        if core[:1] > "\u05cf" and (script := _script(core[:1])):
            found += self._attached(core, script)
        if self._fuzzy_needles and len(folded) >= LEAST_LETTERS:
            for word, similarity, kind in self._fuzzy.find(folded, surface=core, language=self.language):
                found += [
                    (number, kind, similarity)
                    for number in self._fuzzy_needles[word]
                    if _may_differ(self._needles[number], core)
                ]
        return found

    def _has_suffix(self, suffix: str) -> bool:
        """Whether what stands behind an apostrophe is a Turkish ending."""
        if suffix in CONTRACTED:
            return False
        from triage.languages.attached import has_suffix

        return has_suffix(suffix, self.language)

    def _attached(self, core: str, script: str) -> list[tuple[int, Kind, float]]:
        """The needles that a word is with particles behind it, or prefixes in front of it."""
        from triage.languages.attached import without_particles, without_prefixes

        if script == "ko":
            bare = without_particles(core)
        elif self.language in {"", script}:
            bare = [rest for _, rest in without_prefixes(core, script)]
        else:
            return []
        return [(number, "form", 1.0) for each in bare for number in self._bare(each)]

    def _bare(self, core: str) -> list[int]:
        """The needles that a word is itself, or a form of."""
        from triage.matching.accents import same_hamza

        folded = fold(core)
        found = [n for n in self._exact.get(folded, ()) if same_hamza(self._needles[n].surface, core)]
        for words in self._bent_words:
            found += [n for n, _, _ in words.find(core, folded) if same_hamza(self._needles[n].surface, core)]
        return found

    def _inflected(self, folded: str, core: str) -> list[int]:
        return [
            number
            for (forms, language), index in self._bases.items()
            for base in bases(folded, forms, language)
            for number in index.get(base, ())
            if self._needles[number].accents == "ignore" or _shares_accents(self._needles[number], core)
        ]

    def _by_rest(self, folded: str, core: str) -> list[tuple[int, Kind, float]]:
        """By transliteration, prefix, wildcard."""
        found: list[tuple[int, Kind, float]] = []
        if self._transliterated is not None:
            found += [(number, "translit", 1.0) for number in self._in_latin(self._transliterated, folded, core)]
        for length in self._prefix_lengths:
            found += [(number, "prefix", 1.0) for number in self._prefixes.get(folded[:length], ())]
        for pattern, number in self._wild:
            if pattern.fullmatch(folded) or pattern.fullmatch(core.lower()):
                found.append((number, "wildcard", 1.0))
        return found

    def _in_latin(self, names: "Transliterated", folded: str, core: str) -> Iterator[int]:
        from triage.matching.translit import latin

        forms = (folded,) if core.isascii() else bases(folded, "stem", self.language)
        for form in forms:
            yield from self._translit.get(latin(form), ())
        if not core.isascii():
            yield from (number for number in names.find(folded) if _has_capital(self._needles[number], core))


def _is_inflected(language: str) -> bool:
    from triage.languages.inflection import is_inflected

    return is_inflected(language)


def _script(letter: str) -> str:
    """The language whose writing has something attached to words: Korean, Hebrew, Arabic; empty for the others."""
    if "\uac00" <= letter <= "\ud7a3":
        return "ko"
    if "\u05d0" <= letter <= "\u05ea":
        return "he"
    return "ar" if "\u0621" <= letter <= "\u064a" else ""


def _case_fits(needle: Needle, core: str) -> bool:
    case = needle.case
    if case == "ignore":
        return True
    if case == "acronym" and core == (core if needle.as_ == "wildcard" else needle.surface).capitalize():
        return True
    if case == "in a phrase" and (core == core.capitalize() or (core.islower() and not needle.is_common)):
        return True
    if case in {"upper", "acronym", "in a phrase"}:
        # Figures have no case: "COVID-19", "M-1". A plural of an acronym keeps its small s: "NGOs".
        return core == core.upper() or (
            core[-1:] == "s" and core[:-1].isupper() and not needle.folded.endswith("s")
        )
    if case == "capitalized":
        return core[:1] == core[:1].upper()
    shared = _shared_length(needle.surface, core)
    return core[:shared] == needle.surface[:shared]


def _has_capital(needle: Needle, core: str) -> bool:
    """Whether a token of another alphabet may be a name: with a capital where its alphabet has one and the name has."""
    return core[:1].isupper() or core[:1] == core[:1].upper() or not needle.surface[:1].isupper()


def _shared_length(first: str, second: str) -> int:
    length = 0
    for one, other in zip(first.lower(), second.lower(), strict=False):
        if one != other:
            break
        length += 1
    return min(length, len(first), len(second))


def _shares_accents(needle: Needle, core: str) -> bool:
    """Whether an inflected token has the accents of the needle as far as their letters are the same."""
    from unicodedata import normalize

    from triage.matching.accents import shares_accents

    written = (normalize("NFC", core.casefold()), normalize("NFC", needle.surface.casefold()))
    return shares_accents(*written)


def _may_differ(needle: Needle, core: str) -> bool:
    """Where accents matter, another form may differ at its end only."""
    if needle.accents == "ignore":
        return True
    return _shared_length(needle.surface, core) >= min(len(needle.surface), len(core)) - 2


def _wildcard(text: str) -> re.Pattern[str]:
    r"""A pattern in which `*` stands for letters and figures and `?` for one; linear in the token, whatever the pattern.

    Each piece between two stars stands where it first can, which leaves most to the next: once it is found, nobody
    looks for it again.

    >>> [word for word in ("bank", "bankers", "embark") if _wildcard("*a??*s").fullmatch(word)]
    ['bankers']
    """
    first, *pieces = (
        "".join(r"\w" if char == "?" else re.escape(char) for char in piece) for piece in text.split("*")
    )
    if not pieces:
        return re.compile(first)
    *middle, last = pieces
    return re.compile(first + "".join(rf"(?>\w*?{piece})" for piece in middle if piece) + rf"\w*{last}")
