"""Short names, local to an article: after "Shinzo Abe" also "Abe", after "Trans-Pacific Partnership (TPP)" also "TPP".

`surname_of` decides once, when a profile is compiled, whether a term names a person and what is left of the name;
`resolve` decides in each article that has the full name which short ones mean it. Precision comes first: what is a
place, a month or an institution is never shortened, and where two people share the surname nobody is.
"""

import re
from functools import cache

from triage.matching import tokens
from triage.matching.common import is_common, is_given_name, is_place
from triage.matching.fold import fold
from triage.matching.occurrence import BODY, TITLE, Occurrence, Texts
from triage.matching.vocabulary import KIND_NUMBER

SURNAME, ACRONYM = KIND_NUMBER["surname"], KIND_NUMBER["acronym"]

#: Never what is left of a person's name.
INSTITUTIONS = frozenset(
    "academy act administration agency agreement airlines airport airways alliance army arts assembly association "
    "authority award bank bay beach board bridge building bureau cabinet canal capital castle center centre chamber "
    "church city club college commission committee communications community companies company conference congress "
    "convention corp corporation council county court cross cup department district east economy embassy energy "
    "exchange federation festival fleet force forces forum foundation front fund gas gates government group guard "
    "guardian hall holdings hospital hotel house inc industries institute international island islands journal "
    "jury kingdom laboratory lake league limited ltd mail market markets media ministry mission mountain motors "
    "movement museum nation nations network news north office oil open organisation organization pact palace park "
    "parliament partners partnership party pipeline plan plc police port post power press prison prize project "
    "province railway region republic reserve resources review river road royal school sea securities senate series "
    "service services society south square stadium state states station steel stores strait street studios summit "
    "sun system systems technologies technology telegraph temple territory theatre times tower town trade treaty "
    "tribunal trust union united university valley village wall war week west wing world".split()
)
#: Months and days: "May" and "Friday" after a full name still mean the month and the day.
CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
#: Openings of names that are no person's.
OPENINGS = frozenset(
    "north south east west northern southern eastern western central new old great greater upper lower saint st mount "
    "mt lake port fort cape san santa sao los las el rio costa sri hong united royal national international federal "
    "general first second world grand real bank general big red white black blue green golden holy the".split()
)
#: Chinese, Korean and Vietnamese surnames stand first.
FAMILY_FIRST = frozenset(
    "xi hu deng mao jiang wen zhou zhu liu chen yang zhao wu huang zhang wang li lin guo kim park moon roh lee choi "
    "jung chung kang cho yoon nguyen tran pham ahn bae chiang tsai bo peng".split()
)
PARTICLES = frozenset(
    "de da di del della du van von der den bin ibn al el la le ben abu dos das ter ten zu".split()
)
TITLES = frozenset(
    "mr mrs ms miss dr prof sir lord lady dame president premier prime minister chancellor king queen prince princess "
    "pope senator sen rep representative congressman congresswoman governor gov mayor secretary chairman chairwoman "
    "chair chief director general gen colonel col major maj captain capt lieutenant lt sergeant sgt admiral judge "
    "justice ambassador professor pm ceo candidate rival leader spokesman spokeswoman coach manager author republican "
    "democrat democratic conservative labour liberal former then incumbent ex elect herr frau monsieur madame señor "
    "comrade sheikh shah emperor attorney detective officer inspector father sister brother son daughter wife".split()
)


def surname_of(text: str) -> str | None:
    """What is left of a person's name, or None where the text names no person or cannot be shortened safely.

    >>> surname_of("Shinzo Abe"), surname_of("Xi Jinping"), surname_of("Ludwig van Beethoven")
    ('Abe', 'Xi', 'Beethoven')
    >>> surname_of("White House"), surname_of("North Korea"), surname_of("Theresa May"), surname_of("Sri Lanka")
    (None, None, None, None)
    """
    if any(mark in text for mark in "&/*@,"):
        return None
    words = text.split()
    names = [word for word in words if fold(word) not in PARTICLES]
    if not 2 <= len(names) <= 4 or not all(_is_name_like(word) for word in names):
        return None
    folded = [fold(word).strip(".") for word in names]
    parts = {part for word in folded for part in word.split("-")}
    if is_place(" ".join(folded)) or folded[0] in OPENINGS or INSTITUTIONS & parts:
        return None
    if folded[0] in FAMILY_FIRST and (len(names) == 3 or "-" in folded[1] or not is_given_name(folded[0])):
        return names[0]
    return names[-1] if _may_be_surname(folded) else None


def _is_name_like(word: str) -> bool:
    """Capitalised and not shouted; an initial is fine."""
    return (
        word[:1].isupper() and (len(word) == 1 or not word.isupper()) and not any(char.isdigit() for char in word)
    )


def _may_be_surname(folded: list[str]) -> bool:
    first, last = folded[0], folded[-1]
    if len(last) < 2 or last in CALENDAR or is_place(last):
        return False
    is_person = is_given_name(first) or len(first) == 1
    if is_common(last):
        return is_person and not is_common(first)
    return is_person or not is_common(first)


