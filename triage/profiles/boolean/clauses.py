"""AND, OR and NOT → what a profile can gate by: alternatives, each an AND of OR-lists and what must not be there."""

from itertools import product

from msgspec import Struct

from triage.profiles.boolean.lower import All, Any_, Atom, Formula, No, WeightedGroup, Within
from triage.profiles.boolean.tree import BooleanError

#: More alternatives are no profile that a person could read or change.
MOST = 200
TOO_MANY = "split the string into several profiles, or write what its parentheses share only once"


class Clause(Struct, frozen=True):
    """A condition: one of each group, and none of these."""

    groups: tuple[tuple[Atom, ...], ...] = ()
    none: tuple[Atom, ...] = ()
    window: Within | None = None

    @property
    def is_list(self) -> bool:
        """Whether it is one OR-list and nothing else."""
        return len(self.groups) == 1 and not self.none and self.window is None


def clauses(formula: Formula) -> tuple[Clause, ...]:
    """The alternatives; raises BooleanError where there are too many, or one that nearly everything meets."""
    found = _taken_apart(formula, positive=True)
    if any(not clause.groups and clause.window is None for clause in found):
        raise BooleanError(
            "the string takes articles for what is not in them",
            hint="every alternative needs something to look for: one and not other",
        )
    found = [clause for clause in found if not any(set(group) <= set(clause.none) for group in clause.groups)]
    if not found:
        raise BooleanError("no article can ever be a hit: what is asked for is excluded")
    return tuple(found)


def _taken_apart(formula: Formula, *, positive: bool) -> list[Clause]:
    match formula:
        case Atom():
            return [Clause(((formula,),))] if positive else [Clause((), (formula,))]
        case Within():
            if not positive:
                raise BooleanError(f"{formula.place.text} cannot be excluded", formula.place)
            return [Clause(window=formula)]
        case No():
            return _taken_apart(formula.part, positive=not positive)
        case WeightedGroup():
            return _taken_apart(_spelt_out(formula), positive=positive)
        case All() | Any_():
            parts = [_taken_apart(part, positive=positive) for part in formula.parts]
            return _product(parts) if isinstance(formula, All) is positive else _union(parts)


def _union(parts: list[list[Clause]]) -> list[Clause]:
    """Lists of words join into one list; what is more stays an alternative."""
    words: dict[Atom, None] = {}
    others: dict[Clause, None] = {}
    for clause in (clause for part in parts for clause in part):
        if clause.is_list:
            words.update(dict.fromkeys(clause.groups[0]))
        else:
            others[clause] = None
    if len(others) > MOST:
        raise BooleanError(f"the string comes to more than {MOST} alternatives", hint=TOO_MANY)
    return ([Clause((tuple(words),))] if words else []) + list(others)


def _product(parts: list[list[Clause]]) -> list[Clause]:
    size = 1
    for part in parts:
        size *= len(part)
        if size > MOST:
            raise BooleanError(f"the string comes to more than {MOST} alternatives", hint=TOO_MANY)
    return list(dict.fromkeys(map(_joined, product(*parts))))


def _joined(parts: tuple[Clause, ...]) -> Clause:
    groups = dict.fromkeys(group for clause in parts for group in clause.groups)
    # A list that holds another whole list asks for nothing more.
    kept = [group for group in groups if not any(set(other) < set(group) for other in groups)]
    none = dict.fromkeys(atom for clause in parts for atom in clause.none)
    windows = [clause.window for clause in parts if clause.window is not None]
    if windows and (kept or len(windows) > 1):
        raise BooleanError(f"{windows[0].place.text} cannot be joined to more words", windows[0].place)
    return Clause(tuple(kept), tuple(none), windows[0] if windows else None)


def _spelt_out(counted: WeightedGroup) -> Formula:
    """Every smallest set of patterns that reaches the threshold; a weight below 0 counts where its word is absent."""
    weights: dict[Atom, int] = {}
    for atom, weight in counted.parts:
        weights[atom] = weights.get(atom, 0) + weight
    threshold = counted.threshold + sum(-weight for weight in weights.values() if weight < 0)
    literals = sorted(
        ((abs(weight), atom if weight > 0 else No(atom)) for atom, weight in weights.items() if weight),
        key=lambda one: -one[0],
    )
    if counted.threshold < 1 or sum(weight for weight, _ in literals) < threshold:
        said = "is reached by nothing" if counted.threshold < 1 else "can never be reached"
        raise BooleanError(f"the threshold {counted.threshold} {said}", counted.place)
    found: list[Formula] = []
    _reach(literals, 0, threshold, (), found)
    return found[0] if len(found) == 1 else Any_(tuple(found))


def _reach(
    literals: list[tuple[int, Atom | No]],
    at: int,
    missing: int,
    chosen: tuple[Formula, ...],
    found: list[Formula],
) -> None:
    if missing <= 0:
        found.append(chosen[0] if len(chosen) == 1 else All(chosen))
        if len(found) > 10 * MOST:
            raise BooleanError("the weights reach the threshold in too many ways", hint=TOO_MANY)
        return
    if sum(weight for weight, _ in literals[at:]) < missing:
        return
    weight, literal = literals[at]
    _reach(literals, at + 1, missing - weight, (*chosen, literal), found)
    _reach(literals, at + 1, missing, chosen, found)
