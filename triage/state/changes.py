"""What one delivered digest changes in the state: a plain value, kept until it is known whether it was delivered."""

from msgspec import Struct


class DeliveredArticle(Struct, frozen=True, array_like=True):
    """An article that reaches the reader: its key, and the number of its story (0: an event)."""

    key: int
    number: int


class Arrival(Struct, frozen=True, array_like=True):
    """How much came from one outlet or folder."""

    name: str
    is_folder: bool
    count: int
    #: When the latest article arrived, and how many seconds ago that was.
    last: float | None
    quiet: float | None


class SpotRecord(Struct, frozen=True, array_like=True):
    """The reject that was asked about."""

    handle: str
    #: Its identity, by which its label is known, and where it was read.
    article: str
    path: bytes
    member: int
    share: float


class UnreadFile(Struct, frozen=True, array_like=True):
    """A file that could not be read, as it was then."""

    path: bytes
    #: Position of the article in it; −1 for the whole file.
    member: int
    mtime: int
    size: int
    code: str


class DigestFigures(Struct, frozen=True):
    """The window of a digest, the day it is of, and what it counted."""

    since: float
    until: float
    day: int
    read: int
    hits: int
    stories: int
    #: Rejects that came near, of which the spot check was drawn.
    near: int


class DigestRecord(DigestFigures, frozen=True, kw_only=True):
    """All that is remembered of one digest."""

    stream: str
    profile: str
    handle: str
    #: The digest, its rejects, and the profile: its hash, its text, its value; all packed.
    value: bytes
    rejects: bytes
    profile_hash: str
    profile_text: bytes
    profile_value: bytes
    #: Keys of articles considered for the first time, packed.
    considered: bytes
    delivered: tuple[DeliveredArticle, ...] = ()
    #: Keys of articles delivered before that were withdrawn.
    withdrawn: tuple[int, ...] = ()
    #: Keys of hits whose embargo has not lifted, and of those whose has.
    waiting: tuple[int, ...] = ()
    released: tuple[int, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    #: Hashes of a name and a term that stood together.
    company: tuple[int, ...] = ()
    spot: SpotRecord | None = None
    unread: tuple[UnreadFile, ...] = ()
    #: Keys that were considered long ago and are still there, packed.
    present: bytes = b""
