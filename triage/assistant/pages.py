"""Answers in pages: so many records and characters at a time, the rest by a cursor.

A list is kept as it was when it was made, so that its pages fit together though files arrive meanwhile.
"""

import json
import secrets
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from triage.errors import UsageError
from triage.render.json.record import Record, encode

#: Records that a list may have in all, and those that a page may have.
MOST_RECORDS, MOST_OF_PAGE = 1000, 100
#: Characters of a page, and of one record: an assistant pays for each that it reads.
PAGE_SIZE, RECORD_SIZE = 60_000, 20_000
#: Lists that are kept; an older one has to be asked for again.
KEPT = 8
#: How a record that is too large is shortened, step by step: characters of a text, members of a list.
STEPS = ((4000, 40), (1000, 15), (300, 5), (100, 2))


class ListedRecords(Struct, frozen=True):
    """A whole answer: what stands above the list, the list's key, and its records as JSON."""

    tool: str
    head: Record
    key: str
    records: tuple[str, ...]
    #: Records beyond `MOST_RECORDS`.
    left_out: int = 0


class Pages:
    """The last answers, by their cursors."""

    def __init__(self) -> None:
        self._kept: dict[str, ListedRecords] = {}

    def first(
        self, tool: str, head: Record, key: str, records: Iterable[Record], limit: int, more: int = 0
    ) -> Record:
        """The first page of a new list; `more` records are known to exist beside these."""
        texts: list[str] = []
        for record in records:
            if len(texts) == MOST_RECORDS:
                more += 1
            else:
                texts.append(encode(bounded(record)))
        listed = ListedRecords(tool, bounded(head), key, tuple(texts), more)
        name = secrets.token_hex(6)
        self._kept[name] = listed
        while len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        return _page(listed, name, 0, limit)

    def next(self, tool: str, cursor: str, limit: int) -> Record:
        """The page that a cursor stands for; UsageError where its list is no longer kept."""
        name, _, place = cursor.partition(".")
        listed = self._kept.get(name)
        is_number = place.isascii() and place.isdigit() and len(place) < 8
        if listed is None or listed.tool != tool or not is_number:
            raise UsageError(
                "there is no such cursor, or its list is no longer kept", "ask again without a cursor"
            )
        return _page(listed, name, int(place), limit)


def _page(listed: ListedRecords, name: str, start: int, limit: int) -> Record:
    end, size = start, 0
    while end < len(listed.records) and end - start < min(limit, MOST_OF_PAGE):
        size += len(listed.records[end])
        if size > PAGE_SIZE and end > start:
            break
        end += 1
    return {
        **listed.head,
        listed.key: [json.loads(text) for text in listed.records[start:end]],
        "total": len(listed.records) + listed.left_out,
        "left_out": listed.left_out,
        "next_cursor": f"{name}.{end}" if end < len(listed.records) else None,
    }


def bounded(record: Record) -> Record:
    """The record itself, or one with shorter texts and lists, marked `shortened`, where it is too large."""
    if len(encode(record)) <= RECORD_SIZE:
        return record
    found = record
    for characters, members in STEPS:
        found = {**_shorter(record, characters, members), "shortened": True}
        if len(encode(found)) <= RECORD_SIZE:
            return found
    return {**{key: one for key, one in found.items() if not isinstance(one, list | dict)}, "shortened": True}


def _shorter(value: Any, characters: int, members: int) -> Any:
    if isinstance(value, str):
        return value if len(value) <= characters else value[:characters] + "…"
    if isinstance(value, dict):
        return {key: _shorter(one, characters, members) for key, one in value.items()}
    if isinstance(value, Sequence):
        return [_shorter(one, characters, members) for one in value[:members]]
    return value
