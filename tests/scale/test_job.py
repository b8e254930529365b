"""A scan as a job on a cluster of some machines: the same rows as on one, whatever dies on the way."""

import json
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from agreed import NAMES, all_profiles, name_of
from agreed import scanned as agreed
from agreed import told as verdict_of
from desk import PROGRAM, Desk, Ran

from .jobs import (
    PROFILES,
    Row,
    archive,
    on,
    part_rows,
    report,
    rows,
    rows_of_part,
    scanned,
    synthetic,
    web_archive,
)

#: Articles and files of the archives whose jobs are disturbed: enough shards that one is in the middle.
DISTURBED, EACH = 3_000, 75


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of such an archive."""
    return str(archive(tmp_path_factory.mktemp("large"), DISTURBED, each=EACH))


@pytest.fixture(scope="module")
def large_rows(tmp_path_factory: pytest.TempPathFactory, large: str) -> list[Row]:
    """What a scan of it finds."""
    return rows(scanned(Desk(tmp_path_factory.mktemp("scan")), large))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder of ten files."""
    return str(archive(tmp_path_factory.mktemp("small"), 600, each=60))


def job(desk: Desk, cluster: Any, *arguments: str, env: dict[str, str] | None = None) -> Ran:
    """A job on the cluster."""
    return desk.triage("scan", *arguments, "-p", str(PROFILES), *on(cluster), env=env)


