"""Matches in their context in each format of `triage matches`: aligned lines, CSV rows, JSON objects."""

from collections.abc import Callable, Iterable, Iterator

from triage.render.view.context import ContextLine

Show = Callable[[Iterable[ContextLine]], Iterator[str]]
COLUMNS = (
    "path",
    "index",
    "id",
    "profile",
    "term",
    "field",
    "zone",
    "start",
    "end",
    "kind",
    "similarity",
    "left",
    "text",
    "right",
)


def shower(form: str, *, columns: int, colour: bool, by_term: bool) -> Show:
    """What turns lines into text, by the name of a format."""
    if form == "csv":
        return _csv
    if form == "jsonl":
        return _jsonl
    if form == "json":
        return _json
    from triage.render.terminal.kwic import aligned_lines

    return lambda lines: aligned_lines(lines, columns, colour=colour, by_term=by_term)


def match_record(line: ContextLine) -> dict[str, str | int | float]:
    """A match in its context, as CSV and JSON have it."""
    match = line.match
    return {
        "path": line.path,
        "index": line.index,
        "id": line.id,
        "profile": line.profile,
        "term": match.term,
        "field": match.field,
        "zone": match.zone,
        "start": match.start,
        "end": match.end,
        "kind": match.kind,
        "similarity": round(match.similarity, 3),
        "left": line.left,
        "text": line.text,
        "right": line.right,
    }


def _csv(lines: Iterable[ContextLine]) -> Iterator[str]:
    from triage.render.csv_table import row

    yield row(COLUMNS)
    for line in lines:
        yield row(tuple(match_record(line).values()))


def _json(lines: Iterable[ContextLine]) -> Iterator[str]:
    from triage.render.json.record import SCHEMA, encode

    yield f'{{"schema":{SCHEMA},"matches":['
    for number, line in enumerate(lines):
        yield ("," if number else "") + "\n" + encode(match_record(line))
    yield "\n]}\n"


def _jsonl(lines: Iterable[ContextLine]) -> Iterator[str]:
    from triage.render.json.record import SCHEMA, encode

    for line in lines:
        yield encode({"type": "match", "schema": SCHEMA, **match_record(line)}) + "\n"
