"""Stories of Dow Jones's wires in its own markup (DJNML): headline, text, codes; one a document, or several in an archive."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import language_tag
from triage.readers.stamps import first_stamp
from triage.readers.web.markup import text_of
from triage.readers.xml.tree import Root, attribute, below, child, language_around, words
from triage.readers.xml.xml_reader import XmlReader, each_element

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def _articles(root: "Element") -> Iterator[Article | Problem]:
    return each_element(root, "djnml", _article)


def _article(story: "Element") -> Article:
    body = child(story, "body")
    facts = next(below(story, "djn-mdata"), None)
    text = child(body, "text")
    written = attribute(facts, "display-date") or attribute(story, "docdate")
    return Article(
        title=words(child(body, "headline")),
        body=text_of(text) if text is not None else "",
        credits=words(next(below(story, "copyright"), None)),
        outlet="Dow Jones",
        language=language_tag(language_around(story)),
        id=attribute(facts, "accession-number"),
        published=first_stamp(written, attribute(story, "docdate")),
        published_text=written,
    )


def _is_ours(root: Root, head: bytes) -> bool:
    return root.name == "djnml" or (root.name == "doc" and b"<djnml" in head)


READER = XmlReader("djnml", (".xml", ".nml"), _is_ours, _articles, "a story without a text")
