"""Terms that are searched in the text itself and not among tokens: substrings and regular expressions."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from triage.matching.occurrence import Occurrence, Slots, Texts
from triage.matching.plan import Literal, Plan, text_pattern
from triage.matching.vocabulary import KIND_NUMBER

if TYPE_CHECKING:
    from triage.matching.required import Required

#: Matches of one literal in one field; more say nothing new and cost time.
MOST = 1000


class TextSearch:
    """The substring and regex terms of all plans."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        self._literals: dict[Literal, list[tuple[int, int]]] = {}
        for profile, plan in enumerate(plans):
            for literal, slot in plan.literals:
                if literal.is_text:
                    self._literals.setdefault(literal, []).append((profile, slot))

    @cached_property
    def _required(self) -> "Required[Literal]":
        from triage.matching.required import Required

        return Required((_required_text(literal), literal) for literal in self._literals)

    def search(self, texts: Texts, fields: Sequence[int], profiles: dict[int, Slots]) -> None:
        """Add the occurrences of one article to `profiles`."""
        looked_at = [field for field in fields if texts.text(field)]
        for literal in self._required.standing([texts.text(field) for field in looked_at]):
            for field in looked_at:
                found = list(self._occurrences(literal, texts, field))
                if found:
                    for profile, slot in self._literals[literal]:
                        profiles.setdefault(profile, {}).setdefault(slot, []).extend(found)

    @staticmethod
    def _occurrences(literal: Literal, texts: Texts, field: int) -> Iterator[Occurrence]:
        kind = KIND_NUMBER["regex" if literal.options.as_ == "regex" else "substring"]
        for start, end in _places(literal, texts.text(field)):
            stretch = texts.tokens_of(field, start, end)
            if stretch is not None:
                yield Occurrence(field, *stretch, kind, 1.0, 0, 0, start, end)


def _required_text(literal: Literal) -> str:
    """What stands wherever a literal does, case aside."""
    if literal.options.as_ != "regex":
        return literal.text
    from triage.matching.required import literal_of

    return literal_of(literal.text)


def _places(literal: Literal, text: str) -> list[tuple[int, int]]:
    if literal.options.as_ == "regex":
        from triage.matching.regex import places

        return places(literal.text, text, ignore_case=literal.options.case in {"auto", "ignore"}, most=MOST)
    found = []
    for match in text_pattern(literal).finditer(text):
        found.append(match.span())
        if len(found) == MOST:
            break
    return found
