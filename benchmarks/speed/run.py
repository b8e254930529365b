r"""How fast is triage? Every figure of docs/speed.md, checked and measured, in one table.

    python benchmarks/speed/run.py [FOLDER] [--pairs 5] [--only ROW] [--quick] [--page]

FOLDER has wire copy as plain text, one article a file; without it, invented articles. What is found is checked
first, on 200 articles against brute force; a difference ends the run. Then each row: whole processes in turn, A B A
B, after one of each that does not count; user + system time; the median of the pairwise ratios with least and most.
--page writes the table into docs/speed.md. Peers that are missing are skipped by name.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from functools import cache
from pathlib import Path

from desk import ARTICLES, SAMPLE, Desk
from measure import PLAIN, Side, compare
from oracle import EXACT, Oracle, check
from peers import PEERS, pairs
from rows import Row, rows
from table import Line, page, text

WIRE = Path(__file__).parents[3] / "shared" / "articles" / "wire" / "reuters-21578" / "articles"
DOCS = Path(__file__).parents[2] / "docs" / "speed.md"


def main() -> int:
    """Check, measure, print."""
    options = _parser().parse_args()
    source = options.folder or (WIRE if WIRE.is_dir() else None)
    chosen = [
        row
        for row in rows()
        if (row.name in options.only if options.only else not (options.quick and row.is_long))
    ]
    folder = nullcontext(options.work) if options.work else tempfile.TemporaryDirectory()
    with folder as work:
        desk = Desk(Path(work), source)
        most = 2 if options.quick else options.pairs
        lines = [_about(source, most)]
        print(lines[0], file=sys.stderr)
        if not options.only:
            lines.append(_checked(desk, 300 if options.quick else 1_000))
            print(lines[1], file=sys.stderr)
        bench = Bench(desk, most)
        table = []
        try:
            for row in chosen:
                table.append(bench.line(row))
                print(f"{table[-1].asks}: {table[-1].figure}  {table[-1].verdict}", file=sys.stderr)
        except KeyboardInterrupt:
            print(f"interrupted: {len(chosen) - len(table)} rows are not measured", file=sys.stderr)
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    lines[0] += f"; load {load:.1f} at the end"
    if load > cores + 1:
        lines.append("**Other programs were running**, more than there are cores: these figures are rough")
    print(text(lines, table))
    if options.page:
        page(DOCS, lines, table)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--only", action="append", metavar="ROW", help="; ".join(row.name for row in rows()))
    parser.add_argument("--quick", action="store_true", help="two pairs, and not what takes long")
    parser.add_argument("--work", type=Path, help="keep corpora here, to find them again")
    parser.add_argument("--page", action="store_true", help="write the table into docs/speed.md")
    return parser


def _about(source: Path | None, most: int) -> str:
    releases = [f"{peer.name} {peer.release}" for peer in PEERS.values() if peer.release and "-Z" not in peer.name]
    return (
        f"{ARTICLES:,} files {'like those of ' + source.parent.name if source else 'of invented text'}; at most {most} "
        f"pairs; Python {platform.python_version()}, {', '.join(releases)}; {os.cpu_count()} cores; "
        f"load {os.getloadavg()[0]:.1f} at the start"
    )


def _checked(desk: Desk, terms: int) -> str:
    """Our matches against brute force; nothing is measured that is not right."""
    paths = sorted(desk.misspelt.iterdir())
    found = []
    for is_fuzzy in (True, False):
        ours, truth = check(paths, desk.terms(terms), is_fuzzy=is_fuzzy)
        if ours != truth:
            raise SystemExit(f"brute force finds otherwise: {sorted(ours ^ truth)[:5]}")
        found.append(len(ours))
    return (
        f"Checked: {SAMPLE} of these articles with a typo in one word of ten, {terms:,} terms: {found[0]:,} matches, {found[1]:,} of them found "
        "with fuzzy matching and forms off; the same as brute force, place by place"
    )


class Bench:
    """Measures rows; remembers what peers were found to find."""

    def __init__(self, desk: Desk, most: int) -> None:
        self._desk = desk
        self._most = most
        self._oracle = cache(lambda terms, is_fuzzy: Oracle(desk.terms(terms), None if is_fuzzy else EXACT))

    def line(self, row: Row) -> Line:
        """One row of the table."""
        peer = PEERS.get(row.peer)
        if peer is not None and not peer.release:
            return Line(row, skipped=f"{peer.name} is not installed")
        ours = row.ours(self._desk)
        if row.theirs is None:
            return Line(row, alone=ours.run(), found=_counted(ours))
        theirs = row.theirs(self._desk)
        agreed = self._agreed(row) if peer is not None else None
        is_second = "XDG_CACHE_HOME" in ours.variables
        most = min(self._most, 2) if row.is_slow else self._most
        compared = compare(ours, theirs, most, warm_up=not row.is_slow or is_second)
        line = Line(row, compared, None, _counted(ours), _counted(theirs), agreed)
        return line if line.is_met is not False else line._replace(phases=_phases(ours))

    def _agreed(self, row: Row) -> tuple[float, float]:
        """Recall and precision of a peer on the sample, by our rules."""
        desk, peer = self._desk, PEERS[row.peer]
        output = desk.output("sample")
        Side(peer.command(desk.sample, desk.listed(row.terms)), output=output).run()
        found, _ = pairs(peer, output, desk.terms(row.terms))
        oracle = self._oracle(row.terms, row.is_fuzzy)
        truth = set().union(*(oracle.pairs(path) for path in sorted(desk.sample.iterdir())))
        both = len(found & truth)
        return both / max(1, len(truth)), both / max(1, len(found))


def _phases(side: Side) -> str:
    """Where the time of a scan goes, as it says itself."""
    if "scan" not in side.command:
        return ""
    command = [part for part in side.command if part != "-q"]
    told = subprocess.run(
        [*command, "--timings"], env={**PLAIN, **side.variables}, capture_output=True, text=True, check=True
    )
    return told.stderr.strip().rpartition("triage: ")[2]


def _counted(side: Side) -> tuple[int, int] | None:
    """Files in which something was found, and matches, as far as the output tells."""
    if side.output is None:
        return None
    found = side.output.read_bytes()
    lines = found.splitlines()
    if found.startswith(b"{"):
        hits = sum(line.startswith(b'{"type":"hit"') for line in lines)
        return (hits, found.count(b'"similarity":')) if hits else None
    paths = {line.partition(b".txt")[0] for line in lines if b".txt" in line}
    return (len(paths), len(lines)) if paths else None


if __name__ == "__main__":
    sys.exit(main())
