"""Alert mails that tell of many stories: each becomes an article, its excerpt being the body.

Told by the marks of schema.org that news alerts carry: elements of `itemtype` …/Article (or NewsArticle) with the
properties `name`, `publisher`, `description` and `url`. Links through the sender's counter are followed to the address
that they hold, without asking anybody. A single such element makes no alert.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.readers.fields import fold, through_counter
from triage.readers.web.markup import text_of, tree_of_html
from triage.readers.wire.furniture import is_rule

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TYPE = re.compile(r"schema\.org/(?:\w+)?Article\b", re.IGNORECASE)
_SECTION = re.compile(r"(?m)^={3} [^=\n]{1,200} ={3}[ \t\r]*$")
_LINK = re.compile(r"<https?://[^<>\s]+>")
_FOOT = re.compile(r"(?i)unsubscribe|create another alert|sign in to manage|receive this alert|see all stories")


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


def is_plain_alert(text: str) -> bool:
    """Whether a text is laid out as Google's alerts are: a line of equals signs for each kind of source."""
    return text.startswith("===") or _SECTION.search(text, 0, 2_000) is not None


def plain_articles(text: str, sent: Article) -> Iterator[Article]:
    """The stories of a plain alert: headline, outlet, excerpt and address, a blank line between two."""
    begin = _SECTION.search(text)
    for block in re.split(r"\n[ \t]*\n", text[begin.end() :].replace("\r\n", "\n")) if begin else ():
        lines = [line.strip() for line in block.strip().split("\n")]
        if is_rule(lines[0]) and not _SECTION.match(lines[0]):
            # Below the rule there is only how to get no more of them, in the reader's language.
            return
        links = [at for at, line in enumerate(lines) if _LINK.fullmatch(line)]
        if not links or links[0] < 1 or _SECTION.match(lines[0]) or _FOOT.match(lines[0]):
            continue
        told = lines[: links[0]]
        is_named = len(told) > 2
        yield Article(
            title=told[0],
            outlet=told[1] if is_named else "",
            body=" ".join(told[2:] if is_named else told[1:]),
            url=through_counter(lines[links[0]].strip("<>")),
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
            return through_counter(href)
    return ""
