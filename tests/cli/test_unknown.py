"""Filters that ask for what an article does not state: it stays in the list and is counted."""

import pytest
from desk import Desk

PROFILE = 'terms = ["ferry"]\n[filter]\n{}\n'


@pytest.mark.parametrize(
    ("asked", "known", "counted"),
    [
        ('outlets = ["Halden Courier"]', "Source: Halden Courier\n", "1 of unknown outlet"),
        ('exclude_outlets = ["Meridian"]', "Source: Halden Courier\n", "1 of unknown outlet"),
        ("min_words = 2", "", ""),
    ],
)
def test_what_is_not_stated_passes_and_is_counted(desk: Desk, asked: str, known: str, counted: str) -> None:
    desk.write("ports.toml", PROFILE.format(asked))
    desk.write(
        "inbox/known.txt", f"Title: Ferry sold\n{known}Date: 2026-11-18\n\nThe ferry was sold on Tuesday.\n"
    )
    desk.write("inbox/unknown.txt", "Title: Ferry late\nDate: 2026-11-18\n\nThe ferry met fog.\n")
    ran = desk.triage("scan", "inbox", "-p", "ports.toml")
    assert ran.lines[0].endswith("2 hits")
    assert "unknown" not in ran.out.replace("unknown.txt", "").replace(counted or "-", "")
    assert counted in ran.out


def test_another_outlet_does_not_pass(desk: Desk) -> None:
    desk.write("ports.toml", PROFILE.format('outlets = ["Halden Courier"]'))
    desk.write("inbox/a.txt", "Title: Ferry sold\nSource: Meridian\nDate: 2026-11-18\n\nThe ferry was sold.\n")
    ran = desk.triage("scan", "inbox", "-p", "ports.toml")
    assert "1 filtered out" in ran.out


def test_a_headline_alone_has_no_known_length(desk: Desk) -> None:
    desk.write("ports.toml", PROFILE.format("min_words = 20"))
    desk.write(
        "inbox/a.jsonl",
        '{"title": "Ferry sold", "body": ""}\n{"title": "Ferry late", "body": "The ferry met fog."}\n',
    )
    ran = desk.triage("scan", "inbox", "-p", "ports.toml")
    assert "1 of unknown length" in ran.out
    assert "1 filtered out" in ran.out
