"""Different articles on one event: how many groupings of the wire are right, and what grouping costs.

    python benchmarks/stories/events.py [--unjudged]

Every grouping, that is every pair of a main article and one named beside it, in reports as people make them: the
whole wire, and the hits of each benchmark profile, all of them and three days at a time. The wire has no dates; its
numbers stand in for them, 361 stories a day. `events-judged.txt` says of each pair whether a reader called it one event
(the happening itself, its announcement, an answer to it, an analysis of it) or not; `--unjudged` prints the headlines of
pairs that it does not know. Labelled events are grouped alone and with all of the wire on one of their days. Exits with 1 where fewer than 95 of 100 judged groupings are right.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import chain, combinations
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
LABELLED = WIRE.parents[1] / "events"
#: A day of the labelled articles on which many events lie.
BUSY = "2018-02-05"
A_DAY = 361
BAR = 0.95
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
        *labelled(list(articles.values())),
        ("events, ms an article", f"{cost(list(articles.values())):.3f}"),
    ):
        print(f"{name:<70} {value:>11}")
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


def labelled(wire: list[Article]) -> Iterator[tuple[str, str]]:
    """Precision and recall of the pairs that share a story or an event."""
    if not LABELLED.exists():
        return
    rows = (LABELLED / "events.tsv").read_text(encoding="utf-8").splitlines()[1:]
    label = dict(row.split("\t") for row in rows)
    records = map(json.loads, (LABELLED / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    fields = ("id", "title", "body", "language", "published", "outlet")
    # The undated came with the last.
    own = [Article(**{key: one[key] for key in fields if one.get(key)}, arrived=1.6e9) for one in records]
    same_day = [replace(article, published=BUSY) for article in wire]
    for name, articles in (("alone", own), ("with the wire on one day", own + same_day)):
        placed = [replace(article, path=f"{place:05}") for place, article in enumerate(articles)]
        right = together = 0
        of = _groups(placed)
        for one, other in combinations(placed, 2):
            if one.id not in label:
                break
            if of[one.path] & of[other.path]:
                together += 1
                right += label[one.id] == label.get(other.id)
        sizes = Counter(label.values()).values()
        there = sum(size * (size - 1) // 2 for size in sizes)
        yield f"labelled events, {name}: precision, recall", f"{right / max(together, 1):.3f} {right / there:.3f}"


def _groups(articles: list[Article]) -> dict[str, set[str]]:
    """Path → the story and the event that an article stands in."""
    score = Score(profile="any", value=50, threshold="any", hit=True, band="likely")
    hits = [Hit(article=article, scores=(score,), words=0) for article in articles]
    found = {article.path: set[str]() for article in articles}
    for hit in fold(hits, keep_copies=True).hits:
        if hit.story:
            found[hit.article.path].add(f"story {hit.story.id}")
        if hit.event:
            found[hit.article.path].add(f"event {hit.event.id}")
    return found


def cost(articles: list[Article]) -> float:
    """Milliseconds of CPU time an article, the least of a few: what else the machine does only adds."""
    spent = []
    for _ in range(5):
        started = time.process_time()
        events(articles)
        spent.append(time.process_time() - started)
    return 1000 * min(spent) / len(articles)


if __name__ == "__main__":
    main()
