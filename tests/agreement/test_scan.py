"""Every format of `scan`, and that the table of articles, profiles and settings asks something."""

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from agreed import (
    CORRECTIONS,
    FEW,
    ZONE,
    Case,
    Program,
    Verdicts,
    all_profiles,
    hits_of,
    name_of,
    near,
    told,
)

from triage.scoring.score import REASONS_OF_MANY


def test_the_table_asks_something(references: dict[str, Verdicts]) -> None:
    """Every profile has hits and others; the cases that once differed are among them."""
    for name, verdicts in references.items():
        assert 0 < len(hits_of(verdicts)) < len(verdicts), (name, verdicts)
    english = references["english"]
    assert not english["streik.txt"][0] and english["streik.txt"][1] > 0, "told from its text"
    assert english["table.txt"][0], "the setting says it where the text does not"
    assert not references["plain"]["held.json"][0] and references["any-status"]["held.json"][0]


@pytest.mark.parametrize(
    ("place", "old", "new", "profile"),
    [
        ("triage.toml", 'language = "en"', "", "german"),
        ("triage.toml", "known_words", "# ", "plain"),
        ("triage.toml", "families", "# ", "plain"),
        ("triage.toml", "aliases", "# ", "plain"),
        ("triage.toml", ZONE, "UTC", "plain"),
        (CORRECTIONS, "never", "# ", "company"),
    ],
)
def test_each_setting_decides_something(
    place: str, old: str, new: str, profile: str, program: Program, references: dict[str, Verdicts]
) -> None:
    before = (program.folder / place).read_text("utf-8")
    assert before.count(old) == 1
    program.write(place, before.replace(old, new))
    try:
        document = json.loads(program("scan", "inbox", "-p", f"mine/{profile}.toml", "--json", "--all"))
    finally:
        program.write(place, before)
    found = {name_of(one): told(one, profile) for one in (*document["hits"], *document["rejects"])}
    assert found != references[profile]


def test_json(case: Case) -> None:
    document = json.loads(case("scan", "inbox", "--json"))
    assert {name_of(one): told(one, case.name) for one in document["hits"]} == case.reported
    lines = [json.loads(line) for line in case("scan", "inbox", "--jsonl", "--all").splitlines()]
    records = [one for one in lines if one["type"] in ("hit", "reject")]
    assert {name_of(one): told(one, case.name) for one in records} == case.verdicts
    lines = [json.loads(line) for line in case("scan", "inbox", "--jsonl").splitlines()]
    assert {name_of(one): told(one, case.name) for one in lines if one["type"] == "hit"} == case.reported


def test_tables(case: Case) -> None:
    rows = csv.DictReader(io.StringIO(case("scan", "inbox", "--format", "csv")))
    assert {name_of(row): float(row["score"]) for row in rows} == case.scores
    rows = csv.DictReader(io.StringIO(case("scan", "inbox", "--format", "csv", "--wide", "--all")))
    wide = {name_of(row): (row["hit"] == "true", float(row[case.name] or 0)) for row in rows}
    assert wide == {name: verdict[:2] for name, verdict in case.verdicts.items()}
    paths = case("scan", "inbox", "--format", "paths").splitlines()
    assert {Path(path).name for path in paths} == case.hits
    top = case("scan", "inbox", "--format", "paths", "--top", "99").splitlines()
    assert {Path(path).name for path in top} == case.hits


@pytest.mark.parametrize("case", FEW, indirect=True)
def test_a_database(case: Case) -> None:
    case("scan", "inbox", "--format", "sqlite", "--all", "-o", f"{case.name}.db")
    with closing(sqlite3.connect(case.program.folder / f"{case.name}.db")) as database:
        scores = "SELECT path, hit, scores.score FROM articles LEFT JOIN scores ON scores.article = articles.id"
        found: dict[str, Any] = {
            Path(path).name: (bool(hit), score or 0.0) for path, hit, score in database.execute(scores)
        }
        matches = database.execute(
            "SELECT path, term, field, span_start, span_end, kind FROM matches JOIN articles ON articles.id = article"
        )
        listed: dict[str, list[Any]] = {name: [] for name in found}
        for path, *match in matches:
            listed[Path(path).name].append(tuple(match))
        [hits] = database.execute("SELECT count(*) FROM hits")
    verdicts = {name: (*verdict, tuple(sorted(listed[name]))) for name, verdict in found.items()}
    assert verdicts == case.verdicts
    assert hits == (len(case.hits),)


@pytest.mark.parametrize("case", FEW, indirect=True)
def test_parquet(case: Case) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    from pyarrow import parquet

    case("scan", "inbox", "--format", "parquet", "-o", f"{case.name}-tables")
    folder = case.program.folder / f"{case.name}-tables"
    articles = {row["id"]: name_of(row) for row in parquet.read_table(folder / "articles.parquet").to_pylist()}
    scores = parquet.read_table(folder / "scores.parquet").to_pylist()
    assert {articles[row["article"]]: row["score"] for row in scores if row["hit"]} == case.scores


#: How each format for people begins a hit: number, rounded score.
ENTRIES = {
    "terminal": re.compile(r"^ *(\d+) +(\d+) ", re.MULTILINE),
    "markdown": re.compile(r"^### (\d+)\. .*\n\n\*\*(\d+)\*\* ", re.MULTILINE),
    "html": re.compile(r'<span class="number"[^>]*>(\d+)\.</span> <span class="score"[^>]*><span[^>]*>(\d+)<'),
}


