"""Near spellings in the wild: every match by a misspelling or another transliteration, to be judged and kept.

    python benchmarks/quality/wild.py FOLDER … [--terms FILE] [--judged FILE]

Scans folders with names and keywords (wild-terms.txt), prints each near match that has no verdict yet with its sentence,
and the precision by kind over those that have one. A verdict is a line of wild-judged.tsv: kind, term, found, 1 where a
reader who gave the term wants what was found, else 0. No text of an article is kept.
"""

import argparse
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import triage

HERE = Path(__file__).parent
NEAR = ("fuzzy", "translit")
#: Characters of the article on either side of what was found.
AROUND = 60


class Pair(NamedTuple):
    """A term and what was found for it."""

    kind: str
    term: str
    found: str


def near_matches(folders: list[str], terms: list[str]) -> tuple[Counter[Pair], dict[Pair, str]]:
    """How often each pair occurs, and the first sentence in which it does."""
    profile = triage.Profile.from_dict({"title": "wild", "threshold": "any", "terms": terms})
    matcher = triage.Matcher([profile])
    counted: Counter[Pair] = Counter()
    sentences: dict[Pair, str] = {}
    for article in triage.read(folders):
        if not isinstance(article, triage.Article):
            continue
        for match in matcher.score(article)[0].matches:
            if match.kind in NEAR:
                pair = Pair(match.kind, match.term, match.text)
                counted[pair] += 1
                text = getattr(article, match.field)
                around = text[max(0, match.start - AROUND) : match.end + AROUND]
                sentences.setdefault(pair, " ".join(around.split()))
    return counted, sentences


def judgements(path: Path) -> dict[tuple[str, str], bool]:
    """The kept verdicts, whatever kind a pair was found as: rules change, what is right does not."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:] if line)
    return {(term, found): right == "1" for _kind, term, found, right, *_ in rows}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--terms", type=Path, default=HERE / "wild-terms.txt")
    parser.add_argument("--judged", type=Path, default=HERE / "wild-judged.tsv")
    options = parser.parse_args()
    lines = options.terms.read_text(encoding="utf-8").splitlines()
    judged = judgements(options.judged) if options.judged.is_file() else {}
    counted, sentences = near_matches(options.folders, [line for line in lines if line and line[0] != "#"])
    for pair in sorted(pair for pair in counted if pair[1:] not in judged):
        print(*pair, "?", counted[pair], sentences[pair], sep="\t")
    for kind in NEAR:
        times = [
            (judged[pair[1:]], count)
            for pair, count in counted.items()
            if pair.kind == kind and pair[1:] in judged
        ]
        right = [verdict for verdict, _ in times]
        share = sum(right) / len(right) if right else 0.0
        occurring = sum(count for verdict, count in times if verdict), sum(count for _, count in times)
        print(
            f"{kind}: {sum(right)} of {len(right)} pairs right ({share:.2f}), {occurring[0]} of {occurring[1]} matches"
        )


if __name__ == "__main__":
    main()
