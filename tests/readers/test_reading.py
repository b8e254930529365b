"""Paths to articles: files, streams, bounds, and what is counted."""

import gzip
import io
import os
from pathlib import Path

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.reading import Reading, listed, read
from triage.readers.walk import LeftAlone

COPY = b"Harbour closes\n\nVELLMAR (Reuters) - It closes.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    return tmp_path


def drained(reading: Reading) -> tuple[list[Article], list[str], list[tuple[str, str]]]:
    articles, problems, left = [], [], []
    for thing in reading:
        if isinstance(thing, Article):
            articles.append(thing)
        elif isinstance(thing, Problem):
            problems.append(f"{thing.code} {thing}")
        else:
            left.append((thing.path, thing.reason))
    return articles, problems, left


def test_an_article_knows_where_it_was_read(folder: Path) -> None:
    Path("in/a.txt").write_bytes(COPY)
    os.utime("in/a.txt", (1_500_000_000, 1_500_000_000.5))
    (article,) = read(["in/"])
    assert article == Article(
        title="Harbour closes",
        body="It closes.",
        credits="VELLMAR (Reuters)",
        outlet="Reuters",
        path="in/a.txt",
        index=0,
        arrived=1_500_000_000.5,
        format="text",
        encoding="utf-8",
    )


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.text", "a.md", "a", "12", "story.003"])
def test_names_of_plain_text(folder: Path, name: str) -> None:
    Path("in", name).write_bytes(COPY)
    assert [article.title for article in drained(read(["in"]))[0]] == ["Harbour closes"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t", "empty"),
        ("a.jpg", b"\xff\xd8\xff\xe0 JFIF", "unsupported"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "unsupported"),
        ("a.txt", b"PK\x03\x04....", "unsupported"),
        ("a.py", b"print(1)", "unsupported"),
        ("a", b"<?xml version='1.0'?><a/>", "unsupported"),
        ("a.txt", b'{"a": 1}', "unsupported"),
        ("a.txt.gz", gzip.compress(b"\0\1\2\3", mtime=0), "unsupported"),
        ("a.gz", gzip.compress(b"", mtime=0), "empty"),
    ],
)
def test_what_is_no_article_is_left_alone_in_a_folder_and_a_problem_when_named(
    folder: Path, name: str, data: bytes, reason: str
) -> None:
    Path("in", name).write_bytes(data)
    Path("in/z.txt").write_bytes(COPY)
    reading = read(["in"])
    articles, problems, left = drained(reading)
    assert (len(articles), problems, left) == (1, [], [(f"in/{name}", reason)])
    assert (reading.files, reading.unread, reading.left_alone) == (1, 0, 1)
    named = read([f"in/{name}"])
    (problem,) = named
    assert isinstance(problem, Problem)
    assert problem.code == reason
    assert (named.files, named.unread, named.left_alone) == (0, 1, 0)


def test_text_that_begins_like_data_but_is_none(folder: Path) -> None:
    Path("in/a.txt").write_bytes(b"[Vellmar] Harbour closes\n\nIt does.")
    Path("in/b.txt").write_bytes(b"<VLM> Harbour 3 < 4\n\nIt does.".replace(b"<VLM>", b"&lt;VLM>"))
    assert len(drained(read(["in"]))[0]) == 2


def test_gzip(folder: Path) -> None:
    Path("in/a.txt.gz").write_bytes(gzip.compress(COPY[:9]) + gzip.compress(COPY[9:]))
    Path("in/b.gz").write_bytes(gzip.compress(COPY) + bytes(100))
    articles, problems, _ = drained(read(["in"]))
    assert [(article.title, article.path) for article in articles] == [
        ("Harbour closes", "in/a.txt.gz"),
        ("Harbour closes", "in/b.gz"),
    ]
    assert problems == []


@pytest.mark.parametrize(
    "data", [gzip.compress(COPY, mtime=0)[:-9], b"\x1f\x8b\x08garbage", gzip.compress(COPY, mtime=0) + b"tail"]
)
def test_damaged_gzip_is_a_problem_and_the_rest_goes_on(folder: Path, data: bytes) -> None:
    Path("in/a.txt.gz").write_bytes(data)
    Path("in/b.txt").write_bytes(COPY)
    articles, problems, _ = drained(read(["in"]))
    assert problems == ["damaged in/a.txt.gz: its gzip data is truncated or damaged"]
    assert [article.path for article in articles] == ["in/b.txt"]


