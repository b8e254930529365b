"""One shard of the input → one part of the output, and a note that it was read.

Plain functions of plain values, which run in any process: under `--shard` in that of the command, with Ray in a worker's.
What a process has compiled and the tokens it has met live as long as it.
"""

import gc
import pickle
import socket
import time
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import force_setattr

from triage import pipeline
from triage._version import __version__
from triage.cluster.arrow import records, wanted
from triage.cluster.job import Manifest
from triage.cluster.outputs import OutFolder, part_bytes
from triage.cluster.shards import FinishedShard, Shard, packed
from triage.cluster.sources import ShardReading
from triage.cluster.sources_large import RELATIVE
from triage.errors import DeliveryError, Problem, UsageError
from triage.matcher import RULES_VERSION, Matcher
from triage.readers.contract import Bounds
from triage.render.view.options import With
from triage.report.late import add_details
from triage.report.rank import Ranked, rank_key
from triage.report.report import Hit, Reject, Stats
from triage.stories.marks import may_withdraw


class ShardTask(Struct, frozen=True, kw_only=True):
    """What every machine is told once: the same for all shards."""

    matcher: Matcher
    choice: pipeline.Choice
    with_: frozenset[With]
    out: OutFolder
    bounds: Bounds
    manifest: Manifest


class WaitingResults(Struct, frozen=True):
    """The results of a shard that wait, in the order of the input."""

    #: h a hit, r a reject that was asked for, n one that is kept because it may withdraw a hit.
    kinds: str
    hits: tuple[Hit, ...]
    rejects: tuple[Reject, ...]

    def __iter__(self) -> Iterator[tuple[str, Hit | Reject]]:
        hits, rejects = iter(self.hits), iter(self.rejects)
        for kind in self.kinds:
            yield kind, next(hits) if kind == "h" else next(rejects)


def sent(task: ShardTask) -> bytes:
    """The task for another machine: what its triage must be, before anything that only the same one can read."""
    return pickle.dumps((_versions(), pickle.dumps(task)))


def _versions() -> dict[str, str]:
    return {"triage": __version__, "rules": RULES_VERSION}


@lru_cache(maxsize=1)
def unpacked(work: bytes) -> ShardTask:
    """The task of this process; compiled once, and looked up afterwards by its bytes. UsageError in another version."""
    gc.set_threshold(100_000, 20, 50)  # as a scan does: values by the million and hardly a cycle
    asked, inner = pickle.loads(work)
    if asked != _versions():
        here, there = (", rules ".join(one.values()) for one in (_versions(), asked))
        raise UsageError(
            f"{socket.gethostname()} has triage {here}, and the job is one of triage {there}",
            "install the same version on every machine",
        )
    task: ShardTask = pickle.loads(inner)
    return task


def scan_inputs(
    task: ShardTask, shard: Shard, readings: "list[ShardReading]", read: Iterator[Any]
) -> FinishedShard:
    """Match and score what is read of a shard, write its part and the note."""
    started = time.process_time()
    problems: list[Problem] = []
    stats = Stats()
    results = pipeline.results(_noted(read, problems), task.matcher, task.choice, stats)
    write = _write_kept if task.manifest.waits or shard.has_pieces else _write_part
    rows, written = write(task, shard, results)
    stats.files = sum(each.files for each in readings)
    stats.unread = sum(each.unread for each in readings)
    done = FinishedShard(
        number=shard.number,
        stats=stats,
        problems=tuple(problems),
        rows=rows,
        written=written,
        read=sum(each.bytes for each in readings),
        seconds=round(time.process_time() - started, 3),
        job=task.manifest.id,
        unread_for_now=tuple(path for each in readings for path in each.unread_for_now),
        retries=sum(each.retries for each in readings),
        cut_files=tuple(readings[0].cut_files.values()) if readings else (),
    )
    task.out.write(task.manifest.note(shard.number), packed(done))
    return done


def _noted(read: Iterator[Any], problems: list[Problem]) -> Iterator[pipeline.Input]:
    for one in read:
        if isinstance(one, Problem):
            problems.append(one)
        yield one


def _write_part(task: ShardTask, shard: Shard, results: Iterator[Hit | Reject | Problem]) -> tuple[int, int]:
    rows = list(records(wanted(results, task.choice), task.with_, task.manifest.zone))
    data = part_bytes(rows, task.manifest.form)
    task.out.write(task.manifest.part(shard.number), data)
    return len(rows), len(data)


def _write_kept(task: ShardTask, shard: Shard, results: Iterator[Hit | Reject | Problem]) -> tuple[int, int]:
    kept = keep(results, task.choice)
    data = _encoded(kept)
    task.out.write(task.manifest.kept(shard.number), data)
    return len(kept.kinds), len(data)


def keep(results: Iterator[Hit | Reject | Problem], choice: pipeline.Choice) -> WaitingResults:
    """What may be wanted once all shards are known, with its details."""
    best: Ranked[Hit] = Ranked(None if choice.fold else choice.top, rank_key)
    kinds: list[str] = []
    hits: list[Hit] = []
    rejects: list[Reject] = []
    for result in results:
        if isinstance(result, Hit):
            if choice.fold or choice.top is None:
                kinds.append("h")
                hits.append(result)
            else:
                best.add(result)
        elif isinstance(result, Reject) and (choice.rejects or (choice.fold and may_withdraw(result.article))):
            kinds.append("r" if choice.rejects else "n")
            rejects.append(result)
    if choice.top is not None and not choice.fold:
        hits = list(best.in_order())
        kinds += "h" * len(hits)
    return WaitingResults("".join(kinds), tuple(add_details(hit, choice.details) for hit in hits), tuple(rejects))


def _encoded(waiting: WaitingResults) -> bytes:
    """The results as bytes, whatever their paths hold."""
    try:
        return msgspec.msgpack.encode(waiting)
    except UnicodeEncodeError:
        # A path whose bytes are no UTF-8: the standard library writes its surrogates as escapes.
        import json

        return json.dumps(msgspec.to_builtins(waiting)).encode("ascii")


def _decoded(data: bytes) -> WaitingResults:
    if not data.startswith(b"{"):
        return msgspec.msgpack.decode(data, type=WaitingResults)
    import json

    try:
        return msgspec.convert(json.loads(data), WaitingResults)
    except ValueError as error:
        raise msgspec.DecodeError(str(error)) from error


def kept_by(
    out: OutFolder, manifest: Manifest, number: int, before: dict[str, int] | None = None
) -> Iterator[tuple[str, Hit | Reject]]:
    """The results of a shard that wait, with their kinds; `before` says how many articles of a file are in former shards."""
    for kind, one in _waiting(out, manifest, number):
        index = one.article.index - RELATIVE
        if index >= 0:
            force_setattr(one.article, "index", index + (before or {}).get(one.article.path, 0))
        yield kind, one


def _waiting(out: OutFolder, manifest: Manifest, number: int) -> WaitingResults:
    name = manifest.kept(number)
    data = out.read(name)
    try:
        return _decoded(data or b"")
    except msgspec.DecodeError as error:
        what = "is gone" if data is None else "is not whole"
        raise DeliveryError(
            f"{out.where}/{name}: {what}",
            f"remove {manifest.note(number)} and repeat the command; it does this shard again",
        ) from error
