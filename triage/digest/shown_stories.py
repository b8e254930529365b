"""Plans of stories → the stories of a digest: which are shown, in which order, and which of them in full."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from triage.digest.clusters import ClusteredArticle
from triage.digest.model import DigestStory, Section
from triage.digest.telling import StoryPlan, Telling, hit_of
from triage.entities.entity import Recogniser
from triage.report.fold import changes_of
from triage.report.late import Details, Expect, add_details
from triage.report.rank import rank_key
from triage.report.snippets import excerpt
from triage.state.watched import told_by_watch
from triage.stories.events import events
from triage.stories.evidence import without_boilerplate
from triage.stories.origin import origin
from triage.stories.stories import grouped

#: Stories told in full: strong ones, up to so many; where none is strong, the first few.
TOP, TOP_WEAK = 10, 3
#: New sentences of an update.
SENTENCES = 3
#: Each plan that is shown, with those on the same event.
ShownPlans = list[tuple[StoryPlan, tuple[StoryPlan, ...]]]


def shown_plans(telling: Telling, stock: frozenset[int], top: int | None, per_outlet: int | None) -> ShownPlans:
    """The plans in rank order, each with those on the same event; what is too many is held."""
    plans = sorted(telling.plans, key=lambda plan: rank_key(plan.best))
    also: dict[int, tuple[StoryPlan, ...]] = {}
    folded: set[int] = set()
    articles = [without_boilerplate(plan.main.article, stock) for plan in plans]
    for event in events(articles, grouped(articles).apart):
        others = [place for place in event.places[1:] if not _stands_alone(plans[place])]
        also[event.places[0]] = tuple(plans[place] for place in others)
        folded.update(others)
    outlets: Counter[str] = Counter()
    shown: ShownPlans = []
    for place, plan in enumerate(plans):
        if place in folded:
            continue
        together = (plan, *also.get(place, ()))
        outlet = plan.main.article.outlet
        if top is not None and len(shown) >= top:
            telling.held["top"] += members(together)
        elif per_outlet is not None and outlet and outlets[outlet] >= per_outlet:
            telling.held["per_outlet"] += members(together)
        else:
            outlets[outlet] += 1
            shown.append((plan, together[1:]))
    return shown


def _stands_alone(plan: StoryPlan) -> bool:
    """The next part of a delivered story, and one with earlier versions: a line about it would not say what changed."""
    return plan.past is not None or any(one.part is not None and one.part.is_outdated for one in plan.others)


def members(plans: Sequence[StoryPlan]) -> list[ClusteredArticle]:
    """All articles of some plans."""
    return [one for plan in plans for one in (plan.main, *plan.others)]


def stories_of(
    shown: ShownPlans, recogniser: Recogniser | None, watched: Path | None, expect: Expect | None = None
) -> tuple[DigestStory, ...]:
    """The stories with all that is told of them; `watched` is where a watch keeps what it told.

    `expect` is told of which articles the names will be asked for.
    """
    if expect is not None:
        expect([plan.main.new.hit.article for plan, _ in shown])
    return _in_sections(
        [
            replace(_story(number, plan, also, recogniser), told_at=_told_at(plan, watched))
            for number, (plan, also) in enumerate(shown, 1)
        ]
    )


def _story(number: int, plan: StoryPlan, also: Sequence[StoryPlan], recogniser: Recogniser | None) -> DigestStory:
    hit = add_details(hit_of(plan.main), Details(snippets=False, summary=True, recogniser=recogniser))
    article = hit.article
    copies = tuple(hit_of(one) for one in plan.others)
    badge = plan.main.mark.label or ("UPDATE" if plan.past is not None else "")
    return DigestStory(
        number=number,
        section="top",
        hit=hit,
        copies=copies,
        origin=origin(one.article for one in (hit, *copies)),
        also=tuple(hit_of(one.main) for one in also),
        also_copies=tuple(hit_of(copy) for one in also for copy in one.others),
        badge=badge or (article.status.upper() if article.status not in ("", "usable") else ""),
        past=plan.past,
        new_sentences=tuple(
            excerpt(article, "body", span, hit.scores[0].matches) for span in plan.news[:SENTENCES]
        ),
        changes=changes_of(plan.changes),
        best=None if plan.best is plan.main.new.hit else plan.best.scores[0],
    )


def _told_at(plan: StoryPlan, watched: Path | None) -> float | None:
    """When a watch told its first article of these; None where none did."""
    if watched is None:
        return None
    told = told_by_watch(watched, [one.new.key for one in (plan.main, *plan.others)])
    return min(told.values(), default=None)


def _in_sections(stories: Sequence[DigestStory]) -> tuple[DigestStory, ...]:
    strong = sum(story.rank.band == "strong" for story in stories)
    top = min(strong, TOP) or TOP_WEAK

    def section(story: DigestStory) -> Section:
        return "top" if story.number <= top else "also"

    return tuple(replace(story, section=section(story)) for story in stories)
