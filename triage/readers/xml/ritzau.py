"""The XML of Ritzau: `RBNews` elements, alone or in the answer of a queue; the HTML inside is escaped more than once."""

from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import distinct, lines, outlet_name, people
from triage.readers.stamps import stamp
from triage.readers.web.markup import local, text_of_html, title
from triage.readers.xml.tree import Root, below, child, words
from triage.readers.xml.xml_reader import XmlReader, each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: References are resolved as often as they were escaped, but not for ever.
_MOST_LAYERS = 4
_PUBLISHED_BY = "Ritzau"


def _articles(root: "Element") -> Iterator[Article | Problem]:
    return each(_article, [root] if local(root) == "rbnews" else below(root, "rbnews"))


def _article(item: "Element") -> Article:
    published = words(child(item, "publishdate"))
    byline = words(child(item, "byline"))
    content = child(item, "content")
    return Article(
        title=title(_unescaped(words(child(item, "headline")))),
        body=text_of_html(_unescaped("".join(str(part) for part in content.itertext())))
        if content is not None
        else "",
        abstract=title(_unescaped(words(child(item, "subtitle")))),
        byline=byline,
        authors=people(byline),
        credits=lines(words(child(item, "town"))),
        keywords=distinct(words(word) for word in below(child(item, "subjectkeyword"), "string")),
        # "Via Ritzau" marks what Ritzau only passes on.
        outlet=outlet_name(words(child(item, "origin")).removeprefix("Via "), _PUBLISHED_BY),
        id=words(child(item, "newsid")),
        version=words(child(item, "version")),
        status="canceled" if words(child(item, "annuleret")).lower() in ("true", "1") else "usable",
        published=stamp(published),
        published_text=published,
    )


def _unescaped(text: str) -> str:
    """The text with all layers of escaping taken off.

    >>> _unescaped("&lt;p&gt;Tom &amp;amp;amp; Ann&lt;/p&gt;")
    '<p>Tom & Ann</p>'
    """
    for _ in range(_MOST_LAYERS):
        opened = unescape(text)
        if opened == text:
            break
        text = opened
    return text


def _is_ours(root: Root, head: bytes) -> bool:
    return root.name == "RBNews" or b"<RBNews" in head or root.name.startswith("XMLNewsQueued")


READER = XmlReader("ritzau", (".xml",), _is_ours, _articles, "an answer without news")
