"""The JSON Schema of what `count --json`, `entities --json`, `matches --json` and `matches --jsonl` print."""

from typing import Any, get_args

from triage.article import FIELDS, Zone
from triage.entities.entity import EntityType
from triage.matching.match import KINDS
from triage.render.json.schema_parts import COUNT, TEXT, object_of
from triage.report.counting import DIMENSIONS

SOME = {"type": "integer", "minimum": 1}


def entities_document() -> dict[str, Any]:
    """The list of entities of all articles."""
    entity = object_of(
        entity={"type": "string", "minLength": 1},
        type={"enum": list(get_args(EntityType))},
        country={"type": ["string", "null"], "pattern": "^[A-Z]{2}$"},
        articles=SOME,
        mentions=SOME,
        first_seen={"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        shown={"type": "boolean"},
    )
    stats = object_of(articles=COUNT, entities=COUNT, doubtful=COUNT, cut=COUNT)
    return object_of(schema={"const": 1}, entities={"type": "array", "items": entity}, stats=stats)


def counts_document(run: dict[str, Any]) -> dict[str, Any]:
    """Articles and hits by what was asked for; a row has a key for each name of `by`."""
    counted = {"articles": COUNT, "hits": COUNT}
    share = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
    names = {name: {"type": ["string", "null"]} for name in DIMENSIONS}
    row = object_of(**counted, share=share, **names)
    row["required"] = [*counted, "share"]
    return object_of(
        schema={"const": 1},
        run=run,
        by={"type": "array", "items": {"enum": list(DIMENSIONS)}},
        each={"enum": ["article", "story"]},
        rows={"type": "array", "items": row},
        totals=object_of(**counted, undated=COUNT),
    )


def match_line() -> dict[str, Any]:
    """One match with what stands around it, as a line of its own."""
    return object_of(type={"const": "match"}, schema={"const": 1}, **_match())


def matches_document() -> dict[str, Any]:
    """All matches in one document."""
    return object_of(schema={"const": 1}, matches={"type": "array", "items": object_of(**_match())})


def _match() -> dict[str, dict[str, Any]]:
    return {
        "path": TEXT,
        "index": COUNT,
        "id": TEXT,
        "profile": TEXT,
        "term": TEXT,
        "field": {"enum": list(FIELDS)},
        "zone": {"enum": list(get_args(Zone))},
        "start": COUNT,
        "end": COUNT,
        "kind": {"enum": list(KINDS)},
        "similarity": {"type": "number", "minimum": 0, "maximum": 1},
        "left": TEXT,
        "text": TEXT,
        "right": TEXT,
    }
