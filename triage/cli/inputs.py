"""Opening the inputs of a command, and what `triage read` prints of them."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from triage.article import Article
from triage.cli.exits import INPUT, say
from triage.cli.output import deliver
from triage.environment import Environment
from triage.errors import Problem, UsageError
from triage.matching.tokens import count
from triage.readers.contract import Bounds
from triage.readers.own_files import OwnFiles
from triage.readers.reading import Read, Reading, files_of
from triage.render.view.options import WITH, Options
from triage.settings import Settings, load_settings
from triage.state.place import state_file

if TYPE_CHECKING:
    from triage.cli.taking import Intake

#: How the names of the last report and of the cache's files begin.
REPORT, CACHE = "last-report.json", "cache-"
Globs = tuple[tuple[str, ...], tuple[str, ...]]


def open_inputs(
    environment: Environment,
    settings: Settings,
    paths: tuple[str, ...],
    globs: Globs = ((), ()),
    files: tuple[str, ...] = (),
    columns: tuple[str, ...] = (),
    intake: "Intake | None" = None,
    state: Path | None = None,
) -> Reading:
    """The articles of some paths; raises UsageError where not one of them exists.

    `state` is the file of digests that the command has open, where that is not the user's.
    """
    if paths and not files and not any(path == "-" or _exists(path) for path in paths):
        raise UsageError(f"{', '.join(paths)}: no such file or folder")
    bounds = Bounds(**dict[str, Any](settings.bounds), columns=columns_said(columns))
    if intake is not None:
        intake.bounds = bounds
    own = own_files(environment, state)
    found = files_of(paths, include=globs[0], exclude=globs[1], files_from=files, own=own)
    return Reading(found, environment.stdin, bounds, intake)


def own_files(environment: Environment, state: Path | None = None) -> OwnFiles:
    """What triage itself keeps, wherever that is: no input, though it lie in a folder of articles."""
    places = [state, state_file(environment), environment.folder_of("state") / REPORT]
    cache = environment.folder_of("cache") / CACHE
    return OwnFiles(place for place in (*places, cache) if place is not None)


def article_at(path: Path, environment: Environment, settings: Settings) -> Article | str:
    """The first article of a file; a sentence where it has none."""
    try:
        for one in open_inputs(environment, settings, (str(path),)):
            if isinstance(one, Article):
                return one
            if isinstance(one, Problem):
                return str(one)
    except UsageError as error:
        return error.message
    return f"{path}: no article in it"


def columns_said(said: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """`--columns title=headline,body=text` as (field, column); raises UsageError for what is no field of an article."""
    if not said:
        return ()
    from triage.profiles.toml.hints import did_you_mean
    from triage.readers.json.columns import NAMES

    found: dict[str, str] = {}
    for part in (part for each in said for part in each.split(",") if part.strip()):
        field, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not field or not column:
            raise UsageError(
                f"--columns wants FIELD=COLUMN, got {part.strip()!r}", "--columns title=headline,body=text"
            )
        if field not in NAMES:
            hint = did_you_mean(field, NAMES) or "one of " + ", ".join(NAMES)
            raise UsageError(f"--columns: an article has no {field!r}", hint)
        if field in found:
            raise UsageError(f"--columns names two columns for {field}: {found[field]} and {column}", "name one")
        found[field] = column
    return tuple(found.items())


def _exists(path: str) -> bool:
    """Whether a path, a dangling link or a pattern leads anywhere."""
    if os.path.lexists(path):
        return True
    from glob import glob, has_magic

    return has_magic(path) and bool(glob(path, recursive=True))  # noqa: PTH207


def watched(reading: Iterable[Read], environment: Environment, problems: list[Problem]) -> Iterator[Read]:
    """The inputs as they come, each problem said on standard error at once and noted.

    A library that is missing is said once, at the end: a folder of pages would else say it a thousand times.
    """
    missing: dict[str, list[str]] = {}
    for one in reading:
        if isinstance(one, Problem):
            problems.append(one)
            if one.code == "missing":
                missing.setdefault(one.message, []).append(one.path)
            else:
                say(environment, f"triage: {one}")
        yield one
    for message, paths in missing.items():
        more = f" and {len(paths) - 1:,} more" if len(paths) > 1 else ""
        say(environment, f"triage: {paths[0]}{more}: {message}")


def run_read(
    environment: Environment,
    paths: tuple[str, ...],
    *,
    form: str,
    parts: tuple[str, ...],
    globs: Globs,
    output: str,
    columns: tuple[str, ...] = (),
) -> int:
    """Print what the readers deliver; the exit status."""
    unknown = [part for part in parts if part not in WITH]
    if unknown:
        raise UsageError(f"--with cannot add {unknown[0]!r}", "one of " + ", ".join(WITH))
    settings = load_settings(environment)
    reading = open_inputs(environment, settings, paths, globs, columns=columns)
    problems: list[Problem] = []
    inputs = watched(reading, environment, problems)
    how = Options(with_=frozenset(parts), columns=environment.columns)  # type: ignore[arg-type]
    pieces = _plain(inputs, how) if form == "terminal" else _records(inputs, how, as_array=form == "json")
    deliver(pieces, environment, output)
    return INPUT if reading.unread or problems else 0


def _records(inputs: Iterator[Read], how: Options, *, as_array: bool) -> Iterator[str]:
    from triage.render.json.jsonl import JsonLinesRenderer

    show = JsonLinesRenderer(how)
    before = "[" if as_array else ""
    for one in inputs:
        if isinstance(one, Article):
            text = show.article(one, words(one))
        elif isinstance(one, Problem):
            text = show.record(one)
        else:
            continue
        yield before + text.rstrip("\n") if as_array else text
        before = ",\n" if as_array else ""
    if as_array:
        yield "]\n" if before != "[" else "[]\n"


def _plain(inputs: Iterator[Read], how: Options) -> Iterator[str]:
    from triage.render.view.safe import safe_line

    for one in inputs:
        if isinstance(one, Article):
            place = f"{one.path}#{one.index}" if one.index else one.path
            facts = (
                one.published or one.published_text or "undated",
                one.outlet,
                f"{words(one)} words",
                one.format,
            )
            about = " · ".join(safe_line(fact) for fact in facts if fact)
            yield f"{safe_line(one.title) or '(no title)'}\n    {about} · {safe_line(place)}\n"


def words(article: Article) -> int:
    """Tokens of title and body."""
    return count(article.title) + count(article.body)
