"""What was worked out of articles before, found by all that it was made of: who is in them, which are one story, how a hit looks.

Names are costly to find, and an article's own are always the same, wherever it lies; so is the block of a hit in a list of thousands. The
key names the program, the recogniser, its data and the user's corrections; what is not known is made, and kept.
"""

import time
from collections.abc import Callable
from typing import Any

import msgspec

from triage.article import Article
from triage.cache.cache import DAY, CacheStore
from triage.entities.entity import Entity
from triage.hashing import blake2b

#: New ones are written so many at a time.
TOGETHER = 500


class ContentCache:
    """Values by the content that they were made of; `close` writes what is new."""

    def __init__(self, store: CacheStore, key: bytes) -> None:
        self._store = store
        self._key = key
        self._new: list[tuple[bytes, bytes]] = []
        self._used: list[bytes] = []
        self._today = int(time.time()) // DAY
        self._encode = msgspec.msgpack.Encoder().encode

    def value(self, content: Any, make: Callable[[], bytes]) -> bytes | None:
        """What was kept for this content, plain values and structs of them; else what is made now.

        None for content that cannot be kept: half a character, as broken sources have it.
        """
        digest = self._digest(content)
        if digest is None:
            return None
        kept = self._store.names(digest)
        if kept is not None:
            value, used = kept
            if used < self._today:
                self._used.append(digest)
            return value
        made = make()
        self._new.append((digest, made))
        if len(self._new) >= TOGETHER:
            self._write()
        return made

    def knows(self, content: Any) -> bool:
        """Whether something was kept for this content."""
        digest = self._digest(content)
        return digest is not None and self._store.names(digest) is not None

    def _digest(self, content: Any) -> bytes | None:
        try:
            return blake2b(self._encode(content), digest_size=16, key=self._key).digest()
        except UnicodeEncodeError:
            return None

    def close(self) -> None:
        """Keep what is new; nothing is asked after this."""
        has_new = bool(self._new)
        if has_new or self._used:
            self._write()
        if has_new:
            self._store.prune()
        self._store.close()

    def _write(self) -> None:
        self._store.keep_names(self._new, self._used)
        self._new, self._used = [], []


class RememberedNames:
    """A recogniser that asks the cache first."""

    def __init__(self, recognise: Callable[[Article], tuple[Entity, ...]], kept: ContentCache) -> None:
        self._recognise = recognise
        self._kept = kept

    def recognise(self, article: Article) -> tuple[Entity, ...]:
        """Entities in order of first mention, as the recogniser behind it finds them."""
        found = self._kept.value(_content_of(article), lambda: msgspec.msgpack.encode(self._recognise(article)))
        if found is None:
            return self._recognise(article)
        return msgspec.msgpack.decode(found, type=tuple[Entity, ...])

    def knows(self, article: Article) -> bool:
        """Whether the names of an article are kept."""
        return self._kept.knows(_content_of(article))


def _content_of(article: Article) -> tuple[object, ...]:
    """All that a recogniser may look at: where an article lies and when it came is no part of it."""
    return (
        article.title,
        article.abstract,
        article.body,
        article.byline,
        article.authors,
        article.credits,
        article.slug,
        article.keywords,
        article.outlet,
        article.language,
        article.published,
    )
