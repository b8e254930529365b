"""Workbooks that are markup: tables of HTML under the suffix of Excel, as many databases export them, and Excel's XML of 2003.

Read as other workbooks are. A page is none, whatever tables it has; only the suffix says that a table of HTML is a workbook.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, suffix_of
from triage.readers.documents.document_article import placed_or_said
from triage.readers.documents.workbooks import articles_of_sheet
from triage.readers.web.markup import local, text_of, tree_of_html
from triage.readers.web.page_encoding import decode_page
from triage.readers.xml.tree import attribute, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_EXCEL = b"urn:schemas-microsoft-com:office:spreadsheet"
_HTML = re.compile(rb"(?i)(?:\xef\xbb\xbf)?\s*+<(?:!doctype\s+html|html|head|meta|body|table|div|style)\b")
#: No table of articles has as many columns.
_MOST_COLUMNS = 500


class _MarkedWorkbooks:
    name = "xls"
    suffixes: tuple[str, ...] = (".xls", ".xlsx")

    def recognises(self, head: bytes, name: str) -> bool:
        """By the name space of Excel, or by HTML under its suffix."""
        if suffix_of(name) in self.suffixes and _HTML.match(head):
            return True
        return head.lstrip()[:5] == b"<?xml" and _EXCEL in head and b"<Workbook" in head

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """An article for each row with a headline or a text."""
        yield from placed_or_said(_articles(data, name, bounds), name, self.name, bounds)


READER = _MarkedWorkbooks()


def _articles(data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    is_excel = _EXCEL in data[:4096] and not _HTML.match(data)
    root = parse_xml(data, name).root if is_excel else tree_of_html(decode_page(data)[0])
    count = 0
    for sheet in [] if root is None else [one for one in root.iter() if local(one) == "table"]:
        for thing in articles_of_sheet(_rows(sheet), name, bounds):
            count += 1
            yield thing
    if not count:
        yield Problem(path=name, code="empty", message="a workbook without a table of articles")


def _rows(sheet: "Element") -> Iterator[list[str]]:
    for row in sheet.iter():
        if local(row) not in ("tr", "row"):
            continue
        cells: list[str] = []
        for cell in row:
            if local(cell) in ("td", "th", "cell") and len(cells) < _MOST_COLUMNS:
                # Excel leaves out empty cells and numbers the next.
                place = attribute(cell, "index")
                empty = int(place) - 1 - len(cells) if place.isdecimal() and len(place) < 4 else 0
                cells += [""] * max(0, empty)
                cells.append(text_of(cell).strip())
        yield cells
