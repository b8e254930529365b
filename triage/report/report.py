"""The result of a run: what every renderer is given, complete, so that none has to ask again."""

from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct

from triage.article import Article, Field
from triage.entities.entity import Entity
from triage.errors import Problem
from triage.scoring.score import Band, Score


class Mark(Struct, frozen=True):
    """A highlighted stretch of an excerpt, in code points of the excerpt's own text."""

    start: int
    end: int
    #: "match", "fuzzy", or an entity type.
    kind: str


class Snippet(Struct, frozen=True, kw_only=True):
    """An excerpt around matches: `article.text(field)[start:end] == text`; marks are relative to `text`."""

    field: Field
    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()


class StoryChange(Struct, frozen=True, kw_only=True):
    """One thing that differs between the main article of a story and an earlier version."""

    #: "title"; "figures" of headline and lead; "body" for a sentence with a match.
    field: Literal["title", "figures", "body"]
    #: In the words of the earlier version and of the main article; empty where one has nothing of the kind.
    was: str
    now: str


class StoryPart(Struct, frozen=True, kw_only=True):
    """The place of a hit in its story."""

    id: str
    role: Literal["main", "copy", "update", "correction", "withdrawal"]
    size: int
    #: Of the main article: what it says anew. Of an earlier version: what the main one no longer says.
    changes: tuple[StoryChange, ...] = ()
    #: An earlier version that says something which the main article no longer says.
    is_outdated: bool = False
    #: Of the main article: for each profile the best score of its story, where another article has it. By that the
    #: story ranks and reaches its threshold.
    best: tuple[Score, ...] = ()

    def rank(self, own: Score) -> Score:
        """The score by which the story ranks under the profile of `own`, the main article's."""
        return next((score for score in self.best if score.profile == own.profile), own)


class OnEvent(Struct, frozen=True, kw_only=True):
    """Another article on the same event, as far as a line about it needs."""

    #: Its place in the report, from 1; None where `top` left it out.
    number: int | None
    outlet: str
    path: str
    #: Its headline, or how its text begins.
    title: str = ""


class EventPart(Struct, frozen=True, kw_only=True):
    """What a hit is to other articles on its event; all of them stay in the ranking."""

    id: str
    role: Literal["main", "also"]
    size: int
    #: Of the main article all others in rank order, of any other the main one.
    others: tuple[OnEvent, ...] = ()


class Hit(Struct, frozen=True, kw_only=True):
    """An article that reached the threshold of one profile or more.

    `scores` holds the profiles in which something matched, best first: hits before others, then by value.
    What nobody asked for is None: `scan` of the library makes `snippets`; names, summaries, stories and events are the
    command's, by `--with` and `--fold`.
    """

    article: Article
    scores: tuple[Score, ...]
    #: Tokens of title and body.
    words: int
    entities: tuple[Entity, ...] | None = None
    snippets: tuple[Snippet, ...] | None = None
    #: One or two passages of the article, verbatim, as excerpts with marks: a sentence each, or a short quotation.
    summary: tuple[Snippet, ...] | None = None
    story: StoryPart | None = None
    event: EventPart | None = None

    @property
    def score(self) -> float:
        """The score in its best profile, unrounded."""
        return self.scores[0].value

    @property
    def band(self) -> Band:
        """The band in its best profile."""
        return self.scores[0].band


class Reject(Struct, frozen=True, kw_only=True):
    """An article that no profile reports; each of its scores has a reason.

    `scores` is empty where nothing matched.
    """

    article: Article
    scores: tuple[Score, ...]
    words: int


class Story(Struct, frozen=True, kw_only=True):
    """Copies and updates of one event; `main` is the one shown."""

    id: str
    main: Hit
    copies: tuple[Hit, ...] = ()


class ProfileUse(Struct, frozen=True, kw_only=True):
    """A profile as the run used it."""

    id: str
    title: str
    sha256: str
    threshold: float | Literal["any"] = "any"


class Run(Struct, frozen=True, kw_only=True):
    """Enough to repeat the run."""

    version: str
    rules_version: str
    profiles: tuple[ProfileUse, ...]
    arguments: dict[str, Any]


class Stats(Struct, kw_only=True):
    """Counts of a run; times are not here, so that the same input gives the same bytes."""

    #: Files read.
    files: int = 0
    articles: int = 0
    hits: int = 0
    rejects: int = 0
    #: Rejects of each reason; an article counts once, under the reason of its best score.
    below_threshold: int = 0
    excluded: int = 0
    requires: int = 0
    dates: int = 0
    language: int = 0
    status: int = 0
    filter: int = 0
    seen: int = 0
    no_match: int = 0
    #: Hits that `--top` left out.
    cut: int = 0
    copies: int = 0
    #: Hits without a published date.
    undated: int = 0
    #: Articles that `--since` and `--until` judged by the time their file arrived.
    by_arrival: int = 0
    #: Hits whose language neither source nor text nor settings tell, where a profile asked.
    unknown_language: int = 0
    #: Hits that name no outlet, have no text to count, or no time, where a profile's filter asked.
    unknown_outlet: int = 0
    unknown_length: int = 0
    unknown_age: int = 0
    #: Rejects below the threshold that are shown in formats for people: each is a version of a story that reached it.
    lifted: int = 0
    #: Files not looked at by the rules of the walk (hidden, empty, binary, unknown, README …).
    left_alone: int = 0
    #: Files that could not be read.
    unread: int = 0
    problems: int = 0


class Report(Struct, frozen=True, kw_only=True):
    """Hits in rank order and everything that was left out."""

    run: Run
    #: In rank order; a run may give them their details only when they are taken (`report.late`).
    hits: Sequence[Hit]
    rejects: tuple[Reject, ...]
    stories: tuple[Story, ...]
    problems: tuple[Problem, ...]
    stats: Stats
    #: The best rejects, kept for the "passing" and "excluded" lines even when rejects are not asked for.
    near_misses: tuple[Reject, ...] = ()

    def to_frame(self, library: str = "") -> Any:
        """A frame of pandas or polars, whichever is installed (or the one named), with a row for each article and profile.

        Raises TriageError where none is installed, ValueError for another library.
        """
        from triage.report.frame import frame_of

        return frame_of((*self.hits, *self.rejects), library)
