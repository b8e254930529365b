"""The parts of a digest that are no stories, in words: times, events, coverage, what was held back, the month as a chart."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from msgspec import Struct

from triage.article import moment
from triage.digest.model import Digest, StoryEvent
from triage.digest.notes import Coverage, Day, DigestOmissions, SelfTests, SpotEstimate
from triage.entities.entity import EntityType
from triage.languages.calendar import LONG_DAYS, LONG_MONTHS
from triage.render.view.dates import DAYS, MONTHS, day
from triage.render.view.options import Options
from triage.render.view.points import many, shown_score
from triage.render.view.short import TITLE, short

#: Why an article has no place of its own, in a word or two.
SHORT = {
    "copy": "copy of",
    "version": "earlier than",
    "event": "same event as",
    "first": "too old",
    "archive": "too old",
    "top": "below the top",
    "per_outlet": "beyond the most of one outlet",
    "quiet": "update, kept quiet",
    "copies": "copy of what was delivered",
    "embargo": "under embargo",
    "withdrawn": "withdrawn",
    "identical": "the same as another file",
}
DAY = 86400.0
#: The chart in its own units: a day is so wide, its column at most so high.
STEP, COLUMN, HEIGHT = 20, 14, 60
#: Days of a chart at least.
CHARTED = 14


class Clock:
    """Times of one digest in its zone."""

    def __init__(self, digest: Digest, options: Options) -> None:
        self.zone: tzinfo | None = digest.window.zone or options.timezone
        self._now = digest.window.until

    def full(self, seconds: float) -> str:
        """`Monday 14 November 2016, 06:00`."""
        time = self._local(seconds)
        return f"{LONG_DAYS[time.weekday()]} {time.day} {LONG_MONTHS[time.month - 1]} {time.year}, {time:%H:%M}"

    def short(self, seconds: float) -> str:
        """`Sat 12 Nov 11:02`, without the date where the last six days are meant."""
        time = self._local(seconds)
        if 0 <= self._now - seconds < 6 * DAY:
            return f"{DAYS[time.weekday()]} {time:%H:%M}"
        return f"{day(time, self._now)} {time:%H:%M}"

    def published(self, iso: str) -> str:
        """`Sat 11:02` for an article's own time, `Sat` where its source gives only the day; empty without one."""
        time = moment(iso)
        if time is None:
            return ""
        said = self.short(time)
        if len(iso) > len("2016-11-12"):
            return said
        own = datetime.fromisoformat(iso)
        return DAYS[own.weekday()] if 0 <= self._now - time < 6 * DAY else day(own, self._now)

    def long(self, seconds: float) -> str:
        """`Fri 11 Nov 06:00`."""
        time = self._local(seconds)
        return f"{day(time, self._now)} {time:%H:%M}"

    def weekday(self, seconds: float) -> str:
        """`Friday`, or the date where that would not be the last one."""
        time = self._local(seconds)
        return LONG_DAYS[time.weekday()] if 0 <= self._now - seconds < 6.5 * DAY else day(time, self._now)

    def _local(self, seconds: float) -> datetime:
        """The time in the zone; what lies beyond the calendar is its first or last moment."""
        try:
            return datetime.fromtimestamp(seconds, self.zone).astimezone(self.zone)
        except (OverflowError, ValueError, OSError):
            return datetime.max if seconds > self._now else datetime.min


class CorrectionNotice(Struct, frozen=True, kw_only=True):
    """A withdrawal or a correction of what was delivered."""

    word: str
    said: str
    reason: str
    changes: tuple[tuple[str, str], ...]


class FirstTimeLine(Struct, frozen=True, kw_only=True):
    """A name that is new beside a term."""

    name: str
    kind: EntityType
    term: str
    story: int
    anchor: str


class SpotQuestion(Struct, frozen=True, kw_only=True):
    """The reject that the reader is asked about."""

    said: str
    title: str
    command: str


class OutletRow(Struct, frozen=True, kw_only=True):
    """One row of the coverage table."""

    name: str
    count: str
    usual: str
    last: str
    is_silent: bool


class Bar(Struct, frozen=True, kw_only=True):
    """One day of the chart."""

    x: int
    y: float
    height: float
    is_today: bool


