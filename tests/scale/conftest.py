"""A cluster of two raylets on this machine, a store that speaks S3, and a desk to run the program at."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

#: Small, so that a test machine holds some of them.
MACHINE = {"num_cpus": 1, "object_store_memory": 80 << 20}


@pytest.fixture(scope="session")
def store() -> dict[str, str]:
    """Where an S3 store may be found, and how to enter it: variables for whoever reads or writes there."""
    port = _free_port()
    return {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "who",
        "AWS_SECRET_ACCESS_KEY": "ever",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }


@pytest.fixture(scope="package")
def cluster(store: dict[str, str]) -> Iterator[Any]:
    """Two machines of one processor each, which know how to enter the store; they are gone when other tests run."""
    pytest.importorskip("ray", reason="ray is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    before = dict(os.environ)
    os.environ.update(store, RAY_USAGE_STATS_ENABLED="0")
    from ray.cluster_utils import Cluster

    try:
        machines = Cluster(initialize_head=True, head_node_args={**MACHINE, "include_dashboard": False})
        machines.add_node(**MACHINE)
        yield machines
        machines.shutdown()
    finally:
        os.environ.clear()
        os.environ.update(before)


@pytest.fixture(scope="package")
def s3(store: dict[str, str]) -> Iterator[dict[str, str]]:
    """The store, open."""
    for library in ("moto", "flask", "s3fs"):
        pytest.importorskip(library, reason=f"{library} is not installed")
    port = store["AWS_ENDPOINT_URL"].rpartition(":")[2]
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
