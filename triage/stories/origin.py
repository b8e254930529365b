"""Whose text it is that several outlets carry."""

import re
from collections.abc import Iterable

from triage.article import Article
from triage.readers.wire.furniture import agency
from triage.readers.wire.furniture_words import AGENCIES


def origin(articles: Iterable[Article]) -> str:
    """The agency that the datelines and tails of copies name, all the same; else nothing.

    >>> star = Article(outlet="Star Online", credits="TOKYO, Nov 10 (Reuters)")
    >>> origin([star, Article(outlet="The Post")]), origin([star])
    ('Reuters', '')
    """
    outlets: set[str] = set()
    named: set[str] = set()
    for article in articles:
        outlets.add(article.outlet)
        named.update(filter(None, (_named(line) for line in article.credits.splitlines())))
    return named.pop() if len(named) == 1 and len(outlets) > 1 else ""


def _named(line: str) -> str:
    found = re.search(r"\(([^()]{2,40})\)\s*[-–—]*\s*$", line)
    return (
        AGENCIES.get(found[1].lower(), found[1] if "," in line[: found.start()] else "") if found else agency(line)
    )
