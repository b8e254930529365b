"""What workers are ordered to read, seen from here: a file or a block of one, what came of it, and how it ended."""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any

from triage.article import Article
from triage.engines.orders import Answer, BlockOrder, FileBatch
from triage.errors import Problem, ProblemCode
from triage.readers.blocks import Block, Tally
from triage.readers.contract import suffix_of
from triage.readers.large import BlockResult, BlockTask, result_of
from triage.readers.reading import KnownResult
from triage.readers.walk import FoundFile

#: Formats of which one file takes longer than it takes to send it: pages, documents, mail.
SLOW = frozenset(
    ".html .htm .xhtml .shtml .php .asp .aspx .pdf .docx .odt .rtf .xlsx .eml .mbox .warc .arc .parquet".split()
)


class OrderedFile:
    """A file that a worker reads."""

    __slots__ = ("_skipped", "answers", "found", "given", "held", "is_again", "is_done", "is_for_us", "problem")

    def __init__(self, found: FoundFile) -> None:
        self.found = found
        #: What has come of it and was not passed on yet, and how many characters of text are in it.
        self.answers: deque[Answer] = deque()
        self.held = 0
        #: Articles and problems that were passed on.
        self.given = 0
        self._skipped = 0
        self.problem: Problem | None = None
        self.is_done = False
        #: Whether a worker was lost over it before.
        self.is_again = False
        #: Whether it must be read in this process after all.
        self.is_for_us = False

    @staticmethod
    def order(files: Sequence[Any]) -> FileBatch:
        """What a worker is told; slow formats are only read."""
        return FileBatch([away.found for away in files], suffix_of(files[0].found.path) not in SLOW)

    def add(self, answer: Answer) -> None:
        """What the worker answers, a part of the file or all of it."""
        self.answers.append(answer)
        self.held += _characters(answer)
        self.is_done = answer.is_last
        self.is_for_us = answer.is_for_you

    def again(self) -> None:
        """Begin anew; what was passed on is passed over when it comes again."""
        self.is_again = True
        self.answers.clear()
        self.held = self._skipped = 0

    def fail(self, code: ProblemCode, what: str) -> None:
        """Note how a worker ended, in words; what came before stays."""
        is_begun = self.given or any(answer.articles for answer in self.answers)
        rest = "the rest is not read" if is_begun else "not read"
        self.problem = Problem(path=self.found.path, code=code, message=f"{what}; {rest}")
        self.is_done = True

    def new_of(self, answer: Answer) -> Iterator[Article | KnownResult | Problem]:
        """The articles and problems of an answer that were not passed on before."""
        self.held -= _characters(answer)
        for thing in _things(answer):
            if self._skipped < self.given:
                self._skipped += 1
                continue
            self.given += 1
            self._skipped += 1
            yield thing


class OrderedBlock:
    """A block of a large file that a worker reads."""

    __slots__ = ("_answer", "_block", "_problem", "_task", "held", "is_again", "is_done", "is_for_us")

    def __init__(self, task: BlockTask, block: Block) -> None:
        self._task = task
        self._block = block
        self._answer: Answer | None = None
        self._problem: Problem | None = None
        self.is_done = self.is_again = self.is_for_us = False
        self.held = 0

    @staticmethod
    def order(blocks: Sequence[Any]) -> BlockOrder:
        """What a worker is told."""
        return BlockOrder(blocks[0]._task, blocks[0]._block)

    def add(self, answer: Answer) -> None:
        """What the worker answers: all of the block."""
        self._answer = answer
        self.is_done = True
        self.is_for_us = answer.is_for_you

    def again(self) -> None:
        """Begin anew."""
        self.is_again = True

    def fail(self, code: ProblemCode, what: str) -> None:
        """Note how a worker ended, in words."""
        which = f"the records from {self._block.first:,} on, {len(self._block.data):,} bytes: {what}"
        self._problem = Problem(path=self._task.name, code=code, message=f"{which}; not read")
        self.is_done = True

    def result(self) -> BlockResult | Problem:
        """What is in it."""
        if self._problem is not None:
            return self._problem
        if self.is_for_us or self._answer is None:
            return result_of(self._block, self._task)
        return BlockResult(_things(self._answer), self._answer.tally or Tally())


def _characters(answer: Answer) -> int:
    return sum(len(article.body) for article in answer.articles) + sum(map(len, answer.lines or ()))


def _things(answer: Answer) -> Iterator[Article | KnownResult | Problem]:
    """Articles and problems in the order in which they were read."""
    before = 0
    told: list[Article] | list[KnownResult] = answer.articles
    if answer.matched is not None:
        lines = answer.lines or repeat(None)
        told = list(map(KnownResult, answer.articles, answer.matched, lines))
    for count, problem in answer.problems:
        yield from told[before:count]
        yield problem
        before = count
    yield from told[before:]
