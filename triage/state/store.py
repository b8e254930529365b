"""Questions to the state, and the changes that a digest makes in it.

A digest is delivered in two steps. `prepare` writes down what it will change; after the output has reached its reader
`commit` makes the changes, all or none. What a killed run left in between is settled by `recovery`.
"""

import os
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from triage.state.ahead import reopened
from triage.state.apply import apply
from triage.state.changes import DigestRecord
from triage.state.kept import Due, KeptDigest, LastDigest, Recipients, StreamBegin
from triage.state.packed import pack, unpack

#: A day after all others.
EVER = 1 << 40
_KEPT = """
SELECT since, until, day, read, hits, stories, near, digest.id, handle, stream, stream.name, run,
       digest.value, rejects, profile.value, profile.text
FROM digest JOIN stream ON stream.id = stream JOIN profile ON profile.id = digest.profile
"""


class StateStore:
    """The state behind one connection.

    `now` is the time of the run that asks: digests of a later time were made with a clock that was ahead, and nothing
    is taken from when they were made.
    """

    def __init__(self, connection: sqlite3.Connection, now: float = float("inf")) -> None:
        self.connection = connection
        self._now = now
        self._audiences: dict[int, frozenset[int]] = {}

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def streams(self) -> dict[str, LastDigest]:
        """Every stream by its name."""
        found: dict[str, LastDigest] = {}
        for number, name, profile in self.connection.execute("SELECT id, name, profile FROM stream").fetchall():
            rows = "SELECT handle, until FROM digest WHERE stream = ?"
            latest = self.connection.execute(f"{rows} ORDER BY id DESC LIMIT 1", (number,)).fetchone()
            last = self.connection.execute(
                f"{rows} AND until <= ? ORDER BY until DESC, id DESC LIMIT 1", (number, self._now)
            ).fetchone()
            handle, until = last or ("", 0.0)
            ahead = latest[0] if latest and latest[1] > self._now else ""
            found[name] = LastDigest(
                id=number, name=name, profile=profile, handle=handle, until=until, ahead=ahead
            )
        return found

    def begins(self) -> dict[str, StreamBegin]:
        """Where each stream begins, by its name; the empty name is for those of which nothing is known."""
        try:
            rows = self.connection.execute("SELECT name, since, is_doubtful, noted FROM begins").fetchall()
        except sqlite3.OperationalError:
            return {}  # an older state that is only looked at
        return {name: StreamBegin(since, bool(is_doubtful), noted) for name, since, is_doubtful, noted in rows}

    def begin(self, name: str, since: float, now: float) -> None:
        """Note where the first digest of a stream begins, until one is delivered."""
        self.connection.execute(
            "INSERT OR IGNORE INTO begins (name, since, is_doubtful, noted) VALUES (?, ?, 0, ?)",
            (name, since, now),
        )

    def seen_by(self, key: int) -> tuple[frozenset[int], int] | None:
        """The streams that have considered an article, and the day on which it was last there; None for a new one."""
        row = self.connection.execute("SELECT audience, day FROM seen WHERE key = ?", (key,)).fetchone()
        return None if row is None else (self._audience(row[0]), row[1])

    def reopened(self, stream: int) -> frozenset[int]:
        """Articles that a stream considered only with a clock that was ahead, and looks at again."""
        if self._now == float("inf"):
            return frozenset()
        try:
            return reopened(self.connection, stream, self._now)
        except sqlite3.OperationalError:
            return frozenset()  # an older state that is only looked at

    def run_of(self, key: int) -> int | None:
        """The run that met an article first."""
        row = self.connection.execute("SELECT run FROM seen WHERE key = ?", (key,)).fetchone()
        return None if row is None else int(row[0])

    def _audience(self, number: int) -> frozenset[int]:
        found = self._audiences.get(number)
        if found is None:
            [said] = self.connection.execute("SELECT streams FROM audience WHERE id = ?", (number,)).fetchone()
            found = self._audiences[number] = frozenset(map(int, said.split(",")))
        return found

    def delivered(self, stream: int) -> dict[int, tuple[int, int, int]]:
        """Digest, number and fate of every article that a stream delivered, by its key."""
        rows = self.connection.execute(
            "SELECT key, digest, number, fate FROM delivered WHERE stream = ?", (stream,)
        )
        return {row[0]: (row[1], row[2], row[3]) for row in rows}

    def where_delivered(self, stream: int, key: int) -> tuple[int, int, int] | None:
        """Digest, number and fate of one article; None where the stream did not deliver it."""
        row = self.connection.execute(
            "SELECT digest, number, fate FROM delivered WHERE stream = ? AND key = ?", (stream, key)
        ).fetchone()
        return None if row is None else (row[0], row[1], row[2])

    def waiting(self, stream: int) -> frozenset[int]:
        """Keys of the hits that a stream holds back under embargo."""
        rows = self.connection.execute("SELECT key FROM waiting WHERE stream = ?", (stream,))
        return frozenset(row[0] for row in rows)

    def digests(self, stream: int, since: float) -> list[KeptDigest]:
        """What a stream delivered from then on, oldest first."""
        query = f"{_KEPT} WHERE stream = ? AND until >= ? ORDER BY until, digest.id"
        return [_kept(row) for row in self.connection.execute(query, (stream, since))]

    def digest(self, handle: str) -> KeptDigest | None:
        """One digest by its id."""
        row = self.connection.execute(f"{_KEPT} WHERE handle = ?", (_asked(handle),)).fetchone()
        return None if row is None else _kept(row)

    def digest_numbered(self, number: int) -> KeptDigest | None:
        """One digest by its place in the table."""
        row = self.connection.execute(f"{_KEPT} WHERE digest.id = ?", (number,)).fetchone()
        return None if row is None else _kept(row)

    def handles(self) -> list[str]:
        """The ids of all digests, latest first."""
        return [row[0] for row in self.connection.execute("SELECT handle FROM digest ORDER BY id DESC")]

    def has_handle(self, handle: str) -> bool:
        """Whether a digest has that id."""
        return bool(self.connection.execute("SELECT 1 FROM digest WHERE handle = ?", (_asked(handle),)).fetchone())

    def days(self, stream: int, since: int) -> list[tuple[int, int, int, int]]:
        """Day, articles read, hits and stories of a stream, by day."""
        return self.connection.execute(
            "SELECT day, sum(read), sum(hits), sum(stories) FROM digest WHERE stream = ? AND day >= ?"
            " GROUP BY day ORDER BY day",
            (stream, since),
        ).fetchall()

    def arrivals(
        self, stream: int, since: int, until: int = EVER
    ) -> list[tuple[str, bool, int, int, float | None, float | None]]:
        """Name, whether it is a folder, day, count, latest arrival and silence, by day."""
        return self.connection.execute(
            "SELECT name, is_folder, day, count, last, quiet FROM arrivals JOIN source ON source.id = source"
            " WHERE stream = ? AND day BETWEEN ? AND ? ORDER BY day",
            (stream, since, until),
        ).fetchall()

    def known_pairs(self, stream: int, since: int, until: int = EVER) -> frozenset[int]:
        """Pairs of name and term that stood together in those days."""
        rows = self.connection.execute(
            "SELECT pair FROM company WHERE stream = ? AND day BETWEEN ? AND ?", (stream, since, until)
        )
        return frozenset(row[0] for row in rows)

    def known_unread(self) -> dict[tuple[bytes, int], tuple[int, int, str]]:
        """Time, size and code of what could not be read, by path and member."""
        rows = self.connection.execute("SELECT path, member, mtime, size, code FROM unread")
        return {(row[0], row[1]): (row[2], row[3], row[4]) for row in rows}

    def spots(self, stream: int) -> list[tuple[str, str, float]]:
        """Handle, article and share of the rejects that a stream asked about."""
        return self.connection.execute(
            "SELECT handle, article, share FROM spot WHERE stream = ? ORDER BY day", (stream,)
        ).fetchall()

    def spot(self, handle: str) -> tuple[bytes, int, str, float] | None:
        """Path, member, article and share of one of them."""
        row = self.connection.execute(
            "SELECT path, member, article, share FROM spot WHERE handle = ?", (_asked(handle),)
        ).fetchone()
        return None if row is None else (row[0], row[1], row[2], row[3])

    def sizes(self, stream: int) -> tuple[int, int]:
        """All hits of a stream and all its near misses: what spot checks stand for."""
        row = self.connection.execute(
            "SELECT coalesce(sum(hits), 0), coalesce(sum(near), 0) FROM digest WHERE stream = ?", (stream,)
        ).fetchone()
        return int(row[0]), int(row[1])

    def prepare(
        self,
        changes: Sequence[DigestRecord],
        output: bytes = b"",
        sha256: str = "",
        recipients: Sequence[str] = (),
    ) -> int:
        """Write down what is about to be delivered; the number to commit it by."""
        # At random, so that a marker that a killed run left cannot be taken for another delivery's.
        number = int.from_bytes(os.urandom(6), "big")
        self.connection.execute(
            "INSERT INTO pending (id, changes, output, sha256, recipients) VALUES (?, ?, ?, ?, ?)",
            (number, pack(tuple(changes)), output, sha256, pack(Recipients(tuple(recipients)))),
        )
        return number

    def pending(self) -> list[tuple[int, tuple[str, ...]]]:
        """Number and handles of what was prepared and neither committed nor dropped."""
        rows = self.connection.execute("SELECT id, changes FROM pending ORDER BY id").fetchall()
        return [(row[0], _handles(row[1])) for row in rows]

    def output_of(self, number: int) -> tuple[bytes, str]:
        """Path and hash of what was to be written."""
        row = self.connection.execute("SELECT output, sha256 FROM pending WHERE id = ?", (number,)).fetchone()
        return row[0], row[1]

    def recipients_of(self, number: int) -> Recipients:
        """Who is to have it and who has it."""
        row = self.connection.execute("SELECT recipients FROM pending WHERE id = ?", (number,)).fetchone()
        try:
            return unpack(row[0], Recipients) if row and row[0] else Recipients()
        except ValueError:
            return Recipients()

    def note_recipients(self, number: int, accepted: Sequence[str] = (), refused: Sequence[str] = ()) -> None:
        """Note who has it, and who never will."""
        was = self.recipients_of(number)
        now = Recipients(was.all, (*was.accepted, *accepted), (*was.refused, *refused))
        self.connection.execute("UPDATE pending SET recipients = ? WHERE id = ?", (pack(now), number))

    def due(self, streams: Iterable[str]) -> list[Due]:
        """What is to be sent again, of digests of these names, oldest first."""
        rows = self.connection.execute(
            "SELECT due.handle, address, stream.name,"
            " (SELECT count(*) FROM digest AS other WHERE other.stream = digest.stream AND other.id > digest.id)"
            " FROM due JOIN digest ON digest.handle = due.handle JOIN stream ON stream.id = digest.stream"
            " ORDER BY digest.id, address"
        ).fetchall()
        wanted = set(streams)
        return [Due(handle, address, later) for handle, address, name, later in rows if name in wanted]

    def no_longer_due(self, handle: str, addresses: Iterable[str]) -> None:
        """Note that they have it, or never will."""
        with Transaction(self.connection):
            self.connection.executemany(
                "DELETE FROM due WHERE handle = ? AND address = ?", [(handle, address) for address in addresses]
            )

    def commit(self, number: int) -> None:
        """Make the changes: the digest was delivered."""
        row = self.connection.execute("SELECT changes FROM pending WHERE id = ?", (number,)).fetchone()
        due = self.recipients_of(number).due
        with Transaction(self.connection):
            changes = unpack(row[0], tuple[DigestRecord, ...])
            apply(self.connection, changes)
            self.connection.executemany(
                "INSERT OR IGNORE INTO due (handle, address, day) VALUES (?, ?, ?)",
                [(one.handle, address, one.day) for one in changes for address in due],
            )
            self.connection.execute("DELETE FROM pending WHERE id = ?", (number,))
        self._audiences.clear()

    def drop(self, number: int) -> None:
        """Forget the changes: the digest was not delivered."""
        self.connection.execute("DELETE FROM pending WHERE id = ?", (number,))

    def rows(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _handles(changes: bytes) -> tuple[str, ...]:
    """The handles of the digests that were to be delivered; none where another version of triage wrote them down."""
    try:
        return tuple(one.handle for one in unpack(changes, tuple[DigestRecord, ...]))
    except ValueError:
        return ()


class Transaction:
    """A block whose changes are made together or not at all."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        """Begin, as the only writer."""
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_: object) -> None:
        """Commit, or roll back where the block failed."""
        if kind is None:
            self._connection.execute("COMMIT")
        elif self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def _kept(row: Iterable[Any]) -> KeptDigest:
    return KeptDigest(*row)


def _asked(handle: str) -> str:
    """An id as it was typed; bytes that are no UTF-8 stand in none, and the database would not be asked for them."""
    return handle.encode("utf-8", "replace").decode("utf-8")
