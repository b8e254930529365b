"""A summary: one to three sentences of the article, verbatim, chosen for what matched.

Nothing is rewritten, so nothing can be wrong that the article does not say.
"""

from collections.abc import Sequence

from triage import text as prose
from triage.article import Article, Field
from triage.matching.match import Match
from triage.report.report import Snippet
from triage.report.snippets import Span, excerpt

#: What the opening is worth beside matches: the first sentence of news is its summary, if it matched at all.
FIRST, LEAD = 1.5, 0.5
LEAD_LENGTH = 400
#: Characters; a summary that is longer is none.
LONGEST = 360
#: Nobody writes the point of a story after this many characters; a body may be a book.
SEARCHED = 100_000


def summary(article: Article, matches: Sequence[Match], sentences: int = 2) -> tuple[Snippet, ...]:
    """The sentences of a summary, at most `sentences`, in reading order; empty for an article without body and abstract.

    The article's own abstract is taken where something in it matched; else sentences of the body that cover most
    terms, the opening preferred; else the first sentence there is.
    """
    fields = {match.field for match in matches}
    order: tuple[Field, ...] = ("abstract", "body") if "abstract" in fields else ("body", "abstract")
    for field in order:
        spans = prose.sentences(article.text(field)[:SEARCHED])
        if spans:
            inside = sorted(
                (match for match in matches if match.field == field and match.end <= SEARCHED),
                key=lambda m: m.start,
            )
            chosen = _choose(spans, inside, sentences)
            return tuple(excerpt(article, field, _shorten(article.text(field), span), matches) for span in chosen)
    return ()


def _choose(spans: Sequence[Span], matches: Sequence[Match], at_most: int) -> list[Span]:
    """Greedy: again and again the sentence that adds most terms, until nothing is added."""
    terms = _terms_by_sentence(spans, matches)
    covered: set[str] = set()
    chosen: list[int] = []
    length = 0
    while len(chosen) < at_most:
        worth = {
            index: len(found - covered) + _opening(index, spans)
            for index, found in terms.items()
            if index not in chosen
            and found - covered
            and (not chosen or length + _length(spans[index]) <= LONGEST)
        }
        if not worth:
            break
        best = max(worth, key=lambda index: (worth[index], -index))
        chosen.append(best)
        covered |= terms[best]
        length += _length(spans[best])
    return [spans[index] for index in sorted(chosen)] or [spans[0]]


def _terms_by_sentence(spans: Sequence[Span], matches: Sequence[Match]) -> dict[int, set[str]]:
    terms: dict[int, set[str]] = {}
    index = 0
    for match in matches:
        while index < len(spans) - 1 and spans[index][1] <= match.start:
            index += 1
        terms.setdefault(index, set()).add(match.term)
    return terms


def _length(span: Span) -> int:
    return span[1] - span[0]


def _opening(index: int, spans: Sequence[Span]) -> float:
    if index == 0:
        return FIRST
    return LEAD if spans[index][0] - spans[0][0] < LEAD_LENGTH else 0.0


def _shorten(text: str, span: Span) -> Span:
    """A sentence too long to be one (tables, copy without full stops) is cut behind a word."""
    start, end = span
    if end - start <= LONGEST:
        return span
    border = max(text.rfind(space, start, start + LONGEST) for space in " \n\t")
    return start, border if border > start else start + LONGEST
