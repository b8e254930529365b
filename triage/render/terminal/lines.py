"""Styled text → lines of a given width → strings with or without ANSI codes.

The small part of Rich that we need, without its console: that would ask the terminal questions which the
environment has answered, and costs start-up time. Text becomes `Text` here and nowhere through markup.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.style import Style
from rich.text import Text

from triage.render.terminal.theme import PLAIN, style
from triage.render.view import safe

#: May not begin a line, may not end one (the common part of East Asian line breaking).
CLOSING = "、。，．・：；？！」』）】〉》〕ー々゛゜"
OPENING = "「『（【〈《〔"


def text(content: str, named: str = "") -> Text:
    """Foreign or own words, made safe, in the style of that name."""
    return Text(safe.piece(content), style=style(named) if named else PLAIN)


def join(parts: Iterable[Text], separator: str = "") -> Text:
    """One text of many, the separator dim."""
    joined = Text()
    for index, part in enumerate(parts):
        if index and separator:
            joined.append(separator, style("hint"))
        joined.append_text(part)
    return joined


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r" +|[^ ]+")


def _units(word: str, width: int) -> Iterable[str]:
    """The unbreakable parts of a word: itself, or, where it is wide or too long, what may be parted."""
    cells = cell_len(word)
    if cells == len(word) and cells <= width:
        return (word,)
    units: list[str] = []
    room = 0
    for character in word:
        size = cell_len(character)
        glued = units and (
            character in CLOSING or units[-1][-1] in OPENING or (size < 2 and cell_len(units[-1][-1]) < 2)
        )
        if glued and room + size <= width and not (units[-1][-1] == "/" and cells > width):
            units[-1] += character
            room += size
        else:
            units.append(character)
            room = size
    return units


def wrap(content: Text, width: int, first: int | None = None) -> list[Text]:
    """Lines no wider than `width` cells (`first`: another width for the first line); at least one, maybe empty."""
    room = width if first is None else first
    breaks: list[int] = []
    place = used = 0
    for word in _words().findall(content.plain):
        for unit in (word,) if word[0] == " " else _units(word, max(2, min(width, room))):
            size = cell_len(unit)
            if used and used + size > room and word[0] != " ":
                breaks.append(place)
                used, room = 0, width
            used += size
            place += len(unit)
    lines = list(content.divide(breaks)) if breaks else [content.copy()]
    for line in lines:
        line.rstrip()
    return lines


def pack(units: Sequence[Text], separator: str, width: int, first: int | None = None) -> list[Text]:
    """Units side by side, parted by the separator; a unit is broken only where it is wider than a line.

    A comma stays at the end of its line, another separator is dropped there.
    """
    tail = separator.rstrip() if separator.startswith(",") else ""
    lines: list[Text] = []
    room = width if first is None else first
    for index, unit in enumerate(units):
        reserved = len(tail) if index + 1 < len(units) else 0
        if lines and lines[-1].cell_len + len(separator) + unit.cell_len + reserved <= room:
            lines[-1] = join([lines[-1], unit], separator)
            continue
        if lines:
            lines[-1].append(tail, style("hint"))
            room = width
        lines += wrap(unit, width - reserved, room - reserved)
        room = room if len(lines) == 1 else width
    return lines or [Text()]


def shorten(content: Text, width: int) -> Text:
    """The text in at most `width` cells, with `…` where something is missing."""
    if content.cell_len <= width:
        return content
    if width < 2:
        return Text("…"[:width])
    cut = wrap(content, width - 1)[0]
    if cut.cell_len < (width - 1) // 2:
        # A long last word: better a part of it than half a line of nothing.
        cut = content.copy()
        cut.truncate(width - 1)
        cut.rstrip()
    cut.append("…" if cut.cell_len + 2 > width or not content.plain[len(cut.plain) :].startswith(" ") else " …")
    return cut


def beside(left: Text, right: Text, width: int) -> list[Text]:
    """Left and right on one line, or the right one below where there is no room."""
    gap = width - left.cell_len - right.cell_len
    if gap >= 2:
        return [join([left, Text(" " * gap), right])]
    lines = wrap(left, width)
    return [*lines, *(wrap(right, width) if right else ())]


def hang(label: Text, lines: Sequence[Text], indent: int) -> list[Text]:
    """The label before the first line, the others indented to stand below it; `indent` is the label's column's end."""
    first = join([label, Text(" " * max(0, indent - label.cell_len))])
    margin = Text(" " * indent)
    return [join([first if index == 0 else margin, line]) for index, line in enumerate(lines)]


def printed(line: Text, colour: bool) -> str:
    """The line with its newline and no white space before it."""
    plain = line.plain.rstrip()
    return (_ansi(line, len(plain)) if colour else plain) + "\n"


def _ansi(line: Text, length: int) -> str:
    own = line.style if isinstance(line.style, Style) else PLAIN
    spans = [
        (span.start, min(span.end, length), span.style) for span in line.spans if isinstance(span.style, Style)
    ]
    borders = sorted({0, length, *(place for start, end, _ in spans if start < end for place in (start, end))})
    pieces = []
    for start, end in pairwise(borders):
        combined = own
        for left, right, named in spans:
            if left <= start and end <= right:
                combined += named
        pieces.append(combined.render(line.plain[start:end], color_system=ColorSystem.STANDARD))
    return "".join(pieces)


def next_steps(commands: Iterable[str], columns: int) -> list[Text]:
    """What can be done with what was printed, as commands to copy."""
    label, commands = "next:", tuple(commands)
    if not commands:
        return []
    return hang(text(label, "hint"), pack([text(one, "hint") for one in commands], " · ", columns - 6), 6)
