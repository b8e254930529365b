"""Articles below the threshold that are told with a story that reached it, since they say something new of it."""

from collections.abc import Iterator

from msgspec.structs import replace

from triage.article import Article
from triage.digest.gathering import GatheredStream, KeptReject, NewArticle
from triage.digest.past import Recollection
from triage.digest.telling import Telling
from triage.matcher import Matcher
from triage.stories.candidates import candidates


def lifts_of(gathered: GatheredStream, known: Recollection, matcher: Matcher) -> list[NewArticle]:
    """What is below the threshold and may be a version of a story above it, now or delivered, with its matches."""
    below = gathered.below.in_order()
    stories = [*(one.hit.article for one in gathered.hits), *(one.article for one in known.told)]
    sharing = candidates((one.hit.article for one in below), stories) if below and stories else iter(())
    kept = [one for one, shares in zip(below, sharing, strict=False) if shares]
    profile = gathered.stream.profile.id
    kept = [one for one in kept if matcher.passes(one.hit.article, one.hit.words, profile)]
    matched = matcher.match([one.hit.article for one in kept], "all")
    return [
        replace(one, hit=replace(one.hit, scores=tuple(each for each in found.scores if each.profile == profile)))
        for one, found in zip(kept, matched, strict=True)
    ]


def lifted(telling: Telling) -> frozenset[Article]:
    """What is below the threshold and told with its story."""
    told = (one for plan in telling.plans for one in (plan.main, *plan.others))
    return frozenset(one.article for one in told if one.is_lifted)


def rejects_of(gathered: GatheredStream, telling: Telling) -> Iterator[KeptReject]:
    """All but those that are told with their stories."""
    told = {one.new.key for plan in telling.plans for one in (plan.main, *plan.others) if one.is_lifted}
    return (one for one in gathered.rejects if one.key not in told)
