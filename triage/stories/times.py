"""When an article was published, as a number that can be compared."""

from datetime import UTC, datetime


def moment(iso: str) -> float | None:
    """Seconds since the epoch; a bare day is its start in UTC, nothing and nonsense are None.

    >>> moment("1970-01-02"), moment("")
    (86400.0, None)
    """
    try:
        time = datetime.fromisoformat(iso)
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
