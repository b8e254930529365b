"""`--print-schedule`: the command as it was typed, for cron, systemd or launchd."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from triage.environment import Environment
from triage.errors import UsageError
from triage.schedule.job import CARRIED, ScheduledJob
from triage.schedule.schedule import schedule
from triage.settings import load_settings

OPTION = "--print-schedule"


def print_schedule(kind: str, arguments: Sequence[str], environment: Environment, name: str) -> int:
    """Print it; `arguments` are those of the program, `--print-schedule` among them."""
    from triage.cli.exits import say
    from triage.cli.output import encoded

    settings = load_settings(environment)
    job = ScheduledJob(
        name=name,
        command=(*program(), *without(arguments)),
        folder=folder_of(environment),
        variables={one: environment.variables[one] for one in CARRIED if environment.variables.get(one)},
        timezone=settings.timezone,
    )
    environment.stdout.write(encoded(schedule(kind, job)))
    if settings.mail.password_variable:
        say(
            environment,
            f"triage: the schedule has no password: {settings.mail.password_variable} is not set where it runs",
        )
        say(environment, "  hint: password_file or password_keyring in [mail]")
    return 0


def program() -> tuple[str, ...]:
    """How this triage is called, from wherever: its script, else its interpreter with `-m`."""
    script = Path(sys.argv[0])
    if script.name == "triage" and script.is_file():
        return (os.path.abspath(script),)  # noqa: PTH100 - the link in a virtual environment must not be followed
    return (os.path.abspath(sys.executable), "-m", "triage")  # noqa: PTH100


def folder_of(environment: Environment) -> str:
    """The current folder, absolute."""
    try:
        return str(environment.folder.absolute())
    except OSError as error:
        raise UsageError("the current folder is gone") from error


def without(arguments: Sequence[str]) -> tuple[str, ...]:
    """The arguments but for the option that brought us here.

    >>> without(["digest", "in", "--print-schedule", "cron", "-q"]), without(["--print-schedule=cron", "--", "x"])
    (('digest', 'in', '-q'), ('--', 'x'))
    """
    kept: list[str] = []
    waiting = iter(arguments)
    for one in waiting:
        if one == "--":
            return (*kept, one, *waiting)
        if one == OPTION:
            next(waiting, None)
        elif not one.startswith(f"{OPTION}="):
            kept.append(one)
    return tuple(kept)
