"""Clusters → what is told of them: a new story, the next part of a delivered one, an event, or nothing and why."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import inf

from msgspec import Struct, field
from msgspec.structs import replace

from triage.article import Article, moment
from triage.digest.clusters import Cluster, ClusteredArticle
from triage.digest.corrections import changes
from triage.digest.model import Past, StoryEvent
from triage.digest.notes import HeldReason
from triage.digest.past import PastArticle
from triage.profiles.model import Profile
from triage.report.fold import changes_of
from triage.report.rank import rank_key
from triage.report.report import Hit, StoryPart
from triage.scoring.score import Score
from triage.stories.advisory import reason
from triage.stories.article_facts import ArticleFacts, is_credit
from triage.stories.facts import adds, differences, figures_changed, has_new_heading
from triage.stories.group import Difference
from triage.stories.links import FactsOf
from triage.stories.own_text import Boilerplate, hash_of
from triage.stories.sentences import Span, new_sentences
from triage.stories.stories import NEW, fullest, main_of
from triage.stories.versions import Versions
from triage.stories.words import words_of


class StoryPlan(Struct, frozen=True, kw_only=True):
    """A story to be shown, before it has a number and a summary."""

    main: ClusteredArticle
    others: tuple[ClusteredArticle, ...] = ()
    #: The delivered story that it continues, and the sentences that are new in it.
    past: Past | None = None
    news: tuple[Span, ...] = ()
    #: What its main article says that those before it, or what was delivered, do not.
    changes: tuple[Difference, ...] = ()
    #: The best score of what was delivered of it.
    was: Score | None = None

    @property
    def best(self) -> Hit:
        """The article by which it ranks: a short update never sinks it.

        Where all that is new is below the threshold it ranks by what was delivered.
        """
        best = min((self.main, *self.others), key=lambda one: rank_key(one.new.hit) if one.is_hit else (inf,))
        if best.is_lifted and self.was is not None and self.was.value > best.new.hit.score:
            return replace(best.new.hit, scores=(self.was,))
        return best.new.hit


class Telling(Struct, kw_only=True):
    """All that comes of a stream's clusters."""

    plans: list[StoryPlan] = field(default_factory=list)
    events: list[StoryEvent] = field(default_factory=list)
    #: Keys of the articles of those events, and of delivered articles that were withdrawn.
    announced: list[int] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    held: dict[HeldReason, list[ClusteredArticle]] = field(default_factory=lambda: defaultdict(list))
    #: Withdrawn before they could be delivered, and late copies of what was withdrawn.
    killed: list[Article] = field(default_factory=list)
    #: Boilerplate that was met.
    stock: Boilerplate = frozenset()


def tell(found: Iterable[Cluster], profile: Profile, stock: Boilerplate = frozenset()) -> Telling:
    """Decide for every cluster."""
    telling = Telling(stock=stock)
    for cluster in found:
        if cluster.told:
            _continued(cluster, profile, telling)
        else:
            _new(cluster, telling)
    telling.events.sort(key=_gravest)
    # What is below the threshold and not told stays a passing mention.
    for reason_, held in telling.held.items():
        telling.held[reason_] = [one for one in held if not one.is_lifted]
    return telling


def _gravest(event: StoryEvent) -> tuple[bool, float, int]:
    return event.kind != "withdrawal", -event.past.delivered, event.past.number


def _new(cluster: Cluster, telling: Telling) -> None:
    """A story that was never delivered; one that was killed before it could be is only mentioned."""
    hits = [one for one in cluster.hits if one.mark.kind != "withdrawal"]
    main = _main(cluster.fresh)
    if main.mark.kind == "withdrawal" and hits:
        telling.held["withdrawn"] += hits
        telling.killed += [one.article for one in hits]
        return
    if not hits or not main.is_hit:
        main = _main(hits or cluster.hits)
    fresh = hits or cluster.hits
    telling.plans.append(
        _plan(main, fresh, changes=_versions(fresh).changes(fresh.index(main), range(len(fresh))))
    )


