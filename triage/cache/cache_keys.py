"""What decides articles and results, beside the files themselves, as keys of the cache: all of it, or the cache lies.

Keys are narrow on purpose. Another version of triage or of any installed library, another profile, another setting,
and what was kept is not found: it costs a run its head start, and never its truth.
"""

import os
import sys
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from triage import _version
from triage.hashing import blake2b
from triage.matcher import RULES_VERSION, Detail
from triage.profiles.model import DigestSettings, NotifySettings, Profile
from triage.readers.contract import Bounds
from triage.settings import Mail, Settings

PACKAGE = Path(_version.__file__).parent
LIBRARIES = ("site-packages", "dist-packages")


def reading_key(bounds: Bounds) -> bytes:
    """Names all that decides what a file gives."""
    return _digest(_program(), msgspec.structs.astuple(bounds))


def results_key(
    profiles: tuple[Profile, ...], settings: Settings, detail: Detail, corrections: Path | None
) -> bytes | None:
    """Names all that decides what profiles make of an article; None where that may change by itself.

    `corrections` is the user's file of names, of which profiles with an entity term take notice.
    """
    if any(profile.filter.max_age is not None for profile in profiles):
        return None  # an article grows too old by waiting
    names: Any = None
    if any(term.entity for profile in profiles for term in profile.terms):
        if settings.entities not in ("", "default", "rules"):
            return None  # nobody knows when another recogniser changes its mind
        try:
            names = corrections.read_bytes() if corrections is not None else b""
        except OSError:
            return None
    told = replace(settings, mail=Mail(), digest={}, bounds={}, timezone="")
    return _digest(_program(), RULES_VERSION, detail, [_matters(profile) for profile in profiles], told, names)


def words_key(profiles: tuple[Profile, ...], settings: Settings) -> bytes:
    """Names all that decides what a word means to profiles."""
    told = (settings.known_words, settings.aliases, settings.families, settings.language)
    return _digest(_program(), RULES_VERSION, [_matters(profile) for profile in profiles], told)


def names_key(settings: Settings, corrections: Path | None) -> bytes | None:
    """Names all that decides which names are recognised in an article; None where that may change by itself."""
    if settings.entities not in ("", "default", "rules"):
        return None
    try:
        return _digest(_program(), settings.entities, corrections.read_bytes() if corrections is not None else b"")
    except OSError:
        return None


def _matters(profile: Profile) -> Profile:
    """The profile without what no score depends on."""
    terms = tuple(replace(term, line=None, note="") for term in profile.terms)
    combinations = tuple(replace(each, line=None, note="") for each in profile.combinations)
    return replace(
        profile,
        title="",
        note="",
        path="",
        sha256="",
        tests=(),
        digest=DigestSettings(),
        notify=NotifySettings(),
        terms=terms,
        combinations=combinations,
    )


def _digest(*parts: Any) -> bytes:
    return blake2b(msgspec.msgpack.encode(parts, order="deterministic"), digest_size=16).digest()


def _program() -> list[Any]:
    """The program as it is installed: its version, its own files, and whether any library came or went since."""
    found: list[Any] = [_version.__version__, sys.version, sys.platform, _files_below(str(PACKAGE))]
    # An installer puts a folder of its own into the one of the libraries: its time is that of the last change.
    for path in sys.path:
        if path.endswith(LIBRARIES):
            try:
                found.append((path, os.stat(path).st_mtime_ns))  # noqa: PTH116
            except OSError:
                continue
    return found


def _files_below(folder: str) -> list[tuple[str, int, int]]:
    """Name, time and size of every file that decides something: modules, word lists, models; not what Python keeps of them."""
    found = []
    folders = [folder]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name == "__pycache__":
                    continue
                if entry.is_dir():
                    folders.append(entry.path)
                else:
                    facts = entry.stat()
                    found.append((entry.path[len(folder) :], facts.st_mtime_ns, facts.st_size))
    return sorted(found)
