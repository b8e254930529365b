"""Alert mails that tell of many stories: each becomes an article, its excerpt being the body.

Told by the marks of schema.org that news alerts carry: elements of `itemtype` …/Article (or NewsArticle) with the
properties `name`, `publisher`, `description` and `url`. Links through the sender's counter are followed to the address
that they hold, without asking anybody. A single such element makes no alert.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from triage.article import Article
from triage.readers.fields import fold
from triage.readers.web.markup import text_of, tree_of_html

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TYPE = re.compile(r"schema\.org/(?:\w+)?Article\b", re.IGNORECASE)
_ADDRESSES = ("url", "q", "u", "target")


def is_alert(html: str) -> bool:
    """Whether there are two stories or more."""
    return sum(1 for _ in zip(_TYPE.finditer(html), range(2), strict=False)) == 2


def articles(html: str, sent: Article) -> Iterator[Article]:
    """The stories in their order; what a story does not say, its mail says."""
    root = tree_of_html(html)
    if root is None:
        return
    for element in root.iter():
        if isinstance(element.tag, str) and _TYPE.search(element.get("itemtype") or ""):
            title = _property(element, "name") or _property(element, "headline")
            if title:
                yield Article(
                    title=title,
                    body=_property(element, "description"),
                    outlet=_property(element, "publisher"),
                    url=_address(element),
                    published=sent.published,
                    published_text=sent.published_text,
                    format="mail",
                )


def _property(element: "Element", name: str) -> str:
    found = element.find(f".//*[@itemprop='{name}']")
    return "" if found is None else fold(found.get("content") or text_of(found))


def _address(element: "Element") -> str:
    for link in element.iter("a", "link", "meta"):
        href = link.get("href") or (link.get("content") if link.get("itemprop") == "url" else "") or ""
        if href.startswith("http"):
            query = parse_qs(urlsplit(href).query)
            inner = (query[name][0] for name in _ADDRESSES if name in query)
            return next((url for url in inner if url.startswith("http")), href)
    return ""
