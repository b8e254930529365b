"""An attempt at a shard, the function of every machine: logged, and careful where the one before did not come to its end.

Then the shard is scanned in a process of its own, article by article. That process writes down where it is before each
step. Where it dies, the article it was at is passed over and named, and another process does the shard again; what kills
the reader itself costs the rest of its file.
"""

import os
import pickle
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from typing import Any

from msgspec import Struct

from triage.article import Article
from triage.cluster.job import REPORT
from triage.cluster.shard_scan import ShardTask, scan_inputs, sent, unpacked
from triage.cluster.shards import CutFile, FinishedShard, Shard, done_of
from triage.cluster.sources import ShardReading
from triage.errors import Problem

#: Deaths after which a shard is given up: then it is hardly the articles.
MOST_DEATHS = 20
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from triage.cluster.attempts import serve; serve()"
#: In the last line of the log of an attempt that came to its end.
DONE = b" done: "


def scan_sent(work: bytes, shard: Shard) -> FinishedShard:
    """Scan a shard with a task that came from elsewhere."""
    return scan_shard(unpacked(work), shard)


def scan_shard(task: ShardTask, shard: Shard) -> FinishedShard:
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


def _told(done: FinishedShard) -> str:
    """What the log of a shard says at its end."""
    lines = [f"{problem}\n" for problem in done.problems]
    lines += [f"reads tried again: {done.retries}\n"] if done.retries else []
    stats = done.stats
    counts = f"{stats.files} files, {stats.articles} articles, {stats.hits} hits, {done.rows} rows"
    return "".join(lines) + f"{_now()}{DONE.decode()}{counts}, {done.seconds} s of processor time\n"


class Step(Struct, frozen=True):
    """Where a process was: the file by its place in the shard, the article by its place in the file, and at what."""

    file: int = 0
    place: int = 0
    #: Whether the article was matched; else it was read.
    is_matched: bool = False


class DyingError(Exception):
    """A shard ended its process again and again."""


def scan_carefully(task: ShardTask, shard: Shard) -> FinishedShard:
    """Scan a shard in processes of its own, passing over what ends them."""
    passed: list[Step] = []
    while len(passed) < MOST_DEATHS:
        step = _attempt(task, shard, passed)
        if step is None:
            return done_of(task.out.read(task.manifest.note(shard.number)) or b"")
        passed.append(step)
    raise DyingError(f"the shard ended its process {MOST_DEATHS} times")


def _attempt(task: ShardTask, shard: Shard, passed: list[Step]) -> Step | None:
    """The step at which the process died; None where it came to its end."""
    command = [sys.executable, "-P", "-c", _PROGRAM, *sys.path]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        pickle.dump((sent(task), shard, passed), child.stdin)
        child.stdin.flush()
        last = b"0 0 0"
        for line in child.stdout:
            last = line
        # Its end of the pipe stays open until here: it ends itself when this process is gone.
        if child.wait() == 0:
            return None
    file, place, is_matched = map(int, last.split())
    return Step(file, place, bool(is_matched))


def serve() -> None:
    """The process: scan the shard that is told on standard input, and say on standard output what is begun."""
    work, shard, passed = pickle.load(sys.stdin.buffer)
    answers = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not get between the steps
    threading.Thread(target=_end_with_parent, daemon=True).start()
    task = unpacked(work)
    readings: list[ShardReading] = []

    def tell(step: Step) -> None:
        os.write(answers, b"%d %d %d\n" % (step.file, step.place, step.is_matched))

    scan_inputs(task, shard, readings, _read(task, shard, frozenset(passed), readings, tell))
    sys.stdout.flush()
    os._exit(0)


def _end_with_parent() -> None:
    while sys.stdin.buffer.read(1):
        pass
    os._exit(1)


def _read(
    task: ShardTask,
    shard: Shard,
    passed: frozenset[Step],
    readings: list[ShardReading],
    tell: Callable[[Step], None],
) -> Iterator[Any]:
    """What is in the files of the shard, each article matched by itself before the next is read."""
    cut_files: dict[str, CutFile] = {}
    for number, file in enumerate(shard.files):
        reading = ShardReading(Shard(shard.number, (file,)), task.bounds, cut_files)
        readings.append(reading)
        for place in count():
            step = Step(number, place)
            if step in passed:
                if not file.end:
                    reading.files += place > 0
                    reading.unread += place == 0
                which = f"the record after {place:,} others" if place else "its first record"
                message = f"{which} ended the process that read it, twice; the rest is not read"
                yield Problem(path=file.path, code="unreadable", message=message)
                break
            tell(step)
            one = next(reading, None)
            if one is None:
                break
            if not isinstance(one, Article):
                yield one
                continue
            matched = Step(number, place, is_matched=True)
            if matched in passed:
                message = "ended the process that matched it, twice; passed over"
                yield Problem(path=one.path, index=one.index, code="unreadable", message=message)
                continue
            tell(matched)
            yield from _known(task, one)


def _known(task: ShardTask, article: Article) -> Iterator[Any]:
    """The article with its result, so that those who gather sixty-four have nothing to match."""
    from triage.readers.reading import KnownResult

    (found,) = task.matcher.match([article], task.choice.detail)
    yield KnownResult(article, found)
