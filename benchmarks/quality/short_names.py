"""Are counted surnames and acronyms what they stand for? 200 of them from the wire, judged by reading.

    python benchmarks/quality/short_names.py [--wire FOLDER] [--unjudged]

For the full names of `full-names.txt`, every match of kind surname or acronym is gathered and 200 are drawn by a fixed
shuffle, at most ten of one name. `short-names-judged.tsv` keeps the judgements: term, surface, file number, start in
the body (or "title"), 1 or 0, why; never the article's text. `--unjudged` prints the drawn ones that it lacks, with
what stands around them.
"""

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from corpus import HERE, Corpus, parser, read_corpus
from first_profiles import read_names
from ranking import print_bars

from triage.matcher import Matcher
from triage.profiles.load import profile_of_terms

KINDS = ("surname", "acronym")
DRAWN, OF_ONE_NAME = 200, 10
BAR = 0.98
AROUND = 70


class Short(NamedTuple):
    """One counted short form; `place` is its start in the body, or "title"."""

    term: str
    surface: str
    number: int
    place: str
    kind: str
    context: str

    @property
    def key(self) -> tuple[str, str, int, str]:
        return self.term, self.surface, self.number, self.place


def gather(corpus: Corpus) -> list[Short]:
    """Every counted short form; each name is a profile of its own, so that none takes another's tokens."""
    names = read_names(HERE / "full-names.txt")
    matcher = Matcher([profile_of_terms([name], id=name) for name in names])
    numbers = list(corpus.articles)
    found = []
    for number, matched in zip(numbers, matcher.match(list(corpus.articles.values())), strict=True):
        article = corpus.articles[number]
        for score in matched.scores:
            for m in score.matches:
                if m.kind in KINDS:
                    text = article.text(m.field)
                    around = " ".join(text[max(0, m.start - AROUND) : m.end + AROUND].split())
                    place = "title" if m.field == "title" else str(m.start)
                    found.append(Short(score.profile, m.text, number, place, m.kind, around))
    return found


def draw(found: list[Short]) -> list[Short]:
    """A fixed sample, in which no name has more than its share."""
    taken: dict[str, int] = defaultdict(int)
    drawn: list[Short] = []
    for short in sorted(found, key=lambda short: (crc32(repr(short.key).encode()), short.key)):
        if taken[short.term] < OF_ONE_NAME and len(drawn) < DRAWN:
            taken[short.term] += 1
            drawn.append(short)
    return sorted(drawn)


def read_judged(path: Path = HERE / "short-names-judged.tsv") -> dict[tuple[str, str, int, str], bool]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return {(term, surface, int(number), place): right == "1" for term, surface, number, place, right, *_ in rows}


def main() -> int:
    options = parser(__doc__)
    options.add_argument("--unjudged", action="store_true")
    given = options.parse_args()
    found = gather(read_corpus(given.wire).sample(given.every))
    drawn, judged = draw(found), read_judged()
    unjudged = [short for short in drawn if short.key not in judged]
    if given.unjudged:
        for short in unjudged:
            print(*short.key, short.kind, short.context, sep="\t")
        return 0
    kinds = Counter(short.kind for short in found)
    print(f"{len(found)} counted ({dict(kinds)}), {len(drawn)} drawn, {len(unjudged)} not judged yet")
    right = [judged[short.key] for short in drawn if short.key in judged]
    for short in drawn:
        if judged.get(short.key) is False:
            print("wrong:", *short.key)
    return (
        0 if print_bars([("right, of the judged", sum(right) / max(1, len(right)), BAR)]) and not unjudged else 1
    )


if __name__ == "__main__":
    sys.exit(main())
