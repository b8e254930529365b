"""Companies by their endings: how far to the left they begin, where "of America" goes on, and by what short names they go."""

from triage.entities.gazetteer import Gazetteer, Phrases
from triage.entities.tokens import Name, Tokens, form_text

#: Titles that companies like to bear.
_GRAND = frozenset("General King Prince Premier Royal Major Marshal Star Queen Captain St. Saint".split())
_OPENERS = frozenset(
    "the a an this that its their his her our but and in on at by for from when while if as is both".split()
)


def incorporated_where(forms: list[str], name: Name, end: int, gazetteer: Gazetteer) -> bool:
    """Whether "of" and a place go on with a company: "Aluminum Co of America"."""
    if name.type != "ORG" or name.end + 1 >= end or forms[name.end] != "of":
        return False
    short = name.end - name.begin <= 3 and forms[name.end - 1] in {"Co", "Corp", "Company", "Corporation", "Bank"}
    place = gazetteer.places.values.get(forms[name.end + 1])
    return short and place is not None and place[0] in {"country", "alias", "us_state"}


def leftwards(tokens: Tokens, begin: int, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    """Companies with the words before them that belong to them: "Energy" + "Factors Inc", "U.S." + "Shoe Inc"."""
    forms = tokens.forms
    kept: list[Name] = []
    for name in names:
        start = name.begin
        if name.type == "ORG" and forms[name.end - 1].lower() in gazetteer.companies:
            start = company_start(forms, begin, name, gazetteer)
            while kept and kept[-1].begin < name.begin and kept[-1].end > start:
                start = min(start, kept.pop().begin)
        elif name.type == "ORG" and name.end - name.begin > 1:
            # "Feed Stuffs Industry Association": capitals before a body belong to it, unless they are a name already.
            first = max(company_start(forms, begin, name, gazetteer), kept[-1].end if kept else begin)
            head = forms[name.begin].lower() in gazetteer.companies
            while first < start and (
                (first == begin and not head) or forms[first] in {"and", "&"} or forms[first].isdigit()
            ):
                first += 1
            start = first
        kept.append(name._replace(begin=start))
    return kept


def _joins(left: str, gazetteer: Gazetteer) -> bool:
    """Whether a word before "and" may be the other half of one company: no company, no country."""
    place = gazetteer.places.values.get(left)
    if place is not None and place[0] in {"country", "alias"}:
        return False
    return left[:1].isupper() and left.lower() not in gazetteer.companies


def company_start(forms: list[str], begin: int, name: Name, gazetteer: Gazetteer) -> int:
    """The token at which a company begins, walking left from the part of it that was found."""
    start = name.begin
    while start > begin and (count := _words_before(forms, begin, start, name.end, gazetteer)):
        start -= count
    return start


def _words_before(forms: list[str], begin: int, start: int, stop: int, gazetteer: Gazetteer) -> int:
    """How many words right before belong to a company: two with "and" or an owner, else one or none."""
    before = forms[start - 1]
    left = forms[start - 2] if start - 2 >= begin else ""
    listing = start - 3 >= begin and forms[start - 3] == ","
    if before in {"&", "and"} and _joins(left, gazetteer) and not listing:
        return 2 if before == "&" or _are_trades(forms[start:stop], gazetteer) else 0
    owner = left[:1].isupper() and left.lower() not in gazetteer.companies
    if before == "'s" and owner and _is_shop(left, forms[start:stop], gazetteer):
        return 2
    return int(_belongs(before, forms[start], gazetteer))


def _are_trades(words: list[str], gazetteer: Gazetteer) -> bool:
    """Whether all words are endings of companies or ordinary ones."""
    return all(
        form.lower() in gazetteer.companies or (form.lower() in gazetteer.words and form not in gazetteer.first)
        for form in words
    )


def _belongs(before: str, following: str, gazetteer: Gazetteer) -> bool:
    """Whether a capital or number may be the first word of a company: no title, no people before a name."""
    lower = before.lower()
    if not (before[0].isupper() or before.isdigit()) or lower in _OPENERS or lower in gazetteer.not_names:
        return False
    if lower in gazetteer.titles and before not in _GRAND:
        return False
    people = before in gazetteer.demonyms or before in {"U.S.", "U.K."}
    return not people or following.lower() in gazetteer.words


def _is_shop(owner: str, rest: list[str], gazetteer: Gazetteer) -> bool:
    """Whether what follows somebody's 's is a trade and not a name, so that both are one firm: Ryan's Family Steak Houses Inc."""
    words = [form for form in rest if form.lower() not in gazetteer.companies]
    if len(words) == len(rest) or (owner in gazetteer.places.values and owner not in gazetteer.first):
        return False
    return bool(words) and all(form.lower() in gazetteer.words and form not in gazetteer.first for form in words)


def short_names(tokens: Tokens, names: list[list[Name]], gazetteer: Gazetteer) -> set[str]:
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


def called(tokens: Tokens, number: int, names: list[Name], openings: Phrases) -> list[Name]:
    """The names of a sentence with companies by their short names: "Central Illinois" is no Illinois."""
    for b, e, _ in openings.find(tokens.forms, *tokens.sentences[number]):
        if all(name.end <= b or name.begin >= e or (b <= name.begin and name.end <= e) for name in names):
            names = [name for name in names if name.end <= b or name.begin >= e]
            names.append(Name(b, e, "ORG", 0.85))
    return sorted(names)


def as_company(tokens: Tokens, name: Name, companies: set[str]) -> Name:
    """The name as a company, where the article calls one so."""
    if name.type in {"PER", "LOC", "MISC"} and form_text(tokens, name) in companies:
        return name._replace(type="ORG", confidence=max(name.confidence, 0.8))
    return name
