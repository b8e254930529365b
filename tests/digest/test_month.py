"""A seeded month of an inbox that lives: a third of the runs are killed, a tenth run two at once, disks fill, outputs fail.

Every story reaches each of two readers exactly once, every kill and every correction of what was delivered is told
once, and nothing is lost. What a reader has got is what stands in the files, whatever the runs said of themselves.
"""

import errno
import json
import os
import random
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from desk import child
from extent import IS_WHOLE

from tests.faults.faulty import Ended, Fault, Machine

from .chair import PROFILE, Chair
from .test_fortnight import Inbox, name_of, number_in, text

#: A month, or in a normal run as many days as it takes for everything to happen.
DAYS = 30 if IS_WHOLE else 11
NAMES = ("ann", "bob")
#: Summer time ends on the thirtieth.
BEGIN = datetime(2016, 10, 10 if IS_WHOLE else 22, 5, tzinfo=UTC).timestamp()
#: Changes of the disk that a run makes, more or less: failures are drawn among so many.
CHANGES = 45


class MonthlyInbox(Inbox):
    """A fortnight's inbox whose stories may be corrected as well."""

    def __init__(self, chair: Chair, seed: int) -> None:
        super().__init__(chair, seed)
        self.corrected: dict[int, int] = {}

    def day(self, day: int) -> None:
        """The arrivals of a day, and now and then a correction."""
        super().day(day)
        older = [
            each for each in self.born if self.born[each] < day and each not in {*self.killed, *self.corrected}
        ]
        if older and self.random.random() < 0.3:
            number = self.random.choice(older)
            self.corrected[number] = day
            body = text(number).replace("late again", "on time")
            title = f"CORRECTED-Ferry number {name_of(number)} runs aground off Lima"
            self.chair.wire(f"s{number}-corrected", title, body=body, uri=f"urn:{number}:corrected")


class Month:
    """The runs of a month and the files that they leave."""

    def __init__(self, chair: Chair, disk: Machine, seed: int) -> None:
        self.chair = chair
        self.disk = disk
        self.random = random.Random(seed)
        self.statuses: Counter[str] = Counter()
        for name in ("home", "tmp", "out"):
            (chair.folder / name).mkdir()

    def run(self, name: str, output: str, fault: Fault | None = None) -> Ended:
        """One digest for one reader, as JSON into a file."""
        arguments = ("digest", "inbox", "--name", name, "-f", "json", "-o", output)
        return self.disk.run(self.chair.folder, *arguments, fault=fault, now=self.chair.now)

    def morning(self, day: int, name: str) -> None:
        """A digest for a reader; what goes wrong is drawn."""
        drawn, output = self.random.random(), f"out/{day:02}-{name}"
        if drawn < 1 / 3:
            how = self.random.choice(("kill", "torn"))
            ended = self.run(name, f"{output}-killed.json", Fault(how, self.random.randint(1, CHANGES)))
            self.statuses["killed" if ended.status == -9 else "outlived"] += 1
        elif drawn < 1 / 3 + 1 / 10:
            self.statuses["two at once"] += 1
            self._two_at_once(name, output)
        elif drawn < 1 / 3 + 2 / 10:
            ended = self.run(
                name, f"{output}-full.json", Fault("from", self.random.randint(1, CHANGES), errno.ENOSPC)
            )
            assert ended.status in (0, 3, 74), ended
            self.statuses["disk full"] += ended.status == 74
        elif drawn < 1 / 3 + 3 / 10:
            ended = self.run(name, "/dev/full")
            assert ended.status == 74, ended
            self.statuses["no room for output"] += 1
        # Some readers' cron jobs run again an hour later, the others' the next morning.
        if day in (0, DAYS - 1) or self.random.random() < 0.7:
            ended = self.run(name, f"{output}.json")
            assert ended.status in (0, 3), ended

    def _two_at_once(self, name: str, output: str) -> None:
        home = self.chair.folder / "home"
        variables = {
            "PATH": os.defpath,
            "HOME": str(home),
            "TZ": "UTC",
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "TRIAGE_NOW": str(self.chair.now),
        }
        with open(os.devnull, "wb") as nobody:  # noqa: PTH123
            both = [
                child(
                    self.chair.folder, variables,
                    ["digest", "inbox", "--name", name, "-f", "json", "-o", f"{output}-{one}.json"], (nobody.fileno(), nobody.fileno()),
                )
                for one in ("left", "right")
            ]  # fmt: skip
        statuses = [os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]) for one in both]
        assert set(statuses) <= {0, 3, 75}, statuses
        assert set(statuses) & {0, 3}, statuses

    def delivered(self, name: str) -> list[dict[str, Any]]:
        """The digests that a reader has got."""
        every = [
            digest
            for file in sorted(self.chair.folder.glob("out/*.json"))
            for digest in json.loads(file.read_text())["digests"]
        ]
        return [digest for digest in every if digest["name"] == name]


