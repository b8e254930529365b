"""`profile tune`: a real process that watches a real file."""

import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest
from desk import PROGRAM, Desk

#: Seconds in which a line must come on the slowest machine.
PATIENCE = 60


class Watched:
    """The program as it runs, and what it has printed so far."""

    def __init__(self, desk: Desk, *arguments: str) -> None:
        self.child = subprocess.Popen(
            [*PROGRAM, "profile", "tune", *arguments],
            cwd=desk.folder,
            env={**desk.variables, "COLUMNS": "100"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            bufsize=0,
        )
        self.lines: Queue[str] = Queue()
        self.thread = threading.Thread(target=self._read)
        self.thread.start()

    def _read(self) -> None:
        assert self.child.stdout is not None
        for line in self.child.stdout:
            self.lines.put(line.decode().rstrip("\n"))

    def until(self, end: str) -> list[str]:
        """The lines up to one that holds `end`."""
        found: list[str] = []
        while not found or end not in found[-1]:
            found.append(self.lines.get(timeout=PATIENCE))
        return found

    def stop(self) -> int:
        self.child.send_signal(signal.SIGINT)
        status = self.child.wait(timeout=PATIENCE)
        self.thread.join(PATIENCE)
        return status


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Desk, Watched]]:
    desk = Desk(tmp_path)
    for number in range(6):
        desk.article(
            f"inbox/{number}.txt", f"Cod {number}" if number < 4 else "Ham", "It fell on Monday, they say."
        )
    desk.write("p.toml", 'terms = ["cod"]\n')
    one = Watched(desk, "p.toml", "inbox")
    try:
        yield desk, one
    finally:
        one.child.kill()
        one.child.wait(timeout=60)
        one.thread.join(PATIENCE)
        assert not one.thread.is_alive()
        assert one.child.stdout is not None
        one.child.stdout.close()


def test_each_time_it_is_saved_the_difference_is_printed(watched: tuple[Desk, Watched]) -> None:
    desk, tune = watched
    assert tune.until("Ctrl-C") == [
        "triage: p: 4 hits in 6 articles; save p.toml to see what changes, Ctrl-C ends"
    ]

    desk.write("p.toml", 'terms = ["ham", "monday"]\nexclude = ["cod 1"]\n')
    found = "\n".join(tune.until("scored again in"))
    assert "2 gained · 1 lost" in found
    assert "cod 1" in found

    # A mistake, and half a file: said, and watched on; the last good version is what the next is compared with.
    desk.write("p.toml", 'terms = ["ham"]\nweihgt = 3\n')
    assert any("p.toml:2" in line and "weihgt" in line for line in tune.until("hint"))
    desk.write("p.toml", "")
    desk.write("p.toml", '# a note\nterms = ["ham", "monday"]\nexclude = ["cod 1"]\n')
    assert tune.until("saved")[-1] == "triage: p.toml: saved; nothing that affects results has changed"

    # Editors put another file in its place.
    (desk.write("q.toml", 'terms = ["cod"]\n')).replace(desk.folder / "p.toml")
    assert "1 gained · 2 lost" in "\n".join(tune.until("scored again in"))
    assert desk.triage("show", "1").out.startswith("Cod 1"), "the numbers of the list name its articles"
    assert tune.stop() == 130


def test_a_profile_with_a_mistake_at_the_start_and_no_articles(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.article("inbox/a.txt", "Cod", "The cod fell.")
    desk.write("p.toml", "terms = 3\n")
    assert desk.triage("profile", "tune", "p.toml", "inbox").status == 2
    desk.write("p.toml", 'terms = ["cod"]\n')
    ran = desk.triage("profile", "tune", "p.toml")
    assert (ran.status, ran.err.splitlines()[0]) == (2, "triage: profile tune needs articles")
    assert desk.triage("profile", "tune", "p.toml", "nowhere").status == 2
