"""`triage label` from the reader's chair."""

import json
from pathlib import Path

from desk import Desk

PROFILE = 'terms = ["bird flu"]\n'


def inbox(desk: Desk) -> None:
    desk.write("profiles/flu.toml", PROFILE)
    desk.article("inbox/a.txt", "Bird flu at the marsh", "Bird flu was found, a vet said on Monday.")
    desk.article("inbox/b.txt", "Golfer makes birdie", "He has the flu and was glad, his caddie said on Monday.")


def lines(desk: Desk, file: str = "profiles/_labels.jsonl") -> list[dict[str, object]]:
    return [json.loads(line) for line in (desk.folder / file).read_text("utf-8").splitlines()]


def test_a_number_of_the_last_report_is_kept_beside_the_profile(desk: Desk) -> None:
    inbox(desk)
    assert desk.triage("scan", "inbox").status == 0
    ran = desk.triage("label", "keep", "1")
    assert (ran.status, ran.lines) == (0, ["keep  flu  Bird flu at the marsh"])
    assert ran.err == "triage: noted in profiles/_labels.jsonl\n"
    (line,) = lines(desk)
    assert (line["path"], line["profile"], line["label"]) == ("../inbox/a.txt", "flu", "keep")
    assert line["id"]


def test_paths_need_no_report(desk: Desk) -> None:
    inbox(desk)
    assert desk.triage("label", "skip", "inbox/b.txt", "inbox/a.txt").status == 0
    assert [line["label"] for line in lines(desk)] == ["skip", "skip"]


def test_the_later_label_wins_and_undo_brings_the_earlier_back(desk: Desk) -> None:
    inbox(desk)
    desk.triage("label", "keep", "inbox/a.txt")
    desk.triage("label", "skip", "inbox/a.txt")
    assert desk.triage("label", "--list").lines == ["skip  flu  inbox/a.txt"]
    assert desk.triage("label", "--undo").status == 0
    assert desk.triage("label", "--list").lines == ["keep  flu  inbox/a.txt"]
    assert desk.triage("label", "--undo", "inbox/a.txt").status == 0
    gone = desk.triage("label", "--list")
    assert (gone.out, "no labels yet" in gone.err) == ("", True)
    assert len(lines(desk)) == 4, "nothing is ever taken out of the file"
    assert desk.triage("label", "--undo").status == 2


def test_two_profiles_want_to_be_told_apart(desk: Desk) -> None:
    inbox(desk)
    desk.write("profiles/golf.toml", 'terms = ["birdie"]\n')
    ran = desk.triage("label", "keep", "inbox/a.txt")
    assert ran.status == 2
    assert "there are the profiles flu and golf: say for which with -p" in ran.err
    assert desk.triage("label", "keep", "inbox/a.txt", "-p", "golf").status == 0
    desk.triage("scan", "inbox")
    # a.txt is a hit of one of them alone: no question.
    assert desk.triage("label", "keep", "inbox/a.txt").status == 0
    assert [line["profile"] for line in lines(desk)] == ["golf", "flu"]


def test_labels_beside_the_folder_of_profiles_are_gone_on_with(sample: Desk) -> None:
    file = sample.folder / "sample_data" / "_labels.jsonl"
    before = file.read_text("utf-8")
    sample.triage("scan", "sample_data", "-p", "hawser")
    assert sample.triage("label", "keep", "1").status == 0
    assert file.read_text("utf-8").startswith(before)
    assert lines(sample, "sample_data/_labels.jsonl")[-1]["profile"] == "hawser"
    assert not Path(sample.folder, "sample_data/profiles/_labels.jsonl").exists()


def test_a_moved_file_keeps_its_label(desk: Desk) -> None:
    inbox(desk)
    desk.triage("label", "keep", "inbox/a.txt")
    (desk.folder / "archive").mkdir()
    (desk.folder / "inbox/a.txt").rename(desk.folder / "archive/x.txt")
    desk.triage("label", "skip", "archive/x.txt")
    assert desk.triage("label", "--list").lines == ["skip  flu  archive/x.txt"]


def test_what_is_wrong_is_said(desk: Desk) -> None:
    inbox(desk)
    for words in (
        ["label"],
        ["label", "keep"],
        ["label", "like", "inbox/a.txt"],
        ["label", "keep", "inbox/c.txt"],
    ):
        ran = desk.triage(*words)
        assert ran.status == 2
        assert "  hint: " in ran.err
    desk.write("profiles/_labels.jsonl", '{"path": "a", "profile": "flu", "label": "keep"}\n{"label": "kept"}\n')
    ran = desk.triage("label", "--list")
    assert ran.status == 2
    assert ran.err.startswith("triage: profiles/_labels.jsonl:2: no label: ")
