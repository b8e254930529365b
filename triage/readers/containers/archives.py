"""Archives of several files (zip, tar): each member read as a file of its own, its path being `inbox.zip!a/b.xml`.

Nothing is written anywhere. Members that a folder's walk would leave alone are left alone, the chat of WhatsApp's own
archive aside; those that point outside (absolute names, "..") and links are not read. How much may come out is counted in `unpacking`.
"""

import io
import re
import tarfile
import zipfile
from collections.abc import Iterator
from io import BufferedReader
from typing import BinaryIO

from triage.article import Article
from triage.errors import Problem
from triage.readers.containers.unpacking import TAR_ERRORS, ZIP_ERRORS, ArchiveMember, Unpacking, why
from triage.readers.contract import Bounds, Reader
from triage.readers.documents.office import is_zip
from triage.readers.exports import substack
from triage.readers.source import PIECE, AsFile, Source
from triage.readers.walk import rule_against

#: In place of the size of an archive of which nobody knows one.
_NO_END = 1 << 62
#: What a crawl is packed in (WACZ): its pages, and lists of them that are no pages.
_CRAWLED = re.compile(r"archive/[^/]+\.warc(?:\.gz)?\Z")
_ABOUT_CRAWL = re.compile(r"(?:pages|indexes|fuzzy|logs)/|datapackage(?:-digest)?\.json\Z")
#: What WhatsApp calls the chat in the archive that it exports; the only member with such a name that is read.
_CHAT = "_chat.txt"
#: Bytes of a member's header before its name.
_HEADER = 30


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
                document = reader_of(archive.namelist())
                if document is None or _overlap(archive):
                    yield from self._members(archive, name, len(data), bounds)
                else:
                    yield from document.read(data, name, bounds)
        except ZIP_ERRORS as error:
            yield self._damaged(name, error)

    def stream(self, file: BinaryIO, name: str, bounds: Bounds) -> Iterator[Article | Problem] | None:
        """The same of a file; None for a document, which has to be read whole, from where the file stood."""
        begun = file.tell()
        try:
            with zipfile.ZipFile(file) as archive:
                if reader_of(archive.namelist()) is not None:
                    file.seek(begun)
                    return None
        except ZIP_ERRORS as error:
            return iter((self._damaged(name, error),))
        return self._of_file(file, name, bounds)

    def _of_file(self, file: BinaryIO, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        try:
            with zipfile.ZipFile(file) as archive:
                yield from self._members(archive, name, file.seek(0, io.SEEK_END), bounds)
        except ZIP_ERRORS as error:
            yield self._damaged(name, error)

    @staticmethod
    def _members(archive: zipfile.ZipFile, name: str, size: int, bounds: Bounds) -> Iterator[Article | Problem]:
        if _overlap(archive):
            yield Problem(path=name, code="damaged", message="members overlap; not read")
        else:
            yield from Unpacking(name, size, bounds).read(_of_zip(archive))

    @staticmethod
    def _damaged(name: str, error: Exception) -> Problem:
        return Problem(path=name, code="damaged", message=f"not a whole zip archive ({why(error)})")


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
                yield from Unpacking(name, len(data), bounds).read(_of_tar(archive))
        except TAR_ERRORS as error:
            yield Problem(path=name, code="damaged", message=f"not a whole tar archive ({why(error)})")

    def stream(self, source: Source, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """The same of an archive of any size, member after member; it is no smaller than what comes out of it."""
        try:
            with tarfile.open(fileobj=BufferedReader(AsFile(source), PIECE), mode="r|") as archive:
                yield from Unpacking(name, _NO_END, bounds).read(_of_tar(archive))
        except TAR_ERRORS as error:
            yield Problem(path=name, code="damaged", message=f"not a whole tar archive ({why(error)})")


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


def _overlap(archive: zipfile.ZipFile) -> bool:
    """Whether members share bytes, as in archives that are made to unpack to more than is in them."""
    places = sorted(
        (info.header_offset, info.compress_size, len(info.orig_filename)) for info in archive.infolist()
    )
    ends = (start + _HEADER + name + size for start, size, name in places)
    return any(end > following[0] for end, following in zip(ends, places[1:], strict=False))


def _of_zip(archive: zipfile.ZipFile) -> Iterator[ArchiveMember]:
    is_crawl = any(_CRAWLED.match(name) for name in archive.namelist())
    # A table of posts before the posts.
    for info in sorted(archive.infolist(), key=lambda info: not info.filename.endswith(substack.TABLE)):
        if info.is_dir() or _is_left_alone(info.filename) or (is_crawl and _ABOUT_CRAWL.match(info.filename)):
            continue
        name = _shown(info.filename)
        reason = _against(info.filename) or ("is encrypted; not read" if info.flag_bits & 1 else "")
        if reason:
            yield ArchiveMember(name, reason=reason)
            continue
        try:
            with archive.open(info) as file:
                yield ArchiveMember(name, file)
        except ZIP_ERRORS as error:
            yield ArchiveMember(name, reason=f"cannot be unpacked ({why(error)})")


def _of_tar(archive: tarfile.TarFile) -> Iterator[ArchiveMember]:
    for info in archive:
        if not info.isfile() or _is_left_alone(info.name):
            continue
        reason = _against(info.name)
        yield ArchiveMember(_shown(info.name), None if reason else archive.extractfile(info), reason)


def _is_left_alone(name: str) -> bool:
    """What a walk would leave alone in a folder; the shadows that macOS packs too."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    if not parts or any(part.startswith((".", "_")) for part in parts[:-1]):
        return True
    return rule_against(parts[-1]) is not None and parts[-1] != _CHAT


def _against(name: str) -> str:
    """Why a name is not to be trusted, if it is not."""
    folded = name.replace("\\", "/")
    if folded.startswith("/") or folded[1:3] == ":/" or ".." in folded.split("/"):
        return "names a place outside the archive; not read"
    return ""


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "�" for char in name)


def reader_of(names: list[str]) -> Reader | None:
    """The reader of a document that holds members of these names; None for a mere archive."""
    known = set(names)
    if "word/document.xml" in known:
        from triage.readers.documents.docx import READER as DOCX

        return DOCX
    if "xl/workbook.xml" in known:
        from triage.readers.documents.workbooks import READER as XLSX

        return XLSX
    if "ppt/presentation.xml" in known:
        from triage.readers.documents.pptx import READER as PPTX

        return PPTX
    if "content.xml" in known and "mimetype" in known:
        from triage.readers.documents.odt import READER as ODT

        return ODT
    return None
