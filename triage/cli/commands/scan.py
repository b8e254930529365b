"""`triage scan`: read, match, score, report."""

import time
from collections.abc import Iterator
from typing import Annotated

import typer
from msgspec.structs import replace

from triage import pipeline
from triage._version import __version__
from triage.cli.exits import INPUT, say
from triage.cli.inputs import open_inputs, watched
from triage.cli.options import AsJson, Columns, Exclude, Include, NoColor, OptionalPaths, Output, Profiles, Quiet
from triage.cli.output import deliver, folder_of_links
from triage.cli.progress import with_progress
from triage.cli.recogniser import matcher_of
from triage.cli.scan_request import NOTHING_REPORTED, ScanRequest, arguments_of, check, choice_of, profiles_of
from triage.cli.stopwatch import Stopwatch, through
from triage.cli.taking import Intake
from triage.environment import Environment
from triage.errors import Problem, UsageError
from triage.matcher import RULES_VERSION
from triage.profiles.model import Profile
from triage.readers.reading import Reading, listed
from triage.render.formats import renderer
from triage.render.view.options import Options, StreamingRenderer
from triage.report.report import Hit, Reject, Run, Stats
from triage.settings import Settings, load_settings

app = typer.Typer(rich_markup_mode=None)


@app.command(
    help="Read articles, score them against your profiles, and report which matter, in what order, and why."
)
def scan(
    context: typer.Context,
    paths: OptionalPaths = None,
    profiles: Profiles = None,
    terms: Annotated[
        list[str] | None,
        typer.Option("--term", "-t", metavar="TEXT", help="Look for this, without a profile file."),
    ] = None,
    since: Annotated[
        str, typer.Option(metavar="WHEN", help="From this date or so long ago: 2026-11-20, 3d, 12h.")
    ] = "",
    until: Annotated[str, typer.Option(metavar="WHEN", help="Up to this date or so long ago.")] = "",
    entities: Annotated[
        list[str] | None,
        typer.Option(
            "--entity",
            metavar="NAME",
            help="Only articles that name this person, organisation or place. Repeatable: all of them.",
        ),
    ] = None,
    top: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the best N.")] = None,
    threshold: Annotated[
        str, typer.Option(metavar="SCORE", help="Least score to report, 0 to 100, or any; for all profiles.")
    ] = "",
    show_all: Annotated[bool, typer.Option("--all", help="Rejects too, each with its reason.")] = False,
    by: Annotated[str, typer.Option(metavar="profile", help="Group by profile.")] = "",
    fold: Annotated[
        bool | None,
        typer.Option(
            "--fold/--no-fold",
            help="Each story once, its copies in one line; formats for people do.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="terminal, json, jsonl, csv, markdown, html, paths."
        ),
    ] = "terminal",
    json: AsJson = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line, while the run goes on.")] = False,
    with_: Annotated[
        list[str] | None, typer.Option("--with", metavar="PARTS", help="Add entities, summary, body to records.")
    ] = None,
    wide: Annotated[
        bool, typer.Option("--wide", help="CSV with a row per article and a column per profile.")
    ] = False,
    null: Annotated[bool, typer.Option("-0", help="End paths with NUL, for xargs -0.")] = False,
    output: Output = "-",
    files_from: Annotated[
        str,
        typer.Option("--files-from", metavar="FILE", help="Read the paths from a file, or - for standard input."),
    ] = "",
    include: Include = None,
    exclude: Exclude = None,
    columns: Columns = None,
    quiet: Quiet = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Legend, and more about each article.")] = False,
    no_color: NoColor = False,
    timings: Annotated[bool, typer.Option("--timings", help="Say how long each phase took.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Status 1 when nothing is reported.")] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=1,
            metavar="N",
            show_default=False,
            help="Processes that read slow formats, and what is left of a long run; else as many as pay.",
        ),
    ] = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Read and score everything anew; neither use nor fill the cache.")
    ] = False,
    engine: Annotated[
        str,
        typer.Option(metavar="ray", help="Run on a cluster; -o names a folder or URL for Parquet or JSONL parts."),
    ] = "",
    address: Annotated[
        str, typer.Option(metavar="HOST:PORT", help="The Ray cluster to run on; without it, this machine.")
    ] = "",
    restart: Annotated[
        bool, typer.Option("--restart", help="With --engine: begin anew, and do not go on with what is in OUT.")
    ] = False,
) -> int:
    request = ScanRequest(
        paths=tuple(paths or ()),
        profiles=tuple(profiles or ()),
        terms=tuple(terms or ()),
        since=since,
        until=until,
        entity=tuple(entities or ()),
        top=top,
        threshold=threshold,
        all=show_all,
        by=by,
        fold=fold,
        format="json" if json else "jsonl" if jsonl else format_,
        with_=tuple(part for parts in with_ or () for part in parts.split(",") if part),
        wide=wide,
        null=null,
        output=output,
        files_from=files_from,
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        columns=tuple(columns or ()),
        quiet=quiet,
        verbose=verbose,
        no_color=no_color,
        timings=timings,
        exit_code=exit_code,
        cache=not no_cache,
        jobs=jobs or 0,
    )
    if engine or address or restart:
        from triage.cli.commands.scan_ray import Engine, run_scan_ray

        return run_scan_ray(request, Engine(engine, address, restart), context.obj)
    return run_scan(request, context.obj)


