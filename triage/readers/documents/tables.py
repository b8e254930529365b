"""Tables of articles as text: comma, tab, semicolon or bar between the columns, names of columns in the first row.

RFC 4180 with what is met in practice: quotes in the middle, line ends in cells, rows cut short. What the columns mean
is found in `column_names`; how the dates of a whole column are written shows here.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from msgspec.structs import force_setattr

from triage.article import Article
from triage.errors import Problem
from triage.languages.labels import ABROAD
from triage.readers.blocks import Block, Layout, Tally, converted, encoding_said, placed_within, text_of
from triage.readers.contract import Bounds, suffix_of
from triage.readers.cutting import RowCutter, blocks_of_rows
from triage.readers.encoding import decode, is_text
from triage.readers.json.column_names import NAMES, absent, bare, fields_of, is_news, says_what_is_news
from triage.readers.json.columns import article_of, is_record_of_news, with_time, without_text
from triage.readers.source import Source, in_utf8
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each, placed

_SEPARATORS = (",", "\t", ";", "|", "^")
#: Rows among which the names of the columns are: programs write above them what was searched for, and when.
MOST_ABOVE = 20
#: Rows that are looked at for the order of day and month.
_LOOKED_AT = 1000
#: Words in a cell, on average, that are a text and no headline, place or name.
_LONG_TEXT = 30
_SLASHED = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}")
_WITHOUT = "no column that names a headline or a text; say which with --columns title=…,body=…"
#: Numbers of days since the end of 1899, for the years since 1955.
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.\d{1,12})?")
#: What programs write where there is nothing.
_NO_VALUE = frozenset(("nan", "NaN", "NULL", "null", "None", "<NA>", "NaT", "\\N"))
_KNOWN = frozenset(name for names in NAMES.values() for name in names)
#: Suffixes of text that a table may have: Excel saves one with tabs as .txt, and standard input has none.
_OF_TEXT = (".txt", ".text", "")
#: Columns of articles that must be known there, and letters of a name.
_LEAST_KNOWN, _LONGEST_NAME = 3, 40


class _Tables:
    name = "csv"
    suffixes = (".csv", ".tsv", ".tab", ".psv", ".xls")

    def recognises(self, head: bytes, name: str) -> bool:
        """Text under a suffix of tables; under one of text, or none, if the first row has names of three columns of articles.

        Commas alone make no table of an article.
        """
        # Some programs call a text with tabs a workbook.
        suffix = suffix_of(name)
        if suffix in self.suffixes or suffix not in _OF_TEXT:
            return suffix in self.suffixes and is_text(head)
        return is_text(head) and _begins_with_columns(decode(head)[0])

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """An article for each row with a headline or a text; one problem for all rows of another length."""
        text, encoding = decode(data)
        lines = _Lines(text.replace("\0", ""), bounds)
        above, table = head_of(lines, dict(bounds.columns))
        if not table.is_news:
            yield from table.faults(name, lines.error or _without(data))
            return
        yield from table.faults(name)
        table.learn_order(islice(lines, _LOOKED_AT))
        table.learn_text(islice(lines, above + 1, _LOOKED_AT))
        rows = islice(lines, above + 1, None)
        count = 0
        for thing in placed(table.articles(rows), name, self.name, encoding, bounds):
            count += 1
            yield thing
        if table.empty():
            yield Problem(path=name, code="empty", message=table.empty())
        problem = lines.error or table.unevenness()
        if problem:
            yield Problem(path=name, code="damaged", message=problem)
        elif not count and not table.empty():
            yield Problem(path=name, code="empty", message="a table without an article")

    def layout(self, source: Source, bounds: Bounds) -> tuple[Layout, Source] | None:
        """The names of the columns, what stands between them, and how the dates are written."""
        rest, encoding, charset = in_utf8(source)
        lines = _Lines(rest.head.decode(charset, "replace").replace("\0", ""), bounds)
        above, table = head_of(lines, dict(bounds.columns))
        table.learn_order(islice(lines, _LOOKED_AT))
        table.learn_text(islice(lines, above + 1, _LOOKED_AT))
        end = next(islice(RowCutter(lines.separator).ends(rest.head), above, None), 0)
        if not end:
            return None
        rest.read(end)
        return Layout(__name__, encoding, charset, lines.separator, tuple(table.head), table.day_first), rest

    def blocks(self, source: Source, layout: Layout, name: str, bounds: Bounds) -> Iterator[Block | Problem]:
        """Rows, not read yet; none where no column is one of articles."""
        table = Table(list(layout.columns), dict(bounds.columns))
        yield from table.faults(name)
        if table.is_news:
            yield from blocks_of_rows(source, name, layout.separator, bounds)

    def read_block(
        self, block: Block, layout: Layout, name: str, bounds: Bounds, tally: Tally
    ) -> Iterator[Article | Problem]:
        """The articles of the rows in a block."""
        table = Table(list(layout.columns), dict(bounds.columns), layout.day_first, block.first - 1)
        lines = _Lines(text_of(block, layout, tally).replace("\0", ""), bounds, layout.separator)
        numbered = ((number, (row,)) for number, row in enumerate(lines, block.first))
        found = converted(numbered, table.articles, name, bounds)
        yield from placed_within(found, name, self.name, layout.encoding, bounds, tally)
        table.count(tally)
        if lines.error:
            yield Problem(path=name, code="damaged", message=f"rows after {block.first:,}: {lines.error}")

    def closing(self, tally: Tally, layout: Layout, name: str, bounds: Bounds) -> Iterator[Problem]:
        """What is to be said of the table."""
        yield from encoding_said(tally, layout, name)
        empty = without_text(tally.numbers.get("empty", []), tally.counts.get("empty", 0))
        if empty:
            yield Problem(path=name, code="empty", message=empty)
        uneven = _unevenness(tally.counts.get("uneven", 0))
        if uneven:
            yield Problem(path=name, code="damaged", message=uneven)
        elif not (tally.articles or tally.problems or empty):
            yield Problem(path=name, code="empty", message="a table without an article")


READER = _Tables()


class Table:
    """A head row and what follows from it; workbooks are read with it too."""

    def __init__(
        self, head: list[str], mapping: Mapping[str, str], day_first: bool | None = None, rows: int = 0
    ) -> None:
        """`rows` have been read before."""
        self.head = head
        self._head = [name.strip() for name in head]
        self._mapping = mapping
        #: Whether "5/4/2022" is in April; None where no row has told.
        self.day_first = day_first
        self._uneven = 0
        self._rows = rows
        self._without_text: list[int] = []

    @property
    def is_news(self) -> bool:
        """Whether the columns are those of articles, by the user's word or by their names."""
        return says_what_is_news(self._head, self._mapping) or is_news(self._head)

    @property
    def absent(self) -> str:
        """What to say of columns that the user named and the table has not."""
        return absent(self._head, self._mapping)

    def faults(self, name: str, why: str = _WITHOUT) -> Iterator[Problem]:
        """What is wrong with the columns: one that the user named is absent, or none is one of articles, and `why`."""
        if self.absent:
            yield Problem(path=name, code="damaged", message=self.absent)
        elif not self.is_news:
            yield Problem(path=name, code="unsupported", message=why)

    def learn_order(self, rows: Iterable[list[str]]) -> None:
        """Find out whether "5/4/2022" is in April: one day above the twelfth tells it for the column, else its language."""
        dates = {*NAMES["published"], bare(self._mapping.get("published", ""))}
        places = [place for place, name in enumerate(self._head) if bare(name) in dates]
        is_open = False
        for row in rows:
            for place in places:
                found = _SLASHED.match(row[place]) if place < len(row) else None
                if found and (int(found[1]) > 12) != (int(found[2]) > 12):
                    self.day_first = int(found[1]) > 12
                    return
                is_open = is_open or found is not None
        if is_open and any(name.lower().replace("_", " ") in ABROAD for name in self._head):
            self.day_first = True

    def learn_text(self, rows: Iterable[list[str]]) -> None:
        """Where no column is known to be the text, take the one that holds long texts, if there is but one."""
        if "body" in fields_of(self._head) or "body" in self._mapping:
            return
        counts = Counter[int]()
        seen = 0
        for row in rows:
            seen += 1
            for place, cell in enumerate(row[: len(self._head)]):
                counts[place] += cell.count(" ")
        long = [place for place, count in counts.items() if count > _LONG_TEXT * max(seen, 1)]
        if len(long) == 1 and bare(self._head[long[0]]) not in _KNOWN:
            self.head = [*self.head]
            self.head[long[0]] = self._head[long[0]] = "body"

    def articles(self, rows: Iterable[list[str]]) -> Iterator[Article | Problem]:
        """The articles of the rows below the head."""
        return each(self.article, filter(any, rows), is_article=lambda article: True)

    def article(self, row: list[str]) -> Article | None:
        """The article of a row; None where it holds none."""
        self._uneven += len(row) != len(self._head)
        self._rows += 1
        record = self._record(row)
        article = article_of(record, self._mapping, is_of_news=True)
        if article is None:
            if is_record_of_news(record):
                self._without_text.append(self._rows)
            return None
        force_setattr(article, "format", "")
        if not article.published and article.published_text:
            written = article.published_text
            day = date_in(written, day_first=self.day_first) or _of_serial(written)
            force_setattr(article, "published", with_time(record, day))
        return article

    def empty(self) -> str:
        """What to say of rows that have neither a headline nor a text."""
        return without_text(self._without_text)

    def unevenness(self) -> str:
        """What is wrong with the lengths of the rows, if anything."""
        return _unevenness(self._uneven)

    def count(self, tally: Tally) -> None:
        """Add what was found of some rows to what is said of all."""
        for number in self._without_text:
            tally.note("empty", number)
        if self._uneven:
            tally.note("uneven", 0, self._uneven)

    def _record(self, row: list[str]) -> dict[str, Any]:
        return {name: cell for name, cell in zip(self._head, row, strict=False) if cell not in _NO_VALUE}


