"""Values of JSON as readers want them: text out of strings, lists and the small objects that wrap them."""

import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

from triage.errors import Problem

#: Where an object that stands for a text keeps it.
_INSIDE = (
    "value",
    "name",
    "main",
    "rendered",
    "original",
    "by",
    "text",
    "title",
    "term",
    "label",
    "#text",
    "__cdata",
    "$t",
    "$",
    "html",
    "plain",
    "content",
    "domain",
    "@value",
    "iso",
    "@id",
)
#: Where one text stands for each language, by its tag.
_TAG = re.compile(r"[a-z]{2}[-_][A-Z]{2}|en|de|fr|es|it|pt|nl|ru|pl|sv|da|nb|fi|cs|uk|tr|ar|zh|ja|ko")
#: How databases write dates, numbers and ids that JSON has no form for.
_TYPED = ("$date", "$oid", "$numberLong", "$numberInt")

#: Escapes, one after the other; of those of characters in two halves, a half alone is caught.
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u(?P<half>[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)
_MAY_BE_HALF = re.compile(r"\\u[dD][89a-fA-F]")
#: Strings, the last of them perhaps without its end, and brackets.
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*+"?+|[\[\]{}]', re.DOTALL)

#: What is said of a document whose end is missing.
BREAKS_OFF = "JSON that breaks off; read as far as it goes"


def text_in(value: object) -> str:
    """The text of a value, "" where it has none; numbers as written, the parts of a list joined by commas.

    >>> text_in(" Abe "), text_in({"name": "Abe", "id": 1}), text_in(["a", {"name": "b"}]), text_in(None), text_in(7)
    ('Abe', 'Abe', 'a, b', '', '7')
    >>> text_in({"$date": {"$numberLong": "1795000440000"}}), text_in({"$other": 1})
    ('1795000440000', '')
    >>> text_in({"main": {"text": "Rain"}}), text_in({"Id": 1, "Name": "Abe"}), text_in({"content": [{"text": "By Abe"}]})
    ('Rain', 'Abe', 'By Abe')
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value) if isfinite(value) else ""
    if isinstance(value, Mapping):
        if len(value) == 1 and (typed := next((key for key in _TYPED if key in value), None)):
            return text_in(value[typed])
        return _in_object(value)
    if isinstance(value, list):
        return ", ".join(texts_in(value))
    return ""


def _in_object(value: Mapping[str, Any]) -> str:
    """The text of an object that wraps one; "" for any other."""
    # GraphQL has what is linked behind a node.
    node = value["node"] if isinstance(value.get("node"), Mapping) else value
    inner = {key.lower(): part for key, part in node.items()}
    parts = [inner[key] for key in _INSIDE if key in inner]
    return (
        _name_in_parts(inner)
        or next((part.strip() for part in parts if isinstance(part, str) and part.strip()), "")
        or _of_one_language(value)
        # Factiva's headlines lie an object deeper.
        or next((text for part in parts if isinstance(part, Mapping | list) and (text := text_in(part))), "")
    )


#: What stands for the parts of a name, in small letters.
_GIVEN, _FAMILY = (
    ("first_name", "firstname", "given", "given_name"),
    ("last_name", "lastname", "family", "family_name", "surname"),
)


def _name_in_parts(value: Mapping[str, Any]) -> str:
    """The name of a person whose parts stand apart; "" for any other object."""
    family = next((value[key] for key in _FAMILY if isinstance(value.get(key), str)), "")
    given = next((value[key] for key in _GIVEN if isinstance(value.get(key), str)), "")
    return f"{given} {family}".strip() if family and not isinstance(value.get("name"), str) else ""


def _of_one_language(value: Mapping[str, Any]) -> str:
    """The text of an object that has a text for a language, and nothing else: {"en-US": "Rain"}."""
    if len(value) != 1:
        return ""
    tag, text = next(iter(value.items()))
    return text.strip() if isinstance(text, str) and _TAG.fullmatch(tag) else ""


def inner_text(value: object, key: str) -> str:
    """The text under a key of an object, or of a value that is none."""
    return text_in(value.get(key)) if isinstance(value, Mapping) else text_in(value)


def texts_in(value: object) -> list[str]:
    """The texts of a list, or of a single value.

    >>> texts_in([{"name": "Abe"}, "", "Trump"]), texts_in("Abe")
    (['Abe', 'Trump'], ['Abe'])
    """
    parts = value if isinstance(value, list) else [value]
    return [text for part in parts if not isinstance(part, list) and (text := text_in(part))]


def first_text(record: Mapping[str, Any], *names: str) -> str:
    """The text of the first of these keys that has one."""
    return next((text for name in names if (text := text_in(record.get(name)))), "")


def objects(value: object) -> Iterator[Mapping[str, Any]]:
    """The objects in a list, or a single one."""
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, Mapping):
            yield part


def without_halves(text: str) -> str:
    r"""Half a character, which a text cut in the middle of an emoji ends with, as U+FFFD: the decoder would refuse the file.

    >>> without_halves(r'"a \ud83d b \ud83d\ude00 \\ud83d"')
    '"a \\ufffd b \\ud83d\\ude00 \\\\ud83d"'
    """
    if not _MAY_BE_HALF.search(text):
        return text
    return _ESCAPE.sub(lambda found: r"\ufffd" if found["half"] else found[0], text)


def without_broken_end(text: str) -> str:
    """A document that breaks off, up to the last whole record of its outermost list that has one; "" where none has.

    >>> without_broken_end('{"news": [{"title": "A]"}, {"title": "B", "tags": [{"t": 1}], "body": "It br')
    '{"news": [{"title": "A]"}]}'
    >>> without_broken_end('{"title": "A", "body": "It br')
    ''
    """
    # Of each list or object that is open: its closing bracket, and where the last object in it ended.
    still_open: list[list[Any]] = []
    for found in _PIECE.finditer(text):
        piece = found[0]
        if piece in ("{", "["):
            still_open.append(["}" if piece == "{" else "]", 0])
        elif piece in ("}", "]"):
            if not still_open or still_open.pop()[0] != piece:
                return ""
            if piece == "}" and still_open:
                still_open[-1][1] = found.end()
    for depth, (closing, end) in enumerate(still_open):
        if closing == "]" and end:
            return text[:end] + "".join(one[0] for one in reversed(still_open[: depth + 1]))
    return ""


def half_said(path: str) -> Problem:
    """That a file has half a character in it; what is around it is read."""
    return Problem(
        path=path, code="damaged", message="contains half a character (a lone surrogate); read as \ufffd"
    )
