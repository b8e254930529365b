"""Notes as Evernote exports them, which many clip pages with: a note each, its text a document of its own, its address apart."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.fields import distinct, people
from triage.readers.stamps import first_stamp
from triage.readers.web.markup import text_of_html
from triage.readers.xml.tree import Root, child, children, words
from triage.readers.xml.xml_reader import XmlReader, each_element

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def _articles(root: "Element") -> Iterator[Article | Problem]:
    return each_element(root, "note", _article)


def _article(note: "Element") -> Article:
    content, facts = child(note, "content"), child(note, "note-attributes")
    written, byline = words(child(note, "created")), words(child(facts, "author"))
    return Article(
        title=words(child(note, "title")),
        body=text_of_html("".join(map(str, content.itertext()))) if content is not None else "",
        byline=byline,
        authors=people(byline),
        keywords=distinct(words(tag) for tag in children(note, "tag")),
        url=words(child(facts, "source-url")),
        published=first_stamp(written),
        published_text=written,
        updated=first_stamp(words(child(note, "updated"))),
    )


def _is_ours(root: Root, head: bytes) -> bool:
    return root.name == "en-export"


READER = XmlReader("evernote", (".enex",), _is_ours, _articles, "notes without a text")
