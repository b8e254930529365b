"""Hits that were just read and stories that were told → what is news: by the rules of digests, for each profile.

A copy of what was told is no news, a next part is; a kill or a correction of it is news as well.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from triage.article import Article
from triage.digest.clusters import clusters
from triage.digest.gathering import NewArticle
from triage.digest.keys import key_of, names_of
from triage.digest.model import Past, StoryEvent
from triage.digest.past import PastArticle
from triage.digest.telling import StoryPlan, hit_of, tell
from triage.profiles.model import Profile
from triage.report.rank import rank_key
from triage.report.report import Hit, StoryPart
from triage.state.watched import KeptStory, NewStory, WatchedStory
from triage.stories.candidates import candidates
from triage.stories.marks import mark_of


def news(
    hits: Sequence[Hit], notices: Sequence[Hit], past: Sequence[KeptStory], profiles: Sequence[Profile]
) -> list[NewStory]:
    """What is news, best first; `notices` are no hits and may withdraw what was told."""
    found: dict[int, NewStory] = {}
    whole = {key_of(hit.article): hit for hit in (*notices, *hits)}
    for profile in profiles:
        own = [NewArticle(key, hit) for key, one in whole.items() if (hit := _under(one, profile)) is not None]
        own.sort(key=lambda new: rank_key(new.hit))
        others = [NewArticle(key_of(hit.article), hit) for hit in notices]
        told = _related([new.hit.article for new in (*own, *others)], _told(past, profile))
        telling = tell(clusters(own, others, told).clusters, profile)
        for plan in telling.plans:
            _add(found, _of_plan(plan, profile, whole, past))
        for event in telling.events:
            _add(found, _of_event(event, profile, whole, past))
    keys = set(found)
    stories = [_with_parts(one, keys) for one in found.values()]
    return sorted(stories, key=lambda one: rank_key(one.story.hit) if one.story.hit.scores else (0.0,))


def _under(hit: Hit, profile: Profile) -> Hit | None:
    """The hit as one profile sees it; None where it is none for that."""
    score = next((one for one in hit.scores if one.profile == profile.id and one.hit), None)
    return None if score is None else replace(hit, scores=(score,))


def _told(past: Iterable[KeptStory], profile: Profile) -> list[PastArticle]:
    """The articles that were told under a profile, copies too."""
    found = []
    for kept in past:
        for hit in (kept.story.hit, *kept.story.copies):
            score = next((one for one in hit.scores if one.profile == profile.id and one.hit), None)
            if score is None or mark_of(hit.article).kind == "withdrawal":
                continue
            article = hit.article
            found.append(
                PastArticle(
                    key=key_of(article),
                    article=article,
                    past=Past(
                        digest="watch",
                        number=kept.id,
                        title=article.title,
                        outlet=article.outlet,
                        delivered=kept.at,
                    ),
                    at=kept.at,
                    terms=frozenset(part.term for part in score.contributions if part.count),
                    score=score,
                    is_withdrawn=kept.is_withdrawn,
                    root=("watch", kept.root),
                )
            )
    return found


def _related(articles: Sequence[Article], told: list[PastArticle]) -> list[PastArticle]:
    """What was told that may have to do with new articles; the rest need not be compared.

    With all of its story: what is new in a text is what none of its parts said.
    """
    if not articles or not told:
        return []
    if any(mark_of(article).kind in ("withdrawal", "correction") for article in articles):
        return told
    names = {name for article in articles for name in names_of(article)}
    shares = candidates((one.article for one in told), articles)
    roots = {
        one.root
        for one, is_like in zip(told, shares, strict=True)
        if is_like or not names.isdisjoint(names_of(one.article))
    }
    return [one for one in told if one.root in roots]


def _of_plan(
    plan: StoryPlan, profile: Profile, whole: dict[int, Hit], past: Sequence[KeptStory]
) -> NewStory | None:
    main = whole.get(plan.main.new.key)
    if main is None:
        return None
    others = [whole[one.new.key] for one in plan.others if one.new.key in whole]
    roles = [hit_of(one).story for one in plan.others if one.new.key in whole]
    kept = _kept(plan.past, past)
    copies = tuple(replace(hit, story=part) for hit, part in zip(others, roles, strict=True))
    return NewStory(
        key=plan.main.new.key,
        keys=tuple(one.new.key for one in plan.others),
        root=kept.root if kept else 0,
        story=WatchedStory(
            hit=main,
            copies=copies,
            profiles=(profile.id,),
            kind="update" if kept else "",
            before=kept.story.hit.article.title if kept else "",
            told_before=kept.at if kept else 0.0,
        ),
    )


def _of_event(
    event: StoryEvent, profile: Profile, whole: dict[int, Hit], past: Sequence[KeptStory]
) -> NewStory | None:
    key = key_of(event.article)
    hit = whole.get(key)
    kept = _kept(event.past, past)
    if hit is None or kept is None:
        return None
    return NewStory(
        key=key,
        root=kept.root,
        withdraws=kept.root if event.kind == "withdrawal" else 0,
        story=WatchedStory(
            hit=hit,
            profiles=(profile.id,),
            kind=event.kind,
            before=event.past.title,
            told_before=kept.at,
        ),
    )


def _kept(past: Past | None, stories: Sequence[KeptStory]) -> KeptStory | None:
    return None if past is None else next((one for one in stories if one.id == past.number), None)


def _add(found: dict[int, NewStory], one: NewStory | None) -> None:
    """One article is told once, for all profiles for which it is news."""
    if one is None:
        return
    known = found.get(one.key)
    if known is None:
        found[one.key] = one
        return
    profiles = tuple(dict.fromkeys((*known.story.profiles, *one.story.profiles)))
    keys = tuple(dict.fromkeys((*known.keys, *one.keys)))
    copies = {key_of(copy.article): copy for each in (one, known) for copy in each.story.copies}
    story = replace(known.story, profiles=profiles, copies=tuple(copies.values()))
    found[one.key] = replace(known, keys=keys, story=story)


def _with_parts(one: NewStory, told: set[int]) -> NewStory:
    """The story with its copies, but for those that are `told` by themselves or in another, for another profile."""
    main = one.story.hit
    copies = [copy for copy in one.story.copies if key_of(copy.article) not in told]
    told.update(key_of(copy.article) for copy in copies)
    if not copies:
        return replace(one, story=replace(one.story, copies=()))
    part = StoryPart(id=main.article.identity, role="main", size=1 + len(copies))
    parts = tuple(
        replace(copy, story=replace(copy.story or replace(part, role="copy"), id=part.id, size=part.size))
        for copy in copies
    )
    return replace(one, story=replace(one.story, hit=replace(main, story=part), copies=parts))
