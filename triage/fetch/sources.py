"""Where to fetch from: `sources.toml`, checked key by key as profiles are.

Values only. A secret is never among them: `${NAME}` in an address or a header stands for a variable, a password for its
place, and both are looked up at the last moment (`secrets`).
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from msgspec import Struct

from triage.errors import Fault, ProfileError
from triage.fetch.addresses import place_of, shown
from triage.profiles.toml.faults import BAD, Faults, Spot
from triage.profiles.toml.faults import shown as quoted
from triage.profiles.toml.values import (
    Keys,
    choice,
    duration,
    each,
    flag,
    language,
    line_of_text,
    no_password,
    number,
    read_table,
)

FILE = "sources.toml"
INBOX = "inbox"
Kind = Literal["", "feed", "sitemap", "imap"]


class NewsSource(Struct, frozen=True, kw_only=True):
    """One source as it was written."""

    url: str
    #: How it is called in listings and messages.
    name: str = ""
    #: The outlet of its articles, whatever they say themselves.
    outlet: str = ""
    #: The language of articles that do not say theirs.
    language: str = ""
    #: What it is; "" where that shows when it is read.
    kind: Kind = ""
    #: Whether the page of each article is fetched for its text. None: only where the source has no texts.
    full: bool | None = None
    #: Seconds after which it is asked again, and after which its files are removed; 0: at every run, never.
    every: float = 0.0
    keep: float = 0.0
    headers: Mapping[str, str] = {}
    #: Whether its own host may have a private address, and which others may (`host` or `host:port`).
    allow_private: bool | tuple[str, ...] = False
    allow_http: bool = False
    #: Seconds between two requests to a host, and for one answer.
    pause: float = 1.0
    timeout: float = 30.0
    #: For mailboxes and for pages behind a password.
    user: str = ""
    folder: str = "INBOX"
    security: Literal["tls", "starttls", "none"] = "tls"
    password_file: str = ""
    password_variable: str = ""
    password_keyring: str = ""

    @property
    def is_mailbox(self) -> bool:
        """Whether it is read by IMAP."""
        return self.kind == "imap" or self.url.startswith(("imap:", "imaps:"))

    @property
    def host(self) -> str:
        """The host that it is asked at."""
        return urlsplit(self.url).hostname or ""

    @property
    def key(self) -> str:
        """The key by which a source is known from one run to the next."""
        if not self.is_mailbox:
            return self.url
        # Of all folders this one has no capitals of its own (RFC 3501).
        return f"{self.url}#{'INBOX' if self.folder.upper() == 'INBOX' else self.folder}"

    def private_places(self, url: str) -> frozenset[str]:
        """The places that may have a private address; its own is that of `url`, its variables filled in."""
        if self.allow_private is False:
            return frozenset()
        named = () if self.allow_private is True else self.allow_private
        return frozenset((place_of(url), *(name.lower() for name in named)))

    @property
    def needs_variables(self) -> bool:
        """Whether it cannot be asked without variables of the environment."""
        return bool(self.password_variable) or any("${" in text for text in (self.url, *self.headers.values()))

    @property
    def title(self) -> str:
        """Its name, else its outlet, else its address without what may be secret."""
        if self.name or self.outlet:
            return self.name or self.outlet
        return f"{shown(self.url)}/{self.folder}" if self.is_mailbox else shown(self.url)


class Sources(Struct, frozen=True, kw_only=True):
    """All sources of a run, and the folder that they are fetched into."""

    inbox: Path
    sources: tuple[NewsSource, ...] = ()
    #: The file that they stand in, if they stand in one.
    file: Path | None = None
    #: What holds for those that do not say otherwise.
    defaults: Mapping[str, Any] = {}


class SourcesError(ProfileError):
    """All the faults of the sources, at once."""


def _address(spot: Spot, value: Any) -> Any:
    text = line_of_text(spot, value)
    if text is BAD:
        return BAD
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return spot.wrong(f"{spot.key} is no address: {quoted(shown(text))}")
    if parts.password or "@" in parts.netloc:
        return spot.wrong(
            f"{spot.key} must not hold a name or a password",
            "user and password_variable, or ${NAME} in the address",
        )
    if parts.scheme not in ("https", "http", "imap", "imaps") or not parts.hostname:
        return spot.wrong(
            f"{spot.key} must begin with https:// or imaps://, got {quoted(shown(text))}",
            f'write {spot.key} = "https://{shown(text).partition("://")[2] or shown(text)}"',
        )
    return text


def _headers(spot: Spot, value: Any) -> Any:
    if not isinstance(value, dict):
        return spot.wrong(f"{spot.key} must be a table", 'write headers = { Authorization = "Bearer ${TOKEN}" }')
    found = {}
    for name, text in value.items():
        here = spot.at(name)
        if not re.fullmatch(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}", name):
            here.wrong("is no name of a header")
        elif not isinstance(text, str) or not text.isprintable() or not text.isascii():
            # The value may be a secret: it is not quoted.
            here.wrong(f"the header {name} must be a text of ASCII on one line")
        elif name.lower() in _OURS:
            here.wrong(f"the header {name} is set by triage")
        else:
            found[name] = text
    return found


#: What the connection itself is about.
_OURS = ("host", "content-length", "transfer-encoding", "connection", "accept-encoding", "if-none-match",
         "if-modified-since")  # fmt: skip


def _private(spot: Spot, value: Any) -> Any:
    return value if isinstance(value, bool) else each(line_of_text, '"wiki.example.lan"')(spot, value)


_SHARED: Keys = {
    "full": ("full", flag),
    "every": ("every", duration),
    "keep": ("keep", duration),
    "language": ("language", language),
    "pause": ("pause", number(0, 600, "2")),
    "timeout": ("timeout", number(0.1, 600, "30")),
    "headers": ("headers", _headers),
    "allow_private": ("allow_private", _private),
    "allow_http": ("allow_http", flag),
}
_SOURCE: Keys = {
    "url": ("url", _address),
    "name": ("name", line_of_text),
    "outlet": ("outlet", line_of_text),
    "kind": ("kind", choice("feed", "sitemap", "imap")),
    **_SHARED,
    "user": ("user", line_of_text),
    "folder": ("folder", line_of_text),
    "security": ("security", choice("tls", "starttls", "none", true="tls", false="none")),
    "password": ("password", no_password("a file of sources")),
    "password_file": ("password_file", line_of_text),
    "password_variable": ("password_variable", line_of_text),
    "password_keyring": ("password_keyring", line_of_text),
}
# Headers may be secrets of one host: none is sent to all.
_DEFAULTS: Keys = {key: value for key, value in _SHARED.items() if key != "headers"}


def _one(spot: Spot, value: Any) -> Any:
    table = read_table(spot, value, _SOURCE, "[[source]]")
    if isinstance(value, dict) and "url" not in value:
        spot.wrong("a source needs an address", 'write url = "https://…"')
    return table if "url" in table else BAD


_TOP: Keys = {
    "inbox": ("inbox", line_of_text),
    "sources": ("sources", each(_address, '"https://…"')),
    "source": ("source", each(_one)),
    "defaults": ("defaults", lambda spot, value: read_table(spot, value, _DEFAULTS, "[defaults]")),
}


def load_sources(file: Path) -> Sources:
    """The sources of a file; raises SourcesError with all its faults."""
    from triage.profiles.toml.text import toml_of

    table, found = toml_of(file)
    return _checked(table, found, file)


def parse_sources(text: str, file: Path) -> Sources:
    """The sources of a text that would stand in `file`."""
    from triage.profiles.toml.text import parsed

    table, found = parsed(text, str(file))
    return _checked(table, found, file)


def _checked(table: dict[str, Any], found: Faults, file: Path) -> Sources:
    values: dict[str, Any] = {}
    if not found:
        values = read_table(Spot((), found), table, _TOP, FILE)
    defaults = values.get("defaults", {})
    tables = [{"url": url} for url in values.get("sources", ())] + list(values.get("source", ()))
    sources = tuple(NewsSource(**{**defaults, **one}) for one in tables)
    faults = [*found.all(), *_clashes(sources, file)]
    faults += [fault for one in sources for fault in _contradictions(one, file)]
    if faults:
        raise SourcesError(tuple(faults))
    inbox = file.parent / Path(values.get("inbox", INBOX)).expanduser()
    return Sources(inbox=inbox, sources=sources, file=file, defaults=defaults)


def _clashes(sources: tuple[NewsSource, ...], file: Path) -> list[Fault]:
    seen: set[str] = set()
    faults = []
    for one in sources:
        if one.key in seen:
            faults.append(Fault(path=str(file), line=None, message=f"{shown(one.url)} stands twice"))
        seen.add(one.key)
    return faults


def _contradictions(source: NewsSource, file: Path) -> list[Fault]:
    said = []
    if source.url.startswith("http:") and not source.allow_http:
        hint = f"write https://{shown(source.url)[7:]}, or allow_http = true where there is no other way"
        said.append((f"{shown(source.url)} is not encrypted", hint))
    if source.is_mailbox and not source.user:
        said.append((f"{source.title}: a mailbox needs a user", 'write user = "desk@example.org"'))
    if source.kind == "imap" and source.url.startswith("http"):
        said.append((f"{shown(source.url)} is no mailbox", 'write url = "imaps://mail.example.org"'))
    return [Fault(path=str(file), line=None, message=message, hint=hint) for message, hint in said]
