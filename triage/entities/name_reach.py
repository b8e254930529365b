"""How far a name reaches: a person to the surname that was left, a body to what it is for, a place to the body that bears its name."""

from triage.entities.gazetteer import Gazetteer
from triage.entities.tokens import Name, Tokens
from triage.languages import calendar

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
#: Those that may go on with "on".
_ON = frozenset("conference council committee subcommittee commission forum".split())
#: Whose bodies are called after them: People's Congress.
_OWNERS = frozenset(
    "People Peoples Women Workers Children Farmers Teachers Veterans Lawyers Students Writers Men King Queen Consumers Fishermen".split()
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
    """A person with particles and what they lead to; a given name with the surname that was left."""
    stop = name.end
    while stop < end:
        form = forms[stop]
        if form.startswith(_PREFIXED) and form[3:4].isupper():
            stop += 1
            continue
        link = stop
        while link < end and link - stop < 2 and forms[link] in _PARTICLES:
            link += 1
        if link == stop or link >= end or not forms[link][0].isupper():
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
    if form in gazetteer.demonyms:
        return form in gazetteer.last  # Glenn English
    if lower in gazetteer.not_names:
        return False
    return lower not in gazetteer.words or form in gazetteer.last  # Jim Prior


def _whole_body(forms: list[str], begin: int, end: int, name: Name, gazetteer: Gazetteer) -> Name:
    """A body with "of Cuba", "for the Visual Arts", and the people whose body it is."""
    start, stop = name.begin, _field_end(forms, end, name, gazetteer)
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
    return name if (start, stop) == (name.begin, name.end) else name._replace(begin=start, end=stop)


def _field_end(forms: list[str], end: int, name: Name, gazetteer: Gazetteer) -> int:
    """Where a body ends that is called by what follows "of" or "for"; where it ends already if that is nothing."""
    stop = name.end
    if forms[stop - 1].lower() not in _OF or stop + 1 >= end or not _says_of_what(forms, stop, gazetteer):
        return stop
    place = stop + 1 + (forms[stop + 1] == "the")
    last = place
    while (
        last < end
        and forms[last][0].isupper()
        and (forms[last].lower() not in gazetteer.titles or forms[last] == "Justice")
    ):
        last += 1  # not the National Hockey League for the "St." Louis Eagles
    alone = name.end - name.begin == 1 and forms[name.begin].lower() not in gazetteer.org_starts
    if alone or not place < last <= place + 4:
        return stop
    return last


def _says_of_what(forms: list[str], place: int, gazetteer: Gazetteer) -> bool:
    """Whether "of", "for" or "on" says what a body is for: "Council on" Foreign Relations, not "Committee on" Monday."""
    if forms[place + 1].lower() in calendar.WEEKDAYS:
        return False  # "Security Council for" Friday
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
        stop += 1
    last = forms[stop - 1].lower()
    another = (
        last in gazetteer.org_ends or last in gazetteer.companies or (stop < end and forms[stop][0].isupper())
    )
    return place if stop == place + 1 or another else stop
