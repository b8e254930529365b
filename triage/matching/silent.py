"""Words that mean nothing to the terms of a run: known from former runs, so that nobody works it out again.

Most of the words of any article are such, and a run over the news of a day has met nearly all of them before. The file
holds plain words below a seal of what decides: another program, library, profile or setting, a damaged file or anybody else's is not
believed, and costs the run its head start alone.
"""

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from triage.hashing import blake2b

#: How the files are called; other keys have files of their own, of which the latest stay.
NAME, FILES = "words-{}.msgpack", 8
#: Words that are kept for one language; so many new ones are worth writing.
MOST, WORTHWHILE = 200_000, 1_000
#: Words that are longer are hardly met twice.
LONGEST = 40
#: Language, accents and likely language of a vocabulary.
VocabularyKey = tuple[str, str, str]


class SilentWords:
    """Those of one set of profiles under one program; `key` names all of that, and is asked for when it is needed."""

    def __init__(self, folder: Path, key: Callable[[], bytes | None] | bytes | None) -> None:
        self._folder = folder
        self._asked = key
        self._read: dict[VocabularyKey, frozenset[str]] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as folder and key."""
        return SilentWords, (self._folder, self._key)

    @property
    def _key(self) -> bytes | None:
        if callable(self._asked):
            self._asked = self._asked()
        return self._asked

    def of(self, vocabulary: VocabularyKey) -> frozenset[str]:
        """The words that mean nothing to a vocabulary."""
        if self._read is None:
            self._read = self._known()
        return self._read.get(vocabulary, frozenset())

    def keep(self, vocabularies: Mapping[VocabularyKey, Mapping[str, object]]) -> None:
        """Write what was learned, if it is worth it; nothing may go wrong with that."""
        met = {
            key: {word for word, meaning in meanings.items() if meaning is None and len(word) <= LONGEST}
            for key, meanings in vocabularies.items()
        }
        # A small run need not even know what would decide.
        if sum(map(len, met.values())) < WORTHWHILE or self._key is None:
            return
        kept = self._known() if self._read is None else dict(self._read)
        learned = 0
        for key, words in met.items():
            known = kept.get(key, frozenset())
            if len(known) < MOST and (new := words - known):
                learned += len(new)
                kept[key] = known | frozenset(sorted(new)[: MOST - len(known)])
        if learned < WORTHWHILE:
            return
        told = {"\0".join(key): "\n".join(sorted(words)) for key, words in kept.items()}
        with suppress(OSError, UnicodeEncodeError):
            content = msgspec.msgpack.encode(told)
            file = self._file()
            aside = file.with_suffix(f".{os.getpid()}")
            try:
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                aside.touch(mode=0o600)
                aside.write_bytes(self._seal(content) + content)
                aside.replace(file)
            finally:
                aside.unlink(missing_ok=True)
            self._drop_old()

    def _known(self) -> dict[VocabularyKey, frozenset[str]]:
        if self._key is None:
            return {}
        file = self._file()
        try:
            told = file.read_bytes()
            if told[:16] != self._seal(told[16:]):
                return {}
            read = msgspec.msgpack.decode(told[16:], type=dict[str, str])
            # The files that were of use last stay.
            if file.stat().st_mtime < time.time() - 86400:
                os.utime(file)
        except (OSError, msgspec.MsgspecError):
            return {}
        found: dict[VocabularyKey, frozenset[str]] = {}
        for name, words in read.items():
            language, accents, likely = name.split("\0")
            found[language, accents, likely] = frozenset(words.split("\n"))
        return found

    def _file(self) -> Path:
        return self._folder / NAME.format((self._key or b"").hex())

    def _seal(self, content: bytes) -> bytes:
        return blake2b(content, digest_size=16, key=self._key or b"").digest()

    def _drop_old(self) -> None:
        files = sorted(self._folder.glob(NAME.format("*")), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[FILES:]:
            file.unlink(missing_ok=True)
