"""The program under faults: one process that has imported everything and forks for each command, so that a run costs little.

Reads a job a line: `{"folder", "arguments", "out", "fault": [how, number, errno], "now"}`; writes for each the status
(negative: the signal), how many changes the disk saw, and whether the fault came.
"""

import ctypes
import gc
import io
import json
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

HOW = {"none": 0, "once": 1, "from": 2, "kill": 3, "torn": 4}


def main(shim: str) -> None:
    """Serve until standard input ends."""
    library = ctypes.CDLL(shim)
    library.fault_seen.restype = ctypes.c_long
    _import_all()
    _trust_fresh_files()
    _rehearse()
    # What is there by now is for good: no child need look through it for what is not, and so none of it is copied.
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        job = json.loads(line)
        read, write = os.pipe()
        child = os.fork()
        if not child:
            os.close(read)
            _run(library, job, write)
        os.close(write)
        with os.fdopen(read) as told:
            said = told.read().split()
        _, ended = os.waitpid(child, 0)
        status = os.waitstatus_to_exitcode(ended)
        # A process that was ended could tell nothing: then the fault came.
        answer = {
            "status": status,
            "seen": int(said[0]) if said else None,
            "fired": said[1] == "1" if said else True,
        }
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _import_all() -> None:
    import triage

    for found in walk_packages(triage.__path__, "triage."):
        if not found.name.startswith(("triage.engines.ray", "triage.__main__")) and not found.name.endswith(
            ".spacy"
        ):
            import_module(found.name)


def _trust_fresh_files() -> None:
    """The cache keeps nothing that was changed just now or read in no time; tests do not wait so long."""
    from triage.cache import remembered

    remembered.MARGIN_NS, remembered.WORTHWHILE = 0, 0.0


def _rehearse() -> None:
    """Make a digest and a list somewhere, so that expressions are compiled and word lists read before there are children."""
    from triage.cli.exits import run
    from triage.environment import Environment

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        (folder / "in/a.txt").write_text(
            "Cod quota\n\nVELLMAR (Reuters) - The boats of Lima land cod on Monday.\n"
        )
        variables = {
            "HOME": name,
            "TZ": "UTC",
            "XDG_CACHE_HOME": name,
            "XDG_STATE_HOME": name,
            "XDG_CONFIG_HOME": name,
        }
        before = os.getcwd()  # noqa: PTH109
        os.chdir(name)
        for words in (("digest", "in", "-t", "cod", "-f", "json"), ("scan", "in", "-t", "cod", "--json")):
            nobody = [io.BytesIO() for _ in range(3)]
            assert run(list(words), Environment(*nobody, variables, Path(), now=lambda: 1_795_000_000.0)) == 0, (
                nobody[2].getvalue()
            )
        os.chdir(before)


def _run(library: ctypes.CDLL, job: dict[str, Any], write: int) -> None:
    """In the child: never returns."""
    status = 99
    try:
        from triage.cli.exits import run
        from triage.environment import Environment

        os.chdir(job["folder"])
        os.environ.clear()
        os.environ.update(job["variables"])
        how, number, error = job["fault"]
        with open(job["out"] + ".out", "wb") as out, open(job["out"] + ".err", "wb") as err:  # noqa: PTH123
            environment = Environment(
                stdin=open(os.devnull, "rb"),  # noqa: PTH123, SIM115
                stdout=out,
                stderr=err,
                variables=os.environ,
                folder=Path(),
                now=lambda: job["now"],
            )
            library.fault_arm(os.fsencode(job["root"]), HOW[how], number, error)
            status = run(job["arguments"], environment)
            os.write(write, f"{library.fault_seen()} {library.fault_fired()}".encode())
    finally:
        os._exit(status)


if __name__ == "__main__":
    main(sys.argv[1])
