"""What a profile does to a folder: how many articles reach which score, which terms never fire or always do.

Counts only; who reads and matches the articles hands in what was found in each. The lines in remarks are those of a
profile loaded with `with_lines`.
"""

from collections.abc import Collection, Iterable, Mapping

from triage.profiles.check import Remark
from triage.profiles.model import Combination, Profile, Term

#: Scores that are counted: a mention, the line to a likely hit, the line to a strong one.
MARKS = (20, 50, 80)
#: A term in more than this share of the articles tells little; of fewer articles the share says nothing.
OFTEN, ENOUGH = 0.2, 20
#: Zones that every article has, or that are no field of their own.
_USUAL = frozenset({"title", "body", "lead"})


class Measure:
    """The counts of one profile over a folder."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self.articles = 0
        self.hits = 0
        self.highest = 0.0
        self.reached = dict.fromkeys(MARKS, 0)
        #: In how many articles each term or combination counted.
        self.fired: dict[str, int] = {}
        self._fields: dict[str, int] = {}

    def add(
        self, fields: Iterable[str], fired: Collection[str] = (), value: float = 0.0, *, hit: bool = False
    ) -> None:
        """One article: its fields that are not empty, what counted in it, its score."""
        self.articles += 1
        self.hits += hit
        self.highest = max(self.highest, value)
        for mark in MARKS:
            self.reached[mark] += value >= mark
        for term in fired:
            self.fired[term] = self.fired.get(term, 0) + 1
        for field in fields:
            self._fields[field] = self._fields.get(field, 0) + 1

    @property
    def summary(self) -> str:
        """`412 articles: 38 reach 20, 12 reach 50, 3 reach 80; highest 94; 12 hits`."""
        reached = ", ".join(f"{count:,} reach {mark}" for mark, count in self.reached.items())
        return f"{_many(self.articles)}: {reached}; highest {self.highest:.0f}; {_many(self.hits, 'hit')}"

    def remarks(self) -> tuple[Remark, ...]:
        """What its writer may not have expected, by line."""
        if not self.articles:
            return ()
        found = [*self._terms(), *self._threshold()]
        return tuple(sorted(found, key=lambda remark: remark.line or 0))

    def _terms(self) -> Iterable[Remark]:
        members: tuple[Term | Combination, ...] = (*self._profile.terms, *self._profile.combinations)
        for member in members:
            if member.exclude:
                continue
            fired = self.fired.get(member.id, 0)
            lacking = self._lacking(member, self._fields)
            if lacking:
                message = f"{member.id!r} is looked for in {lacking}, and no article has one"
                yield self._on(member, message, "leave out in, or look with triage read what the articles have")
            elif not fired:
                message = f"{member.id!r} has no matches in {_many(self.articles)}"
                yield self._on(member, message, "check its spelling and case")
            elif fired > OFTEN * self.articles and self.articles >= ENOUGH:
                share = 100 * fired / self.articles
                message = f"{member.id!r} matches in {share:.0f} % of {_many(self.articles)}"
                yield self._on(member, message, "a lower weight, in, near or at_least makes it say more")

    @staticmethod
    def _lacking(member: Term | Combination, fields: Mapping[str, int]) -> str:
        """The fields that a term is bound to where not one article has any of them."""
        wanted = member.within or ()
        if not wanted or any(zone in _USUAL or fields.get(zone) for zone in wanted):
            return ""
        return " or ".join(wanted)

    def _threshold(self) -> Iterable[Remark]:
        threshold = self._profile.threshold
        if threshold != "any" and self.highest < threshold:
            message = f"nothing reaches the threshold {threshold:g}: the highest of {_many(self.articles)}"
            yield self._on(
                None, f"{message} has {self.highest:.1f}", "triage show PATH --why says what is missing"
            )

    def _on(self, member: Term | Combination | None, message: str, hint: str) -> Remark:
        path = self._profile.path or self._profile.id
        return Remark(path=path, line=member.line if member else None, message=message, hint=hint)


def _many(count: int, what: str = "article") -> str:
    return f"1 {what}" if count == 1 else f"{count:,} {what}s"
