"""What a state keeps, as whoever asks it is told: streams and where they begin, delivered digests, and who is to have them."""

from msgspec import Struct

from triage.state.changes import DigestFigures


class LastDigest(Struct, frozen=True, kw_only=True):
    """A stream and the digest delivered last in it."""

    id: int
    name: str
    #: Id of the profile.
    profile: str
    handle: str = ""
    until: float = 0.0
    #: The latest digest, where its time lies ahead of this run: its clock was wrong, and so may be what it passed over.
    ahead: str = ""


class StreamBegin(Struct, frozen=True):
    """Where a stream begins whose last digest does not say so; `since` None: as far back as its profile looks."""

    since: float | None
    #: Some of what was considered or delivered is not known any more.
    is_doubtful: bool
    noted: float


class Recipients(Struct, frozen=True, array_like=True):
    """Who is to have a pending digest, who has it, and who never will; nobody where it goes to no addresses."""

    all: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def due(self) -> tuple[str, ...]:
        """The recipients who have not got the digest."""
        return tuple(one for one in self.all if one not in self.accepted and one not in self.refused)


class Due(Struct, frozen=True):
    """A digest that somebody has not got though others have, and how many came after it."""

    handle: str
    address: str
    later: int


class KeptDigest(DigestFigures, frozen=True):
    """A delivered digest as it is kept."""

    id: int
    handle: str
    stream: int
    name: str
    run: int
    #: Packed; None once pruned.
    value: bytes | None = None
    rejects: bytes | None = None
    profile_value: bytes = b""
    profile_text: bytes = b""
