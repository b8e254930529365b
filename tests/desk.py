"""A desk: a small folder and the program run in it, after ripgrep's `tests/util.rs`.

`desk.triage("scan", "inbox")` runs a command in this process, with nothing of the tester's environment, home or
configuration, and gives back status and both streams. `desk.forked(…)` and `desk.on_a_terminal(…)` run it in a child of this
process, which has limits, streams and an end of its own and need not start. `desk.process(…)` and `desk.shell(…)` start the real program, for
what only that has: how it starts, a locale, what it imports. When a test fails, every run of its desk is printed:
command, status, both streams and the folder (see `conftest.py`).
"""

import gc
import io
import json
import os
import select
import shlex
import signal
import struct
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import IO, Any, Never

from triage.cli.exits import run

#: Seconds after which a run counts as hung; no test waits for it.
HUNG = 240
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

    @cached_property
    def json(self) -> dict[str, Any]:
        """The JSON document, held to the published schema."""
        return valid(json.loads(self.out), "document")

    @cached_property
    def records(self) -> list[dict[str, Any]]:
        """The JSON lines, each held to the published schema."""
        return [valid(line, f"{line['type']}_line") for line in map(json.loads, self.lines)]

    @cached_property
    def digests(self) -> list[dict[str, Any]]:
        """The digests of a run with `--format json`, held to the published schema."""
        return valid(json.loads(self.out), "digests")["digests"]

    @property
    def digest(self) -> dict[str, Any]:
        """The only one of them."""
        [one] = self.digests
        return one

    @property
    def titles(self) -> list[str]:
        """The headlines of its stories, in order."""
        return [story["hit"]["title"] for story in self.digest["stories"]]

    def held(self, reason: str) -> int:
        """How many articles it held back for that reason."""
        return sum(held["count"] for held in self.digest["held"] if held["reason"] == reason)

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
            # Whether the tests run with the compiled core or in Python alone, so do the programs.
            "TRIAGE_PURE": os.environ.get("TRIAGE_PURE", ""),
        }

    def triage(
        self,
        *arguments: str | Path,
        stdin: str | bytes = b"",
        env: dict[str, str] | None = None,
        folder: str = "",
    ) -> Ran:
        """Run a command to its end; `env` is added to the bare environment."""
        words = [str(argument) for argument in arguments]
        with surroundings(self.folder / folder, self._with(env)), streams(_bytes(stdin)) as (out, err):
            status = run(words)
        done = subprocess.CompletedProcess(words, status, out.getvalue(), err.getvalue())
        return self.note(["triage", *words], done)

    def process(
        self,
        *arguments: str | Path,
        stdin: str | bytes = b"",
        env: dict[str, str] | None = None,
        folder: str = "",
    ) -> Ran:
        """The same by the real program, in a process of its own."""
        command = [*PROGRAM, *map(str, arguments)]
        done = subprocess.run(
            command,
            input=_bytes(stdin),
            capture_output=True,
            cwd=self.folder / folder,
            env=self._with(env),
            timeout=HUNG,
            check=False,
        )
        return self.note(command[1:], done)

    def forked(
        self,
        *arguments: str | Path,
        before: Callable[[], object] = lambda: None,
        env: dict[str, str] | None = None,
        folder: str = "",
    ) -> Ran:
        """The same in a child of this process, which calls `before` first: that may limit, break or end what it likes."""
        words = [str(argument) for argument in arguments]
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            number = child(self.folder / folder, self._with(env), words, (out.fileno(), err.fileno()), before)
            return self._ended(words, number, out, err)

    def at_once(self, count: int, *arguments: str) -> list[Ran]:
        """So many runs of one command at the same time, each in a child of this process."""
        words = list(arguments)
        with ExitStack() as opened:
            files = [opened.enter_context(tempfile.TemporaryFile()) for _ in range(2 * count)]
            streams = list(zip(files[:count], files[count:], strict=True))
            numbers = [
                child(self.folder, self.variables, words, (out.fileno(), err.fileno())) for out, err in streams
            ]
            return [
                self._ended(words, number, out, err) for number, (out, err) in zip(numbers, streams, strict=True)
            ]

    def _ended(self, words: list[str], number: int, out: IO[bytes], err: IO[bytes]) -> Ran:
        """Wait for a child that runs a command, and read what it wrote into these files."""
        status = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
        said = [os.pread(each.fileno(), os.fstat(each.fileno()).st_size, 0) for each in (out, err)]
        return self.note(["triage", *words], subprocess.CompletedProcess(words, status, *said))

    def on_a_terminal(self, *arguments: str | Path, env: dict[str, str] | None = None, columns: int = 100) -> Ran:
        """The same in a child whose standard output and standard error are one terminal; what stands there is its output."""
        import fcntl
        import pty
        import termios

        words = [str(argument) for argument in arguments]
        main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        number = child(self.folder, self._with({"TERM": "xterm-256color", **(env or {})}), words, (side, side))
        os.close(side)
        shown = b""
        # Linux says that the other side has gone by an error, others by nothing to read.
        with suppress(OSError):
            while select.select([main], [], [], HUNG)[0] and (piece := os.read(main, 1 << 16)):
                shown += piece
        os.close(main)
        status = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
        done = subprocess.CompletedProcess(words, status, shown.replace(b"\r\n", b"\n"), b"")
        return self.note(["triage", *words], done)

    def _with(self, more: Mapping[str, str] | None) -> dict[str, str]:
        return {**self.variables, **(more or {})}

    def shell(self, script: str, env: dict[str, str] | None = None) -> Ran:
        """Run a line of bash in which `$TRIAGE` is the program; pipes fail as their last part does."""
        done = subprocess.run(
            ["/bin/sh", "-c", script],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=self.folder,
            env=self._with({"TRIAGE": shlex.join(PROGRAM), **(env or {})}),
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


def limited(size: int) -> Callable[[], None]:
    """What lets no file of a process grow over so many bytes, as on a full disk."""
    import resource

    def limit() -> None:
        # Python would leave half of what it compiles of a module, and stumble over it for ever.
        sys.dont_write_bytecode = True
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def child(
    folder: Path,
    variables: Mapping[str, str],
    words: list[str],
    output: tuple[int, int],
    before: Callable[[], object] = lambda: None,
    source: int | None = None,
) -> int:
    """The number of a child of this process that runs a command, with these descriptors as its output, and an empty input or one more."""
    with warnings.catch_warnings():
        # Servers of tests have threads. What the child needs of theirs it opens anew.
        warnings.simplefilter("ignore", DeprecationWarning)
        number = os.fork()
    if not number:
        _run_and_end(folder, variables, words, (source, *output), before)
    return number


def _run_and_end(
    folder: Path,
    variables: Mapping[str, str],
    words: list[str],
    descriptors: tuple[int | None, int, int],
    before: Callable[[], object],
) -> Never:
    """The whole life of such a child."""
    status = 99
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        signal.alarm(HUNG)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for target, source in enumerate(descriptors):
            os.dup2(nothing if source is None else source, target)
        own = [io.TextIOWrapper(io.BufferedReader(io.FileIO(0, "r", closefd=False)), "utf-8")]
        own += [
            io.TextIOWrapper(io.BufferedWriter(io.FileIO(number, "w", closefd=False)), "utf-8")
            for number in (1, 2)
        ]
        sys.stdin, sys.stdout, sys.stderr = own
        _replace_variables(variables)
        os.chdir(folder)
        before()
        status = run(words)
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(status)


@contextmanager
def surroundings(folder: Path, variables: Mapping[str, str]) -> Iterator[None]:
    """Another folder and environment for this process, for a while; a run that hangs is ended as a failure."""
    here, before = os.getcwd(), dict(os.environ)  # noqa: PTH109 - the one that was asked for, links and all
    _replace_variables(variables)
    os.chdir(folder)
    watched = signal.signal(signal.SIGALRM, _hung)
    signal.alarm(HUNG)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, watched)
        for generation in range(3):
            # What was left half read holds the clock of the readers.
            if signal.getsignal(signal.SIGVTALRM) is signal.SIG_DFL:
                break
            gc.collect(generation)
        os.chdir(here)
        _replace_variables(before)


