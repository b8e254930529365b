"""How much is kept, for how long, and all of it as plain records.

Answers (digests whole, rejects with their reasons) are large and seldom asked for after months; facts (which article
was delivered where, what was considered) are small and are what a digest needs.
"""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from triage.state.opening import BESIDE
from triage.state.store import StateStore, Transaction
from triage.state.tables import version_of

#: Days for which answers and facts are kept.
ANSWERS, FACTS = 400, 800

Record = dict[str, Any]


class Pruned(Struct, frozen=True):
    """How many digests lost their text, and how many articles are forgotten."""

    digests: int
    articles: int


def prune(store: StateStore, today: int, *, answers: int = ANSWERS, facts: int = FACTS) -> Pruned:
    """Empty old digests, and forget articles that have not been in any folder for so long."""
    run = store.connection.execute
    with Transaction(store.connection):
        emptied = run(
            "UPDATE digest SET value = NULL, rejects = NULL WHERE day < ? AND value IS NOT NULL",
            (today - answers,),
        )
        before = (today - facts,)
        forgotten = run("DELETE FROM seen WHERE day < ?", before).rowcount
        run("DELETE FROM delivered WHERE digest IN (SELECT id FROM digest WHERE day < ?)", before)
        # The last digest of each stream says where the next one begins.
        run("DELETE FROM digest WHERE day < ? AND id NOT IN (SELECT max(id) FROM digest GROUP BY stream)", before)
        for table in ("arrivals", "company", "unread", "spot", "waiting"):
            run(f"DELETE FROM {table} WHERE day < ?", before)
        run("DELETE FROM profile WHERE id NOT IN (SELECT profile FROM digest)")
    return Pruned(emptied.rowcount, forgotten)


def size_of(state: Path) -> int:
    """Bytes on disk, with the files that SQLite keeps beside."""
    files = (state.with_name(state.name + end) for end in ("", *BESIDE))
    return sum(file.stat().st_size for file in files if file.exists())


def put_aside(state: Path) -> tuple[Path, ...]:
    """Damaged states that were kept."""
    return tuple(
        sorted(file for file in state.parent.glob(f"{state.name}.damaged-*") if not file.name.endswith(BESIDE))
    )


def records(store: StateStore) -> Iterator[Record]:
    """Everything, one plain record at a time; packed values are left to the caller under `value` and `rejects`."""
    run = store.connection.execute
    yield {"type": "state", "version": version_of(store.connection)}
    names: dict[int, str] = dict(run("SELECT id, name FROM stream").fetchall())
    for name, profile in run("SELECT name, profile FROM stream ORDER BY name"):
        yield {"type": "stream", "name": name, "profile": profile}
    handles: dict[int, str] = {}
    yield from _digest_records(store, handles)
    rows = run("SELECT stream, key, digest, number, fate FROM delivered ORDER BY digest, number, key")
    for stream, key, digest, number, fate in rows:
        yield {"type": "delivered", "name": names[stream], "key": key_text(key), "digest": handles.get(digest),
               "number": number, "withdrawn": bool(fate)}  # fmt: skip
    rows = run(
        "SELECT stream, name, is_folder, day, count, last FROM arrivals JOIN source ON source.id = source"
        " ORDER BY stream, day, name"
    )
    for stream, source, is_folder, day, count, last in rows:
        yield {"type": "arrivals", "name": names[stream], "source": source, "is_folder": bool(is_folder),
               "day": _day(day), "count": count, "last": None if last is None else _instant(last)}  # fmt: skip
    for path, member, _, size, code, day in run("SELECT * FROM unread ORDER BY path, member"):
        yield {"type": "unread", "path": os.fsdecode(path), "index": None if member < 0 else member,
               "size": size, "code": code, "day": _day(day)}  # fmt: skip
    for handle, stream, day, article, path, member, share in run("SELECT * FROM spot ORDER BY day, handle"):
        yield {"type": "spot", "id": handle, "name": names[stream], "day": _day(day), "article": article,
               "path": os.fsdecode(path), "index": member, "share": share}  # fmt: skip
    for key, streams, day in run("SELECT key, streams, day FROM seen JOIN audience ON audience.id = audience"):
        considered = sorted(names[int(number)] for number in streams.split(","))
        yield {"type": "considered", "key": key_text(key), "names": considered, "day": _day(day)}


def _digest_records(store: StateStore, handles: dict[int, str]) -> Iterator[Record]:
    """The digests, the oldest first; `handles` learns what each is called."""
    for handle in reversed(store.handles()):
        kept = store.digest(handle)
        assert kept is not None
        handles[kept.id] = handle
        yield {
            "type": "digest",
            "id": handle,
            "name": kept.name,
            "since": _instant(kept.since),
            "until": _instant(kept.until),
            "day": _day(kept.day),
            "read": kept.read,
            "hits": kept.hits,
            "stories": kept.stories,
            "near": kept.near,
            "profile": kept.profile_text.decode("utf-8", "replace"),
            "value": kept.value,
            "rejects": kept.rejects,
        }


def key_text(key: int) -> str:
    """A key as 16 hex digits."""
    return f"{key & (1 << 64) - 1:016x}"


def _day(number: int) -> str:
    return date.fromordinal(number).isoformat()


def _instant(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
