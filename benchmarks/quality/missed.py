"""Of the articles that `triage missed` lists, how many are rightly there; and what ten labels of them add.

    python benchmarks/quality/missed.py [--wire FOLDER] [--every N]

Each profile of benchmarks/quality is taken as it is, and cut to its three heaviest terms without weights or variants.
For each the first ten articles are listed and held against the topics of the corpus. Then those ten are labelled, with ten
hits, and `profile suggest` offers terms: recall at 50 (whole profiles) or of whatever matches (cut ones), before and after.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tuning"))

from corpus import Corpus, parser, read_corpus, read_profiles
from first_profiles import cut
from measures import mean
from msgspec.structs import replace

from triage.matcher import Matcher
from triage.profiles.model import Profile
from triage.tuning.measured import Scored
from triage.tuning.missed import missed
from triage.tuning.rocchio import new_terms, with_terms
from triage.tuning.words import WordStatistics

BATCH = 64


class Row(NamedTuple):
    """One profile: what it missed, what of the first five and ten was right, recall before and after."""

    profile: str
    missed: int
    listed: int
    right_of_5: int
    right_of_10: int
    recall: float
    recall_after: float


def scored(profile: Profile, corpus: Corpus, numbers: Sequence[int]) -> list[Scored]:
    """Every article under the profile."""
    matcher, found = Matcher([profile]), []
    for start in range(0, len(numbers), BATCH):
        batch = [corpus.articles[number] for number in numbers[start : start + BATCH]]
        for article, matched in zip(batch, matcher.match(batch, "all"), strict=True):
            found.append(Scored(article=article, score=matched.scores[0] if matched.scores else None))
    return found


def measure(profile: Profile, corpus: Corpus, numbers: Sequence[int], words: WordStatistics) -> Row:
    """List, label, suggest, and score again."""
    before = scored(profile, corpus, numbers)
    about = [number in corpus.about(profile.id) for number in numbers]
    listed = [one.place for one in missed(profile, before, {}, 0.0, count=10)]
    hits = [place for place, one in enumerate(before) if one.hit][:10]
    labels = {place: about[place] for place in (*hits, *listed)}
    articles = [one.article for one in before]
    after = before
    if any(labels.values()):
        after = scored(with_terms(profile, new_terms(profile, articles, labels, words)), corpus, numbers)
    return Row(
        profile.id,
        sum(wanted and not one.hit for wanted, one in zip(about, before, strict=True)),
        len(listed),
        sum(about[place] for place in listed[:5]),
        sum(about[place] for place in listed),
        recall(before, about),
        recall(after, about),
    )


def recall(found: Sequence[Scored], about: Sequence[bool]) -> float:
    """The share of the topic's articles that are hits."""
    return sum(one.hit for one, wanted in zip(found, about, strict=True) if wanted) / max(sum(about), 1)


def report(title: str, rows: Sequence[Row]) -> None:
    print(f"\n{title:16} missed  listed  of 5  of 10  recall  after")
    for row in rows:
        print(
            f"{row.profile:16} {row.missed:6} {row.listed:7} {row.right_of_5:5} {row.right_of_10:6}"
            f" {row.recall:7.3f} {row.recall_after:6.3f}"
        )
    fives = sum(min(row.listed, 5) for row in rows)
    print(
        f"precision at 5: {sum(row.right_of_5 for row in rows)} of {fives}, "
        f"at 10: {sum(row.right_of_10 for row in rows)} of {sum(row.listed for row in rows)}; "
        f"recall {mean([row.recall for row in rows]):.3f} → {mean([row.recall_after for row in rows]):.3f}"
    )


def main() -> int:
    given = parser(__doc__).parse_args()
    corpus = read_corpus(given.wire).sample(given.every)
    numbers = sorted(corpus.articles)
    words = WordStatistics([corpus.articles[number] for number in numbers])
    whole = read_profiles()
    short = [replace(cut(profile, with_variants=False), threshold="any") for profile in whole]
    for title, profiles in (("whole profiles", whole), ("three words", short)):
        report(title, [measure(profile, corpus, numbers, words) for profile in profiles])
    return 0


if __name__ == "__main__":
    sys.exit(main())
