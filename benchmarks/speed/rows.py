"""The questions: for each, our command, the other one, and the bar that the figure is held against."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from desk import ARTICLES, Desk
from measure import NOTHING, TRIAGE, Side
from peers import PEERS

MANY = 100_000
JSONL = ("--jsonl",)
PAGES = Path(__file__).parents[3] / "shared" / "articles" / "formats" / "html-page"
#: A text and a title of every page, by the library alone.
EXTRACT = """
import logging, sys
from pathlib import Path
from trafilatura import bare_extraction
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
for path in sorted(Path(sys.argv[1]).iterdir()):
    bare_extraction(path.read_bytes(), include_comments=False, with_metadata=sys.argv[2] == "facts")
"""
ONE = "Oil prices rise\n\nCrude oil rose a dollar a barrel on Friday, traders said.\n"
TEN = "oil,crude,barrel,OPEC,refinery,pipeline,petroleum,energy minister,oil price,tanker".split(",")

#: Why bars are missed, by row; said beside the phases where they are.
READING = "reading takes more than half of what the loop does in all"
WORDS = "each distinct word is asked for forms and misspellings, in Python"
REASONS = {
    "paths": f"{READING}, compiling 1,000 terms as much again, and {WORDS}",
    "three": f"{READING}, and {WORDS}",
    "typographic": f"{READING}, compiling 1,000 terms as much again, and {WORDS}",
    "jsonl": "scores, snippets and records of 116,000 matches are made in Python, which the loop does not have",
    "ugrep -Z1": f"{READING}, and {WORDS}",
    "ugrep -Z2": f"{READING}, and {WORDS}",
    "tantivy": f"{READING}, and {WORDS}",
    "ripgrep": "reading is half of it: headline, furniture and encoding of each file",
    "ugrep": "ugrep needs neither words nor headlines; reading alone takes us as long as it does for all",
    "pyahocorasick": "reading is half of it: headline, furniture and encoding of each file",
}

#: A command, once there is a folder to work in.
Ask = Callable[[Desk], Side]


class Row(NamedTuple):
    """One comparison. The figure is ours / theirs, where `is_faster` theirs / ours, and without theirs our MiB."""

    name: str
    group: str
    asks: str
    ours: Ask
    theirs: Ask | None
    #: None: only to know.
    bar: float | None = None
    is_faster: bool = False
    peer: str = ""
    terms: int = 1_000
    is_fuzzy: bool = True
    #: Takes long: two pairs are enough, and no run in vain.
    is_slow: bool = False
    #: Left out by --quick.
    is_long: bool = False
    #: Why the bar is not met, where it is not.
    reason: str = ""


def rows() -> list[Row]:
    """All of them, in the order of the table."""
    found = [*_reading(), *_fuzzy_peers(), *_exact_peers(), *_scaling(), *_many(), *_pages(), *_starts()]
    return [row._replace(reason=REASONS.get(row.name, "")) for row in found]


def _scan(articles: int, terms: int, *more: str, is_fuzzy: bool = True) -> Ask:
    return lambda desk: desk.scan(desk.articles(articles), desk.profile(terms, is_fuzzy=is_fuzzy), *more)


def _in_python(side: Side) -> Side:
    """Without the compiled core."""
    return side._replace(variables={**side.variables, "TRIAGE_PURE": "1"})


def _loop(articles: int) -> Ask:
    return lambda desk: desk.loop(desk.articles(articles))


def _peer(name: str, articles: int, terms: int, *more: str) -> Ask:
    def side(desk: Desk) -> Side:
        command = PEERS[name].command(desk.articles(articles), desk.listed(terms))
        return Side([command[0], *more, *command[1:]], output=desk.output("theirs"))

    return side


def _reading() -> list[Row]:
    group = f"Reading: {ARTICLES:,} files; the other side is Python read + findall"
    floor = _loop(ARTICLES)
    return [
        Row("paths", group, "1,000 fuzzy terms to paths", _scan(ARTICLES, 1_000), floor, 2),
        Row(
            "jsonl",
            group,
            "1,000 fuzzy terms to JSON lines, every match",
            _scan(ARTICLES, 1_000, *JSONL),
            floor,
            8,
        ),
        Row(
            "pure",
            group,
            "1,000 fuzzy terms to paths, in Python alone",
            lambda desk: _in_python(_scan(ARTICLES, 1_000)(desk)),
            floor,
            is_long=True,
        ),
        Row(
            "three",
            group,
            "three profiles of ten terms to paths",
            lambda desk: desk.scan(desk.articles(), desk.profiles(3, 10)),
            floor,
            1.8,
        ),
        Row(
            "typographic",
            group,
            "1,000 fuzzy terms to paths, typographic quotes and dashes in every file",
            lambda desk: desk.scan(desk.typographic(), desk.profile(1_000)),
            lambda desk: desk.loop(desk.typographic()),
            2.2,
        ),
        Row("paths-100", group, "100 fuzzy terms to paths", _scan(ARTICLES, 100), floor),
        Row(
            "cat", group, "the same, beside `cat`", _scan(ARTICLES, 100), _peer("cat", ARTICLES, 100), is_long=True
        ),
        Row(
            "wc",
            group,
            "the same, beside `wc -w`",
            _scan(ARTICLES, 100),
            _peer("wc -w", ARTICLES, 100),
            is_long=True,
        ),
    ]


def _fuzzy_peers() -> list[Row]:
    group = "Fuzzy: how many times faster than …"

    def row(peer: str, articles: int, bar: float | None, terms: int = 1_000, **how: bool) -> Row:
        asks = f"{peer}, {terms:,} terms, {articles:,} files"
        ours, theirs = _scan(articles, terms), _peer(peer, articles, terms)
        return Row(peer, group, asks, ours, theirs, bar, is_faster=True, peer=peer, terms=terms, **how)

    return [
        # Forty would be .14 s for start, reading and all: the start of Python and triage takes half of that.
        row("partial_ratio", 1_000, 15, is_slow=True),
        row("ugrep -Z1", ARTICLES, 2.8),
        row("ugrep -Z2", ARTICLES, 18, is_slow=True, is_long=True),
        row("hyperscan", ARTICLES, 7, is_slow=True),
        row("tantivy", ARTICLES, 1.1),
        row("fuzzysearch", 200, None, terms=100, is_slow=True, is_long=True),
    ]


def _exact_peers() -> list[Row]:
    group = "Exact, our fuzzy matching and forms off: how many times faster than …"

    def row(name: str, peer: str, bar: float | None, terms: int, *more: str, **how: bool) -> Row:
        asks = f"{peer}{' ' + ' '.join(more) if more else ''}, {terms:,} terms, {ARTICLES:,} files"
        ours, theirs = _scan(ARTICLES, terms, is_fuzzy=False), _peer(peer, ARTICLES, terms, *more)
        # Names of files only: nothing to check what is found by.
        checked = "" if more else peer
        return Row(name, group, asks, ours, theirs, bar, True, checked, terms, False, **how)

    return [
        row("ripgrep", "ripgrep", 2, 1_000),
        row("ripgrep-5000", "ripgrep", 20, 5_000, is_slow=True),
        row("ripgrep-l", "ripgrep", None, 1_000, "-l", is_long=True),
        row("ugrep", "ugrep", 0.45, 1_000),
        row("pyahocorasick", "pyahocorasick", 1, 1_000, is_long=True),
    ]


def _scaling() -> list[Row]:
    group = f"More terms, {ARTICLES:,} files to paths"
    return [
        Row(
            "profiles",
            group,
            "100 profiles of 20 terms, beside one of 2,000",
            lambda desk: desk.scan(desk.articles(), desk.profiles(100, 20)),
            _scan(ARTICLES, 2_000),
            1.5,
        ),
        Row("terms", group, "10,000 terms, beside 100", _scan(ARTICLES, 10_000), _scan(ARTICLES, 100), 5),
    ]


def _many() -> list[Row]:
    group = f"{MANY:,} files, 100 fuzzy terms"

    def row(name: str, asks: str, ours: Ask, theirs: Ask | None, bar: float, *, is_faster: bool = False) -> Row:
        return Row(name, group, asks, ours, theirs, bar, is_faster, is_slow=True, is_long=True)

    def second(desk: Desk) -> Side:
        return desk.second_scan(desk.articles(MANY), desk.profile(100))

    faster = "second run: how many times faster than the first"
    return [
        row("many-jsonl", "memory to JSON lines, MiB", _scan(MANY, 100, *JSONL), None, 150),
        row("many-fold", "memory with folding, MiB", _scan(MANY, 100, *JSONL, "--fold"), None, 500),
        row("many-second", "unchanged second run, beside read + findall", second, _loop(MANY), 0.8),
        row("many-faster", faster, second, _scan(MANY, 100), 6, is_faster=True),
    ]


def _pages() -> list[Row]:
    if not PAGES.is_dir():
        return []
    count = len(list(PAGES.iterdir()))
    group = f"{count} saved pages of news sites, one worker"
    read = lambda desk: desk.scan(PAGES, desk.profile(10))  # noqa: E731

    def alone(parts: str) -> Ask:
        return lambda desk: Side([sys.executable, "-c", EXTRACT, str(PAGES), parts])

    return [
        Row(
            "pages",
            group,
            "reading them and ten terms, beside the library alone, which finds date and author too",
            read,
            alone("facts"),
            1.1,
        ),
        Row("pages-text", group, "the same, the library finding text only", read, alone("text"), is_long=True),
        Row(
            "pages-second",
            group,
            "second scan: how many times faster than the first",
            lambda desk: desk.second_scan(PAGES, desk.profile(100)),
            lambda desk: desk.scan(PAGES, desk.profile(100)),
            20,
            is_faster=True,
        ),
    ]


def _starts() -> list[Row]:
    group = "Starting; the other side is `python -c pass`"

    def one(desk: Desk, *more: str) -> Side:
        path = desk.work / "one.txt"
        path.write_text(ONE, "utf-8")
        terms = [part for word in TEN for part in ("-t", word)]
        return Side([*TRIAGE, "scan", str(path), *terms, "--no-cache", *more], output=desk.output("ours"))

    def nothing(_desk: Desk) -> Side:
        return Side(NOTHING)

    return [
        Row("version", group, "`triage --version`", lambda _: Side([*TRIAGE, "--version"]), nothing, 2),
        Row("one-json", group, "one article, ten terms, to JSON", lambda desk: one(desk, "--json"), nothing, 10),
        Row("one-terminal", group, "one article, ten terms, to the terminal", one, nothing, 20),
        Row("thousand", group, "1,000 articles, 100 terms, to paths", _scan(1_000, 100), nothing, 25),
    ]
