"""From a prepared digest to a delivered one: written down, handed over, and only then remembered."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from triage.digest.making import Prepared
from triage.digest.model import Digest
from triage.errors import TriageError
from triage.state import recovery
from triage.state.store import Store


class Parcel(Struct, frozen=True):
    """Digests that reach their reader together or not at all."""

    prepared: tuple[Prepared, ...]
    #: Hands them over; returns when they have arrived, and raises where they have not.
    send: Callable[[], None]
    #: Where the output is a file that appears whole: its absolute path and the hash of its bytes, by which a later
    #: run can tell whether a killed one had delivered.
    output: bytes = b""
    sha256: str = ""


def one_by_one(prepared: Iterable[Prepared], deliver: Callable[[Digest], None]) -> tuple[Parcel, ...]:
    """A parcel for each digest, for what sends them singly, as mail does."""

    def sending(digest: Digest) -> Callable[[], None]:
        return lambda: deliver(digest)

    return tuple(Parcel((one,), sending(one.digest)) for one in prepared)


def hand_over(parcels: Sequence[Parcel], store: Store, state: Path) -> None:
    """Deliver each parcel and remember it.

    One that fails leaves the others alone: the first error is raised when all were tried. What failed is as if it had
    never been made, and comes again with the next digest.
    """
    errors: list[TriageError] = []
    for parcel in parcels:
        try:
            _hand_over(parcel, store, state)
        except TriageError as error:
            errors.append(error)
    if errors:
        raise errors[0]


def _hand_over(parcel: Parcel, store: Store, state: Path) -> None:
    number = store.prepare([one.changes for one in parcel.prepared], parcel.output, parcel.sha256)
    recovery.begin(state, number)
    try:
        parcel.send()
    except BaseException:
        # An interrupt may come between the last byte and the return.
        recovery.settle(store, state, number)
        raise
    with suppress(OSError):
        # For a run that is killed before the next line, which says the same and says it where it cannot.
        recovery.delivered(state, number)
    store.commit(number)
    recovery.clear(state, number)
