"""Who is asked when: many hosts at once, each host one request after the other with a pause between them.

Work is done in threads and waits for the network; what comes of it is handled in the thread of `run`, in the order in
which it comes, so that nothing behind it needs a lock. Handling may add more work. No thread sleeps while a host rests.
"""

import heapq
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, NamedTuple

from triage.fetch.faults import FetchError

#: Hosts that are asked at the same time.
THREADS = 16
#: Seconds between two requests to one host, unless somebody asks for others.
PAUSE = 1.0


class _Job(NamedTuple):
    work: Callable[[], Any]
    then: Callable[[Any], None]
    after: float


class _Lane:
    def __init__(self) -> None:
        self.jobs: deque[_Job] = deque()
        self.is_busy = False
        self.free_at = 0.0
        self.pause = PAUSE


class Lanes:
    """Hosts, and what is to be asked of each."""

    def __init__(self, threads: int = THREADS, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = threads, clock
        self._lanes: dict[str, _Lane] = {}
        #: Hosts that have work and are not busy, by when they may be asked.
        self._ready: list[tuple[float, int, str]] = []
        self._number = 0
        self._outstanding = 0
        self._changed = threading.Condition()
        self._is_over = False
        self._threads: list[threading.Thread] = []
        self._outcomes: SimpleQueue[tuple[_Job, Any]] = SimpleQueue()
        #: What came and was not handled yet is held in memory.
        self._room = threading.Semaphore(2 * threads)
        self._idle: Callable[[str], None] = lambda _: None

    def when_idle(self, then: Callable[[str], None]) -> None:
        """What is to be done, in its lane, when a host has no more work."""
        self._idle = then

    def pace(self, host: str, pause: float) -> None:
        """Let a host rest so many seconds between two requests."""
        with self._changed:
            self._lane(host).pause = pause

    def hold(self, host: str, seconds: float) -> None:
        """Ask a host nothing more for so many seconds."""
        with self._changed:
            lane = self._lane(host)
            lane.free_at = max(lane.free_at, self._clock() + seconds)

    def held(self, host: str) -> float:
        """The seconds for which a host is not to be asked."""
        with self._changed:
            return max(0.0, self._lane(host).free_at - self._clock())

    def add(self, host: str, work: Callable[[], Any], then: Callable[[Any], None], *, after: float = 0.0) -> None:
        """Have work done at a host, in `after` seconds at the earliest; `then` is given what comes, or a FetchError."""
        with self._changed:
            lane = self._lane(host)
            lane.jobs.append(_Job(work, then, self._clock() + after))
            self._outstanding += 1
            if not lane.is_busy and len(lane.jobs) == 1:
                self._push(host, lane)
            if len(self._threads) < min(self._most, self._outstanding):
                thread = threading.Thread(target=self._work, daemon=True)
                self._threads.append(thread)
                thread.start()
            self._changed.notify()

    def run(self) -> None:
        """Handle what comes until nothing is left to do."""
        try:
            while self._outstanding:
                job, outcome = self._outcomes.get()
                try:
                    job.then(outcome)
                finally:
                    self._outstanding -= 1
                    self._room.release()
            self._end()
            for thread in self._threads:
                thread.join()
        finally:
            self._end()

    def _end(self) -> None:
        with self._changed:
            self._is_over = True
            self._changed.notify_all()

    def _lane(self, host: str) -> _Lane:
        return self._lanes.setdefault(host, _Lane())

    def _push(self, host: str, lane: _Lane) -> None:
        self._number += 1
        heapq.heappush(self._ready, (max(lane.free_at, lane.jobs[0].after), self._number, host))

    def _work(self) -> None:
        while True:
            self._room.acquire()
            taken = self._take()
            if taken is None:
                self._room.release()
                return
            lane, host, job = taken
            try:
                outcome = job.work()
            except FetchError as fault:
                outcome = fault
            except Exception as error:  # what nobody foresaw costs this source alone
                outcome = FetchError(f"could not be read ({type(error).__name__})")
            if not lane.jobs:
                with suppress(Exception):
                    self._idle(host)
            with self._changed:
                lane.is_busy = False
                lane.free_at = max(lane.free_at, self._clock() + lane.pause)
                if lane.jobs:
                    self._push(host, lane)
                self._changed.notify()
            self._outcomes.put((job, outcome))

    def _take(self) -> tuple[_Lane, str, _Job] | None:
        """The next job of a host that may be asked; None when all is over."""
        with self._changed:
            while not self._is_over:
                wait = None
                if self._ready:
                    due, _, host = self._ready[0]
                    lane = self._lanes[host]
                    # Somebody may have asked for more patience since.
                    due = max(due, lane.free_at)
                    wait = due - self._clock()
                    if wait <= 0:
                        heapq.heappop(self._ready)
                        lane.is_busy = True
                        return lane, host, lane.jobs.popleft()
                    if due > self._ready[0][0]:
                        heapq.heapreplace(self._ready, (due, self._number, host))
                        continue
                self._changed.wait(wait)
        return None
