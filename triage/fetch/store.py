"""What is remembered between two fetches: which articles were taken, what waits to be written, how each source does.

One file of SQLite, hidden in the inbox that it speaks of, so that both move together. An article is noted together with
the validators of the answer that brought it, and its record waits here until its file is there: a run that is killed
at any moment leaves nothing behind that the next one does not finish, and nothing that it does twice.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager

from msgspec import Struct

from triage.fetch.faults import LONGEST_WAIT
from triage.fetch.identity import ArticleKeys
from triage.state.sqlite_file import noting

#: Days after which an article that no source has any more is forgotten.
REMEMBERED = 800
#: Seconds for which a robots.txt holds.
ROBOTS_HOLD = 86_400.0


class SourceRecord(Struct, frozen=True, kw_only=True):
    """How a source did so far; times in seconds, 0.0 for never."""

    key: str
    checked: float = 0.0
    succeeded: float = 0.0
    newest: float = 0.0
    failures: int = 0
    fault: str = ""
    hint: str = ""
    #: When it is to be asked again; 0.0 at the next run.
    due: float = 0.0
    outlet: str = ""
    moved: str = ""


class KnownArticle(Struct, frozen=True):
    """An article that was taken before."""

    id: int
    source: str
    has_id: bool
    headline: bytes
    words: bytes
    changed: float
    #: Versions that came on `day`.
    versions: int
    day: int


class WaitingRecord(Struct, frozen=True):
    """An article whose file is not there yet."""

    id: int
    article: int
    source: str
    #: The path of its file, relative to the inbox.
    name: str
    record: bytes
    #: The address of the page that it waits for; "" when it is ready.
    page: str
    tries: int
    due: float


class FetchStore:
    """The memory of one inbox."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever noted in it."""
        return not self._connection.execute("SELECT EXISTS (SELECT 1 FROM article)").fetchone()[0]

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def transaction(self) -> AbstractContextManager[None]:
        """A block whose changes are made together or not at all."""
        return noting(self._connection, "what was fetched")

    def source(self, key: str) -> SourceRecord:
        """How a source did; a new one did nothing."""
        row = self._connection.execute(
            "SELECT key, checked, succeeded, newest, failures, fault, hint, due, outlet, moved FROM source WHERE key = ?",
            (key,),
        ).fetchone()
        return (
            SourceRecord(key=key)
            if row is None
            else SourceRecord(**dict(zip(SourceRecord.__struct_fields__, row, strict=True)))
        )

    def note_source(self, record: SourceRecord) -> None:
        """Replace what is known of a source."""
        values = tuple(getattr(record, field) for field in SourceRecord.__struct_fields__)
        self._connection.execute(f"REPLACE INTO source VALUES ({', '.join('?' * len(values))})", values)

    def answer(self, url: bytes) -> tuple[str, str, bytes]:
        """ETag, Last-Modified and a hash of the last answer; empty for none."""
        row = self._connection.execute(
            "SELECT etag, modified, content FROM answer WHERE url = ?", (url,)
        ).fetchone()
        return row or ("", "", b"")

    def note_answer(self, url: bytes, etag: str, modified: str, content: bytes) -> None:
        """Replace them."""
        self._connection.execute("REPLACE INTO answer VALUES (?, ?, ?, ?)", (url, etag, modified, content))

    def named(self, name: bytes) -> KnownArticle | None:
        """The article under a name."""
        row = self._connection.execute(
            "SELECT a.id, a.source, a.has_id, a.headline, a.words, a.changed, a.versions, a.day"
            " FROM name JOIN article AS a ON a.id = name.article WHERE name.key = ?",
            (name,),
        ).fetchone()
        return None if row is None else KnownArticle(row[0], row[1], bool(row[2]), *row[3:])

    def add_article(self, source: str, keys: ArticleKeys, day: int) -> int:
        """Take a new one; its number."""
        number = self._connection.execute(
            "INSERT INTO article (source, has_id, headline, words, changed, versions, day) VALUES (?, ?, ?, ?, ?, 1, ?)",
            (source, keys.id is not None, keys.headline, keys.words, keys.changed, day),
        ).lastrowid
        assert number is not None
        self.add_names(number, keys.names)
        return number

    def add_names(self, article: int, names: Sequence[bytes]) -> None:
        """Add names of an article; one that is another article's stays with that."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO name VALUES (?, ?)", [(name, article) for name in names]
        )

    def note_version(self, article: int, keys: ArticleKeys) -> None:
        """Note that an article came with another text."""
        self._connection.execute(
            "UPDATE article SET headline = ?, words = ?, changed = max(changed, ?), versions = versions + 1 WHERE id = ?",
            (keys.headline, keys.words, keys.changed, article),
        )

    def note_day(self, article: int, day: int) -> None:
        """Note the last day on which a source had an article; its versions are those of a day."""
        self._connection.execute("UPDATE article SET day = ?, versions = 0 WHERE id = ?", (day, article))

    def wait(self, article: int, source: str, name: str, record: bytes, page: str) -> None:
        """A record whose file is to be written, or whose page is to be fetched before."""
        self._connection.execute(
            "INSERT INTO waiting (article, source, name, record, page) VALUES (?, ?, ?, ?, ?)",
            (article, source, name, record, page),
        )

    def ready(self) -> list[WaitingRecord]:
        """The records whose files can be written."""
        return self._waiting("page = ''")

    def waiting_for_pages(self, now: float, after: int = 0) -> list[WaitingRecord]:
        """The records behind number `after` that wait for a page which may be asked for."""
        # One that is further ahead than any wait was noted under a clock that was.
        return self._waiting("page <> '' AND (due <= ? OR due > ?) AND id > ?", now, now + LONGEST_WAIT, after)

    def count_waiting(self) -> int:
        """How many records wait for a page."""
        found: int = self._connection.execute("SELECT count(*) FROM waiting WHERE page <> ''").fetchone()[0]
        return found

    def _waiting(self, condition: str, *values: float) -> list[WaitingRecord]:
        rows = self._connection.execute(
            f"SELECT id, article, source, name, record, page, tries, due FROM waiting WHERE {condition} ORDER BY id",
            values,
        )
        return [WaitingRecord(*row) for row in rows]

    def make_ready(self, number: int, name: str, record: bytes) -> None:
        """The page is there, or will not come: the record can be written."""
        self._connection.execute(
            "UPDATE waiting SET record = ?, name = ?, page = '' WHERE id = ?", (record, name, number)
        )

    def postpone(self, number: int, due: float) -> None:
        """The page was not to be had; try again."""
        self._connection.execute("UPDATE waiting SET tries = tries + 1, due = ? WHERE id = ?", (due, number))

    def drop(self, number: int) -> None:
        """Drop a waiting record: nothing is to be written after all."""
        self._connection.execute("DELETE FROM waiting WHERE id = ?", (number,))

    def written(self, done: Sequence[tuple[WaitingRecord, str, int]]) -> None:
        """The files of these are there: the record, its path, the day."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO file VALUES (?, ?, ?)", [(path, one.source, day) for one, path, day in done]
        )
        self._connection.executemany("DELETE FROM waiting WHERE id = ?", [(one.id,) for one, _, _ in done])

    def outdated(self, source: str, before: int) -> list[str]:
        """The files of a source from before a day."""
        rows = self._connection.execute("SELECT path FROM file WHERE source = ? AND day < ?", (source, before))
        return [row[0] for row in rows]

    def forget_files(self, paths: Sequence[str]) -> None:
        """Forget files that were removed."""
        self._connection.executemany("DELETE FROM file WHERE path = ?", [(path,) for path in paths])

    def count_day(self, source: str, day: int, count: int, quiet: float | None) -> None:
        """Add to the articles of a day."""
        self._connection.execute(
            "INSERT INTO day VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count,"
            " quiet = excluded.quiet",
            (source, day, count, quiet),
        )

    def days(self, source: str, since: int) -> list[tuple[int, int, float | None]]:
        """Day, articles and quiet of a source."""
        return self._connection.execute(
            "SELECT day, count, quiet FROM day WHERE source = ? AND day >= ? ORDER BY day", (source, since)
        ).fetchall()

    def mailbox(self, key: str) -> tuple[int, int]:
        """UIDVALIDITY and the last UID of a mailbox; zeros for a new one."""
        row = self._connection.execute("SELECT validity, uid FROM mailbox WHERE key = ?", (key,)).fetchone()
        return row or (0, 0)

    def note_mailbox(self, key: str, validity: int, uid: int) -> None:
        """How far it was read."""
        self._connection.execute("REPLACE INTO mailbox VALUES (?, ?, ?)", (key, validity, uid))

    def robots(self, origin: str, now: float) -> str | None:
        """What robots.txt of an origin said, as far as it holds still."""
        row = self._connection.execute(
            "SELECT text FROM robots WHERE origin = ? AND until > ? AND until <= ?",
            (origin, now, now + ROBOTS_HOLD),
        ).fetchone()
        return None if row is None else row[0]

    def note_robots(self, origin: str, until: float, text: str) -> None:
        """Keep it for a while."""
        self._connection.execute("REPLACE INTO robots VALUES (?, ?, ?)", (origin, until, text))

    def prune(self, today: int, now: float) -> None:
        """Forget what is old."""
        before = today - REMEMBERED
        self._connection.execute(
            "DELETE FROM name WHERE article IN (SELECT id FROM article WHERE day < ?)", (before,)
        )
        self._connection.execute("DELETE FROM article WHERE day < ?", (before,))
        self._connection.execute("DELETE FROM day WHERE day < ?", (before,))
        self._connection.execute("DELETE FROM robots WHERE until < ?", (now,))
