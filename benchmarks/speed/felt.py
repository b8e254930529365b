r"""How long people wait: to the first screen of the list, to its last line, and again where nothing has changed.

    python benchmarks/speed/felt.py [FOLDER] [--articles 100,1000,10000] [--pairs 3] [--only "list|json"] [--page]

Ten words, `-j1` but where all processors are named, whole processes. The list goes to a pseudo-terminal of 100 × 40 without a pager; its first screen stands
when 40 lines were read from there. HTML, JSON and the digest go to a file. A first run begins without a cache and fills it; before the
second nothing has changed. CPU is user + system time as the kernel counts it (of the first screen as far as /proc tells
it), memory the kernel's peak; the middle of the pairs. Processes that work ahead
of the list count where they have come to their end. Of 50,000 articles and more only one list and JSON are asked for: the names in
40,000 hits take two minutes each time. `--page` writes the table into docs/speed.md. Articles are those of
`corpus.py`: of FOLDER, then altered copies of them; invented without one.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from desk import Desk
from measure import LOOP, PLAIN, TRIAGE, Cost, run
from table import written

DOCS = Path(__file__).parents[2] / "docs" / "speed.md"
BEGIN = "<!-- written by benchmarks/speed/felt.py --page -->"

#: Of the wire, two articles in five hold one of these.
TERMS = ("oil", "crude", "OPEC", "bank", "dollar", "trade", "wheat", "tariff", "refinery", "energy minister")
SCREEN = 40
#: Of so many articles only these rows are measured.
MANY, OF_MANY = 50_000, ("list, to the terminal", "`--json`")
#: Seconds after which the cache believes a file.
AGE = 4
#: Runs a command on a pseudo-terminal, and says what it had cost when its first screen stood, and at its end.
TERMINAL = """
import fcntl, os, pty, struct, sys, termios, time
lines, *command = sys.argv[1:]
start = time.perf_counter()
child, stream = pty.fork()
if not child:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", int(lines), 100, 0, 0))
    os.execvp(command[0], command)
missing, first = int(lines), None
while True:
    try:
        read = os.read(stream, 65536)
    except OSError:
        break
    if not read:
        break
    missing -= read.count(b"\\n")
    if missing <= 0 and first is None:
        try:
            with open(f"/proc/{child}/stat") as told:
                ticks = told.read().rpartition(")")[2].split()[11:13]
            first = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK"), time.perf_counter() - start
        except OSError:
            first = 0, time.perf_counter() - start
