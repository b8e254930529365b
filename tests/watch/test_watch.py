"""`triage watch` from the chair: each story once, copies never, updates always."""

import gzip
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from triage.errors import DeliveryError
from triage.state.watched import WatchStore
from triage.watch.folder import STILL, WatchedFolders

from .conftest import FIRST, SECOND, WatchDesk


def test_prints_an_entry_as_scan_does(watching: WatchDesk):
    watching.article("a.txt", "Cod quota cut", FIRST)
    watching.article("b.txt", "Rain", "It rained in Lima.")
    ran = watching.watch()
    scanned = watching.desk.triage("scan", "inbox", "-t", "cod").out
    assert ran.status == 0
    assert "why  cod ×2 77" in ran.out and "Rain" not in ran.out
    # The same lines, but for the width of the number.
    lines = [line.strip() for line in scanned.splitlines() if "ministers in Tromso" in line]
    assert [line.strip() for line in ran.lines if "ministers in Tromso" in line] == lines


def test_each_story_once(watching: WatchDesk):
    watching.article("a.txt", "Cod quota cut", FIRST)
    assert watching.titles() == ["Cod quota cut"]
    assert watching.titles() == []
    watching.article(
        "b.txt", "Herring quota up", "There is less cod and more herring in the Barents Sea than before."
    )
    assert watching.titles() == ["Herring quota up"]


def test_a_copy_of_a_told_story_is_not_told_and_an_update_is(watching: WatchDesk):
    watching.article("a.txt", "Cod quota cut", FIRST)
    watching.titles()
    watching.article("copy.txt", "Cod quota cut", FIRST)
    assert watching.titles() == []
    watching.article("later.txt", "Cod quota cut", FIRST, SECOND)
    ran = watching.watch(now="2026-11-20T09:00:00+00:00")
    assert "update of “Cod quota cut”, told 20 Nov 08:00" in ran.out


def test_copies_that_come_together_are_one_story(watching: WatchDesk):
    for name in ("a.txt", "b.txt", "c.txt"):
        watching.article(name, "Cod quota cut", FIRST)
    ran = watching.watch()
    assert ran.out.count("why") == 1


def test_a_kill_of_a_told_story_is_told(watching: WatchDesk):
    watching.article("a.txt", "Cod quota cut in Tromso after talks", FIRST)
    watching.titles()
    watching.article("k.txt", "KILL: Cod quota cut in Tromso after talks", "Please kill the story. It is wrong.")
    watching.article("other.txt", "KILL: Quite another story about rain", "Please kill the story. It is wrong.")
    ran = watching.watch()
    assert "WITHDRAWN: “Cod quota cut in Tromso after talks”" in ran.out
    assert "rain" not in ran.out
    assert watching.titles() == []


def test_new_takes_what_lies_there_as_told(watching: WatchDesk):
    watching.article("a.txt", "Cod quota cut", FIRST)
    assert watching.titles("--new") == []
    watching.article("copy.txt", "Cod quota cut", FIRST)
    watching.article(
        "b.txt", "Herring quota up", "There is less cod and more herring in the Barents Sea than before."
    )
    assert watching.titles() == ["Herring quota up"]


def test_what_was_read_for_others_is_told_for_whoever_asks_first(watching: WatchDesk):
    """A second watch, for other words, said nothing of all that the first had read."""
    watching.article("a.txt", "Cod quota cut", FIRST)
    watching.article("b.txt", "Rain in Tromso", "It rained on Sunday in Tromso, and nobody was surprised.")
    watching.desk.write("profiles/rain.toml", 'terms = ["hail"]\n')
    asked = ("watch", "inbox", "--poll", "--for", "0s", "--jsonl")

    def told(*arguments: str) -> list[str]:
        return [one["title"] for one in watching.desk.triage(*asked, *arguments).of_type("hit")]

    assert watching.titles() == ["Cod quota cut"]
    assert told("-t", "Sunday") == ["Rain in Tromso"]
    assert (told("-t", "cod"), told("-t", "Tromso")) == ([], []), "what was told is told once"
    watching.article("c.txt", "Snow in Tromso", "Snow and hail fell on Tuesday, and the bus was late again.")
    watching.article("d.txt", "Fog in Tromso", "Fog closed the airport on Friday, and the boat sailed.")
    assert told() == ["Snow in Tromso"]
    watching.desk.write("profiles/rain.toml", 'terms = ["hail", "fog"]\n')
    assert told() == [], "a profile that was changed looks at what is new"
    watching.desk.write("profiles/fog.toml", 'terms = ["fog"]\n')
    assert told("--new") == [] and told() == []
    watching.article(
        "e.txt", "More fog", "More fog came in from the sea at noon, and the airport closed once more."
    )
    assert told() == ["More fog"]


def test_a_memory_of_an_older_triage_is_taken_as_it_is(watching: WatchDesk):
    watching.article("a.txt", "Cod quota cut", FIRST)
    assert watching.titles("--state", "old") == ["Cod quota cut"]
    with closing(sqlite3.connect(watching.desk.folder / "watch.sqlite")) as memory:
        memory.executescript("ALTER TABLE file DROP COLUMN profiles; DELETE FROM article;")
    watching.article("b.txt", "Cod is dear", "Cod has never been as dear as in this cold and windy spring.")
    assert watching.titles("--state", "old") == ["Cod is dear"]


