"""`triage digest`: what is new since the last digest that was delivered."""

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from triage.cli.digest_output import check_names, deliveries, filled, places
from triage.cli.digest_request import DigestRequest, check_name
from triage.cli.digest_run import DigestRun, say_unread
from triage.cli.exits import say
from triage.cli.options import command
from triage.cli.output import deliver
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.cli.state_to_write import state_to_write
from triage.environment import Environment
from triage.errors import UsageError
from triage.render.digest_formats import DigestRenderer, digest_renderer
from triage.render.view.options import Options
from triage.settings import Settings
from triage.state import opening
from triage.state.lock import Lock
from triage.state.place import state_file
from triage.state.store import StateStore

if TYPE_CHECKING:
    from triage.cli.mailing import Postman


app = typer.Typer(rich_markup_mode=None)


@command(
    app,
    about="Report what is new since the last delivered digest, each story once, best first: one digest for each profile. "
    "Only what was written or sent counts as delivered; anything else comes again next time.",
)
def digest(request: DigestRequest, environment: Environment) -> int:
    """Make and deliver the digests of one run; the exit status."""
    if request.check or request.send_test:
        from triage.cli.digest_check import check

        return check(request, environment)
    if request.print_schedule:
        return _print_schedule(request, environment)
    check_names(request.output)
    check_name(request.name)
    session = Session(environment, Selection.of(request, request.paths))
    is_plain = request.format == "text" and not request.mail
    how = session.looks(no_color=request.no_color or not is_plain, output=request.output)
    show = _renderer(request, how, session.settings)
    postman = _postman(request, how, session.settings, environment)
    state = state_file(environment, request.state)
    if request.held:
        return _held(request, state, how, environment)
    if request.again:
        return _again(request, state, show, postman, environment)
    if not request.paths:
        raise UsageError("nothing to read: no PATH given", "triage digest FOLDER")
    run = DigestRun(request, session)
    if request.dry_run:
        made = run.rehearsed()
        for together, output in places(made.prepared, request.output):
            deliver(show.render([one.digest for one in together]), environment, output)
        return say_unread(made, environment)
    if postman is None:
        return run.deliver(partial(deliveries, show=show, output=request.output, environment=environment))
    postman.check(run.profiles)
    status = run.deliver(postman.deliveries, postman)
    return postman.status or status


def _print_schedule(request: DigestRequest, environment: Environment) -> int:
    """Print the schedule, and say what would fail in it."""
    from triage.cli.digest_check import say_faults
    from triage.cli.schedule import fetching_into, print_schedule

    if "-" in request.paths:
        raise UsageError("nothing comes on standard input where a schedule runs", "name the folder")
    say_faults(request, environment)
    before = fetching_into(request.paths, environment)
    if before:
        sentence = "the schedule fetches first, as sources.toml says; what fails there holds up no digest"
        say(environment, f"triage: {sentence}")
    name = request.name or "digest"
    return print_schedule(request.print_schedule, environment.arguments, environment, name, before=before)


def _renderer(request: DigestRequest, how: Options, settings: Settings) -> DigestRenderer:
    if request.format != "eml":
        return digest_renderer(request.format, how, ("eml",))
    from triage.delivery.letter import EmlRenderer

    return EmlRenderer(how, settings.mail, request.mail_to)


def _postman(
    request: DigestRequest, how: Options, settings: Settings, environment: Environment
) -> "Postman | None":
    """Who sends it by mail; nobody where it is printed, as `--format eml --mail-to` does for `sendmail -t`."""
    if not (request.mail or (request.mail_to and request.format != "eml")) or request.dry_run:
        return None
    if request.format != "text" or request.output not in ("", "-"):
        raise UsageError(
            "--mail sends text and HTML together and writes no file", "leave out --format and --output, or --mail"
        )
    from triage.cli.mailing import Postman

    return Postman(settings, environment, how, request.mail_to, request.state)


def _again(
    request: DigestRequest,
    state: Path,
    show: DigestRenderer,
    postman: "Postman | None",
    environment: Environment,
) -> int:
    from triage.digest.looking_back import delivered_digest

    with closing(StateStore(opening.open_to_read(state))) as store:
        digest = delivered_digest(store, request.again)
    if postman is not None:
        with Lock(state), closing(state_to_write(state, environment)) as store:
            postman.post([digest], note=lambda who, _: store.no_longer_due(digest.id, who))
        return postman.status
    deliver(show.render([digest]), environment, filled(request.output, digest))
    return 0


def _held(request: DigestRequest, state: Path, how: Options, environment: Environment) -> int:
    from triage.digest.looking_back import delivered_digest
    from triage.render.digest_notes import held_lines

    with closing(StateStore(opening.open_to_read(state))) as store:
        digest = delivered_digest(store, request.held)
    lines = list(held_lines(digest, how)) or [f"{digest.id}: nothing was folded or held back"]
    deliver((f"{line}\n" for line in lines), environment, request.output)
    return 0
