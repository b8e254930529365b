"""The base-rate test: keywords against all words of a corpus, where most candidates are wrong.

    python benchmarks/quality/fuzzy_scan.py JUDGED.tsv [MORE-JUDGED.tsv ...] [--corpus FOLDER] [--errors]

Without a corpus: precision and recall on the judged words. With one: every accepted word is looked up in the
judgements, and those that have none are listed for judging.
"""

import argparse
from collections import Counter
from pathlib import Path

from phrase import tokens, word_accepts

from triage.matching.fold import fold
from triage.matching.fuzzy.index import FuzzyIndex

#: Further keywords of the same trades, so that the scan is not tuned to those that are judged.
MORE = """
Boeing Clinton Chirac Berlusconi Mugabe Netanyahu Arafat Merkel Gaddafi Gorbachev Thatcher Volcker Iraq Kuwait
Libya Argentina Philippines Indonesia Ethiopia Zimbabwe Malaysia Singapore Colombia Nigeria Nicaragua Texaco Unilever
Daimler Siemens Nestle Peugeot Volkswagen Toyota Nissan Toshiba Caesars Greenpeace Chelsea Liverpool Everton
tariff embargo sanction ceasefire hostage parliament election government president minister strike union inflation
unemployment deficit surplus budget currency interest reserve dollar mortgage insurance investment bankruptcy
takeover acquisition merger shareholder dividend profit earnings revenue quarter forecast production exports imports
crude petroleum refinery pipeline natural electricity nuclear uranium copper aluminium silver platinum wheat barley
soybean cotton coffee cocoa sugar rubber cattle livestock shipping freight vessel harbour airport airline aircraft
hurricane earthquake drought flood epidemic vaccine hospital disease research technology computer software internet
broadband satellite television newspaper terrorist bombing explosion military missile soldier prisoner refugee
""".split()


def read(paths: list[Path]) -> dict[tuple[str, str], bool]:
    """(keyword, word) → right or wrong, folded."""
    judged = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            keyword, text, match, *_ = line.split("\t")
            judged[fold(keyword), fold(text)] = match == "1"
    return judged


def vocabulary(folder: Path) -> Counter[str]:
    """Words as they are written, and how often."""
    counted: Counter[str] = Counter()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        counted.update(tokens(path.read_text(encoding="utf-8", errors="replace")))
    return counted


def scan(keywords: list[str], words: Counter[str]) -> dict[tuple[str, str], int]:
    """Fuzzily accepted (keyword, word) and how often the word occurs; inflections are left out."""
    index = FuzzyIndex()
    for keyword in keywords:
        index.add(fold(keyword), surface=keyword, mode="auto", language="en")
    accepted: Counter[tuple[str, str]] = Counter()
    for surface, count in words.items():
        word = fold(surface)
        for number, _similarity, _kind in index.find(word, surface=surface, language="en"):
            if word_accepts(keywords[number], surface) not in {"exact", "form"}:
                accepted[fold(keywords[number]), word] += count
    return dict(accepted)


def accepted_and_right(judged: dict[tuple[str, str], bool]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    return {pair for pair in judged if word_accepts(*pair)}, {pair for pair, match in judged.items() if match}


def figures(judged: dict[tuple[str, str], bool]) -> tuple[float, float]:
    """Precision and recall by type."""
    accepted, right = accepted_and_right(judged)
    return len(accepted & right) / max(1, len(accepted)), len(accepted & right) / max(1, len(right))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("judged", type=Path, nargs="+")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    judged = read(options.judged)
    precision, recall = figures(judged)
    print(f"judged {len(judged)}: precision {precision:.3f}, recall {recall:.3f}")
    if options.errors:
        accepted, right = accepted_and_right(judged)
        print("WRONG:", "; ".join("|".join(pair) for pair in sorted(accepted - right)))
        print("missed:", "; ".join("|".join(pair) for pair in sorted(right - accepted)))
    if options.corpus:
        report_corpus(options.corpus, judged)


def report_corpus(folder: Path, judged: dict[tuple[str, str], bool]) -> None:
    words = vocabulary(folder)
    given = sorted({keyword for keyword, _ in judged})
    keywords = given + sorted({word for word in MORE if fold(word) not in given})
    accepted = scan(keywords, words)
    known = [judged[pair] for pair in accepted if pair in judged]
    print(f"{len(keywords)} keywords, {len(words)} words: accepted {len(accepted)}, judged {len(known)}, "
          f"precision {sum(known) / max(1, len(known)):.3f}; unjudged:")  # fmt: skip
    for (keyword, word), count in sorted(accepted.items()):
        if (keyword, word) not in judged:
            print(f"{keyword}\t{word}\t?\t{count}")


if __name__ == "__main__":
    main()
