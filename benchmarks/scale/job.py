"""A scan and a job of the same articles: are the rows the same, what does each cost, does memory stay flat?

`python benchmarks/scale/job.py FOLDER --raylets 3 [--all] [--kill raylet|driver|both] [--s3]` on a folder that `synthetic.py` wrote;
`--articles 1000000` writes it first. `--shard 4` does without Ray: four processes, each with a quarter, of which `--kill driver` kills one and starts it again.
With both `--shard` and `--raylets` one scan is compared with both kinds of job.
With `--s3` the job reads the files from a store on loopback that speaks S3; the rows are then compared without place and time of their files.

Processor time counts whole processes with all that they start: for a job the driver, the machines' own processes and
the workers. On a machine that others use too, it is what can be compared.
"""

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

PROFILES = Path(__file__).parent / "profiles"
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
STORE = 200 << 20


class Watch(threading.Thread):
    """Looks at every process below this one, twice a second: processor time, and memory of the workers."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.seconds: dict[int, float] = {}
        self.names: dict[int, str] = {}
        self.memory: defaultdict[int, list[int]] = defaultdict(list)
        #: The numbers of drivers, and the most memory that one of them took.
        self.drivers = " "
        self.driver = 0
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(0.5):
            self.look()

    def look(self) -> None:
        parents: dict[int, int] = {}
        seen: dict[int, tuple[str, float, int]] = {}
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit():
                try:
                    stat = (folder / "stat").read_text().rpartition(")")
                    name = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
                except OSError:
                    continue
                facts = stat[2].split()
                parents[int(folder.name)] = int(facts[1])
                spent = (int(facts[11]) + int(facts[12])) / TICKS
                seen[int(folder.name)] = name, spent, int(facts[21]) * PAGE
        for pid, (name, spent, memory) in seen.items():
            if pid != os.getpid() and _is_below(pid, os.getpid(), parents):
                self.seconds[pid] = max(spent, self.seconds.get(pid, 0.0))
                self.names[pid] = name
                if "scan_sent" in name:
                    self.memory[pid].append(memory)
                if f" {pid} " in self.drivers:
                    self.driver = max(self.driver, memory)

    def kinds(self) -> dict[str, float]:
        """The processor time by what the processes are, most first."""
        found: defaultdict[str, float] = defaultdict(float)
        for pid, seconds in self.seconds.items():
            words = self.names[pid].split()
            scripts = [word.rpartition("/")[2] for word in words[:3] if not word.startswith("-")]
            found[words[0] if words and words[0].startswith("ray::") else " ".join(scripts)] += seconds
        return dict(sorted(found.items(), key=lambda each: -each[1]))

    def end(self) -> float:
        """The processor time of all of them together."""
        self.look()
        self._ended.set()
        self.join()
        return sum(self.seconds.values())


def _is_below(pid: int, root: int, parents: dict[int, int]) -> bool:
    while pid in parents and pid != root:
        pid = parents[pid]
    return pid == root


def command(folder: Path | str, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "triage", "scan", str(folder), "-p", str(PROFILES), "-o", str(out), *more]


def run_local(folder: Path, out: Path, *more: str) -> dict[str, Any]:
    """A scan of this machine's."""
    watch = Watch()
    watch.start()
    started = time.monotonic()
    subprocess.run([*command(folder, out, "--jsonl", "--no-cache"), *more], check=True)
    wall = time.monotonic() - started
    return {
        "wall": wall,
        "processor": watch.end(),
        "rows": digest(out.open("rb")),
        "placeless": digest(map(placeless, out.open("rb"))),
        "bytes": out.stat().st_size,
    }


