"""Filters: which articles a profile looks at. They leave the score alone; what is unknown passes."""

import pytest
from matching.looking import profile, score, verdict

DAY = 86400.0


def test_a_filter_leaves_the_score_alone():
    short = score(profile("cod", filter={"min_words": 9}), "cod")
    assert (short.hit, short.value) == (False, score(profile("cod"), "cod").value)


@pytest.mark.parametrize(
    ("keys", "facts", "expected"),
    [
        ({"filter": {"min_words": 3}}, {"body": "the cod fell"}, "hit"),
        ({"filter": {"min_words": 4}}, {"body": "the cod fell"}, "filter: min_words"),
        ({"filter": {"min_words": 4}}, {"body": "cod fell", "title": "The cod"}, "hit"),
        ({"filter": {"max_words": 3}}, {"body": "the cod fell"}, "hit"),
        ({"filter": {"max_words": 2}}, {"body": "the cod fell"}, "filter: max_words"),
        ({"filter": {"outlets": ["Reuters"]}}, {"outlet": "reuters"}, "hit"),
        ({"filter": {"outlets": ["Reuters"]}}, {"outlet": "AP"}, "filter: AP"),
        ({"filter": {"outlets": ["Reuters"]}}, {}, "hit"),
        ({"filter": {"exclude_outlets": ["PR *"]}}, {"outlet": "PR Newswire"}, "filter: PR Newswire"),
        ({"filter": {"exclude_outlets": ["PR *"]}}, {"outlet": "NPR News"}, "hit"),
        ({"languages": ["en"]}, {"language": "en-GB"}, "hit"),
        ({"languages": ["en"]}, {"language": "de"}, "language: de"),
        ({"languages": ["en"]}, {}, "hit"),
        ({"filter": {"languages": ["de", "fr"]}}, {"language": "fr"}, "hit"),
        ({"filter": {"languages": ["de", "fr"]}}, {"language": "en"}, "language: en"),
        ({}, {"status": "canceled"}, "status: canceled"),
        ({}, {"status": "withheld"}, "status: withheld"),
        ({}, {"status": "usable"}, "hit"),
        ({"filter": {"statuses": ["canceled"]}}, {"status": "canceled"}, "hit"),
        ({"filter": {"statuses": ["canceled"]}}, {}, "status: usable"),
        ({}, {"embargoed": "1970-01-03", "now": DAY}, "status: embargoed"),
        ({}, {"embargoed": "1970-01-02", "now": DAY}, "hit"),
        ({"filter": {"max_age": "7d"}}, {"published": "1970-01-02", "now": 8 * DAY}, "hit"),
        ({"filter": {"max_age": "7d"}}, {"published": "1970-01-01", "now": 8 * DAY}, "filter: max_age"),
        ({"filter": {"max_age": "7d"}}, {"arrived": 0.0, "now": 8 * DAY}, "filter: max_age"),
        ({"filter": {"max_age": "7d"}}, {"now": 8 * DAY}, "hit"),
    ],
)  # fmt: skip
def test_each_filter_with_its_nearest_pass(keys: dict, facts: dict, expected: str):
    made = profile("cod", **keys)
    assert verdict(made, **{"body": "cod", **facts}) == expected


def test_a_gate_is_named_before_a_filter():
    made = profile("cod", exclude=["recipe"], filter={"min_words": 50})
    assert verdict(made, "cod recipe") == "excluded: recipe"
