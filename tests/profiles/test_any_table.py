"""Whatever the table: faults or a profile, nothing else."""

from datetime import date, datetime, time
from typing import Any

from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.errors import ProfileError
from triage.profiles.check import check_profile
from triage.profiles.load import parse_profile
from triage.profiles.model import Profile
from triage.profiles.toml.keys import (
    COMBINATION_KEYS,
    DIGEST_KEYS,
    FILTER_KEYS,
    PROFILE_KEYS,
    TERM_KEYS,
    TEST_KEYS,
)

WORDS = (
    "any",
    "hit",
    "word",
    "regex",
    "wildcard",
    "@a",
    "@aliases",
    "tag:x",
    "a",
    "(",
    "*",
    "sentence",
    "title",
    "en",
)
SCALARS = st.one_of(
    st.sampled_from(WORDS),
    st.text(max_size=5),
    st.integers(-3, 3),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.just(date(2026, 11, 1)),
    st.just(datetime(2026, 11, 1)),
    st.just(time(7)),
)
KEYS = st.one_of(
    st.sampled_from(
        sorted(
            {*PROFILE_KEYS, *TERM_KEYS, *COMBINATION_KEYS, *FILTER_KEYS, *DIGEST_KEYS, *TEST_KEYS, "of", "count"}
        )
    ),
    st.sampled_from(["a", "terms", "all"]),
    st.text(max_size=3),
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=8,
)
#: Nearer to profiles than chance would come.
LIKELY = st.fixed_dictionaries(
    {"terms": st.one_of(st.just(["copper"]), VALUES)},
    optional={
        "term": st.lists(st.dictionaries(st.sampled_from(sorted(TERM_KEYS)), VALUES, max_size=4), max_size=3),
        "combination": st.lists(st.dictionaries(st.sampled_from(sorted(COMBINATION_KEYS)), VALUES), max_size=2),
        "lists": st.dictionaries(st.sampled_from(["a", "b"]), VALUES),
        "filter": st.dictionaries(st.sampled_from(sorted(FILTER_KEYS)), VALUES),
        "digest": st.dictionaries(st.sampled_from(sorted(DIGEST_KEYS)), VALUES),
        "test": st.lists(st.dictionaries(st.sampled_from(sorted(TEST_KEYS)), VALUES), max_size=2),
        "defaults": st.dictionaries(st.sampled_from(sorted(TERM_KEYS)), VALUES),
        "threshold": VALUES,
    },
)


@given(st.one_of(st.dictionaries(KEYS, VALUES, max_size=6), LIKELY))
@settings(max_examples=examples(300), deadline=None)
def test_faults_or_a_profile(table):
    try:
        profile = Profile.from_dict(table)
    except ProfileError as error:
        assert error.faults
        assert all(fault.message for fault in error.faults)
        return
    assert isinstance(profile, Profile)
    assert any(member.weight > 0 for member in (*profile.terms, *profile.combinations))
    ids = [member.id for member in (*profile.terms, *profile.combinations)]
    assert len(set(ids)) == len(ids)
    check_profile(profile, "2026-11-02")


@given(st.text("ab()[]{}*+?|\\^$.,:<>=!PdxuN#&-~01", max_size=12))
@settings(max_examples=examples(200), deadline=None)
def test_any_regular_expression(pattern):
    try:
        Profile.from_dict({"terms": [{"text": pattern, "as": "regex"}]})
    except ProfileError as error:
        assert len(error.faults) == 1


@given(st.text(max_size=60))
@settings(max_examples=examples(200), deadline=None)
def test_any_text_is_faults_or_a_profile(text):
    try:
        parse_profile(text)
    except ProfileError as error:
        assert all(fault.line is None or fault.line >= 1 for fault in error.faults)
