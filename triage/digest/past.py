"""What a stream has delivered lately, as articles that new ones can continue, correct or withdraw."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from triage.article import Article
from triage.digest.keys import key_of
from triage.digest.model import Digest, Past
from triage.digest.stream import DAY, Stream
from triage.report.report import Hit
from triage.state.packed import unpack
from triage.state.store import Kept, Store

#: Days for which an article is known by its text; for longer it is known by its key alone.
MEMORY = 30


class Told(Struct, frozen=True, kw_only=True):
    """A delivered article and the story it was delivered in."""

    key: int
    article: Article
    past: Past
    #: When it was delivered; a correction is younger than the story that it corrects.
    at: float
    #: Terms that counted in it.
    terms: frozenset[str] = frozenset()
    is_withdrawn: bool = False


def told(stream: Stream, store: Store) -> list[Told]:
    """The articles that a stream delivered in the last `MEMORY` days, oldest first."""
    if stream.known is None:
        return []
    fates = store.delivered(stream.known.id)
    since = stream.window.until - MEMORY * DAY
    return [one for digest in digests(store.digests(stream.known.id, since)) for one in _of(digest, fates)]


def digests(kept: Sequence[Kept]) -> Iterator[Digest]:
    """Those that are still kept whole and can be read."""
    for one in kept:
        if one.value is None:
            continue
        try:
            yield unpack(one.value, Digest)
        except ValueError:
            continue  # kept by a triage whose digests were others: its articles are known by their keys alone


def _of(digest: Digest, fates: dict[int, tuple[int, int, int]]) -> Iterator[Told]:
    for event in digest.events:
        # A kill is known by the fate of what it killed; its own words are those of every kill.
        if event.kind == "correction":
            yield _told(Hit(article=event.article, scores=(), words=0), event.past, digest, fates)
    for story in digest.stories:
        article = story.hit.article
        past = Past(
            digest=digest.id,
            number=story.number,
            title=article.title,
            outlet=article.outlet,
            delivered=digest.window.until,
        )
        for hit in (story.hit, *story.copies, *story.also):
            yield _told(hit, past, digest, fates)


def _told(hit: Hit, past: Past, digest: Digest, fates: dict[int, tuple[int, int, int]]) -> Told:
    key = key_of(hit.article)
    return Told(
        key=key,
        article=hit.article,
        past=past,
        at=digest.window.until,
        terms=frozenset(part.term for score in hit.scores for part in score.contributions if part.count),
        is_withdrawn=key in fates and fates[key][2] == 1,
    )
