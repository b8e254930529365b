"""`triage profile test` from the reader's chair."""

import json

import jsonschema
import pytest
from desk import Desk, Ran

#: One worker imports scikit-learn, which takes a second.
pytestmark = pytest.mark.xdist_group("scikit-learn")
LABELS = ("--labels", "sample_data/_labels.jsonl", "sample_data")
PROFILE = """\
id = "silk-gate"
terms = ["alliance", { text = "Turkey", weight = 2 }, "tariff"]

[[test]]
title = "Tariff dispute"
text = "Turkey raised its tariff."
expect = "hit"
min_score = 50
band = "strong"

[[test]]
text = "A turkey is dear."
expect = "no hit"
max_score = 0
"""


def figures(ran: Ran, profile: int = 0) -> dict:
    document = json.loads(ran.out)
    jsonschema.validate(document, json.loads(ran_schema()))
    return document["profiles"][profile]


def ran_schema() -> str:
    from triage.render.json.tuning_schema import schema

    return json.dumps(schema())


def test_a_line_for_each_test_and_a_summary(desk: Desk) -> None:
    desk.write("profiles/silk.toml", PROFILE)
    ran = desk.triage("profile", "test")
    assert (ran.status, ran.err) == (0, "")
    assert ran.lines[2:] == [
        "✓  96 hit     Tariff dispute",
        "✓   – no hit  A turkey is dear.",
        "",
        "2 tests: 2 passed",
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('expect = "hit"', 'expect = "no hit"', "line 4: expected no hit, but it is one: 96.3, threshold 50"),
        ("min_score = 50", "min_score = 97", "line 4: expected a score of 97 or more, got 96.3"),
        ('band = "strong"', 'band = "likely"', "line 4: expected the band likely, got strong (96.3)"),
        ('expect = "no hit"', 'expect = "hit"', "line 11: expected a hit, but it is none: nothing matched"),
        ('"alliance"', '{ text = "dear", weight = 1 }', "expected a score of 0 or less, got 59.7"),
        (
            'id = "silk-gate"',
            'exclude = ["dispute"]',
            "line 4: expected a hit, but it is none: excluded (dispute)",
        ),
    ],
)
def test_what_fails_is_said_with_its_line(desk: Desk, before: str, after: str, said: str) -> None:
    assert before in PROFILE
    desk.write("profiles/silk.toml", PROFILE.replace(before, after, 1))
    ran = desk.triage("profile", "test")
    assert ran.status == 1
    assert f"              {said}" in ran.out
    assert "✗" in ran.out
    assert "failed" in ran.lines[-1]


def test_a_test_may_name_a_file(desk: Desk) -> None:
    desk.article(
        "profiles/texts/a.txt", "Turkey raises tariff", "Turkey and its tariff, an official said on Monday."
    )
    desk.write("profiles/silk.toml", 'terms = ["tariff"]\n[[test]]\npath = "texts/a.txt"\n')
    assert desk.triage("profile", "test").lines[2].endswith("hit     texts/a.txt")
    desk.write("profiles/silk.toml", 'terms = ["tariff"]\n[[test]]\npath = "texts/b.txt"\n')
    ran = desk.triage("profile", "test")
    assert ran.status == 1
    assert "profiles/texts/b.txt: no such file" in ran.out


def test_no_tests_is_said_and_is_no_failure(desk: Desk) -> None:
    desk.write("profiles/a.toml", 'terms = ["tariff"]\n')
    ran = desk.triage("profile", "test")
    assert ran.status == 0
    assert "no tests yet in a" in ran.err


def test_the_sample_profiles_find_what_they_should(sample: Desk) -> None:
    ran = sample.triage("profile", "test", *LABELS)
    assert ran.status == 0
    assert ran.out.count("precision 1.00 · recall 1.00 · F1 1.00") >= 3
    assert max(map(len, ran.lines)) <= 80


