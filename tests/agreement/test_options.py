"""What options change, they change the same way everywhere: dates, thresholds, folding, the cache and processes."""

import csv
import io
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from agreed import ARCHIVE, ARTICLES, FEW, NOW, Case, Program, Verdicts, all_profiles, name_of, told

from .test_articles import watched

WEIGHTS = ("-p", "mine/weights.toml")


def lines_of(printed: str, kind: str = "hit") -> list[dict[str, Any]]:
    """The JSON lines of one type."""
    return [one for one in map(json.loads, printed.splitlines()) if one["type"] == kind]


#: Dates as typed, and what lies outside: an article without a date is one of when its file came, a day is one of the settings' zone.
OUTSIDE = {
    ("--since", "2020-11-20"): {"old.json"},
    ("--since", "36h"): {"old.json", "nobody.json"},
    ("--until", "2020-11-20"): {"held.json", "killed.json", *ARTICLES},
    ("--until", "2020-11-21T14:30"): {"killed.json", *ARTICLES},
}


@pytest.mark.parametrize("case", FEW, indirect=True)
@pytest.mark.parametrize("dates", OUTSIDE)
def test_dates(dates: tuple[str, str], case: Case) -> None:
    hits = {name_of(one) for one in lines_of(case("scan", "inbox", "--jsonl", *dates))}
    assert hits == case.hits - OUTSIDE[dates]
    counted = json.loads(case("count", "inbox", *dates, "--json"))["totals"]
    assert counted["hits"] == len(hits)
    page = case("scan", "inbox", *dates, "--methods")
    assert f"This gave {len(hits)} hit{'' if len(hits) == 1 else 's'} (" in page
    matches = {name_of(json.loads(one)) for one in case("matches", "inbox", *dates, "--jsonl").splitlines()}
    assert hits <= matches and not matches & OUTSIDE[dates]
    assert counted["articles"] == len(set(case.verdicts) - OUTSIDE[dates])
    rows = csv.DictReader(io.StringIO(case("scan", "inbox", "--format", "csv", *dates)))
    assert {name_of(row) for row in rows} == hits


def reason_of(record: dict[str, Any]) -> str:
    """Why a reject is none; "" where nothing matched."""
    return next((one["reason"]["code"] for one in record["profiles"] if one["reason"]), "")


@pytest.mark.parametrize("case", FEW, indirect=True)
@pytest.mark.parametrize("threshold", ["0", "50", "80.5", "any"])
def test_a_threshold(threshold: str, case: Case) -> None:
    asked = ("--threshold", threshold)
    document = json.loads(case("scan", "inbox", "--json", "--all", *asked))
    hits = {name_of(one): told(one, case.name) for one in document["hits"]}
    least = 0 if threshold == "any" else float(threshold)
    kept_out = {name_of(one) for one in document["rejects"] if reason_of(one) not in ("below_threshold", "")}
    reach = {name for name, (_, score, _) in case.verdicts.items() if score and score >= least}
    assert set(hits) == reach - kept_out
    assert {name: verdict[1:] for name, verdict in hits.items()} == {
        name: case.verdicts[name][1:] for name in hits
    }
    rejected = {name_of(one): told(one, case.name) for one in document["rejects"]}
    assert {name: verdict[1:] for name, verdict in rejected.items()} == {
        name: case.verdicts[name][1:] for name in rejected
    }
    assert json.loads(case("count", "inbox", "--json", *asked))["totals"]["hits"] == len(hits)
    page = case("scan", "inbox", "--methods", *asked)
    assert f"This gave {len(hits)} hit{'' if len(hits) == 1 else 's'} (" in page
    state = f"thresholds/{case.name}-{threshold}/"
    seen = lines_of(watched(case.program, "-p", case.profile, "--jsonl", "--state", state, *asked))
    assert {name_of(one): told(one, case.name) for one in seen} == hits
    [digest] = json.loads(case("digest", "inbox", "--dry-run", "-f", "json", *asked))["digests"]
    assert {name_of(one["hit"]): told(one["hit"], case.name) for one in digest["stories"]} == {
        name: verdict for name, verdict in hits.items() if name != ARCHIVE
    }


@pytest.fixture(scope="module")
def many(program: Program) -> Program:
    """So many files that they are read by the cache and by processes, and copies of one article among them."""
    for file in sorted((program.folder / "inbox").iterdir()):
        program.write(f"many/{file.name}", file.read_bytes())
    harbour = (program.folder / "inbox" / "harbour.txt").read_text("utf-8")
    program.write("many/copy.txt", harbour.replace("Calls Strike", "calls strike"))
    program.write(
        "many/second.txt", f"{harbour}\nThe mayor said that he would call both sides to his table on Sunday.\n"
    )
    for number in range(60):
        program.article(
            f"many/other{number}.txt", f"Sheep Sold at Market {number}", f"Some {number + 20} sheep were sold."
        )
    for file in (program.folder / "many").iterdir():
        os.utime(file, (NOW - 3600, NOW - 3600))
    return program


