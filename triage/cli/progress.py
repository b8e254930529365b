"""A line on standard error that says how far a long run is; only on a terminal, and gone when the run is."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from triage.environment import Environment
from triage.errors import Problem
from triage.readers.walk import LeftAlone

#: Seconds before the line appears, and between two looks at it.
PATIENCE, PAUSE = 1.0, 0.1
#: Articles between two looks at the clock.
STRIDE = 32
CLEAR = b"\r\x1b[K"
Input = TypeVar("Input")


class _CountLine:
    """The line: written anew now and then, once the run has lasted a while."""

    def __init__(self, environment: Environment, noun: str, *, is_quiet: bool) -> None:
        self._stream = environment.stderr
        self._noun = noun
        #: Whether there is anybody to see it.
        self.is_seen = not (is_quiet or not self._stream.isatty() or environment.variables.get("TERM") == "dumb")
        self._started = self._shown = time.monotonic()
        self._is_shown = False

    def show(self, count: int) -> None:
        """Write it if it is time for that."""
        now = time.monotonic()
        if self.is_seen and now - self._started > PATIENCE and now - self._shown > PAUSE:
            self._stream.write(CLEAR + f"triage: {count:,} {self._noun} …".encode())
            self._stream.flush()
            self._shown, self._is_shown = now, True

    def make_room(self) -> None:
        """Clear it for what is about to be said on the same line."""
        if self._is_shown:
            self._stream.write(CLEAR)

    def end(self) -> None:
        """Leave nothing behind."""
        self.make_room()
        if self._is_shown:
            self._stream.flush()


def with_progress(inputs: Iterable[Input], environment: Environment, *, is_quiet: bool = False) -> Iterator[Input]:
    """The inputs untouched; the line is cleared before the last of them has been dealt with."""
    line = _CountLine(environment, "articles read", is_quiet=is_quiet)
    if not line.is_seen:
        yield from inputs
        return
    count = 0
    try:
        for one in inputs:
            if isinstance(one, Problem):
                line.make_room()
            yield one
            count += not isinstance(one, Problem | LeftAlone)
            if count % STRIDE == 0:
                line.show(count)
    finally:
        line.end()


@contextmanager
def counted(environment: Environment, noun: str, *, is_quiet: bool = False) -> Iterator[Callable[[], None]]:
    """A function that counts one more of something, on the same kind of line."""
    line = _CountLine(environment, noun, is_quiet=is_quiet)
    count = 0

    def one_more() -> None:
        nonlocal count
        count += 1
        line.show(count)

    try:
        yield one_more
    finally:
        line.end()
