"""The peers that are Python libraries, each as the short script that somebody would write with it.

Each takes a folder and a list of keywords, and writes `path<TAB>keyword` to standard output, once for each article
and keyword. `peers` starts them, one process a run; nothing is imported before its function runs.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

#: What `partial_ratio` must reach, the figure that its examples use.
CUTOFF = 85


def main() -> None:
    """Run the peer named on the command line: NAME FOLDER KEYWORDS."""
    name, folder, listed = sys.argv[1:]
    keywords = Path(listed).read_text("utf-8").splitlines()
    found = PEERS[name](sorted(path for path in Path(folder).rglob("*.txt")), keywords)
    sys.stdout.writelines(f"{path}\t{keyword}\n" for path, keyword in found)


def text_of(path: Path) -> str:
    return path.read_text("utf-8", errors="replace")


def budget(keyword: str) -> int:
    """Edits by length: none up to four letters, one up to seven, two above."""
    size = len(keyword)
    return 0 if size <= 4 else 1 if size <= 7 else 2


def pyahocorasick(paths: Iterable[Path], keywords: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """Exact, whole words: both sides are words between single spaces."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for keyword in keywords:
        automaton.add_word(f" {keyword} ", keyword)
    automaton.make_automaton()
    for path in paths:
        words = " ".join(re.findall(r"[^\W_]+", text_of(path).casefold()))
        for keyword in {keyword for _, keyword in automaton.iter(f" {words} ")}:
            yield path, keyword


def partial_ratio(paths: Iterable[Path], keywords: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """The script that most people write."""
    from rapidfuzz import fuzz

    for path in paths:
        text = text_of(path).casefold()
        for keyword in keywords:
            if fuzz.partial_ratio(keyword, text) >= CUTOFF:
                yield path, keyword


def fuzzysearch(paths: Iterable[Path], keywords: Sequence[str]) -> Iterator[tuple[Path, str]]:
    from fuzzysearch import find_near_matches

    for path in paths:
        text = text_of(path).casefold()
        for keyword in keywords:
            if find_near_matches(keyword, text, max_l_dist=budget(keyword)):
                yield path, keyword


def hyperscan(paths: Iterable[Path], keywords: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """One automaton for all keywords; it cannot keep to whole words where edits are allowed."""
    import hyperscan as hs

    database = hs.Database()
    database.compile(
        expressions=[re.escape(keyword).replace(r"\ ", r"\s+").encode() for keyword in keywords],
        ids=list(range(len(keywords))),
        elements=len(keywords),
        flags=hs.HS_FLAG_CASELESS | hs.HS_FLAG_SINGLEMATCH,
        ext=[
            hs.ExpressionExt(flags=hs.HS_EXT_FLAG_EDIT_DISTANCE, edit_distance=budget(keyword))
            for keyword in keywords
        ],
    )
    found: list[int] = []

    def note(number: int, _start: int, _end: int, _flags: int, _context: object) -> None:
        found.append(number)

    for path in paths:
        found.clear()
        database.scan(path.read_bytes(), match_event_handler=note)
        for number in dict.fromkeys(found):
            yield path, keywords[number]


def tantivy(paths: Sequence[Path], keywords: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """Index everything, then one query a keyword; the words of a phrase may stand anywhere."""
    import tantivy as engine

    builder = engine.SchemaBuilder()
    builder.add_text_field("body", stored=False, index_option="basic")
    builder.add_integer_field("number", stored=True, fast=True)
    schema = builder.build()
    index = engine.Index(schema)
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for number, path in enumerate(paths):
        writer.add_document(engine.Document(body=text_of(path), number=number))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    for keyword in keywords:
        parts = [
            engine.Query.fuzzy_term_query(schema, "body", part, distance=budget(part)) for part in keyword.split()
        ]
        query = (
            parts[0]
            if len(parts) == 1
            else engine.Query.boolean_query([(engine.Occur.Must, part) for part in parts])
        )
        hits = searcher.search(query, limit=len(paths), count=False, order_by_field="number").hits
        for number, _ in hits:
            yield paths[number], keyword


PEERS = {peer.__name__: peer for peer in (pyahocorasick, partial_ratio, fuzzysearch, hyperscan, tantivy)}
