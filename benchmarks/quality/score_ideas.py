"""Would another score do better? Variants of the formula, computed from the product's own matches.

    python benchmarks/quality/score_ideas.py [--wire FOLDER]

The first row is the formula as it is and must agree with the product. The others change one thing each. Figures are
printed for the odd and the even files apart (an idea that wins in one half only is noise), then F1 at 50 and pooled
AP for the kinds of article of which a score may be unfair. Settled in docs/decisions.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Mapping
from math import exp
from typing import NamedTuple

from corpus import Corpus, parser, read_corpus, read_profiles
from measures import average_precision, decided, f1, figures, mean

from triage.matcher import Matcher
from triage.matching.match import Match
from triage.matching.tokens import spans
from triage.profiles.model import Profile
from triage.scoring.formula import FUZZY_SHARE, evidence, reference_weight

ROUND_UP = re.compile(r"ROUND-?UP|SPOTLIGHT|OUTLOOK|HIGHLIGHTS|SUMMARY|BRIEFS|DIARY|CALENDAR|TALKING POINT")


class Facts(NamedTuple):
    """What the ideas ask of an article."""

    words: int
    #: Share of the body's tokens that are numbers.
    numeric: float
    #: Where the body's tokens begin.
    starts: tuple[int, ...]
    is_round_up: bool


class Found(NamedTuple):
    """One article under one profile."""

    number: int
    matches: tuple[Match, ...]
    value: float
    is_open: bool


class Idea(NamedTuple):
    """A variant of the formula; the defaults are the formula as it is."""

    title: float = 5.0
    lead: float = 2.0
    lead_words: int = 50
    saturation: float = 4.0
    shortest: int = 50
    longest: int = 2000
    numbers_in_length: bool = True
    #: In an article of more than a third more words, mentions after so many tokens of the body count half.
    tail: int = 100_000
    #: A mention fewer than so many tokens after the last of its term counts half.
    burst: int = 0
    #: What the only term that counts earns.
    alone: float = 1.0


IDEAS = {
    "as it is": Idea(),
    "numbers not in length": Idea(numbers_in_length=False),
    "length clipped at 600": Idea(longest=600),
    "length at least 150": Idea(shortest=150),
    "title 4": Idea(title=4.0),
    "title 6": Idea(title=6.0),
    "lead of 35 words": Idea(lead_words=35),
    "lead of 100 words": Idea(lead_words=100),
    "lead 1.5": Idea(lead=1.5),
    "saturation 5": Idea(saturation=5.0),
    "tail of long ones half": Idea(tail=300),
    "bursts half": Idea(burst=40),
    "a lone term .9": Idea(alone=0.9),
}

SLICES: dict[str, Callable[[Facts], bool]] = {
    "alerts (to 25 words)": lambda facts: facts.words <= 25,
    "tables (> 1/4 numbers)": lambda facts: facts.numeric > 0.25 and facts.words > 25,
    "long (> 500 words)": lambda facts: facts.words > 500,
    "round-ups by title": lambda facts: facts.is_round_up,
}


class Study(NamedTuple):
    """Everything found once; every idea is arithmetic on it."""

    corpus: Corpus
    profiles: list[Profile]
    facts: dict[int, Facts]
    found: dict[str, list[Found]]


def study(corpus: Corpus) -> Study:
    profiles = read_profiles()
    facts: dict[int, Facts] = {}
    found: dict[str, list[Found]] = {profile.id: [] for profile in profiles}
    results = Matcher(profiles).match(list(corpus.articles.values()))
    for (number, article), matched in zip(corpus.articles.items(), results, strict=True):
        places = spans(article.body)
        numeric = sum(article.body[start:end].isdigit() for start, end in places) / max(1, len(places))
        starts = tuple(start for start, _ in places)
        facts[number] = Facts(matched.words, numeric, starts, bool(ROUND_UP.search(article.title)))
        for score in matched.scores:
            is_open = score.reason is None or score.reason.code == "below_threshold"
            found[score.profile].append(Found(number, score.matches, score.value, is_open))
    return Study(corpus, profiles, facts, found)


def value(idea: Idea, profile: Profile, found: Found, facts: Facts) -> float:
    """The score of one article under an idea."""
    words = facts.words if idea.numbers_in_length else facts.words * (1 - facts.numeric)
    norm = 0.5 + 0.5 * min(max(words, idea.shortest), idea.longest) / 250
    frequencies: dict[str, float] = {}
    last: dict[str, int] = {}
    for match in found.matches:
        frequencies[match.term] = frequencies.get(match.term, 0.0) + _worth(idea, match, facts, last)
    weights = {term.id: term.weight for term in profile.terms}
    reference = reference_weight(weights.values())
    alone = idea.alone if sum(weights[term] > 0 for term in frequencies) == 1 else 1.0
    total = sum(
        evidence(weights[term], reference, alone * frequency / (frequency + idea.saturation * norm))
        for term, frequency in frequencies.items()
    )
    return 100 * (1 - exp(-2 * max(0.0, total)))


def _worth(idea: Idea, match: Match, facts: Facts, last: dict[str, int]) -> float:
    if match.zone == "title":
        worth = idea.title
    else:
        place = bisect_right(facts.starts, match.start) - 1
        worth = idea.lead if place < idea.lead_words else 1.0
        is_tail = place > idea.tail and facts.words > idea.tail * 4 / 3
        is_burst = place - last.get(match.term, -idea.burst) < idea.burst
        last[match.term] = place
        worth *= 0.5 if is_tail or (is_burst and place >= idea.lead_words) else 1.0
    return worth * FUZZY_SHARE if match.kind == "fuzzy" else worth


def scored(idea: Idea, known: Study) -> dict[str, dict[int, float]]:
    return {
        profile.id: {
            f.number: value(idea, profile, f, known.facts[f.number]) for f in known.found[profile.id] if f.is_open
        }
        for profile in known.profiles
    }


def halves(scores: Mapping[str, Mapping[int, float]], corpus: Corpus) -> str:
    """MAP, macro-F1 and micro-F1 at 50 of the even files, of the odd ones, of all."""
    cells = []
    for kept in ({0}, {1}, {0, 1}):
        rows, decisions = [], []
        for topic, found in scores.items():
            about = {number for number in corpus.about(topic) if number % 2 in kept}
            part = {number: score for number, score in found.items() if number % 2 in kept}
            rows.append(figures(part, about))
            decisions.append(decided(part, about, 50))
        micro = f1(*map(sum, zip(*decisions, strict=True)))
        cells.append(f"{mean([r[0] for r in rows]):.4f} {mean([r[3] for r in rows]):.4f} {micro:.4f}")
    return "   ".join(cells)


def slices(scores: Mapping[str, Mapping[int, float]], known: Study) -> str:
    """F1 at 50 and pooled AP of each kind of article."""
    cells = []
    for is_kind in SLICES.values():
        kept = {number for number, facts in known.facts.items() if is_kind(facts)}
        decisions, pairs, relevant = [], [], set()
        for topic, found in scores.items():
            about = known.corpus.about(topic) & kept
            part = {number: score for number, score in found.items() if number in kept}
            decisions.append(decided(part, about, 50))
            pairs += [(-score, number, topic) for number, score in part.items()]
            relevant |= {(number, topic) for number in about}
        order = [(number, topic) for _, number, topic in sorted(pairs)]
        micro = f1(*map(sum, zip(*decisions, strict=True)))
        cells.append(f"{micro:.3f} {average_precision(order, relevant):.3f}")
    return "   ".join(cells)


def main() -> int:
    given = parser(__doc__).parse_args()
    known = study(read_corpus(given.wire).sample(given.every))
    tables = {name: scored(idea, known) for name, idea in IDEAS.items()}
    print(f"{'MAP, macro-F1@50, micro-F1@50':32}even files             odd files              all")
    for name, scores in tables.items():
        print(f"{name:32}{halves(scores, known.corpus)}")
    print(f"\n{'F1@50, pooled AP':32}" + "   ".join(SLICES))
    for name, scores in tables.items():
        print(f"{name:32}{slices(scores, known)}")
    product = {profile: {f.number: f.value for f in found} for profile, found in known.found.items()}
    differing = sum(
        abs(score - product[topic][number]) > 0.5
        for topic, found in tables["as it is"].items()
        for number, score in found.items()
    )
    print(f"\n{differing} scores differ from the product's")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
