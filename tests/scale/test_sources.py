"""What a job reads, and how it is cut into shards."""

import gzip
import json
from pathlib import Path

import pytest
from desk import Desk
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from triage.article import Article
from triage.cluster import sources, sources_large
from triage.cluster.file_systems import is_url
from triage.cluster.shards import (
    MOST,
    OPENING,
    FinishedShard,
    InputFile,
    InputListing,
    Shard,
    cut,
    done_of,
    packed,
    together,
)
from triage.cluster.sources import ShardReading, listing
from triage.cluster.sources_large import divided, piece_of
from triage.errors import Problem, UsageError
from triage.readers import contract, cutting
from triage.readers.contract import Bounds
from triage.readers.reading import read
from triage.report.report import Stats

from .jobs import archive, web_archive

files = st.lists(st.integers(0, 3 * MOST), max_size=60).map(
    lambda sizes: [InputFile(f"{number:03}", f"/{number:03}", size) for number, size in enumerate(sizes)]
)


@given(files)
def test_shards_are_the_files_in_their_order(some: list[InputFile]) -> None:
    shards = cut(some)
    assert [file for shard in shards for file in shard.files] == some
    assert [shard.number for shard in shards] == list(range(len(shards)))
    for shard in shards:
        assert shard.files
        assert len(shard.files) == 1 or sum(file.size + OPENING for file in shard.files) <= MOST


def test_many_small_files_are_few_shards_and_never_one() -> None:
    small = [InputFile(f"{number:06}", "", 1_500) for number in range(100_000)]
    assert 200 < len(cut(small)) < 300
    assert len(cut(small[:2_000])) > 20


@given(files, st.integers(0, 59), st.sampled_from(({"size": -1}, {"arrived": 1.5}, {"path": "other"})))
def test_another_listing_has_another_digest(some: list[InputFile], at: int, change: dict[str, object]) -> None:
    known = InputListing(tuple(some))
    assert known.digest == InputListing(tuple(some)).digest
    if some:
        some[at % len(some)] = replace(some[at % len(some)], **change)
        assert InputListing(tuple(some)).digest != known.digest
        assert InputListing(tuple(some[:-1])).digest != known.digest


def test_a_finished_shard_is_read_back() -> None:
    problem = Problem(path="in/\udce9.txt", code="damaged", message="cut off")
    done = FinishedShard(number=3, stats=Stats(articles=7, hits=2), problems=(problem,), rows=2, seconds=0.5)
    assert done_of(packed(done)) == done
    assert together([done.stats, done.stats]) == Stats(articles=14, hits=4)


def test_a_url_is_no_path() -> None:
    assert [is_url(path) for path in ("s3://a/b", "memory://a", "inbox/", "/a:b", "in://", "://a")] == [
        True, True, False, False, True, False,
    ]  # fmt: skip


def test_a_remote_folder_is_walked_like_a_local_one(desk: Desk) -> None:
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed")
    names = (
        "a.txt", "b/a.txt", "b.txt", "README.md", "_labels.jsonl", ".hidden/x.txt", "profiles/p.txt", "set.toml",
        "b/profiles/p.txt", "b/empty.txt", "b/c/d.bin", "drafts/x.txt", "_temporary/x.txt",
    )  # fmt: skip
    memory = fsspec.filesystem("memory")
    for name in names:
        text = b"" if "empty" in name else b"\x00\x01" if name.endswith("bin") else b"Bird flu\n\nIt spreads.\n"
        desk.write(f"in/{name}", text)
        memory.pipe_file(f"/walked/in/{name}", text)
    globs = {"include": ("*.txt", "*.bin"), "exclude": ("drafts/",)}
    for chosen in ({}, globs):
        local = listing([str(desk.folder / "in")], **chosen)  # type: ignore[arg-type]
        remote = listing(["memory://walked/in/"], **chosen)  # type: ignore[arg-type]
        assert [file.path.removeprefix("memory://walked/") for file in remote.files] == [
            file.path.removeprefix(f"{desk.folder}/") for file in local.files
        ]
        found = [list(ShardReading(Shard(0, one.files), Bounds())) for one in (local, remote)]
        titles = [[getattr(one, "title", getattr(one, "reason", "")) for one in some] for some in found]
        assert titles[0] == titles[1]
    assert remote.left_alone >= 6


