"""How well profiles written by hand rank and decide, beside what else one might have used.

    python benchmarks/quality/ranking.py [--wire FOLDER] [--naive-every 4] [--errors TOPIC]

The naive script is slow: it runs on each n-th article, and triage is measured on the same sample beside it.
The exit status is 1 where a figure is under its bar. Needs rank-bm25.
"""

import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from corpus import Corpus, parser, read_corpus, read_profiles
from corruption import corrupted
from measures import Figures, average_precision, decided, f1, figures, mean
from systems import Scores, bm25_scores, naive_scores, triage_scores, without_fuzzy

#: What the figures must reach; the study they come from measured other profiles on held-back articles.
BARS = {"MAP": 0.83, "P@10": 0.95, "macro-F1@50": 0.775, "micro-F1@50": 0.83, "MAP, 30 % misspelt": 0.82}
NAIVE_MARGIN, FUZZY_COST = 0.20, 0.002


class Table(NamedTuple):
    """One system on all topics."""

    by_topic: dict[str, Figures]
    pooled: float
    micro: float

    @property
    def mean(self) -> Figures:
        return Figures(*(mean(column) for column in zip(*self.by_topic.values(), strict=True)))


def tabulate(scores: Scores, corpus: Corpus) -> Table:
    """Measure a system; pooled AP ranks all pairs of article and topic in one list."""
    topics = {topic: corpus.about(topic) for topic in scores}
    pairs = [(-score, number, topic) for topic, found in scores.items() for number, score in found.items()]
    order = [(number, topic) for _, number, topic in sorted(pairs)]
    relevant = {(number, topic) for topic, numbers in topics.items() for number in numbers}
    decisions = [decided(found, topics[topic], 50) for topic, found in scores.items()]
    return Table(
        {topic: figures(found, topics[topic]) for topic, found in scores.items()},
        average_precision(order, relevant),
        f1(*map(sum, zip(*decisions, strict=True))),
    )


def misspelt(corpus: Corpus, share: float) -> Corpus:
    return Corpus({n: corrupted(a, n, share) for n, a in corpus.articles.items()}, corpus.topics)


def print_topics(tables: Mapping[str, Table], corpus: Corpus) -> None:
    """AP / P@10 / best F1 of each system, and F1 at 50 of the first."""
    print(f"{'topic':13}{'n':>5}  " + "".join(f"{name:>18}" for name in tables) + f"{'F1@50':>8}")
    first = next(iter(tables.values()))
    for topic in sorted(first.by_topic, key=lambda topic: -len(corpus.about(topic))):
        cells = "".join(f"{_cell(table.by_topic[topic]):>18}" for table in tables.values())
        print(f"{topic:13}{len(corpus.about(topic)):5}  {cells}{first.by_topic[topic].f1_at_50:8.3f}")


def _cell(found: Figures) -> str:
    return f"{found.average_precision:.3f} {found.precision_at_10:.2f} {found.best_f1:.3f}"


def print_means(tables: Mapping[str, Table]) -> None:
    print(f"\n{'mean':24}   MAP  P@10  best F1  macro-F1@50  micro-F1@50  pooled AP")
    for name, table in tables.items():
        m = table.mean
        at_50 = f"{m.f1_at_50:11.3f}  {table.micro:11.3f}" if "triage" in name else f"{'–':>11}  {'–':>11}"
        print(
            f"{name:24} {m.average_precision:.3f} {m.precision_at_10:.3f}  {m.best_f1:.3f}  {at_50}  {table.pooled:.3f}"
        )


def errors(topic: str, corpus: Corpus, count: int = 15) -> None:
    """The highest false alarms and the lowest misses of a topic, by number and title."""
    profiles = [profile for profile in read_profiles() if profile.id == topic]
    found, about = triage_scores(profiles, corpus.articles)[topic], corpus.about(topic)
    alarms = sorted((n for n in found if n not in about), key=lambda n: -found[n])[:count]
    misses = sorted(about, key=lambda n: found.get(n, 0.0))[:count]
    for heading, numbers in (("false alarms", alarms), ("misses", misses)):
        print(heading)
        for number in numbers:
            labels = " ".join(sorted(corpus.topics[number]))
            print(f"  {found.get(number, 0.0):5.1f} {number:6} {corpus.articles[number].title[:70]}  [{labels}]")


def measure(corpus: Corpus, naive_every: int) -> list[tuple[str, float, float]]:
    """Print the tables; (what, figure, bar) of all that has a bar."""
    profiles = read_profiles()
    tables = {"triage": tabulate(triage_scores(profiles, corpus.articles), corpus)}
    tables["BM25 × weight"] = tabulate(bm25_scores(profiles, corpus.articles), corpus)
    print_topics(tables, corpus)
    plain = without_fuzzy(profiles)
    tables["triage, fuzzy off"] = tabulate(triage_scores(plain, corpus.articles), corpus)
    for share in (0.1, 0.3):
        bad = misspelt(corpus, share)
        tables[f"triage, {share:.0%} misspelt"] = tabulate(triage_scores(profiles, bad.articles), bad)
        tables[f"triage off, {share:.0%} misspelt"] = tabulate(triage_scores(plain, bad.articles), bad)
    sample = corpus.sample(naive_every)
    tables[f"triage, 1 in {naive_every}"] = tabulate(triage_scores(profiles, sample.articles), sample)
    tables[f"naive, 1 in {naive_every}"] = tabulate(naive_scores(profiles, sample.articles), sample)
    print_means(tables)
    maps = {name: table.mean.average_precision for name, table in tables.items()}
    ours = tables["triage"]
    margin = maps[f"triage, 1 in {naive_every}"] - maps[f"naive, 1 in {naive_every}"]
    reached = dict(
        zip(
            BARS,
            (
                maps["triage"],
                ours.mean.precision_at_10,
                ours.mean.f1_at_50,
                ours.micro,
                maps["triage, 30% misspelt"],
            ),
            strict=True,
        )
    )
    rows = [(name, figure, BARS[name]) for name, figure in reached.items()]
    rows.append(("MAP above the naive script", margin, NAIVE_MARGIN))
    rows.append(("MAP lost by fuzzy, negated", maps["triage"] - maps["triage, fuzzy off"], -FUZZY_COST))
    return rows


def print_bars(rows: Sequence[tuple[str, float, float]]) -> bool:
    """Each figure beside its bar; whether all are reached."""
    print()
    for name, figure, bar in rows:
        print(f"{name:32} {figure:7.4f}  bar {bar:7.4f}  {'ok' if figure >= bar else 'MISSED'}")
    return all(figure >= bar for _, figure, bar in rows)


def main() -> int:
    options = parser(__doc__)
    options.add_argument("--naive-every", type=int, default=4)
    options.add_argument("--errors", metavar="TOPIC")
    given = options.parse_args()
    corpus = read_corpus(given.wire).sample(given.every)
    if given.errors:
        errors(given.errors, corpus)
        return 0
    return 0 if print_bars(measure(corpus, given.naive_every)) else 1


if __name__ == "__main__":
    sys.exit(main())
