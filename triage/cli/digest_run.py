"""One run of digests: made under the lock of its state, handed over, and remembered as far as it reached its reader."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from triage.cli.digest_request import DigestRequest, profiles_of
from triage.cli.exits import INPUT, say
from triage.cli.inputs import processors
from triage.cli.progress import with_progress
from triage.cli.session import Session
from triage.cli.state_to_write import state_to_write
from triage.digest.delivering import Delivery, hand_over
from triage.digest.making import Prepared
from triage.digest.model import Digest
from triage.digest.run import DigestOrder, MadeDigests, begin, make, streams_of
from triage.environment import Environment
from triage.profiles.model import Profile
from triage.state import opening
from triage.state.lock import Lock
from triage.state.place import state_file, watch_file
from triage.state.recovery import recover
from triage.state.store import StateStore

if TYPE_CHECKING:
    from triage.cli.mailing import Postman

#: Prepared digests → the deliveries in which they are handed over.
Packing = Callable[[Sequence[Prepared]], Sequence[Delivery]]


class DigestRun:
    """What one run of digests works with, and its steps."""

    def __init__(self, request: DigestRequest, session: Session) -> None:
        self._request = request
        self._session = session
        self._environment = session.environment
        self._state = state_file(session.environment, request.state)
        self._order = _order(request, session)

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The profiles that a digest is made for."""
        return self._order.profiles

    def rehearsed(self) -> MadeDigests:
        """What the next run would deliver; nothing is remembered."""
        with (
            closing(StateStore(opening.open_to_read(self._state), self._environment.now())) as store,
            self._session,
        ):
            return self._made(store)

    def deliver(self, packing: Packing, postman: "Postman | None" = None) -> int:
        """Make the digests and hand them over, one run at a time for a state; the exit status.

        What reaches its reader is remembered, nothing else.
        """
        with Lock(self._state), closing(state_to_write(self._state, self._environment)) as store:
            try:
                return self._delivered(store, packing, postman)
            except sqlite3.DatabaseError as error:
                # It was whole when it was opened. To begin again with another would deliver twice what is out already.
                raise opening.unwritable(self._state, error) from error

    def _delivered(self, store: StateStore, packing: Packing, postman: "Postman | None") -> int:
        for sentence in recover(store, self._state):
            say(self._environment, f"triage: {sentence}")
        begin(self._order, store)
        if postman is not None:
            postman.send_due(store, streams_of(self._order, store))
        with self._session:
            made = self._made(store)
        loud = [one for one in made.prepared if _is_said(one.digest)]
        mute = tuple(one for one in made.prepared if not _is_said(one.digest))
        deliveries = [*packing(loud)] if loud else []
        if mute:
            deliveries.append(Delivery(mute, lambda _: None))
        hand_over(deliveries, store, self._state)
        return say_unread(made, self._environment)

    def _made(self, store: StateStore) -> MadeDigests:
        is_quiet = self._request.quiet
        # Articles alone are taken from the cache: most of them are known to the state and need no results.
        with self._session.inputs(state=self._state) as inputs:
            made = make(self._order, with_progress(inputs, self._environment, is_quiet=is_quiet), store)
            if not (is_quiet or made.quiet):
                inputs.say_if_empty()
        for stream in made.quiet:
            if not is_quiet:
                sentence = "skipped on a quiet day; the next digest will include its news"
                say(self._environment, f"triage: {stream.name}: {sentence}")
        return made


def _order(request: DigestRequest, session: Session) -> DigestOrder:
    profiles = profiles_of(request, session)
    return DigestOrder(
        profiles=profiles,
        settings=session.settings,
        roots=request.paths,
        now=session.environment.now(),
        matcher=session.matcher(profiles),
        recogniser=session.names.remembered(profiles, uses_cache=True, jobs=processors(), asks_all=True),
        expect=session.names.expect,
        read_one=session.article_at,
        name=request.name,
        state=request.state,
        watched=watch_file(session.environment, request.state),
        catch_up=request.catch_up,
    )


def _is_said(digest: Digest) -> bool:
    """Whether there is anything to say, for those who want to hear nothing where there is nothing."""
    if digest.when_empty == "say-so" or not digest.is_empty:
        return True
    needs_care = any(row.is_silent for row in digest.coverage) or any(one.is_new for one in digest.unread)
    return bool(digest.tests.failed) or needs_care


def say_unread(made: MadeDigests, environment: Environment) -> int:
    """Say once what could not be read, the first ones of each kind by name, and counts; the exit status."""
    from triage.render.view.problems import Kinds, hint_of

    kinds = Kinds()
    for problem in filter(kinds.is_said, made.new_problems):
        say(environment, f"triage: {problem}")
    for line in kinds.more():
        say(environment, f"triage: {line}")
    for hint in dict.fromkeys(filter(None, map(hint_of, made.new_problems))):
        say(environment, f"  hint: {hint}")
    return INPUT if made.new_problems else 0
