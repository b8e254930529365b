"""Opening the file of the state: made where there is none, migrated, and put aside where it is damaged.

A damaged state is renamed, never deleted; what can still be read of it goes into the new one.
"""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from triage.errors import DeliveryError, UsageError
from triage.state.database_header import APPLICATION_AT, MAGIC
from triage.state.faults import fault
from triage.state.tables import APPLICATION, VERSION, migrate, version_of

HEADER = 100
#: What files of databases are called: one with other content is damaged, whatever the content is.
DATABASES = frozenset({".sqlite", ".sqlite3", ".db"})
#: Files that SQLite keeps beside its own.
BESIDE = ("-wal", "-shm")


class Opened(Struct, frozen=True):
    """A connection in autocommit mode, and what to say of how it came about.

    The file was checked from end to end: what is delivered after this will not find it damaged.
    """

    connection: sqlite3.Connection
    sentence: str = ""


def open_state(path: Path, now: float) -> Opened:
    """The state, ready to be written.

    Raises UsageError for what is no state of ours or of a later version, DeliveryError where it cannot be written.
    """
    was_there = os.path.lexists(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        why = damage(path)
        if not why:
            found = _checked(path)
            if isinstance(found, sqlite3.Connection):
                return Opened(found)
            why = found
        sentence = put_aside(path, why, now)
        return Opened(_ready(path), sentence)
    except OSError as error:
        why = (error.strerror or "error").lower()
        raise DeliveryError(f"{path}: the state could not be opened: {why}", _ELSEWHERE) from error
    except sqlite3.DatabaseError as error:
        if not was_there:
            _remove_if_empty(path)
        raise unwritable(path, error) from error


def _remove_if_empty(path: Path) -> None:
    """Take back a file that was made and got no content: the next run would call it damaged."""
    with suppress(OSError):
        if path.stat().st_size == 0:
            path.unlink()


def _ready(path: Path) -> sqlite3.Connection:
    connection = _connected(path)
    try:
        _check_version(connection, path)
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _checked(path: Path) -> sqlite3.Connection | str:
    """The state if a full check finds nothing wrong with it, else what is wrong."""
    try:
        connection = _ready(path)
    except UnicodeDecodeError:
        return "a name in it is no text"
    except sqlite3.DatabaseError as error:
        if is_damage(error) or _code(error) == sqlite3.SQLITE_ERROR:
            return str(error)
        raise
    try:
        why = fault(connection)
    except BaseException:
        connection.close()
        raise
    if why:
        connection.close()
    return why or connection


def open_to_read(path: Path) -> sqlite3.Connection:
    """The state for those who only look, never migrated: an empty one where there is none or where it is damaged.

    One of an older version is copied into memory and migrated there, so that an older program can go on with the file;
    likewise one that lies where nobody may write.
    """
    try:
        return _as_it_is(path) or _copied(path)
    except (OSError, sqlite3.DatabaseError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{path}: the state could not be read: {why.lower()}") from error


def open_copy(path: Path) -> sqlite3.Connection:
    """A copy of the state in memory, for those who may not write: not even the files that SQLite keeps beside it."""
    try:
        return _copied(path)
    except (OSError, sqlite3.DatabaseError) as error:
        raise UsageError("the state of the digests could not be read") from error


def _as_it_is(path: Path) -> sqlite3.Connection | None:
    """The file itself, if it is of this version and the files that SQLite keeps beside it can be made."""
    if not path.exists() or damage(path) or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return None
    connection = _connected(path)
    try:
        _check_version(connection, path)
        if version_of(connection) == VERSION:
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None


def _copied(path: Path) -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        if path.exists() and not damage(path):
            # Nobody writes where there is no log; where there is one, its index lies beside it already.
            how = "mode=ro" if _has_log(path) else "mode=ro&immutable=1"
            with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{how}", uri=True)) as original:
                original.backup(copy)
            _check_version(copy, path)
        migrate(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def check_is_file(path: Path) -> None:
    """UsageError where something stands that is no file: a device that is put aside as damaged is gone for everybody."""
    if path.exists() and not path.is_file():
        raise UsageError(f"{path} is no file", "name another file")


def damage(path: Path) -> str:
    """What shows at a glance to be wrong with the file; empty for a good one, and for none."""
    check_is_file(path)
    try:
        with path.open("rb") as stream:
            header = stream.read(HEADER)
    except FileNotFoundError:
        return ""
    if not header:
        return "it is empty"
    if len(header) < HEADER or not header.startswith(MAGIC):
        if path.suffix not in DATABASES and _is_text(header):
            # A slip of `--state`: to put it aside would rename an article or a profile.
            raise UsageError(f"{path} is a text and no state of digests", "name another file with --state")
        return "it is no database"
    application, version = _number(header, APPLICATION_AT), _number(header, 60)
    if application != APPLICATION:
        # A state that was made and not filled is one bare page, its tables perhaps in the log beside it.
        if application or version or (_number(header, 28) > 1 and not _has_log(path)):
            raise UsageError(f"{path} is a database of another program", "name another file with --state")
        return ""
    page = int.from_bytes(header[16:18], "big")
    size = (65536 if page == 1 else page) * _number(header, 28)
    return "it is cut short" if path.stat().st_size < size and not _has_log(path) else ""


def _is_text(header: bytes) -> bool:
    """Whether a file begins as texts do; the last letter may be cut in two."""
    return b"\0" not in header and "\ufffd" not in header.decode("utf-8", "replace").rstrip("\ufffd")


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def rename(path: Path, to: Path) -> None:
    """Rename a file of SQLite, and with it the files beside it."""
    for end in ("", *BESIDE):
        beside = path.with_name(path.name + end)
        if beside.exists():
            beside.rename(to.with_name(to.name + end))


def put_aside(path: Path, why: str, now: float) -> str:
    """Rename a damaged state, save what can be read of it into a new one; the sentence that says so."""
    stamp = datetime.fromtimestamp(now, UTC).strftime("%Y%m%dT%H%M%S")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    rename(path, aside)
    saved = _salvaged(aside, path, now)
    rest = (
        f"saved from it: {saved}"
        if saved
        else "nothing in it could be read: the next digests go back as far as they can"
    )
    return f"{path}: the state was damaged ({why}) and is kept as {aside.name}; {rest}"


def _salvaged(old: Path, new: Path, now: float) -> str:
    """What was saved, for people."""
    from triage.state.salvage import salvage

    with closing(_connected(new)) as target:
        migrate(target)
        saved = salvage(old, target, now, has_log=_has_log(old))
    if not saved.digests and not saved.articles:
        return ""
    doubt = ", not all of it: some stories may come twice" if saved.is_doubtful else ""
    return f"{saved.digests:,} digests, {saved.articles:,} articles{doubt}"


def _connected(path: Path) -> sqlite3.Connection:
    if not path.exists():
        # What people read is nobody else's business; the journals take the same rights.
        path.touch(mode=0o600)
    connection = sqlite3.connect(path, timeout=10.0, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    found = version_of(connection)
    if found > VERSION:
        raise UsageError(
            f"{path} was written by a newer triage (version {found} of the state, this one knows {VERSION})",
            "update triage, or name another file with --state",
        )


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is broken, and not the disk full or somebody else writing."""
    return _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; that of a wrong statement where Python found the fault."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def unwritable(path: Path, error: sqlite3.Error) -> Exception:
    """The sentence for a state that cannot be written; the error itself where it is our bug."""
    if _code(error) in _OURS:
        return error
    return DeliveryError(f"{path}: the state could not be written: {error}", _ELSEWHERE)


_OURS = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_RANGE)


_ELSEWHERE = "name a place that can be written with --state"
