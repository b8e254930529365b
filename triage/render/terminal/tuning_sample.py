"""The list of `sample`: articles that were left out, to be looked at."""

from collections.abc import Iterator, Sequence

from triage.profiles.model import Profile
from triage.render.terminal.lines import beside, hang, join, next_steps, pack, printed, shorten, text, wrap
from triage.render.terminal.styled import StyledText
from triage.render.terminal.theme import of_score, style
from triage.render.terminal.tuning_recall import NAMES
from triage.render.view.options import Options
from triage.render.view.points import many, shown_score
from triage.render.view.why import parts_of, said
from triage.tuning.measured import Scored
from triage.tuning.recall import Drawn

WIDEST = 100


def render(
    profile: Profile, scored: Sequence[Scored], drawn: Sequence[Drawn], rejects: int, options: Options
) -> Iterator[str]:
    """The lines of a sample, by stratum, the nearest first."""
    columns = max(40, min(options.columns, WIDEST))
    count = text(f"{len(drawn)} of {many(rejects, 'reject')}, drawn at random", "hint")
    title = shorten(text(profile.title or profile.id, "title"), columns - count.cell_len - 2)
    lines = [*beside(title, count, columns), text("─" * columns, "rule")]
    last = ""
    digits = len(str(len(drawn)))
    for number, one in enumerate(drawn, 1):
        if one.stratum != last:
            lines.append(text(NAMES[one.stratum], "hint"))
            last = one.stratum
        lines += _article(f"{number:{digits}}", scored[one.place], columns)
    lines.append(text("─" * columns, "rule"))
    # No number here is a verdict: what an article is worth is seen once it has been read.
    hint = [
        "triage show 1 --why",
        "then label each number: keep if wanted, else skip",
    ]
    lines += next_steps(hint if options.hints else (), columns)
    for line in lines:
        yield printed(line, options.colour)


def _article(number: str, one: Scored, columns: int) -> list[StyledText]:
    score, article = one.score, one.article
    shown = f"{shown_score(score.value, score.threshold):3}" if score is not None and score.counted else "  –"
    value = StyledText(shown, of_score(score.band)) if score is not None and score.counted else StyledText(shown)
    head = join([StyledText(number, style("number")), StyledText("  "), value, StyledText(" ")])
    title = article.title.strip() or " ".join(article.body[:80].split()) or article.path
    indent = head.cell_len
    lines = [join([head, shorten(text(title), columns - indent)])]
    if score is not None and score.contributions:
        units = [text(f"{part.name} {part.signed}") for part in parts_of(score)]
        reason = said(score) if score.reason is not None and score.reason.code != "below_threshold" else ""
        units = [text(reason), *units] if reason else units
        lines += hang(StyledText(" " * indent), pack(units, " · ", columns - indent), indent)
    place = f"{article.path}#{article.index}" if article.index else article.path
    return lines + hang(StyledText(), wrap(text(place, "hint"), columns - indent), indent)
