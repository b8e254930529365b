"""Sitemaps of news: each page of these days becomes an article with its text."""

import gzip

from .conftest import FetchDesk
from .server import NewsServer, Reply, page
from .test_pages import TEXT

NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def url(
    link: str, day: str = "2026-11-20T06:30:00+00:00", title: str = "Cod quota lowered", more: str = ""
) -> str:
    """A page of a news sitemap."""
    return (
        f"<url><loc>{link}</loc><news:news><news:publication><news:name>Oshima Herald</news:name><news:language>en"
        f"</news:language></news:publication><news:publication_date>{day}</news:publication_date>"
        f"<news:title>{title}</news:title>{more}</news:news></url>"
    )


def urlset(*urls: str) -> Reply:
    """A sitemap."""
    text = f"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='{NEWS}'>{''.join(urls)}</urlset>"
    return Reply(text.encode(), headers={"Content-Type": "application/xml"})


def index(*sitemaps: tuple[str, str]) -> Reply:
    """A list of sitemaps."""
    inner = "".join(f"<sitemap><loc>{link}</loc><lastmod>{day}</lastmod></sitemap>" for link, day in sitemaps)
    return Reply(
        f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{inner}</sitemapindex>".encode()
    )


def test_a_news_sitemap_becomes_articles_with_their_text(fetching: FetchDesk, server: NewsServer):
    server.routes["/news.xml"] = urlset(
        url(server.url("/cod")), url(server.url("/old"), day="2026-11-01"), url("http://[", title="No address")
    )
    server.routes["/cod"] = Reply(page("Cod quota lowered", *TEXT), headers={"Content-Type": "text/html"})
    fetching.sources(server.url("/news.xml"))
    assert fetching.fetch().status == 0
    record, odd = fetching.records
    assert (odd["title"], odd["url"]) == ("No address", None)
    assert [record[key] for key in ("title", "outlet", "published", "language", "url")] == [
        "Cod quota lowered",
        "Oshima Herald",
        "2026-11-20T06:30:00+00:00",
        "en",
        server.url("/cod"),
    ]
    assert record["body"] == "\n\n".join(TEXT)
    assert "/old" not in server.paths()


def test_without_pages_headlines_are_articles(fetching: FetchDesk, server: NewsServer):
    server.routes["/news.xml"] = urlset(url(server.url("/cod")))
    fetching.sources(f'url = "{server.url("/news.xml")}"\nfull = false')
    fetching.fetch()
    assert server.paths() == ["/news.xml"]
    assert [(one["title"], one["body"]) for one in fetching.records] == [("Cod quota lowered", "")]


def test_a_list_of_sitemaps_is_followed_one_step(fetching: FetchDesk, server: NewsServer):
    server.routes["/index.xml"] = index(
        (server.url("/today.xml"), "2026-11-20"),
        (server.url("/1999.xml"), "1999-01-01"),
        (server.url("/loop.xml"), "2026-11-20"),
    )
    # Sitemaps may be files of gzip, which no header says.
    server.routes["/today.xml"] = Reply(gzip.compress(urlset(url(server.url("/cod"))).body))
    server.routes["/loop.xml"] = index(
        (server.url("/index.xml"), "2026-11-20"), (server.url("/more.xml"), "2026-11-20")
    )
    fetching.sources(f'url = "{server.url("/index.xml")}"\nfull = false')
    assert fetching.fetch().status == 0
    assert sorted(server.paths()) == ["/index.xml", "/loop.xml", "/today.xml"]
    assert fetching.titles == ["Cod quota lowered"]


def test_a_sitemap_below_that_fails_is_named(fetching: FetchDesk, server: NewsServer):
    server.routes["/index.xml"] = index(
        (server.url("/today.xml"), "2026-11-20"), (server.url("/gone.xml"), "2026-11-20")
    )
    server.routes["/today.xml"] = urlset(url(server.url("/cod")))
    fetching.sources(f'url = "{server.url("/index.xml")}"\nfull = false')
    ran = fetching.fetch()
    assert (ran.status, fetching.titles) == (3, ["Cod quota lowered"])
    assert "the server answers 404" in ran.err
