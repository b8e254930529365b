"""`triage fetch`: feeds, sitemaps of news and mailboxes into a folder that every other command reads."""

from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from triage.cli.exits import INPUT, say
from triage.cli.options import AsJson, Quiet, command
from triage.cli.output import deliver
from triage.environment import Environment
from triage.errors import UsageError
from triage.render.view.points import many
from triage.render.view.safe import safe_line
from triage.settings import load_settings

if TYPE_CHECKING:
    from triage.fetch.run import FetchReport
    from triage.fetch.sources import Sources

app = typer.Typer(rich_markup_mode=None)

_ADD = "add"


class FetchRequest(Struct, frozen=True, kw_only=True):
    """The command line of `fetch`, as typed."""

    what: Annotated[
        tuple[str, ...],
        typer.Argument(
            metavar="[SOURCES | add URL...]",
            help="The file of sources (default: sources.toml), or 'add' and addresses of feeds, pages or mailboxes.",
        ),
    ] = ()
    inbox: Annotated[
        str,
        typer.Option(metavar="FOLDER", help="The folder to fetch into (default: the file's inbox, or inbox/)."),
    ] = ""
    now: Annotated[
        bool, typer.Option("--now", help="Ask every source, also those that are not due or rest after failures.")
    ] = False
    json: AsJson = False
    quiet: Quiet = False


@command(
    app,
    about="Fetch feeds, news sitemaps and mailboxes into a folder: each article once, as a file that scan and digest read. "
    "Sources stand in sources.toml. Needs the extra 'fetch'.",
)
def fetch(request: FetchRequest, environment: Environment) -> int:
    """Fetch what is due; the exit status is 3 where a source could not be had."""
    _check_libraries()
    sources = _sources(request, environment)
    return _fetch(request, sources, environment)


def _check_libraries() -> None:
    for library in ("httpx", "httpcore"):
        if find_spec(library) is None:
            raise UsageError("fetch needs a library that is not installed", "pip install 'news-triage[fetch]'")


def _sources(request: FetchRequest, environment: Environment) -> "Sources":
    from triage.fetch.sources import load_sources

    if len(request.what) > 1:
        raise UsageError(f"one file of sources, got {len(request.what)}", "triage fetch add URL adds a source")
    sources = load_sources(_file(request, environment))
    if request.inbox:
        sources = replace(sources, inbox=environment.folder / Path(request.inbox).expanduser())
    return sources


def _file(request: FetchRequest, environment: Environment) -> Path:
    from triage.fetch.sources import FILE

    if request.what:
        return environment.folder / Path(request.what[0]).expanduser()
    places = (environment.folder / FILE, environment.folder_of("config") / FILE)
    found = next((place for place in places if place.exists()), None)
    if found is None:
        raise UsageError(f"no {FILE} here", "triage fetch add https://… makes one")
    return found


def _fetch(request: FetchRequest, sources: "Sources", environment: Environment) -> int:
    from triage.fetch.run import FetchRun
    from triage.fetch.secrets import Credentials
    from triage.fetch.store import FILE, open_store
    from triage.state.lock import Lock

    zone = load_settings(environment).zone
    folder = sources.file.parent if sources.file else environment.folder
    with Lock(sources.inbox / FILE, "fetch"):
        store, sentence = open_store(sources.inbox / FILE, environment.now())
        if sentence:
            say(environment, f"triage: {sentence}")
        with closing(store):
            credentials = Credentials(environment.variables, folder)
            run = FetchRun(sources, store, credentials, environment.now(), zone, is_forced=request.now)
            report = run.run()
    if request.json:
        raise NotImplementedError
    if not request.quiet:
        deliver((f"{line}\n" for line in _lines(report, sources)), environment)
    _say_faults(report, request, environment)
    return INPUT if report.failed else 0


def _lines(report: "FetchReport", sources: "Sources") -> Iterator[str]:
    """A line for each source with something new, and one for all."""
    for one in report.results:
        if one.new:
            yield safe_line(f"{one.title}: {one.new:,} new")
    asked = sum(one.was_asked for one in report.results)
    new = sum(one.new for one in report.results)
    parts = [f"{many(new, 'new article')} from {many(asked, 'source')}"]
    resting = len(report.results) - asked
    parts += [f"{resting:,} not due"] if resting else []
    parts += [f"{report.waiting:,} waiting for their page"] if report.waiting else []
    parts += [f"{many(report.removed, 'old file')} removed"] if report.removed else []
    yield safe_line(f"{sources.inbox}: {', '.join(parts)}")


def _say_faults(report: "FetchReport", request: FetchRequest, environment: Environment) -> None:
    for one in report.results:
        for remark in one.remarks:
            if not request.quiet:
                say(environment, f"triage: {one.title}: {remark}")
        if one.fault and (one.was_asked or not request.quiet):
            say(environment, f"triage: {one.title}: {one.fault}")
            if one.hint:
                say(environment, f"  hint: {one.hint}")
