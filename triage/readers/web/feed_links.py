"""The feeds that a web page names in its head, and the links on it that look like feeds."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from triage.readers.fields import fold
from triage.readers.web.page_encoding import decode_page
from triage.readers.web.pages import tree_of_page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LIKE_A_FEED = re.compile(r"(?i)(?:^|[/.?=_-])(?:rss|feeds?|atom)(?:[/.?&=_-]|$)")
_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")


def feed_links(data: bytes, url: str) -> Iterator[tuple[str, str]]:
    """Address and title of each feed, in the order of the page; those of comments last."""
    root = tree_of_page(decode_page(data)[0])
    if root is None:
        return
    found: dict[str, str] = {}
    for link in root.iter("link", "a"):
        names = str(link.get("rel") or "").lower().split()
        kind = str(link.get("type") or "").partition(";")[0].strip().lower()
        if kind in _TYPES and (link.tag == "a" or "alternate" in names) and (whole := _whole(link, root, url)):
            found.setdefault(whole, fold(str(link.get("title") or "")))
    yield from sorted(found.items(), key=lambda one: "comment" in f"{one[0]} {one[1]}".lower())


def likely_feeds(data: bytes, url: str) -> Iterator[str]:
    """The links of a page that look like feeds by their address or their words, each once."""
    root = tree_of_page(decode_page(data)[0])
    if root is None:
        return
    seen = set[str]()
    for link in root.iter("a"):
        words = "".join(map(str, link.itertext()))[:40]
        if _LIKE_A_FEED.search(str(link.get("href") or "")[:500]) or _LIKE_A_FEED.search(words.strip()):
            whole = _whole(link, root, url)
            if whole and whole not in seen:
                seen.add(whole)
                yield whole


def _whole(link: "Element", root: "Element", url: str) -> str:
    """Where a link leads; "" where it is nowhere on the web."""
    target = str(link.get("href") or "").strip()
    base = next((str(one.get("href")) for one in root.iter("base") if one.get("href")), "")
    try:
        whole = urljoin(urljoin(url, base), target) if target else ""
    except ValueError:
        return ""
    return whole if whole.startswith(("https://", "http://")) else ""
