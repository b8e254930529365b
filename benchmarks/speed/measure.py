"""What processes cost, side by side: user + system time, wall time and peak memory, as ratios of alternating runs.

One after the other, never at once; the first run of each is not counted. Only ratios are worth quoting: clocks
drift and machines are shared, and both sides of a pair have met the same minute.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

#: The floor: open, read, fold and find the words of every file, and do nothing with them.
LOOP = """
import os, re, sys
for folder, folders, names in os.walk(sys.argv[1]):
    folders.sort()
    for name in sorted(names):
        with open(f"{folder}/{name}", encoding="utf-8", errors="replace") as stream:
            re.findall(r"[^\\W_]+", stream.read().casefold())
"""
#: A small process starts each run: the kernel reports at least as much memory for a process as its parent has.
LAUNCH = """
import os, sys, time
output, *command = sys.argv[1:]
sink = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
talk = os.open(os.devnull, os.O_WRONLY)
to = [(os.POSIX_SPAWN_DUP2, sink, 1), (os.POSIX_SPAWN_DUP2, talk, 2)]
start = time.perf_counter()
child = os.posix_spawnp(command[0], command, os.environ, file_actions=to)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - start
print(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""
TRIAGE = [sys.executable, "-m", "triage"]
NOTHING = [sys.executable, "-c", "pass"]


#: Without byte code a start takes several times as long, and without buffers each line is a call.
PLAIN = {
    name: value
    for name, value in os.environ.items()
    if name not in {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
}


class Cost(NamedTuple):
    """One process: seconds of user + system time, seconds on the wall, peak MiB as the kernel counts it."""

    cpu: float
    wall: float
    peak: int


class Side(NamedTuple):
    """One side of a comparison: a command, variables for it, where its output goes.

    Some programs stop at the first match where nobody reads them (ugrep): what writes needs a file.
    """

    command: Sequence[str]
    variables: Mapping[str, str] = MappingProxyType({})
    output: Path | None = None

    def run(self) -> Cost:
        """One run."""
        return run(self.command, self.output, self.variables)


class Compared(NamedTuple):
    """Pairs of runs, ours and theirs."""

    ours: list[Cost]
    theirs: list[Cost]

    @property
    def ratios(self) -> list[float]:
        """Ours divided by theirs in CPU time, pair by pair."""
        return [our.cpu / their.cpu for our, their in zip(self.ours, self.theirs, strict=True)]

    @property
    def peak(self) -> int:
        """The most memory that a run of ours took, in MiB."""
        return max(cost.peak for cost in self.ours)


def loop(folder: Path | str) -> list[str]:
    """The command of the floor."""
    return [sys.executable, "-c", LOOP, str(folder)]


def compare(ours: Side, theirs: Side, pairs: int, *, warm_up: bool = True) -> Compared:
    """Runs in turn, after one of each that does not count."""
    if warm_up:
        ours.run()
        theirs.run()
    found = Compared([], [])
    for _ in range(pairs):
        found.ours.append(ours.run())
        found.theirs.append(theirs.run())
    return found


def run(
    command: Sequence[str], output: Path | None = None, variables: Mapping[str, str] = MappingProxyType({})
) -> Cost:
    """A process to its end, its output into a file, or else thrown away. SystemExit where it fails.

    Status 1 is what grep says where nothing matched.
    """
    told = subprocess.run(
        [sys.executable, "-SEc", LAUNCH, str(output or os.devnull), *command],
        env={**PLAIN, **variables},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    ).stdout
    cpu, wall, peak, code = map(float, told.split())
    if code and not (code == 1 and command[0] in {"rg", "ugrep"}):
        raise SystemExit(f"failed with status {code:.0f}: {' '.join(command)}")
    return Cost(cpu, wall, round(peak / 1024))
