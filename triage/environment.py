"""Clock, streams, terminal facts and folders, passed as one value so that nothing reaches for globals."""

import errno
import io
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Environment:
    """What a command knows of the world; tests build their own."""

    stdin: BinaryIO
    stdout: BinaryIO
    stderr: BinaryIO
    variables: Mapping[str, str]
    #: The folder that relative paths are relative to.
    folder: Path
    #: Seconds since the epoch.
    now: Callable[[], float] = field(default=time.time)
    #: The command line, without the name of the program.
    arguments: tuple[str, ...] = ()

    @classmethod
    def of_process(cls) -> "Environment":
        """The environment of this process."""
        if not (sys.stdin and sys.stdout and sys.stderr):
            _occupy_closed_descriptors()
        return cls(
            stdin=sys.stdin.buffer if sys.stdin else open(os.devnull, "rb"),  # noqa: PTH123
            stdout=sys.stdout.buffer if sys.stdout else ClosedStream(),
            stderr=sys.stderr.buffer if sys.stderr else open(os.devnull, "wb"),  # noqa: PTH123
            variables=os.environ,
            folder=Path(),
            now=_clock(os.environ.get("TRIAGE_NOW", "")),
        )

    @property
    def is_terminal(self) -> bool:
        """Whether standard output is a terminal."""
        return self.stdout.isatty()

    @property
    def has_colour(self) -> bool:
        """NO_COLOR wins over FORCE_COLOR and CLICOLOR_FORCE; else colour is for terminals that are not dumb."""
        variables = self.variables
        if variables.get("NO_COLOR"):
            return False
        if any(variables.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
            return True
        return self.is_terminal and variables.get("TERM", "") not in ("", "dumb")

    @property
    def columns(self) -> int:
        """COLUMNS, else the terminal's width, else 80; never below 20. A terminal of no width does not know its own."""
        said = self.variables.get("COLUMNS", "")
        if said.isascii() and said.isdigit() and int(said) > 0:
            return max(20, min(int(said), 1000))
        if self.is_terminal:
            try:
                return max(20, os.get_terminal_size(self.stdout.fileno()).columns or 80)
            except (OSError, ValueError):
                return 80
        return 80

    def folder_of(self, kind: str) -> Path:
        """The user's `config`, `state` or `cache` folder for triage (XDG where that is the custom).

        Works without HOME: then it lies below the current folder's `.triage`.
        """
        variable = {"config": "XDG_CONFIG_HOME", "state": "XDG_STATE_HOME", "cache": "XDG_CACHE_HOME"}[kind]
        said = self.variables.get(variable, "")
        if said and os.path.isabs(said):  # noqa: PTH117
            return Path(said, "triage")
        import platformdirs

        try:
            dirs = platformdirs.PlatformDirs("triage", appauthor=False)
            return Path(getattr(dirs, f"user_{kind}_dir"))
        except (OSError, RuntimeError, KeyError):
            return self.folder / ".triage" / kind


class ClosedStream(io.BytesIO):
    """A standard output that was closed before we began: what is written reaches nobody, and that is an error."""

    def write(self, _: object) -> int:
        """Raise what the system would."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def _occupy_closed_descriptors() -> None:
    """Keep 0, 1 and 2 from being given to a file of ours, into which a library would then print."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        continue
    os.close(descriptor)


def _clock(said: str) -> Callable[[], float]:
    """The clock of this process; `TRIAGE_NOW` holds it at one time, to repeat a run or to rehearse one."""
    if not said:
        return time.time

    def stopped() -> float:
        from datetime import datetime

        from triage.errors import UsageError

        try:
            seconds = float(said)
        except ValueError:
            try:
                seconds = datetime.fromisoformat(said).timestamp()
            except ValueError:
                hint = "TRIAGE_NOW=2026-11-20T06:00:00+01:00, or seconds since 1970"
                raise UsageError(f"TRIAGE_NOW must be a time, got {said!r}", hint) from None
        if not 0 <= seconds < 1e11:
            raise UsageError(f"TRIAGE_NOW must be a time after 1970, got {said!r}")
        return seconds

    return stopped
