"""`triage notify`: the channels of the settings, and a test message to each."""

from contextlib import closing
from typing import Annotated

import typer
from msgspec import Struct

from triage.cli.exits import OUTPUT, say
from triage.cli.options import Profiles, WatchState, command
from triage.cli.output import deliver
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import ProfileError, UsageError
from triage.profiles.model import Profile
from triage.watch.telling import lowest

app = typer.Typer(rich_markup_mode=None)


class NotifyRequest(Struct, frozen=True, kw_only=True):
    """The command line of `notify`, as typed."""

    profiles: Profiles = ()
    test: Annotated[bool, typer.Option("--test", help="Send a short message to every channel.")] = False
    state: WatchState = ""


@command(
    app,
    about="List the channels of [notify] in triage.toml, with what waits for each; --test sends each a message. "
    "Addresses are secrets and are not printed. Needs the extra 'notify'.",
)
def notify(request: NotifyRequest, environment: Environment) -> int:
    """List or test the channels; the exit status is 74 where one does not accept the test."""
    from triage.cli.channels import tellings

    session = Session(environment)
    found = tellings(session.settings, environment, _profiles(request, session))
    if not found:
        raise UsageError("no channel to notify", '[notify] urls = ["…"] in triage.toml')
    if not request.test:
        from triage.state.place import watch_file
        from triage.state.watched import open_watch_store

        store, _ = open_watch_store(watch_file(environment, request.state), environment.now())
        with closing(store):
            lines = [
                f"{one.channel.name}  {lowest(one.rules)} and above, {one.rules.per_hour} an hour, "
                f"{store.count_waiting(one.channel.key):,} waiting\n"
                for one in found
            ]
        deliver(lines, environment)
        return 0
    status = 0
    for one in found:
        fault = one.channel.send("triage: test", "This is a test of triage notify. New stories will come here.")
        if fault:
            say(environment, f"triage: {one.channel.name}: {fault}")
            status = OUTPUT
        else:
            deliver([f"{one.channel.name}: accepted\n"], environment)
    return status


def _profiles(request: NotifyRequest, session: Session) -> tuple[Profile, ...]:
    """The profiles in use, which may name channels of their own; none is no fault, unless it was asked for."""
    try:
        return session.profiles(request.profiles, says_where=False)
    except ProfileError:
        raise
    except UsageError:
        if request.profiles:
            raise
        return ()
