"""`triage profile diff`: what moves, why, and whether that helps."""

import subprocess

from desk import Desk

OLD = 'id = "p"\nthreshold = 50\nterms = ["tariff", "harvest"]\n'
FOLDER = {
    "tariff.txt": ("Tariff talks", "The tariff was raised on Monday, an official said."),
    "harvest.txt": ("Harvest is late", "The harvest is late this year, a farmer said on Monday."),
    "cricket.txt": ("Tariff of the umpire", "The tariff for cricket is a joke, a fan said on Monday."),
    "talks.txt": ("Talks on textiles", "Textiles were talked about on Monday, an official said."),
}


def inbox(desk: Desk) -> None:
    for name, (title, body) in FOLDER.items():
        desk.article(f"inbox/{name}", title, body)
    desk.write("old.toml", OLD)


def diff(desk: Desk, new: str, *more: str) -> str:
    desk.write("new.toml", new)
    ran = desk.triage("profile", "diff", "old.toml", "new.toml", "inbox", *more)
    assert ran.status == 0, ran.err
    assert max(map(len, ran.lines)) <= 80
    return ran.out


def test_the_same_profile_differs_in_nothing(desk: Desk) -> None:
    inbox(desk)
    said = diff(desk, OLD)
    assert "hits      0 gained · 0 lost · 0 moved up · 0 moved down · 3 as before" in said
    assert "gained  " not in said


def test_a_new_term_gains_and_a_gate_loses(desk: Desk) -> None:
    inbox(desk)
    said = diff(desk, OLD.replace('"harvest"', '"harvest", "textiles"') + 'exclude = ["cricket"]\n')
    assert "hits      1 gained · 1 lost" in said
    gained, lost = said.split("gained  ")[1].split("lost  ")
    assert "Talks on textiles" in gained
    assert "textiles +" in gained
    assert "(new)" in gained
    assert "Tariff of the umpire" in lost
    assert "cricket (excluded)" in lost
    # The nearest that must not move.
    assert "Harvest is late" not in said


def test_a_term_that_is_gone_a_weight_and_a_threshold(desk: Desk) -> None:
    inbox(desk)
    said = diff(desk, OLD.replace(', "harvest"', ""))
    assert "(gone)" in said.split("lost  ")[1]
    said = diff(desk, OLD.replace('"harvest"', '{ text = "harvest", weight = 0.2 }'))
    assert "weight 1 → 0.2" in said.split("lost  ")[1]
    said = diff(desk, OLD.replace("50", "95"))
    assert "threshold (50 → 95)" in said
    back = desk.triage("profile", "diff", "new.toml", "old.toml", "inbox").out
    assert "threshold (95 → 50)" in back.split("gained  ")[1]


def test_moves_between_bands(desk: Desk) -> None:
    inbox(desk)
    said = diff(desk, OLD.replace('"tariff"', '"tariff", { text = "official", weight = 2 }'))
    assert "1 moved up" in said or "1 gained" in said
    assert "official +" in said


def test_labels_say_which_change_helped(desk: Desk) -> None:
    inbox(desk)
    desk.write(
        "labels.jsonl",
        '{"path": "inbox/talks.txt", "profile": "p", "label": "keep"}\n'
        '{"path": "inbox/cricket.txt", "profile": "p", "label": "skip"}\n'
        '{"path": "inbox/harvest.txt", "profile": "p", "label": "keep"}\n',
    )
    new = OLD.replace('"harvest"', '"textiles"') + 'exclude = ["cricket"]\n'
    said = diff(desk, new, "--labels", "labels.jsonl")
    assert "labels    3 labels · F1 0.50 → 0.67 · precision 0.50 → 1.00" in said
    assert "cricket (excluded) · moved 1 · 1 rightly" in said
    assert "textiles (new) · moved 1 · 1 rightly" in said
    assert "harvest (gone) · moved 1 · 1 wrongly" in said


def test_a_revision_of_git(desk: Desk) -> None:
    inbox(desk)
    desk.write("profiles/p.toml", OLD)

    def git(*words: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], cwd=desk.folder, check=True, capture_output=True, timeout=600)

    git("init", "-q")
    git("add", "profiles")
    git("commit", "-qm", "First")
    desk.write("profiles/p.toml", OLD.replace('"harvest"', '"textiles"'))
    ran = desk.triage("profile", "diff", "--git", "HEAD", "p", "inbox")
    assert ran.status == 0
    assert "1 gained · 1 lost" in ran.out
    assert "HEAD → profiles/p.toml" in ran.out
    shown = desk.triage("show", "1")
    assert shown.lines[0] == "Talks on textiles", "its numbers are handles"
    wrong = desk.triage("profile", "diff", "--git", "nowhere", "p", "inbox")
    assert (wrong.status, "profiles/p.toml at nowhere: " in wrong.err) == (2, True)


def test_words_that_are_missing(desk: Desk) -> None:
    inbox(desk)
    for words in (["old.toml", "inbox"], ["old.toml"], []):
        ran = desk.triage("profile", "diff", *words)
        assert ran.status == 2
        assert "profile diff takes OLD, NEW and FOLDER" in ran.err
