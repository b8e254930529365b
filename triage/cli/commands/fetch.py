"""`triage fetch`: feeds, sitemaps of news and mailboxes into a folder that every other command reads."""

from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec import Struct
from msgspec.structs import replace

from triage.cli.exits import INPUT, say
from triage.cli.options import AsJson, Quiet, command
from triage.cli.output import deliver
from triage.cli.progress import counted
from triage.cli.schedule import Schedule
from triage.environment import Environment
from triage.errors import UsageError
from triage.render.view.points import many
from triage.render.view.safe import safe_line
from triage.settings import load_settings

if TYPE_CHECKING:
    from triage.fetch.discovery import FoundSource
    from triage.fetch.results import FetchReport
    from triage.fetch.secrets import Credentials
    from triage.fetch.sources import Sources

app = typer.Typer(rich_markup_mode=None)

_ADD = "add"
#: What lets an address pass: the key of sources.toml, and how `add` says it.
_ALLOWING = {
    "allow_http": "--allow-http where there is no other way",
    "allow_private": "--allow-private for an address of your own network",
}


class FetchRequest(Struct, frozen=True, kw_only=True):
    """The command line of `fetch`, as typed."""

    what: Annotated[
        tuple[str, ...],
        typer.Argument(
            metavar="[SOURCES | add URL...]",
            help="The file of sources (default: sources.toml), or 'add' and addresses of feeds, pages or mailboxes.",
        ),
    ] = ()
    opml: Annotated[str, typer.Option("--opml", metavar="FILE", help="Fetch the feeds of an OPML file, too.")] = ""
    inbox: Annotated[
        str,
        typer.Option(metavar="FOLDER", help="The folder to fetch into (default: the file's inbox, or inbox/)."),
    ] = ""
    now: Annotated[
        bool, typer.Option("--now", help="Ask every source, also those that are not due or rest after failures.")
    ] = False
    status: Annotated[bool, typer.Option("--status", help="Show how each source is doing; fetch nothing.")] = False
    full: Annotated[
        bool, typer.Option("--full", help="With add: fetch the page of each article for its text.")
    ] = False
    allow_http: Annotated[
        bool, typer.Option("--allow-http", help="With add: take an address without encryption.")
    ] = False
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="With add: take an address of your own network.")
    ] = False
    print_schedule: Schedule = ""
    json: AsJson = False
    quiet: Quiet = False


@command(
    app,
    about="Fetch feeds, news sitemaps and mailboxes into a folder: each article once, as a file that scan and digest read. "
    "Sources stand in sources.toml; 'fetch add URL' finds the feed of a page and adds it there. Needs the extra 'fetch'.",
)
def fetch(request: FetchRequest, environment: Environment) -> int:
    """Fetch what is due; the exit status is 3 where a source could not be had."""
    _check_libraries()
    if request.what[:1] == (_ADD,):
        return _add(request, environment)
    sources = _sources(request, environment)
    if request.print_schedule:
        return _schedule(request, sources, environment)
    return _status(request, sources, environment) if request.status else _fetch(request, sources, environment)


def _check_libraries() -> None:
    for library in ("httpx", "httpcore", "trafilatura"):
        if find_spec(library) is None:
            raise UsageError("fetch needs a library that is not installed", "pip install 'news-triage[fetch]'")


def _sources(request: FetchRequest, environment: Environment) -> "Sources":
    from triage.fetch.sources import INBOX, Sources, load_sources

    if len(request.what) > 1:
        raise UsageError(f"one file of sources, got {len(request.what)}", "triage fetch add URL adds a source")
    file = _file(request, environment)
    sources = load_sources(file) if file else Sources(inbox=environment.folder / INBOX)
    if request.opml:
        from triage.fetch.sources_file import with_outlines

        sources = with_outlines(sources, environment.folder / Path(request.opml).expanduser())
    if request.inbox:
        sources = replace(sources, inbox=environment.folder / Path(request.inbox).expanduser())
    if sources.inbox.is_file():
        raise UsageError(f"{sources.inbox}: is a file, and an inbox is a folder", "--inbox FOLDER")
    if not sources.sources:
        raise UsageError("no source to fetch from", "triage fetch add https://… adds one")
    return sources


def _file(request: FetchRequest, environment: Environment) -> Path | None:
    """The file of sources; None where feeds come from OPML alone."""
    from triage.fetch.sources import FILE

    if request.what:
        return environment.folder / Path(request.what[0]).expanduser()
    places = (environment.folder / FILE, environment.folder_of("config") / FILE)
    found = next((place for place in places if place.exists()), None)
    if found is None and not request.opml:
        raise UsageError("no sources.toml here", "triage fetch add https://… makes one")
    return found


def _credentials(folder: Path, environment: Environment) -> "Credentials":
    from triage.fetch.secrets import Credentials

    return Credentials(environment.variables, folder)


