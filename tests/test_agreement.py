"""One article under one profile has one verdict, one score and one list of matches, whoever is asked.

The reference is one `scan --json --all` under all profiles; everything else that scores is held against it: the other formats, the library,
`show --why`, `matches`, `count`, the profile's own tests, comparisons and checks, the digest, an assistant's questions, record batches and, in
`scale/test_job`, jobs. Each setting decides something in it, so whoever forgets one gives another answer.
"""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace as replaced
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from desk import Desk

import triage
from triage.assistant.folders import ServedFolders
from triage.assistant.tools import Tools
from triage.cli.commands.mcp import SessionWorkspace
from triage.entities.corrections import corrected_by
from triage.environment import Environment

NOW = 1795327200.0  # 22 November 2026
Verdicts = dict[str, tuple[bool, float, tuple[Any, ...]]]

ARTICLES = {
    "harbour.txt": (
        "Ostrava Port Union Calls Strike Over Grain Berth",
        "EMDEN, Nov 20, 2026 (Halden)",
        "The dock union of Port Nordholm called a strike on Friday after talks with Veldt Lines broke down.",
        "The strike would close the grain berth from Monday. Veldt Lines said that the union had been offered a rise of 4 "
        "percent. The union said that Veldt Lines had offered nothing of the kind.",
    ),
    "person.txt": (
        "Veldt Steps Down as Chair of the Harbour Board",
        "EMDEN, Nov 20, 2026 (Halden)",
        "Anna Veldt, who led the harbour board for nine years, said on Friday that she would step down in spring.",
        "Veldt told reporters that the strike had nothing to do with it. Mrs. Veldt will be succeeded by her deputy.",
    ),
    "passing.txt": (
        "Bakers Raise the Price of Rye Bread",
        "LEER, Nov 19, 2026 (Halden)",
        "Bakers along the coast raised the price of rye bread by a tenth on Thursday and blamed the harvest.",
        "Rye has been dear since August. One baker mentioned the strike at the port, for flour comes by ship.",
        "Others said that the weather was to blame, as it is every year, and that bread would be cheaper by Easter.",
    ),
    "sport.txt": (
        "Nordholm Strike Late to Win the Cup",
        "LEER, Nov 18, 2026 (Halden)",
        "Nordholm scored in the last minute on Wednesday to win the cup. The strike came off the post.",
        "It was the second strike of the striker, who had been injured for most of the season.",
    ),
    "streik.txt": (
        "Gewerkschaft ruft zum Streik im Hafen von Nordholm auf",
        "Die Gewerkschaft der Hafenarbeiter hat am Freitag zu einem Streik im Hafen von Nordholm aufgerufen, nachdem "
        "die Gespräche mit der Reederei gescheitert waren.",
        "Die Reederei Veldt Lines wies die Vorwürfe zurück. Der Streik soll am Montag beginnen, sagte ein Sprecher.",
    ),
    "greve.txt": (
        "Le syndicat appelle à la grève dans le port de Nordholm",
        "Le syndicat des dockers a appelé vendredi à la grève dans le port de Nordholm après l'échec des négociations "
        "avec la compagnie maritime Veldt Lines.",
        "La compagnie a rejeté les reproches. La grève doit commencer lundi, a déclaré un porte-parole du syndicat.",
    ),
    "table.txt": ("Nordholm Strike Index", "Shr 12 cts vs 9 cts", "Net 1.2 mln vs 0.9 mln", "Strike days 4 vs 9"),
    "misspelt.txt": (
        "Union Leader Tells of Talks",
        "EMDEN, Nov 20, 2026 (Halden)",
        "Nordholn is a small port, said the leader of the union in a long talk about the strike and its reasons.",
    ),
    "neighbour.txt": (
        "Rain Closes the Road Along the Dike",
        "EMDEN, Nov 20, 2026 (Halden)",
        "The road to Nordolm was closed on Friday, and the mayor of Nordolm asked drivers to wait for the morning.",
    ),
}
PROFILES = {
    "plain": 'terms = ["talks", "Nordholm"]',
    "weights": 'threshold = 70\n[[term]]\ntext = "strike"\nweight = 3\n[[term]]\ntext = "Veldt Lines"\nweight = 2\n'
    '[[term]]\ntext = "cup"\nweight = -2',
    "english": 'languages = ["en"]\nterms = ["Nordholm", "strike", "Streik"]',
    "german": 'languages = ["de"]\nterms = ["Streik", "Hafenarbeiter", "Gespräch", "Index"]',
    "not-french": 'terms = ["Nordholm", "grève"]\n[filter]\nlanguages = ["en", "de"]',
    "company": '[[term]]\ntext = "Veldt"\nentity = "ORG"\n[[term]]\ntext = "Nordholm"\nentity = "LOC"',
    "gated": 'terms = ["strike", "union"]\nexclude = ["cup"]\n[require]\nany = ["port", "harbour", "Hafen"]',
    "pairs": 'threshold = 30\nterms = ["grain"]\n[[combination]]\nid = "port-strike"\nall = [["strike", "Streik"], '
    '["port", "Hafen"]]\nwithin = 40\nnone = ["cup"]',
    "near": 'threshold = "any"\n[[term]]\ntext = "strike"\nweight = 2\nnear = { terms = ["union", "port"], within = 12 }\n'
    '[[term]]\ntext = "Nordholm"\nfuzzy = "loose"',
    "filtered": 'terms = ["strike", "Veldt"]\n[filter]\nmin_words = 40\nexclude_outlets = ["Nobody"]',
    "strict": 'threshold = 90\nterms = [{ text = "strike", weight = 2, at_least = 2 }, "union"]',
    "dated": '[[term]]\ntext = "strike"\nuntil = 2026-11-19\n[[term]]\ntext = "union"',
}
ENTITIES = 'never = ["Nordholm"]\n[types]\n"Veldt Lines" = "ORG"\n"Veldt" = "PERSON"\n'
CORRECTIONS = "home/.config/triage/entities.toml"
SETTINGS = 'language = "en"\nknown_words = ["Nordolm"]\ntimezone = "UTC"\n'


