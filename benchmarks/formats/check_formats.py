"""How well the readers read the labelled files: run `triage read` over the folder, score with its `check.py`, print the table.

usage: check_formats.py FOLDER [--format NAME]… [--misses N] [--output FILE] [--problems] [--json]

FOLDER holds `gold.jsonl`, `check.py` and one folder per format.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def read(folder: Path, formats: list[str], output: Path) -> str:
    """Write a line of JSON for each article of the files below the folder; what could not be read, a line each."""
    names = sorted(path.name for path in folder.iterdir() if path.is_dir())
    wanted = [name for name in names if not formats or name in formats]
    command = [sys.executable, "-P", "-m", "triage", "read", *wanted, "--jsonl", "--with", "body"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with output.open("wb") as stream:
        ran = subprocess.run(
            command, cwd=folder, env=environment, stdout=stream, stderr=subprocess.PIPE, check=False
        )
    said = ran.stderr.decode("utf-8", "replace")
    # 3: some of the files are there because they cannot be read.
    if ran.returncode not in (0, 3):
        sys.exit(said or f"triage ended with status {ran.returncode}")
    return said


def scored(folder: Path, output: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the folder's own `check.py` makes of the articles."""
    command = [sys.executable, str(folder / "check.py"), str(folder / "gold.jsonl"), str(output), *arguments]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--format", action="append", default=[], metavar="NAME")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--output", type=Path, metavar="FILE")
    parser.add_argument("--problems", action="store_true", help="print what could not be read")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args()
    arguments = ["--misses", str(said.misses)] if said.misses else []
    arguments += ["--json"] if said.json else []
    for name in said.format:
        arguments += ["--format", name]
    with tempfile.TemporaryDirectory() as scratch:
        output = said.output or Path(scratch, "articles.jsonl")
        problems = read(said.folder, said.format, output)
        done = scored(said.folder.resolve(), output.resolve(), *arguments)
    print(done.stdout, end="")
    print(done.stderr, end="", file=sys.stderr)
    if said.problems:
        print(problems, end="")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
