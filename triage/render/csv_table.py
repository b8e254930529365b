"""`--format csv`: for spreadsheets, one row per article and profile, or one per article (`--wide`).

A spreadsheet runs a cell that begins like a formula; such a cell gets an apostrophe in front. Cells are one line
each, for not every importer reads the quoted newlines that the format allows.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from triage.render.view import safe
from triage.render.view.dates import with_offset
from triage.render.view.options import Options
from triage.render.view.points import number
from triage.render.view.why import NO_MATCH, said
from triage.report.rank import nearest
from triage.report.report import Hit, Reject, Report
from triage.report.snippets import matches_of
from triage.report.summary import summary
from triage.scoring.score import Score

Cell = str | int | float | None

ARTICLE = ("rank", "path", "index", "id", "title", "outlet", "published", "language", "words", "url")
VERDICT = ("profile", "score", "band", "threshold", "hit", "reason", "terms")
#: What begins a formula in Excel, LibreOffice or Google Sheets, full-width forms included.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class CsvRenderer:
    """RFC 4180 with a header, UTF-8 without a mark."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def render(self, report: Report) -> Iterator[str]:
        """The header, then the hits in rank order, then the rejects where all were asked for."""
        profiles = [profile.id for profile in report.run.profiles]
        yield row(self._header(profiles))
        for rank, hit in enumerate(report.hits, 1):
            yield from self._rows(rank, hit, profiles)
        for reject in report.rejects if self._options.all else ():
            yield from self._rows(None, reject, profiles)

    def _header(self, profiles: Sequence[str]) -> tuple[str, ...]:
        asked = [name for name in ("summary", "body", "entities") if name in self._options.with_]
        columns = ("score", "band", "hit", "reason", *profiles) if self._options.wide else VERDICT
        return (*ARTICLE, *columns, *asked)

    def _rows(self, rank: int | None, one: Hit | Reject, profiles: Sequence[str]) -> Iterator[str]:
        article = one.article
        head: tuple[Cell, ...] = (
            rank,
            article.path,
            article.index,
            article.identity,
            article.title,
            article.outlet,
            with_offset(article.published, self._options.zone),
            article.language,
            one.words,
            article.url,
        )
        asked = self._asked(one)
        if self._options.wide:
            yield row((*head, *_wide(one, profiles), *asked))
            return
        for score in one.scores:
            yield row((*head, *_verdict(score), *asked))
        if not one.scores:
            yield row((*head, None, 0.0, "passing", None, False, NO_MATCH, None, *asked))

    def _asked(self, one: Hit | Reject) -> list[Cell]:
        cells: list[Cell] = []
        if "summary" in self._options.with_:
            chosen = one.summary if isinstance(one, Hit) else None
            if chosen is None:
                chosen = summary(one.article, matches_of(one.scores))
            cells.append(" … ".join(sentence.text for sentence in chosen))
        if "body" in self._options.with_:
            cells.append(one.article.body)
        if "entities" in self._options.with_:
            names = (one.entities or ()) if isinstance(one, Hit) else ()
            cells.append("; ".join(f"{name.text} ({name.type} {name.count})" for name in names if name.is_listed))
        return cells


def _verdict(score: Score) -> tuple[Cell, ...]:
    threshold = score.threshold if score.threshold == "any" else number(score.threshold)
    near = {match.term for match in score.matches} - {match.term for match in score.matches if not match.is_near}
    terms = "; ".join(
        f"{part.term}{'~' if part.term in near else ''} ({part.count})"
        for part in score.contributions
        if "gate" not in part.kinds
    )
    return (score.profile, number(score.value), score.band, threshold, score.hit, _reason(score), terms)


def _reason(score: Score) -> str:
    if score.reason is None:
        return ""
    return f"{score.reason.code}: {said(score)}" if said(score) else score.reason.code


def _wide(one: Hit | Reject, profiles: Sequence[str]) -> tuple[Cell, ...]:
    by_profile = {score.profile: number(score.value) for score in one.scores}
    columns = [by_profile.get(profile) for profile in profiles]
    if not one.scores:
        return (0.0, "passing", False, NO_MATCH, *columns)
    best = one.scores[0]
    is_hit = isinstance(one, Hit)
    decided = best if is_hit else nearest(one)
    return (number(best.value), best.band, is_hit, _reason(decided) if decided else "", *columns)


def row(cells: Sequence[Cell]) -> str:
    """A line of cells, quoted where that is needed."""
    line = io.StringIO()
    csv.writer(line).writerow([_cell(cell) for cell in cells])
    return line.getvalue()


def _cell(cell: Cell) -> str:
    r"""Foreign text on one line and never a formula; our own numbers and truths as they are.

    >>> _cell('=HYPERLINK("x")'), _cell(-1.5), _cell(True), _cell(None)
    ('\'=HYPERLINK("x")', '-1.5', 'true', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if not isinstance(cell, str):
        return str(cell)
    shown = safe.line(cell)
    return f"'{shown}" if shown.startswith(FORMULA) or cell.startswith(FORMULA) else shown
