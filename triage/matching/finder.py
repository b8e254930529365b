"""Articles × profiles → occurrences. The hot path: one pass over a batch, whatever the number of profiles.

Two roads lead along the texts, in Python (`python_road`) and, where the compiled core is there, in C (`core_road`); both
give the same occurrences in the same order. Here is what comes before and after: which vocabulary an article needs,
overlaps, short names, and what an article shows to be another name.
"""

import gc
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from triage.article import Article
from triage.languages.detection import likely
from triage.matching.core import CORE
from triage.matching.needle_index import NeedleIndex
from triage.matching.occurrence import (
    ABSTRACT,
    FIELD_NUMBER,
    UNDECIDED,
    ArticleMatches,
    Deciding,
    Decisive,
    Occurrence,
    Texts,
    zones_of,
)
from triage.matching.overlap import without_overlaps
from triage.matching.pattern_table import NEAR, PatternTable
from triage.matching.plan import Plan, short_slot
from triage.matching.tokens import may_break_words
from triage.matching.vocabulary import Vocabulary
from triage.profiles.model import Combination, Term

if TYPE_CHECKING:
    from triage.matching.compiled_tables import CompiledTables
    from triage.matching.core_road import CoreRoad
    from triage.matching.fuzzy.index import FuzzyIndex
    from triage.matching.python_road import PythonRoad
    from triage.matching.silent import SilentWords
    from triage.matching.text_search import TextSearch

#: Tokens that are remembered of a language, some 200 bytes each. In a hundred million articles there is always a new one:
#: beyond this a dictionary is begun anew, which costs as much as the first thousand articles did.
MOST_TOKENS = 1_000_000
#: The vocabulary of articles in English, or in no language that can be told.
PLAIN = ("", "", "")
#: Languages in Latin letters that bend no word, and whose words are no misspellings of others.
UNBENT = frozenset(("vi",))
#: Articles of a batch from which on it is worth knowing what former runs knew of words.
MANY = 16
#: Literals of profiles that are worth looking for what former runs compiled of them.
LARGE = 300


