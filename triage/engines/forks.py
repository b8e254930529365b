"""Forks of this process that are given orders through one pipe and answer through another; Linux only.

What is ordered and answered is a matter of who starts them: `worker` has files read, `shared_names` names recognised,
`shares` articles matched.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress

from msgspec import Struct

from triage.readers import clock

#: Bytes that the pipe of answers holds, where the system lets it.
PIPE = 1 << 20


class Fork(Struct, frozen=True):
    """A fork, seen from its parent, with the ends of the pipes that are the parent's."""

    pid: int
    orders: int
    answers: int


def forked(serve: Callable[[int, int], None]) -> Fork:
    """A fork that serves its ends of the two pipes, orders and answers, and ends; OSError where there is none to be had."""
    ends: list[int] = []
    try:
        ends += os.pipe()
        ends += os.pipe()
        pid = os.fork()
    except OSError:
        for number in ends:
            os.close(number)
        raise
    orders, for_orders, answers, for_answers = ends
    if pid:
        _widen(answers)
        os.close(orders)
        os.close(for_answers)
        return Fork(pid, for_orders, answers)
    try:
        _silenced()
        os.close(for_orders)
        os.close(answers)
        serve(orders, for_answers)
    finally:
        os._exit(0)


def _widen(pipe: int) -> None:
    """Let a pipe hold as much as any user's may: whoever answers need not wait until somebody listens."""
    with suppress(OSError, AttributeError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE)


def end(pid: int) -> None:
    """End a fork, now."""
    with suppress(OSError):
        os.kill(pid, signal.SIGKILL)
    with suppress(OSError):
        os.waitpid(pid, 0)


def _silenced() -> None:
    """Ctrl-C is for the parent, which ends its forks; nothing that these do may reach the user's streams."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    clock.forked()
