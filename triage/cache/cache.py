"""The cache's file: what was read and scored before, on shelves, in SQLite in the user's cache folder.

A shelf holds what some files of one folder gave. Here are bytes and their seals; what they mean lies in `shelf`, and
when they may be trusted in `cache.remembered`. Nothing here may end a run or change its answer: a file that is
damaged is put aside, one that is locked or cannot be written is done without, and `remark` says so in one line.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from msgspec import Struct

#: Part of the name: two versions of triage that keep different files do not disturb each other.
FILE = "cache-2.sqlite3"
#: Seconds to wait for another run that is writing just now.
PATIENCE = 0.5
DAY = 86400
#: Sets of results that a shelf keeps, the newest: one for each version of the profiles and each kind of report.
RESULTS = 4
#: Space is made down to this share of the bound, so that not every run has to.
ROOM = 0.9
_TABLES = """
CREATE TABLE IF NOT EXISTS shelves (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice, so that a late reader meets no other shelf
    place BLOB NOT NULL, used INTEGER NOT NULL, bytes INTEGER NOT NULL, rows BLOB NOT NULL, articles BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS places ON shelves (place);
CREATE TABLE IF NOT EXISTS results (
    id INTEGER PRIMARY KEY AUTOINCREMENT, shelf INTEGER NOT NULL, key BLOB NOT NULL, bytes INTEGER NOT NULL, told BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS shelved ON results (shelf, key);
CREATE TABLE IF NOT EXISTS names (digest BLOB PRIMARY KEY, used INTEGER NOT NULL, bytes INTEGER NOT NULL, told BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS named ON names (used);
"""
Answer = TypeVar("Answer")


class NewShelf(Struct, frozen=True):
    """A shelf on its way into the file; `told` are the results under `key`, empty for none."""

    place: bytes
    rows: bytes
    #: Seals what belongs to this shelf alone.
    mark: bytes
    articles: bytes
    key: bytes = b""
    told: bytes = b""


class CacheUsage(Struct, frozen=True):
    """What the file holds, for people."""

    bytes: int
    shelves: int
    results: int


class CacheStore:
    """One cache file, opened when it is first asked or told something."""

    def __init__(self, file: Path, limit: int) -> None:
        self.file = file
        self.limit = limit
        #: What kept it from being used, for those who want to know; empty where nothing did.
        self.remark = ""
        self._base: sqlite3.Connection | None = None
        self._is_shut = False

    def shelves(self, place: bytes) -> list[tuple[int, int, bytes]]:
        """Number, last day of use and rows of each shelf of a place, the oldest first."""
        found = self._ask("SELECT id, used, rows FROM shelves WHERE place = ? ORDER BY id", (place,))
        shelves = []
        for number, used, sealed in found:
            rows = _unsealed(sealed, place)
            if rows is None:
                self._put_aside()
                return []
            shelves.append((number, used, rows))
        return shelves

    def articles(self, shelf: int, mark: bytes) -> bytes | None:
        """The articles of a shelf; None where it has gone."""
        return self._blob("SELECT articles FROM shelves WHERE id = ?", (shelf,), mark)

    def told(self, shelf: int, mark: bytes, key: bytes) -> bytes | None:
        """The results of a shelf under a key; None where there are none."""
        sql = "SELECT told FROM results WHERE shelf = ? AND key = ? ORDER BY id DESC LIMIT 1"
        return self._blob(sql, (shelf, key), mark + key)

    def write(
        self,
        new: Sequence[NewShelf],
        told: Iterable[tuple[int, bytes, bytes, bytes]] = (),
        gone: Iterable[int] = (),
    ) -> None:
        """Keep new shelves and new results of old ones (shelf, mark, key, told); drop shelves that are out of date."""
        today = int(time.time()) // DAY

        def write(base: sqlite3.Connection) -> None:
            for shelf in new:
                row = (shelf.place, today, len(shelf.rows) + len(shelf.articles), _sealed(shelf.rows, shelf.place))
                sql = "INSERT INTO shelves (place, used, bytes, rows, articles) VALUES (?, ?, ?, ?, ?)"
                number = base.execute(sql, (*row, _sealed(shelf.articles, shelf.mark))).lastrowid
                if shelf.key and number is not None:
                    _keep_told(base, number, shelf.mark, shelf.key, shelf.told)
            for number, mark, key, blob in told:
                _keep_told(base, number, mark, key, blob)
            for number in gone:
                _drop(base, number)

        self._change(write)

    def used(self, shelves: Iterable[int]) -> None:
        """Note that these were of use today."""
        today = int(time.time()) // DAY
        rows = [(today, number) for number in shelves]
        self._change(lambda base: base.executemany("UPDATE shelves SET used = ? WHERE id = ?", rows))

    def names(self, digest: bytes) -> tuple[bytes, int] | None:
        """The names in an article as they were kept, and the last day of use; None where they are not known."""
        row = self._row("SELECT told, used FROM names WHERE digest = ?", (digest,), digest)
        return None if row is None else (row[0], row[1])

    def keep_names(self, new: Iterable[tuple[bytes, bytes]], used: Iterable[bytes]) -> None:
        """Keep the names in articles, by digest, and note that others were of use today."""
        today = int(time.time()) // DAY
        rows = [(digest, today, len(told), _sealed(told, digest)) for digest, told in new]

        def write(base: sqlite3.Connection) -> None:
            base.executemany("INSERT OR REPLACE INTO names (digest, used, bytes, told) VALUES (?, ?, ?, ?)", rows)
            base.executemany("UPDATE names SET used = ? WHERE digest = ?", [(today, digest) for digest in used])

        self._change(write)

    def prune(self, limit: int | None = None) -> int:
        """Drop what was not used for longest until the bound is kept; how many shelves went."""
        bound = self.limit if limit is None else limit
        gone = 0

        def prune(base: sqlite3.Connection) -> None:
            nonlocal gone
            held = _bytes(base)
            if held <= bound:
                return
            for kind, number, size in base.execute(_BY_USE).fetchall():
                if held <= bound * ROOM:
                    break
                held -= size
                gone += kind == "shelf"
                if kind == "shelf":
                    _drop(base, number)
                else:
                    base.execute("DELETE FROM names WHERE used = ?", (number,))

        self._change(prune)
        return gone

    def vacuum(self) -> None:
        """Give the space of what was dropped back to the disk."""
        with suppress(sqlite3.Error):
            base = self._open()
            if base is not None:
                base.execute("VACUUM")

    def held(self) -> CacheUsage:
        """What is in the file."""
        counts = self._ask("SELECT (SELECT count(*) FROM shelves), (SELECT count(*) FROM results)", ())
        size = bytes_of(files_of(self.file.parent))
        return CacheUsage(size, *counts[0]) if counts else CacheUsage(size, 0, 0)

    def close(self) -> None:
        """Let the file go."""
        self._is_shut = True
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
            self._base = None

    def _ask(self, sql: str, values: tuple[object, ...]) -> list[Any]:
        if self._base is None and not self.file.exists():
            return []
        nothing: list[Any] = []
        return self._tried(lambda base: base.execute(sql, values).fetchall(), nothing)

    def _blob(self, sql: str, values: tuple[object, ...], salt: bytes) -> bytes | None:
        row = self._row(sql, values, salt)
        return None if row is None else row[0]

    def _row(self, sql: str, values: tuple[object, ...], salt: bytes) -> tuple[Any, ...] | None:
        """The first row, what is in its first column unsealed; None where there is none, or it is damaged."""
        found = self._ask(sql, values)
        if not found:
            return None
        sealed, *rest = found[0]
        blob = _unsealed(sealed, salt)
        if blob is None:
            self._put_aside()
            return None
        return blob, *rest

    def _change(self, work: Callable[[sqlite3.Connection], object]) -> None:
        def change(base: sqlite3.Connection) -> None:
            base.execute("BEGIN IMMEDIATE")
            try:
                work(base)
                base.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    base.execute("ROLLBACK")
                raise

        self._tried(change, None)

    def _tried(self, work: Callable[[sqlite3.Connection], Answer], otherwise: Answer) -> Answer:
        """What `work` gives; `otherwise` where the file is not to be had, which is noted."""
        try:
            base = self._open()
            return otherwise if base is None else work(base)
        except sqlite3.OperationalError as error:
            self.remark = f"{self.file}: {error}; went on without the cache"
            self.close()
        except sqlite3.DatabaseError:
            self._put_aside()
        except OSError as error:
            self.remark = f"{self.file}: {error.strerror}; went on without the cache"
            self.close()
        return otherwise

    def _open(self) -> sqlite3.Connection | None:
        if self._base is None and not self._is_shut:
            is_new = not self.file.exists()
            if is_new:
                # What people read is nobody else's business.
                self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self.file.touch(mode=0o600)
            base = sqlite3.connect(self.file, timeout=PATIENCE, isolation_level=None)
            self._base = base
            # A power cut may damage the file, and then it is put aside; waiting for the disk would cost every run.
            base.execute("PRAGMA synchronous = OFF")
            base.execute("PRAGMA page_size = 16384")
            if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'results'").fetchone():
                base.executescript(_TABLES)
        return self._base

    def _put_aside(self) -> None:
        """The file does not hold what it should; this run goes on without, and the next one begins a new file."""
        if not self._is_shut:
            self.close()
            aside = self.file.with_name(self.file.name + ".damaged")
            with suppress(OSError):
                self.file.replace(aside)
            with suppress(OSError):
                self.file.with_name(self.file.name + "-journal").unlink()
            self.remark = f"{self.file} was damaged and put aside; went on without the cache"


_BY_USE = """
SELECT kind, number, size FROM (
    SELECT 'shelf' AS kind, id AS number, used,
        bytes + (SELECT total(bytes) FROM results WHERE shelf = shelves.id) AS size FROM shelves
    UNION ALL SELECT 'names', used, used, total(bytes) FROM names GROUP BY used
) ORDER BY used, kind, number
"""


def files_of(folder: Path) -> list[Path]:
    """The files of the cache in its folder: journals, what was put aside, forms of words, words without a meaning and compiled profiles among them.

    So is what a run that was killed had begun to write beside those: its end is the number of a process.
    """
    patterns = ["cache-*.sqlite3*", "forms-*.msgpack", "words-*.msgpack", "tables-*.marshal"]
    patterns += [f"{kind}-*.[0-9]*" for kind in ("forms", "words", "tables")]
    return sorted(file for pattern in patterns for file in folder.glob(pattern)) if folder.is_dir() else []


def bytes_of(files: Iterable[Path]) -> int:
    """What they take; other runs may put some in their place meanwhile."""
    size = 0
    for file in files:
        with suppress(FileNotFoundError):
            size += file.stat().st_size
    return size


def _keep_told(base: sqlite3.Connection, shelf: int, mark: bytes, key: bytes, told: bytes) -> None:
    base.execute("DELETE FROM results WHERE shelf = ? AND key = ?", (shelf, key))
    sql = "INSERT INTO results (shelf, key, bytes, told) VALUES (?, ?, ?, ?)"
    base.execute(sql, (shelf, key, len(told), _sealed(told, mark + key)))
    newest = "SELECT id FROM results WHERE shelf = ? ORDER BY id DESC LIMIT ?"
    base.execute(f"DELETE FROM results WHERE shelf = ? AND id NOT IN ({newest})", (shelf, shelf, RESULTS))


def _drop(base: sqlite3.Connection, shelf: int) -> None:
    base.execute("DELETE FROM shelves WHERE id = ?", (shelf,))
    base.execute("DELETE FROM results WHERE shelf = ?", (shelf,))


def _bytes(base: sqlite3.Connection) -> int:
    sql = "SELECT " + " + ".join(
        f"(SELECT total(bytes) FROM {table})" for table in ("shelves", "results", "names")
    )
    return int(base.execute(sql).fetchone()[0])


def _sealed(blob: bytes, salt: bytes) -> bytes:
    """SQLite does not notice a changed byte inside a value; the sum at the end does, and a value in the wrong place."""
    return b"".join((blob, crc32(blob, crc32(salt)).to_bytes(4, "big")))


def _unsealed(sealed: object, salt: bytes) -> bytes | None:
    if not isinstance(sealed, bytes) or len(sealed) < 4:
        return None
    blob = sealed[:-4]
    return blob if crc32(blob, crc32(salt)).to_bytes(4, "big") == sealed[-4:] else None
