"""`triage state show · prune · export`: what is remembered of delivered digests."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec import Struct

from triage.cli.options import DigestState, Output, command
from triage.cli.output import deliver
from triage.cli.state_to_write import state_to_write
from triage.digest.gathering import KeptReject
from triage.digest.model import Digest
from triage.environment import Environment
from triage.errors import UsageError
from triage.render.view.points import many
from triage.render.view.safe import safe_line
from triage.settings import load_settings
from triage.state import keeping, opening
from triage.state.lock import Lock
from triage.state.packed import unpack
from triage.state.place import state_file
from triage.state.store import StateStore

app = typer.Typer(
    no_args_is_help=True, help="Show, prune or export the record of delivered digests.", rich_markup_mode=None
)


class StateRequest(Struct, frozen=True, kw_only=True):
    """Where the state is."""

    state: DigestState = ""


@command(app, about="Show where the state is, its size, and what was last delivered under each name.")
def show(request: StateRequest, environment: Environment) -> int:
    """Print where it is, its size and its streams."""
    state = state_file(environment, request.state)
    with _opened(state) as store:
        deliver([f"{line}\n" for line in _lines(state, store, load_settings(environment).zone)], environment)
    return 0


def _opened(state: Path) -> "closing[StateStore]":
    """The state to be looked at, for as long as a block lasts."""
    return closing(StateStore(opening.open_to_read(state)))


def _days(asked: int) -> int:
    """The largest number of days that a date has room for: nothing is older."""
    return min(asked, date.max.toordinal())


class PruneRequest(Struct, frozen=True, kw_only=True):
    """The command line of `state prune`, as typed."""

    answers: Annotated[int, typer.Option(min=1, metavar="DAYS", help="Keep whole digests for DAYS.")] = 400
    articles: Annotated[int, typer.Option(min=31, metavar="DAYS", help="Recognise articles for DAYS.")] = 800
    state: DigestState = ""


@command(
    app,
    about="Delete what is old: texts of digests and reasons of rejects after --answers days, articles not seen in any folder "
    "for --articles days. Makes the file smaller.",
)
def prune(request: PruneRequest, environment: Environment) -> int:
    """Forget what is old; under the lock."""
    state = state_file(environment, request.state)
    if not state.exists():
        raise UsageError(f"{state}: no state yet", "triage digest FOLDER makes one")
    with Lock(state), closing(state_to_write(state, environment)) as store:
        before = keeping.size_of(state)
        today = datetime.fromtimestamp(environment.now(), load_settings(environment).zone).date().toordinal()
        pruned = keeping.prune(store, today, answers=_days(request.answers), facts=_days(request.articles))
        store.connection.execute("VACUUM")
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        after = keeping.size_of(state)
    said = f"emptied {many(pruned.digests, 'digest')}, forgot {many(pruned.articles, 'article')}"
    deliver([f"{said}: {_bytes(before)} → {_bytes(after)}\n"], environment)
    return 0


class ExportRequest(Struct, frozen=True, kw_only=True):
    """The command line of `state export`, as typed."""

    output: Output = "-"
    state: DigestState = ""


@command(app, about="Print all of the state as JSON lines.")
def export(request: ExportRequest, environment: Environment) -> int:
    """Everything as JSON lines."""
    with _opened(state_file(environment, request.state)) as store:
        deliver(_exported(store, load_settings(environment).zone), environment, request.output)
    return 0


def _lines(state: Path, store: StateStore, zone: tzinfo | None) -> Iterator[str]:
    size = keeping.size_of(state)
    yield f"{safe_line(str(state))}: {_bytes(size)}, {many(store.rows('seen'), 'article')} known"
    streams = store.streams()
    for name, last in sorted(streams.items()):
        count = len(store.digests(last.id, 0.0))
        until = datetime.fromtimestamp(last.until, zone)
        profile = "" if last.profile == name else f" (profile {last.profile})"
        when = f"{until:%a %d %b %Y %H:%M}"
        yield safe_line(f"{name}{profile}: {many(count, 'digest')}, the last {last.handle}, {when}")
    if not streams:
        yield "no digest was delivered yet"
    unread = store.rows("unread")
    if unread:
        yield f"{many(unread, 'file')} that could not be read; each is tried again at every digest"
    for number, handles in store.pending():
        yield safe_line(f"not settled: {', '.join(handles)} ({number:x}); the next digest settles it")
    for file in keeping.put_aside(state):
        yield safe_line(f"a damaged state is kept as {file.name}")


def _exported(store: StateStore, zone: tzinfo | None) -> Iterator[str]:
    from triage.render.json.digest_json import plain
    from triage.render.json.record import encode

    for record in keeping.records(store):
        value, rejects = record.pop("value", None), record.pop("rejects", None)
        if record["type"] == "digest":
            record["digest"] = None if value is None else plain(unpack(value, Digest), zone)
            left = [] if rejects is None else unpack(rejects, list[KeptReject])
            record["rejects"] = [_left(one) for one in left]
        yield encode(record) + "\n"


def _left(one: KeptReject) -> dict[str, Any]:
    return {"key": keeping.key_text(one.key), "score": one.value, "code": one.code, "by": one.by or None}


def _bytes(size: int) -> str:
    if size < 1 << 10:
        return f"{size} bytes"
    return f"{size / (1 << 10):,.0f} KiB" if size < 1 << 20 else f"{size / (1 << 20):,.1f} MiB"
