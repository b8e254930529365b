"""The JSON of `profile test`, `diff`, `suggest`, of `sample` and `missed`; its schema is `tuning_schema`'s."""

import json
from collections.abc import Sequence
from typing import Any

from triage.profiles.model import Profile
from triage.render.view.safe import quiet
from triage.render.view.why import said
from triage.scoring.score import Score
from triage.tuning.compare import Comparison, Figures, MovedArticle, effects
from triage.tuning.measured import Measured, Scored, TermUse
from triage.tuning.measures import DecisionCounts, Proportion
from triage.tuning.missed import MissedArticle
from triage.tuning.recall import DrawnArticle, Estimate, Interval
from triage.tuning.suggest import SeenSpelling, Suggestions
from triage.tuning.tested import Tested
from triage.tuning.testing import TestOutcome

SCHEMA = 1


def test_document(tested: Sequence[Tested]) -> str:
    """One document with all profiles."""
    return _document(
        profiles=[_profile(each) for each in tested],
    )


def diff_document(comparison: Comparison, figures: Figures | None, revision: str) -> str:
    """One document with every article that moved."""
    labels = None
    if figures is not None:
        labels = {"count": figures.labels, "old": _counts(figures.old), "new": _counts(figures.new)}
    return _document(
        old={**_head(comparison.old), "revision": revision or None},
        new={**_head(comparison.new), "revision": None},
        articles=comparison.articles,
        same=comparison.same,
        labels=labels,
        effects=[
            {
                "name": one.name,
                "change": one.change,
                "moved": one.moved,
                "helped": one.helped,
                "hurt": one.hurt,
            }
            for one in effects(comparison)
        ],
        moved=[_moved(one) for one in comparison.moved],
    )


def suggest_document(found: Suggestions) -> str:
    """One document with all that is suggested; nothing is written anywhere."""
    best = found.threshold
    threshold = None
    if best is not None:
        threshold = {
            "low": best.low,
            "high": best.high,
            "value": _number(best.value),
            "before": _counts(best.before),
            "after": _counts(best.after),
            "with_new_terms": best.with_new_terms,
        }
    return _document(
        profile=_head(found.profile),
        articles=found.articles,
        keep=found.kept,
        skip=found.skipped,
        threshold=threshold,
        useless=[_use(use) for use in found.useless],
        variants=[_spelling(one) for one in found.variants],
        new_terms=[
            {
                "text": one.text,
                "weight": one.weight,
                "keep": one.kept,
                "skip": one.skipped,
                "articles": one.articles,
                "offered": one.offered,
            }
            for one in found.new_terms
        ],
        known_words=[_spelling(one) for one in found.known_words],
    )


def sample_document(
    profile: Profile, scored: Sequence[Scored], drawn: Sequence[DrawnArticle], rejects: int
) -> str:
    """One document with the articles drawn; their numbers are those of the last report."""
    return _document(
        profile=_head(profile),
        rejects=rejects,
        drawn=[
            {
                "number": number,
                "stratum": one.stratum,
                "share": _number(one.share),
                **_article(scored[one.place]),
            }
            for number, one in enumerate(drawn, 1)
        ],
    )


def missed_document(profile: Profile, scored: Sequence[Scored], found: Sequence[MissedArticle], hits: int) -> str:
    """One document with the articles that resemble the hits; their numbers are those of the last report."""
    return _document(
        profile=_head(profile),
        hits=hits,
        missed=[
            {
                "number": number,
                "similarity": _number(one.similarity),
                "words": list(one.words),
                **_article(scored[one.place]),
            }
            for number, one in enumerate(found, 1)
        ],
    )


def _document(**content: Any) -> str:
    return quiet(json.dumps({"schema": SCHEMA, **content}, ensure_ascii=False, indent=2)) + "\n"


def _head(profile: Profile) -> dict[str, Any]:
    return {"id": profile.id, "path": profile.path, "sha256": profile.sha256, "threshold": profile.threshold}


def _profile(each: Tested) -> dict[str, Any]:
    return {
        **_head(each.profile),
        "tests": [_test(outcome) for outcome in each.outcomes],
        "measured": _measured(each.measured) if each.measured is not None else None,
        "recall": _estimate(each.estimate) if each.estimate is not None else None,
    }


def _test(outcome: TestOutcome) -> dict[str, Any]:
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
        "terms": [_use(use) for use in measured.terms],
        "misses": [_article(one) for one in measured.misses],
        "false_alarms": [_article(one) for one in measured.alarms],
    }


def _use(use: TermUse) -> dict[str, Any]:
    return {
        "term": use.term,
        "weight": use.weight,
        "hits": {"keep": use.right, "skip": use.wrong},
        "only_by_it": {"keep": use.only_right, "skip": use.only_wrong},
        "kept_out": {"keep": use.kept_out_right, "skip": use.kept_out_wrong},
    }


def _moved(one: MovedArticle) -> dict[str, Any]:
    return {
        "path": one.article.path,
        "index": one.article.index,
        "id": one.article.identity,
        "title": one.article.title,
        "movement": one.movement,
        "old": _verdict(one.old),
        "new": _verdict(one.new),
        "causes": [
            {"name": cause.name, "change": cause.change, "points": _number(cause.points)} for cause in one.causes
        ],
        "wanted": one.wanted,
    }


def _verdict(score: Score | None) -> dict[str, Any] | None:
    if score is None:
        return None
    return {"score": _number(score.value), "band": score.band, "hit": score.hit}


def _spelling(one: SeenSpelling) -> dict[str, Any]:
    return {
        "term": one.term,
        "text": one.text,
        "similarity": _number(one.similarity),
        "articles": one.articles,
        "beside": one.beside,
        "keep": one.kept,
        "skip": one.skipped,
    }


def _counts(counts: DecisionCounts) -> dict[str, Any]:
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


def _proportion(one: Proportion | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"precision": _number(one.share), "low": _number(one.low), "high": _number(one.high)}


def _estimate(estimate: Estimate) -> dict[str, Any]:
    return {
        "drawn": estimate.drawn,
        "wrong": estimate.wrong,
        "near": _interval(estimate.near),
        "whole": _interval(estimate.whole),
        "precision": _proportion(estimate.precision),
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
