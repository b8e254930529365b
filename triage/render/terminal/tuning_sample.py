"""The list of `sample`: articles that were left out, to be looked at."""

from collections.abc import Iterator, Sequence

from triage.profiles.model import Profile
from triage.render.terminal.lines import text
from triage.render.terminal.styled import StyledText
from triage.render.terminal.tuning_list import entry, framed
from triage.render.terminal.tuning_recall import NAMES
from triage.render.view.options import Options
from triage.render.view.points import many
from triage.render.view.why import parts_of, said
from triage.tuning.measured import Scored
from triage.tuning.recall import DrawnArticle

#: No number here is a verdict: what an article is worth is seen once it has been read.
HINTS = ("triage show 1 --why", "then label each number: keep if wanted, else skip")


def render(
    profile: Profile, scored: Sequence[Scored], drawn: Sequence[DrawnArticle], rejects: int, options: Options
) -> Iterator[str]:
    """The lines of a sample, by stratum, the nearest first."""
    count = f"{len(drawn)} of {many(rejects, 'reject')}, drawn at random"
    entries = _entries(scored, drawn, options)
    return framed(profile.title or profile.id, count, entries, HINTS if options.hints else (), options)


def _entries(scored: Sequence[Scored], drawn: Sequence[DrawnArticle], options: Options) -> Iterator[StyledText]:
    last = ""
    digits = len(str(len(drawn)))
    for number, one in enumerate(drawn, 1):
        if one.stratum != last:
            yield text(NAMES[one.stratum], "hint")
            last = one.stratum
        article = scored[one.place]
        yield from entry(f"{number:{digits}}", article, _reasons(article), " · ", options)


def _reasons(one: Scored) -> list[StyledText]:
    """What gave it points, and what else kept it out."""
    score = one.score
    if score is None or not score.contributions:
        return []
    units = [text(f"{part.name} {part.signed}") for part in parts_of(score)]
    reason = said(score) if score.reason is not None and score.reason.code != "below_threshold" else ""
    return [text(reason), *units] if reason else units
