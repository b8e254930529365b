"""What a methods section says of a run: the articles read, what was left out, and how right the profiles are by their labels.

Facts alone; the sentences are made in `render/methods.py`.
"""

from collections import Counter

from msgspec import Struct

from triage.article import Article
from triage.profiles.model import Profile
from triage.report.report import Hit, Reject, Run, Stats
from triage.tuning.measured import Measured
from triage.tuning.measures import Proportion, proportion
from triage.tuning.recall import Estimate


class Corpus:
    """The articles of a run, counted as they are read; those outside the dates that were asked for are none of it."""

    def __init__(self) -> None:
        self.articles = self.outside = self.by_arrival = self.undated = self.detected = 0
        self.first = self.last = ""
        self.outlets: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        #: Rejects by the reason of their best score; "no_match" where nothing matched.
        self.reasons: Counter[str] = Counter()

    def see(self, one: Hit | Reject) -> None:
        """Count an article that is of the dates asked for."""
        article = one.article
        self.articles += 1
        self.outlets[article.outlet] += 1
        self.languages[article.language] += 1
        self.detected += article.language_detected
        if isinstance(one, Reject):
            reason = one.scores[0].reason if one.scores else None
            self.reasons[reason.code if reason else "below_threshold" if one.scores else "no_match"] += 1
        self._date(article)

    def _date(self, article: Article) -> None:
        day = article.published[:10]
        if not day:
            self.undated += 1
            return
        self.first = min(self.first or day, day)
        self.last = max(self.last, day)


class Judgements(Struct, frozen=True, kw_only=True):
    """A profile held against its labels."""

    measured: Measured
    estimate: Estimate | None

    @property
    def precision(self) -> Proportion | None:
        """How many hits are wanted: estimated where they were drawn at random, else of the labelled ones."""
        if self.estimate is not None and self.estimate.precision is not None:
            return self.estimate.precision
        return proportion(self.measured.counts.right, self.measured.counts.given)


class ProfileMethod(Struct, frozen=True, kw_only=True):
    """A profile of the run; `judgements` is None without labels that fit."""

    profile: Profile
    hits: int
    judgements: Judgements | None = None


class Citation(Struct, frozen=True, kw_only=True):
    """What is needed to cite the program, from CITATION.cff."""

    title: str
    authors: tuple[str, ...]
    license: str = ""
    url: str = ""
    #: ISO 8601; empty before a version has one.
    released: str = ""


class Methods(Struct, frozen=True, kw_only=True):
    """Everything that the section says."""

    run: Run
    corpus: Corpus
    stats: Stats
    profiles: tuple[ProfileMethod, ...]
    #: Stories among the hits; None where copies were not looked for.
    stories: int | None
    citation: Citation
    #: As they were asked for.
    since: str = ""
    until: str = ""
