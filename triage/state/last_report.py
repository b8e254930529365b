"""The last report that was printed for people: so much of it that its numbers can be used as handles.

One small file, written whole or not at all. A run never fails because it could not be written: who has a read-only
home sees every report and cannot name its articles by number.
"""

import os
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from triage.article import Article
from triage.errors import UsageError
from triage.report.report import Hit

FILE = "last-report.json"
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


class Used(Struct, frozen=True, kw_only=True):
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
    profiles: tuple[Used, ...] = ()
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
        has = {0: "no hit", 1: "1 hit"}.get(len(self.hits), f"{len(self.hits)} hits")
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


def save(report: LastReport, folder: Path) -> bool:
    """Write it into the state folder; False where that cannot be done."""
    partial = folder / f".{FILE}.{os.getpid()}.partial"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial.write_bytes(_encoded(report))
        partial.replace(folder / FILE)
    except OSError:
        with suppress(OSError):
            partial.unlink()
        return False
    return True


def _encoded(report: LastReport) -> bytes:
    try:
        return msgspec.json.encode(report)
    except UnicodeEncodeError:
        # A path whose bytes are no UTF-8: the standard library writes its surrogates as escapes.
        import json

        return json.dumps(msgspec.to_builtins(report)).encode("ascii")


def load(folder: Path) -> LastReport | None:
    """The last report, None where there is none that can be read."""
    import json

    try:
        report = msgspec.convert(json.loads((folder / FILE).read_bytes()), LastReport)
    except (OSError, ValueError, msgspec.ValidationError):
        return None
    return report if report.schema == SCHEMA else None
