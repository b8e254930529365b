"""Names that go on: what stands beside a name that was found and belongs to it.

"Bashar" goes on with "al-Assad", "Communist Party" with "of Cuba", "Kenya" with "Airways", "Theresa" with "May". Comes
after a sentence is settled; nothing here finds a name where none was.
"""

from triage.entities.gazetteer import Gazetteer
from triage.entities.tokens import Name, Tokens

_PREFIXED = ("al-", "el-", "ul-", "ar-", "as-", "ad-", "Al-", "El-")
_PARTICLES = frozenset(
    "al el ul bin ibn bint abu de da das do dos del della di du van von der den ter la le".split()
)
#: Bodies that are called by what follows "of" or "for".
_OF = frozenset(
    "party foundation university bank institute council federation association church confederation union front society league academy "
    "museum commission board college school state ministry department organization organisation agency center centre court house committee "
    "institution museum kingdom emirate army brotherhood chamber bureau authority ".split()
)
#: After the name of a place they make it the name of a firm or body.
_OF_PLACES = frozenset(
    "airways airlines university bank college hospital telecom telecommunications times herald tribune gazette orchestra symphony philharmonic railways "
    "federation institute chamber post journal observer chronicle enquirer inquirer examiner".split()
)
#: Whose bodies are called after them: People's Congress.
_OWNERS = frozenset(
    "People Peoples Women Workers Children Farmers Teachers Veterans Lawyers Students Writers Men King Queen Consumers Fishermen".split()
)
_AFTER_DATES = frozenset(
    "in of since until till by last next early late mid from through during every this and or between".split()
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
    if lower in gazetteer.titles or lower in gazetteer.not_names or form in gazetteer.demonyms:
        return False
    return lower not in gazetteer.words or form in gazetteer.last


def _whole_body(forms: list[str], begin: int, end: int, name: Name, gazetteer: Gazetteer) -> Name:
    """With "of Cuba", "for the Visual Arts", and the people whose body it is."""
    start, stop = name.begin, name.end
    if forms[stop - 1].lower() in _OF and stop + 1 < end and forms[stop] in {"of", "for"}:
        place = stop + 1 + (forms[stop + 1] == "the")
        last = place
        while last < end and forms[last][0].isupper() and forms[last].lower() not in gazetteer.titles:
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
    if start - 2 >= begin and forms[start - 1] == "'s" and forms[start - 2] in _OWNERS:
        start -= 2
        while start - 1 >= begin and forms[start - 1][0].isupper() and forms[start - 1] != "The":
            start -= 1
    return name if (start, stop) == (name.begin, name.end) else name._replace(begin=start, end=stop)


def is_month(forms: list[str], index: int, begin: int, end: int) -> bool:
    """Whether "May" is the month here and not Mrs May."""
    before = forms[index - 1].lower() if index > begin else ""
    after = forms[index + 1] if index + 1 < end else ""
    return after[:1].isdigit() or before[:1].isdigit() or before in _AFTER_DATES
