"""The words of all patterns, by what may satisfy them: the same letters, a form, a beginning, another script, a near spelling.

What a bare token satisfies is asked here, once for each distinct token; what stands around it (apostrophes, elided
articles) and what it then means to the profiles is the vocabulary's affair.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from triage.matching.fold import fold
from triage.matching.forms import IRREGULAR, bases, is_name_instead, keyword_bases
from triage.matching.match import Kind
from triage.matching.needles import LEAST_LETTERS, never_fuzzy, plain
from triage.matching.pattern import Needle, Pattern, has_capital, may_differ, shares_accents, wildcard
from triage.profiles.model import Forms

if TYPE_CHECKING:
    from triage.matching.accents import Agreement
    from triage.matching.compounds import Compounds
    from triage.matching.fuzzy.index import Found, FuzzyIndex
    from triage.matching.inflected import Inflected
    from triage.matching.translit import Transliterated

#: Letters that inflection leaves alone, irregular forms apart; of shorter bases all but the last ("use", "using").
HEAD = 4
ENGLISH = frozenset(("", "en"))


class NeedleIndex:
    """The needles of all patterns under numbers, each where a token that satisfies it will look."""

    def __init__(
        self,
        patterns: Sequence[Pattern],
        language: str,
        *,
        known_words: Collection[str] = (),
        accents: str = "",
        forms_folder: str = "",
        likely: str = "",
        fuzzy: "FuzzyIndex | None" = None,
    ) -> None:
        """`accents`: the letters that the articles do not write without theirs; `forms_folder` keeps forms of words.

        `likely`: another language whose forms count as well, in texts too short to be sure of theirs. `fuzzy`: the
        index of near spellings as a former run stored it.
        """
        self.language = language
        self._likely = likely
        self._accents = accents
        self._needle_ids: dict[Needle, int] = {}
        self.needles: list[Needle] = []
        self._exact: defaultdict[str, list[int]] = defaultdict(list)
        self._bases: defaultdict[tuple[Forms, str], defaultdict[str, list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )
        #: By language: the words that are bent as it bends them.
        self._bent: defaultdict[str, list[int]] = defaultdict(list)
        #: By language: the words that count within compounds.
        self._in_compounds: defaultdict[str, list[int]] = defaultdict(list)
        self._prefixes: defaultdict[str, list[int]] = defaultdict(list)
        self._wild: list[tuple[re.Pattern[str], int]] = []
        self._initials: list[int] = []
        #: Of these, what may be another name, too.
        self.middle_names: list[int] = []
        self._known_words = known_words
        self._fuzzy = fuzzy
        self._fuzzy_needles: dict[int, list[int]] = {}
        #: The token of which near spellings were asked for last, and what they were.
        self._near: tuple[str, Found] = "", ()
        self._translit: defaultdict[str, list[int]] = defaultdict(list)
        self._transliterated: Transliterated | None = None
        #: Words that are terms by themselves: nothing beside them says whose name they are.
        self._alone = {pattern.needles[0] for pattern in patterns if len(pattern.needles) == 1}
        #: For each pattern, in order: the numbers of its needles.
        self.ids = [tuple(self._intern(needle) for needle in pattern.needles) for pattern in patterns]
        self._bent_words = self._bent_in(accents, forms_folder)
        self._compounds = self._compounds_in(forms_folder)
        self._prefix_lengths = sorted({len(prefix) for prefix in self._prefixes})
        self._rest = bool(self._translit or self._prefixes or self._wild)
        self.has_apostrophes = any("'" in needle.folded for needle in self.needles)
        self._sum_up_bases()

    def _sum_up_bases(self) -> None:
        """Note what most tokens are turned away by: how bases begin, and whether they follow the rules of English."""
        #: How bases begin: a token that begins otherwise is no form of any of them.
        self._heads = {
            base[: min(HEAD, max(2, len(base) - 1))] for index in self._bases.values() for base in index
        }
        self._openings = {head[:2] for head in self._heads}
        self._is_english = all(language in ENGLISH for _, language in self._bases)
        #: Whether all forms follow the rules of English spelling; all bases.
        self._is_by_rule = self._is_english and all(forms in {"stem", "plural"} for forms, _ in self._bases)
        self._base_words: frozenset[str] = frozenset().union(*self._bases.values())

    def _bent_in(self, accents: str, folder: str) -> "list[Inflected]":
        """The words that other languages than English bend, by language."""
        if not self._bent:
            return []
        from triage.languages.inflections import Inflections
        from triage.matching.inflected import Inflected, InflectedWord

        inflections = Inflections(folder)
        found = []
        for language, numbers in self._bent.items():
            needles = ((number, self.needles[number]) for number in numbers)
            words = [
                InflectedWord(
                    number,
                    needle.surface,
                    needle.accents != "ignore",
                    needle.has_default_case and needle in self._alone,
                )
                for number, needle in needles
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
                words = sorted({self.needles[number].surface for number in numbers})
                paradigms = Inflections(folder).of(words, language)
                for number in numbers:
                    surface = self.needles[number].surface
                    compounds.add(number, surface, paradigms[surface].forms)
                found.append(compounds)
        return found

    @property
    def spoken(self) -> str:
        """The language of the texts, sure or probable."""
        return self.language or self._likely

    @property
    def near(self) -> "FuzzyIndex | None":
        """The index of near spellings; None where no needle may be misspelt."""
        return self._fuzzy

    def _made_fuzzy(self) -> "FuzzyIndex":
        """The index of near spellings, made for the first needle that may be misspelt."""
        if self._fuzzy is None:
            from triage.matching.fuzzy.index import FuzzyIndex

            self._fuzzy = FuzzyIndex(self._known_words)
        return self._fuzzy

    @property
    def written(self) -> Container[str]:
        """The folded words of all patterns."""
        return self._exact

    def _intern(self, needle: Needle) -> int:
        known = self._needle_ids.get(needle)
        if known is not None:
            return known
        number = self._needle_ids[needle] = len(self.needles)
        self.needles.append(needle)
        if needle.as_ == "wildcard":
            self._wild.append((wildcard(needle.folded), number))
        elif needle.as_ == "prefix":
            self._prefixes[needle.folded].append(number)
        elif needle.as_ in {"initial", "middle name"}:
            self._initials.append(number)
            if needle.as_ == "middle name":
                self.middle_names.append(number)
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
        if needle.fuzzy != "off" and not never_fuzzy(plain(needle.folded), needle.surface):
            is_part = needle not in self._alone
            fuzzy = self._made_fuzzy().add(
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

    def means_nothing(self, surface: str) -> bool:
        """The short answer for most tokens: numbers and words that are like no needle (`is_middle_name` is not asked)."""
        if self._rest or self._compounds or not surface.isascii():
            return False
        if not surface.isalpha():
            return surface.isdigit() and surface not in self._exact
        folded = surface.lower()
        if folded in self._exact or (self._initials and len(surface) == 1):
            return False
        if self._bent_words and any(words.find(surface, folded) for words in self._bent_words):
            return False
        # As `_may_inflect`; written out, since it is asked of every distinct token. All bases of a plural are bases of a
        # stem as well.
        heads = self._heads
        if (
            (folded[:2] in self._openings and (folded[:4] in heads or folded[:3] in heads or folded[:2] in heads))
            or folded in IRREGULAR
            or not self._is_english
        ) and not (self._is_by_rule and self._base_words.isdisjoint(bases(folded, "stem", "en"))):
            for (forms, language), index in self._bases.items():
                for base in bases(folded, forms, language):
                    if base in index:
                        return False
        # Asked here, most words that are in no list cost half as much as by the long way.
        fuzzy = self._fuzzy
        if fuzzy is None or fuzzy.is_ordinary(folded, is_lower=surface.islower()):
            return True
        near = fuzzy.find(folded, surface=surface, language=self.language)
        self._near = surface, near
        return not near

    @cached_property
    def _common_names(self) -> Container[str]:
        # Read where a term is a person's name.
        from triage.languages.english import common_names

        return common_names()

    def is_middle_name(self, core: str) -> bool:
        """Whether a word may stand within somebody's name that is looked for: a given name, a surname, two initials."""
        if not self.middle_names or not core[:1].isupper() or len(core) == 1:
            return False
        if len(core) == 2 and core.isupper():
            return True  # George HW Bush
        return (core.lower() if core.isascii() else fold(core)) in self._common_names

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

    def satisfied(self, core: str) -> list[tuple[int, Kind, float]]:
        """The needles that a bare token satisfies but for case, best kinds first. Most tokens satisfy none."""
        found, others, folded = self._found_but_near(core)
        if self._fuzzy is not None and len(folded) >= LEAST_LETTERS:
            near = self._near_spellings(self._fuzzy, folded, core)
            if near and self._bent_words:
                others.update(*(words.rivals(core) for words in self._bent_words))
            for word, similarity, kind in near:
                found += [
                    (number, kind, similarity)
                    for number in self._fuzzy_needles[word]
                    if number not in others and may_differ(self.needles[number], core)
                ]
        return found

    def satisfied_but_near(self, core: str) -> list[tuple[int, Kind, float]]:
        """The needles that a token satisfies without near spellings, which cost more than all else."""
        return self._found_but_near(core)[0]

    def _found_but_near(self, core: str) -> tuple[list[tuple[int, Kind, float]], set[int], str]:
        """What is no near spelling; the needles whose accents the token contradicts; the token folded."""
        folded = core.lower() if core.isascii() else fold(core)
        found: list[tuple[int, Kind, float]] = []
        others: set[int] = set()
        if self._initials and len(core) == 1 and core.isupper():
            found += [(number, "form", 1.0) for number in self._initials]
        elif self.middle_names and self.is_middle_name(core):
            found += [(number, "form", 1.0) for number in self.middle_names]
        for number in self._exact.get(folded, ()):
            if folded != self.needles[number].folded:
                found.append((number, "form", 1.0))
                continue
            needle = self.needles[number]
            agreed = self._agreement(needle.surface, core)
            if needle.has_default_case and core.islower() and self._is_other_in_small(number, folded):
                others.add(number)
            elif agreed == "same":
                found.append((number, "exact", 1.0))
            elif agreed == "forgiven" and needle.accents == "ignore" and not self._is_another_word(number, core):
                found.append((number, "accent", 1.0))
            else:
                others.add(number)
        for words in self._bent_words:
            found += words.find(core, folded, others)
        resembling = self._resembling(folded, core)
        found += [each for each in resembling if each[0] not in others] if others else resembling
        return found, others, folded

    def _agreement(self, term: str, core: str) -> "Agreement":
        if term.isascii() and core.isascii():
            return "same"
        from triage.matching.accents import agreement

        return agreement(term, core, self._accents)

    def _is_other_in_small(self, number: int, folded: str) -> bool:
        """Whether a word of another language without its capital is another one: Armen, armen."""
        return any(number in words.other_in_small(folded) for words in self._bent_words)

    def _is_another_word(self, number: int, core: str) -> bool:
        """Whether a word with accents is another one than a needle without, in a profile that writes accents."""
        needle = self.needles[number]
        if not needle.accented:
            return False
        from triage.languages.accents import is_tonal

        if is_tonal(needle.accented, self._accents):
            return True
        writes_accents = not set(needle.accented).isdisjoint(self._accents)
        return writes_accents and any(number in words.accented(core) for words in self._bent_words)

    def _resembling(self, folded: str, core: str) -> list[tuple[int, Kind, float]]:
        """The needles that are no such token, but that it is an English form of, begins like …"""
        found: list[tuple[int, Kind, float]] = []
        if self._may_inflect(folded):
            found += [(number, "form", 1.0) for number in self._inflected(folded, core)]
        for compounds in self._compounds:
            found += [(number, "form", 1.0) for number in compounds.find(folded)]
        if self._rest:
            found += self._by_rest(folded, core)
        if core[:1] > "\u05cf" and (script := _script(core[:1])):
            found += self._attached(core, script)
        return found

    def _near_spellings(self, fuzzy: "FuzzyIndex", folded: str, core: str) -> "Found":
        """The near spellings in the index; those of a token that was found to mean something are known already."""
        surface, near = self._near
        return near if surface == core else fuzzy.find(folded, surface=core, language=self.language)

    def _attached(self, core: str, script: str) -> list[tuple[int, Kind, float]]:
        """The needles that a word is with particles behind it, or prefixes in front of it."""
        from triage.languages.attached import HEBREW_ARTICLE, of_two_letters, without_particles, without_prefixes

        if script == "ko":
            bare = [(each, False) for each in without_particles(fold(core))]
        elif self.language in {"", script}:
            bare = [(rest, core[:n].endswith(HEBREW_ARTICLE)) for n, rest in without_prefixes(core, script)]
        else:
            return []
        found: list[tuple[int, Kind, float]] = [
            (n, "form", 1.0) for each, is_definite in bare for n in self._bare(each, is_definite=is_definite)
        ]
        if script == "he" and (rest := of_two_letters(core)):
            found += [
                (n, "form", 1.0) for n in self._bare(rest, is_definite=False) if self.needles[n] not in self._alone
            ]
        return found

    def _bare(self, core: str, *, is_definite: bool) -> list[int]:
        """The needles that a word is itself, or a form of; behind the Hebrew article stands none that says whose."""
        from triage.languages.attached import WHOSE
        from triage.matching.accents import same_hamza

        folded = fold(core)
        found = [n for n in self._exact.get(folded, ()) if same_hamza(self.needles[n].surface, core)]
        for words in () if is_definite and core.endswith(WHOSE) else self._bent_words:
            found += [n for n, _, _ in words.find(core, folded) if same_hamza(self.needles[n].surface, core)]
        return found

    def _inflected(self, folded: str, core: str) -> list[int]:
        if is_name_instead(folded, core):
            return []
        return [
            number
            for (forms, language), index in self._bases.items()
            for base in bases(folded, forms, language)
            for number in index.get(base, ())
            if self.needles[number].accents == "ignore" or shares_accents(self.needles[number], core)
        ]

    def _by_rest(self, folded: str, core: str) -> list[tuple[int, Kind, float]]:
        """The needles that a token satisfies by transliteration, prefix or wildcard."""
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
            numbers = self._translit.get(latin(form), ())
            # A form of a name has its capital: путина is the season for salmon.
            yield from (n for n in numbers if form == folded or has_capital(self.needles[n], core))
        if not core.isascii():
            yield from (number for number in names.find(folded) if has_capital(self.needles[number], core))


def _is_inflected(language: str) -> bool:
    from triage.languages.inflection import is_inflected

    return is_inflected(language)


def _script(letter: str) -> str:
    """The language whose writing has something attached to words: Korean, Hebrew, Arabic; empty for the others."""
    if "\uac00" <= letter <= "\ud7a3" or "\u1100" <= letter <= "\u1112":  # syllables, or their letters
        return "ko"
    if "\u05d0" <= letter <= "\u05ea":
        return "he"
    return "ar" if "\u0621" <= letter <= "\u064a" else ""
