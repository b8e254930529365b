"""A match in its context: what stands on either side, on one line and safe.

The excerpt is cut from the field as the reader delivered it and made safe afterwards, so that `start` and `end` are
those of the match.
"""

from msgspec import Struct

from triage.article import Article
from triage.matching.match import Match
from triage.render.view import safe

#: Code points of context that are kept on each side; more than any line shows.
CONTEXT = 200


class ContextLine(Struct, frozen=True, kw_only=True):
    """One match and what stands around it; both sides are on one line and safe."""

    path: str
    index: int
    id: str
    profile: str
    match: Match
    left: str
    text: str
    right: str


def line_of(article: Article, identity: str, profile: str, match: Match) -> ContextLine:
    """The line of one match; `identity` is the article's, worked out once for all of its lines."""
    content = article.text(match.field)
    return ContextLine(
        path=article.path,
        index=article.index,
        id=identity,
        profile=profile,
        match=match,
        left=safe.piece(content[max(0, match.start - CONTEXT) : match.start]),
        text=safe.piece(match.text),
        right=safe.piece(content[match.end : match.end + CONTEXT]),
    )


def order(line: ContextLine) -> tuple[str, str, str, str, str, int, str, int]:
    """The key to sort lines by: profile and term, then what matched and what follows, as concordances are read."""
    match = line.match
    following = line.right.casefold().lstrip(" '’s-—,.")
    return (
        line.profile,
        match.term,
        match.text.casefold(),
        following,
        line.path,
        line.index,
        match.field,
        match.start,
    )
