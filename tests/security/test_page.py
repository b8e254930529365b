"""The page of promises names tests that exist, and leaves no test of this folder unnamed."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)


def test_each_named_test_exists() -> None:
    assert len(NAMED) > 20
    for file, name in NAMED:
        assert re.search(rf"^def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE), (
            f"{file}::{name}"
        )


def test_each_row_names_a_test() -> None:
    tables = PAGE[PAGE.index("## What an article") : PAGE.index("## Load")]
    rows = [
        line
        for line in tables.splitlines()
        if line.startswith("| ") and not line.startswith(("| never |", "| promise |"))
    ]
    assert len(rows) > 20
    assert [row for row in rows if "::test_" not in row] == []


def test_the_tests_of_faults_and_promises_are_named() -> None:
    told = {name for _, name in NAMED}
    for file in (*(ROOT / "tests/faults").glob("test_*.py"), ROOT / "tests/security/test_promises.py"):
        for name in re.findall(r"^def (test_\w+)\(", file.read_text(encoding="utf-8"), re.MULTILINE):
            assert name in told, f"{file.name}::{name}"
