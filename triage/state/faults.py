"""Is the state whole? Everything that would otherwise show up in the middle of a digest, asked before it is made.

SQLite's own check finds damaged pages; it does not look at what the values are, nor whether what they point to exists.
"""

import re
import sqlite3

from triage.state.tables import TABLES

#: Column → the table whose rows it points to. A digest's profile and a delivered article's digest may be pruned.
POINTS_TO = (
    ("seen", "audience", "audience"),
    ("digest", "stream", "stream"),
    ("digest", "profile", "profile"),
    ("delivered", "stream", "stream"),
    ("waiting", "stream", "stream"),
    ("arrivals", "stream", "stream"),
    ("arrivals", "source", "source"),
    ("company", "stream", "stream"),
    ("spot", "stream", "stream"),
)
#: Declared type → what a value of it may be.
_KINDS = {"INTEGER": "'integer'", "REAL": "'real','integer'", "TEXT": "'text'", "BLOB": "'blob'"}
#: Columns that must be times or days that a calendar has.
_TIMES = {"digest": ("since", "until"), "arrivals": ("last",)}
LATEST, LAST_DAY = 1e11, 3652059


def fault(connection: sqlite3.Connection) -> str:
    """What is wrong with it, in a few words; empty for a state that is whole.

    Raises sqlite3.Error where it cannot be asked: somebody else is writing, or the disk fails.
    """
    try:
        [said] = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if said != "ok":
            page = re.search(r"[Pp]age (\d+)", said)
            return f"page {page[1]} cannot be read" if page else str(said).splitlines()[-1]
        return next((found for table in TABLES if (found := _fault_of(connection, table))), "") or _lost(
            connection
        )
    except UnicodeDecodeError:
        return "a name in it is no text"
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) and "UTF-8" not in str(error):
            raise
        return str(error)


def _fault_of(connection: sqlite3.Connection, table: str) -> str:
    """A value that is none of its column."""
    wrong = []
    for _, name, kind, is_needed, _, is_key in connection.execute(f"PRAGMA table_info({table})"):
        kinds = _KINDS[kind] + ("" if is_needed or is_key else ",'null'")
        wrong.append(f"typeof({name}) NOT IN ({kinds})")
        if kind == "TEXT":
            for _ in connection.execute(f"SELECT {name} FROM {table}"):
                continue
        if name in _TIMES.get(table, ()):
            wrong.append(f"{name} NOT BETWEEN 0 AND {LATEST}")
        if name == "day":
            wrong.append(f"day NOT BETWEEN 0 AND {LAST_DAY}")
    if connection.execute(f"SELECT 1 FROM {table} WHERE {' OR '.join(wrong)} LIMIT 1").fetchone():
        return f"a row of {table} makes no sense"
    return ""


def _lost(connection: sqlite3.Connection) -> str:
    """Something that is pointed to and is not there."""
    for table, column, target in POINTS_TO:
        query = f"SELECT 1 FROM {table} WHERE {column} NOT IN (SELECT id FROM {target}) LIMIT 1"
        if connection.execute(query).fetchone():
            return f"a row of {target} is missing"
    streams = {str(row[0]) for row in connection.execute("SELECT id FROM stream")}
    for (said,) in connection.execute("SELECT streams FROM audience"):
        if not set(said.split(",")) <= streams:
            return "a row of audience makes no sense"
    return ""
