"""Dates and durations as people type them: `2026-11-20`, `2026-11-20T06:00`, `3d`, `12h`, `30min`, `2mo`, `1y`, `yesterday`."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, tzinfo
from math import inf

from triage.environment import Environment
from triage.errors import UsageError

SECONDS = {"min": 60.0, "h": 3600.0, "d": 86400.0, "w": 7 * 86400.0}


def stamp(environment: Environment) -> str:
    """The present second in UTC, as labels and judgements note it: `2026-11-20T06:00:00Z`."""
    return datetime.fromtimestamp(environment.now(), UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def parse_when(
    text: str, now: float, option: str, zone: tzinfo | None = None, *, end: bool = False
) -> float | None:
    """Seconds since the epoch; None for an empty text. A bare day is its start, or with `end` its last moment.

    Days and times without a zone of their own stand in `zone` (None: the system's). Raises UsageError for what is no time, and for `3m`: minutes or months?

    >>> parse_when("2h", 7200.0, "--since")
    0.0
    """
    if not text:
        return None
    short = re.fullmatch(r"(\d{1,6})\s*(min|mo|[mhdwy])", text.strip().lower())
    if short:
        return _before(now, int(short[1]), short[2], option, zone)
    if text in ("today", "yesterday"):
        day = datetime.fromtimestamp(now, zone).replace(hour=0, minute=0, second=0, microsecond=0)
        day -= timedelta(days=text == "yesterday")
        return _end_of(day) if end else day.timestamp()
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{option} must be a date or a span of time, got {text!r}", f"{option} 2026-11-20, or {option} 3d"
        ) from None
    time = time if time.tzinfo else time.replace(tzinfo=zone)
    # A day may also be written 20261120.
    return _end_of(time) if end and len(text) <= len("2026-11-20") else _seconds(time)


def _end_of(day: datetime) -> float:
    # Days on which clocks are changed have 23 or 25 hours.
    return inf if day.date() == date.max else _seconds(day + timedelta(days=1)) - 0.001


def _seconds(time: datetime) -> float:
    try:
        return time.timestamp()
    except (ValueError, OverflowError, OSError):
        # So near the first or last year of the calendar that a clock elsewhere has left it: no article is beyond.
        return inf if time.year > 1970 else -inf


def _before(now: float, amount: int, unit: str, option: str, zone: tzinfo | None) -> float:
    if unit == "m":
        hint = f"{option} {amount}min, or {option} {amount}mo"
        raise UsageError(f"{option} {amount}m may be minutes or months", hint)
    if unit in ("mo", "y"):
        return months_before(now, amount * (12 if unit == "y" else 1), zone)
    return now - amount * SECONDS[unit]


def months_before(now: float, months: int, zone: tzinfo | None = None) -> float:
    """The same day and time so many months ago, or the last day of a shorter month; not before 1900."""
    time = datetime.fromtimestamp(now, zone)
    year, month = divmod(max(time.year * 12 + time.month - 1 - months, 1900 * 12), 12)
    day = min(time.day, monthrange(year, month + 1)[1])
    return time.replace(year=year, month=month + 1, day=day).timestamp()
