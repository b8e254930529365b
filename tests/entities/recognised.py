"""Builders of the tests of this folder: what the default recogniser finds, in a form that reads well."""

from pathlib import Path

from triage.article import Article
from triage.entities import default_recogniser
from triage.entities.entity import Entity

SHARED = Path(__file__).resolve().parents[3] / "shared"


def entities(body: str, **fields: str) -> tuple[Entity, ...]:
    """The entities of an English article."""
    return default_recogniser().recognise(Article(body=body, **{"language": "en", **fields}))  # type: ignore[arg-type]


def names(body: str, **fields: str) -> dict[str, str]:
    """Text of every shown entity → its type."""
    return {entity.text: entity.type for entity in entities(body, **fields) if entity.shown}


def of(kind: str, body: str, **fields: str) -> list[str]:
    """The shown entities of one type, in order."""
    return [entity.text for entity in entities(body, **fields) if entity.shown and entity.type == kind]


def found(article: Article) -> tuple[Entity, ...]:
    """Entities of a whole article."""
    return default_recogniser().recognise(article)


def slices(article: Article, entity: Entity) -> list[str]:
    """What the spans of an entity cut out of the article."""
    return [article.text(span.field)[span.start : span.end] for span in entity.spans]
