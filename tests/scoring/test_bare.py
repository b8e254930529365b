"""Profiles whose terms have no condition are weighed in fewer steps: what comes out is what the long way says."""

import pytest
from matching.looking import profile

from triage.article import Article
from triage.matcher import Matcher

TERMS = [
    {"text": "grain"},
    {"text": "grain harbour", "weight": 3},
    {"text": "storm", "weight": -1},
    {"text": "minister", "in": ["title"]},
    {"text": "harbour", "fuzzy": "loose"},
]
TEXTS = {
    "several": "The grain harbour saw a storm. Grain and more grain, said the harbuor minister.",
    "one": "A minister spoke of grain.",
    "same tokens": "Grain harbour, grain harbour and harbour.",
    "only in the body": "The minister slept.",
    "lowered": "A storm came.",
    "none": "Nothing happened.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_short_way_is_the_long_way(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Article(title="Minister in the news", body=TEXTS[name])
    matcher = Matcher([profile(*TERMS, id="terms"), profile("grain", id="grain")])
    assert all(scorer._is_bare for scorer in matcher._scorers)
    short = matcher.match([one])
    for scorer in matcher._scorers:
        monkeypatch.setattr(scorer, "_is_bare", False)
    assert matcher.match([one]) == short


@pytest.mark.parametrize("name", TEXTS)
def test_what_profiles_have_in_common_is_what_each_has_alone(name: str) -> None:
    """One id may stand for several texts, weights, zones and references: each of these counts for something else."""
    one = Article(title="Grain minister in the news", body=f"{TEXTS[name]} {'Grain, harbour. ' * 3}")
    profiles = [
        profile(*terms, threshold=threshold, id=f"p{number}-{threshold}")
        for number, terms in enumerate(
            (
                ["grain"],
                ["grain", "minister"],
                ["grain", {"text": "wheat", "weight": 4}, {"text": "rye", "weight": 4}],
                [{"text": "grain", "weight": 2}, "harbour"],
                [{"text": "grain", "in": ["title"]}, "harbour"],
                [{"text": "harbour", "id": "grain"}],
                [{"text": "grains", "id": "grain"}, "minister"],
            )
        )
        for threshold in (20, 99)
    ]
    together = Matcher(profiles)
    assert all(scorer._is_bare for scorer in together._scorers)
    for detail in ("all", "hits", "hits only", "sums", "verdict"):
        alone = [score for each in profiles for score in Matcher([each]).match([one], detail)[0].scores]
        assert sorted(together.match([one], "all")[0].scores, key=str) == sorted(
            [score for each in profiles for score in Matcher([each]).match([one], "all")[0].scores], key=str
        )
        verdicts = {(score.value, score.hit) for score in together.match([one], detail)[0].scores}
        assert verdicts == {(score.value, score.hit) for score in alone}


@pytest.mark.parametrize(
    "more",
    [
        {"exclude": ["storm"]},
        {"require": {"any": ["grain"]}},
        {"term": [{"text": "rain", "max_count": 1}]},
        {"term": [{"text": "rain", "near": {"terms": ["storm"], "within": 3}}]},
        {"combination": [{"all": [["grain"], ["storm"]]}]},
    ],
)
def test_a_condition_goes_the_long_way(more: dict[str, object]) -> None:
    matcher = Matcher([profile("grain", **more)])
    assert not any(scorer._is_bare for scorer in matcher._scorers)
