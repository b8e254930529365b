"""Longest match, on bare occurrences: the order in which claims to a token are settled."""

from hypothesis import given, settings
from hypothesis import strategies as st

from triage.matching.match import KINDS
from triage.matching.occurrence import BODY, TITLE, Occurrence
from triage.matching.overlap import settle


def at(first: int, last: int, kind: str = "exact", similarity: float = 1.0, field: int = BODY) -> Occurrence:
    return Occurrence(field, first, last, KINDS.index(kind), similarity)


def kept(*claims, weights=(1.0, 1.0, 1.0), ids=("a", "b", "c")) -> list[int]:
    return [number for number, _ in settle(claims, list(weights), list(ids))[0]]


def test_more_tokens_first():
    assert kept((0, at(1, 1)), (1, at(1, 2))) == [1]
    assert sorted(kept((0, at(1, 1)), (1, at(2, 3)))) == [0, 1]


def test_then_kind_similarity_weight_and_id():
    assert kept((0, at(1, 1, "form")), (1, at(1, 1))) == [1]
    assert kept((0, at(1, 1, "fuzzy", 0.8)), (1, at(1, 1, "fuzzy", 0.9))) == [1]
    assert kept((0, at(1, 1)), (1, at(1, 1)), weights=(1.0, 2.0)) == [1]
    assert kept((0, at(1, 1)), (1, at(1, 1)), ids=("b", "a")) == [1]


def test_more_conditions_come_before_weight():
    claims = [(0, at(1, 1)), (1, at(1, 1))]
    assert settle(claims, [3.0, 1.0], ["a", "b"], [0, 1])[0] == [claims[1]]
    assert settle(claims, [3.0, 1.0], ["a", "b"], [1, 1])[0] == [claims[0]]
    assert settle([claims[0], (1, at(1, 1, "form"))], [1.0, 1.0], ["a", "b"], [0, 1])[0] == [claims[0]]


def test_fields_do_not_touch():
    assert sorted(kept((0, at(1, 1, field=TITLE)), (1, at(1, 1, field=BODY)))) == [0, 1]


def test_what_lost_names_who_took_it():
    loser, taker = (0, at(2, 2)), (1, at(1, 3))
    assert settle([loser, taker], [1.0, 1.0], ["a", "b"]) == ([taker], [(loser, taker)])


CLAIMS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 8), st.integers(0, 2)).map(
        lambda c: (c[0], at(c[1], c[1] + c[2]))
    ),
    max_size=12,
)


@given(CLAIMS)
@settings(deadline=None, max_examples=100)
def test_every_claim_is_kept_or_lost_and_no_token_is_kept_twice(claims):
    won, lost = settle(claims, [1.0, 2.0, 3.0], ["a", "b", "c"])
    assert len(won) + len(lost) == len(claims)
    places = [token for _, occurrence in won for token in range(occurrence.first, occurrence.last + 1)]
    assert len(places) == len(set(places))
    assert all(taker in won for _, taker in lost)
