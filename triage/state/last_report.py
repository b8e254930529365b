"""The last report that was printed for people in a folder and a terminal: so much of it that its numbers are handles.

A number means what was printed here; a schedule, or another folder, does not change it. One small file for each, written whole or not at all. A run never fails because it could not be written: who has a read-only
home sees every report and cannot name its articles by number.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from triage.article import Article
from triage.environment import Environment
from triage.errors import UsageError
from triage.hashing import blake2b
from triage.profiles.model import Profile
from triage.report.report import Hit
from triage.state.place import LAST_REPORT

#: Folders and terminals that are remembered.
KEPT = 40
#: Raised when older files cannot be read any more.
SCHEMA = 1


class ListedHit(Struct, frozen=True, kw_only=True):
    """One numbered article of the report: where it was read, and the profiles that it is a hit of."""

    path: str
    index: int = 0
    id: str = ""
    profiles: tuple[str, ...] = ()
    #: The share of its stratum that was drawn, where the report is a random sample.
    sampled: float | None = None


class UsedProfile(Struct, frozen=True, kw_only=True):
    """A profile of the run; `path` is absolute."""

    id: str
    path: str
    sha256: str = ""


class LastReport(Struct, frozen=True, kw_only=True):
    """What it takes to read an article of the report again and to score it as then."""

    schema: int = SCHEMA
    #: The folder that the paths are relative to.
    folder: str
    #: The PATHs of the command line, and its globs.
    paths: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    #: Which column of a table is which field, as it was typed.
    columns: tuple[str, ...] = ()
    #: Whether the paths are all that was read, and all of it was looked at: no list of files, no dates.
    is_whole: bool = True
    profiles: tuple[UsedProfile, ...] = ()
    #: The texts of `-t`.
    terms: tuple[str, ...] = ()
    #: That of the command line, for all profiles; None where it gave none.
    threshold: float | str | None = None
    hits: tuple[ListedHit, ...] = ()
    #: What stands below the main article of a story, by its number: "2.1".
    folded: dict[str, ListedHit] = {}

    def hit(self, number: int) -> ListedHit:
        """The article of that number, from 1; raises UsageError where there is none."""
        if 1 <= number <= len(self.hits):
            return self.hits[number - 1]
        # With copies below them they are fewer than the hits that the report counted.
        one, many = ("story", "stories") if self.folded else ("hit", "hits")
        has = {0: f"no {one}", 1: f"1 {one}"}.get(len(self.hits), f"{len(self.hits)} {many}")
        raise UsageError(f"the last report has {has}; there is no {number}", "a path or an id works too")

    def place(self, path: str, here: Path) -> str:
        """A path of the report as it is reached from the folder `here`."""
        return path if str(here.resolve()) == self.folder else os.path.join(self.folder, path)  # noqa: PTH118

    def covers(self, path: Path) -> bool:
        """Whether a file lies under a PATH of the report."""
        file = path.resolve()
        roots = [Path(self.folder, root).resolve() for root in self.paths if root not in ("", "-")]
        return any(file == root or root in file.parents for root in roots)


def listed(hit: Hit) -> ListedHit:
    """A hit as it is remembered."""
    article: Article = hit.article
    profiles = tuple(score.profile for score in hit.scores if score.hit)
    return ListedHit(path=article.path, index=article.index, id=article.identity, profiles=profiles)


def used(profiles: Iterable[Profile], folder: Path) -> tuple[UsedProfile, ...]:
    """The profiles that have files, which are reached from `folder`."""
    return tuple(
        UsedProfile(id=each.id, path=str((folder / each.path).resolve()), sha256=each.sha256)
        for each in profiles
        if each.path
    )


def save(report: LastReport, environment: Environment) -> bool:
    """Write it into the state folder for this folder and terminal; False where that cannot be done."""
    from triage.whole_file import appearing

    folder = environment.folder_of("state")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with appearing(folder / _name(report.folder)) as partial:
            partial.write_bytes(_encoded(report))
        _forget(folder)
    except OSError:
        return False
    return True


def _name(folder: str) -> str:
    """The file of a folder and of this terminal: its session has one number, from the login to its end."""
    session = os.getsid(0) if hasattr(os, "getsid") else 0
    digest = blake2b(f"{session} {folder}".encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return f"{LAST_REPORT}-{digest}.json"


def _forget(folder: Path) -> None:
    """Drop what was printed long ago."""
    files = sorted(folder.glob(f"{LAST_REPORT}-*.json"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in files[KEPT:]:
        file.unlink(missing_ok=True)


def _encoded(report: LastReport) -> bytes:
    try:
        return msgspec.json.encode(report)
    except UnicodeEncodeError:
        # A path whose bytes are no UTF-8: the standard library writes its surrogates as escapes.
        import json

        return json.dumps(msgspec.to_builtins(report)).encode("ascii")


def load(environment: Environment) -> LastReport | None:
    """The last report of this folder and terminal, None where there is none that can be read."""
    try:
        here = str(environment.folder.resolve())
    except OSError:
        return None
    return _read(environment.folder_of("state") / _name(here))


def elsewhere(environment: Environment) -> LastReport | None:
    """The last report of any other folder or terminal."""
    files = environment.folder_of("state").glob(f"{LAST_REPORT}-*.json")
    try:
        latest = max(files, key=lambda file: file.stat().st_mtime_ns, default=None)
    except OSError:
        return None
    return None if latest is None else _read(latest)


def _read(file: Path) -> LastReport | None:
    import json

    try:
        report = msgspec.convert(json.loads(file.read_bytes()), LastReport)
    except (OSError, ValueError, msgspec.ValidationError):
        return None
    return report if report.schema == SCHEMA else None
