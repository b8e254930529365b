"""`triage profile check --on`: what a profile does to a folder."""

import pytest

from triage import Profile
from triage.profiles.measure import Measure


@pytest.fixture
def inbox(desk):
    for number in range(20):
        words = "Okinawa" if number < 5 else "nothing"
        common = "alliance" if number < 4 else ""
        desk.article(f"inbox/{number:02}.txt", f"Story {number}", f"It is about {words} and {common}.")
    return desk


def remarks(ran):
    return [line for line in ran.lines if not line.startswith("  hint")]


def test_what_fires_never_and_what_too_often(inbox):
    inbox.write("p.toml", 'title = "x"\nterms = ["Okinawa",\n"alliance", "Ryukyu"]\n')
    ran = inbox.triage("profile", "check", "p.toml", "--on", "inbox")
    assert ran.status == 0
    assert remarks(ran)[0].startswith("p.toml: 20 articles: ")
    assert "p.toml:2: 'Okinawa' matches in 25 % of 20 articles" in ran.lines
    # 4 of 20 are not more than 20 %.
    assert "'alliance'" not in ran.out
    assert "p.toml:3: 'Ryukyu' has no matches in 20 articles" in ran.lines


def test_how_many_reach_what(inbox):
    inbox.write("p.toml", 'title = "x"\nthreshold = 90\nterms = ["Okinawa", "alliance"]\n')
    ran = inbox.triage("profile", "check", "p.toml", "--on", "inbox")
    scores = [
        profile["score"]
        for one in inbox.triage("scan", "inbox", "-p", "p.toml", "--threshold", "any", "--json").json["hits"]
        for profile in one["profiles"]
    ]
    counts = [sum(score >= mark for score in scores) for mark in (20, 50, 80)]
    expected = (
        f"{counts[0]} reach 20, {counts[1]} reach 50, {counts[2]} reach 80; highest {max(scores):.0f}; 0 hits"
    )
    assert remarks(ran)[0] == f"p.toml: 20 articles: {expected}"
    assert f"nothing reaches the threshold 90: the highest of 20 articles has {max(scores):.1f}" in ran.out


def test_a_field_that_no_article_has(inbox):
    inbox.write("p.toml", 'title = "x"\nterms = [{ text = "Smith", in = ["byline"] }, "alliance"]\n')
    ran = inbox.triage("profile", "check", "p.toml", "--on", "inbox")
    assert "'Smith' is looked for in byline, and no article has one" in ran.out
    inbox.write("inbox/mail.jsonl", '{"title": "x", "body": "y", "byline": "By A. Smith"}\n')
    assert "no article has one" not in inbox.triage("profile", "check", "p.toml", "--on", "inbox").out


def test_remarks_count_for_strict_and_counts_do_not(inbox):
    inbox.write("p.toml", 'title = "x"\nterms = ["alliance"]\n')
    assert inbox.triage("profile", "check", "p.toml", "--on", "inbox", "--strict").status == 0
    inbox.write("p.toml", 'title = "x"\nterms = ["Ryukyu"]\n')
    assert inbox.triage("profile", "check", "p.toml", "--on", "inbox", "--strict").status == 1


def test_a_folder_that_is_not_there(inbox):
    inbox.write("p.toml", 'title = "x"\nterms = ["alliance"]\n')
    ran = inbox.triage("profile", "check", "p.toml", "--on", "nowhere")
    assert (ran.status, "nowhere: no such file or folder" in ran.err) == (2, True)


def test_a_share_of_few_articles_says_nothing():
    profile = Profile.from_dict({"terms": ["cod"]}, id="p")
    for count, remarked in ((19, False), (20, True)):
        measure = Measure(profile)
        for _ in range(count):
            measure.add(["body"], ["cod"], 60.0, hit=True)
        assert bool(measure.remarks()) is remarked
    assert Measure(profile).remarks() == ()


def test_compounds_that_a_folder_has_are_named(desk):
    text = "Der Grippeimpfstoff ist nicht für die Menschen da, die auch nach dem Krieg krank sind, und das ist ein Problem."
    desk.article("inbox/a.txt", "Choleraepidemie", f"Cholerisch ist er nicht. {text}")
    desk.write("p.toml", 'title = "x"\nterms = ["Cholera", { text = "Impfstoff", as = "compound" }]\n')
    ran = desk.triage("profile", "check", "p.toml", "--on", "inbox")
    assert "p.toml:2: 'Cholera' is a part of 1 other word here: Choleraepidemie" in ran.lines
    assert '  hint: as = "compound" finds these too' in ran.lines
    assert "'Impfstoff' is a part" not in ran.out
