"""Which occurrences of a term satisfy its own conditions: names, first words, what stands beside them, days, how many."""

from collections.abc import Callable

from triage.article import FIELDS
from triage.entities import default_recogniser
from triage.entities.entity import Recogniser
from triage.matching.conditions import Places, is_among_first
from triage.matching.occurrence import TITLE, ArticleMatches, Occurrence, Slots
from triage.matching.plan import Plan
from triage.profiles.model import EntityType, Near, Term
from triage.scoring.counted import Lost, LostReason


class TermConditions:
    """The conditions of the terms of one profile."""

    def __init__(self, plan: Plan, recogniser: Recogniser | None) -> None:
        """`recogniser`: who is asked for terms that must lie in a name; None: the one that comes with triage."""
        self._plan = plan
        self._recogniser = recogniser

    def kept(
        self,
        term: Term,
        kept: list[Occurrence],
        slots: Slots,
        places: Callable[[], Places],
        found: ArticleMatches,
        lost: list[Lost] | None,
    ) -> list[Occurrence]:
        """The occurrences that satisfy all conditions, of those in the zones of the term; `lost` collects the others.

        `places`: where the occurrences of the article stand, worked out when it is first asked for.
        """
        # Names are costly to find: where nobody asks which condition was failed, they are asked for last.
        if term.entity is not None and lost is not None:
            kept = _note(lost, term, kept, self._inside(kept, term.entity, found), "entity")
        if term.first_words is not None:
            length = found.lengths[TITLE]
            among = [o for o in kept if is_among_first(o, term.first_words, length)]
            kept = _note(lost, term, kept, among, "first_words")
        if term.near is not None and kept:
            kept = _note(lost, term, kept, self._beside(kept, term.near, slots, places, wanted=True), "near")
        if term.unless_near is not None and kept:
            alone = self._beside(kept, term.unless_near, slots, places, wanted=False)
            kept = _note(lost, term, kept, alone, "unless_near")
        if not _is_active(term, found.texts.article.published):
            return _note(lost, term, kept, [], "dates")
        if len(kept) < term.at_least:
            return _note(lost, term, kept, [], "at_least")
        if term.entity is not None and lost is None:
            kept = self._inside(kept, term.entity, found)
            return kept if len(kept) >= term.at_least else []
        return kept

    def _beside(
        self, kept: list[Occurrence], near: Near, slots: Slots, places: Callable[[], Places], *, wanted: bool
    ) -> list[Occurrence]:
        """The occurrences with one of the texts of a condition near them, or without."""
        others = [o for name in near.terms for slot in self._plan.slots[name] for o in slots.get(slot, ())]
        return [o for o in kept if places().is_near(o, others, near) is wanted]

    def _inside(self, kept: list[Occurrence], kind: EntityType, found: ArticleMatches) -> list[Occurrence]:
        """The occurrences that lie in an entity of a type."""
        return [o for o in kept if self._is_inside(o, kind, found)]

    def _is_inside(self, occurrence: Occurrence, kind: EntityType, found: ArticleMatches) -> bool:
        """Whether an occurrence lies in an entity of a type; the article's entities are found once, when asked for."""
        if found.names is None:
            entities = (self._recogniser or default_recogniser()).recognise(found.texts.article)
            found.names = tuple((e.type, span.field, span.start, span.end) for e in entities for span in e.spans)
        start, end = found.texts.span(occurrence)
        here = FIELDS[occurrence.field]
        return any(
            type_ == kind and field == here and left <= start and end <= right
            for type_, field, left, right in found.names
        )


def _note(
    lost: list[Lost] | None, term: Term, before: list[Occurrence], kept: list[Occurrence], why: LostReason
) -> list[Occurrence]:
    """The occurrences that are kept; the others are noted as lost, where somebody asks."""
    if lost is not None:
        lost += [Lost(term.id, o, why) for o in before if o not in kept]
    return kept


def _is_active(term: Term, published: str) -> bool:
    """Whether the article's day lies in the term's; an unknown date passes."""
    day = published[:10]
    return not day or ((not term.from_ or day >= term.from_) and (not term.until or day <= term.until))
