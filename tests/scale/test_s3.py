"""Input and output in an object store: the same rows, and one line when the store refuses."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from desk import Desk

from triage.cluster import sources
from triage.cluster.outputs import OutFolder

from .jobs import PROFILES, Row, archive, in_order, on, part_rows, rows, rows_of_part, scanned


def bucket(s3: dict[str, str]) -> Any:
    """The bucket of the test, made anew."""
    import boto3

    store = boto3.resource(
        "s3",
        endpoint_url=s3["AWS_ENDPOINT_URL"],
        aws_access_key_id="who",
        aws_secret_access_key="ever",
        region_name="us-east-1",
    )
    return store.create_bucket(Bucket="archive")


def test_parquet_from_and_to_s3(desk: Desk, s3: dict[str, str], door: Any, cluster: Any) -> None:
    """From a store that answers badly for a moment."""
    folder = archive(desk.folder / "in", 600, "parquet")
    store = bucket(s3)
    for file in folder.iterdir():
        store.upload_file(str(file), f"1996/{file.name}")
    store.put_object(Key="1996/_SUCCESS", Body=b"")
    command = ("scan", "s3://archive/1996", "-p", str(PROFILES), *on(cluster), "-o", "s3://archive/out")
    ran = desk.triage(*command, "--all", env=s3)
    assert ran.status == 0, ran.err
    found: list[Row] = []
    names = sorted(one.key for one in store.objects.filter(Prefix="out/"))
    for name in names:
        if Path(name).name.startswith("part-"):
            found += rows_of_part(store.Object(name).get()["Body"].read(), ".parquet")
    local = scanned(desk, "in", "--all")
    assert all(row["arrived"] and row["path"].startswith("s3://archive/1996/") for row in found)
    assert placeless(in_order(found)) == placeless(in_order(rows(local)))
    said = json.loads(store.Object("out/_report.json").get()["Body"].read())
    assert said["stats"]["articles"] == 600
    assert said["stats"]["left_alone"] == 1
    again = desk.triage(*command, "--all", env=s3)
    assert again.err == "triage: s3://archive/out: complete, nothing left to do; --restart does it again\n"


class Guard(BaseHTTPRequestHandler):
    """Lets nobody in."""

    def do_GET(self) -> None:
        answer = b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
        self.send_response(403)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer)

    do_PUT = do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        return


@contextmanager
def guarded(store: dict[str, str]) -> Iterator[dict[str, str]]:
    """A store where the credentials are wrong."""
    server = HTTPServer(("127.0.0.1", 0), Guard)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield {**store, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}"}
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("paths", "out", "status", "said"),
    [
        ("s3://archive/1996", "out", 2, "s3://archive/1996: access denied"),
        ("in", "s3://archive/out", 74, "s3://archive/out: could not be written: access denied"),
    ],
    ids=("in", "out"),
)
def test_wrong_credentials(
    desk: Desk,
    store: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    paths: str,
    out: str,
    status: int,
    said: str,
) -> None:
    for library in ("ray", "s3fs", "pyarrow"):
        pytest.importorskip(library, reason=f"{library} is not installed")
    archive(desk.folder / "in", 10)
    with guarded(store) as entry, entered(entry, monkeypatch):
        ran = desk.triage("scan", paths, "-t", "bird flu", "--engine", "ray", "-o", out, env=entry)
    assert (ran.status, ran.out) == (status, "")
    assert ran.err == f"triage: {said}\n  hint: see whether the credentials are right\n"
    assert not (desk.folder / "out").exists()


def test_a_bucket_that_is_not_there(desk: Desk, s3: dict[str, str]) -> None:
    pytest.importorskip("ray", reason="ray is not installed")
    ran = desk.triage("scan", "s3://nowhere/in", "-t", "bird flu", "--engine", "ray", "-o", "out", env=s3)
    assert (ran.status, ran.err) == (2, "triage: s3://nowhere/in: no such file or folder\n")


@pytest.mark.parametrize(
    ("mood", "times", "first"),
    [("503", 2, 0), ("slow", 2, 0), ("cut", 2, 0), ("503", 1_000, 3), ("cut", 1_000, 3)],
)
def test_a_store_that_answers_badly(
    desk: Desk, s3: dict[str, str], door: Any, monkeypatch: pytest.MonkeyPatch, mood: str, times: int, first: int
) -> None:
    """For a moment: nobody notices. For long: the file is named, and the next run reads it."""
    folder = archive(desk.folder / "in", 60, each=15)
    store = bucket(s3)
    for file in folder.iterdir():
        store.upload_file(str(file), f"{mood}{times}/{file.name}")
    monkeypatch.setattr(sources, "PAUSES", (0.0, 0.0))
    command = ("scan", f"s3://archive/{mood}{times}", "-p", str(PROFILES), "--all")
    command = (*command, "--shard", "1/1", "-o", "out.jsonl")
    with entered(s3, monkeypatch):
        door.file, door.moods = "000000030.jsonl", [mood] * times
        ran = desk.triage(*command, env=s3)
        assert ran.status == first, ran.err
        if first:
            assert "000000030.jsonl: " in ran.err
            assert desk.triage("merge", "out.jsonl").err.endswith("; the same command tries 1 file again\n")
            door.moods = []
            assert desk.triage(*command, env=s3).status == 0
    assert desk.triage("merge", "out.jsonl").status == 0
    assert placeless(part_rows(desk.folder / "out.jsonl")) == placeless(rows(scanned(desk, "in", "--all")))


def placeless(some: list[Row]) -> list[Row]:
    """Rows with the names of their files alone, and without their times, which are those of the store."""
    return [{**row, "path": Path(row["path"]).name, "arrived": None} for row in some]


@contextmanager
def entered(entry: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This process knows how to enter a store."""
    import s3fs

    for name, value in entry.items():
        monkeypatch.setenv(name, value)
    s3fs.S3FileSystem.clear_instance_cache()
    try:
        yield
    finally:
        s3fs.S3FileSystem.clear_instance_cache()


def test_of_several_drivers_one_makes_the_job_in_a_store(
    s3: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put-if-absent, as S3 has it."""
    bucket(s3)
    with entered(s3, monkeypatch):
        out = OutFolder("s3://archive/alone")
        assert [out.create("_manifest.json", str(number).encode()) for number in range(3)] == [True, False, False]
        assert out.read("_manifest.json") == b"0"
