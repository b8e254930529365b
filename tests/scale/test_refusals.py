"""What a job refuses, in one line: before anything is begun, and with nothing left behind."""

import os
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from desk import PROGRAM, Desk, child
from extent import IS_WHOLE

from triage.cluster import ray_engine
from triage.cluster.ray_engine import RETRIES

from .jobs import LEFT, PASSED_OVER, PROFILES, archive, by_file, on, part_rows, poisoned, rows, scanned

BIRDS = 'terms = ["bird flu"]\n'


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--engine", "spark", "-o", "out"), "there is no engine 'spark'"),
        (("--engine", "ray"), "--engine ray writes parts into a folder, and none was given"),
        (("--engine", "ray", "-o", "out", "--json"), "--engine ray does not write 'json'"),
        (("--engine", "ray", "-o", "out", "--by", "profile"), "--by is for people"),
        (("--engine", "ray", "-o", "out", "--top", "3", "--all"), "a job has either --top or --all"),
        (("--engine", "ray", "-o", "out", "--with", "all"), "--with cannot add 'all'"),
        (("--address", "127.0.0.1:1", "-o", "out"), "--restart and --address are for jobs"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_a_job_does_not_do(desk: Desk, arguments: tuple[str, ...], said: str) -> None:
    desk.article("in/a.txt", "Bird flu", "It spreads.")
    ran = desk.triage("scan", "in", "-t", "bird flu", *arguments)
    assert ran.status == 2
    assert ran.err.startswith(f"triage: {said}")
    assert not (desk.folder / "out").exists()


def test_the_package_is_missing(desk: Desk) -> None:
    desk.article("in/a.txt", "Bird flu", "It spreads.")
    blocked = desk.write("lib/ray.py", "raise ImportError('no module named ray')\n").parent
    ran = desk.process(
        "scan", "in", "-t", "bird flu", "--engine", "ray", "-o", "out", env={"PYTHONPATH": str(blocked)}
    )
    assert ran.status == 2
    assert ran.err == (
        "triage: --engine ray needs a library that is not installed\n  hint: pip install 'news-triage[ray]'\n"
    )
    assert not (desk.folder / "out").exists()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("127.0.0.1:1", "triage: no Ray cluster at 127.0.0.1:1: connection refused\n  hint: "),
        ("nobody", "triage: --address nobody: no host:port\n  hint: "),
    ],
)
def test_nobody_at_the_address(desk: Desk, address: str, said: str) -> None:
    pytest.importorskip("ray", reason="ray is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    desk.article("in/a.txt", "Bird flu", "It spreads.")
    ran = desk.triage("scan", "in", "-t", "bird flu", "--engine", "ray", "--address", address, "-o", "out")
    assert ran.status == 2
    assert ran.err.startswith(said)
    assert ran.err.count("\n") == 2
    assert not (desk.folder / "out").exists()


def at_once(desk: Desk, commands: list[tuple[str, ...]]) -> tuple[list[int], list[str]]:
    """The statuses of commands that run at the same time, and what they say on standard error."""
    with ExitStack() as files:
        outs = [files.enter_context(tempfile.TemporaryFile()) for _ in commands]
        drivers = [begun(desk, words, out.fileno()) for words, out in zip(commands, outs, strict=True)]
        statuses = [os.waitstatus_to_exitcode(os.waitpid(driver, 0)[1]) for driver in drivers]
        return statuses, [os.pread(out.fileno(), 1 << 16, 0).decode() for out in outs]


def begun(desk: Desk, words: tuple[str, ...], output: int) -> int:
    """The number of a process that runs a command: a new one where it is to connect to the cluster, which no fork may."""
    if not IS_WHOLE:
        return child(desk.folder, desk.variables, list(words), (output, output))
    variables, home = desk.variables, os.getcwd()  # noqa: PTH109
    os.chdir(desk.folder)
    try:
        actions = [(os.POSIX_SPAWN_DUP2, output, number) for number in (1, 2)]
        return os.posix_spawn(sys.executable, [*PROGRAM, *words], variables, file_actions=actions)
    finally:
        os.chdir(home)


def test_another_job_in_the_folder(desk: Desk, cluster: Any, goes_on_here: Callable[[], None]) -> None:
    """A changed profile or input is noticed before anything is done; --restart leaves nothing of the first job."""
    archive(desk.folder / "in", 400, each=100)
    desk.write("birds.toml", BIRDS)
    command = ("scan", "in", "-p", "birds.toml", *on(cluster), "-o", "out.jsonl")
    others = desk.write("others.toml", BIRDS.replace("]", ', "poultry"]'))
    goes_on_here()
    statuses, heard = at_once(desk, [(*command[:3], each, *command[4:]) for each in ("birds.toml", "others.toml")])
    assert sorted(statuses) == [0, 2], heard
    (refused,) = (each for each, status in zip(heard, statuses, strict=True) if status)
    assert refused == (
        f"triage: {desk.folder}/out.jsonl: holds a job that began otherwise: the arguments and the profiles changed since\n"
        "  hint: --restart begins anew in the same folder; -o names another\n"
    )
    first = part_rows(desk.folder / "out.jsonl")
    profile = "birds.toml" if statuses[1] else "others.toml"
    assert first == rows(desk.triage("scan", "in", "-p", profile, "--jsonl"))
    others.rename(desk.folder / "birds.toml")
    desk.article("in/b.txt", "Bird flu", "It spreads.")
    said = "the arguments, the profiles and the files of the input changed since"
    assert said in desk.triage(*command, "--all").err
    assert part_rows(desk.folder / "out.jsonl") == first
    (desk.folder / "in" / "000000300.jsonl").unlink()
    ran = desk.triage(*command, "--restart")
    assert ran.status == 0
    local = desk.triage("scan", "in", "-p", "birds.toml", "--jsonl")
    assert part_rows(desk.folder / "out.jsonl") == rows(local)


def test_parts_of_others_are_left_alone(desk: Desk) -> None:
    pytest.importorskip("ray", reason="ray is not installed")
    desk.article("in/a.txt", "Bird flu", "It spreads.")
    theirs = desk.write("out/part-00000.parquet", "theirs")
    command = ("scan", "in", "-t", "bird flu", "--engine", "ray", "-o", "out")
    for arguments in (command, (*command, "--restart")):
        ran = desk.triage(*arguments)
        assert (ran.status, ran.err.splitlines()[0]) == (
            2,
            f"triage: {desk.folder}/out: holds parts that no job of ours wrote",
        )
    assert theirs.read_text() == "theirs"
    desk.write("file", "a file")
    ran = desk.triage(*command[:-1], "file")
    assert (ran.status, ran.err.splitlines()[0]) == (
        2,
        f"triage: {desk.folder}/file: is a file; a job writes into a folder",
    )


def test_a_full_disk(desk: Desk, cluster: Any, tmp_path: Path, goes_on_here: Callable[[], None]) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=60k", "tmpfs", str(disk)],
        check=False,
        capture_output=True,
        timeout=600,
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        archive(desk.folder / "in", 600, each=150)
        command = ("scan", "in", "-p", str(PROFILES), "--all", *on(cluster), "-o", str(disk / "out.jsonl"))
        ran = desk.triage(*command)
        assert ran.status == 74
        assert ran.err == f"triage: {disk}/out.jsonl: could not be written: no space left on device\n"
        assert not list(disk.rglob("*.partial"))
        assert not list(disk.rglob("_report.json"))
        grown = subprocess.run(
            ["mount", "-o", "remount,size=20m", str(disk)], check=True, capture_output=True, timeout=600
        )
        assert grown.returncode == 0
        goes_on_here()
        assert desk.triage(*command).status == 0
        assert part_rows(disk / "out.jsonl") == rows(scanned(desk, "in", "--all"))
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True, capture_output=True, timeout=600)