class Program(Desk):
    """triage in a folder with articles, profiles, corrections and settings."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for name, parts in ARTICLES.items():
            self.article(f"inbox/{name}", *parts)
        for name, text in PROFILES.items():
            self.write(f"mine/{name}.toml", f"{text}\n")
        # Nobody but the session looks for it there.
        self.write(CORRECTIONS, ENTITIES)
        self.write("triage.toml", SETTINGS)

    @property
    def variables(self) -> dict[str, str]:
        """The hour of the run, and room for all that is said."""
        return {**super().variables, "COLUMNS": "200", "TRIAGE_NOW": str(NOW), "TRIAGE_REMEMBER": ""}

    def __call__(self, *arguments: str, status: int = 0) -> str:
        """What a command prints."""
        ran = self.triage(*arguments)
        assert ran.status == status, str(ran)
        return ran.out


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The folder, which no test changes but by new files in `mine`."""
    return _scanned(tmp_path_factory.mktemp)[0]


@pytest.fixture(scope="module")
def references(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdicts]:
    """What one scan under all profiles says of every article under each."""
    return _scanned(tmp_path_factory.mktemp)[1]


@cache
def _scanned(folder: Callable[[str], Path]) -> tuple[Program, dict[str, Verdicts]]:
    """Once for this module and that of jobs."""
    program = Program(folder("agreement"))
    document = json.loads(program("scan", "inbox", *all_profiles(), "--json", "--all"))
    records = (*document["hits"], *document["rejects"])
    return program, {name: {name_of(one): told(one, name) for one in records} for name in PROFILES}


def all_profiles() -> list[str]:
    """The options that name them."""
    return [word for name in PROFILES for word in ("-p", f"mine/{name}.toml")]


def rounded(value: float) -> float:
    return round(value, 3)


def told(record: dict[str, Any], name: str) -> tuple[bool, float, tuple[Any, ...]]:
    """The verdict, score and matches that a record has for a profile; nothing matched: no score."""
    for each in record["profiles"]:
        if each["id"] == name:
            matches = [
                (one["term"], one["field"], one["start"], one["end"], one["kind"]) for one in each["matches"]
            ]
            return each["hit"], each["score"], tuple(sorted(matches))
    return False, 0.0, ()


def of_score(score: triage.Score) -> tuple[bool, float, tuple[Any, ...]]:
    """The same of a score of the library."""
    matches = [(one.term, one.field, one.start, one.end, one.kind) for one in score.matches]
    return score.hit, rounded(score.value), tuple(sorted(matches))


def name_of(record: dict[str, Any]) -> str:
    return Path(record["path"]).name


