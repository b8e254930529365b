"""What a name is and how far it reaches, by lists that are sure; and the names that were passed over.

The second half of repairing a sentence. Companies have `companies` to themselves.
"""

from triage.entities.companies import company_start, incorporated_where, leftwards
from triage.entities.cut import form_text, is_title
from triage.entities.gazetteer import Gazetteer
from triage.entities.tokens import Name, Tokens

_SIDES = frozenset("North South East West".split())
_OFFICES = frozenset("statistics amnesty customs sport tourism transparency air".split())
_LAWS = frozenset("Act Bill Law Treaty Prize Award Cup Championship Championships Accord".split())
_LANDFORMS = frozenset(
    "Island Islands River Lake Valley County Province Sea Mountains Peninsula Strait Desert".split()
)
_ADDRESSED = frozenset("Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr Sen. Rep.".split())
#: How companies like to end when they are one word.
_COMPANY_LIKE = ("corp", "banc", "bank", "banken", "chem", "tech", "soft", "petrol", "dyne", "tron")
_COMPANY_STARTS = frozenset("AB NV SA AG PT Banco Banca Banque Compagnie Societe Grupo Credit Royal".split())
#: Last words that no person has, whatever the first is: "Rose Partners".
_FIRMS = frozenset(
    "Partners Brothers Associates Sons Group Industries Stores Bank Trust Systems Technologies Foundation".split()
)
#: Last words that make a "place" an organisation.
_BODIES = frozenset(
    "council ministry commission committee bank agency association federation board company army party university congress "
    "parliament senate assembly authority bureau corporation department institute union".split()
)
_MISSIONS = frozenset("Embassy Consulate".split())


def retype(tokens: Tokens, name: Name, begin: int, end: int, gazetteer: Gazetteer) -> Name:
    """The type that a list is sure of."""
    forms = tokens.forms
    text = form_text(tokens, name)
    if name.end - name.begin > 1 and forms[name.end - 1] in _MISSIONS:
        head = gazetteer.places.values.get(form_text(tokens, name._replace(end=name.end - 1)))
        if head is not None:
            return name._replace(type="ORG", confidence=0.9)
    organisation = gazetteer.organisations.values.get(text)
    place = gazetteer.places.values.get(text)
    if name.end - name.begin == 1 and text in gazetteer.demonyms:
        return name._replace(type="NORP", confidence=0.95)
    if organisation is not None and not (place and organisation[1] != "agencies"):
        if name.type != "PER" or organisation[1] == "agencies":
            return name._replace(type="ORG", confidence=max(name.confidence, 0.9))
        return name
    if place is not None and place[0] in {"country", "alias"} and name.type != "LOC":
        titled = name.begin > begin and forms[name.begin - 1].lower() in gazetteer.titles
        if not (titled and name.type == "PER") and not (name.type == "PER" and text in gazetteer.first):
            return name._replace(type="LOC", confidence=max(name.confidence, 0.9))
    if (
        place is not None
        and name.type == "LOC"
        and (place[0] in {"country", "alias"} or _alone_sure(place[0], text, gazetteer))
    ):
        return name._replace(confidence=max(name.confidence, 0.85))
    if name.end - name.begin > 1:
        last = forms[name.end - 1]
        if last.lower() in gazetteer.companies and last[0].isupper():
            return name._replace(type="ORG", confidence=max(name.confidence, 0.9))
        first = forms[name.begin]
        if name.type == "ORG" and any(
            form.lower() in gazetteer.companies for form in forms[name.begin + 1 : name.end]
        ):
            return name._replace(confidence=max(name.confidence, 0.85))
        if last in _LAWS and organisation is None:
            return name._replace(type="MISC")
        if name.type == "ORG" and last in _LANDFORMS:
            return name._replace(type="LOC", confidence=min(name.confidence, 0.8))
        if (
            name.type == "PER"
            and gazetteer.places.values.get(last, ("",))[0] == "country"
            and first.lower() in _OFFICES
        ):
            return name._replace(type="ORG", confidence=0.8)  # "Statistics Canada"
        if place is not None and name.type == "PER" and first not in gazetteer.first:
            return name._replace(type="LOC", confidence=0.8)
        if name.type == "PER" and (first in _COMPANY_STARTS or last in _FIRMS or _is_body(first, last, gazetteer)):
            return name._replace(type="ORG", confidence=min(name.confidence, 0.8))
        if name.type == "LOC" and place is None and last.lower() in _BODIES:
            return name._replace(type="ORG", confidence=min(name.confidence, 0.8))
    if name.type == "PER" and 2 <= name.end - name.begin <= 3 and forms[name.begin] in gazetteer.first:
        return name._replace(confidence=max(name.confidence, 0.8))
    before = forms[name.begin - 1] if name.begin > begin else ""
    if name.end - name.begin == 1 and (
        before in _ADDRESSED or (name.type == "PER" and is_title(before, gazetteer))
    ):
        return name._replace(type="PER", confidence=max(name.confidence, 0.9))
    if name.end - name.begin == 1 and name.type == "PER" and text.lower().endswith(_COMPANY_LIKE):
        return name._replace(type="ORG", confidence=min(name.confidence, 0.8))
    return name


def _is_body(first: str, last: str, gazetteer: Gazetteer) -> bool:
    """Whether a "person" ends like an organisation ("Azuma Steel"), and does not begin like a person ("Danielle Steel")."""
    return last.lower() in gazetteer.org_ends and first not in gazetteer.first