def test_a_file_that_cannot_be_finished_is_not_there(tmp_path: Path) -> None:
    """Without root: a limit on the size of files breaks a write in the middle."""
    program = """
        import resource, signal, sys
        from triage.cluster.outputs import OutFolder
        from triage.errors import DeliveryError
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        out = OutFolder(sys.argv[1])
        out.write("_shards/small", b"x" * 900)
        try:
            out.write("part", b"x" * 2000)
        except DeliveryError as error:
            print(error.message)
    """
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), str(tmp_path / "out")],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.stdout == f"{tmp_path}/out: could not be written: file too large\n"
    assert [name for _, _, names in os.walk(tmp_path) for name in names] == ["small"]


def test_a_shard_that_kills_its_worker_is_given_up(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """After fewer times than in life: each takes a new worker, which takes seconds."""
    monkeypatch.setattr(ray_engine, "RETRIES", RETRIES if IS_WHOLE else 1)

    def fatal(number: int) -> int:
        if number == 1:
            os.kill(os.getpid(), 9)
        return number

    found: list[tuple[int, int]] = []
    with ray_engine.cluster(cluster.address) as machines:
        broken = machines.each(fatal, [(number, (number,)) for number in range(4)], lambda *one: found.append(one))
    assert sorted(found) == [(0, 0), (2, 2), (3, 3)]
    said = f"its worker died, {ray_engine.RETRIES + 1} times over"
    assert [(error.number, error.message) for error in broken] == [(1, said)]


MISMATCH = """Version mismatch: The cluster was started with:
    Ray: 2.59.0
    Python: 3.12.1
This process on Ray Client was started with:
    Ray: 2.60.0
    Python: 3.12.1
"""


@pytest.mark.parametrize(
    ("error", "told", "said"),
    [
        (RuntimeError(MISMATCH), "", "is Ray 2.59.0, Python 3.12.1; here are Ray 2.60.0, Python 3.12.1"),
        (ConnectionError(), "gcs_client.cc:210: Unauthenticated: InvalidAuthToken", "wants a token"),
        (RuntimeError("Something else\nand more"), "", ": Something else"),
    ],
    ids=("versions", "token", "other"),
)
def test_what_ray_refuses(error: Exception, told: str, said: str) -> None:
    from triage.cluster.ray_engine import _refused

    refused = _refused(error, "10.0.0.1:6379", told)
    assert said in refused.message
    assert "\n" not in refused.message
    if told:
        assert "RAY_AUTH_MODE" in refused.hint


def test_another_version_on_a_worker_is_refused() -> None:
    """Before anything is unpacked that only the same version can read."""
    import pickle

    from triage.cluster import shard_scan
    from triage.errors import UsageError

    work = pickle.dumps(({"triage": "0.0.1", "rules": "0"}, b"not a pickle of this version"))
    with pytest.raises(UsageError, match=r"the job is one of triage 0\.0\.1, rules 0"):
        shard_scan.unpacked(work)


#: A job on a cluster of its own, which is looked at before it ends; `-c` is this program's place among the arguments. It has
#: none of the helpers that a job asks nothing of: they take as long to start as the rest.
OWN = """
import sys
from ray._private.node import Node
from triage.cli.exits import run
from triage.cluster import ray_engine

ray = ray_engine.library()
shutdown, nodes = ray.shutdown, []


def look():
    nodes.extend(node["NodeManagerAddress"] for node in ray.nodes())
    ray._private.worker._global_node.kill_raylet()
    try:
        ray_engine.RayCluster(ray).each(abs_, [(1, (-7,))], print)
    except ray_engine.MachineError as error:
        nodes.append(error.message)
    shutdown()


def abs_(number):
    return abs(number)


ray.shutdown = look
Node.start_api_server = Node.start_log_monitor = Node.start_monitor = lambda *_, **__: None
status = run(sys.argv[1:])
print(nodes)
sys.exit(status)
"""


def test_a_job_of_ones_own_beside_a_cluster(desk: Desk, cluster: Any) -> None:
    """Without an address nobody's cluster is joined, whatever runs on the machine.

    It is for this machine alone, what kills its workers is passed over, and its own death is said before Ray ends the
    process with lines of its own.
    """
    command = ("scan", "in", "-t", "harbour", "--all", "--engine", "ray", "-j", "1", "-o", "out.jsonl")
    ran = subprocess.run(
        [sys.executable, "-c", OWN, *command],
        cwd=desk.folder,
        env={**desk.variables, **poisoned(desk)},
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    said = "the raylet, Ray's process on this machine, has died"
    assert (ran.returncode, ran.stdout) == (3, f"{['127.0.0.1', said]}\n"), ran.stderr
    assert sorted(ran.stderr.splitlines()[:2]) == PASSED_OVER
    assert ran.stderr.endswith(f", in {desk.folder}/out.jsonl\n")
    assert by_file(part_rows(desk.folder / "out.jsonl")) == LEFT
    assert cluster.list_all_nodes()
