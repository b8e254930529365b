"""Databases' exports in plain text, whatever the file is: text, Rich Text, PDF. Which exporter's it is, and its articles.

A module of this room knows one exporter's layout and tells its beginning from copy; here stands the table of them. A
file of text is asked first for a few words that copy hardly has, since nearly all text is copy.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module

from triage.article import Article
from triage.errors import Problem
from triage.expression import Expression
from triage.readers.contract import Bounds
from triage.readers.encoding import decode, is_text

#: The modules of exports in text, in the order in which they are asked.
EXPORTS = (
    "proquest_text",
    "nexis_text",
    "factiva_text",
    "defacto_text",
    "mediargus",
    "europresse_text",
    "retriever_text",
    "genios_text",
)
#: Those of files of text; readers of documents know the layout by themselves.
_IN_TEXT = (*EXPORTS, "nexis_uni")
#: As much of a text as an exporter is told by.
_OPENING = 1 << 13
#: Two blank lines, a drawn line, a count of words or a code on a line of its own: one of these is near the beginning of
#: every export, or it begins with one of the signs in `_OPENERS`.
_COUNT = rb"[ \t]?\d[\d.,\xa0 ]{0,8}+[^\s\d,.;:]{2,14}[ \t]*\r?\n"
_PARTED = Expression(
    rb"\n(?=[ \t]*+[\r\n\dHL_])(?:[ \t]*+\r?\n[ \t]*\r?\n\s*+\S|_{20}|HD[\t \r\n]|L[^\s:]{4,9}: \d|"
    + _COUNT
    + rb")"
)
_OPENERS = b'_"1? \xef'
#: What an export then has in its first page: words of the exporter, a count of words or a code on a line of its own, a
#: paper in quotation marks and its day (DeFacto), a numbered list with paper, day, page and count (Mediargus).
_WORDS = (
    b"UMENT",
    b"ument 1 ",
    b"ProQuest",
    b"Project ID",
    b"\nHD",
    b" Request: ",
    b"pdracht: ",
    b"uftrag: ",
    b"Demande d",
    b"Solicitud de ",
)
_COUNTED = Expression(rb"\n(?:[^\s\d:]{5,12}: )?" + _COUNT)
_OPENS = Expression(
    rb"\s*\"[^\"\n]{2,60}\" (?:vom|gefunden|Nr)|\S{0,3}1\. [^\n]{3,300}\n\s*\n[^\n]{4,120}, \d+w\.|HD\b"
)

#: What is nowhere else: lines of Retriever, of Genios.
_SIGNS = (b"\nNyheter:", b"\nPublicerat ", "\nPublisert på ".encode(), b"\nDokumentnummer:")

#: The sign that Rich Text's reader sets where bold print begins: exporters set headlines so.
BOLD = "\x02"


class TextExport:
    """The reader of one exporter's text."""

    def __init__(
        self,
        name: str,
        is_ours: Callable[[str], bool],
        articles: Callable[[str], Iterator[Article | Problem]],
        announced: Callable[[str], int | None] = lambda text: None,
        *,
        knows_bold: bool = False,
    ) -> None:
        self.name = name
        self._is_ours = is_ours
        self._knows_bold = knows_bold
        self._articles = articles
        self._announced = announced

    def is_ours(self, opening: str) -> bool:
        """Whether a text that begins so is of this exporter."""
        return self._is_ours(opening.replace(BOLD, ""))

    def articles(self, text: str) -> Iterator[Article | Problem]:
        """The articles in the order of the text, without their place."""
        return self._articles(text if self._knows_bold else text.replace(BOLD, ""))

    def read_text(
        self, text: str, name: str, encoding: str, bounds: Bounds, format_name: str = ""
    ) -> Iterator[Article | Problem]:
        """The articles in the order of the text, and a problem where it announces another number."""
        # Every text is asked whether it is an export; few are.
        from triage.readers.exports.html_export import counted
        from triage.readers.xml.xml_reader import placed

        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
        things = placed(self.articles(text), name, format_name or self.name, encoding, bounds)
        yield from counted(things, name, self._announced(text))


