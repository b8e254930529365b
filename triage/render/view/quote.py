"""Excerpts as people read them: which stand side by side, which were cut, what is marked in them."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from triage.article import Article
from triage.quotations import MARKS, opened
from triage.render.view.short import TITLE
from triage.report.report import Hit, Mark, Snippet
from triage.report.snippets import mark, matches_of
from triage.report.summary import BULLETS, summary
from triage.scoring.score import Score

ENDS = ".!?…。！？؟।\"'”’»」』)）]:;"


class Quoted(Struct, frozen=True):
    """A stretch of text with the marks that cover it; own words (an ellipsis) have none."""

    text: str
    kinds: tuple[str, ...] = ()


def summary_of(hit: Hit, scores: Sequence[Score]) -> tuple[Snippet, ...]:
    """The summary that came with the hit, else one made for these scores, with the entities marked too."""
    matches = matches_of(scores)
    chosen = hit.summary if hit.summary is not None else summary(hit.article, matches)
    if not hit.entities:
        return chosen
    return tuple(mark(sentence, matches, hit.entities) for sentence in chosen)


def quote(article: Article, snippets: Sequence[Snippet]) -> list[Quoted]:
    """Snippets as one running text, with `…` wherever something was left out inside it or cut at its end.

    A quotation that is cut is closed behind the `…`, or opened before it: nobody has to look for its other mark.
    """
    quoted: list[Quoted] = []
    last: Snippet | None = None
    closing = ""
    for snippet in snippets:
        opening, open_at_end = opened(article.text(snippet.field), (snippet.start, snippet.end))
        between = _between(article, last, snippet) if last is not None else ""
        if "…" in between or last is None:
            is_cut = bool(closing) or "…" in between
            quoted += [Quoted(f" …{closing}" if is_cut else "")] if last is not None else []
            if opening:
                quoted.append(Quoted(f"{' ' if last is not None else ''}{opening}… "))
            elif last is not None:
                quoted.append(Quoted(" "))
            elif _begins_amid(article, snippet):
                quoted.append(Quoted("… "))
        else:
            quoted.append(Quoted(between))
        quoted += stretches(snippet.text, snippet.marks)
        closing, last = MARKS.get(open_at_end, ""), snippet
    if last is not None and (closing or _ends_amid(article, last)):
        quoted.append(Quoted(f" …{closing}"))
    return [one for one in quoted if one.text]


def stretches(text: str, marks: Sequence[Mark]) -> list[Quoted]:
    """The text cut at the borders of its marks."""
    borders = sorted(
        {0, len(text), *(place for one in marks for place in (one.start, one.end) if place < len(text))}
    )
    pieces = []
    for start, end in pairwise(borders):
        kinds = tuple(one.kind for one in marks if one.start <= start and end <= one.end)
        pieces.append(Quoted(text[start:end], kinds))
    return pieces


def title_stretches(article: Article, scores: Sequence[Score]) -> list[Quoted]:
    """The title with what matched in it."""
    title = article.title[:TITLE]
    opening = Snippet(field="title", start=0, end=len(title), text=title)
    quoted = stretches(title, mark(opening, matches_of(scores)).marks)
    return quoted if title == article.title else [*quoted, Quoted("…")]


def _between(article: Article, left: Snippet, right: Snippet) -> str:
    """What stands for the gap: nothing where there is none (Japanese sentences), a space, or `…`."""
    if left.field != right.field:
        return " … "
    gap = article.text(left.field)[left.end : right.start]
    return " … " if gap.strip() else gap[:1] and " "


def _begins_amid(article: Article, snippet: Snippet) -> bool:
    before = article.text(snippet.field)[max(0, snippet.start - 200) : snippet.start]
    bare = before.rstrip()
    return bool(bare) and not _parts(before[len(bare) :]) and bare[-1] not in ENDS + BULLETS


def _ends_amid(article: Article, snippet: Snippet) -> bool:
    after = article.text(snippet.field)[snippet.end : snippet.end + 200]
    gap = after[: len(after) - len(after.lstrip())]
    if after.lstrip().startswith(tuple(BULLETS)):
        return False
    return bool(after.strip()) and not _parts(gap) and not snippet.text.rstrip().endswith(tuple(ENDS))


def _parts(gap: str) -> bool:
    """Whether this white space parts paragraphs; a single newline may be no more than a wrapped line."""
    return gap.count("\n") > 1 or gap.endswith(("    ", "\t"))
