"""The JSON Schema of what `fetch --json` and `fetch --status --json` print."""

from typing import Any

_COUNT_OR_NULL = {"type": ["integer", "null"], "minimum": 0}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_TIME_OR_NULL = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00$"}
_NUMBER_OR_NULL = {"type": ["number", "null"], "minimum": 0}


def fetch_document() -> dict[str, Any]:
    """All sources, and what became of them."""
    source = _object(
        title={"type": "string"},
        url={"type": "string"},
        folder=_TEXT_OR_NULL,
        asked={"type": ["boolean", "null"]},
        new=_COUNT_OR_NULL,
        remarks={"type": ["array", "null"], "items": {"type": "string"}},
        fault=_TEXT_OR_NULL,
        hint=_TEXT_OR_NULL,
        failures={"type": "integer", "minimum": 0},
        succeeded=_TIME_OR_NULL,
        newest=_TIME_OR_NULL,
        due=_TIME_OR_NULL,
        a_day=_NUMBER_OR_NULL,
        usual=_NUMBER_OR_NULL,
        silent={"type": "boolean"},
        moved=_TEXT_OR_NULL,
    )
    return _object(
        schema={"const": 1},
        inbox={"type": "string"},
        written=_COUNT_OR_NULL,
        waiting=_COUNT_OR_NULL,
        removed=_COUNT_OR_NULL,
        requests=_COUNT_OR_NULL,
        sources={"type": "array", "items": source},
    )


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
