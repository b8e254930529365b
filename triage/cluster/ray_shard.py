"""What a worker does: one shard of the input → one part of the output, and a note that it is finished.

Plain functions of plain values, which run in any process; `ray_engine` sends them to the machines of a cluster. What
a worker has compiled and the tokens it has met live as long as its process.
"""

import gc
import pickle
import time
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from triage import pipeline
from triage.cluster.arrow import expressible, records, wanted
from triage.cluster.outputs import SHARDS, WORK, OutFolder, part_bytes, part_name
from triage.cluster.shards import Done, Shard, packed
from triage.cluster.sources import ShardReading
from triage.errors import DeliveryError, Problem
from triage.matcher import Matcher
from triage.readers.contract import Bounds
from triage.render.view.options import With
from triage.report.rank import Ranked, rank_key
from triage.report.report import Hit, Reject, Stats, StoryPart


class ShardTask(Struct, frozen=True, kw_only=True):
    """What every worker is told once: the same for all shards."""

    matcher: Matcher
    choice: pipeline.Choice
    with_: frozenset[With]
    #: parquet or jsonl.
    form: str
    out: OutFolder
    bounds: Bounds

    @property
    def waits(self) -> bool:
        """Whether results wait for those of other shards: the best of all, and stories, are known at the end."""
        return self.choice.top is not None or self.choice.fold


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

    def placed_hits(self) -> Iterator[tuple[int, Hit]]:
        """The hits with their places."""
        return ((place, one) for place, (_, one) in enumerate(self) if isinstance(one, Hit))

    def candidates(self) -> Iterator[tuple[int, Hit | Reject]]:
        """What may belong to a story, with its place: hits, and rejects that may withdraw one."""
        from triage.stories.marks import may_withdraw

        return (
            (place, one)
            for place, (_, one) in enumerate(self)
            if isinstance(one, Hit) or may_withdraw(one.article)
        )


@lru_cache(maxsize=1)
def unpacked(work: bytes) -> ShardTask:
    """The work of this process; compiled once, and looked up afterwards by its bytes."""
    gc.set_threshold(100_000, 20, 50)  # as a scan does: values by the million and hardly a cycle
    told: ShardTask = pickle.loads(work)
    return told


def scan_shard(work: bytes, shard: Shard) -> Done:
    """Read, match and score a shard, write its part, then say that it is done: in this order, so that no row is lost or doubled."""
    told = unpacked(work)
    started = time.process_time()
    reading = ShardReading(shard, told.bounds)
    problems: list[Problem] = []
    stats = Stats()
    inputs = _noted(reading, problems)
    results = pipeline.results(inputs, told.matcher, told.choice, stats)
    rows, written = _kept(told, shard, results) if told.waits else _part(told, shard, results)
    stats.files, stats.unread = reading.files, reading.unread
    done = Done(
        number=shard.number,
        stats=stats,
        problems=tuple(problems),
        rows=rows,
        written=written,
        read=reading.bytes,
        seconds=round(time.process_time() - started, 3),
    )
    told.out.write(done_name(shard.number), packed(done))
    return done


def done_name(number: int) -> str:
    """Where the note of a finished shard lies."""
    return f"{SHARDS}/{number:05}.json"


def _noted(reading: ShardReading, problems: list[Problem]) -> Iterator[pipeline.Input]:
    for one in reading:
        if isinstance(one, Problem):
            problems.append(one)
        yield one


def _part(told: ShardTask, shard: Shard, results: Iterator[Hit | Reject | Problem]) -> tuple[int, int]:
    rows = list(records(wanted(results, told.choice), told.with_))
    data = part_bytes(rows, told.form)
    told.out.write(part_name(shard.number, told.form), data)
    return len(rows), len(data)


def _kept(told: ShardTask, shard: Shard, results: Iterator[Hit | Reject | Problem]) -> tuple[int, int]:
    kept = keep(results, told.choice)
    data = encoded_whole(kept)
    told.out.write(kept_name(shard.number), data)
    return len(kept.kinds), len(data)


def kept_name(number: int) -> str:
    """Where the results of a shard wait."""
    return f"{WORK}/{number:05}.results"


def keep(results: Iterator[Hit | Reject | Problem], choice: pipeline.Choice) -> WaitingResults:
    """What may be wanted once all shards are known, with its details."""
    from triage.stories.marks import may_withdraw

    best: Ranked[Hit] = Ranked(None if choice.fold else choice.top, rank_key)
    kinds: list[str] = []
    hits: list[Hit] = []
    rejects: list[Reject] = []
    for result in results:
        if isinstance(result, Hit):
            if choice.fold:
                kinds.append("h")
                hits.append(result)
            else:
                best.add(result)
        elif isinstance(result, Reject) and (choice.rejects or (choice.fold and may_withdraw(result.article))):
            kinds.append("r" if choice.rejects else "n")
            rejects.append(result)
    if not choice.fold:
        hits = list(best.in_order())
        kinds += "h" * len(hits)
    return WaitingResults(
        "".join(kinds), tuple(pipeline.add_details(hit, choice.details) for hit in hits), tuple(rejects)
    )


def encoded_whole(value: Any) -> bytes:
    """A value of structs as bytes, whatever its paths hold."""
    try:
        return msgspec.msgpack.encode(value)
    except UnicodeEncodeError:
        return msgspec.msgpack.encode(expressible(msgspec.to_builtins(value)))


def kept_by(out: OutFolder, number: int) -> WaitingResults:
    """The results of a shard that wait."""
    data = out.read(kept_name(number))
    if data is None:
        raise DeliveryError(f"{out.where}: {kept_name(number)} is gone", "begin anew with --restart")
    return msgspec.msgpack.decode(data, type=WaitingResults)


def finish_shard(work: bytes, number: int, stories: dict[int, StoryPart]) -> tuple[int, int]:
    """Write the part of a shard whose results waited, now that their stories are known, by place; rows and bytes."""
    told = unpacked(work)
    rows = list(records(_in_stories(kept_by(told.out, number), stories), told.with_))
    data = part_bytes(rows, told.form)
    told.out.write(part_name(number, told.form), data)
    return len(rows), len(data)


def _in_stories(kept: WaitingResults, stories: dict[int, StoryPart]) -> Iterator[Hit | Reject]:
    for place, (kind, one) in enumerate(kept):
        if isinstance(one, Hit) and place in stories:
            yield replace(one, story=stories[place])
        elif kind != "n":
            yield one