class Finder:
    """Compiled once for a list of plans; `find` may be called for any number of batches."""

    def __init__(
        self,
        plans: Sequence[Plan],
        known_words: Collection[str] = (),
        forms_folder: str = "",
        silent: "SilentWords | None" = None,
        tables: "Callable[[], CompiledTables] | None" = None,
    ) -> None:
        self._known_words = known_words
        #: Where the forms of words in other languages are kept.
        self._forms_folder = forms_folder
        #: What former runs knew of words that mean nothing.
        self._silent = silent
        #: Whether there are so many articles that it is worth asking.
        self._has_many = False
        self._plans = tuple(plans)
        #: What former runs compiled of the same profiles.
        is_large = sum(len(plan.literals) for plan in plans) >= LARGE
        self.tables = tables() if tables is not None and is_large else None
        with uncollected():
            self._table = PatternTable(self._plans, self.tables.patterns() if self.tables is not None else None)
        self._text_search = _text_search(plans)
        self._fields = _fields_asked_for(plans)
        self._without_abstract = tuple(field for field in self._fields if field != ABSTRACT)
        self._vocabularies: dict[tuple[str, str, str], Vocabulary] = {}
        #: Distinct tokens after which a dictionary is begun anew.
        self.most_tokens = MOST_TOKENS
        self._python_road: PythonRoad | None = None
        self._core_road: CoreRoad | None = None

    def vocabulary(self, language: str, accents: str = "", likely: str = "") -> Vocabulary:
        """The token dictionary for articles in a language (a BCP 47 tag, or empty) that write these accented letters.

        `likely`: the language that a text of unknown language is probably in.
        """
        key = (stemmed(language), accents, likely)
        known = self._vocabularies.get(key)
        if known is None or max(len(known), len(known.written)) > self.most_tokens:
            if known is not None:
                # It holds itself in a circle, and circles are looked for rarely: its words go at once.
                if self._core_road is not None:
                    self._core_road.forget(known)
                known.clear()
                known.written.clear()
            known = self._vocabularies[key] = self._new_vocabulary(key)
        if self._silent is not None and self._has_many and not known.silent:
            known.silent = self._silent.of(key)
        return known

    def _new_vocabulary(self, key: tuple[str, str, str]) -> Vocabulary:
        language, accents, likely = key
        patterns, words = self._table.patterns, self._known_words
        with uncollected():
            index = NeedleIndex(
                patterns,
                language,
                known_words=words,
                accents=accents,
                forms_folder=self._forms_folder,
                likely=likely,
                fuzzy=self._told_fuzzy(key),
            )
            return Vocabulary(patterns, index)

    def _told_fuzzy(self, key: tuple[str, str, str]) -> "FuzzyIndex | None":
        """The index of near spellings as a former run stored it."""
        stored = self.tables.fuzzy(key) if self.tables is not None else None
        if stored is None:
            return None
        from triage.matching.fuzzy.index import FuzzyIndex

        return FuzzyIndex.of(stored, self._known_words)

    def keep(self) -> None:
        """Keep for the next run what was compiled, and the words that meant nothing."""
        if self.tables is not None:
            fuzzy = {
                key: near.stored for key, known in self._vocabularies.items() if (near := known.near) is not None
            }
            with uncollected():
                self.tables.keep(self._table.stored, fuzzy)
        if self._silent is not None:
            self._silent.keep(self._vocabularies)

    def deciding(self, decisive: Sequence[Decisive]) -> Deciding:
        """The patterns that fill a decisive slot of one of the profiles."""
        return self._table.deciding(decisive, [zone for field in self._fields for zone in zones_of(field)])

    def find(self, articles: Sequence[Article], deciding: Deciding = UNDECIDED) -> list[ArticleMatches]:
        """One `Found` for each article, in order; `deciding` lets it be where an article is known to be a hit."""
        self._has_many |= len(articles) >= MANY
        alike: dict[tuple[str, str, str], list[int]] = {}
        for number, article in enumerate(articles):
            # Most are English, or too short to be anything; a call for each would be felt.
            key = PLAIN
            if article.language not in {"", "en"}:
                key = (stemmed(article.language), accents_of(article), "")
            elif not article.language and (language := likely(article.title, article.body)):
                key = ("", "", stemmed(language))
            alike.setdefault(key, []).append(number)
        found: dict[int, ArticleMatches] = {}
        for key, numbers in alike.items():
            if len(alike) == 1:
                return self._find(articles, self.vocabulary(*key), deciding)
            group = [articles[number] for number in numbers]
            found.update(zip(numbers, self._find(group, self.vocabulary(*key), deciding), strict=True))
        return [found[number] for number in range(len(articles))]

    @property
    def _road(self) -> "PythonRoad | CoreRoad":
        if CORE is None:
            if self._python_road is None:
                from triage.matching.python_road import PythonRoad

                self._python_road = PythonRoad(self._table, self._begun)
            return self._python_road
        if self._core_road is None:
            from triage.matching.core_road import CoreRoad

            self._core_road = CoreRoad(self._table, self._begun)
        return self._core_road

    def _find(
        self, articles: Sequence[Article], vocabulary: Vocabulary, deciding: Deciding
    ) -> list[ArticleMatches]:
        results = self._road.find(articles, vocabulary, deciding)
        for found in results:
            if found.decided >= 0:
                continue
            if self._text_search is not None:
                self._text_search.search(found.texts, self._fields, found.profiles)
            if found.near:
                self._forget_other_names(found)
            if found.profiles and may_break_words(found.texts.article.body):
                from triage.matching.broken_words import without_halves

                without_halves(found)
            if found.profiles:
                for slots in found.profiles.values():
                    for slot, occurrences in slots.items():
                        if len(occurrences) > 1:
                            slots[slot] = without_overlaps(occurrences)
                self._resolve_short_names(found)
        return results

    def _begun(self, article: Article, deciding: Deciding) -> tuple[ArticleMatches, tuple[int, ...]]:
        """An article before anybody looked into it, and the fields to look into."""
        # Whether an article with a status is looked at is a question of its own.
        is_open = not (article.status or article.embargoed or article.expires)
        found = ArticleMatches(Texts(article), {}, {}, deciding if is_open else UNDECIDED)
        has_own = article.abstract and not opens(article.body, article.abstract)
        return found, self._fields if has_own else self._without_abstract

    def _forget_other_names(self, found: ArticleMatches) -> None:
        """Forget near spellings that the article shows to be other names than the term."""
        from triage.matching.article_evidence import other_names

        by_pattern: dict[int, list[Occurrence]] = {}
        for pattern, occurrence in found.near:
            by_pattern.setdefault(pattern, []).append(occurrence)
        for pattern, near in by_pattern.items():
            others: list[Occurrence] | None = None
            for profile, slot in self._table.owners[pattern]:
                slots = found.profiles[profile]
                if any(occurrence.kind not in NEAR for occurrence in slots.get(slot, ())):
                    continue
                if others is None:
                    others = list(other_names(found.texts, self._table.patterns[pattern].needles[0].surface, near))
                if others:
                    slots[slot] = [occurrence for occurrence in slots[slot] if occurrence not in others]
                    if not slots[slot]:
                        del slots[slot]
        for profile in [profile for profile, slots in found.profiles.items() if not slots]:
            del found.profiles[profile]

    def _resolve_short_names(self, found: ArticleMatches) -> None:
        """Give terms the short names that mean them in this article; forget the others."""
        for number in list(found.profiles):
            slots = found.profiles[number]
            plan = self._plans[number]
            if not plan.named:
                continue
            # A surname's slot is that of its term under another number.
            for slot in sorted({slot if slot >= 0 else short_slot(slot) for slot in slots} & plan.named):
                short = slots.pop(short_slot(slot), None)
                full = slots.get(slot)
                if full:
                    from triage.matching.short_names import acronyms, resolve

                    name = plan.profile.terms[slot].text
                    more = resolve(found.texts, full, short, name) if short else []
                    full += more + acronyms(found.texts, full, name)
            if not slots:
                del found.profiles[number]


