"""Snippets, summaries and ranks of small articles."""

from itertools import pairwise

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.article import Article
from triage.entities.entity import Entity, EntitySpan
from triage.matching.match import Match
from triage.report.rank import Ranked, miss_key, nearest, open_value, rank_key
from triage.report.report import Hit, Mark, Reject, Snippet
from triage.report.snippets import Marker, mark, matches_of, snippets
from triage.report.summary import summary
from triage.scoring.score import Contribution, Reason, Score, band_of

FILLER = "The weather stayed dry and nobody said anything of note about it today. "


def matches(article, *terms, kind="exact"):
    found = []
    for field in ("title", "abstract", "body", "credits"):
        text = article.text(field)
        for term in terms:
            start = text.find(term)
            while start >= 0:
                place = {"field": field, "zone": field, "start": start, "end": start + len(term)}
                found.append(
                    Match(term=term, text=term, kind=kind, similarity=0.9 if kind == "fuzzy" else 1.0, **place)
                )
                start = text.find(term, start + 1)
    return found


def shown(article, *terms, **options):
    return [one.text for one in snippets(article, matches(article, *terms), **options)]


def chosen(article, *terms, **options):
    return [one.text for one in summary(article, matches(article, *terms), **options)]


def test_a_snippet_is_the_sentence_when_it_fits():
    art = Article(title="x", body=f"{FILLER * 3}Rain fell in Lima. {FILLER * 3}")
    [one] = snippets(art, matches(art, "Lima"), width=40)
    assert one.text == "Rain fell in Lima."
    assert one.marks == (Mark(13, 17, "match"),)
    assert art.body[one.start : one.end] == one.text


def test_a_snippet_in_a_long_sentence_ends_with_words():
    art = Article(body=f"{'word ' * 60}Lima {'tail ' * 60}")
    [text] = shown(art, "Lima", width=60)
    assert "Lima" in text
    assert len(text) <= 60
    assert set(text.split()) == {"word", "Lima", "tail"}


def test_dense_windows_first_then_reading_order():
    art = Article(body=f"Rain. {FILLER * 4}Lima rain. {FILLER * 4}Rain Lima pact. {FILLER * 4}Lima.")
    terms = ("Lima", "ain", "pact")
    assert shown(art, *terms, limit=1, width=30) == ["Rain Lima pact."]
    assert shown(art, *terms, limit=2, width=30) == ["Lima rain.", "Rain Lima pact."]
    assert shown(art, *terms, limit=9, width=30) == ["Rain.", "Lima rain.", "Rain Lima pact.", "Lima."]


def test_neighbours_do_not_use_up_the_limit():
    art = Article(body=f"Lima, then Lima, then Lima. {FILLER * 4}Rain in Lima.")
    assert shown(art, "Lima", limit=2, width=40) == ["Lima, then Lima, then Lima.", "Rain in Lima."]


def test_title_and_furniture_only_when_nothing_else_matched():
    art = Article(title="Rain in Lima", body="Rain fell.", credits="Lima bureau")
    assert shown(art, "Lima", "Rain") == ["Rain fell."]
    assert shown(art, "Lima") == ["Rain in Lima", "Lima bureau"]
    assert shown(art, "Quito") == []


def test_snippets_stay_in_their_paragraph():
    art = Article(body="Rain fell in Lima\n\nPact signed in Quito")
    assert shown(art, "Lima", "Pact") == ["Rain fell in Lima", "Pact signed in Quito"]


def test_marks_are_cut_at_the_excerpt_and_entities_join_them():
    art = Article(body="Ana Roe saw rain in Lima.")
    [one] = snippets(art, matches(art, "rain", kind="fuzzy"))
    person = Entity(text="Ana Roe", type="PERSON", count=1, confidence=1, spans=(EntitySpan("body", 0, 7),))
    elsewhere = Entity(text="Ana", type="PERSON", count=1, confidence=1, spans=(EntitySpan("title", 0, 3),))
    both = mark(one, matches(art, "rain", kind="fuzzy"), (person, elsewhere))
    assert both.marks == (Mark(0, 7, "PERSON"), Mark(12, 16, "fuzzy"))


def test_the_summary_prefers_the_opening_and_what_is_new():
    art = Article(body=f"Rain fell in Lima. Lima was wet. {FILLER}A pact on rain came. Lima, rain, pact.")
    assert chosen(art, "Lima") == ["Rain fell in Lima."]
    assert chosen(art, "Lima", "pact") == ["Rain fell in Lima.", "A pact on rain came."]
    assert chosen(art, "Lima", "pact", sentences=1) == ["Rain fell in Lima."]
    assert chosen(art, "wet", "pact") == ["Lima was wet.", "A pact on rain came."]


def test_the_summary_is_the_abstract_where_it_matched():
    art = Article(abstract="All about Lima.", body="Rain fell in Lima.")
    assert chosen(art, "Lima") == ["All about Lima."]
    assert chosen(art, "Rain") == ["Rain fell in Lima."]


def test_a_summary_without_a_match_is_the_opening():
    assert chosen(Article(title="Lima", body="Rain fell. It stopped."), "Lima") == ["Rain fell."]
    assert chosen(Article(title="Lima", abstract="Wet."), "Lima") == ["Wet."]
    assert chosen(Article(title="Lima"), "Lima") == []


