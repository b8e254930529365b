"""Words that mean nothing to the terms of a run: known from former runs, so that nobody works it out again.

Most of the words of any article are such, and a run over the news of a day has met nearly all of them before. The file
holds plain words.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from triage.matching.sealed import SealedFile

#: How the files are called.
NAME = "words-{}.msgpack"
#: Words that are kept for one language; so many new ones are worth writing.
MOST, WORTHWHILE = 200_000, 1_000
#: Words that are longer are hardly met twice.
LONGEST = 40
#: Language, accents and likely language of a vocabulary.
VocabularyKey = tuple[str, str, str]


class SilentWords:
    """The silent words of one set of profiles under one program; `key` names all of that, and is asked for when it is needed."""

    def __init__(self, folder: Path, key: Callable[[], bytes | None] | bytes | None) -> None:
        self._folder = folder
        self._asked = key
        self._read: dict[VocabularyKey, frozenset[str]] | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as folder and key."""
        return SilentWords, (self._folder, self._file.key)

    @cached_property
    def _file(self) -> "SealedFile":
        from triage.matching.sealed import SealedFile

        return SealedFile(self._folder, NAME, self._asked)

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
        if sum(map(len, met.values())) < WORTHWHILE or self._file.key is None:
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
        with suppress(UnicodeEncodeError):
            self._file.write(msgspec.msgpack.encode(told))

    def _known(self) -> dict[VocabularyKey, frozenset[str]]:
        content = self._file.read()
        try:
            read = {} if content is None else msgspec.msgpack.decode(content, type=dict[str, str])
        except msgspec.MsgspecError:
            return {}
        found: dict[VocabularyKey, frozenset[str]] = {}
        for name, words in read.items():
            language, accents, likely = name.split("\0")
            found[language, accents, likely] = frozenset(words.split("\n"))
        return found
