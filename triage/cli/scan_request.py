"""The command line of `scan` as typed, and what it means for profiles and report; the cluster's scan reads it too."""

from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from triage import pipeline
from triage.cli.entity_filter import EntityFilter
from triage.cli.exits import say
from triage.cli.recogniser import recogniser_of
from triage.environment import Environment
from triage.errors import UsageError
from triage.matcher import Detail
from triage.profiles.find import find_profiles
from triage.profiles.model import Profile
from triage.render.formats import FORMATS
from triage.render.view.options import WITH
from triage.settings import Settings

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


def arguments_of(request: ScanRequest) -> dict[str, Any]:
    """What decides the content, without what was left at its default."""
    given = asdict(request)
    blank = asdict(ScanRequest())
    return {
        name.rstrip("_"): list(value) if isinstance(value, tuple) else value
        for name, value in given.items()
        if name not in LOOKS and value != blank[name]
    }
