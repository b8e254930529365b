"""Workbooks (.xlsx) as tables of articles, names of columns in the first rows, each sheet by itself.

Databases export so: Integrum with Источник, Дата, Время, Заголовок, Анонс or Текст, Автор. A day and a time in columns
of their own are put together; a text that begins with its own headline is told without it.
"""

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from importlib import import_module
from itertools import chain, dropwhile, islice
from typing import Any

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, missing, suffix_of
from triage.readers.documents.document_article import placed_or_said
from triage.readers.documents.office import TooLargeError, guarded, is_zip
from triage.readers.documents.tables import MOST_ABOVE, head_of
from triage.readers.json.column_names import absent
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

#: Columns of databases in other languages → the names that `columns` knows.
_COLUMNS = {
    "источник": "source", "заголовок": "title", "анонс": "text", "текст": "text", "автор": "author", "оригинал": "origin", "дата": "date",
    "время": "time", "ссылка": "url", "url": "url", "язык": "language", "标题": "title", "正文": "text", "来源": "source", "日期": "date",
    "作者": "author", "見出し": "title", "本文": "text", "titre": "title", "texte": "text", "titel": "title", "datum": "date", "quelle": "source",
    "título": "title", "texto": "text", "fecha": "date", "fuente": "source", "autor": "author", "auteur": "author",
}  # fmt: skip


class _Workbooks:
    name = "xlsx"
    suffixes: tuple[str, ...] = (".xlsx", ".xlsm")

    def recognises(self, head: bytes, name: str) -> bool:
        """A zip whose first members are a workbook's, or that is called so."""
        return is_zip(head) and (b"xl/w" in head or suffix_of(name) in self.suffixes)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """An article for each row with a headline or a text."""
        try:
            import_module("openpyxl")
        except ImportError:
            yield missing(name, "workbooks need", "office")
            return
        yield from placed_or_said(
            guarded(lambda: _articles(data, name, bounds), name, "workbook"), name, self.name, bounds
        )


READER = _Workbooks()


def _articles(data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    import warnings
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        # openpyxl unpacks as it likes; what the archive says of itself is checked first, and it cannot unpack to more.
        if sum(info.file_size for info in archive.infolist()) > max(
            4 << 20, min(bounds.file_bytes, bounds.expansion * len(data))
        ):
            raise TooLargeError
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = import_module("openpyxl").load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = ([_cell(value) for value in row] for row in sheet.iter_rows(values_only=True))
            yield from articles_of_sheet(rows, name, bounds)
        book.close()


def _may_be_names(row: list[str]) -> bool:
    """Whether more than one cell has something in it."""
    return sum(map(bool, row)) > 1


def articles_of_sheet(rows: Iterator[list[str]], name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    """The articles of the rows of a sheet; the names of its columns are in one of the first."""
    mapping = {field: _column(name) for field, name in bounds.columns}
    rows = dropwhile(lambda row: not _may_be_names(row), rows)
    first = list(islice(rows, MOST_ABOVE))
    above, table = head_of(([_column(name) for name in row if _may_be_names(row)] for row in first), mapping)
    head = first[above] if first else []
    table.learn_text(first[above + 1 :])
    names = table.head
    rows = chain(first[above + 1 :], rows)
    if head and table.absent:
        yield Problem(path=name, code="damaged", message=absent(map(str, head), dict(bounds.columns)))
    if not table.is_news:
        return
    places = {name: at for at, name in enumerate(names)}
    is_split = "date" in places and "time" in places
    language = "ru" if any("а" <= char <= "я" for name in head for char in name.lower()) else ""

    def article_of(row: list[str]) -> Article | None:
        if is_split and len(row) > max(places["date"], places["time"]):
            written = f"{row[places['date']]} {row[places['time']]}".strip()
            row[places["date"]], row[places["time"]] = (
                _time(row[places["date"]], row[places["time"]]) or written,
                "",
            )
        article = table.article(row) if any(row) else None
        return article and replace(article, body=_without_title(article), language=article.language or language)

    yield from each(article_of, rows, is_article=lambda article: True)
    if table.empty():
        yield Problem(path=name, code="empty", message=table.empty())


def _column(name: str) -> str:
    return _COLUMNS.get(name.strip().lower(), name)


def _time(day: str, clock: str) -> str:
    """ISO of a day such as "31.12.12" and a time such as "12:59"."""
    parts = day.split(".")
    if len(parts) == 3 and all(part.isdecimal() for part in parts) and len(parts[2]) == 2:
        century = "20" if int(parts[2]) < 70 else "19"
        day = f"{parts[0]}.{parts[1]}.{century}{parts[2]}"
    found = date_in(f"{day[:10]} {clock}".strip())
    return found or date_in(day)


def _without_title(article: Article) -> str:
    first, _, rest = article.body.partition("\n")
    return rest.strip() if rest.strip() and first.strip() == article.title else article.body


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return "" if value is None else str(value)
