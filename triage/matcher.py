"""The heart: a batch of articles × compiled profiles → results, without memory of any other article.

Everything that runs triage somewhere, in this process, in many, or on a cluster, calls `Matcher.match`.
"""

import time
from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from triage.article import Article
from triage.matching.finder import Finder, Found
from triage.matching.plan import plan
from triage.profiles.model import Profile
from triage.scoring.filters import Filters
from triage.scoring.score import Reason, Score
from triage.scoring.scorer import ProfileScorer

#: Names the behaviour of matching and scoring; part of every cache key. Raise it whenever a score may change.
RULES_VERSION = "1"


class Matched(Struct, frozen=True):
    """One article's result: the profiles in which something matched, best first, and its tokens."""

    words: int
    scores: tuple[Score, ...]

    @property
    def is_hit(self) -> bool:
        """Whether it reached the threshold of one profile or more."""
        return bool(self.scores) and self.scores[0].hit


class Matcher:
    """Profiles compiled once; picklable (it travels as its profiles and is compiled again)."""

    def __init__(
        self,
        profiles: Sequence[Profile],
        *,
        known_words: Collection[str] = (),
        now: float | None = None,
    ) -> None:
        self.profiles = tuple(profiles)
        self._known_words = tuple(known_words)
        self._now = time.time() if now is None else now
        plans = [plan(profile) for profile in self.profiles]
        self._finder = Finder(plans, self._known_words)
        self._scorers = [ProfileScorer(each) for each in plans]
        self._filters = [Filters(profile) for profile in self.profiles]

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as the arguments, not as the compiled tables."""
        return _rebuild, (self.profiles, self._known_words, self._now)

    def score(self, article: Article) -> tuple[Score, ...]:
        """One `Score` for each profile, in the order of the profiles."""
        found = self._finder.find([article])[0]
        return tuple(self._score(number, found, with_matches=True) for number in range(len(self.profiles)))

    def match(self, batch: Sequence[Article], *, with_matches: bool = True) -> list[Matched]:
        """One `Matched` for each article; `with_matches=False` leaves contributions and matches out (faster)."""
        return [self._matched(found, with_matches=with_matches) for found in self._finder.find(batch)]

    def _matched(self, found: Found, *, with_matches: bool) -> Matched:
        if not found.profiles:
            return Matched(found.words, ())
        scores = [self._score(number, found, with_matches=with_matches) for number in found.profiles]
        if len(scores) > 1:
            scores.sort(key=lambda score: (not score.hit, -score.value, score.profile))
        return Matched(found.words, tuple(score for score in scores if score.counted))

    def _score(self, number: int, found: Found, *, with_matches: bool) -> Score:
        slots = found.profiles.get(number, {})
        score = self._scorers[number].score(found, slots, with_matches=with_matches)
        if not score.hit:
            return score
        reason: Reason | None = self._filters[number].reason(found.texts.article, found.words, self._now)
        return score if reason is None else replace(score, hit=False, reason=reason)


def _rebuild(profiles: tuple[Profile, ...], known_words: tuple[str, ...], now: float) -> Matcher:
    return Matcher(profiles, known_words=known_words, now=now)
