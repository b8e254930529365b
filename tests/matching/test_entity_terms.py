"""`entity`: a term that counts only inside such a name."""

import pytest

from triage import Article, Matcher
from triage.profiles.load import profile_from_dict

TEXT = "Talks were held in Jordan on Friday. Basketball star Michael Jordan scored twice."


@pytest.mark.parametrize(("kind", "expected"), [("LOC", [19]), ("PERSON", [61]), ("ORG", []), (None, [19, 61])])
def test_a_name_counts_as_what_it_is(kind: str | None, expected: list[int]) -> None:
    term = {"text": "Jordan"} if kind is None else {"text": "Jordan", "entity": kind}
    (score,) = Matcher([profile_from_dict({"terms": [term]}, id="p")]).score(Article(title="News", body=TEXT))
    assert [match.start for match in score.matches] == expected


def test_batches_and_single_articles_agree() -> None:
    matcher = Matcher([profile_from_dict({"terms": [{"text": "Jordan", "entity": "PERSON"}]}, id="p")])
    articles = [Article(title="News", body=TEXT), Article(title="News", body="Jordan is dry."), Article(body="x")]
    together = [matched.scores for matched in matcher.match(articles)]
    assert together == [tuple(s for s in matcher.score(article) if s.counted) for article in articles]
