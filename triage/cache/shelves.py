"""The shelves of the cache as a run has them in hand: those that are there, fetched piece by piece, and those being filled."""

import os
from collections.abc import Iterable

from triage.article import Article
from triage.cache import shelf
from triage.cache.cache import CacheStore, NewShelf
from triage.cache.shelf import AllTold, CachedFile, CachedResult
from triage.errors import Problem
from triage.matcher import Matched
from triage.matching.regex import OVERRUN
from triage.readers.reading import Signature

#: Files and characters of a shelf: large enough that the cache has few rows, small enough to be held at once.
FILES, CHARACTERS = 1000, 4 << 20
#: More shelves than this with fewer files than that in one folder become one.
FEW, SMALL = 8, 250
#: An article and its result.
Learned = tuple[Article, Matched]


class Results:
    """The results of one file, once they have come."""

    __slots__ = ("count", "is_complete", "is_kept", "path", "told")

    def __init__(self, path: str, count: int, *, is_kept: bool = True) -> None:
        self.path = path
        #: Of how many articles; of a file that is not kept, as far as it was read and they have not come.
        self.count = count
        self.is_kept = is_kept
        #: Whether the file has come to its end.
        self.is_complete = is_kept
        #: None while they are not there, and where they may not be kept.
        self.told: list[CachedResult] | None = None

    def set(self, learned: Iterable[Learned]) -> None:
        """Take them; whether an article with an embargo or an end may be reported is a matter of the hour."""
        told = []
        for article, matched in learned:
            if article.embargoed or article.expires:
                return
            told.append(shelf.told_of(article, matched, self.path))
        self.told = told


class Filling:
    """A shelf that is being filled with what is read anew in one folder."""

    __slots__ = ("articles", "characters", "place", "results", "rows")

    def __init__(self, place: bytes) -> None:
        self.place = place
        self.rows: list[CachedFile] = []
        self.results: list[Results | None] = []
        self.articles: list[Article] = []
        self.characters = 0

    def add(self, name: str, signature: Signature, articles: list[Article], results: Results | None) -> None:
        """Put a file and its articles on the shelf."""
        self.rows.append(CachedFile(name, signature, len(articles)))
        self.results.append(results)
        for article in articles:
            self.articles.append(article)
            self.characters += len(article.body)

    def add_problem(self, name: str, signature: Signature, problem: Problem) -> None:
        """Put a file on the shelf that holds no article."""
        self.rows.append(CachedFile(name, signature, 0, (problem.code, problem.message)))
        self.results.append(None)

    @property
    def is_full(self) -> bool:
        """Whether it is time for another."""
        return len(self.rows) >= FILES or self.characters >= CHARACTERS

    def finished(self, key: bytes | None) -> NewShelf:
        """The shelf as it is kept, with the results under `key` as far as they are there."""
        mark = os.urandom(8)
        try:
            articles, rows = shelf.articles_bytes(self.articles), shelf.rows_bytes(mark, self.rows)
        except UnicodeEncodeError:
            # Half a character: in a file name that is no Unicode, or in a broken source. Such files are read again.
            self._leave_out_what_is_no_text()
            articles, rows = shelf.articles_bytes(self.articles), shelf.rows_bytes(mark, self.rows)
        told = b""
        if key is not None:
            told = shelf.told_bytes([None if one is None else one.told for one in self.results], OVERRUN)
        return NewShelf(self.place, rows, mark, articles, key or b"", told)

    def _leave_out_what_is_no_text(self) -> None:
        rows, results, articles = self.rows, self.results, self.articles
        self.rows, self.results, self.articles = [], [], []
        start = 0
        for row, one in zip(rows, results, strict=True):
            own = articles[start : start + row.count]
            start += row.count
            try:
                shelf.rows_bytes(b"", [row]), shelf.articles_bytes(own)
            except UnicodeEncodeError:
                continue
            self.rows.append(row)
            self.results.append(one)
            self.articles += own


class CachedShelf:
    """A shelf of the cache; its articles and results are fetched when the first of them is wanted."""

    def __init__(self, number: int, used: int, rows: shelf.Rows) -> None:
        self.number = number
        #: The last day on which it was of use.
        self.used = used
        self.mark = rows.mark
        self.rows = rows.rows
        #: Files of it that are not on a later shelf, too.
        self.live = len(self.rows)
        self.is_merging = False
        self.has_served = False
        #: Results that come in for it now, by row.
        self.coming: dict[int, Results] = {}
        self._told: AllTold | None = None
        self._articles: dict[int, list[Article]] | None = None

    def told(self, store: CacheStore, key: bytes, number: int) -> list[CachedResult] | None:
        """The results of a file, handed out once; None where they are not known."""
        if self._told is None:
            blob = store.told(self.number, self.mark, key)
            self._told = self._read_told(blob)
        told, self._told[number] = self._told[number], None
        return told

    def articles(self, store: CacheStore, number: int) -> list[Article] | None:
        """The articles of a file, handed out once; None where the shelf has gone."""
        if self._articles is None:
            blob = store.articles(self.number, self.mark)
            self._articles = {} if blob is None else self._cut(blob)
        return self._articles.pop(number, None)

    def _cut(self, blob: bytes) -> dict[int, list[Article]]:
        every = shelf.read_articles(blob)
        cut, start = {}, 0
        for number, row in enumerate(self.rows):
            cut[number] = every[start : start + row.count]
            start += row.count
        return cut

    def retold(self, store: CacheStore, key: bytes) -> bytes:
        """The results that were there and those that came."""
        blob = store.told(self.number, self.mark, key)
        told = self._read_told(blob)
        for number, results in self.coming.items():
            told[number] = results.told
        return shelf.told_bytes(told, OVERRUN)

    def _read_told(self, blob: bytes | None) -> AllTold:
        """The results; what was to be said of them is said again."""
        if blob is None:
            return [None] * len(self.rows)
        known = shelf.read_told(blob)
        OVERRUN.update(known.overrun)
        return known.told


class CachedFolder:
    """One folder under one spelling: its shelves, where on them a file is, and the shelf that is being filled."""

    __slots__ = ("filling", "folder", "is_walked", "key", "known", "shelves")

    def __init__(self, folder: str, key: bytes, store: CacheStore, *, is_walked: bool) -> None:
        self.folder = folder
        self.key = key
        self.is_walked = is_walked
        self.filling = Filling(key)
        self.shelves = [
            CachedShelf(number, used, shelf.read_rows(rows)) for number, used, rows in store.shelves(key)
        ]
        self.known: dict[str, tuple[CachedShelf, int]] = {}
        for held in self.shelves:
            for position, row in enumerate(held.rows):
                self.replaced(row.name)
                self.known[row.name] = (held, position)
        small = [held for held in self.shelves if held.live < SMALL]
        if len(small) > FEW:
            for held in small:
                held.is_merging = True

    def replaced(self, name: str) -> None:
        """A file is on a later shelf, now."""
        before = self.known.pop(name, None)
        if before is not None:
            before[0].live -= 1

    def gone(self, *, is_whole: bool) -> list[int]:
        """The shelves nobody needs any more: all of it is on others, or the whole folder was seen and nothing was of it."""
        return [
            held.number
            for held in self.shelves
            if held.live <= 0 or (is_whole and self.is_walked and not held.has_served)
        ]
