"""When a file arrived, and what that says of its articles: the year of a dateline that has none.

Readers see bytes and know no clock. What took the file up sets its time here, in one place for every engine.
"""

from datetime import UTC, datetime

from msgspec.structs import force_setattr

from triage.article import Article

#: Copy arrives soon after its dateline. What lies further back may be of any year, such as an archive copied today.
_MOST_DAYS_BEFORE, _MOST_DAYS_AFTER = 31, 2


def note_arrival(article: Article, arrived: float | None) -> None:
    """Set the arrival of an article fresh from its reader, and its day where only the year was missing."""
    force_setattr(article, "arrived", arrived)
    if arrived is not None and not article.published and article.published_text:
        force_setattr(article, "published", day_before(article.published_text, arrived))


def day_before(written: str, arrived: float) -> str:
    """The day of "Nov 28" in the year that lets it lie within a month before `arrived`; "" for none.

    >>> day_before("Nov 28", 1795824000), day_before("Nov 28", 1798848000), day_before("Thursday", 1795824000)
    ('2026-11-28', '', '')
    """
    from triage.readers.dates import month_day

    parts = month_day(written)
    if parts is None:
        return ""
    for ahead in range(-_MOST_DAYS_BEFORE, _MOST_DAYS_AFTER + 1):
        try:
            day = datetime.fromtimestamp(arrived + ahead * _DAY, UTC).date()
        except (ValueError, OverflowError, OSError):
            return ""
        if (day.month, day.day) == parts:
            return day.isoformat()
    return ""


_DAY = 86_400
