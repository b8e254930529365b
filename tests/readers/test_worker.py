"""Slow formats in a process of their own: the same articles, a clock that holds, and nothing left behind."""

import os
import signal
from pathlib import Path

import pytest
from desk import Desk

from triage.article import Article
from triage.errors import Problem
from triage.readers import worker
from triage.readers.contract import Bounds
from triage.readers.registry import TABLE, entry_for, read_bytes
from triage.readers.worker import read_apart

MEBIBYTE = 1 << 20
PAGE = (
    "<html><head><title>Harbour opens</title></head><body><article><h1>Harbour opens</h1>"
    + "".join(f"<p>Ferry number {n} left the harbour in the early morning, the port said.</p>" for n in range(200))
    + "</article><!--{}--></body></html>"
)
#: A reader that lies on the search path of the test alone.
READER = """
import os, time
from triage.article import Article
from triage.errors import Problem
class Reader:
    name, suffixes = "odd", ()
    def read(self, data, name, bounds):
        print("noise")
        yield Article(title="one \\ud800\\n", path=name, authors=("A", "B"))
        yield Problem(path=name, code="count", message="two", index=1)
        {}
READER = Reader()
"""


def slow_pdf() -> bytes:
    """A small PDF whose pages all show one stream of a hundred thousand pieces of text."""
    text = (
        b"BT /F1 12 Tf\n" + b"".join(b"1 0 0 1 %d 9 Tm (Harbour) Tj\n" % (n % 500) for n in range(50_000)) + b"ET"
    )
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count 400>>" % (b"3 0 R " * 400),
        page,
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    written, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(written)
    return written + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def odd(folder: Path, monkeypatch: pytest.MonkeyPatch, end: str, name: str = "a.odd") -> list[Article | Problem]:
    (folder / "an_odd_reader.py").write_text(READER.format(end))
    monkeypatch.syspath_prepend(str(folder))
    return list(read_apart("an_odd_reader", b"x", name, Bounds(seconds=1)))


def test_a_large_page_is_read_as_a_small_one_is() -> None:
    pytest.importorskip("trafilatura")
    small = list(read_bytes(PAGE.encode(), "a.html", Bounds()))
    large = list(read_bytes(PAGE.replace("{}", "x" * MEBIBYTE).encode(), "a.html", Bounds()))
    assert isinstance(small[0], Article)
    assert small[0].title == "Harbour opens"
    assert large == small


def test_small_files_stay_here(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("trafilatura")
    monkeypatch.setattr("triage.readers.worker.read_apart", None)
    assert isinstance(next(read_bytes(PAGE.encode(), "a.html", Bounds())), Article)
    # Nothing is there to call, which shows that the large one was to go there.
    [large] = read_bytes(PAGE.replace("{}", "x" * MEBIBYTE).encode(), "a.html", Bounds())
    assert isinstance(large, Problem)
    assert large.message == "its reader failed (TypeError); not read"
    text = b"Harbour opens\n\n" + b"It is open. " * 200_000
    assert isinstance(next(read_bytes(text, "a.txt", Bounds())), Article)


def test_what_takes_too_long_is_ended_and_the_rest_of_the_folder_is_read(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    desk = Desk(tmp_path)
    desk.write("in/a.pdf", slow_pdf())
    desk.write("in/b.txt", "Harbour opens\n\nIt is open.\n")
    desk.write("triage.toml", "[bounds]\nseconds = 1\n")
    ran = desk.triage("read", "in", "--jsonl")
    assert ran.status == 3
    assert ran.err.splitlines() == [
        "triage: in/a.pdf: takes longer than 1 s to read; not read",
        "  hint: seconds = 120 below [bounds] in triage.toml gives each more time",
    ]
    assert [record["type"] for record in ran.records] == ["problem", "article"]


def test_articles_and_problems_come_over_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = os.fsdecode(b"caf\xe9.odd")
    article, problem = odd(tmp_path, monkeypatch, "", name)
    assert article == Article(title="one \ud800\n", path=name, authors=("A", "B"))
    assert problem == Problem(path=name, code="count", message="two", index=1)


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (
            "time.sleep(600)",
            "bound a.odd: takes longer than 1 s to read; the rest is not read",
        ),
        ("os._exit(1)", "damaged a.odd: its reader failed; the rest is not read"),
        ("os.kill(os.getpid(), 9)", "damaged a.odd: its reader failed; the rest is not read"),
        ("raise ValueError", "damaged a.odd: its reader failed; the rest is not read"),
    ],
)
def test_what_came_before_the_end_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, said: str
) -> None:
    *things, last = odd(tmp_path, monkeypatch, end)
    assert len(things) == 2
    assert isinstance(last, Problem)
    assert f"{last.code} {last}" == said


def test_a_reading_that_is_given_up_leaves_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "an_odd_reader.py").write_text(READER.format("time.sleep(600)"))
    monkeypatch.syspath_prepend(str(tmp_path))
    # Its own child alone: other tests of the process may have children, too.
    children = []
    start = worker.interpreter
    monkeypatch.setattr(worker, "interpreter", lambda program: children.append(start(program)) or children[-1])
    reading = read_apart("an_odd_reader", b"x", "a.odd", Bounds(seconds=60))
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    assert [child.returncode for child in children] == [-signal.SIGKILL]


def test_without_a_process_to_be_had_the_file_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("trafilatura")
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    page = PAGE.replace("{}", "x" * MEBIBYTE).encode()
    assert isinstance(next(read_bytes(page, "a.html", Bounds())), Article)


def test_slow_formats_are_those_whose_library_is_an_extra() -> None:
    slow = {entry.module.rpartition(".")[2] for entry in TABLE if entry.slow_from is not None}
    assert slow == {"pages", "har", "webarchive", "warc", "pdf", "rtf", "workbooks"}
    entry = entry_for(b"%PDF-1.4", "a")
    assert entry is not None
    assert entry.extra == "pdf"
