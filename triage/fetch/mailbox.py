"""A folder of a mailbox, by IMAP: which messages are new there, and their bytes. Nothing is marked, moved or removed.

The connection goes where `addresses` permits it. A password is sent over TLS only, except to this machine itself.
"""

import imaplib
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import urlsplit

from msgspec import Struct

from triage.fetch.addresses import permitted, shown_host
from triage.fetch.connections import REACH, certificate_fault, trusted
from triage.fetch.faults import FetchError
from triage.fetch.sources import NewsSource

#: Bytes of a message; of all messages that are taken at once, and how many.
LARGEST, _LARGEST_BATCH, _BATCH = 16 << 20, 32 << 20, 100
#: Days that are looked back when a folder is read for the first time.
_FIRST_DAYS = 30
#: Seconds for one batch.
_PATIENCE = 300.0


class MailboxPosition(Struct, frozen=True):
    """How far a folder was read: its UIDs are valid only together with UIDVALIDITY."""

    validity: int = 0
    uid: int = 0


class MailBatch(Struct, frozen=True):
    """Messages in the order of their arrival."""

    messages: tuple[bytes, ...]
    position: MailboxPosition
    #: Whether there are more.
    has_more: bool
    #: Messages that were too large.
    too_large: int = 0


def read_batch(source: NewsSource, password: str, position: MailboxPosition, now: float) -> MailBatch:
    """The next messages behind `position`; FetchError for everything that can go wrong."""
    try:
        with closing(_Session(source)) as session:
            session.login(source.user, password)
            return session.batch(position, now)
    except imaplib.IMAP4.error as error:
        raise FetchError(_said(error), may_pass=isinstance(error, imaplib.IMAP4.abort)) from None
    except TimeoutError:
        raise FetchError("no answer in time", may_pass=True) from None
    except ssl.SSLError as error:
        raise FetchError(certificate_fault(error) or "it speaks no TLS here") from None
    except OSError as error:
        why = (error.strerror or "").lower()
        raise FetchError(f"cannot be reached{f': {why}' if why else ''}", may_pass=True) from None


def _said(error: Exception) -> str:
    """What a server said, without what was said to it."""
    text = str(error)
    return text if text in _SAID else "the mail server answers with an error"


_REFUSED, _NO_FOLDER, _BROKEN = (
    "the mail server refuses user or password",
    "no such folder in the mailbox",
    "the mail server breaks off",
)
_SAID = (_REFUSED, _NO_FOLDER, _BROKEN)


class _Client(imaplib.IMAP4):
    """imaplib, over a socket to a permitted address, with a clock for all of it and a bound on what a server may send."""

    def __init__(self, source: NewsSource, private: Collection[str]) -> None:
        parts = urlsplit(source.url)
        host = parts.hostname or ""
        self._private, self._is_tls = private, source.security == "tls"
        self._until = time.monotonic() + _PATIENCE
        super().__init__(host, parts.port or (993 if self._is_tls else 143), timeout=source.timeout)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        addresses = permitted(self.host, self.port, self._private)
        self.is_here = all(ipaddress.ip_address(one).is_loopback for one in addresses)
        for place, address in enumerate(addresses):
            try:
                found = socket.create_connection((address, self.port), min(timeout or REACH, REACH))
                break
            except OSError:
                if place == len(addresses) - 1:
                    raise
        found.settimeout(timeout)
        return trusted().wrap_socket(found, server_hostname=self.host) if self._is_tls else found

    def read(self, size: int) -> bytes:
        """A literal, within bounds."""
        self._check_time()
        if size > LARGEST:
            raise self.abort(_BROKEN)
        return super().read(size)

    def readline(self) -> bytes:
        """A line, in time."""
        self._check_time()
        return super().readline()

    def _check_time(self) -> None:
        if time.monotonic() > self._until:
            raise TimeoutError


