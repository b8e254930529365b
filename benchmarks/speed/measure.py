"""What processes cost, side by side: user + system time, wall time and peak memory, as ratios of alternating runs.

One after the other, never at once; the first run of each is not counted. Only ratios are worth quoting: clocks
drift and machines are shared, and both sides of a pair have met the same minute.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

#: The floor: open, read, fold and find the words of every file, and do nothing with them.
LOOP = """
import re, sys
from pathlib import Path
for path in sorted(Path(sys.argv[1]).rglob("*")):
    if path.is_file():
        with open(path, encoding="utf-8", errors="replace") as stream:
            re.findall(r"[^\\W_]+", stream.read().casefold())
"""
TRIAGE = [sys.executable, "-m", "triage"]
NOTHING = [sys.executable, "-c", "pass"]


class Cost(NamedTuple):
    """One process: seconds of user + system time, seconds on the wall, peak MiB as the kernel counts it."""

    cpu: float
    wall: float
    peak: int


class Compared(NamedTuple):
    """Pairs of runs, ours and theirs."""

    ours: list[Cost]
    theirs: list[Cost]

    @property
    def ratios(self) -> list[float]:
        """Ours divided by theirs, pair by pair."""
        return [our.cpu / their.cpu for our, their in zip(self.ours, self.theirs, strict=True)]

    @property
    def median(self) -> float:
        return statistics.median(self.ratios)

    @property
    def peak(self) -> int:
        """The most memory that a run of ours took."""
        return max(cost.peak for cost in self.ours)


def loop(folder: Path) -> list[str]:
    """The command of the floor."""
    return [sys.executable, "-c", LOOP, str(folder)]


def compare(
    ours: Sequence[str], theirs: Sequence[str], pairs: int, before: Callable[[], object] | None = None
) -> Compared:
    """Runs in turn after one of each that does not count; `before` is called ahead of each of ours."""
    found = Compared([], [])
    for _ in range(pairs + 1):
        if before is not None:
            before()
        found.ours.append(run(ours))
        found.theirs.append(run(theirs))
    return Compared(found.ours[1:], found.theirs[1:])


def run(command: Sequence[str], output: Path | None = None, variables: dict[str, str] | None = None) -> Cost:
    """A process to its end, its output into a file, or else thrown away. SystemExit where it fails.

    Status 1 is what grep says where nothing matched.
    """
    sink = os.open(output or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    talk = os.open(os.devnull, os.O_WRONLY)
    start = time.perf_counter()
    child = os.posix_spawnp(
        command[0],
        command,
        {**os.environ, **(variables or {})},
        file_actions=[(os.POSIX_SPAWN_DUP2, sink, 1), (os.POSIX_SPAWN_DUP2, talk, 2)],
    )
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    os.close(sink)
    os.close(talk)
    code = os.waitstatus_to_exitcode(status)
    if code and not (code == 1 and command[0] in {"rg", "ugrep"}):
        raise SystemExit(f"failed with status {code}: {' '.join(command)}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss // 1024)