class Chart(Struct, frozen=True, kw_only=True):
    """Hits a day; `caption` says the same in words."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    caption: str


def window(digest: Digest, clock: Clock) -> str:
    """`Fri 11 Nov 06:00 to Mon 14 Nov 06:00 (Europe/Berlin) · 3 days · 1,204 read`."""
    since, until = digest.window.since, digest.window.until
    zone = f" ({digest.window.timezone})" if digest.window.timezone else ""
    days = round((until - since) / DAY)
    length = f" · {many(days, 'day')}" if days > 1 else ""
    usual = "" if digest.counts.usual_read is None else f" (usual {digest.counts.usual_read:,.0f})"
    # One that was made with a clock that was ahead does not count, yet whoever got it knows that it was there.
    name = "" if digest.window.doubt == "clock" else "the first digest: "
    first = f" · {name}it covers {_length(until - since)}" if digest.window.is_first else ""
    first += DOUBTS[digest.window.doubt]
    return f"{clock.long(since)} to {clock.long(until)}{zone}{length} · {digest.counts.read:,} read{usual}{first}"


DOUBTS = {
    "": "",
    "state": " · the state was damaged: the time in doubt is covered again, and stories may come twice",
    "clock": " · the digest before was made with a clock that was ahead: what it passed over is looked at again",
}


def _length(seconds: float) -> str:
    """`24 hours`, `3 days`."""
    hours = round(seconds / 3600)
    return many(hours, "hour") if hours <= 48 else many(round(hours / 24), "day")


def counted(digest: Digest) -> str:
    """`3 stories (7 articles) · 1 update · usual: 4 stories`."""
    counts = digest.counts
    stories = many(counts.stories, "story", "stories")
    said = [f"{stories} ({many(counts.articles, 'article')})" if counts.articles != counts.stories else stories]
    if counts.updates:
        said.append(many(counts.updates, "update"))
    if counts.usual_stories is not None and counts.usual_stories >= 0.5:
        said.append(f"usual: {counts.usual_stories:.0f}")
    return " · ".join(said)


def notice(event: StoryEvent, clock: Clock) -> CorrectionNotice:
    """What became of a story that the reader has."""
    past = event.past
    is_killed = event.kind == "withdrawal"
    outlet = f" ({short(past.outlet)})" if past.outlet else ""
    at = f", {'killed' if is_killed else 'corrected'} {struck(event, clock)}" if event.at is not None else ""
    return CorrectionNotice(
        word="WITHDRAWN" if is_killed else "CORRECTED",
        said=f"{clock.weekday(past.delivered)}’s no. {past.number}, “{short(past.title, TITLE)}”{outlet}{at}",
        reason=event.reason,
        changes=tuple((change.old, change.new) for change in event.changes),
    )


def struck(event: StoryEvent, clock: Clock) -> str:
    """When it came: `Sat 11:02`, without an hour where the wire gives only the day."""
    if event.at is None:
        return ""
    published = event.article.published
    if len(published) == len("2016-11-12") and moment(published) is not None:
        return clock.published(published)
    return clock.short(event.at)


def command(digest: Digest, *words: str) -> str:
    """A command as it can be typed: where the digest was remembered elsewhere, it says where."""
    import shlex

    state = ("--state", digest.state) if digest.state else ()
    return shlex.join(("triage", *words, *state))


def check(digest: Digest) -> SpotQuestion | None:
    """The question, and how to answer it."""
    spot = digest.spot_check
    if spot is None:
        return None
    score = shown_score(spot.value, spot.reject.scores[0].threshold if spot.reject.scores else "any")
    title = short(spot.reject.article.title.strip(), TITLE) or " ".join(spot.reject.article.body[:80].split())
    return SpotQuestion(
        said=f"We left this out at {score}. Right?",
        title=title,
        command=command(digest, "label", "keep", spot.handle),
    )


#: Answers from which on a share is more than a guess: of fewer, its bounds say nothing.
ENOUGH = 10


def estimate(made: SpotEstimate | None) -> str:
    """What the answers say so far."""
    if made is None or not made.drawn:
        return ""
    said = f"So far {made.drawn - made.wrong} of {made.drawn} rightly left out"
    if made.recall is None or made.drawn < ENOUGH:
        return said
    share = made.recall
    return f"{said}: of all that scores 20 or more we show {share.recall:.0%} ({share.low:.0%}–{share.high:.0%})"


def outlet(row: Coverage, clock: Clock) -> OutletRow:
    """One outlet or folder."""
    return OutletRow(
        name=f"{short(row.name)}/" if row.is_folder else short(row.name),
        count=f"{row.count:,}",
        usual="" if row.usual is None else f"{row.usual:,.0f}",
        last="" if row.last_seen is None else clock.short(row.last_seen),
        is_silent=row.is_silent,
    )


def tests_said(tests: SelfTests) -> tuple[str, ...]:
    """How many of the profile's own tests pass; nothing where it has none."""
    return (f"profile tests {tests.passed} of {tests.total} pass",) if tests.total else ()


def held(one: DigestOmissions, clock: Clock) -> str:
    """How many were left out of the stories, and why."""
    at = "" if one.at is None else clock.long(one.at)
    sentence = {
        "first": f"{one.count:,} older than what the first digest covers",
        "archive": f"{one.count:,} published before {at}: an archive",
        "top": f"{one.count:,} {SHORT['top']}",
        "per_outlet": f"{one.count:,} {SHORT['per_outlet']}",
        "quiet": f"{many(one.count, 'update')} of stories delivered before",
        "copies": f"{many(one.count, 'copy', 'copies')} of stories delivered before",
        "embargo": f"{one.count:,} {SHORT['embargo']}{f', the next until {at}' if at else ''}",
        "withdrawn": f"{one.count:,} withdrawn by the source, copies included",
        "identical": f"{many(one.count, 'file')} that {'says' if one.count == 1 else 'say'} the same as another",
    }[one.reason]
    # Digests of earlier versions of triage kept a few titles and no more.
    return f"{sentence}: {'; '.join(one.titles)}" if one.titles and not one.articles else sentence


def chart(days: Sequence[Day]) -> Chart | None:
    """The days since the first digest as columns, from two weeks on: of fewer, the table of coverage says as much."""
    first_place = next((place for place, one in enumerate(days) if one.hits is not None), len(days))
    days = days[first_place:]
    known = [one.hits for one in days if one.hits is not None]
    if len(days) < CHARTED:
        return None
    most = max(*known, 1)
    bars = []
    for place, one in enumerate(days):
        # A day without a hit is a sliver, a day without a digest is a gap.
        height = 0.0 if one.hits is None else max(1.0, one.hits / most * HEIGHT)
        bars.append(
            Bar(
                x=place * STEP + (STEP - COLUMN) // 2,
                y=round(HEIGHT - height, 1),
                height=round(height, 1),
                is_today=place == len(days) - 1,
            )
        )
    today = days[-1].hits or 0
    caption = f"Hits a day since {_day(days[0].day)}: today {today:,}, most {max(known):,}"
    return Chart(width=len(days) * STEP, height=HEIGHT, bars=tuple(bars), caption=caption)


def _day(iso: str) -> str:
    """`22 Oct`; what is no date stays what it is."""
    try:
        time = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{time.day} {MONTHS[time.month - 1]}"
