"""Word documents of the binary kind (.doc, Word 97 to 2003): their text, and the exports that are kept so.

The stream `WordDocument` begins with the file information block. It names the table stream, in which the piece table
lies: runs of characters and where each stands, in one byte a character (Windows 1252) or two (MS-DOC, 2.4.1). Notes,
headers, comments and boxes follow the main text and are no part of the article.
"""

import re
import struct
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.documents.document_article import articles_of, placed_or_said
from triage.readers.documents.office import DocumentParagraph
from triage.readers.exports.text_export import export_in

_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
#: Before this version the text is one run, without a piece table.
_FIRST_PIECES = 0x00C1
_FLAGS, _VERSION, _RUN, _LENGTH, _PIECES = 0x0A, 0x02, 0x18, 0x4C, 0x01A2
_ONE_BYTE = 0x40000000
#: An instruction to make text ("HYPERLINK …"), up to the text it makes.
_INSTRUCTION = re.compile("\x13[^\x13\x14\x15]*+[\x14\x15]?")
_LEFT_OUT = dict.fromkeys(map(ord, "\x00\x01\x02\x03\x04\x05\x06\x08\x13\x14\x15\x1f\xad"))
_MARKS = {
    ord("\x07"): "\n",
    ord("\r"): "\n",
    ord("\x0b"): "\n",
    ord("\x0c"): "\n",
    ord("\x0e"): "\n",
    ord("\x1e"): "-",
}


def articles(streams: Any, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    """The article of the document, or those of an export in it."""
    block = streams.openstream("WordDocument").read()
    flags = _short(block, _FLAGS)
    if flags & _ENCRYPTED:
        yield Problem(path=name, code="damaged", message="encrypted; not read")
        return
    text = _main_text(streams, block, flags)
    export = export_in(text)
    if export is not None:
        yield from export.read_text(text, name, "utf-8", bounds)
        return
    paragraphs = [DocumentParagraph(line) for line in text.split("\n")]
    found = list(articles_of(paragraphs, _facts(streams)))
    yield from placed_or_said(iter(found), name, "doc", bounds)


def _main_text(streams: Any, block: bytes, flags: int) -> str:
    if _short(block, _VERSION) < _FIRST_PIECES:
        start, end = struct.unpack_from("<II", block, _RUN)
        return _told(block[start:end].decode("cp1252", "replace"))
    table = streams.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
    place, size = struct.unpack_from("<II", block, _PIECES)
    (length,) = struct.unpack_from("<I", block, _LENGTH)
    return _told("".join(_pieces(block, table[place : place + size]))[:length])


def _pieces(block: bytes, table: bytes) -> Iterator[str]:
    """The runs of characters in their order."""
    at = 0
    while table[at : at + 1] == b"\x01":  # formatting, which says its size
        at += 3 + _short(table, at + 1)
    (size,) = struct.unpack_from("<I", table, at + 1)
    rows = table[at + 5 : at + 5 + size]
    count = (len(rows) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", rows)
    for number in range(count):
        (place,) = struct.unpack_from("<I", rows, 4 * (count + 1) + 8 * number + 2)
        length = ends[number + 1] - ends[number]
        if place & _ONE_BYTE:
            start = (place & ~_ONE_BYTE) // 2
            yield block[start : start + length].decode("cp1252", "replace")
        else:
            yield block[place : place + 2 * length].decode("utf-16-le", "replace")


def _told(text: str) -> str:
    """Characters of the file → text: instructions left out, marks as line ends."""
    return _INSTRUCTION.sub("", text).translate(_LEFT_OUT).translate(_MARKS)


def _short(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def _facts(streams: Any) -> dict[str, str]:
    """What the properties say, by the names that documents use."""
    try:
        properties = streams.get_metadata()
    except Exception:  # the library raises all kinds of errors on damaged properties
        return {}
    codepage = f"cp{properties.codepage or 1252}"
    said = {"title": properties.title, "creator": properties.author}
    facts = {name: _decoded(value, codepage) for name, value in said.items() if value}
    for name, value in (("created", properties.create_time), ("modified", properties.last_saved_time)):
        if isinstance(value, datetime) and value.year > 1980:
            facts[name] = value.isoformat(timespec="seconds")
    return facts


def _decoded(value: Any, codepage: str) -> str:
    if not isinstance(value, bytes):
        return str(value)
    try:
        return value.decode("utf-8" if codepage == "cp65001" else codepage).strip("\x00 ")
    except (LookupError, UnicodeDecodeError):
        return value.decode("cp1252", "replace").strip("\x00 ")
