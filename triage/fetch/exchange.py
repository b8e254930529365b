"""A request until its end: over redirects, with a second attempt where the first failed by chance, and no faster than asked.

Each hop is judged anew: its scheme here, its address where it is connected to. What a source brings along of its own
(headers, a password) goes to its own host alone.
"""

import time
from collections.abc import Callable, Mapping
from functools import partial
from urllib.parse import urlsplit

import httpx
from msgspec import Struct

from triage.fetch.addresses import place_of, shown, shown_host
from triage.fetch.faults import FetchError
from triage.fetch.http import MOVED, HttpAnswer, HttpClient
from triage.fetch.lanes import Lanes
from triage.fetch.secrets import Credentials
from triage.fetch.sources import NewsSource

#: Redirects that are followed.
_HOPS = 5
#: The second attempt comes after so many pauses; a server that asks for a longer wait than this is asked in another run.
_PATIENCE, _LONGEST_WAIT = 5.0, 60.0

Then = Callable[[HttpAnswer | FetchError], None]


class HttpRequest(Struct, frozen=True, kw_only=True):
    """What is asked for."""

    url: str
    source: NewsSource
    #: Bytes that the answer may have.
    most: int
    #: Validators of an earlier answer, and what is welcome; sent along redirects too.
    headers: Mapping[str, str] = {}
    hops: int = 0
    is_permanent: bool = True
    tries: int = 0


class Exchange:
    """All requests of a run."""

    def __init__(self, lanes: Lanes, credentials: Credentials) -> None:
        self._lanes, self._credentials = lanes, credentials
        self._clients: dict[str, dict[tuple[str, frozenset[str]], HttpClient]] = {}
        #: Hosts that asked for a wait that is longer than this run: until when.
        self._resting: dict[str, float] = {}
        self._paced: dict[str, float] = {}
        self.requests = 0
        #: Answers that were redirects for good: the address asked for, and where it led.
        self.moved: dict[str, str] = {}
        lanes.when_idle(self._close)

    def get(self, request: HttpRequest, then: Then) -> None:
        """Ask; `then` hears of the answer or the fault."""
        try:
            host = self._host(request)
        except FetchError as fault:
            # Through the lane as all others are, so that nobody is answered before having asked.
            self._lanes.add("", partial(_raise, fault), then)
            return
        self._pace(host, request.source.pause)
        self._lanes.add(host, partial(self._ask, host, request), partial(self._answered, host, request, then))

    def slow_down(self, url: str, pause: float) -> None:
        """Leave a host so many seconds between two requests, as its robots.txt asks."""
        self._pace(urlsplit(url).hostname or "", pause)

    def _pace(self, host: str, pause: float) -> None:
        if pause > self._paced.get(host, -1.0):
            self._paced[host] = pause
            self._lanes.pace(host, pause)

    def _host(self, request: HttpRequest) -> str:
        url, source = request.url, request.source
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
            httpx.URL(url)
        except (ValueError, httpx.InvalidURL):
            raise FetchError(f"{shown(url)} is no address that can be fetched") from None
        if parts.scheme not in ("https", "http") or not host:
            raise FetchError(f"{shown(url)} is no address that can be fetched")
        if parts.scheme == "http" and not source.allow_http:
            led = "is led to" if request.hops else "is at"
            raise FetchError(
                f"{led} {shown(url)}, which is not encrypted", "allow_http = true where there is no other way"
            )
        return host

    def _ask(self, host: str, request: HttpRequest) -> HttpAnswer:
        """Ask in the lane of the host."""
        until = self._resting.get(host, 0.0)
        if until > time.monotonic():
            wait = until - time.monotonic()
            raise FetchError(f"{shown_host(host)} asks to wait for {wait / 60:.0f} min", retry_after=wait)
        headers = {**request.headers, **self._credentials.headers(request.source, request.url)}
        self.requests += 1
        return self._client(host, request).get(request.url, headers, request.most)

    def _client(self, host: str, request: HttpRequest) -> HttpClient:
        clients = self._clients.setdefault(host, {})
        private = request.source.private_places(self._credentials.url(request.source))
        key = place_of(request.url), private
        if key not in clients:
            clients[key] = HttpClient(private, request.source.timeout)
        return clients[key]

    def _close(self, host: str) -> None:
        for client in self._clients.pop(host, {}).values():
            client.close()

    def _answered(self, host: str, request: HttpRequest, then: Then, outcome: HttpAnswer | FetchError) -> None:
        if isinstance(outcome, FetchError):
            self._failed(host, request, then, outcome)
        elif outcome.status in MOVED:
            self._redirected(request, then, outcome)
        else:
            then(outcome)

    def _failed(self, host: str, request: HttpRequest, then: Then, fault: FetchError) -> None:
        wait = fault.retry_after
        if wait is not None and wait > _LONGEST_WAIT:
            self._resting.setdefault(host, time.monotonic() + wait)
        elif fault.may_pass and not request.tries:
            again = _changed(request, tries=1)
            wait = _PATIENCE * request.source.pause if wait is None else wait
            self._lanes.hold(host, wait)
            self._lanes.add(host, partial(self._ask, host, again), partial(self._answered, host, again, then))
            return
        then(fault)

    def _redirected(self, request: HttpRequest, then: Then, answer: HttpAnswer) -> None:
        try:
            url = str(httpx.URL(request.url).join(answer.location)) if answer.location else ""
        except (ValueError, httpx.InvalidURL):
            url = ""
        is_permanent = request.is_permanent and answer.status in (301, 308)
        if not url or request.hops >= _HOPS:
            why = f"redirects more than {_HOPS} times" if url else "redirects without saying where to"
            then(FetchError(f"{shown(request.url)} {why}"))
            return
        if is_permanent and request.hops == 0:
            self.moved[request.url] = url
        elif is_permanent:
            self.moved = {old: url if new == request.url else new for old, new in self.moved.items()}
        again = _changed(request, url=url, hops=request.hops + 1, is_permanent=is_permanent, tries=0)
        self.get(again, then)


def _changed(request: HttpRequest, **changes: object) -> HttpRequest:
    from msgspec.structs import replace

    return replace(request, **changes)


def _raise(fault: FetchError) -> HttpAnswer:
    raise fault
