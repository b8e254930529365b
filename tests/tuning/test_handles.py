"""Articles that a measuring command prints bear numbers, and the numbers mean them in the next command."""

import re
import shlex

import pytest
from desk import Desk, Ran

from .test_diff import OLD
from .test_diff import inbox as two_versions

LABELS = ("--labels", "sample_data/_labels.jsonl", "sample_data")
#: A number, scores and signs, a title.
NUMBERED = re.compile(r"^ *(\d+) +(?:[–\d]+ +→ +)?[–\d]+ [✓✗ ]*(\S.*)$")


def numbered(ran: Ran) -> dict[str, str]:
    """Number → title, as far as it is printed."""
    found = (NUMBERED.match(line) for line in ran.lines)
    return {one[1]: one[2].rstrip("…").strip() for one in found if one}


def advised(ran: Ran) -> list[str]:
    """The commands of its last `next:`."""
    (line,) = [line for line in ran.lines if line.startswith("next: ")]
    return line.removeprefix("next: ").split(" · ")


def test_misses_and_false_alarms_can_be_shown_and_labelled_by_number(sample: Desk) -> None:
    sample.write(
        "three.toml", 'id = "silk-gate"\nterms = ["alliance", { text = "Turkey", weight = 2 }, "tariff"]\n'
    )
    tested = sample.triage("profile", "test", "three.toml", *LABELS)
    titles = numbered(tested)
    assert list(titles) == ["1", "2", "3"]
    assert advised(tested) == ["triage show 1 --why", "triage label skip 1", "triage label keep 2"]
    for number, title in titles.items():
        assert sample.triage("show", number).lines[0].startswith(title[:30])
    why = sample.triage("show", "1", "--why")
    assert "silk-gate" in why.out
    labelled = sample.triage("label", "keep", "2")
    assert labelled.status == 0
    assert labelled.out.startswith(f"keep  silk-gate  {titles['2'][:30]}")


def test_what_moved_can_be_shown_and_labelled_by_number(desk: Desk) -> None:
    two_versions(desk)
    desk.write("profiles/p.toml", OLD.replace('"harvest"', '"textiles"') + 'exclude = ["cricket"]\n')
    compared = desk.triage("profile", "diff", "old.toml", "p", "inbox")
    titles = numbered(compared)
    assert titles == {"1": "Talks on textiles", "2": "Tariff of the umpire", "3": "Harvest is late"}
    assert advised(compared) == ["triage show 1 --why", "triage label keep 1", "triage label skip 3"]
    for command in advised(compared):
        assert desk.triage(*command.split()[1:]).status == 0, command
    assert desk.triage("show", "2").lines[0] == "Tariff of the umpire"
    listed = desk.triage("label", "--list")
    assert [line.split()[0] for line in listed.lines] == ["keep", "skip"]


def test_where_nothing_moved_there_is_nothing_to_do(desk: Desk) -> None:
    two_versions(desk)
    same = desk.triage("profile", "diff", "old.toml", "old.toml", "inbox")
    assert "next:" not in same.out


def runs(desk: Desk, ran: Ran) -> list[str]:
    """The commands of the last `next:`, each of which has to run as it stands."""
    commands = [shlex.split(one)[1:] for one in advised(ran) if one.startswith("triage ")]
    for words in commands:
        done = desk.triage(*words)
        assert (done.status, bool(done.out)) == (0, True), words
    return [words[0] for words in commands]


@pytest.mark.parametrize("place", ["profiles", "my profiles"])
def test_every_command_that_is_printed_runs(desk: Desk, place: str) -> None:
    """Also where a profile lies outside `profiles/`, where its id alone finds it nowhere."""
    two_versions(desk)
    mine = desk.write(f"{place}/p.toml", OLD.replace('"harvest"', '"textiles"') + 'exclude = ["cricket"]\n')
    name = str(mine.relative_to(desk.folder))
    assert runs(desk, desk.triage("scan", "inbox", "-p", name)) == ["show"]
    assert runs(desk, desk.triage("profile", "diff", "old.toml", name, "inbox")) == ["show", "label", "label"]
    assert runs(desk, desk.triage("sample", "inbox", "-p", name)) == ["show"]
    desk.triage("sample", "inbox", "-p", name)
    assert desk.triage("label", "keep", "1").status == 0
    labels = str(mine.with_name("_labels.jsonl").relative_to(desk.folder))
    assert runs(desk, desk.triage("profile", "test", name, "--labels", labels, "inbox"))[:1] == ["show"]


def test_what_a_folder_without_articles_advises_runs(desk: Desk) -> None:
    desk.write("my inbox/.hidden", "Cod")
    ran = desk.triage("scan", "my inbox", "-t", "cod")
    [command] = [one.partition(" says")[0] for one in advised(ran) if one.startswith("triage ")]
    assert command == "triage read 'my inbox'"
    assert desk.triage(*shlex.split(command)[1:]).status == 0


def test_a_sample_ends_in_no_verdict(sample: Desk) -> None:
    ran = sample.triage("sample", "sample_data", "-p", "sample_data/profiles/silk-gate.toml")
    assert not any("triage label" in line for line in ran.lines)


@pytest.mark.parametrize(
    "command",
    ["profile test p --labels profiles/_labels.jsonl inbox", "profile diff old.toml p inbox", "sample inbox -p p"],
)
def test_where_nobody_sees_the_numbers_they_are_remembered_if_asked_for(desk: Desk, command: str) -> None:
    two_versions(desk)
    desk.write("profiles/p.toml", OLD.replace('"harvest"', '"textiles"') + 'exclude = ["cricket"]\n')
    desk.triage("label", "keep", str(min((desk.folder / "inbox").iterdir())), "-p", "p")
    unseen = {"TRIAGE_REMEMBER": ""}
    assert "next:" not in desk.triage(*command.split(), env=unseen).out
    asked = desk.triage(*command.split(), "--remember", env=unseen)
    assert "next:" not in asked.out or desk.triage("show", "1").status == 0
    assert numbered(asked) == {} or "next:" in asked.out
