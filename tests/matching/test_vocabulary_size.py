"""Distinct tokens are remembered up to a number, and what was remembered before is let go at once."""

import triage
from triage.article import Article


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
