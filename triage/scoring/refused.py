"""Tokens of an article that look like a term and are none, with the reason: another case or accent, a sign that is
missing, a comma between names, a real word, too short.

The reasons are those of the matcher itself (`FuzzyIndex.explain`, the case of a needle); what is worth asking about
is decided here, by the eye's measure: the same first letter, about as long, most letters in common.
"""

from collections.abc import Collection, Iterator
from difflib import SequenceMatcher

from msgspec import Struct

from triage.matching.compile import Needle, Pattern, PatternOptions, compile_literal
from triage.matching.finder import accents_of
from triage.matching.fold import fold
from triage.matching.fuzzy import FuzzyIndex
from triage.matching.needles import LEAST_LETTERS, is_possessive
from triage.matching.occurrence import BODY, TITLE, Slots, Texts
from triage.matching.plan import Plan
from triage.scoring.not_as_meant import interrupted, why_not_alone

#: Share of letters in common from which a token looks like the term: if it begins alike, or is very short; in any
#: case; and so much that "too different" surprises.
BEGINS_ALIKE, ALIKE, VERY_ALIKE = 0.66, 0.75, 0.8
BEGINNING = 4
MOST_APART = 2
MOST = 6


class Refused(Struct, frozen=True, kw_only=True):
    """A near spelling that is no match."""

    term: str
    #: The token as it stands, and the word of the term that it resembles.
    text: str
    word: str
    why: str
    count: int = 1


def refused(
    plan: Plan, texts: Texts, slots: Slots, language: str, known_words: Collection[str] = ()
) -> tuple[Refused, ...]:
    """The near spellings that a reader may wonder about, the nearest first, few."""
    needles = list(_needles(plan))
    index = FuzzyIndex(known_words)
    ids = [
        index.add(
            needle.folded,
            surface=needle.surface,
            mode=needle.fuzzy if needle.fuzzy != "off" else "auto",
            language=needle.language or language,
        )
        for _, needle, _ in needles
    ]
    taken = {
        (o.field, token)
        for number in range(len(plan.profile.terms))
        for o in slots.get(number, ())
        for token in range(o.first, o.last + 1)
    }
    accents = accents_of(texts.article)
    found: dict[str, tuple[float, Refused]] = {}
    for surface, places in _tokens(texts).items():
        folded = fold(surface)
        for place, (number, needle, pattern) in enumerate(needles):
            if folded[:1] != needle.folded[:1] or abs(len(folded) - len(needle.folded)) > MOST_APART:
                continue
            free = [where for where in places if where not in taken]
            likeness = _likeness(folded, needle.folded) if free else 0.0
            if not likeness:
                continue
            if folded == needle.folded:
                why = _own(pattern, needle, surface, texts, free[0], accents) if len(pattern.needles) == 1 else ""
            elif is_possessive(needle.folded) and folded == needle.folded[:-2]:
                why = "without its 's"
            elif needle.fuzzy == "off":
                why = ""
            else:
                why = index.explain(ids[place], folded, surface=surface, language=language)
            if _is_worth_saying(why, likeness, len(needle.folded), is_name=needle.surface[:1].isupper()):
                one = Refused(
                    term=plan.profile.terms[number].id, text=surface, word=needle.surface, why=why, count=len(free)
                )
                if -likeness < found.get(folded, (0.0, one))[0]:
                    found[folded] = (-likeness, one)
    for number, pattern in dict.fromkeys((number, pattern) for number, _, pattern in needles):
        for text, why in interrupted(pattern, texts, taken):
            term = plan.profile.terms[number]
            found.setdefault(text, (-1.0, Refused(term=term.id, text=text, word=term.text, why=why)))
    ranked = [one for _, one in sorted(found.values(), key=lambda pair: (pair[0], pair[1].term, pair[1].text))]
    short = [one for one in ranked if one.why.startswith("under")]
    return tuple([one for one in ranked if one not in short][: MOST - 1] + short[:1])


def _likeness(token: str, word: str) -> float:
    """Share of letters in common; 0 where nobody would take one for the other."""
    share = SequenceMatcher(None, token, word, autojunk=False).ratio()
    begins = token[:BEGINNING] == word[:BEGINNING] or len(token) < LEAST_LETTERS
    return share if share >= (BEGINS_ALIKE if begins else ALIKE) else 0.0


def _is_worth_saying(why: str, likeness: float, letters: int, *, is_name: bool) -> bool:
    """Not that "than" is no "Trans"; that "are" is no "Abe" may surprise those who know that terms are fuzzy."""
    if why == "too different":
        return likeness >= VERY_ALIKE
    if why.startswith("under"):
        return letters < LEAST_LETTERS and is_name
    return why != "" and not why.startswith("a form of")


def _case(needle: Needle, surface: str) -> str:
    """Why the very word does not count; empty where it does and only its neighbours are missing."""
    if needle.case in ("upper", "acronym"):
        return "" if surface.isupper() else "capitals only"
    if needle.case == "capitalized":
        return "" if surface[:1].isupper() else "matches only when capitalised"
    return "case differs" if needle.case == "match" and surface != needle.surface else ""


def _own(
    pattern: Pattern, needle: Needle, surface: str, texts: Texts, place: tuple[int, int], accents: str
) -> str:
    """Why the very word does not count."""
    return _case(needle, surface) or why_not_alone(pattern, needle, texts, place, accents)


def _needles(plan: Plan) -> Iterator[tuple[int, Needle, Pattern]]:
    """The words of each term and its variants, with the pattern they are of."""
    language = plan.profile.languages[0].partition("-")[0].lower() if len(plan.profile.languages) == 1 else ""
    seen: set[tuple[int, str]] = set()
    for number, term in enumerate(plan.profile.terms):
        if term.as_ != "word" or term.exclude:
            continue
        options = PatternOptions(
            term.as_, term.forms, term.case, term.accents, term.fuzzy, term.translit, language
        )
        for text in (term.text, *term.variants):
            patterns = compile_literal(text, options)
            for needle in patterns[0].needles if patterns else ():
                if (number, needle.folded) not in seen and needle.as_ == "word":
                    seen.add((number, needle.folded))
                    yield number, needle, patterns[0]


def _tokens(texts: Texts) -> dict[str, list[tuple[int, int]]]:
    """The distinct tokens of title and body, without a possessive, and where they stand."""
    found: dict[str, list[tuple[int, int]]] = {}
    for field in (TITLE, BODY):
        text = texts.text(field)
        for place, (start, end) in enumerate(texts.spans(field)):
            surface = text[start:end].replace("’", "'").removesuffix("'s")
            found.setdefault(surface, []).append((field, place))
    return found
