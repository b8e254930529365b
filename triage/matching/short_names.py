"""Short names, local to an article: after "Shinzo Abe" also "Abe", after "Trans-Pacific Partnership (TPP)" also "TPP".

`names.read_name` decides once, when a profile is compiled, whether a term names a person and what is left of the name;
`resolve` decides in each article that has the full name which short ones mean it. Precision comes first: where two
people share the surname nobody is meant.
"""

from functools import cache

from triage.expression import Expression
from triage.languages.abbreviations import BEFORE_NAMES, RANKS
from triage.matching import tokens
from triage.matching.common import is_common, is_given_name, is_place
from triage.matching.fold import fold
from triage.matching.names import INSTITUTIONS, PARTICLES, SONS, TITLES, read_name
from triage.matching.occurrence import BODY, TITLE, Occurrence, Texts
from triage.matching.overlap import without_overlaps
from triage.matching.vocabulary import KIND_NUMBER

#: After a surname, a part of the name.
SUFFIXES = frozenset(("jr", "sr"))
#: Given names that are verbs as well: "Will Biden run?" asks about the president.
AUXILIARIES = frozenset(("will", "may"))
#: Before the name of a town that is a given name as well.
BEFORE_PLACES = frozenset("at from in In near of to From".split())
#: After a surname that is a common word as well, at the head of a sentence: "Bush said", not "Bush fires spread".
PREDICATES = frozenset(
    "said says told tells added adds was is has had will would could may might did does went left came made met won "
    "lost took called asked also denied spoke wrote himself herself who".split()
)
#: What may stand before a name with a stop, in small letters.
ABBREVIATED = RANKS.union(*BEFORE_NAMES.values())
#: Words of another language, the most frequent first, that are hardly given names.
OPENING, OPENING_IN_CYRILLIC = 1_000, 300
_LAST_LATIN = "\u024f"
#: What stands between two sentences.
_ENDS = frozenset(".!?…:\n")
SURNAME, ACRONYM = KIND_NUMBER["surname"], KIND_NUMBER["acronym"]


def short_names_of(text: str) -> tuple[str, ...]:
    """What is left of a person's name in a second mention; empty where the text names no person.

    >>> short_names_of("Joe Biden"), short_names_of("Orbán Viktor"), short_names_of("White House")
    (('Biden',), ('Viktor', 'Orbán'), ())
    """
    name = read_name(text)
    return name.short if name is not None else ()


def resolve(texts: Texts, full: list[Occurrence], short: list[Occurrence], name: str) -> list[Occurrence]:
    """The short names' occurrences that mean the bearer of the full name; none where another bears it too.

    `full` are the occurrences of the term, `short` those of its short names, the ones inside full names among them.
    """
    inside = {(o.field, token) for o in full for token in range(o.first, o.last + 1)}
    own = [fold(word) for word in tokens.words(name)]
    meant: list[Occurrence] = []
    for occurrence in without_overlaps(short):
        if any((occurrence.field, token) in inside for token in range(occurrence.first, occurrence.last + 1)):
            continue
        bearer = _bearer(texts, occurrence, own)
        if bearer == "another person":
            return []
        if bearer == "ours":
            meant.append(_as_kind(occurrence, SURNAME))
    return meant


def _bearer(texts: Texts, occurrence: Occurrence, own: list[str]) -> str:
    """Whether a short name is ours, belongs to another person, or is something else altogether."""
    field, place = occurrence.field, occurrence.first
    surface = texts.surface(field, place)
    begin = _begin(texts, field, place, own)
    if occurrence.last > occurrence.first:
        before = neighbour(texts, field, begin, -1)
        is_after_another = before is not None and _is_other_given_name(before, own, texts, field, begin)
        return "another person" if is_after_another or _goes_on(texts, occurrence, own) else "ours"
    if not surface[:1].isupper():
        return "a word"
    if surface.isupper() and len(surface) > 1 and texts.line(field, place).isupper():
        return "ours"
    word = fold(surface.removesuffix("'s").removesuffix("’s"))
    before, after = neighbour(texts, field, begin, -1), neighbour(texts, field, place, 1)
    if before is None and is_common(word) and field != TITLE and after not in PREDICATES:
        return "a word"
    if before is not None and _is_other_given_name(before, own, texts, field, begin):
        return "something else" if _opens_sentence(before, texts, field, begin - 1) else "another person"
    if _is_half_of_pair(texts, field, place):
        return "something else"
    if after is not None and after[:1].isupper() and not after.isupper() and field != TITLE:
        folded = fold(after)
        if folded in INSTITUTIONS or is_place(folded):
            return "something else"
        if folded in own and word == own[0]:
            return "another person"  # "Kim Jong Il" is not Kim Jong Un
        is_noun = texts.language == "de" and not is_given_name(word)
        if not is_noun and not is_common(folded) and folded not in own and folded not in SUFFIXES:
            return "another person"
    return "ours"


def _is_half_of_pair(texts: Texts, field: int, place: int) -> bool:
    """Whether "&" ties the word to another name, as in that of a firm: Johnson & Johnson."""
    before, after = (
        texts.gap(field, gap).strip() if 0 <= gap < len(texts.spans(field)) - 1 else ""
        for gap in (place - 1, place)
    )
    return before == "&" or after == "&"


