"""The one module that knows the order: articles → matching → scoring → filters of the run → report.

`results` streams in input order and keeps nothing; `report` ranks, cuts and dresses what people look at. What reads
files and what prints is handed in.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from triage._version import __version__
from triage.article import Article
from triage.errors import Problem
from triage.matcher import RULES_VERSION, Detail, Matched, Matcher
from triage.profiles.model import Profile
from triage.readers.reading import KnownResult
from triage.readers.walk import LeftAlone
from triage.report.dates import Dates
from triage.report.late import Details, LateHits, Remember, add_details, with_details
from triage.report.report import Hit, ProfileUse, Reject, Report, Run, Stats, Story
from triage.scoring.score import LIKELY, Reason, Score, is_below

#: Articles matched together: one pass of the tokeniser (64 measured best on 8.9 MB of wire copy).
BATCH = 64
#: Characters of their bodies that are held until they are matched.
CHARACTERS = 1 << 20
#: Rejects kept for the "passing" and "excluded" lines of formats for people.
NEAR_MISSES = 50
#: Articles below the threshold, the best ones, of which some may be versions of stories above it.
LIFTABLE = 10_000


class PrintedHit(Hit, frozen=True, kw_only=True):
    """A hit of which another process has made what is printed of it in a stream."""

    line: str


class PrintedReject(Reject, frozen=True, kw_only=True):
    """A reject of which another process has made what is printed of it in a stream."""

    line: str


Input = Article | KnownResult | Problem | LeftAlone
#: Is told the results of articles that came without, batch by batch, in their order.
Learn = Callable[[Sequence[Article], Sequence[Matched]], None]


class Choice(Struct, frozen=True, kw_only=True):
    """What the run reports."""

    #: Articles outside are rejects with the reason `dates`.
    dates: Dates = Dates()
    #: Asked for each hit: why the run does not want it; None where it does.
    reject_reason: Callable[[Article], Reason | None] | None = None
    top: int | None = None
    #: Each story once, before `top` counts.
    fold: bool = False
    #: The copies stay among the hits all the same, for formats that tell stories apart.
    keep_copies: bool = False
    #: An article below the threshold stands in a story that reached it, if it is a version of it.
    lift: bool = False
    rejects: bool = False
    #: How much of each score is made; formats that print only paths need the verdict alone.
    detail: Detail = "hits"
    details: Details = Details()
    #: Knows the stories of former runs.
    remember: Remember | None = None


def results(
    inputs: Iterable[Input], matcher: Matcher, choice: Choice, stats: Stats, learn: Learn | None = None
) -> Iterator[Hit | Reject | Problem]:
    """One hit, reject or problem for each input, in input order; `stats` is counted along the way."""
    iterator = iter(inputs)
    asked = _Asked(matcher.profiles)
    while batch := _batch(iterator):
        fresh = [one for one in batch if isinstance(one, Article)]
        matched = matcher.match(fresh, choice.detail) if fresh else []
        if learn is not None:
            learn(fresh, matched)
        pairs = zip(fresh, matched, strict=True)
        for one in batch:
            if isinstance(one, Problem):
                stats.problems += 1
                yield one
            elif isinstance(one, LeftAlone):
                stats.left_alone += 1
            else:
                line = None
                if isinstance(one, KnownResult):
                    article, found, line = one.article, one.matched, one.line
                else:
                    article, found = next(pairs)
                result = _result(found.with_language(article), found, choice, stats, line)
                _count(result, stats)
                if isinstance(result, Hit):
                    asked.count(result.article, stats)
                yield result


def _batch(inputs: Iterator[Input]) -> list[Input]:
    """The next `BATCH`, or as many as hold `CHARACTERS` together."""
    batch: list[Input] = []
    characters = 0
    for one in inputs:
        batch.append(one)
        if isinstance(one, Article):
            characters += len(one.body)
        if len(batch) == BATCH or characters > CHARACTERS:
            break
    return batch


class _Asked:
    """What filters ask of articles, so that hits which do not say it are counted: they pass."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        filters = [each.filter for each in profiles]
        self._language = asks_language(profiles)
        self._outlet = any(one.outlets or one.exclude_outlets for one in filters)
        self._length = any(one.min_words is not None or one.max_words is not None for one in filters)
        self._age = any(one.max_age is not None for one in filters)

    def count(self, hit: Article, stats: Stats) -> None:
        """Count what a hit does not say."""
        stats.unknown_language += self._language and not hit.language
        stats.unknown_outlet += self._outlet and not hit.outlet
        stats.unknown_length += self._length and not hit.body
        stats.unknown_age += self._age and not hit.published and hit.arrived is None