def _of_serial(written: str) -> str:
    """The day that a spreadsheet keeps as a number and that lost its look; "" for any other number.

    >>> _of_serial("46342"), _of_serial("46342.5"), _of_serial("2026")
    ('2026-11-16', '2026-11-16T12:00:00', '')
    """
    if _SERIAL.fullmatch(written) is None:
        return ""
    time = datetime(1899, 12, 30) + timedelta(days=float(written))
    return time.date().isoformat() if "." not in written else time.isoformat(timespec="seconds")


def head_of(rows: Iterable[list[str]], mapping: Mapping[str, str]) -> tuple[int, Table]:
    """How many rows stand above the names of the columns, and the table from these on; the first row where none are names."""
    tables = [Table(row, mapping) for row in islice(rows, MOST_ABOVE)] or [Table([], mapping)]
    of_news = [at for at, table in enumerate(tables) if table.is_news]
    named = [at for at in of_news if not tables[at].absent] or of_news
    # A cell may say "News", too: the names of the columns are where most are known.
    above = max(named, key=lambda at: len(fields_of(tables[at].head)), default=0)
    return above, tables[above]


def _without(data: bytes) -> str:
    """What to say of a table without the columns of articles."""
    from triage.readers.exports import gdelt

    return gdelt.ADDRESSES if gdelt.lists_addresses(data) else _WITHOUT


