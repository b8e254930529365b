"""How the stories of a watch are printed: as entries of the terminal list, or as JSON lines."""

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from triage.render.view.options import Options
from triage.report.late import Details, add_details
from triage.report.report import Reject, Run, Stats
from triage.state.watched import WatchedStory

if TYPE_CHECKING:
    from triage.render.json.jsonl import JsonLinesRenderer


class TerminalPrinter:
    """The entries of the list that `scan` prints, numbered as they come."""

    def __init__(self, how: Options, details: Details, *, tagged: bool) -> None:
        from triage.render.terminal.watched import WatchedCards

        self._cards = WatchedCards(how, tagged=tagged)
        self._details = details
        self._number = 0

    def begin(self) -> str:
        """Nothing stands above the first entry."""
        return ""

    def story(self, story: WatchedStory) -> str:
        """One entry."""
        self._number += 1
        return self._cards.entry(self._number, story, add_details(story.hit, self._details))

    def end(self, stats: Stats) -> str:
        """Nothing stands below the last one."""
        return ""


class JsonLinesPrinter:
    """The records of `scan --jsonl`: the run, a hit for each story, the counts."""

    def __init__(self, how: Options, run: Run, details: Details) -> None:
        # A notice that withdraws what was told is no hit, and is printed all the same.
        self._how, self._run, self._details = replace(how, all=True), run, details

    @cached_property
    def _lines(self) -> "JsonLinesRenderer":
        from triage.render.json.jsonl import JsonLinesRenderer

        return JsonLinesRenderer(self._how)

    def begin(self) -> str:
        """The line of the run."""
        return self._lines.begin(self._run)

    def story(self, story: WatchedStory) -> str:
        """A line for the hit; for a notice that is none, the line of a reject."""
        hit = story.hit
        if not any(score.hit for score in hit.scores):
            return self._lines.record(Reject(article=hit.article, scores=hit.scores, words=hit.words))
        hits = [add_details(one, self._details) for one in (hit, *story.copies)]
        return "".join(map(self._lines.record, hits))

    def end(self, stats: Stats) -> str:
        """The line of the counts."""
        return self._lines.end(stats)
