"""`triage rerun`: a run is the same again, or it is said why not."""

import json
import shutil
from pathlib import Path

import pytest

from tests.desk import Desk
from triage.matcher import RULES_VERSION

FORMS = (("--json", "-o", "run"), ("--format", "sqlite", "-o", "run"))


@pytest.fixture(params=FORMS, ids=["json", "sqlite"])
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    desk = Desk(tmp_path)
    desk.article("in/a.txt", "Cod falls", "The cod fell at the market on Monday.")
    desk.article("in/b.txt", "Ham falls", "The ham fell at the market on Monday, and the cod with it.")
    desk.article("in/c.txt", "Nothing", "Nothing of note was for sale.")
    desk.write("cod.toml", 'threshold = 20\nterms = [{ text = "cod", weight = 2 }]\n')
    assert desk.triage("scan", "in", "-p", "cod.toml", *request.param).status == 0
    return desk


def test_nothing_has_changed(desk: Desk) -> None:
    ran = desk.triage("rerun", "run")
    assert (ran.status, ran.out, ran.err) == (0, "the same to the byte: 2 articles in the report\n", "")


def test_a_folder_that_was_moved_gives_the_same(desk: Desk) -> None:
    shutil.copytree(desk.folder / "in", desk.folder / "elsewhere" / "in2")
    # The hour in which a file arrived goes with it.
    ran = desk.triage("rerun", "run", "elsewhere/in2/")
    assert (ran.status, ran.out) == (0, "the same to the byte, the folder aside: 2 articles in the report\n")


def test_what_input_has_made_is_said(desk: Desk) -> None:
    desk.article("in/d.txt", "Cod rises", "The cod rose on Tuesday.")
    desk.article("in/a.txt", "Cod falls", "The cod fell at the market on Wednesday.")
    (desk.folder / "in" / "b.txt").unlink()
    ran = desk.triage("rerun", "run")
    assert ran.status == 1
    assert ran.out.splitlines()[0] == "3 articles differ: 3 by input; 0 are the same"
    assert [line.split()[0] for line in ran.out.splitlines()[1:]] == ["input"] * 3


def test_what_a_profile_has_made_is_said(desk: Desk) -> None:
    desk.write("cod.toml", 'threshold = 20\nterms = [{ text = "cod", weight = 2 }]\nexclude = ["ham"]\n')
    ran = desk.triage("rerun", "run")
    first, second, third = ran.out.splitlines()
    assert first.startswith("profile   cod ")
    assert second == "1 articles differ: 1 by profile; 1 are the same"
    assert third.split()[0] == "profile"
    assert third.endswith("→ no hit  Ham falls · in/b.txt")


def test_what_a_version_has_made_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triage.pipeline.RULES_VERSION", "99")
    ran = desk.triage("rerun", "run")
    assert ran.out.splitlines() == [f"version   rules {RULES_VERSION} → 99", "0 articles differ; 2 are the same"]


def test_what_is_no_report_is_refused(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("a.json", json.dumps({"a": 1}))
    ran = desk.triage("rerun", "a.json")
    assert (ran.status, ran.err.splitlines()[0]) == (2, "triage: a.json: not a report of scan")
    assert desk.triage("rerun", "none.json").status == 2
