"""What can still be read of a damaged state: every row that stands on a page that is whole."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from triage.state.tables import TABLES

#: Tables whose rows are found by a number, the others from either end, up to the damage.
NUMBERED = {"stream": "id", "audience": "id", "profile": "id", "source": "id", "digest": "id", "seen": "key"}
#: The large columns of a digest lie on pages of their own: without them the row may be whole.
BARE_DIGEST = "id, handle, stream, run, since, until, day, profile, read, hits, stories, near, NULL AS value, NULL AS rejects"
#: Keys of articles are spread over all 64 bits, and a page of two hundred of them covers some 2**50; other numbers
#: count from 1. So far on is tried again where a row cannot be read.
ALL_KEYS, KEYS_ON = (-(1 << 63), (1 << 63) - 1), 1 << 49
ALL_NUMBERS = (0, (1 << 16) - 1)


def salvage(old: Path, target: sqlite3.Connection, *, has_log: bool) -> dict[str, int]:
    """Copy into a fresh state what can be read; how many rows of each table."""
    # The original stays as it is, without new files beside it.
    how = "mode=ro" if has_log else "mode=ro&immutable=1"
    source = sqlite3.connect(f"file:{quote(str(old.resolve()))}?{how}", uri=True, isolation_level=None)
    counts = dict.fromkeys(TABLES, 0)
    with closing(source):
        try:
            # Else SQLite reads nothing at all of a file that is shorter than it says.
            source.execute("PRAGMA writable_schema = ON")
        except sqlite3.DatabaseError:
            return counts
        target.execute("BEGIN")
        for table in TABLES:
            before = target.total_changes
            if table in NUMBERED:
                _by_number(source, target, table)
            else:
                _copied(source, target, f"SELECT *, 0 FROM {table}", table)
            counts[table] = target.total_changes - before
        target.execute("COMMIT")
    return counts


def _by_number(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> None:
    """In ascending order, and on behind every row that cannot be read."""
    column = NUMBERED[table]
    (at, last), on = (ALL_KEYS, KEYS_ON) if column == "key" else (ALL_NUMBERS, 1)
    while at <= last:
        query = f"SELECT *, {column} FROM {table} WHERE {column} BETWEEN {at} AND {last} ORDER BY {column}"
        reached = _copied(source, target, query, table)
        if reached is None:
            return
        at = max(at, reached + 1)
        if table == "digest":
            _copied(source, target, f"SELECT {BARE_DIGEST}, id FROM digest WHERE id = {at}", table)
        at += on


def _copied(source: sqlite3.Connection, target: sqlite3.Connection, query: str, table: str) -> int | None:
    """Row by row, the last column being its number; the last number before the damage, None where there is none."""
    reached = ALL_KEYS[0]
    try:
        for *row, number in source.execute(query):
            marks = ",".join("?" * len(row))
            target.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)
            reached = number
    except sqlite3.DatabaseError:
        return reached
    return None
