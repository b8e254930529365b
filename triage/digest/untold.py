"""What a digest folded or held back, one by one: numbered behind its stories, so that each can be opened."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from triage.article import Article, moment
from triage.digest.model import Digest
from triage.digest.notes import HeldArticle, HeldReason
from triage.report.report import Hit

#: Headlines that a digest names by itself.
NAMED = 20


Reason = Literal["copy", "version", "event"] | HeldReason


class Untold(Struct, frozen=True, kw_only=True):
    """An article that has no place of its own in a digest."""

    #: Behind those of the stories; by it `triage show N --digest ID` knows the article.
    number: int
    article: HeldArticle
    #: A copy or an earlier version below a story, or another article on its event; or why it was held back.
    reason: Reason
    #: The story of this digest that it stands below; 0 where it stands below none.
    story: int = 0
    #: The whole article, where the digest keeps it.
    kept: Article | None = None


def untold(digest: Digest) -> tuple[Untold, ...]:
    """All of them: what stands below the stories, in their order, then what was held back, by reason."""
    return tuple(_numbered(digest))


def newest(entries: tuple[Untold, ...], most: int = NAMED) -> tuple[Untold, ...]:
    """The latest of them, in the order of all."""
    if len(entries) <= most:
        return entries
    latest = sorted(entries, key=lambda one: (-(moment(one.article.published) or 0.0), one.number))[:most]
    return tuple(sorted(latest, key=lambda one: one.number))


def _numbered(digest: Digest) -> Iterator[Untold]:
    number = len(digest.stories)
    for story in digest.stories:
        below: list[tuple[Hit, Reason]] = [(hit, "version" if is_version(hit) else "copy") for hit in story.copies]
        below += [(hit, "event") for hit in story.also]
        below += [(hit, "copy") for hit in story.also_copies]
        for hit, reason in below:
            number += 1
            yield Untold(
                number=number, article=named(hit.article), reason=reason, story=story.number, kept=hit.article
            )
    for held in digest.held:
        for article in held.articles:
            number += 1
            yield Untold(number=number, article=article, reason=held.reason)


def is_version(hit: Hit) -> bool:
    """Whether it is more than a copy of the article above it."""
    return hit.story is not None and (hit.story.is_outdated or hit.story.role not in ("main", "copy"))


def named(article: Article) -> HeldArticle:
    """An article, as far as a line about it needs."""
    return HeldArticle(
        title=article.title or " ".join(article.body[:80].split()),
        outlet=article.outlet,
        published=article.published,
        path=article.path,
        index=article.index,
    )
