"""What lies across interruptions: words broken at the end of a line, phrases around an acronym in brackets; words of hashtags."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from triage.matching import tokens
from triage.matching.detours import Detour, detour
from triage.matching.gaps import is_together
from triage.matching.occurrence import ArticleMatches, Occurrence, Segment
from triage.matching.pattern_table import PatternTable, with_edges
from triage.matching.vocabulary import Vocabulary, Written


def search_across(
    table: PatternTable,
    found: ArticleMatches,
    field: int,
    surfaces: Callable[[], Sequence[str]],
    vocabulary: Vocabulary | Written,
    *,
    has_anchor: bool,
) -> None:
    """Match once more across what interrupts words and phrases: ends of lines, acronyms in brackets, and within hashtags."""
    texts = found.texts
    text = texts.text(field)
    if tokens.may_have_hashtags(text):
        from triage.matching.hashtags import search_hashtags

        search_hashtags(table, found, field, vocabulary)
    made = detour(
        text,
        lambda: texts.spans(field),
        surfaces,
        lambda surface: vocabulary[surface] is not None,
        has_phrases=has_anchor,
    )
    if made is None:
        return
    entries = [*map(vocabulary.__getitem__, made.surfaces), vocabulary[tokens.BOUNDARY]]
    again = Segment(found, field, 0)
    for place, entry in enumerate(entries[:-1]):
        if entry is None:
            continue
        if place in made.joined:
            for single in entry.singles:
                table.add_single(single, found, field, made.firsts[place], made.lasts[place])
        for anchored in entry.anchored:
            near = entries[place + anchored.step]
            if near is not None and anchored.beside in near.needles:
                table.note_phrase(entries, place, anchored, again)
    for pattern, occurrence in again.phrases:
        if made.is_crossed(occurrence.first, occurrence.last):
            _settle_across(table, made, pattern, occurrence, found)


def _settle_across(
    table: PatternTable, made: Detour, pattern: int, occurrence: Occurrence, found: ArticleMatches
) -> None:
    first, last = occurrence.first, occurrence.last
    text, spans = found.texts.text(occurrence.field), made.spans[first : last + 1]
    skipped, nicknames = (
        [token - first - 1 for token in range(first + 1, last + 1) if token in after]
        for after in (made.after_skip, made.after_nickname)
    )
    if is_together(table.patterns[pattern], text, spans, skipped, nicknames):
        meant = replace(occurrence, first=made.firsts[first], last=made.lasts[last])
        fitting = with_edges(table.patterns[pattern], text, spans[0], spans[-1], meant)
        if fitting is not None:
            table.add(found, pattern, fitting)
