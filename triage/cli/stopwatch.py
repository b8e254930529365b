"""Where the time of a run goes, for `--timings`. A run that nobody asked is not wrapped in any of this."""

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

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

    def timed(self, phase: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call untouched; the time it takes is the phase's."""

        def timed(*arguments: Any, **named: Any) -> Any:
            before = self.enter(phase)
            try:
                return call(*arguments, **named)
            finally:
                self.enter(before)

        return timed

    def __str__(self) -> str:
        """`start 0.08 s · walk 0.01 s · …`, and the sum."""
        self.enter(self._phase)
        parts = [f"{phase} {seconds:.3f} s" for phase, seconds in self._seconds.items()]
        return " · ".join([*parts, f"in all {sum(self._seconds.values()):.3f} s"])


def through(watch: Stopwatch | None, phase: str, things: Iterable[One]) -> Iterator[One]:
    """`Stopwatch.through` where there is one."""
    return iter(things) if watch is None else watch.through(phase, things)