def run_job(folder: Path | str, out: Path, raylets: int, kill: str, *more: str) -> dict[str, Any]:
    """A job on a cluster of so many machines of one processor each."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    from ray.cluster_utils import Cluster

    watch = Watch()
    watch.start()
    started = time.monotonic()
    cluster = Cluster(
        initialize_head=True,
        head_node_args={"num_cpus": 1, "object_store_memory": STORE, "include_dashboard": False},
    )
    nodes = [cluster.add_node(num_cpus=1, object_store_memory=STORE) for _ in range(raylets - 1)]
    ready = time.monotonic()
    asked = [*command(folder, out, "--engine", "ray", "--address", cluster.address), "--jsonl", "--timings", *more]
    driver = subprocess.Popen(asked)
    watch.drivers += f"{driver.pid} "
    redone = 0
    if kill:
        _wait_for_half(out)
        before = {path: path.stat().st_mtime_ns for path in (out / "_shards").glob("*.json")}
        print(f"  killing the {kill} with {len(before)} shards finished")
        if kill in ("raylet", "both"):
            cluster.remove_node(nodes[-1], allow_graceful=False)
        if kill in ("driver", "both"):
            driver.send_signal(signal.SIGKILL)
            driver.wait()
            driver = subprocess.Popen(asked)
            watch.drivers += f"{driver.pid} "
    status = driver.wait()
    wall = time.monotonic() - ready
    if kill in ("driver", "both"):
        redone = sum(path.stat().st_mtime_ns != written for path, written in before.items())
    spent = watch.end()
    cluster.shutdown()
    return {
        "status": status,
        "wall": wall,
        "wall with start of the cluster": wall + ready - started,
        "processor": spent,
        "memory of the driver, MiB": watch.driver >> 20,
        "finished shards done again": redone,
        **{f"  {kind}": spent for kind, spent in watch.kinds().items() if spent >= 0.5},
        "memory": watch.memory,
        **figures(out),
    }


def run_shards(folder: Path | str, out: Path, count: int, kill: str, *more: str) -> dict[str, Any]:
    """A job by processes of their own, each with its share, and merged."""
    watch = Watch()
    watch.start()
    started = time.monotonic()
    asked = [
        [*command(folder, out, "--shard", f"{number}/{count}", "--jsonl", "--no-cache", *more)]
        for number in range(1, count + 1)
    ]
    running = [subprocess.Popen(each) for each in asked]
    if kill:
        _wait_for_half(out)
        running[0].kill()
        running[0].wait()
        running[0] = subprocess.Popen(asked[0])
    for each in running:
        each.wait()
    merging = subprocess.Popen([sys.executable, "-m", "triage", "merge", str(out)])
    watch.drivers += f"{merging.pid} "
    status = merging.wait()
    wall = time.monotonic() - started
    return {
        "status": status,
        "wall": wall,
        "processor": watch.end(),
        "memory of the driver, MiB": watch.driver >> 20,
        "memory": watch.memory,
        **figures(out),
    }


def figures(out: Path) -> dict[str, Any]:
    """What lies in the folder of a job."""
    parts = sorted(out.glob("part-*"))
    done = [json.loads(path.read_bytes()) for path in (out / "_shards").glob("*.json")]
    return {
        "processor in shards": sum(one["seconds"] for one in done),
        "rows": digest(line for part in parts for line in part.open("rb")),
        "placeless": digest(placeless(line) for part in parts for line in part.open("rb")),
        "bytes": sum(part.stat().st_size for part in parts),
        "bytes read": sum(one["read"] for one in done),
        "shards": len(done),
    }


@contextmanager
def store(folder: Path) -> Iterator[str]:
    """The files of a folder in an S3 store on loopback; their URL."""
    import boto3

    port = "5055"
    os.environ |= {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "who",
        "AWS_SECRET_ACCESS_KEY": "ever",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", port],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(15)
        bucket = boto3.resource("s3", endpoint_url=os.environ["AWS_ENDPOINT_URL"]).create_bucket(Bucket="archive")
        for file in sorted(folder.iterdir()):
            bucket.upload_file(str(file), f"in/{file.name}")
        yield "s3://archive/in"
    finally:
        server.kill()
        server.wait()


def placeless(line: bytes) -> bytes:
    """A row without the folder and the time of its file."""
    row = json.loads(line)
    if "path" in row:
        row |= {"path": row["path"].rpartition("/")[2], "arrived": None}
    return json.dumps(row, separators=(",", ":")).encode()


def _wait_for_half(out: Path) -> None:
    while True:
        time.sleep(0.05)
        if (out / "_manifest.json").exists():
            shards = json.loads((out / "_manifest.json").read_bytes())["shards"]
            if len(list((out / "_shards").glob("*.json"))) * 2 >= shards:
                return


def digest(lines: Iterator[bytes] | Any) -> tuple[int, str]:
    """How many hits and rejects, and a digest of them in the order of their bytes."""
    rows = sorted(
        hashlib.blake2b(one).digest() for one in lines if one.startswith((b'{"type":"hit"', b'{"type":"rej'))
    )
    return len(rows), hashlib.blake2b(b"".join(rows)).hexdigest()[:16]


def main() -> None:
    """The command."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument(
        "--raylets", type=int, default=0, help="machines of a Ray cluster; default: 3, or none with --shard"
    )
    asked.add_argument("--kill", choices=("raylet", "driver", "both"), default="")
    asked.add_argument("--articles", type=int, default=0, help="write so many into the folder first")
    asked.add_argument("--shard", type=int, default=0, help="no Ray: so many processes, each with its share")
    asked.add_argument("--s3", action="store_true", help="the job reads from a store that speaks S3")
    asked.add_argument("--all", action="store_true", help="rejects too")
    asked.add_argument("--jobs", type=int, default=0, help="processes of the scan; default: as the program does")
    asked.add_argument("--work", type=Path, default=Path("scale-work"), help="a folder for the results")
    said = asked.parse_args()
    more = ("--all",) if said.all else ()
    if said.articles:
        writer = [sys.executable, str(PROFILES.parent / "synthetic.py"), str(said.folder)]
        subprocess.run([*writer, "--articles", str(said.articles)], check=True)
    shutil.rmtree(said.work, ignore_errors=True)
    said.work.mkdir(parents=True)
    jobs = ("-j", str(said.jobs)) if said.jobs else ()
    local = run_local(said.folder, said.work / "local.jsonl", *more, *jobs)
    say("scan", local)
    raylets = said.raylets or (0 if said.shard else 3)
    with store(said.folder) if said.s3 else nullcontext(said.folder) as source:
        if said.shard:
            compare(local, run_shards(source, said.work / "shards.jsonl", said.shard, said.kill, *more), said.s3)
        if raylets:
            compare(local, run_job(source, said.work / "out.jsonl", raylets, said.kill, *more), said.s3)


def say(name: str, figures: dict[str, Any]) -> None:
    """The figures of a run."""
    print(name)
    for key, value in figures.items():
        if key != "memory":
            print(f"  {key}: {value:.1f}" if isinstance(value, float) else f"  {key}: {value}", flush=True)


def compare(local: dict[str, Any], job: dict[str, Any], is_placeless: bool) -> None:
    """A job beside the scan."""
    say("job", job)
    print("memory of the workers, MiB, at every tenth of the run, last, highest")
    for looks in job["memory"].values():
        if len(looks) > 20:
            tenths = [looks[len(looks) * part // 10] for part in range(10)] + [looks[-1], max(looks)]
            print("  " + " ".join(f"{look >> 20}" for look in tenths))
    compared = "placeless" if is_placeless else "rows"
    print("rows are the same" if local[compared] == job[compared] else "ROWS DIFFER")
    print(f"processor time of the job / of the scan: {job['processor'] / local['processor']:.2f}", flush=True)


if __name__ == "__main__":
    main()
