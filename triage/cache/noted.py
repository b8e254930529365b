"""What is passed on of one file while it is read, for the cache, until it is too much to be kept."""

from collections import deque

from triage.article import Article
from triage.cache.shelves import Results
from triage.errors import Problem
from triage.readers.reading import KnownResult

#: Characters beyond which one file is read again rather than kept.
LARGEST = 16 << 20


class NotedFile:
    """What is passed on of a file, in its order, until it is too much to be kept."""

    def __init__(self, path: str, awaited: deque[Results], *, is_kept: bool) -> None:
        self.is_kept = is_kept
        self.things: list[Article | KnownResult | Problem] = []
        self._path = path
        self._awaited = awaited
        self._characters = 0
        self._articles = 0
        #: The results that come and are not kept; they have to be told from those of other files.
        self._dropped: Results | None = None
        if not is_kept:
            self._drop()

    def append(self, thing: Article | KnownResult | Problem) -> None:
        """Note one more."""
        is_fresh = isinstance(thing, Article)
        if self._dropped is not None:
            self._dropped.count += is_fresh
            return
        self.things.append(thing)
        self._articles += is_fresh
        if not isinstance(thing, Problem):
            self._characters += len((thing if isinstance(thing, Article) else thing.article).body)
            if self._characters > LARGEST and len(self.things) > 1:
                self._drop()

    def close(self, *, has_results: bool) -> Results | None:
        """The file has come to its end; what its results will be put into, if any come that are kept."""
        if self._dropped is not None:
            self._dropped.is_complete = True
        elif self._articles and has_results:
            self._awaited.append(results := Results(self._path, self._articles))
            return results
        return None

    def _drop(self) -> None:
        self.is_kept = False
        self.things.clear()
        self._dropped = Results(self._path, self._articles, is_kept=False)
        self._awaited.append(self._dropped)
