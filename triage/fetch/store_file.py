"""The file of what is remembered between two fetches: its tables, and how it is opened.

A damaged one is put aside and never deleted; what an inbox holds is learnt again from its files (`relearning`).
"""

import sqlite3
from pathlib import Path

from triage.errors import UsageError
from triage.fetch.store import FetchStore
from triage.state.sqlite_file import SqliteFormat, connected, opened

FILE = ".fetch.sqlite"
_TABLES = """
CREATE TABLE source (
    key TEXT PRIMARY KEY, checked REAL NOT NULL DEFAULT 0, succeeded REAL NOT NULL DEFAULT 0, newest REAL NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0, fault TEXT NOT NULL DEFAULT '', hint TEXT NOT NULL DEFAULT '',
    due REAL NOT NULL DEFAULT 0, outlet TEXT NOT NULL DEFAULT '', moved TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
-- What a server said of its last whole answer, by a hash of the address, which may hold a secret.
CREATE TABLE answer (url BLOB PRIMARY KEY, etag TEXT NOT NULL, modified TEXT NOT NULL, content BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE article (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, has_id INTEGER NOT NULL, headline BLOB NOT NULL, words BLOB NOT NULL,
    changed REAL NOT NULL, versions INTEGER NOT NULL, day INTEGER NOT NULL
);
CREATE TABLE name (key BLOB PRIMARY KEY, article INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX name_of_article ON name (article);
-- Records whose file is not there yet: with a page, they wait for it; without, they are ready under their path.
CREATE TABLE waiting (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL, source TEXT NOT NULL, name TEXT NOT NULL, record BLOB NOT NULL,
    page TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, due REAL NOT NULL DEFAULT 0
);
CREATE INDEX ready ON waiting (id) WHERE page = '';
CREATE INDEX for_its_page ON waiting (id, due) WHERE page <> '';
CREATE TABLE file (path TEXT PRIMARY KEY, source TEXT NOT NULL, day INTEGER NOT NULL) WITHOUT ROWID;
-- New articles of a day; quiet: seconds since the latest one at the last look of that day.
CREATE TABLE day (source TEXT NOT NULL, day INTEGER NOT NULL, count INTEGER NOT NULL, quiet REAL, PRIMARY KEY (source, day))
WITHOUT ROWID;
CREATE TABLE mailbox (key TEXT PRIMARY KEY, validity INTEGER NOT NULL, uid INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE robots (origin TEXT PRIMARY KEY, until REAL NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
"""
#: "TRIF", so that nobody's other database is taken for ours.
_FORMAT = SqliteFormat(application=0x54524946, version=1, tables=_TABLES)


def open_store(file: Path, now: float) -> tuple[FetchStore, str]:
    """The store, made where there is none, and what to say of how it came about; a damaged one is put aside."""
    connection, aside = opened(file, _FORMAT, now)
    said = f"{file}: what was fetched before is damaged and kept as {aside.name}" if aside else ""
    return FetchStore(connection), said


def open_store_to_read(file: Path) -> FetchStore:
    """The store for somebody who only looks: an empty one where there is none."""
    if file.exists():
        try:
            return FetchStore(connected(file, _FORMAT))
        except sqlite3.DatabaseError as error:
            raise UsageError(f"{file}: could not be read: {error}") from error
    empty = sqlite3.connect(":memory:", isolation_level=None)
    empty.executescript(_TABLES)
    return FetchStore(empty)
