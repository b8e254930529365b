"""A clock on the reading of files in this process: what takes too long to recognise or to read is broken off.

It counts CPU time, so that a busy machine, a suspended run or a slow network costs no file. One timer serves the whole
run: while it does not ring, a step of reading costs two additions. Only the main thread can be interrupted, and only
where the system has such timers and nobody else uses this one; elsewhere there is no clock, as in processes that are
ended from outside when they take too long.
"""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

_T = TypeVar("_T")
#: Times that the timer rings within the bound: what it finds at the same step that often has had its time.
_RINGS = 4


class OutOfTime(BaseException):
    """The time of a file is over; no `Exception`, lest a library that is careful with those goes on."""


class _Clock:
    """What the timer looks at when it rings."""

    def __init__(self) -> None:
        #: Odd while a file is being read, even between two steps.
        self.step = 0
        self.limit = 0.0
        self._seen = -1
        self._since = 0.0
        self._users = 0

    def start(self, seconds: float) -> bool:
        """Set the timer; False where there is none to be had."""
        if self._users:
            self._users += 1
            return True
        if not hasattr(signal, "setitimer") or signal.getsignal(signal.SIGVTALRM) not in (signal.SIG_DFL, None):
            return False
        try:
            signal.signal(signal.SIGVTALRM, self._ring)
        except ValueError:  # not the main thread
            return False
        self._users, self.limit = 1, seconds
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds / _RINGS, seconds / _RINGS)
        return True

    def stop(self) -> None:
        """Take the timer down when the last that started it has ended."""
        self._users -= 1
        if not self._users:
            try:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
                signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
            except ValueError:  # ended in another thread: the timer finds nothing to do
                self._users = 1

    def _ring(self, number: int, frame: FrameType | None) -> None:
        now = time.process_time()
        if self.step != self._seen:
            self._seen, self._since = self.step, now
        elif self.step % 2 and now - self._since >= self.limit * (_RINGS - 1) / _RINGS and _is_reading(frame):
            raise OutOfTime


_CLOCK = _Clock()


@contextmanager
def running(seconds: float) -> Iterator[None]:
    """Watch over `steps` for as long as this lasts, if that is possible here."""
    started = _CLOCK.start(seconds)
    try:
        yield
    finally:
        if started:
            _CLOCK.stop()


def steps(things: Iterator[_T]) -> Iterator[_T]:
    """The things of a file; raises OutOfTime where one of them takes longer than the clock allows."""
    clock = _CLOCK
    try:
        while True:
            clock.step += 1
            try:
                thing = next(things)
            except StopIteration:
                return
            clock.step += 1
            yield thing
    finally:
        clock.step += clock.step % 2


def _is_reading(frame: Any) -> bool:
    """Whether it is this thread that reads: the timer interrupts the main one, whichever that is."""
    while frame is not None:
        if frame.f_code is steps.__code__:
            return True
        frame = frame.f_back
    return False
