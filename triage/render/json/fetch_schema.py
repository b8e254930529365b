"""The JSON Schema of what `fetch --json` and `fetch --status --json` print."""

from typing import Any

from triage.render.json.schema_parts import TEXT_OR_NULL, object_of

_COUNT_OR_NULL = {"type": ["integer", "null"], "minimum": 0}
_TIME_OR_NULL = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00$"}
_NUMBER_OR_NULL = {"type": ["number", "null"], "minimum": 0}


def fetch_document() -> dict[str, Any]:
    """All sources, and what became of them."""
    source = object_of(
        title={"type": "string"},
        url={"type": "string"},
        folder=TEXT_OR_NULL,
        asked={"type": ["boolean", "null"]},
        new=_COUNT_OR_NULL,
        remarks={"type": ["array", "null"], "items": {"type": "string"}},
        fault=TEXT_OR_NULL,
        hint=TEXT_OR_NULL,
        failures={"type": "integer", "minimum": 0},
        succeeded=_TIME_OR_NULL,
        newest=_TIME_OR_NULL,
        due=_TIME_OR_NULL,
        a_day=_NUMBER_OR_NULL,
        usual=_NUMBER_OR_NULL,
        silent={"type": "boolean"},
        moved=TEXT_OR_NULL,
    )
    return object_of(
        schema={"const": 1},
        inbox={"type": "string"},
        written=_COUNT_OR_NULL,
        waiting=_COUNT_OR_NULL,
        removed=_COUNT_OR_NULL,
        requests=_COUNT_OR_NULL,
        sources={"type": "array", "items": source},
    )
