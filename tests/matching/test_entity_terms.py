"""`entity`: a term that counts only inside such a name."""

import pytest

from triage import Article, Matcher
from triage.entities.entity import Entity
from triage.profiles.model import Profile

TEXT = "Talks were held in Jordan on Friday. Basketball star Michael Jordan scored twice."


@pytest.mark.parametrize(("kind", "expected"), [("LOC", [19]), ("PERSON", [61]), ("ORG", []), (None, [19, 61])])
def test_a_name_counts_as_what_it_is(kind: str | None, expected: list[int]) -> None:
    term = {"text": "Jordan"} if kind is None else {"text": "Jordan", "entity": kind}
    (score,) = Matcher([Profile.from_dict({"terms": [term]}, id="p")]).score(Article(title="News", body=TEXT))
    assert [match.start for match in score.matches] == expected


def test_batches_and_single_articles_agree() -> None:
    matcher = Matcher([Profile.from_dict({"terms": [{"text": "Jordan", "entity": "PERSON"}]}, id="p")])
    articles = [Article(title="News", body=TEXT), Article(title="News", body="Jordan is dry."), Article(body="x")]
    together = [matched.scores for matched in matcher.match(articles)]
    assert together == [tuple(s for s in matcher.score(article) if s.counted) for article in articles]


class CountingRecogniser:
    """Finds no names, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def recognise(self, article: Article) -> tuple[Entity, ...]:
        """Nothing."""
        self.asked += 1
        return ()


@pytest.mark.parametrize(
    ("condition", "asked"),
    [
        ({"at_least": 3}, 0),
        ({"at_least": 2}, 1),
        ({"first_words": 3}, 0),
        ({"near": {"terms": ["volcano"], "within": 5}}, 0),
        ({"near": {"terms": ["basketball"], "within": 5}}, 1),
        ({"until": "2020-01-01"}, 0),
        ({"until": "2030-01-01"}, 1),
    ],
)
def test_names_are_looked_for_only_where_all_else_is_fulfilled(condition: dict[str, object], asked: int) -> None:
    recogniser = CountingRecogniser()
    profile = Profile.from_dict({"terms": [{"text": "Jordan", "entity": "ORG", **condition}]}, id="p")
    article = Article(title="News", body=TEXT, published="2026-11-29")
    Matcher([profile], recogniser=recogniser).score(article)
    assert recogniser.asked == asked
