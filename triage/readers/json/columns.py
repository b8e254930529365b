"""Records with columns of the usual names (`column_names`) → articles. Of several names of a field the first that has a value wins."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from triage.article import Article
from triage.readers.fields import (
    distinct,
    host_of,
    language_tag,
    names_in,
    outlet_name,
    state,
    until,
    without_outlet,
)
from triage.readers.json import services
from triage.readers.json.block_texts import told_in
from triage.readers.json.column_names import NAMES, bare, fields_of, is_news, known_among
from triage.readers.json.json_values import text_in, texts_in
from triage.readers.stamps import first_stamp
from triage.readers.web.markup import looks_like_html, paragraphs, text_of_html
from triage.readers.web.markup import title as one_line
from triage.readers.word_dates import date_in

_NOTHING_SAID: dict[str, Any] = dict.fromkeys(NAMES)
#: Objects inside a record that hold the rest of its columns.
_INNER = frozenset("fields attributes source _source article node data metadata snippet".split())
#: Of these, those that are no value where they are objects: a search index and a channel call the record itself so.
_NO_VALUES = ("_source", "snippet")
#: What marks a document that describes data instead of being it.
_NO_RECORD = frozenset(("$schema", "openapi", "swagger", "$id", "jsonapi"))
#: Names of columns in a message.
_MOST_SHOWN = 30
#: "… [+2960 chars]", the end that search interfaces put where they cut.
_CUT = re.compile(r"(?<!\s)\s*+\[\+?\d++ chars\]\s*+$")
#: Columns that may have the time of day of a day.
_TIMES = ("datetimepub", "datetime", "datetimeutc", "timestamp", "publishedat", "pubtime", "publishtime")
_CLOCK = re.compile(r"((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d))?")
#: Those of the time of day alone.
_CLOCKS = "time hour heure hora uhrzeit zeit ora tijd tid klokkeslett время час godzina čas idő saat aika waktu giờ 时刻 時刻 時間 시간 الوقت".split()
_HALF_DAY = re.compile(r"(?i)\d{1,2}:\d\d(?::\d\d)?\s?[ap]\.?m\.?")
#: Characters from which a text in a list is an article without a headline.
_LEAST_TEXT = 80
_SEPARATORS = re.compile(r"[;|\n]")
#: What NewsData.io sends instead of what it sells.
_NOT_PAID = "ONLY AVAILABLE IN "


def article_of(
    record: Mapping[str, Any], columns: Mapping[str, str] | None = None, *, is_of_news: bool = False
) -> Article | None:
    """The article of a record; None where it has neither a text nor a headline with a place or a date.

    A record `is_of_news` where its table or list is one of articles: then a text alone or a headline alone is one.

    `columns` says for some of our fields which column to take, where the record has it; a record with the text or the
    headline that was named is an article, whatever else it has.

    >>> article_of({"Headline": "Abe to meet Trump", "Full Text": "He will.", "Pub Date": "2016-11-10"}).body
    'He will.'
    >>> article_of({"title": "Settings", "description": "What may be set"}) is None
    True
    >>> article_of({"h": "Abe to meet Trump", "title": "Mr"}, {"title": "h"}).title
    'Abe to meet Trump'
    """
    if not _NO_RECORD.isdisjoint(record) or services.is_no_article(record):
        return None
    values = _values(record)
    named = _named(record, values, columns) if columns else {}
    said = _said(record, values) | named
    outlet = _outlet(text_in(said["outlet"])) if said["outlet"] else ""
    if outlet and "://" in text_in(said["outlet"])[:12] and (name := text_in(values.get("sitename"))):
        # Who writes both calls the address the source.
        outlet = _outlet(name)
    title = without_outlet(one_line(text_in(said["title"])), outlet)
    abstract = _plain(text_in(said["abstract"]))
    body = _not_cut(_plain(told_in(said["body"])))
    body = "" if body.startswith(_NOT_PAID) else body
    # Some call the address of a page its source.
    url = text_in(said["url"]) or text_in(values.get("source"))
    written = text_in(said["published"])
    published = _fullest(values, first_stamp(said["published"], written), written) if said["published"] else ""
    is_named = bool(is_of_news and (title or body or abstract)) or bool(
        (title and "title" in named) or (body and "body" in named)
    )
    if not is_named and not (body and (title or url or published)) and not (title and (url or published)):
        return None
    if abstract and not body:
        body, abstract = _opened(abstract, values)
    byline = _byline(said["byline"])
    return Article(
        title=title,
        body=body,
        abstract=abstract if abstract != body else "",
        byline=byline,
        authors=_authors(said["byline"], byline) if said["byline"] else (),
        outlet=outlet,
        url=one_line(url) if "://" in url[:12] else "",
        id=text_in(said["id"]),
        published=published,
        published_text=written,
        version=text_in(said["version"]),
        format="records",
        **{field: value(said[field]) for field, value in _DETAILS.items() if said[field]},
    )


def _said(record: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Our fields → what the record says, None where it says nothing."""
    said = {
        field: _first(values, names, told_in if field == "body" else text_in)
        for field, names in known_among(tuple(values))
    }
    return _NOTHING_SAID | said | services.said_by(record, values)


