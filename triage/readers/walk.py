"""Paths as typed → the files to read, in code-point order, without opening any.

The rules of what a folder holds besides articles live here; whether a file is an article its reader decides.
"""

import os
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from glob import glob, has_magic
from typing import Literal

from msgspec import Struct

from triage.errors import Problem
from triage.readers.own_files import OwnFiles

Reason = Literal["rule", "hidden", "link", "device", "excluded", "empty", "unsupported"]


class FoundFile(Struct, frozen=True, gc=False):
    """A file to read."""

    path: str
    #: Named on the command line, so that it is a problem if there is nothing to read in it.
    is_named: bool = False
    #: A stream, or the only thing that was named: records of ours in it may say where they were read before.
    is_alone: bool = False


class LeftAlone(Struct, frozen=True, gc=False):
    """Something in a folder that was not looked at, and why."""

    path: str
    reason: Reason
    #: What its reader says of it, where it was looked into.
    why: str = ""


class WalkRules(Struct, frozen=True):
    """Which files of a folder are wanted: patterns over the name, or over the relative path if they hold a slash."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    own: OwnFiles = OwnFiles()

    def is_wanted(self, name: str, relative: str) -> bool:
        """Whether a file passes both lists; an empty `include` passes all."""
        return (not self.include or _fits(self.include, name, relative)) and not self.is_excluded(name, relative)

    def is_excluded(self, name: str, relative: str) -> bool:
        """Whether a file or folder is excluded."""
        return bool(self.exclude) and _fits(self.exclude, name, relative)


def walk(
    paths: Sequence[str],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    is_literal: bool = False,
    own: OwnFiles | None = None,
) -> Iterator[FoundFile | LeftAlone | Problem]:
    """All files below `paths`, each once, in code-point order of the path as typed plus the relative path.

    `-` is found like a file. Patterns that the shell left are expanded, unless `is_literal` or a file has that name.
    `include` goes for files met in folders, `exclude` and `own` for named files too.
    """
    choice = WalkRules(tuple(include), tuple(exclude), own or OwnFiles())
    roots = _roots(paths, is_literal)
    if len(roots) == 1:
        yield from _below(roots[0], choice, is_alone=not is_literal)
        return
    seen: set[str] = set()
    named = {root for root in roots if not os.path.isdir(root)}  # noqa: PTH112
    for root in sorted(roots, key=_sort_key):
        for thing in _below(root, choice):
            if thing.path not in seen:
                seen.add(thing.path)
                # A file that is named is read, though the rules for its folder leave it alone.
                yield from _below(thing.path, choice) if thing.path in named else (thing,)


def _roots(paths: Sequence[str], is_literal: bool) -> list[str]:
    roots: dict[str, None] = {}
    for path in paths:
        if not is_literal and path != "-" and has_magic(path) and not os.path.lexists(path):
            roots.update(dict.fromkeys(sorted(glob(path, recursive=True)) or [path]))  # noqa: PTH207
        else:
            roots[path] = None
    return list(roots)


def _sort_key(root: str) -> str:
    return root if root == "-" or not os.path.isdir(root) else _prefix(root)  # noqa: PTH112


def _prefix(root: str) -> str:
    """What stands before the relative path: exactly as typed, with one slash."""
    return (root.rstrip("/") or "") + "/"


def _below(root: str, choice: WalkRules, *, is_alone: bool = False) -> Iterator[FoundFile | LeftAlone | Problem]:
    if root == "-":
        yield FoundFile(root, is_named=True, is_alone=True)
    elif os.path.isdir(root):  # noqa: PTH112
        yield from _Folder(root, choice)
    elif choice.is_excluded(os.path.basename(root), root):  # noqa: PTH119
        yield LeftAlone(root, "excluded")
    elif choice.own.has(root):
        yield LeftAlone(root, "rule")
    else:
        # Whether it exists and may be read shows when it is opened; looking first would only be a race.
        yield FoundFile(root, is_named=True, is_alone=is_alone)


class _Folder:
    """One folder of the command line; an explicit stack, since names may be nested deeper than Python recurses."""

    def __init__(self, root: str, choice: WalkRules) -> None:
        self.root = root
        self.prefix = _prefix(root)
        self.choice = choice
        self._own = choice.own
        self._real = ""

    def __iter__(self) -> Iterator[FoundFile | LeftAlone | Problem]:
        stack: list[list[os.DirEntry[str]]] = []
        problem = self._open(self.prefix, stack)
        if problem:
            yield problem
        while stack:
            entries = stack[-1]
            if not entries:
                stack.pop()
                continue
            entry = entries.pop()
            thing = self._look(entry)
            if thing is None:
                problem = self._open(entry.path, stack)
                if problem:
                    yield problem
            else:
                yield thing

    def _open(self, path: str, stack: list[list[os.DirEntry[str]]]) -> Problem | None:
        """Put a folder's entries on the stack, last first."""
        try:
            with os.scandir(path) as found:
                entries = sorted(found, key=_entry_key, reverse=True)
        except OSError as error:
            return Problem(path=path.rstrip("/") or "/", code="unreadable", message=say(error))
        stack.append(entries)
        return None

    def _look(self, entry: os.DirEntry[str]) -> FoundFile | LeftAlone | Problem | None:
        """What an entry is; None for a folder to go into."""
        name, path = entry.name, entry.path
        reason = rule_against(name)
        if reason:
            return LeftAlone(path, reason)
        if entry.is_file(follow_symlinks=False):
            own = self._own
            if (name.startswith(own.names) or entry.inode() in own.inodes) and own.has(path):
                return LeftAlone(path, "rule")
            if (self.choice.include or self.choice.exclude) and not self.choice.is_wanted(
                name, self._relative(path)
            ):
                return LeftAlone(path, "excluded")
            return FoundFile(path)
        if entry.is_dir(follow_symlinks=False):
            if name == "profiles":
                return LeftAlone(path, "rule")
            return LeftAlone(path, "excluded") if self.choice.is_excluded(name, self._relative(path)) else None
        if entry.is_symlink():
            return self._link(entry)
        return LeftAlone(path, "device")

    def _link(self, entry: os.DirEntry[str]) -> FoundFile | LeftAlone | Problem:
        """A link is followed to a file of the same folder; a linked folder is read at its own place, if at all."""
        path = entry.path
        try:
            is_file = entry.is_file()
            if not is_file and not entry.is_dir():
                os.stat(path)  # noqa: PTH116 - says what is wrong
                return LeftAlone(path, "device")
        except OSError as error:
            return Problem(path=path, code="unreadable", message=_say_link(error))
        self._real = self._real or os.path.realpath(self.root)
        target = os.path.realpath(path)
        if not is_file or not target.startswith(self._real.rstrip("/") + "/"):
            return LeftAlone(path, "link")
        if self.choice.own.has(path):
            return LeftAlone(path, "rule")
        return (
            FoundFile(path)
            if self.choice.is_wanted(entry.name, self._relative(path))
            else LeftAlone(path, "excluded")
        )

    def _relative(self, path: str) -> str:
        return path[len(self.prefix) :]


