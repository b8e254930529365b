"""`triage scan --methods`: what a paper says of a run, with the figures of that run."""

import json
from pathlib import Path

import pytest

from tests.desk import Desk
from triage._version import __version__
from triage.cli import citation

ARTICLES = (
    ("Cod falls", "Coast Daily", "2026-01-05", "en", "The cod fell at the market, they say."),
    ("Cod rises", "Coast | Daily", "2026-01-08", "en", "The cod rose at the quay, said a trader named Lund."),
    ("Ham rises", "River Post", "2026-01-20", "en", "The ham rose at the market, they say."),
    ("Ham lost", "River Post", "2025-06-01", "en", "The ham was lost in the summer before that."),
    ("Kabeljau", "", "", "de", "Der Kabeljau fiel am Montag auf dem Markt."),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    lines = [
        json.dumps({"title": title, "outlet": outlet, "published": when, "language": language, "body": body})
        for title, outlet, when, language, body in ARTICLES
    ]
    desk.write("in/a.jsonl", "\n".join(lines) + "\n")
    desk.write("cod.toml", 'title = "Cod"\nthreshold = 20\nterms = [{ text = "cod", weight = 2 }]\n')
    return desk


def section(desk: Desk, *more: str) -> str:
    ran = desk.triage("scan", "in", "-p", "cod.toml", "--methods", *more)
    assert ran.status == 0, ran.err
    return ran.out


@pytest.mark.slow
def test_it_tells_what_was_read_left_out_and_found(desk: Desk) -> None:
    said = section(desk)
    for part in (
        "1 file held 5 articles.",
        "were published from 2025-06-01 to 2026-01-20, came from 3 outlets and were in English (4) and German (1)",
        "1 gave no date, 1 no outlet",
        "the threshold of the profile (20)",
        "2 hits (40.0% of the articles)",
        "3 in which no term matched",
        "leaves 2 stories",
        f"version = {{{__version__}}}",
        "author = {{The triage authors}}",
        "Coast \\| Daily (1)",
    ):
        assert part in said, part
    report = json.loads(desk.triage("scan", "in", "-p", "cod.toml", "--json").out)
    assert report["run"]["profiles"][0]["sha256"] in said


def test_articles_of_other_dates_are_no_part_of_the_corpus(desk: Desk) -> None:
    said = section(desk, "--since", "2026-01-01")
    assert "5 articles, of which 1 lay outside the period studied" in said
    assert "from 2026-01-05 to 2026-01-20" in said
    assert "2 hits (50.0% of the articles)" in said
    # The one outside matched nothing: it is not left out a second time.
    assert "2 in which no term matched" in said


def test_labels_beside_the_profile_give_precision_and_recall(desk: Desk) -> None:
    assert "precision" not in section(desk).lower()
    desk.triage("label", "keep", "in/a.jsonl#0", "-p", "cod.toml")
    desk.triage("label", "skip", "in/a.jsonl#1", "-p", "cod.toml")
    desk.triage("label", "keep", "in/a.jsonl#4", "-p", "cod.toml")
    said = section(desk)
    assert "| cod | 3 | 2 | 50% (9% to 91%) | 50% of the labelled |" in said
    assert "says nothing of the others" in said


def test_copies_are_grouped_unless_they_shall_not(desk: Desk) -> None:
    assert "Near-duplicates were not grouped" in section(desk, "--no-fold")
    assert "Near-duplicates were grouped" in section(desk)


def test_it_is_a_text_and_no_other_format(desk: Desk) -> None:
    ran = desk.triage("scan", "in", "-p", "cod.toml", "--methods", "--json")
    assert (ran.status, ran.out) == (2, "")
    assert "--methods is Markdown" in ran.err
    assert section(desk, "--format", "markdown") == section(desk)


def test_the_arguments_of_the_run_do_not_depend_on_it(desk: Desk) -> None:
    assert section(desk, "-o", "methods.md") == ""
    assert (desk.folder / "methods.md").read_text() == section(desk)


def test_an_author_of_several_names_and_a_release() -> None:
    text = 'title: "A: b"\nauthors:\n  - family-names: E\n    given-names: D\n  - name: F\ndate-released: "2026-12-01"\nurl: "https://example.org"\n'
    facts = citation.parsed(text)
    assert (facts.title, facts.authors, facts.released, facts.url) == (
        "A: b",
        ("D E", "F"),
        "2026-12-01",
        "https://example.org",
    )
