"""A worker: a process that reads files, and where it is asked to matches them, as this process would.

Both ends of its pipes are here. Where that is safe a worker is a fork, which knows from the start all that this
process has compiled; elsewhere it is a new interpreter. It ends when the pipe to it closes, however this process ended.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

import msgspec
from msgspec import Struct

from triage.article import Article
from triage.engines import forks
from triage.errors import Problem
from triage.matcher import Detail, Matched, Matcher
from triage.matching.regex import OVERRUN
from triage.readers import clock
from triage.readers.blocks import Block, Tally
from triage.readers.contract import Bounds
from triage.readers.large import BlockTask, result_of
from triage.readers.patience import Patience, end_after
from triage.readers.reading import OpenedFile, Reading, Signature
from triage.readers.walk import FoundFile

#: Seconds after which a worker shows a sign of life and what it has so far.
SIGN = 0.5
#: Characters of bodies that an answer holds.
CHARACTERS = 4 << 20
#: Distinct words that a worker remembers.
MOST_TOKENS = 100_000
#: Seconds that a worker outlives its bound when nobody is left to end it.
GRACE = 5
_CHUNK = 1 << 16
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from triage.engines.worker import serve_pipes; serve_pipes()"


class WorkerTask(Struct, frozen=True):
    """What a worker needs to know; `matcher` is None where it only reads."""

    bounds: Bounds
    matcher: Matcher | None = None
    detail: Detail = "hits"


class FileBatch(Struct, frozen=True, array_like=True, tag=True):
    """Files to read, and whether they are matched too."""

    files: list[FoundFile]
    matches: bool


class BlockOrder(Struct, frozen=True, array_like=True, tag=True):
    """A block of a large file, to be read and, where the task has a matcher, matched."""

    task: BlockTask
    block: Block


class Answer(Struct, frozen=True, array_like=True):
    """What a file gave, or the next part of it."""

    #: Its number in the order.
    number: int
    is_last: bool
    articles: list[Article] = []
    #: With the number of articles of this answer before each.
    problems: list[tuple[int, Problem]] = []
    matched: list[Matched] | None = None
    signature: Signature | None = None
    taken_ns: int = 0
    #: Expressions of profiles that took too long by now.
    overrun: list[str] = []
    #: It cannot be told in a frame, or the reader raised what no reader should: it is read where it was asked for.
    is_for_you: bool = False
    #: What was counted in a block.
    tally: Tally | None = None


class Worker:
    """The end of the pipes at which orders are given."""

    def __init__(
        self,
        pid: int,
        orders: int,
        answers: int,
        seconds: float,
        child: "subprocess.Popen[bytes] | None" = None,
    ) -> None:
        self.pid = pid
        self.orders = orders
        self.answers = answers
        self._child = child
        #: What it is at, for whoever ordered it; empty where it is idle.
        self.order: list[Any] = []
        self.patience = Patience(pid, seconds)
        self._kept = bytearray()

    def send(self, order: FileBatch | BlockOrder, files: list[Any]) -> bool:
        """Give an idle worker something to do; False where it is not there any more."""
        self.order = files
        self.patience.renew()
        try:
            _write_frame(self.orders, msgspec.msgpack.encode(order))
        except OSError:
            return False
        return True

    def take(self) -> list[Answer] | None:
        """The answers that have come; None where it has ended."""
        try:
            chunk = os.read(self.answers, _CHUNK)
        except OSError:
            chunk = b""
        if not chunk:
            return None
        self.patience.renew()
        self._kept += chunk
        answers = []
        while len(self._kept) >= 4:
            end = 4 + int.from_bytes(self._kept[:4], "big")
            if len(self._kept) < end:
                break
            answers.append(msgspec.msgpack.decode(self._kept[4:end], type=Answer))
            del self._kept[:end]
        return answers

    def end(self) -> None:
        """End it, now."""
        for number in (self.orders, self.answers):
            _close(number)
        if self._child is not None:
            self._child.kill()
            self._child.wait()
        else:
            forks.end(self.pid)


def start(work: WorkerTask, others: Sequence[Worker]) -> Worker:
    """A new worker; OSError where there is no process to be had."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return _forked(work, others)
    return _spawned(work)


def _forked(work: WorkerTask, others: Sequence[Worker]) -> Worker:
    def serve_alone(orders: int, answers: int) -> None:
        # Whoever waits for the end of a pipe waits for all who hold its other end.
        for number in (end for other in others for end in (other.orders, other.answers)):
            _close(number)
        serve(orders, answers, work)

    fork = forks.forked(serve_alone)
    return Worker(fork.pid, fork.orders, fork.answers, work.bounds.seconds)


