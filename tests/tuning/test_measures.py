"""The figures are those of scikit-learn on the same lists."""

from functools import cache
from typing import Any

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.tuning.measures import (
    DecisionCounts,
    at,
    average_precision,
    best_cut,
    decided,
    precision_at,
    proportion,
    round_between,
    sweep,
)

#: One worker imports scikit-learn, which takes a second.
pytestmark = pytest.mark.xdist_group("scikit-learn")


@cache
def scikit() -> Any:
    """Its measures; imported when they are asked for, which takes a second."""
    from sklearn import metrics

    return metrics


SCORES = st.integers(0, 100).map(float) | st.floats(0.5, 100, allow_nan=False)
PAIRS = st.lists(st.tuples(SCORES, st.booleans()), min_size=1, max_size=40)


def test_a_hand_made_list() -> None:
    pairs = [(90.0, True), (80.0, False), (70.0, True), (70.0, False), (0.0, True)]
    assert at(pairs, 70) == DecisionCounts(2, 4, 3)
    assert at(pairs, 71) == DecisionCounts(1, 2, 3)
    assert (at(pairs, 70).precision, at(pairs, 70).recall) == (0.5, 2 / 3)
    assert at(pairs, 0) == at(pairs, 70), "what did not match is never given"
    assert [cut.threshold for cut in sweep(pairs)] == [70.0, 80.0, 90.0]
    assert precision_at([True, False, True], 2) == 0.5
    assert precision_at([True], 10) == 1.0
    assert precision_at([], 10) is None


def test_nothing_to_find_or_nothing_given() -> None:
    assert (DecisionCounts(0, 0, 2).precision, DecisionCounts(0, 2, 0).recall) == (None, None)
    assert average_precision([(1.0, False)]) is None
    assert best_cut([(1.0, False)]) is None
    assert best_cut([(0.0, True)]) is None


def test_the_best_threshold_is_round_and_lies_between_the_scores_it_parts() -> None:
    best = best_cut([(80.0, True), (61.0, True), (58.0, False), (10.0, False)])
    assert best is not None
    assert (best.threshold, best.counts.f1) == (60, 1.0)
    assert round_between(58, 61) == 60
    assert round_between(60.01, 60.02) == 60.02


@given(PAIRS)
@settings(deadline=None, max_examples=examples(60))
def test_average_precision_is_scikit_learns(pairs) -> None:
    wanted = [relevant for _, relevant in pairs]
    if any(wanted):
        expected = scikit().average_precision_score(wanted, [score for score, _ in pairs])
        assert average_precision(pairs) == pytest.approx(expected)


@given(PAIRS, st.integers(1, 100))
@settings(deadline=None, max_examples=examples(60))
def test_precision_recall_and_f1_are_scikit_learns(pairs, threshold) -> None:
    wanted = [relevant for _, relevant in pairs]
    given_ones = [score >= threshold for score, _ in pairs]
    counts = at(pairs, threshold)
    assert counts == decided(list(zip(given_ones, wanted, strict=True)))
    if any(given_ones):
        assert counts.precision == pytest.approx(scikit().precision_score(wanted, given_ones))
    if any(wanted):
        assert counts.recall == pytest.approx(scikit().recall_score(wanted, given_ones))
        assert counts.f1 == pytest.approx(scikit().f1_score(wanted, given_ones))


@given(PAIRS)
@settings(deadline=None, max_examples=examples(60))
def test_the_sweep_is_scikit_learns(pairs) -> None:
    if not any(relevant for _, relevant in pairs):
        return
    precision, recall, thresholds = scikit().precision_recall_curve(
        [relevant for _, relevant in pairs], [score for score, _ in pairs]
    )
    expected = [
        (float(t), pytest.approx(float(p)), pytest.approx(float(r)))
        for t, p, r in zip(thresholds, precision, recall, strict=False)
        if t > 0
    ]
    assert [(cut.threshold, cut.counts.precision, cut.counts.recall) for cut in sweep(pairs)] == expected


@given(PAIRS)
@settings(deadline=None, max_examples=examples(60))
def test_no_threshold_beats_the_best(pairs) -> None:
    best = best_cut(pairs)
    if best is not None:
        assert at(pairs, best.threshold) == best.counts
        assert all(cut.counts.f1 <= best.counts.f1 for cut in sweep(pairs))


@pytest.mark.parametrize(("right", "count"), [(0, 1), (0, 40), (1, 3), (8, 10), (40, 40), (50, 1000)])
def test_the_interval_of_a_share_is_wilsons(right: int, count: int) -> None:
    stats = pytest.importorskip("scipy.stats")
    expected = stats.binomtest(right, count).proportion_ci(method="wilson")
    found = proportion(right, count)
    assert found is not None
    assert (found.share, found.low, found.high) == pytest.approx((right / count, expected.low, expected.high))
