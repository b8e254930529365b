"""A line for a crontab.

cron reads a line of its own language before the shell sees it: `%` is a line break unless a backslash stands before it,
and a backslash that is itself quoted does not count. So a text is quoted for the shell first and for cron then.
"""

import shlex

from triage.errors import UsageError
from triage.schedule.job import ScheduledJob

#: Longer commands are cut or refused by the crons that descend from Vixie's.
LONGEST = 990


def crontab(job: ScheduledJob) -> str:
    """A comment and the line."""
    variables = [f"{name}={quoted(value)}" for name, value in job.variables.items()]
    command = " ".join([*variables, *map(quoted, job.command)])
    if job.before:
        command = f"{{ {' '.join([*variables, *map(quoted, job.before)])}; {command}; }}"
    line = f"cd {quoted(job.folder)} && {command}"
    if len(line.encode("utf-8", "surrogateescape")) > LONGEST:
        raise UsageError(
            f"the command is longer than the {LONGEST} bytes that cron takes",
            "put the options into triage.toml, or the command into a script",
        )
    return (
        "# crontab -e, then paste. In the machine's own time zone; cron mails what is printed to MAILTO.\n"
        f"{job.minute} {'*' if job.hour is None else job.hour} * * * {line}\n"
    )


def quoted(text: str) -> str:
    r"""A word for the shell as cron must read it.

    >>> print(quoted("a b"), quoted("100%"), quoted("\\%"))
    'a b' 100\% '\''\%'
    """
    word = shlex.quote(text)
    # `\%` cannot be said: quotes end between the two and begin again.
    return word.replace("\\%", "\\''%").replace("%", "\\%")
