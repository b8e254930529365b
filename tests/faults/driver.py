"""The program under faults: one process that has imported what is needed and forks for each command, so that a run costs little.

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
from functools import cache
from pathlib import Path
from typing import Any

HOW = {"none": 0, "once": 1, "from": 2, "kill": 3, "torn": 4}


def main(shim: str) -> None:
    """Serve until standard input ends."""
    library = ctypes.CDLL(shim)
    library.fault_seen.restype = ctypes.c_long
    _trust_fresh_files()
    _look_at_the_program_once()
    _rehearse()
    # What is there by now is for good: no child need look through it for what is not, and so none of it is copied.
    gc.collect()
    gc.freeze()
    # As often as the program itself does.
    gc.set_threshold(100_000, 20, 50)
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


def _trust_fresh_files() -> None:
    """The cache keeps nothing that was changed just now or read in no time; tests do not wait so long."""
    from triage.cache import remembered

    remembered.MARGIN_NS, remembered.WORTHWHILE = 0, 0.0


def _look_at_the_program_once() -> None:
    """Its files do not change while it is tested."""
    from triage.cache import cache_keys

    look, own = cache_keys._files_below, str(cache_keys.PACKAGE)
    kept = cache(look)
    cache_keys._files_below = lambda folder: (kept if folder == own else look)(folder)


#: What the scenarios run, or nearly: each at its second time finds what the first one left.
REHEARSED = (
    "scan in --json", "scan in --json", "scan in", "scan in -t cod --no-cache", "show 1 --why", "label keep 1", "label --list",
    "digest in -o brief.txt", "digest in -o again.txt -f json", "digest in -o page.html -f html --name another", "matches in", "entities in", "read in", "profile check",
)  # fmt: skip


def _rehearse() -> None:
    """Run all that somewhere, so that libraries are imported, expressions compiled and word lists read before there are children.

    What no command needs is not there: a child is made the faster, the smaller the process is that it is made from.
    """
    from triage.cli import mailing  # noqa: F401 - no letter is sent here
    from triage.cli.exits import run
    from triage.environment import Environment

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in ("in", "profiles"):
            (folder / each).mkdir()
        (folder / "profiles/cod.toml").write_text('title = "Cod"\nterms = ["cod", "herring"]\n')
        for number in range(70):
            (folder / f"in/{number}.txt").write_text(
                f"Cod quota {number}\n\nVELLMAR (Reuters) - The boats of Lima land cod number {number} on Monday.\n"
            )
        (folder / "in/68.txt").write_text(
            "Cod quota 68\n\nVELLMAR (Reuters) - Boats of St. Lima travelled 1.5 miles.\n\nKeywords: cod\n\n(MORE)\n"
        )
        notice = {
            "title": "Cod quota 3",
            "body": "Please kill the story headlined Cod quota 3.",
            "date": "2026-11-18",
        }
        (folder / "in/69.json").write_text(json.dumps(notice))
        (folder / "triage.toml").write_text('timezone = "Europe/Berlin"\n')
        (folder / "in/70.xml").write_text(
            "<nitf><head><title>Herring</title></head><body><body.content><p>Herrings are dear.</p></body.content></body></nitf>"
        )
        variables = {
            "HOME": name,
            "TZ": "UTC",
            "XDG_CACHE_HOME": name,
            "XDG_STATE_HOME": name,
            "XDG_CONFIG_HOME": name,
            "TRIAGE_REMEMBER": "1",
        }
        before = os.getcwd()  # noqa: PTH109
        os.chdir(name)
        for command in REHEARSED:
            nobody = [io.BytesIO() for _ in range(3)]
            environment = Environment(*nobody, variables, Path(), now=lambda: 1_795_000_000.0)
            assert run(command.split(), environment) == 0, (command, nobody[2].getvalue())
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
