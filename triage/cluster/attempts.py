"""An attempt at a shard, the function of every machine: logged, and careful where the one before did not come to its end."""

import os
import socket
from datetime import UTC, datetime

from triage.cluster.careful import scan_carefully
from triage.cluster.job import REPORT
from triage.cluster.shard_scan import ShardTask, scan_inputs, unpacked
from triage.cluster.shards import Done, Shard
from triage.cluster.sources import ShardReading

#: In the last line of the log of an attempt that came to its end.
DONE = b" done: "


def scan_sent(work: bytes, shard: Shard) -> Done:
    """Scan a shard with a task that came from elsewhere."""
    return scan_shard(unpacked(work), shard)


def scan_shard(task: ShardTask, shard: Shard) -> Done:
    """Read, match and score a shard, write its part, then note it: in this order, so that no row is lost or doubled.

    Where an attempt before this one did not come to its end, each article is done apart (`careful`), so that one
    that ends its process is named and passed over.
    """
    log = task.manifest.log(shard.number)
    before = task.out.read(log) or b""
    began = f"{_now()} began on {socket.gethostname()}, process {os.getpid()}\n".encode()
    task.out.write(log, before + began)
    if before:
        # What was merged does not speak of what is found now.
        task.out.remove(REPORT)
    if before and DONE not in before.splitlines()[-1]:
        done = scan_carefully(task, shard)
    else:
        reading = ShardReading(shard, task.bounds)
        done = scan_inputs(task, shard, [reading], iter(reading))
    task.out.write(log, before + began + _told(done).encode("utf-8", "surrogateescape"))
    return done


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _told(done: Done) -> str:
    """What the log of a shard says at its end."""
    lines = [f"{problem}\n" for problem in done.problems]
    lines += [f"reads tried again: {done.retries}\n"] if done.retries else []
    stats = done.stats
    counts = f"{stats.files} files, {stats.articles} articles, {stats.hits} hits, {done.rows} rows"
    return "".join(lines) + f"{_now()}{DONE.decode()}{counts}, {done.seconds} s of processor time\n"
