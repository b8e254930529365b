"""On a real wire: what is called one event is what a reader called one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from triage.article import Article
from triage.report.report import Hit
from triage.scoring.score import Score

WIRE = Path(__file__).parents[3] / "shared" / "articles" / "wire" / "reuters-21578"


@pytest.mark.skipif(not WIRE.is_dir(), reason="the wire is not beside the repository")
def test_of_a_hundred_groupings_ninety_are_right(benchmarks: Callable[[str], None]) -> None:
    benchmarks("stories")
    benchmarks("quality")
    from corpus import read_corpus  # type: ignore[import-not-found]
    from events import A_DAY, groupings, judged  # type: ignore[import-not-found]

    def hit(number: int, article: Article) -> Hit:
        dated = replace(article, path=f"{number:05}", arrived=number * 86400 / A_DAY)
        score = Score(profile="all", value=50.0, threshold="any", hit=True, band="likely")
        return Hit(article=dated, scores=(score,), words=0)

    # Two weeks of it; the benchmark takes all.
    articles = [hit(number, one) for number, one in read_corpus(WIRE).articles.items() if number < 14 * A_DAY]
    said = set(groupings(articles))
    verdicts = judged()
    known = [verdicts[pair] for pair in said if pair in verdicts]
    assert len(known) > 40
    assert sum(known) >= 0.9 * len(known)
    assert len(said) <= 1.2 * len(known), "most groupings are new: judge them (benchmarks/stories/events.py)"
