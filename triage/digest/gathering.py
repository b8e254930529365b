"""One pass over the inputs of a run: which articles are new for which stream, and what each profile makes of them.

Articles that nobody has to look at again are not matched. What is new is decided by what was considered before, not
by times: a file that comes late with an old date, or whose name has changed, is what it is.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo

from msgspec import Struct, field

from triage.article import Article, moment, status_at
from triage.digest.keys import key_of
from triage.digest.stream import DigestStream
from triage.errors import Problem
from triage.matcher import Matcher
from triage.pipeline import LIFTABLE, Choice, Input, results
from triage.report.rank import Ranked, RankKey, miss_key, open_value, rank_key
from triage.report.report import Hit, Reject, Stats
from triage.scoring.score import Reason, Score, is_below
from triage.state.store import StateStore
from triage.stories.marks import may_withdraw
from triage.tuning.recall import NEAR

#: Rejects that can be named in a digest.
NAMED = 20
#: Articles that are too old, the newest ones: those that the profile would have reported are named.
OLD = 500
#: An article that is still there is noted as such so often, in days; see `state prune`.
NOTED = 30


def _newest(article: Article) -> RankKey:
    time = moment(article.published) or article.arrived or 0.0
    return 0.0, -time, article.path, article.index


class ArticleSource(Struct, frozen=True):
    """Where articles come from: their outlet, or the folder below the PATH."""

    name: str
    is_folder: bool = False


class NewArticle(Struct, frozen=True):
    """A hit or a notice that is new for a stream, with its key."""

    key: int
    hit: Hit


class KeptReject(Struct, frozen=True, array_like=True, gc=False):
    """An article that was not shown, as it is kept: its key, its score with open gates, and why."""

    key: int
    value: float
    #: The code of a reject's reason, or why a hit was held back; and which term, gate or filter it was.
    code: str
    by: str = ""


class GatheredStream(Struct, kw_only=True):
    """What one stream finds in the inputs."""

    stream: DigestStream
    #: Articles considered now for the first time.
    considered: set[int] = field(default_factory=set)
    hits: list[NewArticle] = field(default_factory=list)
    #: Rejects that may withdraw what was delivered.
    notices: list[NewArticle] = field(default_factory=list)
    #: All rejects in which something matched.
    rejects: list[KeptReject] = field(default_factory=list)
    passing: Ranked[Reject] = field(default_factory=lambda: Ranked(NAMED, miss_key))
    excluded: Ranked[Reject] = field(default_factory=lambda: Ranked(NAMED, miss_key))
    near: list[Reject] = field(default_factory=list)
    #: The newest rejects of any kind, where the profile wants to know what its words may have missed.
    others: Ranked[Reject] = field(default_factory=lambda: Ranked(LIFTABLE, lambda one: _newest(one.article)))
    #: The best of those that only the threshold keeps out: some may be versions of stories above it.
    below: Ranked[NewArticle] = field(default_factory=lambda: Ranked(LIFTABLE, lambda new: rank_key(new.hit)))
    read: int = 0
    #: The same article once more, under another name.
    identical: list[Article] = field(default_factory=list)
    no_match: int = 0
    #: Older than the first digest's day, or published before the border of `max_age`: how many, and the newest.
    before_first: Ranked[Article] = field(default_factory=lambda: Ranked(OLD, _newest))
    archived: Ranked[Article] = field(default_factory=lambda: Ranked(OLD, _newest))
    #: Hits under embargo by their keys, and when each lifts; those of earlier digests, and which of them are free now.
    waiting: dict[int, float] = field(default_factory=dict)
    waited: frozenset[int] = frozenset()
    #: Articles considered only with a clock that was ahead.
    reopened: frozenset[int] = frozenset()
    released: set[int] = field(default_factory=set)
    #: By source: new articles, and when the latest arrived.
    arrivals: dict[ArticleSource, tuple[int, float | None]] = field(default_factory=dict)


class Gathering:
    """The pass itself; afterwards `gathered` holds what each stream found and `problems` what could not be read."""

    def __init__(
        self,
        streams: Sequence[DigestStream],
        store: StateStore,
        *,
        now: float,
        roots: Sequence[str],
        catch_up: bool = False,
    ) -> None:
        self.gathered = [
            GatheredStream(
                stream=stream,
                waited=store.waiting(stream.known.id) if stream.known else frozenset(),
                reopened=store.reopened(stream.known.id) if stream.known else frozenset(),
            )
            for stream in streams
        ]
        self.problems: list[Problem] = []
        #: Keys that were considered long ago and are still there.
        self.present: set[int] = set()
        self.stats = Stats()
        self._now = now
        self._roots = sorted((root.rstrip("/") + "/" for root in roots), key=len, reverse=True)
        self._store = store
        self._delivered: list[Mapping[int, object]] = [
            store.delivered(stream.known.id) if catch_up and stream.known else {} for stream in streams
        ]
        self._catch_up = catch_up
        #: Of the articles being matched: key, and for whom.
        self._open: deque[tuple[int, tuple[GatheredStream, ...]]] = deque()
        self._met: set[int] = set()

    def run(self, inputs: Iterator[Input], matcher: Matcher) -> None:
        """Read and match everything."""
        for result in results(self._wanted(inputs), matcher, Choice(), self.stats):
            if isinstance(result, Problem):
                self.problems.append(result)
                continue
            key, for_whom = self._open.popleft()
            for one in for_whom:
                self._take(one, key, result)

    def _wanted(self, inputs: Iterator[Input]) -> Iterator[Input]:
        for one in inputs:
            if not isinstance(one, Article):
                yield one
                continue
            key = key_of(one)
            for_whom = self._for_whom(one, key)
            if for_whom:
                self._open.append((key, for_whom))
                yield one

    def _for_whom(self, article: Article, key: int) -> tuple[GatheredStream, ...]:
        """The streams that have to look at an article; arrivals are counted on the way."""
        known = self._store.seen_by(key)
        audience = known[0] if known else frozenset()
        if known and self.gathered[0].stream.day - known[1] >= NOTED:
            self.present.add(key)
        # The same file under two names, or a copy that was made while we read.
        is_again = key in self._met
        self._met.add(key)
        found = []
        for one, delivered in zip(self.gathered, self._delivered, strict=True):
            stream = one.stream.known
            is_new = stream is None or stream.id not in audience or key in one.reopened
            if is_again:
                if is_new and key in one.considered and not self._is_out(one, article):
                    one.read += 1
                    one.identical.append(article)
                continue
            if is_new:
                one.considered.add(key)
                if not self._is_before_first(one, article):
                    self._arrived(one, article)
            if key in one.waited:
                one.released.add(key)
                found.append(one)
            elif (is_new or (self._catch_up and key not in delivered)) and not self._is_too_old(one, article):
                found.append(one)
        return tuple(found)

    def _arrived(self, one: GatheredStream, article: Article) -> None:
        source = self.source_of(article)
        count, latest = one.arrivals.get(source, (0, None))
        came = [time for time in (latest, article.arrived) if time is not None]
        one.arrivals[source] = (count + 1, max(came, default=None))

    def source_of(self, article: Article) -> ArticleSource:
        """The outlet, else the first folder below a PATH."""
        if article.outlet:
            return ArticleSource(" ".join(article.outlet.split()))
        path = article.path.partition("!")[0]
        for root in self._roots:
            if path.startswith(root):
                folder, slash, _ = path[len(root) :].partition("/")
                return ArticleSource(folder if slash else root.rstrip("/"), is_folder=True)
        return ArticleSource(path.rpartition("/")[0] or path, is_folder=True)

    def _is_out(self, one: GatheredStream, article: Article) -> bool:
        return self._is_before_first(one, article) or self._is_archived(one, article)

    def _is_too_old(self, one: GatheredStream, article: Article) -> bool:
        """Whether it is left out by its age alone; a kill of what was delivered is never too late."""
        if self._is_before_first(one, article):
            one.before_first.add(article)
            return True
        if self._is_archived(one, article) and not is_notice(article):
            one.archived.add(article)
            return True
        return False

    def _is_archived(self, one: GatheredStream, article: Article) -> bool:
        """Whether it was published before the border of `max_age`."""
        published = moment(article.published)
        lifts = _lifts(article, one.stream.window.zone)
        return published is not None and max(published, lifts) < one.stream.archive_before

    def _is_before_first(self, one: GatheredStream, article: Article) -> bool:
        """Whether it came before the day that a first digest covers."""
        window = one.stream.window
        if not window.is_first or self._catch_up:
            return False
        came = article.arrived if article.arrived is not None else moment(article.published)
        return came is not None and max(came, _lifts(article, window.zone)) < window.since

    def _take(self, one: GatheredStream, key: int, result: Hit | Reject) -> None:
        """One result, as the stream's own profile sees it."""
        score = next((score for score in result.scores if score.profile == one.stream.profile.id), None)
        may_speak = is_notice(result.article)
        if not (score is not None and score.hit) and self._is_embargoed(one, result.article):
            self._wait(one, key, result.article, score, may_speak=may_speak)
            return
        one.read += 1
        if score is not None and score.hit and not (may_speak and self._is_archived(one, result.article)):
            one.hits.append(NewArticle(key, Hit(article=result.article, scores=(score,), words=result.words)))
            return
        if may_speak:
            scores = (score,) if score else ()
            one.notices.append(NewArticle(key, Hit(article=result.article, scores=scores, words=result.words)))
        if score is not None and score.hit:
            return  # an old notice says something of what was delivered, or nothing
        if one.stream.settings.missed and not may_speak:
            scores = (score,) if score else ()
            one.others.add(Reject(article=result.article, scores=scores, words=result.words))
        if score is None or not (score.counted or score.contributions):
            one.no_match += 1
            return
        self._rejected(one, key, score, Reject(article=result.article, scores=(score,), words=result.words))

    def _is_embargoed(self, one: GatheredStream, article: Article) -> bool:
        return status_at(article, self._now, one.stream.window.zone) == "embargoed"

    def _wait(
        self, one: GatheredStream, key: int, article: Article, score: Score | None, *, may_speak: bool
    ) -> None:
        """What is under embargo waits where it would be told; else it is counted, and its headline named nowhere."""
        if may_speak or (score is not None and score.reason == Reason("status", "embargoed")):
            one.released.discard(key)
            lifts = moment(article.embargoed, one.stream.window.zone)
            one.waiting[key] = float("inf") if lifts is None else lifts
            return
        one.read += 1
        if score is None or not (score.counted or score.contributions):
            one.no_match += 1
        else:
            one.rejects.append(KeptReject(key, round(open_value(score), 1), "below_threshold", ""))

    def _rejected(self, one: GatheredStream, key: int, score: Score, reject: Reject) -> None:
        reason = score.reason or Reason("below_threshold")
        one.rejects.append(KeptReject(key, round(open_value(score), 1), reason.code, reason.by or ""))
        if reason.code == "below_threshold":
            one.passing.add(reject)
            if is_below(score) and not may_withdraw(reject.article):
                one.below.add(NewArticle(key, Hit(article=reject.article, scores=(score,), words=reject.words)))
            if score.value >= NEAR:
                one.near.append(reject)
        elif (score.threshold == "any" or open_value(score) >= score.threshold) and not may_withdraw(
            reject.article
        ):
            one.excluded.add(reject)


def is_notice(article: Article) -> bool:
    """Whether it may withdraw or correct an article that was delivered, though it is no hit itself."""
    if may_withdraw(article):
        return True
    return any(word in article.title or word in article.slug for word in ("CORRECT", "REFILE"))


def _lifts(article: Article, zone: tzinfo | None) -> float:
    """When its embargo lifts; long ago for most."""
    lifts = moment(article.embargoed, zone) if article.embargoed else None
    return float("-inf") if lifts is None else lifts
