"""The lines of a text one after another, cut only as far as somebody looks.

A story of a megabyte is not split to find its headline. White space around a line is not part of it; blank lines are
only remembered as gaps.
"""

from msgspec import Struct

from triage.expression import Expression

_LINE = Expression(r"\S[^\n]*")
#: Text of old Macintoshes ends its lines with a carriage return alone.
_LINE_CR = Expression(r"\S[^\r]*")


class TextLine(Struct, frozen=True, gc=False):
    """One line: its span, its text, and what stands before it."""

    start: int
    end: int
    text: str
    indent: int
    #: Whether a blank line stands before it.
    has_gap: bool


class TextLines:
    """The lines of `text` from `start` on that are not blank."""

    def __init__(self, text: str, newline: str, start: int) -> None:
        self.text = text
        self._newline = newline
        self._last = start
        self._cuts = (_LINE if newline == "\n" else _LINE_CR).finditer(text, start)
        self._cut: list[TextLine] = []

    def line(self, number: int) -> TextLine | None:
        """A line by its number, from 0; None beyond the last."""
        cut = self._cut
        if number < len(cut):
            return cut[number]
        return self._cut_to(number)

    def _cut_to(self, number: int) -> TextLine | None:
        cut = self._cut
        while number >= len(cut):
            found, last = next(self._cuts, None), self._last
            if found is None:
                return None
            start, self._last = found.span()
            text = found[0].rstrip()
            if start == last + 1 and cut:
                # Right below another line, as most are.
                cut.append(TextLine(start, start + len(text), text, 0, False))
                continue
            before = self.text[last:start]
            # One line feed ends the line above; a second one makes a gap.
            indent = len(before) - 1 - before.rfind(self._newline)
            cut.append(TextLine(start, start + len(text), text, indent, before.count(self._newline) > 1))
        return cut[number]

    def upto(self, first: int, last: int) -> list[TextLine]:
        """The lines from `first` to `last`, which is not one of them; fewer where there are no more."""
        self.line(last - 1)
        return self._cut[first:last]


def newline_of(text: str) -> str:
    """The character that ends every line, whatever stands before it."""
    return "\r" if "\n" not in text and "\r" in text else "\n"


_SPACES = Expression(r"\s*+\Z")


def is_blank(text: str, start: int) -> bool:
    """Whether nothing stands in a text from a place on; nothing is copied to know it."""
    return _SPACES.match(text, start) is not None
