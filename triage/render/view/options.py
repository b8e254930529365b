"""What a renderer is, and the options it takes.

A renderer turns values into text and knows nothing of streams: who asked writes the pieces where they belong, as
UTF-8 with `surrogateescape`, so that a path comes out with the bytes it went in with. The table of formats is
`render.formats`, which nothing here knows.
"""

from collections.abc import Iterator
from datetime import UTC, tzinfo
from typing import Literal, Protocol, runtime_checkable

from msgspec import Struct

from triage.errors import Problem
from triage.report.late import Remember
from triage.report.rank import Order
from triage.report.report import Hit, Reject, Report, Run, Stats

With = Literal["entities", "summary", "body"]

WITH: tuple[With, ...] = ("entities", "summary", "body")
Grouping = Literal["", "profile", "outlet", "date", "language"]
#: What `--by` takes.
GROUPINGS: tuple[Grouping, ...] = ("profile", "outlet", "date", "language")


class Options(Struct, frozen=True, kw_only=True):
    """How the reader would like it; a renderer takes what concerns it."""

    columns: int = 80
    colour: bool = False
    #: CSV: one row per article with a column per profile.
    wide: bool = False
    #: Parts of a record that are null unless asked for.
    with_: frozenset[With] = frozenset()
    #: Rejects too.
    all: bool = False
    #: More lines per article, and the legend.
    verbose: bool = False
    #: A section for each profile, outlet, day or language.
    by: Grouping = ""
    #: The order within a section; numbers stay those of the ranking.
    sort: Order = "score"
    #: Seconds since the epoch; decides whether a date needs its year. None: dates carry their year.
    now: float | None = None
    #: The zone that times are printed in; None is the system's.
    timezone: tzinfo | None = None
    #: Paths end with NUL instead of a newline.
    null_separated: bool = False
    #: How long the run took, for people; None leaves it out.
    seconds: float | None = None
    #: The last line, which says what to do next.
    hints: bool = True
    #: The folder from which a page links to files, relative to the current one; None: no links to files.
    links_from: str | None = None
    #: A page for mail programs, which unfold what is folded.
    in_mail: bool = False
    #: Knows how hits looked in former runs.
    remember: Remember | None = None

    @property
    def zone(self) -> tzinfo:
        """The zone of times for which a source gives none, in data: the same on every machine."""
        return self.timezone or UTC


class Renderer(Protocol):
    """Prints a finished report."""

    def render(self, report: Report) -> Iterator[str]:
        """The text in pieces, the last of them ending its line."""
        ...


@runtime_checkable
class StreamingRenderer(Renderer, Protocol):
    """Prints while the run goes on, in the order in which it is told; the empty string prints nothing."""

    def begin(self, run: Run) -> str:
        """The text before the first record."""
        ...

    def record(self, record: Hit | Reject | Problem) -> str:
        """One article or problem."""
        ...

    def end(self, stats: Stats) -> str:
        """The text after the last record."""
        ...