def records_of(many: Program, *arguments: str) -> list[dict[str, Any]]:
    """What a scan says of every article."""
    lines = map(json.loads, many("scan", "many", "--jsonl", "--all", *arguments).splitlines())
    return [one for one in lines if one["type"] in ("hit", "reject")]


def test_the_cache(many: Program, references: dict[str, Verdicts], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was kept for other profiles, under other settings or of a briefer report."""
    # Files written just now and short runs are kept too.
    monkeypatch.setattr("triage.cache.remembered.MARGIN_NS", 0)
    monkeypatch.setattr("triage.cache.remembered.WORTHWHILE", 0.0)
    for name in (*FEW, *FEW):
        profile = ("-p", f"mine/{name}.toml")
        many("scan", "many", *profile, "--jsonl")
        many.triage("scan", "many", *profile, "--jsonl", "--all", env={"TRIAGE_LANGUAGE": "fr"})
        found = {name_of(one): told(one, name) for one in records_of(many, *profile)}
        assert {one: found[one] for one in references[name]} == references[name], name
    assert not re.search(r"^results +0,", many("cache", "show"), re.MULTILINE)


def test_processes(many: Program, references: dict[str, Verdicts], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triage.engines.processes.LONG", 0.0)
    for profiles in (all_profiles(), WEIGHTS):
        records = records_of(many, *profiles, "-j", "2", "--no-cache")
        for name in (Path(one).stem for one in profiles[1::2]):
            found = {name_of(one): told(one, name) for one in records}
            assert {one: found[one] for one in references[name]} == references[name], name


def test_stories(many: Program) -> None:
    """What is folded is folded by all that fold, and all say of how many articles."""
    document = json.loads(many("scan", "many", *WEIGHTS, "--json", "--fold"))
    [story] = document["stories"]
    assert len(story["copies"]) == 2
    hits = len(document["hits"])
    mains = hits - 2
    assert document["stats"]["copies"] == 2
    rows = list(csv.DictReader(io.StringIO(many("scan", "many", *WEIGHTS, "--format", "csv", "--fold"))))
    assert len(rows) == len(many("scan", "many", *WEIGHTS, "--format", "paths", "--fold").splitlines()) == mains
    for form in ("terminal", "markdown", "html"):
        page = many("scan", "many", *WEIGHTS, "--format", form)
        assert re.search(r"2 (?:copies|articles) folded|2 copies", page), page
    assert json.loads(many("count", "many", *WEIGHTS, "--each", "story", "--json"))["totals"]["hits"] == mains
    assert f"which leaves {mains} stories" in many("scan", "many", *WEIGHTS, "--methods")
    ran = many.triage("review", "many", *WEIGHTS, "--plain", stdin="v\n")
    assert f"story 1 of {mains}, " in ran.out
    [digest] = json.loads(many("digest", "many", *WEIGHTS, "--dry-run", "-f", "json"))["digests"]
    archived = sum(one["count"] for one in digest["held"] if one["reason"] == "archive")
    assert len(digest["stories"]) == mains - archived
    seen = lines_of(watched(many, *WEIGHTS, "--jsonl", "--state", "many-watched/", folder="many"))
    assert {name_of(one) for one in seen} == {name_of(one) for one in document["hits"]}
    assert (
        len(
            re.findall(
                r"^ *\d+ +\d+ ", watched(many, *WEIGHTS, "--state", "many-cards/", folder="many"), re.MULTILINE
            )
        )
        == mains
    )


def test_the_best(many: Program) -> None:
    """`--top` of each that has one keeps the same."""
    document = json.loads(many("scan", "many", *WEIGHTS, "--json", "--no-fold"))
    best = [name_of(one) for one in document["hits"][:2]]
    for options in (("--json",), ("--jsonl",), ("--format", "csv"), ("--format", "paths")):
        printed = many("scan", "many", *WEIGHTS, "--top", "2", "--no-fold", *options)
        assert [name for name in best if name in printed] == best, options
        assert printed.count("many/") - printed.count('"many/') <= 2 or options[0] in ("--json", "--jsonl")
    page = many("scan", "many", *WEIGHTS, "--top", "2", "--no-fold")
    assert [Path(one).name for one in re.findall(r"many/\S+", page)][:2] == best
