"""Text whose parts have styles, as long as the list of a terminal needs it, and how many cells it takes there.

A small part of what Rich's `Text` can do, at a tenth of its cost: a list of thousands of hits is made of half a million
parts. A style is put on a part when it is added; what cannot change any more needs no spans. `rich_text` makes Rich's own
of it, for the screen of a review. Which letters are wide is Rich's knowledge, and asked where there may be any.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from triage.expression import Expression

#: The codes of what makes a style, in the order in which they are written.
BOLD, DIM, UNDERLINE = 1, 2, 8
_CODES = ((BOLD, "1"), (DIM, "2"), (UNDERLINE, "4"))


class TextStyle:
    """How a stretch of text looks: weight, line, one of the sixteen colours. Equal ones are one object."""

    __slots__ = ("attributes", "codes", "colour")

    def __init__(self, attributes: int, colour: str) -> None:
        self.attributes = attributes
        #: Its code, "31"; empty for that of the terminal.
        self.colour = colour
        #: As the terminal is told; empty where there is nothing to tell.
        self.codes = ";".join([*(code for bit, code in _CODES if attributes & bit), *([colour] if colour else [])])

    def __add__(self, other: "TextStyle") -> "TextStyle":
        return _both(self, other)

    @property
    def is_marked(self) -> bool:
        """Whether it is that of a match."""
        return bool(self.attributes & UNDERLINE)


@cache
def text_style(attributes: int = 0, colour: str = "") -> TextStyle:
    """The style with these attributes and this colour."""
    return TextStyle(attributes, colour)


@cache
def _both(one: TextStyle, other: TextStyle) -> TextStyle:
    return text_style(one.attributes | other.attributes, other.colour or one.colour)


PLAIN = text_style()
#: A stretch of text and its style.
Part = tuple[str, TextStyle]


class StyledText:
    """Parts one after the other; neighbours without a style are one part, those with one are told apart by their codes."""

    __slots__ = ("_plain", "parts", "style")

    def __init__(self, content: str = "", style: TextStyle = PLAIN) -> None:
        self.parts: list[Part] = [(content, PLAIN)] if content else []
        #: That of all of it, below the styles of its parts.
        self.style = style
        self._plain: str | None = content

    @property
    def plain(self) -> str:
        """Its letters."""
        if self._plain is None:
            self._plain = "".join([content for content, _ in self.parts])
        return self._plain

    @property
    def cell_len(self) -> int:
        """The cells that it takes on a line."""
        return cell_len(self.plain)

    def __len__(self) -> int:
        return len(self.plain)

    def __str__(self) -> str:
        return self.plain

    def append(self, content: str, style: TextStyle = PLAIN) -> None:
        """Add a stretch."""
        if content:
            self._add(content, style)
            self._plain = None

    def append_text(self, other: "StyledText") -> None:
        """Add another text with its styles."""
        base = other.style
        for content, style in other.parts:
            self._add(content, style if base is PLAIN else base + style)
        self._plain = None

    def _add(self, content: str, style: TextStyle) -> None:
        parts = self.parts
        if style is PLAIN and parts and parts[-1][1] is PLAIN:
            parts[-1] = (parts[-1][0] + content, PLAIN)
        else:
            parts.append((content, style))

    def stylize(self, style: TextStyle) -> None:
        """Put a style over those that are there."""
        if style is not PLAIN:
            self.parts = [(content, own + style) for content, own in self.parts]

    def stylize_before(self, style: TextStyle) -> None:
        """Put a style below those that are there."""
        if style is not PLAIN:
            self.parts = [(content, style + own) for content, own in self.parts]

    def copy(self) -> "StyledText":
        """Another one of the same parts."""
        return self._of(list(self.parts), self._plain)

    def _of(self, parts: list[Part], plain: str | None = None) -> "StyledText":
        made = StyledText("", self.style)
        made.parts, made._plain = parts, plain
        return made

    def divide(self, breaks: Sequence[int]) -> list["StyledText"]:
        """The texts between the beginning, these places and the end."""
        lines: list[StyledText] = []
        parts: list[Part] = []
        at, waiting = 0, iter([*breaks, -1])
        border = next(waiting)
        for content, style in self.parts:
            start, end = at, at + len(content)
            while 0 <= border <= end:
                if border > start:
                    parts.append((content[start - at : border - at], style))
                lines.append(self._of(parts))
                parts, start = [], border
                border = next(waiting)
            if start < end:
                parts.append((content[start - at :], style))
            at = end
        lines.append(self._of(parts))
        lines += [self._of([]) for _ in range(len(breaks) + 1 - len(lines))]
        return lines

    def start(self, length: int) -> "StyledText":
        """The first letters."""
        return self.divide([length])[0]

    def without_start(self, length: int) -> "StyledText":
        """All but the first letters."""
        return self.divide([length])[1]

    def rstrip(self) -> None:
        """Drop white space at the end."""
        parts = self.parts
        while parts:
            content, style = parts[-1]
            bare = content.rstrip()
            if len(bare) == len(content):
                return
            self._plain = None
            if bare:
                parts[-1] = (bare, style)
                return
            parts.pop()

    def truncate(self, width: int) -> None:
        """Keep what has room in so many cells; half a wide letter is a space."""
        plain = self.plain
        if cell_len(plain) <= width:
            return
        if not _is_narrow(plain):
            from rich.cells import set_cell_size

            kept = set_cell_size(plain, width)
            length = len(kept)
            if not plain.startswith(kept):
                # The space takes the style of what it stands for.
                length -= 1
            cut = self.start(length)
            if length < len(kept):
                cut.append(" ")
            self.parts, self._plain = cut.parts, None
            return
        self.parts, self._plain = self.start(width).parts, None

    def ansi(self, length: int) -> str:
        """The first letters with the codes of their styles."""
        base, left, pieces = self.style, length, []
        for content, own in self.parts:
            shown = content if len(content) <= left else content[:left]
            codes = (own if base is PLAIN else base + own).codes
            pieces.append(f"\x1b[{codes}m{shown}\x1b[0m" if codes and shown else shown)
            left -= len(shown)
        return "".join(pieces)


#: Letters and signs of one cell each: of Latin, Greek, Cyrillic, marks of prose, lines and boxes.
_NARROW = Expression("[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2500-\u25fc]*")


def _is_narrow(content: str) -> bool:
    return (content.isascii() and content.isprintable()) or _NARROW.fullmatch(content) is not None


def cell_len(content: str) -> int:
    """The cells that letters take on a line: two for wide ones, none for marks that are put on others.

    >>> cell_len("Café – 5 km"), cell_len("東京")
    (11, 4)
    """
    if _is_narrow(content):
        return len(content)
    from rich import cells

    return cells.cell_len(content)


def joined(texts: Iterable[StyledText], separator: str, style: TextStyle) -> StyledText:
    """One text of many, the separator between them in its own style."""
    whole = StyledText()
    is_first = True
    for each in texts:
        if separator and not is_first:
            whole.append(separator, style)
        whole.append_text(each)
        is_first = False
    return whole
