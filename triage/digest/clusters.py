"""New articles and delivered ones → clusters: what tells one story, by its text, the wire's marks, its id or address.

`stories` decides by texts and marks; here the source's own names for an article are added: a page that has grown
since yesterday has the same address and may have little of its old text.
"""

from collections.abc import Sequence

from msgspec import Struct

from triage.article import Article
from triage.digest.intake import New
from triage.digest.keys import names_of
from triage.digest.past import Told
from triage.report.report import StoryPart
from triage.stories.links import KEPT
from triage.stories.marks import Mark, mark_of
from triage.stories.shingles import fingerprint
from triage.stories.stories import grouped


class Fresh(Struct, frozen=True):
    """A new article with its mark and its part in its cluster."""

    new: New
    mark: Mark
    #: Whether it is a hit, and not only a notice.
    is_hit: bool
    part: StoryPart | None = None

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.new.hit.article


class Cluster(Struct, frozen=True):
    """One story: what is new of it, in rank order with notices last, and what was delivered, oldest first."""

    fresh: tuple[Fresh, ...]
    told: tuple[Told, ...]

    @property
    def hits(self) -> tuple[Fresh, ...]:
        """The hits among what is new."""
        return tuple(one for one in self.fresh if one.is_hit)


def clusters(hits: Sequence[New], notices: Sequence[New], told: Sequence[Told]) -> list[Cluster]:
    """All that is new, each article in one cluster; `hits` stand in rank order. Notices alone are left out."""
    if not hits and not (notices and told):
        return []
    new = [*hits, *notices]
    articles = [*(one.hit.article for one in new), *(one.article for one in told)]
    reports = [frozenset("p" * (place < len(hits) or place >= len(new))) for place in range(len(articles))]
    groups = grouped(articles, reports).stories
    parts = {
        member.place: StoryPart(id=group.id, role=member.role, size=len(group.members))
        for group in groups
        for member in group.members
    }
    home = _Homes(len(articles))
    for group in groups:
        for member in group.members[1:]:
            home.join(group.members[0].place, member.place)
    _join_by_name(articles, len(new), home)
    found = [_cluster(places, new, len(hits), told, parts) for places in home.all()]
    return [one for one in found if one.hits or (one.fresh and one.told)]


def _cluster(
    places: Sequence[int], new: Sequence[New], hits: int, told: Sequence[Told], parts: dict[int, StoryPart]
) -> Cluster:
    fresh = tuple(
        Fresh(new[place], mark_of(new[place].hit.article), place < hits, parts.get(place))
        for place in places
        if place < len(new)
    )
    return Cluster(fresh, tuple(told[place - len(new)] for place in places if place >= len(new)))


def _join_by_name(articles: Sequence[Article], new: int, home: "_Homes") -> None:
    """Versions of one id or one address, if they have some text in common: some feeds give one address to all."""
    known: dict[str, int] = {}
    for place in range(len(articles) - 1, -1, -1):
        for name in names_of(articles[place]):
            other = known.setdefault(name, place)
            if other == place or home.of(other) == home.of(place) or place >= new:
                continue
            if _are_versions(articles[place], articles[other]):
                home.join(place, other)


def _are_versions(one: Article, other: Article) -> bool:
    if "withdrawal" in (mark_of(one).kind, mark_of(other).kind):
        return True  # a kill has nothing of the text that it kills
    if " ".join(one.title.split()).casefold() == " ".join(other.title.split()).casefold():
        return True
    shingles, others = fingerprint(one).shingles, fingerprint(other).shingles
    return len(shingles & others) >= KEPT * max(1, min(len(shingles), len(others)))


class _Homes:
    """Which places belong together."""

    def __init__(self, size: int) -> None:
        self._home = list(range(size))

    def of(self, place: int) -> int:
        while self._home[place] != place:
            place = self._home[place]
        return place

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.of(one), self.of(other)))
        self._home[high] = low

    def all(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for place in range(len(self._home)):
            found.setdefault(self.of(place), []).append(place)
        return list(found.values())
