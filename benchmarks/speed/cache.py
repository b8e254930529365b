r"""CPU time of a second `triage scan`: of wire copy, as a ratio to a plain Python loop over the files; of saved pages, to the first run.

    python benchmarks/speed/cache.py WIRE_FOLDER [PAGES_FOLDER] [--pairs 5]

Whole processes with their workers, user + system time. The first run begins without a cache and fills it; "without" is
`--no-cache`. All three outputs must be the same bytes. The least of the runs counts: whatever else the machine does
only adds. Run it on a copy of the program that nobody edits, or every run is a first one.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

LOOP = """
import re, sys
from pathlib import Path
for path in sorted(Path(sys.argv[1]).iterdir()):
    with open(path, encoding="utf-8", errors="replace") as stream:
        re.findall(r"[^\\W_]+", stream.read().casefold())
"""
TERMS = "oil price,crude,barrel,OPEC,refinery,pipeline,energy minister,tanker,wheat,grain harvest".split(",")
FORMATS = (("--format", "paths"), ("--jsonl",))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wire")
    parser.add_argument("pages", nargs="?")
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}, least of {options.pairs}")
    with tempfile.TemporaryDirectory() as scratch:
        loop = min(run([sys.executable, "-c", LOOP, options.wire], scratch)[0] for _ in range(options.pairs))
        for more in FORMATS:
            without, first, second = runs(options.wire, more, options.pairs, scratch)
            print(
                f"wire {' '.join(more):15} loop {loop:.3f} s, without {without:.3f} s, first {first:.3f} s, second {second:.3f} s: "
                f"second / loop {second / loop:.2f}, first / second {first / second:.1f}, filling {first / without - 1:+.1%}"
            )
        if options.pages:
            for more in FORMATS:
                without, first, second = runs(options.pages, more, options.pairs, scratch)
                print(
                    f"pages {' '.join(more):14} without {without:.2f} s, first {first:.2f} s, second {second:.2f} s: "
                    f"first / second {first / second:.1f}"
                )


def runs(folder: str, more: tuple[str, ...], pairs: int, scratch: str) -> tuple[float, float, float]:
    """The least CPU seconds without the cache, filling it, and from it."""
    scan = [sys.executable, "-m", "triage", "scan", folder, "-q", *more]
    scan += [part for term in TERMS for part in ("-t", term)]
    without, first, second = [], [], []
    for _ in range(pairs):
        shutil.rmtree(Path(scratch, "cache"), ignore_errors=True)
        told = [run([*scan, "--no-cache"], scratch), run(scan, scratch), run(scan, scratch)]
        if len({out for _, out in told}) > 1:
            raise SystemExit("the cache changes the output")
        for seconds, kept in zip((each for each, _ in told), (without, first, second), strict=True):
            kept.append(seconds)
    return min(without), min(first), min(second)


def run(command: list[str], scratch: str) -> tuple[float, bytes]:
    """User + system seconds of a process and its workers, and its output."""
    out = Path(scratch, "out")
    variables = {**os.environ, "XDG_CACHE_HOME": str(Path(scratch, "cache"))}
    sink = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    child = os.posix_spawn(command[0], command, variables, file_actions=[(os.POSIX_SPAWN_DUP2, sink, 1)])
    _, status, usage = os.wait4(child, 0)
    os.close(sink)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        raise SystemExit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, out.read_bytes()


if __name__ == "__main__":
    main()
