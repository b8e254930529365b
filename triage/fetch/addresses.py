"""Which addresses may be connected to: public ones, and private ones only where the user has named their host.

A feed is text of strangers, and so are its links and redirects: none of them may lead into the user's own network. A name
is looked up once, what it stands for is judged, and the connection goes to that very address; a name that means something
else a moment later (DNS rebinding) gains nothing by it.
"""

import ipaddress
import socket
from collections.abc import Collection
from urllib.parse import urljoin, urlsplit, urlunsplit

from triage.fetch.faults import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
#: Addresses of IPv6 that hold one of IPv4, which a gateway would take them to: NAT64, 6to4 (the address stands at 16).
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_6TO4 = ipaddress.IPv6Network("2002::/16")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_PORTS = {"http": 80, "https": 443, "imap": 143, "imaps": 993}


def is_public(text: str) -> bool:
    """Whether anybody may have this address.

    >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:127.0.0.1"), is_public("169.254.169.254")
    (True, False, False, False)
    >>> is_public("2002:7f00:1::"), is_public("64:ff9b::a00:1"), is_public("2606:4700::1111"), is_public("100.64.0.1")
    (False, False, True, False)
    """
    try:
        address: Address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    inner = _inside(address)
    if inner is not None and not is_public(str(inner)):
        return False
    # Newer Pythons say of all addresses of 6to4 that they are not global.
    if address in _NAT64[0] or address in _6TO4:
        return True
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _inside(address: Address) -> ipaddress.IPv4Address | None:
    """The address of IPv4 that one of IPv6 stands for, if any."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _6TO4:
        return ipaddress.IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    if address in _COMPATIBLE or any(address in net for net in _NAT64):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def place_of(url: str) -> str:
    """Host and port of an address, as `private` names them.

    >>> place_of("https://Example.org/feed"), place_of("http://[::1]:8080/"), place_of("imaps://mail.example.org")
    ('example.org:443', '::1:8080', 'mail.example.org:993')
    """
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = None
    return f"{(parts.hostname or '').lower()}:{port or _PORTS.get(parts.scheme, 0)}"


def joined(base: str, url: str) -> str:
    """An address of the web, whole; "" for what is none.

    >>> joined("https://example.org/news/", "../a"), joined("https://example.org/", "javascript:x"), joined("", "http://[")
    ('https://example.org/a', '', '')
    """
    try:
        whole = urljoin(base, url.strip())
        urlsplit(whole)
    except ValueError:
        return ""
    return whole if whole.startswith(("https://", "http://")) else ""


def permitted(host: str, port: int, private: Collection[str] = ()) -> tuple[str, ...]:
    """The addresses of a host that may be connected to; FetchError where there are none.

    `private` holds places (`host:port`, or `host`) that may be private.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            f"{shown_host(host)}: no such host", may_pass=isinstance(error, socket.gaierror)
        ) from None
    addresses = tuple(dict.fromkeys(str(each[4][0]) for each in found))
    name = host.lower()
    if name in private or f"{name}:{port}" in private:
        return addresses
    public = tuple(filter(is_public, addresses))
    if not public:
        raise FetchError(
            f"{shown_host(host)} is a private address, which is not fetched from",
            f'allow_private = true for a source of your own, or ["{shown_host(host)}:{port}"]',
        )
    return public


def shown_host(host: str) -> str:
    """A host as it is said."""
    return host if len(host) <= 100 else f"{host[:96]}…"


def shown(url: str) -> str:
    """An address as it may be printed: without a name, a password, or what a query may hold of a secret.

    >>> shown("https://ann:pw@example.org/feed?token=1#x"), shown("https://example.org/a"), shown("no address")
    ('https://example.org/feed?…', 'https://example.org/a', 'no address')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return "an address that is none"
    if not parts.scheme or not parts.netloc:
        return url.partition("?")[0]
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, place, parts.path, "…" if parts.query else "", ""))
