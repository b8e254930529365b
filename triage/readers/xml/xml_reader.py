"""What all readers of XML share: recognise by the root element, parse safely, number the articles, say why none came.

A format's module gives `is_ours` and `articles`; everything that could go wrong with bytes is dealt with here.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.xml.tree import ParsedXml, Root, below, parse_xml, root_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Articles = Callable[["Element"], Iterator[Article | Problem]]
_T = TypeVar("_T")
#: Bytes within which a root begins.
_HEAD = 4096
#: What nobody writes in two lines, and lists of articles show in one.
_ONE_LINE = ("title", "slug", "outlet", "url")


class XmlReader(Struct):
    """The reader of one XML format."""

    name: str
    suffixes: tuple[str, ...]
    is_ours: Callable[[Root, bytes], bool]
    articles: Articles
    #: What a file of the format without an article is said to hold.
    without: str

    def recognises(self, head: bytes, name: str) -> bool:
        """By the root element alone; a suffix says nothing about XML."""
        root = root_of(head)
        return root is not None and self.is_ours(root, head)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles of the document; a fault of its markup is reported once and first."""
        parsed = parse_xml(data, name)
        if parsed.problem and (several := _documents(data, name)):
            found = (article for one in several if one.root is not None for article in self.articles(one.root))
            yield from placed(
                found, name, self.name, parsed.encoding, bounds, f"holds no article, only {self.without}"
            )
            return
        if parsed.problem:
            yield parsed.problem
        if parsed.root is not None:
            yield from self.read_root(parsed.root, parsed, name, bounds)

    def read_root(
        self, root: "Element", parsed: ParsedXml, name: str, bounds: Bounds
    ) -> Iterator[Article | Problem]:
        """The articles of a document that is parsed and has a root."""
        nothing = "" if parsed.problem else f"holds no article, only {self.without}"
        yield from placed(self.articles(root), name, self.name, parsed.encoding, bounds, nothing)


def _documents(data: bytes, name: str) -> list[ParsedXml]:
    """The documents of a file that holds several with one root, one behind the other; [] where one of them is damaged."""
    root = root_of(data[:_HEAD])
    if root is None:
        return []
    tag = re.escape(f"{root.prefix}:{root.name}" if root.prefix else root.name).encode()
    ends = rb"</" + tag + rb"\s*+>(?=\s*+(?:<\?xml[^<>]*+>\s*+)?(?:<!DOCTYPE[^<>]*+>\s*+)?<" + tag + rb"[\s>])"
    places = [0, *(found.end() for found in re.finditer(ends, data)), len(data)]
    documents = [parse_xml(data[start:end].lstrip(), name) for start, end in pairwise(places)]
    return documents if len(documents) > 1 and not any(one.problem for one in documents) else []


def each(
    convert: "Callable[[_T], Article | None]",
    records: Iterable[_T],
    *,
    is_article: Callable[[Article], object] = lambda article: article.title or article.body,
) -> Iterator[Article | Problem]:
    """The article of each record that holds one; what nobody foresaw in a record costs this record alone."""
    for record in records:
        try:
            article = convert(record)
        except Exception as error:
            yield Problem(
                path="", code="damaged", message=f"a record that cannot be read ({type(error).__name__})"
            )
        else:
            if article is not None and is_article(article):
                yield article


def each_element(
    root: "Element", name: str, convert: "Callable[[Element], Article | None]"
) -> Iterator[Article | Problem]:
    """The articles of the elements of one name: the root alone, or those below it."""
    return each(convert, [root] if root.tag == name else below(root, name))


def placed(
    articles: Iterator[Article | Problem],
    path: str,
    format_name: str,
    encoding: str,
    bounds: Bounds,
    nothing: str = "",
) -> Iterator[Article | Problem]:
    """Articles fresh from their format, with their place: path, index, format (unless they know it), encoding.

    A record that cannot be read has an index, too, so that those after it keep theirs when it is mended. Where there
    is no record at all, `nothing` is what the problem says of the file.
    """
    index = -1
    for index, article in enumerate(articles):
        if index == bounds.members:
            yield Problem(
                path=path, code="bound", message=f"more than {bounds.members:,} articles; the rest is not read"
            )
            return
        if isinstance(article, Problem):
            yield replace(article, path=path, index=index)
            continue
        for field in _ONE_LINE:
            if "\n" in (written := getattr(article, field)):
                force_setattr(article, field, " ".join(written.split()))
        force_setattr(article, "path", path)
        force_setattr(article, "index", index)
        force_setattr(article, "encoding", encoding or article.encoding)
        force_setattr(article, "format", article.format or format_name)
        yield article
    if nothing and index < 0:
        yield Problem(path=path, code="unsupported", message=nothing)
