"""Files larger than what is held of one: the same articles record by record, whatever lies between them."""

import bz2
import csv
import gzip
import io
import json
import lzma
import random
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers import contract, cutting, large, source
from triage.readers.contract import Bounds
from triage.readers.reading import read
from triage.readers.registry import read_bytes
from triage.readers.source import source_of

#: What is looked at first, and pieces that cut lines, characters and pairs of quotation marks anywhere.
HEAD, PIECE = 600, 97


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of some hundred bytes are large."""
    monkeypatch.setattr(contract, "HEAD", HEAD)
    monkeypatch.setattr(source, "PIECE", PIECE)
    monkeypatch.setattr(cutting, "PIECE", PIECE)


def streamed(data: bytes, name: str, bounds: Bounds | None = None) -> list[Article | Problem]:
    """What comes of a file of which the beginning alone is known."""
    limits = bounds or Bounds()
    opened = source_of(io.BytesIO(data), contract.head_size(limits) + 1, can_seek=True)
    assert len(opened.head) < len(data)
    return list(large.read_source(opened, name, limits))


def news(count: int = 12, *, text: str = "The ferry was late.") -> list[dict[str, str]]:
    return [
        {
            "title": f"Ferry {number} is late",
            "body": f"{text} It came at {number}.\n\nNobody said “why”, or 'when'.",
            "published": f"2026-01-{number % 28 + 1:02}",
            "outlet": "Coast Daily",
        }
        for number in range(count)
    ]


def lines(records: list[dict[str, str]]) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def table(records: list[dict[str, str]], separator: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(records[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue().encode()


def mailbox(records: list[dict[str, str]]) -> bytes:
    return "".join(
        f"From a@example.org Thu Jan  1 10:00:00 2026\nFrom: Coast Daily <a@example.org>\nMIME-Version: 1.0\n"
        f"Subject: {record['title']}\nContent-Type: text/plain; charset=utf-8\n\n{record['body']}\n>From here on.\n\n"
        for record in records
    ).encode()


def ours(records: list[dict[str, str]]) -> bytes:
    return b"".join(
        json.dumps({"type": "hit", "schema": 1, "path": "old.txt", "index": 7, **record}).encode() + b"\n"
        for record in records
    )


FORMS = {"a.jsonl": lines, "a.csv": table, "a.mbox": mailbox, "ours.jsonl": ours}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("bounds", [Bounds(), Bounds(keeps_places=True)], ids=["folder", "alone"])
def test_a_large_file_gives_what_it_gives_as_a_whole(name: str, bounds: Bounds) -> None:
    data = FORMS[name](news())
    assert streamed(data, name, bounds) == list(read_bytes(data, name, bounds))


def test_records_that_are_nothing_are_counted_alike() -> None:
    records = news()
    records[3] = {"title": "", "body": ""}
    records[5] = {"other": "x"}
    data = lines(records) + b"no json\n"
    assert streamed(data, "a.jsonl") == sorted_as(streamed(data, "a.jsonl"), read_bytes(data, "a.jsonl", Bounds()))
    rows = table([record for record in records if "title" in record])
    assert streamed(rows, "a.csv") == list(read_bytes(rows, "a.csv", Bounds()))


def sorted_as(model: list[Article | Problem], things: Iterator[Article | Problem]) -> list[Article | Problem]:
    """The same things in the order of the model: what is said of a file comes first, or at its end."""
    return sorted(things, key=lambda one: model.index(one) if one in model else -1)


def test_lines_without_bodies_of_ours_are_counted() -> None:
    records = [json.loads(line) for line in ours(news()).splitlines()]
    records[4]["body"] = records[6]["body"] = None
    data = lines(records)
    for bounds in (Bounds(), Bounds(keeps_places=True)):
        assert streamed(data, "a.jsonl", bounds) == list(read_bytes(data, "a.jsonl", bounds))


@pytest.mark.parametrize("name", FORMS)
def test_one_huge_record_is_refused_by_its_number_and_the_rest_is_read(name: str) -> None:
    records = news(20)
    records[7]["body"] = 'Out of bounds, "they" said. \n\n' * 200
    records[19]["body"] = "Out of bounds at the end. " * 200
    things = streamed(FORMS[name](records), name, Bounds(file_bytes=2_000))
    titles = [one.title for one in things if isinstance(one, Article)]
    assert titles == [record["title"] for number, record in enumerate(records) if number not in (7, 19)]
    assert [(one.code, one.message) for one in things if isinstance(one, Problem)] == [
        ("bound", f"record {number} is larger than the limit of 2,000 bytes; not read") for number in (8, 20)
    ]


def test_a_record_of_many_pieces_within_the_bound_is_read() -> None:
    records = news(5)
    records[2]["body"] = "Within bounds. " * 100
    for name, write in FORMS.items():
        titles = [one.title for one in streamed(write(records), name, Bounds(file_bytes=2_000))]  # type: ignore[union-attr]
        assert titles == [record["title"] for record in records], name


def test_a_mark_that_is_never_closed_is_refused_as_one_record() -> None:
    data = table(news(6)) + b'Ferry,"it never\nends\n' + b"Ferry,late,,\n" * 300
    things = streamed(data, "a.csv", Bounds(file_bytes=2_000))
    assert sum(isinstance(one, Article) for one in things) == 6
    assert str(things[-1]).startswith("a.csv: record 7 is larger")


@given(st.text(alphabet='a",\n"\r', max_size=60), st.integers(1, 9))
def test_rows_are_cut_where_the_csv_module_ends_them(text: str, piece: int) -> None:
    # A carriage return by itself ends a row, too, but no block.
    text = text.replace("\r", "\r\n")
    before, cutting.PIECE = cutting.PIECE, piece
    try:
        cut = list(cutting.blocks_of_rows(source_of(io.BytesIO(text.encode()), 0), "a", ",", Bounds()))
    finally:
        cutting.PIECE = before
    rows = [list(csv.reader(io.StringIO(block.data.decode(), newline=""))) for block in cut]  # type: ignore[union-attr]
    assert [row for some in rows for row in some] == list(csv.reader(io.StringIO(text, newline="")))
    firsts = [1 + sum(map(len, rows[:place])) for place in range(len(rows))]
    assert [block.first for block in cut] == firsts  # type: ignore[union-attr]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "shift_jis"])
def test_the_beginning_decides_the_encoding(encoding: str) -> None:
    text = "渡し船は遅れた。" if encoding == "shift_jis" else "Der Kapitän hört “nichts”, sagt er müde."
    records = [
        {"title": f"{number} {text}", "body": text * 3, "outlet": "Ö"[encoding == "shift_jis" :]}
        for number in range(30)
    ]
    for name, write in (("a.jsonl", lines), ("a.csv", table)):
        data = write(records).decode().encode(encoding, "replace")
        things = streamed(data, name)
        assert things == list(read_bytes(data, name, Bounds()))
        assert text in things[-1].body  # type: ignore[union-attr]


def test_a_later_line_in_another_encoding_is_read_and_said() -> None:
    data = lines(news(9, text="Grüße aus dem Hafen.")) + lines(news(2)).decode().encode("cp1252") + lines(news(1))
    things = streamed(data, "a.jsonl")
    assert [one.title for one in things if isinstance(one, Article)][-1] == "Ferry 0 is late"
    assert "“why”" in things[10].body  # type: ignore[union-attr]
    assert [str(one) for one in things if isinstance(one, Problem)] == [
        "a.jsonl: 2 lines are, the first of them 10, not in utf-8, as the beginning of the file is; each read by what it seems to be"
    ]


def test_days_and_months_are_told_apart_by_the_first_rows() -> None:
    records = [
        {"headline": f"Ferry {number}", "text": "It is late.", "date": f"{number + 10}/4/2026"}
        for number in range(20)
    ]
    things = streamed(table(records), "a.csv")
    assert [one.published for one in things[:2]] == ["2026-04-10", "2026-04-11"]  # type: ignore[union-attr]


def test_a_table_of_something_else_is_not_read_to_its_end() -> None:
    def endless(size: int) -> bytes:
        raise AssertionError("read on")

    data = b"height,weight\n" + b"1,2\n" * 200
    things = list(large.read_source(source.Source(data, endless), "a.csv", Bounds()))
    assert [one.code for one in things] == ["unsupported"]
    said = list(large.read_source(source.Source(data, endless), "a.csv", Bounds(columns=(("title", "kop"),))))
    assert "there are: height, weight" in said[0].message


def test_what_has_to_be_whole_is_read_whole_or_refused() -> None:
    document = json.dumps({"articles": news()}, indent=1).encode()
    assert streamed(document, "a.json") == list(read_bytes(document, "a.json", Bounds()))
    (problem,) = streamed(document, "a.json", Bounds(file_bytes=1_000))
    assert problem.message == "larger than the limit of 1,000 bytes; not read"  # type: ignore[union-attr]


OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
DOCUMENTS = {
    "content.xml": f'<d xmlns:o="{OFFICE}office:1.0" xmlns:t="{OFFICE}text:1.0"><o:body><o:text>{{}}</o:text></o:body></d>',
    "word/document.xml": '<d xmlns:t="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><t:body>{}</t:body></d>',
}


@pytest.mark.parametrize("member", DOCUMENTS)
def test_a_document_whose_archive_alone_says_what_it_is_is_read_whole(member: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        # By which documents are recognised, and not where others have packed them again.
        archive.writestr("pictures/a.png", random.Random(0).randbytes(2 * HEAD))
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(member, DOCUMENTS[member].format("<t:p><t:r><t:t>The ferry was late.</t:t></t:r></t:p>"))
    found = streamed(made.getvalue(), "a.odt" if member == "content.xml" else "a.bin")
    assert [one.body for one in found if isinstance(one, Article)] == ["The ferry was late."], found


def zstd(data: bytes) -> bytes:
    packed: bytes = pytest.importorskip("zstandard").compress(data)
    return packed


PACKED = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress, "zst": zstd}


@pytest.mark.parametrize("suffix", PACKED)
def test_compressed_files_pass_through(suffix: str) -> None:
    data = lines(news(40))
    packed = PACKED[suffix](data[: len(data) // 2]) + PACKED[suffix](data[len(data) // 2 :])
    name = f"a.jsonl.{suffix}"
    assert streamed_small(packed, name) == [
        replace(one, path=name) for one in read_bytes(data, "a.jsonl", Bounds())
    ]
    *before, problem = streamed_small(packed[:-40], name)
    assert all(isinstance(one, Article) for one in before)
    assert "data is truncated or damaged" in problem.message  # type: ignore[union-attr]


def streamed_small(data: bytes, name: str) -> list[Article | Problem]:
    """As a file on the disk that is small as it lies there."""
    return list(large.read_source(source.Source(data, source.nothing), name, Bounds()))


def test_what_unpacks_to_too_much_ends_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triage.readers.containers.compressed._FLOOR", 1_000)
    monkeypatch.setattr("triage.readers.containers.compressed._FEED", 64)
    packed = gzip.compress(lines(news(20)) + b'{"title": "' + b"a" * 1_000_000 + b'"}\n')
    things = list(large.read_source(source.Source(packed, source.nothing), "a.jsonl.gz", Bounds(expansion=5)))
    assert things[-1].message.startswith("unpacks to more than 5 times its size")


def test_members_of_archives_pass_through(tmp_path: Path) -> None:
    data = lines(news(40))
    expected = [one.title for one in read_bytes(data, "a.jsonl", Bounds())]  # type: ignore[union-attr]
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("in/a.jsonl", data)
    with tarfile.open(tmp_path / "a.tar", "w") as packed:
        info = tarfile.TarInfo("in/a.jsonl")
        info.size = len(data)
        packed.addfile(info, io.BytesIO(data))
    for name in ("a.zip", "a.tar"):
        things = list(read([str(tmp_path / name)], bounds=Bounds(file_bytes=5_000)))
        assert [one.title for one in things] == expected, name  # type: ignore[union-attr]
        assert {one.path for one in things} == {f"{tmp_path / name}!in/a.jsonl"}


def test_a_file_and_standard_input_alike(tmp_path: Path) -> None:
    data = lines(news(40))
    (tmp_path / "a.jsonl").write_bytes(data)
    found = list(read([str(tmp_path / "a.jsonl")]))
    piped = list(read(["-"], stdin=io.BytesIO(data)))
    assert [one.title for one in found] == [one.title for one in piped]  # type: ignore[union-attr]
    assert len(found) == 40
    assert {one.path for one in piped} == {"-"}
    assert {one.arrived for one in piped} == {None}  # type: ignore[union-attr]
    assert {one.arrived for one in found} == {(tmp_path / "a.jsonl").stat().st_mtime}  # type: ignore[union-attr]


def test_tables_of_columns_are_read_by_batches(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    records = news(40)
    records[7] = {"title": "", "body": "", "published": "", "outlet": ""}
    path = tmp_path / "a.parquet"
    parquet.write_table(arrow.Table.from_pylist(records), path, row_group_size=9)
    whole = list(read_bytes(path.read_bytes(), str(path), Bounds()))
    found = list(read([str(path)]))
    assert [replace(one, arrived=None) if isinstance(one, Article) else one for one in found] == whole
    assert len(whole) == 40


def test_web_archives_pass_through() -> None:
    pytest.importorskip("warcio")
    text = "The ferry to the island was late again on Monday, the company said, and nobody knew why it was. " * 4
    out = io.BytesIO()
    for number in range(6):
        title = f"Ferry {number} is late"
        body = text * (30 if number == 3 else 1)
        page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{body}</p></article></body></html>"
        payload = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{number}.html\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
        out.write(gzip.compress(head.encode() + payload + b"\r\n\r\n"))
    things = streamed(out.getvalue(), "a.warc.gz", Bounds(file_bytes=4_000))
    assert [one.title for one in things if isinstance(one, Article)] == [
        f"Ferry {n} is late" for n in (0, 1, 2, 4, 5)
    ]
    assert [one.message for one in things if isinstance(one, Problem)] == [
        "record 4 is larger than the limit of 4,000 bytes; not read"
    ]
