"""The sum: its numbers by hand, its limits, thresholds and bands."""

from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching.looking import profile, score

from triage.scoring.formula import evidence, points, reference_weight, value, without


def of(*addends: float) -> float:
    return 100 * (1 - exp(-2 * sum(addends)))


def test_zones_weigh_5_2_2_1():
    """In a text of up to 50 words n is 0.6: an occurrence of weight z saturates to z/(z + 2.4)."""
    assert score("cod", "x", title="cod").value == pytest.approx(of(5 / 7.4))
    assert score("cod", "x", abstract="cod").value == pytest.approx(of(2 / 4.4))
    assert score("cod", "cod").value == pytest.approx(of(2 / 4.4))
    norm = 4 * (0.5 + 0.5 * 61 / 250)
    assert score("cod", "word " * 60 + "cod").value == pytest.approx(of(1 / (1 + norm)))
    assert score({"text": "cod", "in": ["slug"]}, "x", slug="cod").value == pytest.approx(of(1 / 3.4))


def test_a_profile_sets_its_own_zone_weights():
    assert score(profile("cod", fields={"title": 1}), "x", title="cod").value == pytest.approx(of(1 / 3.4))
    assert score(profile("cod", fields={"slug": 3}), "x", slug="cod").value == pytest.approx(of(3 / 5.4))


def test_long_articles_need_more_and_only_up_to_2000_words():
    short, long, longer, longest = (
        score("cod", "cod " + "word " * count).value for count in (100, 1000, 1999, 8000)
    )
    assert short > long > longer == longest


def test_a_fuzzy_occurrence_counts_four_fifths():
    assert score("Yasukuni", "Yasukini").value == pytest.approx(of(1.6 / 4))


def test_a_weight_counts_at_most_twice_the_reference():
    made = profile({"text": "cod", "weight": 100}, {"text": "a1", "weight": 1}, {"text": "b1", "weight": 1})
    capped = profile({"text": "cod", "weight": 2}, {"text": "a1", "weight": 1}, {"text": "b1", "weight": 1})
    assert score(made, "cod").value == pytest.approx(score(capped, "cod").value) == pytest.approx(of(2 * 2 / 4.4))


def test_an_absent_heavy_term_does_not_sink_the_rest():
    light = profile(*({"text": text, "weight": 2} for text in ("cod", "tuna", "hake")))
    heavy = profile(
        *({"text": text, "weight": 2} for text in ("cod", "tuna", "hake")), {"text": "eel", "weight": 99}
    )
    assert score(heavy, "cod").value == pytest.approx(score(light, "cod").value)


def test_a_weight_of_zero_shows_and_scores_nothing():
    found = score(profile("cod", {"text": "quota", "weight": 0}), "cod quota")
    assert [(part.term, part.points) for part in found.contributions] == [("cod", found.value), ("quota", 0.0)]
    assert [match.text for match in found.matches] == ["cod", "quota"]


def test_negative_terms_lower_and_never_below_nothing():
    made = profile("cod", {"text": "recipe", "weight": -1})
    assert score(made, "cod recipe", title="cod").value < score(made, "cod word", title="cod").value
    found = score(made, "recipe recipe recipe cod")
    assert found.value == 0
    assert sum(part.points for part in found.contributions) == pytest.approx(0)


@pytest.mark.parametrize(
    ("threshold", "body", "hit"),
    [("any", "cod", True), ("any", "word", False), (60, "cod", False), (59, "cod", True), (0, "word", False)],
)
def test_thresholds(threshold: object, body: str, hit: bool):
    """cod once in the lead: 59.7."""
    assert score(profile("cod", threshold=threshold), body).hit is hit


def test_the_unrounded_score_decides():
    exact = score("cod", "cod").value
    assert score(profile("cod", threshold=exact), "cod").hit
    assert not score(profile("cod", threshold=exact + 1e-9), "cod").hit


ADDENDS = st.lists(st.floats(-2, 2).filter(lambda a: abs(a) > 1e-6), min_size=1, max_size=8)


@given(ADDENDS)
@settings(deadline=None, max_examples=100)
def test_points_add_up(addends: list[float]):
    assert sum(points(addends)) == pytest.approx(value(addends), abs=1e-9)
    for addend, earned, loss in zip(addends, points(addends), without(addends), strict=True):
        assert earned * addend >= 0
        assert loss * addend >= 0
        if all(each > 0 for each in addends):
            assert loss <= earned + 1e-9


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=6), st.floats(0.01, 100))
@settings(deadline=None, max_examples=50)
def test_evidence_is_free_of_scale(weights: list[float], factor: float):
    scaled = [weight * factor for weight in weights]
    assert evidence(scaled[0], reference_weight(scaled), 0.5) == pytest.approx(
        evidence(weights[0], reference_weight(weights), 0.5)
    )
