"""Which combinations of a profile hold in an article, and where: AND of OR-lists, within so many words or anywhere."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from triage.matching.occurrence import Occurrence, Slots
from triage.matching.plan import Plan
from triage.profiles.model import Combination
from triage.scoring.counted import Counted

if TYPE_CHECKING:
    from triage.matching.conditions import Places


class HoldingCombinations:
    """The combinations of one profile; `zones` are the weights of each one's zones, None where it does not look."""

    def __init__(self, plan: Plan, zones: Sequence[Sequence[float | None]]) -> None:
        self._plan = plan
        self._combinations = plan.profile.combinations
        self._zones = zones
        #: The slots of each OR-list of each combination.
        self._lists = [
            [{slot for name in part for slot in plan.slots.get(name, ())} for part in combination.all]
            for combination in self._combinations
        ]
        #: Slot → the combinations that are worth asking where it has an occurrence: those without one there cannot
        #: hold. Each is asked for by the shortest of its OR-lists, which is likely the rarest.
        self._asked_for: dict[int, list[int]] = {}
        for number, lists in enumerate(self._lists):
            for slot in min(lists, key=len, default=()):
                self._asked_for.setdefault(slot, []).append(number)

    def counted(
        self, slots: Slots, qualified: list[list[Occurrence]], places: "Callable[[], Places]"
    ) -> list[Counted]:
        """The combinations that hold; `qualified` are the occurrences of terms that satisfy their conditions."""
        found: list[Counted] = []
        asked = {number for slot in slots for number in self._asked_for.get(slot, ())}
        met = slots.keys()
        for number in sorted(asked):
            # Most of those asked lack another of their lists altogether.
            if any(map(met.isdisjoint, self._lists[number])):
                continue
            combination, zones = self._combinations[number], self._zones[number]
            occurrences = self._hold(combination, zones, slots, qualified, places)
            if not occurrences or len(occurrences) < combination.at_least:
                continue
            best = sorted(occurrences, key=lambda o: -(zones[o.zone] or 0.0))[: combination.max_count]
            worth = sum(zones[o.zone] or 0.0 for o in best)
            found.append(Counted(combination.id, combination.weight, worth, best, is_combination=True))
        return found

    def _hold(
        self,
        combination: Combination,
        zones: Sequence[float | None],
        slots: Slots,
        qualified: list[list[Occurrence]],
        places: "Callable[[], Places]",
    ) -> list[Occurrence]:
        """One occurrence for each window in which the combination holds; it stands for the best zone it touches."""
        if any(self._occurrences(name, slots, qualified) for name in combination.none):
            return []
        parts = [
            [o for name in part for o in self._occurrences(name, slots, qualified) if zones[o.zone] is not None]
            for part in combination.all
        ]
        if not all(parts):
            return []
        if combination.within_words is None and combination.unit == "words":
            touched = [occurrence for part in parts for occurrence in part]
            return [max(touched, key=lambda o: (zones[o.zone] or 0.0, -o.field, -o.first))]
        from triage.matching.conditions import windows

        found = windows(
            parts, places(), combination.within_words or 0, combination.unit, ordered=combination.ordered
        )
        return [max(window, key=lambda o: (zones[o.zone] or 0.0, -o.first)) for window in found]

    def _occurrences(self, name: str, slots: Slots, qualified: list[list[Occurrence]]) -> list[Occurrence]:
        """What an entry of a combination sees: a term's qualified occurrences, a literal's all."""
        terms = len(qualified)
        return [
            o
            for slot in self._plan.slots.get(name, ())
            for o in (qualified[slot] if slot < terms else slots.get(slot, ()))
        ]
