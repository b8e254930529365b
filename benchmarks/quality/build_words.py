"""Make triage/matching/data/words-en.txt from SymSpell's frequency dictionary.

    python benchmarks/quality/build_words.py frequency_dictionary_en_82_765.txt

One line per tenth of a decade of frequency: the level (ten times the decimal logarithm of the count), then its
words, most frequent first, between spaces. The whole file is thus in order of frequency, and a level is a line.
"""

import math
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "triage" / "matching" / "data" / "words-en.txt"


def levels(source: Path) -> dict[int, list[str]]:
    lines: dict[int, list[str]] = {}
    for line in source.read_text(encoding="utf-8-sig").splitlines():
        word, count = line.split()
        if word.isascii() and word.isalpha():
            lines.setdefault(round(10 * math.log10(int(count))), []).append(word)
    return lines


def main() -> None:
    found = levels(Path(sys.argv[1]))
    text = "".join(f"{level} {' '.join(words)}\n" for level, words in sorted(found.items(), reverse=True))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, encoding="ascii")
    print(f"{TARGET.name}: {sum(map(len, found.values()))} words, {len(text)} bytes")


if __name__ == "__main__":
    main()
