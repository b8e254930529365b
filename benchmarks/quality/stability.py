"""What one more term changes: a term of double weight that never occurs should leave the decisions alone.

    python benchmarks/quality/stability.py [--wire FOLDER]

For each profile the heaviest weight is doubled for the added term; counted is how many of its hits are no longer hits,
and how many articles become hits. Hits alone can be lost: an absent term earns nothing, it only raises what the
others are measured by.
"""

import sys

from corpus import parser, read_corpus, read_profiles
from msgspec.structs import replace
from ranking import print_bars
from systems import triage_scores

from triage.profiles.model import Profile, Term

#: Largest share of the hits whose decision may change.
BAR = 0.03
ABSENT = "xylophonists qqq"


def with_absent(profile: Profile) -> Profile:
    """The profile and a term of double weight that occurs nowhere."""
    heaviest = max(term.weight for term in profile.terms)
    return replace(profile, terms=(*profile.terms, Term(id=ABSENT, text=ABSENT, weight=2 * heaviest)))


def main() -> int:
    given = parser(__doc__).parse_args()
    corpus = read_corpus(given.wire).sample(given.every)
    profiles = read_profiles()
    before = triage_scores(profiles, corpus.articles, hits_only=True)
    after = triage_scores([with_absent(profile) for profile in profiles], corpus.articles, hits_only=True)
    print("profile         hits  lost  won  changed")
    for topic, hits in before.items():
        lost, won = len(hits.keys() - after[topic].keys()), len(after[topic].keys() - hits.keys())
        print(f"{topic:14}{len(hits):6}{lost:6}{won:5}{(lost + won) / max(1, len(hits)):9.4f}")
    total = sum(map(len, before.values()))
    changed = sum(len(found.keys() ^ after[topic].keys()) for topic, found in before.items())
    return 0 if print_bars([("hits that stay as they are", 1 - changed / max(1, total), 1 - BAR)]) else 1


if __name__ == "__main__":
    sys.exit(main())