def test_figures_terms_misses_and_alarms(sample: Desk) -> None:
    sample.write("three.toml", PROFILE)
    said = sample.triage("profile", "test", "three.toml", *LABELS)
    assert "threshold  50 · precision 0.80 · recall 0.89 · F1 0.84" in said.out
    assert "8 of 10 hits right, 1 of 9 wanted missed" in said.out
    shown = sample.triage("show", "2", "-p", "three.toml")
    assert shown.lines[0].startswith("Airlines Form Alliance"), "its numbers are handles"
    found = figures(sample.triage("profile", "test", "three.toml", *LABELS, "--json"))["measured"]
    assert (found["right"], found["given"], found["wanted"]) == (8, 10, 9)
    turkey = next(each for each in found["terms"] if each["term"] == "Turkey")
    assert turkey["hits"] == {"keep": 8, "skip": 2}
    assert [each["path"] for each in found["false_alarms"]] == [
        "sample_data/2026-11-18/1815_skyways-alliance.text",
        "sample_data/2026-11-20/turkey-prices.md",
    ]
    assert found["misses"][0]["score"] == 0


def test_figures_are_scikit_learns(sample: Desk) -> None:
    from sklearn import metrics

    sample.write("three.toml", PROFILE)
    found = figures(sample.triage("profile", "test", "three.toml", *LABELS, "--json"))["measured"]
    labels = [json.loads(line) for line in (sample.folder / LABELS[1]).read_text("utf-8").splitlines()]
    wanted = {
        f"sample_data/{one['path']}": one["label"] == "keep" for one in labels if one["profile"] == "silk-gate"
    }
    listed = sample.triage("scan", "sample_data", "-p", "three.toml", "--json", "--all").json
    # What a gate or a status holds back stands at 0, whatever its words would be worth.
    scores = {
        one["path"]: next(
            (
                each["score"]
                for each in one["profiles"]
                if each["hit"] or each["reason"]["code"] == "below_threshold"
            ),
            0.0,
        )
        for one in (*listed["hits"], *listed["rejects"])
    }
    truth, values = list(wanted.values()), [scores[path] for path in wanted]
    hits = [value >= 50 for value in values]
    assert found["precision"] == round(metrics.precision_score(truth, hits), 3)
    assert found["recall"] == round(metrics.recall_score(truth, hits), 3)
    assert found["f1"] == round(metrics.f1_score(truth, hits), 3)
    assert found["average_precision"] == round(metrics.average_precision_score(truth, values), 3)


def test_the_schema_is_printed_and_strict(sample: Desk) -> None:
    schema = json.loads(sample.triage("profile", "test", "--schema").out)
    document = json.loads(sample.triage("profile", "test", *LABELS, "--json").out)
    jsonschema.validate(document, schema)
    document["profiles"][0]["measured"]["more"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema)


def test_labels_need_a_folder_and_a_file(sample: Desk) -> None:
    ran = sample.triage("profile", "test", "--labels", "sample_data/_labels.jsonl")
    assert (ran.status, "needs the folder" in ran.err) == (2, True)
    ran = sample.triage("profile", "test", "--labels", "none.jsonl", "sample_data")
    assert (ran.status, "none.jsonl: no such file of labels" in ran.err) == (2, True)


def test_labels_that_fit_nothing_are_counted(sample: Desk) -> None:
    ran = sample.triage("profile", "test", "silk-gate", *LABELS[:2], "sample_data/2026-11-18")
    assert ran.status == 2, "the profile is looked for beside what is read"
    ran = sample.triage(
        "profile", "test", "sample_data/profiles/silk-gate.toml", *LABELS[:2], "sample_data/2026-11-18"
    )
    assert "labels fit no article here, such as 2026-11-19/" in ran.err


def test_a_folder_named_last_is_measured_with_the_labels_beside_the_profile(desk: Desk) -> None:
    desk.write("profiles/p.toml", 'terms = ["cod"]\n')
    desk.article("inbox/a.txt", "Cod", "The cod were sold.")
    ran = desk.triage("profile", "test", "p", "inbox")
    assert (ran.status, "no tests yet in p" in ran.err) == (0, True)
    desk.triage("label", "keep", "inbox/a.txt", "-p", "p")
    assert "1 of 1 article · 1 keep" in desk.triage("profile", "test", "p", "inbox").out
    # Nearest: a folder of profiles is no folder of articles.
    assert "1 of 1 article" not in desk.triage("profile", "test", "p", "profiles").out
