"""A clock on the reading of files in this process: what takes too long to recognise or to read is broken off.

It counts CPU time, so that a busy machine, a suspended run or a slow network costs no file. One timer serves the whole
run: while it does not ring, a step of reading costs next to nothing. Only the main thread can be interrupted, and only
where the system has such timers and nobody else uses this one; elsewhere there is no clock, as in processes that are
ended from outside when they take too long.

A file of many articles has its time again for each, and another bound on all of them, which grows with its size: an
archive of a thousand members that each take nearly too long is not read for hours.
"""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from triage.article import Article

#: Times that the timer rings within the bound: what it finds at the same step that often has had its time.
_RINGS = 4
#: Bytes of a file for which it has another second beyond the first ones: twenty times slower than pages are read.
_BYTES = 50_000


class OutOfTime(BaseException):
    """The time of a file is over; no `Exception`, lest a library that is careful with those goes on."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        #: How much it had.
        self.seconds = seconds


class _Clock:
    """What the timer looks at when it rings."""

    def __init__(self) -> None:
        self.is_reading = False
        #: Counts files and articles: only these start the time anew, so that an archive of a thousand members that
        #: all fail has no more of it than one.
        self.turn = 0
        self.limit = 0.0
        #: Seconds that a file may take with all its articles, and has taken, as far as the timer has seen.
        self.whole = 0.0
        self.used = 0.0
        self._seen = -1
        self._since = 0.0
        self._rung = 0.0
        self._users = 0

    def start(self, seconds: float) -> bool:
        """Set the timer; False where there is none to be had.

        Whoever starts last says how long: one that began before may never have been gone through to its end.
        """
        if not hasattr(signal, "setitimer") or signal.getsignal(signal.SIGVTALRM) not in (
            signal.SIG_DFL,
            None,
            self._ring,
        ):
            return False
        try:
            signal.signal(signal.SIGVTALRM, self._ring)
        except ValueError:  # not the main thread
            return False
        self._users, self.limit, self._rung = self._users + 1, seconds, time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds / _RINGS, seconds / _RINGS)
        return True

    def stop(self) -> None:
        """Take the timer down when the last that started it has ended."""
        self._users -= 1
        if not self._users:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            # Ended in another thread: ours stays, and the next reading takes it up again.
            with suppress(ValueError):
                signal.signal(signal.SIGVTALRM, signal.SIG_DFL)

    def _ring(self, number: int, frame: FrameType | None) -> None:
        now = time.process_time()
        # The timer counts what the process itself does; what the system does for it is time of the file, too.
        since, self._rung = now - self._rung, now
        if not self.is_reading:
            self._seen = -1
            return
        self.used += since
        if self.used > self.whole and _is_reading(frame):
            raise OutOfTime(self.whole)
        if self.turn != self._seen:
            self._seen, self._since = self.turn, now
        elif now - self._since >= self.limit * (_RINGS - 1) / _RINGS and _is_reading(frame):
            raise OutOfTime(self.limit)


_CLOCK = _Clock()


def forked() -> None:
    """Start the clock anew in a fork, which has that of its parent and no timer."""
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
    _CLOCK.__init__()  # type: ignore[misc]


@contextmanager
def running(seconds: float) -> Iterator[None]:
    """Watch over `steps` for as long as this lasts, if that is possible here."""
    started = _CLOCK.start(seconds)
    try:
        yield
    finally:
        if started:
            _CLOCK.stop()


def spend(seconds: float) -> None:
    """Add what was read of this file in another process, which this one's timer does not see."""
    _CLOCK.used += seconds


def time_is_over() -> bool:
    """Whether the file that is being read has had its time, so that its reader may end in order."""
    return _CLOCK.is_reading and _CLOCK.used > _CLOCK.whole


def steps(things: Iterator[Any], size: int = 0, seconds: float = 0) -> Iterator[Any]:
    """The things of a file; raises OutOfTime where one of its articles, or all, take longer than the clock allows."""
    clock = _CLOCK
    clock.turn += 1
    clock.used, clock.whole = 0.0, seconds + size // _BYTES
    try:
        while True:
            clock.is_reading = True
            thing = next(things, None)
            clock.is_reading = False
            if thing is None:
                return
            if isinstance(thing, Article):
                clock.turn += 1
            yield thing
    finally:
        clock.is_reading = False


def turned() -> None:
    """The next record of a file that may have any size has its time anew, whatever it holds."""
    _CLOCK.turn += 1
    _CLOCK.used = 0.0


def _is_reading(frame: Any) -> bool:
    """Whether it is this thread that reads: the timer interrupts the main one, whichever that is."""
    while frame is not None:
        if frame.f_code is steps.__code__:
            return True
        frame = frame.f_back
    return False
