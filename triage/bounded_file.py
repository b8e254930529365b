"""Files that are read whole because an option or a setting names them: lists, profiles, labels, passwords.

Whatever has that name, reading ends: devices are cut off, and a pipe to which nobody writes is not waited for.
Articles are read by `readers/reading.py`.
"""

import errno
import os
import select
import stat
from pathlib import Path
from typing import BinaryIO

#: Bytes that are read at most of what a program wrote, and of what a person did.
LARGEST, LARGEST_BY_HAND = 512 << 20, 16 << 20
#: Seconds in which whoever writes to a named pipe has to open it.
PATIENCE = 5.0
_PIECE = 1 << 20
#: Opening a pipe does not wait for who writes to it.
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)


def bytes_of(path: Path | str, largest: int = LARGEST, patience: float = PATIENCE) -> bytes:
    """All of a file; OSError also where it is larger than `largest` bytes, or a pipe to which nobody writes.

    `patience` is in seconds, until somebody opens the pipe; what is then written is waited for as long as it takes.
    """
    with open(path, "rb", buffering=0, opener=lambda name, flags: os.open(name, flags | _AT_ONCE)) as stream:
        if os.fstat(stream.fileno()).st_size > largest:
            raise _too_large(largest)
        begun = begun_of(stream.fileno(), patience)
        return begun + rest_of(stream, largest - len(begun))


def rest_of(stream: BinaryIO, largest: int = LARGEST) -> bytes:
    """What a stream has from here on; OSError where that is more than `largest` bytes."""
    pieces = []
    room = largest
    while piece := stream.read(_PIECE):
        pieces.append(piece)
        room -= len(piece)
        if room < 0:
            raise _too_large(largest)
    return b"".join(pieces)


def _too_large(largest: int) -> OSError:
    # In small letters, as callers write what the system says.
    return OSError(errno.EFBIG, f"Larger than {largest >> 20} megabytes")


def begun_of(number: int, patience: float = PATIENCE) -> bytes:
    """Have what was opened `_AT_ONCE` wait for what comes, as anything does; what had to be read of it for that.

    OSError for a pipe that nobody opens to write to while `patience` lasts, in seconds.
    """
    mode = os.fstat(number).st_mode
    if not _AT_ONCE or stat.S_ISREG(mode):
        return b""
    begun = _first_of(number, patience) if stat.S_ISFIFO(mode) else b""
    os.set_blocking(number, True)
    return begun


def _first_of(pipe: int, patience: float) -> bytes:
    waiting = select.poll()
    waiting.register(pipe, select.POLLIN)
    if waiting.poll(1000 * patience):
        return b""  # there is something to read, or somebody wrote and is done
    try:
        first = os.read(pipe, 1)
    except BlockingIOError:
        return b""  # somebody has opened it, and has not written yet
    if not first:
        raise OSError(errno.ENXIO, "A pipe to which nobody writes")
    return first
