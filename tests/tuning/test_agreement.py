"""Krippendorff's alpha, on the examples that he worked by hand."""

from hypothesis import given
from hypothesis import strategies as st

from triage.tuning.agreement import alpha


def units(*coders: str) -> list[list[str]]:
    """What the coders said of each unit; a point is nothing."""
    return [
        [said for said in unit if said != "."] for unit in zip(*(coder.split() for coder in coders), strict=True)
    ]


def test_two_coders_and_two_values() -> None:
    # "Computing Krippendorff's Alpha-Reliability" (2011), example A.
    found = alpha(units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"))
    assert found is not None
    assert round(found, 3) == 0.095


def test_two_coders_and_many_values() -> None:
    # Example B.
    found = alpha(units("a a b b d c c c e d d a", "b a b b b c c c e d d d"))
    assert found is not None
    assert round(found, 3) == 0.692


def test_four_coders_who_did_not_code_everything() -> None:
    # Example C.
    found = alpha(
        units(
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .",
        )
    )
    assert found is not None
    assert round(found, 3) == 0.743


def test_where_nobody_could_have_disagreed_there_is_none() -> None:
    assert alpha(units("a a a", "a a a")) is None
    assert alpha(units("a b .", ". . a")) is None
    assert alpha([]) is None
    assert alpha(units("a b", "a b")) == 1


@given(st.lists(st.lists(st.sampled_from("ab"), min_size=2, max_size=3), max_size=12))
def test_it_is_never_above_one_and_knows_no_order(values: list[list[str]]) -> None:
    found = alpha(values)
    again = alpha([list(reversed(unit)) for unit in reversed(values)])
    assert (found is None) == (again is None)
    if found is not None and again is not None:
        assert abs(found - again) < 1e-9
        assert found <= 1
