"""The heart for engines that speak Arrow: a record batch of articles → a record batch of results.

Columns in are those of any table of news, columns out those of the hits and rejects of `--jsonl`, nested, with the same values.
Their schema is derived here, and only here, from the published JSON Schema.
Spark, Ray Data and whatever else hands record batches to Python call `match_batch`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, tzinfo
from functools import cache, partial
from os import fsdecode
from typing import TYPE_CHECKING, Any

from msgspec.structs import force_setattr, replace

from triage import pipeline
from triage.article import Article, moment
from triage.errors import Problem, UsageError
from triage.matcher import Matcher
from triage.misuse import check, check_several, shown
from triage.readers.arrivals import note_arrival
from triage.readers.contract import Bounds
from triage.readers.documents import parquet
from triage.readers.documents.parquet import READER, article_of_row
from triage.readers.finish import finish
from triage.readers.json.column_names import NAMES, is_news, says_what_is_news
from triage.readers.xml.xml_reader import each, placed
from triage.render.json import record
from triage.render.json.schema import schema
from triage.render.json.schema_parts import Schema
from triage.render.view.options import WITH, With
from triage.report.late import add_details
from triage.report.report import Hit, Reject, Stats

if TYPE_CHECKING:
    import pyarrow as pa


def match_batch(
    batch: "pa.RecordBatch",
    matcher: Matcher,
    choice: pipeline.Choice | None = None,
    with_: Collection[With] = frozenset(),
    stats: Stats | None = None,
    columns: Mapping[str, str] | None = None,
) -> "pa.RecordBatch":
    """A row for each hit, in the order of the articles; for each reject too where `choice.rejects` says so.

    `with_` fills in the names, the summary and the text of hits, as `--with` does. The rows are read as those of a Parquet file are; `columns` names for a field of an article the column to take, as
    `--columns` does. A row with neither a headline nor a text is no article.

    A pure function of its arguments but for `stats`, which are counted up. The matcher pickles as its profiles and is
    compiled where it arrives; it should live as long as its worker, for the tokens that it has met cost nothing again.

    Raises TypeError for an argument of another type, ValueError for a place in a row that is none, UsageError for a batch
    without a headline or a text, and for `columns` that name what is not there.
    """
    check("matcher", matcher, Matcher, "a Matcher")
    if choice is not None:
        check("choice", choice, pipeline.Choice, "a Choice")
    check_several("with_", with_, f"some of {', '.join(WITH)}")
    if unknown := sorted({*with_} - {*WITH}):
        raise ValueError(f"with_ may hold {', '.join(WITH)}, got {shown(unknown[0])}")
    choice = _with_details(pipeline.Choice() if choice is None else choice, frozenset(with_))
    stats = Stats() if stats is None else stats
    found = pipeline.results(articles_of(batch, columns), matcher, choice, stats)
    return result_batch(records(wanted(found, choice), frozenset(with_)))


def _with_details(choice: pipeline.Choice, with_: frozenset[With]) -> pipeline.Choice:
    """The choice, which makes what is asked for too."""
    details = choice.details
    if "entities" in with_ and details.recogniser is None:
        from triage.entities import default_recogniser

        details = replace(details, recogniser=default_recogniser())
    if "summary" in with_:
        details = replace(details, summary=True)
    return choice if details is choice.details else replace(choice, details=details)


def wanted(results: Iterable[Hit | Reject | Problem], choice: pipeline.Choice) -> Iterator[Hit | Reject]:
    """The hits with their details, and the rejects if they were asked for."""
    for result in results:
        if isinstance(result, Hit):
            yield add_details(result, choice.details)
        elif isinstance(result, Reject) and choice.rejects:
            yield result


def records(
    results: Iterable[Hit | Reject], with_: frozenset[With], zone: tzinfo = UTC
) -> Iterator[record.Record]:
    """Hits and rejects as the objects of `--jsonl`; `zone` is that of times without one."""
    for result in results:
        if isinstance(result, Hit):
            yield _tagged("hit", record.hit_record(result, with_, zone=zone))
        else:
            yield _tagged("reject", record.reject_record(result, with_, zone=zone))


def _tagged(kind: str, one: record.Record) -> record.Record:
    return {"type": kind, "schema": record.SCHEMA, **one}


@cache
def result_schema() -> "pa.Schema":
    """The columns of hits and rejects: every key of their records in the JSON Schema. What only hits have may be null.

    Numbers that may be "any" are null there, and the counts by kind are a map.
    """
    import pyarrow as pa

    published = schema()["$defs"]
    hit, reject = (published[f"{kind}_line"]["properties"] for kind in ("hit", "reject"))
    return pa.schema([_field(name, one, published, is_optional=name not in reject) for name, one in hit.items()])


def _field(name: str, one: Schema, published: Schema, *, is_optional: bool = False) -> "pa.Field":
    import pyarrow as pa

    kind, may_be_null = _kind(one, published)
    return pa.field(name, kind, nullable=may_be_null or is_optional)


def _kind(one: Schema, published: Schema) -> "tuple[pa.DataType, bool]":
    """The Arrow type of a JSON Schema of ours, and whether it may be null."""
    import pyarrow as pa

    if "$ref" in one:
        return _kind(published[one["$ref"].rpartition("/")[2]], published)
    if "anyOf" in one:
        kinds = [
            _kind(each, published)[0] for each in one["anyOf"] if each not in ({"type": "null"}, {"const": "any"})
        ]
        return kinds[0], True
    said = one.get("type", "integer" if isinstance(one.get("const"), int) else "string")
    if isinstance(said, list):
        return _kind({**one, "type": said[0]}, published)[0], "null" in said
    if said == "array":
        return pa.list_(_field("element", one["items"], published)), False
    if said == "object" and "properties" not in one:
        return pa.map_(pa.string(), pa.int64()), False
    if said == "object":
        return pa.struct([_field(name, each, published) for name, each in one["properties"].items()]), False
    plain = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    return plain[said], False


def result_batch(rows: Iterable[record.Record]) -> "pa.RecordBatch":
    """Records of hits and rejects as columns."""
    import pyarrow as pa

    columnar = [_columnar(one) for one in rows]
    try:
        return pa.RecordBatch.from_pylist(columnar, schema=result_schema())
    except UnicodeEncodeError:
        # Bytes of a path that were no UTF-8: JSON has an escape for them, Arrow has none.
        return pa.RecordBatch.from_pylist([expressible(one) for one in columnar], schema=result_schema())


def _columnar(one: record.Record) -> record.Record:
    profiles = [
        {
            **profile,
            "threshold": None if profile["threshold"] == "any" else profile["threshold"],
            "contributions": [{**part, "kinds": list(part["kinds"].items())} for part in profile["contributions"]],
        }
        for profile in one["profiles"]
    ]
    return {**one, "profiles": profiles}


def expressible(value: Any) -> Any:
    r"""A value whose bytes that are no UTF-8 are written out: Arrow cannot hold them, and two paths stay two.

    >>> expressible(["in/t\udce9t.txt"])
    ['in/t\\xe9t.txt']
    """
    if isinstance(value, str):
        try:
            return value.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        except UnicodeEncodeError:
            return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {name: expressible(each) for name, each in value.items()}
    return [expressible(each) for each in value] if isinstance(value, list) else value


def articles_of(batch: "pa.RecordBatch", columns: Mapping[str, str] | None = None) -> list[Article]:
    """The articles of a batch, as the reader of Parquet makes them.

    Of columns that no reader knows, `path`, `index` and `arrived` say where and when a row was found.
    """
    names = _columns_of(batch)
    _check_columns(names, columns)
    if not (is_news(names) or {"title", "body"} & {*names} or says_what_is_news(names, columns or {})):
        raise UsageError(
            "the record batch has neither a column title nor a column body",
            "rename the columns of the headline and of the text",
        )
    return [article for row in batch.to_pylist() for article in _of_row(row, columns)]


def _columns_of(batch: object) -> list[str]:
    """The names of the columns; TypeError for what is neither a record batch nor a table of Arrow."""
    names = getattr(getattr(batch, "schema", None), "names", None)
    if names is None or not hasattr(batch, "to_pylist"):
        how = "pyarrow.RecordBatch.from_pandas(…) or .from_pylist(…) makes one"
        raise TypeError(f"batch must be a RecordBatch or Table of pyarrow, got {shown(batch)}: {how}")
    return list(names)


def _check_columns(names: list[str], columns: Mapping[str, str] | None) -> None:
    if columns is None:
        return
    check("columns", columns, Mapping, 'a dict of fields and columns such as {"title": "kop"}')
    for field, column in columns.items():
        if field not in NAMES:
            raise UsageError(f"columns: an article has no {field!r}", f"its fields are {', '.join(NAMES)}")
        if column not in names:
            raise UsageError(f"no column {column!r}, which columns names; there are: {', '.join(names)}")


def _of_row(row: dict[str, Any], columns: Mapping[str, str] | None) -> Iterator[Article]:
    found = each(partial(article_of_row, columns=columns), (row,), is_article=lambda article: True)
    path, index = row.get("path") or "", row.get("index")
    path = fsdecode(path) if isinstance(path, bytes) else str(path)
    for article in placed(found, path, READER.name, "utf-8", Bounds()):
        if isinstance(article, Article):
            force_setattr(article, "index", _index(index))
            finish(article, parquet.__name__)
            note_arrival(article, _seconds(row.get("arrived")))
            yield article


def _index(value: Any) -> int:
    """The number of an article in its file; 0 where the row does not say."""
    try:
        return 0 if value is None else int(value)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"the column index must hold whole numbers, got {shown(value)}") from None


def _seconds(value: Any) -> float | None:
    if isinstance(value, datetime | date):
        value = value.isoformat()
    try:
        return moment(value) if isinstance(value, str) else None if value is None else float(value)
    except (TypeError, ValueError):
        raise ValueError(f"the column arrived must hold times, got {shown(value)}") from None
