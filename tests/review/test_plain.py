"""`triage review --plain`: one story at a time as text, the same keys; and what needs a screen says so."""

import json

from desk import Desk


def labels(desk: Desk) -> list[str]:
    lines = (desk.folder / "profiles" / "_labels.jsonl").read_text().splitlines()
    return [json.loads(line)["label"] for line in lines]


def test_keys_one_a_line(inbox: Desk) -> None:
    ran = inbox.triage("review", "inbox", "--plain", stdin="y\nx\nu\nw\n?\nq\n")
    assert ran.status == 0, ran.err
    assert "Ferries, story 1 of 6, unread" in ran.out
    assert "kept: " in ran.out and "skipped: " in ran.out and "taken back: skip" in ran.out
    assert "threshold any: HIT" in ran.out
    assert "y: keep: wanted" in ran.out
    assert labels(inbox) == ["keep", "skip", "undo"]


def test_the_end_of_the_input_ends_it(inbox: Desk) -> None:
    ran = inbox.triage("review", "inbox", "--plain", stdin="y\n")
    assert (ran.status, labels(inbox)) == (0, ["keep"])


def test_a_key_that_is_none_is_said(inbox: Desk) -> None:
    assert "no such key here; ? lists them" in inbox.triage("review", "inbox", "--plain", stdin="Z\n").out


def test_a_key_that_needs_the_screen_is_said_and_not_listed(inbox: Desk) -> None:
    out = inbox.triage("review", "inbox", "--plain", stdin="/\nf\n+\n?\n").out
    assert out.count("that key needs the screen") == 3
    listed = out.rpartition("that key needs the screen")[2]
    assert "o: print the address or the path" in listed
    assert not any(line.startswith(("/", "f", "+")) for line in listed.splitlines())


def test_a_story_without_copies_says_so(inbox: Desk) -> None:
    out = inbox.triage("review", "inbox", "-p", "ferry", "--plain", stdin="v\n").out
    assert "no copies and no other versions" in out


def test_moving_and_the_ends(inbox: Desk) -> None:
    out = inbox.triage("review", "inbox", "--plain", stdin="k\nG\nj\ng\n").out
    assert "this is the first story" in out and "that was the last story" in out
    assert [line.split(" of ")[0] for line in out.splitlines() if line.startswith("Ferries, story")] == [
        "Ferries, story 1", "Ferries, story 6", "Ferries, story 1",
    ]  # fmt: skip


def test_terms_without_a_profile_can_be_read_and_not_judged(inbox: Desk) -> None:
    ran = inbox.triage("review", "inbox", "-t", "ferry", "--plain", stdin="y\ns\n")
    assert "terms of the command line have no file for labels" in ran.out
    assert not (inbox.folder / "profiles" / "_labels.jsonl").exists()


def test_without_a_terminal_it_says_what_to_do(inbox: Desk) -> None:
    ran = inbox.triage("review", "inbox")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "triage: review needs a terminal\n  hint: --plain reads keys and writes text\n"


def test_nothing_to_review_is_said(inbox: Desk) -> None:
    assert inbox.triage("review", "inbox", "-t", "zebra", "--plain").err == "triage: no hits\n"


def test_the_articles_of_a_digest(inbox: Desk) -> None:
    inbox.triage("digest", "inbox", "-p", "ferry", "--top", "2", "-o", "out.txt")
    out = inbox.triage("review", "inbox", "--digest", "last", "--plain", stdin="q\n").out
    assert "story 1 of 2, unread" in out


def test_a_digest_that_was_never_made(inbox: Desk) -> None:
    assert inbox.triage("review", "inbox", "--digest", "last", "--plain").status == 2


def test_wrong_keys_in_the_settings_are_named(inbox: Desk) -> None:
    inbox.write("triage.toml", '[review.keys]\nkeap = "a"\n')
    ran = inbox.triage("review", "inbox", "--plain")
    assert ran.status == 2
    assert "keap" in ran.err and "keep" in ran.err


def test_the_settings_know_every_action() -> None:
    from triage.profiles.toml.settings_keys import REVIEW_ACTIONS
    from triage.review.keys import KEYS

    assert tuple(KEYS) == REVIEW_ACTIONS
