"""A cluster of three raylets on this machine, a store that speaks S3, and a desk to run the program at."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
from cli.conftest import desk, pytest_runtest_makereport

__all__ = ["desk", "pytest_runtest_makereport"]

#: Small, so that a test machine holds three of them.
MACHINE = {"num_cpus": 1, "object_store_memory": 80 << 20}


@pytest.fixture(scope="session")
def cluster() -> Iterator[Any]:
    """Three machines of one processor each."""
    pytest.importorskip("ray", reason="ray is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    from ray.cluster_utils import Cluster

    machines = Cluster(initialize_head=True, head_node_args={**MACHINE, "include_dashboard": False})
    for _ in range(2):
        machines.add_node(**MACHINE)
    yield machines
    machines.shutdown()


@pytest.fixture(scope="session")
def s3() -> Iterator[dict[str, str]]:
    """An S3 store on loopback; what a program needs to know of it."""
    pytest.importorskip("moto", reason="moto is not installed")
    pytest.importorskip("flask", reason="flask is not installed")
    pytest.importorskip("s3fs", reason="s3fs is not installed")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "who",
            "AWS_SECRET_ACCESS_KEY": "ever",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
        }
    finally:
        server.kill()
        server.wait()


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the S3 store did not start")
