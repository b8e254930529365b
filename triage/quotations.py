"""Quotation marks in prose: whether a place stands inside a quotation, and how that would be closed.

Single marks are left out: they are apostrophes more often than not.
"""

import re
from functools import cache

from triage.text import Span, paragraphs

#: What opens a quotation → what closes it.
MARKS = {'"': '"', "“": "”", "„": "“", "«": "»", "»": "«", "「": "」", "『": "』"}
ALL = frozenset(MARKS) | frozenset(MARKS.values())
#: What stands before a place is looked at so far back.
BEFORE = 2000


def quoted(text: str, opening: str = "“", closing: str = "”") -> str:
    """The text in quotation marks, unless it has some of its own: marks around marks would be read as neither.

    >>> quoted("Rain."), quoted('"Rain," she said.')
    ('“Rain.”', '"Rain," she said.')
    """
    return text if _mark().search(text) else f"{opening}{text}{closing}"


def opened(text: str, span: Span) -> tuple[str, str]:
    """The marks that opened the quotations in which a stretch begins and ends; empty where it does neither.

    Asked of the paragraph in which it stands: each opens its own quotations.

    >>> opened('He said: "No. We will not." She left.', (10, 14)), opened('He said no.', (0, 11))
    (('"', '"'), ('', ''))
    """
    start, end = span
    low = max(0, start - BEFORE)
    if _mark().search(text, low, end) is None:
        return "", ""
    before = _open(text, _paragraph(text, start), start, "")
    return before, _open(text, start, end, before)


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(ALL))}]")


def _paragraph(text: str, place: int) -> int:
    """Where the paragraph of a place begins, as far as it is looked back."""
    low = max(0, place - BEFORE)
    found = [start + low for start, _ in paragraphs(text[low : place + 1])]
    return next((start for start in reversed(found) if start <= place), place)


def _open(text: str, start: int, end: int, mark: str) -> str:
    """The mark that is open at the end, `mark` being open at the start."""
    for found in _mark().finditer(text, start, end):
        place, letter = found.start(), found.group()
        if mark and letter == MARKS[mark]:
            mark = ""
        elif not mark and letter in MARKS and not _is_no_opening(text, place):
            mark = letter
    return mark


def _is_no_opening(text: str, place: int) -> bool:
    """An inch mark (6"), and a mark that closes what was opened elsewhere."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return before.isalnum() or (text[place] == "»" and not after.isalnum())
