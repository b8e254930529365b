"""Words of a term that stand in an article, and yet not as the term means them: why no match was made of them.

For the explanation of one article; the rules are the matcher's own (`accents`, `edges`, `gaps`).
"""

from collections.abc import Collection, Iterator

from triage.matching.accents import agreement
from triage.matching.edges import fit
from triage.matching.fold import fold
from triage.matching.gaps import flat, may_stand
from triage.matching.occurrence import BODY, TITLE, Texts
from triage.matching.pattern import Needle, Pattern
from triage.matching.tokens import straightened

#: (field, first token)
Place = tuple[int, int]


def why_not_alone(pattern: Pattern, needle: Needle, texts: Texts, place: Place, accents: str) -> str:
    """Why the very word of a one-word term is none; empty where nothing here says so."""
    field, token = place
    [(start, end)] = texts.spans_of(field, token, token)
    text = texts.text(field)
    word = straightened(text[start:end]).removesuffix("'s")
    if agreement(needle.surface, word, accents) == "contradicting":
        return "its accent is missing" if word.isascii() else "other accents"
    if fit(text, start, end, pattern.edges) is None:
        edges = pattern.edges
        sign = edges.before or edges.after
        return f"without its {sign}" if sign else "part of a longer figure"
    return ""


def interrupted(pattern: Pattern, texts: Texts, taken: Collection[Place]) -> Iterator[tuple[str, str]]:
    """Where the words of a phrase follow one another with something between that parts them: the text, and what parts."""
    wanted = [needle.folded for needle in pattern.needles]
    for field in (TITLE, BODY):
        text, spans = texts.text(field), texts.spans(field)
        folded = [fold(straightened(text[start:end]).removesuffix("'s")) for start, end in spans]
        for first in range(len(folded) - len(wanted) + 1):
            if folded[first : first + len(wanted)] != wanted or (field, first) in taken:
                continue
            for number, meant in enumerate(pattern.gaps):
                (start, left), (right, end) = spans[first + number], spans[first + number + 1]
                if not may_stand(text[left:right], meant, text[start:left], text[right:end]):
                    stretch = text[spans[first][0] : spans[first + len(wanted) - 1][1]]
                    yield " ".join(stretch.split()), _what_parts(text[left:right], meant.own)
                    break


def _what_parts(gap: str, own: str) -> str:
    if "\n" in gap and not gap.strip():
        return "a paragraph ends between"
    sign = gap.strip()
    if not sign:
        return f"without its {own.strip()}" if own.strip() else "parted by a space"
    return "a sentence ends between" if flat(gap) in {". ", "? ", "! "} else f'"{sign}" between'
