"""`triage digest`: what is new since the last digest that was delivered."""

import os
import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct
from msgspec.structs import replace

from triage.cli.exits import INPUT, say
from triage.cli.inputs import Selection
from triage.cli.options import (
    Exclude,
    Include,
    NoColor,
    Paths,
    Profiles,
    Quiet,
    Terms,
    Threshold,
    check_choice,
    command,
    format_option,
)
from triage.cli.output import deliver, encoded
from triage.cli.progress import with_progress
from triage.cli.schedule import Schedule
from triage.cli.session import Session
from triage.cli.state_to_write import state_to_write
from triage.digest.delivering import Delivery, Note, hand_over
from triage.digest.making import Prepared
from triage.digest.model import Digest
from triage.digest.run import DigestOrder, Made, begin, make, streams_of
from triage.environment import Environment
from triage.errors import DeliveryError, UsageError
from triage.hashing import sha256
from triage.profiles.model import Profile
from triage.render.digest_formats import DIGEST_FORMATS, DigestRenderer, digest_renderer
from triage.render.view.options import Options
from triage.settings import Settings
from triage.state import opening
from triage.state.lock import Lock
from triage.state.place import state_file, watch_file
from triage.state.recovery import recover
from triage.state.store import StateStore

if TYPE_CHECKING:
    from triage.cli.digest_check import DigestPlan
    from triage.cli.mailing import Postman


app = typer.Typer(rich_markup_mode=None)


class DigestRequest(Struct, frozen=True, kw_only=True):
    """The command line of `digest`, as typed."""

    paths: Paths = ()
    profiles: Profiles = ()
    terms: Terms = ()
    top: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most N stories in each digest.")] = None
    threshold: Threshold = ""
    name: Annotated[
        str,
        typer.Option(metavar="NAME", help="Record deliveries under NAME (default: the profile's id)."),
    ] = ""
    state: Annotated[str, typer.Option(metavar="PATH", help="The state file of the digests, or its folder.")] = ""
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the digest without recording it.")] = False
    again: Annotated[
        str, typer.Option(metavar="ID", help="Print a delivered digest again; 'last' is the latest.")
    ] = ""
    held: Annotated[
        str,
        typer.Option(
            metavar="ID",
            help="List all that a delivered digest folded or held back, and why; 'last' is the latest.",
        ),
    ] = ""
    catch_up: Annotated[
        bool,
        typer.Option("--catch-up", help="Include what earlier digests left out and the profile now reports."),
    ] = False
    format: Annotated[str, format_option("text, markdown, html, eml, atom or json.", (*DIGEST_FORMATS, "eml"))] = (
        "text"
    )
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to FILE; {name} and {id} in it make a file for each digest.",
        ),
    ] = "-"
    mail: Annotated[
        bool,
        typer.Option("--mail", help="Send each digest by mail, to its profile's recipients or those in [mail]."),
    ] = False
    mail_to: Annotated[
        tuple[str, ...], typer.Option("--mail-to", metavar="ADDRESS", help="Send by mail to ADDRESS. Repeatable.")
    ] = ()
    print_schedule: Schedule = ""
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Check folder, profiles, their tests, state, mail server and schedule; send nothing."
        ),
    ] = False
    send_test: Annotated[bool, typer.Option("--send-test", help="With --check: mail one line.")] = False
    include: Include = ()
    exclude: Exclude = ()
    quiet: Quiet = False
    no_color: NoColor = False


