"""Build triage/languages/data/analogies-*.bin: how the words of a dictionary of forms are bent, by their endings.

    python benchmarks/quality/build_analogies.py [DICTIONARY …]

Counts, for every ending of up to four letters, which forms simplemma has of the words that end so, and which of them go
together.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from zlib import compress

import msgspec
from simplemma.strategies.dictionaries import dictionary_factory

from triage.languages.analogies import FEW, LONGEST, EndingChange, EndingForms, ending_change, shipped

#: Dictionaries in which words that end alike are bent alike, and stems do not tell the rest.
DICTIONARIES = "bg cs da el et fi hbs hu is lt lv mk nb nn pl ro ru sk sl sv uk".split()
#: Words of an ending, at least; a change that fewer of them have is none.
WORDS, SHARE, TIMES = 40, 0.08, 8
#: Letters of a change, at most, and changes of an ending.
CUT, ADDED, CHANGES = 4, 6, 64
#: The share of words that have a change beside another one, and that have it at all: below, it is not told.
BESIDE, USUAL = 0.5, 0.4


def main() -> None:
    """Count each dictionary, and write what comes of it."""
    total = 0
    for name in sys.argv[1:] or DICTIONARIES:
        endings = counted(name)
        shipped(name).write_bytes(compress(msgspec.msgpack.encode(endings), 9))
        size = shipped(name).stat().st_size
        total += size
        print(f"{name:4} {len(endings):6,} endings, {size:8,} bytes", flush=True)
    print(f"{total:,} bytes")


def counted(name: str) -> dict[str, EndingForms]:
    """Every ending of a dictionary that enough of its words have."""
    by_ending: dict[str, list[frozenset[EndingChange]]] = defaultdict(list)
    for word, changes in paradigms(name).items():
        for length in range(1, min(LONGEST, len(word) - 1) + 1):
            by_ending[word[-length:]].append(changes)
    found = {ending: told(words) for ending, words in sorted(by_ending.items()) if len(words) >= WORDS}
    return {ending: each for ending, each in found.items() if each.changes}


def paradigms(name: str) -> dict[str, frozenset[EndingChange]]:
    """The words of a dictionary that have some forms → how these are made of them; names left out."""
    forms: dict[str, set[str]] = defaultdict(set)
    for form, lemma in dictionary_factory._load_dictionary_from_disk(name).items():
        forms[lemma.decode()].add(form.decode())
    found = {}
    for word, theirs in forms.items():
        if word == word.lower() and word.isalpha():
            made = (ending_change(word, form) for form in theirs if form == form.lower() and form != word)
            changes = frozenset(each for each in made if each.cut <= CUT and len(each.added) <= ADDED)
            if len(changes) >= FEW:
                found[word] = changes
    return found


def told(words: list[frozenset[EndingChange]]) -> EndingForms:
    """Which changes the words of an ending have, and which go together."""
    counts = Counter(change for changes in words for change in changes)
    least = max(TIMES, SHARE * len(words))
    common = sorted(counts, key=lambda change: (-counts[change], change.cut, change.added))[:CHANGES]
    kept = [change for change in common if counts[change] >= least]
    numbers = {change: number for number, change in enumerate(kept)}
    together: Counter[tuple[int, int]] = Counter()
    for changes in words:
        together.update(combinations(sorted(numbers[change] for change in changes if change in numbers), 2))
    beside: list[list[int]] = [[] for _ in kept]
    for (one, other), count in together.items():
        for here, there in ((one, other), (other, one)):
            if count >= BESIDE * counts[kept[here]]:
                beside[here].append(there)
    usual = [number for number, change in enumerate(kept) if counts[change] >= USUAL * len(words)]
    size = (len(kept) + 7) // 8
    return EndingForms(tuple(kept), bits(usual, size), tuple(bits(row, size) for row in beside))


def bits(numbers: Iterable[int], size: int) -> bytes:
    """A bit for each of the numbers."""
    return sum(1 << number for number in numbers).to_bytes(size, "little")


if __name__ == "__main__":
    main()
