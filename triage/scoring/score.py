"""A score and the sum that makes it."""

from typing import Literal

from msgspec import Struct

from triage.matching.match import Kind, Match

Band = Literal["strong", "likely", "passing"]
#: Least scores of the bands (reliability on the Reuters ModApte test split: .86 relevant at 70–80, .94 above).
STRONG, LIKELY = 80.0, 50.0

ReasonCode = Literal["below_threshold", "excluded", "requires", "dates", "language", "status", "filter", "seen"]
#: Why an article is no hit, in the words of every output for people: reports and digests, profile tests and comparisons.
REASON_WORDS: dict[str, str] = {
    "below_threshold": "below the threshold",
    "excluded": "excluded",
    "requires": "failed [require]",
    "dates": "outside the dates",
    "language": "in another language",
    "status": "of another status",
    "filter": "filtered out",
    "seen": "seen before",
}
#: The same of several articles, in the order of a report's counts.
REASONS_OF_MANY = {**REASON_WORDS, "below_threshold": "passing", "language": "in other languages"}
#: Matches listed of one article under one profile; they are counted and scored whole. An article has a dozen, a book
#: some hundreds; one made to have a hundred thousand would cost a hundred megabytes for each profile.
MOST_MATCHES = 1000


class Reason(Struct, frozen=True, gc=False):
    """Why an article is a reject for a profile; `by` names the term, gate, day or filter that did it."""

    code: ReasonCode
    by: str | None = None


class Contribution(Struct, frozen=True, kw_only=True, gc=False):
    """The points that one term earned; they add up to the score.

    `without` is what the score would lose if the term were cut: less than `points` for a positive term, because
    the others would fill part of the gap. `kinds` counts the counted occurrences by kind. A closed gate is a
    contribution of kind `gate` with `-S` points.
    """

    term: str
    points: float
    without: float
    count: int
    kinds: dict[Kind | Literal["gate", "combination"], int]

    def __hash__(self) -> int:
        """The hash of the sum, for sets of hits; a dictionary has none."""
        return hash((self.term, self.points, self.count))


class Score(Struct, frozen=True, kw_only=True, gc=False):
    """One article under one profile."""

    #: Id of the profile.
    profile: str
    #: 0–100, unrounded.
    value: float
    threshold: float | Literal["any"]
    hit: bool
    band: Band
    reason: Reason | None = None
    #: Largest points first.
    contributions: tuple[Contribution, ...] = ()
    #: Counted matches in reading order (title, abstract, body, other fields).
    matches: tuple[Match, ...] = ()
    #: Matches beyond the most that are listed; they are in the counts and in the score.
    matches_cut: int = 0
    #: Terms and combinations that counted; 0 means that nothing matched.
    counted: int = 0

    @property
    def is_fuzzy_only(self) -> bool:
        """Whether all that counted is spelt otherwise than the profile has it: worth a second look."""
        matches = self.matches
        return bool(matches) and matches[0].is_near and all(match.is_near for match in matches)


def band_of(value: float) -> Band:
    """The band of a score; the unrounded value decides.

    >>> band_of(79.99), band_of(80), band_of(49.9)
    ('likely', 'strong', 'passing')
    """
    if value >= STRONG:
        return "strong"
    return "likely" if value >= LIKELY else "passing"


def is_below(score: Score) -> bool:
    """Whether nothing but the threshold makes a reject of an article in which something matched."""
    return score.reason is not None and score.reason.code == "below_threshold" and score.counted > 0
