"""What a digest left out of its stories: how much for each reason, and which articles."""

from collections.abc import Sequence

from msgspec.structs import replace

from triage.article import Article, moment
from triage.digest.gathering import GatheredStream
from triage.digest.notes import DigestOmissions, HeldReason
from triage.digest.telling import Telling
from triage.digest.untold import named
from triage.matcher import Matcher
from triage.profiles.model import Profile
from triage.report.rank import Ranked
from triage.scoring.score import Score

#: Those that are also named by their titles alone.
TITLES = 3
#: In which they are told.
_ORDER: tuple[HeldReason, ...] = (
    "first",
    "archive",
    "withdrawn",
    "top",
    "per_outlet",
    "quiet",
    "copies",
    "identical",
    "embargo",
)


def omissions(gathered: GatheredStream, telling: Telling, matcher: Matcher) -> tuple[DigestOmissions, ...]:
    """What is left out, by reason, each with its articles, the newest first."""
    stream = gathered.stream
    found = [_named(reason, [one.article for one in held]) for reason, held in telling.held.items() if held]
    if gathered.identical:
        found.append(_named("identical", gathered.identical))
    if gathered.before_first.added:
        old = _too_old("first", gathered.before_first, stream.profile, matcher)
        found.append(replace(old, at=stream.window.since))
    if gathered.archived.added:
        old = _too_old("archive", gathered.archived, stream.profile, matcher)
        found.append(replace(old, at=stream.archive_before))
    if gathered.waiting:
        lifts = min(gathered.waiting.values())
        found.append(
            DigestOmissions(
                reason="embargo", count=len(gathered.waiting), at=None if lifts == float("inf") else lifts
            )
        )
    return tuple(sorted(found, key=lambda held: _ORDER.index(held.reason)))


def _too_old(reason: HeldReason, old: Ranked[Article], profile: Profile, matcher: Matcher) -> DigestOmissions:
    """All of them by their number; of the newest those that the profile would have reported by their headlines."""
    newest = old.in_order()
    matched = matcher.match(newest, "verdict")
    wanted = [
        article
        for article, found in zip(newest, matched, strict=True)
        if any(score.profile == profile.id and (score.hit or _is_too_old(score)) for score in found.scores)
    ]
    return replace(_named(reason, wanted), count=old.added)


def _is_too_old(score: Score) -> bool:
    return score.reason is not None and (score.reason.code, score.reason.by) == ("filter", "max_age")


def _named(reason: HeldReason, articles: Sequence[Article]) -> DigestOmissions:
    """All of them, newest first; the first few also by their titles alone, as they came."""
    newest = sorted(
        articles, key=lambda one: (-(moment(one.published) or one.arrived or 0.0), one.path, one.index)
    )
    return DigestOmissions(
        reason=reason,
        count=len(articles),
        titles=tuple(one.title for one in articles[:TITLES]),
        articles=tuple(map(named, newest)),
    )
