"""A state whose pages were lost or overwritten: found before anything is delivered, and nothing new is lost by it."""

import os
import random
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Desk, Ran
from digest.chair import Chair
from digest.conftest import chair  # noqa: F401 - a fixture
from extent import IS_WHOLE

from triage.errors import DeliveryError
from triage.state.opening import open_state
from triage.state.store import StateStore

from .test_store import changes

STATE = "home/triage/digests.sqlite"
PAGE = 4096
#: How many pages and how many random damages are tried.
EVERY = 1 if IS_WHOLE else 5
SEEDS = range(200 if EVERY == 1 else 6)


@pytest.fixture(scope="module")
def delivered() -> dict[str, bytes]:
    """A state of several mornings, made once."""
    return {}


def mornings(chair: Chair, delivered: dict[str, bytes]) -> bytes:  # noqa: F811
    """The state after three mornings for two profiles, with two stories for each that are new on the fourth."""
    chair.profile('title = "Goats"\nterms = ["goat"]\n', "goats")
    state = chair.folder / STATE
    for day in range(3):
        for number in range(12):
            what = "ferry" if number % 2 else "goat"
            chair.wire(
                f"d{day}n{number}",
                f"Old {what} {day} {number}",
                seed=day * 100 + number,
                body=_body(day * 100 + number, what),
            )
        if "state" not in delivered:
            assert chair.triage("digest", "inbox", "-q", "-o", "out.json", "-f", "json").status == 0
        chair.sleep()
    if "state" not in delivered:
        _into_one_file(state)
        delivered["state"] = state.read_bytes()
    for number in range(4):
        what = "ferry" if number % 2 else "goat"
        # Between the last digest and yesterday: a first digest of 24 hours would not have it.
        chair.wire(
            f"new{number}",
            f"New {what} {number}",
            body=_body(900 + number, what),
            ago=(20 if number < 2 else 30) * 3600,
        )
    chair.sleep(1)
    state.parent.mkdir(parents=True, exist_ok=True)
    return delivered["state"]


def _body(seed: int, what: str) -> str:
    rng = random.Random(seed)
    words = ["".join(rng.choices("bcdfglmnprst", k=2)) + rng.choice("aeiou") * 2 for _ in range(60)]
    return f"The {what} came. {' '.join(words)}."


def _into_one_file(state: Path) -> None:
    connection = sqlite3.connect(state)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def after(chair: Chair, content: bytes) -> Ran:  # noqa: F811
    """What the fourth morning's digests say on that state; the fifth must be quiet."""
    state = chair.folder / STATE
    for file in state.parent.glob("digests.sqlite*"):
        file.unlink()
    state.write_bytes(content)
    printed = chair.triage("digest", "inbox", "-f", "json")
    assert printed.status == 0, printed.err
    assert "a bug of ours" not in printed.err
    titles = told(printed)
    assert len(titles) == len(set(titles)), "twice in one run"
    assert {title for title in titles if title.startswith("New")} == {
        f"New {what} {n}" for n, what in enumerate(["goat", "ferry"] * 2)
    }
    assert told(chair.triage("digest", "inbox", "-f", "json")) == []
    return printed


def told(printed: Ran) -> list[str]:
    return [story["hit"]["title"] for digest in printed.digests for story in digest["stories"]]


def test_a_whole_state_tells_what_is_new(chair: Chair, delivered: dict[str, bytes]) -> None:  # noqa: F811
    printed = after(chair, mornings(chair, delivered))
    assert len(told(printed)) == 4
    assert printed.err == ""
    assert {digest["window"]["doubt"] for digest in printed.digests} == {""}


def test_each_page_may_be_lost(chair: Chair, delivered: dict[str, bytes]) -> None:  # noqa: F811
    whole = mornings(chair, delivered)
    pages = len(whole) // PAGE
    twice = 0
    for page in sorted({0, 1, 2, 3, *range(4, pages, EVERY)}):
        printed = after(chair, whole[: page * PAGE] + bytes(PAGE) + whole[(page + 1) * PAGE :])
        old = [title for title in told(printed) if title.startswith("Old")]
        twice += len(old)
        if "damaged" in printed.err:
            assert printed.err.count("\n") == 1, printed.err
            assert "begin anew" not in printed.err
        if old:
            assert {digest["window"]["doubt"] for digest in printed.digests} == {"state"}, page
            assert "may come twice" in printed.err
    # Each thing is remembered in more than one place.
    assert twice <= 12, twice