def _continued(cluster: Cluster, profile: Profile, telling: Telling) -> None:
    """What is new of a delivered story: its kill, its correction, its next part, or only one more copy."""
    told = [one for one in cluster.told if one.is_delivered]
    kills = [one for one in cluster.fresh if one.mark.kind == "withdrawal"]
    corrections = [one for one in cluster.fresh if one.mark.kind == "correction"]
    rest = [one for one in cluster.hits if not one.mark.kind or one.mark.kind == "update"]
    was_withdrawn = all(one.is_withdrawn for one in cluster.told)
    if kills and not was_withdrawn:
        _withdraw(kills, told, telling)
        late = [one for one in rest if not _is_later(one, kills)]
        telling.held["withdrawn"] += late
        rest = [one for one in rest if _is_later(one, kills)]
        corrections = [one for one in corrections if _is_later(one, kills)]
    is_withdrawn = was_withdrawn or bool(kills)
    if is_withdrawn:
        # Whoever carries it and whenever it comes. What is marked by the wire replaces it.
        copies = [one for one in rest if not one.mark.kind and _is_copy(one, cluster.told)]
        telling.held["withdrawn"] += copies
        telling.killed += [one.article for one in copies]
        # What is corrected after its kill is sent anew.
        rest = [one for one in rest if one not in copies] + [one for one in corrections if one.is_hit]
    elif corrections:
        _correct(corrections, told, telling)
    if rest and told:
        _update(rest, told, profile, telling, is_withdrawn=is_withdrawn)
    elif rest:
        telling.plans.append(_plan(_main(rest), rest))


def _withdraw(kills: Sequence[ClusteredArticle], told: Sequence[PastArticle], telling: Telling) -> None:
    kill = kills[0].article
    was = _latest_of(told, kill)
    telling.events.append(
        StoryEvent(
            kind="withdrawal",
            past=was.past,
            article=kill,
            at=_time(kill),
            reason=reason(kill, was.article),
        )
    )
    telling.announced += [one.new.key for one in kills]
    telling.withdrawn += [one.key for one in told]


def _correct(corrections: Sequence[ClusteredArticle], told: Sequence[PastArticle], telling: Telling) -> None:
    """The last correction; one that says nothing that the reader has not, is a copy."""
    last = _main(corrections)
    was = _latest_of(told, last.article)
    found = changes(was.article, last.article)
    if not found and any(_same(one.article, last.article) for one in told):
        telling.held["copies"] += corrections
        return
    telling.events.append(
        StoryEvent(kind="correction", past=was.past, article=last.article, at=_time(last.article), changes=found)
    )
    telling.announced += [one.new.key for one in corrections]


def _update(
    rest: Sequence[ClusteredArticle],
    told: Sequence[PastArticle],
    profile: Profile,
    telling: Telling,
    *,
    is_withdrawn: bool,
) -> None:
    """The next part of a delivered story; what adds nothing to any text that was delivered is a copy."""
    known = Article(
        title=" ".join(one.article.title for one in told), body="\n\n".join(one.article.body for one in told)
    )
    news = {one.article: _news(one.article, known, telling.stock) for one in rest}
    parts = [
        one
        for one in rest
        if is_withdrawn
        or not _is_copy(one, told)
        or (one.mark.kind == "update" and news[one.article])
        or (len(news[one.article]) >= NEW and _is_later_than(one, told))
    ]
    telling.held["copies"] += [one for one in rest if one not in parts]
    if not parts:
        return
    # One that says nothing to the reader leads no story, and hides none that does.
    facts = [ArticleFacts(one.article) for one in told]
    changes = {one.article: _changed(one, told, facts) for one in parts}
    wanted = [
        one
        for one in parts
        if is_withdrawn or _is_wanted(one, news[one.article], changes[one.article], told, profile)
    ]
    if not wanted:
        telling.held["quiet"] += parts
        return
    main = _main(wanted)
    scores = [one.score for one in told if one.score is not None]
    best = max(scores, key=lambda score: score.value, default=None)
    past = _latest_of(told, main.article).past
    plan = _plan(main, parts, past, news[main.article], changes[main.article])
    telling.plans.append(replace(plan, was=best))


def _news(article: Article, known: Article, stock: Boilerplate) -> tuple[Span, ...]:
    """The new sentences, but for what its outlet says of itself."""
    outlet = ArticleFacts(article).outlet
    said = ((span, article.body[slice(*span)]) for span in new_sentences(article, known))
    return tuple(
        span for span, text in said if not is_credit(text) and hash_of(outlet, words_of(text)) not in stock
    )


def _changed(
    one: ClusteredArticle, told: Sequence[PastArticle], facts: Sequence[ArticleFacts]
) -> tuple[Difference, ...]:
    """What an article says that nothing that was delivered does; `facts` are those of `told`, in their order."""
    was = _latest_of(told, one.article)
    texts = [each for past, each in zip(told, facts, strict=True) if past is not was]
    last = next(each for past, each in zip(told, facts, strict=True) if past is was)
    own = ArticleFacts(one.article)
    changes = differences(own, last, one.matches, texts)
    if not changes and was.article.outlet == one.article.outlet and figures_changed(own, last):
        # What was said before and taken back since is news again.
        return tuple(each for each in differences(own, last) if each.field == "figures")
    return changes


