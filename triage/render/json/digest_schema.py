"""The JSON Schema of `digest --format json`, made from the types of the digest itself, as its JSON is.

A key that is added to the value is in both from then on.
"""

from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from triage.article import Article
from triage.digest.model import Digest
from triage.render.json.digest_json import TIMES, UNPRINTED
from triage.render.json.schema_parts import Schema, object_of
from triage.report.report import Hit, Reject

TIME: Schema = {"type": "string", "format": "date-time"}
PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
}
#: What has a record of its own.
RECORDS: dict[Any, str] = {Hit: "hit", Reject: "reject", Article: "head"}


def document() -> Schema:
    """One document with all digests of a run."""
    return object_of({"schema": {"const": 1}, "digests": {"type": "array", "items": _of(Digest)}})


def _of(kind: Any, key: str = "") -> Schema:
    """The schema of a value of that type; `key` tells seconds, which are printed as times, from other numbers."""
    if kind in RECORDS:
        return {"$ref": f"#/$defs/{RECORDS[kind]}"}
    if kind is float and key in TIMES:
        return TIME
    if kind in PLAIN:
        return PLAIN[kind]
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (Union, UnionType):
        return {"anyOf": [_of(part, key) for part in parts]}
    if origin is tuple:
        if parts[-1] is Ellipsis:
            return {"type": "array", "items": _of(parts[0])}
        return {"type": "array", "prefixItems": [_of(part) for part in parts], "items": False}
    if isinstance(kind, type) and issubclass(kind, Struct):
        return object_of({one.name: _of(one.type, one.name) for one in fields(kind) if one.name not in UNPRINTED})
    raise TypeError(f"no schema for {kind!r}")
