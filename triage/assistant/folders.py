"""The folders that an assistant may read: those of the command line, and nothing that leads out of them."""

import os
from collections.abc import Sequence
from pathlib import Path

from triage.errors import UsageError
from triage.readers.walk import rule_against


class ServedFolders:
    """The folders as they were named, and where they lay when the server started."""

    def __init__(self, named: Sequence[str], base: Path) -> None:
        """UsageError for what is no folder. `base`: the folder that relative names are relative to."""
        self._base = base
        self._roots: dict[str, Path] = {}
        for name in named:
            if not (base / name).is_dir():
                raise UsageError(f"{name}: no such folder", "triage mcp inbox/")
            self._roots[name.rstrip("/") or "/"] = (base / name).resolve()

    @property
    def names(self) -> tuple[str, ...]:
        """The folders, as typed."""
        return tuple(self._roots)

    def paths(self, asked: Sequence[str]) -> tuple[str, ...]:
        """Files and folders to read, as a scan of the folders would name them; all folders where none is asked for.

        UsageError for what lies outside, by way of a link too, and for what a scan leaves alone.
        """
        return tuple(dict.fromkeys(map(self.path, asked))) if asked else self.names

    def member(self, asked: str) -> tuple[str, str]:
        """The file that the path of a record lies in, and what follows: `!` and the member of an archive, or nothing."""
        place = len(asked)
        while place > 0:
            try:
                return self.path(asked[:place]), asked[place:]
            except UsageError:
                # A name may hold `!` itself.
                place = asked.rfind("!", 0, place)
        return self.path(asked), ""

    def path(self, asked: str) -> str:
        """One file or folder, as a scan of the folders would name it."""
        try:
            real = (self._base / asked).resolve(strict=True)
            is_there = real.is_file() or real.is_dir()
        except (OSError, ValueError, RuntimeError):
            real, is_there = Path(), False
        for name, root in self._roots.items():
            if is_there and (real == root or root in real.parents):
                below = real.relative_to(root).parts
                if (
                    any(rule_against(part) for part in below)
                    or "profiles" in below[: None if real.is_dir() else -1]
                ):
                    break
                return os.path.join(name, *below)  # noqa: PTH118 - exactly as typed
        # One sentence for all of it: whether a file exists elsewhere is no business of the assistant either.
        raise UsageError("path is not in the folders that are served", f"served: {', '.join(self._roots)}")
