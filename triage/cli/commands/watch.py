"""`triage watch`: follow folders, print each new story once, and tell strong ones through channels."""

import re
from contextlib import closing

import typer

from triage.cli.options import command
from triage.cli.watch_request import WatchRequest
from triage.environment import Environment
from triage.errors import UsageError

app = typer.Typer(rich_markup_mode=None)

_UNITS = {"s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0, "d": 86400.0}


@command(
    app,
    about="Follow folders and print each new story once, as soon as its file is whole. Copies of what was told are not "
    "told again, updates are; what was told is remembered, also when the program is killed.",
)
def watch(request: WatchRequest, environment: Environment) -> int:
    """Watch until the time is over; the exit status."""
    from triage.cli.watching import WatchRun

    if not request.paths:
        raise UsageError("nothing to watch: no PATH given", "triage watch FOLDER")
    if "-" in request.paths:
        raise UsageError("watch follows folders, and - is standard input", "triage scan -")
    with closing(WatchRun(request, environment, seconds(request.for_))) as run:
        return run.run()


def seconds(said: str) -> float | None:
    """A span of time in seconds; None for an empty text. Raises UsageError.

    >>> seconds("10m"), seconds("1.5h"), seconds("")
    (600.0, 5400.0, None)
    """
    if not said:
        return None
    found = re.fullmatch(r"(\d{1,6}(?:\.\d{1,3})?) ?(s|m|min|h|d)", said.strip().lower())
    if found is None:
        raise UsageError(f"--for must be a span of time, got {said!r}", "--for 30s, 10m or 8h")
    return float(found[1]) * _UNITS[found[2]]