def test_two_profiles_tell_an_article_once(watching: WatchDesk):
    watching.desk.write("profiles/fish.toml", 'title = "Fish"\nterms = ["cod"]\n')
    watching.desk.write("profiles/north.toml", 'title = "North"\nterms = ["Tromso"]\n')
    watching.article("a.txt", "Cod quota cut", FIRST)
    ran = watching.desk.triage("watch", "inbox", "--poll", "--for", "0s", "--jsonl")
    assert [one["title"] for one in ran.of_type("hit")] == ["Cod quota cut"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        # A copy that only the second profile reports is told with the story of both.
        (("Ann", "quota"), {"a.txt": ("main", 2), "b.txt": ("update", 2)}),
        # What is a story of its own for one profile is no copy for another as well.
        (("quota", "Bea"), {"a.txt": None, "b.txt": None}),
        (("Ann", "quota", "Bea"), {"a.txt": None, "b.txt": None}),
    ],
)
def test_a_copy_is_told_once_whichever_profile_reports_it(
    watching: WatchDesk, words: tuple[str, ...], told: dict[str, tuple[str, int] | None]
):
    for word in words:
        watching.desk.write(f"profiles/{word.lower()}.toml", f'terms = ["{word}"]\n')
    watching.article("a.txt", "Ann Lund on cod quota", FIRST, SECOND)
    watching.article("b.txt", "Bea Lund on cod quota", FIRST, SECOND, "It was cold.")
    ran = watching.desk.triage("watch", "inbox", "--poll", "--for", "0s", "--jsonl")
    parts = [
        (Path(one["path"]).name, one["story"] and (one["story"]["role"], one["story"]["size"]))
        for one in ran.of_type("hit")
    ]
    assert sorted(parts) == sorted(told.items())


def test_a_file_that_cannot_be_read_is_named_and_the_rest_is_told(watching: WatchDesk):
    watching.article("a.txt", "Cod quota cut", FIRST)
    (watching.desk.folder / "inbox/gone.txt").symlink_to("nowhere.txt")
    ran = watching.watch()
    assert ran.status == 3 and "gone.txt" in ran.err and "Cod quota cut" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no PATH"),
        (("-",), "watch follows folders"),
        (("nowhere", "-t", "cod"), "nowhere: no such file"),
        (("inbox", "-t", "cod", "--for", "soon"), "--for must be a span of time"),
    ],
)
def test_usage(watching: WatchDesk, arguments: tuple[str, ...], said: str):
    ran = watching.desk.triage("watch", *arguments)
    assert ran.status == 2 and said in ran.err


