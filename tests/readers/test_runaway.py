"""What used to take for ever, or the square of its length, is read at once; and what lies beside it is read as before."""

import time

import pytest

from triage.article import Article
from triage.readers.embargo import embargo_end
from triage.readers.registry import Bounds, read_bytes
from triage.readers.xml.wordpress import _as_html
from triage.stories.marks import bare_title


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.xml", "a.json", "a.csv", "a"])
def test_a_page_behind_many_comments_is_recognised_at_once(name: str) -> None:
    page = (
        b"<!-- x -->\n" * 300 + b"<zebra>Copper fell on Monday, said all who trade in it, and rose again.</zebra>"
    )
    start = time.process_time()

    things = list(read_bytes(page, name, Bounds()))

    assert things
    assert time.process_time() - start < 2


def test_comments_before_a_page_are_still_no_hindrance() -> None:
    page = b"<!-- one --> <!-- two -->\n<html><body><h1>Copper fell</h1><p>" + b"Copper fell again on Monday. " * 9

    [article] = read_bytes(page, "a", Bounds())

    assert isinstance(article, Article)
    assert article.format == "html"


def test_shortcodes_are_opened_once_and_brackets_stay() -> None:
    assert _as_html("[box]Rain [b]fell[/b][/box] [sic] all [u]day.") == "Rain [b]fell [sic] all [u]day."
    assert _as_html("[gallery_box ids='1'] Rain [caption id='1']a boat[/caption] fell.") == " Rain   fell."


def test_a_body_of_shortcodes_without_twins_takes_no_time() -> None:
    text = "".join(f"[a{number}]" for number in range(30_000))
    start = time.process_time()

    assert _as_html(text) == text
    assert time.process_time() - start < 2


def test_a_headline_of_nothing_but_marks_takes_no_time() -> None:
    start = time.process_time()

    assert bare_title("UPDATE 1-" * 40_000 + "Rain falls").endswith("Rain falls")
    assert bare_title("CORRECTED-UPDATE 2-Rain falls (KILL)") == "Rain falls (KILL)"
    assert time.process_time() - start < 2


def test_an_embargo_line_is_read_to_its_date() -> None:
    assert embargo_end("EMBARGOED FOR RELEASE UNTIL: 10 November 2016, 07:00 GMT") == "2016-11-10T07:00:00+00:00"
    assert embargo_end("EMBARGOED until further notice") == ""
    assert embargo_end("to " * 50_000) == ""
