"""What a source must not be seen with: variables in its address and headers, and its password, filled in when it is asked."""

import re
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from triage.errors import UsageError
from triage.fetch.addresses import place_of
from triage.fetch.faults import FetchError
from triage.fetch.sources import NewsSource
from triage.passwords import PasswordPlace, is_here, password_at

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]{0,100})\}")
_WHERE = "password_variable, password_file or password_keyring of the source"


class Credentials:
    """The secrets of one run: where they are looked up."""

    def __init__(self, variables: Mapping[str, str], folder: Path) -> None:
        self._variables, self._folder = variables, folder
        self._passwords: dict[str, str] = {}

    def url(self, source: NewsSource) -> str:
        """The address with its variables filled in."""
        return self._filled(source.url)

    def headers(self, source: NewsSource, url: str) -> dict[str, str]:
        """The source's own headers for a request to `url`: none for any other place than its own."""
        own = self.url(source)
        if place_of(own) != place_of(url) or own.partition(":")[0] != url.partition(":")[0]:
            return {}
        headers = {name: self._filled(value) for name, value in source.headers.items()}
        if source.user and not source.is_mailbox:
            if url.startswith("http:") and not is_here(source.host):
                raise FetchError(f"a password is not sent to {source.host} in the clear", "write https://")
            pair = f"{source.user}:{self.password(source)}".encode()
            headers["Authorization"] = f"Basic {b64encode(pair).decode('ascii')}"
        for name, value in headers.items():
            if not value.isascii() or not value.isprintable():
                raise FetchError(f"the header {name} must be a text of ASCII on one line")
        return headers

    def password(self, source: NewsSource) -> str:
        """The password of its user; FetchError where there is none."""
        if source.key not in self._passwords:
            self._passwords[source.key] = self._looked_up(source)
        return self._passwords[source.key]

    def _looked_up(self, source: NewsSource) -> str:
        try:
            return password_at(PasswordPlace.of(source, _WHERE), self._variables, self._folder)
        except UsageError as error:
            raise FetchError(error.message, error.hint) from None

    def _filled(self, text: str) -> str:
        def value(found: re.Match[str]) -> str:
            name = found[1]
            if not self._variables.get(name):
                raise FetchError(f"the variable {name} is empty")
            return self._variables[name]

        return _VARIABLE.sub(value, text)
