"""The tables of the state, and how an older state becomes a newer one.

Rows are small: a year at five thousand articles a day is two million of them. Days are numbers of days since
1970 in the reader's zone, times are seconds since the epoch, big values are packed (`packed`).
"""

import sqlite3

#: "TRIA", so that nobody's other database is taken for a state.
APPLICATION = 0x54524941

_FIRST = """
-- What a reader follows: one name, one row.
CREATE TABLE stream (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, profile TEXT NOT NULL
);
-- Which streams have considered an article, as a set: "1,4". There are few sets and many articles.
CREATE TABLE audience (id INTEGER PRIMARY KEY, streams TEXT NOT NULL UNIQUE);
-- Every article that was considered: by whom, in which run first, and the day on which it was last there.
CREATE TABLE seen (
    key INTEGER PRIMARY KEY, audience INTEGER NOT NULL, run INTEGER NOT NULL, day INTEGER NOT NULL
);
-- Profiles as they were used: the text of the file, and the value with all its lists.
CREATE TABLE profile (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, text BLOB NOT NULL, value BLOB NOT NULL);
-- Digests that were delivered; value and rejects are emptied when they are pruned.
CREATE TABLE digest (
    id INTEGER PRIMARY KEY, handle TEXT NOT NULL UNIQUE, stream INTEGER NOT NULL, run INTEGER NOT NULL,
    since REAL NOT NULL, until REAL NOT NULL, day INTEGER NOT NULL, profile INTEGER NOT NULL,
    read INTEGER NOT NULL, hits INTEGER NOT NULL, stories INTEGER NOT NULL, near INTEGER NOT NULL,
    value BLOB, rejects BLOB
);
CREATE INDEX digest_of_stream ON digest (stream, until);
-- Articles that reached the reader, and where; fate 1: withdrawn since.
CREATE TABLE delivered (
    stream INTEGER NOT NULL, key INTEGER NOT NULL, digest INTEGER NOT NULL, number INTEGER NOT NULL,
    fate INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (stream, key)
) WITHOUT ROWID;
-- Hits under embargo: considered, and looked at again until it lifts.
CREATE TABLE waiting (stream INTEGER NOT NULL, key INTEGER NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (stream, key))
WITHOUT ROWID;
CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL, is_folder INTEGER NOT NULL, UNIQUE (name, is_folder));
-- How much came from where: by the day of the digest; quiet: seconds since the latest article at that time.
CREATE TABLE arrivals (
    stream INTEGER NOT NULL, source INTEGER NOT NULL, day INTEGER NOT NULL, count INTEGER NOT NULL,
    last REAL, quiet REAL, PRIMARY KEY (stream, source, day)
) WITHOUT ROWID;
-- Names that stood with a term, by a hash of both: the last day.
CREATE TABLE company (
    stream INTEGER NOT NULL, pair INTEGER NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (stream, pair)
) WITHOUT ROWID;
CREATE TABLE unread (
    path BLOB NOT NULL, member INTEGER NOT NULL, mtime INTEGER NOT NULL, size INTEGER NOT NULL, code TEXT NOT NULL,
    day INTEGER NOT NULL, PRIMARY KEY (path, member)
) WITHOUT ROWID;
-- Rejects that a digest asked about.
CREATE TABLE spot (
    handle TEXT PRIMARY KEY, stream INTEGER NOT NULL, day INTEGER NOT NULL, article TEXT NOT NULL,
    path BLOB NOT NULL, member INTEGER NOT NULL, share REAL NOT NULL
) WITHOUT ROWID;
-- What is about to be delivered: all changes, and how to tell afterwards whether it was.
CREATE TABLE pending (
    id INTEGER PRIMARY KEY, changes BLOB NOT NULL, output BLOB NOT NULL, sha256 TEXT NOT NULL
);
"""

_SECOND = """
-- Where the next digest of a stream begins when its last one does not say: its first was not delivered yet, or what was
-- remembered is in doubt. Without since: as far back as the profile looks. The empty name stands for all streams of
-- which nothing is known.
CREATE TABLE begins (name TEXT PRIMARY KEY, since REAL, is_doubtful INTEGER NOT NULL, noted REAL NOT NULL) WITHOUT ROWID;
-- Who is to have a pending digest, packed; nothing where it goes to no addresses.
ALTER TABLE pending ADD COLUMN recipients BLOB NOT NULL DEFAULT x'';
-- What a digest of the last weeks considered: should its clock prove to have been ahead, that is looked at again.
ALTER TABLE digest ADD COLUMN considered BLOB;
-- Who has not got a digest that others have.
CREATE TABLE due (handle TEXT NOT NULL, address TEXT NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (handle, address))
WITHOUT ROWID;
"""

#: From version n to n + 1, by n. Steps are never changed once they are released, only added.
STEPS: tuple[str, ...] = (_FIRST, _SECOND)
VERSION = len(STEPS)
#: All tables, the ones that others point to first.
TABLES = ("stream", "audience", "profile", "source", "digest", "seen", "delivered", "waiting", "arrivals", "company", "unread", "spot", "pending", "begins", "due")  # fmt: skip


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the tables; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to `VERSION`, each step whole or not at all."""
    for version in range(version_of(connection), VERSION):
        script = f"BEGIN IMMEDIATE;\n{STEPS[version]}\nPRAGMA user_version = {version + 1};\n"
        if not version:
            script += f"PRAGMA application_id = {APPLICATION};\n"
        try:
            connection.executescript(script + "COMMIT;")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
