"""`triage rerun`: a run once more, and what of it is the same."""

import filecmp
import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from msgspec import Struct
from msgspec.structs import replace

from triage.bounded_file import bytes_of
from triage.cli.options import command
from triage.cli.output import deliver
from triage.cli.scan_request import ScanRequest
from triage.environment import Environment
from triage.errors import UsageError
from triage.render.view.points import many
from triage.render.view.safe import safe_line
from triage.state.database_header import MAGIC
from triage.tuning.reruns import CAUSES, PastRun, RunComparison, compare

app = typer.Typer(rich_markup_mode=None)
DIFFERS = 1
#: Differences that are listed, and characters of a headline.
LISTED, LONGEST = 50, 60


class RerunRequest(Struct, frozen=True, kw_only=True):
    """The command line of `rerun`, as typed."""

    run: Annotated[str, typer.Argument(metavar="RUN", help="A report of scan: --json or --format sqlite.")]
    paths: Annotated[
        tuple[str, ...],
        typer.Argument(
            metavar="[PATH]...", help="Where the articles are now (default: where they were).", show_default=False
        ),
    ] = ()


@command(
    app,
    about="Repeat a scan from its report and compare: the same to the byte, or what differs and whether input, profile or version "
    "made it. Exits with status 1 if anything differs.",
)
def rerun(request: RerunRequest, environment: Environment) -> int:
    """Repeat, compare, print; the exit status."""
    from triage.cli.commands.scan import scan

    file = environment.folder / request.run
    try:
        written = _written(file)
        past = _past_run(file, written, request.run)
    except OSError as error:
        raise UsageError(f"{request.run}: {(error.strerror or 'cannot be read').lower()}") from error
    again = _request(past, request)
    with tempfile.TemporaryDirectory() as folder:
        form = "sqlite" if written is None else "json"
        new, whole = Path(folder, "now"), Path(folder, "all")
        status = scan(replace(again, format=form, output=str(new), quiet=True), environment)
        moves = _moves(past, again)
        if _is_same(new, file, written) or _content(new, _written(new), moves) == _content(file, written, ()):
            where = "" if not moves else ", the folder aside"
            deliver([f"the same to the byte{where}: {_counted(past)}\n"], environment)
            return status
        scan(replace(again, format=form, output=str(whole), quiet=True, all=True), environment)
        then, all_of_them = (_moved(_past_run(one, _written(one), request.run), moves) for one in (new, whole))
        comparison = compare(past, then, all_of_them)
    deliver(_lines(comparison), environment)
    return DIFFERS


def _request(past: PastRun, request: RerunRequest) -> ScanRequest:
    """The command line of the run, on the paths that are asked for."""
    arguments = {("with_" if name == "with" else name): value for name, value in past.arguments.items()}
    if request.paths:
        arguments = {**arguments, "paths": request.paths, "files_from": ""}
    try:
        return msgspec.convert(arguments, ScanRequest)
    except msgspec.ValidationError as error:
        raise UsageError(f"{request.run}: its arguments are not those of a scan ({error})") from error


def _moves(past: PastRun, again: ScanRequest) -> tuple[tuple[str, str], ...]:
    """Where folders are now, and where they were, as paths begin."""
    before, now = past.arguments.get("paths", ()), again.paths
    if list(before) == list(now) or len(before) != len(now):
        return ()
    return tuple(zip(now, before, strict=True))


def _back(path: str, moves: Iterable[tuple[str, str]]) -> str:
    for now, before in moves:
        if path == now:
            return before
        folder = now.rstrip("/")
        if path.startswith((folder + "/", folder + "!")):
            return before.rstrip("/") + path[len(folder) :]
    return path


def _moved(run: PastRun, moves: tuple[tuple[str, str], ...]) -> PastRun:
    return replace(
        run, articles={(_back(path, moves), number): one for (path, number), one in run.articles.items()}
    )


def _is_same(new: Path, file: Path, written: bytes | None) -> bool:
    return filecmp.cmp(new, file, shallow=False) if written is None else new.read_bytes() == written


def _content(file: Path, written: bytes | None, moves: tuple[tuple[str, str], ...]) -> Any:
    """All that a report says, its paths being those of before."""
    if written is None:
        with closing(sqlite3.connect(file)) as database:
            return [line if not moves else _back_in(line, moves) for line in database.iterdump()]
    return _put_back(json.loads(written), moves)


