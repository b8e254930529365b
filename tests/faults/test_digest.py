"""Digests under every fault: each story reaches its reader, and none reaches him twice."""

import re
from pathlib import Path

import pytest

from tests.faults.faulty import Ended, Fault, Machine, each_fault

STORIES = {
    "Harbour": "VELLMAR (Reuters) - Dredgers cleared the silt below the old cod wharf on Monday, the port office said.",
    "Quota": "BRUSSELS (AP) - Ministers agreed after a night of talks that boats may land a fifth less cod next year.",
    "Recipe": "LISBON (EFE) - Salted cod with chickpeas and coriander won the prize of the cooks of the old town.",
    "Science": "BERGEN (NTB) - Young cod learn the songs of their rivers by listening, a team of biologists found.",
}


@pytest.fixture
def desk(inbox: Path) -> Path:
    for file in (inbox / "in").iterdir():
        file.unlink()
    return inbox


def fill(desk: Path) -> None:
    for title, text in STORIES.items():
        (desk / f"in/{title}.txt").write_text(f"{title} of cod\n\n{text}\n")


def told(text: str) -> set[str]:
    return {title for title in STORIES if re.search(rf"\b{title} of cod", text)}


def read(file: Path) -> str:
    return file.read_text() if file.exists() else ""


@pytest.mark.parametrize("state", ["none", "used"])
def test_each_story_is_delivered_once_whatever_fails(machine: Machine, desk: Path, state: str) -> None:
    if state == "used":
        (desk / "in/Old.txt").write_text(
            "Old cod\n\nVELLMAR (AP) - The old cod was sold at noon to a man from the hills.\n"
        )
        first = machine.run(desk, "digest", "in", "-o", "first.txt", now=1_794_900_000.0)
        assert first.status == 0, first
    fill(desk)

    def run(fault: Fault) -> Ended:
        return machine.run(desk, "digest", "in", "-o", "brief.txt", fault=fault)

    for fault, ended in each_fault(desk, run):
        brief = told(read(desk / "brief.txt"))
        assert brief in (set(), set(STORIES)), (str(fault), brief)
        if ended.status == 0:
            assert brief == set(STORIES), (str(fault), ended)
        if ended.status == 74 and brief:
            assert "the state could not be" in ended.err, (str(fault), ended)
        again = machine.run(desk, "digest", "in", "-o", "again.txt", now=1_795_003_600.0)
        assert again.status == 0, (str(fault), again)
        later = told(read(desk / "again.txt"))
        assert brief | later == set(STORIES), (str(fault), "lost", ended, again)
        assert not brief & later, (str(fault), "twice", ended, again)
        third = machine.run(desk, "digest", "in", "-o", "third.txt", now=1_795_007_200.0)
        assert third.status == 0, (str(fault), third)
        assert not told(read(desk / "third.txt")), (str(fault), third)
        assert not list((desk / "home/state").rglob("*.pending-*")), str(fault)
        assert not list((desk / "home/state").rglob("*.delivered-*")), str(fault)
