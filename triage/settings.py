"""Settings: what holds for every profile. `TRIAGE_*` > `triage.toml` in the current folder > the user's; a flag is its command's affair.

Values only. Reading borrows the checks of the profile loader, imported when there is something to read.
"""

from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from triage.environment import Environment
from triage.errors import Fault, ProfileError
from triage.profiles.members import Notify

FILE = "triage.toml"


class SettingsError(ProfileError):
    """All the faults of the settings at once."""


class Mail(Struct, frozen=True, kw_only=True):
    """`[mail]`: how a digest is sent. The secret is never here, only where to find it."""

    host: str = ""
    port: int | None = None
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    #: A file that holds the password and nothing else.
    password_file: str = ""
    #: Name of the environment variable that holds it.
    password_variable: str = ""
    #: Name of the service under which the keyring holds it.
    password_keyring: str = ""
    sender: str = ""
    to: tuple[str, ...] = ()
    list_unsubscribe: str = ""
    #: One message for the digests of all profiles that have the same recipients.
    one: bool = True
    #: Seconds for one answer of the server, and for everything, attempts and pauses.
    timeout: float = 30.0
    give_up_after: float = 300.0


class Settings(Struct, frozen=True, kw_only=True):
    """What holds for every profile of a run."""

    #: Words that are spelt right although no word list has them: never a misspelling of a term.
    known_words: tuple[str, ...] = ()
    #: IANA name of the zone that times are printed in; empty: the system's.
    timezone: str = ""
    #: Language of articles that do not say theirs; empty: unknown.
    language: str = ""
    #: Whether every term has the other names of its family (Kyiv, Kiev), or none; None: those that mean nothing else.
    aliases: bool | None = None
    #: Families of names beside those that triage knows.
    families: tuple[tuple[str, ...], ...] = ()
    #: The recogniser: "default" (or "rules"), "spacy:MODEL", or that of an entry point.
    entities: str = "default"
    #: Bounds of the readers that were given, by name.
    bounds: dict[str, int] = {}
    #: Whether what was read and scored is kept for the next run.
    cache: bool = True
    #: Bytes that the cache may take.
    cache_size: int = 512 << 20
    mail: Mail = Mail()
    notify: Notify = Notify()
    #: `[review.keys]`: action → key.
    review_keys: dict[str, str] = {}
    #: What `[digest]` gives, by the names of `profiles.model.Digest`; a profile's own `[digest]` is above it.
    digest: dict[str, Any] = {}

    @property
    def zone(self) -> tzinfo | None:
        """The zone that times are printed in; None: the system's."""
        return zone_named(self.timezone)


def zone_named(name: str) -> tzinfo | None:
    """The zone of an IANA name; None, the system's, for an empty one."""
    if not name:
        return None
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def load_settings(environment: Environment) -> Settings:
    """The settings in force; raises SettingsError with all the faults of all places."""
    faults: list[Fault] = []
    layers = [_of_file(file, faults) for file in settings_files(environment)]
    layers.append(_of_variables(environment.variables, faults))
    if faults:
        raise SettingsError(tuple(faults))
    return _merged(layers)


def settings_files(environment: Environment) -> tuple[Path, ...]:
    """The settings files that exist, the one that yields first."""
    places = (environment.folder_of("config") / FILE, environment.folder / FILE)
    return tuple(place for place in places if place.exists())


def _of_file(file: Path, faults: list[Fault]) -> dict[str, Any]:
    from triage.profiles.toml.text import toml_of

    table, found = toml_of(file)
    if not found:
        return _checked(table, str(file), file.parent, faults, found)
    # A settings file in which everything is commented out, or nothing stands yet, is no mistake.
    faults += (fault for fault in found.all() if not fault.message.endswith("is empty"))
    return {}


def _of_variables(variables: Mapping[str, str], faults: list[Fault]) -> dict[str, Any]:
    """The settings that one word can say, from the environment."""
    found: dict[str, Any] = {}
    for key in ("known_words", "timezone", "language", "aliases", "entities", "cache", "cache_size"):
        name = f"TRIAGE_{key.upper()}"
        said = variables.get(name, "").strip()
        if said:
            found |= _checked({key: _of_word(key, said)}, name, None, faults)
    return found


def _of_word(key: str, said: str) -> Any:
    if key == "known_words":
        return [word.strip() for word in said.split(",") if word.strip()]
    if key in {"aliases", "cache"}:
        return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}.get(
            said.lower(), said
        )
    return said


def _checked(
    table: dict[str, Any], path: str, folder: Path | None, faults: list[Fault], found: Any = None
) -> dict[str, Any]:
    """The good values of one place."""
    if not table:
        return {}
    from triage.profiles.toml.faults import Faults, Spot
    from triage.profiles.toml.lists import Lists
    from triage.profiles.toml.settings_keys import SETTINGS_KEYS
    from triage.profiles.toml.values import read_table

    noted = Faults(path) if found is None else found
    lists = Lists({}, Spot(("lists",), noted), folder)
    values = read_table(Spot((), noted, lists), table, SETTINGS_KEYS, "settings")
    faults += noted.all()
    return values


def _merged(layers: list[dict[str, Any]]) -> Settings:
    """Later layers win; tables are joined key by key, lists of words and of families entry by entry."""
    merged: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.items():
            before = merged.get(key)
            if isinstance(value, dict) and before:
                merged[key] = {**before, **value}
            elif isinstance(value, tuple) and before:
                merged[key] = tuple(dict.fromkeys((*before, *value)))
            else:
                merged[key] = value
    if "mail" in merged:
        merged["mail"] = Mail(**merged["mail"])
    if "notify" in merged:
        merged["notify"] = Notify(**merged["notify"])
    return Settings(**merged)
