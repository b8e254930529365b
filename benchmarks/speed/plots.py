r"""The two charts of docs/speed.md: articles a second of CPU time, by terms and by articles.

    python benchmarks/speed/plots.py [FOLDER] [--work DIR] [--runs 2] [--only terms] [--quick]

The least of several runs of whole processes. A peer is not asked for a point that would take it more than
15 seconds if it went on in proportion. --quick leaves out 100,000 articles.
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
LONG = 15


def main() -> None:
    """Measure and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--work", type=Path)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--only", choices=("terms", "articles"))
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    folder = nullcontext(options.work) if options.work else tempfile.TemporaryDirectory()
    with folder as work:
        desk = Desk(Path(work), options.folder or (WIRE if WIRE.is_dir() else None))
        for name, draw in (("terms", by_terms), ("articles", by_articles)):
            if options.only in {None, name}:
                sizes = TERMS if name == "terms" else COUNTS[:-1] if options.quick else COUNTS
                (DOCS / f"speed-{name}.svg").write_text(draw(desk, sizes, options.runs), "utf-8")


def by_terms(desk: Desk, sizes: Sequence[int], runs: int) -> str:
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
    series = {name: _line(name, side, sizes, runs, ARTICLES) for name, side in sides.items()}
    return chart(f"{ARTICLES:,} articles, by number of terms", "terms", "articles a second", series)


def by_articles(desk: Desk, sizes: Sequence[int], runs: int) -> str:
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
    series = {name: _line(name, side, sizes, runs) for name, side in sides.items()}
    return chart("100 terms, by number of articles", "articles", "articles a second", series)


def _peer_by_terms(desk: Desk, peer: Peer, terms: int) -> Side:
    return Side(peer.command(desk.articles(), desk.listed(terms)), output=desk.output("theirs"))


def _peer_by_articles(desk: Desk, peer: Peer, count: int) -> Side:
    return Side(peer.command(desk.articles(count), desk.listed(100)), output=desk.output("theirs"))


def _line(
    name: str, side: Callable[[int], Side], sizes: Sequence[int], runs: int, articles: int = 0
) -> list[Point]:
    """Articles a second for each size: of so many articles, or else sizes are articles."""
    points: list[Point] = []
    seconds = last = 0.0
    for size in sizes:
        if seconds * size > LONG * last and not name.startswith("triage"):
            break
        asked = side(size)
        if "XDG_CACHE_HOME" in asked.variables:
            asked.run()  # there is something to remember now
        seconds, last = min(asked.run().cpu for _ in range(runs)), size
        points.append((size, (articles or size) / seconds))
        print(f"{name}, {size:,}: {seconds:.2f} s", flush=True)
    return points


if __name__ == "__main__":
    main()
