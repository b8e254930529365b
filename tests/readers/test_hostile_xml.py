"""XML that means harm or is broken: one plain line each, quickly, and the rest of the folder goes on."""

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes
from triage.readers.xml.tree import root_of

STORY = "<nitf><body><body.head><hedline><hl1>Port opens{}</hl1></hedline></body.head><body.content><p>It{}did.</p></body.content></body></nitf>"
BOMB = (
    "<!DOCTYPE nitf [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 10}'>" for n in range(12))
    + "]>"
)


def read(text: str | bytes, name: str = "x.xml", bounds: Bounds | None = None) -> list[Article | Problem]:
    return list(read_bytes(text.encode() if isinstance(text, str) else text, name, bounds or Bounds()))


@pytest.mark.parametrize(
    "document",
    [
        BOMB + STORY.format("&m;", " "),
        '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + STORY.format("&x;", " "),
        '<!DOCTYPE nitf [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>' + STORY.format(" ", "&x;"),
        "<nitf>" + "<block>" * 10_000 + "x" + "</block>" * 10_000 + "</nitf>",
    ],
    ids=["bomb", "file", "network", "deep"],
)
def test_entities_and_deep_nesting_are_one_problem(document: str) -> None:
    (problem,) = read(document)
    assert isinstance(problem, Problem)
    assert problem.code in ("damaged", "bound")


def test_a_document_type_and_unused_declarations_do_no_harm() -> None:
    (article,) = read(
        '<!DOCTYPE nitf [<!ENTITY % html PUBLIC "-//x//y" "http://x.example/y">]>' + STORY.format("", " ")
    )
    assert isinstance(article, Article)


def test_what_real_files_get_wrong_is_mended() -> None:
    (article,) = read("\n\n" + STORY.format(" &nbsp;&amp; closes &euro;5 &bogus; A&B", "&#0;\x0b"))
    assert isinstance(article, Article)
    assert article.title == "Port opens & closes €5 &bogus; A&B"
    assert article.body == "It did."


def test_a_cut_file_is_read_as_far_as_it_goes_and_said_to_be_cut() -> None:
    things = read(STORY.format("", " ")[:-60])
    assert [type(thing) for thing in things] == [Problem, Article]
    problem = things[0]
    assert isinstance(problem, Problem)
    assert problem.code == "damaged"
    assert "line 1" in problem.message


def test_the_bound_on_articles_is_kept() -> None:
    feed = "<rss><channel>" + "<item><title>Port opens</title></item>" * 5 + "</channel></rss>"
    things = read(feed, bounds=Bounds(members=2))
    assert [type(thing).__name__ for thing in things] == ["Article", "Article", "Problem"]
    assert len(read(feed, bounds=Bounds(members=5))) == 5


def test_deep_html_in_a_feed_gives_its_text() -> None:
    deep = "&lt;div&gt;" * 10_000 + "Ships came." + "&lt;/div&gt;" * 10_000
    (article,) = read(
        f"<rss><channel><item><title>Port</title><description>{deep}</description></item></channel></rss>"
    )
    assert isinstance(article, Article)
    assert article.body == "Ships came."


def test_the_root_is_found_behind_a_long_prolog_and_no_other_place() -> None:
    root = root_of(b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <rss> -->\n<!DOCTYPE feed>\n<feed xmlns='x'>")
    assert root is not None
    assert root.name == "feed"
    assert root_of(b"The <feed> is down") is None
    assert root_of(b"") is None
