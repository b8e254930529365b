"""Recognisers by name, for those who have models: `default`, `spacy:en_core_web_sm`, or what a package adds.

A package adds one through the entry-point group `triage.entities`: its name stands before the colon in the settings,
and the entry point is a function that takes what stands after it and gives a recogniser.
"""

from functools import cache
from typing import get_args

from triage.article import FIELDS, Article
from triage.entities.entity import Entity, EntityType, Recogniser
from triage.errors import RecogniserError, UsageError

GROUP = "triage.entities"


@cache
def recogniser(name: str = "default") -> Recogniser:
    """The recogniser that the setting `entities` names; a one-line error when it is not there.

    Installed packages may not take the names `default` and `spacy` from us.
    """
    kind, _, model = name.strip().partition(":")
    if kind in {"", "default"}:
        if model:
            raise UsageError(f"entities: the default recogniser takes no model, got {name!r}")
        from triage.entities import default_recogniser

        return default_recogniser()
    if kind == "spacy":
        from triage.entities.spacy import SpacyRecogniser

        return InstalledRecogniser(name.strip(), SpacyRecogniser(model))
    return _installed(kind, model)


class InstalledRecogniser:
    """Somebody else's recogniser: what it raises or gives that is no entity is a sentence about it and no fault of ours."""

    def __init__(self, name: str, recogniser: Recogniser) -> None:
        self._name = name
        self.recogniser = recogniser

    def recognise(self, article: Article) -> tuple[Entity, ...]:
        """Its entities; RecogniserError where it fails, or gives something else."""
        try:
            found = tuple(self.recogniser.recognise(article))
        except (Exception, SystemExit) as error:  # other people's code
            said = " ".join(f"{type(error).__name__}: {error}".split())
            raise self._wrong(article, f"failed: {said[:200]}") from error
        for entity in found:
            wrong = _what_is_wrong(entity, article)
            if wrong:
                raise self._wrong(article, f"gave {wrong}")
        return found

    def _wrong(self, article: Article, said: str) -> RecogniserError:
        place = f" on {article.path}" if article.path else ""
        return RecogniserError(
            f"entities: the recogniser {self._name!r}{place} {said}", 'do without it: entities = "default"'
        )


def _what_is_wrong(entity: object, article: Article) -> str:
    if not isinstance(entity, Entity):
        return f"a {type(entity).__name__} instead of an Entity"
    if entity.type not in get_args(EntityType):
        return f"an entity of the type {entity.type!r}; types are {', '.join(get_args(EntityType))}"
    for span in entity.spans:
        if span.field not in FIELDS:
            return f"a place in the field {span.field!r}, which articles do not have"
        if not 0 <= span.start < span.end <= len(article.text(span.field)):
            return f"a place outside the {span.field}: {span.start} to {span.end}"
    return ""


def _installed(kind: str, model: str) -> Recogniser:
    from importlib.metadata import entry_points

    found = entry_points(group=GROUP, name=kind)
    if not found:
        names = sorted({"default", "spacy:MODEL", *(point.name for point in entry_points(group=GROUP))})
        raise UsageError(f"entities: there is no recogniser {kind!r}", f"there are {', '.join(names)}")
    try:
        built: Recogniser = next(iter(found)).load()(model)
    except UsageError:
        raise
    except Exception as error:  # other people's code: whatever it raises, the user needs one sentence
        raise UsageError(f"entities: the recogniser {kind!r} could not start: {error}") from error
    if not callable(getattr(built, "recognise", None)):
        raise UsageError(f"entities: the recogniser {kind!r} has no method recognise(article)")
    return InstalledRecogniser(kind, built)
