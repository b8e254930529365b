"""Excerpts of an article around what matched, as spans of the original text with marks.

Which matches count is decided by scoring; how an excerpt looks is decided by renderers.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from msgspec.structs import replace

from triage import text as prose
from triage.article import FIELDS, Article, Field
from triage.entities.entity import Entity
from triage.matching.match import Match
from triage.report.report import Mark, Snippet
from triage.scoring.score import Score

Span = tuple[int, int]
#: A stretch from the start of one match to the end of another, in one paragraph: the most worth first, then in reading
#: order. Worth below zero (different terms, then their number), field by number, span, paragraph.
_Window = tuple[float, int, Span, Span]
_NUMBER = {field: number for number, field in enumerate(FIELDS)}
#: The fields that are worth reading; the others are furniture and only quoted when nothing else matched.
PROSE: tuple[Field, ...] = ("abstract", "body")
#: Matches of one field that are looked at; three excerpts need no more, and a body may be a book.
ENOUGH = 2000


def matches_of(scores: Iterable[Score]) -> tuple[Match, ...]:
    """The counted matches of several profiles in reading order, each stretch of text once."""
    found = [score.matches for score in scores if score.matches]
    if len(found) == 1:
        return found[0]
    # Profiles that have a word in common may have the same.
    found = list({id(matches): matches for matches in found}.values())
    seen: dict[tuple[int, int, int], Match] = {}
    for matches in found:
        for match in matches:
            seen.setdefault((_NUMBER[match.field], match.start, match.end), match)
    return tuple(seen[place] for place in sorted(seen))


def mark(snippet: Snippet, matches: Iterable[Match], entities: Iterable[Entity] = ()) -> Snippet:
    """The snippet with marks for the matches and entities that lie in it, cut at its ends."""
    field, begin, stop = snippet.field, snippet.start, snippet.end
    places = [
        (match.start, match.end, "fuzzy" if match.is_near else "match")
        for match in matches
        if match.start < stop and match.end > begin and match.field == field
    ]
    places += [
        (span.start, span.end, entity.type)
        for entity in entities
        for span in entity.spans
        if span.start < stop and span.end > begin and span.field == field
    ]
    return _with_marks(snippet, places)


def _with_marks(snippet: Snippet, places: Iterable[tuple[int, int, str]]) -> Snippet:
    return replace(snippet, marks=_marks(snippet.start, snippet.end, places))


def _marks(begin: int, stop: int, places: Iterable[tuple[int, int, str]]) -> tuple[Mark, ...]:
    """What lies in a stretch, each once, the longer of two that begin together first."""
    marks = {(max(start, begin) - begin, begin - min(end, stop), kind) for start, end, kind in places}
    return tuple([Mark(start, -end, kind) for start, end, kind in sorted(marks)])


class Marker:
    """`mark` for many stretches of one article: what lies in each is looked up, as a long text has thousands of both."""

    def __init__(self, matches: Iterable[Match], entities: Iterable[Entity] = ()) -> None:
        self._places: dict[Field, list[tuple[int, int, str]]] = {}
        for match in matches:
            kind = "fuzzy" if match.is_near else "match"
            self._places.setdefault(match.field, []).append((match.start, match.end, kind))
        for entity in entities:
            for span in entity.spans:
                self._places.setdefault(span.field, []).append((span.start, span.end, entity.type))
        for places in self._places.values():
            places.sort()
        #: For each place the furthest end of it and those before it, which grows and can be looked up.
        self._reach = {
            field: list(accumulate((end for _, end, _ in places), max)) for field, places in self._places.items()
        }

    def mark(self, snippet: Snippet) -> Snippet:
        """The snippet with marks for what lies in it, cut at its ends."""
        places = self._places.get(snippet.field, [])
        first = bisect_right(self._reach.get(snippet.field, []), snippet.start)
        last = bisect_left(places, (snippet.end,), first)
        return _with_marks(snippet, (place for place in places[first:last] if place[1] > snippet.start))


def excerpt(article: Article, field: Field, span: Span, matches: Iterable[Match]) -> Snippet:
    """One stretch of a field as a marked snippet."""
    begin, stop = span
    places = [
        (match.start, match.end, "fuzzy" if match.similarity < 1.0 else "match")
        for match in matches
        if match.start < stop and match.end > begin and match.field == field
    ]
    return Snippet(
        field=field, start=begin, end=stop, text=article.text(field)[begin:stop], marks=_marks(begin, stop, places)
    )


def snippets(article: Article, matches: Sequence[Match], limit: int = 3, width: int = 160) -> tuple[Snippet, ...]:
    """The excerpts, at most `limit` of about `width` characters: the densest windows, in reading order.

    The title is quoted only when nothing else matched: every report shows it anyway.
    """
    fields = {match.field for match in matches}
    asked = [field for field in PROSE if field in fields] or [field for field in FIELDS if field in fields]
    windows: list[_Window] = []
    for field in asked:
        inside = sorted([match for match in matches if match.field == field], key=_start)[:ENOUGH]
        windows += _windows(_NUMBER[field], inside, prose.paragraphs(article.text(field)), width)
    windows.sort()
    chosen = sorted([window[1:] for window in _apart(windows, limit, width)])
    spans = [
        (FIELDS[number], _cut(article.text(FIELDS[number]), span, paragraph, width))
        for number, span, paragraph in chosen
    ]
    return tuple(excerpt(article, field, span, matches) for field, span in _without_overlap(spans))


def _start(match: Match) -> int:
    return match.start


def _windows(field: int, matches: Sequence[Match], paragraphs: Sequence[Span], width: int) -> list[_Window]:
    """The stretch that holds the most, for each match from there on in its paragraph."""
    found = []
    place = 0
    for first, opening in enumerate(matches):
        while place < len(paragraphs) - 1 and paragraphs[place][1] <= opening.start:
            place += 1
        paragraph = paragraphs[place] if paragraphs else (opening.start, opening.end)
        start, end = opening.start, opening.end
        last_end = min(start + width, paragraph[1])
        terms, count = {opening.term}, 1
        for number in range(first + 1, len(matches)):
            other = matches[number]
            if other.start >= last_end:
                break
            if other.end <= last_end:
                terms.add(other.term)
                count += 1
                end = max(end, other.end)
        found.append((-(len(terms) + count / 100), field, (start, end), paragraph))
    return found


def _apart(windows: Iterable[_Window], limit: int, width: int) -> list[_Window]:
    """The first `limit` that are not about to say the same: those of one paragraph keep a distance."""
    chosen: list[_Window] = []
    near = width // 2
    for window in windows:
        if len(chosen) == limit:
            break
        _, field, (start, end), paragraph = window
        for _, other, (left, right), around in chosen:
            if end + near > left and start < right + near and other == field and around == paragraph:
                break
        else:
            chosen.append(window)
    return chosen


def _without_overlap(spans: list[tuple[Field, Span]]) -> list[tuple[Field, Span]]:
    """Excerpts that grew into one another become one."""
    joined: list[tuple[Field, Span]] = []
    for field, (start, end) in spans:
        if joined and joined[-1][0] == field and start <= joined[-1][1][1]:
            left, right = joined[-1][1]
            joined[-1] = (field, (min(left, start), max(right, end)))
        else:
            joined.append((field, (start, end)))
    return joined


def _cut(text: str, span: Span, inside: Span, width: int) -> Span:
    """Grow it to about `width` characters inside its paragraph, to sentence borders where they are near."""
    start, end = span
    begins, ends = _sentence_borders(
        text, max(inside[0], start - 2 * width), min(inside[1], end + 2 * width), inside
    )
    room = max(0, width - (end - start))
    place = bisect_right(begins, start)
    left = begins[place - 1] if place else inside[0]
    if start - left > room:
        left = _word_border_after(text, start - room // 2, start)
    place = bisect_right(ends, left + width)
    right = ends[place - 1] if place else 0
    if right < end:
        right = _word_border_before(text, min(left + max(width, end - left), inside[1]), end)
    return left, right


def _sentence_borders(text: str, low: int, high: int, paragraph: Span) -> tuple[list[int], list[int]]:
    """Where sentences begin and end between two places; the places themselves only where the paragraph does."""
    near = prose.sentences_between(text, low, high)
    begins = [begin for begin, _ in near]
    ends = [end for _, end in near]
    return begins[low > paragraph[0] :], ends[: len(ends) - (high < paragraph[1])]


def _word_border_after(text: str, place: int, limit: int) -> int:
    """The first start of a word from `place` on, not behind `limit`."""
    for index in range(max(place, 1), limit):
        if text[index - 1].isspace() and not text[index].isspace():
            return index
    while place < limit and unicodedata.combining(text[place]):
        place += 1
    return place


def _word_border_before(text: str, place: int, limit: int) -> int:
    """The last end of a word up to `place`, not before `limit`."""
    if place >= len(text):
        return len(text.rstrip())
    for index in range(place, limit, -1):
        if text[index].isspace() and not text[index - 1].isspace():
            return index
    while place > limit and unicodedata.combining(text[place]):
        place -= 1
    # A run without spaces may be cut anywhere, but Latin letters in it mean that the border is the match itself.
    return place if text[limit:place].strip() and not text[limit:place].isascii() else limit