def rule_against(name: str) -> Reason | None:
    """Why a name met in a folder is left alone, if it is.

    >>> rule_against("_labels.jsonl"), rule_against("README.md"), rule_against("readme first.txt")
    ('hidden', 'rule', None)
    """
    if name[0] in "._":
        return "hidden"
    if name.startswith(("README", "LICENSE")) or name.endswith(".toml"):
        return "rule"
    return None


def say(error: OSError) -> str:
    """An error of the system as one clause.

    >>> say(FileNotFoundError(2, "No such file or directory"))
    'no such file or folder'
    """
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    text = error.strerror or "cannot be read"
    return text[:1].lower() + text[1:]


def _say_link(error: OSError) -> str:
    return "a link to nothing" if isinstance(error, FileNotFoundError) else say(error)


def _entry_key(entry: os.DirEntry[str]) -> str:
    # A folder sorts as its files will: "a/b" after "a.txt" and before "ab".
    return entry.name + "/" if entry.is_dir(follow_symlinks=False) else entry.name


def _fits(patterns: tuple[str, ...], name: str, relative: str) -> bool:
    return any(
        fnmatchcase(relative, _rooted(pattern)) if "/" in pattern else fnmatchcase(name, pattern)
        for pattern in patterns
    )


def _rooted(pattern: str) -> str:
    # "**/" may also stand for no folder at all; fnmatch has no notion of it, and its "*" crosses slashes anyway.
    return re.sub(r"\*\*/", "*", pattern.removeprefix("./").rstrip("/"))