def _fetch(request: FetchRequest, sources: "Sources", environment: Environment) -> int:
    from triage.fetch.listing import document, report_lines
    from triage.fetch.run import FetchRun
    from triage.fetch.status import statuses
    from triage.fetch.store_file import FILE, open_store
    from triage.state.lock import Lock

    zone = load_settings(environment).zone
    folder = sources.file.parent if sources.file else environment.folder
    now = environment.now()
    with Lock(sources.inbox / FILE, "fetch"):
        store, sentence = open_store(sources.inbox / FILE, now)
        if sentence:
            say(environment, f"triage: {sentence}")
        with closing(store):
            credentials = _credentials(folder, environment)
            with counted(environment, "sources asked", is_quiet=request.quiet) as told:
                run = FetchRun(sources, store, credentials, now, zone, is_forced=request.now, told=told)
                report = run.run()
            found = statuses(sources, store, now, zone) if request.json else []
    if request.json:
        deliver([_json(document(sources, found, report))], environment)
    elif not request.quiet:
        deliver((f"{line}\n" for line in report_lines(report, sources)), environment)
    _say_faults(report, request, environment)
    return INPUT if report.failed else 0


def _schedule(request: FetchRequest, sources: "Sources", environment: Environment) -> int:
    from triage.cli.schedule import print_schedule

    status = print_schedule(request.print_schedule, environment.arguments, environment, "fetch", is_hourly=True)
    if any(one.needs_variables for one in sources.sources):
        say(
            environment,
            "triage: the schedule has no secrets: variables that sources name are not set where it runs",
        )
        say(environment, "  hint: password_file or password_keyring of the source")
    return status


def _status(request: FetchRequest, sources: "Sources", environment: Environment) -> int:
    from triage.fetch.listing import document, status_lines
    from triage.fetch.status import statuses
    from triage.fetch.store_file import FILE, open_store_to_read

    zone = load_settings(environment).zone
    with closing(open_store_to_read(sources.inbox / FILE)) as store:
        found = statuses(sources, store, environment.now(), zone)
    if request.json:
        deliver([_json(document(sources, found, None))], environment)
    else:
        deliver((f"{line}\n" for line in status_lines(found, zone)), environment)
    return 0


def _json(document: dict[str, Any]) -> str:
    from triage.render.json.record import encode

    return encode(document) + "\n"


def _say_faults(report: "FetchReport", request: FetchRequest, environment: Environment) -> None:
    from triage.fetch.results import names_in_list

    for one, name in zip(report.results, names_in_list(report.results), strict=True):
        for remark in one.remarks:
            if not request.quiet:
                say(environment, f"triage: {name}: {remark}")
        if one.fault and (one.was_asked or not request.quiet):
            rests = "" if one.was_asked else " (rests after failures; --now asks again)"
            say(environment, f"triage: {name}: {one.fault}{rests}")
            if one.hint:
                say(environment, f"  hint: {one.hint}")


def _add(request: FetchRequest, environment: Environment) -> int:
    """Find the feed behind each address and write it into the file of sources."""
    from triage.fetch.sources import FILE, INBOX, Sources, parse_sources
    from triage.fetch.sources_file import added, text_of_file
    from triage.whole_file import replace_text

    if len(request.what) < 2:
        raise UsageError("add what? no address given", "triage fetch add https://example.org")
    place = environment.folder / FILE
    file = (
        place
        if place.exists() or not (environment.folder_of("config") / FILE).exists()
        else environment.folder_of("config") / FILE
    )
    for address in request.what[1:]:
        text = text_of_file(file)
        sources = parse_sources(text, file) if text else Sources(inbox=file.parent / INBOX)
        found = _found(address, sources, request, environment)
        if found.source.key in {one.key for one in sources.sources}:
            deliver([safe_line(f"{found.source.title}: is in {file} already") + "\n"], environment)
            continue
        replace_text(file, added(text, found.source, file))
        _say_added(found, file, environment)
    return 0


def _found(address: str, sources: "Sources", request: FetchRequest, environment: Environment) -> "FoundSource":
    from triage.fetch.addresses import shown
    from triage.fetch.discovery import Discovery, FoundSource, mailbox_source, whole_address
    from triage.fetch.faults import FetchError
    from triage.fetch.sources import NewsSource

    url = whole_address(address)
    given = {name: True for name in ("full", "allow_http", "allow_private") if getattr(request, name)}
    source: NewsSource = NewsSource(**{**sources.defaults, "url": url, **given})
    try:
        if source.is_mailbox:
            return FoundSource(source=mailbox_source(url, source))
        return Discovery(_credentials(environment.folder, environment), environment.now()).find(source)
    except FetchError as fault:
        # In a listing the address of the source stands before what is wrong with it.
        place = shown(url)
        is_named = place in fault.message or fault.message.startswith(place.partition("://")[2].partition("/")[0])
        named = fault.message if is_named and not fault.message.startswith("is ") else f"{place}: {fault.message}"
        hint = next((said for key, said in _ALLOWING.items() if fault.hint.startswith(key)), fault.hint)
        raise UsageError(named, hint) from None


def _say_added(found: "FoundSource", file: Path, environment: Environment) -> None:
    from triage.fetch.addresses import shown

    source = found.source
    has = "" if source.is_mailbox else f", {many(found.count, 'article')} now"
    deliver([safe_line(f"{source.title}: {shown(source.url)}{has}; added to {file}") + "\n"], environment)
    for url, title in found.others[:10]:
        say(environment, f"triage: another feed of the page: {title or 'unnamed'}: {shown(url)}")
