r"""CPU time of `triage scan` on a folder of wire copy, as a ratio to a plain Python loop over the same files.

    python benchmarks/speed/wire.py ../shared/articles/wire/reuters-21578/articles [--pairs 5]

The loop opens, reads, casefolds and `findall(r'[^\W_]+')`s every file, once with pathlib and once without. Three profiles of 24 fuzzy terms, words and
phrases of the folder drawn with a fixed seed. Runs alternate; whole processes, user + system time; medians of the
pairwise ratios with least and most. Peak memory is the kernel's.
"""

import argparse
import os
import random
import re
import statistics
import sys
import tempfile
from collections import Counter
from pathlib import Path

import measure


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    folder = options.folder
    with tempfile.TemporaryDirectory() as scratch:
        profiles = write_profiles(Path(scratch), Path(folder))
        scan = [*measure.TRIAGE, "scan", folder, "-q", "--no-cache", *(f"-p{profile}" for profile in profiles)]
        loop, nothing = measure.loop(folder), measure.NOTHING
        single = Path(scratch, "one.txt")
        single.write_text(
            "Oil prices rise\n\nCrude oil rose a dollar a barrel on Friday, traders said.\n", "utf-8"
        )
        ten = ["scan", str(single)] + [part for word in TEN for part in ("-t", word)]
        plain = [sys.executable, "-c", PLAIN_LOOP, folder]
        rows = [
            ("paths / read+findall (at most 3)", [*scan, "--format", "paths"], plain),
            ("jsonl / read+findall (at most 5)", [*scan, "--jsonl"], plain),
            ("paths / the same without pathlib", [*scan, "--format", "paths"], loop),
            ("jsonl / the same without pathlib", [*scan, "--jsonl"], loop),
            ("--version / python -c pass (at most 2)", [*measure.TRIAGE, "--version"], nothing),
            (
                "one article, ten terms, JSON / pass (at most 12)",
                [*measure.TRIAGE, *ten, "--json"],
                nothing,
            ),
            ("one article, ten terms, terminal / pass", [*measure.TRIAGE, *ten], nothing),
        ]
        print(f"load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}, {options.pairs} pairs")
        for name, ours, theirs in rows:
            print(compare(name, ours, theirs, options.pairs))


#: As most people write it; that of `measure` is the leanest we know.
PLAIN_LOOP = """
import re, sys
from pathlib import Path
for path in sorted(Path(sys.argv[1]).rglob("*")):
    if path.is_file():
        re.findall(r"[^\\W_]+", path.read_text(encoding="utf-8", errors="replace").casefold())
"""
TEN = "oil,crude,barrel,OPEC,refinery,pipeline,petroleum,energy minister,oil price,tanker".split(",")


def write_profiles(scratch: Path, folder: Path) -> list[Path]:
    """Three profiles of 24 terms each: words of medium frequency, and pairs of them."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.iterdir())[::7]:
        counts.update(set(re.findall(r"[a-z]{5,}", path.read_text("utf-8", errors="replace").casefold())))
    words = sorted(word for word, count in counts.items() if 5 <= count <= 400)
    draw = random.Random(20261123)
    profiles = []
    for number in range(3):
        terms = [draw.choice(words) if place % 5 < 3 else " ".join(draw.sample(words, 2)) for place in range(24)]
        lines = [
            f'{{ text = "{term}", weight = {1 + place % 3} }},' for place, term in enumerate(dict.fromkeys(terms))
        ]
        path = scratch / f"profile-{number}.toml"
        path.write_text("terms = [\n" + "\n".join(lines) + "\n]\n", "utf-8")
        profiles.append(path)
    return profiles


def compare(name: str, ours: list[str], theirs: list[str], pairs: int) -> str:
    """One row: the median ratio of CPU times, the least and the most, and our peak memory."""
    found = measure.compare(measure.Side(ours), measure.Side(theirs), pairs)
    middle, seconds = statistics.median(found.ratios), statistics.median(cost.cpu for cost in found.ours)
    spread = f"({min(found.ratios):.2f}-{max(found.ratios):.2f})"
    return f"{name:52} {middle:5.2f}  {spread}  {seconds:.3f} s  {found.peak} MiB"


if __name__ == "__main__":
    main()
