"""Keyword in context for people: one match a line, the keywords below each other."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from triage.render.terminal.lines import join, printed, text
from triage.render.terminal.styled import StyledText, cell_len
from triage.render.terminal.theme import style
from triage.render.view import safe
from triage.render.view.context import ContextLine
from triage.render.view.points import many

#: The path takes this share of the columns, and no more cells than that.
PATH_SHARE, PATH_MOST, PATH_LEAST = 4, 36, 12


def aligned_lines(lines: Iterable[ContextLine], columns: int, *, colour: bool, by_term: bool) -> Iterator[str]:
    """The lines as they come, or below a heading for each term."""
    if not by_term:
        for line in lines:
            yield printed(aligned(line, columns), colour)
        return
    blank = ""
    for (profile, term), group in groupby(lines, lambda line: (line.profile, line.match.term)):
        own = list(group)
        articles = len({(line.path, line.index) for line in own})
        found = f"{many(len(own), 'match', 'matches')} in {many(articles, 'article')}"
        heading = join([text(term, "title"), StyledText("  "), text(f"{profile} · {found}", "hint")])
        yield blank + printed(heading, colour)
        blank = "\n"
        for line in own:
            yield printed(aligned(line, columns), colour)


def aligned(line: ContextLine, columns: int) -> StyledText:
    """Path, left side flush right, the match, right side, in so many columns; matches stand below one another."""
    for_path = max(PATH_LEAST, min(columns // PATH_SHARE, PATH_MOST)) if columns >= 48 else 0
    place = f"{line.path}#{line.index}" if line.index else line.path
    path = _tail(safe.line(place), for_path)
    gap = 2 if for_path else 0
    room = columns - for_path - gap
    # The match begins at the same column everywhere; the right side has a little more room than the left.
    for_left = room * 9 // 20
    left = _tail_of_words(line.left, for_left)
    mark = "~" if line.match.is_near else ""
    shown = _head_of_words(line.text, room - for_left - len(mark))
    right = _head_of_words(line.right, room - for_left - cell_len(shown) - len(mark))
    return join(
        [
            StyledText(path.ljust(len(path) + for_path - cell_len(path)) + " " * gap, style("hint")),
            StyledText(" " * (for_left - cell_len(left)) + left),
            StyledText(shown, style("fuzzy" if mark else "match")),
            StyledText(mark, style("hint")),
            StyledText(right),
        ]
    )


def _head(content: str, cells: int) -> str:
    """The beginning of a text, as much as fits."""
    used = 0
    for place, character in enumerate(content):
        used += cell_len(character)
        if used > cells:
            return content[:place]
    return content


def _head_of_words(content: str, cells: int) -> str:
    """The beginning of a text, without a word cut in two where that is short."""
    cut = _head(content, max(0, cells))
    if cut == content or not cut or content[len(cut)] == " ":
        return cut
    whole = cut.rpartition(" ")[0]
    return whole if cell_len(cut) - cell_len(whole) <= 12 and whole.strip() else cut


def _tail_of_words(content: str, cells: int) -> str:
    return _head_of_words(content[::-1], cells)[::-1]


def _tail(path: str, cells: int) -> str:
    """The end of a path, where files differ, with … before it."""
    if cell_len(path) <= cells:
        return path
    return "…" + _head(path[::-1], cells - 1)[::-1] if cells > 1 else ""
