"""What earlier runs read and scored: looked up before a file is opened, noted after it was read.

A file is taken for unchanged if its size, its inode, the time of its last writing and that of its last change of any
kind are what they were. As in git, a file that changed only just before it was read is not noted at all: it might
change again without a trace within one tick of its clock. What failed is tried again; what depends on the hour (an
embargo) is decided afresh.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import astuple

from triage.article import Article
from triage.cache.cache import DAY, CacheStore
from triage.cache.noted import NotedFile
from triage.cache.shelves import CachedFolder, CachedShelf, Filling, Learned, Results
from triage.errors import Problem
from triage.hashing import blake2b
from triage.matcher import Matched
from triage.readers.reading import KnownResult, OpenedFile, Signature, Things
from triage.readers.walk import FoundFile, LeftAlone

#: Nanoseconds by which a file must be older than its reading. File systems count in steps of up to two seconds, and
#: the clock of a network drive need not be ours.
MARGIN_NS = 3_000_000_000
#: Seconds that a run must have lasted for its first shelf to be worth writing.
WORTHWHILE = 0.25
#: Shelves that may be looked up before the results of their articles have come.
AHEAD = 2
#: What a file may give in place of articles and still be kept: it will hardly change by itself.
KEPT = frozenset({"empty", "unsupported"})


class Remembered:
    """One run's view of the cache, in three parts: `look_up` before the files are taken, `note` after, `learn` results."""

    def __init__(
        self,
        store: CacheStore,
        here: str,
        reading: bytes,
        results: bytes | None,
        *,
        heads: bool = False,
        is_whole: bool = False,
    ) -> None:
        """`reading` and `results` name what decides articles and results; without `results` only articles are kept.

        `here` is the folder that paths are relative to. `heads`: articles without their texts will do where the
        result is known. `is_whole`: folders are walked without a choice among their files.
        """
        self._store = store
        self._here = here
        self._reading = reading
        self._key = results
        self._heads = heads
        self._is_whole = is_whole
        self._margin = MARGIN_NS
        self._worth_until = time.monotonic() + WORTHWHILE
        self._places: dict[tuple[str, tuple[object, ...]], CachedFolder] = {}
        #: Files whose articles went out without results, in their order, and the results as they come in.
        self._awaited: deque[Results] = deque()
        self._learned: deque[Learned] = deque()
        self._full: list[Filling] = []
        #: Shelves that results come in for.
        self._retold: list[CachedShelf] = []
        self._used: list[int] = []
        self._today = int(time.time()) // DAY
        self._gone: list[int] = []
        self._has_written = False

    def around(
        self, things: Things, take: Callable[[FoundFile], OpenedFile]
    ) -> Iterator[OpenedFile | LeftAlone | Problem]:
        """Files one after the other: those that are known from the cache, the others by `take`."""
        return self.note(self.look_up(things), take)

    def look_up(self, things: Things) -> Iterator[FoundFile | OpenedFile | LeftAlone | Problem]:
        """The files, those that are known as `Taken`."""
        # Once for every file of every run: a plain loop and few calls.
        folder, known = None, dict[str, tuple[CachedShelf, int]]()
        for thing in things:
            if not isinstance(thing, FoundFile) or thing.path == "-":
                yield thing
                continue
            path = thing.path
            cut = path.rfind("/") + 1
            if folder != path[:cut] or thing.is_named:
                known = self._place(path[:cut], thing).known
                folder = None if thing.is_named else path[:cut]
            where = known.get(path[cut:])
            yield thing if where is None else self._found(thing, *where)

    def note(
        self,
        things: Iterator[FoundFile | OpenedFile | LeftAlone | Problem],
        take: Callable[[FoundFile], OpenedFile],
    ) -> Iterator[OpenedFile | LeftAlone | Problem]:
        """Yield the files, adding what is read now to the cache; `take` takes those up that nobody has yet."""
        folder, place = None, None
        for one in things:
            thing = take(one) if isinstance(one, FoundFile) else one
            if not isinstance(thing, OpenedFile):
                yield thing
                continue
            path = thing.found.path
            if path == "-":
                noted = thing.noted = NotedFile(path, self._awaited, is_kept=False)
                yield thing
                noted.close(has_results=self._key is not None)
                continue
            cut = path.rfind("/") + 1
            if place is None or folder != path[:cut] or thing.found.is_named:
                place = self._place(path[:cut], thing.found)
                folder = None if thing.found.is_named else path[:cut]
                self._leave_those_before(place)
            if thing.is_known:
                if thing.results is not None:
                    self._awaited.append(thing.results)
                yield thing
            else:
                noted = thing.noted = NotedFile(path, self._awaited, is_kept=True)
                yield thing
                # Whoever asks for the next file is done with this one.
                results = noted.close(has_results=self._key is not None)
                if noted.is_kept:
                    self._keep(thing, noted.things, results, place, path[cut:])

    def learn(self, articles: Sequence[Article], matched: Sequence[Matched]) -> None:
        """The results of the next articles that went out without any, in their order."""
        if self._key is not None:
            self._learned.extend(zip(articles, matched, strict=True))
            self._forget()

    def close(self) -> None:
        """Write what is worth it; nothing after this is looked up or noted."""
        for place in self._places.values():
            self._leave(place)
        self._places.clear()
        if self._has_written or time.monotonic() >= self._worth_until:
            self._write(all_of_it=True)
            if self._has_written:
                self._store.prune()
        if self._used:
            self._store.used(self._used)
        self._store.close()

    # Looking up.

    def _found(self, found: FoundFile, held: CachedShelf, number: int) -> FoundFile | OpenedFile:
        """What the shelf has of a file, if that is what the file still gives."""
        path = found.path
        try:
            facts = os.stat(path)  # noqa: PTH116
        except (OSError, ValueError):
            return found
        row = held.rows[number]
        signature = (facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size, facts.st_ino)
        if row.signature != signature:
            return found
        if row.problem is not None:
            code, message = row.problem
            problem = Problem(path=path, code=code, message=message)  # type: ignore[arg-type]
            return self._served(OpenedFile(found, iter((problem,))), held, signature)
        taken = OpenedFile(found, (), True, True)
        return self._served(taken, held, signature) if self._fill(taken, held, number) else found

    def _served(self, taken: OpenedFile, held: CachedShelf, signature: Signature) -> OpenedFile:
        if not held.has_served:
            held.has_served = True
            if held.used < self._today:
                self._used.append(held.number)
        taken.is_known = not held.is_merging
        if held.is_merging:
            # As if it were read anew, but for the reading.
            taken.has_articles = False
            taken.signature = signature
        return taken

    def _fill(self, taken: OpenedFile, held: CachedShelf, number: int) -> bool:
        """Put the articles of a file into it, with their results where those are known; False where they have gone."""
        path = taken.found.path
        told = None if self._key is None else held.told(self._store, self._key, number)
        if told is not None and self._heads and not held.is_merging:
            taken.things = [KnownResult(one.head(path), one.matched) for one in told]
            return True
        articles = held.articles(self._store, number)
        if articles is None:
            return False
        taken.things = articles
        if told is not None:
            pairs = zip(articles, told, strict=True)
            taken.things = [KnownResult(article, one.matched) for article, one in pairs]
        elif self._key is not None and not held.is_merging:
            if not held.coming:
                self._retold.append(held)
                if len(self._retold) > AHEAD:
                    self._write()
            taken.results = held.coming[number] = Results(path, len(articles))
        return True

    def _place(self, folder: str, found: FoundFile) -> CachedFolder:
        # Whether a file was met or named, and how, may decide what its records say.
        how = astuple(found)[1:]
        place = self._places.get((folder, how))
        if place is None:
            base = "" if folder.startswith("/") else self._here
            digest = blake2b(self._reading, digest_size=16)
            digest.update(f"{how}\0{base}\0{folder}".encode("utf-8", "surrogateescape"))
            place = CachedFolder(folder, digest.digest(), self._store, is_walked=not found.is_named)
            self._places[folder, how] = place
        return place

    # Noting.

    def _keep(
        self,
        taken: OpenedFile,
        noted: list[Article | KnownResult | Problem],
        results: Results | None,
        place: CachedFolder,
        name: str,
    ) -> None:
        """Put a file on the shelf of its folder, if all of it may be kept."""
        articles = [one for one in noted if isinstance(one, Article)]
        signature = taken.signature
        if signature is None or max(signature[0], signature[1]) + self._margin > taken.taken_ns:
            return
        filling = place.filling
        if len(articles) == len(noted) != 0:
            filling.add(name, signature, articles, results)
        elif not self._keep_otherwise(taken, noted, filling, name):
            return
        if place.known:
            place.replaced(name)
        if filling.is_full:
            self._full.append(filling)
            place.filling = Filling(place.key)
            self._write()

    def _keep_otherwise(
        self, taken: OpenedFile, noted: list[Article | KnownResult | Problem], filling: Filling, name: str
    ) -> bool:
        """Keep what came with its results, and a file that holds no article and never will."""
        assert taken.signature is not None
        known = [one for one in noted if isinstance(one, KnownResult)]
        if noted and len(known) == len(noted):
            results = Results(taken.found.path, len(known))
            results.set((one.article, one.matched) for one in known)
            filling.add(name, taken.signature, [one.article for one in known], results)
            return True
        if len(noted) == 1 and isinstance(noted[0], Problem) and _is_kept(noted[0], taken):
            filling.add_problem(name, taken.signature, noted[0])
            return True
        return False

    def _leave_those_before(self, place: CachedFolder) -> None:
        """Folders that lie behind; others may be open ahead, where files are looked up before they are taken."""
        for key, other in list(self._places.items()):
            if other is place:
                return
            if not place.folder.startswith(other.folder):
                del self._places[key]
                self._leave(other)

    def _leave(self, place: CachedFolder) -> None:
        """The walk has left a folder for good."""
        if place.filling.rows:
            self._full.append(place.filling)
        self._gone += place.gone(is_whole=self._is_whole)

    # Writing.

    def _write(self, *, all_of_it: bool = False) -> None:
        """Shelves that are full but for the last, whose results may be on their way; at the end all."""
        self._deal_out()
        new, self._full = (self._full, []) if all_of_it else (self._full[:-1], self._full[-1:])
        told, self._retold = (self._retold, []) if all_of_it else (self._retold[:-AHEAD], self._retold[-AHEAD:])
        gone = self._gone if all_of_it else []
        if new or told or gone:
            retold = [
                (held.number, held.mark, self._key, held.retold(self._store, self._key))
                for held in told
                if self._key
            ]
            self._store.write([filling.finished(self._key) for filling in new], retold, gone)
            self._has_written = True

    def _deal_out(self) -> None:
        """Give each file the results that have come for it."""
        self._forget()
        while self._awaited and len(self._learned) >= self._awaited[0].count and self._awaited[0].is_complete:
            results = self._awaited.popleft()
            results.set([self._learned.popleft() for _ in range(results.count)])
            self._forget()

    def _forget(self) -> None:
        """Drop the results of files that are not kept, as they come."""
        while self._awaited and not self._awaited[0].is_kept:
            results = self._awaited[0]
            while results.count and self._learned:
                self._learned.popleft()
                results.count -= 1
            if results.count or not results.is_complete:
                return
            self._awaited.popleft()


def _is_kept(problem: Problem, taken: OpenedFile) -> bool:
    """Whether this problem speaks for the whole file, today and tomorrow."""
    if problem.code not in KEPT or problem.path != taken.found.path:
        return False
    return next(iter(taken.things), None) is None