def zipped(data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("news/a.json", data)
    return packed.getvalue()


@pytest.mark.parametrize(("name", "pack"), [("a.json", bytes), ("a.json.gz", gzip.compress), ("a.zip", zipped)])
def test_an_embargo_is_kept_and_told_when_it_lifts(watching: WatchDesk, name: str, pack: Callable[[bytes], bytes]):
    text = {"title": "Cod quota cut", "text": FIRST, "embargoed": "2026-11-20T12:00:00+00:00"}
    file = watching.desk.write(f"inbox/{name}", pack(json.dumps(text).encode()))
    os.utime(file, (time.time() - 60,) * 2)
    assert watching.titles(now="2026-11-20T11:59:00+00:00") == []
    assert watching.titles(now="2026-11-20T12:01:00+00:00") == ["Cod quota cut"]
    assert watching.titles(now="2026-11-20T12:02:00+00:00") == []


# When a file is whole


def look(folder: Path, watched: WatchedFolders) -> list[str]:
    return [Path(one.path).relative_to(folder.resolve()).as_posix() for one in watched.look().whole]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds of both clocks, which a test moves."""
    at = [time.time()]
    monkeypatch.setattr(time, "monotonic", lambda: at[0])
    monkeypatch.setattr(time, "time", lambda: at[0])
    return at


def written(file: Path, text: str, at: float) -> None:
    with file.open("a") as stream:
        stream.write(text)
    os.utime(file, (at, at))


def test_a_file_is_read_when_it_is_still(tmp_path: Path, clock: list[float]):
    watched = WatchedFolders((str(tmp_path),), {})
    file = tmp_path / "a.txt"
    written(file, "Cod", clock[0])
    assert look(tmp_path, watched) == [] and watched.look().unsettled == 1
    clock[0] += STILL / 2
    written(file, " quota", clock[0])
    clock[0] += STILL / 2
    assert look(tmp_path, watched) == []
    clock[0] += STILL
    assert look(tmp_path, watched) == ["a.txt"]


def test_a_clock_that_is_ahead_keeps_no_file_back(tmp_path: Path, clock: list[float]):
    watched = WatchedFolders((str(tmp_path),), {})
    written(tmp_path / "a.txt", "Cod", clock[0] + 9999)
    assert look(tmp_path, watched) == []
    clock[0] += STILL
    assert look(tmp_path, watched) == ["a.txt"]


def test_partial_hidden_and_empty_files_wait_until_they_are_renamed(tmp_path: Path, clock: list[float]):
    watched = WatchedFolders((str(tmp_path),), {})
    long_ago = clock[0] - 99
    for name in (".a.txt", "a.txt.part", "a.txt.tmp", "_a.txt"):
        written(tmp_path / name, "Cod", long_ago)
    written(tmp_path / "empty.txt", "", long_ago)
    assert look(tmp_path, watched) == [] and watched.look().unsettled == 0
    (tmp_path / "a.txt.part").rename(tmp_path / "a.txt")
    assert look(tmp_path, watched) == ["a.txt"]


def test_what_was_read_is_read_again_when_it_changed(tmp_path: Path, clock: list[float]):
    watched = WatchedFolders((str(tmp_path),), {})
    written(tmp_path / "a.txt", "Cod", clock[0] - 99)
    watched.note(watched.look().whole)
    assert look(tmp_path, watched) == []
    written(tmp_path / "a.txt", " quota", clock[0] - 50)
    assert look(tmp_path, watched) == ["a.txt"]


# What may go wrong


def test_a_full_disk_loses_nothing(watching: WatchDesk, monkeypatch: pytest.MonkeyPatch):
    watching.article("a.txt", "Cod quota cut", FIRST)

    def full(*_: object) -> None:
        raise DeliveryError("what was read could not be noted: database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(WatchStore, "note", full)
        ran = watching.watch()
        assert ran.out == "" and "disk is full; trying again" in ran.err
    assert watching.titles() == ["Cod quota cut"]


def test_what_a_run_noted_and_did_not_print_comes_with_the_next(
    watching: WatchDesk, monkeypatch: pytest.MonkeyPatch
):
    watching.article("a.txt", "Cod quota cut", FIRST)
    with monkeypatch.context() as patch:
        patch.setattr(WatchStore, "waiting", lambda *_: [])
        assert watching.titles() == []
    assert watching.titles() == ["Cod quota cut"]
    assert watching.titles() == []


def test_a_file_that_may_not_be_read_is_told_once_it_may(watching: WatchDesk):
    """Its rights change and its times do not: it counted as read."""
    file = watching.article("a.txt", "Cod quota cut", FIRST)
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("who runs this may read every file")
    for _ in range(2):
        ran = watching.watch()
        assert (ran.status, ran.out, ran.err) == (3, "", "triage: inbox/a.txt: permission denied\n")
    file.chmod(0o644)
    assert watching.titles() == ["Cod quota cut"]
    assert watching.titles() == []


def test_a_memory_that_cannot_be_written_is_no_success(watching: WatchDesk):
    watching.watch()
    memory = watching.desk.folder / "home/.local/state/triage/watch.sqlite"
    memory.chmod(0o400)
    if os.access(memory, os.W_OK):
        pytest.skip("who runs this may write every file")
    watching.article("a.txt", "Cod quota cut", FIRST)
    ran = watching.watch()
    assert (ran.status, ran.out) == (74, "") and "could not be noted" in ran.err
    # What SQLite keeps beside it has its rights.
    for file in memory.parent.glob("watch.sqlite*"):
        file.chmod(0o600)
    assert watching.titles() == ["Cod quota cut"]


def test_a_damaged_memory_is_put_aside(watching: WatchDesk):
    watching.article("a.txt", "Cod quota cut", FIRST)
    watching.titles("--state", "memory/")
    (watching.desk.folder / "memory/watch.sqlite").write_bytes(b"no database at all" * 99)
    ran = watching.watch("--state", "memory/")
    assert "is damaged and kept as" in ran.err and "Cod quota cut" in ran.out


@pytest.mark.slow
def test_killed_stopped_and_started_again(watching: WatchDesk):
    for number in range(30):
        watching.article(
            f"{number}.txt", f"Cod number {number}", f"On day {number} the fleet landed {number * 7} cod."
        )
    command = [sys.executable, "-m", "triage", "watch", "inbox", "-t", "cod", "--jsonl"]
    where = {"cwd": watching.desk.folder, "env": watching.desk.variables, "stderr": subprocess.DEVNULL}
    told = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, **where) as running:
        assert running.stdout
        told += [running.stdout.readline() for _ in range(8)]
        running.kill()
        told += running.stdout.readlines()
    with subprocess.Popen(command, stdout=subprocess.PIPE, **where) as running:
        assert running.stdout
        told.append(running.stdout.readline())
        held = subprocess.run([*command, "--for", "0s"], stdout=subprocess.PIPE, check=False, timeout=60, **where)
        missing = 30 - len({line for line in told if b'"type":"hit"' in line})
        told += [running.stdout.readline() for _ in range(missing)]
        running.send_signal(signal.SIGINT)
        told += running.stdout.readlines()
    assert running.returncode == 130
    assert held.returncode == 75
    titles = [line.split(b'"title":"')[1].split(b'"')[0] for line in told if line.startswith(b'{"type":"hit"')]
    # Killed between the pipe and the note of it, one may come again; none is lost.
    assert len(set(titles)) == 30 and len(titles) <= 31
