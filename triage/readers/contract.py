"""What a reader is: bytes → articles, within bounds; and what readers share to be one.

Which reader a file is for says `registry`, which nothing here knows. Formats whose files may be larger than memory have
a second form beside it: record by record (`RecordReader` in `blocks`), or as a stream (`StreamReader` in `source`).
"""

import codecs
from collections.abc import Iterator
from typing import Any, Protocol

from msgspec import Struct

from triage.article import Article
from triage.errors import Problem

_MEBIBYTE = 1 << 20
#: Bytes that are looked at before it is decided how a file is read; one that ends before is read whole.
HEAD = 4 * _MEBIBYTE

#: What compressed files begin with: gzip, xz, Zstandard, bzip2.
COMPRESSED = (b"\x1f\x8b", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", *(b"BZh%d1AY&SY" % level for level in range(1, 10)))
#: Byte order marks.
MARK_STARTS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: Beginnings of formats that may pass for text in their first bytes.
BINARY_STARTS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BZh",
    b"RIFF",
    b"II*\x00",
    b"MM\x00*",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"SQLite format 3",
    b"%!PS",
    b"{\\rtf",
)


class Bounds(Struct, frozen=True, kw_only=True):
    """How much of a single file triage is willing to take in."""

    #: Bytes of one file, also after decompression; of one record or document where a large file is gone through.
    file_bytes: int = 32 * _MEBIBYTE
    #: Articles or other members of one file that is held as a whole.
    members: int = 1_000_000
    #: How many times larger than itself a compressed file may unpack to, beyond the first MiB.
    expansion: int = 200
    #: Containers inside containers.
    nesting: int = 3
    #: Seconds of computing until the first or the next article of a file, or for one record.
    seconds: int = 20
    #: No bound, but it travels the same way: which column of a table is which field, as (field, column).
    columns: tuple[tuple[str, str], ...] = ()
    #: Likewise: whether records of ours keep the path and index that they were written with. Only those of a stream
    #: and of a file read alone do; what anybody may have put into a folder does not speak for other files.
    keeps_places: bool = False
    #: Likewise: what the archive around this file may still unpack.
    room: Any = None
    #: Likewise: who reads the blocks of a large file, if not whoever opened it (`large.Share`).
    share: Any = None


def head_size(bounds: Bounds) -> int:
    """How much of a file is looked at before it is decided how to read it."""
    return min(HEAD, bounds.file_bytes)


class Room:
    """What may still come out of one file, whatever lies in it: shared by the archives inside an archive."""

    __slots__ = ("is_over", "left", "passing")

    def __init__(self, left: int, passing: int) -> None:
        #: Bytes that are held while they are read.
        self.left = left
        #: All bytes, also those of large files that only pass through.
        self.passing = passing
        #: Whether the time of all of them is over.
        self.is_over = False


class Reader(Protocol):
    """Bytes of one format → articles; a module of the table holds one as `READER`."""

    #: The name of the format, which `Article.format` shows.
    name: str
    #: Lower case, with the dot; "" stands for a name without one.
    suffixes: tuple[str, ...]

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether a file that begins so is of this format."""

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles in the order of the file, `path` being `name`; never raises on account of the data."""


def missing(name: str, what: str, extra: str) -> Problem:
    """The problem of a file whose library is not installed."""
    message = f"{what} a library that is not installed; pip install 'news-triage[{extra}]'"
    return Problem(path=name, code="missing", message=message)


def empty(name: str) -> Problem:
    """The problem of a file without anything to read."""
    return Problem(path=name, code="empty", message="nothing in it")


def over_bound(name: str, bounds: Bounds) -> Problem:
    """The problem of a file that is too large."""
    message = f"larger than the limit of {size_said(bounds.file_bytes)}; not read"
    return Problem(path=name, code="bound", message=message)


def size_said(size: int) -> str:
    """A bound in bytes, as it is said."""
    return f"{size // _MEBIBYTE} MiB" if size >= _MEBIBYTE else f"{size:,} bytes"


def out_of_time(name: str, seconds: float, *, has_articles: bool) -> Problem:
    """The problem of a file whose reading was broken off."""
    return Problem(
        path=name, code="bound", message=f"takes longer than {seconds:,.0f} s to read; {_rest(has_articles)}"
    )


def broken_down(name: str, error: Exception | None, *, has_articles: bool) -> Problem:
    """The problem of a file whose reader met what nobody foresaw: it costs this file, and never the others."""
    why = "" if error is None else f" ({type(error).__name__})"
    return Problem(path=name, code="damaged", message=f"its reader failed{why}; {_rest(has_articles)}")


def _rest(has_articles: bool) -> str:
    return "the rest is not read" if has_articles else "not read"


def suffix_of(name: str) -> str:
    """The suffix that says what a file is, lower case, without that of its compression; "" for none and for a mere number.

    >>> suffix_of("inbox/a.TXT"), suffix_of("inbox.d/12"), suffix_of("a.txt.gz"), suffix_of("story.003"), suffix_of(".a")
    ('.txt', '', '.txt', '', '')
    """
    if name[-4:] == ".txt" and name[-5:-4] not in {"", "/"}:
        return ".txt"  # as most are
    last = name[name.rfind("/") + 1 :]
    stem, dot, suffix = last.rpartition(".")
    if not dot or not stem:
        return ""
    suffix = suffix.lower()
    if suffix in ("gz", "xz", "zst", "bz2"):
        return suffix_of(stem)
    return "" if suffix.isdigit() or " " in suffix else "." + suffix