def _is_copy(one: ClusteredArticle, told: Sequence[PastArticle]) -> bool:
    """Whether it says nothing that one of the texts that are known does not say.

    What its outlet says last counts: a toll that goes back to what it was is news.
    """
    own = ArticleFacts(one.article)
    texts = [ArticleFacts(each.article) for each in told]
    if has_new_heading(own, texts) or all(adds(own, text, one.matches) for text in texts):
        return False
    came = _time(one.article)
    last = max(
        (text for text in texts if text.outlet == own.outlet),
        key=lambda text: _time(text.article) or 0.0,
        default=None,
    )
    is_later = last is not None and came is not None and came > (_time(last.article) or came)
    return last is None or not is_later or not figures_changed(own, last)


def _is_later_than(one: ClusteredArticle, told: Sequence[PastArticle]) -> bool:
    """An older text with more in it is no next part; where a time is not known, it may be one."""
    times = [_time(each.article) for each in told]
    came = _time(one.article)
    return came is None or any(time is None or came >= time for time in times)


def _is_wanted(
    main: ClusteredArticle,
    news: Sequence[Span],
    changes: Sequence[Difference],
    told: Sequence[PastArticle],
    profile: Profile,
) -> bool:
    """Whether the profile's `updates` lets a further part of a delivered story come in."""
    if profile.updates != "new-matches":
        return profile.updates == "always"
    if changes:
        return True
    [score] = main.new.hit.scores
    known = frozenset[str]().union(*(one.terms for one in told))
    if any(part.count and part.term not in known for part in score.contributions):
        return True
    body = [match for match in score.matches if match.field == "body"]
    return bool(score.matches_cut and news) or any(
        start <= match.start < end for match in body for start, end in news
    )


def _plan(
    main: ClusteredArticle,
    all_: Sequence[ClusteredArticle],
    past: Past | None = None,
    news: Sequence[Span] = (),
    changes: Sequence[Difference] = (),
) -> StoryPlan:
    others = (_as_other(one, main) for one in all_ if one is not main)
    return StoryPlan(
        main=_as_main(main), others=tuple(others), past=past, news=tuple(news), changes=tuple(changes)
    )


def _as_main(one: ClusteredArticle) -> ClusteredArticle:
    return one if one.part is None else replace(one, part=replace(one.part, role="main"))


def _as_other(one: ClusteredArticle, main: ClusteredArticle) -> ClusteredArticle:
    part = one.part or StoryPart(id=one.article.identity, role=one.mark.kind or "copy", size=2)
    role = (one.mark.kind or "copy") if part.role == "main" else part.role
    versions = _versions([main, one])
    state = versions.state(1, 0)
    lost = changes_of(versions.lost(1, 0)) if state == "outdated" else ()
    return replace(one, part=replace(part, role=role, changes=lost, is_outdated=state == "outdated"))


def _versions(fresh: Sequence[ClusteredArticle]) -> Versions:
    articles = [one.article for one in fresh]
    marks = {place: one.mark for place, one in enumerate(fresh)}
    return Versions(articles, marks, FactsOf(articles), [one.matches for one in fresh])


def _main(fresh: Sequence[ClusteredArticle]) -> ClusteredArticle:
    """The last version; of those that say all of it the best, or a fuller text of the same band."""
    articles = [one.article for one in fresh]
    if any(one.mark.kind == "withdrawal" for one in fresh):
        return fresh[main_of(range(len(fresh)), articles, {place: one.mark for place, one in enumerate(fresh)})]
    versions = _versions(fresh)
    able = [place for place, one in enumerate(fresh) if one.is_hit] or list(range(len(fresh)))
    last = versions.last(able) if versions.founders(able) else able
    best = fresh[min(last)]
    if best.mark.kind or not best.is_hit:
        return best
    equal = [place for place in last if _band(fresh[place]) == _band(best)]
    return fresh[fullest(min(last), equal, articles)]


def _band(one: ClusteredArticle) -> str:
    return one.new.hit.scores[0].band


def _latest_of(told: Sequence[PastArticle], article: Article) -> PastArticle:
    """What the reader got last of the outlet that speaks now, else what they got last."""
    own = [one for one in told if one.article.outlet == article.outlet]
    return max(own or told, key=lambda one: (one.at, -one.past.number))


def _is_later(one: ClusteredArticle, kills: Sequence[ClusteredArticle]) -> bool:
    """Whether it replaces what was killed: marked by the wire, and not older than the kill."""
    came, killed = _time(one.article), _time(kills[0].article)
    return bool(one.mark.kind) and came is not None and killed is not None and came > killed


def _same(one: Article, other: Article) -> bool:
    return " ".join(one.body.split()) == " ".join(other.body.split())


def _time(article: Article) -> float | None:
    published = moment(article.published)
    return article.arrived if published is None else published


def hit_of(one: ClusteredArticle) -> Hit:
    """The hit with its part in the story."""
    return replace(one.new.hit, story=one.part)
