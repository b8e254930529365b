"""A folder of files that mean harm, read by the real program: a line each, within bounds, and the rest is read."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from desk import HUNG, Desk

from tests.readers.hostile import BOMB, MEBIBYTE, SECRET, STORY, fill, word, zipped
from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

ENTITIES = "declares entities of its own, which triage does not expand"
STRANGER = "names a place outside the archive; not read"
SAID = [
    ("bomb.docx", ENTITIES),
    ("bomb.gz", "unpacks to more than 200 times its size; not read"),
    ("bomb.xml", ENTITIES),
    ("bomb.zip", "unpacks to more than 200 times its size; the rest is not read"),
    ("deep-list.json", "JSON nested too deeply; not read"),
    ("deep.html", "elements nested too deeply; not read"),
    ("deep.json", "JSON nested too deeply; not read"),
    ("deep.xml", "elements nested too deeply; not read"),
    ("line.txt", "larger than the limit of 32 MiB; not read"),
    ("nested.zip!a.zip!a.zip!a.zip", "an archive inside archives, nested deeper than the limit; not read"),
    ("network.xml", ENTITIES),
    ("outside.docx", ENTITIES),
    ("outside.xml", ENTITIES),
    ("strange.tar!../up.txt", STRANGER),
    ("strange.tar!/etc/absolute.txt", STRANGER),
    ("strange.zip!../up.txt", STRANGER),
    ("strange.zip!/etc/absolute.txt", STRANGER),
    ("strange.zip!C:\\drive.txt", STRANGER),
    ("unwell.xml", "not well-formed XML from line 1 on"),
]
READ = [
    "bomb.html", "outside-parameter.xml", "strange.tar!good.txt", "strange.zip!good.txt", "unknown-charset.eml", "unwell.xml",
    "z.txt",
]  # fmt: skip
#: The program with so little memory that whoever believes a bomb dies of it.
POOR = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30));"
    "from triage.__main__ import main; sys.exit(main())"
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("hostile"))
    fill(desk.folder / "in")
    return desk


@pytest.fixture(scope="module")
def ran(place: Desk):
    for library in ("trafilatura", "lxml"):
        pytest.importorskip(library)
    if sys.platform != "linux":
        return place.triage("read", "in", "--jsonl", "--with", "body")
    command = [sys.executable, "-c", POOR, "read", "in", "--jsonl", "--with", "body"]
    done = subprocess.run(
        command, capture_output=True, cwd=place.folder, env=place.variables, timeout=HUNG, check=False
    )
    return place.note(command[1:], done)


def test_each_is_one_line(ran) -> None:
    *lines, hint = ran.err.splitlines()
    assert hint == '  hint: file_bytes = "128 MiB" below [bounds] in triage.toml reads larger files'
    assert [line.split(": ")[1] for line in lines] == [f"in/{path}" for path, _ in SAID]
    for line, (path, said) in zip(lines, SAID, strict=True):
        assert line.startswith(f"triage: in/{path}: {said}")
    assert ran.status == 3


def test_what_can_be_read_is_read(ran) -> None:
    articles = {record["path"]: record for record in ran.of_type("article")}
    assert list(articles) == [f"in/{path}" for path in READ]
    assert all(article["title"].startswith("Harbour opens") for article in articles.values())
    assert articles["in/unknown-charset.eml"]["body"] == "The café at the harbour is open again."


def test_nothing_outside_is_seen_and_nothing_written(ran, place: Desk) -> None:
    assert SECRET not in ran.out
    assert "haha" not in ran.out
    assert sorted(path.name for path in place.folder.iterdir()) == ["in", "secret.txt"]


@pytest.mark.parametrize("depth", [1, 300, 390])
def test_html_that_is_merely_deep_is_read_whole(depth: int) -> None:
    pytest.importorskip("trafilatura")
    told = "".join(f"<p>Ferry number {n} left the harbour early, the port said on Friday.</p>" for n in range(5))
    page = f"<html><head><title>Harbour opens</title></head><body>{'<div>' * depth}{told}{'</div>' * depth}</body></html>"
    (article,) = read_bytes(page.encode(), "a.html", Bounds())
    assert isinstance(article, Article)
    assert "Ferry number 4" in article.body


def test_a_word_document_without_entities_is_read() -> None:
    (article,) = read_bytes(word("Harbour opens", "<!DOCTYPE x>"), "a.docx", Bounds())
    assert isinstance(article, Article)


def test_a_workbook_with_a_bomb_in_it_is_a_problem() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["title", "text", "date"], ["Harbour opens", "It is open.", "2026-03-10"]):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    members = {}
    with zipfile.ZipFile(stream) as archive:
        for name in archive.namelist():
            data = archive.read(name).replace(b"Harbour opens", b"&m;")
            members[name] = BOMB.encode() + data if b"&m;" in data else data
    things = list(read_bytes(zipped(members), "a.xlsx", Bounds()))
    assert len(things) == 1
    assert isinstance(things[0], Problem) or len(things[0].title) < 100


def test_a_line_just_below_the_bound_is_read(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("a.txt", b"Harbour opens " * (2 * MEBIBYTE))
    desk.write("b.txt", STORY)
    run = desk.triage("read", "a.txt", "b.txt")
    assert run.status == 0
    assert len(run.lines) == 4
