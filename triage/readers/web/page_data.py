"""The data that stands in the scripts of a page, as plain values: what they assign, and what stands there as JSON.

Also where it is packed: flat lists whose numbers are places in them (Nuxt 3), records that name others (Apollo), JSON within
a text of JSON. Nothing is run.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from triage.readers.web.script_values import value_at

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: `window.__STATE__ = {`, one or several in a script.
_ASSIGNED = re.compile(
    r"""(?:^|[;\n,])[ \t]*+(?:(?:var|let|const)\s++)?[\w$.]{1,60}(?:\[["'][\w$.]{1,60}["']\])?\s*+=\s*+(?=\{|["'](?:[{\[]|\\u00[75][bB])|\(?\s*+function\s*+\(|JSON\.parse\()"""
)
_MOST_ASSIGNED, _LEAST = 20, 200
#: What Nuxt writes before a value that is watched.
_WRAPPERS = frozenset(
    ("Reactive", "ShallowReactive", "Ref", "ShallowRef", "EmptyRef", "EmptyShallowRef", "Date", "NuxtError")
)
_MOST_VALUES, _DEEPEST = 200_000, 40
#: Of a field, what it was asked with: `body({"format":"html"})`.
_ASKED_WITH = re.compile(r"(?:\(|:?\{).*\Z", re.DOTALL)


def documents(root: "Element") -> Iterator[Any]:
    """The values in the scripts of a page, one by one."""
    for script in root.iter("script"):
        kind, text = (script.get("type") or "").lower(), (script.text or "").strip().removeprefix("<!--").lstrip()
        if len(text) < _LEAST or "ld+json" in kind:
            continue
        starts = [0] if "json" in kind else [one.end() for one in _ASSIGNED.finditer(text)][:_MOST_ASSIGNED]
        for start in starts:
            try:
                document = value_at(text, start)
            except (ValueError, RecursionError):
                continue
            if isinstance(document, dict | list):
                yield unpacked(document)


def unpacked(document: Any) -> Any:
    """A value with what it names in its place.

    >>> unpacked([["Reactive", 1], {"title": 2, "tags": 3}, "Rain", [4], "wet"])
    {'title': 'Rain', 'tags': ['wet']}
    >>> unpacked({"Story:1": {"__typename": "Story", "body": {"__ref": "Text:1"}}, "Text:1": {"__typename": "Text", "text": "Rain"}})["Story:1"]["body"]
    {'__typename': 'Text', 'text': 'Rain'}
    """
    if isinstance(document, list):
        return _Flat(document).value(0, 0) if _is_flat(document) else document
    named = dict(_named(document, 0))
    left = [_MOST_VALUES]
    found = _referred(document, named, left, 0) if named else document
    return found if left[0] > 0 else document


def inner_document(text: str) -> Any:
    """The value of a text that is JSON itself; None for any other."""
    if len(text) < _LEAST or text[0] not in "{[" or text.rstrip()[-1:] not in ("}", "]"):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_flat(values: list[Any]) -> bool:
    first = values[0] if values else None
    if isinstance(first, list):
        return len(first) == 2 and first[0] in _WRAPPERS and isinstance(first[1], int)
    return (
        isinstance(first, dict)
        and bool(first)
        and len(values) > 1
        and all(_is_place(one) for one in first.values())
    )


def _is_place(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


class _Flat:
    """A list of values in which numbers stand for places in it."""

    def __init__(self, values: list[Any]) -> None:
        self._values = values
        self._known: dict[int, Any] = {}

    def value(self, place: Any, depth: int) -> Any:
        """The value at a place; None for what is nowhere, or named by itself."""
        if not _is_place(place) or not 0 <= place < len(self._values) or depth > _DEEPEST:
            return None
        if place not in self._known:
            self._known[place] = None
            self._known[place] = self._made(self._values[place], depth + 1)
        return self._known[place]

    def _made(self, value: Any, depth: int) -> Any:
        if isinstance(value, dict):
            return {key: self.value(one, depth) for key, one in value.items()}
        if not isinstance(value, list):
            return value
        if value and isinstance(value[0], str):
            inner = value[1] if len(value) > 1 else None
            return self.value(inner, depth) if _is_place(inner) else inner
        return [self.value(one, depth) for one in value]


def _named(value: Any, depth: int) -> Iterator[tuple[str, Any]]:
    """The records that others name, where Apollo keeps them."""
    if not isinstance(value, Mapping) or depth > 5:
        return
    for key, one in value.items():
        if isinstance(one, Mapping):
            if "__typename" in one or ":" in key:
                yield key, one
            yield from _named(one, depth + 1)


def _referred(value: Any, named: Mapping[str, Any], left: list[int], depth: int) -> Any:
    left[0] -= 1
    if depth > _DEEPEST or left[0] < 0:
        return None
    if isinstance(value, list):
        return [_referred(one, named, left, depth + 1) for one in value]
    if not isinstance(value, Mapping):
        return value
    key = value.get("__ref") or (value.get("id") if value.get("type") == "id" else None)
    if isinstance(key, str) and key in named:
        return _referred(named[key], named, left, depth + 8)
    return {_ASKED_WITH.sub("", key) or key: _referred(one, named, left, depth + 1) for key, one in value.items()}
