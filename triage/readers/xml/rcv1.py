"""The stories of Reuters' corpora (RCV1, RCV2): a `newsitem` element each, with `headline`, `text` and codes below `metadata`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import distinct, language_tag, outlet_name, people
from triage.readers.stamps import first_stamp
from triage.readers.web.markup import text_of
from triage.readers.xml.tree import Root, attribute, below, child, words
from triage.readers.xml.xml_reader import XmlReader, each_element

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def _articles(root: "Element") -> Iterator[Article | Problem]:
    return each_element(root, "newsitem", _article)


def _article(item: "Element") -> Article:
    facts = {attribute(one, "element"): attribute(one, "value") for one in below(child(item, "metadata"), "dc")}
    text = child(item, "text")
    byline = words(child(item, "byline"))
    written = attribute(item, "date") or facts.get("dc.date.published", "")
    return Article(
        title=words(child(item, "headline")) or words(child(item, "title")),
        body=text_of(text) if text is not None else "",
        byline=byline,
        authors=people(byline),
        credits=words(child(item, "dateline")),
        keywords=distinct(attribute(code, "code") for code in below(child(item, "metadata"), "code")),
        outlet=outlet_name(facts.get("dc.publisher", ""), facts.get("dc.source", "")),
        language=language_tag(attribute(item, "lang")),
        id=attribute(item, "itemid"),
        published=first_stamp(written),
        published_text=written,
    )


def _is_ours(root: Root, head: bytes) -> bool:
    return root.name == "newsitem" or (root.name == "newsitems" and b"<newsitem " in head)


READER = XmlReader("rcv1", (".xml",), _is_ours, _articles, "an empty story")
