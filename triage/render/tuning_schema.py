"""The JSON Schema of what `profile test --json` prints; `additionalProperties` false holds the program to it."""

from typing import Any

SHARE = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
COUNT = {"type": "integer", "minimum": 0}
TEXT = {"type": "string"}


def schema() -> dict[str, Any]:
    """The schema."""
    counts = {"right": COUNT, "given": COUNT, "wanted": COUNT, "precision": SHARE, "recall": SHARE, "f1": SHARE}
    labels = _object({"keep": COUNT, "skip": COUNT})
    interval = _or_null(_object({"recall": SHARE, "low": SHARE, "high": SHARE}))
    article = _object(
        {
            "path": TEXT,
            "index": COUNT,
            "id": TEXT,
            "title": TEXT,
            "score": {"type": "number"},
            "reason": _or_null(_object({"code": TEXT, "by": {"type": ["string", "null"]}})),
            "said": TEXT,
        }
    )
    measured = _object(
        {
            "articles": COUNT,
            "keep": COUNT,
            "skip": COUNT,
            "lost": COUNT,
            "changed": COUNT,
            **counts,
            "average_precision": SHARE,
            "precision_at_10": SHARE,
            "best": _or_null(_object({"threshold": {"type": "number"}, **counts})),
            "sweep": _list(_object({"threshold": {"type": "number"}, **counts})),
            "terms": _list(
                _object(
                    {
                        "term": TEXT,
                        "weight": {"type": "number"},
                        "hits": labels,
                        "only_by_it": labels,
                        "kept_out": labels,
                    }
                )
            ),
            "misses": _list(article),
            "false_alarms": _list(article),
        }
    )
    stratum = _object(
        {
            "name": {"enum": ["strong", "likely", "passing", "near", "low", "held", "none"]},
            "articles": COUNT,
            "labelled": COUNT,
            "keep": COUNT,
            "expected": {"type": "number", "minimum": 0},
        }
    )
    test = _object(
        {
            "name": TEXT,
            "line": {"type": ["integer", "null"]},
            "expect": {"enum": ["hit", "no hit"]},
            "passed": {"type": "boolean"},
            "hit": {"type": ["boolean", "null"]},
            "score": {"type": ["number", "null"]},
            "band": {"enum": ["strong", "likely", "passing", None]},
            "failures": _list(TEXT),
        }
    )
    profile = _object(
        {
            "id": TEXT,
            "path": TEXT,
            "sha256": TEXT,
            "threshold": {"anyOf": [{"type": "number"}, {"const": "any"}]},
            "tests": _list(test),
            "measured": _or_null(measured),
            "recall": _or_null(
                _object(
                    {"drawn": COUNT, "wrong": COUNT, "near": interval, "whole": interval, "strata": _list(stratum)}
                )
            ),
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "triage profile test",
        **_object({"schema": {"const": 1}, "profiles": _list(profile)}),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _or_null(one: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [one, {"type": "null"}]}
