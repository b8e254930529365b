"""`scan --entity NAME`: which hits name somebody or something; the others become rejects.

Names are compared without regard to case, accents and the points of abbreviations, and with the other names of the
same country or organisation that triage knows (U.S., United States).
"""

from collections.abc import Iterator, Sequence
from functools import cache

from triage.article import Article
from triage.entities.entity import Entity, Recogniser
from triage.errors import UsageError
from triage.scoring.score import Reason


def compared(name: str) -> str:
    """The form in which two names are the same name.

    >>> [compared(name) for name in ("São  Paulo", "J.R. Quay", "US", "America")]
    ['sao paulo', 'jr quay', 'united states', 'united states']
    """
    from triage.matching.fold import fold

    return known_as().get(bare := _bare(fold(name)), bare)


def _bare(folded: str) -> str:
    return " ".join(folded.replace(".", "").replace("’", "'").split())


@cache
def known_as() -> dict[str, str]:
    """Another name → the full name, both as compared."""
    from triage.entities.gazetteer import gazetteer
    from triage.matching.fold import fold

    return {_bare(fold(name)): _bare(fold(full)) for name, full in gazetteer().synonyms.items()}


class EntityFilter:
    """Lets an article pass in which every one of these names was found outside its furniture."""

    def __init__(self, names: Sequence[str], recogniser: Recogniser) -> None:
        if any(not name.strip() for name in names):
            raise UsageError("--entity needs a name", '--entity "Shinzo Abe"')
        self._names = {compared(name): " ".join(name.split()) for name in names}
        self._recogniser = recogniser

    def __call__(self, article: Article) -> Reason | None:
        """Why the article does not pass, by the first name that is missing; None where it passes."""
        found = {name for entity in self._recogniser.recognise(article) for name in _names(article, entity)}
        return next((Reason("filter", name) for key, name in self._names.items() if key not in found), None)


def _names(article: Article, entity: Entity) -> Iterator[str]:
    """What the entity is called in this article; nothing for somebody who stands only in the credits."""
    if entity.count:
        yield compared(entity.text)
        for wording in {article.text(span.field)[span.start : span.end] for span in entity.spans}:
            yield compared(wording)
