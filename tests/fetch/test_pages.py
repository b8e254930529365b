"""The page of an article for its text: as robots.txt allows, and what cannot be had is written as the feed has it."""

import json

import pytest

from triage.article import Article
from triage.fetch.files import record_of
from triage.fetch.robots import rules_of

from .conftest import FetchDesk
from .server import NewsServer, Reply, entry, feed, page, rss

TEXT = (
    "Ministers agreed on a lower cod quota after a night of talks in Tromso, and boats will stay in port until spring.",
    "The herring fleet, which landed a third less this autumn, asked for a larger share and was refused at dawn.",
    "Skippers said that they would meet again on Tuesday, when the institute publishes its counts of young fish.",
)


@pytest.fixture
def paged(fetching: FetchDesk, server: NewsServer) -> FetchDesk:
    """A source with pages."""
    server.routes["/feed"] = feed(rss(entry(1, link=server.url("/cod")), language=""))
    server.routes["/cod"] = Reply(page("Cod quota lowered", *TEXT), headers={"Content-Type": "text/html"})
    fetching.sources(f'url = "{server.url("/feed")}"\nfull = true')
    return fetching


def test_the_page_brings_the_text_and_the_feed_the_facts(paged: FetchDesk, server: NewsServer):
    assert paged.fetch().status == 0
    assert server.paths() == ["/feed", "/robots.txt", "/cod"]
    [record] = paged.records
    assert record["body"] == "\n\n".join(TEXT)
    assert record["abstract"] == "Ministers agreed on quota number 1 for cod."
    assert [record[key] for key in ("title", "outlet", "published", "language", "id", "url", "format")] == [
        "Cod quota 1 agreed",
        "Oshima Herald",
        "2026-11-20T01:00:00+01:00",
        "en",
        "cod-1",
        server.url("/cod"),
        "html",
    ]
    # Once: neither page nor robots.txt is asked for again.
    paged.fetch("--now", now="2026-11-20T12:00:00+00:00")
    assert server.paths()[3:] == ["/feed"]


def test_robots_are_obeyed(paged: FetchDesk, server: NewsServer):
    server.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /cod\n")
    assert paged.fetch().status == 0
    assert server.paths() == ["/feed", "/robots.txt"]
    assert [one["body"] for one in paged.records] == ["Ministers agreed on quota number 1 for cod."]


@pytest.mark.parametrize("reply", [Reply(status=500), Reply(b"Disallow", cut=2), Reply(status=429)])
def test_robots_that_cannot_be_read_close_the_site_for_now(paged: FetchDesk, server: NewsServer, reply: Reply):
    server.routes["/robots.txt"] = reply
    ran = paged.fetch()
    assert ran.status == 0
    assert "/cod" not in server.paths()
    assert (paged.files, ran.out.splitlines()[-1]) == (
        [],
        "inbox: 1 new article from 1 source, 1 waiting for their page",
    )
    del server.routes["/robots.txt"]
    paged.fetch(now="2026-11-20T09:00:00+00:00")
    assert [one["body"] for one in paged.records] == ["\n\n".join(TEXT)]


def test_a_page_that_fails_is_tried_again_and_then_given_up(paged: FetchDesk, server: NewsServer):
    server.routes["/cod"] = Reply(status=500)
    for hour in range(8, 12):
        paged.fetch(now=f"2026-11-20T{hour:02}:00:00+00:00")
    assert paged.files == []
    for day in (21, 22, 23):
        paged.fetch(now=f"2026-11-{day}T08:00:00+00:00")
    assert [one["body"] for one in paged.records] == ["Ministers agreed on quota number 1 for cod."]
    # Two attempts in each of five runs.
    assert server.paths().count("/cod") == 10


@pytest.mark.parametrize(
    "reply",
    [
        Reply(status=404),
        Reply(b"%PDF-1.4 something"),
        Reply(b"<html><body>Sign in</body></html>"),
        Reply(b"", headers={"Content-Length": "99999999"}),
        Reply(status=302, headers={"Location": "http://192.168.1.1/"}),
    ],
    ids=["gone", "pdf", "login", "huge", "private"],
)
def test_what_will_be_no_better_is_written_as_the_feed_has_it(paged: FetchDesk, server: NewsServer, reply: Reply):
    server.routes["/cod"] = reply
    assert paged.fetch().status == 0
    assert [one["body"] for one in paged.records] == ["Ministers agreed on quota number 1 for cod."]


