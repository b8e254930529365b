"""Clusters → what is told of them: a new story, the next part of a delivered one, an event, or nothing and why."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from triage.article import Article, moment
from triage.digest.clusters import Cluster, Fresh
from triage.digest.corrections import changes
from triage.digest.model import Event, HeldReason, Past
from triage.digest.past import Told
from triage.profiles.model import Profile
from triage.report.report import Hit, StoryPart
from triage.stories.advisory import reason
from triage.stories.sentences import Span, new_sentences
from triage.stories.stories import NEW, fullest, main_of


class Tale(Struct, frozen=True, kw_only=True):
    """A story to be shown, before it has a number and a summary."""

    main: Fresh
    others: tuple[Fresh, ...] = ()
    #: The delivered story that it continues, and the sentences that are new in it.
    past: Past | None = None
    news: tuple[Span, ...] = ()


class Telling(Struct, kw_only=True):
    """All that comes of a stream's clusters."""

    tales: list[Tale] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    #: Keys of the articles of those events, and of delivered articles that were withdrawn.
    announced: list[int] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    held: dict[HeldReason, list[Fresh]] = field(default_factory=lambda: defaultdict(list))


def tell(found: Iterable[Cluster], profile: Profile) -> Telling:
    """Decide for every cluster."""
    telling = Telling()
    for cluster in found:
        if cluster.told:
            _continued(cluster, profile, telling)
        else:
            _new(cluster, telling)
    telling.events.sort(key=_gravest)
    return telling


def _gravest(event: Event) -> tuple[bool, float, int]:
    return event.kind != "withdrawal", -event.past.delivered, event.past.number


def _new(cluster: Cluster, telling: Telling) -> None:
    """A story that was never delivered; one that was killed before it could be is only mentioned."""
    main = _main(cluster.fresh)
    hits = [one for one in cluster.hits if one.mark.kind != "withdrawal"]
    if main.mark.kind == "withdrawal" and hits:
        telling.held["withdrawn"] += hits
        return
    if hits and not main.is_hit:
        main = _main(hits)
    telling.tales.append(_tale(main, hits or cluster.hits))


def _continued(cluster: Cluster, profile: Profile, telling: Telling) -> None:
    """What is new of a delivered story: its kill, its correction, its next part, or only one more copy."""
    kills = [one for one in cluster.fresh if one.mark.kind == "withdrawal"]
    corrections = [one for one in cluster.fresh if one.mark.kind == "correction"]
    rest = [one for one in cluster.hits if not one.mark.kind or one.mark.kind == "update"]
    was_withdrawn = all(one.is_withdrawn for one in cluster.told)
    if kills and not was_withdrawn:
        _withdraw(kills, cluster.told, telling)
        telling.held["withdrawn"] += [one for one in rest if not _is_later(one, kills)]
        rest = [one for one in rest if _is_later(one, kills)]
        corrections = [one for one in corrections if _is_later(one, kills)]
    is_withdrawn = was_withdrawn or bool(kills)
    if is_withdrawn:
        # What is corrected after its kill is sent anew.
        rest += [one for one in corrections if one.is_hit]
    elif corrections:
        _correct(corrections, cluster.told, telling)
    if rest:
        _update(rest, cluster.told, profile, telling, is_withdrawn=is_withdrawn)


def _withdraw(kills: Sequence[Fresh], told: Sequence[Told], telling: Telling) -> None:
    kill = kills[0].article
    was = _latest_of(told, kill)
    telling.events.append(
        Event(
            kind="withdrawal",
            past=was.past,
            article=kill,
            at=_time(kill),
            reason=reason(kill, was.article),
        )
    )
    telling.announced += [one.new.key for one in kills]
    telling.withdrawn += [one.key for one in told]


