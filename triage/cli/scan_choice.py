"""What the command line of a scan means: which files are read, what is reported, how it looks. The cluster's scan asks too."""

from typing import TYPE_CHECKING

from triage import pipeline
from triage.cli.inputs import processors
from triage.cli.scan_request import FOR_PEOPLE, ScanRequest
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import UsageError
from triage.matcher import Detail
from triage.profiles.model import Profile
from triage.readers.reading import listed
from triage.render.view.options import Options
from triage.report.late import Details

if TYPE_CHECKING:
    from triage.cli.entity_filter import EntityFilter
    from triage.entities.entity import Recogniser

#: Formats that mark who and what is in an article.
SHOWS_ENTITIES = frozenset({"terminal", "html"})
#: Formats that say which article is a copy of which; others fold by leaving copies out.
TELL_STORIES = frozenset({"json", "jsonl", "sqlite", "parquet"})


def selection_of(request: ScanRequest, environment: Environment) -> Selection:
    """The files of the run."""
    return Selection.of(request, request.paths, _files_of(request, environment))


def _files_of(request: ScanRequest, environment: Environment) -> tuple[str, ...]:
    if not request.files_from:
        return ()
    from triage.bounded_file import bytes_of, rest_of

    try:
        if request.files_from == "-":
            return tuple(listed(rest_of(environment.stdin)))
        return tuple(listed(bytes_of(request.files_from)))
    except OSError as error:
        raise UsageError(f"{request.files_from}: {(error.strerror or 'cannot be read').lower()}") from error


def choice_of(request: ScanRequest, profiles: tuple[Profile, ...], session: Session) -> pipeline.Choice:
    """What the run reports."""
    for_people = request.format in FOR_PEOPLE
    shows_entities = "entities" in request.with_ or request.format in SHOWS_ENTITIES
    recogniser = None
    if shows_entities or request.entity:
        recogniser = session.names.remembered(
            profiles,
            uses_cache=not request.no_cache,
            jobs=request.jobs or processors(),
            asks_all=not session.environment.is_terminal or request.output not in ("", "-"),
        )
    details = Details(
        snippets=request.format in TELL_STORIES,
        summary=for_people or "summary" in request.with_,
        recogniser=recogniser if shows_entities else None,
        expect=session.names.expect if shows_entities else None,
        foresee=session.names.foresee if for_people and shows_entities else None,
    )
    return pipeline.Choice(
        dates=session.dates(request.since, request.until),
        reject_reason=_reject_reason(request.entity, recogniser) if recogniser else None,
        top=request.top,
        fold=for_people if request.fold is None else request.fold,
        keep_copies=request.format in TELL_STORIES,
        lift=for_people and request.fold is not False,
        rejects=request.all,
        detail=_detail(request),
        details=details,
        remember=session.remember(profiles, uses_cache=not request.no_cache),
    )


def _reject_reason(names: tuple[str, ...], recogniser: "Recogniser") -> "EntityFilter | None":
    """What keeps out articles that do not name everybody; nothing where nobody is asked for."""
    if not names:
        return None
    from triage.cli.entity_filter import EntityFilter

    return EntityFilter(names, recogniser)


def _detail(request: ScanRequest) -> Detail:
    if request.format == "paths":
        # In the order of reading, no figure is asked for; in any other, the score decides between two of one day.
        is_ranked = request.top is not None or request.fold or request.sort != "score"
        return "verdict" if is_ranked else "whether"
    if request.all:
        return "all"
    return "hits" if request.format in FOR_PEOPLE else "hits only"


def options_of(request: ScanRequest, session: Session) -> Options:
    """How the report is to look."""
    return session.looks(
        no_color=request.no_color,
        output=request.output,
        wide=request.wide,
        with_=frozenset(request.with_),
        all=request.all,
        verbose=request.verbose,
        by=request.by,
        sort=request.sort,
        null_separated=request.null,
    )
