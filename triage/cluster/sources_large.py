"""Large files in pieces of whole records: lines, rows of a table, messages, row groups of Parquet, records of a web archive.

Where records begin is found once, in order, when a job is listed; no record is read for it. What no piece knows, the numbers of
its articles and what is to be said of the whole file, is put together when the shards are merged (`whole_file`).
"""

import io
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from itertools import pairwise
from typing import Any

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from triage.article import Article
from triage.cluster.file_systems import file_system, is_url
from triage.cluster.shards import CutFile, InputFile
from triage.errors import Problem
from triage.readers.arrivals import note_arrival
from triage.readers.blocks import Block, Layout, RecordReader, Tally
from triage.readers.contract import COMPRESSED, Bounds, head_size
from triage.readers.large import BlockTask, read_source, result_of
from triage.readers.registry import entry_for
from triage.readers.source import Source, nothing
from triage.readers.web.warc import nothing_in

#: Bytes of a piece, of Parquet before compression; smaller files are read at once.
PIECE = 4 << 20
#: Added to the number of an article that counts from the first of its file in its shard.
RELATIVE = 1 << 50
PARQUET = "triage.readers.documents.parquet"
WEB_ARCHIVE = "triage.readers.web.warc"
#: Bytes of a web archive that are read at a time; the headers of a record are shorter.
_CHUNK = 1 << 18
_LENGTH = re.compile(rb"\r\nContent-Length: *(\d{1,15}) *(?:\r\n|$)", re.IGNORECASE)
#: In place of the bound on articles: nothing of them is held.
_NO_END = 1 << 62


class Cuts(Struct, frozen=True, array_like=True):
    """Where a large file is cut: begin, end, bytes, and the records before, of each piece."""

    layout: Layout
    pieces: tuple[tuple[int, int, int, int], ...]

    def of(self, file: InputFile) -> Iterator[InputFile]:
        """The pieces of the file."""
        for begin, end, size, before in self.pieces:
            yield replace(file, begin=begin, end=end, size=size, before=before, layout=self.layout)


def divided(files: Iterable[InputFile], bounds: Bounds, known: Mapping[str, Cuts]) -> Iterator[InputFile]:
    """The files, those that a scan would read in blocks in pieces; `known` says where some are cut, by path."""
    least = max(PIECE, head_size(bounds))
    for file in files:
        cuts = known.get(file.path)
        if cuts is None and file.size > least:
            cuts = _cuts(file, bounds)
        yield from [file] if cuts is None or len(cuts.pieces) < 2 else cuts.of(file)


def cuts_of(files: Iterable[InputFile]) -> dict[str, Cuts]:
    """Where the files are cut of which these are pieces, by path, so that nobody looks for it again."""
    found: dict[str, tuple[Layout, list[tuple[int, int, int, int]]]] = {}
    for file in files:
        if file.layout is not None:
            pieces = found.setdefault(file.path, (file.layout, []))[1]
            pieces.append((file.begin, file.end, file.size, file.before))
    return {path: Cuts(layout, tuple(pieces)) for path, (layout, pieces) in found.items()}


def _cuts(file: InputFile, bounds: Bounds) -> Cuts | None:
    """The cuts of a file; None where it has no records, or one beyond the bound, or is damaged: whoever reads it says so."""
    try:
        with opened(file) as stream:
            head = stream.read(head_size(bounds) + 1)
            if is_packed := head.startswith(COMPRESSED):
                from triage.readers.containers.compressed import holds_web_archive

                if not holds_web_archive(head):
                    return None
            entry = None if is_packed else entry_for(head, file.path)
            if is_packed or (entry is not None and entry.module == WEB_ARCHIVE):
                import_module("warcio")  # without it the file is named once, by whoever reads it
                stream.seek(0)
                records = _packed_records(stream, bounds) if is_packed else _plain_records(stream, bounds)
                return _apart(((place, 0) for place in records), file.size, 0, Layout(WEB_ARCHIVE))
            if entry is None or entry.large != "records":
                return None
            reader: RecordReader = import_module(entry.module).READER
            begun = reader.layout(Source(head, stream.read, file=stream), bounds)
            if begun is None:
                return None
            if entry.module == PARQUET:
                return _row_groups(stream, begun[0])
            return _stretches(file, stream, reader.blocks(begun[1], begun[0], file.path, bounds), begun[0])
    except Exception:  # of a library of the file system's own, or of Arrow's
        return None


def _apart(places: Iterable[tuple[int, int]], size: int, start: int, layout: Layout) -> Cuts:
    """Cuts at places where a record begins, each with the records before it; of the places after `start` few are taken."""
    cuts: list[tuple[int, int]] = []
    for place, before in places:
        if not cuts or place - cuts[-1][0] >= PIECE:
            cuts.append((place, before))
    ends = [*((start + place, before) for place, before in cuts), (size, 0)]
    return Cuts(layout, tuple((begin, end, end - begin, before) for (begin, before), (end, _) in pairwise(ends)))


