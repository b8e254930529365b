"""XML of no known format, in which one element or more hold an obvious headline and text: read, and said to be a guess.

The names are those of columns in tables. Nothing is an article that lacks one of the two; pages are other readers' affair.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from triage.article import Article
from triage.readers.contract import suffix_of
from triage.readers.json.column_names import fields_of
from triage.readers.json.columns import article_of
from triage.readers.web.markup import local, text_of
from triage.readers.xml.tree import Root
from triage.readers.xml.xml_reader import XmlReader

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAME = "xml-guess"
#: A text of fewer words is a label.
_FEWEST_WORDS = 5
#: Roots of pages, drawings, settings and the like.
_OTHER_ROOTS = frozenset(
    "html svg head body div p math xsl stylesheet schema plist project urlset sitemapindex opml package configuration manifest kml gpx wsdl definitions".split()
)
_OTHER_SPACES = ("1999/xhtml", "2000/svg", "XMLSchema", "XSL/Transform", "maven.apache.org")


def _articles(root: "Element") -> Iterator[Article]:
    """The outermost elements that hold both; where there is none, headline and text from anywhere in the document."""
    count = 0
    stack = [root]
    while stack:
        element = stack.pop()
        article = _article(element) if len(element) else None
        if article is not None:
            count += 1
            yield article
        else:
            stack.extend(reversed([one for one in element if isinstance(one.tag, str)]))
    if not count:
        article = _article(root, is_deep=True)
        if article is not None:
            yield article


def _article(element: "Element", *, is_deep: bool = False) -> Article | None:
    """The article of an element's children, or of whatever is below it; None unless both headline and text are there."""
    parts = list(_named(element, is_deep=is_deep))
    fields = fields_of([name for name, _ in parts] + [_bare(name) for name in element.attrib])
    if "body" not in fields and "abstract" in fields and fields.keys() & {"published", "url", "byline"}:
        # What describes a dated headline is as much of the text as there is.
        fields["body"] = fields.pop("abstract")
    if not {"title", "body"} <= fields.keys():
        return None
    wanted = frozenset(fields.values())
    record: dict[str, object] = {_bare(name): value for name, value in element.attrib.items()}
    texts: dict[str, list[str]] = {}
    for name, one in parts:
        if name in wanted and (text := text_of(one)):
            texts.setdefault(name, []).append(text)
    # A text may be made of elements of one name; of anything else the first is meant, keywords aside.
    for name, found in texts.items():
        record[name] = (
            "\n\n".join(found) if name == fields["body"] else found if name == fields.get("keywords") else found[0]
        )
    article = article_of(record)
    if article is None or not any(map(str.isalpha, article.title)) or len(article.body.split()) < _FEWEST_WORDS:
        return None
    return replace(article, format=_NAME)


def _named(element: "Element", *, is_deep: bool) -> "Iterator[tuple[str, Element]]":
    """The children by their names; or of all that is below, the first of each name."""
    seen: set[str] = set()
    for one in element.iter() if is_deep else element:
        name = local(one)
        if one is not element and name and not (is_deep and name in seen):
            seen.add(name)
            # As trafilatura names a text.
            yield "body" if name == "main" else name, one


def _bare(name: object) -> str:
    return str(name).rpartition("}")[2]


def _is_ours(root: Root, head: bytes) -> bool:
    return root.name.lower() not in _OTHER_ROOTS and not any(space in root.attributes for space in _OTHER_SPACES)


class _Unknown(XmlReader):
    def recognises(self, head: bytes, name: str) -> bool:
        """By a declaration, or the suffix; and by a root of no other use."""
        is_xml = head.lstrip().removeprefix(b"\xef\xbb\xbf").startswith(b"<?xml")
        return (is_xml or suffix_of(name) == ".xml") and super().recognises(head, name)


READER = _Unknown(_NAME, (".xml",), _is_ours, _articles, "markup without an obvious headline and text")
