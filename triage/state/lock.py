"""One digest at a time for a state: a lock that dies with its process, however it ends."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from triage.errors import DeliveryError, TriageError


class LockedError(TriageError):
    """Another run holds the lock."""

    status = 75


class Lock:
    """Held between `with` and the end of the block, or of the process.

    A POSIX record lock: unlike that of `flock`, children do not inherit it, so that a worker that outlives a killed
    run does not keep the next one out.
    """

    def __init__(self, state: Path) -> None:
        self._path = state.with_name(f"{state.name}.lock")
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> "Lock":
        """Take it; raises LockedError at once where another process has it."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            stream = self._path.open("a+b")
        except OSError as error:
            why = (error.strerror or "error").lower()
            raise DeliveryError(f"{self._path}: the lock could not be made: {why}", _ELSEWHERE) from error
        if not _taken(stream):
            holder = _holder(stream)
            stream.close()
            who = f" (process {holder})" if holder else ""
            raise LockedError(f"another digest is running on {self._path.with_suffix('')}{who}", _LATER)
        with suppress(OSError):
            stream.truncate(0)
            stream.write(f"{os.getpid()}\n".encode())
            stream.flush()
        self._stream = stream
        return self

    def __exit__(self, *_: object) -> None:
        """Give it back; the file stays, since to delete it would let two in."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None


_LATER = "try again when it has ended, or give this one a state of its own with --state"
_ELSEWHERE = "name a place that can be written with --state"

if sys.platform == "win32":

    def _taken(stream: IO[bytes]) -> bool:
        import msvcrt

        try:
            # Behind all that is written, so that others can read who holds it.
            stream.seek(1 << 20)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _taken(stream: IO[bytes]) -> bool:
        import fcntl

        try:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True


def _holder(stream: IO[bytes]) -> str:
    try:
        stream.seek(0)
        return stream.read(20).decode("ascii", "replace").strip()
    except OSError:
        return ""
