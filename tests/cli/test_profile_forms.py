"""`triage profile forms` and the forms that `triage profile check` shows."""

import json

import pytest
from desk import Desk


def test_forms_are_listed(desk: Desk) -> None:
    told = desk.triage("profile", "forms", "Donald Kaczyński", "--language", "pl")
    assert told.status == 0
    assert "Donald in Polish: " in told.out
    assert "donaldem" in told.out
    assert "kaczyńskiego" in told.out
    document = json.loads(desk.triage("profile", "forms", "Tusk", "--language", "pl-PL", "--json").out)
    assert (document["schema"], document["language"], document["words"][0]["word"]) == (1, "pl", "Tusk")
    assert "tuskiem" in document["words"][0]["forms"]


@pytest.mark.parametrize(("term", "language"), [("tariff", "en"), ("tariff", "zz"), ("...", "pl")])
def test_what_has_no_forms_is_refused(desk: Desk, term: str, language: str) -> None:
    told = desk.triage("profile", "forms", term, "--language", language)
    assert told.status == 2
    assert told.err.startswith("triage: ")
    assert "hint" in told.err


def test_check_shows_forms_of_a_profile_in_one_language(desk: Desk) -> None:
    desk.write("profiles/pl.toml", 'languages = ["pl"]\nterms = ["rząd"]\n')
    desk.write("profiles/en.toml", 'languages = ["en"]\nterms = ["tariff"]\n')
    told = desk.triage("profile", "check")
    assert "in Polish: rząd, " in told.out
    assert "tariff, " not in told.out
