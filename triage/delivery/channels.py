"""Short messages to channels, through Apprise: Slack, Matrix, Telegram, ntfy, webhooks, the desktop and others.

The address of a channel is a secret, for it holds tokens: nothing of it is printed or kept but its first word. What Apprise
writes into its log may hold more of it, and is not passed on.
"""

import logging
import re
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from typing import Any

from triage.errors import UsageError
from triage.hashing import blake2b

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.]{0,30}(?=://)")
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]{0,99})\}")
_STATUS = re.compile(r"error=([1-5][0-9][0-9])\b")


class Channel:
    """One address that short messages go to."""

    def __init__(self, number: int, url: str) -> None:
        """`number`: its place in the settings, by which it is named; UsageError where Apprise cannot make anything of it."""
        found = _SCHEME.match(url)
        #: Its kind and its place: `json 1`.
        self.name = f"{found[0].lower() if found else 'channel'} {number}"
        #: By which it is remembered.
        self.key = blake2b(url.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        #: Its places among the addresses, from 1: two of them may be one once their variables are filled in.
        self.places = [number]
        self._messages = _Messages()
        self._service = self._made(url)

    def _made(self, url: str) -> Any:
        with warnings.catch_warnings():
            # Apprise imports a hundred plugins at its first address, and what those warn of is nobody's business here.
            warnings.simplefilter("ignore")
            return self._service_at(url)

    def _service_at(self, url: str) -> Any:
        import apprise

        log = logging.getLogger("apprise")
        log.propagate = False
        if self._messages not in log.handlers:
            log.handlers = [self._messages]
        asset = apprise.AppriseAsset(app_id="triage", app_desc="triage", async_mode=False, secure_logging=True)
        try:
            service = apprise.Apprise.instantiate(url, asset=asset, suppress_exceptions=True)
        except Exception:
            # Whatever a plugin says of an address may repeat it.
            service = None
        if service is None:
            raise UsageError(
                f"{self.name}: no address that Apprise knows",
                "https://github.com/caronc/apprise/wiki lists them: json://host/path, ntfy://topic, slack://…",
            )
        return service

    def send(self, title: str, text: str) -> str:
        """Send a message; empty where it was accepted, else why not, without anything of the address."""
        log = logging.getLogger("apprise")
        log.handlers = [self._messages]
        self._messages.status = ""
        is_accepted = False
        with suppress(Exception):
            is_accepted = bool(self._service.notify(title=title, body=text))
        if is_accepted:
            return ""
        status = self._messages.status
        return f"the server said {status}" if status else "it could not be reached, or refused"


class _Messages(logging.Handler):
    """Takes of what Apprise logs the status of an answer, and nothing else."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.status = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Note the status."""
        with suppress(Exception):
            found = _STATUS.search(record.getMessage())
            if found:
                self.status = found[1]


def channels(urls: Sequence[str], variables: Mapping[str, str]) -> tuple[Channel, ...]:
    """The channels of some addresses, each once; `${NAME}` in one stands for a variable.

    Raises UsageError where Apprise is missing, a variable is empty or an address is none.
    """
    if not urls:
        return ()
    if find_spec("apprise") is None:
        raise UsageError("[notify] needs a library that is not installed", "pip install 'news-triage[notify]'")
    found: dict[str, Channel] = {}
    for number, url in enumerate(urls, 1):
        channel = Channel(number, _filled(url, number, variables))
        if channel.key in found:
            found[channel.key].places.append(number)
        found.setdefault(channel.key, channel)
    return tuple(found.values())


def _filled(url: str, number: int, variables: Mapping[str, str]) -> str:
    def value(name: re.Match[str]) -> str:
        if not variables.get(name[1]):
            raise UsageError(f"urls of [notify], no. {number}: the variable {name[1]} is empty")
        return variables[name[1]]

    return _VARIABLE.sub(value, url)
