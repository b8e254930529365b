"""An HTTP server of our own on loopback, which answers as servers do: well, slowly, cut off, or not at all."""

import gzip
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What is answered to a request."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    #: Seconds before the first byte.
    delay: float = 0.0
    #: Seconds between two bytes.
    drip: float = 0.0
    #: Bytes after which the connection is closed.
    cut: int | None = None


@dataclass(frozen=True)
class Asked:
    """A request that came."""

    path: str
    headers: dict[str, str]
    at: float


Route = Reply | Callable[[Asked], Reply]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def verify_request(self, _: Any, client_address: tuple[str, int]) -> bool:
        """Nobody but this machine is answered, on whatever addresses we listen."""
        return client_address[0].startswith("127.")

    def handle_error(self, *_: Any) -> None:
        """Whoever hangs up in the middle is what these tests are about."""


class NewsServer:
    """Routes, and what was asked."""

    def __init__(self, address: str = "127.0.0.1") -> None:
        self.routes: dict[str, Route] = {}
        #: What is answered to everything else.
        self.fallback: Route = Reply(status=404)
        self.asked: list[Asked] = []
        self._lock = threading.Lock()
        self._server = _Server((address, 0), _handler(self))
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self.address, self.scheme = address, "http"

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._server.server_address[1]

    def url(self, path: str = "/", host: str = "") -> str:
        """The address of a route."""
        return f"{self.scheme}://{host or self.address}:{self.port}{path}"

    def encrypt(self, context: ssl.SSLContext) -> None:
        """Speak TLS from now on."""
        self.scheme = "https"
        self._server.socket = context.wrap_socket(
            self._server.socket, server_side=True, do_handshake_on_connect=False
        )

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [one.path for one in self.asked]

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def stop(self) -> None:
        """HttpAnswer no more."""
        self._server.shutdown()
        self._server.server_close()

    def answer(self, asked: Asked) -> Reply:
        """The reply to a request; 304 where what is asked for has not changed."""
        with self._lock:
            self.asked.append(asked)
        route = self.routes.get(asked.path, self.fallback)
        reply = route(asked) if callable(route) else route
        etag = reply.headers.get("ETag")
        if reply.status == 200 and etag and asked.headers.get("if-none-match") == etag:
            return Reply(status=304, headers={"ETag": etag})
        modified = reply.headers.get("Last-Modified")
        if reply.status == 200 and not etag and modified and asked.headers.get("if-modified-since") == modified:
            return Reply(status=304)
        return reply


def _handler(server: NewsServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = server.answer(Asked(self.path, headers, time.monotonic()))
            try:
                self._send(reply)
            except (OSError, ValueError):
                self.close_connection = True

        def _send(self, reply: Reply) -> None:
            time.sleep(reply.delay)
            self.send_response(reply.status)
            said = {name.lower() for name in reply.headers}
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if "content-length" not in said and reply.status != 304:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            body = reply.body if reply.cut is None else reply.body[: reply.cut]
            if reply.drip:
                for place in range(len(body)):
                    self.wfile.write(body[place : place + 1])
                    self.wfile.flush()
                    time.sleep(reply.drip)
            else:
                self.wfile.write(body)
            if reply.cut is not None:
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Nobody reads it."""

    return Handler


@contextmanager
def serving(address: str = "127.0.0.1") -> Iterator[NewsServer]:
    """A server for a while."""
    server = NewsServer(address)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def entry(
    number: int,
    *,
    title: str = "",
    text: str = "",
    link: str = "",
    guid: str = "",
    published: str = "",
    more: str = "",
) -> str:
    """An entry of RSS."""
    return (
        f"<item><title>{title or f'Cod quota {number} agreed'}</title>"
        f"<link>{link or f'https://herald.example/cod/{number}'}</link><guid isPermaLink='false'>{guid or f'cod-{number}'}</guid>"
        f"<pubDate>{published or f'Fri, 20 Nov 2026 0{number % 9}:00:00 +0100'}</pubDate>"
        f"<description>{text or f'Ministers agreed on quota number {number} for cod.'}</description>{more}</item>"
    )


def rss(*entries: str, title: str = "Oshima Herald", language: str = "en") -> bytes:
    """A feed of RSS."""
    head = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>'
    return f"{head}<language>{language}</language>{''.join(entries)}</channel></rss>".encode()


def page(title: str, *paragraphs: str, head: str = "") -> bytes:
    """A web page with an article."""
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}</head><body><nav>Home Sport</nav>"
        f"<article><h1>{title}</h1>{text}</article></body></html>"
    ).encode()


def feed(body: bytes, **headers: str) -> Reply:
    """A reply with a feed."""
    return Reply(body, headers={"Content-Type": "application/rss+xml", **headers})


def zipped(body: bytes) -> Reply:
    """The same, compressed."""
    return Reply(gzip.compress(body), headers={"Content-Type": "application/rss+xml", "Content-Encoding": "gzip"})
