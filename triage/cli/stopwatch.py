"""Where the time of a run goes, for `--timings`. A run that nobody asked is not wrapped in any of this."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from triage.article import Article
from triage.matcher import Detail, Matched, Matcher

One = TypeVar("One")
#: In the order in which they are told; "start" is all before the first file is looked for.
PHASES = ("start", "walk", "read", "match", "report", "render", "cache")


class Stopwatch:
    """Seconds by phase: at any moment one of them runs, the innermost."""

    def __init__(self) -> None:
        self._seconds = dict.fromkeys(PHASES, 0.0)
        # What the interpreter and the imports took before anybody could look.
        self._seconds["start"] = time.process_time()
        self._phase = "start"
        self._since = time.perf_counter()

    def enter(self, phase: str) -> str:
        """Go over to a phase; the one that ran until now."""
        now = time.perf_counter()
        self._seconds[self._phase] += now - self._since
        before, self._phase, self._since = self._phase, phase, now
        return before

    def through(self, phase: str, things: Iterable[One]) -> Iterator[One]:
        """The things untouched; the time until each of them comes is the phase's."""
        iterator = iter(things)
        while True:
            before = self.enter(phase)
            try:
                thing = next(iterator)
            except StopIteration:
                return
            finally:
                self.enter(before)
            yield thing

    def __str__(self) -> str:
        """`start 0.08 s · walk 0.01 s · …`, and the sum."""
        self.enter(self._phase)
        parts = [f"{phase} {seconds:.3f} s" for phase, seconds in self._seconds.items()]
        return " · ".join([*parts, f"in all {sum(self._seconds.values()):.3f} s"])


def timed_matcher(watch: Stopwatch) -> type[Matcher]:
    """Matchers whose time is that of the phase "match"; in another process they are ordinary ones."""

    class TimedMatcher(Matcher):
        def match(self, batch: Iterable[Article], detail: Detail = "all") -> list[Matched]:
            before = watch.enter("match")
            try:
                return super().match(batch, detail)
            finally:
                watch.enter(before)

    return TimedMatcher
