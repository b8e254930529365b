r"""Texts read past what interrupts a word or a phrase: a hyphen at the end of a line, an acronym in brackets, a nickname.

Where a text has such places, its tokens are laid out a second time, with the halves of a word as one token and the
bracketed acronym or the nickname in quotes left out: "cli-\nmate change", "World Health Organization (WHO) chief",
"Joaquín "El Chapo" Guzmán". Only what lies across such a place is matched there; tokens keep the numbers they have in
the text.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from msgspec import Struct

from triage.expression import Expression
from triage.matching.tokens import (
    JOINERS,
    MARKS,
    may_break_words,
    straightened,
)

Span = tuple[int, int]


class Detour(Struct):
    """A second layout of one text: for each token its surface, its span, its first and last number in the text."""

    surfaces: list[str]
    spans: list[Span]
    firsts: list[int]
    lasts: list[int]
    #: Tokens of this layout that were two; and those before which something was left out.
    joined: set[int]
    after_skip: set[int]
    #: Of these, those before which it was a nickname.
    after_nickname: set[int]

    def is_crossed(self, first: int, last: int) -> bool:
        """Whether a match of these tokens lies across a place where the layouts differ."""
        return any(token in self.joined for token in range(first, last + 1)) or any(
            token in self.after_skip for token in range(first + 1, last + 1)
        )


#: A word in two halves, looked for from its hyphen on.
_LINE_END = Expression(rf"(?<=[\w{MARKS}])[-\u2010\u00ad\u00ac] ?\r?\n[ \t]*+(?=\w)")


_BRACKET = Expression(r"\((?=[A-Z])[\w.&/-]{2,12}\)(?= )")


#: Between two names of a person, by the quote that opens it; one that opens or closes a sentence has no word before it,
#: or a stop within. The quote comes first: that is found quickly.
_NICKNAMES = {
    quote: Expression(
        rf"""{quote}(?<=\w[ \u00a0].)\w[^"“”„‘’«».,;:!?()\n]{{1,24}}["”“’'»](?=[ \u00a0](?![a-z])\w)"""
    )
    for quote in ('"', "'", "“", "„", "‘", "«")
}


def has_nickname(text: str) -> bool:
    """The quick question: whether anything in a text may be a nickname within a name."""
    return any(quote in text and place.search(text) for quote, place in _NICKNAMES.items())


_WORD_BEFORE = Expression(rf"(?<![\w'’{MARKS}{JOINERS}])[\w'’{MARKS}{JOINERS}]++\Z")


_WORD_AFTER = Expression(rf"[\w'’{MARKS}{JOINERS}]+")


#: Letters beside a place that are looked at first.
_REACH = 40


def _neighbours(text: str, left: int, right: int) -> tuple[str, str]:
    """The words before and after a stretch of text, near enough to ask whether anybody looks for them."""
    before = _WORD_BEFORE.search(text[max(0, left - _REACH) : left].rstrip(" "))
    after = _WORD_AFTER.match(text[right : right + _REACH].lstrip(" "))
    return straightened(before[0]) if before else "", straightened(after[0]) if after else ""


def detour(
    text: str,
    spans: Callable[[], Sequence[Span]],
    tokens: Callable[[], Sequence[str]],
    is_known: Callable[[str], bool],
    *,
    has_phrases: bool,
) -> Detour | None:
    """The second layout of a text; None where nothing interrupts a word or phrase that anybody looks for.

    `tokens` are as they are looked up, `is_known` says whether one means anything to a profile; neither tokens nor spans
    are asked for before something known is interrupted.
    """
    ends = _asked(_LINE_END, text, is_known, _is_one_word) if may_break_words(text) else []
    brackets = _asked(_BRACKET, text, is_known, _are_words) if has_phrases and "(" in text else []
    nicknames = [
        span
        for quote, place in (_NICKNAMES.items() if has_phrases else ())
        if quote in text
        for span in _asked(place, text, is_known, _are_names)
    ]
    if not ends and not brackets and not nicknames:
        return None
    places, surfaces = spans(), tokens()
    starts = [start for start, _ in places]
    joins = {
        number
        for left, right in ends
        if 0 <= (number := bisect_left(starts, right) - 1) < len(places) - 1
        and places[number][1] in {left, left + 1}  # a soft hyphen belongs to its token
        and starts[number + 1] == right
    }
    skips, skipped_names = (
        {token for left, right in left_out for token in _within(starts, left, right)}
        for left_out in (brackets, nicknames)
    )
    if not joins and not skips and not skipped_names:
        return None
    made = _laid_out(places, surfaces, joins, skips | skipped_names)
    made.after_nickname = {token for token in made.after_skip if made.firsts[token] - 1 in skipped_names}
    return made


def _within(starts: Sequence[int], left: int, right: int) -> range:
    """The tokens of a stretch of text that has others before and after it."""
    first, end = bisect_left(starts, left), bisect_left(starts, right)
    return range(first, end) if 0 < first < end < len(starts) else range(0)


def _asked(
    place: re.Pattern[str],
    text: str,
    is_known: Callable[[str], bool],
    are_known: Callable[[Callable[[str], bool], str, str], bool],
) -> list[Span]:
    return [
        found.span()
        for found in place.finditer(text)
        if are_known(is_known, *_neighbours(text, found.start(), found.end()))
    ]


def _is_one_word(is_known: Callable[[str], bool], before: str, after: str) -> bool:
    return is_known(before + after)


def _are_words(is_known: Callable[[str], bool], before: str, after: str) -> bool:
    return is_known(before) and is_known(after)


def _are_names(is_known: Callable[[str], bool], before: str, after: str) -> bool:
    return before[:1].isupper() and after[:1].isupper() and is_known(before) and is_known(after)


def _laid_out(places: Sequence[Span], surfaces: Sequence[str], joins: set[int], skips: set[int]) -> Detour:
    made = Detour([], [], [], [], set(), set(), set())
    for number, (start, end) in enumerate(places):
        if number in skips:
            continue
        if number - 1 in joins and number - 1 not in skips and made.lasts[-1:] == [number - 1]:
            made.surfaces[-1] = made.surfaces[-1].strip("'") + surfaces[number].strip("'")
            made.spans[-1] = made.spans[-1][0], end
            made.lasts[-1] = number
            made.joined.add(len(made.spans) - 1)
            continue
        if number - 1 in skips:
            made.after_skip.add(len(made.spans))
        made.surfaces.append(surfaces[number])
        made.spans.append((start, end))
        made.firsts.append(number)
        made.lasts.append(number)
    return made