def test_a_sentence_too_long_is_cut_behind_a_word():
    [text] = chosen(Article(body="word " * 500), "word")
    assert 300 < len(text) <= 360
    assert set(text.split()) == {"word"}


@given(
    st.text(st.one_of(st.characters(), st.sampled_from(' \n.!?"。ab')), max_size=300),
    st.lists(st.tuples(st.integers(0, 299), st.integers(1, 30)), max_size=8),
    st.integers(1, 4),
    st.integers(1, 90),
)
@settings(deadline=None, max_examples=examples(200))
def test_excerpts_are_verbatim_marked_and_apart(body, places, limit, width):
    art = Article(body=body)
    found = [
        Match(
            term=f"t{start % 3}",
            field="body",
            zone="body",
            start=start,
            end=min(start + size, len(body)),
            text=body[start : start + size],
            kind="exact",
            similarity=1.0,
        )
        for start, size in places
        if body[start : start + size].strip()
    ]
    for made in (snippets(art, found, limit, width), summary(art, found)):
        for one in made:
            assert art.body[one.start : one.end] == one.text
            assert all(0 <= spot.start < spot.end <= len(one.text) for spot in one.marks)
        assert all(left.end <= right.start for left, right in pairwise(made))
    cut = snippets(art, found, limit, width)
    assert len(cut) <= limit
    assert all(one.marks for one in cut)
    assert bool(cut) == bool(found)


def verdict(value, *matches, reason=None, gate=0.0):
    parts = [Contribution(term="x", points=value + gate, without=1.0, count=1, kinds={"exact": 1})]
    if gate:
        parts.append(Contribution(term="no", points=-gate, without=-gate, count=1, kinds={"gate": 1}))
    return Score(
        profile="p",
        value=value,
        threshold=50.0,
        hit=reason is None,
        band=band_of(value),
        reason=reason,
        contributions=tuple(parts),
        matches=matches,
    )


def hit(value, path="a", published="", index=0):
    return Hit(article=Article(path=path, published=published, index=index), scores=(verdict(value),), words=1)


ORDER = [
    hit(90.0004),
    hit(90.0001, published="2016-11-10"),
    hit(90.0, published="2016-11-10T00:00:01Z"),
    hit(90.0, published="2016-11-10"),
    hit(90.0, "z", published="2016-11-10T01:30:00+02:00"),
    hit(90.0, "z", published="1959-12-31"),
    hit(90.0, "A"),
    hit(90.0, "a", index=2),
    hit(90.0, "a", index=10),
    hit(90.0, "b"),
    hit(1.0, published="2020-01-01"),
]


@given(st.permutations(ORDER))
@settings(deadline=None, max_examples=examples(40))
def test_rank(shuffled):
    assert sorted(shuffled, key=rank_key) == ORDER


@given(st.permutations(ORDER * 30), st.integers(0, 12))
@settings(deadline=None, max_examples=examples(20))
def test_the_best_are_kept(shuffled, top):
    ranked = Ranked(top, rank_key)
    for one in shuffled:
        ranked.add(one)
    assert ranked.in_order() == tuple(sorted(shuffled, key=rank_key))[:top]
    assert (ranked.added, ranked.cut) == (30 * len(ORDER), 30 * len(ORDER) - top)


def test_without_top_nothing_is_cut():
    ranked = Ranked(None, rank_key)
    for one in reversed(ORDER):
        ranked.add(one)
    assert (ranked.in_order(), ranked.cut) == (tuple(ORDER), 0)


def test_rejects_rank_by_what_they_would_have_been():
    shut = Reject(
        article=Article(path="s"), scores=(verdict(0.0, reason=Reason("excluded", "no"), gate=61.0),), words=1
    )
    low = Reject(article=Article(path="l"), scores=(verdict(46.0, reason=Reason("below_threshold")),), words=1)
    bare = Reject(article=Article(path="b"), scores=(), words=1)
    assert sorted([bare, low, shut], key=miss_key) == [shut, low, bare]
    assert open_value(shut.scores[0]) == pytest.approx(61.0)
    assert nearest(bare) is None


def test_the_same_stretch_counts_once_over_profiles():
    art = Article(title="Lima", body="Rain in Lima.")
    first, second = (verdict(50.0, *matches(art, "Lima")) for _ in range(2))
    assert [(one.field, one.start) for one in matches_of((first, second))] == [("title", 0), ("body", 8)]


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12), st.sampled_from(["title", "body"])), max_size=12),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=8),
    st.integers(0, 45),
    st.integers(0, 20),
)
def test_many_stretches_are_marked_as_one_is(places, mentions, start, length) -> None:
    matches = [
        Match(
            term="a",
            field=field,
            zone=field,
            start=at,
            end=at + size,
            text="x" * size,
            kind="exact",
            similarity=1.0,
        )
        for at, size, field in places
    ]
    spans = tuple(EntitySpan("body", at, at + size) for at, size in mentions)
    entities = [Entity(text="A", type="PERSON", count=1, confidence=1.0, spans=spans)]
    bare = Snippet(field="body", start=start, end=start + length, text="x" * length)
    assert Marker(matches, entities).mark(bare) == mark(bare, matches, entities)
