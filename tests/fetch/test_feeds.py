"""One feed becomes files, each article once, in a form that every command reads with all that the feed says."""

import json

import pytest

from .conftest import FetchDesk
from .server import NewsServer, Reply, entry, feed, rss, zipped


def test_a_feed_becomes_files_that_scan_reads(fetching: FetchDesk, server: NewsServer):
    server.routes["/feed"] = feed(rss(entry(1), entry(2, title="Herring &amp; mackerel", text="Herring fell.")))
    fetching.sources(server.url("/feed"))
    ran = fetching.fetch()
    assert (ran.status, ran.err) == (0, "")
    assert ran.lines == ["Oshima Herald: 2 new", "inbox: 2 new articles from 1 source"]
    assert [name.rsplit("-", 1)[0] for name in fetching.files] == [
        "Oshima Herald/2026-11-20/0800-cod-quota-1-agreed",
        "Oshima Herald/2026-11-20/0800-herring-mackerel",
    ]
    scan = fetching.desk.triage("scan", "inbox", "-t", "herring", "--json", "--with", "body")
    [hit] = scan.json["hits"]
    assert scan.status == 0
    assert {
        key: hit[key] for key in ("title", "outlet", "url", "published", "language", "id", "body", "format")
    } == {
        "title": "Herring & mackerel",
        "outlet": "Oshima Herald",
        "url": "https://herald.example/cod/2",
        "published": "2026-11-20T02:00:00+01:00",
        "language": "en",
        "id": "cod-2",
        "body": "Herring fell.",
        "format": "feed",
    }


def test_each_article_comes_once(fetching: FetchDesk, server: NewsServer):
    server.routes["/feed"] = feed(rss(entry(1)))
    fetching.sources(server.url("/feed"))
    fetching.fetch()
    server.routes["/feed"] = feed(rss(entry(2), entry(1)))
    assert "1 new article from 1 source" in fetching.fetch(now="2026-11-21T08:00:00+00:00").out
    assert fetching.titles == ["Cod quota 1 agreed", "Cod quota 2 agreed"]


def test_atom_and_json_feed(fetching: FetchDesk, server: NewsServer):
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Tagblatt</title><entry><title>Dorsch</title>'
        '<id>tag:t,1</id><link href="/dorsch"/><updated>2026-11-20T07:00:00Z</updated><content>Der Dorsch.</content></entry></feed>'
    )
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Gazette",
        "language": "fr",
        "items": [{"id": "1", "url": "https://g.example/1", "title": "Morue", "content_text": "La morue."}],
    }
    server.routes["/atom"] = Reply(atom.encode(), headers={"Content-Type": "application/atom+xml"})
    server.routes["/json"] = Reply(
        json.dumps(document).encode(), headers={"Content-Type": "application/feed+json"}
    )
    based = (
        atom.replace("<feed ", '<feed xml:base="https://t.example/de/" ')
        .replace("/dorsch", "hering")
        .replace("t,1", "t,2")
    )
    server.routes["/based"] = Reply(based.encode())
    fetching.sources(server.url("/atom"), server.url("/json"), server.url("/based"))
    assert fetching.fetch().status == 0
    found = [(one["outlet"], one["language"], one["title"], one["url"]) for one in fetching.records]
    assert sorted(found) == [
        ("Gazette", "fr", "Morue", "https://g.example/1"),
        ("Tagblatt", "de", "Dorsch", server.url("/dorsch")),
        ("Tagblatt", "de", "Dorsch", "https://t.example/de/hering"),
    ]


def test_what_has_not_changed_is_not_sent_again(fetching: FetchDesk, server: NewsServer):
    server.routes["/etag"] = feed(rss(entry(1)), ETag='"a"')
    server.routes["/modified"] = feed(rss(entry(2)), **{"Last-Modified": "Fri, 20 Nov 2026 07:00:00 GMT"})
    fetching.sources(server.url("/etag"), server.url("/modified"))
    fetching.fetch()
    assert "0 new articles from 2 sources" in fetching.fetch().out
    asked = {
        (one.path, "if-none-match" in one.headers, "if-modified-since" in one.headers) for one in server.asked[2:]
    }
    assert asked == {("/etag", True, False), ("/modified", False, True)}


@pytest.mark.parametrize("header", ["ETag", "Last-Modified"])
def test_a_validator_that_cannot_be_sent_back_is_forgotten(fetching: FetchDesk, server: NewsServer, header: str):
    server.routes["/feed"] = feed(rss(entry(1)), **{header: '"\xe9"'})
    fetching.sources(server.url("/feed"))
    fetching.fetch()
    server.routes["/feed"] = feed(rss(entry(1), entry(2)), **{header: '"\xe9"'})
    ran = fetching.fetch("--now")
    assert (ran.status, ran.err) == (0, "")
    assert "1 new" in ran.out


def test_the_source_says_what_the_feed_does_not(fetching: FetchDesk, server: NewsServer):
    server.routes["/feed"] = feed(rss(entry(1), title="", language=""))
    fetching.sources(f'url = "{server.url("/feed")}"\noutlet = "Harbour Wire"\nlanguage = "nl"')
    fetching.fetch()
    assert [(one["outlet"], one["language"]) for one in fetching.records] == [("Harbour Wire", "nl")]


def test_a_compressed_feed_and_one_in_an_old_encoding(fetching: FetchDesk, server: NewsServer):
    server.routes["/gzip"] = zipped(rss(entry(1)))
    old = rss(entry(2, title="Pêche à Brême")).decode().replace(' encoding="utf-8"', "").encode("cp1252")
    server.routes["/old"] = Reply(old, headers={"Content-Type": "text/xml; charset=windows-1252"})
    wrong = rss(entry(3, title="Søndag")).decode().encode("utf-8")
    server.routes["/wrong"] = Reply(wrong, headers={"Content-Type": "text/xml; charset=iso-8859-1"})
    fetching.sources(server.url("/gzip"), server.url("/old"), server.url("/wrong"))
    assert fetching.fetch().status == 0
    assert fetching.titles == ["Cod quota 1 agreed", "Pêche à Brême", "Søndag"]


def test_news_as_json_of_an_interface_and_its_error(fetching: FetchDesk, server: NewsServer):
    found = {
        "status": "ok",
        "articles": [
            {
                "title": "Cod falls",
                "url": server.url("/1"),
                "publishedAt": "2026-11-20T06:00:00Z",
                "content": "The cod fell.",
            }
        ],
    }
    server.routes["/news"] = Reply(json.dumps(found).encode(), headers={"Content-Type": "application/json"})
    server.routes["/error"] = Reply(b'{"status": "error", "message": "quota exceeded"}')
    fetching.sources(server.url("/news"), f'url = "{server.url("/error")}"\nname = "Odd"')
    ran = fetching.fetch()
    assert (ran.status, ran.err) == (3, "triage: Odd: no feed: JSON without an article\n")
    assert [(one["title"], one["url"], one["body"]) for one in fetching.records] == [
        ("Cod falls", server.url("/1"), "The cod fell.")
    ]
