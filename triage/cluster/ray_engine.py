"""Ray as the engine: shards out to the workers of a cluster, what they report back to the driver.

Each shard is a task of Ray's core that calls what `--shard` calls, so that articles never travel between machines, and
a task that dies with its machine is run again elsewhere; docs/decisions/0017 says why not Ray Data. Ray is imported here only.
"""

import os
import re
import socket
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from importlib.util import find_spec
from typing import Any

from triage.errors import TriageError, UsageError

#: Bytes of shared memory of a cluster of our own: the profiles are in it and nothing else.
STORE = 256 << 20
#: How often Ray runs a task again whose worker or machine died. A shard that kills its worker each time is given up.
RETRIES = 3
#: Tasks under way for each processor: one runs, one waits at the machine.
AHEAD = 2
#: Seconds until an address counts as unreachable, and for what is under way when a job fails; between two looks at it.
PATIENCE, PAUSE = 10.0, 1.0

#: What a task gives back, and the number it was called by.
Told = Callable[[int, Any], None]


class MachineError(TriageError):
    """Ray does not run any more where the driver is."""

    status = 74


class BrokenError(Exception):
    """A task was given up: its workers died, again and again."""

    def __init__(self, number: int, message: str) -> None:
        super().__init__(message)
        self.number, self.message = number, message


def library() -> Any:
    """Ray; UsageError with the command to install it where it is missing."""
    # Set before the import, which reads them: no report of usage to anybody, and no prophecies about variables.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    os.environ.setdefault("RAY_DEDUP_LOGS", "0")
    try:
        import ray

        for wanted in ("fsspec", "pyarrow"):  # by every worker; better missed here than there
            if find_spec(wanted) is None:
                raise ImportError(wanted)
    except ImportError as error:
        raise UsageError(
            "--engine ray needs a library that is not installed", "pip install 'news-triage[ray]'"
        ) from error
    return ray


class RayCluster:
    """A connection to a cluster, or one of our own on this machine."""

    def __init__(self, ray: Any) -> None:
        self._ray = ray

    @property
    def processors(self) -> int:
        """The processors of all machines, at this moment."""
        return max(1, int(self._ray.cluster_resources().get("CPU", 1)))

    def share(self, value: Any) -> Any:
        """A value put where every worker finds it."""
        return self._ray.put(value)

    def _check_machine(self) -> None:
        """MachineError where the part of Ray that runs on this machine is gone: Ray itself would end the process, seconds later."""
        path = str(self._ray._private.worker.global_worker.node.raylet_socket_name)
        try:
            with socket.socket(socket.AF_UNIX) as raylet:
                raylet.connect(path.removeprefix("unix://"))
        except (ConnectionRefusedError, FileNotFoundError) as error:
            raise MachineError(
                "the raylet, Ray's process on this machine, has died",
                "look for memory in `dmesg` or the logs of Ray; then the same command goes on",
            ) from error

    def each(
        self, function: Callable[..., Any], calls: Sequence[tuple[int, tuple[Any, ...]]], told: Told
    ) -> list[BrokenError]:
        """Call the function for each number with its arguments, and tell each answer as it comes; what was given up."""
        ray = self._ray
        task = ray.remote(function).options(num_cpus=1, max_retries=RETRIES, scheduling_strategy="SPREAD")
        waiting = iter(calls)
        running: dict[Any, int] = {}
        broken: list[BrokenError] = []
        try:
            while True:
                ahead = AHEAD * self.processors
                while len(running) < ahead and (call := next(waiting, None)):
                    running[task.remote(*call[1])] = call[0]
                if not running:
                    return broken
                self._check_machine()
                for reference in ray.wait(list(running), timeout=PAUSE)[0]:
                    number = running.pop(reference)
                    try:
                        told(number, _answer(ray, reference))
                    except BrokenError as error:
                        broken.append(BrokenError(number, error.message))
        except MachineError:
            raise
        except Exception:
            # What is under way may come to its end, lest something half-written is left. To cancel it brings Ray
            # itself down where a task ends at the same moment (seen with 2.60).
            if running:
                ray.wait(list(running), num_returns=len(running), timeout=PATIENCE)
            raise


def _answer(ray: Any, reference: Any) -> Any:
    try:
        return ray.get(reference)
    except ray.exceptions.RayTaskError as error:
        raise error.cause if isinstance(error.cause, Exception) else error from None
    except ray.exceptions.RayError as error:
        kind = type(error).__name__
        said = "took more memory than its machine has" if "Memory" in kind else "died"
        raise BrokenError(-1, f"its worker {said}, {RETRIES + 1} times over") from error


