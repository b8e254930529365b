"""How a first profile does: one bare name, and a profile cut to three terms without weights.

    python benchmarks/quality/first_profiles.py [--wire FOLDER] [--unjudged]

Names (`names.txt`): an article names it where the name stands in the text as a word of its own, in any case, as a
possessive, or with its words joined. What this rule cannot decide was judged by reading and is kept in
`names-judged.tsv`: name, file number, 1 or 0, and why, without the article's text. A reported article that neither
names it by the rule nor is judged counts as wrong; `--unjudged` lists those. `hard-names.txt` has names that are words
as well or have near neighbours; there the capital decides, and there is no bar.

Cut profiles: the three heaviest terms of each profile in `profiles/` (the first of equals) without weights; with and
without their variants.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from corpus import HERE, Corpus, parser, read_corpus, read_profiles
from measures import decided, f1, figures, mean
from ranking import print_bars
from systems import triage_scores

from triage.article import Article
from triage.matcher import Matcher
from triage.profiles.load import profile_of_terms
from triage.profiles.model import Profile

REPORTED, NAMING, CUT_F1, CUT_P10 = 0.95, 0.97, 0.68, 0.90
TERMS = 3


class Naming(NamedTuple):
    """One name: the articles that name it and those that are reported."""

    name: str
    naming: set[int]
    reported: set[int]

    @property
    def recall(self) -> float:
        return len(self.naming & self.reported) / max(1, len(self.naming))

    @property
    def precision(self) -> float:
        return len(self.naming & self.reported) / max(1, len(self.reported))


def read_names(path: Path = HERE / "names.txt") -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read_judged(path: Path = HERE / "names-judged.tsv") -> dict[tuple[str, int], bool]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return {(name, int(number)): verdict == "1" for name, number, verdict, *_ in rows}


def names_it(name: str) -> re.Pattern[str]:
    """The rule: a word of its own, words apart, hyphenated or joined, acronyms with or without dots."""
    words = r"[\s-]*".join(map(re.escape, name.split()))
    if name.isupper():
        words = r"\.?".join(name) + r"\.?"
    return re.compile(rf"(?<![A-Za-z0-9]){words}(?:'?s|')?(?![A-Za-z0-9])", re.IGNORECASE)


def names_it_cased(name: str) -> re.Pattern[str]:
    """The rule for names that are words as well: as it is written or in capitals."""
    return re.compile(rf"(?<![A-Za-z0-9])(?:{name}|{name.upper()})(?:'?[sS]|')?(?![A-Za-z0-9])")


def measure_names(corpus: Corpus, names: list[str], rule_of: Callable[[str], re.Pattern[str]]) -> list[Naming]:
    judged = read_judged()
    scores = triage_scores([profile_of_terms([n], id=n) for n in names], corpus.articles, hits_only=True)
    found = []
    for name in names:
        rule = rule_of(name)
        naming = {n for n, a in corpus.articles.items() if judged.get((name, n), bool(rule.search(_text(a))))}
        found.append(Naming(name, naming, set(scores[name])))
    return found


def _text(article: Article) -> str:
    return f"{article.title}\n{article.body}"


def print_unjudged(found: list[Naming], corpus: Corpus) -> None:
    """What is reported and does not name it, and what names it and is not reported."""
    for row in found:
        matcher = Matcher([profile_of_terms([row.name], id=row.name)])
        for number in sorted(row.reported - row.naming):
            surfaces = {(m.text, m.kind) for m in matcher.score(corpus.articles[number])[0].matches}
            print(f"{row.name}\t{number}\treported\t{sorted(surfaces)}")
        for number in sorted(row.naming - row.reported):
            print(f"{row.name}\t{number}\tnot reported\t{corpus.articles[number].title[:60]}")


def cut(profile: Profile, *, with_variants: bool) -> Profile:
    """Its three heaviest terms, without weights; hence every match is reported."""
    heaviest = sorted(profile.terms, key=lambda term: -term.weight)[:TERMS]
    terms = [{"text": term.text, "variants": list(term.variants) if with_variants else []} for term in heaviest]
    return Profile.from_dict({"terms": terms}, id=profile.id)


def measure_cut(corpus: Corpus, *, with_variants: bool) -> tuple[float, float, float]:
    """Print the table; macro-F1, micro-F1 and P@10 of the profiles as they are reported."""
    profiles = [cut(profile, with_variants=with_variants) for profile in read_profiles()]
    scores = triage_scores(profiles, corpus.articles, hits_only=True)
    rows, decisions = [], []
    print(f"\n{'three terms' + ' and variants' * with_variants:25}   P      R      F1     P@10")
    for topic, found in scores.items():
        about = corpus.about(topic)
        right, given, wanted = decided(found, about, 0)
        row = f1(right, given, wanted), figures(found, about).precision_at_10
        rows.append(row)
        decisions.append((right, given, wanted))
        print(f"{topic:25} {right / max(1, given):6.3f} {right / max(1, wanted):6.3f} {row[0]:6.3f} {row[1]:6.2f}")
    micro = f1(*map(sum, zip(*decisions, strict=True)))
    return mean([row[0] for row in rows]), micro, mean([row[1] for row in rows])


def print_names(heading: str, found: list[Naming]) -> None:
    print(f"{heading:20}naming reported  reported/naming  naming/reported")
    for row in found:
        print(f"{row.name:20}{len(row.naming):6}{len(row.reported):9}{row.recall:17.3f}{row.precision:17.3f}")
    recall, precision = mean([row.recall for row in found]), mean([row.precision for row in found])
    print(f"{'mean':20}{'':15}{recall:17.3f}{precision:17.3f}\n")


def main() -> int:
    options = parser(__doc__)
    options.add_argument("--unjudged", action="store_true")
    given = options.parse_args()
    corpus = read_corpus(given.wire).sample(given.every)
    found = measure_names(corpus, read_names(), names_it)
    hard = measure_names(corpus, read_names(HERE / "hard-names.txt"), names_it_cased)
    if given.unjudged:
        print_unjudged([*found, *hard], corpus)
        return 0
    print_names("bare name", found)
    print_names("hard name", hard)
    pooled = Naming("", _pairs(found, "naming"), _pairs(found, "reported"))
    cuts = {
        "three terms": measure_cut(corpus, with_variants=False),
        "three with variants": measure_cut(corpus, with_variants=True),
    }
    bars = [
        ("bare names: reported, mean", mean([row.recall for row in found]), REPORTED),
        ("bare names: reported, pooled", pooled.recall, REPORTED),
        ("bare names: naming, mean", mean([row.precision for row in found]), NAMING),
        ("bare names: naming, pooled", pooled.precision, NAMING),
    ]
    for name, (macro, micro, p10) in cuts.items():
        bars += [
            (f"{name}: macro-F1", macro, CUT_F1),
            (f"{name}: micro-F1", micro, CUT_F1),
            (f"{name}: P@10", p10, CUT_P10),
        ]
    return 0 if print_bars(bars) else 1


def _pairs(found: list[Naming], what: str) -> set[int]:
    """All (name, article) pairs as numbers of their own."""
    return {place * 1_000_000 + number for place, row in enumerate(found) for number in getattr(row, what)}


if __name__ == "__main__":
    sys.exit(main())
