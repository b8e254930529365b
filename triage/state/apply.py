"""Changes → rows: the one place that writes what was delivered. Runs inside a transaction of `store`."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from triage.state.ahead import forget
from triage.state.changes import DigestRecord
from triage.state.packed import unpacked_keys


def apply(connection: sqlite3.Connection, changes: Sequence[DigestRecord]) -> None:
    """Make the changes of digests that were delivered together."""
    [run] = connection.execute("SELECT coalesce(max(run), 0) + 1 FROM digest").fetchone()
    considered: dict[bytes, set[int]] = defaultdict(set)
    for one in changes:
        stream = _stream(connection, one)
        digest = _digest(connection, one, stream, run)
        considered[one.considered].add(stream)
        _delivered(connection, one, stream, digest)
        _arrivals(connection, one, stream)
        _rest(connection, one, stream)
        # Where it began stays: should this digest turn out to be made with a clock that was ahead, it begins there again.
        connection.execute("UPDATE begins SET is_doubtful = 0 WHERE name = ?", (one.stream,))
    for keys, streams in considered.items():
        day = max(one.day for one in changes)
        _seen(connection, unpacked_keys(keys), frozenset(streams), run, day)
    forget(connection, min(one.until for one in changes))


def _stream(connection: sqlite3.Connection, one: DigestRecord) -> int:
    connection.execute(
        "INSERT INTO stream (name, profile) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET profile = excluded.profile",
        (one.stream, one.profile),
    )
    return _number(connection, "SELECT id FROM stream WHERE name = ?", one.stream)


def _digest(connection: sqlite3.Connection, one: DigestRecord, stream: int, run: int) -> int:
    connection.execute(
        "INSERT OR IGNORE INTO profile (hash, text, value) VALUES (?, ?, ?)",
        (one.profile_hash, one.profile_text, one.profile_value),
    )
    profile = _number(connection, "SELECT id FROM profile WHERE hash = ?", one.profile_hash)
    connection.execute(
        "INSERT INTO digest (handle, stream, run, since, until, day, profile, read, hits, stories, near, value, rejects,"
        " considered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (one.handle, stream, run, one.since, one.until, one.day, profile,
         one.read, one.hits, one.stories, one.near, one.value, one.rejects, one.considered),
    )  # fmt: skip
    return _number(connection, "SELECT id FROM digest WHERE handle = ?", one.handle)


def _delivered(connection: sqlite3.Connection, one: DigestRecord, stream: int, digest: int) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO delivered (stream, key, digest, number) VALUES (?, ?, ?, ?)",
        [(stream, article.key, digest, article.number) for article in one.delivered],
    )
    connection.executemany(
        "UPDATE delivered SET fate = 1 WHERE stream = ? AND key = ?", [(stream, key) for key in one.withdrawn]
    )
    connection.executemany(
        "INSERT OR IGNORE INTO waiting (stream, key, day) VALUES (?, ?, ?)",
        [(stream, key, one.day) for key in one.waiting],
    )
    connection.executemany(
        "DELETE FROM waiting WHERE stream = ? AND key = ?", [(stream, key) for key in one.released]
    )


def _arrivals(connection: sqlite3.Connection, one: DigestRecord, stream: int) -> None:
    """Several digests of a day add up."""
    for arrival in one.arrivals:
        connection.execute(
            "INSERT OR IGNORE INTO source (name, is_folder) VALUES (?, ?)", (arrival.name, arrival.is_folder)
        )
        source = _number(
            connection, "SELECT id FROM source WHERE name = ? AND is_folder = ?", arrival.name, arrival.is_folder
        )
        connection.execute(
            "INSERT INTO arrivals (stream, source, day, count, last, quiet) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (stream, source, day) DO UPDATE SET"
            " count = count + excluded.count, last = excluded.last, quiet = excluded.quiet",
            (stream, source, one.day, arrival.count, arrival.last, arrival.quiet),
        )


def _rest(connection: sqlite3.Connection, one: DigestRecord, stream: int) -> None:
    connection.executemany(
        "INSERT INTO company (stream, pair, day) VALUES (?, ?, ?)"
        " ON CONFLICT (stream, pair) DO UPDATE SET day = excluded.day",
        [(stream, pair, one.day) for pair in one.company],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO unread (path, member, mtime, size, code, day) VALUES (?, ?, ?, ?, ?, ?)",
        [(file.path, file.member, file.mtime, file.size, file.code, one.day) for file in one.unread],
    )
    connection.executemany(
        "UPDATE seen SET day = ? WHERE key = ?", [(one.day, key) for key in unpacked_keys(one.present)]
    )
    if one.spot is not None:
        spot = one.spot
        connection.execute(
            "INSERT OR REPLACE INTO spot (handle, stream, day, article, path, member, share) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (spot.handle, stream, one.day, spot.article, spot.path, spot.member, spot.share),
        )


def _seen(
    connection: sqlite3.Connection, keys: Sequence[int], streams: frozenset[int], run: int, day: int
) -> None:
    """New articles, and known ones with a wider audience."""
    alone = _audience(connection, streams)
    wider: dict[int, int] = {}
    for key in keys:
        row = connection.execute("SELECT audience FROM seen WHERE key = ?", (key,)).fetchone()
        if row is None:
            connection.execute(
                "INSERT INTO seen (key, audience, run, day) VALUES (?, ?, ?, ?)", (key, alone, run, day)
            )
            continue
        before = row[0]
        if before not in wider:
            wider[before] = _audience(connection, _streams(connection, before) | streams)
        connection.execute("UPDATE seen SET audience = ? WHERE key = ?", (wider[before], key))


def _streams(connection: sqlite3.Connection, audience: int) -> frozenset[int]:
    [said] = connection.execute("SELECT streams FROM audience WHERE id = ?", (audience,)).fetchone()
    return frozenset(map(int, said.split(",")))


def _audience(connection: sqlite3.Connection, streams: frozenset[int]) -> int:
    said = ",".join(map(str, sorted(streams)))
    connection.execute("INSERT OR IGNORE INTO audience (streams) VALUES (?)", (said,))
    return _number(connection, "SELECT id FROM audience WHERE streams = ?", said)


def _number(connection: sqlite3.Connection, query: str, *values: object) -> int:
    return int(connection.execute(query, values).fetchone()[0])
