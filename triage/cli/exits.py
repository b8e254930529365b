"""The exit ladder: every way a command can end, turned into one line on standard error and a status.

0 ran · 1 `--exit-code` or a failed test · 2 usage, profile, settings · 3 an input could not be read · 70 a bug ·
74 output could not be delivered · 75 a lock · 130 interrupted.
"""

import errno
import os
import sys
from collections.abc import Sequence

from triage.environment import Environment
from triage.errors import ProfileError, TriageError

BUG, INPUT, OUTPUT, INTERRUPTED, USAGE = 70, 3, 74, 130, 2
#: Letters of a name in a sentence.
_LONGEST_NAME = 200


def run(arguments: Sequence[str], environment: Environment | None = None) -> int:
    """Run one command; never raises."""
    environment = environment or Environment.of_process()
    try:
        status = _run(arguments, environment)
        environment.stdout.flush()
    except KeyboardInterrupt:
        _silence(environment)
        status = INTERRUPTED
    except BrokenPipeError:
        _silence(environment)
        status = 0
    except TriageError as error:
        if error.status == OUTPUT:
            _silence(environment)
        _say_error(environment, error)
        status = error.status
    except OSError as error:
        status = _failed(environment, error)
    except Exception as error:
        status = _bug(environment, error)
    return status


def _run(arguments: Sequence[str], environment: Environment) -> int:
    from triage.cli.app import invoke

    return invoke(arguments, environment)


def _say_error(environment: Environment, error: TriageError) -> None:
    if isinstance(error, ProfileError):
        for fault in error.faults:
            say(environment, f"triage: {fault}")
            if fault.hint:
                say(environment, f"  hint: {fault.hint}")
        return
    say(environment, f"triage: {error.message}")
    if error.hint:
        say(environment, f"  hint: {error.hint}")


def _failed(environment: Environment, error: OSError) -> int:
    """A full disk or a closed device under the output is 74, a name that may not be looked up 2; all else that comes here is a bug."""
    if error.errno in {errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EBADF}:
        _silence(environment)
        say(environment, f"triage: output could not be written: {error.strerror}")
        return OUTPUT
    if error.filename is not None and error.errno in {errno.EACCES, errno.EPERM, errno.ENAMETOOLONG}:
        say(
            environment,
            f"triage: {_shortened(os.fsdecode(error.filename))}: {(error.strerror or 'error').lower()}",
        )
        return USAGE
    return _bug(environment, error)


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


def _bug(environment: Environment, error: Exception) -> int:
    if environment.variables.get("TRIAGE_DEBUG"):
        import traceback

        for line in "".join(traceback.format_exception(error)).splitlines():
            say(environment, line)
    place = "".join(f" (at {note})" for note in getattr(error, "__notes__", ()) if note)
    say(environment, f"triage: internal error: {type(error).__name__}: {error}{place}")
    say(environment, "  hint: run it again with TRIAGE_DEBUG=1 and send us the output")
    return BUG


def say(environment: Environment, text: str) -> None:
    """Talk on standard error, always one line: a name of a file may hold line ends, and nobody may forge what we say.

    Nobody listening is no reason to fail.
    """
    try:
        environment.stderr.write((_safe(text) + "\n").encode("utf-8", "backslashreplace"))
        environment.stderr.flush()
    except (OSError, ValueError):
        return


def _safe(text: str) -> str:
    """Harmless for a terminal, indentation kept."""
    from triage.render.view.safe import safe_line

    return " " * (len(text) - len(text.lstrip(" "))) + safe_line(text)


def _silence(environment: Environment) -> None:
    """Point standard output nowhere, so that the interpreter's last flush does not complain again."""
    try:
        if environment.stdout is sys.stdout.buffer:
            os.dup2(os.open(os.devnull, os.O_WRONLY), environment.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
