"""What a digest says around its stories: near misses, spot check, coverage, what was held back, names new to a term.

Plain values, like those of `model`, which puts them in their order.
"""

from typing import Literal

from msgspec import Struct

from triage.article import Article
from triage.entities.entity import EntityType
from triage.errors import Problem
from triage.report.report import Reject
from triage.tuning.recall import Interval

#: Why something was not shown: older than the first digest's day; published longer ago than `max_age`; below the
#: `top` or `per_outlet` of the profile; an update that its policy keeps quiet; a copy of what was delivered before;
#: under embargo; withdrawn before it was ever delivered, or a copy of what was withdrawn; the same file once more.
HeldReason = Literal[
    "first", "archive", "top", "per_outlet", "quiet", "copies", "embargo", "withdrawn", "identical"
]


class NearMiss(Struct, frozen=True, kw_only=True):
    """A reject worth naming."""

    reject: Reject
    #: What its score would be with its gates open.
    value: float

    @property
    def title(self) -> str:
        """Its headline."""
        return self.reject.article.title


class PerhapsMissed(Struct, frozen=True, kw_only=True):
    """An article without enough points that resembles the hits."""

    article: Article
    #: Cosine of its words and those of the hits, above 0 to 1.
    similarity: float
    #: The words that make it similar, strongest first.
    words: tuple[str, ...]


class SpotEstimate(Struct, frozen=True, kw_only=True):
    """What the labels of spot checks say so far."""

    #: Spot checks that somebody labelled, and those that were wrongly left out.
    drawn: int
    wrong: int
    #: Of all that is wanted and scores 20 or more, the share that is shown; None where labels do not suffice.
    recall: Interval | None = None


class SpotCheck(Struct, frozen=True, kw_only=True):
    """A reject drawn at random: was it rightly left out?"""

    #: `japan-1114-s`, by which `triage label keep` knows it.
    handle: str
    reject: Reject
    value: float
    #: The share of the near misses of this window that was drawn.
    share: float


class Coverage(Struct, frozen=True, kw_only=True):
    """One outlet, or one folder where articles name none: what came, and what usually comes."""

    name: str
    is_folder: bool = False
    #: New articles in the window.
    count: int = 0
    #: In digests of that weekday; None: not known yet.
    usual: float | None = None
    #: When its latest article arrived.
    last_seen: float | None = None
    #: Something should have come and did not.
    is_silent: bool = False


class Unread(Struct, frozen=True, kw_only=True):
    """A file or an article in it that could not be read."""

    problem: Problem
    #: Not said in an earlier digest.
    is_new: bool = True


class SelfTests(Struct, frozen=True, kw_only=True):
    """The profile's own `[[test]]` entries, run before the digest was made."""

    passed: int = 0
    #: Name of each failed test and what was not as expected.
    failed: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def total(self) -> int:
        """How many there are."""
        return self.passed + len(self.failed)


class Day(Struct, frozen=True, kw_only=True):
    """One of the last days, for a sparkline; None: no digest was delivered that day."""

    day: str
    hits: int | None = None
    stories: int | None = None
    read: int | None = None


class FirstTime(Struct, frozen=True, kw_only=True):
    """A name that stands with a term of the profile for the first time in thirty days."""

    name: str
    type: EntityType
    term: str
    #: The story it stands in.
    story: int


class HeldArticle(Struct, frozen=True, kw_only=True):
    """An article that was left out, as far as a line about it needs."""

    title: str
    outlet: str = ""
    published: str = ""
    path: str = ""
    index: int = 0
    #: The delivered story that it belongs to, as "japan-1114#2"; empty where it belongs to none.
    of: str = ""


class DigestOmissions(Struct, frozen=True, kw_only=True):
    """What was left out of the stories, and why."""

    reason: HeldReason
    count: int
    #: Titles of the best of them, a few.
    titles: tuple[str, ...] = ()
    #: All of them, newest first; none where they were not looked at (first, archive, embargo).
    articles: tuple[HeldArticle, ...] = ()
    #: archive, first: the border, in seconds since the epoch; embargo: when the next one lifts.
    at: float | None = None
