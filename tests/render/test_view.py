"""What a report says is decided once: every format for people has the same titles, counts and names of what was not shown."""

import re
from html import unescape

import pytest

from triage.render.formats import renderer
from triage.render.view.options import Options
from triage.render.view.report import also_said, counts_said, destinations, held_back, passing, sections

from .builders import article, below, excluded, hit, report, score

COUNTS = {
    "files": 9,
    "articles": 9,
    "below_threshold": 1,
    "excluded": 1,
    "language": 2,
    "filter": 1,
    "no_match": 2,
    "undated": 3,
}


def page(form: str, **counts: int) -> str:
    """The words of a page, whatever its markup."""
    made = report(
        hit(article("Rain in Lima"), score(60.2)), near_misses=[below(), excluded()], **{**COUNTS, **counts}
    )
    text = "".join(renderer(form, Options(columns=200)).render(made))
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", text)).replace("\\", ""))


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_every_format_says_the_same(form: str) -> None:
    made = report(hit(article("Rain in Lima"), score(60.2)), near_misses=[below(), excluded()], **COUNTS)
    said = page(form)
    for words in (*destinations(made.stats), *also_said(made.stats)):
        assert words in said, words
    for section in sections(made, Options()):
        assert all(title in said for title in section.titles)
    for miss in (*passing(made, Options())[0], *held_back(made, Options())):
        assert f"{miss.score} {miss.title}" in said
    assert "filtered out" not in page(form, filter=0), "other languages are no filter"


def test_counts_are_a_sentence() -> None:
    assert counts_said(report(files=2, articles=3, no_match=3, copies=1).stats) == (
        "2 files, 3 articles: 0 hits, 3 without a match; also 1 folded as copies"
    )


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_nothing_is_said_in_the_same_words(form: str) -> None:
    text = "".join(renderer(form, Options()).render(report()))
    (section,) = sections(report(), Options())
    assert section.nothing in text


def test_bars_tell_90_from_99_and_a_hit_from_a_passing_mention() -> None:
    from triage.render.view.bar import score_bar, score_share

    bars = [len(score_bar(value)) for value in (20, 50, 80, 90, 99, 99.9)]
    assert bars == sorted(set(bars)), "each a cell longer than the one before at least"
    assert score_bar(90) != score_bar(91) != score_bar(92)
    # Never beyond the track, never nothing for something.
    assert (score_share(100), score_share(-3), score_bar(0.01)) == (100, 0, "▏")
