"""What is new among the articles that a source offers, noted together with the answer that brought them.

Once each: by id, by address, by text. An article that comes again with another text is written again only where its
source says that it changed, by a later time or another headline; what merely flickers is left.
"""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from triage.article import Article
from triage.fetch.feeds import Offered
from triage.fetch.files import name_of, record_of
from triage.fetch.identity import ArticleKeys, file_key, keys_of
from triage.fetch.sources import NewsSource
from triage.fetch.store import FetchStore, KnownArticle

#: Versions of one article that are written in a day.
_MOST_VERSIONS = 20


def take(
    store: FetchStore,
    source: NewsSource,
    offered: Offered,
    now: datetime,
    page_of: Callable[[Article], str],
) -> int:
    """Note what is new, to be written or to wait for its page, and count it; within a transaction of the caller."""
    day = now.date().toordinal()
    new = 0
    for article, has_own_url in zip(offered.articles, offered.has_own_url, strict=True):
        keys = keys_of(article, source.key, has_own_url=has_own_url)
        known, has_its_id = _known(store, source, keys)
        if known is None:
            number, version = store.add_article(source.key, keys, day), 1
        else:
            store.add_names(known.id, keys.names)
            if known.day != day:
                store.note_day(known.id, day)
            versions = known.versions if known.day == day else 0
            if not has_its_id or versions >= _MOST_VERSIONS or not _is_version(known, source, keys):
                continue
            store.note_version(known.id, keys)
            number, version = known.id, versions + 1
        new += 1
        arrived = replace(article, arrived=now.timestamp())
        name = name_of(article, file_key(keys, number, version), now, source.name or source.host)
        store.wait(number, source.key, name, record_of(arrived), page_of(article))
    return new


def _known(store: FetchStore, source: NewsSource, keys: ArticleKeys) -> tuple[KnownArticle | None, bool]:
    """The article that this is, if it was taken before, and whether its id or address says so and not its text alone."""
    by_id = store.named(keys.id) if keys.id else None
    if by_id is not None:
        return by_id, True
    by_url = store.named(keys.url) if keys.url else None
    # A source that gives ids tells its articles apart by them, whatever addresses they share; a source that gives another
    # id each time is known by the headline.
    if by_url is not None and not (
        by_url.source == source.key and by_url.has_id and keys.id and by_url.headline != keys.headline
    ):
        return by_url, True
    return store.named(keys.text) if keys.text else None, False


def _is_version(known: KnownArticle, source: NewsSource, keys: ArticleKeys) -> bool:
    """Whether it is to be written again. Another source has other excerpts, which are no news."""
    if known.source != source.key or known.words == keys.words:
        return False
    return keys.changed > known.changed or keys.headline != known.headline