@command(
    app,
    about="Report what is new since the last delivered digest, each story once, best first: one digest for each profile. "
    "Only what was written or sent counts as delivered; anything else comes again next time.",
)
def digest(request: DigestRequest, environment: Environment) -> int:
    """Make and deliver the digests of one run; the exit status."""
    if request.check or request.send_test:
        from triage.cli.digest_check import check

        return check(_plan(request), environment)
    if request.print_schedule:
        from triage.cli.digest_check import say_faults
        from triage.cli.schedule import fetching_into, print_schedule

        say_faults(_plan(request), environment)
        before = fetching_into(request.paths, environment)
        if before:
            say(
                environment,
                "triage: the schedule fetches first, as sources.toml says; what fails there holds up no digest",
            )
        name = request.name or "digest"
        return print_schedule(request.print_schedule, environment.arguments, environment, name, before=before)
    _check_names(request.output)
    session = Session(environment, Selection.of(request))
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
    order = _order(request, session)
    if request.dry_run:
        with closing(StateStore(opening.open_to_read(state), environment.now())) as store:
            made = _made(order, request, session, store)
        session.close()
        for together, output in _places(made.prepared, request.output):
            deliver(show.render([one.digest for one in together]), environment, output)
        return _status(made, environment)
    if postman is None:
        packing: Packing = lambda ready: _deliveries(ready, show, request, environment)  # noqa: E731
        return run_under_lock(order, request, session, state, packing)
    postman.check(order.profiles)
    status = run_under_lock(order, request, session, state, postman.deliveries, postman)
    return postman.status or status


def _plan(request: DigestRequest) -> "DigestPlan":
    from triage.cli.digest_check import DigestPlan

    return DigestPlan(**{name: getattr(request, name) for name in DigestPlan.__struct_fields__})


#: Prepared digests → the deliveries in which they are handed over.
Packing = Callable[[Sequence[Prepared]], Sequence[Delivery]]


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


def run_under_lock(
    order: DigestOrder,
    request: DigestRequest,
    session: Session,
    state: Path,
    packing: Packing,
    postman: "Postman | None" = None,
) -> int:
    """The run itself: one at a time for a state; what reaches its reader is remembered, nothing else."""
    with Lock(state):
        store = state_to_write(state, session.environment)
        try:
            return _delivered(store, order, request, session, state, packing, postman)
        except sqlite3.DatabaseError as error:
            # It was whole when it was opened. To begin again with another would deliver twice what is out already.
            raise opening.unwritable(state, error) from error
        finally:
            store.close()


def _delivered(
    store: StateStore,
    order: DigestOrder,
    request: DigestRequest,
    session: Session,
    state: Path,
    packing: Packing,
    postman: "Postman | None",
) -> int:
    environment = session.environment
    for sentence in recover(store, state):
        say(environment, f"triage: {sentence}")
    begin(order, store)
    if postman is not None:
        postman.send_due(store, streams_of(order, store))
    made = _made(order, request, session, store)
    session.close()
    loud = [one for one in made.prepared if _is_said(one.digest)]
    mute = tuple(one for one in made.prepared if not _is_said(one.digest))
    deliveries = [*packing(loud)] if loud else []
    if mute:
        deliveries.append(Delivery(mute, lambda _: None))
    hand_over(deliveries, store, state)
    return _status(made, environment)


def _is_said(digest: Digest) -> bool:
    """Whether there is anything to say, for those who want to hear nothing where there is nothing."""
    if digest.when_empty == "say-so" or not digest.is_empty:
        return True
    needs_care = any(row.is_silent for row in digest.coverage) or any(one.is_new for one in digest.unread)
    return bool(digest.tests.failed) or needs_care


def _order(request: DigestRequest, session: Session) -> DigestOrder:
    profiles = profiles_of(request, session)
    return DigestOrder(
        profiles=profiles,
        settings=session.settings,
        roots=request.paths,
        now=session.environment.now(),
        matcher=session.matcher(profiles),
        recogniser=session.names.remembered(profiles, uses_cache=True),
        read_one=session.article_at,
        name=request.name,
        state=request.state,
        watched=watch_file(session.environment, request.state),
        catch_up=request.catch_up,
    )


