"""What other systems have otherwise, as far as it can be tried here: paths of Windows, processes without fork, no processes at all."""

import ntpath
import sys
from pathlib import PureWindowsPath
from types import SimpleNamespace
from typing import Any

import pytest
from desk import Desk

from triage.engines import processes, shares, worker
from triage.fetch.files import folder_of_outlet
from triage.render.html import html_page
from triage.render.html.html_page import file_link


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The module of pages sees the paths of Windows."""
    monkeypatch.setattr(ntpath, "getcwd", lambda: "C:\\news", raising=False)
    monkeypatch.setattr(html_page, "os", SimpleNamespace(path=ntpath, sep="\\"))


@pytest.mark.usefixtures("on_windows")
@pytest.mark.parametrize(
    ("path", "folder", "link"),
    [
        ("C:\\news\\inbox\\a b.txt", "C:\\news", "inbox/a%20b.txt"),
        ("C:\\news\\inbox\\a.txt", "C:\\news\\out", "../inbox/a.txt"),
        # No relative link leads to another drive.
        ("D:\\wire\\a.txt", "C:\\news", ""),
        ("C:\\news\\inbox.zip!a.txt", "C:\\news", ""),
    ],
)
def test_links_of_a_page_to_files_of_windows(path: str, folder: str, link: str) -> None:
    assert file_link(path, folder) == link


def is_reserved(name: str) -> bool:
    """Whether Windows keeps the name for itself, asked as this Python wants to be asked."""
    if sys.version_info >= (3, 13):
        return ntpath.isreserved(name)
    return PureWindowsPath(name).is_reserved()


@pytest.mark.parametrize(
    "outlet", ["CON", "aux", "Nul", "a:b", "Trailing. ", 'Say "no"', "a<b>|c?*", "..\\..\\up", "C:\\x"]
)
def test_no_outlet_makes_a_folder_that_windows_refuses(outlet: str) -> None:
    name = folder_of_outlet(outlet)
    assert not is_reserved(name)
    assert not set('<>:"/\\|?*') & set(name)
    assert name == name.rstrip(". ")
    assert len(PureWindowsPath(name).parts) == 1


def archive(desk: Desk, count: int) -> None:
    for number in range(count):
        desk.article(
            f"inbox/{number}.txt", f"Cod Landed at Quay {number}", f"Boats landed {number} boxes of cod on Friday."
        )


def scanned(desk: Desk) -> list[dict[str, Any]]:
    ran = desk.triage("scan", "inbox", "-t", "cod", "--jsonl", "-j", "2", "--no-cache")
    assert (ran.status, ran.err) == (0, "")
    return ran.of_type("hit")


def pages(desk: Desk, count: int) -> None:
    """Saved pages, which are read in a process of their own."""
    for number in range(count):
        body = f"<p>Boats landed {number} boxes of cod on Friday, the harbour master said.</p>" * 3
        head = f"<title>Cod Landed at Quay {number}</title>"
        desk.write(
            f"inbox/{number}.html", f"<html><head>{head}</head><body><article>{body}</article></body></html>"
        )


@pytest.mark.slow
def test_processes_that_are_started_and_not_forked_give_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on macOS."""
    pages(desk, 2)
    forked = scanned(desk)
    spawned = []
    spawn = worker._spawned
    monkeypatch.setattr(worker, "_spawned", lambda work: spawned.append(1) or spawn(work))
    for module in (worker, shares):
        names = {name: getattr(module.sys, name) for name in dir(module.sys) if not name.startswith("__")}
        monkeypatch.setattr(module, "sys", SimpleNamespace(**{**names, "platform": "darwin"}))
    assert scanned(desk) == forked != []
    assert spawned


def test_without_processes_all_is_done_in_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    pages(desk, 2)
    archive(desk, 5)
    before = scanned(desk)
    monkeypatch.setattr(processes, "start", None)
    names = {name: getattr(processes.os, name) for name in dir(processes.os) if not name.startswith("__")}
    monkeypatch.setattr(processes, "os", SimpleNamespace(**{**names, "name": "nt"}))
    assert scanned(desk) == before != []
