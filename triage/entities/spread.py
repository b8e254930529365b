"""What one place of an article proves about a word, told to all others: a surname is its bearer everywhere."""

from collections import Counter, defaultdict
from itertools import compress

from triage.entities.companies import as_company, called, short_names
from triage.entities.gazetteer import Gazetteer, Phrases
from triage.entities.name_edges import is_title
from triage.entities.tokens import Name, Tokens

#: So sure must the model be of a place to keep the firm that is called after it from taking its name.
SURE_OF_PLACE = 0.9
_WHERE = frozenset("in near outside at into from of In From".split())
#: Before "May", the month.
_BEFORE_MONTHS = frozenset(
    "in of since until till by last next early late mid from through during every this and or between".split()
)
#: Given after the family name in these, so the first word alone is the surname.
_FAMILY_FIRST = frozenset(
    "Kim Lee Park Roh Moon Ban Choi Xi Hu Jiang Deng Wen Li Wang Zhang Zhao Zhu Chen Liu Yang Mao Chiang Ma Tsai Lien Nguyen Aung".split()
)


def propagate(tokens: Tokens, names: list[list[Name]], gazetteer: Gazetteer) -> None:
    """Let what is sure in one place decide the doubtful single words elsewhere in the article."""
    companies = short_names(tokens, names, gazetteer) - _sure_places(tokens, names)
    openings = Phrases({opening: ("ORG", "") for opening in sorted(companies) if " " in opening})
    if companies:
        for number, sentence in enumerate(names):
            more = called(tokens, number, sentence, openings) if openings.values else sentence
            names[number] = [as_company(tokens, name, companies) for name in more]
    surnames = _surnames(tokens, names, gazetteer) - companies
    decided = _decided(tokens, names, surnames, companies, gazetteer)
    if decided:
        lower = _lower_elsewhere(tokens)
        for number in range(len(names)):
            names[number] = _spread(tokens, number, names[number], decided, surnames, lower, gazetteer)


def _decided(
    tokens: Tokens, names: list[list[Name]], surnames: set[str], companies: set[str], gazetteer: Gazetteer
) -> dict[str, str]:
    """Single word → what it is everywhere in the article: the surname of somebody, a company's short name, else the surer kind."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for sentence in names:
        for name in sentence:
            if name.type in {"PER", "ORG", "LOC", "MISC"} and name.end - name.begin == 1:
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
    return decided


def _sure_places(tokens: Tokens, names: list[list[Name]]) -> set[str]:
    """Single words of which the model is sure somewhere that they are a place, whatever is called after it: Suzhou, Suzhou Silk Co."""
    return {
        tokens.forms[name.begin]
        for sentence in names
        for name in sentence
        if name.type == "LOC" and name.end - name.begin == 1 and name.confidence >= SURE_OF_PLACE
    }


def _surnames(tokens: Tokens, names: list[list[Name]], gazetteer: Gazetteer) -> set[str]:
    found = set()
    forms = tokens.forms
    # "in Jordan" anywhere: then Jordan alone is the country, whoever Michael Jordan is.
    located = set(compress(forms[1:], map(_WHERE.__contains__, forms)))
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
    return set(map(str.capitalize, filter(str.islower, set(tokens.forms))))


def _spread(
    tokens: Tokens, number: int, names: list[Name], decided: dict[str, str], surnames: set[str], lower: set[str], gazetteer: Gazetteer
) -> list[Name]:  # fmt: skip
    begin, end = tokens.sentences[number]
    forms = tokens.forms
    hits = list(compress(range(begin, end), map(decided.__contains__, forms[begin:end])))
    if not hits:
        return names
    spread: list[Name] = []
    taken = [False] * (end - begin)
    for name in names:
        kind = decided.get(forms[name.begin]) if name.end - name.begin == 1 else None
        if kind and name.type not in {kind, "NORP"}:
            name = name._replace(type=kind, confidence=max(name.confidence, 0.75))  # noqa: PLW2901
        spread.append(name)
        taken[name.begin - begin : name.end - begin] = [True] * (name.end - name.begin)
    for index in hits:
        form = forms[index]
        if taken[index - begin] or (form in lower and (index == begin or form not in surnames)):
            continue
        if not (form == "May" and _is_month(forms, index, begin, end)) and not _is_joined(
            forms, index, begin, end, taken, gazetteer
        ):
            spread.append(Name(index, index + 1, decided[form], 0.75))
    return sorted(spread)


def _is_joined(
    forms: list[str], index: int, begin: int, end: int, taken: list[bool], gazetteer: Gazetteer
) -> bool:
    """Whether a word is part of another capitalised name, which is left alone: "Kingston Road", "Mary Kingston"."""
    before = forms[index - 1] if index > begin else ""
    after = forms[index + 1] if index + 1 < end else ""
    if after[:1].isupper() and not taken[index + 1 - begin] and after not in gazetteer.words:
        return True
    return (
        before[:1].isupper()
        and index - 1 > begin
        and not taken[index - 1 - begin]
        and not is_title(before, gazetteer)
    )


def _is_month(forms: list[str], index: int, begin: int, end: int) -> bool:
    """Whether "May" is the month here and not Mrs May."""
    before = forms[index - 1].lower() if index > begin else ""
    after = forms[index + 1] if index + 1 < end else ""
    return after[:1].isdigit() or before[:1].isdigit() or before in _BEFORE_MONTHS
