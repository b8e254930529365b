"""Files of which only the beginning is in memory: unpacked, gone through record by record, or read whole if they must be.

The bounds are those of one record or document, then, and so is the clock. Files that end within `contract.HEAD` bytes
never come here.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.arrivals import note_arrival
from triage.readers.blocks import Block, Layout, RecordReader, Tally
from triage.readers.clock import turned
from triage.readers.contract import COMPRESSED, Bounds, broken_down, head_size
from triage.readers.finish import finish
from triage.readers.registry import ReaderEntry, entry_for, read_bytes
from triage.readers.source import CutOffError, Source, StreamReader

#: In place of the bound on articles: nothing of them is held.
_NO_END = 1 << 62
_WEB_ARCHIVE = b"WARC/1.0\r\n"


class BlockTask(Struct, frozen=True, array_like=True):
    """All that is needed to read blocks of one file, wherever that is."""

    layout: Layout
    name: str
    bounds: Bounds
    #: When the file was last written, which its articles are given where they are matched at once.
    arrived: float | None = None


class BlockResult(Struct):
    """What a block gave: articles (or what stands for them where they are matched already) and problems, in order."""

    things: Iterable[Any]
    tally: Tally


#: Reads blocks elsewhere and gives what is in them in their order; raises what going on to the next block raised.
Share = Callable[[BlockTask, Iterator[Block | Problem]], Iterator[BlockResult | Problem]]


def read_source(source: Source, name: str, bounds: Bounds) -> Iterator[Any]:
    """As `read_bytes`, for a file whose beginning alone was read; no reader's exception comes through."""
    has_articles = False
    try:
        for thing in _things(source, name, bounds):
            has_articles = has_articles or not isinstance(thing, Problem)
            yield thing
    except CutOffError as error:
        rest = "what came before is read" if has_articles else "not read"
        yield Problem(path=name, code="damaged", message=f"{error}; {rest}")
    except OSError as error:
        from triage.readers.walk import say

        yield Problem(path=name, code="unreadable", message=f"breaks off: {say(error)}")
    except Exception as error:
        yield broken_down(name, error, has_articles=has_articles)


def _things(source: Source, name: str, bounds: Bounds) -> Iterator[Any]:
    if source.head.startswith(COMPRESSED):
        return _of_packed(source, name, bounds)
    entry = entry_for(source.head, name)
    found = None
    if entry is not None and entry.large == "records":
        found = _of_records(import_module(entry.module).READER, source, name, bounds)
    elif entry is not None and entry.large == "stream":
        found = _of_stream(entry, source, name, bounds)
    return read_bytes(source.whole(bounds.file_bytes), name, bounds) if found is None else found


def _of_packed(source: Source, name: str, bounds: Bounds) -> Iterator[Any]:
    """What is inside a compressed file: as a whole where it is small, else as a stream."""
    from triage.readers.containers.compressed import holds_web_archive, opened, unpacked_source

    if holds_web_archive(source.head):
        # Compressed record by record: its reader unpacks one after the other.
        entry = entry_for(_WEB_ARCHIVE, "")
        assert entry is not None
        if found := _of_stream(entry, source, name, bounds):
            yield from found
        return
    if source.is_whole and (unpacked := opened(source.head, name, bounds, head_size(bounds))) is not None:
        if isinstance(unpacked, Problem):
            yield unpacked
        else:
            yield from read_bytes(unpacked, name, bounds)
        return
    inside = unpacked_source(source, name, bounds)
    if isinstance(inside, Problem):
        yield inside
    else:
        yield from _things(inside, name, bounds)


def _of_stream(
    entry: ReaderEntry, source: Source, name: str, bounds: Bounds
) -> Iterator[Article | Problem] | None:
    bounds = replace(bounds, members=_NO_END)
    if entry.slow_from is not None and not (source.is_whole and len(source.head) < entry.slow_from):
        from triage.readers.worker import stream_apart

        found = stream_apart(entry.module, source, name, bounds)
    else:
        reader: StreamReader = import_module(entry.module).READER
        found = reader.stream(source, name, bounds)
    return None if found is None else _finished(found, name, entry.module)


def _finished(things: Iterator[Article | Problem], name: str, module: str) -> Iterator[Article | Problem]:
    """Articles as they come from `read_bytes`, from which those of members come."""
    for thing in things:
        if isinstance(thing, Article) and thing.path == name:
            finish(thing, module)
        yield thing


def _of_records(reader: RecordReader, source: Source, name: str, bounds: Bounds) -> Iterator[Any] | None:
    begun = reader.layout(source, bounds)
    if begun is None:
        return None
    layout, rest = begun
    share: Share = bounds.share or here
    task = BlockTask(layout, name, replace(bounds, members=_NO_END, share=None, room=None))
    return _placed(share(task, reader.blocks(rest, layout, name, task.bounds)), reader, task)


def here(task: BlockTask, blocks: Iterator[Block | Problem]) -> Iterator[BlockResult | Problem]:
    """What is in blocks, read in this process as it is gone through."""
    return (block if isinstance(block, Problem) else result_of(block, task) for block in blocks)


def result_of(block: Block, task: BlockTask) -> BlockResult:
    """What is in a block, read as its things are gone through."""
    reader: RecordReader = import_module(task.layout.module).READER
    tally = Tally()
    return BlockResult(
        _counted(reader.read_block(block, task.layout, task.name, task.bounds, tally), task, tally), tally
    )


def _counted(things: Iterator[Article | Problem], task: BlockTask, tally: Tally) -> Iterator[Article | Problem]:
    for thing in things:
        if isinstance(thing, Problem):
            tally.problems += 1
        else:
            tally.articles += 1
            finish(thing, task.layout.module)
            if task.arrived is not None and thing.arrived is None and thing.path == task.name:
                note_arrival(thing, task.arrived)
        yield thing


def _placed(results: Iterator[BlockResult | Problem], reader: RecordReader, task: BlockTask) -> Iterator[Any]:
    """The things of all blocks, counted on, and what is to be said at the end."""
    total = Tally()
    for result in results:
        turned()
        if isinstance(result, Problem):
            total.problems += 1
            yield result
            continue
        for thing in result.things:
            one = thing if isinstance(thing, Article | Problem) else thing.article
            if one.index is not None and one.index < 0:
                force_setattr(one, "index", total.places - 1 - one.index)
            yield thing
        total.add(result.tally)
    yield from reader.closing(total, task.layout, task.name, task.bounds)
