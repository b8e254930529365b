"""Pipes, full disks, interrupts, terminals, locales: what the world around a run does to it."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk import PROGRAM, Desk, limited

from triage.cli.output import deliver
from triage.environment import Environment

ESCAPE = b"\x1b"
FULL = Path("/dev/full")


@pytest.fixture
def inbox(desk: Desk) -> Desk:
    """Three articles on cod, one of them with letters that no locale of 1970 knows."""
    desk.article("inbox/a.txt", "Cod Quota Falls – Again", "Łódź fishers landed less cod; “日本” bought the rest.")
    desk.article("inbox/b.txt", "Cod Wars Revisited", "Iceland remembers the cod.")
    desk.article("inbox/c.txt", "Rain", "It rained.")
    return desk


SCAN = ("scan", "inbox", "-t", "cod")


def test_json_is_what_jq_reads(inbox: Desk):
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    ran = inbox.shell("$TRIAGE scan inbox -t cod --json | jq -r '.hits[].title, .stats.articles'")
    assert ran.lines == ["Cod Quota Falls – Again", "Cod Wars Revisited", "3"]
    assert (ran.status, ran.err) == (0, "")
    ran = inbox.shell("$TRIAGE scan inbox -t cod --jsonl --all | jq -r .type")
    assert ran.lines == ["run", "hit", "hit", "reject", "stats"]


@pytest.mark.parametrize("form", ["terminal", "json", "jsonl", "paths"])
def test_a_reader_of_the_pipe_who_leaves_is_no_failure(desk: Desk, form: str):
    """More than a pipe holds, so that the writer meets the closed end."""
    body = ". ".join(f"Cod number {number} was landed" for number in range(12))
    record = json.dumps({"path": "x" * 400, "title": "Cod", "body": body})
    desk.write("many.jsonl", f"{record}\n" * 300)
    ran = desk.shell(
        f"{{ $TRIAGE scan many.jsonl -t cod --format {form}; echo status $? >&2; }} | head -1 | cut -c1-20"
    )
    assert ran.err == "status 0\n"
    assert len(ran.lines) == 1


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "arguments", ["scan inbox -t cod", "scan inbox -t cod --jsonl", "read inbox", "schema", "-h"]
)
def test_a_full_disk_is_74_and_one_line(inbox: Desk, arguments: str):
    ran = inbox.shell(f"$TRIAGE {arguments} > /dev/full")
    assert ran.status == 74
    assert ran.err == "triage: output could not be written: No space left on device\n"


def test_the_version_to_a_full_disk(desk: Desk):
    if not FULL.exists():
        pytest.skip("no /dev/full here")
    ran = desk.shell("$TRIAGE --version > /dev/full")
    assert ran.status == 74
    assert ran.err.count("\n") == 1


def test_no_room_for_a_profile_leaves_none(desk: Desk):
    ran = desk.forked("profile", "new", "cod", before=limited(300))
    assert (ran.status, ran.out) == (74, "")
    assert ran.err == "triage: profiles/cod.toml: could not be written: file too large\n"
    assert not [*(desk.folder / "profiles").iterdir()]


@pytest.mark.parametrize("form", ["sqlite", "parquet", "csv"])
def test_no_room_for_a_file_is_74_and_leaves_none(inbox: Desk, form: str):
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    ran = inbox.forked("scan", "inbox", "-t", "cod", "-f", form, "-o", "out", before=limited(300))
    assert (ran.status, ran.out) == (74, ""), ran
    assert ran.err.startswith("triage: out: could not be written: ") and ran.err.count("\n") == 1
    assert [one.name for one in inbox.folder.iterdir()] == ["inbox"]


def opened_for(running: "subprocess.Popen[bytes]", desk: Desk) -> int:
    """The other end of the pipe, once triage has opened its own: then it is in the middle of its run."""
    until = time.monotonic() + 60
    while running.poll() is None and time.monotonic() < until:
        try:
            writer = os.open(desk.folder / "pipe", os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.02)
            continue
        time.sleep(0.05)
        return writer
    running.kill()
    raise AssertionError(f"nobody reads the pipe; status {running.wait(60)}")


def test_ctrl_c_is_130_without_a_word(desk: Desk):
    """Interrupted while it waits for an article that never comes."""
    os.mkfifo(desk.folder / "pipe")
    with subprocess.Popen(
        [*PROGRAM, "scan", "pipe", "-t", "cod", "--jsonl"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=desk.folder,
        env=desk.variables,
    ) as running:
        writer = opened_for(running, desk)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
        os.close(writer)
    ran = desk.note(["scan", "pipe"], subprocess.CompletedProcess([], running.returncode, out, err))
    assert (ran.status, ran.err) == (130, "")


@pytest.mark.parametrize(
    ("form", "number", "status"),
    [
        ("jsonl", signal.SIGINT, 130),
        # As `timeout`, systemd and a terminal that is closed end programs.
        ("jsonl", signal.SIGTERM, -signal.SIGTERM),
        ("sqlite", signal.SIGHUP, -signal.SIGHUP),
        ("parquet", signal.SIGTERM, -signal.SIGTERM),
    ],
)
def test_ending_it_while_it_writes_a_file_leaves_nothing_behind(desk: Desk, form: str, number: int, status: int):
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    os.mkfifo(desk.folder / "pipe")
    desk.write("report.jsonl", "yesterday's\n")
    output = "report.jsonl" if form == "jsonl" else "new"
    with subprocess.Popen(
        [*PROGRAM, "scan", "pipe", "-t", "cod", "--format", form, "-o", output],
        cwd=desk.folder,
        env=desk.variables,
        stdin=subprocess.DEVNULL,
    ) as running:
        writer = opened_for(running, desk)
        running.send_signal(number)
        assert running.wait(60) == status
        os.close(writer)
    assert (desk.folder / "report.jsonl").read_text() == "yesterday's\n"
    assert sorted(file.name for file in desk.folder.iterdir()) == ["pipe", "report.jsonl"]


def test_without_a_terminal_80_columns_and_no_colour(inbox: Desk):
    ran = inbox.process(*SCAN)
    assert (ran.status, ran.err) == (0, "")
    assert ESCAPE not in ran.stdout
    assert max(map(len, ran.lines)) == 80


@pytest.mark.parametrize("columns", [40, 120])
def test_columns_are_obeyed(inbox: Desk, columns: int):
    ran = inbox.triage(*SCAN, env={"COLUMNS": str(columns)})
    assert ran.status == 0
    assert max(map(len, ran.lines)) == columns


def test_a_terminal_has_colour_and_its_own_width(inbox: Desk):
    ran = inbox.on_a_terminal(*SCAN, columns=100)
    assert ran.status == 0
    assert ESCAPE in ran.stdout
    assert b"\xe2\x94\x80" * 100 in ran.stdout
    assert b"\xe2\x94\x80" * 101 not in ran.stdout


@pytest.mark.parametrize(
    "env", [{"TERM": "dumb"}, {"NO_COLOR": "1"}, {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}], ids=str
)
def test_a_terminal_that_wants_no_colour(inbox: Desk, env: dict[str, str]):
    ran = inbox.on_a_terminal(*SCAN, env=env)
    assert ran.status == 0
    assert ESCAPE not in ran.stdout
    assert "Cod Quota Falls – Again" in ran.out


def test_no_color_on_the_command_line(inbox: Desk):
    assert ESCAPE not in inbox.on_a_terminal(*SCAN, "--no-color").stdout


def test_colour_into_a_pipe_when_forced(inbox: Desk):
    assert ESCAPE in inbox.triage(*SCAN, env={"CLICOLOR_FORCE": "1"}).stdout
    assert ESCAPE in inbox.triage(*SCAN, env={"FORCE_COLOR": "1"}).stdout
    assert ESCAPE not in inbox.triage(*SCAN, env={"CLICOLOR_FORCE": "0", "FORCE_COLOR": ""}).stdout
    assert ESCAPE not in inbox.triage(*SCAN, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout
    assert ESCAPE not in inbox.triage(*SCAN, env={"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}).stdout
    assert ESCAPE not in inbox.triage(*SCAN, "--json", env={"CLICOLOR_FORCE": "1"}).stdout


def test_an_error_has_no_colour_anywhere(inbox: Desk):
    assert inbox.on_a_terminal("scan", "nothing").stdout == (b"triage: nothing: no such file or folder\n")


@pytest.mark.parametrize("locale", ["C", "de_DE.ISO-8859-1", "nonsense"])
def test_utf_8_whatever_the_locale(inbox: Desk, locale: str):
    ran = inbox.process(
        *SCAN, env={"LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    )
    assert (ran.status, ran.err) == (0, "")
    assert "Łódź fishers landed less cod; “日本”" in ran.out


def test_a_path_that_is_no_utf_8(desk: Desk):
    name = os.fsencode(desk.folder) + b"/caf\xe9.txt"
    try:
        with open(name, "wb") as file:  # noqa: PTH123 - a name in bytes
            file.write(b"Cod\n\nCod was landed.\n")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    ran = desk.process("scan", ".", "-t", "cod", "--format", "paths", env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert (ran.status, ran.stdout) == (0, b"./caf\xe9.txt\n")
    ran = desk.process("scan", ".", "-t", "cod", "--json")
    assert ran.status == 0
    assert len(ran.json["hits"]) == 1


def test_an_empty_environment(inbox: Desk):
    command = f"cd '{inbox.folder}' && env -i '{sys.executable}' -m triage"
    ran = inbox.shell(f"{command} scan inbox -t cod --jsonl")
    assert (ran.status, ran.err) == (0, "")
    assert len(ran.of_type("hit")) == 2


def test_a_home_in_which_nothing_can_be_kept(inbox: Desk):
    """What `show` would remember is lost, and nothing else."""
    ran = inbox.triage(*SCAN, env={"HOME": "/dev/null"})
    assert (ran.status, ran.err) == (0, "")
    assert ran.lines[0].startswith("cod")


def test_closed_streams(inbox: Desk):
    """Nobody listens at all, as under some schedulers."""
    assert inbox.shell("$TRIAGE scan inbox -t cod -o out.json --json <&- >&- 2>&-").status == 0
    assert json.loads((inbox.folder / "out.json").read_text())["stats"]["hits"] == 2
    assert inbox.shell("$TRIAGE scan nothing -t cod 2>&-").status == 2


def test_nothing_moves_without_a_terminal_and_no_progress_stays_on_one(inbox: Desk):
    """Talk goes to standard error and only when there is something to say."""
    assert inbox.triage(*SCAN, "--json").stderr == b""
    assert b"\r" not in inbox.on_a_terminal(*SCAN).stdout


def test_timings_go_to_standard_error(inbox: Desk):
    ran = inbox.process(*SCAN, "--jsonl", "--timings")
    assert len(ran.of_type("stats")) == 1
    assert ran.err.startswith("triage: ")
    assert " s" in ran.err


def test_each_of_the_first_hits_stands_at_once_and_later_ones_are_written_together(tmp_path: Path):
    """Nobody waits for the names of the seventh hit to read the first."""
    written = tmp_path / "out"
    seen: list[int] = []

    def pieces() -> Iterator[str]:
        for number in range(200):
            seen.append(written.stat().st_size // 800 if number else 0)
            yield f"{number:799}\n"

    with written.open("wb") as stream:
        deliver(pieces(), Environment(io.BytesIO(), stream, io.BytesIO(), {}, tmp_path))
    assert written.stat().st_size == 200 * 800
    assert seen[:20] == list(range(20))
    assert len(set(seen)) < 30


@pytest.mark.parametrize(
    "command", [SCAN, (*SCAN, "--format", "sqlite"), ("matches", "inbox", "-t", "cod"), ("digest", "inbox")]
)
def test_a_slip_of_output_costs_no_profile_no_labels_and_no_memory(inbox: Desk, command: tuple[str, ...]) -> None:
    inbox.write("profiles/cod.toml", 'terms = ["cod"]\n')
    inbox.write("profiles/_labels.jsonl", "")
    assert inbox.triage("digest", "inbox", "-p", "cod", "--state", "state.sqlite", "-o", "first.txt").status == 0
    for name in ("profiles/cod.toml", "profiles/_labels.jsonl", "state.sqlite"):
        before = (inbox.folder / name).read_bytes()
        ran = inbox.triage(*command, "-o", name)
        assert (ran.status, ran.out) == (74, "")
        assert ", and is left as it is" in ran.err
        assert (inbox.folder / name).read_bytes() == before
    # Any other file is written over, as a shell would.
    inbox.write("old.txt", "old")
    assert inbox.triage(*command, "-o", "old.txt").status == 0
    assert (inbox.folder / "old.txt").read_bytes() != b"old"


def test_an_export_does_not_write_over_its_own_state(inbox: Desk) -> None:
    inbox.write("profiles/cod.toml", 'terms = ["cod"]\n')
    inbox.triage("digest", "inbox", "--state", "state.sqlite", "-o", "first.txt")
    before = (inbox.folder / "state.sqlite").read_bytes()
    ran = inbox.triage("state", "export", "--state", "state.sqlite", "-o", "state.sqlite")
    assert (ran.status, (inbox.folder / "state.sqlite").read_bytes()) == (74, before)
    assert ran.err == "triage: state.sqlite: holds what triage remembers, and is left as it is\n  hint: -o FILE\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_that_nobody_reads_is_waited_for_and_said(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))

    class Listener(io.BytesIO):
        """Somebody who begins to read once the command says that it waits."""

        def write(self, data: Any) -> int:
            reader.start()
            return super().write(data)

    said = Listener()
    deliver(["Cod fell"], Environment(io.BytesIO(), io.BytesIO(), said, {}, tmp_path), str(pipe))
    reader.join(20)
    assert (read, said.getvalue()) == (
        [b"Cod fell"],
        f"triage: {pipe}: waiting until something reads from this pipe\n".encode(),
    )
    # Where somebody reads, nothing is said.
    listening = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    deliver(
        ["Cod rose"], Environment(io.BytesIO(), io.BytesIO(), (quiet := io.BytesIO()), {}, tmp_path), str(pipe)
    )
    assert (os.read(listening, 100), quiet.getvalue()) == (b"Cod rose", b"")
    os.close(listening)
