"""A summary: one to three sentences of the article, verbatim, chosen for what matched.

Nothing is rewritten, so nothing can be wrong that the article does not say.
"""

from collections.abc import Sequence

from triage import text as prose
from triage.article import Article, Field
from triage.matching.match import Match
from triage.quotations import opened
from triage.report.report import Snippet
from triage.report.snippets import Span, excerpt

#: What the opening is worth beside matches: the first sentence of news is its summary, if it matched at all.
FIRST, LEAD = 1.5, 0.5
LEAD_LENGTH = 400
#: What a point of a list begins with.
BULLETS = "*•·▪‣◦"
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
            content = article.text(field)
            chosen = _choose(_without_bullets(content, spans, inside), inside, sentences)
            whole = _with_quotations(content, [_shorten(content, span) for span in chosen])
            return tuple(excerpt(article, field, span, matches) for span in whole)
    return ()


def _without_bullets(text: str, spans: Sequence[Span], matches: Sequence[Match]) -> Sequence[Span]:
    """The sentences that are no points of a list above the text, which says the same again.

    Where the list alone has matches, its points, without their bullets.
    """
    bullets = [span for span in spans if _is_bullet(text, span)]
    if not bullets:
        return spans
    prose_ = [span for span in spans if not _is_bullet(text, span)]
    if prose_ and (not matches or any(start <= one.start < end for one in matches for start, end in prose_)):
        return prose_
    points = (point for span in spans for point in (_points(text, span) if _is_bullet(text, span) else [span]))
    return tuple(points)


def _is_bullet(text: str, span: Span) -> bool:
    start = span[0]
    return text[start] in BULLETS and text[start + 1 : start + 2].isspace()


def _points(text: str, span: Span) -> list[Span]:
    """The points of a list that runs on without full stops."""
    start, end = span
    starts = [place for place in range(start, end) if text[place] in BULLETS and _is_bullet(text, (place, end))]
    points = []
    for place, following in zip(starts, [*starts[1:], end], strict=True):
        bare = text[place + 1 : following].strip()
        if bare:
            begin = text.index(bare, place + 1)
            points.append((begin, begin + len(bare)))
    return points or [span]


def _with_quotations(text: str, spans: Sequence[Span]) -> list[Span]:
    """The sentences, each with the rest of a quotation that it would cut in two, where that is short."""
    found: list[Span] = []
    length = sum(map(_length, spans))
    for span in spans:
        grown = _whole(text, span) if any(opened(text, span)) else span
        if length + _length(grown) - _length(span) > LONGEST:
            grown = span
        length += _length(grown) - _length(span)
        if found and grown[0] < found[-1][1]:
            found[-1] = (found[-1][0], max(grown[1], found[-1][1]))
        else:
            found.append(grown)
    return found


def _whole(text: str, span: Span) -> Span:
    """The sentence with those of its paragraph before and behind it, until no quotation is cut."""
    low, high = max(0, span[0] - LONGEST), span[1] + LONGEST
    for start, end in prose.paragraphs(text[low:high]):
        if start + low <= span[0] < end + low:
            around = prose.sentences_between(text, start + low, end + low)
            break
    else:
        return span
    at = [place for place, one in enumerate(around) if one[0] < span[1] and one[1] > span[0]]
    first, last = (at[0], at[-1]) if at else (0, -1)
    while at:
        begins, ends = opened(text, (around[first][0], around[last][1]))
        if begins and first > 0:
            first -= 1
        elif ends and last + 1 < len(around):
            last += 1
        else:
            break
    if not at or any(opened(text, (around[first][0], around[last][1]))):
        return span
    return around[first][0], around[last][1]


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