def _correct(corrections: Sequence[Fresh], told: Sequence[Told], telling: Telling) -> None:
    """The last correction; one that says nothing that the reader has not, is a copy."""
    last = _main(corrections)
    was = _latest_of(told, last.article)
    found = changes(was.article, last.article)
    if not found and any(_same(one.article, last.article) for one in told):
        telling.held["copies"] += corrections
        return
    telling.events.append(
        Event(kind="correction", past=was.past, article=last.article, at=_time(last.article), changes=found)
    )
    telling.announced += [one.new.key for one in corrections]


def _update(
    rest: Sequence[Fresh], told: Sequence[Told], profile: Profile, telling: Telling, *, is_withdrawn: bool
) -> None:
    main = _main(rest)
    known = Article(
        title=" ".join(one.article.title for one in told), body="\n\n".join(one.article.body for one in told)
    )
    news = new_sentences(main.article, known)
    if not is_withdrawn and main.mark.kind != "update" and len(news) < NEW:
        telling.held["copies"] += rest
    elif not is_withdrawn and not _is_wanted(main, news, told, profile):
        telling.held["quiet"] += rest
    else:
        past = _latest_of(told, main.article).past
        telling.tales.append(_tale(main, rest, past, news))


def _is_wanted(main: Fresh, news: Sequence[Span], told: Sequence[Told], profile: Profile) -> bool:
    """Whether the profile's `updates` lets a further part of a delivered story come in."""
    if profile.updates != "new-matches":
        return profile.updates == "always"
    [score] = main.new.hit.scores
    known = frozenset[str]().union(*(one.terms for one in told))
    if any(part.count and part.term not in known for part in score.contributions):
        return True
    body = [match for match in score.matches if match.field == "body"]
    return any(start <= match.start < end for match in body for start, end in news)


def _tale(main: Fresh, all_: Sequence[Fresh], past: Past | None = None, news: Sequence[Span] = ()) -> Tale:
    others = tuple(one for one in all_ if one is not main)
    return Tale(main=_as_main(main), others=tuple(map(_as_copy, others)), past=past, news=tuple(news))


def _as_main(one: Fresh) -> Fresh:
    return one if one.part is None else replace(one, part=replace(one.part, role="main"))


def _as_copy(one: Fresh) -> Fresh:
    part = one.part or StoryPart(id=one.article.identity, role=one.mark.kind or "copy", size=2)
    return replace(one, part=replace(part, role=one.mark.kind or "copy") if part.role == "main" else part)


def _main(fresh: Sequence[Fresh]) -> Fresh:
    """The last word of the wire, else the best, or a fuller text of the same band of which that is a part."""
    articles = [one.article for one in fresh]
    main = main_of(range(len(fresh)), articles, {place: one.mark for place, one in enumerate(fresh)})
    best = fresh[main]
    if best.mark.kind or not best.is_hit:
        return best
    equal = [place for place, one in enumerate(fresh) if one.is_hit and _band(one) == _band(best)]
    return fresh[fullest(main, equal, articles)]


def _band(one: Fresh) -> str:
    return one.new.hit.scores[0].band


def _latest_of(told: Sequence[Told], article: Article) -> Told:
    """What the reader got last of the outlet that speaks now, else what they got last."""
    own = [one for one in told if one.article.outlet == article.outlet]
    return max(own or told, key=lambda one: (one.at, -one.past.number))


def _is_later(one: Fresh, kills: Sequence[Fresh]) -> bool:
    """Whether it replaces what was killed: marked by the wire, and not older than the kill."""
    came, killed = _time(one.article), _time(kills[0].article)
    return bool(one.mark.kind) and came is not None and killed is not None and came > killed


def _same(one: Article, other: Article) -> bool:
    return " ".join(one.body.split()) == " ".join(other.body.split())


def _time(article: Article) -> float | None:
    published = moment(article.published)
    return article.arrived if published is None else published


def hit_of(one: Fresh) -> Hit:
    """The hit with its part in the story."""
    return replace(one.new.hit, story=one.part)