def test_a_page_in_an_old_encoding_and_one_that_says_another_outlet(fetching: FetchDesk, server: NewsServer):
    links = [entry(number, link=server.url(f"/{number}")) for number in (1, 2)]
    server.routes["/feed"] = feed(rss(*links))
    old = page("Pêche", *(one.replace("cod", "pêche à Brême") for one in TEXT)).decode().encode("cp1252")
    server.routes["/1"] = Reply(old, headers={"Content-Type": "text/html; charset=iso-8859-1"})
    head = "<meta property='og:site_name' content='Other Herald'><link rel='canonical' href='https://elsewhere.example/x'>"
    server.routes["/2"] = Reply(page("Cod", *TEXT[::-1], head=head), headers={"Content-Type": "text/html"})
    fetching.sources(f'url = "{server.url("/feed")}"\nfull = true')
    fetching.fetch()
    assert "pêche à Brême" in fetching.records[0]["body"]
    # A page does not speak for another place.
    assert [(one["outlet"], one["url"]) for one in fetching.records] == [
        ("Oshima Herald", server.url("/1")),
        ("Oshima Herald", server.url("/2")),
    ]


def test_two_addresses_of_one_text_are_one_article(fetching: FetchDesk, server: NewsServer):
    entries = [entry(1, link=server.url("/a")), entry(2, title="Cod quota 1 agreed", link=server.url("/print/a"))]
    # A page that says the same to everybody who does not pay is one for each article.
    server.routes["/feed"] = feed(rss(*entries, entry(3, link=server.url("/print/a?id=3"))))
    server.routes["/print/a?id=3"] = Reply(page("Subscribe", *TEXT), headers={"Content-Type": "text/html"})
    for path in ("/a", "/print/a"):
        server.routes[path] = Reply(page("Cod quota lowered", *TEXT), headers={"Content-Type": "text/html"})
    fetching.sources(f'url = "{server.url("/feed")}"\nfull = true')
    fetching.fetch()
    assert fetching.titles == ["Cod quota 1 agreed", "Cod quota 3 agreed"]


ROBOTS = """
User-agent: Googlebot
Disallow: /

User-agent: *
Disallow: /private
Allow: /private/press
Disallow: /*.pdf$
Disallow: /*?print=
Disallow: /a%20b
Crawl-delay: 3

User-agent: news-triage
User-agent: other
Disallow: /ours
"""


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("/", True),
        ("/private", False),
        ("/privateer", False),
        ("/private/press/1", True),
        ("/a.pdf", False),
        ("/a.pdf?x=1", True),
        ("/story?print=1", False),
        ("/story?page=1&print=1", True),
        ("/a b", False),
        ("/a%20b", False),
        ("/ours", True),
    ],
)
def test_rules_for_everybody(path: str, may: bool):
    assert rules_of(ROBOTS, "somebody").allow(f"https://herald.example{path}") is may


def test_rules_for_us():
    rules = rules_of(ROBOTS, "news-triage")
    assert (rules.allow("https://h.example/private"), rules.allow("https://h.example/ours/1")) == (True, False)
    assert (rules.pause, rules_of(ROBOTS, "x").pause) == (None, 3.0)
    assert rules_of("", "x").allow("https://h.example/")
    assert rules_of("User-agent: *\nDisallow:", "x").allow("https://h.example/")


def test_a_rule_of_stars_takes_no_time():
    rules = rules_of("User-agent: *\nDisallow: /" + "*a" * 900 + "*b$", "x")
    assert rules.allow("https://h.example/" + "a" * 5000)


def test_a_slow_site_gets_no_more_pages_than_its_pauses_allow(paged: FetchDesk, server: NewsServer):
    links = [entry(number, link=server.url(f"/{number}")) for number in range(12)]
    server.routes["/feed"] = feed(rss(*links))
    server.routes["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 601\n")
    # The longest pause that is kept is a minute: ten pages, of which none is asked for here.
    from triage.fetch import page_queue

    asked: list[str] = []
    real = page_queue.Exchange.get

    def get(exchange: page_queue.Exchange, request: page_queue.HttpRequest, then: object) -> None:
        if "/feed" in request.url or "robots" in request.url:
            real(exchange, request, then)
        else:
            asked.append(request.url)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_queue.Exchange, "get", get)
        ran = paged.fetch()
    assert (len(asked), ran.lines[-1]) == (10, "inbox: 12 new articles from 1 source, 12 waiting for their page")


def test_a_time_without_an_offset_is_kept_as_it_is_for_who_reads_the_file() -> None:
    """What it is taken for is a matter of the settings on that day."""
    record = json.loads(record_of(Article(title="Cod", body="Cod fell.", published="2026-11-18T09:14:00")))
    assert record["published"] == "2026-11-18T09:14:00"
