"""Pieces of other formats in Word documents (`w:altChunk`): programs that make documents from web pages leave them so.

Word takes them in when it opens and saves the file; until then the document itself is empty. HTML, MHTML, Rich Text,
plain text and Word are taken in here, as paragraphs where the piece stands.
"""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from triage.readers.contract import Bounds
from triage.readers.documents.office import DocumentParagraph, TooLargeError, members
from triage.readers.encoding import decode
from triage.readers.web.markup import text_of_html
from triage.readers.web.page_encoding import decode_page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST = 200


#: What tells the paragraphs of a Word document.
Told = Callable[["Element"], Iterator[DocumentParagraph]]


def put_in(document: "Element", data: bytes, bounds: Bounds, paragraphs_of: "Told") -> None:
    """Put paragraphs in the place of each piece; those of a piece in Word are told by `paragraphs_of`."""
    (relations,) = members(data, bounds, "word/_rels/document.xml.rels")
    targets = {} if relations is None else {one.get("Id"): one.get("Target") or "" for one in relations}
    room = bounds.file_bytes
    for chunk in list(document.iter(_WORD + "altChunk"))[:_MOST]:
        piece = _member(data, targets.get(chunk.get(_ID), ""), room)
        room -= len(piece)
        for line in reversed(_text(piece, bounds, paragraphs_of).split("\n")):
            _put_behind(chunk, line)


def _member(data: bytes, target: str, room: int) -> bytes:
    path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("word", target))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if path not in archive.namelist():
            return b""
        with archive.open(path) as file:
            found = file.read(room + 1)
    if len(found) > room:
        raise TooLargeError
    return found


def _text(piece: bytes, bounds: Bounds, paragraphs_of: "Told") -> str:
    start = piece[:2000].lstrip().lower()
    if start.startswith(b"{\\rtf"):
        return _of_rich_text(piece)
    if piece.startswith(b"PK\x03\x04"):
        (inner,) = members(piece, bounds, "word/document.xml")
        return "" if inner is None else "\n".join(one.text for one in paragraphs_of(inner))
    if b"mime-version:" in start or start.startswith((b"from:", b"content-type:")):
        from triage.readers.containers.mail_texts import texts_of

        text, html = texts_of(piece)
        return text_of_html(html) if html else text
    if b"<" in start and (b"<html" in start or b"<body" in start or b"<p" in start or b"<!doctype" in start):
        return text_of_html(decode_page(piece)[0])
    return decode(piece)[0] if piece else ""


def _of_rich_text(piece: bytes) -> str:
    try:
        rtf_to_text = import_module("striprtf.striprtf").rtf_to_text
    except ImportError:
        return ""
    return str(rtf_to_text(piece.decode("latin-1"), errors="replace"))


def _put_behind(chunk: "Element", line: str) -> None:
    paragraph = chunk.makeelement(_WORD + "p", {})
    run = paragraph.makeelement(_WORD + "r", {})
    text = run.makeelement(_WORD + "t", {})
    text.text = "".join(char if char >= " " or char == "\t" else " " for char in line)
    run.append(text)
    paragraph.append(run)
    chunk.addnext(paragraph)
