"""A desk: a small folder and the real program run in it, after ripgrep's `tests/util.rs`.

`desk.triage("scan", "inbox")` runs `python -m triage` in a process of its own, with nothing of the tester's
environment, home or configuration, and gives back status and both streams. When a test fails, every run of its
desk is printed: command, status, both streams and the folder (see `conftest.py`).
"""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from triage.render.json.schema import schema

#: Seconds after which a run counts as hung; no test waits for it.
HUNG = 60
PROGRAM = (sys.executable, "-m", "triage")


@dataclass(frozen=True)
class Ran:
    """What one run printed, and its exit status (negative: the signal that ended it)."""

    command: str
    status: int
    stdout: bytes
    stderr: bytes

    @property
    def out(self) -> str:
        """Standard output; raises where it is not UTF-8."""
        return self.stdout.decode("utf-8")

    @property
    def err(self) -> str:
        """Standard error, likewise."""
        return self.stderr.decode("utf-8")

    @property
    def lines(self) -> list[str]:
        """The lines of standard output."""
        return self.out.splitlines()

    @property
    def json(self) -> dict[str, Any]:
        """The JSON document, held to the published schema."""
        return valid(json.loads(self.out), "document")

    @property
    def records(self) -> list[dict[str, Any]]:
        """The JSON lines, each held to the published schema."""
        return [valid(line, f"{line['type']}_line") for line in map(json.loads, self.lines)]

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        """The JSON lines of one type."""
        return [record for record in self.records if record["type"] == kind]

    def __str__(self) -> str:
        """The whole run, for a failed test."""
        streams = (("stdout", self.stdout), ("stderr", self.stderr))
        shown = "\n".join(f"--- {name}\n{_shortened(stream)}" for name, stream in streams)
        return f"$ {self.command}\n=== status {self.status}\n{shown}"


@dataclass
class Desk:
    """A folder with a person at it."""

    folder: Path
    runs: list[Ran] = field(default_factory=list)

    def write(self, path: str, text: str | bytes = "", *, newline: str = "\n") -> Path:
        """A file below the folder; folders on the way are made."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.replace("\n", newline).encode())
        return file

    def article(self, path: str, title: str, *paragraphs: str) -> Path:
        """Wire copy in the plainest shape: headline, blank line, paragraphs."""
        return self.write(path, "\n\n".join((title, *paragraphs)) + "\n")

    @property
    def variables(self) -> dict[str, str]:
        """The whole environment of a run: nothing of the tester's."""
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.folder / "home"),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            # There is no terminal, and tests name articles by number all the same.
            "TRIAGE_REMEMBER": "1",
        }

    def triage(
        self,
        *arguments: str | Path,
        stdin: str | bytes = b"",
        env: dict[str, str] | None = None,
        folder: str = "",
    ) -> Ran:
        """Run the program to its end; `env` is added to the bare environment."""
        command = [*PROGRAM, *map(str, arguments)]
        done = subprocess.run(
            command,
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=self.folder / folder,
            env={**self.variables, **(env or {})},
            timeout=HUNG,
            check=False,
        )
        return self.note(command[1:], done)

    def shell(self, script: str, env: dict[str, str] | None = None) -> Ran:
        """Run a line of bash in which `$TRIAGE` is the program; pipes fail as their last part does."""
        variables = {**self.variables, "TRIAGE": shlex.join(PROGRAM), **(env or {})}
        done = subprocess.run(
            ["/bin/sh", "-c", script],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=self.folder,
            env=variables,
            timeout=HUNG,
            check=False,
        )
        return self.note(["sh", "-c", script], done)

    def note(self, command: list[str], done: "subprocess.CompletedProcess[bytes]") -> Ran:
        """Keep a run for the account of a failed test."""
        ran = Ran(shlex.join(command), done.returncode, done.stdout, done.stderr)
        self.runs.append(ran)
        return ran

    def __str__(self) -> str:
        """All runs and the folder, for a failed test."""
        files = sorted(str(file.relative_to(self.folder)) for file in self.folder.rglob("*"))
        listing = "\n".join(files[:60]) + ("\n…" if len(files) > 60 else "")
        return "\n\n".join((*map(str, self.runs), f"--- {self.folder}\n{listing}"))


def valid(instance: Any, name: str) -> Any:
    """The instance; raises with the path of what the schema refuses."""
    import jsonschema

    whole = schema()
    part = {"$ref": f"#/$defs/{name}", "$defs": whole["$defs"], "$schema": whole["$schema"]}
    jsonschema.Draft202012Validator(part).validate(instance)
    return instance


def paths(records: Iterable[dict[str, Any]]) -> list[str]:
    """Where records were read."""
    return [record["path"] for record in records]


def scores(records: Iterable[dict[str, Any]]) -> dict[tuple[str, int], list[Any]]:
    """Every score of every record, by article."""
    return {
        (record["path"], record["index"]): [
            (each["id"], each["score"], each["hit"], each["contributions"]) for each in record["profiles"]
        ]
        for record in records
    }


def _shortened(stream: bytes, most: int = 6000) -> str:
    text = stream.decode("utf-8", "backslashreplace").replace("\x1b", "␛")
    return text if len(text) <= most else f"{text[:most]}\n… {len(text) - most} more"
