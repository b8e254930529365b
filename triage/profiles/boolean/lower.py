"""Tree → conditions on terms: fields, counts and neighbours are pushed down to the words that a profile gives them to.

What remains above them is AND, OR and NOT, which `clauses` takes apart.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from triage.article import Zone
from triage.profiles.boolean.tree import (
    And,
    BooleanError,
    Inside,
    Mentions,
    NearEachOther,
    Node,
    Not,
    Note,
    Only,
    Or,
    SpelledWords,
    StringPlace,
    Styled,
    Untranslatable,
    WeightedWords,
    WordWindow,
)
from triage.profiles.model import Case, Forms, Unit

#: Proximities inside one another, with OR between, double with each: people's strings have some dozen.
MOST_PAIRS = 5_000


class Spelled(Struct, frozen=True):
    """A word or phrase as a term writes it."""

    texts: tuple[str, ...]
    case: Case
    forms: Forms


class Beside(Struct, frozen=True):
    """`near` or `unless_near` of a term."""

    words: tuple[Spelled, ...]
    within: int
    unit: Unit
    ordered: bool


class Atom(Struct, frozen=True, kw_only=True):
    """What one term of a profile can ask for."""

    spelled: Spelled
    zones: tuple[Zone, ...] = ()
    but: tuple[Zone, ...] = ()
    first_words: int | None = None
    at_least: int = 1
    near: Beside | None = None
    unless_near: Beside | None = None


class Within(Struct, frozen=True):
    """What a combination of its own asks for: one of each list, so many words apart."""

    groups: tuple[tuple[Atom, ...], ...]
    within: int
    place: StringPlace


class All(Struct, frozen=True):
    """AND."""

    parts: tuple["Formula", ...]


class Any_(Struct, frozen=True):  # noqa: N801 - `Any` is taken
    """OR."""

    parts: tuple["Formula", ...]


class No(Struct, frozen=True):
    """NOT."""

    part: "Formula"


class WeightedGroup(Struct, frozen=True):
    """Weights, of which so much must come together."""

    parts: tuple[tuple[Atom, int], ...]
    threshold: int
    place: StringPlace


Formula = Atom | Within | All | Any_ | No | WeightedGroup


class Scope(Struct, frozen=True, kw_only=True):
    """What stands around a part of the tree."""

    zones: tuple[Zone, ...] = ()
    but: tuple[Zone, ...] = ()
    first_words: int | None = None
    at_least: int = 1
    case: Case | Literal["lower"] | None = None
    forms: Forms | None = None


class Lowered(Struct, frozen=True, kw_only=True):
    """The whole string: a formula, the conditions that `[filter]` takes, and what was not kept."""

    formula: Formula
    filters: tuple[Only, ...]
    notes: tuple[Note, ...]


def lower(node: Node) -> Lowered:
    """Push everything down; raises BooleanError for what no profile can say."""
    filters: list[Only] = []
    rest = _without_filters(node, filters)
    lowering = _Lowering()
    formula = lowering.lower(rest, Scope()) if rest is not None else None
    if formula is None:
        hint = "add the words that an article should have"
        raise BooleanError("there is no word to look for in what can be kept", hint=hint)
    return Lowered(formula=formula, filters=tuple(filters), notes=tuple(dict.fromkeys(lowering.notes)))


def _without_filters(node: Node, filters: list[Only]) -> Node | None:
    """What is left when the conditions on the whole article are taken out of the outermost AND."""
    if isinstance(node, Only):
        filters.append(node)
        return None
    if isinstance(node, Or) and all(isinstance(part, Only) and part.key == "languages" for part in node.parts):
        languages = [part for part in node.parts if isinstance(part, Only)]
        filters.append(replace(languages[0], value=" ".join(str(part.value) for part in languages)))
        return None
    if not isinstance(node, And):
        return node
    parts = [part for part in (_without_filters(one, filters) for one in node.parts) if part is not None]
    return And(tuple(parts)) if parts else None


class _Lowering:
    def __init__(self) -> None:
        self.notes: list[Note] = []
        self._pairs = 0

    def lower(self, node: Node, scope: Scope) -> Formula | None:
        """A part of the tree; None where nothing of it can be kept."""
        match node:
            case SpelledWords():
                return _atom(_spelled(node, scope), scope)
            case And():
                return self._joined(node.parts, scope, All)
            case Or():
                return self._joined(node.parts, scope, Any_)
            case Not():
                inner = self.lower(node.part, scope)
                return No(inner) if inner is not None else None
            case Inside():
                return self.lower(node.part, _inside(node, scope))
            case Styled():
                return self.lower(node.part, _styled(node, scope))
            case Mentions():
                return self._at_least(node, scope)
            case NearEachOther():
                return self._near(node, scope)
            case WordWindow():
                return self._window(node, scope)
            case WeightedWords():
                parts = tuple((_atom(_spelled(word, scope), scope), weight) for word, weight in node.parts)
                return WeightedGroup(parts, node.threshold, node.place)
            case Untranslatable():
                self.notes.append(Note(node.place, f"is left out: {node.why}"))
                return None
            case Only():
                hint = "write it beside the rest, joined by and"
                raise BooleanError(f"{node.place.text} holds for the whole string only", node.place, hint)

    def _joined(self, parts: tuple[Node, ...], scope: Scope, kind: type[All] | type[Any_]) -> Formula | None:
        found = [part for part in (self.lower(one, scope) for one in parts) if part is not None]
        return (found[0] if len(found) == 1 else kind(tuple(found))) if found else None

    def _at_least(self, node: Mentions, scope: Scope) -> Formula | None:
        if scope.at_least > 1:
            raise BooleanError(f"{node.place.text} cannot stand inside another count", node.place)
        words = _plain(node.part, scope)
        counting = replace(scope, at_least=node.count)
        if words is not None:
            merged = _merged(words)
            if len(merged) > 1:
                self._note(node.place, "counts all of them together; here each way of writing by itself")
            found = tuple(_atom(one, counting) for one in merged)
            return found[0] if len(found) == 1 else Any_(found)
        if isinstance(node.part, And | Or | Styled | Inside):
            self._note(node.place, "is asked of each word in its parentheses by itself")
        elif isinstance(node.part, NearEachOther):
            self._note(node.place, "counts the mentions of the first word, each with its neighbour")
        return self.lower(node.part, counting)

    def _near(self, node: NearEachOther, scope: Scope) -> Formula | None:
        self._pairs += 1
        if self._pairs > MOST_PAIRS:
            hint = "parentheses beside a proximity multiply: say less in them"
            raise BooleanError(
                f"the string comes to more than {MOST_PAIRS:,} pairs of neighbours", node.place, hint
            )
        left, right = _plain(node.left, scope), _plain(node.right, scope)
        if left is not None and right is not None:
            beside = Beside(tuple(right), node.within, node.unit, node.ordered)
            key = "unless_near" if node.without else "near"
            atoms = tuple(replace(_atom(one, scope), **{key: beside}) for one in _merged(left))
            return atoms[0] if len(atoms) == 1 else Any_(atoms)
        if left is None and isinstance(node.left, Or):
            return self._joined(tuple(replace(node, left=part) for part in node.left.parts), scope, Any_)
        if node.without:
            side = node.left if left is None else node.right
            raise BooleanError(
                f"only words and phrases joined by or can stand beside {node.place.text}", _place(side, node)
            )
        if right is None and isinstance(node.right, Or):
            return self._joined(tuple(replace(node, right=part) for part in node.right.parts), scope, Any_)
        return self._near_complex(node, scope, is_left=left is None)

    def _near_complex(self, node: NearEachOther, scope: Scope, *, is_left: bool) -> Formula | None:
        """A side that is more than words: AND, or another proximity, each taken by itself."""
        side = node.left if is_left else node.right
        if isinstance(side, And) and not any(isinstance(part, Not) for part in side.parts):
            self._note(node.place, "with AND beside it: each of its words is asked for by itself")
            each = (replace(node, left=part) if is_left else replace(node, right=part) for part in side.parts)
            return self._joined(tuple(each), scope, All)
        if isinstance(side, NearEachOther) and not side.without:
            self._note(node.place, "in a row of three or more: each pair of neighbours is asked for by itself")
            pair = replace(node, left=side.right) if is_left else replace(node, right=side.left)
            return self._joined((side, pair) if is_left else (pair, side), scope, All)
        place = _place(side, node)
        hint = "fields and counts stand outside: field=(one w/5 other)"
        if isinstance(side, And | Not):
            hint = f"not stands outside: (one {node.place.text} other) not third"
        raise BooleanError(f"only words and phrases can stand beside {node.place.text}", place, hint)

    def _window(self, node: WordWindow, scope: Scope) -> Formula:
        groups = []
        for part in node.parts:
            words = _plain(part, scope)
            assert words is not None
            groups.append(tuple(_atom(one, scope) for one in words))
        return Within(tuple(groups), node.within, node.place)

    def _note(self, place: StringPlace, message: str) -> None:
        self.notes.append(Note(place, message))


def _place(side: Node, near: NearEachOther) -> StringPlace:
    return near.place if isinstance(side, And | Or | Not | WeightedWords) else side.place


def _inside(node: Inside, scope: Scope) -> Scope:
    zones = node.zones
    if zones and scope.zones:
        zones = tuple(zone for zone in zones if zone in scope.zones)
        if not zones:
            raise BooleanError(
                f"{node.place.text} stands inside another field: no word can be in both", node.place
            )
    first = min((n for n in (node.first_words, scope.first_words) if n is not None), default=None)
    return replace(
        scope,
        zones=zones or scope.zones,
        but=tuple(dict.fromkeys((*scope.but, *node.but))),
        first_words=first,
    )


def _styled(node: Styled, scope: Scope) -> Scope:
    return replace(scope, case=node.case or scope.case, forms=node.forms or scope.forms)


def _spelled(words: SpelledWords, scope: Scope) -> Spelled:
    texts, case = words.texts, scope.case or words.case
    if any(text.startswith("&") or text.endswith(" &") for text in texts):
        hint = "write and; in a name, a word belongs on either side: Smith & Sons"
        raise BooleanError("there is nothing to look for in '&'", words.place, hint)
    if case == "lower":
        # Small letters only: the small spelling, letter for letter.
        texts, case = tuple(text.lower() for text in texts), "match"
    elif case == "upper":
        texts = tuple(text.upper() for text in texts)
    return Spelled(texts, case, scope.forms or words.forms)


def _atom(spelled: Spelled, scope: Scope) -> Atom:
    return Atom(
        spelled=spelled,
        zones=scope.zones,
        but=scope.but,
        first_words=scope.first_words,
        at_least=scope.at_least,
    )


def _plain(node: Node, scope: Scope) -> list[Spelled] | None:
    """The words of a part that is nothing but words joined by OR; None for any other."""
    if isinstance(node, SpelledWords):
        return [_spelled(node, scope)]
    if isinstance(node, Styled):
        return _plain(node.part, _styled(node, scope))
    if not isinstance(node, Or):
        return None
    found: list[Spelled] = []
    for part in node.parts:
        words = _plain(part, scope)
        if words is None:
            return None
        found += words
    return found


def _merged(words: list[Spelled]) -> list[Spelled]:
    """Words that are written the same way as one, so that they are counted together.

    A term with one wildcard has only wildcards, and they know nothing of scripts without spaces: those stay apart.
    """
    found: dict[tuple[Case, Forms, bool], list[str]] = {}
    for one in words:
        is_foreign = not all(text.isascii() for text in one.texts)
        found.setdefault((one.case, one.forms, is_foreign), []).extend(one.texts)
    return [Spelled(tuple(dict.fromkeys(texts)), case, forms) for (case, forms, _), texts in found.items()]
