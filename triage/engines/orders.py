"""What workers are told and answer, and how that goes through a pipe: frames, each after its length."""

import os
from collections.abc import Callable

from msgspec import Struct

from triage.article import Article
from triage.errors import Problem
from triage.matcher import Detail, Matched, Matcher
from triage.readers.blocks import Block, Tally
from triage.readers.contract import Bounds
from triage.readers.large import BlockTask
from triage.readers.reading import Signature
from triage.readers.walk import FoundFile

_CHUNK = 1 << 16


class WorkerTask(Struct, frozen=True):
    """What a worker needs to know; `matcher` is None where it only reads."""

    bounds: Bounds
    matcher: Matcher | None = None
    detail: Detail = "hits"
    #: What is printed of an article, where that depends on nothing but it and its result; only forks have it.
    line: Callable[[Article, Matched], str] | None = None
    #: Whether more is asked of an article than its line and what is counted: a cache keeps all of it.
    keeps_articles: bool = True


class FileBatch(Struct, frozen=True, array_like=True, tag=True):
    """Files to read, and whether they are matched too."""

    files: list[FoundFile]
    matches: bool


class BlockOrder(Struct, frozen=True, array_like=True, tag=True):
    """A block of a large file, to be read and, where the task has a matcher, matched."""

    task: BlockTask
    block: Block


class Answer(Struct, array_like=True):
    """What a file gave, or the next part of it."""

    #: Its number in the order.
    number: int
    is_last: bool
    articles: list[Article] = []
    #: With the number of articles of this answer before each.
    problems: list[tuple[int, Problem]] = []
    matched: list[Matched] | None = None
    #: What is printed of each, where that was made here.
    lines: list[str] | None = None
    signature: Signature | None = None
    taken_ns: int = 0
    #: Expressions of profiles that took too long by now.
    overrun: list[str] = []
    #: It cannot be told in a frame, or the reader raised what no reader should: it is read where it was asked for.
    is_for_you: bool = False
    #: What was counted in a block.
    tally: Tally | None = None


def read_frame(number: int) -> bytes | None:
    """What is in the next frame of a pipe; None where nobody writes to it any more."""
    head = _read(number, 4)
    return None if head is None else _read(number, int.from_bytes(head, "big"))


def _read(number: int, length: int) -> bytes | None:
    chunks = bytearray()
    while len(chunks) < length:
        chunk = os.read(number, min(_CHUNK, length - len(chunks)))
        if not chunk:
            return None
        chunks += chunk
    return bytes(chunks)


def framed(content: bytes) -> bytes:
    """A frame with this in it."""
    return len(content).to_bytes(4, "big") + content


def write_frame(number: int, content: bytes) -> None:
    """Write one frame."""
    write(number, framed(content))


def write(number: int, data: bytes) -> None:
    """Write all of it, however little the pipe takes at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(number, rest) :]
