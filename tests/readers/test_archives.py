"""Archives of files and compressed files: members by name, and bounds on what comes out."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

STORY = "Rain in Oshima\n\nRain fell in Oshima on Monday, the office said.\n"


def read(data: bytes, name: str, bounds: Bounds | None = None) -> list[Article | Problem]:
    return list(read_bytes(data, name, bounds or Bounds()))


def zipped(**members: str | bytes) -> bytes:
    return packed({name.replace("__", "/").replace("_txt", ".txt"): data for name, data in members.items()})


def packed(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(names: list[str]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = len(STORY)
            archive.addfile(info, io.BytesIO(STORY.encode()))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


def paths(things: list[Article | Problem]) -> list[str]:
    return [thing.path for thing in things if isinstance(thing, Article)]


def test_members_are_read_by_their_names() -> None:
    things = read(
        packed({"a.txt": STORY, "b/c.txt": STORY, "d.jpg": b"\xff\xd8\xff\xe0\0\0", ".hidden": STORY}), "inbox.zip"
    )
    assert paths(things) == ["inbox.zip!a.txt", "inbox.zip!b/c.txt"]
    assert len(things) == 2


@pytest.mark.parametrize(
    ("pack", "name"),
    [(bytes, "t.tar"), (gzip.compress, "t.tar.gz"), (lzma.compress, "t.tar.xz"), (bz2.compress, "t.tar.bz2")],
)
def test_tars_of_any_compression(pack: object, name: str) -> None:
    assert callable(pack)
    assert paths(read(pack(tarred(["a.txt", "b/c.txt"])), name)) == [f"{name}!a.txt", f"{name}!b/c.txt"]


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
def test_single_files_keep_their_name(pack: object) -> None:
    assert callable(pack)
    assert paths(read(pack(STORY.encode()), "a.txt.xz")) == ["a.txt.xz"]
    (problem,) = read(pack(STORY.encode() * 50)[:-9], "a.txt.xz")
    assert isinstance(problem, Problem)
    assert problem.code == "damaged"


def test_zstandard() -> None:
    zstandard = pytest.importorskip("zstandard")
    data = zstandard.ZstdCompressor().compress(STORY.encode())
    assert paths(read(data, "a.txt.zst")) == ["a.txt.zst"]
    assert isinstance(read(data[:-9], "a.txt.zst")[0], Problem)


@pytest.mark.parametrize("name", ["../x.txt", "/etc/x.txt", "a/../../x.txt", "C:\\x.txt"])
def test_members_outside_are_not_read_and_the_rest_is(name: str) -> None:
    things = read(packed({name: STORY, "ok.txt": STORY}), "inbox.zip")
    assert paths(things) == ["inbox.zip!ok.txt"]
    (problem,) = [thing for thing in things if isinstance(thing, Problem)]
    assert "outside" in problem.message
    assert paths(read(packed({"a..b.txt": STORY}), "inbox.zip")) == ["inbox.zip!a..b.txt"]


def test_what_unpacks_without_end_is_stopped() -> None:
    bomb = packed({f"{n}.txt": b"a " * 2_000_000 for n in range(8)})
    things = read(bomb, "inbox.zip")
    assert isinstance(things[-1], Problem)
    assert things[-1].code == "bound"
    for pack, name in ((gzip.compress, "a.txt.gz"), (lzma.compress, "a.txt.xz"), (bz2.compress, "a.txt.bz2")):
        (problem,) = read(pack(bytes(40 << 20)), name)
        assert isinstance(problem, Problem)
        assert problem.code == "bound"


def test_archives_in_archives_go_as_deep_as_allowed() -> None:
    data = packed({"a.txt": STORY})
    for _ in range(2):
        data = packed({"in.zip": data})
    assert paths(read(data, "n.zip")) == ["n.zip!in.zip!in.zip!a.txt"]
    (problem,) = read(packed({"in.zip": data}), "n.zip")
    assert isinstance(problem, Problem)
    assert problem.code == "bound"
    (counted,) = [
        thing
        for thing in read(packed({f"{n}.txt": STORY for n in range(4)}), "n.zip", Bounds(members=3))
        if isinstance(thing, Problem)
    ]
    assert counted.code == "bound"


def test_damaged_archives_say_so() -> None:
    data = packed({"a.txt": STORY * 50})
    (problem,) = read(data[: len(data) // 2], "inbox.zip")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.path) == ("damaged", "inbox.zip")
    (nothing,) = read(packed({"a.jpg": b"\xff\xd8\xff\xe0\0"}), "inbox.zip")
    assert isinstance(nothing, Problem)
    assert nothing.code == "unsupported"


def test_of_a_crawl_the_pages_are_read_and_not_the_lists_of_them() -> None:
    pytest.importorskip("warcio")
    about = '{"id":"1","url":"https://x.example/a","title":"Rain in Oshima","text":"Rain fell."}\n'
    lists: dict[str, str | bytes] = {
        "pages/pages.jsonl": about,
        "datapackage.json": '{"title": "Rain", "text": "It fell."}',
    }
    crawl = packed({"archive/data.warc": b"WARC/1.0\r\n\r\n", **lists})
    assert not [one for one in read(crawl, "a.wacz") if isinstance(one, Article)]
    assert [one for one in read(packed(lists), "a.zip") if isinstance(one, Article)]


def test_archives_that_nothing_unpacks_are_named() -> None:
    for data, said in (
        (b"7z\xbc\xaf\x27\x1c\0\4", "a 7z archive"),
        (b"Rar!\x1a\x07\1\0", "a RAR archive"),
        (b"\x7fELF\2\0", "not a format"),
    ):
        (problem,) = read(data, "a.bin")
        assert isinstance(problem, Problem)
        assert said in problem.message
