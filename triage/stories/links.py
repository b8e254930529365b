"""Which articles belong to one story, and how surely: the text they share, the wire's marks, versions of one id.

Precision first: a missed link shows a story twice, a false one hides news. `stories` makes stories of the links.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from triage.article import Article, moment
from triage.stories.article_facts import ArticleFacts
from triage.stories.copies import Alike, CopyIndex
from triage.stories.evidence import (
    Boilerplate,
    boilerplate,
    headings_agree,
    identical_share,
    share_text,
    tell_one_story,
)
from triage.stories.facts import figures_differ, names_differ
from triage.stories.marks import VersionMark, mark_of

#: Seconds within which an update, a correction or a kill follows its story.
FOLLOWS = 72 * 3600.0
#: Share of the shorter text that an update keeps of an earlier version where no slug ties them together.
KEPT = 0.25
#: Seconds between two versions of a story that share its background: a weekly report has a frame as well.
GOES_ON = 6 * 86400.0
#: Share of the shorter text that stands unchanged in the other where a story goes on; a form that is filled in anew
#: has less.
BACKGROUND = 0.5
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

    marks: list[VersionMark]
    together: list[Link]
    #: Pairs of one frame with different numbers: never in one story.
    apart: set[tuple[int, int]]
    facts: "FactsOf"
    #: Sentences that say nothing of a story; see `evidence`.
    stock: Boilerplate = frozenset()


class FactsOf(dict[int, ArticleFacts]):
    """The facts of articles by their place, read for those that are compared."""

    def __init__(self, articles: Sequence[Article]) -> None:
        super().__init__()
        self._articles = articles

    def __missing__(self, place: int) -> ArticleFacts:
        found = self[place] = ArticleFacts(self._articles[place])
        return found


def links(articles: Sequence[Article], stock: Boilerplate = frozenset()) -> Links:
    """All links among the articles, numbered by their place; `stock` is boilerplate that was met before."""
    marks = [mark_of(article) for article in articles]
    pairs = [(alike, later) for later, found in enumerate(CopyIndex().add_all(articles)) for alike in found]
    facts = FactsOf(articles)
    alike_ones = sorted(
        {place for alike, later in pairs if alike.verdict != "overlap" for place in (alike.number, later)}
    )
    stock = boilerplate((facts[place] for place in alike_ones), stock)
    found = Links(marks, [], set(), facts, stock)
    for alike, later in pairs:
        _weigh(articles, found, alike, later)
    for earlier, later in _by_wire(articles, marks, facts):
        found.together.append(Link(earlier, later, 0.0))
    return found


def _weigh(articles: Sequence[Article], found: Links, alike: Alike, later: int) -> None:
    pair = (alike.number, later)
    marks = found.marks[alike.number], found.marks[later]
    strength = 1 + alike.jaccard if alike.jaccard >= alike.containment else alike.jaccard + alike.containment / 2
    follows = is_follow_up(articles[pair[0]], articles[pair[1]], *marks)
    if alike.verdict == "overlap":
        if follows and (alike.containment >= KEPT or marks[0].slug == marks[1].slug != ""):
            found.together.append(Link(*pair, alike.containment / 2))
    elif follows:
        # A correction or an update may change every number there is, and copies of the story keep the old ones.
        found.together.append(Link(*pair, strength))
    elif _is_one_text(found, alike, later):
        goes_on = _goes_on(articles, found, alike, later)
        if goes_on is None:
            found.apart.add(pair)
        elif goes_on:
            found.together.append(Link(*pair, strength))
    elif alike.verdict == "series" and not (marks[0].kind or marks[1].kind):
        found.apart.add(pair)


def _is_one_text(found: Links, alike: Alike, later: int) -> bool:
    one, other = found.facts[alike.number], found.facts[later]
    if "withdrawal" in (found.marks[alike.number].kind, found.marks[later].kind):
        return True
    return tell_one_story(one, other, found.stock)


def _goes_on(articles: Sequence[Article], found: Links, alike: Alike, later: int) -> bool | None:
    """Whether one text is a copy of the other or a story goes on over its background.

    None for a form that is filled in anew. Versions that are many days apart are brought together only by those
    in between.
    """
    one, other = found.facts[alike.number], found.facts[later]
    is_marked = bool(found.marks[alike.number].kind or found.marks[later].kind)
    if alike.verdict == "series" and is_marked:
        return True
    if alike.verdict == "copy" and (
        alike.jaccard == 1 or not (figures_differ(one, other) or names_differ(one, other))
    ):
        return True
    if identical_share(one, other, found.stock) < BACKGROUND:
        return None
    return are_near(articles[alike.number], articles[later], GOES_ON)


def is_follow_up(one: Article, other: Article, mark: VersionMark, other_mark: VersionMark) -> bool:
    """Whether one is marked as following another of the same outlet and of the same days, slugs permitting."""
    if not (mark.kind or other_mark.kind) or one.outlet != other.outlet:
        return False
    return not (mark.slug and other_mark.slug and mark.slug != other_mark.slug) and are_near(one, other)


def are_near(one: Article, other: Article, seconds: float = FOLLOWS) -> bool:
    """Published within so many seconds; an unknown date is near everything."""
    times = moment(one.published), moment(other.published)
    return times[0] is None or times[1] is None or abs(times[0] - times[1]) <= seconds


def _by_wire(
    articles: Sequence[Article], marks: Sequence[VersionMark], facts: FactsOf
) -> Iterator[tuple[int, int]]:
    """Versions of one id; a marked headline and the same one without the mark."""
    by_id: dict[tuple[str, str], list[int]] = defaultdict(list)
    by_title: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        if article.id and (article.version or article.status == "canceled"):
            by_id[article.id, article.outlet].append(number)
        if marks[number].title.count(" ") >= TELLING - 1:
            by_title[marks[number].title].append(number)
    for numbers in by_id.values():
        for other in numbers[1:]:
            # Some sources give one id to all that they send.
            before = next(
                (one for one in numbers if one < other and _are_versions(one, other, marks, facts)), None
            )
            if before is not None:
                yield before, other
    for numbers in by_title.values():
        for marked in (number for number in numbers if marks[number].kind):
            for other in numbers:
                if other != marked and are_near(articles[marked], articles[other]):
                    yield min(marked, other), max(marked, other)


def _are_versions(one: int, other: int, marks: Sequence[VersionMark], facts: FactsOf) -> bool:
    """Whether their headlines or their texts agree; what is withdrawn may have neither any more."""
    if "withdrawal" in (marks[one].kind, marks[other].kind):
        return True
    return headings_agree(facts[one], facts[other]) or share_text(facts[one], facts[other])
