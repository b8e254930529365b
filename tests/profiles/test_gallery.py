"""Profiles to start from: each is good, passes its own tests, and says why its terms are written so."""

from pathlib import Path

import pytest
from desk import Desk

import triage
from triage.profiles.starter import GALLERY

FOLDER = Path(triage.__file__).parent / "profiles" / "gallery"


def test_the_table_has_what_the_folder_has() -> None:
    assert sorted(GALLERY) == sorted(file.stem for file in FOLDER.glob("*.toml"))


@pytest.mark.parametrize("kind", GALLERY)
def test_each_works_as_it_stands(desk: Desk, kind: str) -> None:
    ran = desk.triage("profile", "new", "Ebola in Africa", "--from", kind)
    assert (ran.status, ran.out) == (0, "profiles/ebola-in-africa.toml\n")
    assert "still those of an example" in ran.err
    assert desk.triage("profile", "new", "Ebola").err == "", "of its own words nothing has to be said"
    (desk.folder / "profiles" / "ebola.toml").unlink()
    text = (desk.folder / "profiles" / "ebola-in-africa.toml").read_text("utf-8")
    assert 'title = "Ebola in Africa"' in text
    assert text.count("\n# ") + text.count("    # ") >= 2
    checked = desk.triage("profile", "check", "--strict")
    assert checked.status == 0, checked.out
    tested = desk.triage("profile", "test")
    assert tested.status == 0, tested.out
    assert tested.out.count("no hit") >= 1


def test_an_example_that_is_none(desk: Desk) -> None:
    ran = desk.triage("profile", "new", "Ebola", "--from", "diseases")
    assert ran.status == 2
    assert "no example is called 'diseases'" in ran.err and "disease" in ran.err
    assert not (desk.folder / "profiles").exists()


def test_an_example_and_a_string_are_two_profiles(desk: Desk) -> None:
    ran = desk.triage("profile", "new", "Ebola", "--from", "disease", "--boolean", "ebola")
    assert ran.status == 2 and "cannot be combined" in ran.err


def test_nothing_is_written_over(desk: Desk) -> None:
    desk.write("profiles/ebola.toml", "mine")
    assert desk.triage("profile", "new", "Ebola", "--from", "disease").status == 2
    assert (desk.folder / "profiles" / "ebola.toml").read_text() == "mine"
