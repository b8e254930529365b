"""`show --format html`: one article as a page, whole, with what matched in it; or the arithmetic of its scores.

The words of the arithmetic are those of `view.arithmetic`; here they get their elements.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape
from msgspec import Struct

from triage.article import Article, Field
from triage.render.html.html_card import names_lines
from triage.render.html.html_page import file_link, isolated, language, marked, page, text, web_link
from triage.render.view.arithmetic import (
    ALWAYS,
    NOT_COUNTED,
    ending,
    gate_said,
    not_counted_said,
    refusal_said,
    signed,
    spellings_said,
    verdict,
)
from triage.render.view.bar import score_share
from triage.render.view.hits import place
from triage.render.view.options import Options
from triage.render.view.points import shown_points, shown_score
from triage.render.view.quote import stretches
from triage.render.view.short import AROUND as MOST_AROUND
from triage.render.view.short import TITLE, short
from triage.render.view.shown import Shown, cells, facts_of, is_table, paragraphs_of, unmarked
from triage.render.view.status import status_line
from triage.render.view.why import NO_MATCH, NOTHING_COUNTS, SumPart, parts_of, said
from triage.report.rank import open_value
from triage.report.report import Snippet
from triage.report.snippets import Marker, matches_of
from triage.scoring.explain import COLUMNS, Column, Explanation, TermLine
from triage.scoring.score import Band, Score, band_of

AROUND: tuple[Field, ...] = ("credits", "slug", "keywords")


class PageParagraph(Struct, frozen=True):
    """A stretch of the article's text."""

    said: Markup
    has_match: bool
    #: Columns are kept.
    is_table: bool = False


class VerdictLine(Struct, frozen=True, kw_only=True):
    """The article under one profile, in a line with its sum below."""

    profile: Markup
    score: int
    band: Band
    width: int
    #: Why it is no hit; empty for a hit.
    no_hit: Markup | str
    parts: tuple[SumPart, ...]


class ArithmeticRow(Struct, frozen=True, kw_only=True):
    """A term in the whole arithmetic."""

    points: str
    if_cut: str
    term: Markup
    weight: str
    counts: tuple[str, ...]


class Arithmetic(Struct, frozen=True, kw_only=True):
    """Every figure behind one score."""

    anchor: str
    profile: Markup
    verdict: Markup
    columns: tuple[Column, ...]
    rows: tuple[ArithmeticRow, ...]
    total: str
    notes: tuple[tuple[str, tuple[Markup, ...]], ...]
    ending: Markup | str


def show_html(shown: Shown, how: Options) -> Iterator[str]:
    """The page."""
    article = shown.article
    marks = _Marks(shown)
    yield from page(
        "show.html",
        heading=text(short(article.title, TITLE)) or "untitled",
        title=marks.field("title", TITLE) or escape("untitled"),
        language=language(article.language),
        url=web_link(article.url),
        facts=_facts(shown, how),
        place=text(place(article)),
        file=file_link(article.path, how.links_from),
        verdicts=tuple(map(_verdict, shown.scores)),
        arithmetic=tuple(_arithmetic(shown, each, number) for number, each in enumerate(shown.explained, 1)),
        abstract=tuple(marks.prose("abstract")),
        body=tuple(marks.prose("body")),
        around=tuple((field, marks.field(field)) for field in AROUND if article.text(field).strip()),
        names=names_lines(shown.entities),
        unmarked=unmarked(shown),
    )


def _facts(shown: Shown, how: Options) -> tuple[Markup, ...]:
    status = status_line(shown.article, how.now, how.timezone)
    return tuple(isolated(fact) for fact in (status, *facts_of(shown, how)) if fact.strip())


def _verdict(score: Score) -> VerdictLine:
    value = open_value(score)
    shown = shown_score(value, score.threshold)
    return VerdictLine(
        profile=text(score.profile),
        score=shown,
        band=band_of(value),
        width=round(score_share(value)),
        no_hit="" if score.hit else text(said(score) or NOTHING_COUNTS),
        parts=tuple(part for part in parts_of(score) if part.points or part.count),
    )


