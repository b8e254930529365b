"""Archives of several files (zip, tar): each member read as a file of its own, its path being `inbox.zip!a/b.xml`.

Nothing is written anywhere. Members that a folder's walk would leave alone are left alone; those that point outside
(absolute names, "..") and links are not read. Sizes in headers are not believed: what comes out is counted.
"""

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from io import BufferedReader
from itertools import islice
from typing import IO, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem, ProblemCode
from triage.readers.clock import OutOfTime, time_is_over
from triage.readers.contract import Bounds, Reader, Room, head_size, out_of_time
from triage.readers.documents.office import is_zip
from triage.readers.exports import substack
from triage.readers.large import read_source
from triage.readers.registry import read_bytes
from triage.readers.source import PIECE, AsFile, CutOffError, Source
from triage.readers.walk import rule_against

_FLOOR = 1 << 20
#: Files of the largest size that may come out of one archive, and of those in it.
_MOST = 16
#: In place of the size of an archive of which nobody knows one.
_NO_END = 1 << 62
#: Problems of members that are said one by one; an archive may have a million of them.
_SAID = 1000
#: Bytes of a member's header before its name.
_HEADER = 30
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    LookupError,
)
_TAR_ERRORS = (tarfile.TarError, zlib.error, OSError, EOFError, ValueError, LookupError)
#: Problems of members which in a folder would be no problems.
_LEFT_ALONE = ("empty", "unsupported")


class _Member(Struct):
    name: str
    #: None where it is not to be read; then `reason` says why.
    file: IO[bytes] | None = None
    reason: str = ""


