"""Slow formats in a process of their own, which can be ended when a file takes too long: both ends of the pipe.

Only large files of the formats that the registry marks come here; starting a process costs more than reading a small
one. The clock runs from one article to the next while somebody waits for it, so that a long archive is read to its
end and a page that would take hours is not.
"""

import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import IO, Any

import msgspec
from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers import clock
from triage.readers.contract import Bounds, Reader, broken_down, out_of_time

#: The other end: our own modules by our own search path, and never those of the current folder by accident.
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from triage.readers.worker import work; work()"
#: Set where this process itself is one that can be ended, so that none is put behind it.
IS_APART = False
_CHUNK = 1 << 16
#: Seconds that a process outlives its bound when nobody is left to end it.
_GRACE = 5


def _children() -> float:
    """CPU seconds of all processes that this one has started and that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def read_apart(module: str, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    """The articles of a file, read by the reader of `module` elsewhere; a problem where it takes too long or breaks down."""
    try:
        child = None if IS_APART else _start()
    except OSError:
        child = None  # no process to be had: better without a clock than not at all
    if child is None:
        reader: Reader = import_module(module).READER
        yield from reader.read(data, name, bounds)
        return
    has_articles = False
    try:
        _ask(child.stdin, module, data, name, bounds)
        for line in _lines(child.stdout, bounds.seconds):
            if not line:
                return
            thing = _thing(json.loads(line))
            has_articles = has_articles or isinstance(thing, Article)
            yield thing
        yield broken_down(name, None, has_articles=has_articles)
    except TimeoutError:
        yield out_of_time(name, bounds.seconds, has_articles=has_articles)
    finally:
        child.kill()
        before = _children()
        child.wait()
        clock.spend(_children() - before)
        for stream in (child.stdin, child.stdout):
            _close(stream)


def _start() -> "subprocess.Popen[bytes]":
    if not sys.executable:
        raise FileNotFoundError(2, "no interpreter")
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _PROGRAM, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    )


def _ask(stream: IO[bytes] | None, module: str, data: bytes, name: str, bounds: Bounds) -> None:
    """Hand the file over; a process that is gone already shows when it is listened to."""
    assert stream is not None
    # ASCII with escapes carries every file name, also one that is not Unicode.
    head = json.dumps(
        {"module": module, "name": name, "bounds": msgspec.to_builtins(replace(bounds, room=None))}
    ).encode("ascii")
    try:
        rest = memoryview(head + b"\n" + data)
        while rest:
            rest = rest[stream.write(rest) :]
        stream.close()
    except OSError:
        return


def _lines(stream: IO[bytes] | None, seconds: int) -> Iterator[bytes]:
    """The lines of the answer, the last of them empty if it is whole; raises TimeoutError where the next takes too long."""
    assert stream is not None
    kept = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while True:
            if not selector.select(seconds):
                raise TimeoutError
            chunk = os.read(stream.fileno(), _CHUNK)
            if not chunk:
                return
            kept += chunk
            if b"\n" in chunk:
                *lines, rest = bytes(kept).split(b"\n")
                kept = bytearray(rest)
                yield from lines


def _thing(record: dict[str, Any]) -> Article | Problem:
    return msgspec.convert(record, Problem) if "code" in record else msgspec.convert(record, Article)


def _close(stream: IO[bytes] | None) -> None:
    try:
        if stream is not None:
            stream.close()
    except OSError:
        return


def work() -> None:
    """The other end: read what is handed over, and write a line of JSON for each article or problem."""
    # What a library prints must not get between the lines.
    answer = os.dup(1)
    os.dup2(2, 1)
    head = json.loads(sys.stdin.buffer.readline())
    bounds = msgspec.convert(head["bounds"], Bounds)
    reader: Reader = import_module(head["module"]).READER
    signal.alarm(bounds.seconds + _GRACE)
    with open(answer, "wb", buffering=0) as stream:  # noqa: PTH123
        for thing in reader.read(sys.stdin.buffer.read(), head["name"], bounds):
            signal.alarm(0)
            _write(stream, json.dumps(msgspec.to_builtins(thing)).encode("ascii") + b"\n")
            signal.alarm(bounds.seconds + _GRACE)
        _write(stream, b"\n")


def _write(stream: Any, line: bytes) -> None:
    rest = memoryview(line)
    while rest:
        rest = rest[stream.write(rest) :]
