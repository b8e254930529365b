"""How a command's files are taken: from the cache, in other processes, or here; and under which keys they are kept.

What the cache does lies in `engines.remembered`, what the processes do in `engines.processes`.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Self

from triage.article import Article
from triage.cli.exits import say
from triage.cli.stopwatch import Stopwatch, through
from triage.environment import Environment
from triage.errors import Problem
from triage.matcher import Detail, Matched, Matcher
from triage.readers.contract import Bounds, suffix_of
from triage.readers.reading import Taken, Things
from triage.readers.walk import Found, LeftAlone
from triage.settings import Settings

if TYPE_CHECKING:
    from triage.cache.remembered import Remembered
    from triage.engines.processes import Processes

#: Fewer files than this are read faster than anything is prepared, if they are plain text.
FEW = 64
#: Suffixes of plain text, of which a file is read in a few microseconds.
PLAIN = frozenset({"", ".txt", ".text", ".md"})
#: Workers that are started without being asked for, at most.
MOST_JOBS = 8


class Intake:
    """How one command takes its files up; decided when the first of them are known."""

    def __init__(
        self,
        environment: Environment,
        settings: Settings,
        *,
        is_whole: bool = False,
        uses_cache: bool = True,
        jobs: int = 0,
        watch: Stopwatch | None = None,
    ) -> None:
        """`is_whole`: nothing is chosen among the files of the folders that are named. `jobs` 0: as many as pay."""
        self._environment = environment
        self._settings = settings
        self._is_whole = is_whole
        self._uses_cache = uses_cache and settings.cache
        self._jobs = jobs or processors()
        self._watch = watch
        self._matcher: Matcher | None = None
        self._detail: Detail = "hits"
        self._results: Callable[[], bytes | None] = _no_results
        self._heads = False
        self._cache: Remembered | None = None
        self._processes: Processes | None = None
        self._remark: Callable[[], str] = str
        self.bounds = Bounds()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        self.end()
        if kind is None:
            self.finish()

    def scores(self, matcher: Matcher, detail: Detail, paths: Sequence[str], *, heads: bool = False) -> None:
        """Results are kept and made elsewhere too; `heads`: articles without texts will do where the result is known."""
        self._heads = heads
        self._detail = detail
        self._matcher = matcher

        def key() -> bytes | None:
            from triage.cache.cache_keys import results_key
            from triage.cli.recogniser import corrections_file

            corrections = corrections_file(matcher.profiles, self._environment, paths)
            return results_key(matcher.profiles, self._settings, detail, corrections)

        self._results = key

    def __call__(self, things: Things, take: Callable[[Found], Taken]) -> Iterator[Taken | LeftAlone | Problem]:
        """Files one after the other."""
        things = through(self._watch, "walk", things)
        first = list(islice(things, FEW))
        is_few = len(first) < FEW and not any(map(_is_slow, first))
        things = chain(first, things)
        if is_few:
            yield from (take(thing) if isinstance(thing, Found) else thing for thing in things)
            return
        from triage.engines.processes import Processes
        from triage.engines.worker import Work

        self._processes = Processes(self._jobs, Work(self.bounds, self._matcher, self._detail))
        self._cache = self._opened() if self._uses_cache else None
        if self._cache is None:
            yield from self._processes.around(things, take)
            return
        known = through(self._watch, "cache", self._cache.look_up(things))
        taken = through(self._watch, "read", self._processes.around(known, take))
        yield from through(self._watch, "cache", self._cache.note(taken))

    def learn(self, articles: Sequence[Article], matched: Sequence[Matched]) -> None:
        """The results of the next articles that were not known."""
        if self._cache is not None:
            self._cache.learn(articles, matched)

    def finish(self, *, is_verbose: bool = False) -> None:
        """Write what is new into the cache; for runs that came to their end."""
        if self._cache is not None:
            before = self._watch.enter("cache") if self._watch else ""
            self._cache.close()
            if self._watch:
                self._watch.enter(before)
            if is_verbose and self._remark():
                say(self._environment, f"triage: {self._remark()}")

    def end(self) -> None:
        """End other processes, however the run ended."""
        if self._processes is not None:
            self._processes.close()

    def _opened(self) -> "Remembered | None":
        from triage.cache.cache import FILE, Store
        from triage.cache.cache_keys import reading_key
        from triage.cache.remembered import Remembered

        try:
            here = os.path.abspath(self._environment.folder)  # noqa: PTH100
            store = Store(self._environment.folder_of("cache") / FILE, self._settings.cache_size)
        except (OSError, RuntimeError):
            return None
        self._remark = lambda: store.remark
        return Remembered(
            store, here, reading_key(self.bounds), self._results(), heads=self._heads, is_whole=self._is_whole
        )


def _no_results() -> None:
    return None


def processors() -> int:
    """Those that this process may use."""
    try:
        count = len(os.sched_getaffinity(0))
    except AttributeError:
        count = os.cpu_count() or 1
    return min(count, MOST_JOBS)


def _is_slow(thing: Found | LeftAlone | Problem) -> bool:
    return isinstance(thing, Found) and thing.path != "-" and suffix_of(thing.path) not in PLAIN
