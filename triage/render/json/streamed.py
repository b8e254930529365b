"""The order in which a report that can be written as it comes is told: run, hits, rejects, stories, problems, counts."""

from abc import ABC, abstractmethod
from collections.abc import Iterator

from triage.errors import Problem
from triage.render.view.options import Options
from triage.report.report import Hit, Reject, Report, Run, Stats, Story


class StreamedRenderer(ABC):
    """A renderer of records one by one; each method gives what is to be printed, which may be nothing."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def render(self, report: Report) -> Iterator[str]:
        """A finished report, hits in rank order."""
        yield self.begin(report.run)
        for hit in report.hits:
            yield self.record(hit)
        if self._options.all:
            for reject in report.rejects:
                yield self.record(reject)
        for story in report.stories:
            yield self.story(story)
        for problem in report.problems:
            yield self.record(problem)
        yield self.end(report.stats)

    @abstractmethod
    def begin(self, run: Run) -> str:
        """What was run."""

    @abstractmethod
    def record(self, one: Hit | Reject | Problem, /) -> str:
        """One article or problem; rejects only when all were asked for."""

    @abstractmethod
    def story(self, story: Story) -> str:
        """One story of several articles."""

    @abstractmethod
    def end(self, stats: Stats) -> str:
        """The counts."""
