"""Sitemaps (sitemaps.org), with what those of news say of each page: headline, day, language, outlet.

A file of one gives an article without a text for each headline. Who fetches asks which pages there are.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.fields import distinct, fold, language_tag, outlet_name
from triage.readers.stamps import first_stamp
from triage.readers.xml.tree import below, child, children, parse_xml, root_of, words
from triage.readers.xml.xml_reader import placed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WITHOUT = "a sitemap without headlines; `triage fetch` reads the pages it lists"


class _SitemapFile:
    name = "sitemap"
    suffixes = (".xml",)

    def recognises(self, head: bytes, name: str) -> bool:
        """By the root element."""
        return is_sitemap(head)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """An article for each page with a headline."""
        sitemap = sitemap_of(data)
        if sitemap.problem:
            yield Problem(path=name, code="damaged", message=sitemap.problem)
        titled = (article for article in sitemap.articles if article.title)
        yield from placed(titled, name, self.name, "", bounds, "" if sitemap.problem else _WITHOUT)


READER = _SitemapFile()


class Sitemap(Struct, frozen=True):
    """Pages of news as articles without a text, other sitemaps with their day, and how many pages are no news."""

    articles: tuple[Article, ...] = ()
    sitemaps: tuple[tuple[str, str], ...] = ()
    #: Pages without a day or without a word of news.
    others: int = 0
    problem: str = ""


def is_sitemap(head: bytes) -> bool:
    """Whether a document is one, or a list of some."""
    root = root_of(head)
    return root is not None and root.name in ("urlset", "sitemapindex")


def sitemap_of(data: bytes) -> Sitemap:
    """What a sitemap names."""
    parsed = parse_xml(data, "")
    problem = parsed.problem.message if parsed.problem else ""
    if parsed.root is None:
        return Sitemap(problem=problem)
    pages = [_article(element) for element in below(parsed.root, "url")]
    articles = tuple(page for page in pages if page is not None)
    sitemaps = tuple(
        (words(child(element, "loc")), first_stamp(words(child(element, "lastmod"))))
        for element in below(parsed.root, "sitemap")
    )
    return Sitemap(articles, sitemaps, len(pages) - len(articles), problem)


def _article(element: "Element") -> Article | None:
    """The article of a page; None for one that is no news: neither so called nor with a day."""
    url, changed = words(child(element, "loc")), first_stamp(words(child(element, "lastmod")))
    news = next(iter(children(element, "news")), None)
    if not url or (news is None and not changed):
        return None
    if news is None:
        return Article(url=url, updated=changed, format="sitemap")
    publication = child(news, "publication")
    written = words(child(news, "publication_date"))
    published = first_stamp(written)
    return Article(
        title=fold(words(child(news, "title"))),
        url=url,
        outlet=outlet_name(words(child(publication, "name"))),
        language=language_tag(words(child(publication, "language"))),
        published=published,
        published_text=written,
        updated=changed if changed != published else "",
        keywords=distinct(part for part in words(child(news, "keywords")).split(",")),
        format="sitemap",
    )
