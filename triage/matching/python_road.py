"""The road in Python: the tokens of a batch together, the vocabulary's entries in one `map`, a look only where one stands."""

from collections.abc import Iterable, Sequence
from itertools import compress

from triage.article import Article
from triage.matching import tokens
from triage.matching.occurrence import TITLE, ArticleMatches, Begun, DecidedByWords, Deciding, Segment
from triage.matching.pattern_table import PatternTable
from triage.matching.vocabulary import Neighbour, TokenMeaning, Vocabulary, Written

#: Different phrases of one text that are counted in it: each costs what the text is long.
MOST_COUNTED = 32
#: What surely ends a word; the empty string ends a text.
_AFTER_WORDS = frozenset(("", " ", "\n", ".", ",", ";", ":", "?", "!"))


class PythonRoad:
    """Searches batches for the patterns of a table."""

    def __init__(self, table: PatternTable, begun: Begun) -> None:
        self._table = table
        self._begun = begun
        self._by_words = DecidedByWords()

    def find(
        self, articles: Sequence[Article], vocabulary: Vocabulary, deciding: Deciding
    ) -> list[ArticleMatches]:
        """What is in each article, in order."""
        texts: list[str] = []
        segments: list[tuple[ArticleMatches, int]] = []
        results: list[ArticleMatches] = []
        for article in articles:
            found, fields = self._begun(article, deciding)
            results.append(found)
            for field in fields:
                text = found.texts.text(field)
                if tokens.may_hide_words(text):
                    found.broken.append(field)
                texts.append(text)
                segments.append((found, field))
        surfaces = tokens.surfaces(texts)
        if deciding and self._by_words.is_usual:
            surfaces, segments = self._undecided(surfaces, segments, vocabulary)
        self._match_tokens(surfaces, segments, vocabulary)
        return results

    def _undecided(
        self, surfaces: list[str], segments: list[tuple[ArticleMatches, int]], vocabulary: Vocabulary
    ) -> tuple[list[str], list[tuple[ArticleMatches, int]]]:
        """What is left of a batch when words that stand as they are written have decided what they can.

        So nobody works out what an unknown word might mean in an article that is a hit anyway.
        """
        self._match_tokens(surfaces, segments, vocabulary.written)
        rest: list[str] = []
        left: list[tuple[ArticleMatches, int]] = []
        start = 0
        for found, field in segments:
            end = start + found.lengths[field] + 1
            if found.decided < 0:
                found.profiles.clear()
                left.append((found, field))
                rest += surfaces[start:end]
            start = end
            if field == TITLE:
                self._by_words.note(found)
        return rest, left

    def _match_tokens(
        self, surfaces: list[str], segments: list[tuple[ArticleMatches, int]], vocabulary: Vocabulary | Written
    ) -> None:
        """The hot loop: only places with an entry are looked at; boundaries lead from text to text."""
        entries: list[TokenMeaning | Neighbour | None] = list(map(vocabulary.__getitem__, surfaces))
        boundary = vocabulary[tokens.BOUNDARY]
        number = base = 0
        segment = Segment(*segments[0], 0) if segments else None
        for place in compress(_numbers(len(entries)), entries):
            entry = entries[place]
            assert entry is not None and segment is not None
            if entry is boundary:
                segment.found.lengths[segment.field] = place - base
                if segment.phrases:
                    self._settle_phrases(segment, surfaces)
                if (segment.has_anchor or segment.found.broken) and segment.found.decided < 0:
                    self._leave(segment, surfaces[base:place], vocabulary)
                base = place + 1
                number += 1
                if number < len(segments):
                    segment = Segment(*segments[number], base)
                continue
            if segment.found.decided >= 0:
                continue
            if entry.singles:
                self._add_singles(entry, segment, place)
            if entry.anchored:
                segment.has_anchor = True
                for anchored in entry.anchored:
                    near = entries[place + anchored.step]
                    if near is not None and anchored.beside in near.needles:
                        self._table.note_phrase(entries, place, anchored, segment)

    def _add_singles(self, entry: TokenMeaning | Neighbour, segment: Segment, place: int) -> None:
        token = place - segment.base
        for single in entry.singles:
            self._table.add_single(single, segment.found, segment.field, token, token)

    def _leave(self, segment: Segment, surfaces: list[str], vocabulary: Vocabulary | Written) -> None:
        """Look once more at a text that interrupts words or phrases."""
        found, field = segment.found, segment.field
        if field in found.broken or (
            segment.has_anchor and self._table.may_be_interrupted(found.texts.text(field))
        ):
            from triage.matching.across import search_across

            search_across(self._table, found, field, lambda: surfaces, vocabulary, has_anchor=segment.has_anchor)

    def _settle_phrases(self, segment: Segment, surfaces: list[str]) -> None:
        """Add the phrases whose tokens stand together, unbroken by the end of a sentence.

        Where the text has the tokens with single spaces between as often as they were found, no gap needs a look;
        that saves the spans of most texts. Each phrase is counted once, and a few of them: all of a long text costs less.
        """
        found, field, base = segment.found, segment.field, segment.base
        text = found.texts.text(field)
        places: dict[str, set[int]] = {}
        are_plain: dict[str, bool] = {}
        for _, occurrence in segment.phrases:
            words = " ".join(surfaces[base + occurrence.first : base + occurrence.last + 1])
            places.setdefault(words, set()).add(occurrence.first)
        for pattern, occurrence in segment.phrases:
            if pattern not in self._table.looked_at:
                words = " ".join(surfaces[base + occurrence.first : base + occurrence.last + 1])
                is_plain = are_plain.get(words)
                if is_plain is None and len(are_plain) < MOST_COUNTED:
                    is_plain = are_plain[words] = _stands_alone(text, words, len(places[words]))
                if is_plain:
                    self._table.add(found, pattern, occurrence)
                    continue
            spans = found.texts.spans_of(field, occurrence.first, occurrence.last)
            self._table.add_phrase(pattern, occurrence, found, spans)


def _stands_alone(text: str, words: str, count: int) -> bool:
    """Whether words stand in a text so many times, and each time between words: "trade deal" is not in "trade dealers".

    >>> _stands_alone("A trade deal.", "trade deal", 1), _stands_alone("take 'over", "take 'over", 1)
    (True, False)
    >>> _stands_alone("A trade deal.", "trade deal", 1), _stands_alone("Trade; deal: trade dealers", "trade deal", 1)
    (True, False)
    """
    if text.count(words) != count or " '" in words or "' " in words:
        return False  # a quotation mark on a word is between the words: har 'bour
    end = 0
    for _ in range(count):
        start = text.find(words, end)
        end = start + len(words)
        if not (text[start - 1 : start] or " ").isspace() or text[end : end + 1] not in _AFTER_WORDS:
            return False
    return True


#: The numbers of a usual batch, kept: to make each anew costs a fourth of all that is done for a token.
_NUMBERS: list[int] = []
_MOST_NUMBERS = 50_000


def _numbers(count: int) -> Iterable[int]:
    """0 to count - 1."""
    if count > _MOST_NUMBERS:
        return range(count)
    if count > len(_NUMBERS):
        _NUMBERS.extend(range(len(_NUMBERS), count))
    return _NUMBERS
