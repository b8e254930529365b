"""What can still be read of a damaged state: every row that stands on a page that is whole, and what follows from the rest."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from triage.state.database_header import MAGIC
from triage.state.repair import repair
from triage.state.tables import STEPS, TABLES

#: Tables whose rows are found by a number, the others from either end, up to the damage.
NUMBERED = {"stream": "id", "audience": "id", "profile": "id", "source": "id", "digest": "id", "seen": "key"}
#: The large columns of a digest lie on pages of their own: without them the row may be whole.
BARE_DIGEST = "id, handle, stream, run, since, until, day, profile, read, hits, stories, near, NULL AS value, NULL AS rejects"
#: Keys of articles are spread over all 64 bits, and a page of two hundred of them covers some 2**50; other numbers
#: count from 1. So far on is tried again where a row cannot be read.
ALL_KEYS, KEYS_ON = (-(1 << 63), (1 << 63) - 1), 1 << 49
ALL_NUMBERS = (0, (1 << 16) - 1)
#: SQLite's message on a damaged name is itself no text.
UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
#: Rows in a row that cannot be read, after which the steps grow.
PATIENCE = 500
#: Tables that say what was considered and delivered.
KNOWLEDGE = frozenset({"stream", "audience", "digest", "seen", "delivered", "waiting", "pending"})
PAGE = 4096


class Saved(Struct, frozen=True):
    """How much was saved, and whether something that was considered may not be known any more."""

    digests: int
    articles: int
    is_doubtful: bool


def salvage(old: Path, target: sqlite3.Connection, now: float, *, has_log: bool) -> Saved:
    """Copy into a fresh state what can be read, and mend what hangs together; the original stays as it is."""
    copying = _Copying(target)
    with (
        _readable(old) as (file, is_rebuilt),
        closing(_source(file, has_log=has_log and not is_rebuilt)) as source,
    ):
        target.execute("BEGIN")
        try:
            # Else SQLite reads nothing at all of a file that is shorter than it says.
            source.execute("PRAGMA writable_schema = ON")
            copying.copy(source)
        except UNREADABLE:
            copying.lost |= KNOWLEDGE
        is_sure = repair(target)
        is_doubtful = not (is_sure and KNOWLEDGE.isdisjoint(copying.lost))
        if is_doubtful:
            _note_doubt(target, now)
        target.execute("COMMIT")
    return Saved(_rows(target, "digest"), _rows(target, "seen"), is_doubtful)


def _rows(target: sqlite3.Connection, table: str) -> int:
    return int(target.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _source(file: Path, *, has_log: bool) -> sqlite3.Connection:
    how = "mode=ro" if has_log else "mode=ro&immutable=1"
    source = sqlite3.connect(f"file:{quote(str(file.resolve()))}?{how}", uri=True, isolation_level=None)
    # A name with a damaged letter is better than none.
    source.text_factory = lambda text: text.decode("utf-8", "replace")
    return source


@contextmanager
def _readable(old: Path) -> Iterator[tuple[Path, bool]]:
    """The file, or a copy with a new first page where that one is gone: it holds where each table begins."""
    with old.open("rb") as stream:
        is_whole = stream.read(len(MAGIC)) == MAGIC
    if is_whole or old.stat().st_size < PAGE * len(TABLES):
        yield old, False
        return
    with tempfile.TemporaryDirectory(prefix=".triage-", dir=old.parent) as folder:
        # A state that was migrated has its later tables anywhere: those of its first version are found all the same.
        made = [
            (Path(folder, f"{version}-{is_vacuumed}"), version, is_vacuumed)
            for version in range(len(STEPS), 0, -1)
            for is_vacuumed in (False, True)
        ]
        yield min((_with_first_page(old, *how) for how in made), key=_faults), True


def _with_first_page(old: Path, copy: Path, version: int, is_vacuumed: bool) -> Path:
    """A copy whose tables begin where those of every fresh state of a version do, or of every one that was pruned."""
    fresh = copy.with_suffix(".fresh")
    with closing(sqlite3.connect(fresh, isolation_level=None)) as made:
        made.execute(f"PRAGMA page_size = {PAGE}")
        for step in STEPS[:version]:
            made.executescript(step)
        if is_vacuumed:
            made.execute("VACUUM")
    first = bytearray(fresh.read_bytes()[:PAGE])
    first[28:32] = (old.stat().st_size // PAGE).to_bytes(4, "big")
    # No list of free pages: theirs may be anything.
    first[32:40] = bytes(8)
    with old.open("rb") as before, copy.open("wb") as after:
        before.seek(PAGE)
        after.write(first)
        while chunk := before.read(1 << 20):
            after.write(chunk)
    return copy


def _faults(file: Path) -> int:
    try:
        with closing(_source(file, has_log=False)) as source:
            return len(source.execute("PRAGMA integrity_check(1000)").fetchall())
    except UNREADABLE:
        return 1000


class _Copying:
    """Row by row from a damaged state into a fresh one."""

    def __init__(self, target: sqlite3.Connection) -> None:
        self._target = target
        #: Tables of which some rows could not be read.
        self.lost: set[str] = set()

    def copy(self, source: sqlite3.Connection) -> None:
        """Every table."""
        known = {row[0] for row in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in TABLES:
            if table not in known:
                self.lost.add(table)
            elif table in NUMBERED:
                self._by_number(source, table)
            else:
                columns = "id, changes, output, sha256" if table == "pending" else "*"
                self._copied(source, f"SELECT {columns}, 0 FROM {table}", table)

    def _by_number(self, source: sqlite3.Connection, table: str) -> None:
        """The rows in ascending order, going on behind every one that cannot be read."""
        column = NUMBERED[table]
        (at, last), step = (ALL_KEYS, KEYS_ON) if column == "key" else (ALL_NUMBERS, 1)
        failed, before = 0, at
        while at <= last:
            rows = f"SELECT *, {column} FROM {table} WHERE {column}"
            reached = self._copied(source, f"{rows} BETWEEN {at} AND {last} ORDER BY {column}", table)
            if failed > PATIENCE and (reached is None or reached >= at):
                # What was stepped over, from the other side.
                self._copied(source, f"{rows} BETWEEN {before} AND {at} ORDER BY {column} DESC", table)
            if reached is None:
                return
            failed = 0 if reached >= at else failed + 1
            before, at = at, max(at, reached + 1)
            if table == "digest":
                self._copied(source, f"SELECT {BARE_DIGEST}, id FROM digest WHERE id = {at}", table)
            # A file in which nothing can be read is no reason to try a million times.
            at += step << max(0, failed - PATIENCE)

    def _copied(self, source: sqlite3.Connection, query: str, table: str) -> int | None:
        """Row by row, the last column being its number; the last number before the damage, None where there is none."""
        reached = ALL_KEYS[0]
        names = [row[1] for row in self._target.execute(f"PRAGMA table_info({table})")]
        try:
            for *row, number in source.execute(query):
                into, marks = ", ".join(names[: len(row)]), ",".join("?" * len(row))
                try:
                    self._target.execute(f"INSERT OR IGNORE INTO {table} ({into}) VALUES ({marks})", row)
                except (*UNREADABLE, OverflowError):
                    self.lost.add(table)  # a row whose values are none
                reached = number
        except UNREADABLE:
            self.lost.add(table)
            return reached
        return None


def _note_doubt(target: sqlite3.Connection, now: float) -> None:
    """Note that the next digest of each stream says that something may come twice, and is not taken for a first one."""
    target.execute(
        "INSERT OR REPLACE INTO begins (name, since, is_doubtful, noted)"
        " SELECT name, NULL, 1, ? FROM stream UNION ALL SELECT '', NULL, 1, ?",
        (now, now),
    )
