"""WHICH → an article: a number of the last report, a path, `path#index`, or an id."""

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from triage.article import Article
from triage.cli.exits import INPUT, say
from triage.cli.output import is_remembered
from triage.cli.selection import Selection
from triage.cli.session import Session, at_threshold
from triage.environment import Environment
from triage.errors import Problem, ProfileError, TriageError, UsageError
from triage.profiles.load import load_profiles, profile_of_terms
from triage.profiles.model import Profile
from triage.state.last_report import LastReport, ListedHit, elsewhere, load

if TYPE_CHECKING:
    from triage.digest.model import Use


class UnreadError(TriageError):
    """The file of the article could not be read."""

    status = INPUT


class Chosen(Struct, frozen=True, kw_only=True):
    """The article that was meant; `report` is the last one, where the article was among what it read."""

    article: Article
    number: int | None = None
    report: LastReport | None = None
    #: The folder of the file and those above it, as typed: profiles may lie beside articles.
    folders: tuple[str, ...] = ()
    #: Of an article that a digest asked about: the profile, and the share of near misses that was drawn.
    profile: str = ""
    profile_file: str = ""
    sampled: float | None = None


def choose(which: str, session: Session, state: str = "") -> Chosen:
    """The article; raises UsageError that says what is missing. `state` is `--state`, for articles of digests."""
    environment = session.environment
    report = load(environment)
    if which.isascii() and which.isdigit():
        return _by_number(int(which), report, session)
    if report is not None and which in report.folded and _file_of(which) is None:
        return _again(report.folded[which], report, session, None)
    parted = _parted(which)
    if parted is not None:
        return _by_path(*parted, which, report, session)
    of_digest = _by_digest(which, environment, state)
    if of_digest is not None:
        return of_digest
    if report is not None:
        found = _by_id(which, report, session)
        if found is not None:
            return found
    looks_like_a_path = os.sep in which or "." in which
    if looks_like_a_path:
        raise UsageError(f"{which}: no such file", "a number of the last report or an id works too")
    raise UsageError(
        f"{which!r} is neither a file nor an id in the last report"
        if report is not None
        else f"{which!r} is not a file, and there is no report yet in which to look up an id",
        "triage scan FOLDER first, or name a path",
    )


def _by_number(number: int, report: LastReport | None, session: Session) -> Chosen:
    if report is None:
        raise _without_report(session.environment)
    return _again(report.hit(number), report, session, number)


def _without_report(environment: Environment) -> UsageError:
    """Why there are no numbers here, and where there are some."""
    other = elsewhere(environment)
    if other is None:
        # A scan that nobody sees gives no numbers: who just ran one in a script would look for the fault elsewhere.
        is_script = not is_remembered(environment, asked=False)
        scan = "triage scan FOLDER --remember" if is_script else "triage scan FOLDER"
        return UsageError("no report yet, so there are no numbers", f"{scan} first, or name a path")
    is_here = other.folder == str(environment.folder.resolve())
    where = "in another terminal" if is_here else f"in {other.folder}"
    return UsageError(
        f"the numbers of the last report were printed {where}, and mean nothing here",
        "triage scan FOLDER first, or name a path"
        if is_here
        else f"cd {shlex.quote(other.folder)}, or scan here first",
    )


def _again(hit: ListedHit, report: LastReport, session: Session, number: int | None) -> Chosen:
    """The article of a report, read again from where it was."""
    if hit.path == "-" or hit.path.startswith("-!"):
        raise UsageError(
            "the article came from standard input and cannot be read again", "scan a file or folder instead"
        )
    path = report.place(hit.path, session.environment.folder)
    outer = _file_of(path)
    if outer is None:
        raise UsageError(f"{path}: no longer there since the last report", "triage scan again")
    for article in _articles(outer, session, report.columns):
        if (article.path, article.index) == (path, hit.index):
            if hit.id and article.identity != hit.id:
                say(session.environment, f"triage: {_place(path, hit.index)} has changed since the last report")
            return Chosen(article=article, number=number, report=report, folders=_folders(outer))
    raise UsageError(f"{_place(path, hit.index)}: no longer in the file", "triage scan again")


def _by_path(
    path: str,
    index: int | None,
    which: str,
    report: LastReport | None,
    session: Session,
) -> Chosen:
    outer = _file_of(path)
    assert outer is not None
    if Path(outer).is_dir():
        raise UsageError(f"{outer} is a folder", f"triage scan {outer}, or name one of its files")
    covering = report if report is not None and report.covers(session.environment.folder / outer) else None
    count = 0
    columns = covering.columns if covering is not None else ()
    for article in _articles(outer, session, columns):
        if path not in {article.path, outer}:
            continue
        if count == (index or 0):
            number = _number_of(article, covering, session.environment)
            return Chosen(article=article, number=number, report=covering, folders=_folders(outer))
        count += 1
    if count:
        raise UsageError(f"{which}: the file has {_many(count)}; they are counted from 0")
    raise UsageError(f"{which}: there is no article in it", f"triage read {outer}")


