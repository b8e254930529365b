"""Copies on the wire against brute force: what is folded, what is missed, what it costs.

    python benchmarks/stories/copies.py [--many 100000]

Truth: every pair of articles compared by all its 5-token shingles; alike where Jaccard or containment is .6 or more;
a series, and no copy, where both have three numbers or more (dates, times and numbers of stories are none) and share
less than half of them. A text that stands
whole in another, all numbers but one too, is cut, not a series (decision 0010); the table says how many of these there
are. Two of these in which headline or lead of each have a figure or a name that the other text lacks are two stories,
whatever they share: stories are not asked to hold them, and of the pairs that share .8 of their shingles each that is
refused must be one of them. `--many` also measures memory and time on so many made-up articles, in this process.
"""

import argparse
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "quality"))

from corpus import WIRE, read_corpus

from triage.article import Article
from triage.languages.numbers.figures import amounts
from triage.matching import tokens
from triage.stories.article_facts import ArticleFacts
from triage.stories.copies import CopyIndex
from triage.stories.facts import figures_differ, names_differ
from triage.stories.shingles import shingles_of
from triage.stories.stories import stories

Pair = tuple[int, int]
SEED = 20261123


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wire", type=Path, default=WIRE)
    parser.add_argument("--many", type=int, default=0)
    options = parser.parse_args()
    articles = list(read_corpus(options.wire).articles.values())
    rows = [
        # First: the peak of the process must be the index's own.
        *(many(options.many) if options.many else ()),
        *compare_with_truth(articles),
        *perturbed(articles),
        *cost(articles),
    ]
    for name, value in rows:
        print(f"{name:<58} {value:>10}")


def compare_with_truth(articles: list[Article]) -> Iterator[tuple[str, str]]:
    """Recall and precision of pairs, as the index says them and as stories hold them."""
    alike, series, cut = truth(articles)
    said = told(articles)
    facts = {place: ArticleFacts(articles[place]) for pair in alike | cut for place in pair}
    apart = {pair for pair in alike if _says_otherwise(facts[pair[0]], facts[pair[1]])}
    yield "articles", f"{len(articles):,}"
    yield "pairs alike by brute force, no series", f"{len(alike):,}"
    yield "  of these with a fact of its own in each", f"{len(apart)}"
    yield "  series; cut texts that the number rule would call series", f"{len(series)}; {len(cut)}"
    yield "pairs that the index calls copies: recall", f"{len(said & alike) / len(alike):.4f}"
    yield "  precision", f"{len(said & (alike | cut)) / len(said):.4f}"
    yield "  precision if cut texts were series", f"{len(said & alike) / len(said):.4f}"
    together = {
        tuple(sorted(pair))
        for group in stories(articles)
        for pair in combinations([member.place for member in group.members], 2)
    }
    yield "pairs in one story", f"{len(together):,}"
    yield "  recall of pairs alike", f"{len(together & alike) / len(alike):.4f}"
    yield (
        "  recall of those without a fact of its own in each",
        f"{len(together & (alike - apart)) / len(alike - apart):.4f}",
    )
    yield "  of one series", f"{len(together & series)}"
    yield "  with a fact of its own in each", f"{len(together & apart)}"
    yield "  alike only through a third (chains)", f"{len(together - alike - cut - series)}"
    nearly = _nearly_equal(articles, alike | cut)
    refused = nearly - together
    yield "pairs that share .8 of all their shingles", f"{len(nearly)}"
    yield "  in one story", f"{len(nearly & together) / len(nearly):.4f}"
    yield "  refused; of these for a fact", f"{len(refused)}; {len(refused & apart)}"


def _says_otherwise(one: ArticleFacts, other: ArticleFacts) -> bool:
    return figures_differ(one, other) or names_differ(one, other)


def _nearly_equal(articles: list[Article], pairs: set[Pair]) -> set[Pair]:
    """Those with a Jaccard of .8 or more."""
    found = set()
    for pair in pairs:
        one, other = (shingles_of(articles[place])[0] for place in pair)
        if len(one & other) >= 0.8 * len(one | other):
            found.add(pair)
    return found


def truth(articles: list[Article]) -> tuple[set[Pair], set[Pair], set[Pair]]:
    """Copies, series, and cut texts that the number rule alone would call series; by brute force."""
    words = [[word.lower() for word in tokens.words(f"{each.title}\n{each.body}")] for each in articles]
    shingles = [set(zip(*(each[start:] for start in range(5)), strict=False)) for each in words]
    numbers = [set(amounts(f"{each.title}\n{each.body}")) for each in articles]
    owners: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, each in enumerate(shingles):
        for shingle in each:
            owners[shingle].append(number)
    shared: Counter[Pair] = Counter()
    for each in owners.values():
        shared.update(combinations(each, 2))
    alike, series, cut = set(), set(), set()
    for pair, count in shared.items():
        sizes = [len(shingles[each]) for each in pair]
        contained = count / min(sizes)
        if contained < 0.6 and count < 0.6 * (sum(sizes) - count):
            continue
        one, other = numbers[pair[0]], numbers[pair[1]]
        if min(len(one), len(other)) >= 3 and len(one & other) < 0.5 * len(one | other):
            is_cut = contained >= 0.9 and len(one & other) >= min(len(one), len(other)) - 1
            (cut if is_cut else series).add(pair)
        else:
            alike.add(pair)
    return alike, series, cut


