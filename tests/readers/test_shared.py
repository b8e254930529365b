"""Real articles that lie beside the repository; skipped where they do not."""

import re
from pathlib import Path

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.reading import read

ARTICLES = Path(__file__).parents[2].parent / "shared" / "articles"
pytestmark = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the shared articles are not here")
TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def test_the_first_article() -> None:
    (article,) = read([f"{ARTICLES}/seed"])
    assert isinstance(article, Article)
    assert article.slug == "Abe FBN"
    assert article.title.startswith("Japan's PM Abe to Meet Trump")
    assert article.body.startswith("Japanese Prime Minister")
    assert article.body.endswith('on balance."')
    assert article.credits.startswith("(Additional reporting by ")
    assert article.credits.endswith("Cooney)")
    assert (article.byline, article.published, article.outlet, article.encoding) == ("", "", "", "utf-8")
    assert len(TOKEN.findall(f"{article.title}\n{article.body}")) == 721


def test_the_wire() -> None:
    reading = read([f"{ARTICLES}/wire/reuters-21578/articles"])
    articles = []
    for thing in reading:
        assert isinstance(thing, Article), thing
        articles.append(thing)
    assert (len(articles), reading.files, reading.unread, reading.left_alone) == (7769, 7769, 0, 0)
    assert [article.path for article in articles] == sorted(article.path for article in articles)
    assert all(article.title and len(article.title) <= 150 and "\n" not in article.title for article in articles)
    # A few files hold nothing but a date.
    assert sum(not article.body for article in articles) == 47
    assert not any(article.slug or article.byline for article in articles)
    assert {article.outlet for article in articles} == {"", "Reuters"}


def test_broken_and_hostile_files() -> None:
    names = sorted(str(path) for path in (ARTICLES / "formats" / "robustness").iterdir())
    things = list(read(names))
    assert len(things) >= len(names)
    assert all(isinstance(thing, Article | Problem) for thing in things)
    assert all("\n" not in thing.message for thing in things if isinstance(thing, Problem))
