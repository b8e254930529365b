"""A job without any engine: `triage scan --shard K/N` on each machine, `triage merge` on one; and what may go wrong on the way."""

import json
import threading
from itertools import product
from pathlib import Path

import pytest
from desk import Desk, Ran
from extent import IS_WHOLE
from msgspec.structs import replace

from triage.article import Article
from triage.cli import job_report
from triage.cluster import outputs, shards, sources, sources_large
from triage.cluster.job import begun, claim, refuse
from triage.cluster.outputs import OutFolder
from triage.cluster.shards import InputFile, Shard
from triage.cluster.sources import ShardReading
from triage.errors import Problem, UsageError
from triage.readers import contract, cutting
from triage.readers.contract import Bounds

from .jobs import (
    LEFT,
    PASSED_OVER,
    PROFILES,
    archive,
    by_file,
    part_rows,
    poisoned,
    report,
    rows,
    scanned,
    synthetic,
    web_archive,
)


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shards of a file or two, and no waiting."""
    monkeypatch.setattr(shards, "LEAST", 10_000)
    monkeypatch.setattr(sources, "PAUSES", (0.0, 0.0))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder of twelve files."""
    return str(archive(tmp_path_factory.mktemp("small"), 240, each=20))


def shard(desk: Desk, which: str, *arguments: str) -> Ran:
    """One share of a job into `out.jsonl`."""
    return desk.triage("scan", *arguments, "-p", str(PROFILES), "--shard", which, "-o", "out.jsonl")


@pytest.mark.parametrize(
    "asked", [("--all",), ("--fold",), ("--top", "3"), ("--top", "2", "--fold")], ids=" ".join
)
def test_three_machines_have_the_rows_of_one(desk: Desk, small: str, asked: tuple[str, ...]) -> None:
    for which in ("2/3", "1/3", "3/3"):
        ran = shard(desk, which, small, *asked)
        assert (ran.status, ran.out) == (0, "")
    assert ran.err.endswith("; triage merge out.jsonl\n")
    merged = desk.triage("merge", "out.jsonl")
    local = scanned(desk, small, *asked)
    assert (merged.status, merged.out) == (0, "")
    assert merged.err.startswith("triage: 240 articles, ")
    assert part_rows(desk.folder / "out.jsonl") == rows(local)
    assert report(desk.folder / "out.jsonl")["stats"] == {
        key: value for key, value in local.of_type("stats")[0].items() if key not in ("type", "schema")
    }
    assert not list((desk.folder / "out.jsonl" / "_work").glob("*"))
    parts = {path: path.read_bytes() for path in (desk.folder / "out.jsonl").glob("part-*")}
    again = desk.triage("merge", "out.jsonl")
    assert (again.status, again.err) == (0, "triage: out.jsonl: complete, nothing left to do\n")
    assert {path: path.read_bytes() for path in parts} == parts


