"""A seeded fortnight of an inbox that lives, and of runs that die: each story once per name, each kill once."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from extent import IS_WHOLE

from .chair import HOUR, PROFILE, Chair, ferry_story
from .test_delivery import WRITES, die

DAYS = 14
NAMES = ("ann", "bob")
PLACES = (
    ("triage.state.store:StateStore.prepare", "after"),
    (WRITES, "before"),
    (WRITES, "after"),
    ("triage.state.recovery.delivered", "after"),
    ("triage.state.store:StateStore.commit", "before"),
    ("triage.state.store:StateStore.commit", "after"),
)


class Inbox:
    """What arrives, and what of it has to be delivered."""

    def __init__(self, chair: Chair, seed: int) -> None:
        self.chair = chair
        self.random = random.Random(seed)
        self.stories = 0
        #: Stories by number → the day of their kill, where they were killed.
        self.killed: dict[int, int] = {}
        self.born: dict[int, int] = {}
        self.broken: list[int] = []

    def day(self, day: int) -> None:
        """The arrivals of a day."""
        for _ in range(self.random.randint(1, 4)):
            self._story(day)
        for number in self.broken:
            self._write(number, f"s{number}")
        self.broken.clear()
        for _ in range(self.random.randint(1, 3)):
            older = [each for each in self.born if each not in self.killed]
            if not older:
                break
            self.random.choice((self._copy, self._cut, self._rename, self._update, self._kill))(
                self.random.choice(older), day
            )

    def _story(self, day: int) -> None:
        number = self.stories = self.stories + 1
        self.born[number] = day
        kind = self.random.randrange(6)
        if kind == 0:
            lifts = datetime.fromtimestamp(self.chair.now + 20 * HOUR, UTC).isoformat()
            self._write(number, f"s{number}", embargoed=lifts)
            self.born[number] = day + 1
        elif kind == 1:
            self.chair.write(f"inbox/s{number}.json", '{"uri": "urn:cut')
            self.broken.append(number)
            self.born[number] = day + 1
        elif kind == 2:
            self._write(number, f"s{number}", ago=(20 if day == 0 else 70) * HOUR)
        else:
            self._write(number, f"s{number}")

    def _write(self, number: int, name: str, *, body: str = "", ago: float = HOUR, **more: object) -> None:
        self.chair.wire(
            name, f"Ferry number {name_of(number)} runs aground off Lima", body=body or text(number), ago=ago,
            uri=f"urn:{number}:{name}", **more,  # type: ignore[arg-type]
        )  # fmt: skip

    def _copy(self, number: int, day: int) -> None:
        self._write(number, f"s{number}-copy{day}", infosource=[{"name": "Kyodo"}])

    def _cut(self, number: int, day: int) -> None:
        body = ferry_story(number, 7)
        self._write(number, f"s{number}-cut{day}", body=body, infosource=[{"name": "Star"}])

    def _rename(self, number: int, day: int) -> None:
        file = self.chair.folder / f"inbox/s{number}.json"
        if file.exists() and number not in self.broken:
            file.rename(file.with_name(f"s{number}-renamed{day}.json"))

    def _update(self, number: int, day: int) -> None:
        more = " Divers found the anchor near the old pier. The ferry sails again in spring, the mayor said."
        self._write(number, f"s{number}-update{day}", body=text(number) + more)

    def _kill(self, number: int, day: int) -> None:
        if self.born[number] > day:
            return
        self.killed[number] = day
        title = f"KILL-Ferry number {name_of(number)} runs aground off Lima"
        self.chair.wire(f"s{number}-kill", title, body="The story should not be used.", uri=f"urn:{number}:kill")


def name_of(number: int) -> str:
    """A word of its own for each story."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}") + "ton"


def text(number: int) -> str:
    """The story's body."""
    return ferry_story(number)


def delivered(chair: Chair) -> Iterator[dict[str, object]]:
    """What readers have got, whatever the runs thought of it."""
    for file in sorted(chair.folder.glob("out/*.json")):
        yield from json.loads(file.read_text())["digests"]


def number_in(identity: str) -> int:
    """The story of an article."""
    return int(identity.split(":")[1])


@pytest.mark.parametrize("seed", [1, 2] if IS_WHOLE else [2])
def test_each_story_once_per_name_and_each_kill_once(chair: Chair, seed: int) -> None:
    chair.write("triage.toml", 'timezone = "Europe/Berlin"\n')
    (chair.folder / "out").mkdir()
    chair.now = datetime(2016, 10, 24, 5, tzinfo=UTC).timestamp()  # summer time ends within
    inbox = Inbox(chair, seed)
    rng = random.Random(seed)
    for day in range(DAYS):
        inbox.day(day)
        if day == 7:
            chair.profile(PROFILE + '[[term]]\ntext = "anchor"\n')
        for name in rng.sample(NAMES, 2):
            if day and rng.random() < 0.3:
                place = rng.choice(PLACES)
                die(chair, *place, "--name", name, "-f", "json", "-o", f"out/{day:02}-{name}-died.json")
            if day in (0, DAYS - 1) or rng.random() < 0.8:
                output = f"out/{day:02}-{name}.json"
                printed = chair.triage("digest", "inbox", "--name", name, "-f", "json", "-o", output)
                assert printed.status in (0, 3), printed.err
        chair.sleep()
    inbox.random = random.Random(0)
    for number in inbox.broken:
        inbox._write(number, f"s{number}")
    for name in NAMES:
        chair.triage("digest", "inbox", "--name", name, "-f", "json", "-o", f"out/99-{name}.json")
    for name in NAMES:
        _check(name, inbox, [one for one in delivered(chair) if one["name"] == name])


def _check(name: str, inbox: Inbox, digests: list[dict[str, object]]) -> None:
    told: Counter[int] = Counter()
    killed: Counter[int] = Counter()
    for digest in digests:
        for story in digest["stories"]:  # type: ignore[attr-defined]
            # Beside the next part of a delivered story there may be others on its event.
            own = [story["hit"], *story["copies"]] if story["past"] is None else []
            told.update({number_in(hit["id"]) for hit in (*own, *story["also"], *story["also_copies"])})
        killed.update(number_in(event["article"]["id"]) for event in digest["events"])  # type: ignore[attr-defined]
    assert all(count == 1 for count in told.values()), (name, told)
    lost = [number for number in inbox.born if not told[number] and number not in inbox.killed]
    assert not lost, name
    assert killed == Counter(number for number in inbox.killed if told[number]), name
