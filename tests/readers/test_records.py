"""Our own JSON comes back as the articles it was written from."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.reading import read
from triage.readers.registry import read_bytes

HEAD: dict[str, Any] = {
    "path": "in/a.txt",
    "index": 3,
    "id": "abc",
    "title": "Harbour closes",
    "abstract": None,
    "lead": "It",
    "byline": "By Kaori Pen",
    "authors": ["Kaori Pen"],
    "credits": "VELLMAR (AP)",
    "slug": None,
    "keywords": ["port"],
    "outlet": "AP",
    "language": "en",
    "url": None,
    "published": "2016-11-10",
    "published_text": "Nov 10, 2016",
    "updated": None,
    "arrived": "2017-07-14T02:40:00.500+00:00",
    "status": None,
    "version": None,
    "words": 4,
    "format": "text",
    "encoding": "cp1252",
    "body": "It closes.",
    "score": 93.4,
    "profiles": [{"id": "p", "matches": [{"text": "x"}]}],
}
ARTICLE = Article(
    path="in/a.txt",
    index=3,
    id="abc",
    title="Harbour closes",
    byline="By Kaori Pen",
    authors=("Kaori Pen",),
    credits="VELLMAR (AP)",
    keywords=("port",),
    outlet="AP",
    language="en",
    published="2016-11-10",
    published_text="Nov 10, 2016",
    arrived=1_500_000_000.5 - 600 + 600,
    format="text",
    encoding="cp1252",
    body="It closes.",
)


def taken(data: bytes | str, name: str = "-", bounds: Bounds | None = None) -> list[Article | Problem]:
    return list(
        read_bytes(data if isinstance(data, bytes) else data.encode(), name, bounds or Bounds(keeps_places=True))
    )


def line(kind: str, **keys: Any) -> str:
    return json.dumps({"type": kind, "schema": 1, **HEAD, **keys}, ensure_ascii=False) + "\n"


def test_lines_come_back_whole() -> None:
    run = json.dumps({"type": "run", "schema": 1, "version": "0"}) + "\n"
    stats = json.dumps({"type": "stats", "schema": 1, "files": 1}) + "\n"
    for kind in ("hit", "reject", "article"):
        assert taken(run + line(kind) + stats) == [ARTICLE]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_document_comes_back_whole(indent: int | None) -> None:
    document = {
        "schema": 1,
        "run": {"version": "0"},
        "hits": [HEAD],
        "rejects": [{**HEAD, "index": 4}],
        "stats": {},
    }
    first, second = taken(json.dumps(document, indent=indent))
    assert first == ARTICLE
    assert isinstance(second, Article)
    assert second.index == 4


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_records_as_shells_on_windows_redirect_them(encoding: str) -> None:
    (article,) = taken(line("hit", title="Häfen").encode(encoding))
    assert isinstance(article, Article)
    assert article.title == "Häfen"


def test_an_article_keeps_the_path_and_arrival_of_its_record(tmp_path: Path) -> None:
    (tmp_path / "old.jsonl").write_text(
        line("hit") + line("hit", path="in/b.txt", arrived=None) + line("hit", path=None)
    )
    first, second, third = read([str(tmp_path / "old.jsonl")])
    assert first == ARTICLE
    assert isinstance(second, Article)
    assert (second.path, second.arrived) == ("in/b.txt", None)
    assert isinstance(third, Article)
    assert third.path == str(tmp_path / "old.jsonl")


def test_a_record_met_in_a_folder_or_archive_speaks_for_no_other_file(tmp_path: Path) -> None:
    """Anybody may put one there: it must not lead to another file."""
    forged = line("hit", path="/etc/passwd", index=7) + line("hit", path=None)
    (tmp_path / "old.jsonl").write_text(forged)
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as archive:
        archive.writestr("in.jsonl", forged)
    for paths in ([tmp_path], [tmp_path / "old.zip"], [tmp_path / "old.jsonl", tmp_path / "old.zip"]):
        for article in read([str(path) for path in paths]):
            assert isinstance(article, Article)
            assert article.path in {str(tmp_path / "old.jsonl"), str(tmp_path / "old.zip!in.jsonl")}
            assert article.title == ARTICLE.title
    first, second = read([str(tmp_path / "old.zip")])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.index, second.index) == (0, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (json.dumps({"schema": 1, "run": {}, "hits": [], "rejects": []}, indent=1), "empty"),
        ('{"type": "run", "schema": 1}\n{"type": "stats", "schema": 1}\n', "empty"),
        ('{"schema": 1, "run": {}', "damaged"),
    ],
)
def test_a_report_without_articles_is_told(text: str, code: str) -> None:
    (problem,) = taken(text)
    assert isinstance(problem, Problem)
    assert problem.code == code


def test_a_record_that_was_indented_is_an_article() -> None:
    """As `jq .` writes it."""
    assert taken(json.dumps(json.loads(line("hit")), indent=2)) == [ARTICLE]


def test_what_a_record_says_of_times_and_lines_is_checked() -> None:
    (article,) = taken(line("hit", published="soon", published_text=None, updated="2016-11-11", title="One\ntwo"))
    assert isinstance(article, Article)
    assert (article.published, article.published_text, article.updated) == ("", "soon", "2016-11-11")
    assert article.title == "One two"


def test_records_without_body_are_counted_in_one_problem() -> None:
    (problem,) = taken(line("hit", body=None) * 3, "old.jsonl")
    assert str(problem) == "old.jsonl: 3 records have no body; write them with --with body"
    article, problem = taken(line("hit") + line("hit", body=None), "old.jsonl")
    assert article == ARTICLE
    assert str(problem) == "old.jsonl: 1 record has no body; write it with --with body"
    (empty,) = taken(line("hit", body=""))
    assert isinstance(empty, Article)


def test_a_bad_line_is_named_and_the_rest_is_read() -> None:
    data = line("hit") + '{"type": "hit", "schema": 1, "title": 3}\n' + line("hit")[:60] + "\n" + line("hit")
    things = taken(data, "old.jsonl")
    assert [type(thing) for thing in things] == [Article, Problem, Problem, Article]
    assert str(things[1]).startswith("old.jsonl: line 2: not a triage record: ")
    assert str(things[2]).startswith("old.jsonl: line 3: ")


@pytest.mark.parametrize(
    "data",
    [
        '{"schema": 1, "type": "hit", "x": ' + "[" * 100_000,
        '{"schema": 1, "type": "hit", "body": "x", "x": ' + '{"a":' * 100_000 + "1" + "}" * 100_001,
        '{"schema": 1, "run": {}, "hits": [' + "[" * 100_000 + "\n]",
        '{"schema": 1, "type": "hit", "body": "\\ud800"}',
        '{"schema": 1, "type": "hit", "body": "x", "index": 99999999999999999999999}',
        '{"schema": 1, "type": "hit", "body": "x", "arrived": "never"}',
        '{"schema": 1, "type": "hit", "body": "x", "arrived": 1e999}',
    ],
)
def test_hostile_records_are_problems_or_articles(data: str) -> None:
    assert all(isinstance(thing, Article | Problem) for thing in taken(data))


def test_too_many_records() -> None:
    things = taken(line("hit") * 3, "old.jsonl", Bounds(keeps_places=True, members=2))
    assert [type(thing) for thing in things] == [Article, Article, Problem]


@pytest.mark.parametrize(
    "data", ['{"name": "x", "size": 3}', '{"schema": 1, "type": "feature", "body": "x"}', '{"type": "hit"}']
)
def test_other_json_is_not_ours(data: str) -> None:
    (problem,) = taken(data)
    assert isinstance(problem, Problem)
    assert problem.code == "unsupported"


def test_a_report_that_breaks_off_gives_its_whole_hits():
    text = json.dumps({"schema": 1, "run": {}, "hits": [HEAD, HEAD, HEAD]}, indent=1)
    things = list(read_bytes(text[: text.rindex("Kaori")].encode(), "in/report.json", Bounds()))
    articles = [one for one in things if isinstance(one, Article)]
    assert [one.title for one in articles] == ["Harbour closes"] * 2
    (problem,) = (one for one in things if isinstance(one, Problem))
    assert problem.message == "JSON that breaks off; read as far as it goes"
    (problem,) = read_bytes(text[: text.index("Kaori")].encode(), "in/report.json", Bounds())
    assert isinstance(problem, Problem)
    assert "truncated" in problem.message
