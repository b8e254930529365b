"""What the tests of jobs share: an archive of synthetic news, and the rows of a job beside those of a scan."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from desk import Desk, Ran

ROOT = Path(__file__).parents[2]
SCALE = ROOT / "benchmarks" / "scale"
PROFILES = SCALE / "profiles"
Row = dict[str, Any]


def synthetic() -> ModuleType:
    """The generator of the benchmarks."""
    spec = importlib.util.spec_from_file_location("synthetic", SCALE / "synthetic.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def archive(folder: Path, count: int, form: str = "jsonl", each: int = 100) -> Path:
    """A folder of so many articles."""
    synthetic().write(folder, form, count=count, each=each)
    return folder


def on(cluster: Any) -> tuple[str, ...]:
    """The options that make a scan a job there."""
    return ("--engine", "ray", "--address", cluster.address)


def scanned(desk: Desk, *arguments: str) -> Ran:
    """A scan on this machine, to compare with."""
    return desk.triage("scan", *arguments, "-p", str(PROFILES), "--jsonl")


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

    from triage.cluster.arrow import records_of

    return [row for batch in parquet.ParquetFile(io.BytesIO(data)).iter_batches() for row in records_of(batch)]


def in_order(some: list[Row]) -> list[Row]:
    """By place."""
    return sorted(some, key=lambda row: (row["path"], row["index"]))


def report(folder: Path) -> Row:
    """What a job says at its end."""
    found: Row = json.loads((folder / "_report.json").read_bytes())
    return found
