"""The worked study of the page on research does what it says, from export to table and figure."""

import csv
import io
import re
import shlex
import shutil
import sqlite3
from pathlib import Path
from xml.etree import ElementTree

from desk import Desk

from .pages import ROOT, blocks


def test_the_study_gives_what_the_page_shows(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    shutil.copytree(ROOT / "sample_data", tmp_path / "inbox")
    page = (ROOT / "docs" / "research.md").read_text("utf-8")
    begin = page[: page.index("## A worked study")].count("\n")
    shown = [block for block in blocks("console") if block.page == "docs/research.md" and block.line > begin]
    assert len(shown) == 3
    for block in shown:
        for command, output in re.findall(r"^\$ triage (.+)\n((?:[^$].*\n)*)", block.text, re.MULTILINE):
            ran = desk.triage(*shlex.split(command))
            assert (ran.status, ran.out) == (0, output), ran
    rows = list(csv.DictReader(io.StringIO((tmp_path / "table.csv").read_text("utf-8"))))
    with sqlite3.connect(tmp_path / "run.db") as database:
        (count,) = database.execute("SELECT count(*) FROM hits").fetchone()
        by_outlet = dict(database.execute("SELECT outlet, count(*) FROM hits GROUP BY outlet").fetchall())
    database.close()
    assert sum(int(row["hits"]) for row in rows) == count == 5
    for outlet, hits in by_outlet.items():
        assert sum(int(row["hits"]) for row in rows if row["outlet"] == outlet) == hits
    figure = ElementTree.parse(tmp_path / "figure.svg").getroot()
    bars = [title.text or "" for title in figure.iter("{http://www.w3.org/2000/svg}title")]
    assert sum(int(bar.rpartition(": ")[2]) for bar in bars) == count
    methods = (tmp_path / "methods.md").read_text("utf-8")
    assert "This gave 5 hits" in methods
    assert "of the articles" in methods
