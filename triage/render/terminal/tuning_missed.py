"""The list of `missed`: articles that resemble the hits, each with the words that bring it near."""

from collections.abc import Iterator, Sequence

from triage.profiles.model import Profile
from triage.render.terminal.lines import beside, hang, join, next_steps, pack, printed, shorten, text, wrap
from triage.render.terminal.styled import StyledText
from triage.render.terminal.theme import of_score, style
from triage.render.view.options import Options
from triage.render.view.points import many, shown_score
from triage.tuning.measured import Scored
from triage.tuning.missed import Missed

WIDEST = 100


def render(
    profile: Profile, scored: Sequence[Scored], found: Sequence[Missed], hits: int, options: Options
) -> Iterator[str]:
    """The lines of the list, nearest first."""
    columns = max(40, min(options.columns, WIDEST))
    count = text(f"{many(len(found), 'article')} like its {many(hits, 'hit')}", "hint")
    title = shorten(text(f"{profile.title or profile.id}: perhaps missed", "title"), columns - count.cell_len - 2)
    lines = [*beside(title, count, columns), text("─" * columns, "rule")]
    digits = len(str(len(found)))
    for number, one in enumerate(found, 1):
        lines += _article(f"{number:{digits}}", scored[one.place], one, columns)
    lines.append(text("─" * columns, "rule"))
    hint = [f"triage show 1 -p {profile.id}", "triage label keep 1", f"triage profile suggest {profile.id} PATH"]
    lines += next_steps(hint, columns)
    for line in lines:
        yield printed(line, options.colour)


def _article(number: str, one: Scored, found: Missed, columns: int) -> list[StyledText]:
    score, article = one.score, one.article
    has_points = score is not None and score.counted
    value = StyledText("  –")
    if score is not None and has_points:
        value = StyledText(f"{shown_score(score.value, score.threshold):3}", of_score(score.band))
    head = join([StyledText(number, style("number")), StyledText("  "), value, StyledText(" ")])
    indent = head.cell_len
    title = article.title.strip() or " ".join(article.body[:80].split()) or article.path
    lines = [join([head, shorten(text(title), columns - indent)])]
    if found.words:
        units = [text(f"like them: {found.words[0]}"), *(text(word) for word in found.words[1:])]
        lines += hang(StyledText(" " * indent), pack(units, ", ", columns - indent), indent)
    place = f"{article.path}#{article.index}" if article.index else article.path
    return lines + hang(StyledText(" " * indent), wrap(text(place, "hint"), columns - indent), indent)
