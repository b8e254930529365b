"""What the tests of fetch share: a server on loopback, and a desk whose sources.toml names it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk import Desk, Ran

from .server import NewsServer, serving

#: Loopback is private and speaks no TLS; no test waits.
LOOSE = "[defaults]\nallow_private = true\nallow_http = true\npause = 0\ntimeout = 2\n"


@pytest.fixture
def server() -> Iterator[NewsServer]:
    """A server of news."""
    with serving() as one:
        yield one


class FetchDesk:
    """A desk that fetches."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def sources(self, *tables: str, loose: str = LOOSE) -> Path:
        """Write sources.toml; a table is the lines of one source, or its address."""
        texts = [table if "=" in table.split("\n")[0] else f'url = "{table}"' for table in tables]
        return self.desk.write("sources.toml", loose + "".join(f"[[source]]\n{text}\n" for text in texts))

    def fetch(
        self, *arguments: str, now: str = "2026-11-20T08:00:00+00:00", env: dict[str, str] | None = None
    ) -> Ran:
        """Run `triage fetch` at a time."""
        return self.desk.triage("fetch", *arguments, env={"TRIAGE_NOW": now, **(env or {})})

    @property
    def files(self) -> list[str]:
        """The files of the inbox, as paths relative to it."""
        inbox = self.desk.folder / "inbox"
        return sorted(one.relative_to(inbox).as_posix() for one in inbox.rglob("*.json"))

    @property
    def records(self) -> list[dict[str, Any]]:
        """What they hold."""
        return [json.loads((self.desk.folder / "inbox" / name).read_text("utf-8")) for name in self.files]

    @property
    def titles(self) -> list[str]:
        """Their headlines, in alphabetical order."""
        return sorted(record["title"] for record in self.records)


@pytest.fixture
def fetching(desk: Desk) -> FetchDesk:
    """A desk that fetches."""
    return FetchDesk(desk)