@pytest.fixture(params=PROFILES)
def case(
    request: pytest.FixtureRequest,
    program: Program,
    references: dict[str, Verdicts],
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[Program, str, Verdicts]:
    """A profile, and what a scan says under it."""
    monkeypatch.chdir(program.folder)
    verdicts = references[request.param]
    assert set(verdicts) == set(ARTICLES)
    return program, request.param, verdicts


def hits_of(verdicts: Verdicts) -> set[str]:
    return {name for name, (hit, _, _) in verdicts.items() if hit}


def test_the_table_asks_something(references: dict[str, Verdicts]) -> None:
    """Every profile has hits and others; the cases that once differed are among them."""
    for name, verdicts in references.items():
        assert 0 < len(hits_of(verdicts)) < len(verdicts), (name, verdicts)
    english = references["english"]
    assert not english["streik.txt"][0] and english["streik.txt"][1] > 0, "told from its text"
    assert english["table.txt"][0], "the setting says it where the text does not"


@pytest.mark.parametrize(
    ("place", "text", "profile"),
    [
        ("triage.toml", SETTINGS.replace('language = "en"\n', ""), "german"),
        ("triage.toml", SETTINGS.replace("known_words", "# "), "plain"),
        (CORRECTIONS, "", "company"),
    ],
)
def test_each_setting_decides_something(
    place: str, text: str, profile: str, program: Program, references: dict[str, Verdicts]
) -> None:
    before = (program.folder / place).read_text("utf-8")
    program.write(place, text)
    try:
        document = json.loads(program("scan", "inbox", "-p", f"mine/{profile}.toml", "--json", "--all"))
    finally:
        program.write(place, before)
    found = {name_of(one): told(one, profile) for one in (*document["hits"], *document["rejects"])}
    assert found != references[profile]


def test_every_format_of_scan(case: tuple[Program, str, Verdicts]) -> None:
    program, name, verdicts = case
    profile = f"mine/{name}.toml"
    hits = hits_of(verdicts)
    lines = [json.loads(line) for line in program("scan", "inbox", "-p", profile, "--jsonl", "--all").splitlines()]
    assert {name_of(one): told(one, name) for one in lines if one["type"] in ("hit", "reject")} == verdicts
    lines = [json.loads(line) for line in program("scan", "inbox", "-p", profile, "--jsonl").splitlines()]
    assert {name_of(one): told(one, name) for one in lines if one["type"] == "hit"} == {
        one: verdicts[one] for one in hits
    }
    rows = csv.DictReader(io.StringIO(program("scan", "inbox", "-p", profile, "--format", "csv")))
    assert {(name_of(row), float(row["score"])) for row in rows} == {(one, verdicts[one][1]) for one in hits}
    paths = program("scan", "inbox", "-p", profile, "--format", "paths").splitlines()
    assert {Path(path).name for path in paths} == hits
    top = program("scan", "inbox", "-p", profile, "--format", "paths", "--top", "99").splitlines()
    assert {Path(path).name for path in top} == hits
    for form in ("terminal", "markdown", "html"):
        page = program("scan", "inbox", "-p", profile, "--format", form, "--no-fold")
        assert f"{len(hits)} hit{'' if len(hits) == 1 else 's'}" in page, form


def test_the_library(case: tuple[Program, str, Verdicts]) -> None:
    _, name, verdicts = case
    profile = triage.load_profile(f"mine/{name}.toml")
    matcher = matcher_of(profile)
    articles = {Path(one.path).name: one for one in triage.read(["inbox"]) if isinstance(one, triage.Article)}
    found = {one: of_score(matcher.score(article)[0]) for one, article in articles.items()}
    assert found == verdicts
    explained = {one: matcher.explain(article, name).score for one, article in articles.items()}
    assert {one: of_score(score) for one, score in explained.items()} == verdicts
    report = triage.scan(["inbox"], profiles=[profile], rejects=True, matcher=matcher)
    scored = {
        Path(one.article.path).name: of_score(one.scores[0]) if one.scores else (False, 0.0, ())
        for one in report.hits
    }
    assert scored == {one: verdicts[one] for one in hits_of(verdicts)}
    assert {Path(one.article.path).name for one in report.rejects} == set(verdicts) - set(scored)


def matcher_of(profile: triage.Profile) -> triage.Matcher:
    """The matcher of somebody who hands the library what the program finds in the settings; in the folder of the program."""
    names = corrected_by(Path(CORRECTIONS))
    return triage.Matcher([profile], known_words=["Nordolm"], language="en", now=NOW, recogniser=names)


def test_show(case: tuple[Program, str, Verdicts]) -> None:
    program, name, verdicts = case
    for article, (hit, score, matches) in verdicts.items():
        page = program("show", f"inbox/{article}", "--why", "-p", f"mine/{name}.toml", "--no-color")
        head = re.search(rf"^{name}  (.*)$", page, re.MULTILINE)
        assert head is not None, page
        if not matches and not score:
            assert not hit
            continue
        assert (": HIT" in head[1]) == hit, page
        value = float(re.findall(r"[\d.]+", head[1].partition(",")[0])[-1])
        assert abs(value - score) <= 0.51, page


def test_matches(case: tuple[Program, str, Verdicts]) -> None:
    program, name, verdicts = case
    lines = [
        json.loads(one) for one in program("matches", "inbox", "-p", f"mine/{name}.toml", "--jsonl").splitlines()
    ]
    found: dict[str, list[Any]] = {one: [] for one in verdicts}
    for one in lines:
        found[name_of(one)].append((one["term"], one["field"], one["start"], one["end"], one["kind"]))
    assert {one: tuple(sorted(matches)) for one, matches in found.items()} == {
        one: matches for one, (_, _, matches) in verdicts.items()
    }


def test_the_tests_of_a_profile(case: tuple[Program, str, Verdicts]) -> None:
    program, name, verdicts = case
    tests = [
        f'[[test]]\npath = "../inbox/{one}"\nexpect = "{"hit" if hit else "no hit"}"\nmin_score = {max(score - 0.01, 0):.3f}\n'
        f"max_score = {min(score + 0.01, 100):.3f}\n"
        for one, (hit, score, _) in verdicts.items()
    ]
    wrong = [
        one.replace('"no hit"', '"HIT"').replace('"hit"', '"no hit"').replace('"HIT"', '"hit"') for one in tests
    ]
    text = (program.folder / "mine" / f"{name}.toml").read_text("utf-8")
    program.write(f"right/{name}.toml", f"{text}\n{''.join(tests)}")
    tested = json.loads(program("profile", "test", f"right/{name}.toml", "--json"))
    assert [one["failures"] for one in tested["profiles"][0]["tests"]] == [[] for _ in verdicts]
    program.write(f"wrong/{name}.toml", f"{text}\n{''.join(wrong)}")
    tested = json.loads(program("profile", "test", f"wrong/{name}.toml", "--json", status=1))
    assert all(one["failures"] for one in tested["profiles"][0]["tests"])


def test_a_comparison(case: tuple[Program, str, Verdicts]) -> None:
    program, name, verdicts = case
    program.write("nothing.toml", 'terms = ["zyzzyva"]\n')
    files = "nothing.toml", f"mine/{name}.toml"
    gained = json.loads(program("profile", "diff", *files, "inbox", "--json"))["moved"]
    assert {name_of(one): one["new"]["score"] for one in gained if one["movement"] == "gained"} == {
        one: verdicts[one][1] for one in hits_of(verdicts)
    }


def test_a_check_on_articles(case: tuple[Program, str, Verdicts]) -> None:
    program, name, verdicts = case
    said = program("profile", "check", f"mine/{name}.toml", "--on", "inbox")
    hits = len(hits_of(verdicts))
    assert f"; {hits} hit{'' if hits == 1 else 's'}" in said


def test_a_digest(case: tuple[Program, str, Verdicts]) -> None:
    program, name, verdicts = case
    printed = program("digest", "inbox", "-p", f"mine/{name}.toml", "--dry-run", "-f", "json")
    digest = json.loads(printed)["digests"][0]
    assert digest["counts"]["hits"] == len(hits_of(verdicts))
    for story in digest["stories"]:
        assert told(story["hit"], name) == verdicts[name_of(story["hit"])]


def test_count(case: tuple[Program, str, Verdicts]) -> None:
    program, name, verdicts = case
    counted = json.loads(program("count", "inbox", "-p", f"mine/{name}.toml", "--json"))
    assert counted["totals"]["hits"] == len(hits_of(verdicts))


def test_an_assistant(case: tuple[Program, str, Verdicts]) -> None:
    program, name, verdicts = case
    variables = {**program.variables, "XDG_CONFIG_HOME": str(program.folder / CORRECTIONS.partition("/triage")[0])}
    environment = replaced(Environment.of_process(), variables=variables, now=lambda: NOW)
    workspace = SessionWorkspace(environment, tuple(f"mine/{each}.toml" for each in PROFILES))
    tools = Tools(workspace, ServedFolders(["inbox"], Path()))
    hits = tools.call("scan", {"paths": ["inbox"], "profiles": [name]})["data"]["hits"]
    assert {name_of(one): one["score"] for one in hits} == {one: verdicts[one][1] for one in hits_of(verdicts)}
    for article, (hit, score, _) in verdicts.items():
        [why] = tools.call("show", {"path": f"inbox/{article}", "profiles": [name]})["data"]["why"]
        assert (why["hit"], why["score"]) == (hit, score)


def test_record_batches(case: tuple[Program, str, Verdicts]) -> None:
    _, name, verdicts = case
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pyarrow as pa

    from triage.cluster.arrow import match_batch
    from triage.pipeline import Choice

    profile = triage.load_profile(f"mine/{name}.toml")
    matcher = matcher_of(profile)
    articles = [one for one in triage.read(["inbox"]) if isinstance(one, triage.Article)]
    table = [{name: getattr(one, name) for name in one.__struct_fields__} for one in articles]
    rows = [
        {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()} for row in table
    ]
    there = travelled(matcher)
    batch = match_batch(pa.RecordBatch.from_pylist(rows), there, Choice(rejects=True, detail="all"))
    assert {name_of(row): told(row, name) for row in batch.to_pylist()} == verdicts


def travelled(matcher: triage.Matcher) -> triage.Matcher:
    """As it comes out at the other end of a cluster."""
    import pickle

    there: triage.Matcher = pickle.loads(pickle.dumps(matcher))
    return there
