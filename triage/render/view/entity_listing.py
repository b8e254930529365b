"""What the list of `entities` says, for every format of it."""

from msgspec import Struct

from triage.entities.entity import EntityType


class EntityRow(Struct, frozen=True, kw_only=True):
    """One entity and what the articles say of it."""

    text: str
    type: EntityType
    #: Two letters, where the name tells the country.
    country: str | None
    articles: int
    mentions: int
    #: The day of the earliest dated article, ISO 8601.
    first_seen: str | None
    #: False where every article leaves it in doubt.
    shown: bool


class EntityListing(Struct, frozen=True, kw_only=True):
    """The list as it is printed, and what it leaves out."""

    rows: tuple[EntityRow, ...]
    articles: int
    #: Names in doubt, whether they are among the rows or not.
    doubtful: int
    #: Left out by `--top`.
    cut: int
