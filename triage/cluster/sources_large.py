"""Large files in pieces of whole records, as a scan reads them in blocks: lines, rows of a table, messages, row groups of Parquet.

Where records begin is found once, in order, when a job is listed; no record is read for it. What no piece knows, the numbers of
its articles and what is to be said of the whole file, is put together when the shards are merged (`whole_file`).
"""

import io
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import pairwise
from typing import Any

from msgspec.structs import force_setattr, replace

from triage.article import Article
from triage.cluster.file_systems import file_system, is_url
from triage.cluster.shards import CutFile, File
from triage.errors import Problem
from triage.readers.blocks import Block, Layout, RecordReader, Tally
from triage.readers.contract import COMPRESSED, Bounds, head_size
from triage.readers.large import BlockTask, result_of
from triage.readers.registry import entry_for
from triage.readers.source import Source, nothing

#: Bytes of a piece, of Parquet before compression; smaller files are read at once.
PIECE = 4 << 20
#: Added to the number of an article that counts from the first of its file in its shard.
RELATIVE = 1 << 50
PARQUET = "triage.readers.documents.parquet"
#: In place of the bound on articles: nothing of them is held.
_NO_END = 1 << 62


def divided(files: Iterable[File], bounds: Bounds) -> Iterator[File]:
    """The files, those that a scan would read in blocks in pieces."""
    least = max(PIECE, head_size(bounds))
    for file in files:
        pieces = _pieces(file, bounds) if file.size > least else []
        yield from pieces if len(pieces) > 1 else [file]


def _pieces(file: File, bounds: Bounds) -> list[File]:
    """None where the file has no records, or one beyond the bound, or is damaged: whoever reads it says so."""
    try:
        with opened(file) as stream:
            head = stream.read(head_size(bounds) + 1)
            entry = None if head.startswith(COMPRESSED) else entry_for(head, file.path)
            if entry is None or entry.large != "records":
                return []
            reader: RecordReader = import_module(entry.module).READER
            begun = reader.layout(Source(head, stream.read, file=stream), bounds)
            if begun is None:
                return []
            if entry.module == PARQUET:
                return _row_groups(file, stream, begun[0])
            return _stretches(file, stream, reader.blocks(begun[1], begun[0], file.path, bounds), begun[0])
    except Exception:  # of a library of the file system's own, or of Arrow's
        return []


def _stretches(file: File, stream: Any, blocks: Iterator[Block | Problem], layout: Layout) -> list[File]:
    cuts: list[tuple[int, int]] = []
    beginning, total = b"", 0
    for block in blocks:
        if isinstance(block, Problem):
            return []
        beginning = beginning or block.data[:64]
        if not cuts or total - cuts[-1][0] >= PIECE:
            cuts.append((total, block.first))
        total += len(block.data)
    start = file.size - total
    stream.seek(max(0, start))
    if start < 0 or stream.read(len(beginning)) != beginning:
        return []  # in another encoding, which is turned into UTF-8 as it is read
    ends = [*((start + place, first) for place, first in cuts), (file.size, 0)]
    return [
        replace(file, begin=begin, end=end, size=end - begin, before=first - 1, layout=layout)
        for (begin, first), (end, _) in pairwise(ends)
    ]


def _row_groups(file: File, stream: Any, layout: Layout) -> list[File]:
    from pyarrow import parquet

    facts = parquet.ParquetFile(stream).metadata
    groups = [facts.row_group(number) for number in range(facts.num_row_groups)]
    found: list[File] = []
    begin = size = rows = before = 0
    for end, group in enumerate(groups, 1):
        size, rows = size + group.total_byte_size, rows + group.num_rows
        if end == len(groups) or size + groups[end].total_byte_size > PIECE:
            found.append(replace(file, begin=begin, end=end, size=size, before=before, layout=layout))
            begin, size, before = end, 0, rows
    return found


def piece_of(file: File) -> bytes:
    """The bytes of a piece, or fewer where the file has become shorter."""
    with opened(file) as stream:
        if file.layout is not None and file.layout.module == PARQUET:
            from pyarrow import parquet

            table = parquet.ParquetFile(stream).read_row_groups(list(range(file.begin, file.end)))
            whole = io.BytesIO()
            parquet.write_table(table, whole, compression="none")
            return whole.getvalue()
        stream.seek(file.begin)
        data: bytes = stream.read(file.end - file.begin)
        return data


def read_piece(
    file: File, data: bytes, bounds: Bounds, cut_files: dict[str, CutFile]
) -> Iterator[Article | Problem]:
    """The articles of a piece, whose numbers count on from those of this file in `cut_files`."""
    assert file.layout is not None
    reader: RecordReader = import_module(file.layout.module).READER
    bounds = replace(bounds, members=_NO_END, share=None, room=None, keeps_places=file.is_alone)
    task = BlockTask(file.layout, file.path, bounds, file.arrived)
    cut = cut_files.setdefault(file.path, CutFile(path=file.path, layout=file.layout, tally=Tally()))
    source = Source(data, nothing, file=io.BytesIO(data))
    for block in reader.blocks(source, file.layout, file.path, bounds):
        if isinstance(block, Problem):
            cut.tally.problems += 1
            yield block
            continue
        result = result_of(replace(block, first=block.first + file.before), task)
        places = cut.tally.places
        try:
            for thing in result.things:
                if thing.index is not None and thing.index < 0:
                    force_setattr(thing, "index", RELATIVE + places - 1 - thing.index)
                yield thing
        finally:
            cut.tally.add(result.tally)


def whole_file(cut: CutFile, columns: dict[str, str]) -> Iterator[Problem]:
    """What is to be said of a file, all of whose pieces were counted."""
    reader: RecordReader = import_module(cut.layout.module).READER
    bounds = Bounds(columns=tuple(columns.items()))
    return reader.closing(cut.tally, cut.layout, cut.path, bounds)


def opened(file: File) -> Any:
    """The file, to be read."""
    if not is_url(file.place):
        return open(file.place, "rb")  # noqa: PTH123
    system, path = file_system(file.place)
    return system.open(path, "rb")
