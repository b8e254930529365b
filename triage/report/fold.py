"""Ranked hits → the same with each story once: its main article stands for it, the others go along.

Other articles on the same event stay where they are and are only named beside each other. What belongs together is decided in `stories`; here the places of a ranking become hits that know their story.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from triage.article import Article
from triage.report.late import FEW, Remember, ranked_of
from triage.report.report import EventPart, Hit, OnEvent, Reject, Report, Story, StoryChange, StoryPart
from triage.scoring.score import Score, is_below

if TYPE_CHECKING:
    from triage.stories.group import Difference, Group, Member


class Folded(Struct, frozen=True):
    """Entries in rank order: main articles of stories, and hits that have no copies."""

    hits: tuple[Hit, ...]
    stories: tuple[Story, ...]
    #: Articles that are not the main one of their story, in all stories.
    copies: int
    #: Entries that `top` left out.
    cut: int
    #: Articles below the threshold that stand in stories, by path and index.
    lifted: frozenset[tuple[str, int]] = frozenset()


def fold(
    ranked: Sequence[Hit],
    top: int | None = None,
    *,
    keep_copies: bool = False,
    notices: Sequence[Reject] = (),
    lifts: Sequence[Reject] = (),
    remember: Remember | None = None,
) -> Folded:
    """Fold hits: each story once, then the first `top`; `keep_copies` leaves the copies of what is shown among the hits.

    `notices` are rejects that may withdraw a hit; one that does goes along with its story. `lifts` are rejects below the
    threshold that may be versions of a story above it; one that is stands in it, or for it where it is the last.
    `remember` knows the stories of the same articles from former runs.
    """
    told = [*ranked, *(Hit(article=one.article, scores=one.scores, words=one.words) for one in (*notices, *lifts))]
    count = len(ranked)
    lifted = range(count + len(notices), len(told))
    known = _told(_asked(told, count, lifted), count, remember if count > FEW else None)
    hits = _in_stories(told, known.stories)
    entries, folded, best = _entries(known.stories, count, lifted)
    shown = set(entries[:top])
    kept = [group for group in known.stories if group.main in shown]
    kept.sort(key=lambda group: best[group.main])
    if keep_copies:
        shown.update(member.place for group in kept for member in group.members if member.place < count)
    order = sorted(shown) if keep_copies else entries[:top]
    for place, part in _events(hits, known.events, order):
        hits[place] = replace(hits[place], event=part)
    _add_copies(hits, known.stories)
    return Folded(
        hits=tuple(hits[place] for place in order),
        stories=tuple(_story(group, hits) for group in kept),
        copies=len(folded),
        cut=len(entries) - len(entries[:top]),
        lifted=_placed_in_stories(told, known.stories, lifted),
    )


def _asked(told: list[Hit], count: int, lifted: range) -> "_Asked":
    """What is asked of stories; the first `count` are hits, those in `lifted` below the threshold."""
    reports = [_profiles_of(hit, place < count, place in lifted) for place, hit in enumerate(told)]
    matches = [places_of(hit.scores, any_=place in lifted) for place, hit in enumerate(told)]
    bands = [hit.band if place < count or place in lifted else "" for place, hit in enumerate(told)]
    return _Asked([hit.article for hit in told], reports, bands, matches, lifted)


def _in_stories(told: list[Hit], groups: "Sequence[Group]") -> list[Hit]:
    """Each hit with its part in its story, where it is in one."""
    parts = {member.place: part_of(group, member) for group in groups for member in group.members}
    parts |= {group.main: _with_best(parts[group.main], group, told) for group in groups}
    return [replace(hit, story=parts[place]) if place in parts else hit for place, hit in enumerate(told)]


def _story(group: "Group", hits: list[Hit]) -> Story:
    copies = tuple(hits[one.place] for one in group.members[1:])
    return Story(id=group.id, main=hits[group.main], copies=copies)


def _placed_in_stories(told: list[Hit], groups: "Sequence[Group]", lifted: range) -> frozenset[tuple[str, int]]:
    """Path and index of those below the threshold that are in a story."""
    placed = {member.place for group in groups for member in group.members}
    return frozenset((told[place].article.path, told[place].article.index) for place in lifted if place in placed)


def _profiles_of(hit: Hit, is_hit: bool, is_lifted: bool) -> frozenset[str]:
    """The profiles that report it, or below whose threshold alone it is; none for a notice."""
    if is_lifted:
        return frozenset(score.profile for score in hit.scores if is_below(score))
    return frozenset(score.profile for score in hit.scores if is_hit and score.hit)


def _with_best(part: StoryPart, group: "Group", told: Sequence[Hit]) -> StoryPart:
    """The part of the main article with the scores by which its story ranks, where they are not its own."""
    best = {score.profile: score for score in told[group.main].scores if score.hit}
    for member in group.members[1:]:
        for score in told[member.place].scores:
            if score.hit and (score.profile not in best or score.value > best[score.profile].value):
                best[score.profile] = score
    own = told[group.main].scores
    found = sorted((one for one in best.values() if one not in own), key=lambda one: (-one.value, one.profile))
    return replace(part, best=tuple(found))


def _add_copies(hits: list[Hit], groups: "Iterable[Group]") -> None:
    """What is folded is on the event of its story; data formats list it."""
    for group in groups:
        main = hits[group.main]
        if main.event is not None:
            first = _on_event(main.article, None)
            others = main.event.others if main.event.role == "also" else (first,)
            for member in group.members[1:]:
                hits[member.place] = replace(
                    hits[member.place], event=replace(main.event, role="also", others=others)
                )


def _on_event(article: Article, number: int | None) -> OnEvent:
    from triage.stories.marks import bare_title

    title = bare_title(article.title).strip() or " ".join(article.body[:80].split())
    return OnEvent(number=number, outlet=article.outlet, path=article.path, title=title)


class Below(Struct, frozen=True):
    """An article that stands below the main one of its story, and nowhere else in the report."""

    #: `2.1`, the first below no. 2; by it `triage show` knows the article.
    number: str
    hit: Hit
    story: Story


def below(report: Report) -> Iterator[Below]:
    """What was folded, in the order of the stories; notices are told of where they stand."""
    numbers = {(hit.article.path, hit.article.index): at for at, hit in enumerate(ranked_of(report.hits), 1)}
    for story in report.stories:
        main = story.main.article
        folded = (copy for copy in story.copies if copy.story is None or copy.story.role != "withdrawal")
        hidden = (copy for copy in folded if (copy.article.path, copy.article.index) not in numbers)
        for count, copy in enumerate(hidden, 1):
            yield Below(f"{numbers.get((main.path, main.index), 0)}.{count}", copy, story)


def places_of(scores: Iterable[Score], *, any_: bool = False) -> frozenset[int]:
    """Where in the body some profile matched that reports the article, or any one; anywhere, where not all matches are listed."""
    hits = [score for score in scores if score.hit or any_]
    places = frozenset(match.start for score in hits for match in score.matches if match.field == "body")
    if not any(score.matches_cut for score in hits):
        return places
    from triage.stories.group import ANYWHERE

    return places | {ANYWHERE}


def part_of(group: "Group", member: "Member") -> StoryPart:
    """What a member of a story is, for its report."""
    return StoryPart(
        id=group.id,
        role=member.role,
        size=len(group.members),
        changes=changes_of(group.changes if member.place == group.main else member.changes),
        is_outdated=member.is_outdated,
    )


def changes_of(differences: "Iterable[Difference]") -> tuple[StoryChange, ...]:
    """The differences as a report has them."""
    return tuple(StoryChange(field=one.field, was=one.was, now=one.now) for one in differences)


class _Asked(Struct, frozen=True):
    """All that decides which articles tell one story: them in their order, and what the run made of each."""

    articles: list[Article]
    reports: list[frozenset[str]]
    bands: list[str]
    matches: list[frozenset[int]]
    lifted: range

    @property
    def content(self) -> tuple[object, ...]:
        """All of it in plain values and one order, by which it is remembered."""
        reports, matches = list(map(sorted, self.reports)), list(map(sorted, self.matches))
        return "stories", self.articles, reports, self.bands, matches, (self.lifted.start, self.lifted.stop)


class _Told(Struct, frozen=True, array_like=True):
    """Stories and events among articles, by their places."""

    stories: "list[Group]"
    events: list[tuple[str, tuple[int, ...]]]


def _told(asked: _Asked, count: int, remember: Remember | None) -> _Told:
    """Stories and events, worked out, or as they were in a former run over the same articles."""
    if remember is None:
        return _worked_out(asked, count)
    import msgspec

    worked: list[_Told] = []

    def make() -> bytes:
        worked.append(_worked_out(asked, count))
        return msgspec.msgpack.encode((worked[0].stories, worked[0].events))

    kept = remember(asked.content, make)
    if kept is None:
        return _worked_out(asked, count)
    if worked:
        return worked[0]
    from triage.stories.group import Group

    return _Told(*msgspec.msgpack.decode(kept, type=tuple[list[Group], list[tuple[str, tuple[int, ...]]]]))


def _worked_out(asked: _Asked, count: int) -> _Told:
    from triage.stories.events import events
    from triage.stories.evidence import without_boilerplate
    from triage.stories.stories import grouped

    known = grouped(asked.articles, asked.reports, asked.bands, asked.matches, lifted=frozenset(asked.lifted))
    entries = [place for place in _entries(known.stories, count, asked.lifted)[0] if place not in known.withdrawn]
    index = {place: at for at, place in enumerate(entries)}
    apart = ((index[one], index[other]) for one, other in known.apart if one in index and other in index)
    articles = [without_boilerplate(asked.articles[place], known.stock) for place in entries]
    found = [(event.id, tuple(entries[at] for at in event.places)) for event in events(articles, apart)]
    return _Told(known.stories, found)


def _entries(groups: "Sequence[Group]", count: int, lifted: range) -> tuple[list[int], set[int], dict[int, int]]:
    """The places that stand for themselves or their story, what is folded, and by which article each story ranks."""
    folded = {member.place for group in groups for member in group.members[1:] if member.place < count}
    entries = [place for place in range(count) if place not in folded]
    entries += [group.main for group in groups if group.main in lifted]
    # A story stands where its best article does: a short update never sinks it.
    best = {group.main: min(member.place for member in group.members) for group in groups}
    entries.sort(key=lambda place: best.get(place, place))
    return entries, folded, best


def _events(
    hits: Sequence[Hit], known: Iterable[tuple[str, tuple[int, ...]]], shown: Sequence[int]
) -> Iterator[tuple[int, EventPart]]:
    """The part of each entry that shares its event with another."""
    numbers = {place: number for number, place in enumerate(shown, 1)}
    for id_, places in known:
        named = [_on_event(hits[place].article, numbers.get(place)) for place in places]
        for place in places:
            is_main = place == places[0]
            others = tuple(named[1:] if is_main else named[:1])
            yield (
                place,
                EventPart(id=id_, role="main" if is_main else "also", size=len(places), others=others),
            )
