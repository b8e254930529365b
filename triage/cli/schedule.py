"""`--print-schedule`: the command as it was typed, for cron, systemd or launchd."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from triage.cli.options import choice_option
from triage.environment import Environment
from triage.errors import UsageError
from triage.schedule.job import CARRIED, SCHEDULERS, ScheduledJob
from triage.schedule.schedule import schedule
from triage.settings import load_settings

OPTION = "--print-schedule"
Schedule = Annotated[
    str,
    choice_option(
        OPTION,
        metavar="SCHEDULER",
        help="Print this command as a schedule for cron, systemd or launchd, and exit.",
        choices=SCHEDULERS,
    ),
]


def print_schedule(
    kind: str,
    arguments: Sequence[str],
    environment: Environment,
    name: str,
    *,
    before: tuple[str, ...] = (),
    is_hourly: bool = False,
) -> int:
    """Print it; `arguments` are those of the program, `--print-schedule` among them. `before` are those of a first command."""
    from triage.cli.exits import say
    from triage.cli.output import encoded

    settings = load_settings(environment)
    job = ScheduledJob(
        name=name,
        command=(*program(), *without(arguments)),
        before=(*program(), *before) if before else (),
        hour=None if is_hourly else 6,
        minute=7 if is_hourly else 0,
        folder=folder_of(environment),
        variables={one: environment.variables[one] for one in CARRIED if environment.variables.get(one)},
        timezone=settings.timezone,
    )
    environment.stdout.write(encoded(schedule(kind, job)))
    if settings.mail.password_variable and not is_hourly:
        say(
            environment,
            f"triage: the schedule has no password: {settings.mail.password_variable} is not set where it runs",
        )
        say(environment, "  hint: password_file or password_keyring in [mail]")
    return 0


def fetching_into(paths: Sequence[str], environment: Environment) -> tuple[str, ...]:
    """The arguments that fetch into a folder among `paths`: those of the sources.toml here; none where there is none."""
    from triage.fetch.sources import FILE, load_sources

    file = environment.folder / FILE
    if not file.is_file():
        return ()
    inbox = Path(os.path.realpath(load_sources(file).inbox))
    folders = [Path(os.path.realpath(environment.folder / path)) for path in paths]
    return ("fetch", "--quiet") if any(inbox.is_relative_to(one) for one in folders) else ()


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