def test_shards_that_are_missing_are_named(desk: Desk, small: str) -> None:
    ran = shard(desk, "1/2", small)
    assert ran.err.endswith(" of the job left\n")
    early = desk.triage("merge", "out.jsonl")
    assert early.status == 3
    assert "shards are missing: 1, 3, 5" in early.err
    assert not (desk.folder / "out.jsonl" / "_report.json").exists()
    assert shard(desk, "2/2", small).status == 0
    assert desk.triage("merge", "out.jsonl").status == 0
    nothing = desk.triage("merge", "nowhere")
    assert (nothing.status, nothing.err.splitlines()[0]) == (2, "triage: nowhere: holds no job")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--shard", "0/3", "-o", "out"), "--shard 0/3: not K of N"),
        (("--shard", "4/3", "-o", "out"), "--shard 4/3: not K of N"),
        (("--shard", "1/3"), "--shard writes parts into a folder, and none was given"),
        (("--shard", "1/3", "-o", "out", "--engine", "ray"), "--shard and --engine both divide the job"),
        (("--shard", "1/3", "-o", "out", "--restart"), "--restart would begin anew in each of the 3 parts"),
        (("--dry-run",), "--dry-run and --progress are for jobs"),
        (("--shard", "1/3", "-o", "out", "--progress", "yaml"), "--progress cannot be 'yaml'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_a_shard_does_not_do(desk: Desk, arguments: tuple[str, ...], said: str) -> None:
    desk.article("in/a.txt", "Bird flu", "It spreads.")
    ran = desk.triage("scan", "in", "-t", "bird flu", *arguments)
    assert (ran.status, ran.err.splitlines()[0]) == (2, f"triage: {said}")
    assert not (desk.folder / "out").exists()


def test_a_dry_run_lists_shards_and_reads_nothing(desk: Desk, small: str) -> None:
    ran = shard(desk, "1/3", small, "--dry-run")
    assert (ran.status, ran.err) == (0, "")
    *listed, total = ran.lines
    assert len(listed) > 3
    assert total.startswith(f"{len(listed)} shards, ")
    assert "1 file, from " in listed[0]
    assert not (desk.folder / "out.jsonl").exists()
    pytest.importorskip("ray", reason="ray is not installed")
    command = ("scan", small, "-p", str(PROFILES), "--engine", "ray", "-o", "out.jsonl", "--dry-run")
    assert desk.triage(*command).lines == ran.lines


def test_progress_as_json(desk: Desk, small: str) -> None:
    ran = shard(desk, "1/1", small, "--progress", "json", "-q")
    lines = [json.loads(line) for line in ran.err.splitlines()]
    assert lines[-1]["finished"] == lines[-1]["shards"] == len(list((desk.folder / "out.jsonl").glob("part-*")))
    assert lines[-1]["articles"] == 240
    assert lines[-1]["seconds_left"] == 0
    assert shard(desk, "1/1", small, "-q").err == ""


def test_without_a_terminal_a_line_a_minute(desk: Desk, small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = shard(desk, "1/1", small)
    assert len(quick.err.splitlines()) == 1, "a job of seconds says nothing on its way"
    clock = iter(range(0, 10_000, 25))
    monkeypatch.setattr(job_report.time, "monotonic", lambda: float(next(clock)))
    (desk.folder / "out.jsonl").rename(desk.folder / "before")
    lines = shard(desk, "1/1", small).err.splitlines()
    shards = len(list((desk.folder / "out.jsonl").glob("part-*")))
    assert len(lines) == 1 + shards // 3
    assert lines[0].startswith(f"triage: 3 of {shards} shards, 60 articles, 1 a second, about ")
    assert lines[0].endswith(" min left")


def test_a_file_that_is_away_for_a_moment(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried again at once; where that does not help, the next run reads its shard, and the job is not complete."""
    archive(desk.folder / "in", 80, each=20)
    away, there = desk.folder / "away.jsonl", desk.folder / "in" / "000000020.jsonl"
    calls = []

    def pause(seconds: float) -> None:
        calls.append(seconds)
        if len(calls) == 2 and away.exists():
            away.rename(there)

    monkeypatch.setattr(sources.time, "sleep", pause)
    listed = sources.listing([str(desk.folder / "in")])
    there.rename(away)
    reading = ShardReading(Shard(0, listed.files), Bounds())
    assert len([one for one in reading if isinstance(one, Article)]) == 80
    assert (reading.retries, reading.unread_for_now) == (2, [])
    calls.clear()
    there.rename(away)
    reading = ShardReading(Shard(0, listed.files), Bounds())
    monkeypatch.setattr(sources, "PAUSES", (0.0,))
    (problem,) = (one for one in reading if isinstance(one, Problem))
    assert problem.message == "no such file or folder"
    assert reading.unread_for_now == [str(there)]


def test_a_shard_with_a_passing_error_is_read_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(desk.folder / "in", 80, each=20)
    desk.write("in/torn.jsonl", b"\x1f\x8b\x08 and no more of it")
    before = ShardReading._opened_file
    is_away = True

    def opened(self: ShardReading, file: InputFile, *, is_met: bool) -> object:
        if is_away and file.path.endswith("40.jsonl"):
            raise OSError(5, "503 Slow Down")
        return before(self, file, is_met=is_met)

    monkeypatch.setattr(ShardReading, "_opened_file", opened)
    first = shard(desk, "1/1", "in", "--all")
    assert first.status == 3
    assert "in/000000040.jsonl: 503 Slow Down" in first.err
    merged = desk.triage("merge", "out.jsonl")
    assert merged.status == 3
    assert merged.err.endswith("; the same command tries 1 file again\n")
    notes = {path: path.stat().st_mtime_ns for path in (desk.folder / "out.jsonl" / "_shards").glob("*.json")}
    is_away = False
    second = shard(desk, "1/1", "in", "--all")
    assert "Slow Down" not in second.err
    again = [path for path, when in notes.items() if path.stat().st_mtime_ns != when]
    assert len(again) == 1, "what is wrong in the bytes is final"
    assert desk.triage("merge", "out.jsonl").status == 3
    assert part_rows(desk.folder / "out.jsonl") == rows(scanned(desk, "in", "--all"))
    assert [one["path"] for one in report(desk.folder / "out.jsonl")["problems"]] == ["in/torn.jsonl"]


def test_an_input_that_was_cut_off_meanwhile(tmp_path: Path) -> None:
    (path,) = archive(tmp_path, 20, each=20).iterdir()
    (listed,) = sources.listing([str(path)]).files
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:7]) + lines[7][:30])
    reading = ShardReading(Shard(0, (listed,)), Bounds())
    (problem,) = reading
    size = sum(map(len, lines[:7])) + 30
    assert str(problem) == (
        f"{path}: shorter than when the job began: {size:,} of {listed.size:,} bytes, in line 8"
    )
    assert reading.unread_for_now == [str(path)]
    path.write_bytes(b"".join(lines))
    assert len(list(ShardReading(Shard(0, (listed,)), Bounds()))) == 20


@pytest.mark.parametrize("damage", [b"", b'{"number":1,"stats"'], ids=("empty", "cut"))
def test_a_note_that_is_not_whole(desk: Desk, small: str, damage: bytes) -> None:
    assert shard(desk, "1/1", small).status == 0
    note = next((desk.folder / "out.jsonl" / "_shards").glob("00001-*.json"))
    whole = note.read_bytes()
    note.write_bytes(damage)
    merged = desk.triage("merge", "out.jsonl")
    assert merged.status == 3
    said = f"triage: out.jsonl/_shards/{note.name}: not a whole note; its shard is done again"
    assert merged.err.splitlines()[0] == said
    assert "1 of 12 shards are missing: 1\n" in merged.err or "shards are missing: 1\n" in merged.err
    assert shard(desk, "1/1", small).err.splitlines()[0] == said
    assert json.loads(note.read_bytes())["stats"] == json.loads(whole)["stats"]
    assert desk.triage("merge", "out.jsonl").status == 0


def test_results_that_wait_and_are_cut(desk: Desk, small: str) -> None:
    assert shard(desk, "1/1", small, "--fold").status == 0
    kept = next((desk.folder / "out.jsonl" / "_work").glob("00001-*"))
    kept.write_bytes(kept.read_bytes()[:-5])
    ran = desk.triage("merge", "out.jsonl")
    assert ran.status == 74
    assert ran.err.startswith(f"triage: {kept}: is not whole\n  hint: remove _shards/00001-")


def test_two_drivers_with_other_profiles(desk: Desk, small: str) -> None:
    """The second is refused, whatever it is called; a part of a stranger is never merged."""
    assert shard(desk, "1/2", small).status == 0
    refused = desk.triage("scan", small, "-t", "bird flu", "--shard", "2/2", "-o", "out.jsonl")
    assert refused.status == 2
    assert "holds a job that began otherwise: the arguments and the profiles changed since" in refused.err
    # --restart, which another hint offers, is refused beside --shard.
    assert "  hint: remove OUT, or name another with -o\n" in refused.err
    assert shard(desk, "2/2", small).status == 0
    (desk.folder / "out.jsonl" / "_shards" / "00000-00000000.json").write_text("{}")
    (desk.folder / "out.jsonl" / "part-00000-00000000.jsonl").write_text('{"path": "theirs"}')
    assert desk.triage("merge", "out.jsonl").status == 0
    assert part_rows(desk.folder / "out.jsonl") == rows(scanned(desk, small))


def test_another_version_is_refused(desk: Desk, small: str) -> None:
    assert shard(desk, "1/2", small).status == 0
    manifest = desk.folder / "out.jsonl" / "_manifest.json"
    known = json.loads(manifest.read_bytes())
    manifest.write_text(json.dumps({**known, "version": "0.0.1"}))
    refused = shard(desk, "2/2", small)
    assert refused.status == 2
    assert f"the version of triage (0.0.1 there, {known['version']} here) changed since" in refused.err
    manifest.write_text("{")
    assert (
        shard(desk, "2/2", small)
        .err.splitlines()[0]
        .endswith("_manifest.json is none of this version of triage, or was cut off")
    )


@pytest.mark.parametrize("where", ["folder", "memory", "lease"])
def test_of_many_at_once_one_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk, where: str
) -> None:
    monkeypatch.setattr(outputs, "SETTLING", 0.05)
    if where != "folder":
        pytest.importorskip("fsspec", reason="fsspec is not installed")
    if where == "lease":
        monkeypatch.setattr(outputs, "EXCLUSIVE", frozenset())
    desk.article("in/a.txt", "Bird flu", "It spreads.")
    assert desk.triage("scan", "in", "-t", "bird flu", "--shard", "1/1", "-o", "first.jsonl").status == 0
    asked = begun(OutFolder(str(desk.folder / "first.jsonl")))
    assert asked is not None
    out = OutFolder(str(tmp_path / "out") if where == "folder" else f"memory://{tmp_path.name}-{where}")
    found: list[str] = []
    refused: list[str] = []

    def begin(number: int) -> None:
        other = {"profiles": {"a": "other"}} if number % 2 else {}
        try:
            found.append(claim(out, replace(asked, id=f"{number:08}", **other)).id)
        except UsageError as error:
            refused.append(error.message)

    threads = [threading.Thread(target=begin, args=(number,)) for number in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(set(found)) == 1
    assert (len(found), len(refused)) == (3, 3)
    assert all("the profiles changed since" in each for each in refused)


def test_a_job_that_began_since_the_manifest_was_looked_for_is_no_stranger(desk: Desk) -> None:
    desk.article("in/a.txt", "Bird flu", "It spreads.")
    assert desk.triage("scan", "in", "-t", "bird flu", "--shard", "1/1", "-o", "out.jsonl").status == 0
    out = OutFolder(str(desk.folder / "out.jsonl"))
    asked = begun(out)
    assert asked is not None
    refuse(out, asked, None, restart=False)
    with pytest.raises(UsageError, match="the profiles changed since"):
        refuse(out, replace(asked, profiles={"a": "other"}), None, restart=False)
    (desk.folder / "out.jsonl" / "_manifest.json").unlink()
    with pytest.raises(UsageError, match="holds parts that no job of ours wrote"):
        refuse(out, asked, None, restart=False)


FORMS, ASKED = ("jsonl", "csv", "parquet", "records"), (("--all",), ("--top", "4"), ("--fold",))
#: How a file is cut is one thing, what is asked of it another: each of both once.
CUT = [*product(FORMS, ASKED)] if IS_WHOLE else [*zip(FORMS, (*ASKED, ASKED[0]), strict=True)]


@pytest.mark.parametrize(("form", "asked"), CUT)
def test_one_large_file_is_many_shards(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, form: str, asked: tuple[str, ...]
) -> None:
    """Numbers of articles, counts and what is said of the whole file are those of a scan."""
    monkeypatch.setattr(contract, "HEAD", 6_000)
    monkeypatch.setattr(cutting, "PIECE", 3_000)
    monkeypatch.setattr(sources_large, "PIECE", 20_000)
    if form == "records":
        ran = scanned(desk, str(archive(desk.folder / "first", 120)), "--all", "--with", "body")
        desk.write("in/a.jsonl", ran.stdout)
    else:
        archive(desk.folder / "in", 120, form, each=120)
    (path,) = (desk.folder / "in").iterdir()
    if form == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
        parquet.write_table(parquet.read_table(path), path, row_group_size=15)
    elif form == "jsonl":
        lines = path.read_bytes().splitlines(keepends=True)
        lines[40] = b"no JSON\n"
        lines[90] = b'{"title": "", "body": ""}\n\n'
        lines[100] = b'{"title": "Caf\xe9", "body": "Harbour."}\n'
        path.write_bytes(b"".join(lines))
    elif form == "csv":
        path.write_bytes(path.read_bytes() + b'uneven\n"A title, quoted\nand broken","Harbour.",x,y,z,1,2,3,4,5\n')
    for which in ("2/2", "1/2"):
        shard(desk, which, "in", *asked)
    out = desk.folder / "out.jsonl"
    assert len(list((out / "_shards").glob("*.json"))) > 3
    merged = desk.triage("merge", "out.jsonl")
    local = scanned(desk, "in", *asked)
    assert merged.status == local.status
    assert part_rows(out) == rows(local)
    assert report(out)["stats"] == {
        key: value for key, value in local.of_type("stats")[0].items() if key not in ("type", "schema")
    }
    told = [(one["path"], one["index"], one["message"]) for one in local.of_type("problem")]
    assert sorted((one["path"], one["index"], one["message"]) for one in report(out)["problems"]) == sorted(told)
    assert len(told) >= (form in ("jsonl", "csv"))


def test_a_process_that_begins_leaves_what_another_writes(desk: Desk, small: str) -> None:
    """Half-written files are swept by whoever merges, when nobody is at work any more."""
    assert shard(desk, "1/2", small).status == 0
    half = desk.write("out.jsonl/_shards/.00001.log.1234.partial", b"half")
    assert shard(desk, "2/2", small).status == 0
    assert half.exists()
    assert desk.triage("merge", "out.jsonl").status == 0
    assert not half.exists()


@pytest.mark.parametrize("is_packed", [False, True], ids=("plain", "gzip"))
def test_a_web_archive_is_many_shards(desk: Desk, monkeypatch: pytest.MonkeyPatch, is_packed: bool) -> None:
    """Cut at records, also one that is compressed record by record; an archive of pictures alone is left alone."""
    pytest.importorskip("warcio", reason="warcio is not installed")
    monkeypatch.setattr(contract, "HEAD", 6_000)
    monkeypatch.setattr(sources_large, "PIECE", 9_000 if is_packed else 20_000)
    some = list(synthetic().articles(1, 0, 40))
    name = "warc.gz" if is_packed else "warc"
    desk.write(f"in/a.{name}", web_archive(some, is_packed=is_packed))
    desk.write(f"in/b.{name}", web_archive(some[:20], is_packed=is_packed, kind="image/png"))
    for which in ("2/2", "1/2"):
        shard(desk, which, "in", "--all")
    merged = desk.triage("merge", "out.jsonl")
    local = scanned(desk, "in", "--all")
    out = desk.folder / "out.jsonl"
    assert len(list((out / "_shards").glob("*.json"))) > 4
    assert merged.status == local.status == 0
    assert part_rows(out) == rows(local)
    assert len(rows(local)) == 40
    assert report(out)["stats"] == {
        key: value for key, value in local.of_type("stats")[0].items() if key not in ("type", "schema")
    }


def test_where_large_files_are_cut_is_looked_for_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of many machines would read all of the input otherwise."""
    monkeypatch.setattr(contract, "HEAD", 6_000)
    monkeypatch.setattr(cutting, "PIECE", 3_000)
    monkeypatch.setattr(sources_large, "PIECE", 20_000)
    archive(desk.folder / "in", 120, each=120)
    assert shard(desk, "1/2", "in").status == 0
    calls = []
    monkeypatch.setattr(sources_large, "_cuts", lambda *asked: calls.append(asked))
    assert shard(desk, "2/2", "in").status == 0
    assert calls == []
    assert desk.triage("merge", "out.jsonl").status == 0
    assert part_rows(desk.folder / "out.jsonl") == rows(scanned(desk, "in"))


def test_a_record_that_kills_its_process_is_named_and_passed_over(desk: Desk) -> None:
    poison = poisoned(desk)
    command = ("scan", "in", "-t", "harbour", "--all", "--jsonl", "--shard", "1/1", "-o", "out")
    killed = desk.process(*command, env=poison)
    assert killed.status == -9
    again = desk.process(*command, env=poison)
    assert again.status == 3
    assert again.err.splitlines()[:2] == PASSED_OVER
    assert by_file(part_rows(desk.folder / "out")) == LEFT
    (log,) = (desk.folder / "out" / "_shards").glob("*.log")
    assert log.read_text().count(" began on ") == 2
    assert " done: 4 files, 94 articles, " in log.read_text()


def test_a_path_that_is_no_utf8_survives_parquet(desk: Desk) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    for name in ("caf\udce9", "caf\udcea"):
        desk.write(f"in/{name}.txt", "Bird flu\n\nIt spreads.\n")
    command = ("scan", "in", "-t", "bird flu", "--shard", "1/1", "-o", "out")
    assert desk.triage(*command).status == 0
    assert desk.triage("merge", "out").status == 0
    assert [row["path"] for row in part_rows(desk.folder / "out")] == ["in/caf\\xe9.txt", "in/caf\\xea.txt"]


@pytest.mark.parametrize("asked", [("--fold", "--all"), ("--top", "3")], ids=" ".join)
def test_a_path_that_is_no_utf8_waits_for_the_other_shards(desk: Desk, asked: tuple[str, ...]) -> None:
    for number, name in enumerate(("caf\udce9", "caf\udcea", "cafe")):
        desk.write(f"in/{name}.txt", f"Bird flu\n\nIt spreads to farm number {number % 2}.\n")
    local = desk.triage("scan", "in", "-t", "bird flu", "--jsonl", *asked)
    assert desk.triage("scan", "in", "-t", "bird flu", *asked, "--shard", "1/1", "-o", "out.jsonl").status == 0
    assert desk.triage("merge", "out.jsonl").status == 0
    found = part_rows(desk.folder / "out.jsonl")
    assert found == rows(local)
    assert "in/caf\udce9.txt" in [row["path"] for row in found]
