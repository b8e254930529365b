"""What the tests of watch share: a desk with a folder that is followed."""

import os
import time
from pathlib import Path

import pytest
from desk import Desk, Ran

FIRST = "The cod quota was cut by ministers in Tromso after a night of talks on Monday."
SECOND = (
    "Boats will stay in port until spring, and 9,000 tonnes are all that may be landed, ministers said on Tuesday."
)


class WatchDesk:
    """A desk that watches its folder `inbox` for cod."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        (desk.folder / "inbox").mkdir()

    def article(self, name: str, title: str, *paragraphs: str) -> Path:
        """An article whose file has been still for a while."""
        file = self.desk.article(f"inbox/{name}", title, *paragraphs)
        old = time.time() - 60
        os.utime(file, (old, old))
        return file

    def watch(self, *arguments: str, now: str = "2026-11-20T08:00:00+00:00", terms: bool = True) -> Ran:
        """One look, in this process."""
        asked = ("-t", "cod") if terms else ()
        return self.desk.triage(
            "watch", "inbox", *asked, "--poll", "--for", "0s", *arguments, env={"TRIAGE_NOW": now}
        )

    def titles(self, *arguments: str, now: str = "2026-11-20T08:00:00+00:00") -> list[str]:
        """The headlines that one look tells."""
        return [one["title"] for one in self.watch("--jsonl", *arguments, now=now).records if "title" in one]


@pytest.fixture
def watching(desk: Desk) -> WatchDesk:
    """A desk that watches."""
    return WatchDesk(desk)
