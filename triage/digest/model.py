"""The digest as a value: all that text, Markdown, HTML, mail and feed say, in the same order.

Complete and plain: whoever has it can print it without asking anybody, today or as `--again` in a month. Texts are
facts and not sentences for a layout; times are seconds since the epoch, to be shown in `zone`; days are ISO days of
that zone. Lists stand in the order in which they are to be read.
"""

from datetime import tzinfo
from typing import Literal

from msgspec import Struct

from triage.article import Article
from triage.digest.notes import (
    Coverage,
    Day,
    DigestOmissions,
    FirstTime,
    NearMiss,
    PerhapsMissed,
    SelfTests,
    SpotCheck,
    SpotEstimate,
    Unread,
)
from triage.report.report import Hit, Snippet, StoryChange
from triage.scoring.score import Score
from triage.settings import zone_named

Doubt = Literal["", "state", "clock"]
Section = Literal["top", "also"]
EventKind = Literal["withdrawal", "correction"]


class Use(Struct, frozen=True, kw_only=True):
    """The profile as it was used."""

    id: str
    title: str = ""
    sha256: str = ""
    #: Its file; empty for a profile made in code.
    path: str = ""
    threshold: float | Literal["any"] = "any"

    @property
    def heading(self) -> str:
        """The title, or the id where it has none."""
        return self.title or self.id


class DigestWindow(Struct, frozen=True, kw_only=True):
    """The time from the last delivered digest of that name to this one."""

    since: float
    until: float
    #: IANA name of the zone; empty: the system's.
    timezone: str = ""
    #: Nothing was delivered under that name before: the window is the last 24 hours, and those since a first digest
    #: that could not be delivered.
    is_first: bool = False
    #: What is not sure: some of what was remembered was lost with a damaged state, so that stories may come twice; or
    #: the digest before was made with a clock that was ahead, and what it passed over is looked at again.
    doubt: Doubt = ""

    @property
    def zone(self) -> tzinfo | None:
        """The zone that times are shown in; None: the system's."""
        return zone_named(self.timezone)


class DigestCounts(Struct, frozen=True, kw_only=True):
    """How much there was, and how much there usually is for a digest on such a weekday (None: not known yet)."""

    #: Articles that were new and were held against the profile.
    read: int = 0
    #: Those of them that are hits, copies and updates included.
    hits: int = 0
    #: Stories shown.
    stories: int = 0
    #: Articles in the stories shown.
    articles: int = 0
    #: Stories shown that continue one delivered before.
    updates: int = 0
    #: Rejects that reached no threshold, and articles in which nothing matched.
    passing: int = 0
    no_match: int = 0
    #: Rejects that a gate, a filter or a status keeps out although the score would do.
    excluded: int = 0
    usual_read: float | None = None
    usual_stories: float | None = None


class Past(Struct, frozen=True, kw_only=True):
    """What was delivered before: a story of an earlier digest of this name."""

    #: Id of that digest, and the story's number in it.
    digest: str
    number: int
    title: str
    outlet: str = ""
    #: When that digest was made.
    delivered: float


class CorrectedSentence(Struct, frozen=True):
    """A sentence that was corrected; empty where one was only added or only taken out."""

    old: str
    new: str


class StoryEvent(Struct, frozen=True, kw_only=True):
    """A delivered story that was killed or corrected: heads the digest."""

    kind: EventKind
    #: What the reader was given.
    past: Past
    #: The notice or the corrected article.
    article: Article
    #: When it was published, else when it arrived; None where nobody knows.
    at: float | None = None
    #: Of a withdrawal: why, in the wire's own words; may be empty.
    reason: str = ""
    #: Of a correction: old → new, in the order of the text.
    changes: tuple[CorrectedSentence, ...] = ()