def told(articles: Iterable[Article]) -> set[Pair]:
    """The pairs that the index calls copies, those of identical texts written out."""
    index = CopyIndex()
    same: dict[int, list[int]] = defaultdict(list)
    pairs: set[Pair] = set()
    for number, article in enumerate(articles):
        same[number].append(number)
        copies = [each for each in index.add(article) if each.verdict == "copy"]
        if [each.jaccard for each in copies] == [1.0] and copies[0].number != number:
            same[copies[0].number].append(number)
        pairs.update((each.number, number) for each in copies)
    spread = {
        tuple(sorted((one, other)))
        for left, right in pairs
        for one in same[left]
        for other in same[right]
        if one != other
    }
    return pairs | spread | {pair for each in same.values() for pair in combinations(each, 2)}


def perturbed(articles: list[Article]) -> Iterator[tuple[str, str]]:
    """How many of 1,000 copies with a given change are found, the wire itself in the index."""
    chosen = random.Random(SEED).sample([each for each in articles if tokens.count(each.body) >= 120], 1000)
    index = CopyIndex()
    for article in articles:
        index.add(article)
    # Of identical texts the index names the first.
    first: dict[tuple[str, str], int] = {}
    for number, article in enumerate(articles):
        first.setdefault(_text(article), number)
    for name, change in (
        ("cut to half", lambda body, _: _cut(body, 2)),
        ("cut to a third", lambda body, _: _cut(body, 3)),
        ("merged with another", lambda body, rng: f"{body}\n\n{rng.choice(articles).body}"),
        ("one word in twenty changed", _edited),
    ):
        rng = random.Random(SEED)
        found = 0
        for article in chosen:
            copy = Article(title="A headline of our own", body=change(article.body, rng))
            original = first[_text(article)]
            found += any(each.number == original and each.verdict == "copy" for each in index.add(copy))
        yield f"re-headlined and {name}: found", f"{found / len(chosen):.3f}"


def _text(article: Article) -> tuple[str, str]:
    return " ".join(article.title.split()), " ".join(article.body.split())


def _cut(body: str, parts: int) -> str:
    """The first of so many parts, up to the end of a word."""
    return body[: body.rindex(" ", 0, len(body) // parts)]


def _edited(body: str, rng: random.Random) -> str:
    return " ".join(word if rng.random() > 0.05 else "other" for word in body.split())


def cost(articles: list[Article]) -> Iterator[tuple[str, str]]:
    """CPU time on top of a scan."""
    index = CopyIndex()
    started = time.process_time()
    for article in articles:
        index.add(article)
    yield "index, ms an article", f"{1000 * (time.process_time() - started) / len(articles):.3f}"
    started = time.process_time()
    stories(articles)
    yield "stories, ms an article", f"{1000 * (time.process_time() - started) / len(articles):.3f}"


def many(count: int) -> Iterator[tuple[str, str]]:
    """Memory and time for articles of 230 words, one in twenty a copy, a disclaimer under one in four."""
    rng = random.Random(SEED)
    words = ["".join(rng.choices("abcdefghiklmnoprstuvw", k=rng.randint(3, 8))) for _ in range(30_000)]
    disclaimer = " ".join(rng.choices(words, k=40))
    index, copies, spent, bodies = CopyIndex(), 0, 0.0, []
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(count):
        body = " ".join(rng.choices(words, k=230))
        if bodies and number % 20 == 0:
            body = rng.choice(bodies)[: rng.choice((700, 5000))]
        elif number % 4 == 0:
            body = f"{body} {disclaimer}"
        if len(bodies) < 200:
            bodies.append(body)
        article = Article(title=" ".join(rng.choices(words, k=9)), body=body)
        started = time.process_time()
        copies += any(each.verdict == "copy" for each in index.add(article))
        spent += time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield f"{count:,} made-up articles: ms an article", f"{1000 * spent / count:.3f}"
    yield "  copies found, of one in twenty", f"{20 * copies / count:.3f}"
    yield "  memory of the index, MiB", f"{(peak - before) / 1024:.0f}"
    yield "  peak of the process, MiB", f"{peak / 1024:.0f}"


if __name__ == "__main__":
    main()
