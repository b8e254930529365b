"""Parquet: data sets as tables of columns, read batch by batch, an article for each row.

What the columns mean is found in `columns`, as for other tables; only columns that can hold text, times, lists or
numbers are taken.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from importlib import import_module
from typing import Any

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.blocks import Block, Layout, Tally, converted, placed_within
from triage.readers.contract import Bounds, missing
from triage.readers.cutting import too_large
from triage.readers.documents.document_article import placed_or_said
from triage.readers.documents.tables import Table
from triage.readers.json.columns import article_of, is_record_of_news, without_text
from triage.readers.source import Source
from triage.readers.xml.xml_reader import each

_ROWS = 1000
_OF_A_RUN = "a table of what triage found, and no articles"
_TOO_MUCH = "unpacks to more than the limit; the rest is not read"


class _Parquet:
    name = "parquet"
    suffixes = (".parquet",)

    def recognises(self, head: bytes, name: str) -> bool:
        """By the signature."""
        return head.startswith(b"PAR1")

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """An article for each row with a headline or a text."""
        try:
            import_module("pyarrow.parquet")
        except ImportError:
            yield missing(name, "Parquet needs", "parquet")
            return
        yield from placed_or_said(_things(data, name, bounds), name, self.name, bounds)

    def layout(self, source: Source, bounds: Bounds) -> tuple[Layout, Source] | None:
        """The columns are written in the file; it has to be one in which one can go to its end."""
        try:
            import_module("pyarrow.parquet")
        except ImportError:
            return None
        return (Layout(__name__), source) if source.file is not None else None

    def blocks(self, source: Source, layout: Layout, name: str, bounds: Bounds) -> Iterator[Block | Problem]:
        """Rows, as batches of Arrow."""
        assert source.file is not None
        source.file.seek(0, 2)
        first = 1
        size = source.file.tell()
        try:
            table = _opened(source.file)
            if _is_of_a_run(table):
                yield Problem(path=name, code="unsupported", message=_OF_A_RUN)
                return
            columns = _columns(table, bounds)
            yield from columns.faults(name)
            if not columns.is_news:
                return
            for batch in _batches(table, size, name, bounds):
                if isinstance(batch, Problem):
                    yield batch
                    return
                yield Block(_packed(batch), first)
                first += batch.num_rows
        except Exception as error:
            yield _damaged(name, error)

    def read_block(
        self, block: Block, layout: Layout, name: str, bounds: Bounds, tally: Tally
    ) -> Iterator[Article | Problem]:
        """The articles of a batch of rows."""
        rows = list(enumerate(_unpacked(block.data), block.first))
        if len(block.data) > bounds.file_bytes:
            yield from (too_large(name, number, bounds) for number, row in rows if _size(row) > bounds.file_bytes)
            rows = [(number, row) for number, row in rows if _size(row) <= bounds.file_bytes]
        found = converted(rows, _Rows(bounds, block.first, tally).articles, name, bounds)
        yield from placed_within(found, name, self.name, "utf-8", bounds, tally)

    def closing(self, tally: Tally, layout: Layout, name: str, bounds: Bounds) -> Iterator[Problem]:
        """What is to be said of the table."""
        empty = without_text(tally.numbers.get("empty", []), tally.counts.get("empty", 0))
        if empty:
            yield Problem(path=name, code="empty", message=empty)
        elif not tally.articles and not tally.problems:
            yield Problem(path=name, code="empty", message="a table without articles")


READER = _Parquet()


def article_of_row(row: Mapping[str, Any], columns: Mapping[str, str] | None = None) -> Article | None:
    """The article of a row of a table, whoever read that; None where it has neither a headline nor a text."""
    record = {key: _plain(value) for key, value in row.items()}
    found = article_of(record, columns, is_of_news=True)
    return None if found is None else replace(found, format="")


class _Rows:
    """Rows as articles, and what is counted of those that are none."""

    def __init__(self, bounds: Bounds, first: int = 1, tally: Tally | None = None) -> None:
        self._mapping = dict(bounds.columns)
        self._number = first - 1
        self.tally = Tally() if tally is None else tally

    def articles(self, row: dict[str, Any]) -> Iterator[Article | Problem]:
        """The article of the next row, or why it cannot be read."""
        return each(self._article, (row,), is_article=lambda article: True)

    def _article(self, row: dict[str, Any]) -> Article | None:
        self._number += 1
        found = article_of_row(row, self._mapping)
        if found is None and is_record_of_news(row):
            self.tally.note("empty", self._number)
        return found

    def empty(self) -> str:
        """What to say of rows that have neither a headline nor a text."""
        return without_text(self.tally.numbers.get("empty", []), self.tally.counts.get("empty", 0))


def _things(data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    count = 0
    rows = _Rows(bounds)
    try:
        table = _opened(io.BytesIO(data))
        if _is_of_a_run(table):
            yield Problem(path=name, code="unsupported", message=_OF_A_RUN)
            return
        columns = _columns(table, bounds)
        yield from columns.faults(name)
        if not columns.is_news:
            return
        for batch in _batches(table, len(data), name, bounds):
            if isinstance(batch, Problem):
                yield batch
                return
            for row in batch.to_pylist():
                for thing in rows.articles(row):
                    count += 1
                    yield thing
    except Exception as error:
        yield _damaged(name, error)
        return
    if empty := rows.empty():
        yield Problem(path=name, code="empty", message=empty)
    elif not count:
        yield Problem(path=name, code="empty", message="a table without articles")


def _opened(file: Any) -> Any:
    return import_module("pyarrow.parquet").ParquetFile(file)


def _is_of_a_run(table: Any) -> bool:
    """Whether `scan --format parquet` wrote it, and it has no texts of articles."""
    return (table.schema_arrow.metadata or {}).get(b"triage") == b""


def _columns(table: Any, bounds: Bounds) -> Table:
    return Table(list(table.schema_arrow.names), dict(bounds.columns))


def _batches(table: Any, size: int, name: str, bounds: Bounds) -> Iterator[Any]:
    """The rows in batches of Arrow, and a problem in place of what is beyond the bound of what may be unpacked."""
    room = max(1 << 20, bounds.expansion * size)
    for batch in table.iter_batches(batch_size=_ROWS, use_threads=False):
        room -= batch.nbytes
        if room < 0:
            yield Problem(path=name, code="bound", message=_TOO_MUCH)
            return
        yield batch


def _damaged(name: str, error: Exception) -> Problem:
    # The library maps the errors of its own world onto many of Python's.
    said = str(error).strip().partition("\n")[0][:100] or type(error).__name__
    message = f"not a whole Parquet file ({said[:1].lower()}{said[1:]})"
    return Problem(path=name, code="damaged", message=message)


def _packed(batch: Any) -> bytes:
    """A batch of rows in the stream format of Arrow."""
    arrow = import_module("pyarrow")
    sink = arrow.BufferOutputStream()
    with arrow.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _unpacked(data: bytes) -> list[dict[str, Any]]:
    """The rows of a batch in the stream format of Arrow."""
    arrow = import_module("pyarrow")
    with arrow.ipc.open_stream(arrow.py_buffer(data)) as stream:
        return [row for batch in stream for row in batch.to_pylist()]


def _size(row: dict[str, Any]) -> int:
    return sum(len(value) for value in row.values() if isinstance(value, str | bytes))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date) else value
