"""What a damaged state has lost, put together again from what is left: each thing is remembered in more than one place."""

import re
import sqlite3
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from triage.state.faults import LAST_DAY, LATEST, POINTS_TO
from triage.state.packed import unpack

#: What `errors="replace"` makes of bytes that are no text.
BROKEN = "\ufffd"


class _Profile(Struct):
    id: str


class _Named(Struct):
    """A digest, as far as it says whose it is."""

    name: str
    profile: _Profile


def repair(state: sqlite3.Connection) -> bool:
    """Mend it; False where it is not sure any more which articles were considered."""
    _drop_nonsense(state)
    _name_streams(state)
    is_sure = _know_considered(state)
    for table, column, target in POINTS_TO:
        if target in ("source", "stream"):
            state.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM {target})")
    _replace_profiles(state)
    _complete_seen(state)
    return is_sure


def _drop_nonsense(state: sqlite3.Connection) -> None:
    state.execute(f"DELETE FROM digest WHERE since NOT BETWEEN 0 AND {LATEST} OR until NOT BETWEEN 0 AND {LATEST}")
    state.execute(f"UPDATE arrivals SET last = NULL WHERE last NOT BETWEEN 0 AND {LATEST}")
    for table in ("digest", "seen", "waiting", "arrivals", "company", "unread", "spot"):
        state.execute(f"DELETE FROM {table} WHERE typeof(day) <> 'integer' OR day NOT BETWEEN 0 AND {LAST_DAY}")


def _name_streams(state: sqlite3.Connection) -> None:
    """A stream that was lost, or whose name is broken, is named in every digest of it."""
    rows = state.execute("SELECT id FROM stream WHERE instr(name || profile, ?)", (BROKEN,))
    broken = {row[0] for row in rows}
    lost = {row[0] for row in state.execute("SELECT DISTINCT stream FROM digest")}
    lost -= {row[0] for row in state.execute("SELECT id FROM stream")}
    for stream in sorted(broken | lost):
        for handle, value in state.execute(
            "SELECT handle, value FROM digest WHERE stream = ? ORDER BY id DESC", (stream,)
        ).fetchall():
            name, profile = _whose(handle, value)
            try:
                state.execute(
                    "INSERT OR REPLACE INTO stream (id, name, profile) VALUES (?, ?, ?)", (stream, name, profile)
                )
            except sqlite3.IntegrityError:
                continue
            break


def _whose(handle: str, value: bytes | None) -> tuple[str, str]:
    try:
        found = unpack(value or b"", _Named)
    except ValueError:
        name = re.sub(r"-\d{4,6}(-\d+)?$", "", handle)
        return name, name
    return found.name, found.profile.id


def _know_considered(state: sqlite3.Connection) -> bool:
    """Articles whose audience was lost: it is known where there is one stream, else those that delivered them."""
    streams = {row[0] for row in state.execute("SELECT id FROM stream")}
    for number, said in state.execute("SELECT id, streams FROM audience").fetchall():
        if not re.fullmatch(r"\d+(,\d+)*", said) or not set(map(int, said.split(","))) <= streams:
            state.execute("DELETE FROM audience WHERE id = ?", (number,))
    lost = "audience NOT IN (SELECT id FROM audience)"
    if not state.execute(f"SELECT 1 FROM seen WHERE {lost} LIMIT 1").fetchone():
        return True
    if len(streams) == 1:
        state.execute(f"UPDATE seen SET audience = ? WHERE {lost}", (_audience(state, streams),))
        return True
    state.execute(f"DELETE FROM seen WHERE {lost}")
    return False


def _audience(state: sqlite3.Connection, streams: set[int]) -> int:
    said = ",".join(map(str, sorted(streams)))
    # A number that was in use before may still be pointed to.
    [[number]] = state.execute(
        "SELECT max(coalesce((SELECT max(id) FROM audience), 0), coalesce((SELECT max(audience) FROM seen), 0)) + 1"
    )
    state.execute("INSERT OR IGNORE INTO audience (id, streams) VALUES (?, ?)", (number, said))
    return int(state.execute("SELECT id FROM audience WHERE streams = ?", (said,)).fetchone()[0])


def _replace_profiles(state: sqlite3.Connection) -> None:
    """A digest whose profile was lost keeps its place and has an empty one."""
    lost = "profile NOT IN (SELECT id FROM profile)"
    if state.execute(f"SELECT 1 FROM digest WHERE {lost} LIMIT 1").fetchone():
        state.execute("INSERT OR IGNORE INTO profile (hash, text, value) VALUES ('', x'', x'')")
        state.execute(f"UPDATE digest SET profile = (SELECT id FROM profile WHERE hash = '') WHERE {lost}")


def _complete_seen(state: sqlite3.Connection) -> None:
    """What was delivered or rejected was considered."""
    found: dict[int, tuple[set[int], int, int]] = {}
    for key, stream, run, day in _considered(state):
        found.setdefault(key, (set(), run, day))[0].add(stream)
    for key, (streams, run, day) in found.items():
        if not state.execute("SELECT 1 FROM seen WHERE key = ?", (key,)).fetchone():
            audience = _audience(state, streams)
            state.execute(
                "INSERT INTO seen (key, audience, run, day) VALUES (?, ?, ?, ?)", (key, audience, run, day)
            )


def _considered(state: sqlite3.Connection) -> Iterator[tuple[int, int, int, int]]:
    """Key, stream, run and day of what digests say of their articles."""
    yield from state.execute(
        "SELECT key, delivered.stream, run, day FROM delivered JOIN digest ON digest.id = delivered.digest"
    ).fetchall()
    rows = state.execute("SELECT stream, run, day, rejects FROM digest WHERE rejects IS NOT NULL").fetchall()
    for stream, run, day, rejects in rows:
        try:
            found: list[Any] = unpack(rejects, list[Any])
        except ValueError:
            continue
        for one in found:
            if isinstance(one, list) and one and isinstance(one[0], int) and -(1 << 63) <= one[0] < 1 << 63:
                yield one[0], stream, run, day
