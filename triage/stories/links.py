"""Which articles belong to one story, and how surely: the text they share, the wire's marks, versions of one id.

Precision first: a missed link shows a story twice, a false one hides news. `stories` makes stories of the links.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from triage.article import Article, moment
from triage.stories.article_facts import ArticleFacts
from triage.stories.contained import two_stories
from triage.stories.copies import Alike, CopyIndex
from triage.stories.evidence import boilerplate, headings_agree, identical_share, share_text, tell_one_story
from triage.stories.facts import figures_differ, is_another_of_its_kind, is_next_of_series, names_differ
from triage.stories.marks import VersionMark, mark_of
from triage.stories.own_text import Boilerplate, OwnTexts

#: Seconds within which an update, a correction or a kill follows its story.
FOLLOWS = 72 * 3600.0
#: Share of the shorter text that an update keeps of an earlier version where no slug ties them together.
KEPT = 0.25
#: Seconds between two versions of a story that share its background: a weekly report has a frame as well.
GOES_ON = 6 * 86400.0
#: Share of the shorter text that stands unchanged in the other where a story goes on; a form that is filled in anew
#: has less.
BACKGROUND = 0.5
#: Share of the shorter text that must be common for both to be compared again without their boilerplate, and as two of a
#: series, where they came within so many seconds and so much of their headlines is common.
PARTLY, SAME_DAYS, ABOUT = 0.3, 36 * 3600.0, 0.25
#: Words of a headline that is taken for the same story's by itself.
TELLING = 4
#: Articles of which the facts are held at once, where a family has no more.
HELD = 500


class Link(Struct, frozen=True):
    """Two articles of one story, the earlier number first."""

    earlier: int
    later: int
    #: 1 is identical text; links of the wire's marks alone stand below all copies.
    strength: float


class Family(Struct):
    """Articles that may be of one story: nothing ties them to any other."""

    together: list[Link]
    #: Pairs of one frame with different numbers: never in one story.
    apart: set[tuple[int, int]]


class FactsOf(dict[int, ArticleFacts]):
    """The facts of articles by their place, read for those that are compared."""

    def __init__(self, articles: Sequence[Article]) -> None:
        super().__init__()
        self._articles = articles

    def __missing__(self, place: int) -> ArticleFacts:
        found = self[place] = ArticleFacts(self._articles[place])
        return found

    def forget(self) -> None:
        """Drop them all where they are many: read, those of an article are ten times its text."""
        if len(self) > HELD:
            self.clear()

    def in_turn(self, places: Iterable[int]) -> Iterator[tuple[int, ArticleFacts]]:
        """Each with its place, few of them held at once."""
        for place in places:
            yield place, self[place]
            self.forget()


class Links:
    """What ties articles together, numbered by their place; `stock` is boilerplate that was met before."""

    def __init__(self, articles: Sequence[Article], stock: Boilerplate = frozenset()) -> None:
        self._articles = articles
        self.marks: list[VersionMark] = [mark_of(article) for article in articles]
        self.facts = FactsOf(articles)
        self._sure: list[Link] = []
        #: What an article has in common with an earlier one, and its number; their texts are to be compared.
        self._doubtful: list[tuple[Alike, int]] = []
        #: The same for those that share too little for copies.
        self._partly: list[tuple[Alike, int]] = []
        alike_ones = self._find_pairs()
        #: Sentences that say nothing of a story; see `evidence`.
        self.stock = boilerplate(self.facts, sorted(alike_ones), stock)
        #: Pairs of one series that share too little of their text for a family.
        self.apart = set(self._compare_parts())
        self._sure += (Link(*pair, 0.0) for pair in _by_wire(articles, self.marks, self.facts))

    def _find_pairs(self) -> set[int]:
        """Take the pairs that are sure by themselves and those that are not; all articles that are alike."""
        alike_ones: set[int] = set()
        for later, found in enumerate(CopyIndex().add_all(self._articles)):
            for alike in found:
                if alike.verdict != "overlap":
                    alike_ones.update((alike.number, later))
                if self._follows(alike.number, later):
                    self._sure += self._followed(alike, later)
                elif alike.verdict != "overlap":
                    self._doubtful.append((alike, later))
                elif alike.containment >= PARTLY:
                    self._partly.append((alike, later))
                    if self._articles[alike.number].outlet == self._articles[later].outlet:
                        # What they share may stand below all texts of their outlet.
                        alike_ones.update((alike.number, later))
        return alike_ones

    def _compare_parts(self) -> Iterator[tuple[int, int]]:
        """The pairs of one series, which are never on one event, of those that share a part of their text.

        Those that share most of what is left without their boilerplate are compared as copies are.
        """
        left = OwnTexts(lambda number: self.facts[number].own(self.stock))
        times = [moment(article.published) for article in self._articles] if self._partly else []
        for alike, later in self._partly:
            if self.stock and left.share_most(alike.number, later):
                self._doubtful.append((replace(alike, verdict="copy"), later))
            elif _are_within(times[alike.number], times[later], SAME_DAYS):
                one, other = self.facts[alike.number], self.facts[later]
                if headings_agree(one, other, ABOUT) and is_next_of_series(one, other):
                    yield alike.number, later
            self.facts.forget()

    def _follows(self, one: int, other: int) -> bool:
        marks = self.marks
        return is_follow_up(self._articles[one], self._articles[other], marks[one], marks[other])

    def _followed(self, alike: Alike, later: int) -> Iterator[Link]:
        if alike.verdict != "overlap":
            # A correction or an update may change every number there is, and copies of the story keep the old ones.
            yield Link(alike.number, later, _strength(alike))
        elif alike.containment >= KEPT or self.marks[alike.number].slug == self.marks[later].slug != "":
            yield Link(alike.number, later, alike.containment / 2)

    def families(self) -> Iterator[Family]:
        """All that is tied together, family by family, so that only the facts of one need be held."""
        homes = _Homes()
        for link in self._sure:
            homes.join(link.earlier, link.later)
        for alike, later in self._doubtful:
            homes.join(alike.number, later)
        sure: dict[int, list[Link]] = defaultdict(list)
        doubtful: dict[int, list[tuple[Alike, int]]] = defaultdict(list)
        for link in self._sure:
            sure[homes.of(link.later)].append(link)
        for pair in self._doubtful:
            doubtful[homes.of(pair[1])].append(pair)
        for home in {**sure, **doubtful}:
            family = Family(sure.get(home, []), set())
            for alike, later in doubtful.get(home, ()):
                self._weigh(family, alike, later)
            family.apart.update(two_stories(self._unmarked(family), self.facts))
            yield family
            self.facts.forget()

    def _unmarked(self, family: Family) -> list[tuple[int, int]]:
        """The pairs of which the wire has marked neither; a notice holds nothing of what it withdraws."""
        pairs = [(link.earlier, link.later) for link in family.together]
        return [pair for pair in pairs if not any(self.marks[number].kind for number in pair)]

    def _weigh(self, family: Family, alike: Alike, later: int) -> None:
        """Compare the texts of two that are alike."""
        pair = (alike.number, later)
        is_unmarked = not (self.marks[alike.number].kind or self.marks[later].kind)
        if alike.verdict == "series" and is_unmarked and not self._share_background(alike, later):
            # Of thousands that one template was filled with each is compared with a hundred: this ends it soonest.
            family.apart.add(pair)
        elif self._is_one_text(alike, later):
            goes_on = self._goes_on(alike, later)
            if goes_on is None:
                family.apart.add(pair)
            elif goes_on:
                family.together.append(Link(*pair, _strength(alike)))
        elif alike.verdict == "series" and is_unmarked:
            family.apart.add(pair)

    def _is_one_text(self, alike: Alike, later: int) -> bool:
        if "withdrawal" in (self.marks[alike.number].kind, self.marks[later].kind):
            return True
        return tell_one_story(self.facts[alike.number], self.facts[later], self.stock)

    def _goes_on(self, alike: Alike, later: int) -> bool | None:
        """Whether one text is a copy of the other or a story goes on over its background.

        None for a form that is filled in anew. Versions that are many days apart are brought together only by those
        in between.
        """
        one, other = self.facts[alike.number], self.facts[later]
        is_marked = bool(self.marks[alike.number].kind or self.marks[later].kind)
        if alike.verdict == "series" and is_marked:
            return True
        if alike.jaccard < 1 and not is_marked and is_another_of_its_kind(one, other):
            return None
        if alike.verdict == "copy" and (
            alike.jaccard == 1 or not (figures_differ(one, other) or names_differ(one, other))
        ):
            return True
        if not self._share_background(alike, later):
            return None
        return are_near(self._articles[alike.number], self._articles[later], GOES_ON)

    def _share_background(self, alike: Alike, later: int) -> bool:
        return identical_share(self.facts[alike.number], self.facts[later], self.stock) >= BACKGROUND


class _Homes(dict[int, int]):
    """Number → another of its family, or itself; joined pair by pair."""

    def of(self, number: int) -> int:
        """The one that stands for its family."""
        while (nearer := self.get(number, number)) != number:
            self[number] = number = self.get(nearer, nearer)
        return number

    def join(self, one: int, other: int) -> None:
        """Make one family of those of both."""
        one, other = self.of(one), self.of(other)
        self[max(one, other)] = min(one, other)


def _strength(alike: Alike) -> float:
    return 1 + alike.jaccard if alike.jaccard >= alike.containment else alike.jaccard + alike.containment / 2


def is_follow_up(one: Article, other: Article, mark: VersionMark, other_mark: VersionMark) -> bool:
    """Whether one is marked as following another of the same outlet and of the same days, slugs permitting."""
    if not (mark.kind or other_mark.kind) or one.outlet != other.outlet:
        return False
    return not (mark.slug and other_mark.slug and mark.slug != other_mark.slug) and are_near(one, other)


def are_near(one: Article, other: Article, seconds: float = FOLLOWS) -> bool:
    """Published within so many seconds; an unknown date is near everything."""
    return _are_within(moment(one.published), moment(other.published), seconds)


def _are_within(one: float | None, other: float | None, seconds: float) -> bool:
    return one is None or other is None or abs(one - other) <= seconds


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
        if marks[number].named.count(" ") >= TELLING - 1 and marks[number].named != marks[number].title:
            by_title[marks[number].named].append(number)
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
