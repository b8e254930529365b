"""From a prepared digest to a delivered one: written down, handed over, and only then remembered."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from triage.digest.making import Prepared
from triage.errors import TriageError
from triage.state import recovery
from triage.state.store import StateStore

#: Hears who has a digest, and who never will, as soon as that is known.
Note = Callable[[Sequence[str], Sequence[str]], None]


class Delivery(Struct, frozen=True):
    """Digests that reach their reader together or not at all."""

    prepared: tuple[Prepared, ...]
    #: Hands them over; returns when they have arrived, and raises where they have not.
    send: Callable[[Note], None]
    #: Where the output is a file that appears whole: its absolute path and the hash of its bytes, by which a later
    #: run can tell whether a killed one had delivered.
    output: bytes = b""
    sha256: str = ""
    #: The addresses that it goes to; it is delivered as soon as one has it, and stays due for the others.
    recipients: tuple[str, ...] = ()


def hand_over(deliveries: Sequence[Delivery], store: StateStore, state: Path) -> None:
    """Deliver each delivery and remember it.

    One that fails leaves the others alone: the first error is raised when all were tried. What failed is as if it had
    never been made, and comes again with the next digest.
    """
    errors: list[TriageError] = []
    for delivery in deliveries:
        try:
            _hand_over(delivery, store, state)
        except TriageError as error:
            errors.append(error)
    if errors:
        raise errors[0]


def _hand_over(delivery: Delivery, store: StateStore, state: Path) -> None:
    changes = [one.changes for one in delivery.prepared]
    number = store.prepare(changes, delivery.output, delivery.sha256, delivery.recipients)
    recovery.begin(state, number)

    def note(accepted: Sequence[str], refused: Sequence[str]) -> None:
        with suppress(sqlite3.Error):
            store.note_recipients(number, accepted, refused)
        if accepted:
            with suppress(OSError):
                recovery.delivered(state, number)

    try:
        delivery.send(note)
    except BaseException:
        # An interrupt may come between the last byte and the return.
        recovery.settle(store, state, number)
        raise
    with suppress(OSError):
        # For a run that is killed before the next line, which says the same and says it where it cannot.
        recovery.delivered(state, number)
    store.commit(number)
    recovery.clear(state, number)
