"""What is said of files that were left alone, of columns that are not there, and of libraries that are missing."""

import pytest
from desk import Desk

from triage.errors import Problem
from triage.readers.walk import LeftAlone
from triage.render.view.left_alone import left_alone
from triage.render.view.problems import told_problems

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


def test_read_names_what_it_left_alone_and_why(desk: Desk) -> None:
    for number in (1, 2, 3):
        desk.write(f"in/{number}.xyz", OLE + b"x")
    desk.write("in/README.md", "Read me.\n")
    desk.write("in/.hidden", "x")
    desk.write("in/a.csv", "weight,height\n1,2\n")
    desk.write("in/b.txt", "Bread gets dearer\n\nFour crowns a loaf.\n")
    ran = desk.triage("read", "in")
    assert ran.err.splitlines() == [
        "triage: left 6 files alone",
        "  3 .xyz: not a format that triage reads",
        "  1 hidden",
        "  1 by rule (README, LICENSE, *.toml, profiles, names that begin with an underscore)",
        "  1 .csv: no column that names a headline or a text; say which with --columns title=…,body=…",
    ]
    assert ran.status == 0
    assert "Bread gets dearer" in ran.out


def test_nothing_is_said_where_nothing_was_left_alone(desk: Desk) -> None:
    desk.write("in/b.txt", "Bread gets dearer\n\nFour crowns a loaf.\n")
    assert desk.triage("read", "in").err == ""
    assert list(left_alone([])) == []


def test_many_kinds_are_counted_together() -> None:
    files = [LeftAlone(f"in/a.x{chr(97 + at)}", "unsupported") for at in range(20)]
    *_, last = left_alone(files)
    assert last == "  8 of 8 other kinds"


def test_a_scan_that_read_nothing_says_how_to_find_out(desk: Desk) -> None:
    desk.write("in/1.xyz", OLE + b"x")
    assert "triage read in says what was left alone, and why" in " ".join(
        desk.triage("scan", "in", "-t", "bread").out.split()
    )
    desk.write("in/b.txt", "Bread gets dearer\n\nFour crowns a loaf.\n")
    assert "left alone, and why" not in desk.triage("scan", "in", "-t", "bread").out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", "title,text,url\nBread,Four crowns.,https://x.example\n"),
        ("a.json", '[{"title": "Bread", "text": "Four crowns.", "url": "https://x.example"}]'),
    ],
)
def test_columns_that_are_not_there_are_an_error_with_those_that_are(desk: Desk, name: str, text: str) -> None:
    desk.write(f"in/{name}", text)
    ran = desk.triage("read", "in", "--columns", "title=kop,body=text")
    assert ran.err == f"triage: in/{name}: no column 'kop', which --columns names; there are: title, text, url\n"
    assert ran.status == 3
    assert desk.triage("read", "in", "--columns", "title=Title,body=text").err == ""


def test_columns_of_a_workbook_that_are_not_there(desk: Desk) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Headline", "Text"])
    book.active.append(["Bread", "Four crowns."])
    desk.write("in/b.txt", "Bread gets dearer\n\nFour crowns a loaf.\n")
    book.save(desk.folder / "in" / "a.xlsx")
    ran = desk.triage("read", "in", "--columns", "title=kop")
    assert ran.err == "triage: in/a.xlsx: no column 'kop', which --columns names; there are: Headline, Text\n"


def test_a_library_that_is_missing_is_said_once_in_formats_for_people() -> None:
    problems = [
        Problem(path="a.pdf", code="missing", message="PDF needs x"),
        Problem(path="b.html", code="missing", message="web pages need y"),
        Problem(path="c.pdf", code="missing", message="PDF needs x"),
        Problem(path="d.xml", code="count", message="header says 3 articles, found 1"),
    ]
    told = told_problems(problems)
    assert [one.text for one in told] == [
        "a.pdf and 1 more: PDF needs x",
        "b.html: web pages need y",
        "d.xml: header says 3 articles, found 1",
    ]
    assert [one.label for one in told] == ["not read", "not read", "problem"]
