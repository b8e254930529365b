"""What an article says of a near spelling of a name: a slip is rare where it stands, another name comes again and again.

The vocabulary judges a word alone, wherever it stands. Here the article has its say, for terms that are one name: once it has
the name's own spelling, every near one is taken for the same; without it, a spelling that recurs, or that belongs to somebody else's
longer name, is another name. Nothing is asked in an article without such a spelling.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from triage.languages.english import dictionary_text, is_firm_or_place, is_personal_name
from triage.matching.common import is_common, is_given_name, is_place
from triage.matching.fold import fold
from triage.matching.fuzzy.doubts import NearName, is_doubtful, is_foreign
from triage.matching.fuzzy.names import ENGLISH, UNMISTAKABLE, is_known_everywhere
from triage.matching.name_spellings import are_spellings
from triage.matching.names import CALENDAR, INSTITUTIONS, TITLES
from triage.matching.occurrence import BODY, Occurrence, Texts
from triage.matching.short_names import SUFFIXES, neighbour
from triage.matching.vocabulary import KIND_NUMBER

FUZZY = KIND_NUMBER["fuzzy"]
#: As often a spelling recurs in an article that never has the name's own: nobody slips twice alike.
RECURRING = 2
#: Words beside a name that make it one of another language in an English text: Istituto per, Jornal do, Medecines et.
FOREIGN = frozenset(
    "de do da dos das du des di del della dei la le les el et e y und per para pour en den het".split()
)
#: What ends the name of a firm, and the words of it that may stand before. Firms have one spelling, which no alphabet changes.
FIRMS = frozenset("corp inc ltd co plc llc ag sa nv spa gmbh".split())
MOST_OF_FIRM = 3


def other_names(texts: Texts, name: str, near: Iterable[Occurrence]) -> Iterator[Occurrence]:
    """The occurrences among `near` that the article shows to be another name; it has none of the name's own spelling."""
    word = fold(name)
    spellings: defaultdict[str, dict[tuple[int, int], Occurrence]] = defaultdict(dict)
    for occurrence in near:
        start, end = texts.span(occurrence)
        text = texts.text(occurrence.field)
        surface = text[start:end]
        if _is_in_address(text, start, end):
            yield occurrence
        elif surface[:1].isupper():
            spellings[fold(surface)][occurrence.field, occurrence.first] = occurrence
        elif is_foreign(fold(surface)) or (is_personal_name(word) and word not in dictionary_text()):
            yield occurrence
    for spelling, places in spellings.items():
        if _is_another(texts, word, spelling, list(places.values())):
            yield from places.values()


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Whether a word is a part of an address or an account: applebees.com, m.beresford@example.org, @steelers."""
    if text[start - 1 : start] in {"@", "_"} or text[max(0, start - 4) : start].lower() == "www.":
        return True
    return text[end : end + 1] in {"@", "_"} or (text[end : end + 1] == "." and text[end + 1 : end + 2].islower())


def _is_another(texts: Texts, word: str, spelling: str, places: list[Occurrence]) -> bool:
    # Across alphabets there are no letters to compare.
    if not (word.isascii() and spelling.isascii()) or are_spellings(word, spelling):
        return False
    is_slip = places[0].kind == FUZZY
    if is_slip and is_foreign(spelling) and not is_known_everywhere(word):
        return True
    if is_slip and _is_habit(word, spelling):
        return False
    if is_slip and len(places) >= RECURRING:
        return True
    if _primary(texts) in ENGLISH and any(_is_in_another(texts, word, spelling, place) for place in places):
        return True
    return any(is_doubtful(_near_name(texts, word, spelling, place)) for place in places)


def _near_name(texts: Texts, word: str, spelling: str, place: Occurrence) -> NearName:
    before, after = (neighbour(texts, place.field, place.first, step) or "" for step in (-1, 1))
    return NearName(word, spelling, place.kind == FUZZY, _primary(texts), before, after)


def _primary(texts: Texts) -> str:
    """The article's language without what is said of it: "en" of "en-US"."""
    return texts.article.language.partition("-")[0].lower()


def _is_habit(word: str, spelling: str) -> bool:
    """Whether a slip may recur: in a name of the atlas (Surinam), or by swapped letters of a long one."""
    is_swapped = len(word) >= UNMISTAKABLE and sorted(word) == sorted(spelling)
    return is_known_everywhere(word) or is_swapped


def _is_in_another(texts: Texts, word: str, spelling: str, place: Occurrence) -> bool:
    """Whether a near spelling is a part of somebody's or something's longer name: Barack Obama, Tylan Corp."""
    is_slip = place.kind == FUZZY
    before = neighbour(texts, place.field, place.first, -1)
    after = neighbour(texts, place.field, place.first, 1)
    if is_slip and not FOREIGN.isdisjoint((before, after)):
        return True
    is_no_person = is_firm_or_place(word) or is_known_everywhere(word)
    if before is not None and is_no_person and _is_first_name(before):
        return True
    if not is_slip and not is_no_person and _is_firm(texts, place) and not _are_alike(word, spelling):
        return True
    # A name from elsewhere may be a given name itself: Javed, Jawed Ludin.
    is_at_home = word in dictionary_text() or is_personal_name(word)
    is_open = not is_at_home or (is_slip and word in dictionary_text()) or is_given_name(word) or is_no_person
    return after is not None and not is_open and place.field == BODY and _goes_on(after)


def _is_firm(texts: Texts, place: Occurrence) -> bool:
    """Whether words with capitals lead from a name to what ends a firm's: Atico Financial Corp."""
    for step in range(MOST_OF_FIRM):
        after = neighbour(texts, place.field, place.first + step, 1)
        if after is None or not after[:1].isupper():
            return False
        if fold(after) in FIRMS:
            return True
    return False


def _are_alike(word: str, spelling: str) -> bool:
    """Whether nobody hears a difference, nor sees one at a glance: Vodaphone."""
    return word.replace("ph", "f") == spelling.replace("ph", "f")


def _is_first_name(before: str) -> bool:
    folded = fold(before)
    return before.istitle() and is_given_name(folded) and not is_common(folded) and not is_place(folded)


def _goes_on(after: str) -> bool:
    """Whether the word after a name is a surname or another unknown name."""
    bare = after.removesuffix("'s").removesuffix("’s")
    folded = fold(bare)
    if (
        not bare[:1].isupper()
        or bare.isupper()
        or len(bare) < 3
        or folded in INSTITUTIONS
        or folded in CALENDAR
        or folded in TITLES
    ):
        return False
    return (
        folded not in SUFFIXES
        and not is_common(folded)
        and folded not in dictionary_text()
        and not is_place(folded)
    )
