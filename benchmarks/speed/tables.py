r"""What `--format sqlite` and `--format parquet` cost beside the JSON lines of the same run: CPU time and peak memory.

    python benchmarks/speed/tables.py [COUNT] [--pairs 3]

The articles are those of memory.py, invented with a fixed seed. Runs alternate and take nothing from a cache; of each the
least is printed. "few" looks for pairs of words, a hit in some twenty articles; "many" for common ones, so that most are hits.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from memory import TERMS, WORDS, make, run

#: What a run may cost, as a multiple of JSON lines.
MOST = 2.0
SEARCHES = {"few": TERMS, "many": (*TERMS, *WORDS[:6])}


def main() -> None:
    """Make the files, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", nargs="?", type=int, default=100_000)
    parser.add_argument("--pairs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        make(Path(scratch, "inbox"), options.count)
        print(f"{options.count:,} articles, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}")
        for name, terms in SEARCHES.items():
            scan = [sys.executable, "-m", "triage", "scan", f"{scratch}/inbox", "-q", "--no-cache", "-j", "1"]
            scan += [part for term in terms for part in ("-t", term)]
            forms = {
                "jsonl": ["--jsonl", "-o", f"{scratch}/run.jsonl"],
                "sqlite": ["--format", "sqlite", "-o", f"{scratch}/run.db"],
                "parquet": ["--format", "parquet", "-o", f"{scratch}/run"],
            }
            costs: dict[str, list[tuple[float, int]]] = {form: [] for form in forms}
            for _ in range(options.pairs):
                for form, more in forms.items():
                    costs[form].append(run([*scan, *more]))
            base = min(seconds for seconds, _ in costs["jsonl"])
            for form, found in costs.items():
                seconds, peak = min(found)
                over = "  OVER" if form == "sqlite" and seconds > MOST * base else ""
                print(f"{name:5} {form:8} {seconds:7.2f} s CPU  {seconds / base:5.2f} × jsonl  {peak:5} MiB{over}")


if __name__ == "__main__":
    main()
