"""Digests that were made with a clock that was ahead: what they considered and did not deliver is looked at again."""

import sqlite3

from triage.state.packed import unpacked_keys

#: Seconds for which it is known what a digest considered.
KEPT = 60 * 86400.0


def reopened(connection: sqlite3.Connection, stream: int, now: float) -> frozenset[int]:
    """Keys that a stream considered only in digests that say that they were made later than now, and has not delivered."""
    rows = connection.execute(
        "SELECT until > ?, considered FROM digest WHERE stream = ? AND considered IS NOT NULL"
        " AND id >= (SELECT min(id) FROM digest WHERE stream = ? AND until > ?) ORDER BY id",
        (now, stream, stream, now),
    )
    found: set[int] = set()
    for is_ahead, considered in rows:
        keys = unpacked_keys(considered[: len(considered) // 8 * 8])
        if is_ahead:
            found.update(keys)
        else:
            found.difference_update(keys)
    if found:
        delivered = connection.execute("SELECT key FROM delivered WHERE stream = ?", (stream,))
        found.difference_update(row[0] for row in delivered)
    return frozenset(found)


def forget(connection: sqlite3.Connection, until: float) -> None:
    """Forget what was considered long before."""
    connection.execute(
        "UPDATE digest SET considered = NULL WHERE considered IS NOT NULL AND until < ?", (until - KEPT,)
    )