def _begins_with_columns(text: str) -> bool:
    r"""Whether the first row has nothing but short names, of which three at least are those of articles.

    >>> _begins_with_columns("Title,Date,Text\n…"), _begins_with_columns("Dead,wounded,missing\n…")
    (True, False)
    """
    lines = _Lines(text.replace("\0", ""), Bounds())
    names = [name.strip() for name in next((row for row in lines if not row[:1] or row[0][:4] != "sep="), [])]
    known = fields_of(names)
    has_text = not {"title", "body"}.isdisjoint(known)
    return has_text and len(known) >= _LEAST_KNOWN and all(len(name) <= _LONGEST_NAME for name in names)


def _unevenness(count: int) -> str:
    rows = "row has" if count == 1 else "rows have"
    return f"{count:,} {rows} another number of columns than the first" if count else ""


class _Lines:
    """The rows of a text; an error ends them and is kept."""

    def __init__(self, text: str, bounds: Bounds, separator: str = "") -> None:
        # The limit of the csv module is one for the whole process; ours is the size of a file.
        csv.field_size_limit(max(bounds.file_bytes, 1 << 17))
        self.error = ""
        self._text = text
        self._names = _KNOWN.union(bare(column) for _, column in bounds.columns)
        self.separator = separator or max(_SEPARATORS, key=self._known)

    def __iter__(self) -> Iterator[list[str]]:
        try:
            yield from csv.reader(io.StringIO(self._text, newline=""), delimiter=self.separator)
        except csv.Error as error:
            self.error = f"the table breaks off: {error}"

    def _known(self, separator: str) -> tuple[int, int]:
        """How many columns of the row with their names are known, under a separator."""
        known: list[tuple[int, int]] = []
        lines = csv.reader(io.StringIO(self._text[: 1 << 14], newline=""), delimiter=separator)
        with suppress(csv.Error):
            known.extend(
                (sum(bare(name) in self._names for name in row), len(row)) for row in islice(lines, MOST_ABOVE)
            )
        # Of rows without known names the first tells by its length; below it stands text with signs of its own.
        return max(known[:1] + [row for row in known if row[0] > 1], default=(0, 0))
