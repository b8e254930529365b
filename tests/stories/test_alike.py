"""What is compiled for stories and events gives what Python gives, to the last number."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.article import Article
from triage.stories import compiled
from triage.stories.copies import CopyIndex
from triage.stories.events import _Report, events
from triage.stories.shingles import shingles_of
from triage.stories.subject import subject

SOURCE = Path(compiled.__file__).with_name("_alike.c")
needs_compiled = pytest.mark.skipif(compiled.ALIKE is None, reason="it is not compiled here")

WORDS = [
    *("Brandvik", "Ostrava", "Narvesund", "Signe", "IBM", "NATO", "KILN", "3M", "1990S", "東A", "iPhone", "½", "I", "A"),
    *("ferry", "ferries", "ice", "harbour", "sailors", "market", "said", "the", "of", "in", "Tuesday", "40", "12,000"),
    *("don't", "l’Élysée", "O'Brien’s", "'quoted'", "''", "_", "\ud800", "🐟", "\0"),
]  # fmt: skip
GLUE = [" ", " ", " ", " ", ". ", ", ", " “", "” ", "\n\n", "\n \t\n", "\n     ", "\n", "'", "’ ", ": ", "(", "•"]
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)), max_size=80).map(
    lambda parts: "".join(word + glue for word, glue in parts)
) | st.text(max_size=40)
TIMES = st.sampled_from(["", "", "2026-11-18T08:00+00:00", "2026-11-19T09:00+00:00", "2026-11-21T10:00+00:00"])
ARRIVALS = st.sampled_from([None, 1_795_000_000.0, 1_795_100_000.0, 1_796_000_000.0])
NEWS = st.builds(Article, title=TEXTS, body=TEXTS, published=TIMES, arrived=ARRIVALS)


@contextmanager
def pure() -> Iterator[None]:
    """Python's road, whatever was built."""
    kept, compiled.ALIKE = compiled.ALIKE, None
    try:
        yield
    finally:
        compiled.ALIKE = kept


def test_the_stamp_is_that_of_the_source() -> None:
    stamp = f"c{zlib.crc32(SOURCE.read_bytes()):08x}"
    assert stamp == compiled.SOURCE, f'_alike.c has changed: SOURCE = "{stamp}" in compiled.py, and install again'


def test_one_of_another_source_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "SOURCE", "c0ffee")
    assert compiled._loaded() is None


def test_the_source_stays_small() -> None:
    assert len(SOURCE.read_text("ascii").splitlines()) <= 750


@needs_compiled
@given(NEWS)
@settings(deadline=None, max_examples=examples(200))
def test_both_cut_alike(article: Article) -> None:
    there = shingles_of(article), subject(article)
    with pure():
        assert there == (shingles_of(article), subject(article))


@needs_compiled
def test_every_code_point_is_what_it_is_in_python() -> None:
    points = [*range(0x3100), *range(0xA000, 0xFFFF, 7), *range(0x10000, 0x110000, 997)]
    articles = [Article(body="".join(f"Ab{chr(one)}Cd " for one in points[at::40])) for at in range(40)]
    there = [subject(one) for one in articles]
    with pure():
        assert there == [subject(one) for one in articles]


@needs_compiled
@given(st.lists(NEWS, max_size=12), st.lists(st.integers(0, 11), max_size=12))
@settings(deadline=None, max_examples=examples(100))
def test_both_find_the_same_copies(some: list[Article], again: list[int]) -> None:
    articles = some + [some[at] for at in again if at < len(some)]
    there = list(CopyIndex().add_all(articles))
    with pure():
        assert there == list(CopyIndex().add_all(articles))


@needs_compiled
@given(st.lists(NEWS, max_size=25), st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=4))
@settings(deadline=None, max_examples=examples(100))
def test_both_join_the_same_groups(articles: list[Article], pairs: list[tuple[int, int]]) -> None:
    apart = [(one, other) for one, other in pairs if one != other and max(one, other) < len(articles)]
    ranked = sorted(articles, key=lambda one: one.title)
    there, report = events(ranked, apart), _Report(articles)
    grown = {tuple(tree.members) for tree in report.groups(apart)}
    with pure():
        alone = _Report(articles)
        assert grown == {tuple(tree.members) for tree in alone.groups(apart)}
        assert alone._likeness() == report._likeness()
        assert there == events(ranked, apart)


@needs_compiled
def test_many_share_a_word_and_only_the_latest_are_compared() -> None:
    """More than are remembered of a word, more words and articles than the first room is for."""
    articles = [
        Article(
            title=f"Brandvik ferry {number % 7} sinks off Narvesund",
            body=f"The Brandvik ferry of Narvesund{number // 5} sank, Signe{number % 3} Pell{number} said. " * 4,
        )
        for number in range(300)
    ]
    report = _Report(articles)
    there = {tuple(tree.members) for tree in report.groups([(0, 1), (5, 9)])}
    with pure():
        assert there == {tuple(tree.members) for tree in _Report(articles).groups([(0, 1), (5, 9)])}
    assert max(map(len, there)) >= 5


@needs_compiled
def test_what_does_not_fit_together_is_refused() -> None:
    alike = compiled.ALIKE
    assert alike is not None
    bars = (24, 12, 0.05, 0.11, 0.25, 1.0, 0.2, 2.0)
    with pytest.raises(ValueError, match="fewer times"):
        alike.joins([{1: 1.0}], b"", b"", b"", bars, ())
    with pytest.raises(ValueError, match="no such article"):
        alike.joins([{1: 1.0}], b"\1", bytes(8), b"\1", bars, [(0, 1)])
    with pytest.raises(TypeError):
        alike.joins([[1]], b"\1", bytes(8), b"\1", bars, ())
    with pytest.raises(ValueError, match="fewer shingles"):
        alike.sharing(b"", bytes(16), bytes(4), b"\0\0", (1, 1, 1, 1, 1))
