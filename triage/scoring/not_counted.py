"""Occurrences that do not count, each with its reason in words: what the scorer left out, and unclear surnames."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from triage.article import Zone
from triage.matching.occurrence import BODY, TITLE, ZONES, ArticleMatches, Occurrence, Slots, Texts
from triage.matching.plan import Plan
from triage.matching.short_names import short_names_of
from triage.profiles.model import Profile, Term
from triage.scoring.counted import Lost


class NotCounted(Struct, frozen=True, kw_only=True):
    """Occurrences of a term that do not count; `inside` is the stretch of the text that another term took."""

    term: str
    text: str
    why: str
    count: int
    inside: str = ""


def text_of(found: ArticleMatches, occurrence: Occurrence) -> str:
    """An occurrence as it stands in the article, on one line."""
    start, end = found.texts.span(occurrence)
    return " ".join(found.texts.text(occurrence.field)[start:end].split())


def left_out(profile: Profile, found: ArticleMatches, lost: Sequence[Lost]) -> Iterator[NotCounted]:
    """What the scorer left out, the same text for the same reason once."""
    terms = {term.id: term for term in profile.terms}
    groups: dict[tuple[str, str, str, str], int] = {}
    for each in lost:
        term = terms[each.term]
        if each.why == "zone" and term.within is None and not term.not_within:
            continue  # a field that only another term, or another profile, looks into
        inside = text_of(found, each.taken_by) if each.taken_by is not None else ""
        key = (each.term, text_of(found, each.occurrence), _said(each, term), inside)
        groups[key] = groups.get(key, 0) + 1
    for (id_, text, why, inside), count in groups.items():
        yield NotCounted(term=id_, text=text, why=why, count=count, inside=inside)


ENTITY_WORDS = {"PERSON": "person", "ORG": "organisation", "LOC": "place"}


def _said(lost: Lost, term: Term) -> str:
    """The condition in words."""
    if lost.why == "taken" and lost.taken_by is not None:
        own, other = lost.occurrence, lost.taken_by
        is_longer = other.last - other.first > own.last - own.first
        return "taken by the longer term" if is_longer else f"counts for {lost.taker}"
    near = term.near if lost.why == "near" else term.unless_near
    if near is not None and lost.why in ("near", "unless_near"):
        unit = near.unit if near.unit == "words" or near.within == 1 else f"{near.unit}s"
        reach = f"within {near.within} {unit} of {', '.join(near.terms)}"
        return f"not {reach}" if lost.why == "near" else reach
    return {
        "zone": _fields(term, ZONES[lost.occurrence.zone]),
        "entity": f"not in the name of a {ENTITY_WORDS.get(term.entity or '', 'name')}",
        "first_words": f"not among the first {term.first_words} words",
        "dates": "not on this day",
        "at_least": f"fewer than {term.at_least} mentions",
        "max_count": f"only {term.max_count} count",
    }.get(lost.why, lost.why)


def surnames(plan: Plan, texts: Texts) -> Slots:
    """The surnames of terms wherever they stand, whoever they mean."""
    surnames = {
        slot: {form for name in short_names_of(plan.profile.terms[slot].text) for form in (name, name.upper())}
        for slot in sorted(plan.named)
    }
    found: Slots = {}
    for field in (TITLE, BODY):
        text = texts.text(field)
        for place, (start, end) in enumerate(texts.spans(field)):
            word = text[start:end].replace("’", "'").removesuffix("'s")
            for slot, names in surnames.items():
                if word in names:
                    found.setdefault(slot, []).append(Occurrence(field, place, place, 0, 1.0))
    return found


def _fields(term: Term, zone: Zone) -> str:
    if term.within is not None:
        return f"in the {zone}; looked for in {', '.join(term.within)} only"
    return f"in the {zone}, where it is not looked for"


def unclear(plan: Plan, found: ArticleMatches, slots: Slots, short: Slots) -> Iterator[NotCounted]:
    """Surnames of a term that may be somebody else's."""
    for number, occurrences in short.items():
        term = plan.profile.terms[number]
        full = slots.get(number, [])
        taken = {(o.field, token) for o in full for token in range(o.first, o.last + 1)}
        left = [o for o in occurrences if (o.field, o.first) not in taken]
        if left and not term.exclude:
            why = "may be somebody else" if full else f"{term.text} is not named in full"
            yield NotCounted(term=term.id, text=text_of(found, left[0]), why=why, count=len(left))


def together(slots: Slots, short: Slots) -> Slots:
    """The occurrences of each term and of its surname."""
    both = {slot: list(occurrences) for slot, occurrences in slots.items()}
    for slot, occurrences in short.items():
        both.setdefault(slot, []).extend(occurrences)
    return both
