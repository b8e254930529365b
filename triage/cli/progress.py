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


def with_progress(inputs: Iterable[Input], environment: Environment, *, is_quiet: bool = False) -> Iterator[Input]:
    """The inputs untouched; the line is cleared before the last of them has been dealt with."""
    stream = environment.stderr
    if is_quiet or not stream.isatty() or environment.variables.get("TERM") == "dumb":
        yield from inputs
        return
    started = shown = time.monotonic()
    count, is_shown = 0, False
    try:
        for one in inputs:
            if is_shown and isinstance(one, Problem):
                stream.write(CLEAR)  # it is about to be said on the same line
            yield one
            count += not isinstance(one, Problem | LeftAlone)
            if count % STRIDE:
                continue
            now = time.monotonic()
            if now - started > PATIENCE and now - shown > PAUSE:
                stream.write(CLEAR + f"triage: {count:,} articles read …".encode())
                stream.flush()
                shown, is_shown = now, True
    finally:
        if is_shown:
            stream.write(CLEAR)
            stream.flush()


@contextmanager
def counted(environment: Environment, noun: str, *, is_quiet: bool = False) -> Iterator[Callable[[], None]]:
    """A function that counts one more of something, on the same kind of line."""
    stream = environment.stderr
    is_silent = is_quiet or not stream.isatty() or environment.variables.get("TERM") == "dumb"
    started = shown = time.monotonic()
    count, is_shown = 0, False

    def one_more() -> None:
        nonlocal count, shown, is_shown
        count += 1
        now = time.monotonic()
        if not is_silent and now - started > PATIENCE and now - shown > PAUSE:
            stream.write(CLEAR + f"triage: {count:,} {noun} …".encode())
            stream.flush()
            shown, is_shown = now, True

    try:
        yield one_more
    finally:
        if is_shown:
            stream.write(CLEAR)
            stream.flush()
