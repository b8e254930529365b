"""`digest --mail`: each digest to its readers, and what is said where not all of them could have it."""

from collections.abc import Iterable, Sequence
from time import monotonic

from msgspec.structs import replace

from triage.cli.exits import OUTPUT, say
from triage.delivery.account import sender_of, server_of
from triage.delivery.letter import letter, recipients
from triage.delivery.message import bare, message
from triage.delivery.smtp import Sent, send
from triage.digest.delivering import Parcel, one_by_one
from triage.digest.making import Prepared
from triage.digest.model import Digest
from triage.environment import Environment
from triage.errors import UsageError
from triage.profiles.model import Profile
from triage.render.view.options import Options
from triage.settings import Mail, Settings


class Postman:
    """Sends the digests of one run; everything that could be wrong with the settings is known before it begins."""

    def __init__(self, settings: Settings, environment: Environment, how: Options, to: Sequence[str]) -> None:
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

    def parcels(self, ready: Sequence[Prepared]) -> tuple[Parcel, ...]:
        """A message for each digest."""
        return one_by_one(ready, self.post)

    def post(self, digest: Digest) -> None:
        """Send one; returns when one reader at least has it, raises DeliveryError where nobody can be known to."""
        to = recipients(digest, self._mail, self._to)
        if not to:
            raise UsageError(f"nobody to send {digest.id} to", "--mail-to")
        whole = message(letter([digest], self._how, self._mail, to))
        left = max(self._server.timeout, self._until - monotonic())
        server = replace(self._server, give_up_after=min(left, self._server.give_up_after))
        self._tell(digest, send(whole, self._sender, bare(to), server, told=self._told))

    def _told(self, why: str) -> None:
        """Of every pause, for whoever watches; cron has no use for it."""
        if self._environment.stderr.isatty():
            say(self._environment, f"triage: {why}")

    def _tell(self, digest: Digest, sent: Sent) -> None:
        for who, why in sent.refused:
            self.status = OUTPUT
            say(self._environment, f"triage: {who} did not get {digest.id}, the others did: {why}")
            say(self._environment, f"  hint: triage digest --again {digest.id} --mail-to {who}")
        if sent.is_repeated:
            say(self._environment, f"triage: {digest.id} may arrive twice: the server's first answer was lost")
