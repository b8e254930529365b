"""`--jsonl`: one tagged object a line, written as soon as it is known."""

from collections.abc import Iterator

from triage.article import Article
from triage.entities.entity import Entity
from triage.errors import Problem
from triage.render.json import record
from triage.render.view.options import Options
from triage.report.report import Hit, Reject, Report, Run, Stats


class JsonLinesRenderer:
    """A line for the run, one for each record, `stats` last."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def render(self, report: Report) -> Iterator[str]:
        """The lines of a finished report, hits in rank order."""
        yield self.begin(report.run)
        for hit in report.hits:
            yield self.record(hit)
        if self._options.all:
            for reject in report.rejects:
                yield self.record(reject)
        for story in report.stories:
            yield _line("story", record.story_record(story))
        for problem in report.problems:
            yield self.record(problem)
        yield self.end(report.stats)

    def begin(self, run: Run) -> str:
        """The first line: what was run."""
        return _line("run", record.run_record(run))

    def record(self, record: Hit | Reject | Problem) -> str:
        """A line for one article or problem; rejects only when all were asked for."""
        return _record(record, self._options)

    def article(self, article: Article, words: int, entities: tuple[Entity, ...] | None = None) -> str:
        """A line for an article without any profile."""
        return _line("article", record.article_record(article, words, entities, self._options.with_))

    def end(self, stats: Stats) -> str:
        """The last line: the counts."""
        return _line("stats", record.stats_record(stats))


def _record(one: Hit | Reject | Problem, options: Options) -> str:
    if isinstance(one, Hit):
        return _line("hit", record.hit_record(one, options.with_))
    if isinstance(one, Problem):
        return _line("problem", record.problem_record(one))
    return _line("reject", record.reject_record(one, options.with_)) if options.all else ""


def _line(kind: str, one: record.Record) -> str:
    return record.encode({"type": kind, "schema": record.SCHEMA, **one}) + "\n"