class _Session:
    def __init__(self, source: NewsSource) -> None:
        self._folder = source.folder
        self._client = _Client(source, source.private_places(source.url))
        if source.security == "starttls":
            if "STARTTLS" not in self._client.capabilities:
                self.close()
                raise FetchError("the mail server offers no STARTTLS: nothing was sent to it", 'security = "tls"')
            self._client.starttls(trusted())
        elif source.security == "none" and not self._client.is_here:
            self.close()
            host = shown_host(self._client.host)
            raise FetchError(f"a password is not sent to {host} in the clear", 'security = "tls" or "starttls"')

    def close(self) -> None:
        """Say goodbye, if anybody listens."""
        with suppress(imaplib.IMAP4.error, OSError):
            self._client.logout()
        with suppress(OSError):
            self._client.shutdown()

    def login(self, user: str, password: str) -> None:
        """Log in; what the server answers is not repeated, since it may hold what was sent."""
        try:
            if user.isascii() and password.isascii():
                self._client.login(user, password)
            else:
                pair = f"\0{user}\0{password}".encode()
                self._client.authenticate("PLAIN", lambda _: pair)
        except imaplib.IMAP4.abort:
            raise self._client.abort(_BROKEN) from None
        except imaplib.IMAP4.error:
            raise self._client.error(_REFUSED) from None

    def batch(self, position: MailboxPosition, now: float) -> MailBatch:
        """The messages behind a position, the oldest first."""
        answer, _ = self._client.select(folder_name(self._folder), readonly=True)
        if answer != "OK":
            raise self._client.error(_NO_FOLDER)
        validity = _number(self._client.response("UIDVALIDITY")[1])
        if validity != position.validity:
            position = MailboxPosition(validity, 0)
        new = self._new(position, now)
        sizes = self._sizes(new[:_BATCH])
        messages: list[bytes] = []
        total = too_large = 0
        last = position.uid
        taken = 0
        for uid in new[:_BATCH]:
            size = sizes.get(uid, LARGEST + 1)
            if messages and total + size > _LARGEST_BATCH:
                break
            taken, last = taken + 1, uid
            if size > LARGEST - 1024:
                too_large += 1
                continue
            messages += self._message(uid)
            total += size
        return MailBatch(tuple(messages), MailboxPosition(validity, last), taken < len(new), too_large)

    def _new(self, position: MailboxPosition, now: float) -> list[int]:
        if position.uid:
            asked = f"UID {position.uid + 1}:*"
        else:
            since = datetime.fromtimestamp(now, UTC) - timedelta(days=_FIRST_DAYS)
            asked = "SINCE " + "-".join(format_datetime(since).split()[1:4])
        _, found = self._client.uid("SEARCH", asked)
        numbers = b" ".join(part for part in found if isinstance(part, bytes)).split()
        # "5:*" is never empty: it holds the last message, whatever its number.
        return sorted(uid for uid in (int(one) for one in numbers if one.isdigit()) if uid > position.uid)

    def _sizes(self, uids: list[int]) -> dict[int, int]:
        if not uids:
            return {}
        _, found = self._client.uid("FETCH", ",".join(map(str, uids)), "(RFC822.SIZE)")
        sizes = {}
        for part in found:
            line = part if isinstance(part, bytes) else b""
            uid, size = (re.search(name + rb" (\d{1,10})", line) for name in (rb"UID", rb"RFC822\.SIZE"))
            if uid and size:
                sizes[int(uid[1])] = int(size[1])
        return sizes

    def _message(self, uid: int) -> Iterator[bytes]:
        _, found = self._client.uid("FETCH", str(uid), "(BODY.PEEK[])")
        for part in found:
            if isinstance(part, tuple) and len(part) == 2:
                yield part[1]


def _number(said: list[bytes | None] | list[bytes] | None) -> int:
    text = (said or [b""])[0] or b""
    return int(text) if text.isdigit() else 0


def folder_name(name: str) -> str:
    r"""The name of a folder as IMAP has it: quoted, and what is not ASCII in modified UTF-7 (RFC 3501).

    >>> print(folder_name("News"), folder_name("Entwürfe & mehr"), folder_name('a"b'))
    "News" "Entw&APw-rfe &- mehr" "a\"b"
    """
    encoded = re.sub(r"[^\x20-\x7e]+|&", _shifted, name)
    return '"' + encoded.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _shifted(found: re.Match[str]) -> str:
    if found[0] == "&":
        return "&-"
    from base64 import b64encode

    return f"&{b64encode(found[0].encode('utf-16-be')).decode('ascii').rstrip('=').replace('/', ',')}-"
