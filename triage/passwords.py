"""Where a password is: a variable, a file, or the system's keyring. Looked up at the last moment, and never printed."""

import ipaddress
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from triage.bounded_file import LARGEST_BY_HAND, bytes_of
from triage.errors import UsageError

if TYPE_CHECKING:
    from typing import Protocol

    class Account(Protocol):
        """What names a user and the places of its password, in settings or of a source."""

        @property
        def user(self) -> str:
            """Whose password it is."""

        @property
        def password_variable(self) -> str:
            """Name of a variable."""

        @property
        def password_file(self) -> str:
            """Path of a file."""

        @property
        def password_keyring(self) -> str:
            """Name of a service."""


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

    @classmethod
    def of(cls, account: "Account", hint: str) -> "PasswordPlace":
        """The places that an account names."""
        return cls(
            user=account.user,
            variable=account.password_variable,
            file=account.password_file,
            keyring=account.password_keyring,
            hint=hint,
        )


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
        password = bytes_of(file, LARGEST_BY_HAND).decode("utf-8").rstrip("\r\n")
    except (OSError, RuntimeError) as error:
        reason = (getattr(error, "strerror", "") or "cannot be read").lower()
        raise UsageError(f"{file}: {reason}: no password for {place.user}", place.hint) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: no text: no password for {place.user}", place.hint) from error
    if not password or "\n" in password or "\0" in password:
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


def is_here(host: str) -> bool:
    """Whether it is this machine, to which a password may be sent in the clear.

    >>> is_here("localhost"), is_here("127.0.0.1"), is_here("::1"), is_here("localhost.example.org")
    (True, True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
