"""A webhook on loopback: keeps what is posted, and answers as it is told."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Receiver:
    """What came, and what is answered: the statuses in turn, then 200."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.statuses: list[int] = []
        self.port = 0

    @property
    def url(self) -> str:
        """Its address for Apprise, with things in it that nobody may see."""
        return f"json://anna:pa55word@127.0.0.1:{self.port}/hook/t0ken"

    @property
    def titles(self) -> list[str]:
        """The headlines that were accepted."""
        return [one["title"] for one in self.messages]


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver for a while."""
    receiver = Receiver()

    class Post(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status = receiver.statuses.pop(0) if receiver.statuses else 200
            if status == 200:
                receiver.messages.append(body)
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Post)
    receiver.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
