"""How well the readers read the labelled files: run them over the folder, score with its `check.py`, print the table.

usage: check_formats.py FOLDER [--format NAME]… [--misses N] [--output FILE]

FOLDER holds `gold.jsonl`, `check.py` and one folder per format.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from triage.article import Article
from triage.errors import Problem
from triage.readers.registry import Bounds, read_bytes


def records(folder: Path, formats: list[str], problems: list[Problem]) -> list[bytes]:
    """One line of JSON for each article of the files below the folder, in the order of their names."""
    lines = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.parent != folder):
        name = path.relative_to(folder).as_posix()
        if formats and name.split("/", 1)[0] not in formats:
            continue
        for thing in read_bytes(path.read_bytes(), name, Bounds()):
            if isinstance(thing, Article):
                lines.append(msgspec.json.encode({"type": "article", **msgspec.to_builtins(thing)}))
            else:
                problems.append(thing)
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--format", action="append", default=[], metavar="NAME")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--output", type=Path, metavar="FILE")
    parser.add_argument("--problems", action="store_true", help="print what could not be read")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args()
    problems: list[Problem] = []
    lines = records(said.folder, said.format, problems)
    with tempfile.TemporaryDirectory() as scratch:
        output = said.output or Path(scratch, "articles.jsonl")
        output.write_bytes(b"\n".join(lines) + b"\n")
        command = [sys.executable, str(said.folder / "check.py"), str(said.folder / "gold.jsonl"), str(output)]
        command += ["--misses", str(said.misses)] if said.misses else []
        command += ["--json"] if said.json else []
        for name in said.format:
            command += ["--format", name]
        status = subprocess.run(command, check=False).returncode
    if said.problems:
        print("\n".join(str(problem) for problem in problems))
    return status


if __name__ == "__main__":
    sys.exit(main())