def _back_in(line: str, moves: tuple[tuple[str, str], ...]) -> str:
    for now, before in moves:
        folder, home = now.rstrip("/"), before.rstrip("/")
        line = line.replace(f'"{now}"', f'"{before}"')
        line = line.replace(f"'{folder}/", f"'{home}/").replace(f"'{folder}!", f"'{home}!")
    return line


def _put_back(value: Any, moves: tuple[tuple[str, str], ...], key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _put_back(inner, moves, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_put_back(inner, moves, key) for inner in value]
    return _back(value, moves) if key in ("path", "paths") and isinstance(value, str) else value


def _written(file: Path) -> bytes | None:
    """The bytes of a report; None for a database, which is asked where it lies."""
    if file.is_file():
        with file.open("rb") as stream:
            if stream.read(len(MAGIC)) == MAGIC:
                return None
    return bytes_of(file)


def _past_run(file: Path, written: bytes | None, name: str) -> PastRun:
    return _of_database(file) if written is None else _of_document(written, name)


def _of_document(data: bytes, name: str) -> PastRun:
    try:
        document = json.loads(data)
        run = document["run"]
        profiles = {one["id"]: one["sha256"] for one in run["profiles"]}
        return _past(run, profiles, (*document["hits"], *document["rejects"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(f"{name}: not a report of scan", "triage scan … --json -o run.json") from error


def _of_database(file: Path) -> PastRun:
    with closing(sqlite3.connect(file)) as database:
        database.row_factory = sqlite3.Row
        try:
            run = dict(database.execute("SELECT version, rules_version, arguments FROM run").fetchone())
            profiles = dict(database.execute("SELECT id, sha256 FROM profiles").fetchall())
            return _past({**run, "arguments": json.loads(run["arguments"])}, profiles, _articles(database))
        except (sqlite3.Error, TypeError, ValueError) as error:
            raise UsageError(
                f"{file.name}: not a report of scan", "triage scan … --format sqlite -o run.db"
            ) from error


def _articles(database: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for row in database.execute("SELECT id, path, position, identity, title FROM articles"):
        scores = database.execute("SELECT profile, score, hit FROM scores WHERE article = ?", (row["id"],))
        yield {
            "path": row["path"],
            "index": row["position"],
            "id": row["identity"],
            "title": row["title"],
            "profiles": [{"id": one["profile"], "score": one["score"], "hit": bool(one["hit"])} for one in scores],
        }


def _past(run: Mapping[str, Any], profiles: Mapping[str, str], articles: Iterable[Mapping[str, Any]]) -> PastRun:
    return PastRun(
        version=run["version"],
        rules_version=run["rules_version"],
        arguments=dict(run["arguments"]),
        profiles=profiles,
        articles={(one["path"], one["index"]): one for one in articles},
    )


def _counted(past: PastRun) -> str:
    return f"{many(len(past.articles), 'article')} in the report"


def _lines(comparison: RunComparison) -> Iterator[str]:
    for name, before, now in comparison.versions:
        yield f"version   {name} {before} → {now}\n"
    for name, before, now in comparison.profiles:
        yield f"profile   {safe_line(name)} {before[:12] or 'none'} → {now[:12] or 'none'}\n"
    counts = {cause: sum(one.cause == cause for one in comparison.differences) for cause in CAUSES}
    told = ", ".join(f"{count:,} by {cause}" for cause, count in counts.items() if count)
    yield f"{len(comparison.differences):,} articles differ{': ' if told else ''}{told}; {comparison.same:,} are the same\n"
    for one in comparison.differences[:LISTED]:
        place = f"{one.path}#{one.position}" if one.position else one.path
        change = f"{_shown(one.was)} → {_shown(one.now)}"
        yield f"  {one.cause:8}  {change:>11}  {safe_line(one.title)[:LONGEST]} · {safe_line(place)}\n"
    if len(comparison.differences) > LISTED:
        yield f"  and {len(comparison.differences) - LISTED:,} more\n"


def _shown(score: float | None) -> str:
    return "no hit" if score is None else f"{score:.0f}"
