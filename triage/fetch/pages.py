"""The page of an article: its text as saved pages are read, with the facts of the source where the page has none."""

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.fetch.faults import FetchError
from triage.fetch.feeds import BOUNDS, read_bounded
from triage.fetch.http import HttpAnswer
from triage.fetch.identity import canonical
from triage.fetch.sources import NewsSource
from triage.readers.fields import distinct
from triage.readers.registry import entry_for
from triage.readers.web.page_encoding import decode_page
from triage.readers.web.pages import page_article
from triage.readers.worker import read_apart

#: Bytes of a page; larger ones are lists or data.
LARGEST = 8 << 20
_READER = "triage.readers.web.pages"
#: Pages from this size on are read in a process of their own.
_LARGE = 1 << 20


def page_of(source: NewsSource, article: Article) -> str:
    """The address of the page that an article waits for; "" where it is written as its source has it.

    >>> source = NewsSource(url="https://example.org/feed", full=True)
    >>> page_of(source, Article(url="http://example.org/a")), page_of(source, Article(url="http://example.org:80/a"))
    ('https://example.org/a', 'http://example.org:80/a')
    """
    url = article.url
    is_wanted = article.format == "sitemap" if source.full is None else source.full
    if not is_wanted or not url.startswith(("https://", "http://")):
        return ""
    # Feeds go on naming addresses without encryption long after their pages have it.
    place, _, path = url.removeprefix("http://").partition("/")
    return (
        f"https://{place}/{path}"
        if url.startswith("http://") and ":" not in place and not source.allow_http
        else url
    )


def article_of_page(answer: HttpAnswer, offered: Article) -> Article:
    """The article whole; FetchError where the page holds none."""
    entry = entry_for(answer.data, "page.html")
    if entry is None or not entry.module.startswith(("triage.readers.web.", "triage.readers.exports.")):
        raise FetchError("its page is no web page")
    if len(answer.data) >= _LARGE:
        things, problems = read_bounded(read_apart(_READER, answer.data, "page.html", BOUNDS), len(answer.data))
    else:
        text, encoding = decode_page(answer.data, answer.charset)
        pages = (page_article(text, "", encoding, url) for url in (answer.url,))
        things, problems = read_bounded(pages, len(answer.data))
    if not things:
        raise _fault(problems)
    return _joined(things[0], offered, answer.url)


def _fault(problems: list[Problem]) -> FetchError:
    missing = next((one for one in problems if one.code == "missing"), None)
    if missing is not None:
        return FetchError("its page needs a library that is not installed", "pip install 'news-triage[fetch]'")
    return FetchError(problems[0].message if problems else "its page holds no article")


def _joined(page: Article, offered: Article, url: str) -> Article:
    """The page's text under the source's facts: what it is called there by id, outlet and time is how it is known."""
    is_whole = len(page.body.split()) >= len(offered.body.split())
    body = page.body if is_whole else offered.body
    abstract = offered.abstract or page.abstract or (offered.body if is_whole else "")
    return replace(
        offered,
        title=offered.title or page.title,
        body=body,
        abstract="" if _begins(body, abstract) else abstract,
        byline=offered.byline or page.byline,
        authors=offered.authors or page.authors,
        keywords=distinct((*offered.keywords, *page.keywords)),
        outlet=offered.outlet or page.outlet,
        url=page.url if _host(page.url) == _host(url) else url,
        language=page.language or offered.language,
        published=_finer(offered.published, page.published),
        updated=_finer(offered.updated, page.updated),
        embargoed=offered.embargoed or page.embargoed,
        format=page.format,
        encoding=page.encoding,
    )


def _host(url: str) -> str:
    """Where a page is; a page does not speak for another place."""
    return canonical(url).partition("/")[0]


def _begins(body: str, abstract: str) -> bool:
    return " ".join(body.split()).startswith(" ".join(abstract.split()))


def _finer(first: str, second: str) -> str:
    """The time that says more: a day with its hour before a bare day.

    >>> _finer("2026-11-20", "2026-11-20T08:00+01:00"), _finer("", "2026-11-20"), _finer("2026-11-20T08:00Z", "2026-11-21")
    ('2026-11-20T08:00+01:00', '2026-11-20', '2026-11-20T08:00Z')
    """
    return second if second and (not first or ("T" in second and "T" not in first)) else first
