"""`--format parquet`: the tables of `--format sqlite`, a file each, read from the database that was written first.

So both have the same rows, and memory stays flat whatever their number. Views and the full-text index are of the database alone.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

#: Rows of a group.
GROUP = 5_000
#: The key by which readers know our tables; they are read back where they hold the texts of articles.
OF_A_RUN = b"triage"
_TYPES = {"INTEGER": "int64", "REAL": "double", "TEXT": "string"}


def write_tables(database: Path, folder: Path) -> None:
    """A file for each table, with its columns in their order and of the types that they have there."""
    import pyarrow as pa
    from pyarrow import parquet

    with closing(sqlite3.connect(database)) as connection:
        for table in table_names(connection):
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            fields = [(name, pa.type_for_alias(_TYPES[kind])) for _, name, kind, *_ in columns]
            # So that nobody takes what was found in articles for articles.
            has_texts = (
                table == "articles" and connection.execute("SELECT count(body) FROM articles").fetchone()[0]
            )
            schema = pa.schema(fields, metadata={OF_A_RUN: b"articles" if has_texts else b""})
            # Arrow takes paths that are UTF-8 alone; a stream may lie anywhere.
            with (
                (folder / f"{table}.parquet").open("wb") as stream,
                parquet.ParquetWriter(stream, schema, compression="zstd") as writer,
            ):
                for rows in _groups(connection, table):
                    arrays = [
                        pa.array(values, kind)
                        for values, kind in zip(zip(*rows, strict=True), schema.types, strict=True)
                    ]
                    writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def table_names(connection: sqlite3.Connection) -> list[str]:
    """The tables of a run, without those of its full-text index."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
    return [name for (name,) in found if not name.startswith(("articles_fts", "sqlite_"))]


def _groups(connection: sqlite3.Connection, table: str) -> Iterator[list[tuple[object, ...]]]:
    rows = connection.execute(f"SELECT * FROM {table} ORDER BY rowid")
    while group := rows.fetchmany(GROUP):
        yield group
