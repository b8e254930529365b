"""What came from where against what usually comes: an outlet that fell silent must not look like a quiet day.

"Usual" is the median of the same weekday's digests; the silence that is usual at that hour is remembered too, since
some outlets rest at night and some over the weekend.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct, field

from triage.digest.gathering import ArticleSource
from triage.digest.notes import Coverage, Day
from triage.digest.stream import DAY, HOUR, DigestStream
from triage.state.changes import Arrival
from triage.state.store import StateStore

#: Days looked back on: eight of each weekday. Fewer than two of a weekday: all of the last two weeks, three at least.
LOOK_BACK, LATELY = 56, 14
SAME, ANY = 2, 3
#: An outlet of which less usually comes a day is watched over as many days as it needs for so much.
MISSED = 5.0
#: Days for which a rare outlet must have been known.
KNOWN = 7
#: Seconds of silence that are never remarkable, and how much longer than usual it must be.
SHORT_SILENCE, LONGER = 12 * HOUR, 1.5
#: The share of what usually comes that is as good as all of it.
WHOLE = 0.8
#: Days after which an outlet that sends nothing is no longer expected.
FORGOTTEN = 28
SHOWN_DAYS = 30


class SourcePast(Struct):
    """What one source did on earlier days."""

    counts: dict[int, int] = field(default_factory=dict)
    quiet: dict[int, float] = field(default_factory=dict)
    last: float | None = None
    came: int = 0


class Covered(Struct, frozen=True):
    """The coverage of a digest, and the arrivals that the state keeps."""

    rows: tuple[Coverage, ...]
    arrivals: tuple[Arrival, ...]


def coverage(
    stream: DigestStream, arrived: Mapping[ArticleSource, tuple[int, float | None]], store: StateStore
) -> Covered:
    """Every source that sent something now or lately; silent ones first, then by what came."""
    past = _past(stream, store)
    expected = {source for source, one in past.items() if stream.day - one.came < FORGOTTEN}
    rows, arrivals = [], []
    for source in sorted(expected | set(arrived), key=lambda one: (one.is_folder, one.name)):
        one = past.get(source, SourcePast())
        count, latest = arrived.get(source, (0, None))
        last = max((time for time in (latest, one.last) if time is not None), default=None)
        quiet = None if last is None else max(0.0, stream.window.until - last)
        arrivals.append(Arrival(source.name, source.is_folder, count, last, quiet))
        # Several digests of a day are one day's work.
        today = count + one.counts.get(stream.day, 0)
        row = Coverage(
            name=source.name,
            is_folder=source.is_folder,
            count=count,
            usual=usual(one.counts, stream.day),
            last_seen=last,
            is_silent=is_silent(one, today, quiet, stream.day),
        )
        if row.count or row.usual or row.is_silent:
            rows.append(row)
    rows.sort(key=lambda row: (not row.is_silent, -max(row.count, row.usual or 0), row.name))
    return Covered(tuple(rows), tuple(arrivals))


def _past(stream: DigestStream, store: StateStore) -> dict[ArticleSource, SourcePast]:
    found: dict[ArticleSource, SourcePast] = defaultdict(SourcePast)
    if stream.known is None:
        return {}
    for name, is_folder, day, count, last, quiet in store.arrivals(
        stream.known.id, stream.day - LOOK_BACK, stream.day
    ):
        one = found[ArticleSource(name, bool(is_folder))]
        one.counts[day] = count
        if quiet is not None:
            one.quiet[day] = quiet
        one.last = last if last is not None else one.last
        one.came = day if count else one.came
    return dict(found)


def is_silent(one: SourcePast, today: int, quiet: float | None, day: int) -> bool:
    """Whether a source of which `today` articles came so far, the last `quiet` seconds ago, sends less than it always did."""
    expected = usual(one.counts, day)
    if expected is None:
        return False
    if expected < MISSED:
        return _is_missed(one, quiet, day)
    if quiet is None:
        return not today
    # What sent a day's worth within a day has had its say; were it dead, the next digest would know.
    if quiet <= SHORT_SILENCE or (quiet <= DAY and today >= WHOLE * expected):
        return False
    return quiet > LONGER * max(_alike(one.quiet, day), default=0.0)


def _is_missed(one: SourcePast, quiet: float | None, day: int) -> bool:
    """Whether a rare outlet is silent for so long that `MISSED` articles of it did not come, and longer than ever.

    >>> daily = SourcePast(counts=dict.fromkeys(range(1, 15), 1))
    >>> _is_missed(daily, 4.5 * DAY, 19), _is_missed(daily, 6.0 * DAY, 20)
    (False, True)
    """
    came = sorted(each for each, count in one.counts.items() if count and each < day)
    if quiet is None or len(came) < 2 or came[-1] - came[0] < KNOWN:
        return False
    a_day = sum(one.counts[each] for each in came) / (came[-1] - came[0] + 1)
    longest = max(after - before for before, after in pairwise(came))
    return quiet / DAY * a_day >= MISSED and quiet > LONGER * longest * DAY


def usual(counts: Mapping[int, int], day: int) -> float | None:
    """The median of what earlier days had, the same weekday's where there are two; None where too little is known.

    >>> usual({1: 5, 8: 7, 9: 100}, 15), usual({14: 3}, 15)
    (6.0, None)
    """
    values = _alike(counts, day)
    return float(median(values)) if values else None


def _alike(by_day: Mapping[int, float], day: int) -> Sequence[float]:
    """The values of days that this one can be compared to."""
    same = [value for each, value in by_day.items() if each < day and (day - each) % 7 == 0]
    if len(same) >= SAME:
        return same
    lately = [value for each, value in by_day.items() if day - LATELY <= each < day]
    return lately if len(lately) >= ANY else []


class History(Struct, frozen=True):
    """What earlier digests of the stream held."""

    days: tuple[Day, ...]
    usual_read: float | None
    usual_stories: float | None


def history(stream: DigestStream, store: StateStore, *, read: int, hits: int, stories: int) -> History:
    """The last thirty days with this one, and what is usual for its weekday."""
    rows = store.days(stream.known.id, stream.day - LOOK_BACK) if stream.known else []
    by_day = {day: counts for day, *counts in rows}
    was = by_day.get(stream.day, [0, 0, 0])
    shown = {**by_day, stream.day: [was[0] + read, was[1] + hits, was[2] + stories]}
    return History(
        days=tuple(_day(day, shown.get(day)) for day in range(stream.day - SHOWN_DAYS + 1, stream.day + 1)),
        usual_read=usual({day: counts[0] for day, counts in by_day.items()}, stream.day),
        usual_stories=usual({day: counts[2] for day, counts in by_day.items()}, stream.day),
    )


def _day(number: int, counts: Sequence[int] | None) -> Day:
    from datetime import date

    name = date.fromordinal(number).isoformat()
    return Day(day=name) if counts is None else Day(day=name, read=counts[0], hits=counts[1], stories=counts[2])
