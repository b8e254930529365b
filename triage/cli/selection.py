"""Which files a command reads: PATHs, globs and columns as they were typed, less what triage itself keeps."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from triage.environment import Environment
from triage.errors import UsageError
from triage.readers.own_files import OwnFiles
from triage.readers.reading import Things, files_of
from triage.readers.walk import FoundFile, LeftAlone
from triage.state.place import LAST_REPORT, state_file, watch_file

if TYPE_CHECKING:
    from typing import Protocol

    class SelectionOptions(Protocol):
        """The options with which a command chooses its files, among its others."""

        @property
        def include(self) -> tuple[str, ...]:
            """`--include`."""

        @property
        def exclude(self) -> tuple[str, ...]:
            """`--exclude`."""

        @property
        def columns(self) -> tuple[str, ...]:
            """`--columns`."""


#: How the names of the cache's files begin, those of other versions too.
CACHE = "cache-"


class Selection(Struct, frozen=True, kw_only=True):
    """Which files a command reads."""

    #: PATHs of the command line.
    paths: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    #: Files named one by one, in place of `paths` or beside them.
    files: tuple[str, ...] = ()
    #: `--columns`, as typed.
    columns: tuple[str, ...] = ()
    #: `--output`, which is no input.
    output: str = ""

    @classmethod
    def of(cls, request: "SelectionOptions", paths: tuple[str, ...], files: tuple[str, ...] = ()) -> Self:
        """What a command line chooses among these PATHs."""
        return cls(
            paths=paths,
            include=request.include,
            exclude=request.exclude,
            files=files,
            columns=request.columns,
            output=getattr(request, "output", ""),
        )

    @property
    def is_whole(self) -> bool:
        """Whether nothing is chosen among the files of the folders that are named."""
        return not (self.include or self.exclude or self.files)

    def check(self) -> None:
        """UsageError where not one of the PATHs exists."""
        if self.paths and not self.files and not any(path == "-" or _exists(path) for path in self.paths):
            from triage.render.view.problems import quotes_hint

            hint = next(filter(None, map(quotes_hint, self.paths)), "")
            raise UsageError(f"{', '.join(self.paths)}: no such file or folder", hint)

    def things(self, own: OwnFiles, told: Callable[[str], None] = lambda _: None) -> Things:
        """The files, but for those of `own`, before they are opened; `told` gets a sentence about one that is not read.

        Raises UsageError, when it comes to it, for a file that is named to be read and to be written.
        """
        found = files_of(self.paths, include=self.include, exclude=self.exclude, files_from=self.files, own=own)
        return _unwritten(found, self.output, told) if os.path.isfile(self.output) else found  # noqa: PTH113 - never raises


def _unwritten(things: Things, output: str, told: Callable[[str], None]) -> Things:
    """Without the file that the run writes: what a run said yesterday is no news of today."""
    place = os.path.realpath(output)
    name = place.rpartition("/")[2]
    for thing in things:
        if (
            not isinstance(thing, FoundFile)
            or not thing.path.endswith(name)
            or os.path.realpath(thing.path) != place
        ):
            yield thing
        elif thing.is_named:
            raise UsageError(f"{thing.path} is to be read, and -o would write over it", "-o FILE, another one")
        else:
            told(f"triage: {thing.path} is written by this run, and not read")
            yield LeftAlone(thing.path, "rule")


def own_files(environment: Environment, state: Path | None = None) -> OwnFiles:
    """What triage itself keeps, wherever that is: no input, though it lie in a folder of articles."""
    places = [
        state,
        state_file(environment),
        watch_file(environment),
        environment.folder_of("state") / LAST_REPORT,
    ]
    cache = environment.folder_of("cache") / CACHE
    return OwnFiles(place for place in (*places, cache) if place is not None)


def columns_said(said: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """`--columns title=headline,body=text` as (field, column); raises UsageError for what is no field of an article."""
    if not said:
        return ()
    from triage.profiles.toml.hints import among
    from triage.readers.json.column_names import NAMES

    found: dict[str, str] = {}
    for part in (part for each in said for part in each.split(",") if part.strip()):
        field, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not field or not column:
            raise UsageError(
                f"--columns needs FIELD=COLUMN, got {part.strip()!r}", "--columns title=headline,body=text"
            )
        if field not in NAMES:
            raise UsageError(f"--columns: an article has no {field!r}", among(field, NAMES))
        if field in found:
            raise UsageError(f"--columns names two columns for {field}: {found[field]} and {column}", "name one")
        found[field] = column
    return tuple(found.items())


def _exists(path: str) -> bool:
    """Whether a path, a dangling link or a pattern leads anywhere."""
    try:
        os.lstat(path)
        return True
    except PermissionError:
        return True  # who reads it says so
    except (OSError, ValueError):
        pass
    from glob import glob, has_magic

    return has_magic(path) and bool(glob(path, recursive=True))  # noqa: PTH207