def test_one_remote_file(desk: Desk) -> None:
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed")
    fsspec.filesystem("memory").pipe_file("/one/_a.txt", b"Bird flu\n\nIt spreads.\n")
    (file,) = listing(["memory://one/_a.txt"]).files
    assert file.is_named
    assert [one.path for one in ShardReading(Shard(0, (file,)), Bounds()) if isinstance(one, Article)] == [
        "memory://one/_a.txt"
    ]
    fsspec.filesystem("memory").pipe_file("/one/b.txt", b"Bird flu\n\nIt spreads.\n")
    assert [one.path for one in listing(["memory://one/*.txt"]).files] == [
        "memory:///one/_a.txt",
        "memory:///one/b.txt",
    ]
    with pytest.raises(UsageError, match="memory://nothing/there: no such file or folder"):
        listing(["memory://nothing/there"])
    found = listing(["memory://nothing/there", "memory://one/_a.txt"])
    assert [str(problem) for problem in found.problems] == ["memory://nothing/there: no such file or folder"]


def test_a_remote_file_has_no_signature_of_the_local_one_before_it(desk: Desk) -> None:
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed")
    fsspec.filesystem("memory").pipe_file("/after/b.txt", b"Bird flu\n\nIt spreads.\n")
    (desk.folder / "a.txt").write_text("Bird flu\n\nIt is over.\n", encoding="utf-8")
    files = (*listing([str(desk.folder / "a.txt")]).files, *listing(["memory://after/b.txt"]).files)
    reading = ShardReading(Shard(0, files), Bounds())
    assert len([one for one in reading if isinstance(one, Article)]) == 2
    assert reading._opened is None


