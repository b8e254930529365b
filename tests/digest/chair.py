"""The chair of somebody who reads a digest every morning: a folder, a clock, and the program run in this process.

`chair.wire("a", …)` puts an article into the inbox, `chair.digest()` makes the digest at the time of the clock and gives
back what was printed; `chair.sleep(days=1)` lets time pass.
"""

import io
import json
import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cli.desk import valid
from stories.builders import sentences

from triage.cli.exits import run
from triage.environment import Environment

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
class Printed:
    """What one run printed, and its status."""

    status: int
    out: str
    err: str

    @property
    def digests(self) -> list[dict[str, Any]]:
        """The digests of a run with `--format json`, held to the published schema."""
        return valid(json.loads(self.out), "digests")["digests"]

    @property
    def digest(self) -> dict[str, Any]:
        """The only one of them."""
        [one] = self.digests
        return one

    @property
    def titles(self) -> list[str]:
        """The headlines of its stories, in order."""
        return [story["hit"]["title"] for story in self.digest["stories"]]

    def held(self, reason: str) -> int:
        """How many articles it held back for that reason."""
        return sum(held["count"] for held in self.digest["held"] if held["reason"] == reason)


@dataclass
class Chair:
    """A folder with an inbox, a profile and a clock."""

    folder: Path
    now: float = MONDAY
    printed: list[Printed] = field(default_factory=list)

    def write(self, path: str, text: str | bytes, ago: float = HOUR) -> Path:
        """A file that arrived so many seconds ago."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
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

    def triage(self, *arguments: str, variables: dict[str, str] | None = None) -> Printed:
        """Run the program."""
        out, err = io.BytesIO(), io.BytesIO()
        environment = Environment(
            stdin=io.BytesIO(),
            stdout=out,  # type: ignore[arg-type]
            stderr=err,  # type: ignore[arg-type]
            variables={"XDG_STATE_HOME": str(self.folder / "home"), "XDG_CONFIG_HOME": str(self.folder / "config"),
                       "COLUMNS": "80", **(variables or {})},
            folder=Path(),
            now=lambda: self.now,
        )  # fmt: skip
        status = run(arguments, environment)
        printed = Printed(status, out.getvalue().decode(), err.getvalue().decode())
        self.printed.append(printed)
        return printed

    def digest(self, *more: str) -> Printed:
        """The digest of the inbox as JSON; the run must succeed."""
        printed = self.triage("digest", "inbox", "--format", "json", *more)
        assert printed.status == 0, printed.err
        return printed

    def text(self, *more: str) -> str:
        """The digest of the inbox as text."""
        printed = self.triage("digest", "inbox", *more)
        assert printed.status == 0, printed.err
        return printed.out

    def morning(self, *more: str) -> Printed:
        """The digest of the next day."""
        self.sleep()
        return self.digest(*more)
