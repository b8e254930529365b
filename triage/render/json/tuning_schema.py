"""The JSON Schema of what `profile test`, `diff`, `suggest`, `forms`, `sample` and `missed` print with `--json`.

`triage schema` publishes them all; `additionalProperties` false holds the program to them.
"""

from typing import Any

from triage.render.json.schema_parts import COUNT, NUMBER, TEXT, TEXT_OR_NULL, object_of, or_null

SHARE = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
#: A number in a list for people.
ORDINAL = {"type": "integer", "minimum": 1}
BOOLEAN = {"type": "boolean"}
COUNTS = {"right": COUNT, "given": COUNT, "wanted": COUNT, "precision": SHARE, "recall": SHARE, "f1": SHARE}
STRATA = {"enum": ["strong", "likely", "passing", "near", "low", "held", "none"]}
BANDS = ("strong", "likely", "passing")


def schema() -> dict[str, Any]:
    """That of `profile test` alone, for `profile test --schema`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "triage profile test",
        **_test_document(),
    }


def documents() -> dict[str, dict[str, Any]]:
    """Each document by its name."""
    return {
        "profile_test": _test_document(),
        "profile_diff": _diff_document(),
        "profile_suggest": _suggest_document(),
        "sample": _sample_document(),
        "missed": _missed_document(),
        "profile_forms": _forms_document(),
    }


def _profile_head() -> dict[str, Any]:
    return {
        "id": TEXT,
        "path": TEXT,
        "sha256": TEXT,
        "threshold": {"anyOf": [NUMBER, {"const": "any"}]},
    }


def _place() -> dict[str, Any]:
    return {"path": TEXT, "index": COUNT, "id": TEXT, "title": TEXT}


def _article() -> dict[str, Any]:
    return {
        **_place(),
        "score": NUMBER,
        "reason": or_null(object_of({"code": TEXT, "by": TEXT_OR_NULL})),
        "said": TEXT,
    }


def _use() -> dict[str, Any]:
    labels = object_of({"keep": COUNT, "skip": COUNT})
    return object_of({"term": TEXT, "weight": NUMBER, "hits": labels, "only_by_it": labels, "kept_out": labels})


def _diff_document() -> dict[str, Any]:
    version = object_of({**_profile_head(), "revision": TEXT_OR_NULL})
    verdict = or_null(object_of({"score": NUMBER, "band": {"enum": list(BANDS)}, "hit": BOOLEAN}))
    cause = object_of({"name": TEXT, "change": TEXT, "points": {"type": ["number", "null"]}})
    moved = {
        **_place(),
        "movement": {"enum": ["gained", "lost", "up", "down"]},
        "old": verdict,
        "new": verdict,
        "causes": {**_list(cause), "minItems": 1},
        "wanted": {"type": ["boolean", "null"]},
    }
    effect = object_of({"name": TEXT, "change": TEXT, "moved": COUNT, "helped": COUNT, "hurt": COUNT})
    return _document(
        old=version,
        new=version,
        articles=COUNT,
        same=COUNT,
        labels=or_null(object_of({"count": COUNT, "old": object_of(COUNTS), "new": object_of(COUNTS)})),
        effects=_list(effect),
        moved=_list(object_of(moved)),
    )


def _suggest_document() -> dict[str, Any]:
    spelling = {"term": TEXT, "text": TEXT, "similarity": SHARE, "articles": COUNT, "beside": COUNT}
    spellings = _list(object_of({**spelling, "keep": COUNT, "skip": COUNT}))
    new_term = {"text": TEXT, "weight": NUMBER, "keep": COUNT, "skip": COUNT, "articles": COUNT}
    threshold = {
        "low": NUMBER,
        "high": NUMBER,
        "value": NUMBER,
        "before": object_of(COUNTS),
        "after": object_of(COUNTS),
        "with_new_terms": BOOLEAN,
    }
    return _document(
        profile=object_of(_profile_head()),
        articles=COUNT,
        keep=COUNT,
        skip=COUNT,
        threshold=or_null(object_of(threshold)),
        useless=_list(_use()),
        variants=spellings,
        new_terms=_list(object_of({**new_term, "offered": BOOLEAN})),
        known_words=spellings,
    )


def _sample_document() -> dict[str, Any]:
    drawn = {"number": ORDINAL, "stratum": STRATA, "share": SHARE, **_article()}
    return _document(profile=object_of(_profile_head()), rejects=COUNT, drawn=_list(object_of(drawn)))


def _missed_document() -> dict[str, Any]:
    listed = {"number": ORDINAL, "similarity": SHARE, "words": _list(TEXT), **_article()}
    return _document(profile=object_of(_profile_head()), hits=COUNT, missed=_list(object_of(listed)))


def _test_document() -> dict[str, Any]:
    profile = {
        **_profile_head(),
        "tests": _list(object_of(_test())),
        "measured": or_null(object_of(_measured())),
        "recall": or_null(object_of(_recall())),
    }
    return _document(profiles=_list(object_of(profile)))


def _test() -> dict[str, Any]:
    """One test of a profile."""
    return {
        "name": TEXT,
        "line": {"type": ["integer", "null"]},
        "expect": {"enum": ["hit", "no hit"]},
        "passed": BOOLEAN,
        "hit": {"type": ["boolean", "null"]},
        "score": {"type": ["number", "null"]},
        "band": {"enum": [*BANDS, None]},
        "failures": _list(TEXT),
    }


def _measured() -> dict[str, Any]:
    """A profile against its labels."""
    at_threshold = object_of({"threshold": NUMBER, **COUNTS})
    article = object_of(_article())
    return {
        "articles": COUNT,
        "keep": COUNT,
        "skip": COUNT,
        "lost": COUNT,
        "changed": COUNT,
        **COUNTS,
        "average_precision": SHARE,
        "precision_at_10": SHARE,
        "best": or_null(at_threshold),
        "sweep": _list(at_threshold),
        "terms": _list(_use()),
        "misses": _list(article),
        "false_alarms": _list(article),
    }


def _recall() -> dict[str, Any]:
    """What a profile finds of all, estimated from a sample."""
    expected = {"type": "number", "minimum": 0}
    stratum = {"name": STRATA, "articles": COUNT, "labelled": COUNT, "keep": COUNT, "expected": expected}
    interval = or_null(object_of({"recall": SHARE, "low": SHARE, "high": SHARE}))
    return {
        "drawn": COUNT,
        "wrong": COUNT,
        "near": interval,
        "whole": interval,
        "precision": or_null(object_of({"precision": SHARE, "low": SHARE, "high": SHARE})),
        "strata": _list(object_of(stratum)),
    }


def _forms_document() -> dict[str, Any]:
    word = {
        "word": TEXT,
        "forms": _list(TEXT),
        "by_rule": _list(TEXT),
        "stem": TEXT_OR_NULL,
        "not_by_stem": COUNT,
    }
    return _document(term=TEXT, language=TEXT, words=_list(object_of(word)))


def _document(**properties: Any) -> dict[str, Any]:
    """All that a command prints, under the number of its shape."""
    return object_of({"schema": {"const": 1}, **properties})


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}
