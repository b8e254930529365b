"""An entity: a person, organisation, place … found in the text."""

from typing import Literal, Protocol

from msgspec import Struct

from triage.article import Article, Field

EntityType = Literal["PERSON", "ORG", "LOC", "NORP", "DATE", "MONEY", "PERCENT"]


class EntitySpan(Struct, frozen=True):
    """Where an entity is mentioned, in code points of the original field text."""

    field: Field
    start: int
    end: int


class Entity(Struct, frozen=True, kw_only=True):
    """One entity of one article with all its mentions ("Shinzo Abe" and "Abe" are one)."""

    #: The fullest form found.
    text: str
    type: EntityType
    #: Mentions outside furniture; people who occur only in credits have 0.
    count: int
    #: 0..1.
    confidence: float
    #: Normalised: `2016-11-17`, `78000000000 USD`, a country code; None where there is none.
    value: str | None = None
    spans: tuple[EntitySpan, ...] = ()
    #: False for a doubtful name: kept in data formats, left out of the who/org/at lines.
    shown: bool = True

    @property
    def is_listed(self) -> bool:
        """Whether reports for people name it: it is not doubtful, and mentioned outside furniture."""
        return self.shown and self.count > 0


class Recogniser(Protocol):
    """Finds the entities of an article."""

    def recognise(self, article: Article) -> tuple[Entity, ...]:
        """Entities in order of first mention, title before body; spans give back their text."""
        ...
