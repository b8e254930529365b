"""Where the input of a job lies: listing it at the driver, reading a shard of it at a worker.

Paths may be local or URLs of any file system that fsspec knows; formats are the affair of the readers, which are
given bytes and a name here as everywhere.
"""

import os
import stat
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from errno import EACCES, EINVAL, EIO, EISDIR, ELOOP, ENAMETOOLONG, ENOTDIR, EPERM
from functools import partial
from glob import has_magic
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast

from msgspec.structs import replace

from triage.article import moment
from triage.cluster.file_systems import file_system, is_url
from triage.cluster.shards import CutFile, InputFile, InputListing, Shard
from triage.cluster.sources_large import piece_of, read_piece
from triage.errors import Problem, UsageError
from triage.readers.contract import Bounds
from triage.readers.reading import OpenedFile, Read, Reading
from triage.readers.source import Source
from triage.readers.walk import FoundFile, LeftAlone, WalkRules, rule_against, walk

#: Keys under which file systems say when a file was written.
WRITTEN = ("LastModified", "last_modified", "mtime", "updated", "modified", "created")

#: Seconds between two tries to read a file, and how long a shard waits for all of its files.
PAUSES, PATIENCE = (0.2, 1.0, 4.0), 30.0
#: What no second try mends.
LASTING = frozenset({EACCES, EINVAL, EISDIR, ELOOP, ENAMETOOLONG, ENOTDIR, EPERM})
NEWLINE = b"\n"
Return = TypeVar("Return")


def said(error: BaseException) -> str:
    """Why a file system refused, in a few words, whichever library it comes from."""
    kind = type(error).__name__
    if isinstance(error, FileNotFoundError) or "NotFound" in kind or "NoSuch" in kind:
        return "no such file or folder"
    if isinstance(error, PermissionError) or "Credential" in kind or "Forbidden" in kind:
        return "access denied"
    text = str(error).partition("\n")[0].strip() or kind
    if isinstance(error, OSError) and error.strerror:
        text = error.strerror
    return text[:1].lower() + text[1:200]


def listing(paths: Sequence[str], include: Sequence[str] = (), exclude: Sequence[str] = ()) -> InputListing:
    """Every file below the paths; UsageError where nothing is there or access is denied."""
    if "-" in paths:
        raise UsageError("a job on a cluster cannot read standard input", "name a file, a folder or a URL")
    files: dict[str, InputFile] = {}
    left_alone = 0
    problems: list[Problem] = []
    local = [path for path in paths if not is_url(path)]
    things: list[Iterator[InputFile | LeftAlone | Problem]] = [_local(local, include, exclude)] if local else []
    things += [_remote(path, WalkRules(tuple(include), tuple(exclude))) for path in paths if is_url(path)]
    for one in (one for some in things for one in some):
        if isinstance(one, InputFile):
            files.setdefault(one.path, one)
        elif isinstance(one, Problem):
            problems.append(one)
        else:
            left_alone += 1
    if not files and problems:
        raise UsageError(str(problems[0]))
    if len(paths) == len(files) == 1:
        files = {path: replace(file, is_alone=file.is_named) for path, file in files.items()}
    return InputListing(tuple(files[path] for path in sorted(files)), left_alone, tuple(problems))


def _local(
    paths: Sequence[str], include: Sequence[str], exclude: Sequence[str]
) -> Iterator[InputFile | LeftAlone | Problem]:
    here = os.getcwd()  # noqa: PTH109
    for thing in walk(paths, include=include, exclude=exclude):
        if not isinstance(thing, FoundFile):
            yield thing
            continue
        place = os.path.join(here, thing.path)  # noqa: PTH118
        try:
            facts = os.stat(place)  # noqa: PTH116
        except FileNotFoundError:
            yield Problem(path=thing.path, code="unreadable", message="no such file or folder")
            continue
        except (OSError, ValueError):
            yield InputFile(
                thing.path, place, is_named=thing.is_named
            )  # whoever opens it says why it cannot be read
            continue
        arrived = facts.st_mtime if stat.S_ISREG(facts.st_mode) else None
        yield InputFile(thing.path, place, facts.st_size, arrived, thing.is_named)


