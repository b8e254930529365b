r"""Profiles that are dear: many substrings, expressions, combinations, many profiles, terms that ask for names.

    python benchmarks/speed/dear.py FOLDER [--files 1000] [--base CHECKOUT] [--only substrings] [--pairs 3]

CPU seconds of whole processes on the first files of a folder of plain text, to JSON lines, without the cache; with `--base`
beside another checkout of triage, in turn, and as a ratio. The terms are drawn from the texts with a fixed seed: parts of words,
expressions of two words with a gap, pairs of OR-lists, capitalised words.
"""

import argparse
import os
import random
import re
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from measure import TRIAGE, Side

SEED = 20261129


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--base", type=Path, help="another checkout to compare with")
    parser.add_argument("--only", default="", help="rows whose name holds this")
    parser.add_argument("--pairs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        inbox = Path(scratch, "inbox")
        inbox.mkdir()
        paths = sorted(path for path in options.folder.rglob("*") if path.is_file())[: options.files]
        for path in paths:
            (inbox / path.name).with_suffix(".txt").write_bytes(path.read_bytes())
        print(f"load {os.getloadavg()[0]:.1f}; {len(paths):,} files, CPU seconds")
        for name, profiles in written(Path(scratch), paths).items():
            if options.only in name:
                print(f"{name:40} {measured(inbox, profiles, options.base, options.pairs)}", flush=True)


def measured(inbox: Path, profiles: Path, base: Path | None, pairs: int) -> str:
    """The middle of the runs, and of the ratios."""
    command = [*TRIAGE, "scan", "-q", "-j1", "--jsonl", "--no-cache", str(inbox), "-p", str(profiles)]
    # A path of its own before that of an installation.
    ours = Side([command[0], "-P", *command[1:]], {"PYTHONPATH": str(Path(__file__).parents[2])})
    theirs = Side(ours.command, {"PYTHONPATH": str(base)}) if base else None
    own, others = [], []
    for _ in range(pairs):
        own.append(ours.run().cpu)
        if theirs is not None:
            others.append(theirs.run().cpu)
    said = f"{statistics.median(own):7.2f}"
    if others:
        ratio = statistics.median(one / other for one, other in zip(own, others, strict=True))
        said += f"   base {statistics.median(others):7.2f}   {ratio:.2f}"
    return said


def written(scratch: Path, paths: Sequence[Path]) -> dict[str, Path]:
    """Name → file or folder of profiles."""
    draw = random.Random(SEED)
    words = words_of(paths)
    parts = [
        word[draw.randrange(2) :][: draw.randrange(4, 8)] for word in draw.choices(words, k=4000) if len(word) > 5
    ]
    capitals = [word.capitalize() for word in draw.sample(words, 300)]
    expressions = [rf"\b{one}\w*\s+(?:the|of)?\s*{other}" for one, other in zip(draw.choices(words, k=200), draw.choices(words, k=200), strict=True)]  # fmt: skip
    combinations = [(draw.sample(words, 3), draw.sample(words, 3)) for _ in range(1000)]
    many = scratch / "many"
    many.mkdir()
    for number in range(500):
        write(many / f"p{number:03}.toml", terms=draw.sample(words, 20))
    return {
        "1,000 substrings": write(scratch / "substrings.toml", terms=list(dict.fromkeys(parts))[:1000], more='as = "substring"'),
        "200 expressions": write(scratch / "expressions.toml", terms=expressions, more='as = "regex"'),
        "1,000 combinations": write(scratch / "combinations.toml", combinations=combinations),
        "500 profiles of 20 terms": many,
        "300 terms with entity": write(scratch / "entity.toml", terms=capitals, more='entity = "ORG"'),
    }  # fmt: skip


def words_of(paths: Sequence[Path]) -> list[str]:
    """Words of middling frequency."""
    counts: Counter[str] = Counter()
    for path in paths:
        counts.update(set(re.findall(r"[a-z]{5,}", path.read_text("utf-8", errors="replace").casefold())))
    return sorted(word for word, count in counts.items() if 2 <= count <= len(paths) // 20)


def write(
    file: Path,
    *,
    terms: Sequence[str] = (),
    more: str = "",
    combinations: Sequence[tuple[list[str], list[str]]] = (),
) -> Path:
    """A profile that reports everything it finds."""
    lines = ['threshold = "any"']
    lines += [f"[[term]]\ntext = '{text}'\n{more}" for text in terms]
    lines += [f"[[combination]]\nall = [{one}, {other}]\nwithin = 40" for one, other in combinations]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


if __name__ == "__main__":
    sys.exit(main())
