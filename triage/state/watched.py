"""What `triage watch` remembers: files that were read, stories that are news, and who has been told of each.

One file of SQLite beside the state of digests. A story is noted together with the files that brought it, and with everybody
who is to hear of it; only what a channel accepted counts as told there. A run that is killed at any moment leaves nothing
behind that the next one does not tell.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path

from msgspec import Struct

from triage.report.report import Hit
from triage.state.packed import pack, unpack
from triage.state.sqlite_file import SqliteFormat, noting, opened

#: The channel that is standard output.
OUTPUT = ""
#: Days for which a story is known by its text, and by its key.
MEMORY, REMEMBERED = 30, 800
DAY = 86400.0
#: Of a file: time of its last writing, bytes, inode.
FileSignature = tuple[int, int, int]
#: What no file is like.
UNREAD: FileSignature = (-1, -1, -1)

_TABLES = """
-- profiles: a number for those that it was read for; 0: not known, of an older triage.
CREATE TABLE file (
    path BLOB PRIMARY KEY, mtime INTEGER NOT NULL, size INTEGER NOT NULL, inode INTEGER NOT NULL,
    profiles INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
-- Articles that were news, each with its story packed; root: the first part of the story that it continues.
CREATE TABLE story (
    id INTEGER PRIMARY KEY, key INTEGER NOT NULL UNIQUE, root INTEGER NOT NULL, at REAL NOT NULL, value BLOB NOT NULL,
    is_withdrawn INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX story_by_time ON story (at);
-- Who is to be told, by a hash of the channel's address, which may hold a secret; tried: an attempt had begun.
CREATE TABLE waiting (
    channel TEXT NOT NULL, story INTEGER NOT NULL, noted REAL NOT NULL, held TEXT NOT NULL DEFAULT '',
    tried REAL NOT NULL DEFAULT 0, PRIMARY KEY (channel, story)
) WITHOUT ROWID;
-- message: the first story of those that went in one.
CREATE TABLE told (
    channel TEXT NOT NULL, story INTEGER NOT NULL, at REAL NOT NULL, message INTEGER NOT NULL, PRIMARY KEY (channel, story)
) WITHOUT ROWID;
-- Keys of the articles of a story that was told, its copies too.
CREATE TABLE article (key INTEGER PRIMARY KEY, story INTEGER NOT NULL) WITHOUT ROWID;
"""
#: "TRIW", so that nobody's other database is taken for ours.
_FORMAT = SqliteFormat(
    application=0x54524957,
    version=1,
    tables=_TABLES,
    elsewhere="name another place with --state",
    unwritable="name a place that can be written with --state",
    folder_mode=0o700,
)


class WatchedStory(Struct, frozen=True, kw_only=True):
    """A story that is news: its main article and the copies that came with it."""

    hit: Hit
    copies: tuple[Hit, ...] = ()
    #: The profiles for which it is news.
    profiles: tuple[str, ...] = ()
    #: "", "update", "withdrawal" or "correction" of what was told before, and the headline of that.
    kind: str = ""
    before: str = ""
    told_before: float = 0.0


class KeptStory(Struct, frozen=True, kw_only=True):
    """A story as it is kept."""

    id: int
    key: int
    root: int
    at: float
    story: WatchedStory
    is_withdrawn: bool = False


class NewStory(Struct, frozen=True, kw_only=True):
    """A story to be noted: the keys of its articles, what it continues, who is to be told."""

    key: int
    story: WatchedStory
    keys: tuple[int, ...] = ()
    root: int = 0
    channels: tuple[str, ...] = (OUTPUT,)
    #: Roots of stories that it withdraws.
    withdraws: int = 0


class Waiting(Struct, frozen=True, kw_only=True):
    """A story that a channel has not accepted yet."""

    id: int
    story: WatchedStory
    #: "quiet" or "hourly" where it is held back.
    held: str = ""
    #: Whether an attempt had begun of which nobody knows the outcome.
    is_doubtful: bool = False


class WatchStore:
    """The memory of all watches of a user."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _transaction(self) -> AbstractContextManager[None]:
        return noting(self._connection, "what was read")

    def files(self, profiles: int) -> dict[str, FileSignature]:
        """How each file was when it was read for these profiles, by its absolute path; `UNREAD` where it was for others."""
        rows = self._connection.execute(
            "SELECT path, mtime, size, inode, profiles IN (0, ?) FROM file", (profiles,)
        )
        return {
            path.decode("utf-8", "surrogateescape"): (mtime, size, inode) if is_read else UNREAD
            for path, mtime, size, inode, is_read in rows
        }

    def forget_files(self, paths: Iterable[str]) -> None:
        """Forget files that are gone."""
        with self._transaction():
            self._connection.executemany("DELETE FROM file WHERE path = ?", [(_bytes(path),) for path in paths])

    def note(
        self, files: Iterable[tuple[str, FileSignature]], news: Sequence[NewStory], now: float, profiles: int
    ) -> None:
        """Note files that were read for these profiles together with what is news in them, all or nothing."""
        with self._transaction():
            for one in news:
                self._note(one, now)
            self._connection.executemany(
                "INSERT OR REPLACE INTO file (path, mtime, size, inode, profiles) VALUES (?, ?, ?, ?, ?)",
                [(_bytes(path), *signature, profiles) for path, signature in files],
            )

    def _note(self, one: NewStory, now: float) -> None:
        number = self._connection.execute(
            "INSERT OR IGNORE INTO story (key, root, at, value) VALUES (?, ?, ?, ?)",
            (one.key, one.root, now, pack(one.story)),
        ).lastrowid
        self._connection.execute("UPDATE story SET root = id WHERE root = 0")
        self._connection.executemany(
            "INSERT OR IGNORE INTO article (key, story) VALUES (?, ?)",
            [(key, number) for key in {one.key, *one.keys}],
        )
        self._connection.executemany(
            "INSERT OR IGNORE INTO waiting (channel, story, noted) VALUES (?, ?, ?)",
            [(channel, number, now) for channel in one.channels],
        )
        if one.withdraws:
            self._connection.execute("UPDATE story SET is_withdrawn = 1 WHERE root = ?", (one.withdraws,))

    def is_known(self, key: int) -> bool:
        """Whether an article, in just this version, was news before or came with what was."""
        return bool(self._connection.execute("SELECT 1 FROM article WHERE key = ?", (key,)).fetchone())

    def recent(self, now: float) -> list[KeptStory]:
        """The stories that are known by their text, oldest first."""
        rows = self._connection.execute(
            "SELECT id, key, root, at, value, is_withdrawn FROM story WHERE at >= ? ORDER BY id",
            (now - MEMORY * DAY,),
        )
        return [kept for row in rows if (kept := _kept(row)) is not None]

    def waiting(self, channel: str) -> list[Waiting]:
        """What a channel has not accepted yet, oldest first."""
        rows = self._connection.execute(
            "SELECT story, value, held, tried FROM waiting JOIN story ON story.id = story WHERE channel = ? ORDER BY story",
            (channel,),
        ).fetchall()
        found = []
        for number, value, held, tried in rows:
            story = _story(value)
            if story is not None:
                found.append(Waiting(id=number, story=story, held=held, is_doubtful=bool(tried)))
        return found

    def count_waiting(self, channel: str) -> int:
        """How many stories a channel has not accepted yet."""
        row = self._connection.execute("SELECT count(*) FROM waiting WHERE channel = ?", (channel,)).fetchone()
        return int(row[0])

    def tries(self, channel: str, stories: Iterable[int], now: float) -> None:
        """Note that an attempt begins."""
        self._set_tried(channel, stories, now)

    def fail(self, channel: str, stories: Iterable[int]) -> None:
        """Note that the channel said no: nobody was told."""
        self._set_tried(channel, stories, 0.0)

    def _set_tried(self, channel: str, stories: Iterable[int], at: float) -> None:
        with self._transaction():
            self._connection.executemany(
                "UPDATE waiting SET tried = ? WHERE channel = ? AND story = ?",
                [(at, channel, story) for story in stories],
            )

    def hold(self, channel: str, stories: Iterable[int], why: str) -> None:
        """Note why stories are not told yet."""
        with self._transaction():
            self._connection.executemany(
                "UPDATE waiting SET held = ? WHERE channel = ? AND story = ? AND held <> ?",
                [(why, channel, story, why) for story in stories],
            )

    def accept(self, channel: str, stories: Iterable[int], now: float) -> None:
        """Note that a channel has them, in one message."""
        told = list(stories)
        with self._transaction():
            self._connection.executemany(
                "INSERT OR IGNORE INTO told (channel, story, at, message) VALUES (?, ?, ?, ?)",
                [(channel, story, now, told[0]) for story in told],
            )
            self._connection.executemany(
                "DELETE FROM waiting WHERE channel = ? AND story = ?", [(channel, story) for story in told]
            )

    def messages_since(self, channel: str, since: float) -> list[float]:
        """When a channel accepted a message from then on, oldest first."""
        rows = self._connection.execute(
            "SELECT min(at) FROM told WHERE channel = ? AND at > ? GROUP BY message ORDER BY 1", (channel, since)
        )
        return [row[0] for row in rows]

    def channels_of(self, root: int) -> frozenset[str]:
        """Who was told a story, or is to be."""
        rows = self._connection.execute(
            "SELECT channel FROM told JOIN story ON id = story WHERE root = ?"
            " UNION SELECT channel FROM waiting JOIN story ON id = story WHERE root = ?",
            (root, root),
        )
        return frozenset(row[0] for row in rows)

    def when_told(self, keys: Iterable[int]) -> dict[int, float]:
        """When the story of each article was first told, through a channel or on standard output, by the article's key."""
        found = {}
        for key in keys:
            row = self._connection.execute(
                "SELECT min(told.at) FROM article JOIN told ON told.story = article.story WHERE article.key = ?",
                (key,),
            ).fetchone()
            if row[0] is not None:
                found[key] = float(row[0])
        return found

    def prune(self, now: float) -> None:
        """Forget what is long past."""
        with self._transaction():
            old = "(SELECT id FROM story WHERE at < ?)"
            before = (now - REMEMBERED * DAY,)
            for table in ("told", "waiting", "article"):
                self._connection.execute(f"DELETE FROM {table} WHERE story IN {old}", before)
            self._connection.execute("DELETE FROM story WHERE at < ?", before)


def _bytes(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")


def _kept(row: tuple[int, int, int, float, bytes, int]) -> KeptStory | None:
    story = _story(row[4])
    if story is None:
        return None
    return KeptStory(id=row[0], key=row[1], root=row[2], at=row[3], story=story, is_withdrawn=bool(row[5]))


def _story(value: bytes) -> WatchedStory | None:
    """A story; None where another version of triage kept it in another shape."""
    try:
        return unpack(value, WatchedStory)
    except ValueError:
        return None


def open_watch_store(file: Path, now: float) -> tuple[WatchStore, str]:
    """The store, made where there is none, and what to say of how it came about; a damaged one is put aside."""
    connection, aside = opened(file, _FORMAT, now)
    if not any(name == "profiles" for _, name, *_ in connection.execute("PRAGMA table_info(file)")):
        with noting(connection, "what was read"):
            connection.execute("ALTER TABLE file ADD COLUMN profiles INTEGER NOT NULL DEFAULT 0")
    lost = "; some stories may come twice"
    said = f"{file}: what was told before is damaged and kept as {aside.name}{lost}" if aside else ""
    return WatchStore(connection), said


def told_by_watch(file: Path, keys: Iterable[int]) -> dict[int, float]:
    """When a watch told each article, by its key; nothing where there was none, or what it noted cannot be read."""
    if not file.exists():
        return {}
    try:
        connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=2.0)
        with closing(connection):
            return WatchStore(connection).when_told(keys)
    except (OSError, sqlite3.Error):
        return {}