def run_scan(request: ScanRequest, environment: Environment) -> int:
    """Run one scan; its exit status."""
    started = time.perf_counter()
    watch = Stopwatch() if request.timings else None
    check(request)
    settings = load_settings(environment)
    files = _files_of(request, environment)
    # Before the profiles: they may lie in a PATH, and a slip of the pen there is no lack of profiles.
    globs = (request.include, request.exclude)
    is_whole = not (request.include or request.exclude or request.files_from)
    intake = Intake(
        environment, settings, is_whole=is_whole, uses_cache=request.cache, jobs=request.jobs, watch=watch
    )
    reading = open_inputs(environment, settings, request.paths, globs, files, request.columns, intake)
    profiles = profiles_of(request, environment)
    matcher = matcher_of(settings, profiles, environment, request.paths)
    choice = choice_of(request, profiles, settings, environment)
    heads = request.format == "paths" and not choice.fold and not request.entity
    intake.scores(matcher, choice.detail, request.paths, heads=heads)
    problems: list[Problem] = []
    stats = Stats()
    inputs = with_progress(through(watch, "read", reading), environment, is_quiet=request.quiet)
    inputs = watched(inputs, environment, problems)
    run = pipeline.run_of(profiles, arguments_of(request), __version__, RULES_VERSION)
    how = _options(request, environment, settings)
    show = renderer(request.format, how)
    if watch is not None:
        setattr(matcher, "match", watch.timed("match", matcher.match))  # noqa: B010
        watch.enter("report")
    try:
        if isinstance(show, StreamingRenderer) and _may_stream(request, choice):
            results = through(watch, "report", pipeline.results(inputs, matcher, choice, stats, intake.learn))
            pieces = _stream(show, run, results, choice, stats, reading)
        else:
            report = pipeline.report(run, inputs, matcher, choice, stats, intake.learn)
            _close(stats, reading)
            if request.format == "terminal":
                from triage.cli.which import remember

                remember(request, profiles, report.hits, environment)
            shown = renderer(request.format, replace(how, seconds=time.perf_counter() - started))
            pieces = shown.render(report)
        deliver(through(watch, "render", pieces), environment, request.output)
    finally:
        intake.end()
    intake.finish(is_verbose=request.verbose)
    _say_runaways(profiles, environment)
    if watch is not None:
        say(environment, f"triage: {watch}")
    return _status(request, reading, stats, problems)


def _say_runaways(profiles: tuple[Profile, ...], environment: Environment) -> None:
    """Expressions that took too long on some text, once each."""
    from triage.matching.regex import LIMIT, OVERRUN

    if not OVERRUN:
        return
    for profile in profiles:
        for term in profile.terms:
            if term.as_ == "regex" and not OVERRUN.isdisjoint((term.text, *term.variants)):
                where = profile.path or profile.id
                sentence = f"the expression of {term.id!r} takes longer than {LIMIT} s on some texts"
                say(environment, f"triage: {where}: {sentence}; what it found by then counts")
                say(environment, "  hint: an expression that repeats what repeats, such as (a+)+, can take hours")


def _may_stream(request: ScanRequest, choice: pipeline.Choice) -> bool:
    return request.top is None and not choice.fold and request.format != "json"


def _files_of(request: ScanRequest, environment: Environment) -> tuple[str, ...]:
    if not request.files_from:
        return ()
    if request.files_from == "-":
        return tuple(listed(environment.stdin.read()))
    try:
        with open(request.files_from, "rb") as stream:  # noqa: PTH123
            return tuple(listed(stream.read()))
    except OSError as error:
        raise UsageError(f"{request.files_from}: {(error.strerror or 'cannot be read').lower()}") from error


def _options(request: ScanRequest, environment: Environment, settings: Settings) -> Options:
    return Options(
        columns=environment.columns,
        colour=environment.has_colour and not request.no_color and request.output in ("", "-"),
        wide=request.wide,
        with_=frozenset(request.with_),  # type: ignore[arg-type]
        all=request.all,
        verbose=request.verbose,
        by_profile=request.by == "profile",
        now=environment.now(),
        timezone=settings.zone,
        null_separated=request.null,
        links_from=folder_of_links(request.output),
    )


def _stream(
    show: StreamingRenderer,
    run: Run,
    results: Iterator[Hit | Reject | Problem],
    choice: pipeline.Choice,
    stats: Stats,
    reading: Reading,
) -> Iterator[str]:
    yield show.begin(run)
    wants_dress = choice.dress.snippets or choice.dress.summary or choice.dress.recogniser is not None
    for result in results:
        if isinstance(result, Hit) and wants_dress:
            yield show.record(pipeline.dress(result, choice.dress))
        else:
            yield show.record(result)
    _close(stats, reading)
    yield show.end(stats)


def _close(stats: Stats, reading: Reading) -> None:
    stats.files = reading.files
    stats.unread = reading.unread


def _status(request: ScanRequest, reading: Reading, stats: Stats, problems: list[Problem]) -> int:
    if reading.unread or problems:
        return INPUT
    return NOTHING_REPORTED if request.exit_code and not stats.hits else 0
