"""PowerPoint presentations (.pptx): one article each, the first title its headline, the text of the slides in their order.

The order is that of the presentation (`p:sldIdLst`, through its relations): files are numbered as slides were made.
`ppt/slides/slideN.xml` holds shapes (`p:sp`) of paragraphs (`a:p`); tables hold paragraphs, too. Notes, comments and what stands
on every slide (dates, footers, numbers) are left out.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, suffix_of
from triage.readers.documents.document_article import article_of, facts_of, placed_or_said, too_many
from triage.readers.documents.office import (
    DocumentParagraph,
    TooLargeError,
    guarded,
    is_zip,
    members,
    most_unpacked,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SLIDES = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_SLIDE = re.compile(r"ppt/slides/slide(\d{1,6})\.xml")
_PLACE = f"{_SLIDES}nvSpPr/{_SLIDES}nvPr/{_SLIDES}ph"
_TITLES = ("title", "ctrTitle")
_ON_EVERY_SLIDE = ("dt", "ftr", "sldNum", "hdr")
_MOST_SLIDES = 1_000


class _Pptx:
    name = "pptx"
    suffixes: tuple[str, ...] = (".pptx", ".pptm", ".ppsx")

    def recognises(self, head: bytes, name: str) -> bool:
        """A zip whose first members are PowerPoint's, or that is called so."""
        return is_zip(head) and (b"ppt/" in head or suffix_of(name) in self.suffixes)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The article of the presentation."""
        yield from placed_or_said(
            guarded(lambda: _articles(data, name, bounds), name, "PowerPoint presentation"),
            name,
            self.name,
            bounds,
        )


READER = _Pptx()


def _articles(data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = [slide for slide in map(_SLIDE.fullmatch, archive.namelist()) if slide]
        # A slide may be as large as a document; all of them together may, too, and not each.
        size = sum(info.file_size for info in archive.infolist() if _SLIDE.fullmatch(info.filename))
        if size > most_unpacked(data, bounds):
            raise TooLargeError
    shown = _shown(data, bounds)
    # What the presentation does not list comes last, as far as it is there.
    found.sort(key=lambda slide: (shown.get(slide[0], len(shown)), int(slide[1])))
    first = [slide[0] for slide in found[:_MOST_SLIDES]]
    properties, *slides = members(data, bounds, "docProps/core.xml", *first)
    paragraphs = [one for slide in slides if slide is not None for one in _paragraphs(slide)]
    yield from article_of(paragraphs, facts_of(properties))
    yield from too_many(name, "slides", len(found), _MOST_SLIDES)


def _shown(data: bytes, bounds: Bounds) -> dict[str, int]:
    """The members that are slides of the presentation, with their places in it; {} where it does not say."""
    presentation, relations = members(data, bounds, "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels")
    if presentation is None or relations is None:
        return {}
    targets = {
        str(one.get("Id")): posixpath.normpath(posixpath.join("/ppt", str(one.get("Target") or ""))).lstrip("/")
        for one in relations.iter(f"{_PACKAGE}Relationship")
    }
    listed = [str(one.get(f"{_RELATIONS}id")) for one in presentation.iter(f"{_SLIDES}sldId")]
    return {targets[name]: place for place, name in enumerate(listed) if name in targets}


def _paragraphs(slide: "Element") -> Iterator[DocumentParagraph]:
    for paragraph in slide.iter(_DRAWING + "p"):
        shape = next((above for above in paragraph.iterancestors() if above.tag == _SLIDES + "sp"), None)
        # Its own properties are looked at and not its paragraphs, which are as many as one likes.
        place = shape.find(_PLACE) if shape is not None else None
        kind = (place.get("type") or "") if place is not None else ""
        if kind not in _ON_EVERY_SLIDE:
            text = "".join(
                part.text or "" if part.tag == _DRAWING + "t" else " "
                for part in paragraph.iter(_DRAWING + "t", _DRAWING + "br")
            )
            yield DocumentParagraph(text, "title" if kind in _TITLES else "")