def is_record_of_news(record: Mapping[str, Any], *, is_beside_news: bool = False) -> bool:
    """Whether a record has a place for a headline and one for a text, whatever stands there, and is what articles are.

    Beside one that has both, it is enough to say anything that articles say: some sources leave out what is empty.

    >>> is_record_of_news({"body": "Rain fell."}), is_record_of_news({"body": "Rain fell."}, is_beside_news=True)
    (False, True)
    """
    if not _NO_RECORD.isdisjoint(record) or services.is_no_article(record):
        return False
    named = fields_of(record)
    if is_beside_news or {"title", "body"} <= named.keys():
        return bool(named)
    # Corpora have texts without headlines.
    return "body" in named and len(told_in(record[named["body"]])) >= _LEAST_TEXT


def without_text(numbers: list[int], count: int | None = None) -> str:
    """What to say of records that have neither a headline nor a text; "" where there are none.

    `count` says how many they are where only the first are numbered.

    >>> without_text([3]), without_text([3, 7])
    ('record 3 has neither a title nor a text; left out', '2 records have neither a title nor a text: 3, 7; left out')
    """
    count = len(numbers) if count is None else count
    if not count:
        return ""
    if count == 1:
        return f"record {numbers[0]} has neither a title nor a text; left out"
    shown = ", ".join(map(str, numbers[:_MOST_SHOWN])) + (", …" if count > _MOST_SHOWN else "")
    return f"{count:,} records have neither a title nor a text: {shown}; left out"


