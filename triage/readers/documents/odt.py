"""OpenDocument texts (.odt): one article each.

`content.xml` holds `text:h` and `text:p`; `meta.xml` title, author and dates. Notes, comments, changes that were deleted
and frames' descriptions are left out.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.documents.docx import article_of, facts_of, placed_or_said
from triage.readers.documents.office import DocumentParagraph, guarded, is_zip, members

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_LEFT_OUT = frozenset(_TEXT + name for name in "note tracked-changes annotation table-of-content".split()) | {
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
}


class _Odt:
    name = "odt"
    suffixes: tuple[str, ...] = (".odt", ".fodt", ".ott")

    def recognises(self, head: bytes, name: str) -> bool:
        """By the kind that stands at the beginning of the archive."""
        return is_zip(head) and b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:200]

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The article of the document."""
        yield from placed_or_said(
            guarded(lambda: _articles(data, bounds), name, "OpenDocument text"), name, self.name, bounds
        )


READER = _Odt()


def _articles(data: bytes, bounds: Bounds) -> Iterator[Article]:
    content, meta = members(data, bounds, "content.xml", "meta.xml")
    if content is not None:
        yield from article_of(list(_paragraphs(content)), facts_of(meta))


def _paragraphs(content: "Element") -> Iterator[DocumentParagraph]:
    for element in content.iter(_TEXT + "p", _TEXT + "h"):
        if any(above.tag in _LEFT_OUT for above in element.iterancestors()):
            continue
        style = next((value.lower() for key, value in element.items() if key.endswith("style-name")), "")
        is_first = element.tag == _TEXT + "h" and element.get(_TEXT + "outline-level") in (None, "1")
        yield DocumentParagraph("".join(_pieces(element)), "heading1" if is_first else style)


def _pieces(paragraph: "Element") -> Iterator[str]:
    yield paragraph.text or ""
    for element in paragraph:
        if element.tag == _TEXT + "line-break":
            yield "\n"
        elif element.tag == _TEXT + "tab":
            yield "\t"
        elif element.tag == _TEXT + "s":
            yield " "
        elif isinstance(element.tag, str) and element.tag not in _LEFT_OUT:
            yield from _pieces(element)
        yield element.tail or ""
