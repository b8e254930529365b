"""A folder whose disk fails when it is told to, and the promise that every scenario keeps."""

import errno
import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from extent import IS_WHOLE
from msgspec import Struct

HERE = Path(__file__).parent
#: Seconds for one command, on a machine that is busy with others.
PATIENCE = 120
#: Changes that a short run fails at, of each kind of failure: the first one, one between, the last ones.
FIRST, BETWEEN, LAST = 1, 1, 2
#: A full disk, a passing failure of it, the process ended before the change and in the middle of it.
EVERY = (("from", errno.ENOSPC), ("once", errno.EIO), ("kill", errno.EIO), ("torn", errno.EIO))


class Fault(Struct, frozen=True):
    """What goes wrong, at which change."""

    how: str = "none"
    number: int = 0
    code: int = errno.EIO

    def __str__(self) -> str:
        """For the name of a failed case."""
        return f"{self.how} {errno.errorcode[self.code]} at {self.number}"


class Ended(Struct, frozen=True):
    """How a command ended."""

    status: int
    out: str
    err: str
    seen: int | None
    fired: bool


def build_shim(folder: Path) -> Path:
    """The library that lets changes of the disk fail; a test that needs it is skipped where it cannot be built."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("faults are injected on Linux, with a C compiler")
    shim = folder / "shim.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(shim), str(HERE / "shim.c"), "-ldl"]
    subprocess.run(command, check=True, timeout=600)
    return shim


class Machine:
    """The server of `driver`, with the shim loaded."""

    def __init__(self, shim: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(HERE / "driver.py"), str(shim)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=HERE.parents[1],
            env={**os.environ, "LD_PRELOAD": str(shim), "PYTHONPATH": str(HERE.parents[1])},
        )

    def close(self) -> None:
        """End the server."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=PATIENCE)
        self._process.stdout.close()

    def run(
        self, folder: Path, *arguments: str, fault: Fault | None = None, now: float = 1_795_000_000.0
    ) -> Ended:
        """Run a command in a folder; all that it changes below the folder counts."""
        fault = fault or Fault()
        out = folder.with_name(folder.name + "-said")
        home = folder / "home"
        variables = {
            "PATH": os.defpath, "HOME": str(home), "TZ": "UTC", "TMPDIR": str(folder / "tmp"),
            "TRIAGE_REMEMBER": "1", "XDG_STATE_HOME": str(home / "state"), "XDG_CACHE_HOME": str(home / "cache"), "XDG_CONFIG_HOME": str(home / "config"),
        }  # fmt: skip
        job: dict[str, Any] = {
            "folder": str(folder), "root": f"{folder}/", "arguments": arguments, "out": str(out), "now": now, "variables": variables,
            "fault": [fault.how, fault.number, fault.code],
        }  # fmt: skip
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        if not select.select([self._process.stdout], [], [], PATIENCE)[0]:
            self._process.kill()
            raise TimeoutError(f"no answer in {PATIENCE} s: {arguments}, {fault}")
        answer = json.loads(self._process.stdout.readline())
        said = [Path(f"{out}.{end}").read_text("utf-8", "replace") for end in ("out", "err")]
        return Ended(answer["status"], *said, answer["seen"], answer["fired"])


def each_fault(
    folder: Path, run: Callable[[Fault], Ended], *, modes: tuple[tuple[str, int], ...] = EVERY
) -> Iterator[tuple[Fault, Ended]]:
    """How the command ends under each fault, the folder being each time as it was before."""
    saved = folder.with_name(folder.name + "-saved")
    shutil.copytree(folder, saved)
    whole = run(Fault())
    assert whole.seen, "the scenario changes nothing"
    for shift, (how, code) in enumerate(modes):
        for number in _numbers(whole.seen, shift):
            shutil.rmtree(folder)
            shutil.copytree(saved, folder)
            fault = Fault(how, number, code)
            ended = run(fault)
            assert_told(fault, ended)
            yield fault, ended


def _numbers(most: int, shift: int) -> list[int]:
    """Those of one kind of failure; `shift` lets each kind look in another part of what lies between."""
    every = range(1, most + 1)
    if IS_WHOLE or most <= FIRST + BETWEEN + LAST:
        return list(every)
    step = -(-(most - FIRST - LAST) // BETWEEN)
    return sorted({*every[:FIRST], *every[FIRST + shift * step // len(EVERY) : -LAST : step], *every[-LAST:]})


def assert_told(fault: Fault, ended: Ended) -> None:
    """Killed, or ended with a status of ours and whole sentences; never as a bug."""
    if fault.how in ("kill", "torn") and ended.fired:
        assert ended.status == -9, (fault, ended)
        return
    assert ended.status in (0, 3, 74), (str(fault), ended)
    assert "a bug of ours" not in ended.err
    assert "Traceback" not in ended.err
    for line in ended.err.splitlines():
        assert line.startswith(("triage: ", "  hint: ")), (str(fault), line)
