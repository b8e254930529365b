"""The real program in a real terminal: judge, kill -9, start again, undo."""

import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from desk import Desk

pytestmark = [
    pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not here"),
    pytest.mark.slow,
]
PATIENCE = 60


class Terminal:
    """A session of tmux on a server of its own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._started = 0

    def _tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", str(self._desk.folder / f"tmux{self._started}"), "-f", "/dev/null", *words], capture_output=True, text=True, check=False, timeout=30,
            env={**self._desk.variables, "TERM": "xterm-256color"}, cwd=self._desk.folder,
        )  # fmt: skip
        return done.stdout

    def start(self) -> None:
        self._started += 1  # a server that ends may still take the next session, and then end with it
        command = shlex.join([sys.executable, "-m", "triage", "review", "inbox"])
        self._tmux("new-session", "-d", "-x", "120", "-y", "30", f"{command}; echo ended $?; sleep 60")

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def until(self, words: str) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            seen = self._tmux("capture-pane", "-p")
            if words in seen:
                return seen
            time.sleep(0.05)
        raise AssertionError(f"{words!r} never stood on the screen:\n{seen}")

    def kill(self) -> None:
        pid = self._tmux("list-panes", "-F", "#{pane_pid}").strip()
        children = subprocess.run(["pgrep", "-P", pid], capture_output=True, text=True, check=False).stdout.split()
        subprocess.run(["kill", "-9", *children], check=False)

    def end(self) -> None:
        self._tmux("kill-server")


@pytest.fixture
def terminal(inbox: Desk) -> Iterator[Terminal]:
    one = Terminal(inbox)
    yield one
    one.end()


def test_judgements_survive_and_can_be_undone(terminal: Terminal, inbox: Desk) -> None:
    terminal.start()
    terminal.until("6 unread")
    terminal.press("y", "x")
    terminal.until("1 kept · 1 skipped")
    terminal.kill()
    terminal.until("ended 137")
    terminal.end()
    terminal.start()
    terminal.until("4 unread · 1 kept · 1 skipped")
    terminal.press("u")
    terminal.until("taken back: skip")
    terminal.press("q")
    terminal.until("triage: 1 kept, 0 skipped, 0 for later, 5 unread")
    terminal.until("ended 0")
    assert inbox.triage("label", "--list").out.startswith("keep  ferry")
