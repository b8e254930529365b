"""Whether a command uses the cache, and under which keys; what it does with it lies in `engines.remembered`."""

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from triage.article import Article
from triage.cli.run import say
from triage.environment import Environment
from triage.errors import Problem
from triage.matcher import Detail, Matched
from triage.profiles.model import Profile
from triage.readers.reading import Taken, Things
from triage.readers.registry import Bounds, suffix_of
from triage.readers.walk import Found, LeftAlone
from triage.settings import Settings

if TYPE_CHECKING:
    from triage.engines.remembered import Remembered

#: Fewer files than this are read faster than the cache is opened, if they are plain text.
FEW = 64
#: Suffixes of plain text, of which a file is read in a few microseconds.
PLAIN = frozenset({"", ".txt", ".text", ".md"})


class Caching:
    """The cache of one command, opened when its first files are known; without it everything is read and scored."""

    def __init__(
        self, environment: Environment, settings: Settings, *, is_whole: bool, is_wanted: bool = True
    ) -> None:
        self._environment = environment
        self._settings = settings
        self._is_whole = is_whole
        self._is_wanted = is_wanted and settings.cache
        self._results: Callable[[], bytes | None] = _no_results
        self._heads = False
        self._cache: Remembered | None = None
        self._remark: Callable[[], str] = str
        self.bounds = Bounds()

    def keeps_results(
        self, profiles: Sequence[Profile], detail: Detail, paths: Sequence[str], *, heads: bool = False
    ) -> None:
        """Results are kept too; `heads`: articles without texts will do where the result is known."""
        self._heads = heads

        def key() -> bytes | None:
            from triage.cli.recogniser import corrections_file
            from triage.state.cache_keys import results_key

            corrections = corrections_file(profiles, self._environment, paths)
            return results_key(tuple(profiles), self._settings, detail, corrections)

        self._results = key

    def __call__(self, things: Things, take: Callable[[Found], Taken]) -> Iterator[Taken | LeftAlone | Problem]:
        """Files one after the other, from the cache where they are known."""
        first = list(islice(things, FEW)) if self._is_wanted else []
        if len(first) == FEW or any(map(_is_slow, first)):
            self._cache = self._opened()
        things = chain(first, things)
        if self._cache is not None:
            yield from self._cache.around(things, take)
        else:
            yield from (take(thing) if isinstance(thing, Found) else thing for thing in things)

    def learn(self, articles: Sequence[Article], matched: Sequence[Matched]) -> None:
        """The results of the next articles that were not known."""
        if self._cache is not None:
            self._cache.learn(articles, matched)

    def close(self, *, is_verbose: bool = False) -> None:
        """Write what is new; for runs that came to their end."""
        if self._cache is not None:
            self._cache.close()
            if is_verbose and self._remark():
                say(self._environment, f"triage: {self._remark()}")

    def _opened(self) -> "Remembered | None":
        from triage.engines.remembered import Remembered
        from triage.state.cache import FILE, Store
        from triage.state.cache_keys import reading_key

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


def _is_slow(thing: Found | LeftAlone | Problem) -> bool:
    return isinstance(thing, Found) and thing.path != "-" and suffix_of(thing.path) not in PLAIN
