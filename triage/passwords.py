"""Where a password is: a variable, a file, or the system's keyring. Looked up at the last moment, and never printed."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from triage.errors import UsageError


class PasswordPlace(Struct, frozen=True, kw_only=True):
    """The places that settings name, the first that is not empty counts."""

    user: str
    #: Name of the environment variable that holds it.
    variable: str = ""
    #: A file that holds it and nothing else.
    file: str = ""
    #: Name of the service under which the keyring holds it.
    keyring: str = ""
    #: What to write where none of them is named or right.
    hint: str = ""


def password_at(place: PasswordPlace, variables: Mapping[str, str], folder: Path) -> str:
    """The password; UsageError where there is none."""
    if place.variable:
        password = variables.get(place.variable, "")
        if not password:
            raise UsageError(f"the variable {place.variable} is empty: no password for {place.user}", place.hint)
        return password
    if place.file:
        return _of_file(folder / Path(place.file).expanduser(), place)
    if place.keyring:
        return _of_keyring(place)
    raise UsageError(f"no password for {place.user}", place.hint)


def _of_file(file: Path, place: PasswordPlace) -> str:
    try:
        password = file.read_text("utf-8").rstrip("\r\n")
    except (OSError, RuntimeError) as error:
        reason = (getattr(error, "strerror", "") or "cannot be read").lower()
        raise UsageError(f"{file}: {reason}: no password for {place.user}", place.hint) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: no text: no password for {place.user}", place.hint) from error
    if not password or "\n" in password:
        raise UsageError(f"{file}: must hold the password and nothing else", place.hint)
    return password


def _of_keyring(place: PasswordPlace) -> str:
    try:
        import keyring
    except ImportError:
        raise UsageError("password_keyring needs keyring", "pip install 'news-triage[keyring]'") from None
    try:
        password: str | None = keyring.get_password(place.keyring, place.user)
    except Exception as error:  # every back-end has errors of its own
        raise UsageError(f"the keyring cannot be read: {type(error).__name__}", place.hint) from error
    if not password:
        raise UsageError(
            f"the keyring has no password for {place.user}", f"keyring set {place.keyring} {place.user}"
        )
    return password
