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


def read(paths: str | Path | Sequence[str | Path]) -> Iterator[Article | Problem]:
    """The articles of files and folders (or of one), lazily, problems among them where they arise."""
    from triage.readers import reading

    for one in reading.read(_texts(paths)):
        if isinstance(one, Article | Problem):
            yield one


def scan(
    paths: str | Path | Sequence[str | Path],
    *,
    profiles: Sequence[Profile],
    top: int | None = None,
    rejects: bool = False,
    matcher: Matcher | None = None,
) -> Report:
    """Read files and folders (or one), match, score and rank; `rejects` keeps the articles that no profile reports.

    `matcher`: one that was compiled before, or that knows words, a language or names of its own.
    """
    from msgspec.structs import replace

    from triage import pipeline
    from triage.readers import reading
    from triage.report.report import Stats

    named = _texts(paths)
    inputs = reading.read(named)
    arguments = {"paths": named, "top": top}
    run = pipeline.run_of(profiles, arguments)
    choice = pipeline.Choice(top=top, rejects=rejects, detail="all" if rejects else "hits")
    stats = Stats()
    report = pipeline.report(run, inputs, matcher or Matcher(profiles), choice, stats)
    stats.files, stats.unread = inputs.files, inputs.unread
    return replace(report, hits=tuple(report.hits))


def _texts(paths: str | Path | Sequence[str | Path]) -> list[str]:
    """Paths as texts. One alone is one path: a text is a sequence too, and its letters would be read as folders."""
    return [str(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]
