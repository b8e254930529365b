"""`fetch add` finds the feed of a page and writes it at the end of sources.toml; OPML brings those of a feed reader."""

import pytest

from .conftest import FetchDesk
from .server import NewsServer, Reply, entry, feed, rss
from .test_sitemaps import url, urlset

LOOSE = ("--allow-http", "--allow-private")


def front(*links: str) -> Reply:
    """A front page that names feeds."""
    head = "".join(
        f"<link rel='alternate' type='application/rss+xml' title='{link}' href='{link}'>" for link in links
    )
    return Reply(
        f"<!DOCTYPE html><html><head><title>H</title>{head}</head><body><p>News</p></body></html>".encode()
    )


def added(fetching: FetchDesk) -> str:
    return (fetching.desk.folder / "sources.toml").read_text("utf-8")


def test_from_an_empty_folder(fetching: FetchDesk, server: NewsServer):
    server.routes["/"] = front("/comments.xml", "/feed.xml")
    server.routes["/feed.xml"] = feed(rss(entry(1), entry(2)))
    ran = fetching.fetch("add", server.url("/"), *LOOSE)
    assert (ran.status, ran.out) == (
        0,
        f"Oshima Herald: {server.url('/feed.xml')}, 2 articles now; added to sources.toml\n",
    )
    assert ran.err == f"triage: another feed of the page: /comments.xml: {server.url('/comments.xml')}\n"
    assert added(fetching).endswith(
        f'\n[[source]]\nurl = "{server.url("/feed.xml")}"\nname = "Oshima Herald"\nallow_private = true\nallow_http = true\n'
    )
    assert fetching.fetch().status == 0
    assert fetching.titles == ["Cod quota 1 agreed", "Cod quota 2 agreed"]
    # A second time it is there already.
    again = fetching.fetch("add", server.url("/feed.xml"), *LOOSE)
    assert (again.status, again.out) == (0, "Oshima Herald: is in sources.toml already\n")
    assert added(fetching).count("[[source]]") == 1


def test_what_stands_in_the_file_stays(fetching: FetchDesk, server: NewsServer):
    server.routes["/feed"] = feed(rss(entry(1)))
    before = '# mine\nsources = ["https://a.example/feed"]   # odd   spacing\n\n[defaults]\nkeep = "9d"'
    fetching.desk.write("sources.toml", before)
    assert fetching.fetch("add", server.url("/feed"), "--full", *LOOSE).status == 0
    assert added(fetching).startswith(before + "\n\n[[source]]\n")
    assert "full = true\n" in added(fetching)
    # A list in another form has no place at its end: nothing is written.
    fetching.desk.write("sources.toml", 'source = [{ url = "https://a.example/feed" }]\n')
    ran = fetching.fetch("add", server.url("/feed"), *LOOSE)
    assert ran.status == 2
    assert "add it by hand" in ran.err
    assert added(fetching) == 'source = [{ url = "https://a.example/feed" }]\n'


def test_links_on_a_page_that_look_like_feeds(fetching: FetchDesk, server: NewsServer):
    body = "<a href='/feedback'>Feedback</a><a href='/about'>About RSS</a><a href='/service/x'> RSS </a><a href='/de/rss/top'>Top</a>"
    server.routes["/"] = Reply(f"<!DOCTYPE html><html><body><p>News</p>{body}</body></html>".encode())
    server.routes["/de/rss/top"] = feed(rss(entry(1)))
    assert fetching.fetch("add", server.url("/"), *LOOSE).status == 0
    assert f'url = "{server.url("/de/rss/top")}"' in added(fetching)
    assert server.paths()[:3] == ["/", "/service/x", "/de/rss/top"]


def test_usual_places_and_sitemaps(fetching: FetchDesk, server: NewsServer):
    server.routes["/"] = front()
    server.routes["/rss.xml"] = feed(rss(entry(1)))
    assert "/rss.xml" in fetching.fetch("add", server.url("/"), *LOOSE).out
    del server.routes["/rss.xml"]
    server.routes["/robots.txt"] = Reply(
        f"Sitemap: {server.url('/all.xml')}\nSitemap: {server.url('/news.xml')}\n".encode()
    )
    server.routes["/news.xml"] = urlset(url(server.url("/cod")))
    assert fetching.fetch("add", server.url("/"), *LOOSE).status == 0
    assert 'kind = "sitemap"' in added(fetching)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (front(), "has no feed that could be found"),
        (front("/gone.xml"), "none of the 1 feeds of"),
        (Reply(status=404), "the server answers 404 (not found)"),
    ],
)
def test_nothing_is_added_where_there_is_no_feed(fetching: FetchDesk, server: NewsServer, reply: Reply, said: str):
    server.routes["/"] = reply
    ran = fetching.fetch("add", server.url("/"), *LOOSE)
    assert ran.status == 2
    assert said in ran.err
    assert not (fetching.desk.folder / "sources.toml").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "is not encrypted\n  hint: --allow-http where"),
        (("--allow-http",), "is a private address, which is not fetched from\n  hint: --allow-private for"),
    ],
)
def test_what_is_not_fetched_is_not_added(
    fetching: FetchDesk, server: NewsServer, words: tuple[str, ...], said: str
):
    server.routes["/feed"] = feed(rss(entry(1)))
    ran = fetching.fetch("add", server.url("/feed"), *words)
    assert ran.status == 2
    assert said in ran.err
    assert server.asked == []