def _spawned(work: WorkerTask) -> Worker:
    import pickle

    from triage.readers.worker import interpreter

    child = interpreter(_PROGRAM)
    assert child.stdin is not None
    assert child.stdout is not None
    orders, answers = os.dup(child.stdin.fileno()), os.dup(child.stdout.fileno())
    child.stdin.close()
    child.stdout.close()
    worker = Worker(child.pid, orders, answers, work.bounds.seconds, child)
    try:
        _write_frame(orders, pickle.dumps((work.bounds, work.matcher, work.detail)))
    except OSError:
        worker.end()
        raise
    return worker


def serve_pipes() -> None:
    """The other end in an interpreter of its own: orders come on standard input, answers go to standard output."""
    import pickle

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not get between the frames
    first = _read_frame(0)
    if first is not None:
        serve(0, answers, WorkerTask(*pickle.loads(first)))


def serve(orders: int, answers: int, work: WorkerTask) -> None:
    """The other end: read what is ordered until there is nobody to order."""
    from triage.readers import worker as apart

    apart.IS_APART = True
    if work.matcher is not None:
        work.matcher.remembering(MOST_TOKENS)
    reading = Reading(iter(()), None, work.bounds)
    with clock.running(work.bounds.seconds):
        while (frame := _read_frame(orders)) is not None:
            order = msgspec.msgpack.decode(frame, type=FileBatch | BlockOrder)
            if isinstance(order, BlockOrder):
                _answer(answers, _of_block(order, work), work)
            else:
                for number, found in enumerate(order.files):
                    _answer(answers, _told(number, reading.take(found), work, matches=order.matches), work, number)
            end_after(0)


def _answer(answers: int, told: Iterator[Answer], work: WorkerTask, number: int = 0) -> None:
    try:
        for answer in told:
            frame = msgspec.msgpack.encode(answer)
            end_after(0)
            _write_frame(answers, frame)
            end_after(work.bounds.seconds + GRACE)
    except (BrokenPipeError, MemoryError):
        os._exit(1)
    except Exception:
        # Half a character, or a mistake of ours, which is to show where the others do.
        _write_frame(answers, msgspec.msgpack.encode(Answer(number, is_last=True, is_for_you=True)))


def _of_block(order: BlockOrder, work: WorkerTask) -> Iterator[Answer]:
    end_after(work.bounds.seconds + GRACE)
    result = result_of(order.block, order.task)
    articles, problems = _parted(clock.steps(iter(result.things), len(order.block.data), work.bounds.seconds))
    matched = work.matcher.match(articles, work.detail) if work.matcher else None
    yield Answer(0, True, articles, problems, matched, overrun=sorted(OVERRUN), tally=result.tally)


def _parted(things: Iterable[Any]) -> tuple[list[Article], list[tuple[int, Problem]]]:
    """The articles, and the problems with the number of articles before each."""
    articles: list[Article] = []
    problems: list[tuple[int, Problem]] = []
    for thing in things:
        if isinstance(thing, Problem):
            problems.append((len(articles), thing))
        elif isinstance(thing, Article):
            articles.append(thing)
    return articles, problems


def _told(number: int, taken: OpenedFile, work: WorkerTask, *, matches: bool) -> Iterator[Answer]:
    end_after(work.bounds.seconds + GRACE)
    articles: list[Article] = []
    problems: list[tuple[int, Problem]] = []
    last, characters = time.monotonic(), 0
    matcher = work.matcher if matches else None
    for thing in taken.things:
        if isinstance(thing, Problem):
            problems.append((len(articles), thing))
        elif isinstance(thing, Article):
            articles.append(thing)
            characters += len(thing.body)
        now = time.monotonic()
        if now - last > SIGN or characters > CHARACTERS:
            matched = matcher.match(articles, work.detail) if matcher else None
            yield Answer(number, False, articles, problems, matched)
            articles, problems, last, characters = [], [], now, 0
    matched = matcher.match(articles, work.detail) if matcher else None
    yield Answer(number, True, articles, problems, matched, taken.signature, taken.taken_ns, sorted(OVERRUN))


def _read_frame(number: int) -> bytes | None:
    head = _read(number, 4)
    return None if head is None else _read(number, int.from_bytes(head, "big"))


def _read(number: int, length: int) -> bytes | None:
    chunks = bytearray()
    while len(chunks) < length:
        chunk = os.read(number, min(_CHUNK, length - len(chunks)))
        if not chunk:
            return None
        chunks += chunk
    return bytes(chunks)


def _write_frame(number: int, frame: bytes) -> None:
    rest = memoryview(len(frame).to_bytes(4, "big") + frame)
    while rest:
        rest = rest[os.write(number, rest) :]


def _close(number: int) -> None:
    with suppress(OSError):
        os.close(number)
