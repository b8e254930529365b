"""The dates that a run asks for, and which articles are of them."""

from datetime import date, timedelta, tzinfo
from math import inf
from typing import Literal

from msgspec import Struct

from triage.article import Article, moment


class Dates(Struct, frozen=True):
    """A time from `since` to `until`, in seconds since the epoch; None: without end.

    An article goes by when it was published, else by when its file arrived. A day and a time without a zone of its own
    stand in `zone` (None: the system's). A bare day is all of its hours: in doubt an article is shown.
    """

    since: float | None = None
    until: float | None = None
    zone: tzinfo | None = None

    @property
    def are_asked_for(self) -> bool:
        """Whether any article can be outside."""
        return self.since is not None or self.until is not None

    def outside(self, article: Article) -> Literal["", "since", "until"]:
        """Which of the two keeps it out; what has no time at all is never kept out."""
        if not self.are_asked_for:
            return ""
        begins = moment(article.published, self.zone)
        ends = begins
        if begins is None:
            begins = ends = article.arrived
        elif len(article.published) == len("2026-11-20"):
            ends = _end_of(article.published, self.zone)
        if begins is None or ends is None:
            return ""
        if self.since is not None and ends < self.since:
            return "since"
        return "until" if self.until is not None and begins > self.until else ""

    def by_arrival(self, article: Article) -> bool:
        """Whether it is judged by the time its file arrived."""
        return self.are_asked_for and article.arrived is not None and moment(article.published) is None


def _end_of(day: str, zone: tzinfo | None) -> float:
    """The last moment of a bare day: those on which clocks are changed have 23 or 25 hours."""
    this = date.fromisoformat(day)
    begins = None if this == date.max else moment((this + timedelta(days=1)).isoformat(), zone)
    return inf if begins is None else begins - 0.001
