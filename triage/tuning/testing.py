"""A profile's own `[[test]]` entries, run as a unit-test runner would: does it say to each text what it should?"""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from triage.article import Article
from triage.matcher import Matcher
from triage.profiles.model import Profile, ProfileTest
from triage.scoring.score import REASON_WORDS, Score, band_of

#: Path → its article; None or a sentence why not.
ReadOne = Callable[[Path], Article | str]


class TestOutcome(Struct, frozen=True, kw_only=True):
    """One test, the score that its text has, and what is not as expected."""

    test: ProfileTest
    name: str
    score: Score | None = None
    failures: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether all was as expected."""
        return not self.failures


def run_tests(profile: Profile, matcher: Matcher, read_one: ReadOne) -> tuple[TestOutcome, ...]:
    """The outcome of each test of one profile of the matcher, in the order of the file."""
    return tuple(_outcome(test, profile, matcher, read_one) for test in profile.tests)


def _outcome(test: ProfileTest, profile: Profile, matcher: Matcher, read_one: ReadOne) -> TestOutcome:
    name = test.title or " ".join(test.text.split()) or test.path
    article: Article | str = Article(title=test.title, body=test.text)
    if test.path:
        article = read_one(Path(profile.path).parent / test.path)
    if isinstance(article, str):
        return TestOutcome(test=test, name=name, failures=(article,))
    score = _of(profile, matcher.score(article))
    return TestOutcome(test=test, name=name, score=score, failures=tuple(_failures(test, score)))


def _of(profile: Profile, scores: Sequence[Score]) -> Score:
    return next(score for score in scores if score.profile == profile.id)


def _failures(test: ProfileTest, score: Score) -> list[str]:
    """What a person would say is wrong."""
    found = []
    threshold = "" if score.threshold == "any" else f", threshold {score.threshold:g}"
    if score.hit and test.expect == "no hit":
        found.append(f"expected no hit, but it is one: {score.value:.1f}{threshold}")
    if not score.hit and test.expect == "hit":
        found.append(f"expected a hit, but it is none: {_why_not(score)}")
    if test.min_score is not None and score.value < test.min_score:
        found.append(f"expected a score of {test.min_score:g} or more, got {score.value:.1f}")
    if test.max_score is not None and score.value > test.max_score:
        found.append(f"expected a score of {test.max_score:g} or less, got {score.value:.1f}")
    if test.band is not None and band_of(score.value) != test.band:
        found.append(f"expected the band {test.band}, got {score.band} ({score.value:.1f})")
    return found


def _why_not(score: Score) -> str:
    reason = score.reason
    code = reason.code if reason is not None else "below_threshold"
    by = f" ({reason.by})" if reason is not None and reason.by else ""
    if code == "below_threshold":
        if not score.counted:
            return "nothing matched"
        return f"{score.value:.1f} is below {score.threshold}"
    return REASON_WORDS[code] + by
