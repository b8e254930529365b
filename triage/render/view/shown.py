"""One article with all that is shown of it: what matched, who is in it, the arithmetic of its scores."""

import re
from collections.abc import Mapping

from msgspec import Struct

from triage.article import Article
from triage.entities.entity import Entity
from triage.render.view.dates import when
from triage.render.view.options import Options
from triage.render.view.short import short
from triage.report.summary import BULLETS
from triage.scoring.explain import Explanation
from triage.scoring.score import Score
from triage.text import Span, paragraphs


class Shown(Struct, frozen=True, kw_only=True):
    """What there is to show of one article."""

    article: Article
    words: int
    #: The profiles in which something matched, best first.
    scores: tuple[Score, ...] = ()
    entities: tuple[Entity, ...] = ()
    #: For each profile; empty where nobody asked why.
    explained: tuple[Explanation, ...] = ()
    #: By profile: how many other articles the lower threshold would admit.
    also: Mapping[str, int] = {}
    #: Its number in the last report.
    number: int | None = None


def facts_of(shown: Shown, how: Options) -> tuple[str, ...]:
    """What stands below the headline; empty where the article does not say it."""
    article = shown.article
    return (
        short(article.outlet),
        when(article, how.now, how.timezone),
        f"{shown.words:,} words",
        short(article.byline),
    )


def unmarked(shown: Shown) -> str:
    """How many matches are counted and not marked, of a text with more than are listed; "" for none."""
    cut = sum(score.matches_cut for score in shown.scores)
    return f"{cut:,} further matches are counted and not marked" if cut else ""


def paragraphs_of(text: str) -> list[Span]:
    r"""The paragraphs of a text as they are shown: each point of a list is one of its own.

    >>> text = "* Rain\n* Snow\n\nIt rained\nall day."
    >>> [text[start:end] for start, end in paragraphs_of(text)]
    ['* Rain', '* Snow', 'It rained\nall day.']
    """
    found: list[Span] = []
    for start, end in paragraphs(text):
        begins = [start]
        place = text.find("\n", start, end)
        while place != -1:
            line = text[place + 1 : place + 40].lstrip(" \t")
            if is_point(line):
                begins.append(text.index(line[0], place + 1))
            place = text.find("\n", place + 1, end)
        for begin, following in zip(begins, [*begins[1:], end], strict=True):
            found.append((begin, begin + len(text[begin:following].rstrip())))
    return found


def is_point(text: str) -> bool:
    """Whether a text begins with a bullet."""
    return text[:1] in BULLETS and text[1:2].isspace() if text else False


def is_table(paragraph: str) -> bool:
    r"""Whether its lines hold columns, which running text would destroy.

    >>> is_table("wheat    4.10\ncorn     2.95"), is_table("Rain fell.  It fell\nall day.")
    (True, False)
    """
    lines = [line.strip() for line in paragraph.split("\n")]
    return len(lines) > 1 and sum("   " in line or "\t" in line for line in lines) * 2 > len(lines)


def cells(line: str) -> list[str]:
    """Words and the gaps between columns, alternating."""
    return re.findall(r" {2,}|(?:(?! {2}).)+", line.expandtabs(1))
