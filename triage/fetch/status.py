"""How each source does: when it was last had, what it brings a day, when it is asked next, and whether it fell silent."""

from datetime import datetime, tzinfo

from msgspec import Struct

from triage.digest.coverage import LOOK_BACK, SourcePast, is_silent, usual
from triage.fetch.results import title_of
from triage.fetch.sources import NewsSource, Sources
from triage.fetch.store import FetchStore, SourceRecord

#: Days over which the articles of a day are counted.
_LATELY = 14


class SourceStatus(Struct, frozen=True, kw_only=True):
    """One source as it stands; times in seconds, None for never."""

    source: NewsSource
    title: str
    succeeded: float | None
    #: When the latest new article came.
    newest: float | None
    #: Articles of a day, over the last two weeks; None before the first success.
    a_day: float | None
    #: What digests would call usual for this day of the week.
    usual: float | None
    #: None: at the next run.
    due: float | None
    is_silent: bool
    failures: int
    fault: str
    hint: str
    moved: str


def statuses(sources: Sources, store: FetchStore, now: float, zone: tzinfo | None) -> list[SourceStatus]:
    """The sources in the order of their file."""
    day = datetime.fromtimestamp(now, zone).date().toordinal()
    return [_status(one, store.source(one.key), store, now, day) for one in sources.sources]


def _status(source: NewsSource, record: SourceRecord, store: FetchStore, now: float, day: int) -> SourceStatus:
    days = store.days(source.key, day - LOOK_BACK)
    counts = {one: count for one, count, _ in days}
    past = SourcePast(
        counts={one: count for one, count in counts.items() if one < day},
        quiet={one: quiet for one, _, quiet in days if quiet is not None and one < day},
        last=record.newest or None,
        came=max((one for one, count in counts.items() if count), default=0),
    )
    quiet = now - record.newest if record.newest else None
    lately = [count for one, count in counts.items() if day - _LATELY < one <= day]
    first = min(counts, default=day)
    return SourceStatus(
        source=source,
        title=title_of(source, record),
        succeeded=record.succeeded or None,
        newest=record.newest or None,
        a_day=sum(lately) / min(_LATELY, day - first + 1) if counts else None,
        usual=usual(past.counts, day),
        due=record.due if record.due > now else None,
        is_silent=is_silent(past, counts.get(day, 0), quiet, day),
        failures=record.failures,
        fault=record.fault,
        hint=record.hint,
        moved=record.moved,
    )