def _remote(url: str, choice: WalkRules) -> Iterator[InputFile | LeftAlone | Problem]:
    system, root = file_system(url)
    found = _entries(system, root, url)
    if not found:
        yield Problem(path=url, code="unreadable", message="no such file or folder")
    base = url.rstrip("/")
    for key in sorted(found):
        relative = key.removeprefix(root.rstrip("/"))
        if relative == key or not relative:
            # What a pattern found, or the very file that was named.
            path = system.unstrip_protocol(key) if relative else base
            yield _file(path, found[key], is_named=True)
            continue
        relative = relative.lstrip("/")
        reason = _against(relative, choice)
        path = f"{base}/{relative}"
        yield LeftAlone(path, reason) if reason else _file(path, found[key])


def _entries(system: Any, root: str, url: str) -> dict[str, dict[str, Any]]:
    """The files below a folder, those that fit a pattern, or the one file, and what is known of each."""
    try:
        if has_magic(root) and not system.exists(root):
            fitting: dict[str, dict[str, Any]] = system.glob(root, detail=True)
            return {key: facts for key, facts in fitting.items() if facts["type"] == "file"}
        found: dict[str, dict[str, Any]] = (
            {root: system.info(root)} if system.isfile(root) else system.find(root, detail=True)
        )
    except Exception as error:  # each file system raises errors of a library of its own
        reason = said(error)
        hint = "see whether the credentials are right" if reason == "access denied" else ""
        raise UsageError(f"{url}: {reason}", hint) from error
    return found


def _against(relative: str, choice: WalkRules) -> Any:
    """Why a file of a remote folder is left alone: the rules of the walk, for each folder on the way and for the file."""
    *folders, name = relative.split("/")
    for depth, folder in enumerate(folders, 1):
        if folder[:1] in ("", ".", "_"):
            return "hidden"
        if folder == "profiles":
            return "rule"
        if choice.is_excluded(folder, "/".join(folders[:depth])):
            return "excluded"
    if not name:
        return "empty"
    return rule_against(name) or ("" if choice.is_wanted(name, relative) else "excluded")


def _file(path: str, facts: dict[str, Any], *, is_named: bool = False) -> InputFile:
    written = next((facts[key] for key in WRITTEN if facts.get(key)), None)
    if isinstance(written, datetime):
        written = written.timestamp()
    elif isinstance(written, str):
        written = moment(written)
    arrived = float(written) if isinstance(written, int | float) else None
    return InputFile(path, path, int(facts.get("size") or 0), arrived, is_named)