def resolve(texts: Texts, full: list[Occurrence], short: list[Occurrence], name: str) -> list[Occurrence]:
    """The surname's occurrences that mean the bearer of the full name; none where another bears it too.

    `full` are the occurrences of the term, `short` those of its surname, the ones inside full names among them.
    """
    inside = {(o.field, token) for o in full for token in range(o.first, o.last + 1)}
    own = [fold(word) for word in tokens.words(name)]
    meant: list[Occurrence] = []
    for occurrence in short:
        if (occurrence.field, occurrence.first) in inside:
            continue
        company = _company(texts, occurrence, own)
        if company == "another person":
            return []
        if company == "alone":
            meant.append(_as_kind(occurrence, SURNAME))
    return meant


def _company(texts: Texts, occurrence: Occurrence, own: list[str]) -> str:
    """Whether a surname stands alone, belongs to another person, or is something else altogether."""
    field, place = occurrence.field, occurrence.first
    surface = texts.surface(field, place)
    if not surface[:1].isupper():
        return "a word"
    if surface.isupper() and len(surface) > 1 and texts.line(field, place).isupper():
        return "alone"
    before, after = _neighbour(texts, field, place, -1), _neighbour(texts, field, place, 1)
    word = fold(surface.removesuffix("'s").removesuffix("’s"))
    if before is None and is_common(word) and field != TITLE:
        return "a word"
    if before is not None and before[:1].isupper():
        folded = fold(before)
        is_title = folded in TITLES or folded in own or is_common(folded) or is_place(folded)
        if not is_title and not before.isupper() and len(before) > 1 and not _ends_in_s(before):
            return "another person"
    if after is not None and after[:1].isupper() and not after.isupper() and field != TITLE:
        folded = fold(after)
        if folded in INSTITUTIONS or is_place(folded):
            return "something else"
        if folded in own and word == own[0]:
            return "another person"  # "Kim Jong Il" is not Kim Jong Un
        if not is_common(folded) and folded not in own:
            return "another person"
    return "alone"


def _ends_in_s(word: str) -> bool:
    """A possessive ("Japan's Abe") is no given name."""
    return word.endswith(("'s", "’s"))


def _neighbour(texts: Texts, field: int, place: int, step: int) -> str | None:
    """The token next to a place with only a space between; None at the borders of a sentence or clause."""
    other = place + step
    if not 0 <= other < len(texts.spans(field)):
        return None
    gap = texts.gap(field, min(place, other))
    if gap.strip() == "" and "\n\n" not in gap:
        return texts.surface(field, other)
    if step < 0 and gap in {". ", ".\n"} and len(texts.surface(field, other)) <= 4:
        return texts.surface(field, other)  # "Mr. Abe"
    return None


@cache
def _introduced() -> re.Pattern[str]:
    return re.compile(r"\s*[(\[][\"“‘']?([A-Z][A-Za-z0-9&.-]{1,9})[\"”’']?[)\]]")


@cache
def _introducing() -> re.Pattern[str]:
    return re.compile(r"\b([A-Z][A-Za-z0-9&.-]{1,9})\s*[(\[][\"“‘']?$")


def acronyms(texts: Texts, full: list[Occurrence], name: str) -> list[Occurrence]:
    """Occurrences of the acronym that the article itself introduces in parentheses beside the full name."""
    found: set[str] = set()
    for occurrence in full:
        text = texts.text(occurrence.field)
        if "(" not in text and "[" not in text:
            continue
        start, end = texts.span(occurrence)
        after = _introduced().match(text, end, end + 20) if "(" in text[end : end + 3] else None
        before = (
            _introducing().search(text[max(0, start - 20) : start])
            if text[start - 1 : start] in {"(", "["}
            else None
        )
        for match in (after, before):
            if match and stands_for(match.group(1), name):
                found.add(match.group(1))
    if not found:
        return []
    taken = {(o.field, token) for o in full for token in range(o.first, o.last + 1)}
    return [
        occurrence
        for field in (TITLE, BODY)
        for occurrence in _tokens_equal(texts, field, found)
        if (occurrence.field, occurrence.first) not in taken
    ]


def stands_for(acronym: str, name: str) -> bool:
    """Whether capitals abbreviate a name: they begin alike, and the letters occur in order at starts of words.

    >>> stands_for("TPP", "Trans-Pacific Partnership"), stands_for("LDP", "Liberal Democratic Party")
    (True, True)
    >>> stands_for("AP", "Trans-Pacific Partnership"), stands_for("Inc", "Acme Holding")
    (False, False)
    """
    letters = [char.lower() for char in acronym if char.isalpha()]
    if len(letters) < 2 or sum(char.isupper() for char in acronym) < 2:
        return False
    words = [fold(word) for word in tokens.words(name)]
    if len(words) < 2:
        return False
    starts = [word[0] for word in words]
    place = 0
    for letter in letters:
        while place < len(starts) and starts[place] != letter:
            place += 1
        if place == len(starts):
            return False
        place += 1
    return starts[0] == letters[0]


def _tokens_equal(texts: Texts, field: int, wanted: set[str]) -> list[Occurrence]:
    text = texts.text(field)
    found = []
    for place, (start, end) in enumerate(texts.spans(field)):
        surface = text[start:end]
        bare = surface.removesuffix("'s").removesuffix("’s")
        if bare in wanted:
            found.append(Occurrence(field, place, place, ACRONYM, 1.0, 0, len(surface) - len(bare)))
    return found


def _as_kind(occurrence: Occurrence, kind: int) -> Occurrence:
    return Occurrence(
        occurrence.field,
        occurrence.first,
        occurrence.last,
        kind,
        1.0,
        occurrence.trim_start,
        occurrence.trim_end,
    )
