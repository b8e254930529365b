"""Long text on a terminal goes through a pager; piped, or without one, it is simply written.

PAGER as the user set it (empty or `cat`: none), else less, told as git does to pass colours, to end at once when all
fits on the screen and to leave the text standing.
"""

import shlex
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from itertools import chain

from triage.cli.output import deliver, encoded
from triage.environment import Environment


def page(pieces: Iterable[str], environment: Environment, *, wanted: bool = True) -> None:
    """Show the pieces."""
    command = pager_of(environment) if wanted else []
    pieces = iter(pieces)
    if command and environment.variables.get("PAGER") is None:
        # What fits on the screen needs no pager, which would only switch the terminal to and fro.
        first, is_all = _screen(pieces)
        pieces, command = chain(first, pieces), [] if is_all else command
    if not command or not _paged(pieces, command, environment):
        deliver(pieces, environment)


def _screen(pieces: Iterator[str]) -> tuple[list[str], bool]:
    """The first pieces, as many as fill a screen, and whether these are all."""
    room = shutil.get_terminal_size().lines - 1
    first = []
    for piece in pieces:
        first.append(piece)
        room -= piece.count("\n")
        if room < 0:
            return first, False
    return first, True


def pager_of(environment: Environment) -> list[str]:
    """The pager's command; empty where there is none to use."""
    if not environment.is_terminal or environment.variables.get("TERM", "") in ("", "dumb"):
        return []
    said = environment.variables.get("PAGER")
    if said is None:
        less = shutil.which("less", path=environment.variables.get("PATH"))
        return [less, "-R"] if less else []
    try:
        command = shlex.split(said)
    except ValueError:
        return []
    return [] if command[:1] == ["cat"] else command


def _paged(pieces: Iterable[str], command: list[str], environment: Environment) -> bool:
    """Whether the pager could be started."""
    variables = {"LESS": "FRX", "LV": "-c", "LESSHISTFILE": "-", **environment.variables, "LESSCHARSET": "utf-8"}
    try:
        running = subprocess.Popen(command, stdin=subprocess.PIPE, env=variables)
    except OSError:
        return False
    assert running.stdin is not None
    try:
        for piece in pieces:
            running.stdin.write(encoded(piece))
        running.stdin.close()
    except (BrokenPipeError, KeyboardInterrupt):
        pass  # the reader has seen enough
    while True:
        try:
            running.wait()
        except KeyboardInterrupt:
            continue  # the pager's own affair
        return True
