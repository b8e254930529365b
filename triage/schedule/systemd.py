"""A service and the timer that starts it, for a user's systemd."""

from triage.schedule.job import ScheduledJob


def units(job: ScheduledJob) -> str:
    """Both files, each below a comment with its name; the last comment says how to start them."""
    zone = f" {job.timezone}" if job.timezone else ""
    variables = "".join(f"Environment={quoted(f'{name}={value}')}\n" for name, value in job.variables.items())
    return f"""\
# ~/.config/systemd/user/{job.unit}.service
[Unit]
Description=triage {_plain(job.name)}

[Service]
Type=oneshot
WorkingDirectory={_plain(job.folder)}
{variables}ExecStart={" ".join(quoted(word, is_command=True) for word in job.command)}

# ~/.config/systemd/user/{job.unit}.timer
[Unit]
Description=triage {_plain(job.name)}, daily

[Timer]
OnCalendar=*-*-* {job.hour:02}:{job.minute:02}:00{zone}
Persistent=true

[Install]
WantedBy=timers.target

# systemctl --user enable --now {job.unit}.timer
# loginctl enable-linger: also while you are not logged in.
"""


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