def started(desk: Desk, cluster: Any, *arguments: str) -> "subprocess.Popen[bytes]":
    """A job that is under way."""
    command = [*PROGRAM, "scan", *arguments, "-p", str(PROFILES), *on(cluster)]
    return subprocess.Popen(
        command, cwd=desk.folder, env=desk.variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def said_at_the_end(err: str) -> list[str]:
    """What a job says besides how far it is, which it does where it lasts: on a busy machine."""
    return [line for line in err.splitlines() if not re.match(r"triage: \d+ of \d+ shards, ", line)]


def finished(folder: Path) -> set[Path]:
    """The notes of finished shards."""
    return set((folder / "_shards").glob("*.json"))


def shards(folder: Path) -> int:
    """How many the job has."""
    found: int = json.loads((folder / "_manifest.json").read_bytes())["shards"]
    return found


def wait_for(folder: Path, count: int) -> None:
    """Wait until so many shards are finished."""
    for _ in range(6_000):
        if len(finished(folder)) >= count:
            return
        time.sleep(0.005)
    raise TimeoutError("the job does not get on")


def test_a_job_has_the_rows_of_a_scan(desk: Desk, cluster: Any) -> None:
    archive(desk.folder / "in" / "lines", 600)
    archive(desk.folder / "in" / "tables", 300, "parquet")
    archive(desk.folder / "in" / "sheets", 200, "csv")
    archive(desk.folder / "in" / "wire", 200, "text")
    some = list(synthetic().articles(2, 0, 150))
    lines = (json.dumps({**one, "padding": "x" * 40_000}) + "\n" for one in some)
    desk.write("in/large.jsonl", "".join(lines))
    desk.write("in/large.warc", web_archive(some[:20], padding=250_000))
    desk.write("in/caf\udce9.txt", "Harbour of Brasmouth\n\nA path that is no UTF-8.\n")
    desk.write("in/.hidden.txt", "Not looked at")
    broken = (desk.folder / "in" / "tables" / "000000000.parquet").read_bytes()
    desk.write("in/broken.parquet", broken[: len(broken) // 2])
    asked = ("in", "--all", "--fold", "--with", "body,summary")
    local = scanned(desk, *asked)
    ran = job(desk, cluster, *asked, "-o", "out.jsonl")
    assert ran.status == local.status == 3
    assert part_rows(desk.folder / "out.jsonl") == rows(local)
    said = report(desk.folder / "out.jsonl")
    assert said["stats"] == {
        key: value for key, value in local.of_type("stats")[0].items() if key in said["stats"]
    }
    assert said["problems"] == [
        {key: value for key, value in one.items() if key not in ("type", "schema")}
        for one in local.of_type("problem")
    ]
    lines = said_at_the_end(ran.err)
    assert lines[0].startswith("triage: in/broken.parquet: not a whole Parquet file")
    counted = f"{said['stats']['hits']} hits, {said['stats']['copies']} of them copies"
    assert said["stats"]["copies"] > 0
    assert lines[1:] == [f"triage: 1,471 articles, {counted}, 1 file not read, in {desk.folder}/out.jsonl"]
    assert ran.out == ""
    assert stories_of(desk.folder / "out.jsonl") == local.of_type("story")
    manifest = json.loads((desk.folder / "out.jsonl" / "_manifest.json").read_bytes())
    assert {path: len(cuts[1]) for path, cuts in manifest["cuts"].items()} == {
        "in/large.jsonl": 2,
        "in/large.warc": 2,
    }


def test_a_job_agrees_with_all_that_scores(
    tmp_path_factory: pytest.TempPathFactory,
    cluster: Any,
    goes_on_here: Callable[[], None],
) -> None:
    """Of all profiles at once, to which `agreement` holds every other way to score an article.

    They are packed and unpacked as for a cluster; that they travel is tested with the rows of a scan.
    """
    goes_on_here()
    program, references = agreed(tmp_path_factory.mktemp)
    ran = program.triage("scan", "inbox", *all_profiles(), "--all", *on(cluster), "-o", "out.jsonl")
    records = part_rows(program.folder / "out.jsonl")
    hits = sum(record["type"] == "hit" for record in records)
    said = f"triage: {len(NAMES)} articles, {hits} hits, in {program.folder}/out.jsonl"
    assert (ran.status, ran.out, said_at_the_end(ran.err)) == (0, "", [said])
    for name, verdicts in references.items():
        assert {name_of(row): verdict_of(row, name) for row in records} == verdicts, name


def test_a_raylet_dies_and_a_file_is_away(
    desk: Desk, cluster: Any, large: str, large_rows: list[Row], goes_on_here: Callable[[], None]
) -> None:
    """The death costs nothing. What was away for longer than a moment is read by the next run, and nothing else is."""
    doomed = cluster.add_node(num_cpus=1, object_store_memory=80 << 20)
    running = started(desk, cluster, large, "-o", "out")
    *_, last = sorted(Path(large).iterdir())
    away = desk.folder / "away"
    try:
        wait_for(desk.folder / "out", 3)
        last.rename(away)
        cluster.remove_node(doomed, allow_graceful=False)
        seen = len(finished(desk.folder / "out"))
        assert seen < shards(desk.folder / "out"), "it was over before"
        out, err = running.communicate(timeout=120)
    finally:
        running.kill()
        running.wait(timeout=60)
        if away.exists():
            away.rename(last)
    # Not a word of Ray's about the raylet: nothing is wrong with the result.
    first, second = said_at_the_end(err.decode())
    assert (out, first) == (b"", f"triage: {last}: no such file or folder")
    assert second.endswith(f", 1 file not read, in {desk.folder}/out; the same command tries 1 file again")
    assert running.returncode == 3
    notes = {path: path.stat().st_mtime_ns for path in finished(desk.folder / "out")}
    goes_on_here()
    again = job(desk, cluster, large, "-o", "out")
    hits = len(large_rows)
    assert said_at_the_end(again.err) == [f"triage: {DISTURBED:,} articles, {hits} hits, in {desk.folder}/out"]
    assert again.status == 0
    assert len([path for path, when in notes.items() if path.stat().st_mtime_ns != when]) == 1
    assert part_rows(desk.folder / "out") == large_rows


def test_the_driver_dies_and_is_started_again(desk: Desk, cluster: Any, large: str, large_rows: list[Row]) -> None:
    running = started(desk, cluster, large, "-o", "out")
    out = desk.folder / "out"
    try:
        wait_for(out, 3)
    finally:
        running.send_signal(signal.SIGKILL)
        running.communicate(timeout=60)
    time.sleep(0.5)  # its workers end a little later
    before = {path: path.stat().st_mtime_ns for path in finished(out)}
    assert 0 < len(before) < shards(out), "it was over before"
    assert not (out / "_report.json").exists()
    ran = job(desk, cluster, large, "-o", "out")
    assert ran.status == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before, "finished shards were done again"
    assert part_rows(out) == large_rows
    assert not list(out.rglob("*partial*"))
    again = job(desk, cluster, large, "-o", "out")
    assert again.err == "triage: out: complete, nothing left to do; --restart does it again\n"


def stories_of(folder: Path) -> list[Row]:
    """The stories of a job."""
    lines = (folder / "_stories.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("asked", [("--fold", "--all"), ("--top", "7", "--fold")], ids=" ".join)
def test_what_only_the_whole_job_knows(
    desk: Desk, cluster: Any, small: str, asked: tuple[str, ...], goes_on_here: Callable[[], None]
) -> None:
    """That its answers travel is tested with the rows of a scan."""
    goes_on_here()
    local = scanned(desk, small, *asked)
    ran = job(desk, cluster, small, *asked, "-o", "out", "--progress", "json", "-q")
    assert ran.status == 0
    progress = [json.loads(line) for line in ran.err.splitlines()]
    assert progress[-1]["finished"] == progress[-1]["shards"] == shards(desk.folder / "out")
    assert progress[-1]["articles"] == 600
    assert len(list((desk.folder / "out" / "_shards").glob("*.log"))) == shards(desk.folder / "out")
    found = part_rows(desk.folder / "out")
    assert found == rows(local)
    counts = report(desk.folder / "out")["stats"]
    assert {name: counts[name] for name in ("hits", "copies", "cut")} == {
        name: local.of_type("stats")[0][name] for name in ("hits", "copies", "cut")
    }
    if "--fold" in asked:
        assert counts["copies"] > 0
        assert stories_of(desk.folder / "out") == local.of_type("story")
    if "--top" in asked:
        best = [one for one in local.records if one["type"] == "hit"]
        (part,) = (desk.folder / "out").glob("part-*")
        assert [one["id"] for one in best] == [row["id"] for row in rows_of_part(part.read_bytes(), part.suffix)]
