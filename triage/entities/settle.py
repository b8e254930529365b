"""What was cut wrongly, and names that go on in a company's ending, in a listed body, in "and Industry".

After a sentence was cut and its names have their kinds. What was passed over is found by `passed_over`, how far the names
reach then says `name_reach`; companies have `companies` to themselves.
"""

from triage.entities.companies import incorporated_where, leftwards
from triage.entities.gazetteer import Gazetteer
from triage.entities.kinds import MISSIONS
from triage.entities.passed_over import passed_over, with_country
from triage.entities.tokens import Name, Tokens

#: Last words of what a ministry is for: "Economic and Social Affairs".
_DUTIES = frozenset("Affairs Services Protection Planning Development Security Rights Relations".split())


def broken(tokens: Tokens, number: int, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    """A person or place with a plain word inside was cut wrongly: the rules decide there."""
    forms = tokens.forms
    kept: list[Name] = []
    fallback: list[Name] | None = None
    for name in names:
        wrong = any(
            form[0].islower() and form.isalpha() and form not in gazetteer.particles and form in gazetteer.words
            and form not in {"of", "and", "for", "the", "on", "in", "to", "at", "by", "with", "y", "e"}
            for form in forms[name.begin : name.end]
        )  # fmt: skip
        if not wrong or (name.type == "MISC"):
            kept.append(name)
            continue
        if fallback is None:
            from triage.entities.rules import rule_names

            fallback = rule_names(tokens, number, gazetteer)
        kept.extend(other for other in fallback if other.begin >= name.begin and other.end <= name.end)
    return sorted(kept)


def widen(
    tokens: Tokens, begin: int, end: int, names: list[Name], marks: bytes, gazetteer: Gazetteer
) -> list[Name]:
    """Names that go on: "U.S." + Embassy, "Henley Group" + Inc, a listed organisation that was found in part.

    `marks`: those that `passed_over` has on the words of the sentence.
    """
    if not names:
        return []
    forms = tokens.forms
    listed = _listed(forms, begin, end, marks, gazetteer)
    kept: list[Name] = []
    for name in names:
        inside = next((big for big in listed if big.begin <= name.begin and name.end <= big.end), None)
        if inside is None:
            kept.append(_continued(forms, end, name, gazetteer))
            continue
        body = _with_endings(forms, end, inside, gazetteer)
        while kept and kept[-1].begin >= body.begin:
            kept.pop()
        if not kept or kept[-1].end <= body.begin:
            kept.append(body)
    apart: list[Name] = []
    for name in kept:
        if not apart or name.begin >= apart[-1].end:
            apart.append(name)
    return leftwards(tokens, begin, apart, gazetteer)


def _listed(forms: list[str], begin: int, end: int, marks: bytes, gazetteer: Gazetteer) -> list[Name]:
    """The longer bodies of a sentence that are listed, and places joined by "and": Trinidad and Tobago."""
    words = passed_over(gazetteer)
    bodies = gazetteer.organisations.find_at(forms, words.places(marks, begin, words.BODY), end)
    listed = [with_country(forms, begin, Name(b, e, "ORG", 0.9)) for b, e, _ in bodies if e - b > 1]
    if "and" in forms[begin:end]:
        places = gazetteer.places.find_at(forms, words.places(marks, begin, words.PLACE), end)
        listed += [Name(b, e, "LOC", 0.9) for b, e, _ in places if e - b > 2 and "and" in forms[b:e]]
    return listed


def _with_endings(forms: list[str], end: int, body: Name, gazetteer: Gazetteer) -> Name:
    """A listed body with "and Industry", "and Co", "Inc" behind it."""
    stop = body.end
    if forms[stop : stop + 1] == ["and"] and _goes_on(forms, body, end, gazetteer):
        stop += 2
    if forms[stop : stop + 2] in (["and", "Co"], ["and", "Co."], ["&", "Co"], ["&", "Co."]):
        stop += 2
    if stop < end and forms[stop].lower() in gazetteer.companies and forms[stop][0].isupper():
        stop += 1
    return body._replace(end=stop) if stop > body.end else body


def _continued(forms: list[str], end: int, name: Name, gazetteer: Gazetteer) -> Name:
    """A name with what goes on behind it, by its kind."""
    after = forms[name.end] if name.end < end else ""
    if name.type == "PER" and after.startswith("d'") and len(after) > 3:
        return name._replace(end=name.end + 1)
    if name.type == "ORG" and after == "and" and _goes_on(forms, name, end, gazetteer):
        stop = name.end + 2
        while stop < end and forms[stop][0].isupper() and forms[stop] in _DUTIES:
            stop += 1
        return name._replace(end=stop)
    if incorporated_where(forms, name, end, gazetteer):
        return name._replace(end=name.end + 2)
    firm = name.type != "NORP" and after.lower() in gazetteer.companies and after[0].isupper()
    if firm or (name.type == "LOC" and after in MISSIONS):
        return Name(name.begin, name.end + 1, "ORG", 0.9)
    return name


def _goes_on(forms: list[str], name: Name, end: int, gazetteer: Gazetteer) -> bool:
    """Whether "and" goes on with a body: "Ministry of International Trade" and Industry."""
    if (
        forms[name.begin].lower() not in gazetteer.org_starts
        or name.end + 1 >= end
        or "of" not in forms[name.begin : name.end]
    ):
        return False
    following = forms[name.end + 1]
    plain = following.lower() in gazetteer.words and following not in gazetteer.first
    return following[0].isupper() and plain and following not in gazetteer.places.values
