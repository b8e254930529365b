r"""Peak memory of `triage scan` on many files: JSON lines, paths, folded JSON, the best hundred; first and second run.

    python benchmarks/speed/memory.py [--files 100000]

The files are made for it, with a fixed seed: invented wire copy of 180 words, a tenth of it copies. Peak memory and CPU
time are the kernel's, of the whole process and, apart, of its largest worker.
"""

import argparse
import os
import random
import sys
import tempfile
from pathlib import Path

WORDS = (
    "harbour grain storm minister talks price vessel tariff market river rain strike union budget court vote rate "
    "growth export border treaty police fire school hospital energy pipeline refinery airport railway bridge summit"
).split()
#: Each in one of some 250 articles.
TERMS = (
    "storm harbour grain", "tariff market price", "grain price rate", "border treaty talks", "refinery pipeline energy",
    "school budget vote", "rail strike union", "police fire hospital", "summit minister talks", "export growth rate",
)  # fmt: skip
#: What is measured, and the most MiB that it may take.
RUNS = (
    ("--jsonl, first run", ("--jsonl",), 150),
    ("--jsonl, second run", ("--jsonl",), 150),
    ("--format paths, second run", ("--format", "paths"), 150),
    ("--jsonl --top 100", ("--jsonl", "--top", "100"), 150),
    ("--jsonl --fold", ("--jsonl", "--fold"), 500),
)


def main() -> None:
    """Make the files, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        make(Path(scratch, "inbox"), options.files)
        os.environ["XDG_CACHE_HOME"] = scratch
        scan = [sys.executable, "-m", "triage", "scan", f"{scratch}/inbox", "-q"]
        scan += [part for term in TERMS for part in ("-t", term)]
        print(f"{options.files:,} files, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}")
        for name, more, most in RUNS:
            seconds, peak = run([*scan, *more])
            verdict = "" if peak <= most else "  OVER"
            print(f"{name:28} {peak:5} MiB (at most {most}){verdict}  {seconds:6.2f} s CPU")


def make(folder: Path, count: int) -> None:
    """The files, in folders of a thousand."""
    draw = random.Random(20261124)
    texts: list[str] = []
    for number in range(count):
        if number % 1000 == 0:
            (folder / f"{number // 1000:03}").mkdir(parents=True)
        if texts and number % 10 == 0:
            text = draw.choice(texts)
        else:
            text = " ".join(draw.choices(WORDS, k=6)).capitalize() + "\n\n"
            text += "\n\n".join(" ".join(draw.choices(WORDS, k=60)).capitalize() + "." for _ in range(3)) + "\n"
            texts = [*texts[-50:], text]
        (folder / f"{number // 1000:03}" / f"{number:06}.txt").write_text(text, "utf-8")


def run(command: list[str]) -> tuple[float, int]:
    """User + system seconds and peak MiB of a process and its workers, its output thrown away."""
    sink = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, sink, 1), (os.POSIX_SPAWN_DUP2, sink, 2)]
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    os.close(sink)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"failed: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


if __name__ == "__main__":
    main()