def test_what_is_wrong_is_said_of_the_address(fetching: FetchDesk, server: NewsServer):
    server.routes["/"] = Reply(status=404)
    address = server.url("/")
    assert fetching.fetch("add", address, *LOOSE).err.startswith(f"triage: {address}: the server answers 404")
    assert fetching.fetch("add", address).err.startswith(
        f"triage: {address}: is at {address}, which is not encrypted"
    )
    for wrong in ("http://[bad", "https://[::1"):
        ran = fetching.fetch("add", wrong)
        assert (ran.status, ran.err) == (2, "triage: an address that is none is no address that can be fetched\n")


def test_a_feeds_name_cannot_write_toml(fetching: FetchDesk, server: NewsServer):
    name = 'a" ]] \\ &#10;[[source]]&#10;url = "https://evil.example'
    server.routes["/feed"] = feed(rss(entry(1), title=name))
    assert fetching.fetch("add", server.url("/feed"), *LOOSE).status == 0
    assert fetching.fetch("--status", "--json").out.count('"url"') == 1


def test_a_mailbox_is_added_without_its_password(fetching: FetchDesk):
    ran = fetching.fetch("add", "imaps://desk%40herald.example@mail.example/News/Alerts")
    assert ran.status == 0
    assert added(fetching).endswith(
        '[[source]]\nurl = "imaps://mail.example"\nuser = "desk@herald.example"\npassword_keyring = "triage-fetch"\nfolder = "News/Alerts"\n'
    )
    for address in ("imaps://ann:pw@mail.example", "imaps://mail.example"):
        ran = fetching.fetch("add", address)
        assert (ran.status, "pw" in ran.err) == (2, False)


def test_feeds_of_a_feed_reader(fetching: FetchDesk, server: NewsServer):
    for number in (1, 2):
        server.routes[f"/{number}"] = feed(rss(entry(number)))
    outlines = "".join(
        f"<outline text='Feed {number}' type='rss' xmlUrl='{server.url(f'/{number}')}'/>" for number in (1, 2)
    )
    fetching.desk.write(
        "subs.opml", f"<opml version='2.0'><body><outline text='Fish'>{outlines}</outline></body></opml>"
    )
    fetching.sources(server.url("/1"))
    assert "2 new articles from 2 sources" in fetching.fetch("--opml", "subs.opml").out
    # The file alone, without sources.toml: under the strict rules.
    (fetching.desk.folder / "sources.toml").unlink()
    ran = fetching.fetch("--opml", "subs.opml", "--inbox", "other")
    assert ran.status == 3
    assert "triage: Feed 1: " in ran.err
    fetching.desk.write("subs.opml", "<html></html>")
    assert fetching.fetch("--opml", "subs.opml").status == 2


@pytest.mark.parametrize("library", ["httpx", "trafilatura"])
def test_a_library_that_is_missing_is_said_in_a_line(
    fetching: FetchDesk, monkeypatch: pytest.MonkeyPatch, library: str
):
    from triage.cli.commands import fetch

    monkeypatch.setattr(fetch, "find_spec", lambda name: None if name == library else object())
    ran = fetching.fetch()
    assert (ran.status, ran.err) == (
        2,
        "triage: fetch needs a library that is not installed\n  hint: pip install 'news-triage[fetch]'\n",
    )


@pytest.mark.parametrize(
    "words", [(), ("none.toml",), ("--opml", "none.opml"), ("add",), ("a", "b"), ("--status",)]
)
def test_mistakes_on_the_command_line(fetching: FetchDesk, words: tuple[str, ...]):
    ran = fetching.fetch(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("triage: ")


def test_every_fault_of_a_file_of_sources_at_once(fetching: FetchDesk):
    fetching.desk.write(
        "sources.toml",
        'inbx = "x"\n[[source]]\nurl = "https://a.example/f"\nevery = "1x"\nful = true\n[[source]]\nname = "n"\n',
    )
    ran = fetching.fetch()
    assert ran.status == 2
    assert ran.err.count("triage: ") == 4
    assert "sources.toml:4: every must be a duration" in ran.err
    assert "did you mean full" in ran.err
