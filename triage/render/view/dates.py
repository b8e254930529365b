"""When, in few words and always the same ones, whatever the locale."""

from datetime import datetime, tzinfo

from triage.article import Article
from triage.languages import calendar

#: What is said of an article that gives no date.
UNDATED = "undated"
DAYS, MONTHS = calendar.SHORT_DAYS, calendar.SHORT_MONTHS
#: A date without a year is read as the nearest one; half a year away it no longer is.
NEAR = 180 * 86400.0


def when(article: Article, now: float | None, timezone: tzinfo | None) -> str:
    """The date of an article, or that it has none and when its file arrived.

    >>> when(Article(published="2016-11-09"), None, None)
    'Wed 9 Nov 2016'
    """
    if article.published:
        return _published(article.published, now, timezone)
    arrived = _local(article.arrived, timezone)
    if arrived is None:
        return UNDATED
    today = _local(now, timezone)
    if today and today.date() == arrived.date():
        return f"{UNDATED}, arrived {arrived:%H:%M}"
    return f"{UNDATED}, arrived {day(arrived, now)}"


def day_of(article: Article, now: float | None, timezone: tzinfo | None) -> str:
    """The day of an article; empty where it has none.

    >>> day_of(Article(published="2016-11-09T23:30:00+01:00"), None, None), day_of(Article(), None, None)
    ('Wed 9 Nov 2016', '')
    """
    try:
        time = datetime.fromisoformat(article.published or "")
        return day(time.astimezone(timezone) if time.tzinfo else time, now)
    except (ValueError, OverflowError, OSError):
        return ""


#: A bare day has no more characters, and no offset.
_DAY = len("2026-11-18")


def with_offset(iso: str, zone: tzinfo | None) -> str:
    """A time of an article as data have it: with an offset, that of `zone` where the article gives none, or a bare day.

    >>> from datetime import UTC
    >>> with_offset("2026-11-18T09:14:00", UTC), with_offset("2026-11-18T09:14:00+02:00", UTC), with_offset("2026-11-18", UTC)
    ('2026-11-18T09:14:00+00:00', '2026-11-18T09:14:00+02:00', '2026-11-18')
    """
    if len(iso) <= _DAY or zone is None or iso[-1] == "Z" or iso[-6] in "+-":
        return iso
    try:
        time = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return iso if time.tzinfo else time.replace(tzinfo=zone).isoformat()


def _published(iso: str, now: float | None, timezone: tzinfo | None) -> str:
    try:
        time = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    if time.tzinfo is None:
        return day(time, now) if len(iso) <= 10 else f"{day(time, now)} {time:%H:%M}"
    try:
        local = time.astimezone(timezone)
    except (OverflowError, ValueError, OSError):
        local = time
    return f"{day(local, now)} {local:%H:%M}"


def day(time: datetime, now: float | None) -> str:
    """`Wed 9 Nov`, with the year where that would not be the nearest."""
    short = f"{DAYS[time.weekday()]} {time.day} {MONTHS[time.month - 1]}"
    try:
        near = now is not None and abs(time.timestamp() - now) < NEAR
    except (OverflowError, ValueError, OSError):
        near = False
    return short if near else f"{short} {time.year}"


def _local(seconds: float | None, timezone: tzinfo | None) -> datetime | None:
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, timezone).astimezone(timezone)
    except (ValueError, OverflowError, OSError):
        return None