class ShardReading(Reading):
    """The articles of a shard, read as a scan reads files, from wherever they lie; what fails for a moment is tried again."""

    def __init__(self, shard: Shard, bounds: Bounds, cut_files: dict[str, CutFile] | None = None) -> None:
        self._files = deque(shard.files)
        self._current = shard.files[0]
        #: Bytes read.
        self.bytes = 0
        #: Files that could not be read, whatever is in them, and how often a read was tried again.
        self.unread_for_now: list[str] = []
        self.retries = 0
        self._patience = PATIENCE
        #: What was counted of files that are read in pieces, by path.
        self.cut_files: dict[str, CutFile] = {} if cut_files is None else cut_files
        super().__init__(
            (FoundFile(file.path, file.is_named, file.is_alone) for file in shard.files),
            None,
            bounds,
            # Before it is opened a file is asked whether it is one in pieces.
            lambda things, take: (take(thing) for thing in things if isinstance(thing, FoundFile)),
        )

    def _file(self, taken: OpenedFile) -> Iterator[Read]:
        if not self._files or not self._files[0].end:
            return super()._file(taken)
        # A file in pieces is counted once, when they are put together.
        return self._piece(self._files[0])

    def _piece(self, file: InputFile) -> Iterator[Read]:
        try:
            data, _ = self._take(file.path)
            assert isinstance(data, bytes)
        except (OSError, ValueError) as error:
            yield Problem(path=file.path, code="unreadable", message=said(error))
            return
        yield from read_piece(file, data, self._bounds, self.cut_files)

    def _take(self, path: str, *, is_met: bool = False) -> tuple[bytes | Source, float | None]:
        if not self._files or self._files[0].path != path:
            return self._beside(path)
        file = self._current = self._files.popleft()
        taken = self._again_and_again(file, partial(self._opened_file, file, is_met=is_met))
        self.bytes += file.size if isinstance(taken[0], Source) else len(taken[0])
        return taken

    def _beside(self, path: str) -> tuple[bytes | Source, float | None]:
        """A file that is read to understand others, as the table of an export is."""
        before = self._current.place.removesuffix(self._current.path)
        if is_url(self._current.place):
            system, name = file_system(path)
            return system.cat_file(name), None
        return super()._take(before + path, is_met=True)

    def _opened_file(self, file: InputFile, *, is_met: bool) -> tuple[bytes | Source, float | None]:
        data: bytes | Source
        if file.end or is_url(file.place):
            data, arrived = self._fetched(file), file.arrived
        else:
            data, arrived = super()._take(file.place, is_met=is_met)
            if not isinstance(data, bytes) and (size := os.stat(file.place).st_size) < file.size:  # noqa: PTH116
                data.close()
                raise OSError(EIO, _shortened(b"", file, size))
        if isinstance(data, bytes) and len(data) < file.size and not _is_unpacked(file):
            raise OSError(EIO, _shortened(data, file))
        return data, arrived

    def _again_and_again(self, file: InputFile, read: Callable[[], Return]) -> Return:
        """What reading gives, tried again after a pause where that may help; a file that cannot be read is noted."""
        for pause in (*PAUSES, None):
            try:
                return read()
            except (OSError, ValueError) as error:
                if pause is None or not _may_pass(error) or self._patience < pause:
                    self.unread_for_now.append(file.path)
                    raise
            self._patience -= pause
            self.retries += 1
            time.sleep(pause)
        raise AssertionError

    def _fetched(self, file: InputFile) -> bytes | Source:
        """The bytes of a piece, or of a file that is not here; of a large one the beginning."""
        try:
            if file.end:
                return piece_of(file)
            system, path = file_system(file.place)
            if file.size > self._head:
                stream = RemoteFile(partial(system.open, path, "rb"), self, file)
                return Source(stream.read(self._head + 1), stream.read, file=cast("BinaryIO", stream))
            data: bytes = system.cat_file(path)
        except OSError:
            raise
        except Exception as error:  # of Arrow's, or of a library of the file system's own
            raise OSError(EIO, said(error)) from error
        return data


class RemoteFile:
    """A file elsewhere, opened again at the same place when its connection breaks; all but reading is that of its library."""

    def __init__(self, open_: Callable[[], Any], reading: ShardReading, file: InputFile) -> None:
        self._open, self._reading, self._file = open_, reading, file
        self._stream = open_()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data: bytes = self._reading._again_and_again(self._file, partial(self._piece, size))
        return data

    def _piece(self, size: int) -> bytes:
        place = self._stream.tell()
        try:
            data: bytes = self._stream.read(size)
        except Exception as error:  # of a library of the file system's own
            self._stream = self._open()
            self._stream.seek(place)
            raise error if isinstance(error, OSError) else OSError(EIO, said(error)) from error
        if not data and place < self._file.size:
            raise OSError(EIO, _shortened(b"", self._file, place))
        return data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _may_pass(error: Exception) -> bool:
    """Whether trying again a moment later may help: not where access is denied or no such name is possible."""
    return isinstance(error, OSError) and error.errno not in LASTING and said(error) != "access denied"


def _is_unpacked(file: InputFile) -> bool:
    """Whether its size is that of row groups before compression."""
    return file.layout is not None and not file.layout.columns and file.layout.module.endswith(".parquet")


def _shortened(data: bytes, file: InputFile, place: int = 0) -> str:
    line = f", in line {file.before + data.count(NEWLINE) + 1:,}" if data and b"\0" not in data else ""
    return f"shorter than when the job began: {place + len(data):,} of {file.size:,} bytes{line}"


def absolute(path: str) -> str:
    """The path as any machine that sees the same file system may open it."""
    return path if is_url(path) else str(Path(path).absolute())