def test_a_file_that_vanished_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PAUSES", (0.0, 0.0))
    gone = InputFile("in/gone.txt", str(tmp_path / "gone.txt"), 10)
    (problem,) = ShardReading(Shard(0, (gone,)), Bounds())
    assert str(problem) == "in/gone.txt: no such file or folder"
    pytest.importorskip("fsspec", reason="fsspec is not installed")
    (problem,) = ShardReading(Shard(0, (replace(gone, place="memory://gone.txt"),)), Bounds())
    assert str(problem) == "in/gone.txt: no such file or folder"


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of some kilobytes are large."""
    monkeypatch.setattr(contract, "HEAD", 6_000)
    monkeypatch.setattr(cutting, "PIECE", 3_000)
    monkeypatch.setattr(sources_large, "PIECE", 20_000)


@pytest.mark.usefixtures("small_pieces")
def test_a_large_remote_file_goes_on_where_its_connection_broke(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = pytest.importorskip("fsspec.implementations.memory", reason="fsspec is not installed")
    monkeypatch.setattr(sources, "PAUSES", (0.0,))
    (path,) = archive(tmp_path, 100, each=100).iterdir()
    memory.MemoryFileSystem().pipe_file("/broken/a.jsonl.gz", gzip.compress(path.read_bytes()))
    shards = cut(listing(["memory://broken/"]).files)
    before, calls = memory.MemoryFile.read, []

    def read_(self: object, *asked: int) -> bytes:
        calls.append(asked)
        if is_gone or len(calls) % 2:
            raise OSError(5, "503 Slow Down")
        data: bytes = before(self, *asked)
        return data

    monkeypatch.setattr(memory.MemoryFile, "read", read_)
    is_gone = False
    reading = ShardReading(shards[0], Bounds())
    assert len([one for one in reading if isinstance(one, Article)]) == 100
    assert (reading.retries, reading.unread_for_now) == (len(calls) // 2, [])
    assert reading.retries > 1
    is_gone = True
    reading = ShardReading(shards[0], Bounds())
    assert [str(one) for one in reading] == ["memory://broken/a.jsonl.gz: 503 Slow Down"]
    assert {*reading.unread_for_now} == {"memory://broken/a.jsonl.gz"}


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_pieces_hold_each_record_once(tmp_path: Path, form: str) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    (path,) = archive(tmp_path, 100, form, each=100).iterdir()
    if form == "parquet":
        parquet.write_table(parquet.read_table(path), path, row_group_size=15)
    (whole,) = listing([str(path)]).files
    pieces = list(divided([whole], Bounds(), {}))
    assert len(pieces) > 3
    if form != "parquet":
        data = path.read_bytes()
        assert data.endswith(b"".join(piece_of(piece) for piece in pieces))
    local = [replace(one, index=0) for one in read([str(path)]) if isinstance(one, Article)]
    found = [one for shard in cut(pieces) for one in ShardReading(shard, Bounds()) if isinstance(one, Article)]
    assert [replace(one, index=0) for one in found] == local
    assert len(local) == 100
    assert [one.index - sources_large.RELATIVE for one in found] == list(range(100))


@pytest.mark.usefixtures("small_pieces")
def test_what_cannot_be_divided_stays_whole(tmp_path: Path) -> None:
    """A compressed file, one cut off, one in another encoding, one with a record beyond the bound."""
    (lines,) = archive(tmp_path / "in", 60, each=60).iterdir()
    data = lines.read_bytes()
    bound = Bounds(file_bytes=30_000)
    some = [json.loads(line) for line in data.splitlines()]
    pages, packed = web_archive(some), web_archive(some, is_packed=True)
    for name, bytes_ in (("whole.warc", pages), ("whole.warc.gz", packed)):
        (tmp_path / name).write_bytes(bytes_)
        pieces = list(divided(listing([str(tmp_path / name)]).files, bound, {}))
        assert b"".join(map(piece_of, pieces)) == bytes_
        assert len(pieces) > 1
    assert len(list(divided(listing([str(lines)]).files, bound, {}))) > 3
    for name, bytes_ in (
        ("a.jsonl.gz", gzip.compress(data, 0)),
        ("a.parquet", b"PAR1 and no foot" + data),
        ("a.csv", ("title,body\n" + "é,b\n" * 20_000).encode("utf-16")),
        ("a.jsonl", data + b'{"title": "' + b"x" * 40_000 + b'"}\n'),
        ("a.txt", data[1:]),
        ("a.warc", pages[:-9]),
        ("a.warc", pages.replace(b"Content-Length", b"Content-Height", 1)),
        ("b.warc.gz", packed[:-9]),
        ("c.warc.gz", packed[:20_000] + b"\0" + packed[20_000:]),
        ("d.warc.gz", gzip.compress(pages)),
    ):
        (tmp_path / name).write_bytes(bytes_)
        (whole,) = listing([str(tmp_path / name)]).files
        assert list(divided([whole], bound, {})) == [whole], name


@pytest.mark.usefixtures("small_pieces")
def test_a_piece_that_is_damaged_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PAUSES", (0.0, 0.0))
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    (path,) = archive(tmp_path, 100, "parquet", each=100).iterdir()
    parquet.write_table(parquet.read_table(path), path, row_group_size=50)
    (whole,) = listing([str(path)]).files
    pieces = list(divided([whole], Bounds(), {}))
    assert len(pieces) == 2
    data = bytearray(path.read_bytes())
    data[200:2_000] = bytes(1_800)
    path.write_bytes(data)
    (problem,) = ShardReading(Shard(0, (pieces[0],)), Bounds())
    assert isinstance(problem, Problem)
    assert (problem.code, problem.path) == ("unreadable", str(path))
    assert len([one for one in ShardReading(Shard(1, (pieces[1],)), Bounds()) if isinstance(one, Article)]) == 50


def test_a_list_of_records_keeps_no_paths_in_a_folder(tmp_path: Path) -> None:
    """As in a scan: only a file that is alone may say that its articles were read elsewhere."""
    record = {
        "type": "hit",
        "schema": 1,
        "path": "elsewhere.txt",
        "index": 4,
        "title": "Bird flu",
        "body": "It spreads.",
    }
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text(json.dumps(record) + "\n")
    for paths in ([str(tmp_path)], [str(tmp_path / "a.jsonl")]):
        here = [one.path for one in read(paths) if isinstance(one, Article)]
        (shard,) = cut(listing(paths).files)
        assert [one.path for one in ShardReading(shard, Bounds()) if isinstance(one, Article)] == here
