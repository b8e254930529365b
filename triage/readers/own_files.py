"""Files of triage itself that may lie in a folder of articles: the state of digests, its journals, the cache.

They are never opened as inputs, whatever they are called there. Closing a file drops every POSIX lock that the process
holds on it, and SQLite's locks are of that kind.
"""

import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path


class OwnFiles:
    """Places that a walk leaves alone, each a path that the names of our files in its folder begin with."""

    def __init__(self, places: Iterable[Path] = ()) -> None:
        self._places = tuple({(os.path.realpath(place.parent), place.name) for place in places})
        #: How their names begin.
        self.names = tuple(name for _, name in self._places)

    @cached_property
    def inodes(self) -> frozenset[int]:
        """The inodes of our files at the first question: they may have other names, too."""
        return frozenset(inode for inode, _ in self._identities)

    @cached_property
    def _identities(self) -> frozenset[tuple[int, int]]:
        return frozenset((file.st_ino, file.st_dev) for place in self._places for file in _files(*place))

    def has(self, path: str) -> bool:
        """Whether the file is one of ours."""
        folder, _, name = path.rpartition("/")
        if self.names and name.startswith(self.names):
            real = os.path.realpath(folder or ("/" if path[:1] == "/" else "."))
            if any(real == place and name.startswith(start) for place, start in self._places):
                return True
        if not self.inodes:
            return False
        try:
            facts = os.stat(path)  # noqa: PTH116
        except (OSError, ValueError):
            return False
        return (facts.st_ino, facts.st_dev) in self._identities


def _files(folder: str, start: str) -> list[os.stat_result]:
    try:
        with os.scandir(folder) as entries:
            return [entry.stat() for entry in entries if entry.name.startswith(start) and entry.is_file()]
    except OSError:
        return []
