"""What readers of databases' HTML exports share: recognise by marks of the exporter, cut the file into articles.

Exports hold up to hundreds of articles and leave elements open, so that a tree of the whole would be nested without
end. Each article's part is cut out of the text first and made a tree by itself.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.expression import Expression
from triage.readers.contract import Bounds, Reader
from triage.readers.web.markup import text_of, tree_of_html
from triage.readers.web.page_encoding import decode_page
from triage.readers.xml.xml_reader import placed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: The modules of exports in HTML; mails and archives may carry any of them.
EXPORTS = (
    "factiva",
    "nexis_html",
    "proquest",
    "europresse",
    "japanese_archives",
    "integrum",
    "defacto",
    "clippings",
    "bookmarks",
    "telegram_html",
)
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<[!a-zA-Z]")
#: Marks stand in the head of a page, but some servers put long scripts before them.
_MARKED_WITHIN = 1 << 16


class HtmlExport:
    """The reader of one exporter's HTML."""

    def __init__(
        self,
        name: str,
        signs: Iterable[str | bytes],
        marks: str | bytes,
        articles: Callable[[str], Iterator[Article | Problem]],
        announced: Callable[[str], int | None] = lambda text: None,
    ) -> None:
        """`marks`: an expression of what only this exporter writes; each match holds one of the `signs`, in small letters."""
        self.name = name
        self.suffixes = (".html", ".htm")
        # Looked for first, they spare most pages the expression, which takes as long as a tenth of extracting the page.
        self._signs = tuple(map(_bytes, signs))
        self._marks = Expression(_bytes(marks))
        self._articles = articles
        self._announced = announced

    def recognises(self, head: bytes, name: str) -> bool:
        """By what only this exporter writes."""
        return self.is_marked(head, head.lower())

    def is_marked(self, head: bytes, small: bytes) -> bool:
        """The same, where the head is there in small letters, too."""
        is_likely = any(sign in small for sign in self._signs)
        return is_likely and _HTML.match(head) is not None and self._marks.search(head) is not None

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles in the order of the file, and a problem where it announces another number."""
        text, encoding = decode_page(data)
        yield from self.read_text(text, name, encoding, bounds)

    def read_text(self, text: str, name: str, encoding: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """Articles and problems of a text that is decoded already."""
        things = placed(self._articles(text), name, self.name, encoding, bounds)
        yield from counted(things, name, self._announced(text))


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def counted(things: Iterator[Article | Problem], name: str, announced: int | None) -> Iterator[Article | Problem]:
    """The articles of an export, and a problem where they are not as many as it announces, or none."""
    count = 0
    is_bounded = False
    for thing in things:
        count += isinstance(thing, Article)
        is_bounded = is_bounded or isinstance(thing, Problem)
        yield thing
    if announced is not None and announced != count and not is_bounded:
        yield miscount(name, announced, count)
    elif not count:
        yield Problem(path=name, code="unsupported", message="an export without an article")


def miscount(name: str, announced: int, count: int) -> Problem:
    """The problem of a file that announces another number of articles than it holds."""
    return Problem(path=name, code="count", message=f"header says {announced:,} articles, found {count:,}")


def export_of(data: bytes) -> HtmlExport | None:
    """The reader of the export that these bytes are, marks being looked for further than the head."""
    head = data[:_MARKED_WITHIN]
    small = head.lower()
    return next((reader for reader in map(_export, EXPORTS) if reader.is_marked(head, small)), None)


@cache
def _export(module: str) -> HtmlExport:
    reader: Reader = import_module(f"triage.readers.exports.{module}").READER
    assert isinstance(reader, HtmlExport)
    return reader


def parts(text: str, start: re.Pattern[str]) -> Iterator[str]:
    """The stretches of a text from each place where an article starts to the next."""
    places = [found.start() for found in start.finditer(text)]
    for place, end in zip(places, [*places[1:], len(text)], strict=False):
        yield text[place:end]


def tree(part: str) -> "Element | None":
    """The tree of one article's part."""
    return tree_of_html(part)


def classed(root: "Element", *names: str) -> "Iterator[Element]":
    """The elements that have one of these classes, in the order of the document."""
    for element in root.iter():
        if isinstance(element.tag, str) and not set((element.get("class") or "").split()).isdisjoint(names):
            yield element


def said(element: "Element | None") -> str:
    """The text of an element in one line; "" for None."""
    return "" if element is None else " ".join(text_of(element).split())
