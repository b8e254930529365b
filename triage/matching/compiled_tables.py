"""What was compiled of large profiles, kept for the next run: the patterns of all literals, and what near spellings are looked for.

Plain values as `marshal` writes them, a second's work of ten thousand terms read in a tenth of it. Small profiles are
compiled sooner than a file is looked for.
"""

import marshal
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from triage.matching.sealed import SealedFile

#: How the files are called.
NAME = "tables-{}.marshal"
#: Under which name the patterns stand; vocabularies stand under their keys.
PATTERNS = "patterns"
#: Vocabularies of which something is kept, and the most bytes of all.
VOCABULARIES, MOST = 4, 1 << 25
#: Language, accents and likely language of a vocabulary.
VocabularyKey = tuple[str, str, str]


class CompiledTables:
    """The tables of one set of profiles under one program; `key` names all of that, and is asked for when it is needed."""

    def __init__(self, folder: Path, key: Callable[[], bytes | None] | bytes | None) -> None:
        self._file = SealedFile(folder, NAME, key)
        self._folder = folder
        self._read: dict[str, Any] | None = None
        #: What was there at the beginning.
        self._names: frozenset[str] = frozenset()

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as folder and key."""
        return CompiledTables, (self._folder, self._file.key)

    def patterns(self) -> Any:
        """The patterns of all literals, as `PatternTable` stored them; None where they are not known. Handed out once."""
        return self._taken(PATTERNS)

    def fuzzy(self, vocabulary: VocabularyKey) -> Any:
        """What near spellings are looked for, as the `FuzzyIndex` of a vocabulary stored it. Handed out once."""
        return self._taken("\0".join(vocabulary))

    def keep(self, patterns: Callable[[], Any], fuzzy: Mapping[VocabularyKey, Callable[[], Any]]) -> None:
        """Write what was compiled in this run, if there is anything new."""
        new = {name: make for key, make in fuzzy.items() if (name := "\0".join(key)) not in self._names}
        if (PATTERNS in self._names and not new) or self._file.key is None:
            return
        whole = self._kept()
        room = VOCABULARIES - len(whole.keys() - {PATTERNS})
        coming = {name: make for name, make in new.items() if name not in whole}
        if PATTERNS in whole and (room <= 0 or not coming):
            return
        whole |= {name: make() for name, make in list(coming.items())[: max(0, room)]}
        if PATTERNS not in whole:
            whole[PATTERNS] = patterns()
        content = marshal.dumps(whole)
        if len(content) <= MOST:
            self._file.write(content)

    def _taken(self, name: str) -> Any:
        if self._read is None:
            self._read = self._kept()
            self._names = frozenset(self._read)
        return self._read.pop(name, None)

    def _kept(self) -> dict[str, Any]:
        content = self._file.read()
        try:
            return {} if content is None else marshal.loads(content)
        except (ValueError, EOFError, TypeError):
            return {}
