"""Different articles on one event: how many groupings of the wire are right, and what grouping costs.

    python benchmarks/stories/events.py [--unjudged]

Every grouping, that is every pair of a main article and one named beside it, in reports as people make them: the
whole wire, and the hits of each benchmark profile, all of them and three days at a time. The wire has no dates; its
numbers stand in for them, 361 stories a day. `events-judged.txt` says of each pair whether a reader called it one event
(the happening itself, its announcement, an answer to it, an analysis of it) or not; `--unjudged` prints the headlines of
pairs that it does not know. Exits with 1 where fewer than 90 of 100 judged groupings are right.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "quality"))

from corpus import WIRE, read_corpus, read_profiles
from msgspec.structs import replace

from triage.article import Article
from triage.matcher import Matcher
from triage.report.fold import fold
from triage.report.rank import rank_key
from triage.report.report import Hit
from triage.scoring.score import Score
from triage.stories.events import events

JUDGED = Path(__file__).with_name("events-judged.txt")
A_DAY = 361
BAR = 0.9
Pair = tuple[int, int]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wire", type=Path, default=WIRE)
    parser.add_argument("--unjudged", action="store_true", help="print the pairs that nobody has judged")
    options = parser.parse_args()
    articles = {
        number: replace(article, path=f"{number:05}", arrived=number * 86400 / A_DAY)
        for number, article in read_corpus(options.wire).articles.items()
    }
    verdicts = judged()
    said = set(chain.from_iterable(map(groupings, reports(articles))))
    right = sum(verdicts[pair] for pair in said & verdicts.keys())
    known = len(said & verdicts.keys())
    for name, value in (
        ("groupings, each pair once", f"{len(said):,}"),
        ("  judged", f"{known:,}"),
        ("  right", f"{right / max(known, 1):.3f}"),
        ("pairs that a reader called one event (no sample: seen while tuning)", f"{sum(verdicts.values()):,}"),
        ("  found", f"{right / sum(verdicts.values()):.3f}"),
        ("events, ms an article", f"{cost(list(articles.values())):.3f}"),
    ):
        print(f"{name:<70} {value:>8}")
    if options.unjudged:
        for one, other in sorted(said - verdicts.keys()):
            print(f"{one} {other}  {articles[one].title} | {articles[other].title}")
    sys.exit(right < BAR * known)


def judged() -> dict[Pair, bool]:
    """Pairs of file numbers, the lower first → whether they are on one event."""
    lines = JUDGED.read_text(encoding="ascii").splitlines() if JUDGED.exists() else []
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {(int(one), int(other)): verdict == "same" for one, other, verdict in rows}


def reports(articles: dict[int, Article]) -> Iterator[list[Hit]]:
    """Rankings as `scan` makes them."""
    profiles = read_profiles()
    matched = zip(articles, Matcher(profiles).match(list(articles.values()), "hits"), strict=True)
    scores = {(number, score.profile): score for number, one in matched for score in one.scores if score.hit}
    yield _ranked(articles, {number: score for (number, _), score in scores.items()})
    for profile in profiles:
        own = {number: score for (number, name), score in scores.items() if name == profile.id}
        yield _ranked(articles, own)
        for first in range(0, max(articles), 3 * A_DAY):
            yield _ranked(
                articles, {number: score for number, score in own.items() if first <= number < first + 3 * A_DAY}
            )


def _ranked(articles: dict[int, Article], scores: dict[int, Score]) -> list[Hit]:
    hits = [Hit(article=articles[number], scores=(score,), words=0) for number, score in scores.items()]
    return sorted(hits, key=rank_key)


def groupings(ranked: list[Hit]) -> Iterator[Pair]:
    """Every main article with each that is named beside it."""
    for hit in fold(ranked).hits:
        if hit.event and hit.event.role == "main":
            for other in hit.event.others:
                one, another = sorted((int(hit.article.path), int(other.path)))
                yield one, another


def cost(articles: list[Article]) -> float:
    """Milliseconds of CPU time an article."""
    started = time.process_time()
    events(articles)
    return 1000 * (time.process_time() - started) / len(articles)


if __name__ == "__main__":
    main()
