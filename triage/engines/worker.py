"""A worker: a process that reads files, and where it is asked to matches them, as this process would; seen from here.

Where that is safe it is a fork, which knows from the start all that this process has compiled; elsewhere it is a new
interpreter. It ends when the pipe to it closes, however this process ended. What it does is in `serving`.
"""

import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import msgspec

from triage.engines import forks
from triage.engines.orders import Answer, BlockOrder, FileBatch, WorkerTask, framed, write_frame
from triage.engines.serving import serve
from triage.readers.patience import Patience

_CHUNK = 1 << 18
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from triage.engines.serving import serve_pipes; serve_pipes()"


class Worker:
    """The end of the pipes at which orders are given."""

    def __init__(
        self,
        pid: int,
        orders: int,
        answers: int,
        seconds: float,
        child: "subprocess.Popen[bytes] | None" = None,
    ) -> None:
        self.pid = pid
        self.orders = orders
        self.answers = answers
        self._child = child
        #: What it is at, for whoever ordered it; empty where it is idle.
        self.order: list[Any] = []
        #: What it was given to do after that.
        self.further: deque[list[Any]] = deque()
        #: What it has done, as far as somebody may not have taken all of it.
        self._past: deque[Any] = deque()
        self.patience = Patience(pid, seconds)
        self._kept = bytearray()
        #: What its pipe did not take yet of its orders.
        self._unsent = bytearray()

    def send(self, order: FileBatch | BlockOrder, files: list[Any]) -> bool:
        """Give it something to do, now or after what it is at; False where it is not there any more."""
        if self.order:
            self.further.append(files)
        else:
            self.order = files
            self.patience.renew()
        self._unsent += framed(msgspec.msgpack.encode(order))
        return self.push()

    def push(self) -> bool:
        """Write as much of its orders as the pipe takes now; False where it is not there any more.

        Whoever waited for it to take an order would wait for good where it waits for somebody to take its answers.
        """
        try:
            while self._unsent:
                del self._unsent[: os.write(self.orders, self._unsent)]
        except BlockingIOError:
            pass
        except OSError:
            self._unsent.clear()
            return False
        return True

    @property
    def is_pushed(self) -> bool:
        """Whether all its orders are written."""
        return not self._unsent

    def go_on(self) -> None:
        """Go on to the next order: the worker has done the one before."""
        self._past += self.order
        self.order = self.further.popleft() if self.further else []

    def has(self, away: object) -> bool:
        """Whether this is what it is at, or was given to do after that."""
        return away in self.order or any(away in order for order in self.further)

    @property
    def held(self) -> int:
        """Characters of text that have come from it and that nobody has taken yet."""
        past = self._past
        while past and not past[0].held:
            past.popleft()
        return int(sum(away.held for away in past) + sum(away.held for away in self.order))

    def take(self) -> list[Answer] | None:
        """The answers that have come; None where it has ended."""
        try:
            chunk = os.read(self.answers, _CHUNK)
        except OSError:
            chunk = b""
        if not chunk:
            return None
        self.patience.renew()
        self._kept += chunk
        answers = []
        while len(self._kept) >= 4:
            end = 4 + int.from_bytes(self._kept[:4], "big")
            if len(self._kept) < end:
                break
            answers.append(msgspec.msgpack.decode(self._kept[4:end], type=Answer))
            del self._kept[:end]
        return answers

    def end(self) -> None:
        """End it, now."""
        for number in (self.orders, self.answers):
            _close(number)
        if self._child is not None:
            self._child.kill()
            self._child.wait()
        else:
            forks.end(self.pid)


def start(work: WorkerTask, others: Sequence[Worker]) -> Worker:
    """A new worker; OSError where there is no process to be had."""
    is_forked = sys.platform == "linux" and threading.active_count() == 1
    worker = _forked(work, others) if is_forked else _spawned(work)
    os.set_blocking(worker.orders, False)
    return worker


def _forked(work: WorkerTask, others: Sequence[Worker]) -> Worker:
    def serve_alone(orders: int, answers: int) -> None:
        # Whoever waits for the end of a pipe waits for all who hold its other end.
        for number in (end for other in others for end in (other.orders, other.answers)):
            _close(number)
        serve(orders, answers, work)

    fork = forks.forked(serve_alone)
    return Worker(fork.pid, fork.orders, fork.answers, work.bounds.seconds)


def _spawned(work: WorkerTask) -> Worker:
    import pickle

    from triage.readers.worker import interpreter

    child = interpreter(_PROGRAM)
    assert child.stdin is not None
    assert child.stdout is not None
    orders, answers = os.dup(child.stdin.fileno()), os.dup(child.stdout.fileno())
    child.stdin.close()
    child.stdout.close()
    worker = Worker(child.pid, orders, answers, work.bounds.seconds, child)
    try:
        write_frame(orders, pickle.dumps((work.bounds, work.matcher, work.detail)))
    except OSError:
        worker.end()
        raise
    return worker


def _close(number: int) -> None:
    with suppress(OSError):
        os.close(number)
