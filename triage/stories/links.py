"""Which articles belong to one story, and how surely: the text they share, the wire's marks, versions of one id.

Precision first: a missed link shows a story twice, a false one hides news. `stories` makes stories of the links.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from triage.article import Article, moment
from triage.stories.copies import Alike, CopyIndex
from triage.stories.marks import Mark, mark_of

#: Seconds within which an update, a correction or a kill follows its story.
FOLLOWS = 72 * 3600.0
#: Share of the shorter text that an update keeps of an earlier version where no slug ties them together.
KEPT = 0.25
#: Words of a headline that is taken for the same story's by itself.
TELLING = 4


class Link(Struct, frozen=True):
    """Two articles of one story, the earlier number first."""

    earlier: int
    later: int
    #: 1 is identical text; links of the wire's marks alone stand below all copies.
    strength: float


class Links(Struct):
    """What is known of a set of articles."""

    marks: list[Mark]
    together: list[Link]
    #: Pairs of one frame with different numbers: never in one story.
    apart: set[tuple[int, int]]


def links(articles: Sequence[Article]) -> Links:
    """All links among the articles, numbered by their place."""
    index = CopyIndex()
    marks = [mark_of(article) for article in articles]
    found = Links(marks, [], set())
    for later, article in enumerate(articles):
        for alike in index.add(article):
            _weigh(articles, found, alike, later)
    for earlier, later in _by_wire(articles, marks):
        found.together.append(Link(earlier, later, 0.0))
    return found


def _weigh(articles: Sequence[Article], found: Links, alike: Alike, later: int) -> None:
    pair = (alike.number, later)
    marks = found.marks[alike.number], found.marks[later]
    strength = 1 + alike.jaccard if alike.jaccard >= alike.containment else alike.jaccard + alike.containment / 2
    if alike.verdict == "copy":
        found.together.append(Link(*pair, strength))
    elif alike.verdict == "series":
        # A correction or an update may change every number there is, and copies of the story keep the old ones.
        if is_follow_up(articles[pair[0]], articles[pair[1]], *marks):
            found.together.append(Link(*pair, strength))
        elif not (marks[0].kind or marks[1].kind):
            found.apart.add(pair)
    elif is_follow_up(articles[pair[0]], articles[pair[1]], *marks) and (
        alike.containment >= KEPT or marks[0].slug == marks[1].slug != ""
    ):
        found.together.append(Link(*pair, alike.containment / 2))


def is_follow_up(one: Article, other: Article, mark: Mark, other_mark: Mark) -> bool:
    """Whether one is marked as following another of the same outlet and of the same days, slugs permitting."""
    if not (mark.kind or other_mark.kind) or one.outlet != other.outlet:
        return False
    return not (mark.slug and other_mark.slug and mark.slug != other_mark.slug) and are_near(one, other)


def are_near(one: Article, other: Article, seconds: float = FOLLOWS) -> bool:
    """Published within so many seconds; an unknown date is near everything."""
    times = moment(one.published), moment(other.published)
    return times[0] is None or times[1] is None or abs(times[0] - times[1]) <= seconds


def _by_wire(articles: Sequence[Article], marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Versions of one id; a marked headline and the same one without the mark."""
    by_id: dict[tuple[str, str], list[int]] = defaultdict(list)
    by_title: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        if article.id and (article.version or article.status == "canceled"):
            by_id[article.id, article.outlet].append(number)
        if marks[number].title.count(" ") >= TELLING - 1:
            by_title[marks[number].title].append(number)
    for numbers in by_id.values():
        yield from ((numbers[0], other) for other in numbers[1:])
    for numbers in by_title.values():
        for marked in (number for number in numbers if marks[number].kind):
            for other in numbers:
                if other != marked and are_near(articles[marked], articles[other]):
                    yield min(marked, other), max(marked, other)
