"""What a stream has gathered → its digest, and what that digest will change in the state."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from triage._version import __version__
from triage.article import Article
from triage.bounded_file import bytes_of
from triage.digest.clusters import Clustered, clusters
from triage.digest.coverage import History, coverage, history
from triage.digest.first_times import co_occurrences
from triage.digest.gathering import GatheredStream, KeptReject, NewArticle
from triage.digest.keys import key_of
from triage.digest.lifting import lifted, lifts_of, rejects_of
from triage.digest.model import Digest, DigestCounts, DigestStory, Memory, Use
from triage.digest.notes import NearMiss, SelfTests, Unread
from triage.digest.omissions import omissions
from triage.digest.overlooked import overlooked
from triage.digest.past import Recollection, past
from triage.digest.shown_stories import ShownPlans, members, shown_plans, stories_of
from triage.digest.spot import estimate, spot_check
from triage.digest.telling import Telling, tell
from triage.entities.entity import Recogniser
from triage.hashing import sha256
from triage.matcher import Matcher
from triage.profiles.model import Profile
from triage.report.late import Expect
from triage.report.rank import open_value, rank_key
from triage.report.report import Hit, Reject
from triage.state.changes import DeliveredArticle, DigestRecord, UnreadFile
from triage.state.packed import keys_packed, pack
from triage.state.store import StateStore
from triage.stories.marks import mark_of
from triage.tuning.labels import Label


class DigestContext(Struct, frozen=True, kw_only=True):
    """What the digests of a run have in common."""

    store: StateStore
    matcher: Matcher
    recogniser: Recogniser | None
    #: Is told of which articles the names will be asked for.
    expect: Expect | None = None
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

    hits: list[NewArticle]
    known: Recollection
    found: Clustered
    telling: Telling
    shown: ShownPlans
    stories: tuple[DigestStory, ...]


def prepare(gathered: GatheredStream, context: DigestContext) -> Prepared:
    """The digest of one stream."""
    stream, store = gathered.stream, context.store
    told = _told(gathered, context)
    check = spot_check(stream, gathered.near)
    covered = coverage(stream, gathered.arrivals, store)
    names = co_occurrences(stream, [(story.number, story.hit) for story in told.stories], store)
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
    telling = tell(found.clusters, stream.profile, found.stock)
    shown = shown_plans(telling, found.stock, stream.settings.top, stream.settings.per_outlet)
    stories = stories_of(shown, context.recogniser, context.watched, context.expect)
    return _Told(hits, known, found, telling, shown, stories)


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
        group_by=stream.settings.group_by,
        when_empty=stream.settings.when_empty,
        per_story=stream.settings.per_story,
        previous=stream.known.handle if stream.known else "",
        version=__version__,
        recipients=stream.settings.recipients,
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


def _remembered(notice: Article) -> NewArticle:
    return NewArticle(key_of(notice), Hit(article=notice, scores=(), words=0))


def _idle(notices: Sequence[NewArticle], telling: Telling) -> tuple[Article, ...]:
    """Notices that withdrew nothing that was delivered: what they mean may still come."""
    return tuple(
        one.hit.article
        for one in notices
        if one.key not in telling.announced and mark_of(one.hit.article).kind == "withdrawal"
    )


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
    gathered: GatheredStream, digest: Digest, telling: Telling, shown: ShownPlans, context: DigestContext
) -> DigestRecord:
    stream, profile = gathered.stream, gathered.stream.profile
    text, value = _source(profile), pack(profile)
    delivered = [DeliveredArticle(key, 0) for key in telling.announced]
    for number, (plan, also) in enumerate(shown, 1):
        delivered += (DeliveredArticle(one.new.key, number) for one in members((plan, *also)))
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
        return bytes_of(profile.path, patience=0.0) if profile.path else b""
    except OSError:
        return b""
