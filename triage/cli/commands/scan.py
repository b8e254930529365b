"""`triage scan`: read, match, score, report."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer
from msgspec.structs import replace

from triage import pipeline
from triage.article import Article
from triage.cli.exits import say
from triage.cli.inputs import Inputs
from triage.cli.options import arguments_of, command
from triage.cli.output import deliver, is_remembered, keep_numbers
from triage.cli.scan_choice import choice_of, options_of, selection_of
from triage.cli.scan_request import FOR_PEOPLE, LOOKS, NOTHING_REPORTED, TABLES, ScanRequest, check, settled
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import DeliveryError, Problem
from triage.matcher import Matched
from triage.profiles.model import Profile
from triage.readers.reading import Read
from triage.render.formats import renderer
from triage.render.view.options import Options, Renderer, StreamingRenderer
from triage.report.late import LateHits, ranked_of, with_details
from triage.report.rank import places_in
from triage.report.report import Hit, Reject, Report, Run, Stats

if TYPE_CHECKING:
    from triage.cli.stopwatch import Stopwatch
    from triage.render.json.database import DatabaseWriter
    from triage.report.fold import Below

One = TypeVar("One")
app = typer.Typer(rich_markup_mode=None)


@command(
    app,
    about="Read articles, score them against your profiles, and list those that matter, best first, with the reasons.",
)
def scan(request: ScanRequest, environment: Environment) -> int:
    """Run one scan; its exit status."""
    request = settled(request)
    if (
        request.engine
        or request.address
        or request.restart
        or request.shard
        or request.dry_run
        or request.progress
    ):
        from triage.cli.commands.scan_job import scan_as_job

        return scan_as_job(request, environment)
    check(request)
    if request.methods:
        from triage.cli.scan_methods import scan_for_methods

        return scan_for_methods(request, environment)
    if request.remember and request.format not in FOR_PEOPLE and not request.quiet:
        sentence = f"--remember keeps the numbers of a list, and --format {request.format} has none"
        say(environment, f"triage: warning: {sentence}")
    return ScanRun(request, environment).run()


class ScanRun:
    """One scan on this machine: what it works with, and its steps in their order."""

    def __init__(self, request: ScanRequest, environment: Environment) -> None:
        self._started = time.perf_counter()
        self._watch = _stopwatch() if request.timings else None
        self._request = request
        self._environment = environment
        self._session = Session(environment, selection_of(request, environment), watch=self._watch)
        self._profiles = self._session.profiles(
            request.profiles, request.terms, threshold=request.threshold, says_where=not request.quiet
        )
        self._matcher = self._session.matcher(self._profiles, keeps_forms=not request.no_cache)
        self._choice = choice_of(request, self._profiles, self._session)
        self._stats = Stats()
        self._run = pipeline.run_of(self._profiles, arguments_of(request, LOOKS))
        self._how = options_of(request, self._session)

    def run(self) -> int:
        """Read, match, score and print; the exit status."""
        request, environment = self._request, self._environment
        with (
            self._session,
            _rendering(request, self._how, self._profiles, environment) as show,
            self._inputs(show) as inputs,
        ):
            told = inputs.told(shows_progress=not request.quiet, is_quiet=request.quiet)
            if self._watch is not None:
                self._watch.enter("report")
            if isinstance(show, StreamingRenderer) and _may_stream(request, self._choice):
                pieces = self._as_it_comes(show, told, inputs)
            else:
                pieces = self._reported(show, told, inputs)
            _print(_timed(self._watch, "render", pieces), request, environment)
        _say_runaways(self._profiles, environment)
        if self._watch is not None:
            say(environment, f"triage: {self._watch}")
        return inputs.status or (NOTHING_REPORTED if request.exit_code and not self._stats.hits else 0)

    def _inputs(self, show: Renderer) -> Inputs:
        request, choice = self._request, self._choice
        heads = request.format == "paths" and not choice.fold and not request.entity
        return self._session.inputs(
            self._session.scoring(self._matcher, choice.detail, heads=heads, line=self._line(show)),
            uses_cache=not request.no_cache,
            jobs=request.jobs or 0,
            is_verbose=request.verbose,
        )

    def _line(self, show: Renderer) -> Callable[[Article, Matched], str] | None:
        """What is printed of an article, where that depends on nothing but it and its result."""
        choice = self._choice
        asks = choice.reject_reason is not None or choice.details.recogniser is not None
        if self._request.format != "jsonl" or asks or not _may_stream(self._request, choice):
            return None
        assert isinstance(show, StreamingRenderer)
        return partial(pipeline.line_of, choice=choice, record=show.record)

    def _as_it_comes(self, show: StreamingRenderer, told: Iterator[Read], inputs: Inputs) -> Iterator[str]:
        """Each result as soon as it is known."""
        results = pipeline.results(told, self._matcher, self._choice, self._stats, inputs.learn)
        timed = _timed(self._watch, "report", results)
        return _stream(show, self._run, timed, self._choice, self._stats, inputs)

    def _reported(self, show: Renderer, told: Iterator[Read], inputs: Inputs) -> Iterator[str]:
        """The whole report, once everything is read."""
        request, how = self._request, self._how
        report = pipeline.report(self._run, told, self._matcher, self._choice, self._stats, inputs.learn)
        _close(self._stats, inputs)
        if request.format in TABLES:
            return show.render(_in_order(report, request))
        if request.format not in FOR_PEOPLE:
            report = _in_order(report, request)
        if request.format == "terminal" or request.remember:
            # Numbers that nothing remembers are not advertised.
            how = replace(how, hints=self._remember(report))
        seconds = time.perf_counter() - self._started
        how = replace(how, seconds=seconds, remember=self._choice.remember)
        return renderer(request.format, how).render(report)

    def _remember(self, report: Report) -> bool:
        """Keep the numbers of the report for `show` and `label`; whether that could be done."""
        if not is_remembered(self._environment, self._request.remember):
            return False
        from triage.report.fold import below

        return _remember(self._request, self._profiles, ranked_of(report.hits), below(report), self._environment)


def _remember(
    request: ScanRequest,
    profiles: Sequence[Profile],
    hits: Sequence[Hit],
    folded: "Iterable[Below]",
    environment: Environment,
) -> bool:
    """False where it cannot be kept, which fails no run."""
    from triage.state.last_report import LastReport, listed, used

    try:
        folder = environment.folder.resolve()
    except OSError:
        return False  # the folder has gone: there is nothing that the numbers could lead back to
    threshold: float | str | None = None
    if request.threshold:
        threshold = request.threshold if request.threshold == "any" else float(request.threshold)
    report = LastReport(
        folder=str(folder),
        paths=request.paths,
        include=request.include,
        exclude=request.exclude,
        columns=request.columns,
        is_whole=not (
            request.files_from or request.since or request.until or request.entity or "-" in request.paths
        ),
        profiles=used(profiles, folder),
        terms=request.terms,
        threshold=threshold,
        hits=tuple(map(listed, hits)),
        folded={one.number: listed(one.hit) for one in folded},
    )
    return keep_numbers(report, environment, request.remember)


def _print(pieces: Iterator[str], request: ScanRequest, environment: Environment) -> None:
    if environment.is_terminal and request.format == "terminal" and request.output in ("", "-"):
        from triage.cli.pager import page

        page(pieces, environment, wanted=not request.no_pager)
    elif request.format in TABLES:
        # Rows are written as the pieces are asked for; there is no text in them.
        for _ in pieces:
            pass
    else:
        deliver(pieces, environment, request.output)


@contextmanager
def _rendering(
    request: ScanRequest, how: Options, profiles: tuple[Profile, ...], environment: Environment
) -> Iterator[Renderer]:
    """The renderer of the format; tables are where they belong when the run has come to its end."""
    if request.format not in TABLES:
        yield renderer(request.format, how)
        return
    from sqlite3 import OperationalError

    try:
        with _tables(request, how, profiles, environment) as writer:
            yield writer
    except OperationalError as error:
        raise DeliveryError(f"{request.output}: could not be written: {error}") from error


@contextmanager
def _tables(
    request: ScanRequest, how: Options, profiles: tuple[Profile, ...], environment: Environment
) -> Iterator["DatabaseWriter"]:
    """What writes a database, or the Parquet files that are made of one."""
    from triage.cli.output import new_file, new_folder
    from triage.render.json.database import DatabaseWriter

    texts = {profile.id: _text_of(environment.folder / profile.path) for profile in profiles if profile.path}
    if request.format == "sqlite":
        with new_file(request.output) as partial, closing(DatabaseWriter(partial, how, texts)) as writer:
            yield writer
        return
    from triage.render.json.parquet_tables import write_tables

    with new_folder(request.output, ".parquet") as folder:
        database = folder / "run.db"
        with closing(DatabaseWriter(database, how, texts)) as writer:
            yield writer
        write_tables(database, folder)
        database.unlink()


def _text_of(file: Path) -> str:
    from triage.bounded_file import bytes_of

    try:
        return bytes_of(file, patience=0.0).decode("utf-8", "replace")
    except OSError:
        return ""


def _stopwatch() -> "Stopwatch":
    from triage.cli.stopwatch import Stopwatch

    return Stopwatch()


def _timed(watch: "Stopwatch | None", phase: str, things: Iterable[One]) -> Iterator[One]:
    return iter(things) if watch is None else watch.through(phase, things)


def _say_runaways(profiles: tuple[Profile, ...], environment: Environment) -> None:
    """Expressions that took too long on some text, once each."""
    patterns = [(profile, term) for profile in profiles for term in profile.terms if term.as_ == "regex"]
    if not patterns:
        return
    from triage.matching.regex import LIMIT, OVERRUN

    for profile, term in patterns:
        if not OVERRUN.isdisjoint((term.text, *term.variants)):
            where = profile.path or profile.id
            sentence = f"the expression of {term.id!r} takes longer than {LIMIT} s on some texts"
            say(environment, f"triage: {where}: {sentence}; what it found by then counts")
            say(environment, "  hint: an expression that repeats what repeats, such as (a+)+, can take hours")


def _may_stream(request: ScanRequest, choice: pipeline.Choice) -> bool:
    return request.top is None and not choice.fold and request.format != "json" and request.sort == "score"


def _in_order(report: Report, request: ScanRequest) -> Report:
    """The report for a program, in the order that was asked for; formats for people keep the numbers of the ranking."""
    if request.sort == "score" or not isinstance(report.hits, LateHits):
        return report
    return replace(report, hits=report.hits.at(places_in(report.hits.ranked, request.sort)))  # type: ignore[arg-type]


def _stream(
    show: StreamingRenderer,
    run: Run,
    results: Iterator[Hit | Reject | Problem],
    choice: pipeline.Choice,
    stats: Stats,
    inputs: Inputs,
) -> Iterator[str]:
    yield show.begin(run)
    for result in results:
        if isinstance(result, pipeline.PrintedHit | pipeline.PrintedReject):
            yield result.line
        elif isinstance(result, Hit):
            yield show.record(with_details(result, choice.details))
        else:
            yield show.record(result)
    _close(stats, inputs)
    yield show.end(stats)


def _close(stats: Stats, inputs: Inputs) -> None:
    stats.files = inputs.files
    stats.unread = inputs.unread
