"""Who and what is in an article, as it was recognised before: names are dear, and an article's own are always the same.

Found by the texts of the article, wherever it lies; the key names the recogniser, its data and the user's corrections.
"""

import time
from hashlib import blake2b

import msgspec

from triage.article import Article
from triage.cache.cache import DAY, CacheStore
from triage.entities.entity import Entity, Recogniser

#: New ones are written so many at a time.
TOGETHER = 500


class RememberedNames:
    """A recogniser that asks the cache first; `close` writes what is new."""

    def __init__(self, recogniser: Recogniser, store: CacheStore, key: bytes) -> None:
        self._recogniser = recogniser
        self._store = store
        self._key = key
        self._new: list[tuple[bytes, bytes]] = []
        self._used: list[bytes] = []
        self._today = int(time.time()) // DAY

    def recognise(self, article: Article) -> tuple[Entity, ...]:
        """Entities in order of first mention, as the recogniser behind it finds them."""
        digest = self._digest(article)
        if digest is None:
            return self._recogniser.recognise(article)
        kept = self._store.names(digest)
        if kept is not None:
            blob, used = kept
            if used < self._today:
                self._used.append(digest)
            return msgspec.msgpack.decode(blob, type=tuple[Entity, ...])
        found = self._recogniser.recognise(article)
        self._new.append((digest, msgspec.msgpack.encode(found)))
        if len(self._new) >= TOGETHER:
            self._write()
        return found

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

    def _digest(self, article: Article) -> bytes | None:
        """Names all of an article that a recogniser may look at; None where it holds half a character."""
        # Where it lies and when it came is no part of it.
        told = (
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
        try:
            return blake2b(msgspec.msgpack.encode(told), digest_size=16, key=self._key).digest()
        except UnicodeEncodeError:
            return None
