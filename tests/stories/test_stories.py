"""Which articles are one story, which of them is shown, and what the others are to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.article import Article
from triage.stories.links import Links
from triage.stories.sentences import changed_sentences, new_sentences
from triage.stories.stories import grouped, stories

from .builders import sentences, series, story

KILL = "Please kill the story headlined below. Halden regrets the error. "
HOURS = dict.fromkeys(("outlet",), "Halden")


def told(*articles: Article) -> list[list[tuple[str, str]]]:
    """Each story as (path, role), the main article first."""
    return [[(articles[each.place].path, each.role) for each in group.members] for group in stories(articles)]


def test_copies_are_one_story_under_the_best_of_them() -> None:
    best, copy, other = story(1), story(1, "Same thing", path="b"), story(2)
    assert told(best, other, copy) == [[("inbox/001.txt", "main"), ("b", "copy")]]


def test_articles_of_their_own_are_no_story() -> None:
    assert told(story(1), story(2), story(3)) == []


def test_an_update_of_the_same_slug_is_shown_and_the_earlier_kept() -> None:
    first = story(1, "Ferry sinks", slug="FERRY/", published="2026-11-18", **HOURS)
    kept = " ".join([*sentences(7, 10), *sentences(1)[:2]])
    update = story(
        7, "UPDATE 2-All saved from ferry", slug="FERRY/UPD2", body=kept, published="2026-11-19", **HOURS
    )
    assert told(first, update) == [[("inbox/007.txt", "main"), ("inbox/001.txt", "copy")]]


def test_an_update_of_another_slug_outlet_or_week_is_another_story() -> None:
    first = story(1, "Ferry sinks", slug="FERRY/", published="2026-11-18", **HOURS)
    kept = " ".join([*sentences(7, 10), *sentences(1)[:2]])

    def update(slug: str = "FERRY/UPD2", published: str = "2026-11-19", outlet: str = "Halden") -> Article:
        return story(7, "UPDATE 2-All saved", slug=slug, body=kept, published=published, outlet=outlet)

    assert told(first, update()) != []
    assert told(first, update(slug="TUNNEL/UPD2")) == []
    assert told(first, update(published="2026-11-28")) == []
    assert told(first, update(outlet="Meridian")) == []


def test_a_kill_heads_the_story_that_it_withdraws_whoever_carries_it() -> None:
    wrong = story(1, "Talks collapse in Ankara, delegates say", published="2026-11-19", outlet="Star Online")
    kill = Article(title=f"KILL-{wrong.title}", body=KILL, path="kill", published="2026-11-19", outlet="Halden")
    assert told(wrong, kill) == [[("kill", "main"), ("inbox/001.txt", "copy")]]
    assert told(story(2, "Talks go on in Ankara, delegates say"), kill) == []


def test_a_kill_without_a_date_is_not_overlooked() -> None:
    wrong = story(1, "UPDATE 1-Talks collapse in Ankara, delegates say", published="2026-11-19")
    kill = Article(title="KILL-Talks collapse in Ankara, delegates say", body=KILL, path="kill")
    assert told(wrong, kill) == [[("kill", "main"), ("inbox/001.txt", "update")]]


def test_a_correction_supersedes_and_may_change_the_numbers() -> None:
    first = series(1, published="2026-11-18", outlet="Halden")
    fixed = series(2, path="fixed", published="2026-11-18", outlet="Halden")
    corrected = series(2, title="CORRECTED-" + first.title, path="fixed", published="2026-11-18", outlet="Halden")
    assert told(first, fixed) == []
    assert told(first, corrected) == [[("fixed", "main"), (first.path, "copy")]]


def test_versions_of_one_id_are_one_story() -> None:
    first, second = story(1, id="urn:1", version="1"), story(2, id="urn:1", version="2")
    assert len(told(first, second)) == 1
    assert told(story(1, id="1"), story(2, id="1")) == []


def test_a_series_stays_apart_even_where_a_third_article_resembles_both() -> None:
    frame = series(1).body
    plain = Article(
        title=series(1).title, body=" ".join(word for word in frame.split() if word.isalpha()), path="plain"
    )
    groups = told(series(1), plain, series(2))
    assert all(
        not {"inbox/fixing-01.txt", "inbox/fixing-02.txt"} <= {path for path, _ in group} for group in groups
    )


def test_a_later_article_with_new_sentences_is_an_update_without_saying_so() -> None:
    first = story(1, published="2026-11-18T08:00+00:00")
    later = story(
        1, body=f"{first.body} {' '.join(sentences(5, 4))}", path="later", published="2026-11-18T12:00+00:00"
    )
    assert told(first, later) == [[(first.path, "main"), ("later", "update")]]
    same = story(1, path="later", published="2026-11-18T12:00+00:00")
    assert told(first, same) == [[(first.path, "main"), ("later", "copy")]]


def test_no_profile_loses_an_article() -> None:
    whole, cut = story(1), story(1, body=" ".join(sentences(1)[:7]), path="cut")
    both, one, other = frozenset({"a", "b"}), frozenset({"a"}), frozenset({"b"})
    assert len(stories([whole, cut], [both, one])) == 1
    assert stories([whole, cut], [one, other]) == []


def test_new_sentences_are_those_of_new_words() -> None:
    old = Article(body="Rain fell in Lima on Monday. Two roads were closed by noon.")
    new = Article(body="Rain fell in Lima on Tuesday. A bridge has collapsed and nobody was hurt. It rained.")
    assert [new.body[start:end] for start, end in new_sentences(new, old)] == [
        "A bridge has collapsed and nobody was hurt."
    ]
    assert [new.body[start:end] for start, end in changed_sentences(new, old)] == [
        "Rain fell in Lima on Tuesday.",
        "A bridge has collapsed and nobody was hurt.",
    ]
    assert new_sentences(old, old) == changed_sentences(old, old) == ()


MADE = st.lists(st.tuples(st.integers(0, 3), st.integers(4, 14), st.integers(0, 3)), min_size=2, max_size=7)


def _article(place: int, made: tuple[int, int, int]) -> Article:
    seed, count, mark = made
    title = ("", "UPDATE 1-", "CORRECTED-", "")[mark] + f"Number {'abcd'[seed]} of all the many stories"
    return story(seed, title, body=" ".join(sentences(seed)[:count]), path=f"{place}", published="2026-11-18")


def _groups(ranked: list[Article]) -> set[frozenset[str]]:
    return {frozenset(ranked[each.place].path for each in group.members) for group in stories(ranked)}


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(MADE, st.randoms(use_true_random=False))
def test_the_order_of_input_does_not_change_stories(made, rng) -> None:  # type: ignore[no-untyped-def]
    articles = [_article(place, one) for place, one in enumerate(made)]
    shuffled = list(articles)
    rng.shuffle(shuffled)
    assert _groups(articles) == _groups(shuffled)


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(MADE)
def test_an_article_is_in_one_story_at_most_and_an_unrelated_one_changes_nothing(made) -> None:  # type: ignore[no-untyped-def]
    articles = [_article(place, one) for place, one in enumerate(made)]
    places = [each.place for group in stories(articles) for each in group.members]
    assert len(places) == len(set(places))
    assert _groups(articles) == _groups([*articles, story(77)])


def test_an_unslugged_update_needs_a_quarter_of_the_text() -> None:
    first = story(1, "Ferry sinks", published="2026-11-18", **HOURS)

    def update(kept: int) -> Article:
        body = " ".join([*sentences(7, 14 - kept), *sentences(1)[:kept]])
        return story(7, "UPDATE 2-All saved", body=body, published="2026-11-18", **HOURS)

    assert told(first, update(5)) != []
    assert told(first, update(2)) == []


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(*[st.sampled_from(("101", "202"))] * 4), min_size=3, max_size=7),
    st.randoms(use_true_random=False),
)
def test_of_chains_of_numbers_the_same_are_cut_whatever_the_order(made, rng) -> None:  # type: ignore[no-untyped-def]
    frame = "It fixed {}a and {}b then {}c and {}d of the crown. " + " ".join(sentences(3, 5))
    articles = [Article(title="Fixing", body=frame.format(*one), path=f"{at}") for at, one in enumerate(made)]
    shuffled = list(articles)
    rng.shuffle(shuffled)
    assert _groups(articles) == _groups(shuffled)


def test_facts_are_held_of_one_story_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an outlet carries in three articles or more is boilerplate all the same."""
    footer = " ".join(sentences(99, 6))
    several = [story(seed, path=f"{seed}/{at}", outlet="Halden") for seed in range(5) for at in "abc"]
    several += [
        story(seed, body=f"{' '.join(sentences(seed, 2))} {footer}", outlet="Herald") for seed in range(10, 14)
    ]
    whole = grouped(several)
    assert len(whole.stories) == 5
    assert len(whole.stock) == 6
    known = Links(several)
    assert len([family for family in known.families() if family.together]) == 5
    assert len(known.facts) > 15
    monkeypatch.setattr("triage.stories.links.HELD", 1)
    assert grouped(several) == whole
    known, held = Links(several), 0
    assert len(known.facts) <= 2
    for _ in known.families():
        held = max(held, len(known.facts))
    assert held <= 6, "those of a story, or of the articles with the footer"
