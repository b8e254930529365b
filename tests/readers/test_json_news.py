"""ninjs in its three versions, AP media JSON, and records with the usual columns."""

import json
from typing import Any

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes


def read(document: Any, name: str = "in/a.json") -> list[Article | Problem]:
    text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
    return list(read_bytes(text.encode(), name, Bounds()))


def one(document: Any) -> Article:
    (thing,) = read(document)
    assert isinstance(thing, Article)
    return thing


V1 = {
    "uri": "urn:x:1", "type": "text", "versioncreated": "2026-03-10T09:00:00Z", "firstcreated": "2026-03-10T08:00:00Z",
    "pubstatus": "usable", "version": "2", "language": "sv", "headline": "Hamnen öppen", "byline": "Ida Moor och TT",
    "slugline": "hamn", "body_text": "Hamnen öppen\nHamnen är öppen.", "subject": [{"name": "Sjöfart"}],
    "body_html": "<h1>Hamnen öppen</h1><p>Hamnen är öppen.</p><figure><figcaption>Båt</figcaption></figure><p>Båtar kom.</p>",
    "embargoed": "2026-03-10T12:00:00Z", "source": "TT", "ednote": "Ring oss",
    "associations": {"pic": {"uri": "urn:x:2", "type": "picture", "headline": "Båt", "body_text": "En båt"}},
}  # fmt: skip
V3 = {
    "uri": "http://p.example/1", "versionCreated": "2026-03-10T09:00:00Z", "pubStatus": "withheld", "by": "Von Ida Moor, dpa",
    "headlines": [{"role": "subheadline", "value": "Neben"}, {"role": "main", "value": "Hafen offen"}],
    "bodies": [{"role": "text", "contentType": "text/plain", "value": "Hafen offen\n\nDer Hafen ist offen."}],
    "embargoedUntil": "2026-03-11T00:00:00Z", "infoSources": [{"name": "dpa"}], "subjects": [{"name": "Hafen"}],
}  # fmt: skip


def test_version_1_gives_one_body_and_no_associated_picture() -> None:
    article = one(V1)
    assert (article.title, article.body) == ("Hamnen öppen", "Hamnen är öppen.\n\nBåtar kom.")
    assert (article.id, article.version, article.status, article.language) == ("urn:x:1", "2", "usable", "sv")
    assert (article.published, article.embargoed) == ("2026-03-10T09:00:00+00:00", "2026-03-10T12:00:00+00:00")
    assert (article.slug, article.keywords, article.outlet, article.url) == ("hamn", ("Sjöfart",), "TT", "")


def test_version_3_and_2_differ_in_case_only() -> None:
    article = one(V3)
    assert (article.title, article.body, article.authors) == ("Hafen offen", "Der Hafen ist offen.", ("Ida Moor",))
    assert (article.status, article.embargoed) == ("withheld", "2026-03-11T00:00:00+00:00")
    assert (article.outlet, article.url) == ("dpa", "http://p.example/1")
    assert one({key.lower(): value for key, value in V3.items()}) == article


@pytest.mark.parametrize("kind", ["picture", "video", "audio", "graphic", "event", "planning"])
def test_other_items_are_no_articles(kind: str) -> None:
    (problem,) = read({**V1, "type": kind})
    assert isinstance(problem, Problem)
    assert problem.code == "unsupported"


def test_a_package_without_a_body_is_none_and_a_stub_with_a_headline_is_one() -> None:
    bare = {key: value for key, value in V1.items() if not key.startswith("body")}
    assert one(bare).body == ""
    (problem,) = read({**bare, "type": "composite"})
    assert isinstance(problem, Problem)


def test_items_are_found_in_answers_lists_and_lines() -> None:
    for document in ({"total": 2, "_items": [V1, V3]}, [V1, V3], "\n".join(map(json.dumps, (V1, V3)))):
        things = read(document)
        assert [thing.index for thing in things if isinstance(thing, Article)] == [0, 1], document


def test_an_answer_of_ap_counts_what_it_announces() -> None:
    item = {"uri": "https://api.example/x?qt=1", "altids": {"itemid": "5ee9"}, "type": "text", "headline": "Harbour opens",
            "versioncreated": "2026-03-10T09:00:00Z", "renditions": {"nitf": {"href": "https://api.example/n"}}}  # fmt: skip
    answer = {"api_version": "1.1", "data": {"current_item_count": 1, "items": [{"meta": {}, "item": item}]}}
    article = one(answer)
    assert (article.title, article.id, article.url, article.format) == (
        "Harbour opens",
        "5ee9",
        "",
        "ap-media-json",
    )
    answer["data"]["current_item_count"] = 2  # type: ignore[index]
    assert [thing.code for thing in read(answer) if isinstance(thing, Problem)] == ["count"]