def asks_language(profiles: Iterable[Profile]) -> bool:
    """Whether some profile goes by the language of articles."""
    return any(each.languages or each.filter.languages for each in profiles)


def report(
    run: Run,
    inputs: Iterable[Input],
    matcher: Matcher,
    choice: Choice,
    stats: Stats | None = None,
    learn: Learn | None = None,
    see: Callable[[Hit | Reject | Problem], None] | None = None,
) -> Report:
    """Everything at once, hits in rank order; each gets its details when it is taken.

    `see` is shown every result as it comes, also those that the report does not keep.
    """
    from triage.report.rank import miss_key

    stats = Stats() if stats is None else stats
    gathered = _Gathered(choice)
    for result in results(inputs, matcher, choice, stats, learn):
        if see is not None:
            see(result)
        gathered.add(result)
    stats.cut = gathered.hits.cut
    ranked = gathered.hits.in_order()
    _foresee(ranked, choice)
    lifts = _liftable(gathered.below.in_order(), ranked, matcher, choice) if choice.lift else []
    hits, stories, lifted = _folded(ranked, gathered.notices, lifts, choice, stats)
    return Report(
        run=run,
        hits=LateHits(hits, partial(add_details, how=choice.details), choice.details.expect),
        rejects=tuple(
            one for one in sorted(gathered.rejects, key=miss_key) if not lifted or _place(one) not in lifted
        ),
        stories=stories,
        problems=tuple(gathered.problems),
        stats=stats,
        near_misses=tuple(one for one in gathered.misses.in_order() if not lifted or _place(one) not in lifted),
    )


def _foresee(ranked: Sequence[Hit], choice: Choice) -> None:
    """Say of whom the names will be asked for; those that are passing mentions come last, and nobody asks for them."""
    if choice.details.foresee is not None:
        first = ranked[: choice.top]
        count = sum(1 for hit in first if hit.scores[0].threshold != "any" or hit.score >= LIKELY)
        choice.details.foresee([hit.article for hit in ranked], count)


class _Gathered:
    """The results of a run, as far as its report keeps them."""

    def __init__(self, choice: Choice) -> None:
        from triage.report.rank import Ranked, miss_key, rank_key
        from triage.stories.marks import may_withdraw

        self._choice = choice
        self._may_withdraw = may_withdraw
        self.hits: Ranked[Hit] = Ranked(None if choice.fold else choice.top, rank_key)
        #: Rejects: those that come nearest, those that a story may lift, notices of withdrawals, and all that are asked for.
        self.misses: Ranked[Reject] = Ranked(NEAR_MISSES, miss_key)
        self.below: Ranked[Reject] = Ranked(LIFTABLE, miss_key)
        self.notices: list[Reject] = []
        self.rejects: list[Reject] = []
        self.problems: list[Problem] = []

    def add(self, result: Hit | Reject | Problem) -> None:
        """The next result."""
        if isinstance(result, Hit):
            self.hits.add(result)
        elif isinstance(result, Problem):
            self.problems.append(result)
        else:
            self._add_reject(result)

    def _add_reject(self, reject: Reject) -> None:
        choice = self._choice
        if reject.scores:
            self.misses.add(reject)
        if choice.fold and self._may_withdraw(reject.article):
            self.notices.append(reject)
        elif choice.lift and any(map(is_below, reject.scores)):
            self.below.add(reject)
        if choice.rejects:
            self.rejects.append(reject)


def _place(one: Reject) -> tuple[str, int]:
    return one.article.path, one.article.index


