"""One request of HTTP and its answer, within bounds: no redirect is followed here, nothing is decompressed without end.

Who asks whom, when, and where a redirect leads is decided in `exchange`; here is the one place that sends anything.
"""

import ssl
import zlib
from collections.abc import Collection, Iterator, Mapping
from email.utils import parsedate_to_datetime

import httpcore
import httpx
from msgspec import Struct

from triage._version import __version__
from triage.fetch.addresses import shown
from triage.fetch.connections import Deadline, GuardedTransport, certificate_fault
from triage.fetch.faults import LONGEST_WAIT, FetchError

#: By what name robots.txt may speak of us.
AGENT = "news-triage"
_USER_AGENT = f"{AGENT}/{__version__} (+https://pypi.org/project/news-triage/)"
#: Only what is unpacked here, with its bounds.
_BASE = {"User-Agent": _USER_AGENT, "Accept-Encoding": "gzip, deflate"}
MOVED = (301, 302, 303, 307, 308)
#: Failures of the moment: worth a second attempt.
_PASSING = (408, 425, 429, 500, 502, 503, 504)
#: A compressed answer may unpack to so many times itself, beyond the first MiB.
_EXPANSION = 200
_MEBIBYTE = 1 << 20
_GZIP = b"\x1f\x8b"


class HttpAnswer(Struct, frozen=True, kw_only=True):
    """What a server answered: 200 with its bytes, 304 or a redirect without any."""

    url: str
    status: int
    data: bytes = b""
    #: Where a redirect leads, as written.
    location: str = ""
    etag: str = ""
    modified: str = ""
    #: The charset of Content-Type; "" for none.
    charset: str = ""
    media_type: str = ""


class HttpClient:
    """A connection to one host, for one request after the other."""

    def __init__(self, private: Collection[str] = (), timeout: float = 30.0) -> None:
        self._deadline = Deadline()
        self._timeout = timeout
        transport = GuardedTransport(private, self._deadline)
        self._client = httpx.Client(transport=transport, follow_redirects=False, trust_env=False, timeout=timeout)
        self._client.headers.clear()

    def get(self, url: str, headers: Mapping[str, str], most: int) -> HttpAnswer:
        """The answer of at most `most` bytes; FetchError for everything else that can happen."""
        self._deadline.start(self._timeout)
        try:
            with self._client.stream("GET", url, headers={**_BASE, **headers}) as response:
                return _answer(response, url, most)
        except (httpcore.TimeoutException, httpx.TimeoutException):
            raise FetchError(f"no answer within {self._timeout:g} s", may_pass=True) from None
        except (httpcore.ConnectError, httpx.ConnectError, OSError) as error:
            raise FetchError(_unreachable(error), may_pass=not certificate_fault(error)) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpx.TransportError):
            raise FetchError("the connection broke off", may_pass=True) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.UnsupportedProtocol, UnicodeError, ValueError):
            raise FetchError(f"{shown(url)} is no address that can be fetched") from None
        finally:
            # What a server wants to have remembered it may tell browsers.
            self._client.cookies.clear()

    def close(self) -> None:
        """Give the connection back."""
        self._client.close()


def _answer(response: httpx.Response, url: str, most: int) -> HttpAnswer:
    headers, status = response.headers, response.status_code
    if status == 304 or status in MOVED:
        return HttpAnswer(url=url, status=status, location=headers.get("location", "")[:8192])
    if status != 200:
        raise FetchError(
            _refusal(status),
            "remove it from your sources" if status == 410 else "",
            retry_after=_wait(headers.get("retry-after", ""), headers.get("date", "")),
            may_pass=status in _PASSING,
            status=status,
        )
    said = headers.get("content-length", "")
    if said.isdecimal() and int(said) > most:
        raise _too_large(most)
    media, _, parameters = headers.get("content-type", "").partition(";")
    return HttpAnswer(
        url=url,
        status=status,
        data=_body(response, most),
        etag=_validator(headers.get("etag", ""), 500),
        modified=_validator(headers.get("last-modified", ""), 100),
        charset=_charset(parameters),
        media_type=media.strip().lower(),
    )


def _validator(value: str, most: int) -> str:
    """What can be sent back as it came; letters beyond ASCII cannot, and every request with them would fail."""
    return value[:most] if value.isascii() else ""


def _body(response: httpx.Response, most: int) -> bytes:
    """The bytes, unpacked piece by piece and never further than `most`."""
    coding = response.headers.get("content-encoding", "").strip().lower()
    pieces = response.iter_raw()
    if coding in ("", "identity"):
        data = _gathered(pieces, most)
        # Many sitemaps are files of gzip, which no header says.
        return _gathered(unpacked(iter((data,)), "gzip"), most) if data.startswith(_GZIP) else data
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"sends data compressed in a way that was not asked for ({coding[:20]})")
    return _gathered(unpacked(pieces, coding), most)


def _gathered(pieces: Iterator[bytes], most: int) -> bytes:
    gathered, size = [], 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise _too_large(most)
        gathered.append(piece)
    return b"".join(gathered)


def unpacked(pieces: Iterator[bytes], coding: str) -> Iterator[bytes]:
    """What compressed pieces hold, none longer than 64 KiB; FetchError for a bomb or for what does not unpack."""
    unpacking = None
    came = gone = 0
    for piece in pieces:
        if unpacking is None:
            # "deflate" means two things, which the first byte tells apart.
            is_raw = coding == "deflate" and piece[:1] and piece[0] & 0x0F != 8
            unpacking = zlib.decompressobj(-zlib.MAX_WBITS if is_raw else zlib.MAX_WBITS | 32)
        came += len(piece)
        rest = piece
        while rest and not unpacking.eof:
            try:
                some = unpacking.decompress(rest, 1 << 16)
            except zlib.error:
                raise FetchError("sends compressed data that is damaged", may_pass=True) from None
            gone += len(some)
            if gone > _MEBIBYTE + _EXPANSION * came:
                raise FetchError(f"unpacks to more than {_EXPANSION} times itself; not read")
            yield some
            rest = unpacking.unconsumed_tail
    if unpacking is not None and not unpacking.eof:
        raise FetchError("the connection broke off", may_pass=True)


def _too_large(most: int) -> FetchError:
    size = f"{most // _MEBIBYTE} MiB" if most >= _MEBIBYTE else f"{most:,} bytes"
    return FetchError(f"larger than the limit of {size}; not read")


def _refusal(status: int) -> str:
    import http

    try:
        said = http.HTTPStatus(status).phrase.lower()
    except ValueError:
        said = "an unknown status"
    return f"the server answers {status} ({said})"


def _wait(said: str, date: str) -> float | None:
    """The seconds of Retry-After, which may be a number or a time by the server's own clock.

    >>> _wait("120", ""), _wait("Sun, 29 Nov 2026 12:01:00 GMT", "Sun, 29 Nov 2026 12:00:00 GMT"), _wait("soon", "")
    (120.0, 60.0, None)
    """
    if said.strip().isdecimal():
        return min(float(said.strip()[:9]), LONGEST_WAIT)
    try:
        seconds = (parsedate_to_datetime(said) - parsedate_to_datetime(date)).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), LONGEST_WAIT)


def _charset(parameters: str) -> str:
    for part in parameters.split(";"):
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'").lower()[:40]
    return ""


def _unreachable(error: Exception) -> str:
    if said := certificate_fault(error):
        return said
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return "cannot be reached: it speaks no TLS"
        if why := getattr(cause, "strerror", None):
            return f"cannot be reached: {why.lower()}"
        cause = cause.__cause__ or cause.__context__
    return "cannot be reached"
