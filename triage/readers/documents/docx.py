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
from triage.readers.documents.office import DocumentParagraph, guarded, is_zip, members
from triage.readers.exports.text_export import export_in
from triage.readers.fields import fold, people
from triage.readers.stamps import stamp
from triage.readers.wire.furniture import head_kind
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import placed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT = frozenset(
    _WORD + name
    for name in "del moveFrom instrText footnoteReference commentReference txbxContent delText pPr rPr".split()
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_LONGEST_TITLE = 300


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


def placed_or_said(
    things: Iterator[Article | Problem], name: str, format_name: str, bounds: Bounds
) -> Iterator[Article | Problem]:
    """Articles with their place, and the problems after them."""
    problems: list[Problem] = []

    def articles() -> Iterator[Article | Problem]:
        for thing in things:
            if isinstance(thing, Problem) and thing.path:
                problems.append(thing)
            else:
                yield thing

    yield from placed(articles(), name, format_name, "utf-8", bounds)
    yield from problems


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
    yield from export.articles(text) if export is not None else article_of(paragraphs, facts_of(properties))


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


def facts_of(properties: "Element | None") -> dict[str, str]:
    """What a document's properties say, by the local names of their elements."""
    if properties is None:
        return {}
    facts: dict[str, str] = {}
    for element in properties.iter():
        if isinstance(element.tag, str) and (element.text or "").strip():
            facts.setdefault(element.tag.rpartition("}")[2].lower(), fold(element.text or ""))
    return facts


def article_of(paragraphs: list[DocumentParagraph], facts: dict[str, str]) -> Iterator[Article]:
    """The one article of a document; none where it has no text."""
    said = [DocumentParagraph(one.text.strip(), one.style) for one in paragraphs if one.text.strip()]
    if not said:
        return
    place = next(
        (at for at, one in enumerate(said[:20]) if one.style.startswith(("title", "titel", "titre", "heading1"))),
        None,
    )
    if place is None:
        is_short = len(said[0].text) <= _LONGEST_TITLE and len(said) > 1
        place = 0 if is_short else None
    title = fold(said[place].text) if place is not None else facts.get("title", "")
    body = [one.text for at, one in enumerate(said) if at != place]
    head = _head(body) if place is not None else {}
    byline = head.get("byline", "") or facts.get("creator", "") or facts.get("initial-creator", "")
    created = head.get("published", "") or facts.get("created", "") or facts.get("creation-date", "")
    yield Article(
        title=title,
        body="\n\n".join(body),
        byline=byline,
        authors=people(byline),
        published=date_in(created) if "published" in head else stamp(created),
        published_text=created,
        updated=stamp(facts.get("modified", "") or facts.get("date", "")),
    )


#: Below a headline.
_HEAD_LINES = 3


def _head(body: list[str]) -> dict[str, str]:
    """Author and day that stand below the headline, taken out of the text: who made the file is somebody else."""
    head: dict[str, str] = {}
    for _ in range(_HEAD_LINES):
        kind = head_kind(body[0], is_alone=True) if len(body) > 1 else None
        if kind not in ("byline", "published") or kind in head:
            break
        head[kind] = body.pop(0)
    return head
