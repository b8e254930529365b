"""Files read in processes beside this one: slow formats always, and what is left of a run that lasts.

Workers are started when there is work for them, take one order at a time, and answer in frames; what they answer is
passed on in the order of the files, so that nothing depends on how many there are. A file that takes too long, or
that ends its worker twice, becomes a problem of its own. What a worker is lies in `worker`.
"""

import os
import select
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from triage.article import Article
from triage.engines.ordered import SLOW, OrderedBlock, OrderedFile
from triage.engines.orders import WorkerTask
from triage.engines.worker import Worker, start
from triage.errors import Problem
from triage.matching.regex import OVERRUN
from triage.readers.blocks import Block
from triage.readers.contract import HEAD, suffix_of
from triage.readers.large import BlockResult, BlockTask, here
from triage.readers.reading import KnownResult, OpenedFile
from triage.readers.source import CutOffError
from triage.readers.walk import FoundFile, LeftAlone

#: Seconds after which a run counts as long, and the rest of it is shared out, whatever is known of it.
LONG = 2.0
#: Seconds after which it is asked how long the rest will take, and so much of it that it is shared out at once: a fork
#: costs a hundredth of a second, and what is read elsewhere a tenth more. Files that are counted for that. Once the first
#: batch was matched, and profiles are compiled, it is known earlier.
ASKED, EARLY, WORTHWHILE, COUNTED = 0.25, 0.02, 0.5, 8192
#: How many times as long as any other the first batch takes at most; most of it is compiling.
COMPILED = 8
#: Files of other formats that go out together.
BATCH = 64
#: How far ahead files are looked for, and orders under way for each worker: one that it is at, the next ones ready.
AHEAD, ORDERS = 512, 3
#: Formats whose files are cut at their records where they are large.
RECORDS = frozenset(".jsonl .ndjson .csv .tsv .tab .psv .mbox .parquet".split())
#: Orders that a worker has beside what it is at, so that it need not wait while this process is busy: files one by one
#: where their format is slow, else batches.
FURTHER_SLOW, FURTHER = 64, 1
#: Blocks of a large file under way for each worker.
BLOCKS = 2
#: Characters of text that may have come from one worker before anybody needs them.
HELD = 8 << 20
Passing = FoundFile | OpenedFile | LeftAlone | Problem