def _stretches(file: InputFile, stream: Any, blocks: Iterator[Block | Problem], layout: Layout) -> Cuts | None:
    places: list[tuple[int, int]] = []
    beginning, total = b"", 0
    for block in blocks:
        if isinstance(block, Problem):
            return None
        beginning = beginning or block.data[:64]
        places.append((total, block.first - 1))
        total += len(block.data)
    start = file.size - total
    stream.seek(max(0, start))
    if start < 0 or stream.read(len(beginning)) != beginning:
        return None  # in another encoding, which is turned into UTF-8 as it is read
    return _apart(places, file.size, start, layout)


def _row_groups(stream: Any, layout: Layout) -> Cuts:
    from pyarrow import parquet

    facts = parquet.ParquetFile(stream).metadata
    groups = [facts.row_group(number) for number in range(facts.num_row_groups)]
    found: list[tuple[int, int, int, int]] = []
    begin = size = rows = before = 0
    for end, group in enumerate(groups, 1):
        size, rows = size + group.total_byte_size, rows + group.num_rows
        if end == len(groups) or size + groups[end].total_byte_size > PIECE:
            found.append((begin, end, size, before))
            begin, size, before = end, 0, rows
    return Cuts(layout, tuple(found))


def _plain_records(stream: Any, bounds: Bounds) -> Iterator[int]:
    """Where the records of a web archive begin; ValueError where one does not end as it says."""
    place = 0
    while head := stream.read(_CHUNK):
        yield place
        place += _size_of_record(head, bounds)
        stream.seek(place)
    if stream.seek(0, io.SEEK_END) != place:
        raise ValueError("cut off")


def _packed_records(stream: Any, bounds: Bounds) -> Iterator[int]:
    """Where the records of a web archive begin that is compressed record by record; ValueError where one is none or not whole."""
    place = 0
    data = stream.read(_CHUNK)
    while data:
        yield place
        member = zlib.decompressobj(31)
        head, size = b"", 0
        while not member.eof:
            data = data or stream.read(_CHUNK)
            piece = member.decompress(data, _CHUNK)
            if not data and not piece and not member.eof:
                raise ValueError("cut off")
            rest = member.unused_data or member.unconsumed_tail
            place, data = place + len(data) - len(rest), rest
            head, size = head or piece, size + len(piece)
        if _size_of_record(head, bounds) != size:
            raise ValueError("not a record")
        data = data or stream.read(_CHUNK)


def _size_of_record(head: bytes, bounds: Bounds) -> int:
    """The size of a record by its headers; ValueError where they are none, or for one beyond the bound."""
    headers, end, _ = head.partition(b"\r\n\r\n")
    length = _LENGTH.search(headers)
    if not headers.startswith(b"WARC/") or not end or length is None or int(length[1]) > bounds.file_bytes:
        raise ValueError("not a record")
    return len(headers) + 4 + int(length[1]) + 4


def piece_of(file: InputFile) -> bytes:
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
    file: InputFile, data: bytes, bounds: Bounds, cut_files: dict[str, CutFile]
) -> Iterator[Article | Problem]:
    """The articles of a piece, whose numbers count on from those of this file in `cut_files`."""
    assert file.layout is not None
    bounds = replace(bounds, members=_NO_END, share=None, room=None, keeps_places=file.is_alone)
    fresh = CutFile(path=file.path, layout=file.layout, tally=Tally(), is_named=file.is_named)
    cut = cut_files.setdefault(file.path, fresh)
    if file.layout.module == WEB_ARCHIVE:
        yield from _pages(file, data, bounds, cut.tally)
        return
    reader: RecordReader = import_module(file.layout.module).READER
    task = BlockTask(file.layout, file.path, bounds, file.arrived)
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


def _pages(file: InputFile, data: bytes, bounds: Bounds, tally: Tally) -> Iterator[Article | Problem]:
    """The articles of records of a web archive, which are one themselves."""
    places = tally.places
    for thing in read_source(Source(data, nothing), file.path, bounds):
        if isinstance(thing, Article):
            tally.articles += 1
            if thing.arrived is None:
                note_arrival(thing, file.arrived)
        elif thing.code == "unsupported":
            continue  # no article among these: of the whole file it is said when all pieces are read
        else:
            tally.problems += 1
        if thing.index is not None:
            tally.places += 1
            force_setattr(thing, "index", RELATIVE + places + thing.index)
        yield thing


def whole_file(cut: CutFile, columns: dict[str, str]) -> Iterator[Problem]:
    """What is to be said of a file, all of whose pieces were counted."""
    if cut.layout.module == WEB_ARCHIVE:
        return iter(() if cut.tally.places or cut.tally.problems else (nothing_in(cut.path),))
    reader: RecordReader = import_module(cut.layout.module).READER
    bounds = Bounds(columns=tuple(columns.items()))
    return reader.closing(cut.tally, cut.layout, cut.path, bounds)


def opened(file: InputFile) -> Any:
    """The file, to be read."""
    if not is_url(file.place):
        return open(file.place, "rb")  # noqa: PTH123
    system, path = file_system(file.place)
    return system.open(path, "rb")
