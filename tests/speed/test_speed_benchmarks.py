"""The benchmarks of speed: corpora that are the same every time, brute force as the judge, the table."""

import subprocess
import sys
from pathlib import Path

import pytest
from extent import IS_WHOLE

ROOT = Path(__file__).parents[2]
SPEED = ROOT / "benchmarks" / "speed"
#: Enough for brute force to find words in all of their forms.
ARTICLES = 60 if IS_WHOLE else 24


def run(program, *arguments, check=True):
    command = [sys.executable, "-W", "error", str(SPEED / program), *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=check, timeout=600)


def python(code, *arguments):
    command = [
        sys.executable,
        "-c",
        f"import sys; sys.path.insert(0, {str(SPEED)!r})\n{code}",
        *map(str, arguments),
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=600).stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    run("corpus.py", folder, "--articles", ARTICLES, "--keywords", "40,160", "--typo", 8)
    return folder


def contents(folder):
    return {path.relative_to(folder): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}


def test_the_same_corpus_every_time(made, tmp_path) -> None:
    run("corpus.py", tmp_path, "--articles", ARTICLES, "--keywords", "40,160", "--typo", 8)
    assert contents(tmp_path) == contents(made)
    run("corpus.py", tmp_path / "other", "--articles", ARTICLES, "--keywords", "40", "--seed", 2)
    assert contents(tmp_path / "other")[Path("keywords-40.txt")] != contents(made)[Path("keywords-40.txt")]


def test_a_shorter_list_begins_a_longer_one(made) -> None:
    short, long = ((made / f"keywords-{count}.txt").read_text("utf-8").split("\n")[:-1] for count in (40, 160))
    assert long[:40] == short
    assert len(set(long)) == 160
    assert sum(" " in term for term in long) == 64  # 40 %


def test_a_folder_is_taken_as_it_is_and_then_altered(tmp_path) -> None:
    source = tmp_path / "own"
    source.mkdir()
    (source / "one").write_text("Grain prices rose 31 dlrs on Friday, traders said.\n", "utf-8")
    run("corpus.py", tmp_path / "out", "--from", source, "--articles", 3, "--keywords", "0", check=False)
    first, *others = sorted((tmp_path / "out" / "articles").rglob("*.txt"))
    assert first.read_text("utf-8") == (source / "one").read_text("utf-8")
    assert len(others) == 2
    assert all(other.read_text("utf-8") != first.read_text("utf-8") for other in others)


@pytest.fixture(scope="module")
def judged(made):
    """What brute force says of a scan in all forms, and of an exact one."""
    asked = {"fuzzy": (), "exact": ("--exact",)}
    terms = made / "keywords-160.txt"
    return {name: run("oracle.py", made / "articles", terms, *how).stdout for name, how in asked.items()}


def found(said):
    return int(said.partition("keywords: ")[2].partition(" ")[0])


@pytest.mark.parametrize("how", ["fuzzy", "exact"])
def test_a_scan_finds_what_brute_force_finds(judged, how) -> None:
    said = judged[how]
    assert said.splitlines()[1:] == ["lost: 0", "added: 0"]
    assert found(said) > 50
    assert f", {found(said)} by brute force" in said


def test_there_are_forms_and_misspellings_to_lose(judged) -> None:
    assert found(judged["fuzzy"]) - found(judged["exact"]) > 20


def test_a_table_says_what_is_met() -> None:
    shown = run("run.py", "--only", "version", "--pairs", 1).stdout
    assert "**Starting; the other side is `python -c pass`**" in shown
    row = next(line for line in shown.splitlines() if "triage --version" in line)
    assert "≤ 2" in row
    assert "met" in row
    widths = {len(line) for line in shown.splitlines() if line.startswith("|")}
    assert len(widths) == 1, "aligned"


def test_a_table_takes_its_place_in_a_page(tmp_path) -> None:
    page = tmp_path / "page.md"
    code = """
from pathlib import Path
from measure import Compared, Cost
from rows import rows
from table import BEGIN, END, Line, page
path = Path(sys.argv[1])
path.write_text(f"before\\n\\n{BEGIN}\\nold\\n{END}\\n\\nafter\\n", "utf-8")
named = {row.name: row for row in rows()}
def pair(ours, theirs): return Compared([Cost(ours, 1, 50)], [Cost(theirs, 1, 50)])
lines = [Line(named["paths"], pair(2, 1)), Line(named["jsonl"], pair(8.1, 1)), Line(named["tantivy"], pair(1, 1.1)),
    Line(named["hyperscan"], pair(1, 6.9)), Line(named["many-jsonl"], alone=Cost(1, 1, 151)), Line(named["ripgrep"], skipped="x is not installed")]
page(path, ["Said"], lines)
page(path, ["Said"], lines)
"""
    python(code, page)
    shown = page.read_text("utf-8")
    assert shown.startswith("before\n")
    assert shown.endswith("\n\nafter\n")
    assert "old" not in shown
    assert shown.count("Said.") == 1
    verdicts = [line.split("|")[4].strip() for line in shown.splitlines() if "≤ " in line or "≥ " in line]
    assert verdicts[:2] == ["met", "**not met**"]
    assert "met " in next(line for line in shown.splitlines() if "tantivy" in line)
    assert "**not met**" in next(line for line in shown.splitlines() if "hyperscan" in line)
    assert "**not met**" in next(line for line in shown.splitlines() if "memory to JSON lines" in line)
    assert "x is not installed" in shown
