"""One article as a page, through the program: whole, marked, and why."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk

from .test_html import ATTRIBUTES, ELEMENTS, elements, said, tree

PROFILE = (
    'title = "Peru"\nthreshold = 50\nexclude = ["baseball"]\nterms = [{ text = "Lima", weight = 2 }, "flood"]\n'
)
BODY = (
    "A flood in Lima drove 400 people from their homes, mayor Rosa Quispe said on Saturday.",
    "Nothing happened elsewhere.",
    "wheat    4.10   Lima\ncorn     2.95   <4 Cusco",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    at = Desk(tmp_path)
    at.write("peru.toml", PROFILE)
    at.article("inbox/1.txt", "Lima < flood & rain", *BODY)
    at.article("inbox/2.txt", "Baseball in Lima", "Lima played baseball all day and Lima lost.")
    return at


def show(desk: Desk, *arguments: str) -> str:
    ran = desk.triage("show", *arguments, "-p", "peru.toml", "--format", "html")
    assert (ran.status, ran.err) == (0, "")
    return ran.out


def test_an_article_is_shown_whole_and_marked(desk):
    shown = tree(show(desk, "inbox/1.txt"))
    assert said(shown.find(".//h1")) == "Lima < flood & rain"
    assert [said(one) for one in shown.findall(".//article/p")] == list(BODY[:2])
    assert [one.get("class") for one in shown.findall(".//article/p")] == ["marked-p", "plain-p"]
    assert shown.find(".//article//pre").text_content() == BODY[2]
    assert [said(one) for one in shown.iter("mark")] == ["Lima", "flood", "flood", "Lima", "Lima"]
    assert said(shown.find(".//main/div/p")).endswith("strong · peru")
    assert shown.find(".//header//a").get("href") == "inbox/1.txt"


def test_why_is_the_whole_arithmetic(desk):
    shown = tree(show(desk, "inbox/1.txt", "--why"))
    rows = [[said(cell) for cell in row] for row in shown.find(".//section//table").iter("tr")]
    assert rows[0] == ["points", "if cut", "term", "weight", "title", "lead", "rest"]
    assert [row[2] for row in rows[1:]] == ["Lima", "flood", "score"]
    points = [float(row[0].replace("−", "-")) for row in rows[1:]]
    assert sum(points[:-1]) == pytest.approx(points[-1])
    assert "exclude baseball: none" in said(shown.find(".//section"))
    terminal = desk.triage("show", "inbox/1.txt", "-p", "peru.toml", "--why").out
    assert rows[1][0] in terminal


def test_a_reject_says_what_it_lacks(desk):
    shown = said(tree(show(desk, "inbox/2.txt", "--why")).find(".//section"))
    assert "no hit, excluded by baseball" in shown
    assert "would be a hit" in shown
    assert "no hit: baseball" in said(tree(show(desk, "inbox/2.txt")).find(".//main/div/p"))


def test_only_elements_of_ours(desk):
    for arguments in (["inbox/1.txt"], ["inbox/1.txt", "--why"]):
        seen = list(elements(show(desk, *arguments)))
        assert {tag for tag, _ in seen} <= ELEMENTS | {"hr"}
        assert {name for _, attributes in seen for name in attributes} <= ATTRIBUTES


def test_a_file_has_links_from_where_it_lies(desk):
    desk.write("out/.keep")
    ran = desk.triage("show", "inbox/1.txt", "-p", "peru.toml", "--format", "html", "-o", "out/1.html")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    text = (desk.folder / "out/1.html").read_text("utf-8")
    assert re.findall(r'href="([^"]*)"', text) == ["../inbox/1.txt"]
    assert (desk.folder / "out" / re.findall(r'href="([^"]*)"', text)[0]).resolve().exists()


def test_a_format_that_is_none_is_named(desk):
    ran = desk.triage("show", "inbox/1.txt", "--format", "pdf")
    assert ran.status == 2
    assert ran.err == "triage: unknown format 'pdf'\n  hint: one of terminal, html, json\n"
