"""A shelf of the cache: what some files of one folder gave, and what profiles made of it, as bytes.

Rows say which files, in which state of theirs; articles stand one after the other as MessagePack in the order of the
rows, and results in the same order.
"""

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from triage.article import Article
from triage.matcher import Matched
from triage.readers.reading import Signature

_ENCODER = msgspec.msgpack.Encoder()


class CachedFile(Struct, frozen=True, array_like=True, gc=False):
    """A file on the shelf."""

    name: str
    #: By what the file is known to be the same.
    signature: Signature
    #: How many articles it gave.
    count: int
    #: Code and message where it gave none.
    problem: tuple[str, str] | None = None


class Rows(Struct, frozen=True, array_like=True):
    """The files of a shelf; `mark` is its own and no other's."""

    mark: bytes
    rows: list[CachedFile]


class CachedResult(Struct, frozen=True, array_like=True):
    """The result of one article, and as much of the article as a list of paths needs."""

    matched: Matched
    #: That which its source says.
    language: str = ""
    #: "" for that of its file, which holds for nearly all.
    path: str = ""
    index: int = 0
    published: str = ""
    arrived: float | None = None

    def head(self, file: str) -> Article:
        """The article without its texts."""
        return Article(
            path=self.path or file,
            index=self.index,
            published=self.published,
            arrived=self.arrived,
            language=self.language,
        )


#: Of each file on a shelf: its results, None where they are not known.
AllTold = list[list[CachedResult] | None]


class ShelfResults(Struct, frozen=True, array_like=True):
    """The results of a shelf, and the expressions of profiles that took too long by then: a warning belongs to them."""

    told: AllTold
    overrun: list[str] = []


def told_of(article: Article, matched: Matched, file: str) -> CachedResult:
    """What is remembered of the result of an article that was read in `file`."""
    path = "" if article.path == file else article.path
    return CachedResult(matched, article.language, path, article.index, article.published, article.arrived)


def rows_bytes(mark: bytes, rows: list[CachedFile]) -> bytes:
    """The rows as they are kept; UnicodeEncodeError for a name that is no Unicode."""
    return _ENCODER.encode(Rows(mark, rows))


def articles_bytes(articles: list[Article]) -> bytes:
    """Articles as they are kept; UnicodeEncodeError where one holds half a character."""
    return _ENCODER.encode(articles)


def told_bytes(told: AllTold, overrun: Iterable[str] = ()) -> bytes:
    """The results as they are kept."""
    return _ENCODER.encode(ShelfResults(told, sorted(overrun)))


def read_rows(blob: bytes) -> Rows:
    """The rows that were kept."""
    return msgspec.msgpack.decode(blob, type=Rows)


def read_articles(blob: bytes) -> list[Article]:
    """The articles that were kept."""
    return msgspec.msgpack.decode(blob, type=list[Article])


def read_told(blob: bytes) -> ShelfResults:
    """The results that were kept."""
    return msgspec.msgpack.decode(blob, type=ShelfResults)