def _begin(texts: Texts, field: int, place: int, own: list[str]) -> int:
    """Where a surname begins with the particles that the full name has: van Gogh."""
    while (before := neighbour(texts, field, place, -1)) and fold(before) in PARTICLES and fold(before) in own:
        place -= 1
    return place


def _goes_on(texts: Texts, occurrence: Occurrence, own: list[str]) -> bool:
    """Whether another name follows a short name of several words: John Paul Jones, Prince Mohammed bin Nayef."""
    after = neighbour(texts, occurrence.field, occurrence.last, 1)
    if after is None:
        return False
    folded = fold(after.removesuffix("'s").removesuffix("’s"))
    return folded in SONS or (
        after[:1].isupper() and not after.isupper() and folded not in own and not is_common(folded)
    )


def _is_other_given_name(before: str, own: list[str], texts: Texts, field: int, place: int) -> bool:
    """Whether the word before a surname is a name that the full one does not have."""
    if not before[:1].isupper() or before.isupper() or len(before) == 1 or _ends_in_s(before):
        return False
    folded = fold(before)
    if folded in TITLES or folded in own:
        return False
    if is_place(folded):
        # Stanley Johnson is somebody; "In Charlotte Biden said" names a town.
        return is_given_name(folded) and neighbour(texts, field, place - 1, -1) not in BEFORE_PLACES
    if is_common(folded):
        # "Hunter Biden" is somebody, "Will Biden run?" a question.
        is_verb = folded in AUXILIARIES and (field == TITLE or neighbour(texts, field, place - 1, -1) is None)
        return is_given_name(folded) and not is_verb
    language = texts.language
    if not language or language == "en" or is_given_name(folded):
        return True
    from triage.languages.naming.titles import titles  # English articles ask for none

    if before.lower() in titles(language) or (language == "de" and _is_noun(before)):
        return False  # Mme Le Pen, Ministerin Baerbock
    return before.casefold() not in _opening(language)


def _opens_sentence(before: str, texts: Texts, field: int, place: int) -> bool:
    """Whether a word of another language has its capital since it opens a sentence, and is no given name that is known."""
    if texts.language in {"", "en"} or max(before) > _LAST_LATIN:
        return False  # the lists of given names are in Latin letters
    if place > 0 and _ENDS.isdisjoint(texts.gap(field, place - 1)):
        return False
    from triage.languages.english import given_names_abroad

    return not is_given_name(fold(before)) and before not in given_names_abroad()


def _is_noun(before: str) -> bool:
    """Whether a German word with a capital is a noun and no given name."""
    from triage.languages.common import common_words
    from triage.languages.english import given_names_abroad
    from triage.languages.german_nouns import is_german_noun

    lower = before.lower()
    return before not in given_names_abroad() and (is_german_noun(lower) or lower in common_words("de"))


@cache
def _opening(language: str) -> frozenset[str]:
    """The commonest words of another language, of which one may open the sentence before a surname."""
    from triage.languages.common import in_order

    words = in_order(language)
    return frozenset(words[: OPENING_IN_CYRILLIC if words and words[0] > "\u0400" else OPENING])


def _ends_in_s(word: str) -> bool:
    """A possessive ("Japan's Abe") is no given name."""
    return word.endswith(("'s", "’s"))


def neighbour(texts: Texts, field: int, place: int, step: int) -> str | None:
    """The token next to a place with only a space between; None at the borders of a sentence or clause."""
    other = place + step
    if not 0 <= other < len(texts.spans(field)):
        return None
    gap = texts.gap(field, min(place, other))
    if gap.strip() == "" and "\n\n" not in gap:
        return texts.surface(field, other)
    if step < 0 and gap in {". ", ".\n"}:
        title = texts.surface(field, other)
        # "Mr. Abe", "J. Abe"; but "a speech of Dudy. Duda said".
        return title if title[:1].isupper() and (len(title) == 1 or title.lower() in ABBREVIATED) else None
    return None


_INTRODUCED = Expression(r"\s*[(\[][\"“‘']?([A-Z][A-Za-z0-9&.-]{1,9})[\"”’']?[)\]]")


_INTRODUCING = Expression(r"\b([A-Z][A-Za-z0-9&.-]{1,9})\s*[(\[][\"“‘']?$")


def acronyms(texts: Texts, full: list[Occurrence], name: str) -> list[Occurrence]:
    """Occurrences of the acronym that the article itself introduces in parentheses beside the full name."""
    found: set[str] = set()
    has_brackets: dict[int, bool] = {}
    for occurrence in full:
        text = texts.text(occurrence.field)
        if occurrence.field not in has_brackets:
            has_brackets[occurrence.field] = "(" in text or "[" in text
        if not has_brackets[occurrence.field]:
            continue
        start, end = texts.span(occurrence)
        after = _INTRODUCED.match(text, end, end + 20) if "(" in text[end : end + 3] else None
        before = (
            _INTRODUCING.search(text[max(0, start - 20) : start])
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
