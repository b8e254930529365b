"""What holds for any bytes: no failure, nothing invented, nothing lost."""

import re

from extent import examples
from hypothesis import example, given, settings
from hypothesis import strategies as st

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.encoding import decode
from triage.readers.registry import read_bytes
from triage.readers.wire.story import parse

LINES = st.sampled_from(
    [
        "Harbour closes", "HARBOUR CLOSES", "By Kaori Pen", "Orr FBN", "BC-VELLMAR-PORT", "TOKYO, Nov 10 (Reuters) - It is.",
        "  wrapped and", "      indented (line", "Published: 2016-11-10", "EDS: Adds", "(Adds quotes", "more)", "====", "---",
        "(Reporting by A. Pen;", "Editing by B. Ink)", "REUTER", "ENDS", "(MORE)", "", "", "", "   ", "Title: x", "Source: y",
        "Copyright 2016 Vellmar", "Keywords: A, B", "EMBARGOED until Friday 6 am", "# Title", "**bold**", "10 Nov 2016", "\ufeff",
    ]
)  # fmt: skip
COPY = st.lists(LINES, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: end.join(lines))
)


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


@settings(deadline=None, max_examples=examples(300))
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a", "a.jsonl", "a.gz", "-"]))
@example(b"\x1f\x8b\x08", "a.gz")
@example(b"\xff\xfe\x00", "a")
@example(b'{"schema":1,"run":{', "a.json")
def test_any_bytes_give_articles_or_problems(data: bytes, name: str) -> None:
    things = list(read_bytes(data, name, Bounds()))
    assert things
    assert all(isinstance(thing, Article | Problem) for thing in things)


@settings(deadline=None, max_examples=examples(300))
@given(st.binary(max_size=200))
def test_decoding_never_fails(data: bytes) -> None:
    text, name = decode(data)
    assert name == name.lower()
    text.encode("utf-8")


@settings(deadline=None, max_examples=examples(400))
@given(COPY | st.text(max_size=200))
def test_every_text_of_an_article_stands_in_its_source(text: str) -> None:
    article = parse(text)
    source = " ".join(text.split())
    for field in ("title", "slug", "byline", "abstract", "url", "published_text"):
        assert " ".join(getattr(article, field).split()) in source
    for line in article.credits.split("\n"):
        assert " ".join(line.split()) in source
    for piece in article.body.split("\n\n"):
        assert piece in text or " ".join(piece.split()) in source


@example("Published: 2016-11-10\rHarbour closes\rPublished: 2016-11-10\rHARBOUR CLOSES")
@settings(deadline=None, max_examples=examples(400))
@given(COPY)
def test_no_word_is_lost(text: str) -> None:
    article = parse(text)
    kept = [article.title, article.body, article.credits, article.slug, article.byline, article.published_text]
    kept += [article.abstract, article.outlet, article.updated, *article.keywords, *article.authors]
    labels = {"Title", "Source", "Published", "Keywords"}
    missing = set(words(text)) - set(words(" ".join(kept))) - labels
    assert not missing
