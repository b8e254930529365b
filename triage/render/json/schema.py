"""The JSON Schema (2020-12) of everything that triage prints as JSON; `triage schema` publishes it.

Strict, so that a key that nobody described cannot slip out. Within schema 1 new keys may appear; they will be null
where unknown.
"""

from typing import Any, get_args

import msgspec

from triage.article import FIELDS, Zone
from triage.entities.entity import EntityType
from triage.errors import ProblemCode
from triage.matching.match import KINDS
from triage.render.json.schema_parts import COUNT, NUMBER, TEXT, TEXT_OR_NULL, TEXTS, Schema, object_of, or_null
from triage.report.report import Stats, StoryChange, StoryPart
from triage.scoring.score import Band, ReasonCode

DAY = r"\d{4}-\d{2}-\d{2}"
TIME = rf"{DAY}T\d{{2}}:\d{{2}}(:\d{{2}}(\.\d+)?)?([+-]\d{{2}}:\d{{2}}(:\d{{2}})?|Z)"


def schema() -> Schema:
    """A document of `--json`, or one line of `--jsonl`."""
    printed = {"document": _document(), **_lines(), **_of_other_commands()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "triage, schema 1",
        "description": "A document of --json, or one line of --jsonl.",
        "anyOf": [_reference(name) for name in printed],
        "$defs": {**printed, **_parts()},
    }


def _of_other_commands() -> dict[str, Schema]:
    """Documents and lines that are no report."""
    from triage.render.json.digest_schema import document as digests
    from triage.render.json.fetch_schema import fetch_document
    from triage.render.json.listing_schema import counts_document, entities_document, match_line, matches_document
    from triage.render.json.tuning_schema import documents

    return {
        "digests": digests(),
        "match_line": match_line(),
        "matches": matches_document(),
        "entities": entities_document(),
        "counts": counts_document(_reference("run")),
        "fetch": fetch_document(),
        **documents(),
    }


def _document() -> Schema:
    return object_of(
        schema={"const": 1},
        run=_reference("run"),
        hits=_list("hit"),
        rejects=_list("reject"),
        stories=_list("story"),
        problems=_list("problem"),
        stats=_reference("stats"),
    )


def _lines() -> dict[str, Schema]:
    """The records of `--jsonl`: those of the document, with `type` and `schema` before their other keys."""
    records = {**_records(), "article": _article()}
    return {
        f"{name}_line": object_of(type={"const": name}, schema={"const": 1}, **properties)
        for name, properties in records.items()
    }


def _records() -> dict[str, Schema]:
    return {
        "run": _run(),
        "hit": _hit(),
        "reject": _reject(),
        "story": _story(),
        "problem": _problem(),
        "stats": dict.fromkeys(Stats.__struct_fields__, COUNT),
    }


def _parts() -> dict[str, Schema]:
    records = {name: object_of(**properties) for name, properties in _records().items()}
    return {
        **records,
        # Of an article without a verdict and without its words.
        "head": object_of(**{**_head(), "words": {"type": "null"}}),
        "profile": _profile(),
        "contribution": _contribution(),
        "match": _match(),
        "snippet": _snippet(),
        "entity": _entity(),
    }


def _run() -> Schema:
    used = object_of(id=TEXT, title=TEXT, sha256=TEXT)
    return {
        "version": TEXT,
        "rules_version": TEXT,
        "profiles": {"type": "array", "items": used},
        "arguments": {"type": "object"},
    }


def _head() -> Schema:
    time = {"type": ["string", "null"], "pattern": f"^({DAY}|{TIME})$"}
    return {
        "path": TEXT,
        "index": COUNT,
        "id": TEXT,
        "title": TEXT_OR_NULL,
        "abstract": TEXT_OR_NULL,
        "lead": TEXT_OR_NULL,
        "byline": TEXT_OR_NULL,
        "authors": TEXTS,
        "credits": TEXT_OR_NULL,
        "slug": TEXT_OR_NULL,
        "keywords": TEXTS,
        "outlet": TEXT_OR_NULL,
        "language": TEXT_OR_NULL,
        "language_detected": {"type": "boolean"},
        "url": TEXT_OR_NULL,
        "published": time,
        "published_text": TEXT_OR_NULL,
        "updated": time,
        "arrived": time,
        "status": TEXT_OR_NULL,
        "embargoed": TEXT_OR_NULL,
        "expires": TEXT_OR_NULL,
        "version": TEXT_OR_NULL,
        "words": COUNT,
        "format": TEXT_OR_NULL,
        "encoding": TEXT_OR_NULL,
    }


