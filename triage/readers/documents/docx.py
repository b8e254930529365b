"""Word documents (.docx): one article each, or the many of a LexisNexis export, whose layout `nexis_uni` knows.

`word/document.xml` holds paragraphs `w:p` of runs of `w:t`; `docProps/core.xml` title, author and dates. Text in boxes,
comments, deleted text and notes are no part of an article. Headline is the paragraph whose style says so, else what the
properties say if the text begins with it, else the first line.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, suffix_of
from triage.readers.documents.document_article import facts_of, placed_or_said, story_or_stories
from triage.readers.documents.office import DocumentParagraph, guarded, is_zip, members
from triage.readers.exports.text_export import export_in

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT = frozenset(
    _WORD + name
    for name in "del moveFrom instrText footnoteReference commentReference txbxContent delText pPr rPr".split()
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}


class _Docx:
    name = "docx"
    suffixes: tuple[str, ...] = (".docx", ".docm")

    def recognises(self, head: bytes, name: str) -> bool:
        """A zip whose first members are Word's, or that is called so."""
        return is_zip(head) and (b"word/" in head or suffix_of(name) in self.suffixes)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles of the document."""
        yield from placed_or_said(
            guarded(lambda: _articles(data, bounds), name, "Word document"), name, self.name, bounds
        )


READER = _Docx()


def _articles(data: bytes, bounds: Bounds) -> Iterator[Article | Problem]:
    from triage.readers.exports import nexis_uni

    document, properties = members(data, bounds, "word/document.xml", "docProps/core.xml")
    if document is None:
        return
    if document.find(f".//{_WORD}altChunk") is not None:
        from triage.readers.documents import alt_chunks

        alt_chunks.put_in(document, data, bounds, paragraphs_of)
    paragraphs = list(paragraphs_of(document))
    if nexis_uni.is_export(paragraphs):
        yield from nexis_uni.articles(paragraphs)
        return
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    export = export_in(text)
    yield from export.articles(text) if export is not None else story_or_stories(paragraphs, facts_of(properties))


def paragraphs_of(document: "Element") -> Iterator[DocumentParagraph]:
    """The paragraphs of a document, those in tables too."""
    for element in document.iter(_WORD + "p"):
        if any(above.tag in _LEFT_OUT for above in element.iterancestors()):
            continue
        style = element.find(f"{_WORD}pPr/{_WORD}pStyle")
        name = (style.get(_WORD + "val") or "").lower() if style is not None else ""
        yield DocumentParagraph("".join(_pieces(element)), name)


def _pieces(paragraph: "Element") -> Iterator[str]:
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == _WORD + "t":
            yield element.text or ""
        elif element.tag == _WORD + "tab":
            yield "\t"
        elif element.tag in (_WORD + "br", _WORD + "cr"):
            yield "\n"
        elif element is paragraph or (element.tag not in _LEFT_OUT and element.tag != _WORD + "p"):
            stack.extend(reversed(element))
