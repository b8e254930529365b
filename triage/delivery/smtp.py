"""Mail, sent with patience but not for ever, and with certainty about who has it.

An attempt ends in one of three ways: the server has the message, it has it not, or its answer was lost after the last
byte. Only in the third case can a repeat arrive, with the same Message-ID, and we cause one at most. Whom the server has
taken is never offered to it again.
"""

import time
from collections.abc import Callable, Sequence

from msgspec import Struct

from triage.delivery.line import LostError, NotNowError, SmtpSession, TransactionResult
from triage.delivery.server import Server
from triage.errors import DeliveryError

#: Seconds before the second attempt; each further pause is twice as long, up to the longest.
PAUSE, LONGEST_PAUSE = 1.0, 60.0
#: Seconds for a server that never answered: its name or port is probably wrong.
REACH = 10.0


class RefusedError(DeliveryError):
    """Nobody will ever have it: every recipient was refused for good."""


class Sent(Struct, frozen=True, kw_only=True):
    """Who has it."""

    accepted: tuple[str, ...]
    #: Recipients that the server refused for good, each with its answer.
    refused: tuple[tuple[str, str], ...] = ()
    #: Recipients that it did not take in time, each with its last answer.
    waiting: tuple[tuple[str, str], ...] = ()
    attempts: int = 1
    #: An answer was lost: those who accepted may find the message twice.
    is_repeated: bool = False


def send(
    message: bytes,
    sender: str,
    recipients: Sequence[str],
    server: Server,
    *,
    told: Callable[[str], None] = lambda _: None,
    note: Callable[[Sequence[str]], None] = lambda _: None,
    pause: Callable[[float], None] = time.sleep,
) -> Sent:
    """Send it to all; DeliveryError where nobody can have it, or where nobody knows.

    `told` hears of every pause before the pause, `note` of those who have it before anything else is done.
    """
    course = _Course(server, recipients)
    started = time.monotonic()
    deadline = started + server.give_up_after
    is_reached = False
    while True:
        course.attempts += 1
        until = deadline if is_reached else min(deadline, started + REACH)
        session = SmtpSession(server, deadline, until)
        try:
            with session as line:
                settled = line.deliver(message, sender, course.waiting, note)
        except DeliveryError as error:
            return course.ended(error)
        except NotNowError as error:
            why = str(error)
            if isinstance(error, LostError):
                if course.is_lost:
                    return course.ended(course.unknown(why))
                course.is_lost = True
        else:
            course.note(settled)
            why = settled.later
        if not course.waiting:
            return course.sent()
        wait = min(PAUSE * 2 ** (course.attempts - 1), LONGEST_PAUSE)
        is_reached = is_reached or session.is_reached
        until = deadline if is_reached else min(deadline, started + REACH)
        if time.monotonic() + wait >= until:
            return course.ended(course.too_late(why, until - started))
        told(f"{server.host}: {why}; again in {wait:g} s")
        pause(wait)


class _Course:
    """What is known of every recipient, over all attempts."""

    def __init__(self, server: Server, recipients: Sequence[str]) -> None:
        self._host = server.host
        self.waiting = list(recipients)
        self.attempts = 0
        self.is_lost = False
        self._accepted: list[str] = []
        self._refused: list[tuple[str, str]] = []
        self._late: list[tuple[str, str]] = []

    def note(self, settled: TransactionResult) -> None:
        """A transaction came to its end."""
        self._accepted += settled.accepted
        self._refused += settled.refused
        done = {*settled.accepted, *(who for who, _ in settled.refused)}
        self.waiting = [one for one in self.waiting if one not in done]

    def sent(self) -> Sent:
        """Nobody waits any more."""
        if not self._accepted:
            who, why = self._refused[0]
            more = f", and {len(self._refused) - 1} more" if len(self._refused) > 1 else ""
            raise RefusedError(f"{self._host} refused {who}{more}: {why}")
        return Sent(
            accepted=tuple(self._accepted),
            refused=tuple(self._refused),
            waiting=tuple(self._late),
            attempts=self.attempts,
            is_repeated=self.is_lost,
        )

    def ended(self, error: DeliveryError) -> Sent:
        """Too late or refused: those who have it keep it and the others are named; with nobody it is an error."""
        if not self._accepted:
            raise self.unknown(error.message) if self.is_lost else error
        self._late = [(one, error.message) for one in self.waiting]
        return self.sent()

    def too_late(self, why: str, patience: float) -> DeliveryError:
        """Nobody has it, for sure."""
        tries = "1 attempt" if self.attempts == 1 else f"{self.attempts} attempts"
        return DeliveryError(
            f"{self._host}: mail not sent, {tries} in {patience:g} s: {why}",
            "nothing counts as delivered; the next digest has it",
        )

    def unknown(self, why: str) -> DeliveryError:
        """Somebody may have it."""
        said = why if why.startswith(self._host) else f"{self._host}: {why}"
        return DeliveryError(
            f"{said}: the mail may or may not have arrived",
            "it does not count as delivered; the next digest has it again",
        )
