"""Settings → the server to talk to. The secret is looked up here, at the last moment, and goes nowhere but into `Server`."""

from collections.abc import Mapping
from pathlib import Path

from triage.delivery.server import Server
from triage.errors import UsageError
from triage.passwords import PasswordPlace, is_here, password_at
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
    return password_at(PasswordPlace.of(mail, WHERE), variables, folder)
