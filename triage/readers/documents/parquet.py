"""Parquet: data sets as tables of columns, read batch by batch, an article for each row.

What the columns mean is found in `columns`, as for other tables; only columns that can hold text, times, lists or
numbers are taken.
"""

import io
from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from typing import Any

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, missing
from triage.readers.documents.docx import placed_or_said
from triage.readers.json.columns import (
    absent,
    article_of,
    is_news,
    is_record_of_news,
    says_what_is_news,
    without_text,
)
from triage.readers.xml.xml_reader import each

_ROWS = 1000


class _Parquet:
    name = "parquet"
    suffixes = (".parquet",)

    def recognises(self, head: bytes, name: str) -> bool:
        """By the signature."""
        return head.startswith(b"PAR1")

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """An article for each row with a headline or a text."""
        try:
            library = import_module("pyarrow.parquet")
        except ImportError:
            yield missing(name, "Parquet needs", "parquet")
            return
        yield from placed_or_said(_things(library, data, name, bounds), name, self.name, bounds)


READER = _Parquet()


def _things(library: Any, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    mapping = dict(bounds.columns)
    room = max(1 << 20, bounds.expansion * len(data))
    count = 0
    number = 0
    empty: list[int] = []

    def article(row: dict[str, Any]) -> Article | None:
        nonlocal number
        number += 1
        record = {key: _plain(value) for key, value in row.items()}
        found = article_of(record, mapping, is_of_news=True)
        if found is None and is_record_of_news(record):
            empty.append(number)
        return None if found is None else replace(found, format="")

    try:
        table = library.ParquetFile(io.BytesIO(data))
        names = list(table.schema_arrow.names)
        said = absent(names, mapping)
        if said:
            yield Problem(path=name, code="damaged", message=said)
        if not is_news(names) and not says_what_is_news(names, mapping):
            message = "no column that names a headline or a text; say which with --columns title=…,body=…"
            if not said:
                yield Problem(path=name, code="unsupported", message=message)
            return
        for batch in table.iter_batches(batch_size=_ROWS):
            room -= batch.nbytes
            if room < 0:
                yield Problem(
                    path=name, code="bound", message="unpacks to more than the limit; the rest is not read"
                )
                return
            for thing in each(article, batch.to_pylist(), is_article=lambda article: True):
                count += 1
                yield thing
    except Exception as error:
        # The library maps the errors of its own world onto many of Python's.
        said = str(error).strip().partition("\n")[0][:100] or type(error).__name__
        yield Problem(
            path=name, code="damaged", message=f"not a whole Parquet file ({said[:1].lower()}{said[1:]})"
        )
        return
    if empty:
        yield Problem(path=name, code="empty", message=without_text(empty))
    elif not count:
        yield Problem(path=name, code="empty", message="a table without articles")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date) else value
