"""docs/formats.md is what the registry says: fresh, whole, and with the names that articles really have."""

import subprocess
import sys
from pathlib import Path

import pytest

from triage.article import Article
from triage.readers.contract import Bounds
from triage.readers.formats import FORMATS
from triage.readers.registry import TABLE, read_bytes

ROOT = Path(__file__).parents[2]
LABELLED = ROOT.parent / "shared" / "articles" / "formats"
ROWS = [row for rows in FORMATS.values() for row in rows]


def test_the_page_is_fresh() -> None:
    command = [sys.executable, "benchmarks/formats/formats_page.py", "--check"]
    ran = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert ran.returncode == 0, ran.stderr


def test_every_reader_has_a_row_and_every_row_a_reader() -> None:
    readers = {entry.module.rpartition(".")[2] for entry in TABLE}
    assert {row.reader for row in ROWS} == readers | {"compressed"}


def test_every_extra_of_the_table_is_one_of_the_distribution() -> None:
    import tomllib

    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    named = {entry.extra for entry in TABLE if entry.extra} | {row.extra for row in ROWS if row.extra}
    assert named
    assert named <= set(extras)


def test_the_figures_are_there() -> None:
    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    assert "\nOverall " in page
    assert "| html-page |" in page


@pytest.mark.skipif(not LABELLED.is_dir(), reason="no labelled files of formats at hand")
def test_articles_have_a_format_of_the_page() -> None:
    # The first file of each folder; a page costs the most, so not all of them.
    paths = [next(path for path in sorted(folder.iterdir())) for folder in sorted(LABELLED.glob("*/"))]
    found = {
        thing.format
        for path in paths
        for thing in read_bytes(path.read_bytes(), path.name, Bounds())
        if isinstance(thing, Article)
    }
    assert len(found) > 20
    assert found <= {name for row in ROWS for name in row.names}
