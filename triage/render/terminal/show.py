"""One article for people: whole, with what matched in it; or the arithmetic of its scores.

Foreign text is made safe piece by piece (`lines.text`), never as a whole, so that spans stay what they were.
"""

import shlex
from collections.abc import Iterator, Sequence

from triage.article import Field
from triage.render.terminal.card import entity_lines, marked
from triage.render.terminal.frame import WIDEST
from triage.render.terminal.lines import hang, join, pack, printed, text, wrap
from triage.render.terminal.show_why import explanation_lines
from triage.render.terminal.styled import StyledText
from triage.render.terminal.theme import of_score, style
from triage.render.view.bar import score_bar
from triage.render.view.hits import place
from triage.render.view.options import Options
from triage.render.view.points import shown_score
from triage.render.view.quote import stretches
from triage.render.view.short import AROUND, TITLE
from triage.render.view.shown import Shown, cells, facts_of, is_point, is_table, paragraphs_of, unmarked
from triage.render.view.status import status_line
from triage.render.view.why import NOTHING_COUNTS, parts_of, said
from triage.report.rank import open_value
from triage.report.report import Snippet
from triage.report.snippets import Marker, matches_of
from triage.scoring.score import Score, band_of

#: Prose is read in lines no longer than this, whatever the terminal offers.
PROSE = 100
#: Stands before a line that holds a counted match.
GUTTER = "▌"


def show(shown: Shown, how: Options) -> Iterator[str]:
    """The lines."""
    for line in show_lines(shown, how):
        yield printed(line, how.colour)


def show_lines(shown: Shown, how: Options) -> Iterator[StyledText]:
    """The lines before they are printed, for a screen that lays them out."""
    columns = max(20, min(how.columns, WIDEST))
    yield from _why(shown, how, columns) if shown.explained else _whole(shown, how, columns)


def _whole(shown: Shown, how: Options, columns: int) -> Iterator[StyledText]:
    rule = StyledText("─" * columns, style("rule"))
    yield from _head(shown, how, columns)
    for score in shown.scores:
        yield from _score_lines(score, columns)
    yield rule
    page = _Page(shown, min(columns, PROSE))
    yield from page.lines()
    yield rule
    yield from entity_lines(shown.entities, columns)
    if cut := unmarked(shown):
        yield text(cut, "hint")
    if shown.scores and how.hints:
        yield text(f"why: triage show {_handle(shown)} --why", "hint")


def _why(shown: Shown, how: Options, columns: int) -> Iterator[StyledText]:
    yield from _head(shown, how, columns)
    for explanation in shown.explained:
        yield StyledText()
        also = shown.also.get(explanation.profile.id)
        yield from explanation_lines(explanation, columns, also, brief=len(shown.explained) > 1)
    if how.hints:
        yield StyledText("─" * columns, style("rule"))
        yield text(f"the article: triage show {_handle(shown)}", "hint")


def _handle(shown: Shown) -> str:
    return shlex.quote(place(shown.article)) if shown.number is None else str(shown.number)


def _head(shown: Shown, how: Options, columns: int) -> Iterator[StyledText]:
    article = shown.article
    title = _Page(shown, columns).whole("title", TITLE) if article.title.strip() else None
    heading = text("untitled", "hint") if title is None else title
    heading.stylize_before(style("title"))
    yield from wrap(heading, columns)
    status = status_line(article, how.now, how.timezone)
    if status:
        yield from wrap(text(status, "problem"), columns)
    units = [text(fact, "hint") for fact in (*facts_of(shown, how), place(article)) if fact.strip()]
    yield from pack(units, " · ", columns)


