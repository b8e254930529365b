"""Names by lists and patterns alone: what is used where no model speaks the language of an article or a span is doubtful.

A run of capitalised words is cut where a title ends, typed by its first and last words and its surroundings, and
left alone when nothing proves what it is.
"""

from triage.entities.gazetteer import Gazetteer
from triage.entities.tokens import Name, Tokens

#: Small words that may stand inside the name of an organisation.
_LINKS = frozenset("of for and & the de del des du la le di da on".split())


def rule_names(tokens: Tokens, number: int, gazetteer: Gazetteer, *, lists_only: bool = False) -> list[Name]:
    """The names of one sentence, from left to right, none overlapping."""
    begin, end = tokens.sentences[number]
    known = _listed(tokens, begin, end, gazetteer)
    if lists_only:
        return [name for name in known if name.end - name.begin > 1 or not _dubious(tokens, name, gazetteer)]
    runs = _runs(tokens, begin, end, gazetteer)
    names: list[Name] = []
    for start, stop in runs:
        names.extend(_typed(tokens, start, stop, begin, end, known, gazetteer))
    taken = {index for name in names for index in range(name.begin, name.end)}
    names.extend(name for name in known if not taken.intersection(range(name.begin, name.end)))
    return sorted(names)


def _dubious(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> bool:
    """Whether a name is doubtful: in a language we do not know, one word proves something only if it is no English word or name."""
    form = tokens.forms[name.begin]
    place = gazetteer.places.values.get(form)
    if name.type == "LOC":
        return place is None or place[0] in {"city", "town", "us_state"} or form in gazetteer.first
    return not form.isupper() or len(form) < 3


def _listed(tokens: Tokens, begin: int, end: int, gazetteer: Gazetteer) -> list[Name]:
    """Names that stand in our lists."""
    forms = tokens.forms
    names = [Name(b, e, "ORG", 0.9) for b, e, _ in gazetteer.organisations.find(forms, begin, end)]
    taken = {index for name in names for index in range(name.begin, name.end)}
    for b, e, (kind, _) in gazetteer.places.find(forms, begin, end):
        if taken.intersection(range(b, e)):
            continue
        alone = e - b == 1
        if alone and kind in {"city", "town", "us_state"} and _common(forms[b], gazetteer):
            continue
        if alone and kind == "town":
            continue
        names.append(Name(b, e, "LOC", 0.9 if kind != "city" else 0.7))
    return sorted(names)


def _common(form: str, gazetteer: Gazetteer) -> bool:
    return form in gazetteer.first or form.lower() in gazetteer.words


def _capital(form: str) -> bool:
    return form[0].isupper() or (len(form) > 3 and form[:3] in {"al-", "el-"} and form[3].isupper())


def _runs(tokens: Tokens, begin: int, end: int, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """Ranges of capitalised words, small linking words between them included."""
    forms = tokens.forms
    runs = []
    index = begin
    while index < end:
        if not _capital(forms[index]):
            index += 1
            continue
        start = index
        index += 1
        while index < end:
            if _capital(forms[index]):
                index += 1
                continue
            step = 1 + (forms[index] in {"of", "for"} and index + 1 < end and forms[index + 1] == "the")
            after = index + step
            if (
                forms[index] in _LINKS
                and after < end
                and _capital(forms[after])
                and _links(forms, start, index, gazetteer)
            ):
                index = after + 1
                continue
            break
        runs.append((start, index))
    return runs


def _links(forms: list[str], start: int, index: int, gazetteer: Gazetteer) -> bool:
    """Whether a small word goes on with an organisation ("Ministry of Health"), rather than ends a name."""
    link = forms[index]
    last = forms[index - 1].lower()
    if link in {"de", "la", "del", "du", "di", "da", "des", "le"}:
        return True
    if link == "&":
        return True
    if link == "and":
        return any(form.lower() in gazetteer.org_starts for form in forms[start : index - 1])
    return last in gazetteer.org_starts or (link == "for" and last in gazetteer.org_ends)


def _typed(
    tokens: Tokens, start: int, stop: int, begin: int, end: int, known: list[Name], gazetteer: Gazetteer
) -> list[Name]:
    """What one run of capitalised words is: usually one name, sometimes a place and a titled person, often nothing."""
    forms = tokens.forms
    opening = start == begin or forms[start - 1] in {'"', "“", "'"}
    if (
        opening
        and stop - start > 1
        and forms[start].lower() in gazetteer.words
        and forms[start] not in gazetteer.first
    ):
        lower = forms[start].lower()
        if (
            lower not in gazetteer.org_starts
            and lower not in gazetteer.titles
            and lower not in gazetteer.place_sides
        ):
            start += 1
    titled = False
    for index in range(stop - 1, start - 1, -1):
        if forms[index].lower() in gazetteer.titles and index < stop - 1:
            start, titled = index + 1, True
            break
    while start < stop and (forms[start] in gazetteer.demonyms or forms[start].lower() in gazetteer.not_names):
        start += 1
    if start >= stop:
        return []
    inside = [name for name in known if name.begin >= start and name.end <= stop]
    if any((name.begin, name.end) == (start, stop) for name in inside):
        return [name for name in inside if (name.begin, name.end) == (start, stop)]
    kind, confidence = _type(tokens, start, stop, titled, opening, end, gazetteer)
    return [Name(start, stop, kind, confidence)] if kind else []


def _type(
    tokens: Tokens, start: int, stop: int, titled: bool, opening: bool, end: int, gazetteer: Gazetteer
) -> tuple[str, float]:
    forms = tokens.forms
    first, last = forms[start], forms[stop - 1]
    size = stop - start
    if size > 1 and last.lower() in gazetteer.companies:
        return "ORG", 0.9
    if titled and size <= 4:
        return "PER", 0.85
    if size > 1 and (last.lower() in gazetteer.org_ends or first.lower() in gazetteer.org_starts):
        return "ORG", 0.7
    if size > 1 and (last.lower() in gazetteer.place_ends or first.lower() in gazetteer.place_starts):
        return "LOC", 0.7
    if 1 < size <= 4 and first in gazetteer.first and first.lower() not in gazetteer.not_names:
        return "PER", 0.8
    if 1 < size <= 3 and last in gazetteer.last and first.lower() not in gazetteer.words:
        return "PER", 0.6
    if size == 1 and first.isupper() and 2 <= len(first) <= 5 and first.isalpha() and not opening:
        return "ORG", 0.5
    following = forms[stop] if stop < end else ""
    if size <= 2 and following in gazetteer.said and first.lower() not in gazetteer.words:
        return "PER", 0.55
    return "", 0.0
