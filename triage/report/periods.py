"""Days, weeks, months and years: which an article falls into by the date it gives, and all those between two of them.

A period is named as people sort it: "2026-11-20", the Monday of a week, "2026-11", "2026".
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

Period = Literal["day", "week", "month", "year"]
PERIODS: tuple[Period, ...] = ("day", "week", "month", "year")


def period_of(published: str, length: Period) -> str:
    """The period of a date as articles give it, in the article's own time; "" where there is none.

    >>> period_of("2026-11-20T23:30:00+09:00", "week"), period_of("2026-11-20", "month"), period_of("", "day")
    ('2026-11-16', '2026-11', '')
    """
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return ""
    return _name(day, length)


def between(first: str, last: str, length: Period) -> Iterator[str]:
    """All periods from one to another, both included.

    >>> list(between("2026-11-16", "2026-11-30", "week")), list(between("2025-12", "2026-01", "month"))
    (['2026-11-16', '2026-11-23', '2026-11-30'], ['2025-12', '2026-01'])
    """
    name = first
    while name <= last:
        yield name
        name = _next(name, length)
        if not name:
            return


def _name(day: date, length: Period) -> str:
    if length == "week":
        # The first week of all begins before the calendar does.
        return (day - timedelta(days=min(day.weekday(), day.toordinal() - 1))).isoformat()
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[length]]


def _next(name: str, length: Period) -> str:
    """The period after this one; "" after the last that the calendar has."""
    year, month = int(name[:4]), int(name[5:7] or 12)
    try:
        if length in ("day", "week"):
            return (date.fromisoformat(name) + timedelta(days=1 if length == "day" else 7)).isoformat()
        if length == "year" or month == 12:
            return date(year + 1, 1, 1).isoformat()[: len(name)]
        return f"{year:04}-{month + 1:02}"
    except (ValueError, OverflowError):
        return ""
