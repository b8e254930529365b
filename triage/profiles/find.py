"""Where profiles come from: named ones, else the first of the usual places that has any.

This is the only part of `profiles` that knows of the command line and of folders; reading is `load`'s.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from triage.environment import Environment
from triage.errors import UsageError
from triage.profiles import CORRECTIONS, SHARED_LISTS
from triage.profiles.load import load_profiles, profile_of_terms
from triage.profiles.model import Profile

FOLDER = "profiles"
VARIABLE = "TRIAGE_PROFILES"
#: Characters of the name of a digest that is made of terms.
LONGEST_NAME = 40
_START = 'start one with "triage profile new NAME", or look for words at once with -t "bird flu"'


class FoundProfiles(Struct, frozen=True, kw_only=True):
    """The profiles of a run."""

    profiles: tuple[Profile, ...]
    #: Where they are, for `profile list`: "named on the command line", "profiles".
    origin: str
    #: What standard error should say; empty where nobody needs to be told.
    sentence: str = ""


class ProfileSource(Struct, frozen=True, kw_only=True):
    """A place with profiles."""

    origin: str
    files: tuple[Path, ...]
    sentence: str = ""


def find_profiles(
    environment: Environment,
    *,
    profiles: tuple[str, ...] = (),
    terms: tuple[str, ...] = (),
    paths: tuple[str, ...] = (),
    for_digest: bool = False,
    with_lines: bool = False,
) -> FoundProfiles:
    """The profiles of a run: `profiles` and `terms` as named, else those of the first place that has any.

    `paths` are the PATHs of the command line; a digest never takes profiles from among the articles. Raises
    UsageError where there are none, ProfileError with every fault of every file.
    """
    if profiles or terms:
        files = _distinct(file for name in profiles for file in _named(name, environment, paths, for_digest))
        return FoundProfiles(
            profiles=_with_terms(
                load_profiles(files, with_lines=with_lines), terms, name_of_terms(terms) if for_digest else "terms"
            ),
            origin="named on the command line",
        )
    for source in sources(environment, () if for_digest else paths):
        if source.files:
            return FoundProfiles(
                profiles=load_profiles(source.files, with_lines=with_lines),
                origin=source.origin,
                sentence=source.sentence,
            )
    raise UsageError("there is no profile yet", _START)


def profiles_in(folder: Path) -> tuple[Path, ...]:
    """The profile files directly in a folder, by name; empty where there is no such folder, UsageError where nobody may look."""
    try:
        files = [file for file in folder.iterdir() if _is_profile(file)]
    except PermissionError as error:
        raise UsageError(f"{folder}: this folder cannot be read: permission denied") from error
    except OSError:
        return ()
    return tuple(sorted(files, key=lambda file: file.name))


def sources(environment: Environment, paths: Iterable[str] = ()) -> Iterable[ProfileSource]:
    """The usual places in their order, those without profiles too."""
    said = environment.variables.get(VARIABLE, "")
    if said:
        yield ProfileSource(origin=VARIABLE, files=_of_variable(said, environment))
    yield ProfileSource(origin=FOLDER, files=profiles_in(environment.folder / FOLDER))
    own = environment.folder_of("config") / FOLDER
    yield ProfileSource(origin=str(own), files=profiles_in(own))
    beside = [environment.folder / path / FOLDER for path in paths if path not in ("", "-")]
    files = _distinct(file for folder in beside for file in profiles_in(folder))
    folders = ", ".join(dict.fromkeys(str(file.parent) for file in files))
    count = "the profile" if len(files) == 1 else f"the {len(files)} profiles"
    yield ProfileSource(origin=folders, files=files, sentence=f"using {count} in {folders}" if files else "")


def _is_profile(file: Path) -> bool:
    name = file.name
    is_other = name.startswith((".", "_")) or name in (SHARED_LISTS, CORRECTIONS)
    return name.endswith(".toml") and not is_other and file.is_file()


def _of_variable(said: str, environment: Environment) -> tuple[Path, ...]:
    import os

    files: list[Path] = []
    for part in filter(None, said.split(os.pathsep)):
        path = environment.folder / Path(part).expanduser()
        if not path.exists():
            raise UsageError(f"{VARIABLE} names {part}, which does not exist")
        files += profiles_in(path) if path.is_dir() else (path,)
    if not files:
        raise UsageError(f"{VARIABLE} names a folder without profiles: {said}")
    return _distinct(files)


def _named(name: str, environment: Environment, paths: tuple[str, ...], for_digest: bool) -> tuple[Path, ...]:
    """The files that one `-p` means: a file, the profiles of a folder, or a profile by its id."""
    path = environment.folder / name
    # Not `is_file`: what a shell puts in for `<(…)` is a pipe.
    if name and path.exists() and not path.is_dir():
        return (path,)
    inside = profiles_in(path) if name else ()
    if inside:
        return inside
    places = [source.files for source in sources(environment, () if for_digest else paths)]
    files = [file for place in places for file in place]
    for file in files:
        if name in (file.stem, file.name):
            return (file,)
    for file in files if name else ():
        if id_in(file) == name:
            return (file,)
    raise _unknown(name, path, [id_in(file) or file.stem for file in files])


def _unknown(name: str, path: Path, known: list[str]) -> UsageError:
    from triage.profiles.toml.hints import did_you_mean

    if name and path.is_dir():
        return UsageError(f"the folder {name} holds no profiles", "a profile is a file that ends in .toml")
    if name.endswith(".toml") or "/" in name:
        return UsageError(f"the profile {name} does not exist", did_you_mean(name, known))
    hint = did_you_mean(name, known) or (f"there are {', '.join(known)}" if known else _START)
    return UsageError(f"there is no profile {name!r}", hint)


def id_in(file: Path) -> str:
    """The id that a file gives itself; empty where it gives none or cannot be read."""
    from triage.profiles.toml.text import toml_of

    said = toml_of(file)[0].get("id", "")
    return said if isinstance(said, str) else ""


def _with_terms(profiles: tuple[Profile, ...], terms: tuple[str, ...], name: str) -> tuple[Profile, ...]:
    if not terms:
        return profiles
    # A profile file may be called so too.
    is_taken = any(profile.id == name for profile in profiles)
    return (*profiles, profile_of_terms(terms, f"{name} on the command line" if is_taken else name))


def name_of_terms(terms: tuple[str, ...]) -> str:
    """The id of a digest's profile that is made of terms: other terms are another digest, with a memory of its own.

    >>> name_of_terms(("Bird flu", "H5N1")), name_of_terms(())
    ('bird-flu-h5n1', 'terms')
    """
    words = "-".join(re.findall(r"\w+", " ".join(terms).casefold()))
    if len(words) > LONGEST_NAME:
        from triage.hashing import sha256

        digits = sha256("\0".join(terms).encode()).hexdigest()[:6]
        words = f"{words[: LONGEST_NAME - 7].rstrip('-')}-{digits}"
    return words or "terms"


def _distinct(files: Iterable[Path]) -> tuple[Path, ...]:
    """The files, each once, however it was reached."""
    found: dict[Path, Path] = {}
    for file in files:
        found.setdefault(file.resolve(), file)
    return tuple(found.values())
