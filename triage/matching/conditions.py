"""Conditions on single occurrences: zones, `first_words`, `near`, `unless_near`; and the windows of combinations."""

from bisect import bisect_right
from collections.abc import Sequence

from triage.expression import Expression
from triage.matching.occurrence import BODY, TITLE, Occurrence, Texts
from triage.profiles.model import Near, Unit

#: Where tokens are joined that people count as one word: U.S., 1,000, 5.5.
JOINTS = Expression(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)|(?<=\d)[.,](?=\d)")


class Places:
    """Where occurrences of one article stand, in words, sentences or paragraphs."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self._starts: dict[tuple[int, Unit], list[int]] = {}

    def between(self, one: Occurrence, other: Occurrence, unit: Unit) -> int | None:
        """Words (or ends of sentences, paragraphs) between two occurrences of a field; None if they overlap."""
        if one.field != other.field:
            return None
        if other.first > one.last:
            early, late = one, other
        elif other.last < one.first:
            early, late = other, one
        else:
            return None
        if unit == "words":
            return late.first - early.last - 1
        return self._part(late, unit) - self._part(early, unit)

    def are_within(self, one: Occurrence, other: Occurrence, most: int, unit: Unit) -> bool:
        """Whether at most so many words (or ends of sentences, paragraphs) stand between two occurrences of a field."""
        between = self.between(one, other, unit)
        if between is None or between <= most:
            return between is not None
        # Few are so near that the text decides.
        return unit == "words" and between <= 3 * most and between - self._joints(one, other) <= most

    def _joints(self, one: Occurrence, other: Occurrence) -> int:
        """How many tokens between two occurrences belong to the word before."""
        left, right = sorted((self.texts.span(one), self.texts.span(other)))
        return len(JOINTS.findall(self.texts.text(one.field)[left[1] : right[0]]))

    def _part(self, occurrence: Occurrence, unit: Unit) -> int:
        """Number of the sentence or paragraph in which an occurrence begins."""
        key = (occurrence.field, unit)
        starts = self._starts.get(key)
        if starts is None:
            from triage.text import paragraphs, sentences

            parts = (sentences if unit == "sentence" else paragraphs)(self.texts.text(occurrence.field))
            starts = self._starts[key] = [start for start, _ in parts]
        return bisect_right(starts, self.texts.span(occurrence)[0])

    def is_near(self, occurrence: Occurrence, others: Sequence[Occurrence], near: Near) -> bool:
        """Whether one of `others` stands near enough, and after it where the order matters."""
        for other in others:
            if near.ordered and other.first < occurrence.first:
                continue
            if self.are_within(occurrence, other, near.within, near.unit):
                return True
        return False


def is_among_first(occurrence: Occurrence, words: int, title_length: int) -> bool:
    """Whether it begins among the first `words` tokens of title and body together."""
    if occurrence.field == TITLE:
        return occurrence.first < words
    return occurrence.field == BODY and title_length + occurrence.first < words


def windows(
    parts: Sequence[Sequence[Occurrence]], places: Places, within: int, unit: Unit, *, ordered: bool
) -> list[tuple[Occurrence, ...]]:
    """Disjoint stretches of one field that hold an occurrence of each part, the tightest first come.

    At most `within` words (sentence or paragraph ends) lie between the first and the last of them.
    """
    found: list[tuple[Occurrence, ...]] = []
    for field in sorted({occurrence.field for occurrence in parts[0]}):
        here = [sorted((o for o in part if o.field == field), key=_place) for part in parts]
        if all(here):
            found += _windows_of_field(here, places, within, unit, ordered=ordered)
    return found


def _windows_of_field(
    parts: list[list[Occurrence]], places: Places, within: int, unit: Unit, *, ordered: bool
) -> list[tuple[Occurrence, ...]]:
    found: list[tuple[Occurrence, ...]] = []
    free = 0
    for start in sorted({occurrence.first for part in parts for occurrence in part}):
        if start < free:
            continue
        chosen = _choose(parts, start, ordered=ordered)
        if chosen is None:
            continue
        first, last = min(chosen, key=_place), max(chosen, key=lambda o: o.last)
        if first.first != start:
            continue
        if first is last or _overlap(first, last) or places.are_within(first, last, within, unit):
            found.append(chosen)
            free = last.last + 1
    return found


def _choose(parts: list[list[Occurrence]], start: int, *, ordered: bool) -> tuple[Occurrence, ...] | None:
    """The earliest occurrence of each part from `start` on; no token serves two parts."""
    chosen: list[Occurrence] = []
    after = start
    for part in parts:
        for occurrence in part:
            if occurrence.first >= after and not any(_overlap(occurrence, other) for other in chosen):
                chosen.append(occurrence)
                break
        else:
            return None
        if ordered:
            after = chosen[-1].last + 1
    return tuple(chosen)


def _overlap(one: Occurrence, other: Occurrence) -> bool:
    return one.first <= other.last and other.first <= one.last


def _place(occurrence: Occurrence) -> tuple[int, int]:
    return occurrence.first, occurrence.last
