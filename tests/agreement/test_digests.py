"""Digests, and what is asked about them afterwards; counts; a job by shards."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from agreed import ARCHIVE, FEW, Case, Program, Verdicts, all_profiles, hits_of, name_of, near, told

from .test_articles import assert_page
from .test_scan import ENTRIES


def new(case: Case) -> set[str]:
    """The hits that a first digest tells."""
    return case.hits - {ARCHIVE}


def test_a_digest(case: Case) -> None:
    digest = json.loads(case("digest", "inbox", "--dry-run", "-f", "json"))["digests"][0]
    stories = {name_of(one["hit"]): told(one["hit"], case.name) for one in digest["stories"]}
    assert stories == {name: case.verdicts[name] for name in new(case)}
    assert digest["counts"]["hits"] == len(new(case))


#: How each form of a digest says the score of a story.
SCORES = {
    "text": re.compile(r"^ ?\d+ +(\d+)  ", re.MULTILINE),
    "markdown": re.compile(r"^(?:### \d+\. .*\n\n|- \d+\\\. .* · )\*\*(\d+)\*\* ", re.MULTILINE),
    "html": ENTRIES["html"],
    "atom": re.compile(r"<entry><title>(\d+) "),
    "eml": re.compile(r"^ ?\d+ +(\d+)  ", re.MULTILINE),
}


@pytest.mark.parametrize("case", FEW, indirect=True)
@pytest.mark.parametrize("form", SCORES)
def test_each_form_of_a_digest(form: str, case: Case) -> None:
    printed = case("digest", "inbox", "--dry-run", "-f", form)
    if form != "atom":
        stories = len(new(case))
        assert f"{stories} stor{'y' if stories == 1 else 'ies'}" in printed
    shown = [int(one[-1] if isinstance(one, tuple) else one) for one in SCORES[form].findall(printed)]
    assert near(shown, [case.verdicts[name][1] for name in new(case)]), printed


def test_a_digest_of_several_profiles(program: Program, references: dict[str, Verdicts]) -> None:
    digests = json.loads(program("digest", "inbox", *all_profiles(), "--dry-run", "-f", "json"))["digests"]
    for digest in digests:
        name = digest["profile"]["id"]
        expected = hits_of(references[name]) - {ARCHIVE}
        assert {name_of(one["hit"]): told(one["hit"], name) for one in digest["stories"]} == {
            one: references[name][one] for one in expected
        }, name


@pytest.mark.parametrize("case", FEW, indirect=True)
def test_an_article_in_a_digest(case: Case) -> None:
    """`show --digest`, once the digest was delivered; and a review of it."""
    state = f"{case.name}.state"
    case("digest", "inbox", "--state", state, "-o", f"{case.name}.txt")
    again = json.loads(case.program("digest", "--again", "last", "--state", state, "-f", "json"))["digests"][0]
    assert {name_of(one["hit"]): told(one["hit"], case.name) for one in again["stories"]} == {
        name: case.verdicts[name] for name in new(case)
    }
    numbers = {name_of(one["hit"]): one["number"] for one in again["stories"]}
    for article, verdict in case.verdicts.items():
        page = case.program(
            "show", f"inbox/{article}", "--digest", "last", "--state", state, "--why", "--no-color"
        )
        assert_page(page, case.name, verdict)
        shown = re.search(r": shown as no\. (\d+)\n", page)
        assert (shown and int(shown[1])) == numbers.get(article), page
    review = ("review", "inbox", "-p", case.profile, "--digest", "last", "--state", state, "--plain")
    assert f"{case.name}, story 1 of {len(numbers)}, " in case.program(*review)


@pytest.mark.parametrize("case", FEW, indirect=True)
def test_count(case: Case) -> None:
    for asked in ((), ("--by", "outlet"), ("--by", "language,day"), ("--by", "profile"), ("--each", "story")):
        counted = json.loads(case("count", "inbox", *asked, "--json"))
        totals = counted["totals"]
        assert (totals["articles"], totals["hits"]) == (len(case.verdicts), len(case.hits)), asked
        if "day" not in str(asked):  # those without a date are counted apart
            assert sum(row["hits"] for row in counted["rows"]) == len(case.hits), asked


def test_count_by_profile(program: Program, references: dict[str, Verdicts]) -> None:
    rows = json.loads(program("count", "inbox", *all_profiles(), "--by", "profile", "--json"))["rows"]
    assert {row["profile"]: row["hits"] for row in rows} == {
        name: len(hits_of(verdicts)) for name, verdicts in references.items()
    }


@pytest.mark.parametrize("case", FEW, indirect=True)
def test_a_job_by_shards(case: Case) -> None:
    """Without a cluster: the parts that one machine after the other writes, and what merging them says."""
    out = f"{case.name}-out"
    said = [
        case.program.triage(
            "scan", "inbox", "-p", case.profile, "--all", "--shard", f"{part}/2", "--jsonl", "-o", out
        )
        for part in (1, 2)
    ]
    assert [ran.status for ran in said] == [0, 0], said
    merged = case.program.triage("merge", out)
    hits = len(case.hits)
    assert f"{len(case.verdicts)} articles, {hits} hit{'' if hits == 1 else 's'}, in " in merged.err
    records: list[dict[str, Any]] = [
        json.loads(line)
        for part in sorted(Path(case.program.folder, out).glob("part-*.jsonl"))
        for line in part.read_text("utf-8").splitlines()
    ]
    found = {name_of(one): told(one, case.name) for one in records if one["type"] in ("hit", "reject")}
    assert found == case.verdicts
