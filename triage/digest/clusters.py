"""New articles and delivered ones → clusters: what tells one story, by its text, the wire's marks, its id or address.

`stories` decides by texts and marks; here the source's own names for an article are added: a page that has grown
since yesterday has the same address and may have little of its old text.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from triage.article import Article, moment
from triage.digest.gathering import NewArticle
from triage.digest.keys import names_of
from triage.digest.past import PastArticle
from triage.report.fold import places_of
from triage.report.report import StoryPart
from triage.stories.article_facts import ArticleFacts
from triage.stories.copies import OWNERS
from triage.stories.facts import adds, has_new_heading
from triage.stories.links import KEPT, TELLING, are_near
from triage.stories.marks import Kind, VersionMark, mark_of
from triage.stories.shingles import shingles_of
from triage.stories.stories import grouped


class ClusteredArticle(Struct, frozen=True):
    """A new article with its mark and its part in its cluster."""

    new: NewArticle
    mark: VersionMark
    #: Whether it is a hit, and not only a notice.
    is_hit: bool
    part: StoryPart | None = None
    #: Below the threshold; it is a hit for the sake of its story.
    is_lifted: bool = False

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.new.hit.article

    @property
    def matches(self) -> frozenset[int]:
        """The places in its body where the profile matched."""
        return places_of(self.new.hit.scores, any_=self.is_lifted)


class Cluster(Struct, frozen=True):
    """One story: what is new of it, in rank order with notices last, and what was delivered, oldest first."""

    fresh: tuple[ClusteredArticle, ...]
    told: tuple[PastArticle, ...]

    @property
    def hits(self) -> tuple[ClusteredArticle, ...]:
        """The hits among what is new."""
        return tuple(one for one in self.fresh if one.is_hit)


class Clustered(Struct, frozen=True):
    """All that is new, each article in one cluster."""

    clusters: tuple[Cluster, ...] = ()
    #: Boilerplate that was met, now and before.
    stock: frozenset[int] = frozenset()


def clusters(
    hits: Sequence[NewArticle],
    notices: Sequence[NewArticle],
    told: Sequence[PastArticle],
    stock: frozenset[int] = frozenset(),
    lifts: Sequence[NewArticle] = (),
) -> Clustered:
    """What belongs together; `hits` stand in rank order. Notices alone are left out.

    `lifts` are below the threshold: they go along where they say something that their story does not.
    """
    if not hits and not ((notices or lifts) and told):
        return Clustered(stock=stock)
    new = [*hits, *lifts, *notices]
    able = len(hits) + len(lifts)
    articles = [*(one.hit.article for one in new), *(one.article for one in told)]
    marks = [mark_of(article) for article in articles]
    home = _Homes(len(articles))
    parts: dict[int, StoryPart] = {}
    plain = [place for place, mark in enumerate(marks) if mark.kind != "withdrawal"]
    lifted = range(len(hits), able)
    matches = [places_of(one.hit.scores, any_=place in lifted) for place, one in enumerate(new)]
    matches += [frozenset()] * len(told)
    reports = [frozenset("p" * (place < able or place >= len(new))) for place in plain]
    known = grouped(
        [articles[place] for place in plain],
        reports,
        matches=[matches[place] for place in plain],
        stock=stock,
        lifted={at for at, place in enumerate(plain) if place in lifted},
    )
    for group in known.stories:
        for member in group.members:
            place = plain[member.place]
            parts[place] = StoryPart(id=group.id, role=member.role, size=len(group.members))
            home.join(plain[group.main], place)
    kills = [place for place in range(len(new)) if marks[place].kind == "withdrawal"]
    related = _related(kills, plain, articles, marks, home) if kills else {}
    _join_kills(related, articles, known.stock, home)
    _join_told(told, len(new), home)
    _join_by_name(articles, marks, len(new), home)
    found = [_cluster(places, new, lifted, told, parts) for places in home.all()]
    return Clustered(tuple(one for one in found if one.hits or (one.fresh and one.told)), known.stock)


def _join_kills(
    related: Mapping[int, Sequence[int]], articles: Sequence[Article], stock: frozenset[int], home: "_Homes"
) -> None:
    """Each kill with what it may withdraw.

    One by one: the notices of kills are all alike, and would bring together whatever they kill.
    """
    for kill, others in related.items():
        near = [kill, *(place for place in others if are_near(articles[kill], articles[place]))]
        for group in grouped([articles[place] for place in near], stock=stock).stories:
            places = [near[member.place] for member in group.members]
            for place in places if kill in places else ():
                home.join(kill, place)


def _join_told(told: Sequence[PastArticle], first: int, home: "_Homes") -> None:
    """What was told as one story is one, whatever its texts still share; `first` is the place of the first of them."""
    roots: dict[tuple[str, int], int] = {}
    for place, one in enumerate(told, first):
        if one.root[1]:
            home.join(roots.setdefault(one.root, place), place)


def _related(
    kills: Sequence[int],
    plain: Sequence[int],
    articles: Sequence[Article],
    marks: Sequence[VersionMark],
    home: "_Homes",
) -> dict[int, list[int]]:
    """What each kill may be about, with the stories of that: by text, id or headline.

    Only these are compared with it: every kill with every article would take their product.
    """
    keys: dict[int, frozenset[int | str]] = {kill: _keys(articles[kill], marks[kill]) for kill in kills}
    wanted: frozenset[int | str] = frozenset().union(*keys.values())
    owners: dict[int | str, list[int]] = {}
    members: dict[int, list[int]] = {}
    for place in plain:
        members.setdefault(home.of(place), []).append(place)
        for key in wanted & _keys(articles[place], marks[place]):
            owners.setdefault(key, []).append(place)
    related = {}
    for kill, own in keys.items():
        roots = {home.of(place) for key in own for place in owners.get(key, ())[-OWNERS:]}
        if roots:
            related[kill] = sorted(place for root in roots for place in members[root])
    return related


def _keys(article: Article, mark: VersionMark) -> frozenset[int | str]:
    """The parts of its text, its id with its outlet, its headline."""
    wire = (*((f"id {article.id} {article.outlet}",) if article.id else ()), *_headline(mark))
    return frozenset((*shingles_of(article)[0], *wire))


def _cluster(
    places: Sequence[int],
    new: Sequence[NewArticle],
    lifted: range,
    told: Sequence[PastArticle],
    parts: dict[int, StoryPart],
) -> Cluster:
    fresh = [
        ClusteredArticle(
            new[place], mark_of(new[place].hit.article), place < lifted.stop, parts.get(place), place in lifted
        )
        for place in places
        if place < len(new)
    ]
    known = [told[place - len(new)] for place in places if place >= len(new)]
    texts = [*(one.article for one in fresh if one.is_hit and not one.is_lifted)]
    texts += (one.article for one in known if not one.is_withdrawn)
    kept = (one for one in fresh if not one.is_lifted or _says_more(one, texts))
    return Cluster(tuple(kept), tuple(known))


def _says_more(one: ClusteredArticle, texts: Sequence[Article]) -> bool:
    """Whether an article below the threshold says something that its story does not, and is no earlier version."""
    own, came = ArticleFacts(one.article), moment(one.article.published)
    times = [moment(text.published) for text in texts]
    if not texts or (came is not None and any(time is not None and time > came for time in times)):
        return False
    facts = [ArticleFacts(text) for text in texts]
    return has_new_heading(own, facts) or all(adds(own, each, one.matches) for each in facts)


def _join_by_name(articles: Sequence[Article], marks: Sequence[VersionMark], new: int, home: "_Homes") -> None:
    """What is new with the latest article that has its id, its address or, for a kill or correction, its headline."""
    known: dict[str, int] = {}
    for place in range(len(articles) - 1, -1, -1):
        article, mark = articles[place], marks[place]
        names = [*names_of(article), *_headline(mark)]
        for name in names if place < new else ():
            other = known.get(name, place)
            kinds = {mark.kind, marks[other].kind if other < new else ""}
            if home.of(other) != home.of(place) and _belong(article, articles[other], kinds, name):
                home.join(place, other)
        for name in names:
            known.setdefault(name, place)


def _headline(mark: VersionMark) -> tuple[str, ...]:
    """Whatever the outlet: who got an agency's story from a paper must hear of the agency's kill."""
    return (f"title {mark.title}",) if mark.title.count(" ") >= TELLING - 1 else ()


def _belong(one: Article, other: Article, kinds: set[Kind], name: str) -> bool:
    """A kill has nothing of the text that it kills, and comes after days or weeks; a column has one headline a day."""
    if "withdrawal" in kinds or name.startswith("title "):
        return not kinds.isdisjoint(("withdrawal", "correction"))
    return _are_versions(one, other)


def _are_versions(one: Article, other: Article) -> bool:
    """Some feeds give one address to all their articles."""
    if _plain(one.title) == _plain(other.title):
        return True
    shingles, others = shingles_of(one)[0], shingles_of(other)[0]
    return len(shingles & others) >= KEPT * max(1, min(len(shingles), len(others)))


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()


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
