"""Each library of pyproject.toml has its line in docs/dependencies.md, with the licence that its own metadata give."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGE = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
#: What only those install who work on triage.
OURS = {"test", "dev", "benchmarks", "all"}
ROWS = {
    cells[0]: cells[1:]
    for cells in (
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.splitlines()
        if line.startswith("| ")
    )
}


def libraries() -> list[tuple[str, str]]:
    extras = {"": PROJECT["dependencies"], **PROJECT["optional-dependencies"]}
    wanted = [
        (re.match(r"[\w-]+", each), extra)
        for extra, names in extras.items()
        if extra not in OURS
        for each in names
    ]
    return [(found[0], extra) for found, extra in wanted if found and found[0] != "news-triage"]


@pytest.mark.parametrize(("library", "extra"), libraries())
def test_each_library_is_explained(library: str, extra: str) -> None:
    cells = ROWS[library]
    if extra:
        assert cells[0] == extra
    licence, since, why = cells[-3:]
    assert re.fullmatch(r"(19|20)\d\d", since)
    assert why
    try:
        told = metadata.metadata(library)
    except metadata.PackageNotFoundError:
        pytest.skip(f"{library} is not installed")
    classifiers = " ".join(
        each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or [] if each.startswith("License")
    )
    said = f"{told.get('License-Expression') or ''} {told.get('License') or ''} {classifiers}".replace(
        " 2.0", "-2.0"
    )
    family = licence.split("-")[0] if licence.startswith("BSD") else licence
    assert family in said, said


def test_no_line_is_left_over() -> None:
    named = {library for library, _ in libraries()}
    assert {row for row in ROWS if row not in ("library", "---")} == named


def test_every_bound_below_is_a_version_and_bounds_above_have_a_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(text):
        if re.match(r'\s*"[\w-]+[>=<].*,<', line):
            assert text[number - 1].strip().startswith("#"), line
    for library, _ in libraries():
        assert re.search(rf'"{library}>=\d', "\n".join(text)) or library == "spacy", library
