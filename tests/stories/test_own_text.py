"""What is left of a text without the boilerplate of its outlet, and how much of it stands in another text."""

from collections import Counter

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.article import Article
from triage.stories.article_facts import ArticleFacts
from triage.stories.own_text import ALIKE, OwnText, hash_of, share_most

FOOTER = "Subscribe for 12 dollars a month to read on."
STOCK = frozenset({hash_of("the quay", FOOTER.lower().rstrip(".").split())})


def left_of(*sentences: str, outlet: str = "The Quay") -> OwnText:
    return ArticleFacts(Article(title="Ferry sinks", outlet=outlet, body=" ".join(sentences))).own(STOCK)


@pytest.mark.parametrize("price", ["12", "13", "9½", "²"])
def test_a_sentence_of_the_outlet_is_cut_whatever_its_figures(price: str) -> None:
    left = left_of("The ferry sank off the pier today.", FOOTER.replace("12", price))

    assert left.was_cut
    assert left.size == len("The ferry sank off the pier today".split())


@pytest.mark.parametrize("footer", [FOOTER.replace("month", "year"), FOOTER.replace("12", "twelve")])
def test_another_sentence_stays(footer: str) -> None:
    assert not left_of("The ferry sank off the pier today.", footer).was_cut
    assert not left_of("The ferry sank off the pier today.", FOOTER, outlet="Another").was_cut


WORDS = st.lists(st.sampled_from(["rain", "fell", "on", "the", "pier", "4"]), min_size=4, max_size=12).map(
    " ".join
)
TEXTS = st.lists(WORDS.map("{}.".format).map(str.capitalize), max_size=5)


@given(TEXTS, TEXTS)
@settings(max_examples=examples(60))
def test_what_both_share_is_counted_as_often_as_it_stands_in_both(one: list[str], other: list[str]) -> None:
    def bag(own: OwnText) -> Counter[tuple[str, ...]]:
        words = [each.words for each in own.sentences]
        return Counter(run for each in words for run in zip(each, each[1:], each[2:], strict=False))

    left, right = left_of(*one), left_of(*other)
    bags = bag(left), bag(right)
    shorter = min(bags[0].total(), bags[1].total())

    assert share_most(left.runs, right.runs) == (shorter > 0 and (bags[0] & bags[1]).total() >= ALIKE * shorter)
