"""Tokens of an article that look like a term and are none, with the reason: another case or accent, a sign that is
missing, a comma between names, a real word, too short.

The reasons are those of the matcher itself (`FuzzyIndex.explain`, the case of a needle); what is worth asking about
is decided here, by the eye's measure: the same first letter, about as long, most letters in common.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from triage.matching.compile import Needle, Pattern, compile_literal
from triage.matching.finder import accents_of
from triage.matching.fold import fold
from triage.matching.fuzzy.index import FuzzyIndex
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
    reasons = _Reasons(needles, texts, language, known_words)
    taken = {
        (o.field, token)
        for number in range(len(plan.profile.terms))
        for o in slots.get(number, ())
        for token in range(o.first, o.last + 1)
    }
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
            why = reasons.why(place, surface, folded, free[0])
            if _is_worth_saying(why, likeness, len(needle.folded), is_name=needle.surface[:1].isupper()):
                term = plan.profile.terms[number].id
                word = _with_signs(pattern, needle) if folded == needle.folded else needle.surface
                one = Refused(term=term, text=surface, word=word, why=why, count=len(free))
                if -likeness < found.get(folded, (0.0, one))[0]:
                    found[folded] = (-likeness, one)
    for number, pattern in dict.fromkeys((number, pattern) for number, _, pattern in needles):
        for text, why in interrupted(pattern, texts, taken):
            named = plan.profile.terms[number]
            found.setdefault(text, (-1.0, Refused(term=named.id, text=text, word=named.text, why=why)))
    return _few(found.values())


def _with_signs(pattern: Pattern, needle: Needle) -> str:
    """A word with the signs that make it: C++ and not C."""
    return (
        f"{pattern.edges.before}{needle.surface}{pattern.edges.after}"
        if len(pattern.needles) == 1
        else needle.surface
    )


def _few(found: Iterable[tuple[float, Refused]]) -> tuple[Refused, ...]:
    """The nearest first, one at most of those that are only under a bound."""
    ranked = [one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].term, pair[1].text))]
    short = [one for one in ranked if one.why.startswith("under")]
    return tuple([one for one in ranked if one not in short][: MOST - 1] + short[:1])


class _Reasons:
    """Why a token of an article is no match of a needle that it resembles."""

    def __init__(
        self,
        needles: Sequence[tuple[int, Needle, Pattern]],
        texts: Texts,
        language: str,
        known_words: Collection[str],
    ) -> None:
        self._needles = needles
        self._texts = texts
        self._language = language
        self._accents = accents_of(texts.article)
        self._index = FuzzyIndex(known_words)
        self._ids = [
            self._index.add(
                needle.folded,
                surface=needle.surface,
                mode=needle.fuzzy if needle.fuzzy != "off" else "auto",
                language=needle.language or language,
            )
            for _, needle, _ in needles
        ]

    def why(self, place: int, surface: str, folded: str, where: tuple[int, int]) -> str:
        """The reason in words; empty where there is nothing to say. `place` is that of the needle, `where` that of the token."""
        _, needle, pattern = self._needles[place]
        if folded == needle.folded:
            if len(pattern.needles) > 1:
                return ""
            return _own(pattern, needle, surface, self._texts, where, self._accents)
        if is_possessive(needle.folded) and folded == needle.folded[:-2]:
            return "without its 's"
        if needle.fuzzy == "off":
            return ""
        if folded in needle.other_names:
            return "another name, and aliases is off"
        return self._index.explain(self._ids[place], folded, surface=surface, language=self._language)


def _likeness(token: str, word: str) -> float:
    """Share of letters in common; 0 where nobody would take one for the other."""
    share = SequenceMatcher(None, token, word, autojunk=False).ratio()
    begins = token[:BEGINNING] == word[:BEGINNING] or len(token) < LEAST_LETTERS
    return share if share >= (BEGINS_ALIKE if begins else ALIKE) else 0.0


def _is_worth_saying(why: str, likeness: float, letters: int, *, is_name: bool) -> bool:
    """Whether a refusal may surprise: that "are" is no "Abe" may, where terms are known to be fuzzy; that "than" is no "Trans" does not."""
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
    seen: set[tuple[int, str]] = set()
    for literal, number in plan.literals:
        if literal.is_alias or literal.options.as_ != "word" or not _is_of_term(number, plan):
            continue
        patterns = compile_literal(literal.text, literal.options)
        for needle in patterns[0].needles if patterns else ():
            if (number, needle.folded) not in seen and needle.as_ == "word":
                seen.add((number, needle.folded))
                yield number, needle, patterns[0]


def _is_of_term(slot: int, plan: Plan) -> bool:
    return 0 <= slot < len(plan.profile.terms) and not plan.profile.terms[slot].exclude


def _tokens(texts: Texts) -> dict[str, list[tuple[int, int]]]:
    """The distinct tokens of title and body, without a possessive, and where they stand."""
    found: dict[str, list[tuple[int, int]]] = {}
    for field in (TITLE, BODY):
        text = texts.text(field)
        for place, (start, end) in enumerate(texts.spans(field)):
            surface = text[start:end].replace("’", "'").removesuffix("'s")
            found.setdefault(surface, []).append((field, place))
    return found
