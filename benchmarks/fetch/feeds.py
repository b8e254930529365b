"""Many feeds in one run, and again where nothing has changed: time, memory, requests, bytes.

`python benchmarks/fetch/feeds.py [--feeds 500] [--articles 20] [--output FOLDER]`. A server on loopback in a process of its own
has as many hosts as feeds (127.0.0.0/8), so that the pause between two requests to one host, which is the real one, costs nothing.
CPU and memory are those of `triage fetch` alone.
"""

import argparse
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "fetch"))

from server import Asked, Reply, entry, feed, rss, serving  # noqa: E402

TEXT = (
    "Ministers agreed on a lower quota after a night of talks, and boats will stay in port until spring, skippers said. "
    * 4
)


def publish(pipe: Connection, feeds: int, articles: int) -> None:
    """The server: answers until it is told to end, and says when asked what it was asked."""
    answered: Counter[int] = Counter()
    bodies = {}
    for number in range(feeds):
        entries = (
            entry(place, title=f"Quota {number}-{place} agreed", guid=f"{number}-{place}", text=f"{number} {place} {TEXT}",
                  link=f"https://outlet{number}.example/{place}")
            for place in range(articles)
        )  # fmt: skip
        bodies[f"/{number}"] = feed(rss(*entries, title=f"Outlet {number}"), ETag=f'"{number}"')
    sent = 0

    def answer(asked: Asked) -> Reply:
        nonlocal sent
        reply = bodies[asked.path]
        is_known = asked.headers.get("if-none-match") == reply.headers["ETag"]
        answered[304 if is_known else 200] += 1
        sent += 0 if is_known else len(reply.body)
        return reply

    with serving("0.0.0.0") as server:
        server.fallback = answer
        pipe.send(server.port)
        while pipe.recv() != "end":
            pipe.send((dict(answered), sent))
            answered.clear()
            sent = 0


def measured(folder: Path) -> tuple[float, float, float, str]:
    """Wall time, CPU time and memory (MiB) of a run, and what it said."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "triage", "fetch"], cwd=folder, env=env, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    said = process.stdout.read().splitlines()[-1]
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"status {process.returncode}")
    memory = used.ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)
    return time.monotonic() - began, used.ru_utime + used.ru_stime, memory, said


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--output", type=Path)
    asked = parser.parse_args()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("fork").Process(
        target=publish, args=(theirs, asked.feeds, asked.articles), daemon=True
    )
    server.start()
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    port = ours.recv()
    with tempfile.TemporaryDirectory() as place:
        folder = asked.output or Path(place)
        tables = (
            f'[[source]]\nurl = "http://127.{1 + number // 250}.0.{1 + number % 250}:{port}/{number}"\n'
            for number in range(asked.feeds)
        )
        (folder / "sources.toml").write_text(
            "[defaults]\nallow_private = true\nallow_http = true\n" + "".join(tables), "utf-8"
        )
        print(f"{asked.feeds} feeds, {asked.feeds * asked.articles:,} articles; open files at most {soft}")
        for name in ("first", "second", "third"):
            wall, cpu, memory, said = measured(folder)
            ours.send("count")
            answered, sent = ours.recv()
            files = sum(1 for _ in (folder / "inbox").rglob("*.json"))
            answers = ", ".join(f"{count} × {status}" for status, count in sorted(answered.items()))
            print(
                f"{name:<7} {wall:6.1f} s, {cpu:5.1f} s of CPU, {memory:4.0f} MiB; {answers}, {sent / 1e6:.1f} MB; {files:,} files; {said}"
            )
        size = sum(one.stat().st_size for one in (folder / "inbox").glob(".fetch*")) / 1e6
        print(f"memory of the inbox: {size:.1f} MB")
    ours.send("end")
    server.join(5)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
