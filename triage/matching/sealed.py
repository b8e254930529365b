"""Files in the folder of the cache with what was worked out of profiles: believed under their own seal alone.

Another program, library, profile or setting asks for another file; a damaged one, or anybody else's, is not believed, and
costs the run its head start alone. A file is written aside and put in its place whole, whoever writes beside us.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from triage.hashing import blake2b

#: Files of one kind that stay, those of the latest use.
FILES = 8
DAY = 86400
_SEAL = 16


class SealedFile:
    """One such file; `key` names all that decides what is in it, and is asked for when it is needed. None: nothing is kept."""

    def __init__(self, folder: Path, name: str, key: Callable[[], bytes | None] | bytes | None) -> None:
        """`name` has a place for the key: `words-{}.msgpack`."""
        self._folder = folder
        self._name = name
        self._asked = key

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as folder, name and key."""
        return SealedFile, (self._folder, self._name, self.key)

    @property
    def key(self) -> bytes | None:
        """The key, worked out once."""
        if callable(self._asked):
            self._asked = self._asked()
        return self._asked

    def read(self) -> bytes | None:
        """What was kept; None where there is nothing that can be believed."""
        if self.key is None:
            return None
        file = self._file()
        try:
            told = file.read_bytes()
            if len(told) < _SEAL or told[:_SEAL] != self._seal(told[_SEAL:]):
                return None
            # The files that were of use last stay.
            if file.stat().st_mtime < time.time() - DAY:
                os.utime(file)
        except OSError:
            return None
        return told[_SEAL:]

    def write(self, content: bytes) -> None:
        """Keep it; nothing may go wrong with that."""
        if self.key is None:
            return
        file = self._file()
        aside = file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            try:
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                aside.touch(mode=0o600)
                aside.write_bytes(self._seal(content) + content)
                aside.replace(file)
            finally:
                aside.unlink(missing_ok=True)
            self._drop_old()

    def _file(self) -> Path:
        return self._folder / self._name.format((self.key or b"").hex())

    def _seal(self, content: bytes) -> bytes:
        return blake2b(content, digest_size=_SEAL, key=self.key or b"").digest()

    def _drop_old(self) -> None:
        files = sorted(
            self._folder.glob(self._name.format("*")), key=lambda file: file.stat().st_mtime, reverse=True
        )
        for file in files[FILES:]:
            file.unlink(missing_ok=True)
        # What runs had begun that were killed.
        for aside in self._folder.glob(f"{Path(self._name.format('*')).stem}.[0-9]*"):
            if aside.stat().st_mtime < time.time() - DAY:
                aside.unlink(missing_ok=True)
