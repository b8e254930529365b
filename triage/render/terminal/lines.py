"""Styled text → lines of a given width → strings with or without ANSI codes.

Without Rich's console: that would ask the terminal questions which the environment has answered, and costs start-up
time. What others wrote becomes `StyledText` here, and nowhere through markup.
"""

from collections.abc import Iterable, Sequence

from triage.expression import Expression
from triage.render.terminal.styled import PLAIN, StyledText, cell_len, joined
from triage.render.terminal.theme import style
from triage.render.view import safe

#: May not begin a line, may not end one (the common part of East Asian line breaking).
CLOSING = "、。，．・：；？！」』）】〉》〕ー々゛゜"
OPENING = "「『（【〈《〔"


def text(content: str, named: str = "") -> StyledText:
    """Foreign or own words, made safe, in the style of that name."""
    return StyledText(safe.piece(content), style=style(named) if named else PLAIN)


def join(parts: Iterable[StyledText], separator: str = "") -> StyledText:
    """One text of many, the separator dim."""
    return joined(parts, separator, style("hint"))


_WORDS = Expression(r" +|[^ ]+")


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


def wrap(content: StyledText, width: int, first: int | None = None) -> list[StyledText]:
    """Lines no wider than `width` cells (`first`: another width for the first line); at least one, maybe empty."""
    room = width if first is None else first
    if content.cell_len <= room:
        whole = content.copy()
        whole.rstrip()
        return [whole]
    breaks: list[int] = []
    place = used = 0
    for word in _WORDS.findall(content.plain):
        for unit in (word,) if word[0] == " " else _units(word, max(2, min(width, room))):
            size = cell_len(unit)
            if used and used + size > room and word[0] != " ":
                breaks.append(place)
                used, room = 0, width
            used += size
            place += len(unit)
    lines = content.divide(breaks)
    for line in lines:
        line.rstrip()
    return lines


def pack(units: Sequence[StyledText], separator: str, width: int, first: int | None = None) -> list[StyledText]:
    """Units side by side, parted by the separator; a unit is broken only where it is wider than a line.

    A comma stays at the end of its line, another separator is dropped there.
    """
    tail = separator.rstrip() if separator.startswith(",") else ""
    hint = style("hint")
    lines: list[StyledText] = []
    used = 0
    room = width if first is None else first
    for index, unit in enumerate(units):
        reserved = len(tail) if index + 1 < len(units) else 0
        if lines:
            size = unit.cell_len
            if used + len(separator) + size + reserved <= room:
                line = lines[-1]
                if line.style is not PLAIN:
                    line = lines[-1] = joined([line], "", hint)
                line.append(separator, hint)
                line.append_text(unit)
                used += len(separator) + size
                continue
            lines[-1].append(tail, hint)
            room = width
        lines += wrap(unit, width - reserved, room - reserved)
        used = lines[-1].cell_len
        room = room if len(lines) == 1 else width
    return lines or [StyledText()]


def shorten(content: StyledText, width: int) -> StyledText:
    """The text in at most `width` cells, with `…` where something is missing."""
    if content.cell_len <= width:
        return content
    if width < 2:
        return StyledText("…"[:width])
    cut = wrap(content, width - 1)[0]
    if cut.cell_len < (width - 1) // 2:
        # A long last word: better a part of it than half a line of nothing.
        cut = content.copy()
        cut.truncate(width - 1)
        cut.rstrip()
    cut.append("…" if cut.cell_len + 2 > width or not content.plain[len(cut.plain) :].startswith(" ") else " …")
    return cut


def beside(left: StyledText, right: StyledText, width: int) -> list[StyledText]:
    """Two texts left and right on one line, or the right one below where there is no room."""
    gap = width - left.cell_len - right.cell_len
    if gap >= 2:
        return [join([left, StyledText(" " * gap), right])]
    lines = wrap(left, width)
    return [*lines, *(wrap(right, width) if right else ())]


def hang(label: StyledText, lines: Sequence[StyledText], indent: int) -> list[StyledText]:
    """The label before the first line, the others indented to stand below it; `indent` is the label's column's end."""
    first = join([label, StyledText(" " * max(0, indent - label.cell_len))])
    margin = StyledText(" " * indent)
    return [join([first if index == 0 else margin, line]) for index, line in enumerate(lines)]


def printed(line: StyledText, colour: bool) -> str:
    """The line with its newline and no white space before it."""
    plain = line.plain.rstrip()
    return (line.ansi(len(plain)) if colour else plain) + "\n"


def next_steps(commands: Iterable[str], columns: int) -> list[StyledText]:
    """What can be done with what was printed, as commands to copy."""
    label, commands = "next:", tuple(commands)
    if not commands:
        return []
    return hang(text(label, "hint"), pack([text(one, "hint") for one in commands], " · ", columns - 6), 6)
