"""A cluster on this machine, a store that speaks S3, and a desk to run the program at."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from extent import IS_WHOLE

#: Small, so that a test machine holds some of them.
MACHINE = {"num_cpus": 1, "object_store_memory": 80 << 20}
#: Nobody looks at it, reads its logs or has it grow.
HEAD = {"include_dashboard": False, "include_log_monitor": False, "no_monitor": True}


#: A machine that does not answer five times, a second apart, is dead.
SOON_MISSED = {"RAY_health_check_period_ms": "1000", "RAY_health_check_failure_threshold": "5"}


class Unsteady(BaseHTTPRequestHandler):
    """Passes everything on to the store, and has its moods about one file."""

    protocol_version = "HTTP/1.1"  # whoever writes asks whether to go on

    def _passed_on(self) -> None:
        server: Any = self.server
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        store = HTTPConnection("127.0.0.1", server.store, timeout=60)
        store.request(self.command, self.path, body, dict(self.headers))
        answer = store.getresponse()
        data = answer.read()
        store.close()
        is_it = self.command == "GET" and self.path.partition("?")[0].endswith(server.file)
        mood = server.moods.pop(0) if is_it and server.moods else ""
        if mood == "503":
            self.send_error(503, "Slow Down")
            return
        if mood == "slow":
            time.sleep(0.5)
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("transfer-encoding", "connection", "date", "server", "content-length"):
                self.send_header(name, value)
        size = answer.getheader("Content-Length") if self.command == "HEAD" else len(data)
        self.send_header("Content-Length", str(size or 0))
        self.end_headers()
        if self.command == "HEAD":
            return
        if mood == "cut":
            self.wfile.write(data[: len(data) // 2])
            self.close_connection = True
            return
        self.wfile.write(data)

    do_GET = do_PUT = do_HEAD = do_POST = do_DELETE = _passed_on  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        return


@pytest.fixture(scope="session")
def door() -> Iterator[Any]:
    """The door to the store, where it answers badly as often as `moods` says: 503, slow, cut."""
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Unsteady)
    server.store, server.file, server.moods = _free_port(), "", []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def store(door: Any) -> dict[str, str]:
    """Where an S3 store may be found, and how to enter it: variables for whoever reads or writes there."""
    return {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{door.server_port}",
        "AWS_MAX_ATTEMPTS": "1",
        "AWS_ACCESS_KEY_ID": "who",
        "AWS_SECRET_ACCESS_KEY": "ever",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }


@pytest.fixture(scope="package")
def cluster(store: dict[str, str]) -> Iterator[Any]:
    """A machine of one processor that knows how to enter the store, two with `TRIAGE_TESTS=all`; gone when other tests run.

    Each has a raylet, its helpers, and a worker for each job, which take seconds to start. A job that loses one of two
    is tested with one that is added.
    """
    pytest.importorskip("ray", reason="ray is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    before = dict(os.environ)
    os.environ.update(store, RAY_USAGE_STATS_ENABLED="0", **SOON_MISSED)
    from ray._private.node import Node
    from ray.cluster_utils import Cluster

    try:
        with pytest.MonkeyPatch.context() as patch:
            # Its server is started even where there is to be no dashboard, and nobody asks it anything.
            patch.setattr(Node, "start_api_server", lambda *_, **__: None)
            machines = Cluster(initialize_head=True, head_node_args={**MACHINE, **HEAD})
        if IS_WHOLE:
            machines.add_node(**MACHINE)
        yield machines
        machines.shutdown()
    finally:
        os.environ.clear()
        os.environ.update(before)


class ThisProcess:
    """In the place of a cluster: it calls what the workers would call, one after another."""

    processors = 1

    def share(self, value: Any) -> Any:
        return value

    def each(self, function: Callable[..., Any], calls: Any, told: Callable[[int, Any], None]) -> list[Any]:
        for number, arguments in calls:
            told(number, function(*arguments))
        return []


@pytest.fixture
def goes_on_here(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on, jobs of the test run in this process: each on a cluster starts workers, which take seconds.

    A job that goes on is the same whoever runs it; that it does so on a cluster is tested with a driver that died.
    `TRIAGE_TESTS=all` has all of them run there.
    """
    if IS_WHOLE:
        return lambda: None
    return lambda: monkeypatch.setattr(
        "triage.cluster.ray_engine.cluster", lambda *_, **__: nullcontext(ThisProcess())
    )


@pytest.fixture(scope="package")
def s3(store: dict[str, str], door: Any) -> Iterator[dict[str, str]]:
    """The store, open."""
    for library in ("moto", "flask", "s3fs"):
        pytest.importorskip(library, reason=f"{library} is not installed")
    port = str(door.store)
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", port],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(int(port))
        yield store
    finally:
        server.kill()
        server.wait(timeout=60)


def _free_port() -> int:
    """None of those that a system gives whoever asks for any: a cluster takes many of them before the store is opened."""
    for port in range(20_000 + os.getpid() % 5_000, 32_000):
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            continue
        return port
    raise OSError("no port is free")


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the S3 store did not start")
