"""What may stand between a headline and its story besides furniture: an opening paragraph, the deck.

It is known by the byline or the dateline below it.
"""

from triage.readers.wire.datelines import dateline
from triage.readers.wire.furniture import is_byline
from triage.readers.wire.furniture_words import AGENCIES
from triage.readers.wire.lines import TextLine, TextLines, is_blank

#: How far below an opening paragraph (a deck) a byline or dateline may still stand.
_DECK_LINES = 5
_AGENCY_NAMES = frozenset(AGENCIES.values())
#: How the datelines of agencies end.
_FILED_SIGNS = (") - ", ") -- ", ") _ ", ") – ", ") — ", ")--")
_DECK = 1500


def resume_below_deck(lines: TextLines, at: int) -> int:
    """The line of a byline or a dateline below an opening paragraph; 0 if there is none.

    Where blank lines were lost, only the dateline of an agency says that what stands above is no story yet.
    """
    above: TextLine | None = None
    for number in range(at + 1, at + 1 + _DECK_LINES):
        line = lines.line(number)
        if line is None:
            break
        if line.has_gap:
            below = lines.line(number + 1)
            if is_byline(line.text) and (below is None or below.has_gap):
                return number
        opening = dateline(lines.text, line.start, wants_agency=True)
        if opening and opening.agency and (line.has_gap or opening.agency in _AGENCY_NAMES):
            return number - 1 if above is not None and is_byline(above.text) else number
        above = line
    return 0


def may_have_deck(text: str, newline: str, start: int) -> bool:
    """Whether there may be something above the story but below the headline: a gap, or the end of a dateline."""
    if _has_gap(text, newline, start):
        return True
    opening = text[start : start + _DECK]
    return ")" in opening and any(sign in opening for sign in _FILED_SIGNS)


def _has_gap(text: str, newline: str, start: int) -> bool:
    """Whether a blank line stands within the story's beginning; without one there is no deck to look below."""
    end = start + _DECK
    place = text.find("\r\r" if newline == "\r" else "\n\n", start, end)
    # Blank lines below the last line are no gap.
    if place >= 0 and not is_blank(text, place):
        return True
    place = text.find("\n\r\n", start, end) if "\r" in text else -1
    return place >= 0 and not is_blank(text, place)
