"""Clauses → the terms of a new profile: which there are, what they are called, which only serve others."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from triage.profiles.boolean.clauses import Clause
from triage.profiles.boolean.lower import Atom, WeightedGroup
from triage.profiles.toml.terms import unused


class Named(Struct, frozen=True):
    """A term of the new profile."""

    id: str
    atom: Atom
    #: None: not written, which means 1.
    weight: int | None = None
    excludes: bool = False


class Draft:
    """The terms of a new profile and what they are called."""

    def __init__(
        self, clauses: Sequence[Clause], counted: WeightedGroup | None, weights: Mapping[Atom, int]
    ) -> None:
        self.clauses = clauses
        self.counted = counted
        wanted = dict.fromkeys(atom for clause in clauses for group in groups_of(clause) for atom in group)
        if counted is not None:
            wanted = dict.fromkeys(atom for atom, weight in counted.parts if weight > 0)
        beside = dict.fromkeys(
            Atom(spelled=word)
            for atom in (*wanted, *(atom for clause in clauses for atom in clause.none))
            for near in (atom.near, atom.unless_near)
            if near is not None
            for word in near.words
        )
        #: What keeps an article out of every alternative.
        self.out = (
            [atom for atom in clauses[0].none if all(atom in clause.none for clause in clauses)] if clauses else []
        )
        absent = dict.fromkeys(atom for clause in clauses for atom in clause.none)
        self._ids: dict[Atom, str] = {}
        for atom in (*wanted, *absent, *beside):
            if atom not in self._ids:
                self._ids[atom] = unused(_label(atom), self._ids.values())
        #: What the string itself says that its words weigh.
        self.weights = weights
        self.terms = [
            Named(
                id=self._ids[atom],
                atom=atom,
                weight=weights.get(atom, None if atom in wanted else 0),
                excludes=atom in self.out and atom not in wanted and atom not in beside,
            )
            for atom in self._ids
        ]
        self.wanted = wanted

    def id(self, atom: Atom) -> str:
        """What the term is called."""
        return self._ids[atom]

    def name(self, clause: Clause, none: Sequence[Atom], taken: Sequence[str]) -> str:
        """What a combination is called: the first of each of its lists, and of what it keeps out."""
        said = " + ".join(self.id(group[0]) for group in groups_of(clause))
        absent = f", not {self.id(none[0])}" if none else ""
        return unused(said + absent, (*self._ids.values(), *taken))

    @property
    def needs_gate(self) -> bool:
        """Whether more is asked for than one of the terms."""
        silent = any(term.weight == 0 and not term.excludes for term in self.terms)
        return silent or len(self.clauses) > 1 or len(groups_of(self.clauses[0])) > 1


def groups_of(clause: Clause) -> tuple[tuple[Atom, ...], ...]:
    """The OR-lists of a condition; those of its window if it is one."""
    return clause.window.groups if clause.window is not None else clause.groups


def _label(atom: Atom) -> str:
    """What a term is called: its text, and what sets it apart."""
    parts = [atom.spelled.texts[0]]
    if atom.zones:
        parts.append(
            "in " + "/".join(zone for zone in atom.zones if zone != "abstract" or "lead" not in atom.zones)
        )
    if atom.first_words is not None:
        parts.append(f"among the first {atom.first_words}")
    for word, near in (("near", atom.near), ("not near", atom.unless_near)):
        if near is not None:
            parts.append(f"{word} {near.words[0].texts[0]}")
    if atom.at_least > 1:
        parts.append(f"{atom.at_least} times")
    return " ".join(parts)
