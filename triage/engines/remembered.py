"""What earlier runs read and scored: looked up before a file is opened, noted after it was read.

A file is taken for unchanged if its size, its inode, the time of its last writing and that of its last change of any
kind are what they were. As in git, a file that changed only just before it was read is not noted at all: it might
change again without a trace within one tick of its clock. What failed is tried again; what depends on the hour (an
embargo) is decided afresh.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import chain

from msgspec.structs import astuple, replace

from triage.article import Article
from triage.errors import Problem
from triage.matcher import Matched
from triage.readers.reading import Known, Signature, Taken, Things
from triage.readers.walk import Found, LeftAlone
from triage.state import shelf
from triage.state.cache import DAY, NewShelf, Store
from triage.state.shelf import Row, Told

#: Nanoseconds by which a file must be older than its reading. File systems count in steps of up to two seconds, and
#: the clock of a network drive need not be ours.
MARGIN_NS = 3_000_000_000
#: Files and bytes of a shelf: large enough that the file of the cache has few rows, small enough to be held at once.
FILES, BYTES = 1000, 4 << 20
#: Bytes of articles beyond which one file is read again rather than kept.
LARGEST = 16 << 20
#: Seconds that a run must have lasted for its first shelf to be worth writing.
WORTHWHILE = 0.25
#: More shelves than this with fewer files than that in one folder become one.
FEW, SMALL = 8, 250
#: What a file may give in place of articles and still be kept: it will hardly change by itself.
KEPT = frozenset({"empty", "unsupported"})
Thing = Article | Known | Problem


class Remembered:
    """One run's view of the cache, in three parts: `look_up` before the files are taken, `note` after, `learn` results."""

    def __init__(
        self,
        store: Store,
        here: str,
        reading: bytes,
        results: bytes | None,
        *,
        heads: bool = False,
        is_whole: bool = False,
        margin_ns: int = MARGIN_NS,
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
        self._margin = margin_ns
        self._started = time.monotonic()
        self._places: dict[tuple[str, tuple[object, ...]], _Place] = {}
        #: Whose results come next, one entry for each article that went out without any.
        self._awaited: deque[_Results] = deque()
        self._finished: list[_Pending] = []
        #: New results of shelves that are there already.
        self._retold: list[_Shelf] = []
        self._used: list[int] = []
        self._today = int(time.time()) // DAY
        self._gone: list[int] = []
        self._has_written = False

    def around(self, things: Things, take: Callable[[Found], Taken]) -> Iterator[Taken | LeftAlone | Problem]:
        """Files one after the other: those that are known from the cache, the others by `take`."""
        return self.note(thing if not isinstance(thing, Found) else take(thing) for thing in self.look_up(things))

    def look_up(self, things: Things) -> Iterator[Found | Taken | LeftAlone | Problem]:
        """The same, files that are known as `Taken`."""
        # Once for every file of every run: plain loops and few calls.
        folder, known = None, dict[str, tuple[_Shelf, int]]()
        for thing in things:
            if not isinstance(thing, Found) or thing.path == "-":
                yield thing
                continue
            path = thing.path
            cut = path.rfind("/") + 1
            if folder != path[:cut] or thing.is_named:
                place = self._place(path[:cut], thing)
                folder, known = (None if thing.is_named else place.folder), place.known
            where = known.get(path[cut:])
            yield thing if where is None else self._found(thing, *where)

    def note(self, things: Iterator[Taken | LeftAlone | Problem]) -> Iterator[Taken | LeftAlone | Problem]:
        """The same; what is read anew is kept on its way."""
        for thing in things:
            if isinstance(thing, Taken) and not thing.is_known and thing.found.path != "-":
                thing.things = self._recorded(thing, thing.things)
            yield thing

    def learn(self, articles: Sequence[Article], matched: Sequence[Matched]) -> None:
        """The results of the next articles that went out without any, in their order."""
        if self._key is not None:
            awaited = self._awaited
            for article, result in zip(articles, matched, strict=True):
                awaited.popleft().add(article, result)

    def close(self) -> None:
        """Write what is worth it; nothing after this is looked up or noted."""
        for place in self._places.values():
            self._leave(place)
        self._places.clear()
        if self._has_written or time.monotonic() - self._started >= WORTHWHILE:
            self._write(all_of_it=True)
            if self._has_written:
                self._store.prune()
        if self._used:
            self._store.used(self._used)
        self._store.close()

    # Looking up.

    def _found(self, found: Found, held: "_Shelf", number: int) -> Found | Taken:
        """What the shelf has of a file, if it is what the file still gives."""
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
            return self._served(Taken(found, (problem,)), held, signature)
        things = self._things(held, number, path)
        return found if things is None else self._served(Taken(found, things, True, True), held, signature)

    def _served(self, taken: Taken, held: "_Shelf", signature: Signature) -> Taken:
        if not held.has_served:
            held.has_served = True
            if held.used < self._today:
                self._used.append(held.number)
        if held.is_merging:
            held.live -= 1
            taken.signature = signature
            taken.is_known = False
        else:
            taken.is_known = True
        return taken

    def _things(self, held: "_Shelf", number: int, path: str) -> Iterable[Thing] | None:
        told = held.told(self._store, self._key)[number] if self._key is not None else None
        if told is not None and self._heads and not held.is_merging:
            return [Known(one.head(path), one.matched) for one in told]
        articles = held.articles(self._store, number)
        if articles is None:
            return None
        if told is not None:
            pairs = zip(articles, told, strict=True)
            return [Known(_in_language(article, one.language), one.matched) for article, one in pairs]
        if self._key is None or held.is_merging:
            return articles
        results = held.results[number] = _Results(path, held.rows[number].count)
        if len(held.results) == 1:
            self._retold.append(held)
        return self._awaiting(articles, results)

    def _awaiting(self, articles: Sequence[Article], results: "_Results") -> Iterator[Article]:
        for article in articles:
            self._awaited.append(results)
            yield article

    def _place(self, folder: str, found: Found) -> "_Place":
        # Whether a file was met or named, and how, may decide what its records say.
        how = astuple(found)[1:]
        place = self._places.get((folder, how))
        if place is None:
            for other in [each for each in self._places if not folder.startswith(each[0])]:
                self._leave(self._places.pop(other))
            place = self._places[folder, how] = self._opened(folder, how, is_walked=not found.is_named)
        return place

    def _opened(self, folder: str, how: tuple[object, ...], *, is_walked: bool) -> "_Place":
        base = "" if folder.startswith("/") else self._here
        digest = blake2b(self._reading, digest_size=16)
        digest.update(f"{how}\0{base}\0{folder}".encode("utf-8", "surrogateescape"))
        key = digest.digest()
        place = _Place(folder, key, is_walked=is_walked)
        for number, used, blob in self._store.shelves(key):
            rows = shelf.read_rows(blob)
            place.shelves.append(_Shelf(number, used, rows.mark, rows.rows))
        for held in place.shelves:
            for position, row in enumerate(held.rows):
                before = place.known.get(row.name)
                if before is not None:
                    before[0].live -= 1
                place.known[row.name] = (held, position)
        small = [held for held in place.shelves if held.live < SMALL]
        if len(small) > FEW:
            for held in small:
                held.is_merging = True
        return place

    # Noting.

    def _recorded(self, taken: Taken, things: Iterable[Thing]) -> Iterator[Thing]:
        """The things of a file; its row is there when the last of them is gone."""
        path = taken.found.path
        cut = path.rfind("/") + 1
        place = self._place(path[:cut], taken.found)
        articles = place.pending.articles
        start = len(articles)
        results = _Results(path)
        is_kept, is_done, problem = True, False, None
        try:
            for thing in things:
                if isinstance(thing, Problem):
                    is_kept = False
                    if thing.code in KEPT and thing.path == path and not results.count:
                        problem = thing
                        break
                elif isinstance(thing, Known):
                    is_kept = is_kept and shelf.add_article(articles, thing.article)
                    results.count += 1
                    results.add(thing.article, thing.matched)
                else:
                    is_kept = is_kept and shelf.add_article(articles, thing)
                    results.count += 1
                    if self._key is not None:
                        self._awaited.append(results)
                yield thing
            length = len(articles) - start
            if problem is not None:
                yield from self._alone(problem, iter(things), place, taken)
            elif is_kept and results.count and length <= LARGEST:
                is_done = self._keep(place, taken, (path[cut:], results.count, length, None), results)
        finally:
            if not is_done:
                del articles[start:]

    def _alone(self, problem: Problem, rest: Iterator[Thing], place: "_Place", taken: Taken) -> Iterator[Thing]:
        """A problem that came first: kept if nothing comes after it, for then it speaks for the whole file."""
        path = taken.found.path
        following = next(rest, None)
        if following is None:
            self._keep(place, taken, (path[path.rfind("/") + 1 :], 0, 0, (problem.code, problem.message)), None)
            yield problem
            return
        for thing in chain((problem, following), rest):
            if self._key is not None and isinstance(thing, Article):
                self._awaited.append(_Results(path))
            yield thing

    def _keep(
        self,
        place: "_Place",
        taken: Taken,
        row: tuple[str, int, int, tuple[str, str] | None],
        results: "_Results | None",
    ) -> bool:
        """Put a file on the shelf of its folder that is being filled; False where it is not to be trusted."""
        name, signature = row[0], taken.signature
        if signature is None or not self._is_settled(signature, taken.taken_ns) or not _is_text(name):
            return False
        pending = place.pending
        pending.rows.append(Row(name, signature, *row[1:]))
        pending.results.append(results)
        before = place.known.pop(name, None)
        if before is not None and not before[0].is_merging:
            before[0].live -= 1
        if len(pending.rows) >= FILES or len(pending.articles) >= BYTES:
            self._finished.append(pending)
            place.pending = _Pending(place.key)
            self._write()
        return True

    def _is_settled(self, signature: Signature, taken_ns: int) -> bool:
        return max(signature[:2]) + self._margin <= taken_ns

    def _leave(self, place: "_Place") -> None:
        """The walk has left a folder for good."""
        if place.pending.rows:
            self._finished.append(place.pending)
        for held in place.shelves:
            if held.live <= 0 or (self._is_whole and place.is_walked and not held.has_served):
                self._gone.append(held.number)

    # Writing.

    def _write(self, *, all_of_it: bool = False) -> None:
        """Shelves whose results have all come; at the end every shelf, with the results that came."""
        ready = [each for each in self._finished if all_of_it or all(map(_is_told, each.results))]
        if not ready and not all_of_it:
            return
        self._finished = [each for each in self._finished if each not in ready]
        new = [self._new_shelf(pending) for pending in ready]
        told: list[tuple[int, bytes, bytes, bytes]] = []
        if all_of_it and self._key is not None:
            told = [(held.number, held.mark, self._key, held.retold()) for held in self._retold]
        gone = self._gone if all_of_it else ()
        if new or told or gone:
            self._store.write(new, told, gone)
            self._has_written = True

    def _new_shelf(self, pending: "_Pending") -> NewShelf:
        mark = os.urandom(8)
        told = b""
        if self._key is not None:
            told = shelf.told_bytes([None if one is None else one.whole() for one in pending.results])
        rows = shelf.rows_bytes(mark, pending.rows)
        return NewShelf(pending.place, rows, mark, bytes(pending.articles), self._key or b"", told)


class _Results:
    """The results of one file as they come in."""

    __slots__ = ("count", "path", "told")

    def __init__(self, path: str, count: int = 0) -> None:
        self.path = path
        self.count = count
        self.told: list[Told] | None = []

    def add(self, article: Article, matched: Matched) -> None:
        """The result of the next article."""
        if self.told is None:
            return
        if article.embargoed:
            self.told = None  # whether it may be reported is a matter of the hour
            return
        path = "" if article.path == self.path else article.path
        self.told.append(Told(matched, article.language, path, article.index, article.published, article.arrived))

    def whole(self) -> list[Told] | None:
        """All of them; None where some are missing."""
        return self.told if self.told is not None and len(self.told) == self.count else None


def _is_told(results: _Results | None) -> bool:
    return results is None or results.told is None or len(results.told) == results.count


class _Pending:
    """A shelf that is being filled."""

    __slots__ = ("articles", "place", "results", "rows")

    def __init__(self, place: bytes) -> None:
        self.place = place
        self.rows: list[Row] = []
        self.results: list[_Results | None] = []
        self.articles = bytearray()


class _Place:
    """One folder under one spelling: its shelves, and where on them a file is."""

    __slots__ = ("folder", "is_walked", "key", "known", "pending", "shelves")

    def __init__(self, folder: str, key: bytes, *, is_walked: bool) -> None:
        self.folder = folder
        self.key = key
        self.is_walked = is_walked
        self.shelves: list[_Shelf] = []
        self.known: dict[str, tuple[_Shelf, int]] = {}
        self.pending = _Pending(key)


class _Shelf:
    """A shelf of the file; its articles and results are fetched when the first of them is wanted."""

    def __init__(self, number: int, used: int, mark: bytes, rows: list[Row]) -> None:
        self.number = number
        self.used = used
        self.mark = mark
        self.rows = rows
        #: Files of it that are not on a later shelf, too.
        self.live = len(rows)
        self.is_merging = False
        self.has_served = False
        #: Results that come in for it now.
        self.results: dict[int, _Results] = {}
        self._told: list[list[Told] | None] | None = None
        self._articles: dict[int, list[Article]] | None = None

    def told(self, store: Store, key: bytes) -> Sequence[list[Told] | None]:
        """For each file its results; None where they are not known."""
        if self._told is None:
            blob = store.told(self.number, self.mark, key)
            self._told = [None] * len(self.rows) if blob is None else shelf.read_told(blob)
        return self._told

    def articles(self, store: Store, number: int) -> list[Article] | None:
        """Those of a file, handed out once; None where the shelf has gone."""
        if self._articles is None:
            blob = store.articles(self.number, self.mark)
            self._articles = {} if blob is None else self._cut(blob)
        return self._articles.pop(number, None)

    def _cut(self, blob: bytes) -> dict[int, list[Article]]:
        every = shelf.read_articles(blob, sum(row.count for row in self.rows))
        cut, start = {}, 0
        for number, row in enumerate(self.rows):
            cut[number] = every[start : start + row.count]
            start += row.count
        return cut

    def retold(self) -> bytes:
        """The results that were there and those that came."""
        before = self._told or [None] * len(self.rows)
        return shelf.told_bytes(
            [self.results[number].whole() if number in self.results else old for number, old in enumerate(before)]
        )


def _in_language(article: Article, language: str) -> Article:
    return replace(article, language=language) if language and not article.language else article


def _is_text(name: str) -> bool:
    return name.isascii() or name == name.encode("utf-8", "replace").decode()
