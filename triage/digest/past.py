"""What a stream has delivered lately, as articles that new ones can continue, correct or withdraw."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from triage.article import Article
from triage.digest.keys import key_of
from triage.digest.model import Digest, Past
from triage.digest.stream import DAY, DigestStream
from triage.report.report import Hit
from triage.scoring.score import Score
from triage.state.kept import KeptDigest
from triage.state.packed import unpack
from triage.state.store import StateStore
from triage.stories.links import FOLLOWS
from triage.stories.marks import mark_of

#: Days for which an article is known by its text; for longer it is known by its key alone.
MEMORY = 30


class PastArticle(Struct, frozen=True, kw_only=True):
    """A delivered article and the story it was delivered in."""

    key: int
    article: Article
    past: Past
    #: When it was delivered; a correction is younger than the story that it corrects.
    at: float
    #: Terms that counted in it.
    terms: frozenset[str] = frozenset()
    #: By which an update below the threshold ranks.
    score: Score | None = None
    is_withdrawn: bool = False
    #: Not so for what was withdrawn before it could be delivered: no reader knows it.
    is_delivered: bool = True
    #: The digest and the number of the story that it continues, from the first part on.
    root: tuple[str, int] = ("", 0)


class Recollection(Struct, frozen=True, kw_only=True):
    """What a stream remembers by its text."""

    told: tuple[PastArticle, ...] = ()
    #: Notices of the last days that withdrew nothing that was there yet.
    notices: tuple[Article, ...] = ()
    #: Boilerplate that was met.
    stock: frozenset[int] = frozenset()


def past(stream: DigestStream, store: StateStore) -> Recollection:
    """What a stream delivered and met in the last `MEMORY` days, oldest first."""
    if stream.known is None:
        return Recollection()
    fates = store.delivered(stream.known.id)
    until = stream.window.until
    found = list(digests(store.digests(stream.known.id, until - MEMORY * DAY)))
    roots: Roots = {}
    return Recollection(
        told=tuple(one for digest in found for one in _of(digest, fates, roots)),
        notices=tuple(
            notice for digest in found if digest.window.until >= until - FOLLOWS for notice in _notices(digest)
        ),
        stock=frozenset(number for digest in found for number in digest.memory.stock),
    )


def digests(kept: Sequence[KeptDigest]) -> Iterator[Digest]:
    """The digests that are still kept whole and can be read."""
    for one in kept:
        if one.value is None:
            continue
        try:
            yield unpack(one.value, Digest)
        except ValueError:
            continue  # kept by a triage whose digests were others: its articles are known by their keys alone


def _notices(digest: Digest) -> Iterator[Article]:
    yield from digest.memory.notices
    yield from (story.hit.article for story in digest.stories if _withdraws(story.hit.article))


def _withdraws(article: Article) -> bool:
    return mark_of(article).kind == "withdrawal"


Fates = dict[int, tuple[int, int, int]]
#: Story → its first part.
Roots = dict[tuple[str, int], tuple[str, int]]


def _of(digest: Digest, fates: Fates, roots: Roots) -> Iterator[PastArticle]:
    for event in digest.events:
        # A kill is known by the fate of what it killed; its own words are those of every kill.
        if event.kind == "correction":
            past = event.past
            yield _told(Hit(article=event.article, scores=(), words=0), past, digest, fates, _root(past, roots))
    for article in digest.memory.killed:
        gone = Past(
            digest=digest.id, number=0, title=article.title, outlet=article.outlet, delivered=digest.window.until
        )
        yield PastArticle(
            key=key_of(article),
            article=article,
            past=gone,
            at=gone.delivered,
            is_withdrawn=True,
            is_delivered=False,
        )
    for story in digest.stories:
        article = story.hit.article
        was = Past(
            digest=digest.id,
            number=story.number,
            title=article.title,
            outlet=article.outlet,
            delivered=digest.window.until,
        )
        root = roots[digest.id, story.number] = _root(story.past or was, roots)
        # A notice that was a hit itself is no story that goes on.
        for hit in (one for one in (story.hit, *story.copies) if not _withdraws(one.article)):
            yield _told(hit, was, digest, fates, root)
        # Of the same event, and of another story.
        for hit in (one for one in (*story.also, *story.also_copies) if not _withdraws(one.article)):
            yield _told(hit, was, digest, fates, ("", 0))


def _root(past: Past, roots: Roots) -> tuple[str, int]:
    own = (past.digest, past.number)
    return roots.get(own, own)


def _told(hit: Hit, past: Past, digest: Digest, fates: Fates, root: tuple[str, int]) -> PastArticle:
    key = key_of(hit.article)
    return PastArticle(
        key=key,
        article=hit.article,
        past=past,
        at=digest.window.until,
        terms=frozenset(part.term for score in hit.scores for part in score.contributions if part.count),
        score=next(iter(hit.scores), None),
        is_withdrawn=key in fates and fates[key][2] == 1,
        root=root,
    )
