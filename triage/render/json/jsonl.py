"""`--jsonl`: one tagged object a line, written as soon as it is known."""

from datetime import UTC, tzinfo

from triage.article import Article
from triage.entities.entity import Entity
from triage.errors import Problem
from triage.render.json import record
from triage.render.json.streamed import StreamedRenderer
from triage.render.view.options import Options, With
from triage.report.report import Hit, Reject, Run, Stats, Story

_WHOLE: frozenset[With] = frozenset(("entities", "body"))


class JsonLinesRenderer(StreamedRenderer):
    """A line for the run, one for each record, `stats` last."""

    def begin(self, run: Run) -> str:
        """The first line: what was run."""
        return _line("run", record.run_record(run))

    def record(self, one: Hit | Reject | Problem, /) -> str:
        """A line for one article or problem; rejects only when all were asked for."""
        return _record(one, self._options)

    def article(self, article: Article, words: int, entities: tuple[Entity, ...] | None = None) -> str:
        """A line for an article without any profile."""
        return _line(
            "article",
            record.article_record(
                article, words, entities, self._options.with_, is_encoded=True, zone=self._options.zone
            ),
        )

    def story(self, story: Story) -> str:
        """A line for one story."""
        return _line("story", record.story_record(story))

    def end(self, stats: Stats) -> str:
        """The last line: the counts."""
        return _line("stats", record.stats_record(stats))


def whole_line(
    one: Hit | Reject | Article, words: int, entities: tuple[Entity, ...], zone: tzinfo | None = UTC
) -> str:
    """The line for one article with its text and who is in it; `zone` is that of times without one."""
    if isinstance(one, Hit):
        return _line("hit", record.hit_record(one, _WHOLE, is_encoded=True, zone=zone))
    if isinstance(one, Reject):
        return _line("reject", record.reject_record(one, _WHOLE, is_encoded=True, zone=zone))
    return _line("article", record.article_record(one, words, entities, _WHOLE, is_encoded=True, zone=zone))


def _record(one: Hit | Reject | Problem, options: Options) -> str:
    if isinstance(one, Hit):
        return _line("hit", record.hit_record(one, options.with_, is_encoded=True, zone=options.zone))
    if isinstance(one, Problem):
        return _line("problem", record.problem_record(one))
    if not options.all:
        return ""
    return _line("reject", record.reject_record(one, options.with_, is_encoded=True, zone=options.zone))


def _line(kind: str, one: record.Record) -> str:
    return record.encode({"type": kind, "schema": record.SCHEMA, **one}) + "\n"
