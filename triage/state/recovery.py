"""What becomes of a digest whose run was killed: was it delivered or not?

Before delivery a marker lies beside the state; when the output has reached its reader the marker is renamed, which
needs no space on a disk that may be full. A file as output tells by itself: it is there with the very bytes, or not.
"""

import os
from contextlib import suppress
from pathlib import Path

from triage.hashing import sha256
from triage.state.store import StateStore


def marker(state: Path, number: int) -> Path:
    """The file that says that a delivery has begun."""
    return state.with_name(f"{state.name}.pending-{number}")


def _done(state: Path, number: int) -> Path:
    return state.with_name(f"{state.name}.delivered-{number}")


def begin(state: Path, number: int) -> None:
    """Say that a delivery begins."""
    marker(state, number).touch()


def delivered(state: Path, number: int) -> None:
    """Say that the reader has it, or one of them."""
    marker(state, number).replace(_done(state, number))


def clear(state: Path, number: int) -> None:
    """Note that nothing is open any more."""
    for file in (marker(state, number), _done(state, number)):
        with suppress(OSError):
            file.unlink()


def recover(store: StateStore, state: Path) -> tuple[str, ...]:
    """Settle what a killed run left; one sentence for each."""
    said = []
    for number, handles in store.pending():
        names = ", ".join(handles)
        if not handles:
            store.drop(number)
            said.append("what an earlier version of triage was about to deliver could not be read")
            continue
        due = store.recipients_of(number).due
        if settle(store, state, number):
            rest = f", and to {', '.join(due)} with the next --mail" if due else ""
            said.append(
                f"{names} was delivered by a run that ended before it could note so; it is noted now{rest}"
            )
        else:
            said.append(f"a run ended before it had delivered {names}; its stories are in the next digest")
    for kind in ("pending", "delivered"):
        for stale in state.parent.glob(f"{state.name}.{kind}-*"):
            stale.unlink(missing_ok=True)
    return tuple(said)


def settle(store: StateStore, state: Path, number: int) -> bool:
    """Commit what was delivered, drop what was not; whether it was."""
    was_delivered = (
        _done(state, number).exists()
        or bool(store.recipients_of(number).accepted)
        or _is_there(*store.output_of(number))
    )
    if was_delivered:
        store.commit(number)
    else:
        store.drop(number)
    clear(state, number)
    return was_delivered


def _is_there(output: bytes, digest: str) -> bool:
    """Whether a file holds exactly what was to be delivered."""
    if not output:
        return False
    try:
        return sha256(Path(os.fsdecode(output)).read_bytes()).hexdigest() == digest
    except OSError:
        return False
