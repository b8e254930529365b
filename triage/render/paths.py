"""`--format paths`: the files that hold hits, each once, for xargs and friends."""

from collections.abc import Iterator

from triage.errors import Problem
from triage.render.view.options import Options
from triage.report.report import Hit, Reject, Report, Run, Stats


class PathsRenderer:
    """One path a line, or NUL-ended and then exactly as it was read.

    In lines, a line end inside a name is a question mark: what follows it would be taken for another path.
    """

    def __init__(self, options: Options) -> None:
        self._end = "\0" if options.null_separated else "\n"
        self._printed: set[str] = set()

    def render(self, report: Report) -> Iterator[str]:
        """The paths in rank order."""
        for hit in report.hits:
            yield self.record(hit)

    def begin(self, run: Run) -> str:
        """Nothing stands before the paths."""
        return ""

    def record(self, record: Hit | Reject | Problem) -> str:
        """The path of a hit, unless it was printed already."""
        if not isinstance(record, Hit) or record.article.path in self._printed:
            return ""
        self._printed.add(record.article.path)
        path = record.article.path
        return (path if self._end == "\0" else path.replace("\n", "?")) + self._end

    def end(self, stats: Stats) -> str:
        """Nothing stands after the paths."""
        return ""
