"""Reports, labels, the last report and the cache under every fault that a disk has."""

from pathlib import Path

import pytest

from tests.faults.faulty import Ended, Fault, Machine, each_fault


def test_a_report_is_there_whole_or_not_at_all(machine: Machine, inbox: Path) -> None:
    (inbox / "out.json").write_text("yesterday's\n")

    def run(fault: Fault) -> Ended:
        return machine.run(inbox, "scan", "in", "--json", "-o", "out.json", fault=fault)

    whole = run(Fault())
    good = (inbox / "out.json").read_text()
    assert whole.status == 0
    assert good.startswith("{")
    (inbox / "out.json").write_text("yesterday's\n")
    for fault, ended in each_fault(inbox, run):
        said = (inbox / "out.json").read_text()
        assert said in ("yesterday's\n", good), (str(fault), said[:200])
        if ended.status == 0:
            assert said == good, str(fault)
        if ended.status == 74:
            assert "out.json: could not be written" in ended.err
            assert not list(inbox.glob(".*.partial")) or fault.how == "from"
        again = run(Fault())
        assert (again.status, (inbox / "out.json").read_text()) == (0, good), (str(fault), again)


def test_numbers_lead_to_the_last_report_or_the_one_before(machine: Machine, inbox: Path) -> None:
    machine.run(inbox, "scan", "in/1.txt")
    for fault, ended in each_fault(inbox, lambda fault: machine.run(inbox, "scan", "in", fault=fault)):
        if fault.how in ("once", "from"):
            assert ended.status == 0, (str(fault), ended)
            assert "Cod quota 4" in ended.out
        shown = machine.run(inbox, "show", "1")
        assert shown.status == 0, (str(fault), shown)
        assert "Cod quota" in shown.out or "Herring" in shown.out


def test_a_label_is_noted_or_it_is_said_that_it_is_not(machine: Machine, inbox: Path) -> None:
    machine.run(inbox, "scan", "in")
    machine.run(inbox, "label", "keep", "1")
    before = (inbox / "profiles/_labels.jsonl").read_bytes()
    assert before.endswith(b"\n")
    for fault, ended in each_fault(inbox, lambda fault: machine.run(inbox, "label", "skip", "2", fault=fault)):
        after = (inbox / "profiles/_labels.jsonl").read_bytes()
        assert after.startswith(before), str(fault)
        if ended.status == 0:
            assert after.count(b"\n") == 2, str(fault)
        again = machine.run(inbox, "label", "skip", "3")
        assert again.status == 0, (str(fault), again)
        listed = machine.run(inbox, "label", "--list")
        assert listed.status in (0, 2), (str(fault), listed)
        assert "keep" in listed.out or "line" in listed.err, (str(fault), listed)


@pytest.mark.parametrize("state", ["none", "warm"])
def test_the_cache_changes_no_result(machine: Machine, inbox: Path, state: str) -> None:
    """Whatever becomes of it on the disk: it is there to make runs faster, and nothing else."""
    for number in range(60):
        (inbox / f"in/more-{number}.txt").write_text(f"Cod {number}\n\nThe cod of boat {number}.\n")
    good = machine.run(inbox, "scan", "in", "--json", "--no-cache")
    assert good.status == 0
    if state == "warm":
        machine.run(inbox, "scan", "in", "--json")
        (inbox / "in/3.txt").write_text("Cod anew\n\nThe cod is dear.\n")
        good = machine.run(inbox, "scan", "in", "--json", "--no-cache")
    for fault, ended in each_fault(inbox, lambda fault: machine.run(inbox, "scan", "in", "--json", fault=fault)):
        if ended.status != -9:
            assert _but_for_times(ended.out) == _but_for_times(good.out), str(fault)
        again = machine.run(inbox, "scan", "in", "--json")
        assert again.status == 0, (str(fault), again)
        assert _but_for_times(again.out) == _but_for_times(good.out), str(fault)


def _but_for_times(text: str) -> str:
    import re

    return re.sub(r'"arrived":"[^"]*"|,"no_cache":true', "", text)