class DigestStory(Struct, frozen=True, kw_only=True):
    """One story: its main article with summary, and all that goes along with it."""

    #: From 1, by which `triage show N --digest ID` knows it.
    number: int
    section: Section
    #: The main article; `scores` holds that of the digest's profile alone, `summary` and `entities` are there.
    hit: Hit
    #: Near-duplicates and earlier versions, each with its role in `story.role`.
    copies: tuple[Hit, ...] = ()
    #: The agency whose text several outlets carry; else empty.
    origin: str = ""
    #: Other articles on the same event, from this window; shown as "also Kyodo and EFE".
    also: tuple[Hit, ...] = ()
    #: Copies of those.
    also_copies: tuple[Hit, ...] = ()
    #: UPDATE 2, CORRECTED, … as the wire marks it; "UPDATE" for a later version that bears no mark.
    badge: str = ""
    #: The delivered story that this one continues.
    past: Past | None = None
    #: Of a story that continues one: sentences that were not in what was delivered, as excerpts of the main article.
    new_sentences: tuple[Snippet, ...] = ()
    #: What its main article says that was not delivered before: headline, figures, sentences with a match.
    changes: tuple[StoryChange, ...] = ()
    #: When a watch told it, or an article of it; None where none did.
    told_at: float | None = None
    #: The best score of its articles: by that it ranks, whatever a short update has.
    best: Score | None = None

    @property
    def score(self) -> Score:
        """The score of the main article under the digest's profile."""
        return self.hit.scores[0]

    @property
    def rank(self) -> Score:
        """The score by which it ranks."""
        return self.best or self.score


class Memory(Struct, frozen=True, kw_only=True):
    """What later digests must know of this one and no reader does."""

    #: Articles that were withdrawn before they could be delivered, and copies of them.
    killed: tuple[Article, ...] = ()
    #: Notices that withdrew nothing that was there yet.
    notices: tuple[Article, ...] = ()
    #: Sentences of outlets that are boilerplate, hashed.
    stock: tuple[int, ...] = ()


class Digest(Struct, frozen=True, kw_only=True):
    """Everything that a digest says.

    Order: failed profile tests, events, stories (`top` before `also`), passing mentions, excluded but strong, first
    times, spot check, perhaps missed, coverage with unread files, what was held back.
    """

    #: `japan-1114`: the name and the day of the window's end; more digits where that is taken.
    id: str
    #: Under which it is remembered what was delivered.
    name: str
    profile: Use
    window: DigestWindow
    counts: DigestCounts = DigestCounts()
    tests: SelfTests = SelfTests()
    events: tuple[StoryEvent, ...] = ()
    stories: tuple[DigestStory, ...] = ()
    #: Rejects below the threshold, best first; `counts.passing` has how many there are in all.
    passing: tuple[NearMiss, ...] = ()
    #: Rejects that would be hits if a gate, filter or status let them; `counts.excluded` likewise.
    excluded: tuple[NearMiss, ...] = ()
    first_times: tuple[FirstTime, ...] = ()
    spot_check: SpotCheck | None = None
    estimate: SpotEstimate | None = None
    #: Where the profile asks for it: what resembles the hits without being any, nearest first.
    missed: tuple[PerhapsMissed, ...] = ()
    #: Silent ones first, then by what came.
    coverage: tuple[Coverage, ...] = ()
    unread: tuple[Unread, ...] = ()
    held: tuple[DigestOmissions, ...] = ()
    #: The last thirty days, oldest first, this digest's day last.
    days: tuple[Day, ...] = ()
    group_by: Literal["profile", "band"] = "profile"
    #: What the reader wants where there is neither story nor event.
    when_empty: Literal["say-so", "nothing"] = "say-so"
    #: Of other articles on the same event, how many are named; None: all.
    per_story: int | None = None
    #: Id of the digest delivered before this one under the same name; empty for the first.
    previous: str = ""
    #: Version of triage that made it.
    version: str = ""
    #: Addresses of the profile's own `[digest]`, for mail.
    recipients: tuple[str, ...] = ()
    #: `--state` of the run, which the commands that the digest prints need, too.
    state: str = ""
    #: Not printed anywhere.
    memory: Memory = Memory()

    @property
    def is_empty(self) -> bool:
        """Whether there is neither story nor event; a failed test, a silent outlet and the rest may be there."""
        return not self.stories and not self.events

    @property
    def top(self) -> tuple[DigestStory, ...]:
        """The stories told in full."""
        return tuple(story for story in self.stories if story.section == "top")

    @property
    def also(self) -> tuple[DigestStory, ...]:
        """The stories told in a line."""
        return tuple(story for story in self.stories if story.section == "also")