class Processes:
    """Up to `jobs` workers beside this process."""

    def __init__(self, jobs: int, work: WorkerTask) -> None:
        self._jobs = jobs
        self._work = work
        self._begun = time.monotonic()
        self._shares_from = self._begun + LONG if jobs > 1 else float("inf")
        #: Without forks a worker compiles anew, which takes longer than a short rest.
        self._asks_from = self._begun + ASKED if jobs > 1 and sys.platform == "linux" else float("inf")
        #: Files that were read here, how many of them are left out of account, and those that were counted ahead of their turn.
        self._done = self._unaccounted = 0
        self._counted: deque[Passing] = deque()
        self._workers: list[Worker] = []
        #: Orders that no worker has yet.
        self._waiting: deque[list[OrderedFile | OrderedBlock]] = deque()
        self._blocks: deque[list[OrderedFile | OrderedBlock]] = deque()

    def around(self, things: Iterable[Passing], take: Callable[[FoundFile], OpenedFile]) -> Iterator[Passing]:
        """Files one after the other: those that are read elsewhere, and as they were found those that are read here.

        Its workers end however it is left.
        """
        things = iter(things)
        if os.name == "nt":
            # Nobody can wait for several pipes at once there: slow formats have no clock, long runs are not shared.
            yield from things
            return
        queue: deque[OrderedFile | Passing] = deque()
        try:
            while True:
                if self._is_low(queue):
                    self._look_ahead(queue, things)
                if not queue:
                    return
                one = queue.popleft()
                if isinstance(one, OrderedFile):
                    yield self._taken(one, take)
                else:
                    self._done += isinstance(one, FoundFile)
                    yield one
        finally:
            self.close()

    def _taken(self, away: OrderedFile, take: Callable[[FoundFile], OpenedFile]) -> OpenedFile:
        """A file that is read elsewhere, as if it were read here: as it is gone through."""
        while not away.answers and not away.is_done:
            self._listen(away)
        if away.is_for_us and not away.given:
            return take(away.found)
        taken = OpenedFile(away.found, ())
        taken.things = self._things(away, taken, take)
        return taken

    def _things(
        self, away: OrderedFile, taken: OpenedFile, take: Callable[[FoundFile], OpenedFile]
    ) -> Iterator[Article | KnownResult | Problem]:
        while True:
            while not away.answers and not away.is_done:
                self._listen(away)
            if away.is_for_us:
                break
            if not away.answers:
                break
            answer = away.answers.popleft()
            if answer.is_last:
                # Before its last article is out, lest nobody asks for more.
                taken.signature, taken.taken_ns = answer.signature, answer.taken_ns
            yield from away.new_of(answer)
        if away.is_for_us:
            yield from islice(take(away.found).things, away.given, None)
        elif away.problem is not None:
            taken.signature = None
            yield away.problem

    def shared(
        self, arrived: float | None, task: BlockTask, blocks: Iterator[Block | Problem]
    ) -> Iterator[BlockResult | Problem]:
        """What is in the blocks of a large file, in their order, read by the workers; `blocks` may raise in between."""
        task = replace(task, arrived=arrived)
        if not _is_text(task.name):
            yield from here(task, blocks)
            return
        pending: deque[OrderedBlock | Problem] = deque()
        error: BaseException | None = None
        while True:
            while error is None and len(pending) < BLOCKS * self._jobs:
                try:
                    block = next(blocks, None)
                except (CutOffError, OSError) as caught:
                    error = caught
                    break
                if block is None:
                    break
                if isinstance(block, Problem):
                    pending.append(block)
                    continue
                away = OrderedBlock(task, block)
                pending.append(away)
                self._blocks.append([away])
                self._hand_out()
            if not pending:
                break
            one = pending.popleft()
            if isinstance(one, OrderedBlock):
                while not one.is_done:
                    self._listen(one)
                yield one.result()
            else:
                yield one
        if error is not None:
            raise error

    def close(self) -> None:
        """End all workers at once."""
        while self._workers:
            self._workers.pop().end()

    def _look_ahead(self, queue: deque[OrderedFile | Passing], things: Iterator[Passing]) -> None:
        """Find enough for all workers to do while this process does its own part."""
        shares = self._shares(things)
        order: list[OrderedFile | OrderedBlock] = []
        # Before anything is shared out, no more than a batch is bound to be read here.
        ahead = AHEAD if shares else min(BATCH, AHEAD)
        while len(queue) < ahead and len(self._waiting) < self._most_orders():
            thing = self._counted.popleft() if self._counted else next(things, None)
            if thing is None:
                break
            # A name that is no Unicode cannot be sent.
            if not isinstance(thing, FoundFile) or thing.path == "-" or not _is_text(thing.path):
                queue.append(thing)
            elif self._jobs > 1 and _is_divisible(thing.path):
                # Read here, and its blocks by all workers.
                queue.append(thing)
            elif suffix_of(thing.path) in SLOW:
                queue.append(away := OrderedFile(thing))
                self._waiting.append([away])
            elif shares:
                queue.append(away := OrderedFile(thing))
                order.append(away)
                if len(order) == BATCH:
                    self._waiting.append(order)
                    order = []
            else:
                queue.append(thing)
        if order:
            self._waiting.append(order)
        self._hand_out()

    def _is_low(self, queue: Sequence[OrderedFile | Passing]) -> bool:
        """Whether it is time to look ahead."""
        if not self._workers:
            return not queue
        return len(queue) <= AHEAD // 2 and len(self._waiting) <= self._most_orders() // 2

    def _most_orders(self) -> int:
        """Orders that wait at most: many small ones where a format is slow, else few of many files."""
        waiting = self._waiting
        is_slow = self._jobs > 1 and waiting and len(waiting[0]) == 1
        return (2 * FURTHER_SLOW if is_slow else ORDERS) * self._jobs

    def _shares(self, things: Iterator[Passing]) -> bool:
        """Whether the rest of the run is long enough to be shared out, as far as is known."""
        now = time.monotonic()
        if now >= self._shares_from:
            return True
        if self._done >= BATCH // 2 and not self._unaccounted and self._asks_from != float("inf"):
            is_long = self._is_long(things, (now - self._begun) / COMPILED, self._done)
            # What was compiled for the first ones will not be compiled again.
            self._begun, self._unaccounted = now, self._done
            self._asks_from = now + min(EARLY, ASKED)
            if is_long:
                self._shares_from = now
                return True
        if now < self._asks_from:
            return False
        if self._is_long(things, now - self._begun, self._done - self._unaccounted):
            self._shares_from = now
            return True
        # A rest that is short now is so a little later, unless files turn out to be larger.
        self._asks_from = now + (now - self._begun)
        return False

    def _is_long(self, things: Iterator[Passing], seconds: float, done: int) -> bool:
        """Whether the rest takes long, if it goes on as these files did."""
        self._counted += islice(things, COUNTED - len(self._counted))
        left = sum(isinstance(thing, FoundFile) for thing in self._counted)
        return done > 0 and left * seconds >= WORTHWHILE * done

    def _hand_out(self) -> None:
        """Give what waits to those who are idle, blocks first; more workers where there is more to do than they can."""
        while waiting := self._blocks or self._waiting:
            worker = next((each for each in self._workers if not each.order), None)
            if worker is None and len(self._workers) < self._jobs:
                worker = self._started()
            if worker is None:
                worker = self._least_busy()
            if worker is None:
                return
            order = waiting.popleft()
            if not worker.send(order[0].order(order), order):
                self._lost(worker)

    def _least_busy(self) -> Worker | None:
        """The worker that is given more to do after what it is at; none where all have enough, or one of us works at a time."""
        if self._jobs < 2 or not self._waiting or self._blocks:
            return None
        # As many are left for others, lest one has much to do in the end and the others nothing.
        most = FURTHER if len(self._waiting[0]) > 1 else min(FURTHER_SLOW, len(self._waiting) // self._jobs)
        worker = min(self._workers, key=lambda worker: len(worker.further))
        return worker if len(worker.further) < most else None

    def _started(self) -> Worker | None:
        try:
            worker = start(self._work, self._workers)
        except OSError:
            if not self._workers:
                # No process to be had: better without a clock than not at all.
                for away in (away for order in (*self._blocks, *self._waiting) for away in order):
                    away.is_done = away.is_for_us = True
                self._blocks.clear()
                self._waiting.clear()
            self._jobs = max(len(self._workers), 1)  # nobody is asked again at every answer
            return None
        self._workers.append(worker)
        return worker

    def _listen(self, awaited: OrderedFile | OrderedBlock) -> None:
        """Wait until somebody answers, or has taken too long; those that are far ahead of what is awaited wait for us.

        If all are, it is with nobody yet, and somebody must come to an end to take it.
        """
        at_work = [worker for worker in self._workers if worker.order]
        heard = [worker for worker in at_work if worker.held < HELD or worker.has(awaited)] or at_work
        busy = {worker.answers: worker for worker in heard}
        for worker in self._workers:
            if worker.answers not in busy:
                worker.patience.renew()
        if not busy:
            self._hand_out()
            return
        unsent = {worker.orders: worker for worker in self._workers if not worker.is_pushed}
        left = min(worker.patience.left for worker in busy.values())
        ready, writable, _ = select.select(list(busy), list(unsent), [], left)
        for number in writable:
            unsent[number].push()  # whether it is still there, its answers say too
        for number in ready:
            worker = busy[number]
            answers = worker.take()
            if answers is None:
                self._lost(worker)
                continue
            for answer in answers:
                worker.order[answer.number].add(answer)
                OVERRUN.update(answer.overrun)
                if worker.order[-1].is_done:
                    worker.go_on()
        if not ready:
            for worker in [worker for worker in busy.values() if worker.patience.is_over()]:
                self._lost(worker, is_late=True)
        self._hand_out()

    def _lost(self, worker: Worker, *, is_late: bool = False) -> None:
        """A worker has ended, or its time is over: what is open of its order once more, one by one, or a problem."""
        self._workers.remove(worker)
        worker.end()
        self._waiting.extendleft(reversed(worker.further))
        left: list[OrderedFile | OrderedBlock] = [away for away in worker.order if not away.is_done]
        if len(left) == 1 and is_late:
            left[0].fail("bound", f"takes longer than {self._work.bounds.seconds} s to read")
        elif len(left) == 1 and left[0].is_again:
            left[0].fail("damaged", "its reader failed")
        else:
            for away in reversed(left):
                away.again()
                (self._blocks if isinstance(away, OrderedBlock) else self._waiting).appendleft([away])


def _is_divisible(path: str) -> bool:
    """Whether a file goes by records and is large."""
    if suffix_of(path) not in RECORDS:
        return False
    try:
        size = os.stat(path).st_size  # noqa: PTH116
    except (OSError, ValueError):
        return False
    return size > (HEAD // 4 if path.endswith((".gz", ".xz", ".zst", ".bz2")) else HEAD)


def _is_text(path: str) -> bool:
    return path.isascii() or path == path.encode("utf-8", "replace").decode()