@contextmanager
def uncollected() -> Iterator[None]:
    """Run without looking for cycles: with ten thousand terms that would take a third of the time, and there are none."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not _is_frozen():
                # All is among the oldest at once, as it would be after two looks through it.
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@cache
def _is_frozen() -> bool:
    """Whether the host put objects aside, which must stay there; asked once, for all of them are counted."""
    return bool(gc.get_freeze_count())


def _text_search(plans: Sequence[Plan]) -> "TextSearch | None":
    if not any(literal.is_text for plan in plans for literal, _ in plan.literals):
        return None
    from triage.matching.text_search import TextSearch

    return TextSearch(plans)


def stemmed(language: str) -> str:
    """The primary subtag of a language with forms or misspellings of its own; empty for all that share one vocabulary with English."""
    if language in {"", "en"}:
        return ""
    from triage.languages.inflection import is_inflected

    primary = language.partition("-")[0].lower()
    return primary if is_inflected(primary) or primary in UNBENT else ""


def accents_of(article: Article) -> str:
    """The accented letters that an article does not leave out."""
    from triage.languages.accents import written

    return written(article.language.partition("-")[0].lower(), article.title, article.body)


def opens(body: str, abstract: str) -> bool:
    """Whether an abstract only repeats the opening of the body (white space and a trailing ellipsis aside)."""
    wanted = " ".join(abstract.split()).rstrip(".… ")
    return " ".join(body[: len(abstract) * 2 + 200].split()).startswith(wanted)


def _fields_asked_for(plans: Sequence[Plan]) -> tuple[int, ...]:
    """Title, abstract and body always; another field only where a term names it with `in`."""
    named = {"title", "abstract", "body"}
    for plan in plans:
        items: tuple[Term | Combination, ...] = (*plan.profile.terms, *plan.profile.combinations)
        for term in items:
            named.update("body" if zone == "lead" else zone for zone in term.within or ())
        named.update("body" if zone == "lead" else zone for zone in plan.profile.fields)
    return tuple(sorted(FIELD_NUMBER[name] for name in named if name in FIELD_NUMBER))