class _Zip:
    name = "zip"
    suffixes = (".zip",)

    def recognises(self, head: bytes, name: str) -> bool:
        """By the signature of a member, or of an archive without any."""
        return is_zip(head)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles of the members in the order of the archive."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                document = _document(archive.namelist())
                if _overlap(archive):
                    yield Problem(path=name, code="damaged", message="members overlap; not read")
                elif document is not None:
                    yield from document.read(data, name, bounds)
                else:
                    yield from _Unpacking(name, len(data), bounds).read(_of_zip(archive))
        except _ZIP_ERRORS as error:
            yield Problem(path=name, code="damaged", message=f"not a whole zip archive ({_said(error)})")

    def stream(self, file: BinaryIO, name: str, bounds: Bounds) -> Iterator[Article | Problem] | None:
        """The same of a file; None for a document, which has to be read whole."""
        try:
            with zipfile.ZipFile(file) as archive:
                if _document(archive.namelist()) is not None:
                    return None
        except _ZIP_ERRORS as error:
            return iter((Problem(path=name, code="damaged", message=f"not a whole zip archive ({_said(error)})"),))
        return self._members(file, name, bounds)

    def _members(self, file: BinaryIO, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        try:
            with zipfile.ZipFile(file) as archive:
                if _overlap(archive):
                    yield Problem(path=name, code="damaged", message="members overlap; not read")
                    return
                yield from _Unpacking(name, file.seek(0, io.SEEK_END), bounds).read(_of_zip(archive))
        except _ZIP_ERRORS as error:
            yield Problem(path=name, code="damaged", message=f"not a whole zip archive ({_said(error)})")


class _Tar:
    name = "tar"
    suffixes = (".tar",)

    def recognises(self, head: bytes, name: str) -> bool:
        """By the signature within the first header."""
        return head[257:262] == b"ustar"

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles of the members in the order of the archive."""
        try:
            with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
                yield from _Unpacking(name, len(data), bounds).read(_of_tar(archive))
        except _TAR_ERRORS as error:
            yield Problem(path=name, code="damaged", message=f"not a whole tar archive ({_said(error)})")

    def stream(self, source: Source, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The same of an archive of any size, member after member; it is no smaller than what comes out of it."""
        try:
            with tarfile.open(fileobj=BufferedReader(AsFile(source), PIECE), mode="r|") as archive:
                yield from _Unpacking(name, _NO_END, bounds).read(_of_tar(archive))
        except _TAR_ERRORS as error:
            yield Problem(path=name, code="damaged", message=f"not a whole tar archive ({_said(error)})")


ZIP = _Zip()
TAR = _Tar()


class _Archives:
    """Both kinds in one row of the table."""

    name = "archive"
    suffixes = (".zip", ".tar")

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether it is a zip or a tar."""
        return ZIP.recognises(head, name) or TAR.recognises(head, name)

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The articles of the members."""
        return (ZIP if ZIP.recognises(data[:8], name) else TAR).read(data, name, bounds)

    def stream(self, source: Source, name: str, bounds: Bounds) -> Iterator[Article | Problem] | None:
        """The same; a zip lists its members at its end, and has to be a file in which one can go there."""
        if TAR.recognises(source.head, name):
            return TAR.stream(source, name, bounds)
        return ZIP.stream(source.file, name, bounds) if source.file is not None else None


READER = _Archives()


class _Unpacking:
    """One archive being read, and how much of it may still come out."""

    def __init__(self, path: str, size: int, bounds: Bounds) -> None:
        self._path = path
        self._bounds = bounds
        most = max(_FLOOR, bounds.expansion * size)
        self._room = bounds.room or Room(min(most, _MOST * bounds.file_bytes), most)
        self._size = size
        #: What a table of posts says of the pages after it.
        self._posts: substack.Posts = {}

    def read(self, members: Iterator[_Member]) -> Iterator[Article | Problem]:
        """The articles of the members, and why others were not read."""
        if self._bounds.nesting <= 0:
            yield self._problem("bound", "an archive inside archives, nested deeper than the limit; not read")
            return
        found = problems = 0
        for count, member in enumerate(members, 1):
            if count > self._bounds.members:
                yield self._problem("bound", f"more than {self._bounds.members:,} members; the rest is not read")
                return
            try:
                for thing in self._member(member):
                    found += 1
                    problems += isinstance(thing, Problem)
                    if isinstance(thing, Article) or problems <= _SAID:
                        yield thing
            except OutOfTime as over:
                self._room.is_over = True
                yield out_of_time(f"{self._path}!{member.name}", over.seconds, has_articles=False)
            if self._room.is_over or time_is_over():
                self._room.is_over = True
                yield from self._unread(members)
                return
            if min(self._room.left, self._room.passing) < 0:
                if self._bounds.room is None:
                    yield self._problem("bound", self._too_much())
                return
        if problems > _SAID:
            yield self._problem("damaged", f"{problems - _SAID:,} more problems with its members")
        if not found:
            yield self._problem("unsupported", "an archive without an article")

    def _unread(self, members: Iterator[_Member]) -> Iterator[Problem]:
        """The members that nobody has time for, by name and number."""
        count = 0
        for member in islice(members, self._bounds.members):
            count += 1
            if count <= _SAID:
                said = "not read: its archive takes too long"
                yield Problem(path=f"{self._path}!{member.name}", code="bound", message=said)
        if count > _SAID:
            yield self._problem("bound", f"{count - _SAID:,} more members are not read: it takes too long")

    def _member(self, member: _Member) -> Iterator[Article | Problem]:
        path = f"{self._path}!{member.name}"
        if member.file is None:
            yield Problem(path=path, code="unreadable", message=member.reason)
            return
        limit = head_size(self._bounds)
        try:
            data = member.file.read(min(limit, self._room.left) + 1)
        except (*_ZIP_ERRORS, *_TAR_ERRORS) as error:
            yield Problem(path=path, code="damaged", message=f"cannot be unpacked ({_said(error)})")
            return
        self._room.passing -= len(data)
        bounds = replace(self._bounds, nesting=self._bounds.nesting - 1, keeps_places=False, room=self._room)
        if len(data) > limit:
            source = _MemberSource(data, member.file, self._room)
            things = read_source(source, path, bounds)
        else:
            self._room.left -= len(data)
            if self._room.left < 0:
                return
            if member.name.endswith(substack.TABLE):
                self._posts = substack.posts_of(data)
            things = read_bytes(data, path, bounds)
        for thing in things:
            if self._posts and isinstance(thing, Article):
                substack.complete(thing, self._posts, path)
            # What the archive may not unpack is said of the archive.
            is_over = min(self._room.left, self._room.passing) < 0
            if not isinstance(thing, Problem) or not (is_over or thing.code in _LEFT_ALONE):
                yield thing

    def _too_much(self) -> str:
        most = _MOST * self._bounds.file_bytes
        if self._bounds.expansion * self._size > most:
            return f"unpacks to more than {most >> 20:,} MiB; the rest is not read"
        return f"unpacks to more than {self._bounds.expansion:,} times its size; the rest is not read"

    def _problem(self, code: ProblemCode, message: str) -> Problem:
        return Problem(path=self._path, code=code, message=message)


class _MemberSource(Source):
    """A large member that is being unpacked: what is held of it counts for more than what only passes through."""

    def __init__(self, head: bytes, file: IO[bytes], room: Room) -> None:
        super().__init__(head, self._unpacked)
        self._member = file
        self._room = room

    def whole(self, limit: int) -> bytes:
        """All of it, but no more than one byte beyond the limit; raises CutOffError where the archive may not unpack to so much."""
        data = super().whole(min(limit, self._room.left))
        self._room.left -= len(data)
        if self._room.left < 0:
            raise CutOffError("unpacks to more than the limit")
        return data

    def _unpacked(self, size: int) -> bytes:
        try:
            data = self._member.read(size)
        except (*_ZIP_ERRORS, *_TAR_ERRORS) as error:
            raise CutOffError(f"cannot be unpacked ({_said(error)})") from error
        self._room.passing -= len(data)
        if self._room.passing < 0:
            self._room.left = -1
            raise CutOffError("unpacks to more than the limit")
        return data


def _overlap(archive: zipfile.ZipFile) -> bool:
    """Whether members share bytes, as in archives that are made to unpack to more than is in them."""
    places = sorted(
        (info.header_offset, info.compress_size, len(info.orig_filename)) for info in archive.infolist()
    )
    ends = (start + _HEADER + name + size for start, size, name in places)
    return any(end > following[0] for end, following in zip(ends, places[1:], strict=False))


def _of_zip(archive: zipfile.ZipFile) -> Iterator[_Member]:
    # A table of posts before the posts.
    for info in sorted(archive.infolist(), key=lambda info: not info.filename.endswith(substack.TABLE)):
        if info.is_dir() or _is_left_alone(info.filename):
            continue
        name = _shown(info.filename)
        reason = _against(info.filename) or ("is encrypted; not read" if info.flag_bits & 1 else "")
        if reason:
            yield _Member(name, reason=reason)
            continue
        try:
            with archive.open(info) as file:
                yield _Member(name, file)
        except _ZIP_ERRORS as error:
            yield _Member(name, reason=f"cannot be unpacked ({_said(error)})")


def _of_tar(archive: tarfile.TarFile) -> Iterator[_Member]:
    for info in archive:
        if not info.isfile() or _is_left_alone(info.name):
            continue
        reason = _against(info.name)
        yield _Member(_shown(info.name), None if reason else archive.extractfile(info), reason)


def _is_left_alone(name: str) -> bool:
    """What a walk would leave alone in a folder; the shadows that macOS packs too."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return (
        not parts or any(part.startswith((".", "_")) for part in parts[:-1]) or rule_against(parts[-1]) is not None
    )


def _against(name: str) -> str:
    """Why a name is not to be trusted, if it is not."""
    folded = name.replace("\\", "/")
    if folded.startswith("/") or folded[1:3] == ":/" or ".." in folded.split("/"):
        return "names a place outside the archive; not read"
    return ""


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "�" for char in name)


def _said(error: Exception) -> str:
    text = str(error).strip().partition("\n")[0].rstrip(".")[:100] or type(error).__name__
    return text[:1].lower() + text[1:]


def _document(names: list[str]) -> Reader | None:
    """The reader of documents that are zip archives inside."""
    return reader_of(names)


def reader_of(names: list[str]) -> Reader | None:
    """The reader of a document that holds members of these names; None for a mere archive."""
    known = set(names)
    if "word/document.xml" in known:
        from triage.readers.documents.docx import READER as DOCX

        return DOCX
    if "xl/workbook.xml" in known:
        from triage.readers.documents.workbooks import READER as XLSX

        return XLSX
    if "content.xml" in known and "mimetype" in known:
        from triage.readers.documents.odt import READER as ODT

        return ODT
    return None