@pytest.mark.parametrize("seed", SEEDS)
def test_random_damage_ends_no_run(chair: Chair, delivered: dict[str, bytes], seed: int) -> None:  # noqa: F811
    rng = random.Random(seed)
    content = bytearray(mornings(chair, delivered))
    # Not the header's words on what kind of file it is: another kind is another program's.
    for _ in range(rng.choice([1, 3, 30])):
        at = rng.randrange(100, len(content) - 40)
        content[at : at + rng.randint(1, 40)] = rng.randbytes(rng.randint(1, 40))
    content = content[: len(content) // PAGE * PAGE]
    state = chair.folder / STATE
    state.write_bytes(bytes(content))
    for _ in range(2):
        printed = chair.triage("digest", "inbox", "-f", "json")
        assert printed.status == 0, printed.err
        titles = told(printed)
        assert len(titles) == len(set(titles)), "twice in one run"
    assert titles == []


def break_name(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE source SET name = CAST(x'ce41' AS TEXT)")


def break_stream(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE stream SET name = CAST(x'ce4144' AS TEXT) WHERE name = 'goats'")


def lose_audience(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM audience")


def lose_stream(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM stream WHERE name = 'goats'")


def lose_profiles(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM profile")


def lose_seen(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM seen")
    connection.execute("UPDATE audience SET streams = 'x'")


def text_for_time(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE digest SET until = 'soon' WHERE id = (SELECT max(id) FROM digest)")


def no_day(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE seen SET day = 99999999")


@pytest.mark.parametrize(
    ("break_", "why"),
    [
        (break_name, "no text|UTF-8"),
        (break_stream, "no text|UTF-8"),
        (lose_audience, "a row of audience is missing"),
        (lose_stream, "a row of stream is missing"),
        (lose_profiles, "a row of profile is missing"),
        (lose_seen, "a row of audience makes no sense"),
        (text_for_time, "a row of digest makes no sense"),
        (no_day, "a row of seen makes no sense"),
    ],
)
def test_what_hangs_together_no_more_is_found_and_mended(
    chair: Chair,  # noqa: F811
    delivered: dict[str, bytes],
    break_: Callable[[sqlite3.Connection], None],
    why: str,
) -> None:
    state = chair.folder / STATE
    state.parent.mkdir(parents=True, exist_ok=True)
    state.write_bytes(mornings(chair, delivered))
    connection = sqlite3.connect(state, isolation_level=None)
    break_(connection)
    connection.close()
    _into_one_file(state)
    printed = after(chair, state.read_bytes())
    assert re.search(rf"the state was damaged \(.*({why})", printed.err), printed.err
    assert [title for title in told(printed) if title.startswith("Old")] == []


def test_a_state_that_is_lost_altogether_is_no_first_digest(chair: Chair, delivered: dict[str, bytes]) -> None:  # noqa: F811
    """Stories of the day before yesterday were lost: a first digest covers 24 hours."""
    mornings(chair, delivered)
    printed = after(chair, b"nonsense" * 10_000)
    assert "go back as far as they can" in printed.err
    windows = [digest["window"] for digest in printed.digests]
    assert {(window["is_first"], window["doubt"]) for window in windows} == {(False, "state")}
    # A profile that is new a week later is new.
    chair.sleep(8)
    chair.profile('title = "Boats"\nterms = ["ferry"]\n', "boats")
    [window] = [d["window"] for d in chair.triage("digest", "inbox", "-p", "boats", "-f", "json").digests]
    assert (window["is_first"], window["doubt"]) == (True, "")


def test_what_is_due_survives_the_loss_of_the_first_page(tmp_path: Path) -> None:
    """It holds where each table begins; found by a month of accidents."""
    state = tmp_path / "state.sqlite"
    store = StateStore(open_state(state, 0.0).connection)
    store.commit(store.prepare([changes("a", "a-1", 7)], recipients=["ann@example.org"]))
    store.close()
    whole = state.read_bytes()
    state.write_bytes(bytes(PAGE) + whole[PAGE:])
    opened = open_state(state, 0.0)
    assert "1 digests, 1 articles" in opened.sentence
    assert "twice" not in opened.sentence
    saved = StateStore(opened.connection)
    assert [(due.handle, due.address) for due in saved.due(["a"])] == [("a-1", "ann@example.org")]
    saved.close()


def test_a_digest_in_doubt_that_fails_stays_in_doubt(chair: Chair, delivered: dict[str, bytes]) -> None:  # noqa: F811
    mornings(chair, delivered)
    (chair.folder / STATE).write_bytes(b"nonsense" * 10_000)
    assert chair.triage("digest", "inbox", "-o", "no/such/folder.txt").status == 74
    chair.sleep()
    printed = chair.triage("digest", "inbox", "-f", "json")
    assert {digest["window"]["doubt"] for digest in printed.digests} == {"state"}
    assert {title for title in told(printed) if title.startswith("New")} == {
        "New goat 0",
        "New ferry 1",
        "New goat 2",
        "New ferry 3",
    }


def test_damage_behind_the_delivery_does_not_begin_again(chair: Chair, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    """Found on pages of indexes: the digest was printed twice in one run."""
    chair.wire("a", "Ferry late")

    def broken(*_: object) -> None:
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("triage.state.store.apply", broken)
        printed = chair.triage("digest", "inbox", "-f", "json")
    assert (printed.status, printed.titles) == (74, ["Ferry late"])
    again = chair.triage("digest", "inbox", "-f", "json")
    assert (again.titles, "noted now" in again.err) == ([], True)


def test_a_state_that_could_not_be_made_leaves_no_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_: sqlite3.Connection) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    def unfilled(path: Path) -> sqlite3.Connection:
        path.touch()
        return sqlite3.connect(":memory:")

    path = tmp_path / "digests.sqlite"
    with monkeypatch.context() as broken:
        broken.setattr("triage.state.opening.migrate", full)
        broken.setattr("triage.state.opening._connected", unfilled)
        with pytest.raises(DeliveryError, match="could not be written"):
            open_state(path, 0.0)
    assert not path.exists()
    opened = open_state(path, 0.0)
    opened.connection.close()
    assert opened.sentence == ""
    # One that was there and lost its content is damage, and is said to be.
    path.write_bytes(b"")
    opened = open_state(path, 0.0)
    opened.connection.close()
    assert "it is empty" in opened.sentence


def test_a_device_or_pipe_is_no_state_and_stays_where_it_is(desk: Desk) -> None:
    """To put it aside as a damaged one would take it from everybody: /dev/null."""
    desk.write("inbox/a.txt", "Cholera in Mbeya\n\nThe toll rose.\n")
    os.mkfifo(desk.folder / "pipe")
    for command in ("digest", "watch"):
        ran = desk.triage(command, "inbox", "-t", "cholera", "--state", "pipe")
        assert (ran.status, ran.err.splitlines()[0]) == (2, "triage: pipe is no file")
    assert not [file.name for file in desk.folder.iterdir() if file.is_file()]
