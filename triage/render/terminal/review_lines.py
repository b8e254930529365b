"""The lines of a review: two for each story of the list, and the words around the article."""

from triage.article import Article
from triage.render.terminal.card import marked
from triage.render.terminal.lines import join, pack, shorten, text
from triage.render.terminal.styled import StyledText
from triage.render.terminal.theme import of_score, style
from triage.render.view.bar import bar
from triage.render.view.dates import when
from triage.render.view.options import Options
from triage.render.view.points import many, shown_score
from triage.render.view.quote import title_stretches
from triage.render.view.short import short
from triage.render.view.stories import badge
from triage.report.report import Hit
from triage.scoring.score import Score

#: Status → its mark; what is unread has a dot, as an unread mail has.
MARKS = {"": "●", "keep": "✓", "skip": "✗", "later": "…", "read": " "}
BAR = 6
#: Where a headline begins: after mark, score and bar.
INDENT = 2 + 4 + BAR + 1


def row_lines(
    hit: Hit, score: Score | None, status: str, others: int, how: Options, *, like: tuple[str, ...] = ()
) -> tuple[StyledText, StyledText]:
    """A story as two lines: mark, score, bar and headline; below them outlet, date, badges."""
    article, columns = hit.article, how.columns
    value = StyledText("  – ", style("hint"))
    drawn = StyledText(" " * (BAR + 1))
    if score is not None and score.counted:
        value = StyledText(f"{shown_score(score.value, score.threshold):3} ", of_score(score.band))
        drawn = StyledText(f"{bar(score.value, BAR):{BAR}} ", style(score.band))
    head = join([StyledText(f"{MARKS[status]} ", style("number")), value, drawn])
    headline = title_of(article, score)
    if not status:
        headline.stylize_before(style("title"))
    first = join([head, shorten(headline, max(8, columns - head.cell_len))])
    facts = [short(article.outlet), when(article, how.now, how.timezone)]
    if others:
        facts.append(many(others, "more article"))
    units = [text(fact, "hint") for fact in facts if fact.strip()]
    if label := badge(article):
        units.insert(0, text(label, "badge"))
    if like:
        units = [text(like_said(like), "hint")]
    room = max(8, columns - INDENT)
    below = pack(units, " · ", room) or [StyledText()]
    return first, join([StyledText(" " * INDENT), shorten(below[0], room)])


def like_said(words: tuple[str, ...]) -> str:
    """Why an article is offered that has too few points."""
    return f"like the hits: {', '.join(words)}"


def title_of(article: Article, score: Score | None) -> StyledText:
    """The headline with its matches marked, or for want of one how the text begins."""
    if article.title.strip():
        return marked(title_stretches(article, (score,) if score is not None else ()), "title")
    return text(" ".join(article.body[:200].split()) or "untitled", "hint")
