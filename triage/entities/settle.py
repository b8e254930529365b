"""How far a name reaches, by lists that are sure; and the names that were passed over.

After a sentence was cut and its names have their kinds. Companies have `companies` to themselves.
"""

from collections.abc import Iterator
from functools import cache
from itertools import compress

from triage.entities.companies import company_start, incorporated_where, leftwards
from triage.entities.gazetteer import Gazetteer
from triage.entities.kinds import ADDRESSED
from triage.entities.tokens import Name, Tokens

_SIDES = frozenset("North South East West Northern Southern Eastern Western Central".split())
_MISSIONS = frozenset("Embassy Consulate".split())
_PREFIXED = ("al-", "el-", "ul-", "ar-", "as-", "ad-", "Al-", "El-")
_PARTICLES = frozenset(
    "al el ul bin ibn bint abu de da das do dos del della di du van von der den ter la le".split()
)
#: Bodies that are called by what follows "of" or "for".
_OF = frozenset(
    "party foundation university bank institute council federation association church confederation union front society league academy "
    "museum commission board college school state ministry department organization organisation agency center centre court house committee "
    "institution museum kingdom emirate army brotherhood chamber bureau authority conference forum subcommittee".split()
)
#: After the name of a place they make it the name of a firm or body.
_OF_PLACES = frozenset(
    "airways airlines university bank college hospital telecom telecommunications times herald tribune gazette orchestra symphony philharmonic railways "
    "federation institute chamber post journal observer chronicle enquirer inquirer examiner".split()
)
#: With "of" and a place they are one body: Bank of Zambia.
_SEATED = frozenset("Bank University".split())
_CENTRAL = frozenset("Central Reserve National State Royal Commercial".split())
#: Inside names of places.
_LINKS = frozenset("de del da do di".split())
#: Last words of what a ministry is for: "Economic and Social Affairs".
_DUTIES = frozenset("Affairs Services Protection Planning Development Security Rights Relations".split())
#: Those that may go on with "on".
_ON = frozenset("conference council committee subcommittee commission forum".split())
#: Whose bodies are called after them: People's Congress.
_OWNERS = frozenset(
    "People Peoples Women Workers Children Farmers Teachers Veterans Lawyers Students Writers Men King Queen Consumers Fishermen".split()
)
#: How bodies of a state end that are called with its name or without it.
_FEDERAL = frozenset(
    "Department Agency Committee Commission Bureau Administration Protection Enforcement Service Court Guard Corps Board Office".split()
)
#: How many words are remembered with their marks.
_MOST_WORDS = 20_000
_AFTER_DATES = frozenset(
    "in of since until till by last next early late mid from through during every this and or between".split()
)


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
    if not names:
        return []
    forms = tokens.forms
    bodies = gazetteer.organisations.find(forms, begin, end)
    listed = [_with_country(forms, begin, Name(b, e, "ORG", 0.9)) for b, e, _ in bodies if e - b > 1]
    if "and" in forms[begin:end]:  # Trinidad and Tobago
        places = gazetteer.places.find(forms, begin, end)
        listed += [Name(b, e, "LOC", 0.9) for b, e, _ in places if e - b > 2 and "and" in forms[b:e]]
    kept: list[Name] = []
    for name in names:
        inside = next((big for big in listed if big.begin <= name.begin and name.end <= big.end), None)
        if inside is not None:
            if inside.end < end and forms[inside.end] == "and" and _goes_on(forms, inside, end, gazetteer):
                inside = inside._replace(end=inside.end + 2)
            if forms[inside.end : inside.end + 2] in (["and", "Co"], ["and", "Co."], ["&", "Co"], ["&", "Co."]):
                inside = inside._replace(end=inside.end + 2)
            if (
                inside.end < end
                and forms[inside.end].lower() in gazetteer.companies
                and forms[inside.end][0].isupper()
            ):
                inside = inside._replace(end=inside.end + 1)
            while kept and kept[-1].begin >= inside.begin:
                kept.pop()
            if not kept or kept[-1].end <= inside.begin:
                kept.append(inside)
            continue
        after = forms[name.end] if name.end < end else ""
        if name.type == "PER" and after.startswith("d'") and len(after) > 3:
            kept.append(name._replace(end=name.end + 1))
        elif name.type == "ORG" and after == "and" and _goes_on(forms, name, end, gazetteer):
            stop = name.end + 2
            while stop < end and forms[stop][0].isupper() and forms[stop] in _DUTIES:
                stop += 1
            kept.append(name._replace(end=stop))
        elif incorporated_where(forms, name, end, gazetteer):
            kept.append(name._replace(end=name.end + 2))
        elif (name.type == "LOC" and after in _MISSIONS) or (
            name.type in {"ORG", "PER", "LOC", "MISC"}
            and after.lower() in gazetteer.companies
            and after[0].isupper()
        ):
            kept.append(Name(name.begin, name.end + 1, "ORG", 0.9))
        else:
            kept.append(name)
    apart: list[Name] = []
    for name in kept:
        if not apart or name.begin >= apart[-1].end:
            apart.append(name)
    return leftwards(tokens, begin, apart, gazetteer)


