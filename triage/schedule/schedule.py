"""A command once a day, written for one of the schedulers; each has a module of its own."""

import re

from triage.errors import UsageError
from triage.schedule.job import SCHEDULERS, ScheduledJob


def schedule(kind: str, job: ScheduledJob) -> str:
    """The text for that scheduler; UsageError where it is none, or cannot say this command."""
    odd = [text for text in (*job.command, job.folder, *job.variables.values()) if re.search(r"[\0\r\n]", text)]
    if odd:
        raise UsageError(f"{odd[0]!r} has a line break, which no schedule can hold")
    match kind:
        case "cron":
            from triage.schedule.cron import crontab

            return crontab(job)
        case "systemd":
            from triage.schedule.systemd import units

            return units(job)
        case "launchd":
            from triage.schedule.launchd import plist

            return plist(job)
    from triage.profiles.toml.hints import among

    raise UsageError(f"unknown scheduler {kind!r}", among(kind, SCHEDULERS))
