"""`--format parquet`: the tables of `--format sqlite`, a file each, read from the database that was written first.

So both have the same rows, and memory stays flat whatever their number. Views and the full-text index are of the database alone.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

#: Rows of a group.
GROUP = 5_000
_TYPES = {"INTEGER": "int64", "REAL": "double", "TEXT": "string"}


def write_tables(database: Path, folder: Path) -> None:
    """A file for each table, with its columns in their order and of the types that they have there."""
    import pyarrow as pa
    from pyarrow import parquet

    with closing(sqlite3.connect(database)) as connection:
        for table in table_names(connection):
            columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
            schema = pa.schema([(name, pa.type_for_alias(_TYPES[kind])) for _, name, kind, *_ in columns])
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