@pytest.mark.parametrize("case", FEW, indirect=True)
@pytest.mark.parametrize("form", ENTRIES)
def test_a_page(form: str, case: Case) -> None:
    page = case("scan", "inbox", "--format", form, "--no-fold")
    hits = len(case.hits)
    assert f"{hits} hit{'' if hits == 1 else 's'}" in page
    entries = [(int(number), int(score)) for number, score in ENTRIES[form].findall(page)]
    assert [number for number, _ in entries] == list(range(1, hits + 1))
    scores = [score for _, score in entries]
    assert scores == sorted(scores, reverse=True) and near(scores, case.scores.values())


@pytest.mark.parametrize("case", FEW, indirect=True)
@pytest.mark.parametrize("asked", [("--sort", "date"), ("--sort", "outlet"), ("--top", "4")])
def test_the_order(asked: tuple[str, str], case: Case) -> None:
    """The same in every format, also of hits of one day, of one outlet, of one score."""
    listed = [name_of(one) for one in json.loads(case("scan", "inbox", "--json", *asked))["hits"]]
    lines = case("scan", "inbox", "--jsonl", *asked).splitlines()
    assert [name_of(one) for one in map(json.loads, lines) if one["type"] == "hit"] == listed
    rows = csv.DictReader(io.StringIO(case("scan", "inbox", "--format", "csv", *asked)))
    assert [name_of(row) for row in rows] == listed
    assert [Path(one).name for one in case("scan", "inbox", "--format", "paths", *asked).splitlines()] == listed
    page = case("scan", "inbox", "--format", "markdown", "--no-fold", *asked)
    assert [Path(one).name for one in re.findall(r"^\*\*\d+\*\* .*`(.*?)`", page, re.MULTILINE)] == listed


@pytest.mark.parametrize("case", FEW, indirect=True)
def test_methods(case: Case) -> None:
    page = case("scan", "inbox", "--methods")
    hits = len(case.hits)
    assert f"This gave {hits} hit{'' if hits == 1 else 's'} (" in page
    row = re.search(rf"^\| {case.name} \|.*\| (\d+) \| `", page, re.MULTILINE)
    assert row is not None and int(row[1]) == hits, page


@pytest.mark.parametrize("case", FEW, indirect=True)
def test_a_run_again(case: Case) -> None:
    for asked in ((), ("--threshold", "60", "--since", "2020-11-13")):
        case("scan", "inbox", "--json", "--all", *asked, "-o", f"{case.name}.json")
        assert case.program("rerun", f"{case.name}.json").startswith("the same to the byte")


def test_all_profiles_at_once(program: Program, references: dict[str, Verdicts]) -> None:
    """Each format under all of them says of each what it says under it alone."""
    page = program("scan", "inbox", *all_profiles(), "--methods")
    for name, verdicts in references.items():
        row = re.search(rf"^\| {name} \|.*\| (\d+) \| `", page, re.MULTILINE)
        assert row is not None and int(row[1]) == len(hits_of(verdicts)), name
    rows = list(
        csv.DictReader(
            io.StringIO(program("scan", "inbox", *all_profiles(), "--format", "csv", "--wide", "--all"))
        )
    )
    for name, verdicts in references.items():
        assert {name_of(row): float(row[name] or 0) for row in rows} == {
            one: score for one, (_, score, _) in verdicts.items()
        }, name
    rows = list(csv.DictReader(io.StringIO(program("scan", "inbox", *all_profiles(), "--format", "csv", "--all"))))
    for name, verdicts in references.items():
        found = {
            name_of(row): (row["hit"] == "true", float(row["score"])) for row in rows if row["profile"] == name
        }
        assert found == {one: verdicts[one][:2] for one in found}, name
        assert all(score == 0 for one, (_, score, _) in verdicts.items() if one not in found), name
    grouped = program("scan", "inbox", *all_profiles(), "--by", "profile", "--no-fold")
    for name, verdicts in references.items():
        count = len(hits_of(verdicts))
        assert re.search(rf"^{name} +{count} hit", grouped, re.MULTILINE), (name, count, grouped)


@pytest.mark.parametrize("form", ENTRIES)
def test_what_is_left_out(form: str, program: Program) -> None:
    """Each format names the same rejects with the same marks, and counts what the JSON counts, in the same words."""
    asked = ("scan", "inbox", "-p", "mine/gated.toml", "--since", "2020-11-19")
    stats = json.loads(program(*asked, "--json"))["stats"]
    page = re.sub(r"<style>.*</style>|<[^>]+>|[\\*]", "", program(*asked, "--format", form), flags=re.DOTALL)
    lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
    killed = next(line for line in lines if "Grain Berth in" in line)
    assert killed.endswith("WITHDRAWN Grain Berth in Nordholm Burns"), killed
    assert any("Talks on a Strike End in Nordholm" in line and "date since" in line for line in lines)
    counts = " ".join(lines[-3:])
    for name, words in REASONS_OF_MANY.items():
        assert (f"{stats[name]} {words}" in counts) == bool(stats[name]), (name, counts)
    assert sum(bool(stats[name]) for name in REASONS_OF_MANY) > 3