def test_records_are_read_by_the_usual_names() -> None:
    article = one(
        {"status": "ok", "articles": [{"source": {"id": "x", "name": "Post"}, "author": "Mika Orta", "title": "Harbour",
         "description": "It opens.", "publishedAt": "2026-03-10T08:00:00Z", "url": "http://p.example/1",
         "content": "The harbour opens … [+1200 chars]"}]}
    )  # fmt: skip
    assert (article.title, article.body, article.abstract) == ("Harbour", "The harbour opens …", "It opens.")
    assert (article.outlet, article.authors, article.url) == ("Post", ("Mika Orta",), "http://p.example/1")


def test_other_json_is_left_alone() -> None:
    for document in (
        {"name": "x", "version": "1.0", "description": "A package"},
        [{"a": 1}],
        {"title": "Settings"},
    ):
        (problem,) = read(document)
        assert isinstance(problem, Problem)
        assert problem.code == "unsupported"


def test_damage_is_told_by_its_line_and_depth_by_the_bound() -> None:
    things = read(json.dumps(V1) + '\n{"uri": \n' + json.dumps(V3))
    assert sorted(type(thing).__name__ for thing in things) == ["Article", "Article", "Problem"]
    (cut,) = read(json.dumps(V1)[:-40])
    (deep,) = read('{"a":' * 10_000 + "1" + "}" * 10_000)
    assert isinstance(cut, Problem)
    assert cut.code == "damaged"
    assert isinstance(deep, Problem)
    assert deep.code == "bound"


def test_documents_one_behind_the_other_are_read() -> None:
    documents = [{"title": f"Story {number}", "body": "It is told."} for number in range(3)]
    text = "\n".join(json.dumps(one, indent=2) for one in documents)
    found = list(read_bytes(text.encode(), "in/a.json", Bounds()))
    assert [one.title for one in found if isinstance(one, Article)] == ["Story 0", "Story 1", "Story 2"]
    (problem,) = read_bytes((text + "\nand so on").encode(), "in/a.json", Bounds())
    assert isinstance(problem, Problem)
    assert problem.code == "damaged"


def test_the_record_of_a_search_index_is_no_outlet() -> None:
    inner = {"title": "Ferries lie still", "text": "So it is."}
    assert one({"_id": "1", "_source": inner}).outlet == ""
    assert one({"source": {"name": "Norvik News"}, **inner}).outlet == "Norvik News"
    assert one({"_source": {**inner, "source": "Norvik News"}}).outlet == "Norvik News"


def test_values_as_mongodb_exports_them() -> None:
    for written in ("2026-11-18T09:14:00Z", {"$numberLong": "1794993240000"}, 1794993240000):
        article = one(
            {"_id": {"$oid": "65"}, "title": "Ferries lie still", "text": "So.", "date": {"$date": written}}
        )
        assert (article.published, article.id) == ("2026-11-18T09:14:00+00:00", "65")


def test_a_reference_for_citation_processors() -> None:
    record = {
        "type": "article-newspaper",
        "title": "Ferries lie still",
        "abstract": "So it is.",
        "container-title": "Norvik News",
        "author": [{"given": "Jane", "family": "Holm"}, {"literal": "Norvik Desk"}],
        "issued": {"date-parts": [[2026, 11, 8]]},
    }
    article = one([record])
    assert (article.outlet, article.authors, article.published) == (
        "Norvik News",
        ("Jane Holm", "Norvik Desk"),
        "2026-11-08",
    )
    assert one([{**record, "issued": {"date-parts": [[2026]]}}]).published == ""


def test_a_list_that_breaks_off_gives_its_whole_records():
    records = [{"title": f"Port {at} shut", "body": "The port is shut.", "tags": [{"name": "]"}]} for at in "abc"]
    wrapped = json.dumps({"status": "ok", "articles": records}, indent=1)
    *articles, problem = sorted(
        read(wrapped[: wrapped.index("Port c") + 3]), key=lambda one: isinstance(one, Problem)
    )
    assert [article.title for article in articles] == ["Port a shut", "Port b shut"]  # type: ignore[union-attr]
    assert str(problem) == "in/a.json: JSON that breaks off; read as far as it goes"
    # Of the first record a part is none.
    (problem,) = read(wrapped[: wrapped.index("Port a") + 30])
    assert isinstance(problem, Problem)
    assert problem.message == "not JSON (input data was truncated)"
    # Brackets that do not pair are damage of another kind.
    (problem,) = read('[{"title": "A", "body": "It is shut."}, {"title": ]')
    assert isinstance(problem, Problem)
