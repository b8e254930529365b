"""Records of which a headline or a text is missing: either alone is an article, neither is named with its number."""

import io
import json

import pytest
from desk import Desk

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

RECORDS = [
    {"title": "Ferry sold", "body": "", "author": "Holm"},
    {"title": "", "body": "The ferry was sold on Tuesday.", "author": ""},
    {"title": "", "body": "", "author": "Holm"},
    {"title": "Both", "body": "Two ferries.", "author": ""},
]


def lines() -> bytes:
    return "\n".join(map(json.dumps, RECORDS)).encode()


def table() -> bytes:
    rows = [",".join(RECORDS[0]), *(",".join(record.values()) for record in RECORDS)]
    return "\n".join(rows).encode()


def parquet() -> bytes:
    arrow = pytest.importorskip("pyarrow")
    from pyarrow.parquet import write_table

    written = io.BytesIO()
    write_table(arrow.Table.from_pylist(RECORDS), written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (lines, "a.jsonl"),
        (lambda: json.dumps(RECORDS).encode(), "a.json"),
        (table, "a.csv"),
        (parquet, "a.parquet"),
    ],
)
def test_a_headline_or_a_text_alone_is_an_article(data, name: str) -> None:  # type: ignore[no-untyped-def]
    things = list(read_bytes(data(), name, Bounds()))
    articles = [(thing.title, thing.body) for thing in things if isinstance(thing, Article)]
    assert articles == [("Ferry sold", ""), ("", "The ferry was sold on Tuesday."), ("Both", "Two ferries.")]
    [problem] = [thing for thing in things if isinstance(thing, Problem)]
    assert (problem.code, problem.message) == ("empty", "record 3 has neither a title nor a text; left out")


@pytest.mark.parametrize("as_lines", [True, False])
def test_records_that_leave_out_what_they_do_not_have_are_articles_beside_others(as_lines: bool) -> None:
    records = [
        {"body": "A ferry sank."},
        {"title": "Both", "body": "Two."},
        {"title": "Ferry sold"},
        {"author": "Holm"},
        {"index": {"_id": 1}},
    ]
    data = "\n".join(map(json.dumps, records)) if as_lines else json.dumps(records)
    things = list(read_bytes(data.encode(), "a.jsonl" if as_lines else "a.json", Bounds()))
    articles = [(thing.title, thing.body) for thing in things if isinstance(thing, Article)]
    assert articles == [("", "A ferry sank."), ("Both", "Two."), ("Ferry sold", "")]
    assert [thing.message for thing in things if isinstance(thing, Problem)] == [
        "record 4 has neither a title nor a text; left out"
    ]


def test_a_file_with_articles_is_not_left_alone_for_a_record_without_a_text(desk: Desk) -> None:
    desk.write("inbox/a.jsonl", lines())
    stats = desk.triage("scan", "inbox", "-t", "ferry", "--json").json["stats"]
    assert [stats[key] for key in ("files", "articles", "problems", "left_alone")] == [1, 3, 1, 0]
    desk.write("inbox/a.jsonl", "")
    stats = desk.triage("scan", "inbox", "-t", "ferry", "--json").json["stats"]
    assert [stats[key] for key in ("files", "articles", "problems", "left_alone")] == [0, 0, 0, 1]


def test_a_list_of_other_things_holds_no_articles() -> None:
    settings = [
        {"title": "Colour", "description": "Of the list"},
        {"title": "Width", "description": "Of the list"},
    ]
    [problem] = read_bytes(json.dumps(settings).encode(), "settings.json", Bounds())
    assert isinstance(problem, Problem)
    assert problem.code == "unsupported"


def test_entries_of_a_feed_reader_hold_text_outlet_and_address_in_objects() -> None:
    entry = {
        "title": "Ferry sold", "author": "Signe Holm", "published": 1795082400, "categories": ["user/1/state/com.google/read", "user/1/label/Ports"],
        "canonical": [{"href": "https://halden.example/ferry"}], "content": {"content": "<p>The ferry was <b>sold</b>.</p>"},
        "origin": {"title": "Halden Courier", "htmlUrl": "https://halden.example"},
    }  # fmt: skip
    [article] = read_bytes(json.dumps({"id": "x", "items": [entry]}).encode(), "starred.json", Bounds())
    assert isinstance(article, Article)
    assert (article.body, article.outlet) == ("The ferry was sold.", "Halden Courier")
    assert (article.url, article.keywords) == ("https://halden.example/ferry", ("Ports",))


def test_posts_of_mastodon_are_articles_and_what_was_passed_on_is_none() -> None:
    post = {
        "id": "https://m.example/1", "type": "Note", "published": "2026-11-19T10:00:00Z", "url": "https://m.example/@hb/1",
        "attributedTo": "https://m.example/users/hb", "content": "<p>The ferry was sold.</p>", "contentMap": {"en": ""},
    }  # fmt: skip
    activities = [{"type": "Create", "object": post}, {"type": "Announce", "object": "https://n.example/2"}]
    outbox = {"type": "OrderedCollection", "orderedItems": activities}
    [article] = read_bytes(json.dumps(outbox).encode(), "outbox.json", Bounds())
    assert isinstance(article, Article)
    assert (article.body, article.byline, article.outlet) == ("The ferry was sold.", "hb", "m.example")
    assert article.language == "en"


def test_a_text_as_trafilatura_writes_it() -> None:
    told = "It rained all day in Sund, and nobody sailed."
    document = f'<doc sitename="Lamp Post" title="Rain in Sund" author="Eva Smit" date="2026-03-01" source="https://lamp.example/1"><main><p>{told}</p><p>So it is.</p></main><comments/></doc>'
    [article] = [one for one in read_bytes(document.encode(), "a.xml", Bounds()) if isinstance(one, Article)]
    assert (article.title, article.body, article.outlet) == ("Rain in Sund", f"{told}\n\nSo it is.", "Lamp Post")
    assert (article.url, article.published) == ("https://lamp.example/1", "2026-03-01")
