"""Names of a sentence that were passed over: countries, peoples, agencies, well-known bodies, companies by their endings.

Most words of an article begin none; each is looked at once, and what it may begin is remembered.
"""

from collections.abc import Iterator
from functools import cache
from itertools import compress

from triage.entities.gazetteer import Gazetteer
from triage.entities.tokens import Name, Tokens

#: Forms of address, with and without their stop.
ADDRESSED = frozenset("Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr Sen. Rep. Sir Lady Dame".split())
_SIDES = frozenset("North South East West Northern Southern Eastern Western Central".split())
#: How bodies of a state end that are called with its name or without it.
_FEDERAL = frozenset(
    "Department Agency Committee Commission Bureau Administration Protection Enforcement Service Court Guard Corps Board Office".split()
)
#: How many words are remembered with their marks.
_MOST_WORDS = 20_000


class PassedOver(dict[str, int]):
    """Marks on words by which a name is found that was passed over; most words have none."""

    BODY, PLACE, PEOPLE, PEOPLES, COMPANY, ADDRESS = (1 << bit for bit in range(6))

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def __missing__(self, form: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        gazetteer = self._gazetteer
        mark = 0
        if form in gazetteer.organisations.heads:
            mark |= self.BODY
        if form in gazetteer.places.heads:
            mark |= self.PLACE
        if form[0].isupper():
            if form in gazetteer.demonyms:
                mark |= self.PEOPLE
            if form in gazetteer.demonym_heads:
                mark |= self.PEOPLES
            if form.lower() in gazetteer.companies:
                mark |= self.COMPANY
        if form in ADDRESSED or form == "shares":
            mark |= self.ADDRESS
        self[form] = mark
        return mark

    def has(self, marks: bytes, mark: int) -> bool:
        """Whether a word among these has a mark."""
        return 1 in marks.translate(_WITH[mark])

    def places(self, marks: bytes, begin: int, mark: int) -> Iterator[int]:
        """Where words with a mark stand, if the first of these words stands at `begin`."""
        return compress(range(begin, begin + len(marks)), marks.translate(_WITH[mark]))


_WITH = {mark: bytes(bool(other & mark) for other in range(256)) for mark in (1, 2, 4, 8, 16, 32)}


@cache
def passed_over(gazetteer: Gazetteer) -> PassedOver:
    """The marks on all words, for the lists of this gazetteer."""
    return PassedOver(gazetteer)


def complete(
    tokens: Tokens, begin: int, end: int, names: list[Name], marks: bytes, gazetteer: Gazetteer
) -> list[Name]:
    """Countries, peoples, agencies and well-known bodies that were passed over; `marks`: those on the words of the sentence."""
    forms = tokens.forms
    words = passed_over(gazetteer)
    if not marks.strip(b"\0"):
        return _peoples(tokens, begin, sorted(names), gazetteer)
    taken = [False] * (end - begin)
    for name in names:
        taken[name.begin - begin : name.end - begin] = [True] * (name.end - name.begin)
    more: list[Name] = []
    if words.has(marks, words.ADDRESS):
        more += _unnamed(forms, begin, end, taken, gazetteer)
    if words.has(marks, words.BODY):
        more += _bodies(forms, begin, end, taken, words.places(marks, begin, words.BODY), gazetteer)
    if words.has(marks, words.PLACE):
        more += _places(tokens, begin, end, taken, words.places(marks, begin, words.PLACE), gazetteer)
    if words.has(marks, words.COMPANY):
        more += _companies(forms, begin, taken, words.places(marks, begin, words.COMPANY), gazetteer)
    more += _double_peoples(forms, begin, taken, words.places(marks, begin, words.PEOPLES), gazetteer)
    more.extend(
        Name(index, index + 1, "NORP", 0.9)
        for index in words.places(marks, begin, words.PEOPLE)
        if not taken[index - begin]
    )
    return _peoples(tokens, begin, sorted([*names, *more]), gazetteer)


def _companies(
    forms: list[str], begin: int, taken: list[bool], ends: Iterator[int], gazetteer: Gazetteer
) -> list[Name]:
    """Companies by their last words; marks them as taken."""
    from triage.entities.companies import company_start

    found: list[Name] = []
    for index in ends:
        if index == begin or taken[index - begin]:
            continue
        start = company_start(forms, begin, Name(index, index + 1, "ORG", 0.85), gazetteer)
        while start < index and (any(taken[start - begin : index - begin]) or forms[start] in {"and", "&"}):
            start += 1
        if start < index:
            found.append(Name(start, index + 1, "ORG", 0.85))
            taken[start - begin : index + 1 - begin] = [True] * (index + 1 - start)
    return found


def _double_peoples(
    forms: list[str], begin: int, taken: list[bool], heads: Iterator[int], gazetteer: Gazetteer
) -> list[Name]:
    """Peoples of two words, "Costa Ricans"; marks them as taken."""
    found: list[Name] = []
    for index in heads:
        both = slice(index - begin, index + 2 - begin)
        if (
            len(taken[both]) == 2
            and not any(taken[both])
            and " ".join(forms[index : index + 2]) in gazetteer.demonyms
        ):
            found.append(Name(index, index + 2, "NORP", 0.9))
            taken[both] = [True, True]
    return found


def _unnamed(forms: list[str], begin: int, end: int, taken: list[bool], gazetteer: Gazetteer) -> list[Name]:
    """People addressed and firms of which nothing was made; marks them as taken."""
    found: list[Name] = []
    for index in range(begin, end - 1):
        form = forms[index]
        if (
            not taken[index - begin]
            and form[0].isupper()
            and len(form) > 2
            and _is_unnamed(forms, index, begin, end, gazetteer)
        ):
            kind = "PER" if index > begin and forms[index - 1] in ADDRESSED else "ORG"
            found.append(Name(index, index + 1, kind, 0.85))
            taken[index - begin] = True
    return found


def _bodies(
    forms: list[str], begin: int, end: int, taken: list[bool], heads: Iterator[int], gazetteer: Gazetteer
) -> list[Name]:
    """Listed bodies; marks them as taken."""
    found: list[Name] = []
    for b, e, (_, kind) in gazetteer.organisations.find_at(forms, heads, end):
        if not any(taken[b - begin : e - begin]) and (e - b > 1 or kind == "agencies" or forms[b].isupper()):
            found.append(with_country(forms, begin, Name(b, e, "ORG", 0.85)))
            taken[b - begin : e - begin] = [True] * (e - b)
    return found


def _places(
    tokens: Tokens, begin: int, end: int, taken: list[bool], heads: Iterator[int], gazetteer: Gazetteer
) -> list[Name]:
    """Listed places that are sure; marks them as taken."""
    found: list[Name] = []
    for b, e, (kind, _) in gazetteer.places.find_at(tokens.forms, heads, end):
        sure = kind in {"country", "alias", "capital"} or (
            kind == "us_state" and tokens.forms[b] not in gazetteer.first
        )
        if sure and not any(taken[b - begin : e - begin]) and _free(tokens, b, e, begin, end, gazetteer):
            found.append(Name(b, e, "LOC", 0.85))
            taken[b - begin : e - begin] = [True] * (e - b)
    return found


def with_country(forms: list[str], begin: int, name: Name) -> Name:
    """A listed body of the United States with the country before it: "U.S." + "Customs and Border Protection"."""
    before = name.begin - 1
    if (
        name.type == "ORG"
        and before >= begin
        and forms[before] in {"U.S.", "US"}
        and forms[name.end - 1] in _FEDERAL
    ):
        return name._replace(begin=before)
    return name


def _is_unnamed(forms: list[str], index: int, begin: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a capital that nothing was made of is a person addressed or a firm: "Mrs May", "Amazon shares"."""
    before = forms[index - 1] if index > begin else ""
    lower = forms[index].lower()
    if before in ADDRESSED:
        return lower not in gazetteer.titles and not (index + 1 < end and forms[index + 1][0].isupper())
    plain = lower in gazetteer.words or lower in gazetteer.not_names or forms[index] in gazetteer.demonyms
    return (
        forms[index + 1] == "shares"
        and not plain
        and not before[:1].isupper()
        and forms[index] not in gazetteer.places.values
    )


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
