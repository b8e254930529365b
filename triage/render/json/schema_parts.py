"""What the schemas of all that is printed as JSON are made of."""

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
TEXTS: Schema = {"type": "array", "items": TEXT}
COUNT: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": "number"}


def or_null(schema: Schema) -> Schema:
    """A value of that shape, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def object_of(properties: Schema | None = None, /, **more: Schema) -> Schema:
    """An object in which every key is there, and no other."""
    whole = {**(properties or {}), **more}
    return {"type": "object", "properties": whole, "required": list(whole), "additionalProperties": False}
