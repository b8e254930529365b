"""Which article of a story is its last version, which are copies of one, and what has changed.

A version is a text that says something that those before it do not. The newest dated one is shown; an undated one
outdates nothing. Marks of the wire count as time where there is none.
"""

from collections.abc import Collection, Sequence
from typing import Literal

from triage.article import Article, moment
from triage.stories.article_facts import ArticleFacts
from triage.stories.facts import adds, differences, figures_changed, has_new_heading
from triage.stories.group import Difference
from triage.stories.links import FactsOf
from triage.stories.marks import VersionMark

#: Of equal times the graver mark is the later one.
GRAVITY = ("", "update", "correction", "withdrawal")
#: Versions that an article is compared with, the latest first.
COMPARED = 30

#: Where a profile matched in each body, by place; None where nobody has looked.
Matches = Sequence[Collection[int]] | None
State = Literal["copy", "outdated", "beside"]


class Versions:
    """The articles of one story, by their places in the ranking."""

    def __init__(
        self, ranked: Sequence[Article], marks: dict[int, VersionMark], facts: FactsOf, matches: Matches
    ) -> None:
        self._ranked = ranked
        self._marks = marks
        self._facts = facts
        self._matches = matches
        #: Of pairs that were compared, whether the first adds something; headlines aside. Copies are asked for again and again.
        self._adding: dict[tuple[int, int], bool] = {}
        self._founding: dict[tuple[int, ...], list[int]] = {}

    def facts(self, place: int) -> ArticleFacts:
        """The facts of one article."""
        return self._facts[place]

    def adds(self, new: int, old: int) -> bool:
        """Whether the first says something that the second does not."""
        return self.says_more(new, old) or has_new_heading(self._facts[new], (self._facts[old],))

    def _of(self, place: int) -> Collection[int] | None:
        return None if self._matches is None else self._matches[place]

    def last(self, places: Sequence[int]) -> list[int]:
        """The articles that say all that the last version says; it is the first of them."""
        founders = self.founders(places)
        if not founders:
            return [min(places)]
        last = founders[-1]
        # What came before the version before is no copy of the last one, though it may say the same.
        since = self._lateness(founders[-2])[:3] if len(founders) > 1 else None
        rest = (
            place
            for place in places
            if place != last
            and (since is None or self._lateness(place)[:3] >= since)
            and self._is_whole(place, last)
        )
        return [last, *rest]

    def _is_whole(self, place: int, last: int) -> bool:
        if (
            self._marks[last].kind
            or self._marks[place].kind
            or (self._time(place) is None) != (self._time(last) is None)
        ):
            return False
        # Of one time, another headline above the same text is no later one.
        differ = self.says_more if self._time(place) == self._time(last) else self.adds
        return not differ(last, place) and not differ(place, last)

    def founders(self, places: Sequence[int]) -> list[int]:
        """The first article of each version, oldest first; only of those with a time, where any has one.

        A marked one is a version whatever it says.
        """
        asked = tuple(sorted(places))
        if asked not in self._founding:
            self._founding[asked] = self._founders(asked)
        return self._founding[asked]

    def _founders(self, places: Sequence[int]) -> list[int]:
        timed = [place for place in places if self._time(place) is not None or self._marks[place].kind]
        dated = [place for place in timed if self._time(place) is not None]
        found: list[int] = []
        earlier: list[ArticleFacts] = []
        for place in sorted(dated or timed, key=self._lateness):
            if self._marks[place].kind or self._is_version(place, found, earlier):
                found.append(place)
            earlier.append(self._facts[place])
        return found

    def _is_version(self, place: int, founders: Sequence[int], earlier: Sequence[ArticleFacts]) -> bool:
        """Whether it says something that none of those before it does, or takes back what its outlet said last."""
        own = self._facts[place]
        latest = founders[: -COMPARED - 1 : -1]
        if has_new_heading(own, earlier) or all(self.says_more(place, each) for each in latest):
            return True
        last = next((self._facts[each] for each in latest if self._facts[each].outlet == own.outlet), None)
        return last is not None and figures_changed(own, last)

    def state(self, place: int, main: int) -> State:
        """Whether an article is a copy of the main one; if it has something of its own, an earlier version or beside it."""
        if not self.adds(place, main):
            return "copy"
        is_known = self._time(place) is not None or self._time(main) is None
        return "outdated" if is_known and self._lateness(place)[:3] < self._lateness(main)[:3] else "beside"

    def is_beside(self, place: int, main: int) -> bool:
        """Whether an article has something of its own to say and is no earlier version."""
        return self.says_more(place, main) and self.state(place, main) == "beside"

    def says_more(self, new: int, old: int) -> bool:
        """Whether the first has figures, names or sentences of its own, and not only a headline."""
        pair = new, old
        if pair not in self._adding:
            self._adding[pair] = adds(self._facts[new], self._facts[old], self._of(new))
        return self._adding[pair]

    def lost(self, place: int, main: int) -> tuple[Difference, ...]:
        """What an earlier version says and the main article does not: its figures, and its sentences with a match."""
        own, last = self._facts[place], self._facts[main]
        news = differences(last, own, self._of(main))
        figures = [one for one in news if one.field == "figures" and one.was]
        said = differences(own, last, self._of(place))
        known = {one.was for one in figures}
        figures += (
            Difference("figures", one.now, "") for one in said if one.field == "figures" and one.now not in known
        )
        return (*figures, *(Difference("body", one.now, "") for one in said if one.field == "body"))

    def changes(self, main: int, places: Sequence[int]) -> tuple[Difference, ...]:
        """What the main article says that the version before it does not."""
        founders = [place for place in self.founders(places) if place != main]
        earlier = [place for place in founders if self._lateness(place) < self._lateness(main)]
        if not earlier or self._time(main) is None:
            return ()
        return differences(
            self._facts[main],
            self._facts[earlier[-1]],
            self._of(main),
            [self._facts[place] for place in earlier[-2:-COMPARED:-1]],
        )

    def _time(self, place: int) -> float | None:
        return moment(self._ranked[place].updated or self._ranked[place].published)

    def _lateness(self, place: int) -> tuple[float, int, int, int]:
        mark = self._marks[place]
        return (*lateness(self._ranked[place], mark), -place)


def lateness(article: Article, mark: VersionMark) -> tuple[float, int, int]:
    """When a version came; a kill without a date must not go unseen."""
    time = moment(article.updated or article.published)
    if time is None:
        time = float("inf") if mark.kind == "withdrawal" else float("-inf")
    return time, GRAVITY.index(mark.kind), mark.number
