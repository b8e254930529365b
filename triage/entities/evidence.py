"""Evidence for and against showing a name, added up: how sure the model is, what lists know, what stands beside it, how it is written.

How much each sign counts was found by `benchmarks/entities/evidence.py` in names that readers had judged.
"""

import math
from collections.abc import Iterable

from triage.entities.evidence_weights import ENOUGH, WEIGHTS
from triage.entities.gazetteer import Gazetteer
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


def is_listed(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a list is sure of this name: a country, a capital, a well-known body."""
    text = " ".join(mention.forms)
    if mention.forms[0] in {"U.S.", "US"} and " ".join(mention.forms[1:]) in gazetteer.organisations.values:
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

    def excess(self, group: list[Mention]) -> float:
        """How much more speaks for a person, body or place than is enough to show it; below zero, how much is missing."""
        kind = group[0].type
        weights = WEIGHTS[kind]
        return sum([weights.get(sign, 0.0) * value for sign, value in self.signs(group)]) - ENOUGH[kind]

    def signs(self, group: list[Mention]) -> Iterable[tuple[str, float]]:
        """The signs that an entity shows, each with how much of it there is: 1, or the odds of its surest mention as a logarithm."""
        first = group[0]
        forms, one = first.forms, len(first.forms) == 1
        sure = min(max(*(mention.confidence for mention in group), LEAST), SUREST)
        yield "always", 1.0
        yield "odds", math.log(sure / (1 - sure))
        there = {
            "again": len(group) > 1,
            "often": len(group) > 3,
            "listed": is_listed(first, self._gazetteer),
            "piece": any(mention.is_piece for mention in group),
            "always a piece": all(mention.is_piece for mention in group),
            "bordered": any(mention.bordered for mention in group),
            "always bordered": all(mention.bordered for mention in group),
            "firm": any(mention.is_firm for mention in group),
            "vouched": any(mention.vouched for mention in group),
            "in capitals": all(mention.text.isupper() for mention in group),
            "in titles": all(mention.span.field == "title" for mention in group),
            "one word": one,
            "two words": len(forms) == 2,
            "five words": len(forms) > 4,
            "common words": all(form.lower() in self._gazetteer.words for form in forms),
            "digits": not "".join(forms).isalpha() and any(c.isdigit() for form in forms for c in form),
            "acronym": one and forms[0].isupper(),
            "capitals inside": one and any(c.isupper() for c in forms[0][1:]) and not forms[0].isupper(),
            "and": "and" in forms or "&" in forms,
            "possessive": "'s" in forms,
            "comma": "," in forms,
        }
        yield from ((sign, 1.0) for sign, is_there in there.items() if is_there)
        of_kind = {"PERSON": self._of_person, "ORG": self._of_body, "LOC": self._of_place}[first.type]
        yield from ((sign, 1.0) for sign, is_there in of_kind(forms).items() if is_there)

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
            "word of a place": forms[-1].lower() in gazetteer.place_ends,
        }
