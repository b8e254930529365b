"""What a job says on standard error: how far it is, what went wrong, and at the end how much was found."""

import json
import time
from types import TracebackType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from triage.cli.exits import INPUT, say
from triage.cli.progress import CLEAR
from triage.environment import Environment
from triage.errors import Problem
from triage.render.view.points import many
from triage.render.view.problems import Kinds

if TYPE_CHECKING:
    from triage.cluster.merge import JobOutcome
    from triage.cluster.shards import FinishedShard

#: Seconds between two lines where nobody watches a terminal, and between two JSON lines.
MINUTE, SECOND = 60.0, 1.0


class JobProgress:
    """How far a job is: on a terminal a line that is gone when the job is, elsewhere a line a minute, or JSON lines."""

    def __init__(self, environment: Environment, shards: int, *, form: str = "", is_quiet: bool = False) -> None:
        self._environment = environment
        self._shards, self._form = shards, form
        is_terminal = environment.stderr.isatty() and environment.variables.get("TERM") != "dumb"
        self._is_line = is_terminal and not is_quiet and not form
        self._is_silent = is_quiet and not form
        self._kinds = Kinds()
        self._finished = self._articles = self._rows = self._retries = 0
        self._started = self._told = time.monotonic()

    def add(self, done: "FinishedShard") -> None:
        """One more shard is finished."""
        self._clear()
        for problem in filter(self._kinds.is_said, done.problems):
            say(self._environment, f"triage: {_placeless(problem)}")
        self._finished += 1
        self._articles += done.stats.articles
        self._rows += done.rows
        self._retries += done.retries
        self._tell()

    def _tell(self) -> None:
        now = time.monotonic()
        is_last = self._finished == self._shards
        if self._is_line:
            self._environment.stderr.write(f"{self._sentence(now)} …".encode())
            self._environment.stderr.flush()
        elif self._form:
            if is_last or now - self._told >= SECOND or self._finished == 1:
                self._told = now
                say(self._environment, json.dumps(self._record(now), separators=(",", ":")))
        elif not self._is_silent and now - self._told >= MINUTE:
            self._told = now
            say(self._environment, self._sentence(now))

    def _record(self, now: float) -> dict[str, object]:
        spent = max(now - self._started, 0.001)
        return {
            "type": "progress",
            "shards": self._shards,
            "finished": self._finished,
            "articles": self._articles,
            "rows": self._rows,
            "retries": self._retries,
            "seconds": round(spent, 1),
            "articles_per_second": round(self._articles / spent, 1),
            "seconds_left": round(spent * (self._shards - self._finished) / self._finished, 1),
        }

    def _sentence(self, now: float) -> str:
        spent = max(now - self._started, 0.001)
        left = spent * (self._shards - self._finished) / self._finished
        parts = [
            f"triage: {self._finished:,} of {self._shards:,} shards",
            f"{self._articles:,} articles",
            f"{self._articles / spent:,.0f} a second",
            f"about {_duration(left)} left",
        ]
        parts += [many(self._retries, "read tried again", "reads tried again")] if self._retries else []
        return ", ".join(parts)

    def _clear(self) -> None:
        if self._is_line:
            self._environment.stderr.write(CLEAR)
            self._environment.stderr.flush()

    def __enter__(self) -> "JobProgress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()


def _duration(seconds: float) -> str:
    """Seconds for a person.

    >>> [_duration(some) for some in (7, 90, 9000)]
    ['7 s', '2 min', '2.5 h']
    """
    if seconds < MINUTE:
        return f"{seconds:.0f} s"
    return f"{seconds / MINUTE:.0f} min" if seconds < 60 * MINUTE else f"{seconds / MINUTE / 60:.1f} h"


def say_problems(outcome: "JobOutcome", environment: Environment) -> None:
    """The problems of all shards, those of one kind once."""
    kinds = Kinds()
    everything = (*outcome.manifest.problems, *(each for one in outcome.done.values() for each in one.problems))
    for problem in filter(kinds.is_said, everything):
        say(environment, f"triage: {_placeless(problem)}")


def _placeless(problem: Problem) -> Problem:
    """A problem in a piece of a file without the number of its article, which is known when all pieces are."""
    from triage.cluster.sources_large import RELATIVE

    return replace(problem, index=None) if problem.index is not None and problem.index >= RELATIVE else problem


def job_summary(outcome: "JobOutcome", where: str) -> str:
    """What came of it, in a sentence."""
    stats = outcome.stats
    counts = [many(stats.articles, "article"), many(stats.hits, "hit")]
    counts += [many(stats.copies, "of them a copy", "of them copies")] if stats.copies else []
    counts += [f"{stats.cut:,} cut"] if stats.cut else []
    counts += [many(stats.unread, "file") + " not read"] if stats.unread else []
    found = ", ".join(counts)
    missing = len(outcome.missing)
    if missing:
        shards = many(missing, "shard is", "shards are")
        return f"triage: {found} so far; {shards} missing, and the same command does what is missing"
    again = len(set(outcome.unread_for_now))
    if again:
        files = many(again, "file")
        return f"triage: {found}, in {where}; the same command tries {files} again"
    return f"triage: {found}, in {where}"


def job_status(outcome: "JobOutcome") -> int:
    """Its exit status, whatever was found."""
    is_whole = not outcome.given_up and not outcome.stats.unread and not outcome.stats.problems
    return 0 if is_whole else INPUT
