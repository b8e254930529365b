"""What the tests of jobs share: an archive of synthetic news, and the rows of a job beside those of a scan."""

import gzip
import importlib.util
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from desk import Desk, Ran

ROOT = Path(__file__).parents[2]
SCALE = ROOT / "benchmarks" / "scale"
PROFILES = SCALE / "profiles"
Row = dict[str, Any]


@cache
def synthetic() -> ModuleType:
    """The generator of the benchmarks; each article is made once for all archives, which begin alike."""
    spec = importlib.util.spec_from_file_location("synthetic", SCALE / "synthetic.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    vars(module)["article"] = cache(module.article)
    return module


def archive(folder: Path, count: int, form: str = "jsonl", each: int = 100) -> Path:
    """A folder of so many articles."""
    synthetic().write(folder, form, count=count, each=each)
    return folder


def web_archive(
    articles: Iterable[Row], *, is_packed: bool = False, kind: str = "text/html", padding: int = 0
) -> bytes:
    """A crawl that has a page for each article, and between them a request and a picture of so many bytes."""
    found = []
    for number, one in enumerate(articles):
        text = "".join(f"<p>{part}</p>" for part in one["body"].split("\n\n"))
        page = f"<html><head><title>{one['title']}</title></head><body><article><h1>{one['title']}</h1>{text}</article></body></html>"
        url = f"https://example.org/{number}.html"
        found.append(_record("request", url, "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"))
        found.append(_record("response", url, f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{page}"))
        picture = f"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n{'x' * padding}"
        found.append(_record("response", f"{url}.png", picture))
    return b"".join(map(gzip.compress, found) if is_packed else found)


def _record(kind: str, url: str, content: str) -> bytes:
    data = content.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2016-11-10T07:12:00Z\r\nContent-Type: application/http; msgtype={kind}\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data + b"\r\n\r\n"


def on(cluster: Any) -> tuple[str, ...]:
    """The options that make a scan a job there."""
    return ("--engine", "ray", "--address", cluster.address)


def scanned(desk: Desk, *arguments: str) -> Ran:
    """A scan on this machine, in one process, to compare with."""
    return desk.triage("scan", *arguments, "-p", str(PROFILES), "--jsonl", "-j", "1")


def rows(ran: Ran) -> list[Row]:
    """The hits and rejects of a scan."""
    return in_order([one for one in ran.records if one["type"] in ("hit", "reject")])


def part_rows(folder: Path) -> list[Row]:
    """The rows of all parts of a job, by place."""
    found: list[Row] = []
    for part in sorted(folder.glob("part-*")):
        found += rows_of_part(part.read_bytes(), part.suffix)
    return in_order(found)


def rows_of_part(data: bytes, suffix: str) -> list[Row]:
    """The rows of one part."""
    if suffix == ".jsonl":
        return [json.loads(line) for line in data.splitlines()]
    import io

    from pyarrow import parquet

    return [row for batch in parquet.ParquetFile(io.BytesIO(data)).iter_batches() for row in records_of(batch)]


def records_of(batch: Any) -> Iterator[Row]:
    """The objects that `--jsonl` would have written for the rows of a batch."""
    from triage.render.json.schema import schema

    published = schema()["$defs"]
    for row in batch.to_pylist():
        for profile in row["profiles"]:
            profile["threshold"] = "any" if profile["threshold"] is None else profile["threshold"]
            for part in profile["contributions"]:
                part["kinds"] = dict(part["kinds"])
        keys = published[f"{row['type']}_line"]["properties"]
        yield {name: value for name, value in row.items() if name in keys}


def in_order(some: list[Row]) -> list[Row]:
    """By place."""
    return sorted(some, key=lambda row: (row["path"], row["index"]))


def report(folder: Path) -> Row:
    """What a job says at its end."""
    found: Row = json.loads((folder / "_report.json").read_bytes())
    return found


#: Puts itself into every process of Python: an article with this word ends the process that matches or reads it.
POISON = """
import os
from triage.matcher import Matcher
from triage.readers.json import columns
before, made = Matcher.match, columns.article_of
def match(self, articles, *rest, **more):
    if any("Strychnine" in one.body for one in articles):
        os.kill(os.getpid(), 9)
    return before(self, articles, *rest, **more)
def article_of(record, *rest, **more):
    if "Arsenic" in str(record):
        os.kill(os.getpid(), 9)
    return made(record, *rest, **more)
Matcher.match, columns.article_of = match, article_of
"""


def poisoned(desk: Desk) -> dict[str, str]:
    """Four files in `in`, one with an article that cannot be matched, one with another that cannot be read; the variables."""
    for number in range(4):
        lines = [{"title": f"Port {number} {at}", "body": "Harbour dockers of Brasmouth."} for at in range(30)]
        if number == 1:
            lines[17]["body"] = "Strychnine."
        if number == 2:
            lines[5]["body"] = "Arsenic."
        desk.write(f"in/{number}.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
    return {"PYTHONPATH": str(desk.write("lib/sitecustomize.py", POISON).parent)}


#: What is said of them, and how many articles there are of each file.
PASSED_OVER = [
    "triage: in/1.jsonl#17: ended the process that matched it, twice; passed over",
    "triage: in/2.jsonl: the record after 5 others ended the process that read it, twice; the rest is not read",
]
LEFT = [30, 29, 5, 30]


def by_file(some: list[Row]) -> list[int]:
    """How many rows there are of each file of `poisoned`."""
    return [len([row for row in some if row["path"] == f"in/{number}.jsonl"]) for number in range(4)]