def _alone_sure(kind: str, text: str, gazetteer: Gazetteer) -> bool:
    return kind in {"us_state", "capital"} and text not in gazetteer.first


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


def widen(tokens: Tokens, begin: int, end: int, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    """Names that go on: "U.S." + Embassy, "Henley Group" + Inc, a listed organisation that was found in part."""
    forms = tokens.forms
    listed = [Name(b, e, "ORG", 0.9) for b, e, _ in gazetteer.organisations.find(forms, begin, end) if e - b > 1]
    kept: list[Name] = []
    for name in names:
        inside = next((big for big in listed if big.begin <= name.begin and name.end <= big.end), None)
        if inside is not None:
            if not kept or kept[-1] != inside:
                kept.append(inside)
            continue
        after = forms[name.end] if name.end < end else ""
        if name.type == "PER" and after.startswith("d'") and len(after) > 3:
            kept.append(name._replace(end=name.end + 1))
        elif (
            name.type == "ORG" and after == "and" and _goes_on(forms, name, end, gazetteer)
        ) or incorporated_where(forms, name, end, gazetteer):
            kept.append(name._replace(end=name.end + 2))
        elif (name.type == "LOC" and after in _MISSIONS) or (
            name.type in {"ORG", "PER", "LOC", "MISC"}
            and after.lower() in gazetteer.companies
            and after[0].isupper()
        ):
            kept.append(Name(name.begin, name.end + 1, "ORG", 0.9))
        elif kept and name.begin < kept[-1].end:
            continue
        else:
            kept.append(name)
    apart: list[Name] = []
    for name in kept:
        if not apart or name.begin >= apart[-1].end:
            apart.append(name)
    return leftwards(tokens, begin, apart, gazetteer)


def _goes_on(forms: list[str], name: Name, end: int, gazetteer: Gazetteer) -> bool:
    """Whether "and" goes on with a body: "Ministry of International Trade" and Industry."""
    if (
        forms[name.begin].lower() not in gazetteer.org_starts
        or name.end + 1 >= end
        or "of" not in forms[name.begin : name.end]
    ):
        return False
    following = forms[name.end + 1]
    return following[0].isupper() and following.lower() in gazetteer.words and following not in gazetteer.first


def complete(tokens: Tokens, begin: int, end: int, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    """Countries, peoples, agencies and well-known bodies that were passed over."""
    taken = [False] * (end - begin)
    for name in names:
        taken[name.begin - begin : name.end - begin] = [True] * (name.end - name.begin)
    forms = tokens.forms
    more: list[Name] = []
    for b, e, (_, kind) in gazetteer.organisations.find(forms, begin, end):
        if not any(taken[b - begin : e - begin]) and (e - b > 1 or kind == "agencies" or forms[b].isupper()):
            more.append(Name(b, e, "ORG", 0.85))
            taken[b - begin : e - begin] = [True] * (e - b)
    for b, e, (kind, _) in gazetteer.places.find(forms, begin, end):
        sure = kind in {"country", "alias", "capital"} or (kind == "us_state" and forms[b] not in gazetteer.first)
        if sure and not any(taken[b - begin : e - begin]) and _free(tokens, b, e, begin, end, gazetteer):
            more.append(Name(b, e, "LOC", 0.85))
            taken[b - begin : e - begin] = [True] * (e - b)
    for index in range(begin + 1, end):
        if forms[index][0].isupper() and forms[index].lower() in gazetteer.companies and not taken[index - begin]:
            b = company_start(forms, begin, Name(index, index + 1, "ORG", 0.85), gazetteer)
            while b < index and (any(taken[b - begin : index - begin]) or forms[b] in {"and", "&"}):
                b += 1
            if b < index:
                more.append(Name(b, index + 1, "ORG", 0.85))
                taken[b - begin : index + 1 - begin] = [True] * (index + 1 - b)
    more.extend(
        Name(index, index + 1, "NORP", 0.9)
        for index in range(begin, end)
        if forms[index] in gazetteer.demonyms and not taken[index - begin]
    )
    return _peoples(tokens, begin, sorted([*names, *more]), gazetteer)


def _peoples(tokens: Tokens, begin: int, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    """Peoples of two words as one: "West German", "South Koreans"."""
    forms = tokens.forms
    kept: list[Name] = []
    for name in names:
        last = name.end - 1
        double = forms[last] in gazetteer.demonyms and last > begin and forms[last - 1] in _SIDES
        if double and last - 1 <= name.begin:
            while kept and kept[-1].end > last - 1:
                kept.pop()
            name = Name(last - 1, last + 1, "NORP", 0.9)  # noqa: PLW2901
        kept.append(name)
    return kept


def _free(tokens: Tokens, b: int, e: int, begin: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a listed place stands by itself, not as part of a longer capitalised name."""
    forms = tokens.forms
    if e - b == 1 and (forms[b] in gazetteer.first or forms[b].lower() in gazetteer.words) and b == begin:
        return False
    if b > begin and forms[b - 1][0].isupper() and forms[b - 1].lower() not in gazetteer.titles and b - 1 > begin:
        return False
    after = forms[e] if e < end else ""
    return not (
        after[:1].isupper()
        and after.lower() not in gazetteer.titles
        and after.lower() not in gazetteer.title_parts
    )
