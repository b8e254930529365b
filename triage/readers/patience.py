"""How long a process may take that works for this one, and when it ends itself where nobody is left to end it.

Both go by its CPU time, as the clock of this process does: a busy machine or a slow network costs no file. A process
that uses none is stuck, and has as many seconds on the wall.
"""

import signal
import sys
import time

#: Seconds between two looks at it, and the share of them that it must have worked not to be stuck.
_LOOK, _WORK = 1.0, 0.001
#: Times the CPU seconds that a process has on the wall before it ends itself: as if forty shared one core.
_BUSY = 40


class Patience:
    """How long to wait for one process, from one sign of life to the next."""

    def __init__(self, pid: int, seconds: float) -> None:
        self._pid = pid
        self._seconds = seconds
        self.renew()

    def renew(self) -> None:
        """Begin again: the process gave a sign of life, or waited for us."""
        self._begun = self._seen = _used(self._pid)
        self._until = time.monotonic() + self._seconds

    @property
    def left(self) -> float:
        """Seconds until somebody should ask whether it is over."""
        return max(self._until - time.monotonic(), 0.0)

    def is_over(self) -> bool:
        """Whether the process has had its seconds, or is stuck."""
        now = time.monotonic()
        if now < self._until:
            return False
        seen, used = self._seen, _used(self._pid)
        if seen is None or used is None or self._begun is None:
            return True
        rest = self._seconds - (used - self._begun)
        if rest <= 0 or used - seen < _WORK * _LOOK:
            return True
        self._seen, self._until = used, now + max(rest, _LOOK)
        return False


def _used(pid: int) -> float | None:
    """CPU seconds of a process; None where the system does not tell, or it has ended."""
    if sys.platform != "linux":
        return None
    try:
        # What clock_getcpuclockid(3) gives for a process.
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:
        return None


def end_after(seconds: float) -> None:
    """End this process when it has used so many CPU seconds, or is stuck; 0 calls that off."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.alarm(int(seconds * _BUSY))