def test_bounds_hold_for_files_streams_and_what_gzip_unpacks(folder: Path) -> None:
    Path("in/a.txt").write_bytes(b"x" * 101)
    Path("in/b.txt").write_bytes(b"x" * 100)
    Path("c.txt.gz").write_bytes(gzip.compress(b"x" * 100_000, 9))
    bounds = Bounds(file_bytes=100)
    articles, problems, _ = drained(read(["in", "-"], bounds=bounds, stdin=io.BytesIO(b"y" * 101)))
    said = "larger than the limit of 100 bytes; not read"
    assert [article.path for article in articles] == ["in/b.txt"]
    assert problems == [f"bound -: {said}", f"bound in/a.txt: {said}"]
    assert drained(read(["c.txt.gz"], bounds=Bounds(file_bytes=200)))[1] == [
        "bound c.txt.gz: larger than the limit of 200 bytes; not read"
    ]


def test_files_larger_than_one_read(folder: Path) -> None:
    body = "It closes. " * 20_000
    Path("in/a.txt").write_text(f"Harbour closes\n\n{body}")
    (article,), _, _ = drained(read(["in"]))
    assert article.body == body.strip()


def test_a_line_of_fifty_megabytes_is_over_the_bound(folder: Path) -> None:
    Path("in/a.txt").write_bytes(b"x" * 50_000_000)
    assert drained(read(["in"]))[1] == ["bound in/a.txt: larger than the limit of 32 MiB; not read"]


def test_a_story_below_a_page_of_white_space() -> None:
    (article,) = read(["-"], stdin=io.BytesIO(b"\n" * 5000 + COPY))
    assert isinstance(article, Article)
    assert article.title == "Harbour closes"


def test_standard_input() -> None:
    (article,) = read(["-"], stdin=io.BytesIO(COPY))
    assert (article.path, article.arrived, article.title) == ("-", None, "Harbour closes")
    assert drained(read(["-"], stdin=io.BytesIO(b"")))[1] == ["empty -: nothing in it"]


def test_a_named_pipe_is_a_stream(folder: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, COPY)
    os.close(writing)
    try:
        (article,) = read([f"/dev/fd/{reading}"])
        assert (article.title, article.arrived) == ("Harbour closes", None)
    finally:
        os.close(reading)


def test_missing_paths_are_problems_and_the_rest_goes_on(folder: Path) -> None:
    Path("in/a.txt").write_bytes(COPY)
    reading = read(["gone", "in", "bad\0name"])
    articles, problems, _ = drained(reading)
    assert len(articles) == 1
    assert problems == [
        "unreadable bad\0name: not a possible file name",
        "unreadable gone: no such file or folder",
    ]
    assert (reading.files, reading.unread) == (1, 2)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_forbidden_file_is_a_problem(folder: Path) -> None:
    Path("in/a.txt").write_bytes(COPY)
    Path("in/a.txt").chmod(0)
    assert drained(read(["in"]))[1] == ["unreadable in/a.txt: permission denied"]


def test_lists_of_files_are_taken_literally(folder: Path) -> None:
    Path("in/a*.txt").write_bytes(COPY)
    Path("in/ab.txt").write_bytes(COPY)
    names = listed(b"in/a*.txt\nin/gone.txt\n")
    articles, problems, _ = drained(read([], files_from=names))
    assert [article.path for article in articles] == ["in/a*.txt"]
    assert problems == ["unreadable in/gone.txt: no such file or folder"]


def test_reading_is_lazy(folder: Path) -> None:
    for name in "abc":
        Path("in", name).write_bytes(COPY)
    reading = read(["in"])
    first = next(reading)
    Path("in/b").unlink()
    rest = list(reading)
    assert isinstance(first, Article)
    assert [type(thing) for thing in rest] == [Problem, Article]
    assert not [thing for thing in rest if isinstance(thing, LeftAlone)]


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("VELLMAR, Nov 28 (Reuters)", "2026-11-28"),
        ("VELLMAR, 30 November (Reuters)", "2026-11-30"),
        ("VELLMAR, Feb 26 (Reuters)", ""),
        ("VELLMAR (Reuters)", ""),
    ],
)
def test_a_dateline_without_a_year_takes_that_of_an_arrival_soon_after(
    folder: Path, dateline: str, published: str
) -> None:
    Path("in/a.txt").write_bytes(COPY.replace(b"VELLMAR (Reuters)", dateline.encode()))
    os.utime("in/a.txt", (1_795_953_600, 1_795_953_600))  # 2026-11-29, noon
    (article,) = read(["in/"])
    assert isinstance(article, Article)
    assert article.published == published
    (streamed,) = read(["-"], stdin=io.BytesIO(Path("in/a.txt").read_bytes()))
    assert isinstance(streamed, Article)
    assert streamed.published == ""
