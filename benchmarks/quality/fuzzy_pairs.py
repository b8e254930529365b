"""Precision, recall and F1 of the fuzzy rules on labelled pairs, kind by kind, and on each half of the pairs.

python benchmarks/quality/fuzzy_pairs.py PAIRS.tsv [--errors] [--mode auto] [--product]
"""

import argparse
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from phrase import accepts


class Pair(NamedTuple):
    keyword: str
    text: str
    match: bool
    kind: str


class Counts:
    """True and false positives, misses."""

    def __init__(self) -> None:
        self.right = self.wrong = self.missed = self.pairs = 0

    def add(self, match: bool, accepted: bool) -> None:
        self.pairs += 1
        self.right += match and accepted
        self.wrong += accepted and not match
        self.missed += match and not accepted

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def __str__(self) -> str:
        figures = f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
        return f"{self.pairs:5}  {figures}   wrong {self.wrong:3}  missed {self.missed:3}"


def read(path: Path) -> list[Pair]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return [Pair(keyword, text, match == "1", kind) for keyword, text, match, kind, *_ in rows]


def half(pair: Pair) -> str:
    """Which half: by keyword, so that a family of pairs stays together."""
    return f"half {crc32(pair.keyword.lower().encode()) % 2 + 1}"


def product_accepts(keyword: str, text: str) -> bool:
    """Does a profile of this one term match an article of this one sentence?"""
    import triage

    profile = triage.Profile.from_dict({"title": keyword, "terms": [keyword]})
    return bool(
        triage.Matcher([profile]).score(triage.Article(title="", body=f"They wrote {text} again."))[0].matches
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--mode", default="auto", choices=["off", "strict", "auto", "loose"])
    parser.add_argument("--errors", action="store_true", help="list every wrong and every missed pair")
    parser.add_argument("--product", action="store_true", help="ask the whole matcher, not the word rules")
    options = parser.parse_args()
    tables: dict[str, Counts] = defaultdict(Counts)
    errors: dict[str, list[str]] = defaultdict(list)
    for pair in read(options.pairs):
        if options.product:
            accepted = product_accepts(pair.keyword, pair.text)
        else:
            accepted = accepts(pair.keyword, pair.text, options.mode)
        scored = ("all", half(pair)) if pair.kind != "alias" else ()
        for name in (pair.kind, *scored):
            tables[name].add(pair.match, accepted)
        if accepted != pair.match and scored:
            errors[f"{pair.kind} {'missed' if pair.match else 'WRONG'}"].append(f"{pair.keyword}|{pair.text}")
    for name in sorted(tables, key=lambda name: (name.startswith(("all", "half")), name)):
        print(f"{name:18} {tables[name]}")
    if options.errors:
        for name, found in sorted(errors.items()):
            print(f"\n{name}: {'; '.join(found)}")


if __name__ == "__main__":
    main()