class _Marks:
    """The texts of an article with what was found in them."""

    def __init__(self, shown: Shown) -> None:
        self._article: Article = shown.article
        matches = matches_of(shown.scores)
        self._marker, self._of_matches = Marker(matches, shown.entities), Marker(matches)

    def field(self, field: Field, most: int = MOST_AROUND) -> Markup:
        """A field on one line, cut where it is longer than fields are."""
        length = len(self._article.text(field))
        shown = self._stretch(field, 0, min(length, most))
        return shown if length <= most else shown + "…"

    def prose(self, field: Field) -> Iterator[PageParagraph]:
        """A field paragraph by paragraph."""
        content = self._article.text(field)
        for start, end in paragraphs_of(content):
            has_match = bool(self._of_matches.mark(Snippet(field=field, start=start, end=end, text="")).marks)
            if is_table(content[start:end]):
                yield PageParagraph(self._table(field, start, end), has_match, is_table=True)
            else:
                yield PageParagraph(self._stretch(field, start, end), has_match)

    def _stretch(self, field: Field, start: int, end: int, *, trim: bool = True) -> Markup:
        bare = Snippet(field=field, start=start, end=end, text=self._article.text(field)[start:end])
        snippet = self._marker.mark(bare)
        return marked(stretches(snippet.text, snippet.marks), trim=trim)

    def _table(self, field: Field, start: int, end: int) -> Markup:
        """Line by line, columns kept."""
        lines: list[Markup] = []
        for line in self._article.text(field)[start:end].split("\n"):
            indent = len(line) - len(line.lstrip(" "))
            row, place = [Markup(" " * indent)], start + indent
            for cell in cells(line.strip("\r").lstrip(" ")):
                following = place + len(cell)
                blank = not cell.strip()
                row.append(Markup(cell) if blank else self._stretch(field, place, following, trim=False))
                place = following
            lines.append(Markup().join(row))
            start += len(line) + 1
        return Markup("\n").join(lines)


def _arithmetic(shown: Shown, explained: Explanation, number: int) -> Arithmetic:
    present = [line for line in explained.lines if line.counts]
    absent = [line for line in explained.lines if not line.counts]
    if len(shown.explained) > 1 and not present and not explained.not_counted:
        return _nothing(explained, number)
    columns = tuple(c for c in COLUMNS if c in ALWAYS or any(c in line.counts for line in present))
    tenths = shown_points([line.points * 10 for line in present], round(explained.open_value * 10))
    rows = [_row(line, points / 10, columns) for line, points in zip(present, tenths, strict=True)]
    rows += [_row(line, 0, columns) for line in absent]
    also = shown.also.get(explained.profile.id)
    last = explained.changes and ending(explained.score, explained.changes, also, has_any=bool(present))
    return Arithmetic(
        anchor=f"why{number}",
        profile=text(explained.score.profile),
        verdict=text("".join(said for said, _ in verdict(explained)[1:])),
        columns=columns,
        rows=tuple(rows),
        total=f"{explained.open_value:.1f}",
        notes=tuple((label, said) for label, said in _notes(explained) if said),
        ending=text(last or ""),
    )


def _nothing(explained: Explanation, number: int) -> Arithmetic:
    """One profile of several of which nothing is in the article."""
    names = ", ".join(line.term for line in explained.lines)
    return Arithmetic(
        anchor=f"why{number}",
        profile=text(explained.score.profile),
        verdict=text(f"{NO_MATCH}: {names}"),
        columns=(),
        rows=(),
        total="",
        notes=(),
        ending="",
    )


def _row(line: TermLine, points: float, columns: Sequence[Column]) -> ArithmeticRow:
    return ArithmeticRow(
        points=signed(points),
        if_cut=signed(line.if_cut),
        term=text(line.term),
        weight=f"{line.weight:g}".replace("-", "−"),
        counts=tuple(str(line.counts.get(column, 0) or "–") for column in columns),
    )


def _notes(explained: Explanation) -> Iterator[tuple[str, tuple[Markup, ...]]]:
    yield "spelt", tuple(map(text, spellings_said(explained.spelt)))
    yield NOT_COUNTED, tuple(text(not_counted_said(each)) for each in explained.not_counted)
    yield "refused", tuple(text(refusal_said(each)) for each in explained.refused)
    yield "gates", tuple(text(gate_said(each)) for each in explained.gates)
