"""Distinct tokens are remembered up to a number, and what was remembered before is let go at once."""

import triage
from triage.article import Article
from triage.matching.vocabulary import KIND_NUMBER


def test_fewer_words_in_mind_give_the_same() -> None:
    profile = triage.Profile.from_dict({"id": "cod", "terms": ["cod fell", "harbour"]})
    articles = [
        Article(title=f"Cod {n}", body=f"The cod fell {n} times in the harbuor of town {n}x.") for n in range(40)
    ]
    usual, forgetful = triage.Matcher([profile]), triage.Matcher([profile])
    forgetful.remembering(20)
    first = forgetful._finder.vocabulary("")
    batches = [articles[start : start + 4] for start in range(0, 40, 4)]
    assert [forgetful.match(batch) for batch in batches] == [usual.match(batch) for batch in batches]
    assert not first
    assert forgetful._finder.vocabulary("") is not first


def test_a_word_that_decides_is_not_asked_what_it_is_nearly_spelt_as() -> None:
    """That is asked of the words of an article that nothing else decides."""
    matcher = triage.Matcher([triage.Profile.from_dict({"id": "port", "terms": ["harbour", "harbor"]})])
    words = matcher._finder.vocabulary("")
    assert [sighting.kind for sighting in words["Harbour"].needles.values()] == [
        KIND_NUMBER["exact"],
        KIND_NUMBER["form"],
    ]
    assert [sighting.kind for sighting in words.written["Harbour"].needles.values()] == [KIND_NUMBER["exact"]]
    assert words["harbuor"] is not None
    assert words.written["harbuor"] is None
    articles = [
        Article(body="The harbuor was closed."),
        Article(body="The harbour was closed."),
        Article(body="No."),
    ]
    assert [found.is_hit for found in matcher.match(articles, "whether")] == [True, True, False]
