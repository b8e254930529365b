"""Memory and time of a scan of one large file, by its size: JSON lines, CSV, a mailbox; a file or standard input.

`python benchmarks/load/stream.py [--bytes 2e9] [--kind jsonl] [--jobs 2] [--file]`. The articles are invented while they
are read (about 2,400 characters each), so that nothing but `--file` needs room on a disk. For `--jsonl` and for
`--format paths` a line says what the kernel counts: the most that all processes of the run take together (each page of
memory once, by proportional set size), the most that one of them takes (resident), CPU seconds and the wall. Status 1:
more than 150 MiB.
"""

import argparse
import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

WORDS = (
    "the a of to in and on for port ferry council budget strike harvest minister vote river bridge train union talks "
    "school hospital storm coast police court judge price grain copper cod fish fleet quota island tax bank rate bond"
).split()
#: Each in few articles.
TERMS = ("cod fleet quota", "harvest strike talks")
MOST = 150 << 20


def main() -> None:
    """Run what is asked for, or write the articles to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bytes", type=float, default=2e9)
    parser.add_argument("--kind", choices=("jsonl", "csv", "mbox"), default="jsonl")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--file", action="store_true", help="Scan a file in place of standard input.")
    parser.add_argument("--write", action="store_true", help="Only write the articles.")
    options = parser.parse_args()
    size = int(options.bytes)
    if options.write:
        for piece in articles(size, options.kind):
            sys.stdout.buffer.write(piece)
        return
    is_over = False
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch, f"articles.{options.kind}")
        if options.file:
            with path.open("wb") as file:
                file.writelines(articles(size, options.kind))
        for form in (("--jsonl",), ("--format", "paths")):
            together, one, seconds, wall, lines = scanned(path if options.file else None, size, options, form)
            is_over = is_over or together > MOST
            print(
                f"{options.kind} {size / 1e6:,.0f} MB, {' '.join(form)}, -j {options.jobs}: together {together >> 20} MiB, "
                f"largest {one >> 20} MiB, {seconds:.0f} s CPU, {wall:.0f} s, {lines:,} lines out",
                flush=True,
            )
    sys.exit(is_over)


def articles(size: int, kind: str) -> Iterator[bytes]:
    """Invented articles until they are as large as that."""
    draw = random.Random(20261129)
    paragraphs = [
        " ".join(draw.choice(WORDS) for _ in range(draw.randint(30, 70))).capitalize() + "." for _ in range(400)
    ]
    if kind == "csv":
        yield b"title,body,published,outlet,url\n"
    number = written = 0
    while written < size:
        number += 1
        body = "\n\n".join(draw.choice(paragraphs) for _ in range(draw.randint(5, 10)))
        title = " ".join(draw.choice(WORDS) for _ in range(7)).capitalize() + f" {number}"
        outlet, day = draw.choice(("Coast Daily", "River Post")), f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        piece = WRITTEN[kind](title, body, outlet, day, number).encode()
        written += len(piece)
        yield piece


def _line(title: str, body: str, outlet: str, day: str, number: int) -> str:
    url = f"https://example.org/{number}"
    return json.dumps({"title": title, "body": body, "published": day, "outlet": outlet, "url": url}) + "\n"


def _row(title: str, body: str, outlet: str, day: str, number: int) -> str:
    out = io.StringIO()
    quoted = body.replace("the ", '"the" ', 1)
    csv.writer(out, lineterminator="\n").writerow([title, quoted, day, outlet, f"https://example.org/{number}"])
    return out.getvalue()


def _message(title: str, body: str, outlet: str, day: str, number: int) -> str:
    return (
        f"From desk@example.org Thu Jan  {number % 9 + 1} 10:00:00 2025\nFrom: {outlet} <desk@example.org>\n"
        f"Date: Thu, {number % 9 + 1} Jan 2025 10:00:00 +0000\nSubject: {title}\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{body}\n\n"
    )


WRITTEN = {"jsonl": _line, "csv": _row, "mbox": _message}


def scanned(
    path: Path | None, size: int, options: argparse.Namespace, form: tuple[str, ...]
) -> tuple[int, int, float, float, int]:
    """Bytes of all processes together and of the largest, seconds of CPU and of wall, lines of the answer."""
    scan = [sys.executable, "-m", "triage", "scan", str(path or "-"), "-q", "--no-cache", "-j", str(options.jobs)]
    scan += [*(part for term in TERMS for part in ("-t", term)), *form]
    writer = None
    if path is None:
        words = [sys.executable, __file__, "--write", "--bytes", str(size), "--kind", options.kind]
        writer = subprocess.Popen(words, stdout=subprocess.PIPE)
    started = time.monotonic()
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(scan, stdin=writer.stdout if writer else subprocess.DEVNULL, stdout=out)
        together = one = 0
        while True:
            ended, status, usage = os.wait4(child.pid, os.WNOHANG)
            if ended:
                break
            sizes = [resident(pid) for pid in family(child.pid)]
            together, one = max(together, sum(sizes)), max([one, *sizes])
            time.sleep(0.2)
        assert status == 0, status
        out.seek(0)
        lines = sum(1 for _ in out)
    if writer is not None:
        writer.wait()
    # The kernel's own figure of the largest misses no peak between two looks.
    return (
        together,
        max(one, usage.ru_maxrss << 10),
        usage.ru_utime + usage.ru_stime,
        time.monotonic() - started,
        lines,
    )


def family(pid: int) -> list[int]:
    """A process and its children."""
    found = [pid]
    with suppress(OSError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
        found += [int(child) for child in children.split()]
    return found


def resident(pid: int) -> int:
    """Bytes that a process takes, what it shares with others divided among them."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    return 0


if __name__ == "__main__":
    main()
