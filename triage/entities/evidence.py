"""Evidence for and against showing a name, added up: how sure the model is, what lists know, what stands beside it, how it is written.

How much each sign counts was found by `benchmarks/entities/evidence.py` in names that readers had judged.
"""

import math

from triage.entities.evidence_weights import ENOUGH, WEIGHTS
from triage.entities.gazetteer import Gazetteer
from triage.entities.kinds import GROUNDS
from triage.entities.merge import Mention

#: Bodies are called so, and buildings.
_SEATS = frozenset(
    "centre center endowment museum laboratory hotel magazine program programme caucus theatre theater orchestra mills works fellowship "
    "department examiner constructions werke convention".split()
)
#: Nobody is called by these and a company's ending alone.
_GENERIC = frozenset(
    "acquisition personnel loan joint venture investment savings insurance first general national".split()
)
#: The model is never surer than this, nor less sure: beyond them its sums say no more.
SUREST, LEAST = 0.9995, 0.3
#: So many names are remembered with what they say, then all are forgotten and begun anew.
MOST_NAMES = 20_000


def is_listed(forms: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    """Whether a list is sure of this name: a country, a capital, a well-known body."""
    text = " ".join(forms)
    if forms[0] in {"U.S.", "US"} and " ".join(forms[1:]) in gazetteer.organisations.values:
        return True
    place = gazetteer.places.values.get(text)
    return (place is not None and place[0] in {"country", "capital"}) or (
        text in gazetteer.organisations.values or text in gazetteer.demonyms
    )


def ends_as_body(words: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    """Whether the first or last word is one by which bodies are known: "Council on …", "… Ltd"."""
    first, last = words[0].lower(), words[-1].lower()
    of = {"of", "for", "on"}.intersection(words)
    heads = {form.lower() for form in words[:-1]} if of else {first}
    if last in gazetteer.org_ends or last.rstrip(".") in gazetteer.companies or last in _SEATS:
        return True
    return not heads.isdisjoint(gazetteer.org_starts) or bool(of and heads & (_SEATS | gazetteer.org_ends))


def is_given(form: str, gazetteer: Gazetteer) -> bool:
    """Whether only people are called so: "Samantha", "Jo-Wilfried"."""
    parts = [form] if form in gazetteer.first else form.split("-")
    return all(part[:1].isupper() for part in parts) and any(
        (part in gazetteer.first or part in gazetteer.first_abroad) and part.lower() not in gazetteer.words
        for part in parts
    )


def is_generic(lower: str, gazetteer: Gazetteer) -> bool:
    """Whether a small-letter word is nobody's name by itself: "group", "ltd", "first"."""
    return lower in gazetteer.companies or lower in gazetteer.org_ends or lower in _GENERIC


class Evidence:
    """Adds up what speaks for the mentions of one entity."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        #: Type and words → the sum of what they say by themselves.
        self._sums: dict[tuple[str, tuple[str, ...]], float] = {}

    def excess(self, group: list[Mention]) -> float:
        """How much more speaks for a person, body or place than is enough to show it; below zero, how much is missing."""
        kind, forms = group[0].type, group[0].forms
        weights = WEIGHTS[kind]
        total = self._sums.get((kind, forms))
        if total is None:
            if len(self._sums) >= MOST_NAMES:
                self._sums.clear()
            written = self._written(kind, forms)
            total = self._sums[kind, forms] = sum([weights.get(sign, 0.0) for sign in written]) - ENOUGH[kind]
        return total + sum([weights.get(sign, 0.0) * value for sign, value in self._told(group)])

    def signs(self, group: list[Mention]) -> list[tuple[str, float]]:
        """The signs that an entity shows, each with how much of it there is: 1, or the odds of its surest mention as a logarithm."""
        written = self._written(group[0].type, group[0].forms)
        return self._told(group) + [(sign, 1.0) for sign in written]

    def _told(self, group: list[Mention]) -> list[tuple[str, float]]:
        """What the model and the places of the mentions say."""
        sure = LEAST
        pieces = borders = capitals = titles = 0
        firm = vouched = False
        for mention in group:
            sure = max(sure, mention.confidence)
            pieces += mention.is_piece
            borders += mention.bordered
            firm = firm or mention.is_firm
            vouched = vouched or mention.vouched
            capitals += mention.text.isupper()
            titles += mention.span.field == "title"
        sure = min(sure, SUREST)
        many = len(group)
        there = {
            "again": many > 1,
            "often": many > 3,
            "piece": pieces,
            "always a piece": pieces == many,
            "bordered": borders,
            "always bordered": borders == many,
            "firm": firm,
            "vouched": vouched,
            "in capitals": capitals == many,
            "in titles": titles == many,
        }
        signs = [(sign, 1.0) for sign, is_there in there.items() if is_there]
        return [("always", 1.0), ("odds", math.log(sure / (1 - sure))), *signs]

    def _written(self, kind: str, forms: tuple[str, ...]) -> list[str]:
        """What lists and its own words say of a name."""
        one, first = len(forms) == 1, forms[0]
        of_kind = {"PERSON": self._of_person, "ORG": self._of_body, "LOC": self._of_place}[kind]
        there = {
            "listed": is_listed(forms, self._gazetteer),
            "one word": one,
            "two words": len(forms) == 2,
            "five words": len(forms) > 4,
            "common words": all(form.lower() in self._gazetteer.words for form in forms),
            "digits": any(c.isdigit() for form in forms for c in form),
            "acronym": one and first.isupper(),
            "capitals inside": one and any(c.isupper() for c in first[1:]) and not first.isupper(),
            "and": "and" in forms or "&" in forms,
            "possessive": "'s" in forms,
            "comma": "," in forms,
            **of_kind(forms),
        }
        return [sign for sign, is_there in there.items() if is_there]

    def _of_person(self, forms: tuple[str, ...]) -> dict[str, bool]:
        gazetteer = self._gazetteer
        return {
            "given name": forms[0] in gazetteer.first,
            "given name abroad": forms[0] in gazetteer.first_abroad,
            "surname": forms[-1] in gazetteer.last,
            "surname abroad": forms[-1] in gazetteer.last_abroad,
            "word of a body": forms[-1].lower() in gazetteer.org_ends,
            "a common word": any(form.lower() in gazetteer.words for form in forms),
        }

    def _of_body(self, forms: tuple[str, ...]) -> dict[str, bool]:
        gazetteer = self._gazetteer
        last = forms[-1].lower()
        return {
            "company": last in gazetteer.companies or last.rstrip(".") in gazetteer.companies,
            "word of a body": ends_as_body(forms, gazetteer),
            "given name": any(is_given(form, gazetteer) for form in forms),
            "nothing else": all(is_generic(form.lower(), gazetteer) for form in forms),
            "a people": forms[0] in gazetteer.demonyms,
        }

    def _of_place(self, forms: tuple[str, ...]) -> dict[str, bool]:
        gazetteer = self._gazetteer
        place = gazetteer.places.values.get(" ".join(forms))
        one = len(forms) == 1
        return {
            place[0] if place else "unlisted": True,
            "surname": one and forms[0] in gazetteer.last,
            "given name": forms[0] in gazetteer.first,
            "word of a place": forms[-1].lower() in gazetteer.place_ends
            or (len(forms) > 1 and forms[-1] in GROUNDS),
        }
