"""OpenDocument presentations (.odp): one article each, the first title its headline, the text of the slides in their order.

`content.xml` holds pages (`draw:page`) of frames with paragraphs; notes of the speaker are left out.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.documents.document_article import article_of, facts_of, placed_or_said
from triage.readers.documents.odt import pieces
from triage.readers.documents.office import DocumentParagraph, guarded, is_zip, members

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SHOWN = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}"
_LEFT_OUT = ("date-time", "footer", "page-number", "header")


class _Odp:
    name = "odp"
    suffixes: tuple[str, ...] = (".odp", ".otp")

    def recognises(self, head: bytes, name: str) -> bool:
        """By the kind that stands at the beginning of the archive."""
        return is_zip(head) and b"mimetypeapplication/vnd.oasis.opendocument.presentation" in head[:200]

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The article of the presentation."""
        yield from placed_or_said(
            guarded(lambda: _articles(data, bounds), name, "OpenDocument presentation"), name, self.name, bounds
        )


READER = _Odp()


def _articles(data: bytes, bounds: Bounds) -> Iterator[Article]:
    content, meta = members(data, bounds, "content.xml", "meta.xml")
    if content is not None:
        yield from article_of(list(_paragraphs(content)), facts_of(meta))


def _paragraphs(content: "Element") -> Iterator[DocumentParagraph]:
    for element in content.iter(f"{_TEXT}p", f"{_TEXT}h"):
        above = list(element.iterancestors())
        kind = next((found for one in above if (found := one.get(f"{_SHOWN}class"))), "")
        if kind not in _LEFT_OUT and not any(one.tag == f"{_SHOWN}notes" for one in above):
            yield DocumentParagraph("".join(pieces(element)), "title" if kind == "title" else "")
