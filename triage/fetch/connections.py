"""Connections as `addresses` permits them, with one clock for a whole request: a server that drips is cut off.

The pieces are httpcore's own, between its pool and its sockets; httpx above them knows nothing of it.
"""

import logging
import ssl
import time
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

import httpcore
import httpx

from triage.fetch.addresses import permitted

# They would write addresses and headers into the log of whoever uses the library, secrets included.
for _library in ("httpx", "httpcore"):
    logging.getLogger(_library).setLevel(logging.WARNING)

#: Seconds to reach a server.
REACH = 10.0
#: Options of a socket, as httpcore hands them on.
_SocketOptions = Any


class Deadline:
    """The time until which the current request may take."""

    def __init__(self) -> None:
        self._until = 0.0

    def start(self, seconds: float) -> None:
        """A request begins."""
        self._until = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds that are left, at most `most`; raises ReadTimeout when it is over."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("takes too long")
        return left if most is None else min(left, most)


class _Stream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Looks a name up, judges it, and connects to what it judged."""

    def __init__(self, private: Collection[str], deadline: Deadline) -> None:
        self._private, self._deadline = private, deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[_SocketOptions] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = permitted(host, port, self._private)
        for place, address in enumerate(addresses):
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._deadline.left(REACH), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                # The next address of the same name: many hosts have one of IPv6 that leads nowhere from here.
                if place == len(addresses) - 1:
                    raise
            else:
                return _Stream(stream, self._deadline)
        raise httpcore.ConnectError("no address")

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        stream = self._response.stream
        assert isinstance(stream, Iterable)
        return iter(stream)

    def close(self) -> None:
        self._response.close()


class GuardedTransport(httpx.BaseTransport):
    """The transport of one host: at most one connection, and only where it may go."""

    def __init__(self, private: Collection[str], deadline: Deadline) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=trusted(),
            max_connections=1,
            keepalive_expiry=30.0,
            network_backend=_Backend(private, deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send it over a connection of the pool."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        response = self._pool.handle_request(
            httpcore.Request(
                request.method, url, headers=request.headers.raw, content=b"", extensions=request.extensions
            )
        )
        return httpx.Response(
            status_code=response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Give the connection back."""
        self._pool.close()


#: What OpenSSL's numbers say of a certificate (x509_vfy.h).
_CERTIFICATE_FAULTS = {
    9: "it is not valid yet",
    10: "it has expired",
    18: "it vouches for itself",
    19: "nobody known vouches for it",
    20: "nobody known vouches for it",
    62: "it is for another name",
    64: "it is for another address",
}


def certificate_fault(error: BaseException | None) -> str:
    """What a failed connection says of the certificate; "" where that is not the reason."""
    is_of_certificate = False
    while error is not None:
        is_of_certificate |= isinstance(error, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY" in str(error)
        # Libraries wrap the error that has the number.
        if why := _CERTIFICATE_FAULTS.get(getattr(error, "verify_code", 0)):
            return f"its certificate is not trusted: {why}"
        error = error.__cause__ or error.__context__
    return "its certificate is not trusted" if is_of_certificate else ""


@cache
def trusted() -> ssl.SSLContext:
    """The system's certificates (SSL_CERT_FILE names others), or those that come with httpx where it has none."""
    context = ssl.create_default_context()
    places = ssl.get_default_verify_paths()
    if not (context.cert_store_stats()["x509_ca"] or places.cafile or places.capath):
        import certifi

        context.load_verify_locations(certifi.where())
    return context
