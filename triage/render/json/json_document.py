"""`--json`: one document in rank order, one record a line so that people and diffs can read it too."""

from collections.abc import Iterable, Iterator

from triage.render.json import record
from triage.render.view.options import Options
from triage.report.report import Report


class JsonRenderer:
    """The whole report as one JSON document."""

    def __init__(self, options: Options) -> None:
        self._options = options

    def render(self, report: Report) -> Iterator[str]:
        """The document, piece by piece."""
        with_, zone = self._options.with_, self._options.zone
        rejects = report.rejects if self._options.all else ()
        yield f'{{"schema":{record.SCHEMA},"run":{record.encode(record.run_record(report.run))}'
        yield from _array(
            "hits", (record.hit_record(hit, with_, is_encoded=True, zone=zone) for hit in report.hits)
        )
        left = (record.reject_record(reject, with_, is_encoded=True, zone=zone) for reject in rejects)
        yield from _array("rejects", left)
        yield from _array("stories", (record.story_record(story) for story in report.stories))
        yield from _array("problems", (record.problem_record(problem) for problem in report.problems))
        yield f',\n"stats":{record.encode(record.stats_record(report.stats))}}}\n'


def _array(key: str, records: Iterable[record.Record]) -> Iterator[str]:
    yield f',\n"{key}":['
    separator = "\n"
    for one in records:
        yield separator + record.encode(one)
        separator = ",\n"
    yield "]"