def _verdict() -> Schema:
    return {
        "score": {"type": "number", "minimum": 0, "maximum": 100},
        "band": _one_of(Band),
        "profiles": _list("profile"),
    }


def _hit() -> Schema:
    story = object_of(id=TEXT, role=_role(), size=COUNT, outdated={"type": "boolean"}, changes=_changes())
    event = object_of(id=TEXT, role={"enum": ["main", "also"]}, size=COUNT)
    return {
        **_head(),
        **_verdict(),
        "snippets": _list("snippet"),
        "story": or_null(story),
        "event": or_null(event),
        "entities": or_null(_list("entity")),
        "entities_cut": COUNT,
        "summary": or_null(_list("snippet")),
        "body": TEXT_OR_NULL,
    }


def _reject() -> Schema:
    return {**_head(), **_verdict(), "body": TEXT_OR_NULL}


def _article() -> Schema:
    return {**_head(), "entities": or_null(_list("entity")), "entities_cut": COUNT, "body": TEXT_OR_NULL}


def _story() -> Schema:
    reference = object_of(path=TEXT, index=COUNT, id=TEXT, role=or_null(_role()))
    return {
        "id": TEXT,
        "size": COUNT,
        "score": NUMBER,
        "band": _one_of(Band),
        "main": reference,
        "copies": {"type": "array", "items": reference},
        "changes": _changes(),
    }


def _changes() -> Schema:
    fields = next(field.type for field in msgspec.structs.fields(StoryChange) if field.name == "field")
    return {"type": "array", "items": object_of(field=_one_of(fields), was=TEXT_OR_NULL, now=TEXT_OR_NULL)}


def _problem() -> Schema:
    return {
        "path": TEXT,
        "index": {"type": ["integer", "null"], "minimum": 0},
        "code": _one_of(ProblemCode),
        "message": TEXT,
    }


def _profile() -> Schema:
    reason = object_of(code=_one_of(ReasonCode), by=TEXT_OR_NULL)
    return object_of(
        id=TEXT,
        score={"type": "number", "minimum": 0, "maximum": 100},
        band=_one_of(Band),
        threshold={"anyOf": [{"type": "number", "minimum": 0, "maximum": 100}, {"const": "any"}]},
        hit={"type": "boolean"},
        reason=or_null(reason),
        fuzzy_only={"type": "boolean"},
        contributions=_list("contribution"),
        matches=_list("match"),
        matches_cut=COUNT,
    )


def _contribution() -> Schema:
    kinds = {
        "type": "object",
        "propertyNames": {"enum": [*KINDS, "gate", "combination"]},
        "additionalProperties": COUNT,
    }
    return object_of(term=TEXT, points=NUMBER, without=NUMBER, count=COUNT, kinds=kinds)


def _match() -> Schema:
    return object_of(
        term=TEXT,
        field={"enum": list(FIELDS)},
        zone=_one_of(Zone),
        start=COUNT,
        end=COUNT,
        text=TEXT,
        kind={"enum": list(KINDS)},
        similarity={"type": "number", "minimum": 0, "maximum": 1},
    )


def _snippet() -> Schema:
    kinds = {"enum": ["match", "fuzzy", *get_args(EntityType)]}
    marks = {"type": "array", "items": object_of(start=COUNT, end=COUNT, kind=kinds)}
    return object_of(field={"enum": list(FIELDS)}, start=COUNT, end=COUNT, text=TEXT, marks=marks)


def _entity() -> Schema:
    span = object_of(field={"enum": list(FIELDS)}, start=COUNT, end=COUNT)
    return object_of(
        text=TEXT,
        type=_one_of(EntityType),
        count=COUNT,
        confidence={"type": "number", "minimum": 0, "maximum": 1},
        shown={"type": "boolean"},
        value=TEXT_OR_NULL,
        spans={"type": "array", "items": span},
        spans_cut=COUNT,
    )


def _role() -> Schema:
    return _one_of(next(field.type for field in msgspec.structs.fields(StoryPart) if field.name == "role"))


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(name: str) -> Schema:
    return {"type": "array", "items": _reference(name)}


def _one_of(literal: Any) -> Schema:
    return {"enum": list(get_args(literal))}
