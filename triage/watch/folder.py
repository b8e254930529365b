"""Folders → files that are whole: nobody is writing them any more, and they were not read as they are now.

A look goes through the folders as a scan does, without opening anything. What a writer has not renamed into place yet is
hidden, or bears the name of something partial.
"""

import os
import time
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from triage.errors import Problem
from triage.readers.own_files import OwnFiles
from triage.readers.walk import FoundFile, say, walk
from triage.state.watched import FileSignature

#: Seconds for which time and size of a file must be still.
STILL = 1.0
#: Seconds after which a file with an article under embargo is read again.
POSTPONED = 60.0
#: How names end under which programs write what is not whole yet.
PARTIAL = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".swp", ".!ut", "~")


class WholeFile(Struct, frozen=True):
    """A file to read, and how it was when it was found whole."""

    found: FoundFile
    #: Its absolute path, by which it is remembered.
    path: str
    signature: FileSignature


class Look(Struct, frozen=True):
    """What one look found."""

    whole: tuple[WholeFile, ...]
    #: Files that may still be written: another look is due soon.
    unsettled: int
    #: Folders and links that could not be looked at.
    problems: tuple[Problem, ...]


class WatchedFolders:
    """The files below some paths, from look to look."""

    def __init__(
        self,
        paths: tuple[str, ...],
        known: dict[str, FileSignature],
        *,
        include: tuple[str, ...] = (),
        exclude: tuple[str, ...] = (),
        own: OwnFiles | None = None,
    ) -> None:
        """`known`: files that were read, as they were then."""
        self._walk = partial(walk, paths, include=include, exclude=exclude, own=own)
        self._roots = tuple(os.path.abspath(path) for path in paths)  # noqa: PTH100
        self._known = known
        #: Files that are not whole yet: how they were last seen, and since when.
        self._moving: dict[str, tuple[FileSignature, float]] = {}
        #: Files that hold an article under embargo, or may not be read: until when they are left, and as they were.
        self._postponed: dict[str, tuple[float, FileSignature]] = {}
        #: Those of them that may not be read.
        self._locked: set[str] = set()

    def look(self) -> Look:
        """Go through the folders."""
        whole: list[WholeFile] = []
        problems: list[Problem] = []
        moving: dict[str, tuple[FileSignature, float]] = {}
        wall, now = time.time(), time.monotonic()
        for thing in self._walk():
            if isinstance(thing, Problem):
                problems.append(thing)
            if not isinstance(thing, FoundFile) or thing.path.endswith(PARTIAL):
                continue
            path = os.path.abspath(thing.path)  # noqa: PTH100
            signature = _signature(thing.path)
            if signature is None and thing.is_named:
                problems.append(Problem(path=thing.path, code="unreadable", message=_why(thing.path)))
            if signature is None or self._known.get(path) == signature:
                continue
            if path in self._postponed and self._postponed[path][1] == signature:
                # Its embargo is asked for again at a later look, or by the next watch; a file that nobody may read, once one may.
                is_locked = path in self._locked and not os.access(thing.path, os.R_OK)
                if wall < self._postponed[path][0] or is_locked:
                    continue
                del self._postponed[path]
                self._locked.discard(path)
            since = self._since(path, signature, now)
            is_old = 0 <= signature[0] / 1e9 <= wall - STILL
            if signature[1] and (is_old or now - since >= STILL):
                # Whoever reads it names it by the path as typed; in a folder nothing was named one by one.
                whole.append(WholeFile(FoundFile(thing.path), path, signature))
            else:
                moving[path] = signature, since
        self._moving = moving
        # What has no bytes yet waits for its writer, who will be heard of.
        return Look(tuple(whole), sum(1 for one, _ in moving.values() if one[1]), tuple(problems))

    def _since(self, path: str, signature: FileSignature, now: float) -> float:
        before = self._moving.get(path)
        return before[1] if before is not None and before[0] == signature else now

    def postpone(self, file: WholeFile, *, is_locked: bool = False) -> None:
        """Look at a file again after a while: it holds what may not be told yet, or may not be read."""
        self._postponed[file.path] = time.time() + POSTPONED, file.signature
        if is_locked:
            self._locked.add(file.path)

    def note(self, files: tuple[WholeFile, ...]) -> None:
        """Know files as read."""
        self._known.update((one.path, one.signature) for one in files)

    def gone(self) -> list[str]:
        """Files below the paths that were read once and are there no more; forgotten here too."""
        missing = [
            path
            for path in self._known
            if any(path == root or path.startswith(f"{root.rstrip('/')}/") for root in self._roots)
            and not os.path.lexists(path)
        ]
        for path in missing:
            del self._known[path]
        return missing


def _signature(path: str) -> FileSignature | None:
    try:
        facts = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return facts.st_mtime_ns, facts.st_size, facts.st_ino


def _why(path: str) -> str:
    """Why a file cannot be looked up."""
    try:
        os.stat(path)  # noqa: PTH116
    except OSError as error:
        return say(error)
    except ValueError:
        return "not a possible file name"
    return "cannot be read"


def in_parts(files: tuple[WholeFile, ...], size: int) -> Iterator[tuple[WholeFile, ...]]:
    """The files in their order, so many at a time."""
    for start in range(0, len(files), size):
        yield files[start : start + size]
