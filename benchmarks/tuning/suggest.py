"""What a profile of three bare terms gains from a few labels, by what `triage profile suggest` proposes.

    python benchmarks/tuning/suggest.py [--wire FOLDER] [--every N] [--seeds 5]

Each profile of benchmarks/quality is cut to its three heaviest terms, without weights or variants. For each seed a
stream of 1,500 articles is drawn, and from it the labels: half of those that score 50 or more, half of those that
score 5 to 50. The suggested terms are applied as their owner would copy them, and MAP is measured on the other
articles. The exit status is 1 where a figure is under its bar.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "quality"))

from corpus import Corpus, parser, read_corpus, read_profiles
from first_profiles import cut
from measures import average_precision, mean, ranked
from msgspec.structs import replace
from systems import triage_scores

from triage.profiles.model import Profile
from triage.tuning.rocchio import new_terms, with_terms
from triage.tuning.words import WordStatistics

STREAM = 1500
#: Labels → least gain in MAP, in points; and what no topic may lose, as a mean of the seeds.
BARS = {5: 6.0, 20: 8.0}
LOSS = -3.0


class Gain(NamedTuple):
    """One topic with the labels of one seed: AP before and after."""

    topic: str
    seed: int
    before: float
    after: float


def draw(scores: Mapping[int, float], stream: Sequence[int], count: int, random: Random) -> list[int]:
    """Half from above the threshold, half from below it; where one side is short, the other stands in."""
    above = [number for number in stream if scores.get(number, 0.0) >= 50]
    below = [number for number in stream if 5 <= scores.get(number, 0.0) < 50]
    random.shuffle(above)
    random.shuffle(below)
    low = below[: count - min(len(above), (count + 1) // 2)]
    return above[: count - len(low)] + low


def taught(
    profile: Profile, corpus: Corpus, stream: Sequence[int], words: WordStatistics, numbers: Sequence[int]
) -> Profile:
    """The profile with the terms that these labels suggest."""
    place = {number: position for position, number in enumerate(stream)}
    about = corpus.about(profile.id)
    labels = {place[number]: number in about for number in numbers}
    return with_terms(profile, new_terms(profile, [corpus.articles[n] for n in stream], labels, words))


def measure(corpus: Corpus, profiles: Sequence[Profile], count: int, seeds: int) -> list[Gain]:
    """Every topic with every seed."""
    base = triage_scores(profiles, corpus.articles)
    gains = []
    for seed in range(seeds):
        random = Random(seed)
        stream = random.sample(sorted(corpus.articles), min(STREAM, len(corpus.articles) // 2))
        words = WordStatistics([corpus.articles[number] for number in stream])
        changed = [
            taught(
                profile,
                corpus,
                stream,
                words,
                draw(base[profile.id], stream, count, Random(f"{seed} {profile.id}")),
            )
            for profile in profiles
        ]
        seen = set(stream)
        others = {number: article for number, article in corpus.articles.items() if number not in seen}
        after = triage_scores(changed, others)
        for profile in profiles:
            relevant = corpus.about(profile.id) - seen
            before_ones = {number: score for number, score in base[profile.id].items() if number not in seen}
            pair = [average_precision(ranked(found), relevant) for found in (before_ones, after[profile.id])]
            gains.append(Gain(profile.id, seed, *pair))
    return gains


def report(gains: Sequence[Gain], count: int) -> bool:
    """Print one table; whether its bars are reached."""
    print(f"\n{count} labels        before  after   gain   worst seed")
    losses = []
    for topic in dict.fromkeys(gain.topic for gain in gains):
        own = [gain for gain in gains if gain.topic == topic]
        before, after = mean([gain.before for gain in own]), mean([gain.after for gain in own])
        worst = min(gain.after - gain.before for gain in own)
        losses.append(100 * (after - before))
        print(f"{topic:16} {before:7.3f} {after:6.3f} {losses[-1]:+6.1f} {100 * worst:+8.1f}")
    before, after = mean([gain.before for gain in gains]), mean([gain.after for gain in gains])
    gain = 100 * (after - before)
    is_good = gain >= BARS[count] and min(losses) >= LOSS
    print(
        f"{'MAP':16} {before:7.3f} {after:6.3f} {gain:+6.1f}   bar {BARS[count]:+.1f}, no topic below {LOSS:+.1f}: {'ok' if is_good else 'MISSED'}"
    )
    return is_good


def main() -> int:
    options = parser(__doc__)
    options.add_argument("--seeds", type=int, default=5)
    given = options.parse_args()
    corpus = read_corpus(given.wire).sample(given.every)
    # Every match is reported, so that what cannot reach a threshold is ranked too.
    profiles = [replace(cut(profile, with_variants=False), threshold="any") for profile in read_profiles()]
    results = [report(measure(corpus, profiles, count, given.seeds), count) for count in BARS]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