@contextmanager
def streams(stdin: bytes) -> Iterator[tuple[io.BytesIO, io.BytesIO]]:
    """Other standard streams for this process, for a while: pipes to nobody, whose contents can be read afterwards."""
    mine = io.BytesIO(stdin), io.BytesIO(), io.BytesIO()
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = wrapped = [io.TextIOWrapper(each, "utf-8") for each in mine]
    try:
        yield mine[1], mine[2]
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
        for each in wrapped:
            each.detach()


def _replace_variables(variables: Mapping[str, str]) -> None:
    zone = os.environ.get("TZ")
    for name in os.environ.keys() - variables.keys():
        del os.environ[name]
    os.environ.update({name: text for name, text in variables.items() if os.environ.get(name) != text})
    if os.environ.get("TZ") != zone:
        time.tzset()


class Hung(BaseException):
    """A run that does not end: nothing of the program may take this for a fault of an input."""


def _hung(*_: object) -> None:
    raise Hung(f"after {HUNG} s")


def valid(instance: Any, name: str) -> Any:
    """The instance; raises with the path of what the schema refuses."""
    _validator(name).validate(instance)
    return instance


@cache
def _validator(name: str) -> Any:
    import jsonschema_rs

    from triage.render.json.schema import schema

    whole = schema()
    part = {"$ref": f"#/$defs/{name}", "$defs": whole["$defs"], "$schema": whole["$schema"]}
    return jsonschema_rs.Draft202012Validator(part)


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


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
