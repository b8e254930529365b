"""The feed behind an address: the address itself, what its page names, or where sites usually keep one."""

from collections.abc import Iterator
from itertools import chain, islice
from urllib.parse import unquote, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from triage.fetch.addresses import shown
from triage.fetch.exchange import Exchange, HttpRequest
from triage.fetch.faults import FetchError
from triage.fetch.feeds import LARGEST, offered_by_feed
from triage.fetch.http import HttpAnswer
from triage.fetch.lanes import Lanes
from triage.fetch.robots import sitemaps_of
from triage.fetch.secrets import Credentials
from triage.fetch.sitemap_course import news_of
from triage.fetch.sources import NewsSource
from triage.readers.encoding import decode
from triage.readers.web.feed_links import feed_links, likely_feeds
from triage.readers.xml.sitemaps import is_sitemap

_USUAL = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")
#: Feeds of a page, and sitemaps of a robots.txt, that are tried.
_MOST = 5


class FoundSource(Struct, frozen=True, kw_only=True):
    """A source that answers, and what it has now."""

    source: NewsSource
    count: int = 0
    #: Other feeds of the same page: address and title.
    others: tuple[tuple[str, str], ...] = ()


def whole_address(written: str) -> str:
    """What was typed as an address of the web.

    >>> whole_address("example.org/news"), whole_address("http://example.org"), whole_address("feed:https://example.org/a")
    ('https://example.org/news', 'http://example.org', 'https://example.org/a')
    """
    text = written.strip()
    for scheme in ("feed://", "feed:"):
        if text.startswith(scheme):
            text = text.removeprefix(scheme)
    return text if "://" in text else f"https://{text}"


def mailbox_source(url: str, source: NewsSource) -> NewsSource:
    """The mailbox of `imaps://user@host/Folder`; FetchError where it names no user, or a password."""
    parts = urlsplit(url)
    if parts.password:
        raise FetchError("a password does not belong in an address", f"keyring set triage-fetch {parts.username}")
    if not parts.username:
        raise FetchError("a mailbox needs a user", "imaps://desk%40example.org@mail.example.org/INBOX")
    place = parts.netloc.rpartition("@")[2]
    return replace(
        source,
        url=f"{parts.scheme}://{place}",
        user=unquote(parts.username),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        password_keyring="triage-fetch",
    )


class Discovery:
    """Asks one address after the other."""

    def __init__(self, credentials: Credentials, now: float) -> None:
        self._credentials, self._now = credentials, now

    def find(self, source: NewsSource) -> FoundSource:
        """The source at an address, or the one that its page leads to; FetchError where there is none."""
        answer = self._get(source)
        try:
            return self._checked(source, answer)
        except FetchError as fault:
            first = fault
        links = list(feed_links(answer.data, answer.url))
        likely = islice(likely_feeds(answer.data, answer.url), _MOST)
        for candidate in chain((url for url, _ in links[:_MOST]), likely, self._usual(source, answer.url)):
            one = replace(source, url=candidate)
            try:
                found = self._checked(one, self._get(one))
            except FetchError:
                continue
            others = tuple(link for link in links if link[0] != candidate)
            return replace(found, others=others)
        if links:
            raise FetchError(f"none of the {len(links)} feeds of {shown(source.url)} can be read", first.hint)
        raise FetchError(
            f"{shown(source.url)} has no feed that could be found", "look for a link called RSS on its pages"
        )

    def _usual(self, source: NewsSource, url: str) -> Iterator[str]:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        yield from (origin + path for path in _USUAL)
        try:
            robots = self._get(replace(source, url=f"{origin}/robots.txt"))
        except FetchError:
            return
        named = [one for one in sitemaps_of(decode(robots.data)[0]) if "news" in one.lower()]
        yield from named[:_MOST]

    def _checked(self, source: NewsSource, answer: HttpAnswer) -> FoundSource:
        """The source with its name, if that is what its answer is."""
        # Where it has moved for good it is asked from now on.
        if is_sitemap(answer.data[:4096]):
            news = news_of(answer, source, self._now)
            count, name = len(news.offered.articles), urlsplit(source.url).hostname or ""
            if not count and not news.sitemaps:
                raise FetchError("a sitemap without news")
            return FoundSource(source=replace(source, kind="sitemap", name=source.name or name), count=count)
        found = offered_by_feed(answer, source).articles
        outlets = {one.outlet for one in found if one.outlet}
        name = next(iter(outlets)) if len(outlets) == 1 else urlsplit(source.url).hostname or ""
        return FoundSource(source=replace(source, name=source.name or name), count=len(found))

    def _get(self, source: NewsSource) -> HttpAnswer:
        came: list[HttpAnswer | FetchError] = []
        lanes = Lanes(1)
        Exchange(lanes, self._credentials).get(
            HttpRequest(url=source.url, source=source, most=LARGEST), came.append
        )
        lanes.run()
        [answer] = came
        if isinstance(answer, FetchError):
            raise answer
        return answer