@contextmanager
def cluster(address: str = "", jobs: int = 0, *, is_verbose: bool = False) -> Iterator[RayCluster]:
    """A connection to the cluster at `address`, or a cluster of `jobs` processes on this machine; closed afterwards.

    Without `jobs` Ray counts the processors that it may use.
    """
    ray = library()
    if address and address != "auto":
        _reach(address)
    options: dict[str, Any] = {
        # Without "local" Ray would join whatever cluster was last started on this machine.
        "address": address or "local",
        "log_to_driver": is_verbose,
        "logging_level": "info" if is_verbose else "critical",
    }
    if not address:
        # It listens on 127.0.0.1 only, as Ray itself has it on macOS: it is for this run alone.
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"
        ray._private.ray_constants.ENABLE_RAY_CLUSTER = False
        options |= {
            "num_cpus": jobs or None,
            "object_store_memory": STORE,
            "include_dashboard": False,
            "_system_config": {"task_oom_retries": RETRIES},
        }
    with _talk(is_verbose=is_verbose):
        with _heard(is_verbose=is_verbose) as told:
            try:
                ray.init(**options)
            except Exception as error:  # ConnectionError, RuntimeError, and others of Ray's own
                raise _refused(error, address, told()) from error
        try:
            yield RayCluster(ray)
        finally:
            ray.shutdown()


@contextmanager
def _heard(*, is_verbose: bool) -> Iterator[Callable[[], str]]:
    """What the part of Ray that is no Python writes to standard error while it connects, and nobody else does."""
    if is_verbose:
        yield lambda: ""
        return
    with tempfile.TemporaryFile() as lines:
        before = os.dup(2)
        os.dup2(lines.fileno(), 2)

        def told() -> str:
            lines.seek(0)
            return lines.read(1 << 20).decode("utf-8", "replace")

        try:
            yield told
        finally:
            os.dup2(before, 2)
            os.close(before)


@contextmanager
def _talk(*, is_verbose: bool) -> Iterator[None]:
    """Ray prints what becomes of its machines, on standard output too; to standard error with -v, else nowhere.

    Our own streams are those that the program was started with, and go on as they are.
    """
    with warnings.catch_warnings(), open(os.devnull, "w") as nowhere:  # noqa: PTH123
        # Ray's own, about its future and its files; nothing that whoever runs a scan could mend.
        warnings.simplefilter("ignore")
        where = sys.stderr if is_verbose else nowhere
        with redirect_stdout(where), redirect_stderr(where):
            yield


def _reach(address: str) -> None:
    """UsageError where nobody listens: Ray itself would go on trying for a minute."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isdigit():
        raise UsageError(
            f"--address {address}: no host:port", "--address 10.0.0.1:6379, or auto on a machine of the cluster"
        )
    try:
        socket.create_connection((host.strip("[]"), int(port)), PATIENCE).close()
    except OSError as error:
        reason = (error.strerror or str(error) or "no answer").lower()
        raise UsageError(
            f"no Ray cluster at {address}: {reason}", "see whether `ray status` works there"
        ) from error


def _refused(error: Exception, address: str, told: str = "") -> UsageError:
    """What to say of Ray's refusal; `told` is what it wrote on its way."""
    where = f"the Ray cluster at {address}" if address else "Ray"
    said = str(error).strip()
    if "InvalidAuthToken" in told + said or "Unauthenticated" in told + said:
        return UsageError(
            f"{where} wants a token, and this one is not right",
            "set RAY_AUTH_MODE=token, and RAY_AUTH_TOKEN or RAY_AUTH_TOKEN_PATH as on the cluster",
        )
    versions = re.findall(r"(Ray|Python): (\S+)", said)
    if "ersion mismatch" in said and len(versions) >= 4:
        there, here = (", ".join(map(" ".join, some)) for some in (versions[:2], versions[2:4]))
        return UsageError(f"{where} is {there}; here are {here}", "install the same versions on every machine")
    if address and isinstance(error, ConnectionError):
        hint = "start one with `ray start --head`, or name its --address HOST:PORT"
        return UsageError(
            f"no Ray cluster at {address}" if address != "auto" else "no Ray cluster on this machine", hint
        )
    line = said.partition("\n")[0][:200] or type(error).__name__
    return UsageError(f"{where}: {line}" if address else f"Ray did not start here: {line}")
