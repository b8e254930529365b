"""The list of `missed`: articles that resemble the hits, each with the words that bring it near."""

import shlex
from collections.abc import Iterator, Sequence

from triage.profiles.model import Profile
from triage.render.terminal.lines import text
from triage.render.terminal.styled import StyledText
from triage.render.terminal.tuning_list import entry, framed
from triage.render.view.options import Options
from triage.render.view.points import many
from triage.tuning.measured import Scored
from triage.tuning.missed import MissedArticle


def render(
    profile: Profile, scored: Sequence[Scored], found: Sequence[MissedArticle], hits: int, options: Options
) -> Iterator[str]:
    """The lines of the list, nearest first."""
    name = shlex.quote(profile.id)
    hints = [f"triage show 1 -p {name}", "triage label keep 1", f"triage profile suggest {name} PATH"]
    title = f"{profile.title or profile.id}: perhaps missed"
    count = f"{many(len(found), 'article')} like its {many(hits, 'hit')}"
    return framed(title, count, _entries(scored, found, options), hints, options)


def _entries(scored: Sequence[Scored], found: Sequence[MissedArticle], options: Options) -> Iterator[StyledText]:
    digits = len(str(len(found)))
    for number, one in enumerate(found, 1):
        words = [f"like them: {one.words[0]}", *one.words[1:]] if one.words else []
        yield from entry(f"{number:{digits}}", scored[one.place], [text(word) for word in words], ", ", options)