class _TextExports:
    name = "text-exports"
    suffixes = (".txt", ".text", "")

    def recognises(self, head: bytes, name: str) -> bool:
        """By an exporter's layout; no suffix says it."""
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            head = decode(head)[0].encode("utf-8", "replace")
        return may_be_export(head) and is_text(head) and export_in(decode(head)[0], _IN_TEXT) is not None

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles of the exporter whose layout the text has."""
        text, encoding = decode(data)
        export = export_in(text, _IN_TEXT)
        if export is None:
            # The whole file turned out to be of another encoding than its beginning.
            yield Problem(path=name, code="unsupported", message="an export without an article")
            return
        yield from export.read_text(text, name, encoding, bounds)


READER = _TextExports()


def may_be_export(head: bytes) -> bool:
    """Whether it is worth looking closely; asked of every file of text, so that the usual no must cost little."""
    if _has_header(head) or any(sign in head for sign in _SIGNS):
        return True
    if _PARTED.search(head, 0, 1024) is None and head[:1] not in _OPENERS and not head.startswith(b"HD"):
        return False
    return (
        any(word in head for word in _WORDS) or _COUNTED.search(head) is not None or _OPENS.match(head) is not None
    )


def _has_header(head: bytes) -> bool:
    """Whether a page and a count of words, or a page by itself, stand near the top, as in exports of Europresse and GoPress."""
    # A year first, which every such line has: little text has one so near its top.
    if head.find(b" 20", 0, _SECOND_LINE) < 0 and head.find(b" 19", 0, _SECOND_LINE) < 0:
        return False
    return _counts_words(head) or head.find(b"\nPagina ", 0, _TOP) > 0 or head.find(b" words, p", 0, _TOP) > 0


_SECOND_LINE, _TOP = 180, 400
_YEAR = Expression(rb"\d{4}")
#: Bytes between a year and the count of words after it, on its line or the next.
_BETWEEN = 105


def _counts_words(head: bytes) -> bool:
    """Whether a year and a count of words stand near each other: `mardi 4 mars 2025, 612 mots`."""
    at = head.find(b" mots", 0, _TOP)
    while at > 0:
        before = head[max(0, at - _BETWEEN) : at]
        if before[-1:].isdigit() and before.count(b"\n") < 2 and _YEAR.search(before, 0, len(before) - 1):
            return True
        at = head.find(b" mots", at + 1, _TOP)
    return False


def export_in(text: str, modules: Sequence[str] = EXPORTS) -> TextExport | None:
    """The exporter whose layout a text has; None for copy."""
    opening = text[:_OPENING].replace("\r\n", "\n").replace("\r", "\n")
    return next((export for export in map(_export, modules) if export.is_ours(opening)), None)


@cache
def _export(module: str) -> TextExport:
    export: TextExport = import_module(f"triage.readers.exports.{module}").EXPORT
    return export


def unwrapped(block: str) -> str:
    """A block of wrapped lines as one line."""
    return " ".join(line.strip() for line in block.split("\n") if line.strip())


def paragraphs_of(text: str) -> str:
    """Wrapped text as paragraphs: a blank line parts them."""
    return "\n\n".join(line for block in re.split(r"\n[ \t\xa0]*\n", text) if (line := unwrapped(block)))


def without_marks(line: str) -> str:
    r"""A line without white space around it and signs of bold print.

    >>> without_marks(" \x02Harbour opens ")
    'Harbour opens'
    """
    return line.replace(BOLD, "").strip()


#: Ends of sentences, and with them of paragraphs where the line is short.
_SENTENCE_END = (".", "!", "?", ":", ";", "”", '"', "»", "。")


def paragraphs_of_lines(lines: Sequence[str]) -> str:
    """Lines as a printed page has them, as paragraphs: one ends at a blank line, or with a sentence before the line is full."""
    lengths = sorted(len(line) for line in lines if line.strip()) or [0]
    usual = lengths[len(lengths) * 3 // 4]
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if not line.strip():
            paragraphs.append([])
            continue
        paragraphs[-1].append(line.strip())
        if line.rstrip().endswith(_SENTENCE_END) and len(line) < 0.8 * usual:
            paragraphs.append([])
    return "\n\n".join(" ".join(lines) for lines in paragraphs if lines)
