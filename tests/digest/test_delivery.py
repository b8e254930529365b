"""Delivered exactly once, whatever happens on the way: killed, locked out, no room, nobody there to read."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from desk import child, limited

from triage.cli import digest_run as digesting
from triage.state.lock import Lock

from .chair import Chair

STATE = "home/triage/digests.sqlite"


def dying(place: str, when: str) -> None:
    """Kill this process where it first comes to a function, or behind it."""
    module, _, name = place.rpartition(".")
    holder: Any = import_module(module.partition(":")[0])
    if ":" in module:
        holder = getattr(holder, module.partition(":")[2])
    real = getattr(holder, name)

    def die(*arguments: Any, **more: Any) -> None:
        if when == "after":
            real(*arguments, **more)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(holder, name, die)


def die(chair: Chair, place: str, when: str, *more: str) -> None:
    """Make the digest in a process that is killed on the way."""
    ran = chair.forked("digest", "inbox", *more, before=lambda: dying(place, when))
    assert ran.status == -signal.SIGKILL, ran


WRITES = "triage.cli.digest_output.deliver"
PLACES = [
    ("triage.state.store:StateStore.prepare", "after", False),
    ("triage.state.recovery.begin", "after", False),
    (WRITES, "before", False),
    (WRITES, "after", True),
    ("triage.state.recovery.delivered", "after", True),
    ("triage.state.store:StateStore.commit", "after", True),
    ("triage.state.recovery.clear", "after", True),
]


@pytest.mark.parametrize(("place", "when", "was_delivered"), PLACES)
def test_a_killed_run_neither_repeats_nor_loses(chair: Chair, place: str, when: str, was_delivered: bool) -> None:
    chair.wire("a", "Ferry late")
    out = chair.folder / "out.json"
    die(chair, place, when, "-f", "json", "-o", "out.json")
    assert out.exists() is was_delivered
    told = [story["hit"]["title"] for story in _digest(out)["stories"]] if was_delivered else []
    chair.wire("b", "Goats on ferry")
    again = chair.digest()
    assert sorted(told + again.titles) == ["Ferry late", "Goats on ferry"]
    assert again.digest["id"] == ("ferries-1114-2" if was_delivered else "ferries-1114")
    assert chair.digest().titles == []
    assert not list(chair.folder.glob("home/triage/*pending*")) + list(
        chair.folder.glob("home/triage/*delivered-*")
    )


def _digest(file: Path) -> dict[str, object]:
    [one] = json.loads(file.read_text())["digests"]
    return one


def test_what_went_to_a_stream_is_known_once_it_is_out(chair: Chair) -> None:
    chair.wire("a", "Ferry late")
    die(chair, "triage.state.recovery.delivered", "after")
    printed = chair.triage("digest", "inbox", "-f", "json")
    assert printed.titles == []
    assert "was delivered by a run that ended" in printed.err


def test_a_marker_that_cannot_be_renamed_is_no_reason_to_forget(
    chair: Chair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by a disk that is full from the last byte of the digest on."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    chair.wire("a", "Ferry late")
    with monkeypatch.context() as patch:
        patch.setattr("triage.state.recovery.delivered", full)
        printed = chair.triage("digest", "inbox", "-f", "json")
    assert (printed.status, printed.titles, printed.err) == (0, ["Ferry late"], "")
    assert chair.digest().titles == []


def test_a_killed_run_is_told_when_it_is_repeated(chair: Chair) -> None:
    chair.wire("a", "Ferry late")
    die(chair, WRITES, "before")
    printed = chair.triage("digest", "inbox", "-f", "json")
    assert printed.titles == ["Ferry late"]
    assert "ended before it had delivered ferries-1114" in printed.err


def test_the_second_of_two_runs_is_sent_away(chair: Chair) -> None:
    chair.wire("a", "Ferry late")
    with Lock(chair.folder / STATE):
        ran = chair.forked("digest", "inbox")
        assert (ran.status, ran.out) == (75, "")
        assert "another digest is running" in ran.err
        # Who only looks is not sent away.
        for arguments in (["digest", "inbox", "--dry-run"], ["state", "show"]):
            ran = chair.forked(*arguments)
            assert ran.status == 0, ran
    assert chair.digest().titles == ["Ferry late"]


def pause(file: Path) -> None:
    """Stop this process where it would hand a digest over, for as long as there is the file."""
    real = digesting.hand_over

    def slow(*arguments: Any) -> None:
        file.touch()
        while file.exists():
            time.sleep(0.01)
        real(*arguments)

    digesting.hand_over = slow


@pytest.mark.parametrize("state", ["inbox/states/", "inbox/state.sqlite", "link/", "home/linked.sqlite"])
def test_two_at_once_deliver_once_wherever_the_state_is(chair: Chair, state: str) -> None:
    """The walk used to open and close a state in the folder, and with it went the lock."""
    for number in range(3):
        chair.wire(f"a{number}", seed=number)
    (chair.folder / "inbox/states").mkdir()
    (chair.folder / "home").mkdir()
    (chair.folder / "link").symlink_to("inbox/states")
    (chair.folder / "home/linked.sqlite").symlink_to("../inbox/states/real.sqlite")
    command = ["digest", "inbox", "-f", "json", "--state"]
    paused = chair.folder / "paused"
    with (chair.folder / "said").open("w+") as said:
        output = (said.fileno(), said.fileno())
        words = [*command, state, "-o", "first.json"]
        first = child(chair.folder, chair.variables, words, output, before=lambda: pause(paused))
        end = time.monotonic() + 60
        while not paused.exists() and time.monotonic() < end:
            time.sleep(0.01)
        other = state.replace("link/", "inbox/states/").replace("home/linked", "inbox/states/real")
        second = chair.triage(*command, other)
        paused.unlink()
        _, status = os.waitpid(first, 0)
        assert (os.waitstatus_to_exitcode(status), said.read()) == (0, "")
    assert (second.status, second.out, "another digest is running" in second.err) == (75, "", True)
    assert len(_digest(chair.folder / "first.json")["stories"]) == 3  # type: ignore[arg-type]
    assert chair.triage(*command, other).titles == []


def test_a_dry_run_remembers_nothing(chair: Chair) -> None:
    chair.wire("a", "Ferry late")
    for _ in range(2):
        assert chair.digest("--dry-run").titles == ["Ferry late"]
    assert not (chair.folder / "home").exists()
    assert chair.digest().titles == ["Ferry late"]
    assert chair.digest("--dry-run").titles == []


def test_output_that_cannot_be_written_is_not_delivered(chair: Chair) -> None:
    chair.wire("a", "Ferry late")
    chair.write("file", "")
    for output in ("inbox", "missing/out.txt", "file/out.txt"):
        printed = chair.triage("digest", "inbox", "-o", output)
        assert printed.status == 74, output
        assert output.partition("/")[0] in printed.err
    assert chair.digest().titles == ["Ferry late"]


def test_a_reader_who_goes_away_has_not_got_it(chair: Chair) -> None:
    for number in range(30):
        chair.wire(f"a{number}", seed=number)
    script = f"{sys.executable} -m triage digest inbox -f json; echo $? >status"
    ran = subprocess.run(
        ["/bin/sh", "-c", f"({script}) 2>err | true"],
        cwd=chair.folder,
        env=chair.variables,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0
    assert (chair.folder / "status").read_text() == "74\n"
    assert "the output was closed" in (chair.folder / "err").read_text()
    assert len(chair.digest().titles) == 30


def test_a_full_device_has_not_got_it(chair: Chair) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    chair.wire("a", "Ferry late")
    ran = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m triage digest inbox >/dev/full"],
        cwd=chair.folder, env=chair.variables, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ran.returncode, "could not be written" in ran.stderr) == (74, True)
    assert chair.digest().titles == ["Ferry late"]


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-", ">&0 </dev/null"])
def test_a_closed_output_has_not_got_it(chair: Chair, closed: str) -> None:
    chair.wire("a", "Ferry late")
    ran = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m triage digest inbox {closed}"],
        cwd=chair.folder, env=chair.variables, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (74, "")
    assert "2>&-" in closed or "could not be written" in ran.stderr
    ran = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m triage digest inbox -o out.txt --name bob {closed}"],
        cwd=chair.folder, env=chair.variables, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (ran.returncode, "Ferry late" in (chair.folder / "out.txt").read_text()) == (0, True)
    assert chair.digest().titles == ["Ferry late"]


@pytest.mark.parametrize("size", [0, 512, 20_000, 60_000, 90_000])
def test_no_room_for_the_state_loses_nothing(chair: Chair, size: int) -> None:
    chair.wire("z", "Ferry before")
    assert chair.digest().titles == ["Ferry before"]
    for number in range(40):
        chair.wire(f"a{number:02}", seed=number, count=5)
    ran = chair.forked("digest", "inbox", "-f", "json", "-o", "out.json", before=limited(size))
    assert ran.status in (0, 74), ran
    out = chair.folder / "out.json"
    told = len(_digest(out)["stories"]) if out.exists() else 0  # type: ignore[arg-type]
    assert told in (0, 40)
    assert told + len(chair.digest().titles) == 40
    assert not chair.digest().titles


def test_files_of_their_own_by_name(chair: Chair) -> None:
    chair.profile('terms = ["goats"]', "goats")
    chair.wire("a")
    printed = chair.triage("digest", "inbox", "-o", "out-{name}-{id}.txt")
    assert (printed.status, printed.out) == (0, "")
    names = {"out-ferries-ferries-1114.txt", "out-goats-goats-1114.txt"}
    assert {file.name for file in chair.folder.glob("out-*")} == names


def test_one_that_fails_leaves_the_others_alone(chair: Chair) -> None:
    chair.profile('terms = ["ferry"]', "boats")
    chair.wire("a", "Ferry late")
    (chair.folder / "boats.txt").mkdir()
    printed = chair.triage("digest", "inbox", "-o", "{name}.txt")
    assert (printed.status, "boats.txt" in printed.err) == (74, True)
    assert "Ferry late" in (chair.folder / "ferries.txt").read_text()
    assert chair.digest("-p", "boats").titles == ["Ferry late"]
    assert chair.digest("-p", "ferries").titles == []


def test_a_damaged_state_is_put_aside_and_salvaged(chair: Chair) -> None:
    chair.wire("a", "Ferry late")
    chair.digest()
    state = chair.folder / STATE
    whole = state.read_bytes()
    # A page of digests or of articles is gone; the rest can be read.
    state.write_bytes(whole[: len(whole) - 2 * 4096])
    chair.wire("b", "Goats on ferry")
    printed = chair.triage("digest", "inbox", "-f", "json")
    assert printed.status == 0
    assert "Goats on ferry" in printed.titles
    assert "damaged" in printed.err
    [aside] = chair.folder.glob("home/triage/digests.sqlite.damaged-*")
    assert aside.name in printed.err
    assert "damaged state is kept" in chair.triage("state", "show").out


@pytest.mark.parametrize("content", [b"", b"short", b"no database at all " * 50])
def test_a_replaced_state_is_put_aside(chair: Chair, content: bytes) -> None:
    chair.digest()
    (chair.folder / STATE).write_bytes(content)
    chair.wire("a", "Ferry late")
    printed = chair.triage("digest", "inbox", "-f", "json")
    assert (printed.status, printed.titles) == (0, ["Ferry late"])
    assert printed.err.count("\n") == 1
    [aside] = chair.folder.glob("home/triage/digests.sqlite.damaged-*")
    assert aside.read_bytes() == content


def test_nobodys_other_database_is_touched(chair: Chair) -> None:
    import sqlite3

    other = chair.folder / "photos.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE photo (name TEXT)")
    connection.commit()
    connection.close()
    before = other.read_bytes()
    printed = chair.triage("digest", "inbox", "--state", "photos.db")
    assert (printed.status, "another program" in printed.err) == (2, True)
    assert other.read_bytes() == before


def test_the_state_may_be_elsewhere(chair: Chair) -> None:
    chair.wire("a", "Ferry late")
    assert chair.digest("--state", "mine.db").titles == ["Ferry late"]
    assert chair.digest("--state", "mine.db").titles == []
    printed = chair.triage("digest", "inbox", "-f", "json", env={"TRIAGE_STATE": "mine.db"})
    assert printed.titles == []
    (chair.folder / "states").mkdir()
    assert chair.digest("--state", "states").titles == ["Ferry late"]
    assert (chair.folder / "states/digests.sqlite").exists()


def test_a_newer_state_is_left_alone(chair: Chair) -> None:
    import sqlite3

    chair.digest()
    connection = sqlite3.connect(chair.folder / STATE)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    printed = chair.triage("digest", "inbox")
    assert (printed.status, "newer triage" in printed.err) == (2, True)


def test_a_clock_that_makes_no_sense_is_a_usage_error(chair: Chair) -> None:
    ran = chair.triage("digest", "inbox", env={"TRIAGE_NOW": "soon"})
    assert (ran.status, "TRIAGE_NOW must be a time" in ran.err) == (2, True)
