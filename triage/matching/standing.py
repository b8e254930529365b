"""Whether tokens of a text stand as a pattern means them: what is between them, and what beside."""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from triage.matching.edges import fit
from triage.matching.gaps import COMMAS, flat, may_stand
from triage.matching.occurrence import Occurrence
from triage.matching.pattern import NO_EDGES, Pattern

Span = tuple[int, int]


def is_together(pattern: Pattern, text: str, spans: Sequence[Span], skipped: Collection[int] = ()) -> bool:
    """Whether the tokens of a longer pattern stand together; one comma is allowed where the literal has none.

    In the gaps numbered in `skipped` an acronym in brackets is read over; between the names of a person none may stand.
    """
    commas = 0
    for number, meant in enumerate(pattern.gaps):
        (start, left), (right, end) = spans[number], spans[number + 1]
        gap = text[left:right]
        if number in skipped:
            if meant.rule in {"name", "suffix"}:
                return False
            gap = " "
        if not may_stand(gap, meant, text[start:left], text[right:end]):
            return False
        if gap[:1] in COMMAS and flat(gap) != meant.own:
            commas += 1
    return commas <= 1


def with_edges(pattern: Pattern, text: str, first: Span, last: Span, occurrence: Occurrence) -> Occurrence | None:
    """An occurrence with the signs that belong to it; None where one is missing that makes the word."""
    if pattern.edges == NO_EDGES:
        return occurrence
    found = fit(text, first[0] + occurrence.trim_start, last[1] - occurrence.trim_end, pattern.edges)
    if found is None:
        return None
    return replace(occurrence, trim_start=found[0] - first[0], trim_end=last[1] - found[1])
