"""What `scan` does once its options are known: profiles, readers, pipeline and renderer put together."""

import time
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from triage import pipeline
from triage._version import __version__
from triage.cli.entity_filter import EntityFilter
from triage.cli.exits import INPUT, say
from triage.cli.inputs import open_inputs, watched
from triage.cli.output import deliver, folder_of_links
from triage.cli.progress import with_progress
from triage.cli.recogniser import matcher_of, recogniser_of
from triage.cli.stopwatch import Stopwatch, through
from triage.cli.taking import Intake
from triage.environment import Environment
from triage.errors import Problem, UsageError
from triage.matcher import RULES_VERSION, Detail
from triage.profiles.find import find_profiles
from triage.profiles.model import Profile
from triage.readers.reading import Reading, listed
from triage.render.formats import FORMATS, WITH, Options, StreamingRenderer, renderer
from triage.report.report import Hit, Reject, Run, Stats
from triage.settings import Settings, load_settings

#: Formats for people; the others are for programs and stream where they can.
FOR_PEOPLE = frozenset({"terminal", "markdown", "html"})
#: Of these, those that mark who and what is in an article.
SHOWS_ENTITIES = frozenset({"terminal", "html"})
#: Formats that say which article is a copy of which; others fold by leaving copies out.
TELL_STORIES = frozenset({"json", "jsonl"})
#: Arguments that decide how a report looks or where it goes, and not what is in it.
LOOKS = frozenset(
    {
        "format",
        "output",
        "quiet",
        "verbose",
        "no_color",
        "timings",
        "exit_code",
        "wide",
        "null",
        "by",
        "cache",
        "jobs",
    }
)
NOTHING_REPORTED = 1


class ScanRequest(Struct, frozen=True, kw_only=True):
    """The command line of `scan`, as typed."""

    paths: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    #: Names that an article must have, every one.
    entity: tuple[str, ...] = ()
    top: int | None = None
    threshold: str = ""
    all: bool = False
    by: str = ""
    #: None: as the format does.
    fold: bool | None = None
    format: str = "terminal"
    with_: tuple[str, ...] = ()
    wide: bool = False
    null: bool = False
    output: str = "-"
    files_from: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    quiet: bool = False
    verbose: bool = False
    no_color: bool = False
    timings: bool = False
    exit_code: bool = False
    cache: bool = True
    #: Processes beside this one; 0: as many as pay.
    jobs: int = 0


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
                from triage.cli.showing import remember

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


def check(request: ScanRequest) -> None:
    """UsageError for what contradicts itself or is not there."""
    if not request.paths and not request.files_from:
        raise UsageError("nothing to scan: no PATH given", "triage scan FOLDER, or - for standard input")
    if request.format not in FORMATS:
        raise UsageError(f"unknown format {request.format!r}", "one of " + ", ".join(FORMATS))
    unknown = [part for part in request.with_ if part not in WITH]
    if unknown:
        raise UsageError(f"--with cannot add {unknown[0]!r}", "one of " + ", ".join(WITH))
    if request.by not in ("", "profile"):
        raise UsageError(f"--by cannot group by {request.by!r}", "--by profile")


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


def profiles_of(request: ScanRequest, environment: Environment) -> tuple[Profile, ...]:
    """The profiles of the run, under the threshold that was asked for."""
    found = find_profiles(environment, profiles=request.profiles, terms=request.terms, paths=request.paths)
    if found.sentence and not request.quiet:
        say(environment, f"triage: {found.sentence}")
    profiles = found.profiles
    if not request.threshold:
        return profiles
    threshold = _threshold(request.threshold)
    return tuple(replace(profile, threshold=threshold, threshold_rule="given") for profile in profiles)


def _threshold(text: str) -> Any:
    if text == "any":
        return "any"
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 100:
        raise UsageError(f"--threshold must be 0 to 100 or any, got {text!r}")
    return value


def choice_of(
    request: ScanRequest, profiles: tuple[Profile, ...], settings: Settings, environment: Environment
) -> pipeline.Choice:
    """What the run reports."""
    from triage.cli.when import parse_when

    for_people = request.format in FOR_PEOPLE
    shows_entities = "entities" in request.with_ or request.format in SHOWS_ENTITIES
    recogniser = None
    if shows_entities or request.entity:
        recogniser = recogniser_of(settings, profiles, environment, request.paths)
    dress = pipeline.Dress(
        snippets=request.format in {"json", "jsonl"},
        summary=for_people or "summary" in request.with_,
        recogniser=recogniser if shows_entities else None,
    )
    return pipeline.Choice(
        since=parse_when(request.since, environment.now(), "--since"),
        until=parse_when(request.until, environment.now(), "--until", end=True),
        unwanted=EntityFilter(request.entity, recogniser) if request.entity and recogniser else None,
        top=request.top,
        fold=for_people if request.fold is None else request.fold,
        keep_copies=request.format in TELL_STORIES,
        rejects=request.all,
        detail=_detail(request),
        dress=dress,
    )


def _detail(request: ScanRequest) -> Detail:
    if request.format == "paths":
        # In the order of reading, no figure is asked for.
        return "whether" if request.top is None and not request.fold else "verdict"
    if request.all:
        return "all"
    return "hits" if request.format in FOR_PEOPLE else "hits only"


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


def arguments_of(request: ScanRequest) -> dict[str, Any]:
    """What decides the content, without what was left at its default."""
    given = asdict(request)
    blank = asdict(ScanRequest())
    return {
        name.rstrip("_"): list(value) if isinstance(value, tuple) else value
        for name, value in given.items()
        if name not in LOOKS and value != blank[name]
    }


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
