"""What a stream has gathered → its digest, and what that digest will change in the state."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from triage._version import __version__
from triage.article import Article
from triage.digest.clusters import Clustered, Fresh, clusters
from triage.digest.coverage import History, coverage, history
from triage.digest.first_times import company
from triage.digest.gathering import GatheredStream, KeptReject, New
from triage.digest.keys import key_of
from triage.digest.lifting import lifted, lifts_of, rejects_of
from triage.digest.model import Digest, DigestCounts, DigestStory, Memory, Section, Use
from triage.digest.notes import NearMiss, SelfTests, Unread
from triage.digest.omissions import omissions
from triage.digest.overlooked import overlooked
from triage.digest.past import Recollection, past
from triage.digest.spot import estimate, spot_check
from triage.digest.telling import StoryPlan, Telling, hit_of, tell
from triage.entities.entity import Recogniser
from triage.hashing import sha256
from triage.matcher import Matcher
from triage.pipeline import Details, add_details
from triage.profiles.model import Profile
from triage.report.fold import changes_of
from triage.report.rank import open_value, rank_key
from triage.report.report import Hit, Reject
from triage.report.snippets import excerpt
from triage.state.changes import DeliveredArticle, DigestRecord, UnreadFile
from triage.state.packed import keys_packed, pack
from triage.state.store import StateStore
from triage.state.watched import told_by_watch
from triage.stories.events import events
from triage.stories.evidence import without_boilerplate
from triage.stories.marks import mark_of
from triage.stories.origin import origin
from triage.stories.stories import grouped
from triage.tuning.labels import Label

#: Stories told in full: strong ones, up to so many; where none is strong, the first few.
TOP, TOP_WEAK = 10, 3
#: New sentences of an update.
SENTENCES = 3


class DigestContext(Struct, frozen=True, kw_only=True):
    """What the digests of a run have in common."""

    store: StateStore
    matcher: Matcher
    recogniser: Recogniser | None
    now: float
    #: What could not be read, and as it is remembered.
    unread: tuple[Unread, ...]
    unread_files: tuple[UnreadFile, ...]
    #: Keys of articles that were considered long ago and are still there.
    present: frozenset[int] = frozenset()
    #: Labels of a profile, and the outcome of its own tests.
    labels: Callable[[Profile], Sequence[Label]]
    tests: Callable[[Profile], SelfTests]
    #: `--state`, as typed.
    state: str = ""
    #: What watches told, and None where nothing is known of any.
    watched: Path | None = None


class Prepared(Struct, frozen=True):
    """A digest that has not reached its reader yet."""

    digest: Digest
    changes: DigestRecord


class _Told(NamedTuple):
    """What a digest tells, before it is counted and dressed: clusters, plans and stories of the hits."""

    hits: list[New]
    known: Recollection
    found: Clustered
    telling: Telling
    shown: "Shown"
    stories: tuple[DigestStory, ...]


def prepare(gathered: GatheredStream, context: DigestContext) -> Prepared:
    """The digest of one stream."""
    stream, store = gathered.stream, context.store
    told = _told(gathered, context)
    check = spot_check(stream, gathered.near)
    covered = coverage(stream, gathered.arrivals, store)
    names = company(stream, [(story.number, story.hit) for story in told.stories], store)
    digest = replace(
        _digest(gathered, told, context),
        first_times=names.first,
        missed=overlooked(
            gathered,
            told.known.told,
            {one.identity for one in lifted(told.telling)}
            | ({check.shown.reject.article.identity} if check else set()),
            context.labels(stream.profile),
            context.now,
        ),
        spot_check=check.shown if check else None,
        coverage=covered.rows,
    )
    changes = replace(
        _changes(gathered, digest, told.telling, told.shown, context),
        arrivals=covered.arrivals,
        company=names.pairs,
        spot=check.kept if check else None,
    )
    return Prepared(digest, changes)


def _told(gathered: GatheredStream, context: DigestContext) -> _Told:
    """Hits → clusters → plans → stories, in the order in which they are shown."""
    stream = gathered.stream
    hits = sorted(gathered.hits, key=lambda new: rank_key(new.hit))
    known = past(stream, context.store)
    notices = [*gathered.notices, *(_remembered(notice) for notice in known.notices)]
    lifts = lifts_of(gathered, known, context.matcher)
    found = clusters(hits, notices, known.told, known.stock, lifts)
    telling = tell(found.clusters, stream.profile)
    shown = _shown(telling, found.stock, stream.manner.top, stream.manner.per_outlet)
    stories = tuple(_story(number, plan, also, context) for number, (plan, also) in enumerate(shown, 1))
    return _Told(hits, known, found, telling, shown, _in_sections(stories))


def _digest(gathered: GatheredStream, told: _Told, context: DigestContext) -> Digest:
    """The digest without what was noted of its names, outlets and rejects."""
    stream, telling, known = gathered.stream, told.telling, told.known
    told_anyway = lifted(telling)
    delivered = [one.article.identity for one in known.told if one.is_delivered]
    before = history(stream, context.store, read=gathered.read, hits=len(told.hits), stories=len(told.stories))
    return Digest(
        id=stream.handle,
        name=stream.name,
        profile=_use(stream.profile),
        window=stream.window,
        counts=_counts(gathered, told, before),
        tests=context.tests(stream.profile),
        events=tuple(telling.events),
        stories=told.stories,
        passing=_misses([one for one in gathered.passing.in_order() if one.article not in told_anyway]),
        excluded=_misses(gathered.excluded.in_order()),
        estimate=estimate(stream, context.labels(stream.profile), delivered, context.store),
        unread=context.unread,
        held=omissions(gathered, telling, context.matcher),
        days=before.days,
        group_by=stream.manner.group_by,
        when_empty=stream.manner.when_empty,
        per_story=stream.manner.per_story,
        previous=stream.known.handle if stream.known else "",
        version=__version__,
        recipients=stream.manner.recipients,
        state=context.state,
        memory=Memory(
            killed=tuple(telling.killed),
            notices=_idle(gathered.notices, telling),
            stock=tuple(sorted(told.found.stock - known.stock)),
        ),
    )


def _counts(gathered: GatheredStream, told: _Told, before: History) -> DigestCounts:
    return DigestCounts(
        read=gathered.read,
        hits=len(told.hits),
        stories=len(told.stories),
        articles=sum(1 + len(story.copies) + len(story.also) for story in told.stories),
        updates=sum(story.past is not None for story in told.stories),
        passing=gathered.passing.added - len(lifted(told.telling)),
        no_match=gathered.no_match,
        excluded=gathered.excluded.added,
        usual_read=before.usual_read,
        usual_stories=before.usual_stories,
    )


def _remembered(notice: Article) -> New:
    return New(key_of(notice), Hit(article=notice, scores=(), words=0))


def _idle(notices: Sequence[New], telling: Telling) -> tuple[Article, ...]:
    """Notices that withdrew nothing that was delivered: what they mean may still come."""
    return tuple(
        one.hit.article
        for one in notices
        if one.key not in telling.announced and mark_of(one.hit.article).kind == "withdrawal"
    )


Shown = list[tuple[StoryPlan, tuple[StoryPlan, ...]]]


def _shown(telling: Telling, stock: frozenset[int], top: int | None, per_outlet: int | None) -> Shown:
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
    shown: Shown = []
    for place, plan in enumerate(plans):
        if place in folded:
            continue
        together = (plan, *also.get(place, ()))
        outlet = plan.main.article.outlet
        if top is not None and len(shown) >= top:
            telling.held["top"] += _members(together)
        elif per_outlet is not None and outlet and outlets[outlet] >= per_outlet:
            telling.held["per_outlet"] += _members(together)
        else:
            outlets[outlet] += 1
            shown.append((plan, together[1:]))
    return shown


def _stands_alone(plan: StoryPlan) -> bool:
    """The next part of a delivered story, and one with earlier versions: a line about it would not say what changed."""
    return plan.past is not None or any(one.part is not None and one.part.is_outdated for one in plan.others)


def _members(plans: Sequence[StoryPlan]) -> list[Fresh]:
    return [one for plan in plans for one in (plan.main, *plan.others)]


def _story(number: int, plan: StoryPlan, also: Sequence[StoryPlan], context: DigestContext) -> DigestStory:
    hit = add_details(hit_of(plan.main), Details(snippets=False, summary=True, recogniser=context.recogniser))
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
        told_at=_told_at(plan, context),
        best=None if plan.best is plan.main.new.hit else plan.best.scores[0],
    )


def _told_at(plan: StoryPlan, context: DigestContext) -> float | None:
    """When a watch told its first article of these; None where none did."""
    if context.watched is None:
        return None
    told = told_by_watch(context.watched, [one.new.key for one in (plan.main, *plan.others)])
    return min(told.values(), default=None)


def _in_sections(stories: Sequence[DigestStory]) -> tuple[DigestStory, ...]:
    strong = sum(story.rank.band == "strong" for story in stories)
    top = min(strong, TOP) or TOP_WEAK

    def section(story: DigestStory) -> Section:
        return "top" if story.number <= top else "also"

    return tuple(replace(story, section=section(story)) for story in stories)


def _use(profile: Profile) -> Use:
    return Use(
        id=profile.id,
        title=profile.title,
        sha256=profile.sha256,
        path=profile.path,
        threshold=profile.threshold,
    )


def _misses(rejects: Sequence[Reject]) -> tuple[NearMiss, ...]:
    return tuple(NearMiss(reject=reject, value=open_value(reject.scores[0])) for reject in rejects)


def _changes(
    gathered: GatheredStream, digest: Digest, telling: Telling, shown: Shown, context: DigestContext
) -> DigestRecord:
    stream, profile = gathered.stream, gathered.stream.profile
    text, value = _source(profile), pack(profile)
    delivered = [DeliveredArticle(key, 0) for key in telling.announced]
    for number, (plan, also) in enumerate(shown, 1):
        delivered += (DeliveredArticle(one.new.key, number) for one in _members((plan, *also)))
    return DigestRecord(
        stream=stream.name,
        profile=profile.id,
        handle=stream.handle,
        since=stream.window.since,
        until=stream.window.until,
        day=stream.day,
        read=gathered.read,
        hits=len(gathered.hits),
        stories=len(digest.stories),
        near=len(gathered.near),
        value=pack(digest),
        rejects=pack([*rejects_of(gathered, telling), *_held_back(telling)]),
        profile_hash=sha256(text + b"\0" + value).hexdigest(),
        profile_text=text,
        profile_value=value,
        considered=keys_packed(gathered.considered),
        delivered=tuple(delivered),
        withdrawn=tuple(telling.withdrawn),
        waiting=tuple(sorted(gathered.waiting)),
        released=tuple(sorted(gathered.released)),
        unread=context.unread_files,
        present=keys_packed(context.present),
    )


def _held_back(telling: Telling) -> Iterator[KeptReject]:
    """The hits that were not shown, as they are kept among the rejects."""
    for reason, held in telling.held.items():
        for one in held:
            scores = one.new.hit.scores
            yield KeptReject(one.new.key, round(scores[0].value, 1) if scores else 0.0, reason)


def _source(profile: Profile) -> bytes:
    """The text of its file as it is now; the value beside it holds what counts, lists from other files too."""
    try:
        return Path(profile.path).read_bytes() if profile.path else b""
    except OSError:
        return b""