def by_rows(table: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The records of a table that lists each column by the numbers of rows, as pandas writes it; [] for anything else."""
    first = next(iter(table.values()), {})
    if not is_news(list(table)) or any(isinstance(value, Mapping) for value in first.values()):
        return []
    return [{name: column.get(key) for name, column in table.items()} for key in first]


#: Where a table has the names of its columns apart from its rows, and where the rows are.
_HEADS, _ROWS = ("columns", "fields", "header", "meta"), ("data", "rows", "values", "records")


def of_split(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The records of a table that names its columns once, as pandas and databases write it; [] for anything else.

    >>> of_split({"columns": ["title", "text"], "data": [["Rain", "It fell."]]})
    [{'title': 'Rain', 'text': 'It fell.'}]
    """
    head = next((table[key] for key in _HEADS if isinstance(table.get(key), list)), None)
    rows = next((table[key] for key in _ROWS if isinstance(table.get(key), list)), None)
    if not head or not rows or not all(isinstance(row, list) for row in rows[:_FIRST_ROWS]):
        return []
    names = texts_in(head)
    return [dict(zip(names, row, strict=False)) for row in rows if isinstance(row, list)] if is_news(names) else []


#: Rows that tell whether others are lists, too.
_FIRST_ROWS = 3


def _named(record: Mapping[str, Any], values: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """What stands in the columns that the user named: as written, else as names are compared."""
    found = {}
    for field, column in columns.items():
        if column in record:
            found[field] = record[column]
        elif bare(column) in values:
            found[field] = values[bare(column)]
    return found


def _values(record: Mapping[str, Any]) -> dict[str, Any]:
    """The values by bare names; those of inner objects where the record itself has none."""
    values = {
        bare(name): value
        for name, value in record.items()
        if value not in (None, "", [], {}) and not (name in _NO_VALUES and isinstance(value, Mapping))
    }
    for name, inner in record.items():
        if isinstance(inner, Mapping) and bare(name) in _INNER:
            for key, value in inner.items():
                # The name of a source is no name of an article's.
                if bare(name) != "source" or name == "_source":
                    values.setdefault(bare(key), value)
    return values


def _not_cut(text: str) -> str:
    """A text without the words that say where it was cut, which few have: a look at each of its places takes long."""
    return _CUT.sub("", text) if text.rstrip().endswith("chars]") else text


def _first(values: Mapping[str, Any], names: tuple[str, ...], text: Callable[[Any], str]) -> Any:
    return next((values[name] for name in names if text(values[name]) or texts_in(values[name])), None)


def _plain(text: str) -> str:
    if "\\n" in text and "\n" not in text:
        text = _with_line_ends(text)
    return text_of_html(text) if looks_like_html(text) else paragraphs(text)


def _with_line_ends(text: str) -> str:
    r"""A text whose line ends stand as escapes, as some programs leave them; a path on Windows has them, too.

    >>> _with_line_ends(r"Rain fell.\nWind blew."), _with_line_ends(r"See C:\news.")
    ('Rain fell.\nWind blew.', 'See C:\\news.')
    """
    return _ESCAPED_END.sub("\n", text) if _ENDS_IN_ESCAPE.search(text) else text


_ESCAPED_END = re.compile(r"(?:\\r)?\\n")
#: Behind the end of a sentence, or two in a row.
_ENDS_IN_ESCAPE = re.compile(r"[.!?\"”»)।。] ?(?:\\r)?\\n|\\n(?:\\r)?\\n")


def _opened(summary: str, values: Mapping[str, Any]) -> tuple[str, str]:
    """Body and abstract of a record without a text: of several summaries the longest is as much of it as there is."""
    told = [summary, *(_plain(text_in(values[name])) for name in NAMES["abstract"] if name in values)]
    body = max(told, key=len)
    return body, next((text for text in told if text not in body), "")


def _byline(value: object) -> str:
    """The author line; a mere number names nobody."""
    text = text_in(value)
    return "" if text.isdigit() else text


def _authors(value: object, byline: str) -> tuple[str, ...]:
    if isinstance(value, list):
        return distinct(texts_in(value))
    return names_in(byline) or (distinct([byline]) if byline and "," not in byline and "@" not in byline else ())


def _outlet(said: str) -> str:
    return one_line(outlet_name(host_of(said) if "://" in said[:12] else said))


def with_time(record: Mapping[str, Any], published: str) -> str:
    """A day with the time of day that a column beside it has."""
    return _fullest(_values(record), published, "") if len(published) == 10 else published


def _fullest(values: Mapping[str, Any], published: str, written: str) -> str:
    """A day with its time of day, where it is written without a zone or a column beside it has one."""
    if len(published) != 10:
        is_utc = len(published) == 19 and (
            values.get("pubdatetz") == "UTC"
            or any(text_in(values[name]) == written for name in _in_utc(tuple(values)))
        )
        return published + "+00:00" if is_utc else published
    if ":" in written and len(full := date_in(written)) > 10:
        return full
    for name in _TIMES:
        full = first_stamp(values.get(name))
        if full[:10] == published and len(full) > 10:
            return full
    time = next((text for name in _CLOCKS if (text := text_in(values.get(name)))), "")
    if _HALF_DAY.fullmatch(time) and len(full := date_in(f"{published} {time}")) > 10:
        return full
    clock = _CLOCK.fullmatch(time)
    return f"{published}T{clock[1]}:{clock[2] or '00'}" if clock else published


@lru_cache(maxsize=256)
def _in_utc(names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the names of columns that say the zone of a time of publication: "Published (UTC)"."""
    return tuple(name for name in names if name.endswith(("utc", "gmt")) and name in NAMES["published"])


def _keywords(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        parts = _SEPARATORS.split(value) if _SEPARATORS.search(value) else value.strip("[]").split(",")
        return distinct(part.strip(" '\"") for part in parts)
    # Numbers are keys of a table that is elsewhere.
    return distinct(
        texts_in([part for part in value if not isinstance(part, int)] if isinstance(value, list) else value)
    )


#: Fields that only some records have, and what makes each of a value.
_DETAILS: Mapping[str, Callable[[Any], Any]] = {
    "slug": lambda value: one_line(text_in(value)),
    "keywords": _keywords,
    "language": lambda value: language_tag(text_in(value)),
    "updated": first_stamp,
    "status": lambda value: state(text_in(value)),
    "embargoed": lambda value: until(one_line(text_in(value))),
    "expires": first_stamp,
}