@pytest.mark.parametrize("seed", [1, 2, 3, 4] if IS_WHOLE else [1])
def test_a_month_of_mornings(chair: Chair, machine: Machine, seed: int) -> None:
    chair.write("triage.toml", 'timezone = "Europe/Berlin"\n')
    chair.now = BEGIN
    month, inbox = Month(chair, machine, seed), MonthlyInbox(chair, seed)
    for day in range(DAYS):
        inbox.day(day)
        if day == DAYS // 2:
            chair.profile(PROFILE + '[[term]]\ntext = "anchor"\n')
        for name in month.random.sample(NAMES, 2):
            month.morning(day, name)
        chair.sleep()
    for number in inbox.broken:
        inbox._write(number, f"s{number}")
    for name in NAMES:
        for last in ("a", "b"):
            ended = month.run(name, f"out/99-{name}-{last}.json")
            assert ended.status in (0, 3), ended
        _check(name, inbox, month.delivered(name))
    # The month has had its share of everything.
    assert all(month.statuses[kind] for kind in ("killed", "two at once", "disk full", "no room for output"))
    assert inbox.killed and inbox.corrected
    _leaves_nothing_behind(chair.folder)


def _check(name: str, inbox: MonthlyInbox, digests: list[dict[str, Any]]) -> None:
    told: Counter[int] = Counter()
    withdrawn: Counter[int] = Counter()
    corrected: Counter[int] = Counter()
    for digest in digests:
        for story in digest["stories"]:
            # Beside the next part of a delivered story there may be others on its event.
            own = [story["hit"], *story["copies"]] if story["past"] is None else []
            told.update({number_in(hit["id"]) for hit in (*own, *story["also"], *story["also_copies"])})
        for event in digest["events"]:
            number = number_in(event["article"]["id"])
            (withdrawn if event["kind"] == "withdrawal" else corrected)[number] += 1
    assert set(told.values()) == {1}, (name, "twice", [number for number in told if told[number] > 1])
    lost = [number for number in inbox.born if not told[number] and number not in inbox.killed]
    assert not lost, (name, "lost", lost)
    assert withdrawn == Counter(number for number in inbox.killed if told[number]), name
    assert set(corrected) <= set(inbox.corrected), name
    assert set(corrected.values()) == {1}, (name, corrected)
    # A correction that comes before its story was delivered, or after a kill, is no event.
    assert len(corrected) * 2 >= len(inbox.corrected), (name, corrected, inbox.corrected)


def _leaves_nothing_behind(folder: Path) -> None:
    assert not [file for file in folder.rglob("*") if ".pending-" in file.name or ".delivered-" in file.name]
    # Who is killed while writing leaves a hidden file behind, and never half of a visible one.
    assert not [file for file in (folder / "out").iterdir() if file.suffix != ".json" and file.name[0] != "."]
