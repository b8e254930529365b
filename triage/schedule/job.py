"""What is to run, where and when; each scheduler writes it in a module of its own."""

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Scheduler = Literal["cron", "systemd", "launchd"]
SCHEDULERS: tuple[Scheduler, ...] = ("cron", "systemd", "launchd")
#: Variables that decide where triage looks and what it says. A password is never one of them: a schedule may be
#: shown to others, and is no place for a secret.
CARRIED = (
    "XDG_CONFIG_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "SSL_CERT_DIR",
    "SSL_CERT_FILE",
    "TRIAGE_PROFILES",
    "TRIAGE_STATE",
    "TRIAGE_ALIASES",
    "TRIAGE_ENTITIES",
    "TRIAGE_KNOWN_WORDS",
    "TRIAGE_LANGUAGE",
    "TRIAGE_TIMEZONE",
)


class ScheduledJob(Struct, frozen=True, kw_only=True):
    """One command, once a day or once an hour."""

    #: For the names of units and labels.
    name: str
    #: The program with its arguments; the program by its absolute path.
    command: tuple[str, ...]
    #: A command that runs before it, whatever becomes of that.
    before: tuple[str, ...] = ()
    #: The absolute path of the folder that it runs in: relative paths, `profiles/` and `triage.toml` are there.
    folder: str
    #: Added to what the scheduler gives.
    variables: Mapping[str, str] = {}
    #: None: every hour.
    hour: int | None = 6
    minute: int = 0
    #: IANA name, for schedulers that can go by another zone than the machine's.
    timezone: str = ""

    @property
    def unit(self) -> str:
        """The name with nothing in it that a unit or a label could not have.

        >>> ScheduledJob(name="japan & co", command=("/bin/true",), folder="/").unit
        'triage-japan-co'
        """
        return "triage-" + (re.sub(r"[^A-Za-z0-9_.]+", "-", self.name).strip("-.") or "digest")