def _with_country(forms: list[str], begin: int, name: Name) -> Name:
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


class PassedOver(dict[str, int]):
    """Marks on words by which a name is found that was passed over; most words have none."""

    BEGINS, PEOPLE, PEOPLES, COMPANY, ADDRESS = (1 << bit for bit in range(5))

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def __missing__(self, form: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        gazetteer = self._gazetteer
        mark = 0
        if form in gazetteer.organisations.heads or form in gazetteer.places.heads:
            mark |= self.BEGINS
        if form in gazetteer.demonyms:
            mark |= self.PEOPLE
        if form in gazetteer.demonym_heads:
            mark |= self.PEOPLES
        if form[0].isupper() and form.lower() in gazetteer.companies:
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


_WITH = {mark: bytes(bool(other & mark) for other in range(256)) for mark in (1, 2, 4, 8, 16)}


@cache
def _passed_over(gazetteer: Gazetteer) -> PassedOver:
    return PassedOver(gazetteer)


def complete(tokens: Tokens, begin: int, end: int, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    """Countries, peoples, agencies and well-known bodies that were passed over."""
    forms = tokens.forms
    words = _passed_over(gazetteer)
    marks = bytes(map(words.__getitem__, forms[begin:end]))
    if not marks.strip(b"\0"):
        return _peoples(tokens, begin, sorted(names), gazetteer)
    taken = [False] * (end - begin)
    for name in names:
        taken[name.begin - begin : name.end - begin] = [True] * (name.end - name.begin)
    more: list[Name] = []
    if words.has(marks, words.ADDRESS):
        more += _unnamed(forms, begin, end, taken, gazetteer)
    if words.has(marks, words.BEGINS):
        more += _listed(tokens, begin, end, taken, gazetteer)
    for index in words.places(marks, begin, words.COMPANY):
        if index > begin and not taken[index - begin]:
            b = company_start(forms, begin, Name(index, index + 1, "ORG", 0.85), gazetteer)
            while b < index and (any(taken[b - begin : index - begin]) or forms[b] in {"and", "&"}):
                b += 1
            if b < index:
                more.append(Name(b, index + 1, "ORG", 0.85))
                taken[b - begin : index + 1 - begin] = [True] * (index + 1 - b)
    for index in words.places(marks, begin, words.PEOPLES):
        if index + 1 == end or any(taken[index - begin : index + 2 - begin]):
            continue
        if " ".join(forms[index : index + 2]) in gazetteer.demonyms:
            more.append(Name(index, index + 2, "NORP", 0.9))
            taken[index - begin : index + 2 - begin] = [True, True]
    more.extend(
        Name(index, index + 1, "NORP", 0.9)
        for index in words.places(marks, begin, words.PEOPLE)
        if not taken[index - begin]
    )
    return _peoples(tokens, begin, sorted([*names, *more]), gazetteer)


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


def _listed(tokens: Tokens, begin: int, end: int, taken: list[bool], gazetteer: Gazetteer) -> list[Name]:
    """Listed bodies and places; marks them as taken."""
    forms = tokens.forms
    found: list[Name] = []
    for b, e, (_, kind) in gazetteer.organisations.find(forms, begin, end):
        if not any(taken[b - begin : e - begin]) and (e - b > 1 or kind == "agencies" or forms[b].isupper()):
            found.append(_with_country(forms, begin, Name(b, e, "ORG", 0.85)))
            taken[b - begin : e - begin] = [True] * (e - b)
    for b, e, (kind, _) in gazetteer.places.find(forms, begin, end):
        sure = kind in {"country", "alias", "capital"} or (kind == "us_state" and forms[b] not in gazetteer.first)
        if sure and not any(taken[b - begin : e - begin]) and _free(tokens, b, e, begin, end, gazetteer):
            found.append(Name(b, e, "LOC", 0.85))
            taken[b - begin : e - begin] = [True] * (e - b)
    return found


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


def extend(tokens: Tokens, begin: int, end: int, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    """The names of a sentence, each as far as it reaches."""
    kept: list[Name] = []
    for name in names:
        if kept and name.begin < kept[-1].end:
            continue
        longer = _longer(tokens.forms, begin, end, name, gazetteer)
        while kept and kept[-1].end > longer.begin:
            kept.pop()
        kept.append(longer)
    forms = tokens.forms
    for number, name in enumerate(kept):
        while name.end - name.begin > 1 and forms[name.end - 1] in {"and", "of", "for", "the"}:
            name = kept[number] = name._replace(end=name.end - 1)  # noqa: PLW2901
    return [name for number, name in enumerate(kept) if number == 0 or name.begin >= kept[number - 1].end]


def _longer(forms: list[str], begin: int, end: int, name: Name, gazetteer: Gazetteer) -> Name:
    if name.type == "PER":
        return _whole_person(forms, end, name, gazetteer)
    if name.type == "ORG":
        return _whole_body(forms, begin, end, name, gazetteer)
    after = forms[name.end] if name.end < end else ""
    if (
        name.type == "LOC"
        and name.begin - 2 >= begin
        and forms[name.begin - 1] == "of"
        and forms[name.begin - 2] in _SEATED
    ):
        start = name.begin - 2
        while start - 1 >= begin and forms[start - 1] in _CENTRAL:
            start -= 1
        return Name(start, name.end, "ORG", 0.85)
    if name.type == "LOC" and after in _LINKS and name.end + 1 < end and forms[name.end + 1][0].isupper():
        return name._replace(end=name.end + 2)  # "Punta del Este"
    if name.type == "LOC" and after[:1].isupper() and after.lower() in _OF_PLACES:
        return Name(name.begin, name.end + 1, "ORG", 0.85)
    return name


def _whole_person(forms: list[str], end: int, name: Name, gazetteer: Gazetteer) -> Name:
    """With particles and what they lead to; a given name with the surname that was left."""
    stop = name.end
    while stop < end:
        form = forms[stop]
        if form.startswith(_PREFIXED) and form[3:4].isupper():
            stop += 1
            continue
        link = stop
        while link < end and link - stop < 2 and forms[link] in _PARTICLES:
            link += 1
        if link == stop or link >= end or not forms[link][0].isupper() or forms[link].lower() in gazetteer.titles:
            break
        stop = link + 1
    if (
        stop + 1 < end
        and forms[stop] == "-"
        and forms[stop + 1].islower()
        and forms[stop + 1] not in gazetteer.words
    ):
        stop += 2  # Chung In-yong, whose second name is an English word
    given = stop == name.end and name.end - name.begin == 1 and stop < end and forms[name.begin] in gazetteer.first
    if given and _is_left_surname(forms, stop, end, gazetteer):
        stop += 1
    return name if stop == name.end else name._replace(end=stop, confidence=max(name.confidence, 0.8))


def _is_left_surname(forms: list[str], place: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a capital after a given name is the surname: Theresa May, Lee Cheuk-yan; not "Paul Monday"."""
    form = forms[place]
    if not form[0].isupper() or len(form) < 3 or form.isupper():
        return False
    lower = form.lower()
    if lower == "may":
        return not (place + 1 < end and forms[place + 1][0].isdigit())
    if lower in gazetteer.titles or lower in gazetteer.not_names:
        return False
    if form in gazetteer.demonyms:
        return form in gazetteer.last  # Glenn English
    return lower not in gazetteer.words or form in gazetteer.last


def _whole_body(forms: list[str], begin: int, end: int, name: Name, gazetteer: Gazetteer) -> Name:
    """With "of Cuba", "for the Visual Arts", and the people whose body it is."""
    start, stop = name.begin, name.end
    if forms[stop - 1].lower() in _OF and stop + 1 < end and _says_of_what(forms, stop, gazetteer):
        place = stop + 1 + (forms[stop + 1] == "the")
        last = place
        while last < end and forms[last][0].isupper():
            last += 1
        alone = stop - start == 1 and forms[start].lower() not in gazetteer.org_starts
        if place < last <= place + 4 and not alone:
            stop = last
            if (
                stop + 1 < end
                and forms[stop] == "and"
                and forms[stop + 1] == "the"
                and stop + 2 < end
                and forms[stop + 2][0].isupper()
            ):
                stop += 3
    if stop < end and {"of", "for", "on"}.intersection(forms[start:stop]):
        stop = _coordinated(forms, stop, end, gazetteer)
    if (
        start - 2 >= begin
        and forms[start - 1] in {"of", "for", "on"}
        and forms[start - 2][0].isupper()
        and forms[start - 2].lower() in _OF
        and forms[start].lower() in gazetteer.words
    ):
        start -= 2  # "Council on" + "Hemispheric Affairs"
    if start - 2 >= begin and forms[start - 1] == "'s" and forms[start - 2] in _OWNERS:
        start -= 2
        while start - 1 >= begin and forms[start - 1][0].isupper() and forms[start - 1] != "The":
            start -= 1
    return name if (start, stop) == (name.begin, name.end) else name._replace(begin=start, end=stop)


def _says_of_what(forms: list[str], place: int, gazetteer: Gazetteer) -> bool:
    """Whether "of", "for" or "on" says what a body is for: "Council on" Foreign Relations, not "Committee on" Monday."""
    if forms[place + 1] in gazetteer.demonyms and "".join(forms[place + 2 : place + 3]).islower():
        return False  # "Agency for" Palestinian refugees
    if forms[place] != "on":
        return forms[place] in {"of", "for"}
    field = forms[place + 1].lower()
    return forms[place - 1].lower() in _ON and field in gazetteer.words and field not in gazetteer.not_names


def _coordinated(forms: list[str], place: int, end: int, gazetteer: Gazetteer) -> int:
    """Where a body ends whose field goes on with "and": "Department of Economic" and Social Affairs; not before another body."""
    if forms[place] != "and" or forms[place - 1].lower() not in gazetteer.words:
        return place
    stop = place + 1
    while stop < end and forms[stop][0].isupper() and forms[stop].lower() in gazetteer.words:
        form = forms[stop]
        if form.lower() in gazetteer.titles or form in gazetteer.first or form in gazetteer.places.values:
            return place
        stop += 1
    last = forms[stop - 1].lower()
    another = (
        last in gazetteer.org_ends or last in gazetteer.companies or (stop < end and forms[stop][0].isupper())
    )
    return place if stop == place + 1 or another else stop


def is_month(forms: list[str], index: int, begin: int, end: int) -> bool:
    """Whether "May" is the month here and not Mrs May."""
    before = forms[index - 1].lower() if index > begin else ""
    after = forms[index + 1] if index + 1 < end else ""
    return after[:1].isdigit() or before[:1].isdigit() or before in _AFTER_DATES
