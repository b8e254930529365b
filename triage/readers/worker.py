"""Slow formats in a process of their own, which can be ended when a file takes too long: both ends of the pipe.

Only large files of the formats that the registry marks come here; starting a process costs more than reading a small
one. The clock runs from one article to the next while somebody waits for it, so that a long archive is read to its
end and a page that would take hours is not.
"""

import json
import os
import selectors
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import IO, Any

import msgspec
from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers import clock
from triage.readers.contract import Bounds, Reader, broken_down, out_of_time
from triage.readers.patience import Patience, end_after
from triage.readers.source import Source, StreamReader, nothing

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
    child = _started()
    if child is None:
        reader: Reader = import_module(module).READER
        return reader.read(data, name, bounds)
    return _read_by(child, _Feed(_head(module, name, bounds, "read"), Source(data, nothing)), name, bounds)


def stream_apart(module: str, source: Source, name: str, bounds: Bounds) -> Iterator[Article | Problem] | None:
    """The same of a file that is handed over piece by piece; None where its reader has to have it whole."""
    child = _started()
    if child is None:
        reader: StreamReader = import_module(module).READER
        return reader.stream(source, name, bounds)
    return _read_by(child, _Feed(_head(module, name, bounds, "stream"), source), name, bounds)


def _started() -> "subprocess.Popen[bytes] | None":
    """A process to read in; None where there is none to be had: better without a clock than not at all."""
    try:
        return None if IS_APART else interpreter(_PROGRAM)
    except OSError:
        return None


def _read_by(
    child: "subprocess.Popen[bytes]", feed: "_Feed", name: str, bounds: Bounds
) -> Iterator[Article | Problem]:
    has_articles = False
    try:
        for line in _lines(child, feed, bounds.seconds):
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


def interpreter(program: str) -> "subprocess.Popen[bytes]":
    """A new interpreter that runs a program with our search path as its arguments, behind two pipes."""
    if not sys.executable:
        raise FileNotFoundError(2, "no interpreter")
    return subprocess.Popen(
        [sys.executable, "-P", "-c", program, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
    )


def _head(module: str, name: str, bounds: Bounds, form: str) -> bytes:
    # ASCII with escapes carries every file name, also one that is not Unicode.
    bounds = replace(bounds, room=None, share=None)
    head = {"module": module, "name": name, "bounds": msgspec.to_builtins(bounds), "form": form}
    return json.dumps(head).encode("ascii") + b"\n"


class _Feed:
    """What the other end is told, as fast as it listens."""

    def __init__(self, head: bytes, source: Source) -> None:
        self._rest = memoryview(head)
        self._source = source

    def push(self, number: int) -> bool:
        """Write what fits; False when there is no more, or nobody who listens."""
        if not self._rest:
            self._rest = memoryview(self._source.read(_CHUNK))
            if not self._rest:
                return False
        try:
            self._rest = self._rest[os.write(number, self._rest) :]
        except BlockingIOError:
            return True
        except OSError:
            # A process that is gone already shows when it is listened to.
            return False
        return True


def _lines(child: "subprocess.Popen[bytes]", feed: _Feed, seconds: int) -> Iterator[bytes]:
    """The lines of the answer, the last of them empty if it is whole; raises TimeoutError where the next takes too long."""
    assert child.stdin is not None
    assert child.stdout is not None
    kept = bytearray()
    patience = Patience(child.pid, seconds)
    os.set_blocking(child.stdin.fileno(), False)
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        selector.register(child.stdin, selectors.EVENT_WRITE)
        while True:
            ready = selector.select(patience.left)
            if not ready:
                if patience.is_over():
                    raise TimeoutError
                continue
            patience.renew()
            if any(key.fileobj is child.stdin for key, _ in ready) and not feed.push(child.stdin.fileno()):
                selector.unregister(child.stdin)
                _close(child.stdin)
            if not any(key.fileobj is child.stdout for key, _ in ready):
                continue
            chunk = os.read(child.stdout.fileno(), _CHUNK)
            if not chunk:
                return
            kept += chunk
            if b"\n" in chunk:
                *lines, rest = bytes(kept).split(b"\n")
                kept = bytearray(rest)
                yield from lines
                patience.renew()


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
    reader = import_module(head["module"]).READER
    end_after(bounds.seconds + _GRACE)
    with open(answer, "wb", buffering=0) as stream:  # noqa: PTH123
        if head["form"] == "stream":
            things = reader.stream(Source(b"", _patiently(bounds.seconds)), head["name"], bounds)
        else:
            things = reader.read(sys.stdin.buffer.read(), head["name"], bounds)
        for thing in things:
            end_after(0)
            _write(stream, json.dumps(msgspec.to_builtins(thing)).encode("ascii") + b"\n")
            end_after(bounds.seconds + _GRACE)
        _write(stream, b"\n")


def _patiently(seconds: int) -> Callable[[int], bytes]:
    """Standard input; the time until more comes is nobody's fault here."""

    def read(size: int) -> bytes:
        end_after(0)
        data = sys.stdin.buffer.read(size)
        end_after(seconds + _GRACE)
        return data

    return read


def _write(stream: Any, line: bytes) -> None:
    rest = memoryview(line)
    while rest:
        rest = rest[stream.write(rest) :]
