"""The inputs of a command: how its files are read (from the cache, in other processes, or here), and what is said of
those that cannot be.

Which files they are says `selection`. What the cache does lies in `cache.remembered`, what the processes do in `engines.processes`.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Self, TypeVar

from msgspec import Struct

from triage.article import Article
from triage.cli.exits import INPUT, say
from triage.environment import Environment
from triage.errors import Problem
from triage.matcher import Detail, Matched, Matcher
from triage.readers.contract import Bounds, suffix_of
from triage.readers.reading import OpenedFile, Read, Reading, Things
from triage.readers.walk import FoundFile, LeftAlone
from triage.settings import Settings

if TYPE_CHECKING:
    from triage.cache.remembered import Remembered
    from triage.cli.problems import ProblemSentences
    from triage.cli.stopwatch import Stopwatch
    from triage.engines.processes import Processes
    from triage.readers.blocks import Block
    from triage.readers.large import BlockResult, BlockTask

One = TypeVar("One")
#: Fewer files than this are read faster than anything is prepared, if they are plain text.
FEW = 64
#: Suffixes of plain text, of which a file is read in a few microseconds.
PLAIN = frozenset({"", ".txt", ".text", ".md"})
#: Workers that are started without being asked for, at most.
MOST_JOBS = 8


class Scoring(Struct, frozen=True):
    """What happens to the articles that are read: results are made elsewhere too, and kept for the next run."""

    matcher: Matcher
    detail: Detail
    #: Names the profiles, settings and names that results depend on; None where results cannot be kept.
    key: Callable[[], bytes | None]
    #: Articles without texts will do where the result is known.
    heads: bool = False
    #: What is printed of an article, where that depends on nothing but it and its result.
    line: Callable[[Article, Matched], str] | None = None


class InputPlan(Struct, frozen=True, kw_only=True):
    """How one command reads its files."""

    environment: Environment
    settings: Settings
    bounds: Bounds
    is_whole: bool = False
    #: PATHs as typed, for sentences.
    where: tuple[str, ...] = ()
    uses_cache: bool = True
    #: 0: as many as are worth starting.
    jobs: int = 0
    scoring: Scoring | None = None
    watch: "Stopwatch | None" = None
    is_verbose: bool = False
    #: Neither cache nor processes: one file after the other.
    is_plain: bool = False


class Inputs:
    """Articles, problems and files left alone, in the order of reading; the cache and the processes behind them end with it."""

    def __init__(self, things: Things, plan: InputPlan) -> None:
        self._plan = plan
        self._watch = plan.watch
        self._cache: Remembered | None = None
        self._processes: Processes | None = None
        self._remark: Callable[[], str] = str
        self._reading = Reading(
            things, plan.environment.stdin, plan.bounds, None if plan.is_plain else self._around
        )
        if not plan.is_plain and os.name != "nt" and (plan.jobs or processors()) > 1:
            self._reading.share = self._shared
        #: What could not be read, as far as it was said.
        self.problems: list[Problem] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        if self._processes is not None:
            self._processes.close()
        if kind is None:
            self._keep()

    def __iter__(self) -> Iterator[Read]:
        """The inputs as they come; problems are left to the caller."""
        return iter(self._reading)

    @property
    def files(self) -> int:
        """Files in which something could be read."""
        return self._reading.files

    @property
    def unread(self) -> int:
        """Files, links and folders that could not be."""
        return self._reading.unread

    @property
    def status(self) -> int:
        """The exit status, as far as the inputs decide it."""
        return INPUT if self.unread or self.problems else 0

    def articles(self) -> Iterator[Article]:
        """The articles; problems are said."""
        return (one for one in self.told() if isinstance(one, Article))

    def told(self, *, shows_progress: bool = False, is_quiet: bool = False) -> Iterator[Read]:
        """All as it comes, each problem noted, and the first ones of each kind said on standard error at once.

        How many more there were is said at the end; so is a library that is missing, which a folder of pages would
        else say a thousand times.
        """
        environment = self._plan.environment
        inputs: Iterable[Read] = self._timed("read", self._reading)
        if shows_progress and environment.stderr.isatty():
            from triage.cli.progress import with_progress

            inputs = with_progress(inputs, environment)
        said: ProblemSentences | None = None
        for one in inputs:
            if isinstance(one, Problem):
                self.problems.append(one)
                said = said or self._sentences()
                said.say(one)
            yield one
        if said is not None:
            said.say_counts()
        if not is_quiet:
            self.say_if_empty()
        if said is not None:
            said.say_missing()

    def _sentences(self) -> "ProblemSentences":
        """The sentences about problems, made for a run that has one; most have none."""
        from triage.cli.problems import ProblemSentences

        return ProblemSentences(self._plan.environment)

    def say_if_empty(self) -> None:
        """A folder that holds nothing is no mistake, and yet hardly what was meant: a warning."""
        if self._reading.files or self._reading.unread or self.problems:
            return
        left = self._reading.left_alone
        excluded = "" if self._plan.is_whole else "excluded, "
        alone = f"; {left:,} left alone ({excluded}hidden, empty or of no known format)" if left else ""
        where = ", ".join(self._plan.where) or "the files named"
        say(self._plan.environment, f"triage: warning: no articles in {where}{alone}")

    def _timed(self, phase: str, things: Iterable[One]) -> Iterator[One]:
        """The things untouched; the time until each of them comes is the phase's, where somebody measures."""
        return iter(things) if self._watch is None else self._watch.through(phase, things)

    def learn(self, articles: Sequence[Article], matched: Sequence[Matched]) -> None:
        """The results of the next articles that were not known."""
        if self._cache is not None:
            self._cache.learn(articles, matched)

    def _around(
        self, things: Things, take: Callable[[FoundFile], OpenedFile]
    ) -> Iterator[FoundFile | OpenedFile | LeftAlone | Problem]:
        """Files one after the other; cache and processes are prepared when the first files show that they pay."""
        plan = self._plan
        things = self._timed("walk", things)
        first = list(islice(things, FEW))
        is_few = len(first) < FEW and not any(map(_is_slow, first))
        things = chain(first, things)
        if is_few:
            yield from things
            return
        self._processes = self._started()
        self._cache = self._opened() if plan.uses_cache and plan.settings.cache else None
        if self._cache is None:
            yield from self._processes.around(things, take)
            return
        known = self._timed("cache", self._cache.look_up(things))
        taken = self._timed("read", self._processes.around(known, take))
        yield from self._timed("cache", self._cache.note(taken, take))

    def _shared(
        self, arrived: float | None, task: "BlockTask", blocks: "Iterator[Block | Problem]"
    ) -> "Iterator[BlockResult | Problem]":
        """The blocks of a large file, read by the processes, be they there already or started for it."""
        if self._processes is not None:
            yield from self._processes.shared(arrived, task, blocks)
            return
        processes = self._started()
        try:
            yield from processes.shared(arrived, task, blocks)
        finally:
            processes.close()

    def _started(self) -> "Processes":
        from triage.engines.orders import WorkerTask
        from triage.engines.processes import Processes

        plan = self._plan
        scoring = plan.scoring
        work = WorkerTask(plan.bounds)
        if scoring is not None:
            keeps = plan.uses_cache and plan.settings.cache
            work = WorkerTask(plan.bounds, scoring.matcher, scoring.detail, scoring.line, keeps)
        return Processes(plan.jobs or processors(), work)

    def _opened(self) -> "Remembered | None":
        from triage.cache.cache import FILE, CacheStore
        from triage.cache.cache_keys import reading_key
        from triage.cache.remembered import Remembered

        plan = self._plan
        try:
            here = os.path.abspath(plan.environment.folder)  # noqa: PTH100
            store = CacheStore(plan.environment.folder_of("cache") / FILE, plan.settings.cache_size)
        except (OSError, RuntimeError):
            return None
        self._remark = lambda: store.remark
        scoring = plan.scoring
        return Remembered(
            store,
            here,
            reading_key(plan.bounds),
            scoring.key() if scoring else None,
            heads=scoring.heads if scoring else False,
            is_whole=plan.is_whole,
        )

    def _keep(self) -> None:
        """Write what is new into the cache; for runs that came to their end."""
        if self._cache is None:
            return
        before = self._watch.enter("cache") if self._watch else ""
        self._cache.close()
        if self._watch:
            self._watch.enter(before)
        if self._plan.is_verbose and self._remark():
            say(self._plan.environment, f"triage: {self._remark()}")


def processors() -> int:
    """The number of processors that this process may use."""
    try:
        count = len(os.sched_getaffinity(0))
    except AttributeError:
        count = os.cpu_count() or 1
    return min(count, MOST_JOBS)


def _is_slow(thing: FoundFile | LeftAlone | Problem) -> bool:
    return isinstance(thing, FoundFile) and thing.path != "-" and suffix_of(thing.path) not in PLAIN
