"""Keyword in context: one match a line, as an aligned line for people, a CSV row or a JSON object.

The excerpt is cut from the field as the reader delivered it and made safe afterwards, so that `start` and `end` are
those of the match.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from rich.cells import cell_len
from rich.text import Text

from triage.article import Article
from triage.matching.match import Match
from triage.render.terminal.lines import join, printed, text
from triage.render.terminal.theme import style
from triage.render.view import safe
from triage.render.view.points import many

#: Code points of context that are kept on each side; more than any line shows.
CONTEXT = 200
#: The path takes this share of the columns, and no more cells than that.
PATH_SHARE, PATH_MOST, PATH_LEAST = 4, 36, 12


class Line(Struct, frozen=True, kw_only=True):
    """One match and what stands around it; both sides are on one line and safe."""

    path: str
    index: int
    id: str
    profile: str
    match: Match
    left: str
    text: str
    right: str


Show = Callable[[Iterable[Line]], Iterator[str]]


def line_of(article: Article, profile: str, match: Match) -> Line:
    """The line of one match."""
    content = article.text(match.field)
    return Line(
        path=article.path,
        index=article.index,
        id=article.identity,
        profile=profile,
        match=match,
        left=safe.piece(content[max(0, match.start - CONTEXT) : match.start]),
        text=safe.piece(match.text),
        right=safe.piece(content[match.end : match.end + CONTEXT]),
    )


def order(line: Line) -> tuple[str, str, str, str, str, int, str, int]:
    """By profile and term, then by what matched and what follows, as concordances are read."""
    match = line.match
    following = line.right.casefold().lstrip(" '’s-—,.")
    return (
        line.profile,
        match.term,
        match.text.casefold(),
        following,
        line.path,
        line.index,
        match.field,
        match.start,
    )


def shower(form: str, *, columns: int, colour: bool, by_term: bool) -> Show:
    """What turns lines into text, by the name of a format."""
    if form == "csv":
        return _csv
    if form == "jsonl":
        return _jsonl
    return lambda lines: _terminal(lines, columns, colour=colour, by_term=by_term)


def _terminal(lines: Iterable[Line], columns: int, *, colour: bool, by_term: bool) -> Iterator[str]:
    if not by_term:
        for line in lines:
            yield printed(aligned(line, columns), colour)
        return
    blank = ""
    for (profile, term), group in groupby(lines, lambda line: (line.profile, line.match.term)):
        own = list(group)
        articles = len({(line.path, line.index) for line in own})
        found = f"{len(own):,} {'match' if len(own) == 1 else 'matches'} in {many(articles, 'article')}"
        heading = join([text(term, "title"), Text("  "), text(f"{profile} · {found}", "hint")])
        yield blank + printed(heading, colour)
        blank = "\n"
        for line in own:
            yield printed(aligned(line, columns), colour)


def aligned(line: Line, columns: int) -> Text:
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
            Text(path.ljust(len(path) + for_path - cell_len(path)) + " " * gap, style("hint")),
            Text(" " * (for_left - cell_len(left)) + left),
            Text(shown, style("fuzzy" if mark else "match")),
            Text(mark, style("hint")),
            Text(right),
        ]
    )


def _head(content: str, cells: int) -> str:
    """As much of the beginning as fits."""
    used = 0
    for place, character in enumerate(content):
        used += cell_len(character)
        if used > cells:
            return content[:place]
    return content


def _head_of_words(content: str, cells: int) -> str:
    """As `_head`, without a word cut in two where that is short."""
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


COLUMNS = (
    "path",
    "index",
    "id",
    "profile",
    "term",
    "field",
    "zone",
    "start",
    "end",
    "kind",
    "similarity",
    "left",
    "text",
    "right",
)


def _cells(line: Line) -> dict[str, str | int | float]:
    match = line.match
    return {
        "path": line.path,
        "index": line.index,
        "id": line.id,
        "profile": line.profile,
        "term": match.term,
        "field": match.field,
        "zone": match.zone,
        "start": match.start,
        "end": match.end,
        "kind": match.kind,
        "similarity": round(match.similarity, 3),
        "left": line.left,
        "text": line.text,
        "right": line.right,
    }


def _csv(lines: Iterable[Line]) -> Iterator[str]:
    from triage.render.csv_table import row

    yield row(COLUMNS)
    for line in lines:
        yield row(tuple(_cells(line).values()))


def _jsonl(lines: Iterable[Line]) -> Iterator[str]:
    from triage.render.json.record import SCHEMA, encode

    for line in lines:
        yield encode({"type": "match", "schema": SCHEMA, **_cells(line)}) + "\n"
