"""The paradigms that profiles need, worked out once: remembered in this process, and in a folder where one is given.

A dictionary takes a tenth of a second to unpack, so a run does it only for a language that it meets and words that it
has not looked up before. What is kept is worth nothing under another version of the dictionaries or of our rules.
"""

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from triage.languages import dictionaries
from triage.languages.inflection import paradigms
from triage.languages.paradigm import Paradigm

#: Words of one language that are kept; beyond them only those of the present profiles.
MOST_WORDS = 20_000

_remembered: dict[str, dict[str, Paradigm]] = {}


class _Kept(Struct, array_like=True):
    key: str
    words: dict[str, Paradigm]


class Inflections:
    """Looks up paradigms; `folder` keeps them between runs."""

    def __init__(self, folder: str = "") -> None:
        self.folder = folder

    def of(self, words: Collection[str], language: str) -> dict[str, Paradigm]:
        """The paradigm of each word that has one."""
        known = _remembered.setdefault(language, {})
        missing = [word for word in words if word not in known]
        if missing and self.folder:
            known.update(self._read(language))
            missing = [word for word in words if word not in known]
        if missing:
            if len(known) > MOST_WORDS:
                known.clear()
                missing = list(words)
            found = paradigms(missing, language)
            known.update((word, found.get(word, Paradigm(()))) for word in missing)
            if self.folder:
                self._write(language, known)
        return {word: known[word] for word in words}

    def _file(self, language: str) -> Path:
        return Path(self.folder) / f"forms-{language}.msgpack"

    def _read(self, language: str) -> dict[str, Paradigm]:
        try:
            kept = msgspec.msgpack.decode(self._file(language).read_bytes(), type=_Kept)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return {}
        return kept.words if kept.key == _key() else {}

    def _write(self, language: str, words: dict[str, Paradigm]) -> None:
        """Written aside and moved into place; a folder that cannot be written to costs only the next run's time."""
        file = self._file(language)
        aside = file.with_suffix(f".{os.getpid()}")
        # To remove what was never made is an error too, where nothing can be written.
        with suppress(OSError, UnicodeEncodeError):
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                # Whose words a profile has is nobody else's affair.
                aside.touch(mode=0o600)
                aside.write_bytes(msgspec.msgpack.encode(_Kept(_key(), words)))
                aside.replace(file)
            finally:
                aside.unlink(missing_ok=True)


def _key() -> str:
    """The dictionaries' version, and the state of the rules in this package."""
    folder = Path(__file__).parent
    with os.scandir(folder) as entries:
        states = sorted(
            (entry.name, facts.st_size, facts.st_mtime_ns)
            for entry in entries
            if entry.name.endswith(".py")
            for facts in (entry.stat(),)
        )
    return f"{dictionaries.version()} {states}"
