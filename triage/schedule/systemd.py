"""A service and the timer that starts it, for a user's systemd."""

from triage.schedule.job import ScheduledJob


def units(job: ScheduledJob) -> str:
    """Both files, each below a comment with its name; the last comment says how to start them."""
    zone = f" {job.timezone}" if job.timezone else ""
    # A minus sign: what becomes of it does not matter.
    before = f"ExecStartPre=-{_command(job.before)}\n" if job.before else ""
    hour, how_often = ("*", "hourly") if job.hour is None else (f"{job.hour:02}", "daily")
    variables = "".join(f"Environment={quoted(f'{name}={value}')}\n" for name, value in job.variables.items())
    return f"""\
# ~/.config/systemd/user/{job.unit}.service
[Unit]
Description=triage {_plain(job.name)}

[Service]
Type=oneshot
WorkingDirectory={_plain(job.folder)}
{variables}{before}ExecStart={_command(job.command)}

# ~/.config/systemd/user/{job.unit}.timer
[Unit]
Description=triage {_plain(job.name)}, {how_often}

[Timer]
OnCalendar=*-*-* {hour}:{job.minute:02}:00{zone}
Persistent=true

[Install]
WantedBy=timers.target

# systemctl --user enable --now {job.unit}.timer
# loginctl enable-linger: also while you are not logged in.
"""


def _command(words: tuple[str, ...]) -> str:
    return " ".join(quoted(word, is_command=True) for word in words)


def _plain(text: str) -> str:
    """A value that systemd does not take quotes off: only `%` means something there."""
    return text.replace("%", "%%")


def quoted(text: str, *, is_command: bool = False) -> str:
    r"""A word for systemd, which has its own quotes: `%` begins a specifier, `$` a variable of a command.

    >>> print(quoted("a b"), quoted("100%"), quoted('a"\\b'))
    "a b" "100%%" "a\"\\b"
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("%", "%%")
    return f'"{escaped.replace("$", "$$") if is_command else escaped}"'
