"""What is a copy of what, and the nearest thing that is none."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.article import Article
from triage.stories import copies
from triage.stories.copies import CopyIndex, are_series
from triage.stories.shingles import shingles_of

from .builders import sentences, series, story


def verdicts(*articles: Article) -> list[str]:
    """What the last article is to those before it."""
    index = CopyIndex()
    alike = [index.add(article) for article in articles]
    return [each.verdict for each in alike[-1]]


def test_the_same_text_under_another_headline_is_a_copy() -> None:
    assert verdicts(story(1), story(1, "Quite another headline above it")) == ["copy"]


def test_another_story_is_not_even_alike() -> None:
    assert verdicts(story(1), story(2)) == []


def test_a_text_cut_to_half_or_to_a_third_is_a_copy_in_either_order() -> None:
    for kept in (7, 5):
        cut = story(1, "Shorter", body=" ".join(sentences(1)[:kept]))
        assert verdicts(story(1), cut) == ["copy"]
        assert verdicts(cut, story(1)) == ["copy"]


def test_a_story_merged_into_another_is_a_copy_of_both() -> None:
    merged = story(3, body=f"{story(1).body} {story(2).body}")
    assert verdicts(story(1), story(2), merged) == ["copy", "copy"]


def test_case_quotation_marks_and_white_space_make_no_difference() -> None:
    plain = story(1, body='He said "no such luck" and left the room. ' + story(1).body)
    other = story(1, body="He said ‘no such  luck’ and\n  left the room. " + story(1).body.upper())
    assert shingles_of(plain)[0] == shingles_of(other)[0]


def test_one_series_with_other_numbers_is_never_a_copy() -> None:
    assert verdicts(series(1), series(2)) == ["series"]
    assert verdicts(series(1), series(1, title="Bank fixes the crown")) == ["copy"]


def test_a_cut_copy_that_lost_most_numbers_is_a_copy_and_no_series() -> None:
    figures = [f"It sold {100 + number} of {number} boats. {text}" for number, text in enumerate(sentences(4))]
    whole = story(4, body=" ".join(figures))
    assert verdicts(whole, story(4, "Half", body=" ".join(figures[:5]))) == ["copy"]
    changed = [text.replace("sold 1", "sold 7").replace("boats", "ships") for text in figures[:5]]
    assert verdicts(whole, story(4, "Other boats", body=" ".join(changed))) == ["series"]


def test_on_another_day_a_changed_amount_is_enough_for_news() -> None:
    frame = "The bank added {} million to the market through repurchases. " + story(5).body
    monday = story(5, body=frame.format(150), published="2026-11-16")
    assert verdicts(monday, story(5, body=frame.format(170), published="2026-11-17")) == ["series"]
    assert verdicts(monday, story(5, body=frame.format(150), published="2026-11-17")) == ["copy"]
    assert verdicts(monday, story(5, body=frame.format(170), published="2026-11-16T22:00+00:00")) == ["copy"]


def test_shared_boilerplate_is_no_copy() -> None:
    tail = " ".join(sentences(9, 5))
    assert "copy" not in verdicts(
        story(1, body=f"{story(1).body} {tail}"), story(2, body=f"{story(2).body} {tail}")
    )


def test_quotations_of_one_speech_are_no_copy() -> None:
    speech = sentences(8, 8)
    one = " ".join(text for pair in zip(speech, sentences(1, 8), strict=True) for text in pair)
    other = " ".join(text for pair in zip(speech, sentences(2, 8), strict=True) for text in pair)
    assert verdicts(story(1, body=one), story(2, body=other)) == ["overlap"]


def test_texts_of_a_few_words_are_nobodys_copy() -> None:
    assert verdicts(Article(title="26-FEB-1987"), Article(title="26-FEB-1987")) == []
    flash = "Trading in Hawser shares was halted in London"
    assert verdicts(Article(title=flash), Article(title=flash)) == ["copy"]


def test_han_is_compared_by_characters() -> None:
    text = "水瀬首相は来週アンカラを訪れ九カ国によるシルクゲート協定の最終交渉に臨むと発表した。"
    other = "市議会は港の古い灯台を修理する費用について秋の予算の中で議論することを決めた。"
    assert verdicts(Article(body=text), Article(title="首相訪問", body=text)) == ["copy"]
    assert verdicts(Article(body=text), Article(body=other)) == []


def test_a_thousand_copies_of_one_text_are_linked_to_the_first() -> None:
    index = CopyIndex()
    found = [index.add(story(1)) for _ in range(1000)]
    assert {(each.number, each.verdict) for alike in found for each in alike} == {(0, "copy")}


def test_a_disclaimer_under_everything_hides_nothing() -> None:
    tail = " ".join(sentences(9, 2))
    index = CopyIndex()
    for seed in range(600):
        index.add(story(seed, body=f"{story(seed, count=10).body} {tail}"))
    alike = index.add(story(3, "Again", body=f"{story(3, count=10).body} {tail}"))
    assert [each.number for each in alike if each.verdict == "copy"] == [3]


def test_numbers_decide_only_where_there_are_some() -> None:
    three, others = frozenset({1, 2, 3}), frozenset({4, 5, 6})
    assert are_series(three, others, 0.8)
    assert not are_series(three, frozenset({1, 2, 4}), 0.8)
    assert not are_series(frozenset({1, 2}), frozenset({3, 4}), 0.8)
    assert not are_series(frozenset(), others, 0.8)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(4, 14)), min_size=2, max_size=6))
def test_who_comes_first_does_not_matter(made: list[tuple[int, int]]) -> None:
    articles = [story(seed, body=" ".join(sentences(seed)[:count])) for seed, count in made]
    assert _pairs(articles, range(len(articles))) == _pairs(articles, reversed(range(len(articles))))


def _pairs(articles: list[Article], order: "range | reversed[int]") -> set[tuple[tuple[str, str], str]]:
    """The texts that are alike; identical ones are told apart by nothing."""
    places = list(order)
    index = CopyIndex()
    found = set()
    for place in places:
        for each in index.add(articles[place]):
            one, other = sorted((articles[places[each.number]].body, articles[place].body))
            found.add(((one, other), each.verdict))
    return found


def test_three_articles_in_any_order_give_the_same_pairs() -> None:
    articles = [story(1), story(1, body=" ".join(sentences(1)[:6])), story(2)]
    assert (
        len({frozenset(_pairs([articles[each] for each in order], range(3))) for order in permutations(range(3))})
        == 1
    )


@pytest.mark.parametrize("held", [copies.HELD, 60, 3])
def test_all_at_once_are_found_as_one_by_one(monkeypatch: pytest.MonkeyPatch, held: int) -> None:
    """However few shingles may be held: in one round, in several, or looked up each."""
    monkeypatch.setattr(copies, "HELD", held)
    made = [(1, 14), (2, 14), (1, 14), (1, 9), (3, 5), (2, 12), (4, 14)]
    articles = [story(seed, body=" ".join(sentences(seed)[:count])) for seed, count in made]
    index = CopyIndex()
    one_by_one = [index.add(article) for article in articles]
    assert list(CopyIndex().add_all(articles)) == one_by_one
    assert sum(map(bool, one_by_one)) == 3
