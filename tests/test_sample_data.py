"""The sample folder, from the user's chair: what a newcomer scans first finds what its labels say."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from desk import streams, surroundings

import triage
from triage.cli.exits import run
from triage.errors import Problem

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sample_data"
PROFILES = sorted((SAMPLES / "profiles").glob("*.toml"))
LABELS: list[dict[str, str]] = [json.loads(line) for line in (SAMPLES / "_labels.jsonl").read_text().splitlines()]


@cache
def scan(*arguments: str) -> list[dict[str, Any]]:
    """The records of `triage scan sample_data/ --jsonl`."""
    # No home: nothing is remembered.
    with surroundings(ROOT, {"TZ": "UTC", "TRIAGE_CACHE": "false"}), streams(b"") as (out, err):
        status = run(["scan", "sample_data/", "--jsonl", *arguments])
    assert status == 0, err.getvalue()
    return [json.loads(line) for line in out.getvalue().decode().splitlines()]


def reported(records: list[dict[str, Any]]) -> set[tuple[str, str]]:
    return {
        (record["path"].removeprefix("sample_data/"), profile["id"])
        for record in records
        if record["type"] in ("hit", "reject")
        for profile in record["profiles"]
        if profile["hit"]
    }


def articles() -> dict[str, triage.Article]:
    found = list(triage.read([SAMPLES]))
    assert not [one for one in found if isinstance(one, Problem)]
    return {Path(one.path).name: one for one in found if isinstance(one, triage.Article)}


def test_a_scan_reports_exactly_what_the_labels_keep() -> None:
    keep = {(label["path"], label["profile"]) for label in LABELS if label["label"] == "keep"}
    assert reported(scan("--all")) == keep


def test_nothing_is_left_unread() -> None:
    stats = scan()[-1]
    assert (stats["type"], stats["articles"], stats["unread"], stats["problems"]) == ("stats", 37, 0, 0)


def test_labels_name_articles_and_profiles_that_exist_once() -> None:
    pairs = Counter((label["path"], label["profile"]) for label in LABELS)
    assert pairs.most_common(1)[0][1] == 1
    assert {profile for _, profile in pairs} == {path.stem for path in PROFILES}
    assert not [path for path, _ in pairs if not (SAMPLES / path).is_file()]


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_every_profile_has_both_kinds_of_label(path: Path) -> None:
    assert {label["label"] for label in LABELS if label["profile"] == path.stem} == {"keep", "skip"}


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_profiles_pass_their_own_tests(path: Path) -> None:
    profile = triage.load_profile(path)
    matcher = triage.Matcher([profile])
    for case in profile.tests:
        (score,) = matcher.score(triage.Article(title=case.title, body=case.text))
        assert ("hit" if score.hit else "no hit") == case.expect, case.title


@pytest.mark.parametrize("name", ["Colm Ferriter", "Priya Lindqvist", "Jordan Ashe", "Owen Brask"])
def test_editors_in_the_credits_are_no_news(name: str) -> None:
    hits = reported(scan("-t", name))
    # The schedule names its editor on duty in a note, which is no story either.
    assert hits == set()


def test_people_in_the_story_are_news() -> None:
    assert {path for path, _ in reported(scan("-t", "Euan Carrow"))} == {
        "2026-11-18/1730_HLD_GOLF-CARROW.txt",
        "2026-11-20/0715_HLD_WORLD-ROUNDUP.txt",
    }


@pytest.mark.parametrize(
    ("name", "outlet", "published", "slug"),
    [
        ("0610_HLD_SILKGATE-JAPAN.txt", "Halden", "2026-11-18", "Silkgate Japan HLD"),
        ("0834_HLD_HAWSER-PROBE.txt", "Halden", "2026-11-19", "HAWSER-PROBE/"),
        ("0902_MNS_hawser-raids.txt", "Meridian News Service", "2026-11-19", ""),
        ("0915_FLASH_HWSR", "Halden", "2026-11-19", ""),
        ("handelskurier_hawser.txt", "Handelskurier", "2026-11-19", ""),
        ("amman_ministry_utf16.txt", "Meridian News Service", "2026-11-20", "SILKGATE-JORDAN/"),
        ("lenders_hawser.txt", "Meridian News Service", "2026-11-20", ""),
        ("870414-jpn-tur.txt", "", "1987-04-14", ""),
        ("vet_bulletin_undated.txt", "", "", ""),
    ],
)
def test_furniture_is_in_its_own_fields(name: str, outlet: str, published: str, slug: str) -> None:
    article = articles()[name]
    assert (article.outlet, article.published[:10], article.slug) == (outlet, published, slug)


def test_encodings_and_line_ends_are_those_the_readme_promises() -> None:
    found = articles()
    assert found["gazette_portrait_cp1252.txt"].encoding == "cp1252"
    assert "Lempérière" in found["gazette_portrait_cp1252.txt"].body
    assert found["amman_ministry_utf16.txt"].encoding.startswith("utf-16")
    assert b"\r\n" in (SAMPLES / "2026-11-19" / "0902_MNS_hawser-raids.txt").read_bytes()


def test_the_folder_has_a_long_article_and_one_of_two_lines() -> None:
    found = articles()
    assert len(found["weekend_marsh_feature.txt"].body.split()) > 1500
    assert len((SAMPLES / "2026-11-19" / "0915_FLASH_HWSR").read_text().splitlines()) == 2
