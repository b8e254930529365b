"""The library's functions, as design and README show them; the command line uses nothing else underneath."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from triage.article import Article
from triage.errors import Problem
from triage.matcher import Matcher
from triage.profiles.load import load_profile
from triage.profiles.model import Profile
from triage.report.report import Report

__all__ = ["Matcher", "load_profile", "read", "scan"]


def read(paths: Sequence[str | Path]) -> Iterator[Article | Problem]:
    """The articles of files and folders, lazily, problems among them where they arise."""
    from triage.readers import reading

    for one in reading.read([str(path) for path in paths]):
        if isinstance(one, Article | Problem):
            yield one


def scan(
    paths: Sequence[str | Path],
    *,
    profiles: Sequence[Profile],
    top: int | None = None,
    rejects: bool = False,
    matcher: Matcher | None = None,
) -> Report:
    """Read, match, score and rank; `rejects` keeps the articles that no profile reports.

    `matcher`: one that was compiled before, or that knows words, a language or names of its own.
    """
    from msgspec.structs import replace

    from triage import pipeline
    from triage.readers import reading
    from triage.report.report import Stats

    inputs = reading.read([str(path) for path in paths])
    arguments = {"paths": [str(path) for path in paths], "top": top}
    run = pipeline.run_of(profiles, arguments)
    choice = pipeline.Choice(top=top, rejects=rejects, detail="all" if rejects else "hits")
    stats = Stats()
    report = pipeline.report(run, inputs, matcher or Matcher(profiles), choice, stats)
    stats.files, stats.unread = inputs.files, inputs.unread
    return replace(report, hits=tuple(report.hits))
