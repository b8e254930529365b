"""Delivered digests again: whole, or for one article why it was in one, or why not."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from triage.article import Article
from triage.digest.gathering import KeptReject
from triage.digest.keys import key_of
from triage.digest.model import Digest
from triage.digest.notes import HeldArticle
from triage.digest.untold import untold
from triage.errors import UsageError
from triage.profiles.model import Profile
from triage.state.kept import KeptDigest
from triage.state.packed import unpack
from triage.state.store import StateStore

LAST = "last"
FateKind = Literal[
    "story", "copy", "event", "delivered", "left", "held", "unmatched", "earlier", "later", "unknown"
]
#: Reasons for which a hit is held back; the others are those of rejects.
HELD = frozenset({"top", "per_outlet", "quiet", "copies", "withdrawn"})


def kept_digest(store: StateStore, handle: str) -> KeptDigest:
    """The digest of that id, `last` being the latest; UsageError where there is none."""
    handles = store.handles()
    if not handles:
        raise UsageError("no digest was delivered yet", "triage digest FOLDER")
    kept = store.digest(handles[0] if handle == LAST else handle)
    if kept is None:
        from triage.profiles.toml.hints import did_you_mean

        hint = did_you_mean(handle, handles) or "the latest is " + handles[0]
        raise UsageError(f"no digest {handle!r} was delivered", hint)
    return kept


def delivered_digest(store: StateStore, handle: str) -> Digest:
    """A delivered digest as it was; UsageError where it is not kept any more."""
    return whole(kept_digest(store, handle))


def whole(kept: KeptDigest) -> Digest:
    """The value of a kept digest."""
    if kept.value is None:
        raise UsageError(f"the digest {kept.handle} was delivered, but its text is no longer kept", PRUNED)
    try:
        return unpack(kept.value, Digest)
    except ValueError:
        raise UsageError(f"the digest {kept.handle} was kept by another version of triage") from None


PRUNED = "triage state prune empties old digests"


class Fate(Struct, frozen=True, kw_only=True):
    """What a digest did with an article.

    story, copy, event: in it, as story `number`, with it, or as the notice of an event. delivered: in another digest
    of the same name, `digest`. left, held: read and not shown, for `left`'s reason. unmatched: read, and nothing in it
    matched, or too old. earlier, later: considered for another digest before or after. unknown: never read.
    """

    kind: FateKind
    number: int = 0
    digest: str = ""
    left: KeptReject | None = None


def fate_of(store: StateStore, kept: KeptDigest, article: Article) -> Fate:
    """The fate of an article as it was stored, whatever has become of the files."""
    key = key_of(article)
    where = store.where_delivered(kept.stream, key)
    if where is not None:
        number = where[1]
        if where[0] != kept.id:
            other = store.digest_numbered(where[0])
            return Fate(kind="delivered", number=number, digest=other.handle if other else "")
        is_main = kept.value is not None and any(key_of(story.hit.article) == key for story in whole(kept).stories)
        return Fate(kind="story" if is_main else "copy" if number else "event", number=number)
    rejects = unpack(kept.rejects, list[KeptReject]) if kept.rejects else []
    left = next((one for one in rejects if one.key == key), None)
    if left is not None:
        return Fate(kind="held" if left.code in HELD else "left", left=left)
    run = store.run_of(key)
    if run is None:
        return Fate(kind="unknown")
    if run == kept.run:
        return Fate(kind="unmatched")
    return Fate(kind="earlier" if run < kept.run else "later")


def articles_of(digest: Digest) -> Iterator[Article]:
    """Every article that a digest holds whole."""
    for story in digest.stories:
        yield story.hit.article
        yield from (hit.article for hit in (*story.copies, *story.also))
    yield from (event.article for event in digest.events)
    yield from (miss.reject.article for miss in (*digest.passing, *digest.excluded))
    if digest.spot_check:
        yield digest.spot_check.reject.article


def story_article(digest: Digest, number: int) -> Article:
    """The main article of a story; UsageError where there is none of that number."""
    if not 1 <= number <= len(digest.stories):
        count = len(digest.stories)
        has = {0: "no story", 1: "1 story"}.get(count, f"{count} stories")
        raise UsageError(f"the digest {digest.id} has {has}; there is no {number}", "a path or an id works too")
    return digest.stories[number - 1].hit.article


def numbered_article(digest: Digest, number: int) -> Article | HeldArticle:
    """The main article of a story, or what was folded or held back under a number behind theirs.

    What was held back is known by its place alone: the digest does not keep its text.
    """
    if number <= len(digest.stories):
        return story_article(digest, number)
    for one in untold(digest):
        if one.number == number:
            return one.kept or one.article
    return story_article(digest, number)


def profile_then(kept: KeptDigest) -> Profile:
    """The profile as it was, with all its lists."""
    try:
        return unpack(kept.profile_value, Profile)
    except ValueError:
        raise UsageError(f"the profile of {kept.handle} was kept by another version of triage") from None
