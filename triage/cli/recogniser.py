"""The recogniser of a run: the one that the settings name, under the corrections of the user.

Scan, show and entities ask here, so that a name is the same in all of them. Built only when somebody needs it.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from triage.environment import Environment
from triage.errors import UsageError
from triage.matcher import Matcher
from triage.profiles.find import CORRECTIONS, sources
from triage.profiles.model import Profile
from triage.settings import Settings

if TYPE_CHECKING:
    from triage.entities.entity import Recogniser

#: What the settings called the default before there were others.
DEFAULT = frozenset({"", "rules", "default"})


def matcher_of(
    settings: Settings, profiles: Sequence[Profile], environment: Environment, paths: Sequence[str] = ()
) -> Matcher:
    """The matcher of a command; names are looked up the user's way where a term asks for them."""
    asks = any(term.entity for profile in profiles for term in profile.terms)
    names = recogniser_of(settings, profiles, environment, paths) if asks else None
    return Matcher.under(profiles, settings, environment.now(), names)


def recogniser_of(
    settings: Settings, profiles: Sequence[Profile], environment: Environment, paths: Sequence[str] = ()
) -> "Recogniser":
    """Names as this user wants them; UsageError where the recogniser or `entities.toml` is wrong.

    `paths` are the PATHs of the command line: profiles may lie in one.
    """
    from triage.entities.backends import recogniser

    name = settings.entities.strip()
    found = recogniser("default" if name in DEFAULT else name)
    file = corrections_file(profiles, environment, paths)
    if file is None:
        return found
    from triage.entities.corrections import Corrected, load_corrections

    return Corrected(found, load_corrections(file))


def corrections_file(
    profiles: Sequence[Profile], environment: Environment, paths: Sequence[str] = ()
) -> Path | None:
    """`entities.toml` beside the profiles in use, else in the user's configuration folder; None where neither is."""
    folders = (*_folders(profiles, environment, paths), environment.folder_of("config"))
    return next((file for folder in folders if (file := folder / CORRECTIONS).is_file()), None)


def _folders(profiles: Sequence[Profile], environment: Environment, paths: Iterable[str]) -> Iterator[Path]:
    """Those of the profiles; without a profile file (`-t`, `entities`) those where a scan would find some."""
    files = [environment.folder / profile.path for profile in profiles if profile.path]
    if not files:
        try:
            files = list(next((source.files for source in sources(environment, paths) if source.files), ()))
        except UsageError:
            files = []  # a place for profiles that does not exist: no concern of those who need none
    yield from dict.fromkeys(file.parent for file in files)
