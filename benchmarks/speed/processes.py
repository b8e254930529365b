r"""What processes bring: the wall time of a run with `-j N` beside `-j 1`, and how its CPU time is split.

    python benchmarks/speed/processes.py FOLDER [--pages FOLDER] [--jobs 2] [--articles 10788] [--pairs 3]

On a machine with nothing else to do, for only then does wall time say anything. Three runs: the list of ten words to a
file, 1,000 terms to JSON lines, and with `--pages` so many saved pages, those of the folder repeated, to paths. The split holds on
a busy machine too: what the first process does itself bounds what more of them can bring.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from desk import ARTICLES, Desk
from felt import TERMS
from measure import PLAIN

PAGES = 1000
#: At most so much of the wall time of one process is asked for with two.
ASKED = 0.6
#: Runs the command line and says what this process and its children had cost when it came to its end.
PROGRAM = """
import resource, sys
from triage.__main__ import main
try:
    main()
finally:
    costs = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(*(cost.ru_utime + cost.ru_stime for cost in costs), file=sys.stderr)
"""


class Split(NamedTuple):
    """One run: wall time, CPU time of the first process, and of those that it started."""

    wall: float
    own: float
    children: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--pairs", type=int, default=3)
    options = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores; wall s, and CPU s here + elsewhere")
    with tempfile.TemporaryDirectory() as scratch:
        desk = Desk(Path(scratch, "work"), options.folder)
        folder = str(desk.articles(options.articles))
        runs = {
            "list of ten words": [folder, *(part for term in TERMS for part in ("-t", term))],
            "1,000 terms to JSON lines": [folder, "-p", str(desk.profile(1000)), "--jsonl"],
        }
        if options.pages:
            words = [part for term in TERMS for part in ("-t", term)]
            pages = repeated(options.pages, Path(scratch, "pages"))
            runs[f"{PAGES:,} saved pages to paths"] = [str(pages), *words, "--format", "paths"]
        for name, arguments in runs.items():
            found: dict[int, list[Split]] = {1: [], options.jobs: []}
            for _ in range(options.pairs):
                for jobs, splits in found.items():
                    splits.append(run(arguments, jobs, Path(scratch, "out")))
            alone, shared = found[1], found[options.jobs]
            ratio = statistics.median(two.wall / one.wall for one, two in zip(alone, shared, strict=True))
            said = " · ".join(f"-j{jobs} {told(splits)}" for jobs, splits in found.items())
            print(f"{name:28} {said} · {ratio:.2f} of the wall time (at most {ASKED})", flush=True)


def told(splits: Sequence[Split]) -> str:
    """The middle of the runs."""
    wall, own, children = (statistics.median(values) for values in zip(*splits, strict=True))
    return f"{wall:.2f} ({own:.2f} + {children:.2f})"


def repeated(source: Path, folder: Path) -> Path:
    """So many pages, those of the source one after the other."""
    pages = sorted(path for path in source.rglob("*") if path.suffix in {".html", ".htm"})
    folder.mkdir()
    for number in range(PAGES):
        page = pages[number % len(pages)]
        shutil.copyfile(page, folder / f"{number:04}-{page.name}")
    return folder


def run(arguments: Sequence[str], jobs: int, output: Path) -> Split:
    """A process to its end. SystemExit where it fails."""
    command = [
        sys.executable,
        "-c",
        PROGRAM,
        "scan",
        "-q",
        f"-j{jobs}",
        "--no-cache",
        "-o",
        str(output),
        *arguments,
    ]
    if "--format" not in arguments and "--jsonl" not in arguments:
        command += ["--format", "terminal"]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    ran = subprocess.run(command, env=PLAIN, capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    lines = ran.stderr.splitlines()
    if ran.returncode or not lines:
        raise SystemExit(f"failed with status {ran.returncode}: {' '.join(command[3:])}\n{ran.stderr}")
    own, _ = map(float, lines[-1].split())
    whole = sum((after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime))
    return Split(wall, own, whole - own)


if __name__ == "__main__":
    main()
