"""Gates: conditions that close and take the whole score. They see every occurrence."""

from typing import Literal

from msgspec import Struct

from triage.matching.occurrence import Occurrence, Slots
from triage.matching.plan import Plan
from triage.profiles.model import Combination, Term


class Gate(Struct, frozen=True):
    """A closed gate: `excluded` by what was found, or `requires` what was not."""

    code: Literal["excluded", "requires"]
    #: The text, id or tag that closed it; alternatives that are all missing are joined by " or ".
    name: str
    count: int = 0


class Gates:
    """The gates of one profile."""

    def __init__(self, plan: Plan) -> None:
        profile = plan.profile
        self._plan = plan
        self._require = profile.require
        items: tuple[Term | Combination, ...] = (*profile.terms, *profile.combinations)
        #: Ids of terms and combinations that exclude and therefore never score.
        self.excluding = frozenset(item.id for item in items if item.exclude)
        self.exclude = (*profile.exclude, *profile.require.none, *sorted(self.excluding))
        self._terms = {term.id: number for number, term in enumerate(profile.terms)}
        self._combinations = frozenset(combination.id for combination in profile.combinations)
        self._tagged: dict[str, set[str]] = {}
        for combination in profile.combinations:
            for tag in combination.tags:
                self._tagged.setdefault(f"tag:{tag}", set()).add(combination.id)
        required = [item.id for item in profile.combinations if item.required]
        required += [term.id for term in profile.terms if term.required]
        self.all = tuple(dict.fromkeys((*profile.require.all, *required)))
        #: Whether there is nothing that could close.
        self.are_none = not (self.exclude or self.all or self._require.any or self._require.at_least)

    def closed(self, slots: Slots, qualified: list[list[Occurrence]], holding: set[str]) -> Gate | None:
        """The first gate that is closed: exclusions, then all, any, at least."""
        if self.are_none:
            return None

        def count(name: str) -> int:
            return self.count(name, slots, qualified, holding)

        for name in self.exclude:
            if found := count(name):
                return Gate("excluded", name, found)
        for name in self.all:
            if not count(name):
                return Gate("requires", name)
        if self._require.any and not any(map(count, self._require.any)):
            return Gate("requires", " or ".join(self._require.any))
        at_least = self._require.at_least
        if at_least and sum(1 for name in at_least.of if count(name)) < at_least.count:
            return Gate("requires", f"{at_least.count} of {', '.join(at_least.of)}")
        return None

    def count(self, name: str, slots: Slots, qualified: list[list[Occurrence]], holding: set[str]) -> int:
        """How often an entry of a gate occurs; a combination, by its id or a tag, once or not at all."""
        if name in self._combinations:
            return int(name in holding)
        if name in self._terms:
            return len(qualified[self._terms[name]])
        terms = len(qualified)
        combinations = len(self._tagged[name] & holding) if name in self._tagged else 0
        return combinations + sum(
            len(qualified[slot]) if slot < terms else len(slots.get(slot, ()))
            for slot in self._plan.slots.get(name, ())
        )
