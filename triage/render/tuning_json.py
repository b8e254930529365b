"""The JSON of `profile test`; its schema is `tuning_schema`'s."""

import json
from collections.abc import Sequence
from typing import Any

from triage.render.safe import quiet
from triage.render.why import said
from triage.tuning.measured import Measured, Scored
from triage.tuning.measures import Counts
from triage.tuning.recall import Estimate, Interval
from triage.tuning.tested import Tested
from triage.tuning.testing import Outcome

SCHEMA = 1


def test_document(tested: Sequence[Tested]) -> str:
    """One document with all profiles."""
    document = {"schema": SCHEMA, "profiles": [_profile(each) for each in tested]}
    return quiet(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _profile(each: Tested) -> dict[str, Any]:
    profile = each.profile
    return {
        "id": profile.id,
        "path": profile.path,
        "sha256": profile.sha256,
        "threshold": profile.threshold,
        "tests": [_test(outcome) for outcome in each.outcomes],
        "measured": _measured(each.measured) if each.measured is not None else None,
        "recall": _estimate(each.estimate) if each.estimate is not None else None,
    }


def _test(outcome: Outcome) -> dict[str, Any]:
    score = outcome.score
    return {
        "name": outcome.name,
        "line": outcome.test.line,
        "expect": outcome.test.expect,
        "passed": outcome.passed,
        "hit": score.hit if score is not None else None,
        "score": _number(score.value) if score is not None else None,
        "band": score.band if score is not None else None,
        "failures": list(outcome.failures),
    }


def _measured(measured: Measured) -> dict[str, Any]:
    best = measured.best
    return {
        "articles": measured.articles,
        "keep": measured.kept,
        "skip": measured.skipped,
        "lost": len(measured.judged.lost),
        "changed": measured.judged.changed,
        **_counts(measured.counts),
        "average_precision": _number(measured.average_precision),
        "precision_at_10": _number(measured.precision_at_10),
        "best": {"threshold": best.threshold, **_counts(best.counts)} if best is not None else None,
        "sweep": [{"threshold": _number(cut.threshold), **_counts(cut.counts)} for cut in measured.sweep],
        "terms": [
            {
                "term": use.term,
                "weight": use.weight,
                "hits": {"keep": use.right, "skip": use.wrong},
                "only_by_it": {"keep": use.only_right, "skip": use.only_wrong},
                "kept_out": {"keep": use.kept_out_right, "skip": use.kept_out_wrong},
            }
            for use in measured.terms
        ],
        "misses": [_article(one) for one in measured.misses],
        "false_alarms": [_article(one) for one in measured.alarms],
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "right": counts.right,
        "given": counts.given,
        "wanted": counts.wanted,
        "precision": _number(counts.precision),
        "recall": _number(counts.recall),
        "f1": _number(counts.f1),
    }


def _article(one: Scored) -> dict[str, Any]:
    score = one.score
    reason = score.reason if score is not None else None
    return {
        "path": one.article.path,
        "index": one.article.index,
        "id": one.article.identity,
        "title": one.article.title,
        "score": _number(score.value if score is not None else 0.0),
        "reason": {"code": reason.code, "by": reason.by} if reason is not None else None,
        "said": said(score) if score is not None and reason is not None else "",
    }


def _estimate(estimate: Estimate) -> dict[str, Any]:
    return {
        "drawn": estimate.drawn,
        "wrong": estimate.wrong,
        "near": _interval(estimate.near),
        "whole": _interval(estimate.whole),
        "strata": [
            {
                "name": one.name,
                "articles": one.size,
                "labelled": one.looked_at + one.known,
                "keep": one.found + one.known_kept,
                "expected": _number(one.expected),
            }
            for one in estimate.strata
        ],
    }


def _interval(interval: Interval | None) -> dict[str, Any] | None:
    if interval is None:
        return None
    return {"recall": _number(interval.recall), "low": _number(interval.low), "high": _number(interval.high)}


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
