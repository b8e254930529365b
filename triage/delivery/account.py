"""Settings → the server to talk to. The secret is looked up here, at the last moment, and goes nowhere but into `Server`."""

import ipaddress
from collections.abc import Mapping
from pathlib import Path

from triage.delivery.server import Server
from triage.errors import UsageError
from triage.settings import Mail

WHERE = "password_variable, password_file or password_keyring in [mail]"


def server_of(mail: Mail, variables: Mapping[str, str], folder: Path) -> Server:
    """The server with its password; UsageError where something is missing."""
    if not mail.host:
        raise UsageError("mail needs a server", '[mail] host = "mail.example.org" in triage.toml')
    if mail.user and mail.security == "none" and not is_here(mail.host):
        raise UsageError(
            f"a password is not sent to {mail.host} in the clear", 'security = "starttls" or "tls" in [mail]'
        )
    return Server(
        host=mail.host,
        port=mail.port,
        security=mail.security,
        user=mail.user,
        password=password_of(mail, variables, folder) if mail.user else "",
        timeout=mail.timeout,
        give_up_after=mail.give_up_after,
    )


def sender_of(mail: Mail) -> str:
    """Who the mail is from."""
    sender = mail.sender or (mail.user if "@" in mail.user else "")
    if not sender:
        raise UsageError("mail needs a sender", '[mail] from = "desk@example.org" in triage.toml')
    return sender


def password_of(mail: Mail, variables: Mapping[str, str], folder: Path) -> str:
    """The password, from the variable, the file or the keyring: the first that is named."""
    if mail.password_variable:
        password = variables.get(mail.password_variable, "")
        if not password:
            raise UsageError(f"the variable {mail.password_variable} is empty: no password for {mail.user}", WHERE)
        return password
    if mail.password_file:
        return _of_file(folder / Path(mail.password_file).expanduser(), mail)
    if mail.password_keyring:
        return _of_keyring(mail)
    raise UsageError(f"no password for {mail.user}", WHERE)


def _of_file(file: Path, mail: Mail) -> str:
    try:
        password = file.read_text("utf-8").rstrip("\r\n")
    except (OSError, RuntimeError) as error:
        reason = (getattr(error, "strerror", "") or "cannot be read").lower()
        raise UsageError(f"{file}: {reason}: no password for {mail.user}", WHERE) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: no text: no password for {mail.user}", WHERE) from error
    if not password or "\n" in password:
        raise UsageError(f"{file}: must hold the password and nothing else", WHERE)
    return password


def _of_keyring(mail: Mail) -> str:
    try:
        import keyring
    except ImportError:
        raise UsageError("password_keyring needs keyring", "pip install 'news-triage[keyring]'") from None
    try:
        password: str | None = keyring.get_password(mail.password_keyring, mail.user)
    except Exception as error:  # every back-end has errors of its own
        raise UsageError(f"the keyring cannot be read: {type(error).__name__}", WHERE) from error
    if not password:
        raise UsageError(
            f"the keyring has no password for {mail.user}", f"keyring set {mail.password_keyring} {mail.user}"
        )
    return password


def is_here(host: str) -> bool:
    """Whether it is this machine.

    >>> is_here("localhost"), is_here("127.0.0.1"), is_here("::1"), is_here("localhost.example.org")
    (True, True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
