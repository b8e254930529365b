"""OpenDocument texts (.odt, and .fodt, which is the same in one XML file): one article each.

`content.xml` holds `text:h` and `text:p`; `meta.xml` title, author and dates. Notes, comments, changes that were deleted
and frames' descriptions are left out.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, suffix_of
from triage.readers.documents.document_article import facts_of, placed_or_said, story_or_stories
from triage.readers.documents.office import DocumentParagraph, guarded, is_zip, members, parsed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_LEFT_OUT = frozenset(_TEXT + name for name in "note tracked-changes annotation table-of-content".split()) | {
    _OFFICE + "annotation"
}
_PARAGRAPHS = (_TEXT + "p", _TEXT + "h")
_FLAT = b"application/vnd.oasis.opendocument.text"


class _Odt:
    name = "odt"
    suffixes: tuple[str, ...] = (".odt", ".fodt", ".ott")

    def recognises(self, head: bytes, name: str) -> bool:
        """By the kind that stands at the beginning of the archive, or by the root element of a flat file."""
        if is_zip(head):
            return b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:200]
        return b"<office:document" in head and (_FLAT in head or suffix_of(name) == ".fodt")

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The article of the document."""
        yield from placed_or_said(
            guarded(lambda: _articles(data, bounds), name, "OpenDocument text"), name, self.name, bounds
        )


READER = _Odt()


def _articles(data: bytes, bounds: Bounds) -> Iterator[Article]:
    content, meta = members(data, bounds, "content.xml", "meta.xml") if is_zip(data) else _flat(data)
    if content is not None:
        yield from story_or_stories(list(_paragraphs(content)), facts_of(meta))


def _flat(data: bytes) -> "tuple[Element | None, Element | None]":
    """The text and the properties of a file that is one XML document."""
    root = parsed(data)
    if root is None:
        return None, None
    return root.find(f"{_OFFICE}body"), root.find(f"{_OFFICE}meta")


def _paragraphs(content: "Element") -> Iterator[DocumentParagraph]:
    for element in content.iter(*_PARAGRAPHS):
        if any(above.tag in _LEFT_OUT for above in element.iterancestors()):
            continue
        style = next((value.lower() for key, value in element.items() if key.endswith("style-name")), "")
        is_first = element.tag == _TEXT + "h" and element.get(_TEXT + "outline-level") in (None, "1")
        yield DocumentParagraph("".join(pieces(element)), "heading1" if is_first else style)


def pieces(paragraph: "Element") -> Iterator[str]:
    """The text of a paragraph, piece by piece, without that of paragraphs in boxes within it."""
    yield paragraph.text or ""
    for element in paragraph:
        if element.tag == _TEXT + "line-break":
            yield "\n"
        elif element.tag == _TEXT + "tab":
            yield "\t"
        elif element.tag == _TEXT + "s":
            yield " "
        elif isinstance(element.tag, str) and element.tag not in _LEFT_OUT and element.tag not in _PARAGRAPHS:
            yield from pieces(element)
        yield element.tail or ""
