"""An agent for launchd, as a property list."""

import plistlib
import shlex
from typing import Any

from triage.errors import UsageError
from triage.schedule.job import ScheduledJob


def plist(job: ScheduledJob) -> str:
    """The property list, with a comment where it belongs."""
    label = f"org.{job.unit}"
    agent: dict[str, Any] = {
        "Label": label,
        "ProgramArguments": _arguments(job),
        "WorkingDirectory": job.folder,
        "StartCalendarInterval": {"Minute": job.minute}
        if job.hour is None
        else {"Hour": job.hour, "Minute": job.minute},
        "StandardOutPath": f"{job.folder}/{job.unit}.log",
        "StandardErrorPath": f"{job.folder}/{job.unit}.log",
    }
    if job.variables:
        agent["EnvironmentVariables"] = dict(job.variables)
    try:
        text = plistlib.dumps(agent, sort_keys=False).decode()
    except ValueError as error:
        raise UsageError("a property list cannot hold this command: it has characters that XML has not") from error
    head, rest = text.split("\n", 1)
    return f"{head}\n<!-- ~/Library/LaunchAgents/{label}.plist, then: launchctl load -w FILE -->\n{rest}"


def _arguments(job: ScheduledJob) -> list[str]:
    """The command, or a line for the shell where another one runs before it."""
    if not job.before:
        return list(job.command)
    return ["/bin/sh", "-c", f"{shlex.join(job.before)}; exec {shlex.join(job.command)}"]
