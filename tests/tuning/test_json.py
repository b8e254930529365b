"""What the measuring commands print for programs: held to the published schema, and the same as what people read."""

import json
from typing import Any

import pytest
from desk import Desk, valid

from .test_diff import OLD
from .test_diff import inbox as two_versions
from .test_suggest import inbox as labelled


def document(desk: Desk, name: str, *arguments: str, status: int = 0) -> dict[str, Any]:
    """What a command prints with `--json`, held to its part of `triage schema`."""
    ran = desk.triage(*arguments, "--json")
    assert ran.status == status, ran.err
    found: dict[str, Any] = valid(json.loads(ran.out), name)
    return found


def test_diff_prints_every_article_that_moved_with_its_causes(desk: Desk) -> None:
    two_versions(desk)
    desk.write("labels.jsonl", '{"path": "inbox/talks.txt", "profile": "p", "label": "keep"}\n')
    desk.write("new.toml", OLD.replace('"harvest"', '"textiles"') + 'exclude = ["cricket"]\n')
    arguments = ("profile", "diff", "old.toml", "new.toml", "inbox", "--labels", "labels.jsonl")
    found = document(desk, "profile_diff", *arguments)
    assert (found["articles"], found["same"], found["labels"]["count"]) == (4, 1, 1)
    assert (found["labels"]["old"]["f1"], found["labels"]["new"]["f1"]) == (0, 1)
    moved = {one["title"]: one for one in found["moved"]}
    assert {title: one["movement"] for title, one in moved.items()} == {
        "Talks on textiles": "gained",
        "Harvest is late": "lost",
        "Tariff of the umpire": "lost",
    }
    gained = moved["Talks on textiles"]
    assert (gained["old"], gained["new"]["hit"], gained["wanted"]) == (None, True, True)
    assert gained["causes"][0] == {"name": "textiles", "change": "new", "points": gained["new"]["score"]}
    assert moved["Tariff of the umpire"]["causes"] == [{"name": "cricket", "change": "excluded", "points": None}]
    assert {one["name"]: one["helped"] for one in found["effects"]} == {"textiles": 1, "harvest": 0, "cricket": 0}


def test_diff_of_the_same_profile_has_nothing_moved(desk: Desk) -> None:
    two_versions(desk)
    found = document(desk, "profile_diff", "profile", "diff", "old.toml", "old.toml", "inbox")
    assert (found["moved"], found["effects"], found["labels"], found["same"]) == ([], [], None, 3)


def test_suggest_prints_what_the_diff_to_read_says(desk: Desk) -> None:
    labelled(desk, 4)
    found = document(desk, "profile_suggest", "profile", "suggest", "p", "inbox")
    assert (found["keep"], found["skip"], found["articles"]) == (12, 8, 41)
    read = desk.triage("profile", "suggest", "p", "inbox").out
    offered = [one for one in found["new_terms"] if one["offered"]]
    assert offered
    assert all(f'text = "{one["text"]}", weight = {one["weight"]:g} }}' in read for one in offered)
    assert found["threshold"] is not None
    assert f"threshold = {found['threshold']['value']:g}" in read


def test_sample_prints_numbers_that_label_takes(sample: Desk) -> None:
    arguments = ("sample", "sample_data", "-p", "sample_data/profiles/hawser.toml", "-n", "4")
    found = document(sample, "sample", *arguments)
    assert [one["number"] for one in found["drawn"]] == [1, 2, 3, 4]
    assert {one["stratum"] for one in found["drawn"]} <= {"near", "low", "held", "none"}
    shown = sample.triage("show", "2")
    assert found["drawn"][1]["title"] in shown.out
    # A label by its number knows what share was drawn, which the estimate of recall needs.
    assert sample.triage("label", "skip", "2").status == 0
    assert '"sampled"' in (sample.folder / "sample_data/_labels.jsonl").read_text().splitlines()[-1]


def test_sample_of_no_rejects_is_an_empty_document(desk: Desk) -> None:
    desk.article("inbox/a.txt", "Rain", "Rain fell.")
    desk.write("p.toml", 'terms = ["rain"]\n')
    found = document(desk, "sample", "sample", "inbox", "-p", "p.toml")
    assert (found["rejects"], found["drawn"]) == (0, [])


def test_profile_test_matches_and_entities_are_in_the_published_schema_too(sample: Desk) -> None:
    labels = ("--labels", "sample_data/_labels.jsonl", "sample_data")
    document(sample, "profile_test", "profile", "test", "sample_data/profiles/hawser.toml", *labels)
    document(sample, "entities", "entities", "sample_data", "--top", "5")
    lines = sample.triage("matches", "sample_data", "--term", "Hawser", "--jsonl").records
    assert lines
    assert {line["type"] for line in lines} == {"match"}


@pytest.mark.slow
def test_forms_are_in_the_published_schema(desk: Desk) -> None:
    found = document(desk, "profile_forms", "profile", "forms", "Donald Tusk", "--language", "pl")
    assert [word["word"] for word in found["words"]] == ["Donald", "Tusk"]
