"""Digests that were made with a clock that was ahead: which runs these are, and what they delivered all the same."""

import sqlite3
from collections.abc import Iterable


def runs_ahead(connection: sqlite3.Connection, now: float) -> frozenset[int]:
    """The runs whose digests say that they were made later than now."""
    return frozenset(
        row[0] for row in connection.execute("SELECT DISTINCT run FROM digest WHERE until > ?", (now,))
    )


def delivered_by(connection: sqlite3.Connection, key: int, streams: Iterable[int]) -> frozenset[int]:
    """Those of the streams whose reader has the article."""
    query = "SELECT 1 FROM delivered WHERE stream = ? AND key = ?"
    return frozenset(stream for stream in streams if connection.execute(query, (stream, key)).fetchone())