def _folded(
    ranked: tuple[Hit, ...], notices: list[Reject], lifts: list[Reject], choice: Choice, stats: Stats
) -> tuple[tuple[Hit, ...], tuple[Story, ...], frozenset[tuple[str, int]]]:
    """The hits that are listed, their stories, and the places of rejects that stand in these."""
    if not choice.fold or len(ranked) + len(notices) + len(lifts) < 2:
        return ranked, (), frozenset()
    from triage.report.fold import fold

    folded = fold(
        ranked,
        choice.top,
        keep_copies=choice.keep_copies,
        notices=notices,
        lifts=lifts,
        remember=choice.remember,
    )
    stats.copies, stats.cut, stats.lifted = folded.copies, folded.cut, len(folded.lifted)
    return folded.hits, folded.stories, folded.lifted


def _liftable(below: Sequence[Reject], ranked: Sequence[Hit], matcher: Matcher, choice: Choice) -> list[Reject]:
    """What may be a version of a story that reached the threshold, with its matches; filters and dates hold for it."""
    if not below or not ranked:
        return []
    from triage.stories.candidates import candidates

    sharing = candidates((one.article for one in below), (hit.article for hit in ranked))
    kept = [one for one, shares in zip(below, sharing, strict=True) if shares and not _kept_out(one, choice)]
    matched = matcher.match([one.article for one in kept], "all")
    found = []
    for one, again in zip(kept, matched, strict=True):
        scores = tuple(score for score in again.scores if matcher.passes(one.article, one.words, score.profile))
        if scores:
            found.append(Reject(article=one.article, scores=scores, words=one.words))
    return found


def _kept_out(one: Reject, choice: Choice) -> bool:
    if choice.dates.outside(one.article):
        return True
    return choice.reject_reason is not None and choice.reject_reason(one.article) is not None


def line_of(article: Article, matched: Matched, choice: Choice, record: Callable[[Hit | Reject], str]) -> str:
    """What `record` prints of an article and its result, for whoever makes it in another process."""
    result = _result(matched.with_language(article), matched, choice, Stats())
    return record(with_details(result, choice.details) if isinstance(result, Hit) else result)


def _result(
    article: Article, matched: Matched, choice: Choice, stats: Stats, line: str | None = None
) -> Hit | Reject:
    if not matched.is_hit:
        return _reject(article, matched, matched.scores, line)
    reason = None
    if choice.dates.are_asked_for:
        stats.by_arrival += choice.dates.by_arrival(article)
        side = choice.dates.outside(article)
        reason = Reason("dates", side) if side else None
    if reason is None and choice.reject_reason is not None:
        reason = choice.reject_reason(article)
    if reason is not None:
        return _reject(article, matched, tuple(_rejected(score, reason) for score in matched.scores), line)
    if line is None:
        return Hit(article=article, scores=matched.scores, words=matched.words)
    return PrintedHit(article=article, scores=matched.scores, words=matched.words, line=line)


def _reject(article: Article, matched: Matched, scores: tuple[Score, ...], line: str | None) -> Reject:
    if line is None:
        return Reject(article=article, scores=scores, words=matched.words)
    return PrintedReject(article=article, scores=scores, words=matched.words, line=line)


def _rejected(score: Score, reason: Reason) -> Score:
    return replace(score, hit=False, reason=reason) if score.hit else score


def _count(result: Hit | Reject, stats: Stats) -> None:
    stats.articles += 1
    article = result.article
    if isinstance(result, Hit):
        stats.hits += 1
        stats.undated += not article.published
        return
    stats.rejects += 1
    if not result.scores:
        stats.no_match += 1
        return
    reason = result.scores[0].reason
    code = reason.code if reason else "below_threshold"
    setattr(stats, code, getattr(stats, code) + 1)


def run_of(profiles: Iterable[Profile], arguments: dict[str, Any]) -> Run:
    """The record of a run: enough to repeat it."""
    uses = tuple(
        ProfileUse(id=each.id, title=each.title, sha256=each.sha256, threshold=each.threshold) for each in profiles
    )
    return Run(version=__version__, rules_version=RULES_VERSION, profiles=uses, arguments=arguments)
