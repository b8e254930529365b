"""What is put right after names were found, by rules that hold whoever found them.

First inside each sentence (titles are no part of a name, a country is a place, two places joined by "and" are two),
then across the article (a surname is its bearer everywhere, an acronym its organisation everywhere).
"""

from collections import Counter, defaultdict

from triage.entities.gazetteer import Gazetteer, Phrases
from triage.entities.rules import Name, rule_names
from triage.entities.tokens import Tokens

_DEPARTMENTS = frozenset(
    "ministry foreign defence defense finance interior prime trade parliament government embassy supreme army navy air police "
    "treasury central justice health education transport agriculture economic economy energy industry labor labour "
    "securities environment consulate coast open cup league".split()
)
_CUTS = frozenset('<>()[]{};:|*"“”')
_WHERE = frozenset("in near outside at into from In From".split())
#: Not what an organisation is called: "U.S. Government" is the United States and a word.
_VAGUE = frozenset("government administration company budget economy officials official president company".split())
_EDGES = frozenset("the The a A an An 's 'S ’s and of said".split())
_ADDRESSED = frozenset("Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr Sen. Rep.".split())
#: How companies like to end when they are one word.
_COMPANY_LIKE = ("corp", "banc", "bank", "banken", "chem", "tech", "soft", "petrol", "dyne", "tron")
_MISSIONS = frozenset("Embassy Consulate".split())
#: Given after the family name in these, so the first word alone is the surname.
_FAMILY_FIRST = frozenset(
    "Kim Lee Park Roh Moon Ban Choi Xi Hu Jiang Deng Wen Li Wang Zhang Zhao Zhu Chen Liu Yang Mao Chiang Ma Tsai Lien Nguyen Aung".split()
)


def repair(tokens: Tokens, found: list[list[Name]], gazetteer: Gazetteer) -> list[list[Name]]:
    """The names of every sentence after all repairs, each list from left to right without overlaps."""
    names = [_sentence(tokens, number, sentence, gazetteer) for number, sentence in enumerate(found)]
    _propagate(tokens, names, gazetteer)
    return names


