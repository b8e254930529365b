r"""The two charts of docs/speed.md: articles a second of CPU time, by terms and by articles.

    python benchmarks/speed/plots.py [FOLDER] [--work DIR] [--runs 2] [--only terms]

The least of several runs of whole processes. A peer that takes longer than ten seconds for a point is asked for no
further one.
"""

import argparse
import tempfile
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from chart import Point, chart
from desk import ARTICLES, Desk
from measure import Side
from peers import PEERS, Peer
from run import WIRE

DOCS = Path(__file__).parents[2] / "docs"
TERMS = (10, 100, 1_000, 10_000)
COUNTS = (100, 1_000, 10_000, 100_000)
LONG = 10


def main() -> None:
    """Measure and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--only", choices=("terms", "articles"))
    options = parser.parse_args()
    folder = nullcontext(options.work) if options.work else tempfile.TemporaryDirectory()
    with folder as work:
        desk = Desk(Path(work), options.folder or (WIRE if WIRE.is_dir() else None))
        for name, draw in (("terms", by_terms), ("articles", by_articles)):
            if options.only in {None, name}:
                (DOCS / f"speed-{name}.svg").write_text(draw(desk, options.runs), "utf-8")


def by_terms(desk: Desk, runs: int) -> str:
    """One corpus, more and more terms."""
    folder = desk.articles()
    sides: dict[str, Callable[[int], Side]] = {
        "triage, fuzzy": lambda terms: desk.scan(folder, desk.profile(terms)),
        "triage, exact": lambda terms: desk.scan(folder, desk.profile(terms, is_fuzzy=False)),
        "read + findall": lambda _terms: desk.loop(folder),
    }
    for name in ("ripgrep", "ugrep", "ugrep -Z1", "hyperscan", "tantivy"):
        peer = PEERS[name]
        if peer.release:
            label = f"{name}{', fuzzy' if name in {'hyperscan', 'tantivy'} else ''}"
            sides[label] = partial(_peer_by_terms, desk, peer)
    series = {name: measured(side, TERMS, runs, lambda _terms: ARTICLES) for name, side in sides.items()}
    return chart(f"{ARTICLES:,} articles, by number of terms", "terms", "articles a second", series)


def by_articles(desk: Desk, runs: int) -> str:
    """100 terms, more and more articles."""
    profile = desk.profile(100)
    sides: dict[str, Callable[[int], Side]] = {
        "triage, first run": lambda count: desk.scan(desk.articles(count), profile),
        "triage, second run": lambda count: desk.second_scan(desk.articles(count), profile),
        "read + findall": lambda count: desk.loop(desk.articles(count)),
    }
    for name in ("ripgrep", "tantivy"):
        peer = PEERS[name]
        if peer.release:
            label = "tantivy, fuzzy" if name == "tantivy" else name
            sides[label] = partial(_peer_by_articles, desk, peer)
    series = {name: measured(side, COUNTS, runs, lambda count: count) for name, side in sides.items()}
    return chart("100 terms, by number of articles", "articles", "articles a second", series)


def _peer_by_terms(desk: Desk, peer: Peer, terms: int) -> Side:
    return Side(peer.command(desk.articles(), desk.listed(terms)))


def _peer_by_articles(desk: Desk, peer: Peer, count: int) -> Side:
    return Side(peer.command(desk.articles(count), desk.listed(100)))


def measured(
    side: Callable[[int], Side], sizes: Sequence[int], runs: int, articles: Callable[[int], int]
) -> list[Point]:
    """A point for each size until one takes too long; what a second run remembers is there from the first."""
    points: list[Point] = []
    for size in sizes:
        command = side(size)
        if "XDG_CACHE_HOME" in command.variables:
            command.run()
        seconds = min(command.run().cpu for _ in range(runs))
        points.append((size, articles(size) / seconds))
        print(f"{command.command[0]} {size}: {seconds:.2f} s", flush=True)
        if seconds > LONG and size < sizes[-1] and articles(size) == articles(sizes[-1]):
            break
    return points


if __name__ == "__main__":
    main()
