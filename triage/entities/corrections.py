"""The user's own word on names, from `entities.toml`; it wins over everything that was recognised.

[aliases]                 # another name → the name it is shown and counted under
"Abe-san" = "Shinzo Abe"
[types]                   # what a name is: PERSON, ORG, LOC or NORP
"Ajax" = "ORG"
never = ["Reuters"]       # names that are never an entity; above the first [table]
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, structs

from triage.article import Article
from triage.bounded_file import LARGEST_BY_HAND, bytes_of
from triage.entities.entity import Entity, EntitySpan, EntityType, Recogniser
from triage.errors import UsageError

_KEYS = ("aliases", "never", "types")
_TYPES: dict[str, EntityType] = {"PERSON": "PERSON", "ORG": "ORG", "LOC": "LOC", "NORP": "NORP"}


class Corrections(Struct, frozen=True):
    """What the user corrects; names are compared without regard to case."""

    aliases: Mapping[str, str] = {}
    never: frozenset[str] = frozenset()
    types: Mapping[str, EntityType] = {}


def load_corrections(path: Path) -> Corrections:
    """Read `entities.toml`; a mistake in it is an error that names file and, where known, line."""
    try:
        text = bytes_of(path, LARGEST_BY_HAND).decode("utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8", "save it as UTF-8") from error
    except RecursionError as error:
        raise UsageError(f"{path}: is nested too deeply") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: not valid TOML: {error}") from error
    for key in table:
        if key not in _KEYS:
            line = _line(text, key)
            raise UsageError(f"{path}:{line}: unknown key {key}", "allowed are aliases, never, types")
    aliases = _texts(path, text, table, "aliases")
    types = _texts(path, text, table, "types")
    for name, kind in types.items():
        if kind not in _TYPES:
            line = _line(text, name)
            raise UsageError(f"{path}:{line}: type must be PERSON, ORG, LOC or NORP, got {kind!r}")
    never = table.get("never", [])
    if not isinstance(never, list) or not all(isinstance(name, str) for name in never):
        raise UsageError(
            f"{path}:{_line(text, 'never')}: never must be a list of names", 'write never = ["Reuters"]'
        )
    return Corrections(
        aliases={_folded(name): full for name, full in aliases.items()},
        never=frozenset(map(_folded, never)),
        types={_folded(name): _TYPES[kind] for name, kind in types.items()},
    )


def _texts(path: Path, text: str, table: Mapping[str, object], key: str) -> dict[str, str]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise UsageError(f"{path}:{_line(text, key)}: {key} must be a table", f"write [{key}] above its lines")
    for name, other in value.items():
        if not isinstance(other, str) or not other.strip():
            raise UsageError(f"{path}:{_line(text, name)}: {name!r} in {key} must have a text, got {other!r}")
    return value


def _line(text: str, word: str) -> int:
    """The line on which a key stands, from 1."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip(" \t[\"'").startswith(word):
            return number
    return 1


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


class Corrected:
    """A recogniser whose entities pass through the corrections of the user."""

    def __init__(self, recogniser: Recogniser, corrections: Corrections) -> None:
        self._recogniser = recogniser
        self._corrections = corrections

    def recognise(self, article: Article) -> tuple[Entity, ...]:
        """Entities with names dropped, retyped and joined as the user says, in their first order."""
        return corrected(article, self._recogniser.recognise(article), self._corrections)


def corrected_by(file: Path) -> Recogniser:
    """The recogniser that comes with triage, under the corrections of a file; UsageError where that is wrong."""
    from triage.entities import default_recogniser

    return Corrected(default_recogniser(), load_corrections(file))


def corrected(article: Article, entities: tuple[Entity, ...], corrections: Corrections) -> tuple[Entity, ...]:
    """Apply corrections: `never` first, then aliases, then types."""
    joined: dict[tuple[str, str], Entity] = {}
    for entity in entities:
        kept = _without(article, entity, corrections.never)
        if kept is None:
            continue
        full = corrections.aliases.get(_folded(kept.text))
        text = full or kept.text
        kind = corrections.types.get(_folded(text), corrections.types.get(_folded(kept.text)))
        settled = full is not None or kind is not None
        changed = structs.replace(
            kept, text=text, type=kind or kept.type, shown=kept.shown or (settled and kept.count > 0),
            value=kept.value if kind in {None, kept.type} else None,
        )  # fmt: skip
        key = (_folded(text), changed.type)
        other = joined.get(key) or (_by_text(joined, text) if full else None)
        if other is None:
            joined[key] = changed
        else:
            joined[_folded(other.text), other.type] = _together(other, changed)
    return tuple(joined.values())


def _by_text(joined: Mapping[tuple[str, str], Entity], text: str) -> Entity | None:
    return next((entity for (name, _), entity in joined.items() if name == _folded(text)), None)


def _without(article: Article, entity: Entity, never: frozenset[str]) -> Entity | None:
    """The entity without the mentions that are never one; None if it is one altogether."""
    if _folded(entity.text) in never:
        return None
    spans = tuple(span for span in entity.spans if _folded(_slice(article, span)) not in never)
    if not spans:
        return None
    removed = sum(span.field != "credits" for span in entity.spans) - sum(
        span.field != "credits" for span in spans
    )
    return structs.replace(entity, spans=spans, count=max(0, entity.count - removed))


def _slice(article: Article, span: EntitySpan) -> str:
    return article.text(span.field)[span.start : span.end]


def _together(one: Entity, other: Entity) -> Entity:
    order = ("title", "abstract", "body")
    spans = sorted(
        {*one.spans, *other.spans}, key=lambda s: (order.index(s.field) if s.field in order else 9, s.start)
    )
    return structs.replace(
        one, count=one.count + other.count, spans=tuple(spans), confidence=max(one.confidence, other.confidence),
        value=one.value or other.value, shown=one.shown or other.shown,
    )  # fmt: skip
