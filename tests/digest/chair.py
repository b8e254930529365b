"""The chair of somebody who reads a digest every morning: a desk with an inbox, a profile and a clock.

`chair.wire("a", …)` puts an article into the inbox, `chair.digest()` makes the digest at the time of the clock and gives
back what was ran; `chair.sleep(days=1)` lets time pass.
"""

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desk import Desk, Ran
from stories.builders import sentences

#: Monday 14 November 2016, 06:00 in UTC.
MONDAY = datetime(2016, 11, 14, 6, tzinfo=UTC).timestamp()
HOUR, DAY = 3600.0, 86400.0
FERRY = "The ferry to Lima was late again, its owners said. "
PROFILE = """
title = "Ferries"
threshold = 20
[[term]]
text = "ferry"
weight = 2
[[term]]
text = "tunnel"
"""


def ferry_story(seed: int, count: int = 14) -> str:
    """What happened to one ferry: no other story names its port, so that no two are on one event."""
    port = "".join("abcdefghij"[int(digit)] for digit in str(seed)).capitalize() + "ton"
    return " ".join((FERRY.replace("Lima", port).strip(), *sentences(seed, 14)[:count]))


@dataclass
class Chair(Desk):
    """A folder with an inbox, a profile and a clock."""

    now: float = MONDAY

    def write(self, path: str, text: str | bytes = "", ago: float = HOUR) -> Path:
        """A file that arrived so many seconds ago."""
        file = super().write(path, text)
        os.utime(file, (self.now - ago, self.now - ago))
        return file

    def profile(self, text: str = PROFILE, name: str = "ferries") -> None:
        """A profile in the usual place."""
        self.write(f"profiles/{name}.toml", text)

    def wire(
        self,
        name: str,
        title: str = "",
        *,
        seed: int | None = None,
        body: str | None = None,
        count: int = 14,
        ago: float = HOUR,
        published: float | None = None,
        **more: Any,
    ) -> Path:
        """An item of ninjs about the ferry; the same seed tells the same story."""
        seed = sum(map(ord, name)) * 7 + len(name) if seed is None else seed
        text = ferry_story(seed, count) if body is None else body
        came = self.now - ago if published is None else published
        record = {
            "uri": f"urn:{name}",
            "type": "text",
            "headline": title or f"Ferry story {name} is told",
            "body_text": text,
            "versioncreated": datetime.fromtimestamp(came, UTC).isoformat(),
            "infosource": [{"name": "Halden"}],
            **more,
        }
        return self.write(f"inbox/{name}.json", json.dumps(record), ago)

    def sleep(self, days: float = 1.0) -> None:
        """Let time pass."""
        self.now += days * DAY

    @property
    def variables(self) -> dict[str, str]:
        """The clock, and folders for what is remembered and set."""
        return {
            "PATH": "/usr/bin:/bin",
            "TZ": "UTC",
            "TRIAGE_NOW": str(self.now),
            "XDG_STATE_HOME": str(self.folder / "home"),
            "XDG_CONFIG_HOME": str(self.folder / "config"),
        }

    def digest(self, *more: str) -> Ran:
        """The digest of the inbox as JSON; the run must succeed."""
        ran = self.triage("digest", "inbox", "--format", "json", *more)
        assert ran.status == 0, ran.err
        return ran

    def text(self, *more: str) -> str:
        """The digest of the inbox as text."""
        ran = self.triage("digest", "inbox", *more)
        assert ran.status == 0, ran.err
        return ran.out

    def morning(self, *more: str) -> Ran:
        """The digest of the next day."""
        self.sleep()
        return self.digest(*more)
