"""Files too large to be read whole: Parquet by its row groups, JSON lines by ranges of bytes, each piece like a file.

Other formats cannot be divided; they stay under the bound that a scan has.
"""

import io
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from triage.cluster.file_systems import file_system, is_url
from triage.cluster.shards import File
from triage.readers.contract import suffix_of

#: Bytes of a piece; of Parquet before compression.
PIECE = 32 << 20
#: How far beyond its end a piece looks for the end of its last line, at a time.
STRIDE = 1 << 16
LINES, TABLES = (".jsonl", ".ndjson"), (".parquet",)


def divided(files: Iterable[File], limit: int) -> Iterator[File]:
    """The files, those above the limit in pieces where their format has any."""
    for file in files:
        suffix = (
            suffix_of(file.path)
            if file.size > limit and not file.path.endswith((".gz", ".xz", ".zst", ".bz2"))
            else ""
        )
        if suffix in LINES:
            yield from _ranges(file)
        elif suffix in TABLES:
            yield from _row_groups(file)
        else:
            yield file


def _ranges(file: File) -> Iterator[File]:
    for begin in range(0, file.size, PIECE):
        end = min(begin + PIECE, file.size)
        yield replace(file, begin=begin, end=end, size=end - begin, before=begin)


def _row_groups(file: File) -> Iterator[File]:
    """Runs of row groups; a file without a whole footer stays as it is, and whoever reads it says what is wrong."""
    try:
        from pyarrow import parquet

        with _opened(file) as stream:
            facts = parquet.ParquetFile(stream).metadata
            sizes = [facts.row_group(number).total_byte_size for number in range(facts.num_row_groups)]
            rows = [facts.row_group(number).num_rows for number in range(facts.num_row_groups)]
    except Exception:  # the library maps the errors of its own world onto many of Python's
        yield file
        return
    begin = 0
    for number in range(1, len(sizes) + 1):
        if number == len(sizes) or sum(sizes[begin : number + 1]) > PIECE:
            yield replace(file, begin=begin, end=number, size=sum(sizes[begin:number]), before=sum(rows[:begin]))
            begin = number


def piece_of(file: File) -> bytes:
    """The bytes of a piece, as a file of its own."""
    with _opened(file) as stream:
        if suffix_of(file.path) in LINES:
            return _lines(stream, file.begin, file.end)
        from pyarrow import parquet

        table = parquet.ParquetFile(stream).read_row_groups(list(range(file.begin, file.end)))
        whole = io.BytesIO()
        parquet.write_table(table, whole, compression="none")
        return whole.getvalue()


def _lines(stream: Any, begin: int, end: int) -> bytes:
    """The lines that begin in the range."""
    stream.seek(max(0, begin - 1))
    data: bytes = stream.read(end - max(0, begin - 1))
    if begin:
        # A line belongs to the piece in which it begins, and the byte before tells whether one does.
        data = data.partition(b"\n")[2]
        if not data:
            return b""
    while not data.endswith(b"\n") and (more := stream.read(STRIDE)):
        line, newline, _ = more.partition(b"\n")
        data += line + newline
    return data


def _opened(file: File) -> Any:
    if not is_url(file.place):
        return open(file.place, "rb")  # noqa: PTH123
    system, path = file_system(file.place)
    return system.open(path, "rb")
