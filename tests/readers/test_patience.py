"""A process that works for another is ended by the CPU time it takes, however busy the machine; one that is stuck, by the clock."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from triage.readers.patience import Patience

SECONDS = 0.2
#: Works for a twentieth of its time, as one of twenty on a core does.
STARVED = """
import time
while True:
    begun = time.process_time()
    while time.process_time() < begun + 0.01:
        pass
    time.sleep(0.19)
"""
ENDS_ITSELF = "from triage.readers.patience import end_after; end_after({}); {}"


@contextmanager
def running(program: str) -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen([sys.executable, "-c", "print(flush=True)\n" + program], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    try:
        yield child
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def waited(patience: Patience, seconds: float) -> bool:
    """Whether it is over by then."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(min(patience.left, 0.1) + 0.01)
        if patience.is_over():
            return True
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no system tells the CPU time of another process")
def test_one_that_gets_little_of_the_machine_has_its_time_all_the_same() -> None:
    with running(STARVED) as child:
        assert not waited(Patience(child.pid, SECONDS), 1.5)
    with running("while True: pass") as child:
        assert waited(Patience(child.pid, SECONDS), 30.0)
    with running("import time; time.sleep(60)") as child:
        assert waited(Patience(child.pid, SECONDS), 30.0)


def test_a_sign_of_life_begins_it_anew() -> None:
    with running("import time; time.sleep(60)") as child:
        patience = Patience(child.pid, 60.0)
        assert 59.0 < patience.left <= 60.0
        assert not patience.is_over()
        time.sleep(0.05)
        before = patience.left
        patience.renew()
        assert patience.left > before


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such timers")
def test_it_ends_itself_where_nobody_is_left_to_end_it() -> None:
    busy = subprocess.run(
        [sys.executable, "-c", ENDS_ITSELF.format(0.1, "[0 for _ in iter(int, 1)]")], check=False
    )
    assert busy.returncode == -signal.SIGPROF
    idle = subprocess.run(
        [sys.executable, "-c", ENDS_ITSELF.format(0.03, "import time; time.sleep(60)")], check=False
    )
    assert idle.returncode == -signal.SIGALRM
    called_off = ENDS_ITSELF.format(0.1, "end_after(0); import time; time.sleep(0.3)")
    assert subprocess.run([sys.executable, "-c", called_off], check=False).returncode == 0
