"""A file of SQLite that remembers something: opened, made where there is none, put aside where it is damaged."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from triage.errors import DeliveryError, UsageError
from triage.state.opening import check_is_file, is_damage, rename


class SqliteFormat(Struct, frozen=True, kw_only=True):
    """What tells files of one kind from other people's databases, and what is in them."""

    #: Four letters as a number.
    application: int
    version: int
    #: The statements that make its tables.
    tables: str
    #: What to do where a file of another program stands in the way, and where nothing can be written.
    elsewhere: str = ""
    unwritable: str = ""
    #: Rights of its folder where that has to be made.
    folder_mode: int = 0o777


def opened(file: Path, of: SqliteFormat, now: float) -> tuple[sqlite3.Connection, Path | None]:
    """The file, made where there is none, and as what a damaged one was kept; DeliveryError, UsageError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=of.folder_mode)
        try:
            return connected(file, of), None
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
        aside = _put_aside(file, now)
        return connected(file, of), aside
    except (OSError, sqlite3.DatabaseError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise DeliveryError(f"{file}: could not be opened: {why.lower()}", of.unwritable) from error


def connected(file: Path, of: SqliteFormat) -> sqlite3.Connection:
    """A connection to it, checked; sqlite3.DatabaseError where it is damaged, UsageError where it is not ours."""
    check_is_file(file)
    if not file.exists():
        file.touch(mode=0o600)
    connection = sqlite3.connect(file, timeout=10.0, isolation_level=None)
    try:
        application, version = (
            connection.execute(f"PRAGMA {one}").fetchone()[0] for one in ("application_id", "user_version")
        )
        has_tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if has_tables and application != of.application:
            raise UsageError(f"{file} is a database of another program", of.elsewhere)
        if version > of.version:
            raise UsageError(f"{file} was written by a newer triage", "update triage")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        if not has_tables:
            connection.executescript(
                f"BEGIN; {of.tables} PRAGMA application_id = {of.application}; PRAGMA user_version = {of.version}; COMMIT;"
            )
        elif connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            error = sqlite3.DatabaseError("damaged")
            error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise error
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def noting(connection: sqlite3.Connection, what: str) -> Iterator[None]:
    """A block whose changes are made together or not at all; DeliveryError where they cannot be. `what` was to be noted."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            raise DeliveryError(f"{what} could not be noted: {error}") from error
        raise


def _put_aside(file: Path, now: float) -> Path:
    aside = file.with_name(f"{file.name}.damaged-{int(now)}")
    rename(file, aside)
    return aside