def _by_digest(which: str, environment: Environment, state: str) -> Chosen | None:
    """`japan-1114-s`, the spot check of a delivered digest, or `japan-1114#2`, a story of it."""
    if "-" not in which:
        return None
    found = of_digest(which, environment, state)
    if found is None:
        return None
    article, use, sampled = found
    return Chosen(article=article, profile=use.id, profile_file=use.path, sampled=sampled)


def _number_of(article: Article, report: LastReport | None, environment: Environment) -> int | None:
    if report is None:
        return None
    for number, hit in enumerate(report.hits, 1):
        if (report.place(hit.path, environment.folder), hit.index) == (article.path, article.index):
            return number
    return None


def _by_id(which: str, report: LastReport, session: Session) -> Chosen | None:
    """Among the hits of the last report, else among all that it read."""
    for number, hit in enumerate(report.hits, 1):
        if hit.id == which:
            return _again(hit, report, session, number)
    paths = tuple(report.place(path, session.environment.folder) for path in report.paths if path != "-")
    if not any(os.path.lexists(path) for path in paths):
        return None
    for article in session.read(Selection(paths=paths, columns=report.columns)):
        if isinstance(article, Article) and article.identity == which:
            return Chosen(article=article, report=report)
    return None


def _articles(path: str, session: Session, columns: tuple[str, ...]) -> Iterator[Article]:
    """The articles of one file; raises UnreadError for a problem before the one that was meant."""
    # Literally: read alone, records of ours would be taken for those of other files.
    for one in session.read(Selection(files=(path,), columns=columns)):
        if isinstance(one, Problem):
            raise UnreadError(str(one))
        yield one


def _parted(which: str) -> tuple[str, int | None] | None:
    """Path and index where WHICH names a file that is there; a name may hold `#` itself."""
    if _file_of(which) is not None:
        return which, None
    path, mark, index = which.rpartition("#")
    if mark and index.isascii() and index.isdigit() and _file_of(path) is not None:
        return path, int(index)
    return None


def _file_of(path: str) -> str | None:
    """The file on disk of a path, which may go on inside it after `!`."""
    if not path or os.path.lexists(path):
        return path or None
    outer = path
    while "!" in outer:
        outer = outer.rpartition("!")[0]
        if os.path.lexists(outer):
            return outer
    return None


def _folders(path: str) -> tuple[str, ...]:
    return tuple(str(parent) for parent in Path(path).parents)


def _place(path: str, index: int) -> str:
    return f"{path}#{index}" if index else path


def _many(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"


def used_profiles(report: LastReport) -> tuple[Profile, ...]:
    """The profiles of the last report as they are now; UsageError where one is gone."""
    try:
        profiles = load_profiles([used.path for used in report.profiles])
    except ProfileError as error:
        gone = [used.path for used in report.profiles if _is_gone(used.path)]
        if not gone:
            raise
        raise UsageError(f"{gone[0]}: the profile of the last report is gone", "name another with -p") from error
    if report.terms:
        profiles = (*profiles, profile_of_terms(report.terms))
    if report.threshold is None:
        return profiles
    return at_threshold(profiles, report.threshold)


def _is_gone(path: str) -> bool:
    return not Path(path).exists()


HANDLE = re.compile(r"(?P<digest>.+-\d{4}(?:\d\d)?(?:-\d+)?)(?:-(?P<spot>s)|#(?P<number>\d+))")


def of_digest(which: str, environment: Environment, state: str = "") -> "tuple[Article, Use, float | None] | None":
    """Article, profile and drawn share of `japan-1114-s` or `japan-1114#2`; None for what is no such thing."""
    found = HANDLE.fullmatch(which)
    if found is None:
        return None
    from contextlib import closing

    from triage.digest.looking_back import delivered_digest, story_article
    from triage.state.opening import open_to_read
    from triage.state.place import state_file
    from triage.state.store import StateStore

    try:
        with closing(StateStore(open_to_read(state_file(environment, state)))) as store:
            digest = delivered_digest(store, found["digest"])
    except UsageError:
        return None
    if found["number"]:
        return story_article(digest, int(found["number"])), digest.profile, None
    check = digest.spot_check
    return None if check is None else (check.reject.article, digest.profile, check.share)
