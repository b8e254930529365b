"""What a release of Typer costs at every start: a program of two commands, each release in an environment of its own.

    python benchmarks/speed/typer_releases.py 0.26.0 0.28.0 0.29.2 [--runs 15]

Least user + system time of whole processes, and as a multiple of `python -c pass`. Installs the releases named.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def one(name: str = "x") -> None: print(name)
@app.command()
def two() -> None: print(2)
app()
"""


def main() -> None:
    """Install, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("releases", nargs="+")
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        program = Path(scratch, "program.py")
        program.write_text(PROGRAM, encoding="utf-8")
        for release in options.releases:
            python = installed(f"typer=={release}", Path(scratch, release))
            nothing = least([python, "-c", "pass"], scratch, options.runs)
            for name, arguments in (("a command", ["one"]), ("--help", ["--help"])):
                seconds = least([python, str(program), *arguments], scratch, options.runs)
                print(f"typer {release:8} {name:10} {seconds * 1000:4.0f} ms  {seconds / nothing:4.1f} x")


def installed(package: str, folder: Path) -> str:
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = str(folder / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "-q", package], check=True)
    return python


def least(command: list[str], scratch: str, runs: int) -> float:
    """The least CPU seconds of a process, byte code being there from the second run on."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    variables["PYTHONPYCACHEPREFIX"] = str(Path(scratch, "bytecode"))
    sink = os.open(os.devnull, os.O_WRONLY)
    seconds = []
    for _ in range(runs + 1):
        child = os.posix_spawn(
            command[0],
            command,
            variables,
            file_actions=[(os.POSIX_SPAWN_DUP2, sink, 1), (os.POSIX_SPAWN_DUP2, sink, 2)],
        )
        _, _, usage = os.wait4(child, 0)
        seconds.append(usage.ru_utime + usage.ru_stime)
    os.close(sink)
    return min(seconds)


if __name__ == "__main__":
    main()
