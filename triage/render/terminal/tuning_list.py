"""A list of articles to be looked at and labelled: what `sample` and `missed` print, each with its own headings and reasons."""

from collections.abc import Iterable, Iterator, Sequence

from triage.render.terminal.lines import beside, hang, join, next_steps, pack, printed, shorten, text, wrap
from triage.render.terminal.styled import StyledText
from triage.render.terminal.theme import of_score, style
from triage.render.view.options import Options
from triage.render.view.points import shown_score
from triage.render.view.status import headline
from triage.scoring.score import Score
from triage.tuning.measured import Scored

WIDEST = 100


def width(options: Options) -> int:
    """The columns that the list takes."""
    return max(40, min(options.columns, WIDEST))


def framed(
    title: str, count: str, entries: Iterable[StyledText], hints: Sequence[str], options: Options
) -> Iterator[str]:
    """The entries between rules, below a title and a count, and what to do next."""
    columns = width(options)
    counted = text(count, "hint")
    head = shorten(text(title, "title"), columns - counted.cell_len - 2)
    rule = text("─" * columns, "rule")
    for line in (*beside(head, counted, columns), rule, *entries, rule, *next_steps(hints, columns)):
        yield printed(line, options.colour)


def entry(
    number: str, one: Scored, reasons: Sequence[StyledText], separator: str, options: Options
) -> list[StyledText]:
    """An article with its score, why it is listed, and where it is."""
    score, article, columns = one.score, one.article, width(options)
    value = StyledText("  –")
    if score is not None and score.counted:
        value = StyledText(f"{shown_score(score.value, score.threshold):3}", of_score(score.band))
    head = join([StyledText(number, style("number")), StyledText("  "), value, StyledText(" ")])
    indent = head.cell_len
    title = headline(article, options.now, options.timezone)
    lines = [join([head, shorten(text(title), columns - indent)])]
    lines += hang(StyledText(), pack(reasons, separator, columns - indent), indent) if reasons else []
    place = f"{article.path}#{article.index}" if article.index else article.path
    return lines + hang(StyledText(), wrap(text(place, "hint"), columns - indent), indent)


def score_cell(score: Score | None) -> StyledText:
    """A score in three columns, in the colour of its band; a dash where nothing counted."""
    if score is None or not score.counted:
        return StyledText("  –")
    return StyledText(f"{shown_score(score.value, score.threshold):3}", of_score(score.band))
