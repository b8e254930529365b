"""The library's functions, as design and README show them; the command line uses nothing else underneath."""

import os
from collections.abc import Generator, Iterable
from contextlib import closing
from operator import index
from pathlib import Path
from typing import SupportsIndex

from triage.article import Article
from triage.errors import Problem
from triage.matcher import Matcher
from triage.misuse import check, check_several, profiles_of
from triage.profiles.load import load_profile
from triage.profiles.model import Profile
from triage.report.report import Report

__all__ = ["Matcher", "load_profile", "read", "scan"]


def read(paths: str | Path | Iterable[str | Path]) -> Generator[Article | Problem, None, None]:
    """The articles of files and folders (or of one), lazily, problems among them where they arise.

    A path that does not exist is a problem too. Whoever does not go on to the end may `close` it, which closes the
    file at hand. Raises TypeError at once for what is no path.
    """
    return _read(_texts(paths))


def _read(paths: list[str]) -> Generator[Article | Problem, None, None]:
    from triage.readers import reading

    with closing(reading.read(paths)) as inputs:
        for one in inputs:
            if isinstance(one, Article | Problem):
                yield one


def scan(
    paths: str | Path | Iterable[str | Path],
    *,
    profiles: Profile | Iterable[Profile],
    top: int | None = None,
    rejects: bool = False,
    matcher: Matcher | None = None,
) -> Report:
    """Read files and folders (or one), match, score and rank; `rejects` keeps the articles that no profile reports.

    `matcher`: one that was compiled of these profiles before, or that knows words, a language or names of its own.
    A path that does not exist is among the problems of the report, as is each file that cannot be read.

    Raises TypeError for an argument of another type; ValueError for no profile, two of one id, a `top` below 1, and a
    matcher of other profiles.
    """
    from msgspec.structs import replace

    from triage import pipeline
    from triage.readers import reading
    from triage.report.report import Stats

    named, wanted = _texts(paths), profiles_of(profiles)
    matcher = _matcher_of(wanted, matcher)
    if top is not None:
        check("top", top, SupportsIndex, "a number of hits, or None for all")
        top = index(top)
        if top < 1:
            raise ValueError(f"top must be 1 or more, or None for all hits, got {top}")
    run = pipeline.run_of(wanted, {"paths": named, "top": top})
    choice = pipeline.Choice(top=top, rejects=rejects, detail="all" if rejects else "hits")
    stats = Stats()
    with closing(reading.read(named)) as inputs:
        report = pipeline.report(run, inputs, matcher, choice, stats)
    stats.files, stats.unread = inputs.files, inputs.unread
    return replace(report, hits=tuple(report.hits))


def _matcher_of(profiles: tuple[Profile, ...], matcher: Matcher | None) -> Matcher:
    if not profiles:
        raise ValueError("profiles is empty: there is nothing to look for")
    if matcher is None:
        return Matcher(profiles)
    check("matcher", matcher, Matcher, "a Matcher or None")
    if matcher.profiles != profiles and _anywhere(matcher.profiles) != _anywhere(profiles):
        raise ValueError("matcher was made of other profiles: its results would stand under the names of these")
    return matcher


def _anywhere(profiles: tuple[Profile, ...]) -> list[Profile]:
    """The profiles wherever their files were when they were loaded."""
    from msgspec.structs import replace

    return [replace(each, path="") for each in profiles]


def _texts(paths: object) -> list[str]:
    """Paths as texts. One alone is one path: a text is a sequence too, and its letters would be read as folders."""
    if isinstance(paths, str | os.PathLike):
        paths = [paths]
    check_several("paths", paths, "paths (str or Path), or one of them")
    assert isinstance(paths, Iterable)
    texts = []
    for path in paths:
        text = os.fspath(path) if isinstance(path, str | os.PathLike) else path
        check("each of paths", text, str, "a str or Path")
        texts.append(text)
    return texts
