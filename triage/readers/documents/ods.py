"""OpenDocument spreadsheets (.ods) as tables of articles, read as other workbooks are."""

from collections.abc import Iterator
from itertools import repeat
from typing import TYPE_CHECKING

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.documents.document_article import placed_or_said
from triage.readers.documents.office import guarded, is_zip, members
from triage.readers.documents.workbooks import articles_of_sheet

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
#: Programs write one cell for all the empty ones to the right; no table of articles has as many columns.
_MOST_COLUMNS = 500


class _Ods:
    name = "ods"
    suffixes: tuple[str, ...] = (".ods", ".ots")

    def recognises(self, head: bytes, name: str) -> bool:
        """By the kind that stands at the beginning of the archive."""
        return is_zip(head) and b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in head[:200]

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """An article for each row with a headline or a text."""
        yield from placed_or_said(
            guarded(lambda: _articles(data, name, bounds), name, "OpenDocument spreadsheet"),
            name,
            self.name,
            bounds,
        )


READER = _Ods()


def _articles(data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    (content,) = members(data, bounds, "content.xml")
    if content is not None:
        for sheet in content.iter(_TABLE + "table"):
            yield from articles_of_sheet(_rows(sheet), name, bounds)


def _rows(sheet: "Element") -> Iterator[list[str]]:
    for row in sheet.iter(_TABLE + "table-row"):
        cells: list[str] = []
        for cell in row.iter(_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            written = cell.get(_TABLE + "number-columns-repeated") or "1"
            count = int(written) if written.isdecimal() and len(written) < 8 else 1
            cells.extend(repeat(_text(cell), min(count, _MOST_COLUMNS - len(cells))))
            if len(cells) >= _MOST_COLUMNS:
                break
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield cells


def _text(cell: "Element") -> str:
    """The text of a cell; a day as it is meant, and not as it is shown."""
    day = cell.get(_OFFICE + "date-value")
    if day:
        return day.removesuffix("T00:00:00")
    paragraphs = ("".join(map(str, paragraph.itertext())) for paragraph in cell.iterchildren(_TEXT + "p"))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
