"""The road in C: the core walks along each text and calls back for what needs a look; the same is found in the same order."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from triage.article import Article
from triage.matching import tokens
from triage.matching.core import CORE
from triage.matching.occurrence import ArticleMatches, Begun, DecidedByWords, Deciding, Occurrence
from triage.matching.pattern_table import FORM, NEAR, PatternTable
from triage.matching.vocabulary import Neighbour, Single, TokenMeaning, Vocabulary, Written

if TYPE_CHECKING:
    from triage.matching._core import Meaning, TokenSearch


class CoreRoad:
    """Searches batches for the patterns of a table, text by text."""

    def __init__(self, table: PatternTable, begun: Begun) -> None:
        self._table = table
        self._begun = begun
        self._by_words = DecidedByWords()
        #: Of each vocabulary, by its identity: the core's table of what its tokens mean.
        self._searches: dict[int, TokenSearch] = {}
        #: The last entry without words and phrases, and its meaning: the names that may stand within a name have one entry.
        self._said: tuple[TokenMeaning | Neighbour | None, Meaning] = None, ((), (), ())

    def forget(self, vocabulary: Vocabulary) -> None:
        """Forget what the tokens of a vocabulary mean."""
        self._searches.pop(id(vocabulary), None)
        self._searches.pop(id(vocabulary.written), None)

    def find(
        self, articles: Sequence[Article], vocabulary: Vocabulary, deciding: Deciding
    ) -> list[ArticleMatches]:
        """What is in each article, in order."""
        results = []
        written = vocabulary.written if deciding and self._by_words.is_usual else None
        for article in articles:
            found, fields = self._begun(article, deciding)
            results.append(found)
            if written is not None:
                self._search(found, fields, written)
                self._by_words.note(found)
                if found.decided >= 0:
                    continue
                found.profiles.clear()
            self._search(found, fields, vocabulary)
        return results

    def _search(self, found: ArticleMatches, fields: Sequence[int], vocabulary: Vocabulary | Written) -> None:
        """What the core finds in the fields of one article, and what lies across interruptions."""
        search = self._searches.get(id(vocabulary))
        if search is None:
            search = self._new_search(vocabulary)
        for field in fields:
            if found.decided >= 0:
                return
            text = found.texts.text(field)
            has_anchor = search.search(
                text, field, found, found.decided, found.lengths, found.profiles, found.deciding
            )
            if found.decided < 0 and (
                (has_anchor and self._table.may_be_interrupted(text)) or tokens.may_hide_words(text)
            ):
                surfaces = lambda text=text: tokens.words(tokens.straightened(text))  # noqa: E731
                from triage.matching.across import search_across

                search_across(self._table, found, field, surfaces, vocabulary, has_anchor=has_anchor)

    def _new_search(self, vocabulary: Vocabulary | Written) -> "TokenSearch":
        assert CORE is not None
        search: TokenSearch = CORE.TokenSearch(
            tokens.tokeniser(), vocabulary, self._meaning, self._look_at_single, self._look_at_phrase, Occurrence
        )
        self._searches[id(vocabulary)] = search
        return search

    def _meaning(self, entry: TokenMeaning | Neighbour) -> "Meaning":
        """An entry of a vocabulary as the core reads it."""
        if entry is self._said[0]:
            return self._said[1]
        singles, phrases = [], []
        for single in entry.singles:
            sighting, pattern = single.sighting, single.pattern
            kind = FORM if sighting.kind < FORM and pattern in self._table.respellings else sighting.kind
            is_looked_at = (
                sighting.wants_cased or pattern in self._table.looked_at or pattern in self._table.aliased
            )
            is_looked_at |= kind in NEAR and pattern in self._table.proper
            trims = sighting.trim_start, sighting.trim_end
            singles.append(
                (single, pattern, self._table.owners[pattern], kind, sighting.similarity, *trims, is_looked_at)
            )
        for one in entry.anchored:
            pattern = one.pattern
            least_kind = FORM if pattern in self._table.respellings else 0
            is_looked_at = pattern in self._table.looked_at or pattern in self._table.aliased
            place = one.anchor, one.step, one.beside
            phrases.append((pattern, self._table.owners[pattern], one.needles, *place, least_kind, is_looked_at))
        needles = tuple(
            (needle, sighting.kind, sighting.similarity, sighting.trim_start, sighting.trim_end)
            for needle, sighting in entry.needles.items()
        )
        said = tuple(singles), tuple(phrases), needles
        if not (singles or phrases):
            self._said = entry, said
        return said

    def _look_at_single(self, single: Single, found: ArticleMatches, field: int, token: int) -> bool:
        """Add a token of which more must be known, when the core calls; whether the article is decided then."""
        self._table.add_single(single, found, field, token, token)
        return found.decided >= 0

    def _look_at_phrase(self, pattern: int, found: ArticleMatches, occurrence: Occurrence) -> bool:
        """Add a phrase if its tokens stand together, when the core calls; whether the article is decided then."""
        spans = found.texts.spans_of(occurrence.field, occurrence.first, occurrence.last)
        self._table.add_phrase(pattern, occurrence, found, spans)
        return found.decided >= 0