_, status, usage = os.wait4(child, 0)
whole = usage.ru_utime + usage.ru_stime, time.perf_counter() - start
print(*(first or whole), *whole, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


class Felt(NamedTuple):
    """One run: to its first screen, where it has one, and to its end."""

    whole: Cost
    screen: Cost | None = None


class Row(NamedTuple):
    """What is asked, and how often of what is left from the time before."""

    name: str
    run: Callable[[Path], Felt]
    has_second: bool = True


class Line(NamedTuple):
    """The middle of the runs of a row."""

    articles: int
    name: str
    first: Felt
    second: Felt | None


def main() -> int:
    """Measure, print, and say whether what is asked of it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--articles", default="100,1000,10000")
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--only", default="", help="rows whose name holds one of these, apart by |")
    parser.add_argument("--work", type=Path, help="keep corpora here, to find them again")
    parser.add_argument("--page", action="store_true", help="write the table into docs/speed.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        desk = Desk(options.work or Path(scratch, "work"), options.folder)
        lines = []
        for count in map(int, options.articles.split(",")):
            folder = desk.articles(count)
            # Files that were only just written are not cached: they may change again within a tick of their clock.
            time.sleep(AGE)
            for line in measured(folder, count, Path(scratch), options):
                lines.append(line)
                print(row_of(line), flush=True)
    said = verdicts(lines)
    print("\n".join(said))
    if options.page:
        written(DOCS, BEGIN, "\n".join([about(options.folder), "", *table(lines), "", *said]))
    return 0


def measured(folder: Path, count: int, scratch: Path, options: argparse.Namespace) -> list[Line]:
    """Every row on one folder, in turn; the first run of each after an empty cache."""
    found: dict[str, list[tuple[Felt, Felt | None]]] = {}
    chosen = [row for row in rows(folder, scratch) if any(part in row.name for part in options.only.split("|"))]
    if count >= MANY:
        chosen = [row for row in chosen if row.name in OF_MANY]
    for _ in range(options.pairs):
        for row in chosen:
            shutil.rmtree(scratch / "cache", ignore_errors=True)
            first = row.run(scratch)
            found.setdefault(row.name, []).append((first, row.run(scratch) if row.has_second else None))
    return [
        Line(
            count,
            name,
            _middle([first for first, _ in both]),
            _middle([second for _, second in both if second is not None]) if both[0][1] else None,
        )
        for name, both in found.items()
    ]


def rows(folder: Path, scratch: Path) -> list[Row]:
    """What people look at, the same for programs, and what else reads the words of files."""
    scan = [*TRIAGE, "scan", "-j1", str(folder), *(part for term in TERMS for part in ("-t", term))]
    several = [part for part in scan if part != "-j1"]
    digest = [*TRIAGE, "digest", "-q", "--dry-run", "--state", str(scratch / "digests.sqlite3"), str(folder)]
    digest += [part for term in TERMS for part in ("-t", term)]
    found = [
        Row("list, to the terminal", lambda at: _on_terminal([*scan, "--no-pager", "-q"], at)),
        Row("the same, all processors", lambda at: _on_terminal([*several, "--no-pager", "-q"], at)),
        Row("`--format html`", lambda at: _to_file([*scan, "-q", "--format", "html"], at)),
        Row("`--json`", lambda at: _to_file([*scan, "-q", "--json"], at)),
        Row("`digest`, text", lambda at: _to_file(digest, at)),
    ]
    if shutil.which("rg"):
        search = ["rg", "-c", "-wi", "|".join(TERMS), str(folder)]
        found.append(Row("`rg -c`", lambda at: _to_file(search, at), has_second=False))
    loop = [sys.executable, "-c", LOOP, str(folder)]
    return [*found, Row("Python read + findall", lambda at: _to_file(loop, at), has_second=False)]


def _variables(scratch: Path) -> dict[str, str]:
    return {"XDG_CACHE_HOME": str(scratch / "cache"), "XDG_STATE_HOME": str(scratch / "state")}


def _to_file(command: Sequence[str], scratch: Path) -> Felt:
    return Felt(run(command, scratch / "out", _variables(scratch)))


def _on_terminal(command: Sequence[str], scratch: Path) -> Felt:
    variables = {**PLAIN, **_variables(scratch), "TERM": "xterm-256color"}
    for name in ("COLUMNS", "LINES", "NO_COLOR"):
        variables.pop(name, None)
    told = subprocess.run(
        [sys.executable, "-SEc", TERMINAL, str(SCREEN), *command],
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    ).stdout
    cpu, wall, all_cpu, all_wall, peak, code = map(float, told.split())
    if code:
        raise SystemExit(f"failed with status {code:.0f}: {' '.join(command)}")
    memory = round(peak / 1024)
    return Felt(Cost(all_cpu, all_wall, memory), Cost(cpu, wall, memory))


def _middle(runs: Sequence[Felt]) -> Felt:
    screens = [one.screen for one in runs if one.screen is not None]
    return Felt(_middle_cost([one.whole for one in runs]), _middle_cost(screens) if screens else None)


def _middle_cost(costs: Sequence[Cost]) -> Cost:
    cpu, wall, peak = zip(*costs, strict=True)
    return Cost(statistics.median(cpu), statistics.median(wall), max(peak))


def verdicts(lines: Sequence[Line]) -> list[str]:
    """What was asked of the list beside JSON, for each number of articles."""
    said = []
    for count in dict.fromkeys(line.articles for line in lines):
        of = {line.name: line for line in lines if line.articles == count}
        shown, json = of.get("list, to the terminal"), of.get("`--json`")
        if (
            shown is None
            or json is None
            or shown.first.screen is None
            or shown.second is None
            or json.second is None
        ):
            continue
        asked = (
            ("first screen", shown.first.screen.cpu / json.first.whole.cpu, 1.5),
            ("whole list", shown.first.whole.cpu / json.first.whole.cpu, 3),
            ("second list", shown.second.whole.cpu / json.second.whole.cpu, 1.2),
        )
        parts = (
            f"{name} {ratio:.2f} (at most {most}{'' if ratio <= most else ', missed'})"
            for name, ratio, most in asked
        )
        said.append(f"- {count:,} articles, CPU time beside JSON: {' · '.join(parts)}")
    return said


HEAD = (
    "| articles | | first screen, CPU s (wall) | last line, CPU s (wall) | second run: first screen | second run: last line | MiB |",
    "|---|---|---|---|---|---|---|",
)


def table(lines: Sequence[Line]) -> list[str]:
    """The table as the page has it."""
    return [*HEAD, *map(row_of, lines)]


def row_of(line: Line) -> str:
    """One row of it."""
    second = line.second
    cells = (
        f"{line.articles:,}",
        line.name,
        _cost(line.first.screen),
        _cost(line.first.whole),
        _cost(second.screen if second else None),
        _cost(second.whole if second else None),
        str(max(line.first.whole.peak, second.whole.peak if second else 0)),
    )
    return f"| {' | '.join(cells)} |"


def _cost(cost: Cost | None) -> str:
    return "" if cost is None else f"{cost.cpu:.2f} ({cost.wall:.2f})"


def about(source: Path | None) -> str:
    """Where these figures come from."""
    return (
        f"Ten words on files {'like those of ' + source.parent.name if source else 'of invented text'}; Python "
        f"{platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the end."
    )


if __name__ == "__main__":
    sys.exit(main())
