"""Files read in processes beside this one: slow formats always, and what is left of a run that lasts.

Workers are started when there is work for them, take one order at a time, and answer in frames; what they answer is
passed on in the order of the files, so that nothing depends on how many there are. A file that takes too long, or
that ends its worker twice, becomes a problem of its own. What a worker is lies in `worker`.
"""

import os
import select
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator

from triage.article import Article
from triage.engines.worker import Answer, FileBatch, Worker, WorkerTask, start
from triage.errors import Problem, ProblemCode
from triage.matching.regex import OVERRUN
from triage.readers.contract import suffix_of
from triage.readers.reading import Known, OpenedFile
from triage.readers.walk import FoundFile, LeftAlone

#: Formats of which one file takes longer than it takes to send it: pages, documents, mail.
SLOW = frozenset(
    ".html .htm .xhtml .shtml .php .asp .aspx .pdf .docx .odt .rtf .xlsx .eml .mbox .warc .arc .parquet".split()
)
#: Seconds after which a run counts as long, and the rest of it is shared out.
LONG = 2.0
#: Files of other formats that go out together.
BATCH = 64
#: How far ahead files are looked for, and orders under way for each worker: one that it is at, the next ones ready.
AHEAD, ORDERS = 512, 3
Passing = FoundFile | OpenedFile | LeftAlone | Problem


class Processes:
    """Up to `jobs` workers beside this process."""

    def __init__(self, jobs: int, work: WorkerTask) -> None:
        self._jobs = jobs
        self._work = work
        self._shares_from = time.monotonic() + LONG if jobs > 1 else float("inf")
        self._workers: list[Worker] = []
        #: Orders that no worker has yet.
        self._waiting: deque[list[_Away]] = deque()

    def around(
        self, things: Iterable[Passing], take: Callable[[FoundFile], OpenedFile]
    ) -> Iterator[OpenedFile | LeftAlone | Problem]:
        """Files one after the other, read by `take` or elsewhere; its workers end however it is left."""
        things = iter(things)
        if os.name == "nt":
            # Nobody can wait for several pipes at once there: slow formats have no clock, long runs are not shared.
            yield from (take(thing) if isinstance(thing, FoundFile) else thing for thing in things)
            return
        queue: deque[_Away | Passing] = deque()
        try:
            while True:
                self._look_ahead(queue, things)
                if not queue:
                    return
                one = queue.popleft()
                if isinstance(one, _Away):
                    while not one.is_done:
                        self._listen()
                    yield take(one.found) if one.is_for_us else one.taken()
                else:
                    yield take(one) if isinstance(one, FoundFile) else one
        finally:
            self.close()

    def close(self) -> None:
        """End all workers at once."""
        while self._workers:
            self._workers.pop().end()

    def _look_ahead(self, queue: "deque[_Away | Passing]", things: Iterator[Passing]) -> None:
        """Find enough for all workers to do while this process does its own part."""
        if self._waiting or len(queue) > AHEAD // 2:
            return
        shares = time.monotonic() >= self._shares_from
        order: list[_Away] = []
        while len(queue) < AHEAD and len(self._waiting) < ORDERS * self._jobs:
            thing = next(things, None)
            if thing is None:
                break
            # A name that is no Unicode cannot be sent.
            if not isinstance(thing, FoundFile) or thing.path == "-" or not _is_text(thing.path):
                queue.append(thing)
            elif suffix_of(thing.path) in SLOW:
                queue.append(away := _Away(thing))
                self._waiting.append([away])
            elif shares:
                queue.append(away := _Away(thing))
                order.append(away)
                if len(order) == BATCH:
                    self._waiting.append(order)
                    order = []
            else:
                queue.append(thing)
        if order:
            self._waiting.append(order)
        self._hand_out()

    def _hand_out(self) -> None:
        """Give what waits to those who are idle; more workers where there is more to do than they can."""
        while self._waiting:
            worker = next((each for each in self._workers if not each.order), None)
            if worker is None and len(self._workers) < self._jobs:
                worker = self._started()
            if worker is None:
                return
            order = self._waiting.popleft()
            is_batch = suffix_of(order[0].found.path) not in SLOW
            if not worker.send(FileBatch([away.found for away in order], is_batch), order):
                self._lost(worker)

    def _started(self) -> Worker | None:
        try:
            worker = start(self._work, self._workers)
        except OSError:
            if not self._workers:
                # No process to be had: better without a clock than not at all.
                for away in (away for order in self._waiting for away in order):
                    away.is_done = away.is_for_us = True
                self._waiting.clear()
            return None
        self._workers.append(worker)
        return worker

    def _listen(self) -> None:
        """Wait until somebody answers, or has taken too long."""
        busy = {worker.answers: worker for worker in self._workers if worker.order}
        if not busy:
            self._hand_out()
            return
        seconds = self._work.bounds.seconds
        patience = min(worker.since for worker in busy.values()) + seconds - time.monotonic()
        ready, _, _ = select.select(list(busy), [], [], max(patience, 0.0))
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
                worker.order = []
        if not ready:
            now = time.monotonic()
            for worker in [worker for worker in busy.values() if worker.since + seconds <= now]:
                self._lost(worker, is_late=True)
        self._hand_out()

    def _lost(self, worker: Worker, *, is_late: bool = False) -> None:
        """A worker has ended, or its time is over: what is open of its order once more, one by one, or a problem."""
        self._workers.remove(worker)
        worker.end()
        left = [away for away in worker.order if not away.is_done]
        if len(left) == 1 and is_late:
            left[0].fail("bound", f"takes longer than {self._work.bounds.seconds} s to read")
        elif len(left) == 1 and left[0].is_again:
            left[0].fail("damaged", "its reader broke down")
        else:
            for away in reversed(left):
                away.is_again = True
                away.answers.clear()
                self._waiting.appendleft([away])


class _Away:
    """A file that is read elsewhere."""

    __slots__ = ("answers", "found", "is_again", "is_done", "is_for_us", "problem")

    def __init__(self, found: FoundFile) -> None:
        self.found = found
        self.answers: list[Answer] = []
        self.problem: Problem | None = None
        self.is_done = False
        #: Whether a worker was lost over it before.
        self.is_again = False
        #: Whether it must be read in this process after all.
        self.is_for_us = False

    def add(self, answer: Answer) -> None:
        self.answers.append(answer)
        self.is_done = answer.is_last
        self.is_for_us = answer.is_for_you

    def fail(self, code: ProblemCode, what: str) -> None:
        """Note how a worker ended, in words; what came before stays."""
        rest = "the rest is not read" if any(answer.articles for answer in self.answers) else "not read"
        self.problem = Problem(path=self.found.path, code=code, message=f"{what}; {rest}")
        self.is_done = True

    def taken(self) -> OpenedFile:
        """The file as if it had been read here."""
        taken = OpenedFile(self.found, [thing for answer in self.answers for thing in _things(answer)])
        if self.problem is not None:
            taken.things = [*taken.things, self.problem]
        elif self.answers:
            taken.signature, taken.taken_ns = self.answers[-1].signature, self.answers[-1].taken_ns
        return taken


def _things(answer: Answer) -> Iterator[Article | Known | Problem]:
    """Articles and problems in the order in which they were read."""
    before = 0
    told: list[Article] | list[Known] = answer.articles
    if answer.matched is not None:
        told = [Known(article, one) for article, one in zip(answer.articles, answer.matched, strict=True)]
    for count, problem in answer.problems:
        yield from told[before:count]
        yield problem
        before = count
    yield from told[before:]


def _is_text(path: str) -> bool:
    return path.isascii() or path == path.encode("utf-8", "replace").decode()
