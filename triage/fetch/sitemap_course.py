"""A sitemap that came: which of its pages are news of these days, and which sitemaps below it are looked at."""

from msgspec import Struct
from msgspec.structs import replace

from triage.article import moment
from triage.fetch.addresses import joined
from triage.fetch.faults import FetchError
from triage.fetch.feeds import MOST, Offered, offered
from triage.fetch.http import HttpAnswer
from triage.fetch.sources import NewsSource
from triage.readers.xml.sitemaps import sitemap_of

#: Days for which a page is news; sitemaps of news hold those of two, others all that a site ever had.
_NEW_DAYS = 3
#: Sitemaps of a list that are looked at, the latest first.
_MOST_SITEMAPS = 10
_DAY = 86_400.0


class SitemapNews(Struct, frozen=True):
    """What of a sitemap is taken."""

    offered: Offered
    sitemaps: tuple[str, ...]


def news_of(answer: HttpAnswer, source: NewsSource, now: float) -> SitemapNews:
    """The news in a sitemap, newest first; FetchError where it cannot be read."""
    found = sitemap_of(answer.data)
    if found.problem and not found.articles and not found.sitemaps:
        raise FetchError(found.problem)
    since = now - _NEW_DAYS * _DAY
    dated = [
        (changed, replace(one, url=joined(answer.url, one.url)))
        for one in found.articles
        if (changed := moment(one.published or one.updated) or 0.0) >= since
    ]
    dated.sort(key=lambda one: -one[0])
    sitemaps = sorted(found.sitemaps, key=lambda one: (_is_old(one[1], since), "news" not in one[0].lower()))
    recent = [joined(answer.url, url) for url, changed in sitemaps if not _is_old(changed, since)]
    recent = [url for url in dict.fromkeys(recent) if url]
    remark = found.problem
    if len(recent) > _MOST_SITEMAPS:
        remark = remark or f"names {len(recent):,} sitemaps, of which {_MOST_SITEMAPS} are looked at"
    return SitemapNews(offered([one for _, one in dated[:MOST]], source, remark), tuple(recent[:_MOST_SITEMAPS]))


def _is_old(changed: str, since: float) -> bool:
    """Whether a sitemap has nothing of these days; one that says no day may have."""
    return bool(changed) and (moment(changed) or 0.0) < since