def _sentence(tokens: Tokens, number: int, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    begin, end = tokens.sentences[number]
    fixed: list[Name] = []
    for name in (piece for whole in names for piece in _unbracketed(tokens, whole)):
        for part in _split(tokens, name, gazetteer):
            trimmed = _trim(tokens, part, gazetteer)
            if trimmed is not None:
                fixed.append(_retype(tokens, trimmed, begin, end, gazetteer))
    fixed = _broken(tokens, number, fixed, gazetteer)
    fixed = _widen(tokens, begin, end, fixed, gazetteer)
    return _complete(tokens, begin, end, fixed, gazetteer)


def _unbracketed(tokens: Tokens, name: Name) -> list[Name]:
    """The parts of a name between brackets and sentence marks, which no name holds; nor does a share's symbol."""
    forms = tokens.forms
    parts = []
    start = name.begin
    for index in range(name.begin, name.end + 1):
        if index == name.end or forms[index][0] in _CUTS:
            if start < index:
                parts.append(name._replace(begin=start, end=index))
            start = index + 1
    return parts


def _split(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> list[Name]:
    """Parts that a title or "and" keeps together wrongly: "U.S. President Barack Obama", "China and Japan"."""
    forms = tokens.forms
    if (
        forms[max(0, name.begin - 2) : name.begin + 1] == ["Secretary", "of", "State"]
        and name.end - name.begin > 1
    ):
        return [Name(name.begin + 1, name.end, "PER", 0.9)]
    if name.type != "ORG":
        for index in range(name.end - 2, name.begin, -1):
            if forms[index].lower() in gazetteer.titles and forms[index][0].isupper():
                head = name._replace(end=index)
                return [*_split(tokens, head, gazetteer), Name(index + 1, name.end, "PER", name.confidence)]
    if name.type == "ORG" and name.end - name.begin == 2:
        head, last = name._replace(end=name.end - 1, type="LOC"), forms[name.end - 1].lower()
        vague = last in _VAGUE or (last in gazetteer.words and last not in gazetteer.org_ends)
        if vague and last not in gazetteer.state_bodies and _is_country(tokens, head, gazetteer):
            return [head]
    for index in range(name.begin + 1, name.end - 1):
        if forms[index] in {"and", ",", "/"}:
            left, right = name._replace(end=index), name._replace(begin=index + 1)
            if _is_place(tokens, left, gazetteer) and _is_place(tokens, right, gazetteer):
                if name.type == "LOC" and _exact(tokens, name, gazetteer):
                    return [name]
                return [left._replace(type="LOC"), right._replace(type="LOC")]
            if name.type == "PER":
                return [left, right]
    if name.end - name.begin > 2:
        for index in range(name.begin + 1, name.end - 1):
            if forms[index] == "-" and _is_place(tokens, name._replace(end=index), gazetteer):
                left, right = name._replace(end=index, type="LOC"), name._replace(begin=index + 1)
                return [left, right._replace(type="LOC")] if _is_place(tokens, right, gazetteer) else [left]
    return [name]


def _text(tokens: Tokens, name: Name) -> str:
    return " ".join(tokens.forms[name.begin : name.end])


def _exact(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> bool:
    return _text(tokens, name) in gazetteer.places.values


def _is_country(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> bool:
    place = gazetteer.places.values.get(_text(tokens, name))
    return (place is not None and place[0] == "country") or _text(tokens, name) in gazetteer.synonyms


def _is_place(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> bool:
    place = gazetteer.places.values.get(_text(tokens, name))
    return place is not None and place[0] != "town"


def _trim(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> Name | None:
    """The name without titles, articles, quotes and possessives at its edges; None when nothing is left."""
    forms = tokens.forms
    begin, end = name.begin, name.end
    while begin < end and (not forms[begin][0].isalnum() or forms[begin] in _EDGES):
        begin += 1
    while end > begin and _loose_end(forms[end - 1], name.type, gazetteer, alone=end - 1 == begin):
        end -= 1
    while name.type == "PER" and begin < end - 1 and _is_title(forms[begin], gazetteer):
        begin += 1
    if end - begin > 1 and forms[begin] in gazetteer.demonyms and _led_by_people(forms[begin + 1], name.type):
        begin += 1
        while name.type == "PER" and begin < end - 1 and _is_title(forms[begin], gazetteer):
            begin += 1
    if all(
        forms[place][0].isdigit() or forms[place].lower() in gazetteer.not_names for place in range(begin, end)
    ):
        return None
    if end - begin == 1 and _is_nothing(forms[begin], gazetteer):
        return None
    return name._replace(begin=begin, end=end)


def _loose_end(form: str, kind: str, gazetteer: Gazetteer, *, alone: bool) -> bool:
    """Whether the last token is no part of the name: a possessive, a stop, "4th", a plain word, "Administration"."""
    if form in _EDGES or (not form[-1].isalnum() and (len(form) == 1 or form[-1] != ".")):
        return True
    if alone:
        return False
    if kind == "PER" and (form.lower() in gazetteer.not_names or form.lower() in _VAGUE):
        return True
    return form[0].islower() or (form[0].isdigit() and not form.isdigit())


def _led_by_people(following: str, kind: str) -> bool:
    """Whether a people before a name is no part of it: "Japanese Foreign Ministry", not "British Airways"."""
    return kind == "PER" or (kind in {"ORG", "LOC"} and following.lower() in _DEPARTMENTS)


def _is_title(form: str, gazetteer: Gazetteer) -> bool:
    lower = form.lower()
    return lower in gazetteer.titles or (lower in gazetteer.title_parts and form not in gazetteer.first)


def _is_nothing(form: str, gazetteer: Gazetteer) -> bool:
    lower = form.lower()
    if form in gazetteer.places.values or form in gazetteer.organisations.values or form in gazetteer.demonyms:
        return False
    return (
        lower in gazetteer.not_names
        or lower in gazetteer.titles
        or not form[0].isalpha()
        or (len(form) == 1)
        or (form[0].islower() and lower in gazetteer.words)
    )


def _retype(tokens: Tokens, name: Name, begin: int, end: int, gazetteer: Gazetteer) -> Name:
    """The type that a list is sure of."""
    forms = tokens.forms
    text = _text(tokens, name)
    if name.end - name.begin > 1 and forms[name.end - 1] in _MISSIONS:
        head = gazetteer.places.values.get(_text(tokens, name._replace(end=name.end - 1)))
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
        if name.type == "PER" and last.lower() in gazetteer.org_ends and last not in gazetteer.last:
            return name._replace(type="ORG", confidence=min(name.confidence, 0.8))
    if name.type == "PER" and 2 <= name.end - name.begin <= 3 and forms[name.begin] in gazetteer.first:
        return name._replace(confidence=max(name.confidence, 0.8))
    before = forms[name.begin - 1] if name.begin > begin else ""
    if name.end - name.begin == 1 and (
        before in _ADDRESSED or (name.type == "PER" and _is_title(before, gazetteer))
    ):
        return name._replace(type="PER", confidence=max(name.confidence, 0.9))
    if name.end - name.begin == 1 and name.type == "PER" and text.lower().endswith(_COMPANY_LIKE):
        return name._replace(type="ORG", confidence=min(name.confidence, 0.8))
    return name


def _alone_sure(kind: str, text: str, gazetteer: Gazetteer) -> bool:
    return kind in {"us_state", "capital"} and text not in gazetteer.first


def _broken(tokens: Tokens, number: int, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
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
            fallback = rule_names(tokens, number, gazetteer)
        kept.extend(other for other in fallback if other.begin >= name.begin and other.end <= name.end)
    return sorted(kept)


def _widen(tokens: Tokens, begin: int, end: int, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
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
        if (name.type == "LOC" and after in _MISSIONS) or (
            name.type in {"ORG", "PER", "LOC", "MISC"}
            and after.lower() in gazetteer.companies
            and after[0].isupper()
        ):
            kept.append(Name(name.begin, name.end + 1, "ORG", 0.9))
        elif kept and name.begin < kept[-1].end:
            continue
        else:
            kept.append(name)
    return kept


def _complete(tokens: Tokens, begin: int, end: int, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
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
            b = index
            while (
                b > begin
                and forms[b - 1][0].isupper()
                and not taken[b - 1 - begin]
                and not _is_title(forms[b - 1], gazetteer)
            ):
                b -= 1
            if b < index:
                more.append(Name(b, index + 1, "ORG", 0.85))
                taken[b - begin : index + 1 - begin] = [True] * (index + 1 - b)
    more.extend(
        Name(index, index + 1, "NORP", 0.9)
        for index in range(begin, end)
        if forms[index] in gazetteer.demonyms and not taken[index - begin]
    )
    return sorted([*names, *more])


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


def _propagate(tokens: Tokens, names: list[list[Name]], gazetteer: Gazetteer) -> None:
    """Let what is sure in one place decide the doubtful single words elsewhere in the article."""
    companies = _companies(tokens, names, gazetteer)
    openings = Phrases()
    for opening in sorted(companies):
        if " " in opening:
            openings.add(opening.split(" "), ("ORG", ""))
    for number, sentence in enumerate(names):
        called = _called(tokens, number, sentence, openings) if openings.values else sentence
        names[number] = [_as_company(tokens, name, companies) for name in called]
    surnames = _surnames(tokens, names, gazetteer) - companies
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for sentence in names:
        for name in sentence:
            if name.type in {"PER", "ORG", "LOC"} and name.end - name.begin == 1:
                votes[tokens.forms[name.begin]][name.type] += 1
                weights[tokens.forms[name.begin]][name.type] += name.confidence
    decided = dict.fromkeys(surnames, "PER")
    decided.update(
        (form, "ORG") for form in companies if " " not in form and (form in votes or form not in gazetteer.first)
    )
    for form, counts in votes.items():
        if form in decided:
            continue
        kind, count = counts.most_common(1)[0]
        if len(counts) > 1:  # one word, one type: the surer one
            sums = weights[form]
            decided[form] = max(sorted(sums), key=sums.__getitem__)
        elif count >= 2 and len(form) > 1:
            decided[form] = kind
    if decided:
        lower = _lower_elsewhere(tokens)
        for number in range(len(names)):
            names[number] = _spread(tokens, number, names[number], decided, surnames, lower, gazetteer)


def _companies(tokens: Tokens, names: list[list[Name]], gazetteer: Gazetteer) -> set[str]:
    """Openings of the companies of an article by which it may call them: "Harcourt Brace" of "Harcourt Brace Jovanovich Inc"."""
    found = set()
    for sentence in names:
        for name in sentence:
            forms = tokens.forms[name.begin : name.end]
            if name.type != "ORG" or len(forms) < 2 or forms[-1].lower() not in gazetteer.companies:
                continue
            for size in range(1, len(forms)):
                opening = " ".join(forms[:size])
                place = gazetteer.places.values.get(opening)
                known = (place is not None and place[0] not in {"city", "town"}) or opening in gazetteer.demonyms
                if not known and (size > 1 or opening.lower() not in gazetteer.words):
                    found.add(opening)
    return found


def _called(tokens: Tokens, number: int, names: list[Name], openings: Phrases) -> list[Name]:
    """The names of a sentence with companies by their short names: "Central Illinois" is no Illinois."""
    for b, e, _ in openings.find(tokens.forms, *tokens.sentences[number]):
        if all(name.end <= b or name.begin >= e or (b <= name.begin and name.end <= e) for name in names):
            names = [name for name in names if name.end <= b or name.begin >= e]
            names.append(Name(b, e, "ORG", 0.85))
    return sorted(names)


def _as_company(tokens: Tokens, name: Name, companies: set[str]) -> Name:
    if name.type in {"PER", "LOC", "MISC"} and _text(tokens, name) in companies:
        return name._replace(type="ORG", confidence=max(name.confidence, 0.8))
    return name


def _surnames(tokens: Tokens, names: list[list[Name]], gazetteer: Gazetteer) -> set[str]:
    found = set()
    forms = tokens.forms
    # "in Jordan" anywhere: then Jordan alone is the country, whoever Michael Jordan is.
    located = {forms[i + 1] for i in range(len(forms) - 1) if forms[i] in _WHERE}
    for sentence in names:
        for name in sentence:
            if name.type != "PER" or name.end - name.begin < 2 or name.confidence < 0.5:
                continue
            words = tokens.forms[name.begin : name.end]
            last = (
                words[-2] if words[-1] in {"Jr.", "Sr.", "Jr", "Sr", "II", "III"} and len(words) > 2 else words[-1]
            )
            if words[0] in _FAMILY_FIRST:
                last = words[0]
            place = gazetteer.places.values.get(last)
            if place is not None and place[0] != "town" and last in located:
                continue
            if len(last) > 1 and last[0].isupper() and last not in gazetteer.demonyms:
                found.add(last)
    return found


def _lower_elsewhere(tokens: Tokens) -> set[str]:
    """Words that the article also writes small: no names."""
    return {form.capitalize() for form in set(tokens.forms) if form.islower()}


def _spread(
    tokens: Tokens, number: int, names: list[Name], decided: dict[str, str], surnames: set[str], lower: set[str], gazetteer: Gazetteer
) -> list[Name]:  # fmt: skip
    begin, end = tokens.sentences[number]
    forms = tokens.forms
    spread: list[Name] = []
    taken = [False] * (end - begin)
    for name in names:
        kind = decided.get(forms[name.begin]) if name.end - name.begin == 1 else None
        if kind and name.type not in {kind, "NORP"}:
            name = name._replace(type=kind, confidence=max(name.confidence, 0.75))  # noqa: PLW2901
        spread.append(name)
        taken[name.begin - begin : name.end - begin] = [True] * (name.end - name.begin)
    for index in range(begin, end):
        kind = decided.get(forms[index])
        if (
            kind is None
            or taken[index - begin]
            or (forms[index] in lower and (index == begin or forms[index] not in surnames))
        ):
            continue
        before = forms[index - 1] if index > begin else ""
        after = forms[index + 1] if index + 1 < end else ""
        # Part of another capitalised name ("Kingston Road", "Mary Kingston"): left alone.
        joined = (after[:1].isupper() and not taken[index + 1 - begin] and after not in gazetteer.words) or (
            before[:1].isupper()
            and index - 1 > begin
            and not taken[index - 1 - begin]
            and not _is_title(before, gazetteer)
        )
        if not joined:
            spread.append(Name(index, index + 1, kind, 0.75))
    return sorted(spread)
