"""Folders that cannot be written, files of ours that somebody truncated or replaced, clocks set back, many at once."""

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from desk import Desk
from extent import IS_WHOLE

from tests.faults.faulty import Fault, Machine
from tests.faults.test_digest import STORIES, fill, told

NOWHERE = [("EROFS", errno.EROFS), ("EACCES", errno.EACCES), ("ENOSPC", errno.ENOSPC)]
RUBBISH = {
    "empty": b"",
    "short": b"SQLite format 3\0",
    "text": b"rubbish\n" * 400,
    "zeros": bytes(8192),
    "json": b"[1, 2",
}


@pytest.mark.parametrize("code", [code for _, code in NOWHERE], ids=[name for name, _ in NOWHERE])
def test_nothing_can_be_written_anywhere(machine: Machine, inbox: Path, code: int) -> None:
    """A home that is read-only, a disk that is full: what only reads and prints does so."""
    fault = Fault("from", 1, code)
    for command in (
        "scan in",
        "scan in --json",
        "show in/1.txt --why",
        "matches in",
        "entities in",
        "read in",
        "profile check",
    ):
        ended = machine.run(inbox, *command.split(), fault=fault)
        assert ended.status == 0, (command, ended)
        assert ended.out
        assert "a bug of ours" not in ended.err
    for command in ("scan in -o out.txt", "label keep in/1.txt", "digest in", "profile new other"):
        ended = machine.run(inbox, *command.split(), fault=fault)
        assert ended.status in (2, 74), (command, ended)
        [said, *_] = ended.err.splitlines()
        assert said.startswith("triage: "), said


def test_without_a_temporary_folder(inbox: Path) -> None:
    variables = {"HOME": str(inbox / "home"), "TMPDIR": "/nowhere", "PATH": os.defpath}
    command = [sys.executable, "-m", "triage", "scan", "in", "-t", "cod"]
    ran = subprocess.run(command, cwd=inbox, env=variables, capture_output=True, check=False, timeout=600)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_a_state_of_digests_that_is_rubbish_is_put_aside_and_said(
    machine: Machine, inbox: Path, rubbish: str
) -> None:
    fill(inbox)
    machine.run(inbox, "digest", "in", "-o", "one.txt")
    [state] = (inbox / "home/state").rglob("*.sqlite")
    for beside in state.parent.glob(f"{state.name}-*"):
        beside.unlink()
    state.write_bytes(RUBBISH[rubbish])
    ended = machine.run(inbox, "digest", "in", "-o", "two.txt", now=1_795_003_600.0)
    assert ended.status == 0, ended
    [said] = [line for line in ended.err.splitlines() if "damaged" in line]
    aside = re.search(r"kept as (\S+?);", said)
    assert aside, said
    assert (state.parent / aside[1]).read_bytes() == RUBBISH[rubbish]
    assert told((inbox / "two.txt").read_text()) == set(STORIES)


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_a_last_report_or_cache_that_is_rubbish_stops_nothing(machine: Machine, inbox: Path, rubbish: str) -> None:
    for number in range(70):
        (inbox / f"in/more-{number}.txt").write_text(f"Cod {number}\n\nThe cod of boat {number}.\n")
    good = machine.run(inbox, "scan", "in")
    kept = [file for file in (inbox / "home").rglob("*") if file.is_file()]
    assert {file.suffix for file in kept} >= {".json", ".sqlite3"}
    for file in kept:
        file.write_bytes(RUBBISH[rubbish])
    shown = machine.run(inbox, "show", "1")
    assert (shown.status, shown.err.count("\n")) == (2, 2), shown
    again = machine.run(inbox, "scan", "in")
    assert (again.status, _but_for_seconds(again.out)) == (0, _but_for_seconds(good.out)), again.err
    assert machine.run(inbox, "show", "1").status == 0


def test_labels_that_are_rubbish_are_named_with_their_line(machine: Machine, inbox: Path) -> None:
    machine.run(inbox, "scan", "in")
    file = inbox / "profiles/_labels.jsonl"
    file.write_bytes(b'{"path": "in/1.txt", "profile": "cod", "label": "keep"}\nrubbish\n')
    ended = machine.run(inbox, "label", "keep", "1")
    listed = machine.run(inbox, "label", "--list")
    assert "_labels.jsonl:2" in ended.err + listed.err
    assert file.read_bytes().startswith(b'{"path": "in/1.txt"')


def test_a_clock_that_was_set_back_repeats_nothing_and_loses_nothing(machine: Machine, inbox: Path) -> None:
    fill(inbox)
    assert machine.run(inbox, "digest", "in", "-o", "one.txt", now=1_795_000_000.0).status == 0
    assert told((inbox / "one.txt").read_text()) == set(STORIES)
    (inbox / "in/Late.txt").write_text(
        "Late cod\n\nVELLMAR (AP) - A late boat with a hold of cod came in from the west.\n"
    )
    back = machine.run(inbox, "digest", "in", "-o", "two.txt", now=1_794_800_000.0)
    assert back.status == 0, back
    said = (inbox / "two.txt").read_text()
    assert "Late cod" in said
    assert not told(said)


@pytest.mark.parametrize("count", [2, 20 if IS_WHOLE else 6])
def test_many_digests_at_once_deliver_each_story_once(inbox: Path, count: int) -> None:
    fill(inbox)
    ended = Desk(inbox).at_once(count, "digest", "in", "-p", "profiles/cod.toml")
    statuses = [ran.status for ran in ended]
    assert set(statuses) <= {0, 75}, ended
    assert statuses.count(0) >= 1
    delivered = [title for ran in ended for title in told(ran.out)]
    assert sorted(delivered) == sorted(STORIES), ended
    assert all("another digest is running" in ran.err for ran in ended if ran.status == 75)


@pytest.mark.parametrize("count", [20 if IS_WHOLE else 4])
def test_many_scans_at_once_share_cache_and_last_report(inbox: Path, count: int) -> None:
    for number in range(70):
        (inbox / f"in/more-{number}.txt").write_text(f"Cod {number}\n\nThe cod of boat {number}.\n")
    desk = Desk(inbox)
    ended = desk.at_once(count, "scan", "in")
    assert {(ran.status, ran.err) for ran in ended} == {(0, "")}, ended
    assert len({_but_for_seconds(ran.out) for ran in ended}) == 1
    assert desk.triage("show", "1").status == 0


def _but_for_seconds(text: str) -> str:
    return re.sub(r" +[\d.]+ s\n", "\n", text)