def profiles_of(request: DigestRequest, session: Session) -> tuple[Profile, ...]:
    """The profiles of the command line, under its threshold and with its number of stories."""
    profiles = session.profiles(request.profiles, request.terms, threshold=request.threshold, for_digest=True)
    if request.top is None:
        return profiles
    return tuple(
        replace(one, digest=replace(one.digest, top=request.top, given=(*one.digest.given, "top")))
        for one in profiles
    )


def _made(order: DigestOrder, request: DigestRequest, session: Session, store: StateStore) -> Made:
    environment = session.environment
    # Articles alone are taken from the cache: most of them are known to the state and need no results.
    with session.inputs(state=state_file(environment, request.state)) as inputs:
        made = make(order, with_progress(inputs, environment, is_quiet=request.quiet), store)
        if not (request.quiet or made.quiet):
            inputs.say_if_empty()
    for stream in made.quiet:
        if not request.quiet:
            say(
                environment,
                f"triage: {stream.name}: skipped on a quiet day; the next digest will include its news",
            )
    return made


def _status(made: Made, environment: Environment) -> int:
    """What could not be read is said, the first ones of each kind by name, and counts, once."""
    from triage.render.view.problems import Kinds, hint_of

    kinds = Kinds()
    for problem in filter(kinds.is_said, made.new_problems):
        say(environment, f"triage: {problem}")
    for line in kinds.more():
        say(environment, f"triage: {line}")
    for hint in dict.fromkeys(filter(None, map(hint_of, made.new_problems))):
        say(environment, f"  hint: {hint}")
    return INPUT if made.new_problems else 0


def _deliveries(
    ready: Sequence[Prepared], show: DigestRenderer, request: DigestRequest, environment: Environment
) -> Sequence[Delivery]:
    return [_delivery(together, show, output, environment) for together, output in _places(ready, request.output)]


def _places(ready: Sequence[Prepared], output: str) -> list[tuple[tuple[Prepared, ...], str]]:
    """All digests together to one place, or each by itself where the place has its name in it."""
    if "{name}" in output or "{id}" in output:
        return [((one,), _filled(output, one.digest)) for one in ready]
    return [(tuple(ready), output)]


def _check_names(output: str) -> None:
    """UsageError for a name in braces that nothing stands for."""
    for name in re.findall(r"\{([a-z]{1,20})\}", output):
        check_choice(name, ("name", "id"), f"--output: nothing stands for {{{name}}}")


def _filled(output: str, digest: Digest) -> str:
    def plain(text: str) -> str:
        return "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in text).lstrip(".")

    return output.replace("{name}", plain(digest.name)).replace("{id}", plain(digest.id))


def _delivery(
    ready: tuple[Prepared, ...], show: DigestRenderer, output: str, environment: Environment
) -> Delivery:
    text = "".join(show.render([one.digest for one in ready]))

    def send(_: Note) -> None:
        try:
            deliver([text], environment, output)
            environment.stdout.flush()
        except BrokenPipeError:
            hint = "nothing of it counts as delivered: it comes again with the next digest"
            raise DeliveryError("the output was closed before the digest was complete", hint) from None
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise DeliveryError(f"the digest could not be written: {why.lower()}") from error

    if output in ("", "-") or not _is_plain_file(output):
        return Delivery(ready, send)
    path = os.fsencode(Path(output).absolute())
    return Delivery(ready, send, path, sha256(encoded(text)).hexdigest())


def _is_plain_file(output: str) -> bool:
    return not output.startswith("/dev/") and (Path(output).is_file() or not Path(output).exists())


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
    deliver(show.render([digest]), environment, _filled(request.output, digest))
    return 0


def _held(request: DigestRequest, state: Path, how: Options, environment: Environment) -> int:
    from triage.digest.looking_back import delivered_digest
    from triage.render.digest_notes import held_lines

    with closing(StateStore(opening.open_to_read(state))) as store:
        digest = delivered_digest(store, request.held)
    lines = list(held_lines(digest, how)) or [f"{digest.id}: nothing was folded or held back"]
    deliver((f"{line}\n" for line in lines), environment, request.output)
    return 0
