"""Where the input of a job lies: listing it at the driver, reading a shard of it at a worker.

Paths may be local or URLs of any file system that fsspec knows; formats are the affair of the readers, which are
given bytes and a name here as everywhere.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from datetime import datetime
from errno import EIO
from glob import has_magic
from pathlib import Path
from typing import Any, BinaryIO

from msgspec.structs import replace

from triage.article import Article, moment
from triage.cluster.file_systems import file_system, is_url
from triage.cluster.shards import File, InputListing, Shard
from triage.errors import Problem, UsageError
from triage.readers.contract import Bounds
from triage.readers.reading import Read, Reading
from triage.readers.source import Source
from triage.readers.walk import FoundFile, LeftAlone, WalkRules, rule_against, walk

#: Keys under which file systems say when a file was written.
WRITTEN = ("LastModified", "last_modified", "mtime", "updated", "modified", "created")

#: Bytes that one piece of a large file may take up.
LARGEST_PIECE = 1 << 30


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
    files: dict[str, File] = {}
    left_alone = 0
    problems: list[Problem] = []
    local = [path for path in paths if not is_url(path)]
    things: list[Iterator[File | LeftAlone | Problem]] = [_local(local, include, exclude)] if local else []
    things += [_remote(path, WalkRules(tuple(include), tuple(exclude))) for path in paths if is_url(path)]
    for one in (one for some in things for one in some):
        if isinstance(one, File):
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
) -> Iterator[File | LeftAlone | Problem]:
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
            yield File(thing.path, place, is_named=thing.is_named)  # whoever opens it says why it cannot be read
            continue
        arrived = facts.st_mtime if stat.S_ISREG(facts.st_mode) else None
        yield File(thing.path, place, facts.st_size, arrived, thing.is_named)


def _remote(url: str, choice: WalkRules) -> Iterator[File | LeftAlone | Problem]:
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


def _file(path: str, facts: dict[str, Any], *, is_named: bool = False) -> File:
    written = next((facts[key] for key in WRITTEN if facts.get(key)), None)
    if isinstance(written, datetime):
        written = written.timestamp()
    elif isinstance(written, str):
        written = moment(written)
    arrived = float(written) if isinstance(written, int | float) else None
    return File(path, path, int(facts.get("size") or 0), arrived, is_named)


class ShardReading(Reading):
    """The articles of a shard, read as a scan reads files, from wherever they lie."""

    def __init__(self, shard: Shard, bounds: Bounds) -> None:
        self._files = iter(shard.files)
        self._current = shard.files[0]
        #: Bytes read.
        self.bytes = 0
        if any(file.end for file in shard.files):
            # Pieces are as large as their last line or their largest row group makes them.
            bounds = replace(bounds, file_bytes=max(bounds.file_bytes, LARGEST_PIECE))
        super().__init__(
            (FoundFile(file.path, file.is_named, file.is_alone) for file in shard.files), None, bounds
        )

    def __iter__(self) -> Iterator[Read]:
        for one in super().__iter__():
            before = self._current.before
            if before and isinstance(one, Article) and one.path == self._current.path:
                yield replace(one, index=before + one.index)
            else:
                yield one

    def _take(self, path: str, *, is_met: bool = False) -> tuple[bytes | Source, float | None]:
        file = self._current = next(self._files)
        data: bytes | Source
        if file.end or is_url(file.place):
            data, arrived = self._fetched(file), file.arrived
        else:
            data, arrived = super()._take(file.place, is_met=is_met)
        self.bytes += file.size if isinstance(data, Source) else len(data)
        return data, arrived

    def _fetched(self, file: File) -> bytes | Source:
        """The bytes of a piece, or of a file that is not here; of a large one the beginning."""
        try:
            if file.end:
                from triage.cluster.sources_large import piece_of

                return piece_of(file)
            system, path = file_system(file.place)
            if file.size > self._head:
                stream: BinaryIO = system.open(path, "rb")
                return Source(stream.read(self._head + 1), stream.read, file=stream)
            data: bytes = system.cat_file(path)
        except OSError:
            raise
        except Exception as error:  # of Arrow's, or of a library of the file system's own
            raise OSError(EIO, said(error)) from error
        return data


def absolute(path: str) -> str:
    """The path as any machine that sees the same file system may open it."""
    return path if is_url(path) else str(Path(path).absolute())
