"""`digest --mail`: each digest to its readers, and what is said where not all of them could have it."""

import shlex
from collections.abc import Iterable, Sequence
from datetime import datetime
from time import monotonic

from msgspec.structs import replace

from triage.cli.exits import OUTPUT, say
from triage.delivery.account import sender_of, server_of
from triage.delivery.letter import letter, recipients
from triage.delivery.line import NotNowError, SmtpSession
from triage.delivery.message import Letter, bare, message
from triage.delivery.smtp import REACH, RefusedError, Sent, send
from triage.digest.delivering import Delivery, Note
from triage.digest.making import Prepared
from triage.digest.model import Digest
from triage.digest.stream import DigestStream
from triage.environment import Environment
from triage.errors import DeliveryError, UsageError
from triage.profiles.model import Profile
from triage.render.view.options import Options
from triage.settings import Mail, Settings
from triage.state.store import StateStore

#: Later digests after which a recipient whom the server never takes is given up; days would trust the clock.
PATIENCE = 14


class Postman:
    """Sends the digests of one run; everything that could be wrong with the settings is known before it begins."""

    def __init__(
        self, settings: Settings, environment: Environment, how: Options, to: Sequence[str], state: str = ""
    ) -> None:
        """`state` is `--state` as typed, for the commands that are printed."""
        self._state = f" --state {shlex.quote(state)}" if state else ""
        self._mail: Mail = settings.mail
        self._environment = environment
        self._how = how
        self._to = tuple(to)
        self._server = server_of(self._mail, environment.variables, environment.folder)
        self._sender = bare([sender_of(self._mail)])[0]
        # All digests of a run together take no longer than one may; each has the time for one answer.
        self._until = monotonic() + self._server.give_up_after
        #: 74 as soon as one reader could not be reached.
        self.status = 0

    def check(self, profiles: Iterable[Profile]) -> None:
        """UsageError where a digest would have no reader, or an address is none."""
        for profile in profiles:
            to = self._to or profile.digest.recipients or self._mail.to
            if not to:
                raise UsageError(
                    f"nobody to send the digest of {profile.id} to",
                    "--mail-to, recipients in [digest] of the profile, or to in [mail]",
                )
            bare(to)

    def knock(self) -> None:
        """Connect to the server and log in, as for a mail, and send nothing; DeliveryError where that fails."""
        until = monotonic() + REACH
        try:
            with SmtpSession(self._server, until):
                return
        except NotNowError as error:
            host, port = self._server.address
            raise DeliveryError(f"{host}:{port}: {error}", "host, port and security in [mail]") from error

    def send_line(self, to: Sequence[str], now: float) -> None:
        """Send one line, to see whether it arrives."""
        said = "This is a test of triage digest. Digests will come from this address."
        one = Letter(
            subject="triage: test", text=f"{said}\n", html=f"<p>{said}</p>", sender=sender_of(self._mail),
            to=tuple(to), identity=f"test {now:.0f}", date=datetime.fromtimestamp(now).astimezone(),
        )  # fmt: skip
        sent = send(message(one), self._sender, bare(to), self._server, told=self._told)
        if sent.refused or sent.waiting:
            who, why = (*sent.refused, *sent.waiting)[0]
            raise DeliveryError(f"{who} was not taken: {why}")

    def readers(self, profiles: Iterable[Profile]) -> tuple[str, ...]:
        """Every address that a digest of these profiles goes to."""
        return bare(one for each in profiles for one in (self._to or each.digest.recipients or self._mail.to))

    def deliveries(self, ready: Sequence[Prepared]) -> tuple[Delivery, ...]:
        """A message for each digest, or for all digests with the same recipients."""
        together: dict[object, list[Prepared]] = {}
        for number, one in enumerate(ready):
            to = bare(self._recipients(one.digest))
            together.setdefault((to, 0 if self._mail.one else number), []).append(one)
        return tuple(self._delivery(tuple(group)) for group in together.values())

    def _delivery(self, group: tuple[Prepared, ...]) -> Delivery:
        digests = tuple(one.digest for one in group)
        to = bare(self._recipients(digests[0]))
        return Delivery(group, lambda note: self.post(digests, note=note), recipients=to)

    def _recipients(self, digest: Digest) -> tuple[str, ...]:
        to = recipients(digest, self._mail, self._to)
        if not to:
            raise UsageError(f"nobody to send {digest.id} to", "--mail-to")
        return to

    def post(self, digests: Sequence[Digest], to: Sequence[str] = (), note: Note = lambda *_: None) -> None:
        """Send them as one message; returns when one reader at least has it, raises DeliveryError where nobody can be known to."""
        to = to or self._recipients(digests[0])
        whole = message(letter(digests, self._how, self._mail, to))
        left = max(self._server.timeout, self._until - monotonic())
        server = replace(self._server, give_up_after=min(left, self._server.give_up_after))
        sent = send(
            whole, self._sender, bare(to), server, told=self._told, note=lambda accepted: note(accepted, ())
        )
        note((), [who for who, _ in sent.refused])
        self._tell(digests, sent)

    def send_due(self, store: StateStore, streams: Sequence[DigestStream]) -> None:
        """Send earlier digests to those who have not got them though others have; before there are new ones."""
        for due in store.due(stream.name for stream in streams):
            digest = _kept(store, due.handle)
            if digest is None or due.later > PATIENCE:
                store.no_longer_due(due.handle, [due.address])
                self._fail(
                    f"{due.address} never got {due.handle}; it is given up",
                    [due.handle],
                    due.address,
                )
                continue
            try:
                self.post([digest], [due.address], _noting(store, due.handle))
            except RefusedError as error:
                store.no_longer_due(due.handle, [due.address])
                self._fail(
                    f"{due.address} never got {due.handle}: {error.message}",
                    [due.handle],
                    due.address,
                )
            except DeliveryError as error:
                self._fail(
                    f"{due.address} still has not got {due.handle}: {error.message}", [due.handle], due.address
                )

    def _told(self, why: str) -> None:
        """Report a pause on a terminal; cron has no use for it."""
        if self._environment.stderr.isatty():
            say(self._environment, f"triage: {why}")

    def _tell(self, digests: Sequence[Digest], sent: Sent) -> None:
        handles = [digest.id for digest in digests]
        names = ", ".join(handles)
        for who, why in sent.refused:
            self._fail(f"{who} did not get {names}, the others did: {why}", handles, who)
        for who, why in sent.waiting:
            self._fail(
                f"{who} did not get {names} yet, the others did; the next --mail sends it: {why}", handles, who
            )
        if sent.is_repeated:
            say(self._environment, f"triage: {names} may arrive twice: the server's first answer was lost")

    def _fail(self, why: str, handles: Sequence[str], who: str) -> None:
        self.status = OUTPUT
        say(self._environment, f"triage: {why}")
        for handle in handles:
            say(self._environment, f"  hint: triage digest --again {handle} --mail-to {who}{self._state}")


def _noting(store: StateStore, handle: str) -> Note:
    return lambda accepted, refused: store.no_longer_due(handle, (*accepted, *refused))


def _kept(store: StateStore, handle: str) -> Digest | None:
    """A digest that can still be sent."""
    from triage.digest.looking_back import delivered_digest

    try:
        return delivered_digest(store, handle)
    except UsageError:
        return None
