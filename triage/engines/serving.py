"""The other end of a worker's pipes: read what is ordered, match it where that is asked for, and answer."""

import os
import signal
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec
from msgspec.structs import replace

from triage.article import Article
from triage.engines.orders import Answer, BlockOrder, FileBatch, WorkerTask, framed, read_frame, write
from triage.errors import Problem
from triage.matcher import Matched
from triage.matching.regex import OVERRUN
from triage.readers import clock
from triage.readers.large import result_of
from triage.readers.patience import end_after
from triage.readers.reading import OpenedFile, Reading

#: Seconds after which a worker shows a sign of life and what it has so far.
SIGN = 0.5
#: Characters of bodies that an answer holds.
CHARACTERS = 4 << 20
#: Characters of bodies that are matched together.
TOGETHER = 1 << 20
#: Distinct words that a worker remembers.
MOST_TOKENS = 100_000
#: Seconds that a worker outlives its bound when nobody is left to end it.
GRACE = 5


def serve_pipes() -> None:
    """The other end in an interpreter of its own: orders come on standard input, answers go to standard output."""
    import pickle

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not get between the frames
    first = read_frame(0)
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
        while (frame := read_frame(orders)) is not None:
            order = msgspec.msgpack.decode(frame, type=FileBatch | BlockOrder)
            if isinstance(order, BlockOrder):
                _answer(answers, _of_block(order, work), work)
            else:
                _Batch(answers, order, work).answer(reading)
            end_after(0)


def _answer(answers: int, told: Iterator[Answer], work: WorkerTask) -> None:
    try:
        for answer in told:
            frame = _framed(answer)
            end_after(0)
            write(answers, frame)
            end_after(work.bounds.seconds + GRACE)
    except (BrokenPipeError, MemoryError):
        os._exit(1)
    except Exception:
        # Half a character, or a mistake of ours, which is to show where the others do.
        write(answers, _framed(_for_you(0)))


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


class _Batch:
    """Files that are read one by one and matched together, for which many articles take less than each alone."""

    def __init__(self, answers: int, order: FileBatch, work: WorkerTask) -> None:
        self._answers = answers
        self._files = order.files
        self._matcher = work.matcher if order.matches else None
        self._work = work
        #: What was read and not answered yet, and how many characters of text are in it.
        self._read: list[Answer] = []
        self._characters = 0
        #: Files that could not be told; nothing more is said of them.
        self._failed: set[int] = set()
        self._last = time.monotonic()

    def answer(self, reading: Reading) -> None:
        """Read all files and answer, now and then while that lasts."""
        for number, found in enumerate(self._files):
            self._end_late()
            try:
                for answer in _told(number, reading.take(found)):
                    self._read.append(answer)
                    self._characters += sum(len(article.body) for article in answer.articles)
                    is_long = time.monotonic() - self._last > SIGN
                    if is_long or not answer.is_last or self._characters > TOGETHER:
                        self._pass_on()
            except (BrokenPipeError, MemoryError):
                os._exit(1)
            except Exception:
                self._read.append(_for_you(number))
        try:
            self._pass_on()
        except (BrokenPipeError, MemoryError):
            os._exit(1)

    def _pass_on(self) -> None:
        read, self._read, self._characters = self._read, [], 0
        self._end_late()
        try:
            frames = b"".join(map(_framed, self._matched(read)))
        except Exception:
            frames = b"".join(map(self._alone, read))
        end_after(0)
        write(self._answers, frames)
        self._last = time.monotonic()
        self._end_late()

    def _alone(self, answer: Answer) -> bytes:
        """Half a character, or a mistake of ours, which is to show where the others do, costs its file alone."""
        if answer.number in self._failed:
            return b""
        try:
            return b"".join(map(_framed, self._matched([answer])))
        except Exception:
            self._failed.add(answer.number)
            return _framed(_for_you(answer.number))

    def _matched(self, read: list[Answer]) -> Iterator[Answer]:
        """The answers with the result of each article, and what is printed of it, as far as they are asked for."""
        if self._matcher is None:
            yield from read
            return
        matched = iter(
            self._matcher.match([each for answer in read for each in answer.articles], self._work.detail)
        )
        line = self._work.line
        for answer in read:
            answer.matched = list(islice(matched, len(answer.articles)))
            if line is not None:
                answer.lines = list(map(line, answer.articles, answer.matched))
                if not self._work.keeps_articles:
                    answer.articles = list(map(_counted, answer.articles))
                    answer.matched = list(map(_verdict, answer.matched))
            if answer.is_last:
                answer.overrun = sorted(OVERRUN)
            yield answer

    def _end_late(self) -> None:
        end_after(self._work.bounds.seconds + GRACE)


def _told(number: int, taken: OpenedFile) -> Iterator[Answer]:
    """What is in a file, part by part where it is long."""
    articles: list[Article] = []
    problems: list[tuple[int, Problem]] = []
    last, characters = time.monotonic(), 0
    for thing in taken.things:
        if isinstance(thing, Problem):
            problems.append((len(articles), thing))
        elif isinstance(thing, Article):
            articles.append(thing)
            characters += len(thing.body)
        now = time.monotonic()
        if now - last > SIGN or characters > CHARACTERS:
            yield Answer(number, False, articles, problems)
            articles, problems, last, characters = [], [], now, 0
    yield Answer(number, True, articles, problems, signature=taken.signature, taken_ns=taken.taken_ns)


def _counted(article: Article) -> Article:
    """An article as far as anything is counted of it: when it is from, and whether it has a text, an outlet, a language."""
    return Article(
        body=article.body[:1],
        outlet=article.outlet,
        language=article.language,
        language_detected=article.language_detected,
        published=article.published,
        arrived=article.arrived,
        path=article.path,
        index=article.index,
    )


def _verdict(matched: Matched) -> Matched:
    scores = tuple([replace(score, contributions=(), matches=()) for score in matched.scores[:1]])
    return replace(matched, scores=scores)


def _for_you(number: int) -> Answer:
    return Answer(number, is_last=True, is_for_you=True)


def _framed(answer: Answer) -> bytes:
    return framed(msgspec.msgpack.encode(answer))