def _score_lines(score: Score, columns: int) -> list[StyledText]:
    """`95 █████████▌ strong  japan  Abe ×9 42 · alliance ×8 26`; a reject says why it is one."""
    value = open_value(score)
    band = band_of(value)
    head = join(
        [
            StyledText(f"{shown_score(value, score.threshold):3} ", of_score(band)),
            StyledText(f"{score_bar(value):<10} ", style(band)),
            text(score.profile),
        ]
    )
    if score.hit:
        head.append(f" {band}", style(band))
    else:
        head.append_text(text(f" no hit: {said(score) or NOTHING_COUNTS}", "hint"))
    parts = [
        join([text(part.name), StyledText(" "), StyledText(part.signed, style("number"))])
        for part in parts_of(score)
        if part.points or part.count
    ]
    return (
        [*wrap(head, columns), *hang(StyledText(), pack(parts, " · ", columns - 4), 4)]
        if parts
        else wrap(head, columns)
    )


class _Page:
    """The texts of an article with their marks, wrapped, the gutter on their left."""

    def __init__(self, shown: Shown, columns: int) -> None:
        self._article = shown.article
        self._marker = Marker(matches_of(shown.scores), shown.entities)
        self._room = columns - len(GUTTER) - 1

    def lines(self) -> Iterator[StyledText]:
        """Abstract, body, then what stands around an article."""
        article = self._article
        if article.abstract.strip():
            yield from self._prose("abstract")
            yield StyledText()
        yield from self._prose("body")
        around: tuple[Field, ...] = ("credits", "slug", "keywords", "url")
        first = True
        for field in around:
            if article.text(field).strip():
                if first:
                    yield StyledText()
                first = False
                yield from self._small(field)

    def whole(self, field: Field, most: int) -> StyledText:
        """A field on one line, cut where it is longer than fields are."""
        length = len(self._article.text(field))
        shown = self.stretch(field, 0, min(length, most))
        return shown if length <= most else join([shown, StyledText("…")])

    def stretch(self, field: Field, start: int, end: int) -> StyledText:
        """One stretch of a field, marked."""
        bare = Snippet(field=field, start=start, end=end, text=self._article.text(field)[start:end])
        snippet = self._marker.mark(bare)
        return marked(stretches(snippet.text, snippet.marks))

    def _prose(self, field: Field) -> Iterator[StyledText]:
        content = self._article.text(field)
        was_point = False
        for number, (start, end) in enumerate(paragraphs_of(content)):
            is_one = is_point(content[start : start + 2])
            if number and not (was_point and is_one):
                yield StyledText()
            was_point = is_one
            if is_table(content[start:end]):
                yield from self._table(field, start, end)
            else:
                yield from self._guttered(wrap(self.stretch(field, start, end), self._room))

    def _table(self, field: Field, start: int, end: int) -> Iterator[StyledText]:
        """Line by line, columns kept."""
        content = self._article.text(field)
        for line in content[start:end].split("\n"):
            indent = StyledText(" " * (len(line) - len(line.lstrip(" "))))
            row: list[StyledText] = [indent]
            place = start + len(indent.plain)
            for cell in cells(line.strip("\r").lstrip(" ")):
                gap = (
                    StyledText(" " * len(cell))
                    if not cell.strip()
                    else self.stretch(field, place, place + len(cell))
                )
                row.append(gap)
                place += len(cell)
            yield from self._guttered([join(row)])
            start += len(line) + 1

    def _small(self, field: Field) -> Iterator[StyledText]:
        """Furniture, dim, its name before it."""
        label = StyledText(f"{field}  ", style("hint"))
        lines = wrap(self.whole(field, AROUND), self._room - label.cell_len)
        for line in lines:
            line.stylize_before(style("hint"))
        yield from self._guttered(hang(label, lines, label.cell_len))

    def _guttered(self, lines: Sequence[StyledText]) -> Iterator[StyledText]:
        """A mark before each line that holds a counted match."""
        for line in lines:
            yield join(
                [StyledText(GUTTER if _has_match(line) else " ", style("match_gutter")), StyledText(" "), line]
            )


def _has_match(line: StyledText) -> bool:
    return any(style.is_marked for _, style in line.parts)
